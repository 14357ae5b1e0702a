"""Signs of a misreading or of a wrong cut in a value: a field, its value and what touches it in, features by name out.

Where `doubts` counts what a reader stumbles over, these say what it is, so that the trees can weigh each: a word read twice, a heading
that goes on below, a title that lost its `PHÓ`, a citation whose symbol goes on behind it, a cell with a letter among its figures.
Names are those of `docparse.review.confidence.FEATURES`; what is not named is zero. `signs` is their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Any

from docparse.authority.people import surnames
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

NAMES = ("signs", "stutter", "lone", "goes_on", "single", "deputy", "opens_odd", "hangs", "touched", "last_known")
"""Names of the features of this module."""

Signs = dict[str, float]

_DOUBLED = frozenset({"luôn", "dần", "đặc", "thường", "riêng", "từng", "đôi", "rất", "xa", "ngày", "chung", "nhỏ"})
"""Words that are said twice in a row."""
_QUOTE = regex(r"['‘’](?:(?!\w)|(?<!\w.))")
_SPLIT = regex(r"(?<![\d.,])\d{1,2} \d{1,2}(?![\d.,])")
_STOPPED = regex(r"(?<!\w)[a-zà-ỹđ]{3,}\. [a-zà-ỹđ]")
_CONSONANTS = frozenset("bcdđghklmnpqrstvx")
_FOOT = ("nơi nhận", "kính gửi", "lưu", "căn cứ")
_NUMBERED = regex(r"(?:(?:điều|chương|phần|mục|phụ lục) (?:thứ )?)?[\wđ.]{1,8}?(\s?[.,):/;–-]+|\s|$)", re.IGNORECASE)
_MARKED = regex(r"[\wđ]{1,5}[.)/:-]")
_BRACKET = regex(r"\([a-zà-ỹđ]")
_BRACKET_ODD = regex(r"[a-zà-ỹđ]\(|\(\s|\[")
_TOUCHED = regex(r" ?\w")
_MIDDLE = frozenset({"Văn", "Đình", "Hoàng", "Mai", "Phương", "Kim"})
"""Family names that often stand in the middle of a name."""
_TITLE = regex(
    r"phó|chủ tịch|chủ nhiệm|giám đốc|tổng|bí thư|trưởng|chánh|chính|hiệu trưởng|bộ trưởng|thứ trưởng|cục trưởng|chi cục|viện trưởng|"
    r"vụ trưởng|chỉ huy|thủ tướng|đội trưởng|hạt trưởng|[uủ][yỷ] viên|thư ký|tư lệnh|đồn trưởng|khoa|quyền|q\.|tổ|thường|hội|người|"
    r"kế toán|ban",
    re.IGNORECASE,
)
"""How the titles of signers open (FACTS 1.8); what opens otherwise has lost a word."""
_ORGAN = regex(
    r"(?<=\w\w )(?:CHỦ TỊCH|HỘI ĐỒNG NHÂN DÂN|[UỦ][YỶ] BAN|BAN (?:CHẤP|THƯỜNG)|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH ÁN|VIỆN TRƯỞNG|"
    r"HIỆU TRƯỞNG|TỔNG GIÁM|HỘI NGHỊ)[^\n,;“”]{0,50}$"
)
_JOINS = frozenset(
    {"của", "cho", "do", "với", "và", "tại", "các", "bầu", "ra", "về", "gửi", "từ", "phó", "là", "hoặc", "những", "trước", "cùng"}
)
"""Words that join the name of an organ to what is said before it."""
_CODE_ODD = regex(r"[a-z][A-Z]|[IL]{2}|(.)\1\1")
_CODE_ON = regex(r"\s?[-/]")
_DATED = regex(r", ngày")
_DAY = regex(r"\d{1,2} tháng \d{1,2}[/ ]")
_QUARTER = regex(r"quý (?:[5-9]|1\d)", re.IGNORECASE)
_UNTIL, _YEAR, _DIGITS_ON, _DOTS = regex(r"\W*đến"), regex(r"\W*năm \d"), regex(r"[./-]?\d"), regex(r"[.,…]{2}")
_HANGS = ("ít nhất", "tối thiểu", "không quá", "tối đa", "trở", "còn", "từ", "đạt", "và", "của", "các", "là", "trên", "dưới", "đến")
_OPENS = regex(r"(?:nhất|thiểu|quá|hơn|đa)\b")
_MORE = regex(r"\s+(?:[^\s.;,]+\s){0,3}trở")
_FIGURE_ODD = regex(r"\d[:;]\d|\d [\d,]|\d\s?[)(\]|!?]|[.,]{2}|\d[A-Za-z]|[a-zA-Z]\d")


def signs(field: str, holder: Any, value: str, words: list[str], before: str, after: str, authority: str) -> Signs:
    """The signs of one value and its `words`. `before`, `after`: what touches it, about 14 and 60 characters; `authority`: the word before
    the signer's title (`KT.`), for titles."""
    out: Signs = {}
    stutter = _stutter(words)
    lone = _lone(field, value, words)
    count = stutter + lone
    if stutter:
        out["stutter"] = float(stutter)
    if lone:
        out["lone"] = float(lone)
    own = _OWN.get(field)
    if own is not None:
        count += own(out, holder, value, words, before, after)
    elif field == "signatory title":
        count += _of_title(out, value, words, authority)
    out["signs"] = float(count)
    return out


def _stutter(words: list[str]) -> int:
    """How many words say the one before them, or its end, again: `Sở Y Y tế`, `Đảng ảng ủy`."""
    count = 0
    for one, two in pairwise(words):
        if one.endswith(two) and (len(two) > 1 or len(one) == 1) and two.lower() not in _DOUBLED:
            count += 1
    return count


def _lone(field: str, value: str, words: list[str]) -> int:
    """How much stands alone that does not: a consonant, a quotation mark or bracket without its other, a full stop before a small
    letter, a figure in a name, two figures with a blank between."""
    count = 0
    if field not in _CODED:
        count = sum(len(word) == 1 and word.lower() in _CONSONANTS for word in words) + value.count("_")
        count += (value.count("(") != value.count(")")) + (_SPLIT.search(value) is not None)
    if field in _NAMED:
        count += value.count("/")
    if field in _UNCOUNTED:
        count += any(map(str.isdigit, value))
    quotes = value.count("“") != value.count("”") or value.count('"') % 2 == 1 or _QUOTE.search(value) is not None
    return count + quotes + (". " in value and _STOPPED.search(value) is not None)


_CODED = frozenset({"headings", "signatory authority"})
_NAMED = frozenset({"signatory name", "signatory title", "place"})
_UNCOUNTED = frozenset({"parent", "signatory name", "signatory title"})
"""Fields whose values hold no figure."""


def _of_heading(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    below = after.lstrip("\n ").partition("\n")[0]
    goes_on = value.isupper() and below.isupper() and _MARKED.match(below) is None
    marked = _NUMBERED.match(value) if holder.ordinal else None
    words_only = value[marked.end() :] if marked else value
    single = len(words_only.split()) < 2
    out["goes_on"], out["single"] = float(goes_on), float(single)
    return goes_on + single + words_only.lower().startswith(_FOOT) + (marked is not None and not marked[1].strip())


def _of_item(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    single = " " not in value and value != "Lưu"
    touched = _TOUCHED.match(after) is not None
    out["single"], out["touched"] = float(single), float(touched)
    brackets = (_BRACKET.search(value) is not None) + (_BRACKET_ODD.search(value) is not None)
    return single + touched + brackets + value[:1].islower() + (value[:1] in ":.,”")


def _of_person(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    known, count = surnames(), len(words)
    cut = words[:1] == ["Thị"]
    two = sum(word in known and word not in _MIDDLE for word in words[1:-1]) if count > 4 else 0
    return 2 * cut + (not 3 <= count <= 4) + (bool(words) and words[0] not in known) + two + any(not is_syllable(word) for word in words)


def _of_title(out: Signs, value: str, words: list[str], authority: str) -> int:
    """A deputy signs for the head (`KT.`): a title without `PHÓ` or `THỨ` behind it has lost a word (NĐ 30/2020, Phụ lục I)."""
    deputy = value.upper().startswith(("PHÓ", "THỨ"))
    lost = "KT" in authority and not deputy
    opens = _TITLE.match(value) is None
    mixed = not value.isupper() and not value.istitle() and value[:1].isupper() and any(len(word) > 1 and word.isupper() for word in words)
    out["deputy"], out["opens_odd"] = 1.0 if lost else 0.5 * (deputy and "KT" not in authority), float(opens)
    return lost + opens + mixed


def _of_subject(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    """A subject that ends in the name of an organ ran into whoever decides, unless a word joins that name to it."""
    found = _ORGAN.search(value)
    return 2 * (found is not None and value[: found.start()].rstrip().lower().rsplit(" ", 1)[-1] not in _JOINS)


def _of_reference(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    parts = [part for part in re.split(r"[/-]", holder.canonical or "") if not part[:1].isdigit()]
    out["last_known"] = _known(parts[-1]) if parts else 1.0
    odd = any(_CODE_ODD.search(part) for part in parts)
    return odd + 2 * (_CODE_ON.match(after) is not None) + (_DATED.match(after) is not None) + (not parts)


@lru_cache(maxsize=4096)
def _known(code: str) -> float:
    from docparse.authority.bodies import find_body

    return float(len(code) <= 2 or find_body(code) is not None)


def _of_date(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    edtf = holder.edtf
    count = 0 + (_DAY.match(value) is not None and not before.rstrip().endswith("ngày"))
    count += (edtf.endswith("/..") and _UNTIL.match(after) is not None) + ("XXXX" in edtf and _YEAR.match(after) is not None)
    return count + sum(
        found is not None for found in (_QUARTER.search(value), _DIGITS_ON.match(after), _DOTS.match(after), _DOTS.match(after, 1))
    )


def _of_target(out: Signs, holder: Any, value: str, words: list[str], before: str, after: str) -> int:
    lowered = value.lower().strip()
    hangs = _MORE.match(after[:30]) is not None
    out["hangs"] = float(hangs)
    cut: int = lowered.endswith(_HANGS) + (_OPENS.match(lowered) is not None) + (_FIGURE_ODD.search(value) is not None)
    cut += holder.value == 0 and holder.comparator != "eq"
    return hangs + cut


_OWN: dict[str, Callable[[Signs, Any, str, list[str], str, str], int]] = {
    "headings": _of_heading, "recipients": _of_item, "addressees": _of_item, "signatory name": _of_person,
    "references": _of_reference, "dates": _of_date, "targets": _of_target, "subject": _of_subject,
}  # fmt: skip
