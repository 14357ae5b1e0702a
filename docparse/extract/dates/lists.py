"""Atoms of dates in, those of a list or a range with the month and year that it prints once (`ngày 5, 6 và 7 tháng 8`) out."""

from __future__ import annotations

from docparse.extract.dates.grammar import Atom
from docparse.text.regex import regex

CLOCK = r"(?:lúc )?\d{1,2} ?(?:h|:|g|giờ)(?: ?\d{0,2})(?: ?phút)?,?"
LIST = regex(r" ?(?:,|;|và|hoặc|&|, và|/) ?(?:các )?")
WEEKDAY = r"(?: (?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ nhật),?)"
RANGE = regex(
    r" *(?:\((?:thứ|chủ nhật|tức|nhằm)[^()\n;]{0,50}\) *)?"
    r"(?:(?: của)? (?:năm|kỳ)(?: (?:trước|sau|nay|báo cáo|liền kề|kế tiếp|đó|kế hoạch|quyết toán|đánh giá|hiện hành|tính|xét))+)*"
    r"(?:,? ?(?:cho |kéo dài )?(?:[đd][ếêểe]n|tới)"
    rf"(?: đêm| rạng sáng| sáng| trưa| chiều| tối)?(?: hết| cuối| trước| khi hết| thời điểm)*{WEEKDAY}?(?: {CLOCK})?"
    r"|,? và kết thúc(?: vào)?|-{1,2}) *"
)
EVERY = regex(r" *[,(]? ?(?:của )?(?:h[àằaăâ]ng|mỗi) năm")


def complete(atoms: list[Atom], text: str) -> dict[int, tuple[int, int]]:
    """Give the parts that a list or a range prints once to all its members; returns the common span of list members by index."""
    shared: dict[int, tuple[int, int]] = {}
    for i in range(len(atoms) - 2, -1, -1):
        one, other = atoms[i], atoms[i + 1]
        gap = text[one.end : other.start]
        if {one.kind, other.kind} == {"day", "month"} and one.year is None and one.month and other.year and other.month:
            if len(gap) <= 40 and RANGE.fullmatch(gap):
                one.year = other.year - (one.month > other.month)  # `từ tháng 10 đến 31/12/2020`, `từ 01/5 đến tháng 8/2021`
            continue
        if len(gap) > 40 or one.kind != other.kind or one.kind not in ("day", "month", "quarter"):
            continue
        listed = LIST.fullmatch(gap) is not None
        if listed and one.year is None and other.year is None:
            one.every = other.every or EVERY.match(text, other.end) is not None
        if not listed and not RANGE.fullmatch(gap):
            continue
        if one.kind == "day" and one.month is None and other.month is not None:
            one.month, one.year = other.month, other.year
            if listed:
                shared[i] = shared[i + 1] = (one.start, shared.get(i + 1, (0, other.end))[1])
        elif one.year is None and other.year is not None and one.month is not None and other.month is not None:
            if one.kind == "day" and not one.lead and listed and not other.lead and one.separator != "/":
                continue
            later = (one.month, one.day or 0) > (other.month, other.day or 0)
            one.year = other.year - 1 if later and not listed else other.year
            if listed and one.kind in ("quarter", "month"):
                shared[i] = shared[i + 1] = (one.start, shared.get(i + 1, (0, other.end))[1])
    first: dict[int, int] = {}
    for start, end in shared.values():
        first[end] = min(start, first.get(end, start))
    for i, (_, end) in shared.items():
        shared[i] = (first[end], end)
    return shared
