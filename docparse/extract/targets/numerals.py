"""Numbers that stand in words alone (`ít nhất chín trăm lao động`): a lower-cased stretch in, the same with figures of the same length out.

A number in words is one where so many are asked for, or where something is brought forth (`cử hai đồng chí`); elsewhere `một`, `hai` or
`năm` say many other things. What stands beside its figures (`ba mươi (30)`) is left to `docparse.extract.targets.quantities`.
"""

from __future__ import annotations

import re

from docparse.extract.targets.words import any_of
from docparse.text.regex import regex

_ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
         "tám": 8, "chín": 9}  # fmt: skip
_TENS = {"mươi": 10, "chục": 10, "trăm": 100}
_SCALES = {"nghìn": 1000, "ngàn": 1000, "vạn": 10_000}
_FIRST = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_HIGHER = "mười|mươi|chục|trăm|nghìn|ngàn|vạn"
_YEARS = "".join(f"(?<!{word} )" for word in _HIGHER.split("|")) + rf"|(?=năm (?:{_HIGHER})(?!\w))"
"""`năm` behind one of these is a year, unless another follows: `mười năm`, `ba nghìn năm trăm`."""
_MORE = rf" (?:{'|'.join(word for word in _ONES if word != 'năm')}|(?:{_YEARS})năm|{_HIGHER}|linh|lẻ)(?!\w)"
_GOES_ON = rf"(?:{_MORE}){{0,10}}(?!{_MORE})"
"""No number below a million has more words than eleven."""
_NUMERAL = rf"(?P<words>(?>(?:{_FIRST})(?!\w){_GOES_ON}))"
_NEXT = (
    r"(?! ?\(| phần trăm ?\()"
    r"(?= (?!năm (?:nay|sau|trước|tới|học)|(?:số|phần(?! trăm)|bên|mặt|cách|chút|ít|vài|lần nữa|và|trong|cấp|phía|chiều|đến|hoặc|là|khi"
    r"|đợt|nửa|thể|đầu|bộ phận)(?!\w))[^\W\d])"
)
_LIMIT = (
    r"(?:ít nhất|tối thiểu|không dưới|không quá|không vượt quá|tối đa|nhiều nhất|không ít hơn)(?: là| có| đạt| từ)? "
    r"|(?:gấp|gấp hơn|khoảng|trên|hơn|dưới|gần) "
)
_BROUGHT = rf"(?:{any_of('make')}|{any_of('do')}|ủng hộ|cử|có|đạt|giành|thêm)(?: (?:thêm|được|mới|cho|xong|ra|lại|đỡ))? "
_EACH = rf"mỗi (?!tuần|tháng|quý|năm)[^;.:\d]{{2,60}} (?:có|được|ủng hộ|đóng góp|{any_of('make')}) "
_BEFORE = regex(rf"(?<!\w)(?:(?P<limit>{_LIMIT})|(?P<each>{_EACH})|(?P<brought>{_BROUGHT}))$")
_SPELLED = regex(rf"(?<!\w){_NUMERAL}{_NEXT}")
_NEAR = 75
"""Letters before a number that say whether it counts."""
_PERCENT = regex(rf"(?<!\w){_NUMERAL}(?= phần trăm(?! ?\())")
_JOINED = "".join(f"(?<!{word} )" for word in ("trăm", "nghìn", "mươi", "triệu", "tỷ"))
_TWO = rf"(?:mười(?! phần)|(?:{_FIRST}) (?:mươi|trăm|nghìn|ngàn|chục))(?!\w)"
_WHOLE = regex(rf"(?<![\w(]){_JOINED}(?P<words>(?>{_TWO}{_GOES_ON})){_NEXT}")
"""A number of two words or more says how many wherever a noun follows: `hai mươi lăm hội viên`."""
_TENS_SAID = regex("mười|mươi|chục|trăm|nghìn|ngàn")
_RANGE = regex(rf"(?<!\w){_NUMERAL}(?= đến (?:{_FIRST}) (?!giờ|tháng|năm)[^\W\d])")
_RANGE_END = regex(rf"(?<=\d đến ){_NUMERAL}{_NEXT}")
"""`từ hai đến ba mô hình`."""
_ASKED = regex(rf"(?<!\w)(?:(?!năm )(?:{_FIRST})|(?<!g )(?<!ỗi )năm) (?=[^\W\d])")
_ASKED_ALONE = regex(rf"(?<!\w)(?:(?!(?:năm|một) )(?:{_FIRST})|(?<!g )(?<!ỗi )năm|một (?:trăm|nghìn|ngàn)) (?=[^\W\d])")
"""A quick look for what may be such a number; `một` alone is one only beside figures."""
_AND_ONE = regex(rf"((?<!\d)00\d [^;.:\d]{{3,90}} và )một{_NEXT}")
"""Beside a number in words, `một` is one too: `ít nhất một bể rác và | một vườn mẫu`."""
_CLAUSE_OF = regex(r"[;.:](?=\s)")
_FIGURE = regex(r"\d\)? ?[^\W\d]")
_SURE = regex(r"(?:ít nhất|tối|không|nhiều)")


def number_of(words: str) -> int | None:
    """The value of a number in words below a million; None where they make none.

    >>> number_of("ba trăm hai mươi"), number_of("hai mươi lăm"), number_of("chín trăm"), number_of("hai ba")
    (320, 25, 900, None)
    """
    total = part = 0
    last: int | None = None
    for word in words.split():
        if word in _ONES:
            if last is not None:
                return None
            last = _ONES[word]
        elif word == "mười":
            part, last = part + 10, None
        elif word in _TENS:
            part, last = part + (last or 1) * _TENS[word], None
        elif word in _SCALES:
            total, part, last = total + (part + (last or 0) or 1) * _SCALES[word], 0, None
    return total + part + (last or 0)


def in_figures(lowered: str) -> str:
    """The stretch with figures for its numbers in words, where they say how many; every offset stays.

    >>> in_figures("có ít nhất năm chiến sĩ")
    'có ít nhất 005 chiến sĩ'
    """
    if not (_ASKED if _FIGURE.search(lowered) else _ASKED_ALONE).search(lowered):
        return lowered
    if " đến " in lowered:
        lowered = _RANGE_END.sub(_figures, _RANGE.sub(_figures, lowered))
    lowered = _SPELLED.sub(_counted, lowered)
    lowered = _AND_ONE.sub(r"\g<1>001", lowered)
    if _TENS_SAID.search(lowered):
        lowered = _WHOLE.sub(_figures, lowered)
    return _PERCENT.sub(_figures, lowered) if "phần trăm" in lowered else lowered


def has_numeral(lowered: str, start: int, end: int) -> bool:
    """Whether such a number may stand in a stretch."""
    if not _ASKED_ALONE.search(lowered, start, end):
        return False
    if _PERCENT.search(lowered, start, end) or _WHOLE.search(lowered, start, end) or _RANGE.search(lowered, start, end):
        return True
    return any(found["words"] != "một" and _counts(found) for found in _SPELLED.finditer(lowered, start, end))


def _counted(match: re.Match[str]) -> str:
    return _figures(match) if _counts(match) else match[0]


def _counts(match: re.Match[str]) -> bool:
    """Whether what stands before a number in words asks for so many, or brings them forth."""
    text, start = match.string, match.start()
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if not before:
        return False
    clause = _CLAUSE_OF.split(text[max(0, start - 4 * _NEAR) : start])[-1]
    if "%" in clause or "tỷ lệ" in clause or "tỉ lệ" in clause:
        return False  # `90% tổ có ít nhất một sáng kiến`
    sure = before["each"] or (before["limit"] and _SURE.match(before["limit"]))
    if match["words"] in ("một", "năm") and not sure:
        return False  # `xây dựng một nền …`, `trên năm …`
    return match["words"] != "một" or _FIGURE.search(text) is not None  # beside other numbers it is one


def _figures(match: re.Match[str]) -> str:
    value = number_of(match["words"])
    return match["words"] if value is None else str(value).zfill(len(match["words"]))
