"""The grammar of single dates: lower-cased text in, `Atom`s out (days, months, quarters, spans of years), not yet joined or judged.

Forms of FACTS 5.1 and 5.2 (NĐ 30/2020, Phụ lục I for the textual form). Day comes before month, always. A number that belongs
to a document number, a fraction or a decimal is no atom; what only its neighbours can decide (`26` of `26, 27/12/2011`, `quý I` before
`quý II năm 2021`, a bare `30/4`) is an atom with parts missing, and `docparse.extract.dates.dates` settles it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from docparse.text import edtf
from docparse.text.regex import regex

Kind = Literal["day", "month", "quarter", "years", "months", "now", "year_end"]

NGAY = r"ng[aàáảạâ][yv]"
THANG = r"th[aáàảạâăắấ]ng"
NAM = r"n[aăâ]m"
_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"(?:1\d|20)\d\d"  # of a full date: anniversaries reach back to the 19th century
_BLANKS = r"[ .…_]{0,60}"
_TEN = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
        "mười một": 11, "mười hai": 12, "giêng": 1}  # fmt: skip
_MONTH_WORDS = "|".join(sorted(_TEN, key=len, reverse=True))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "l": 1, "ll": 2, "lll": 3, "lv": 4}
_DIGITS = str.maketrans("oilsbzq", "0115820")

_COUNT = r"hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_LEAD = regex(
    rf"[nthbscmq\d](?<![^\W_].)(?:(?<=\d)\d*|g(?<=n.){NGAY[2:]}|h(?<=t.){THANG[2:]}|[ừưửứ](?<=t.) (?:nay|{NAM})|u(?<=q.)[ýyỷí]"
    r"|(?:a(?:(?<=h.)i|(?<=b.))|[ảẩ](?<=b.)y|ố(?<=b.)n|ă(?<=n.)m|á(?:(?<=s.)u|(?<=t.)m)|h(?<=c.)ín|ư(?<=m.)ời)"
    rf"(?= {THANG} (?:đầu|cuối) ))"
)
"""What a date may begin with, at the beginning of a word: its first letter comes before its look-behind, so that the engine skips along;
so does its second, so that only the branch is tried which begins with it."""
_DMY = regex(
    rf"(\d{{1,2}})(?: ?/{{1,2}} {{0,2}}(\d{{1,2}}) ?/{{1,2}} ?|\.(\d{{1,2}})\.|-(\d{{1,2}})-)({_ANY_YEAR})"
    rf"(?!\d|/(?!\d{{1,2}}-\d{{1,2}}-\d{{4}})|\.\d|-(?!\d{{1,2}} ?[/.])\d)"
)
_DMY_SHORT = regex(r"(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?![\w/.,-])")
_DM_NAM = regex(rf"(\d{{1,2}})[/-](\d{{1,2}}) ?,? ?{NAM} ?({_ANY_YEAR})\b")
_DM = regex(r"(\d{1,2}) ?([/-]) {0,2}(\d{1,2})(?![\d/%]|[.,]\d|-[a-zđ\d]| ?[/-] ?[a-zđ])")
_DM_DOT = regex(r" *(\d{1,2})\.(\d{2})(?= ?(?:đến|tới|-) | h[ằà]ng năm)")
"""`ngày 05.01` before its other end (`đến ngày 30.12.2023`) or `hằng năm`."""
_DTM = regex(rf"(\d{{1,2}})[ \n]*,? *{THANG}[ \n]*(\d{{1,2}}|mười(?: một| hai)?|[^\W\d_]{{2,5}})(?![\w%])")
_COUNTED = regex(
    r"(?<!\w)(?:độ|loại|hạng|số|đợt|lần|cấp|nhóm|mục|điều|khoản|bậc|kỳ|lớp|"
    r"tổ|khối|cụm|vùng|mức|chương|phần|khóa|khoá|tuần|chặng|giai đoạn|bước|vòng|quý|phiên) $"
)
"""Before a number that belongs to them: `đạt chuẩn mức độ 1 |tháng 12/2016`."""
_NAM = regex(rf"[ \n]*(?:,? ?(?:{NAM}|{THANG})[ \n]*|/ ?|, ?|-|\. ?)({_YEAR})(?![\d/]|[.,-]\d)")
_MY = regex(rf"(\d{{1,2}}) ?/ ?({_YEAR})(?![\d/]|[-.]\w| ?/)")
_YEARS = regex(rf"({_YEAR}) {{0,3}}- {{0,3}}({_YEAR})(?![\d/]|[.,-]\d)")
_MONTHS = regex(rf"(\d{{1,2}}) *{THANG} (?:(đầu|cuối) )?(?:của )?{NAM}(?: ({_YEAR})\b|(?! ?\d)\b)")
_MONTHS_IN_WORDS = regex(rf"({_COUNT}) {THANG} (đầu|cuối) (?:của )?{NAM}(?: ({_YEAR})\b|(?! ?\d)\b)")
"""`Sáu tháng đầu năm 2012`."""
_DATE_AFTER = regex(rf" ?[,;] ?{NGAY}")
_CLOCK_BEFORE = regex(r"(?:\d ?(?:giờ|h|g|:)|(?<!\w)(?:đợt|bước|vòng|lần|tổ|cụm|khối|nhóm)) ?$")
"""Before a number that is no day: of a clock, or of one of several (`Đợt 2, 20-5 đến 02-9`)."""
_DAY_ALONE = regex(rf"(\d{{1,2}})(?= ?(?:,|;|và|-|đến|tới|hoặc)(?: hết)?(?: {NGAY})? ?\d{{1,2}}\b)(?! ?, ?\d+ ?%)")
_AFTER_THANG = regex(r" *(\d{1,2})(?!\d)")
_DAY_WORD = regex(rf"{NGAY} +\d{{1,2}} +{THANG} +(?!năm|một$|hai$)(?:{_MONTH_WORDS})$")
"""`ngày 03 tháng bốn` without a year; `ngày 02 tháng năm` is one with blanks, `ngày 20 tháng một lần` counts."""
_THANG_WORD = regex(rf"[ \n]+({_MONTH_WORDS})[ \n]*,?[ \n]*(?:{NAM}[ \n]*|/ ?)({_YEAR})(?![\d/]|-\d)")
"""`tháng Mười hai năm 2025`; `tháng năm 2025` with its blank is none."""
_VICTORY = regex(r"(?:quyết|chiến|toàn|giành|đại|tất) thắng$")
"""No month but a victory, unlike one that a scan read so: `Thi đua Quyết thắng | 6 tháng đầu năm 2020`."""
_RISING = regex(r"(?:cách mạng|khởi nghĩa) $")
"""Before `tháng Tám năm 1945`: a name, no date."""
_THANG_MY = regex(rf" *(\d{{1,2}})(?: *,? *{NAM} *| ?/ ?| ?- ?|\.| )({_YEAR})(?![\d/]|-\d)")
_THANG_SHORT = regex(r" *(1[0-2]|0?[1-9]) ?/ ?([5-9]\d)(?![\d/-]|[.,]\d|\w)")
"""`tháng 9/77`: papers of the last century leave the century out."""
_MONTH_SPAN = regex(rf" *(\d{{1,2}}) ?- ?(\d{{1,2}}) ?/ ?({_YEAR})(?![\d/]|-\d)")
"""`tháng 4 - 12/2015`."""
_QUY = regex(rf" +(i{{1,3}}|iv|l{{1,3}}|lv|[1-4])(?: ?[/,-] ?(?:{NAM} )?| {NAM} | )?({_YEAR})?(?![\d\w])")
_QUY_STROKES = regex(rf" +((?=[il|!h1íìị]{{1,3}}v?[ /,-])[il|!h1íìị]{{1,3}}v?)(?: ?[/,-] ?(?:{NAM} )?| {NAM} | )({_YEAR})(?![\d\w])")
"""A quarter whose strokes a scan took for digits and letters: `quý 11/2023`, `quý IH/2024`; only before its year."""
_MORE_QUARTERS = regex(rf" ?(?:,|và|-) ?(i{{1,3}}|iv)(?: ?[/,-] ?(?:{NAM} )?| {NAM} )?({_YEAR})?(?![\d\w])")
"""The further quarters of `quý I, II/2024`."""
_MORE_MONTHS = regex(rf"((?: ?(?:,|và) ?(?:0?[1-9]|1[0-2]))+)(?: ?/ ?| *{NAM} *)({_YEAR})(?![\d/])")
"""The further months of `tháng 4, 5 và 6/2024`."""
_NUMBER = regex(r"\d+")
_TU_NAM = regex(
    rf"t[ừưửứ] {NAM} (?:học )?({_YEAR})(?: ?- ?{_YEAR})? ?(?:cho )?(?:đến|tới|-) ?(?:hết |cuối |kết thúc )?"
    rf"(?:{NAM} (?:học )?)?(?:{_YEAR} ?- ?)?({_YEAR})(?![\d/])"
)
_BLANK_DAY = regex(rf"{_BLANKS}(?:/ ?|- ?|{THANG})[ .…_]*(\d{{1,2}})(?: *,? *{NAM} *| ?/ ?| ?- ?| )({_YEAR})(?![\d/])")
_BLANK_ALL = regex(rf"{_BLANKS}(?:/{_BLANKS}/|{THANG}{_BLANKS}{NAM}|{THANG}{_BLANKS}/) ?({_YEAR})(?![\d/])")
_LENIENT = regex(
    rf"[ ]*([\doilsbzq]{{1,2}}) ?(?:[/.-]{{1,2}} ?([\doilsbzq]{{1,2}}) ?[/.-]{{1,2}} ?|{THANG} *([\doilsbzq]{{1,2}}) *{NAM} *)"
    rf"([12l][\doilsbzq]{{3}})(?![\w/])"
)
_PARTED = regex(rf" ([0-3]) (\d) ?/ ?(\d{{1,2}})(?: ?/ ?({_YEAR})(?![\d/])|(?= ?(?:[,;.)]|đến|tới|\Z|\n)))")
"""A day whose two figures a scan has parted: `ngày 1 1/9/2020`."""
_SPANNED = regex(r"\D?\d{1,2}-\d{1,2}-\d{4}/\d{1,2}-\d{1,2}-\d{4}")
"""Two days joined by a stroke: `22-12-1944/22-12-2016`."""
_SPACE = regex(r" *")
_LUNAR = regex(
    r"\s*\(?\s*(?:âm lịch|âl|â/l|năm (?:giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí])"
    r" (?:t[ýíỵịỹ]|sửu|dần|mão|mẹo|thìn|ngọ|mùi|thân|dậu|tuất|hợi))(?!\w)"
)
"""What ends a day of the moon's calendar, which is none of ours: `10/3 âm lịch`, `26 tháng 12 năm Canh Dần`."""
_FIRST_MOON = regex(r"tháng\s+giêng$")
"""`ngày 7 tháng giêng` without a year; with one, papers of the forties mean January."""


@dataclass(slots=True)
class Atom:
    """One date expression at `start:end`. `year` None: not printed; `month` or `day` 0: blank; `year2`: end of a span of years.

    `lead`: the word ngày, tháng or quý stands before it, inside the span. `repaired`: digits were read as letters.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    lead: bool = False
    repaired: bool = False
    separator: str = ""
    every: bool = False
    """Of every year: `tháng 6, tháng 12 hằng năm`."""

    @property
    def complete(self) -> bool:
        """Whether it says by itself when it is."""
        if self.kind == "day":
            return self.month is not None
        if self.kind in ("month", "quarter", "months"):
            return self.year is not None
        return True

    def edtf(self) -> str:
        """Its EDTF form. Raises ValueError for an impossible date."""
        match self.kind:
            case "day":
                return edtf.point(self.year, self.month, self.day)
            case "month":
                return edtf.point(self.year, self.month)
            case "quarter":
                return edtf.quarter(self.year, self.month or 0)
            case "years":
                return edtf.interval(edtf.point(self.year), edtf.point(self.year2))
            case "months":
                return edtf.interval(edtf.point(self.year, self.month), edtf.point(self.year, self.day))
            case _:
                return edtf.point(self.year)


_DASHES = "–—−‐‑‒―"


def level(text: str) -> str:
    """Lower case with plain dashes and strokes, as long as `text`, so that offsets hold. (`str.translate` would take ten times as long.)"""
    for dash in _DASHES:
        if dash in text:
            text = text.replace(dash, "-")
    text = text.replace("\u2044", "/")  # the stroke of a fraction, which OCR likes between a quarter and its year
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


def find_atoms(text: str) -> list[Atom]:
    """All atoms of `text`, left to right, none overlapping. `text` is lower case, with plain dashes, as long as the original."""
    atoms: list[Atom] = []
    position = 0
    while lead := _LEAD.search(text, position):
        start = lead.start()
        position = lead.end()
        atom = _read(text, start, lead.end())
        if atom is not None and _possible(atom):
            position = atom.end
            if _LUNAR.match(text, position) or _FIRST_MOON.search(text, start, position):
                continue
            atoms.append(atom)
            if atom.kind == "month" and atom.year is None and (listed := _MORE_MONTHS.match(text, position)):
                further = [*_NUMBER.finditer(text, position, listed.end(1))]
                for number in further:
                    last = number is further[-1]
                    end = listed.end() if last else number.end()
                    atoms.append(Atom(number.start(), end, "month", int(listed[2]) if last else None, int(number[0]), lead=True))
                position = listed.end()
            while atom.kind == "quarter" and atom.year is None and (more := _MORE_QUARTERS.match(text, position)):
                end = more.end() if more[2] else more.end(1)
                atom = Atom(more.start(1), end, "quarter", int(more[2]) if more[2] else None, _ROMAN[more[1]])
                atoms.append(atom)
                position = end
    return atoms


def _read(text: str, start: int, after: int) -> Atom | None:
    first = text[start]
    if first.isdigit():
        return _numeric(text, start, after - start)
    if match := _MONTHS_IN_WORDS.match(text, start):
        count = _TEN[match[1]]
        begin, end = (13 - count, 12) if match[2] == "cuối" else (1, count)
        return Atom(start, match.end(), "months", int(match[3]) if match[3] else None, begin, end)
    if first == "n":
        return _after_ngay(text, start, after)
    if text.startswith("th", start):
        return None if _VICTORY.search(text, max(0, start - 7), after) else _after_thang(text, start, after)
    if first == "q":
        return _after_quy(text, start, after)
    if text.startswith("nay", after - 3):
        return Atom(start, after, "now")
    match = _TU_NAM.match(text, start)
    return Atom(start, match.end(), "years", int(match[1]), year2=int(match[2])) if match else None


def _numeric(text: str, start: int, length: int) -> Atom | None:
    before = text[start - 1] if start else " "
    if before in "/.," and start > 1 and (text[start - 2].isalnum() or before == "/") and not _SPANNED.match(text, max(0, start - 11)):
        return None
    if length == 4:
        match = _YEARS.match(text, start)
        return Atom(start, match.end(), "years", int(match[1]), year2=int(match[2])) if match else None
    if length > 2 or (before == "-" and start > 1 and text[start - 2].isalpha()):
        return None
    atom = _day_first(text, start) or _month_first(text, start)
    if atom is not None and atom.kind == "day" and atom.month is None and _DATE_AFTER.match(text, atom.end):
        return None  # the number belongs to what stands before: `Xuân Lộc 1, ngày 11 tháng 3`
    return atom


def _day_first(text: str, start: int) -> Atom | None:
    if match := _DMY.match(text, start):
        return Atom(start, match.end(), "day", int(match[5]), int(match[2] or match[3] or match[4]), int(match[1]), separator="/")
    if (match := _DTM.match(text, start)) and not _COUNTED.search(text, max(0, start - 10), start):
        month = int(match[2]) if match[2].isdigit() else _TEN.get(match[2], -1)
        if month < 0:
            return None
        year = _NAM.match(text, match.end())
        if year is None and not match[2].isdigit() and not _DAY_WORD.search(text, max(0, start - 8), match.end()):
            return None
        end = year.end() if year else match.end()
        return Atom(start, end, "day", int(year[1]) if year else None, month, int(match[1]), separator=" ")
    if match := _DM_NAM.match(text, start):
        return Atom(start, match.end(), "day", int(match[3]), int(match[2]), int(match[1]), separator="/")
    return None


def _month_first(text: str, start: int) -> Atom | None:
    if match := _MONTHS.match(text, start):
        count = int(match[1])
        if not 1 < count < 12:
            return None
        if match[3] is None and match[2] is None:
            return None
        first, last = (13 - count, 12) if match[2] == "cuối" else (1, count)
        return Atom(start, match.end(), "months", int(match[3]) if match[3] else None, first, last)
    if match := _MY.match(text, start):
        return Atom(start, match.end(), "month", int(match[2]), int(match[1]), separator="/")
    if (match := _DM.match(text, start)) and int(match[1]):
        return Atom(start, match.end(), "day", None, int(match[3]), int(match[1]), separator=match[2])
    if (match := _DAY_ALONE.match(text, start)) and not _CLOCK_BEFORE.search(text, max(0, start - 9), start):
        return Atom(start, match.end(1), "day", None, None, int(match[1]))
    return None


def _after_ngay(text: str, start: int, after: int) -> Atom | None:
    if match := _PARTED.match(text, after):
        year = int(match[4]) if match[4] else None
        return Atom(start, match.end(), "day", year, int(match[3]), int(match[1] + match[2]), lead=True, repaired=True, separator="/")
    space = _SPACE.match(text, after)
    at = space.end() if space else after
    if at < len(text) and text[at].isdigit():
        digits = 2 if text[at + 1 : at + 2].isdigit() else 1
        if not text[at + 2 : at + 3].isdigit() or digits == 1:
            atom = _day_first(text, at)
            if atom is None and (match := _DMY_SHORT.match(text, at)):
                atom = Atom(at, match.end(), "day", 2000 + int(match[4]), int(match[3]), int(match[1]), repaired=True)
            if atom is None:
                atom = _month_first(text, at)
                if atom is not None and atom.kind == "months":
                    return None
            if atom is not None and atom.kind == "day" and atom.year is None:
                damaged = _LENIENT.match(text, after)  # `ngày 4 tháng 6 năm 200S`, `ngày 19-07-2O24`
                atom = _lenient(start, damaged) if damaged else atom
            if atom is not None:
                atom.start, atom.lead = start, True
                return atom
    if match := _DM_DOT.match(text, after):
        return Atom(start, match.end(), "day", None, int(match[2]), int(match[1]), lead=True, separator="/")
    if match := _BLANK_DAY.match(text, after):
        return Atom(start, match.end(), "day", int(match[2]), int(match[1]), edtf.BLANK, lead=True)
    if match := _BLANK_ALL.match(text, after):
        return Atom(start, match.end(), "day", int(match[1]), edtf.BLANK, edtf.BLANK, lead=True)
    if match := _LENIENT.match(text, after):
        return _lenient(start, match)
    return None


def _lenient(start: int, match: re.Match[str]) -> Atom:
    day, month, year = (int(part.translate(_DIGITS)) for part in (match[1], match[2] or match[3], match[4]))
    return Atom(start, match.end(), "day", year, month, day, lead=True, repaired=True)


def _after_thang(text: str, start: int, after: int) -> Atom | None:
    if (match := _MONTH_SPAN.match(text, after)) and 0 < int(match[1]) < int(match[2]) < 13:
        return Atom(start, match.end(), "months", int(match[3]), int(match[1]), int(match[2]), lead=True)
    if match := _THANG_MY.match(text, after):
        return Atom(start, match.end(), "month", int(match[2]), int(match[1]), lead=True)
    if match := _THANG_SHORT.match(text, after):
        return Atom(start, match.end(), "month", 1900 + int(match[2]), int(match[1]), lead=True)
    if (match := _THANG_WORD.match(text, after)) and not _RISING.search(text, max(0, start - 11), start):
        return Atom(start, match.end(), "month", int(match[2]), _TEN[match[1]], lead=True)
    if match := _AFTER_THANG.match(text, after):
        return Atom(start, match.end(), "month", None, int(match[1]), lead=True)
    return None


def _after_quy(text: str, start: int, after: int) -> Atom | None:
    match = _QUY.match(text, after)
    if not match:
        damaged = _QUY_STROKES.match(text, after)
        number = _strokes(damaged[1]) if damaged else 0
        return Atom(start, damaged.end(), "quarter", int(damaged[2]), number, lead=True, repaired=True) if damaged and number else None
    end = match.end() if match[2] else match.end(1)
    return Atom(start, end, "quarter", int(match[2]) if match[2] else None, _ROMAN[match[1]], lead=True)


def _strokes(printed: str) -> int:
    """The quarter that strokes mean, `h` being two of them that ran together; 0 if they are none of the four."""
    ones = printed.rstrip("v")
    count = len(ones) + ones.count("h")
    if ones != printed:
        return 4 if count == 1 else 0
    return count if count <= 3 else 0


def _possible(atom: Atom) -> bool:
    """Whether a calendar has it; a day of a month not yet known is."""
    if atom.kind == "years":
        return atom.year is not None and atom.year2 is not None and atom.year <= atom.year2 <= atom.year + 75
    if atom.day is not None and atom.month is None:
        return 1 <= atom.day <= 31
    if atom.kind in ("now", "months"):
        return True
    try:
        atom.edtf()
    except (ValueError, KeyError):
        return False
    return True
