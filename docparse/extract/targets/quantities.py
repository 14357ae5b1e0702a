"""Quantities as the field writes them: a stretch of text in, numbers with comparator and unit out (FACTS 4.4 and 9.5).

`.` or a space parts the thousands, `,` is the decimal mark (`1.950.000`, `12,5`); a lone `2.5` copied from English is 2.5,
and `2,950` or `1,950,000` are whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from docparse.schema import Comparator
from docparse.text.regex import regex

NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3}){2,4}(?!\d)|\d{1,3}(?: \d{3}){1,4}(?!\d)|\d+(?:[.,]\d+)?"
_SHARE = r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d+)?|\d+(?:[.,]\d+)?"
"""A number of percent: a space does not part its thousands (`vào lớp 1 100%`)."""
PERCENT = r"(?:điểm )?(?:%|phần trăm)|‰|[°º⁰]?[/⁄][oO](?![^\W\d_])|[°º⁰][/⁄][oO0]|9[/⁄]o|0[/⁄]0|o[/⁄]o|%o|%0(?!\d)"
"""Signs of a share, with what OCR makes of `%` (FACTS 9.4). `96` and `9%` for it are seen by the value: `find_percentages`."""

_WORDS: list[tuple[str, Comparator]] = [
    (
        r"(?:ít nhất|tối thiểu)(?: là| đạt| có| khoảng| trên| từ)?|thấp nhất (?:là|đạt|phải đạt)"
        r"|không dưới|không thấp hơn|không ít hơn|đạt (?:và|hoặc) vượt|≥|>=|=>",
        "ge",
    ),
    (r"không (?:được )?(?:vượt(?: quá)?|quá|cao hơn|lớn hơn|nhiều hơn)|tối đa(?: là)?|nhiều nhất(?: là)?|cao nhất là|≤|<=|=<", "le"),
    (r"trên dưới|khoảng(?: từ)?|xấp xỉ|gần|ước(?: đạt)?|chừng|~", "approx"),
    (r"(?:từ )?trên|hơn|vượt(?: trên)?|cao hơn|lớn hơn|>", "gt"),
    (r"dưới|thấp hơn|ít hơn|nhỏ hơn|<", "lt"),
    (r"từ", "ge"),
]
_DIGIT = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|lẻ|linh|rưỡi|phẩy"
IN_WORDS = rf"(?P<words>(?:một nửa|{_DIGIT})(?: (?:{_DIGIT}))*(?: phần trăm)? ?\()"
"""A number in words, before the same in brackets: `ba mươi (30)`."""
COMPARATOR = "|".join(f"(?P<c{i}>{pattern})" for i, (pattern, _) in enumerate(_WORDS))
_UP = r"(?P<up> ?trở lên)|(?P<down> ?trở xuống)"
PERCENTAGE = regex(
    rf"(?:(?<!\w)(?:{COMPARATOR})(?: ?:)? ?)?(?:(?<!\w){IN_WORDS})?(?<![\d./])(?<!\d,)(?P<a>{_SHARE}) ?(?:{PERCENT})?"
    rf"(?: ?(?:-|đến|tới|÷) ?(?P<b>{_SHARE}))? ?(?P<unit>(?:{PERCENT})(?: ?/ ?(?:năm|tháng|quý))?)(?![\w])(?(words)\)?)(?:{_UP})?"
)
_CELL = regex(
    rf"(?:(?:đạt|phấn đấu|giảm|tăng|hoàn thành|duy trì|có) )*(?:(?:{COMPARATOR}) ?)?(?<![\d.,/])"
    rf"(?P<a>{NUMBER})(?:/(?P<of>\d{{1,9}})(?![\d/]))?"
    rf"(?: ?(?:{PERCENT})? ?(?:-|đến|tới|÷) ?(?P<b>{NUMBER}))?"
    rf" ?(?:(?P<share>(?:{PERCENT})(?: ?/ ?(?:năm|tháng|quý))?)(?! ?[/\d])[^()]{{0,40}}?|(?P<unit>[^()]{{0,40}}?))"
    rf"(?:{_UP})?(?: ?\([^()]*\))?"
)
_MISREAD = regex(r"^(?:9%|96(?=$|/)|[°º⁰]?[/⁄][oO]|[°º⁰][/⁄][oO0]|9[/⁄]o|0[/⁄]0|o[/⁄]o)")
_PER_MILLE = regex(r"%[oO0](?!\w)")
_GLUED = regex(r"(?<![\d.,/-])(?:[1-9]\d|100)96 [^\W\d]")
_GLUED_SHARE = regex(
    rf"(?:(?<!\w)(?:{COMPARATOR}) ?)?(?:(?<![\d.,/-])(?P<a>[1-9]\d|100|[1-9]\d,\d)(?: ?(?:-|đến) ?(?P<b>[1-9]\d|100))?)"
    r"(?<!19)(?P<unit>96)(?= [^\W\d])(?:(?P<up> trở lên)|(?P<down> trở xuống))?"
)
"""`%` read as 96: a number of four or five digits without a stop for the thousands, other than a year."""
_SIGN = regex(r"[%‰°º⁰⁄]|phần trăm|\d(?:0/0|o/o|/o)")
_ENGLISH = regex(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}|,\d\d0)")
"""Thousands parted as in English: no decimal fraction is written to a nought of the third place."""
_GROUPED = regex(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")


@dataclass(slots=True)
class Quantity:
    """A number with its comparator and unit. `start:end` covers comparator, number and, for shares, `%`; `unit_end` ends the unit
    also where it is a word (`05 mô hình`), which belongs to the measure as well."""

    start: int
    end: int
    comparator: Comparator
    value: float
    value_max: float | None
    unit: str | None
    unit_end: int = 0
    measured: bool = False
    said: str | None = field(default=None, compare=False, repr=False)
    """What it measures, once its clause is cut: the quantities behind it may take it over."""
    subject: str = field(default="", compare=False, repr=False)
    """The same without the verb and the base of a change: of that, more may be said (`tăng 5% so với …, còn | 40%`)."""

    @property
    def share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit is not None and _is_share(self.unit)


@lru_cache(maxsize=1024)
def _is_share(unit: str) -> bool:
    return _SIGN.search(unit) is not None


def parse_number(text: str) -> float | None:
    """The value of a printed number, None if it is none.

    >>> parse_number("1.950.000"), parse_number("12,5"), parse_number("2.5"), parse_number("07"), parse_number("2,950")
    (1950000.0, 12.5, 2.5, 7.0, 2950.0)
    """
    text = text.strip()
    if _GROUPED.fullmatch(text) and not text.startswith("0"):
        text = text.replace(".", "").replace(" ", "")
    elif _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def compare(match: re.Match[str], *, up: bool, down: bool) -> Comparator:
    """The comparator that a match of a pattern with COMPARATOR says, the range included; `up`, `down`: `trở lên`, `trở xuống` follows."""
    said: Comparator = "eq"
    for i, (_, comparator) in enumerate(_WORDS):
        if match[f"c{i}"]:
            said = comparator
    return "range" if match["b"] else "ge" if up else "le" if down else said


def quantity(match: re.Match[str], offset: int = 0) -> Quantity | None:
    """The quantity of a match of PERCENTAGE or of a table cell; None where the numbers make no sense (a range that falls)."""
    value, top = parse_number(match["a"]), parse_number(match["b"]) if match["b"] else None
    if value is None or (top is not None and top < value):
        return None
    said = compare(match, up=bool(match["up"]), down=bool(match["down"]))
    return Quantity(match.start() + offset, match.end() + offset, said, value, top, _unit(match["unit"]), match.end() + offset)


def _unit(printed: str | None) -> str | None:
    if not printed or not printed.strip():
        return None
    unit = re.sub(r"\s+", " ", printed.strip()).replace("phần trăm", "%")
    return clean_unit(unit)


def clean_unit(printed: str) -> str:
    """A unit as it was meant: `9%` and `°/o` of a scan are `%`, `%o` is `‰`.

    >>> clean_unit("°/o"), clean_unit("9%/năm"), clean_unit("%o"), clean_unit("Giường")
    ('%', '%/năm', '‰', 'Giường')
    """
    if _PER_MILLE.match(printed):
        return "‰" + printed[2:]
    return _MISREAD.sub("%", printed) if _MISREAD.match(printed) and not re.match(r"\d+$", printed) else printed


def find_percentages(lowered: str) -> list[Quantity]:
    """All shares (`%`, `‰`) of a lower-cased stretch with plain dashes; `1009%` and `9596 hộ` of a scan are 100% and 95%."""
    found: list[Quantity] = []
    if _SIGN.search(lowered):
        found = [share for match in PERCENTAGE.finditer(lowered) if (share := quantity(match))]
        for share in found:
            share.value = _plausible(share.value)
            share.value_max = _plausible(share.value_max) if share.value_max is not None else None
    if _GLUED.search(lowered):
        for match in _GLUED_SHARE.finditer(lowered):
            glued = quantity(match)
            if glued is not None and glued.value <= 100 and not any(share.start < glued.end and glued.start < share.end for share in found):
                glued.unit = "%"
                found.append(glued)
        found.sort(key=lambda share: share.start)
    return found


def _plausible(value: float) -> float:
    """A share far beyond the whole whose last digit is the ring of its sign: 1009 is 100."""
    return value // 10 if value >= 159 and value % 10 == 9 and 10 <= value // 10 <= 100 else value


def parse_cell(text: str) -> Quantity | None:
    """The quantity that is all a table cell holds: `≥ 96`, `10,3`, `95 - 98%`, `từ 90% trở lên`, `5 xã`; None for words.

    >>> found = parse_cell("≥ 96")
    >>> found and (found.comparator, found.value, found.unit), parse_cell("Đạt mục tiêu")
    (('ge', 96.0, None), None)
    """
    lowered = text.lower().replace("–", "-").replace("—", "-")
    lead = len(lowered) - len(lowered.lstrip(" +-"))
    match = _CELL.fullmatch(lowered.strip(" +-;."))
    if (
        not match
        or (match["unit"] and re.match(r"[\d/.,-]|.*[;,] ", match["unit"]))
        or (match["of"] and not _whole(match["a"], match["of"]))
    ):
        return None
    found = quantity(match, lead)
    if found is not None and match["share"]:
        found.unit = _unit(match["share"])
    elif found is not None and match["unit"]:
        unit = text.strip(" +-;.")[match.start("unit") : match.end("unit")].strip()
        found.unit = None if unit.lower().startswith("so với") else unit or None
    return found


def _whole(part: str, whole: str) -> bool:
    """Whether `14/15` says how many of how many, and no day (`30/6`)."""
    least, most = parse_number(part), int(whole)
    return least is not None and (least == most or 12 < most < 1900) and least <= most
