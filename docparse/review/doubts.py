"""What a reader would stumble over in a value, counted: a field, its value, its text and what touches it in; a small number out.

Single signs are too seldom for trees to learn each (a date that opens `1 tháng 9`, an aim whose words are `ít nhất`, a citation whose
symbol goes on behind it); their number is not: it is one feature of all fields, `doubts`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docparse.authority.people import surnames
from docparse.text.regex import regex

_DEBRIS = regex(
    r"[^\w\s.,;:/()\[\]“”\"'‘’%&+*–…≥≤<>=!?°²³#-]|[.,;:/-]{2,}(?!\.)|\s[,;.:]|\d[a-zà-ỹđ]{1,2}\d|\w[?!|_]\w|(?<!\w)[b-dg-hk-mpqrtvx]\s"
)
_OPENS_ODD, _ENDS_ODD = frozenset(".,;:/)”%"), frozenset(",;/(“")
_DATE_ODD = regex(r"\d{1,2} tháng|\d+(?:/\d+)?[ ,]+(?:[nN]gày|[tT]háng|[qQ]uý)|[Đđ]?[eEê]n ng")
_DATE_GAP = regex(r"\d \d|\d{3}[-/.]\d{3}")
_DATE_AFTER = regex(r"\d|[-/.]\d| ?(?:tháng|năm)(?: \d|\s|$)| \d{1,2}[/.-]\d| [-–] ?\d")
_COUNTED = frozenset(["số", "đợt", "lần", "điều", "khoản", "mục", "khu", "tổ", "nhóm", "cụm", "vụ", "chặng", "bước", "đoạn", "kỳ", "vòng"])
"""What is numbered: the number behind it opens no date."""
_YEAR = regex(r"\d{4}")
_AIM_CUT = regex(r"^(?:nhất|thiểu|quá|hơn|đa|lên|và|,)\b|(?:ít nhất|tối thiểu|không quá|tối đa|trên|dưới|từ|đạt|còn|có|và|của|các|là)$")
_AIM_PAST = regex(r"(?<!\w)(?:đã|so với|cùng kỳ|năm trước|hiện có|tính đến)(?!\w)|từ [\d.,]+ ?%? [^\n]{0,30}(?:lên|còn|xuống)")
_AIM_RULE = regex(r"(?<!\w)(?:mỗi|từng|trường hợp|nếu|phiếu|điểm|thưởng|đề nghị|cho chủ trương)(?!\w)")
_NUMBER = regex(r"\d[\d.,]*")
_NUMBER_ODD = regex(r"\d[\d.,]* \d|\d/\d")
_LETTERS = regex(r"(?:[^\W\d_][\W\d_]*){5}")
_CODE_GOES_ON = regex(r"[-/&]|\s?[-/]\s?[A-ZĐ]|\s[A-ZĐ]{2,}(?:[-/]|\b)|\.[A-ZĐ]")
_NAME_GOES_ON = regex(r"[ ,(]*(?:ngày|năm|số|khóa|lần|sửa|nhiệm)")
_VERBS = regex(r"(?<!\w)(?:được|đã|phải|không|nếu|thì|do|để|là|gồm|trình|đề nghị|giao)(?!\w)")
_ORDINAL_GLUED = regex(r"(?:[IVX]+|\d+|[A-ZĐ])(?:\s+[A-ZĐÀ-Ỹ]|\s?[.)/:-]\s?[,.;:-])")
_CASE_ODD = regex(r"(?<!\w)(?:[a-zđà-ỹ]{0,2}[A-ZĐ]{2,}\w*|[bcdđghklmnpqrstvx]{2,})(?!\w)")
_HANGS = regex(r"(?:[,:;-]|(?<!\w)(?:và|của|các|cho|trong|về|với|ngày))$")


def doubts(field: str, holder: Any, value: str, before: str, after: str, poor: bool) -> float:
    """How many signs speak against a value; 0 where a reader would see none.

    `before`, `after`: a few characters that touch it; `poor`: the paper was scanned, or has words that are none: then debris is looked for.
    """
    count = int(value[:1] in _OPENS_ODD) + (value[-1:] in _ENDS_ODD) + (value.count("(") != value.count(")"))
    if poor:
        count += 2 * len(_DEBRIS.findall(value))
    own = _OWN.get(field)
    return float(count + own(holder, value, before, after) if own else count)


def _of_date(holder: Any, value: str, before: str, after: str) -> int:
    count = (_DATE_GAP.search(value) is not None) + (_DATE_AFTER.match(after) is not None)
    if value[:1].isdigit() or value[:1] in "Đđ":
        word = before.split()[-1:]
        count += (_DATE_ODD.match(value) is not None) + (
            before[-1:].isdigit() or (word and word[0].lower() in _COUNTED) or before[-1:] == "/"
        )
    for year in _YEAR.findall(holder.edtf):
        if year not in value:
            return count + 1
    return count


def _of_target(holder: Any, value: str, before: str, after: str) -> int:
    lowered, measure = value.lower(), holder.measure.lower()
    words = (_AIM_CUT.search(measure) is not None) + (_LETTERS.search(measure) is None) + (";" in measure) + (len(measure) > 120)
    told = (_AIM_PAST.search(lowered) is not None) + (_AIM_RULE.search(lowered) is not None)
    return words + told + (len(_NUMBER.findall(value)) > 2) + (_NUMBER_ODD.search(value) is not None) + ("/" in (holder.unit or ""))


def _of_reference(holder: Any, value: str, before: str, after: str) -> int:
    canonical, symbol = holder.canonical or "", holder.symbol or ""
    plain = "/" not in symbol and "-" not in symbol and canonical.count("/") < 2
    return 2 * (_CODE_GOES_ON.match(after) is not None) + ("/" not in canonical) + bool(holder.repairs) + plain


def _of_named(holder: Any, value: str, before: str, after: str) -> int:
    return (_NAME_GOES_ON.match(after) is not None) + (before[-1:] not in " (“\n")


def _of_heading(holder: Any, value: str, before: str, after: str) -> int:
    shape = (";" in value) + (len(value) > 110) + (value[-1:] in ".,;") + (_ORDINAL_GLUED.match(value) is not None)
    return shape + (_VERBS.search(value.lower()) is not None) + any(map(str.isdigit, value[6:]))


def _of_person(holder: Any, value: str, before: str, after: str) -> int:
    words = value.split()
    return (words[0] not in surnames()) + (not 2 <= len(words) <= 5) + (not all(word[:1].isupper() for word in words)) if words else 3


def _of_item(holder: Any, value: str, before: str, after: str) -> int:
    return (";" in value) + (len(value) > 90) + value[:1].islower() + (after[:1] not in "\n;,. (")


def _of_body(holder: Any, value: str, before: str, after: str) -> int:
    return int(holder.source == "inferred") + (_CASE_ODD.search(value) is not None)


def _of_subject(holder: Any, value: str, before: str, after: str) -> int:
    return int(_HANGS.search(value) is not None)


_OWN: dict[str, Callable[[Any, str, str, str], int]] = {
    "dates": _of_date, "targets": _of_target, "references": _of_reference, "named_references": _of_named, "headings": _of_heading,
    "signatory name": _of_person, "recipients": _of_item, "addressees": _of_item, "issuer": _of_body, "parent": _of_body, "place": _of_body,
    "subject": _of_subject,
}  # fmt: skip
