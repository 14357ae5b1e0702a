"""Last year's record and this year's in, what was left standing out: the old year, citations out of force, deadlines in the past."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.archive.entries import day_range
from docparse.archive.targets import plan_year
from docparse.schema import Record
from docparse.text.regex import regex

_LOOKS_BACK = regex(r"kết quả|đã đạt|đạt được|tổng kết|sơ kết|so với|đánh giá|năm trước|thực hiện được|tính từ|cùng kỳ", re.IGNORECASE)
_RANGE = regex(r"20\d\d\s?[-–]\s?20\d\d")
_TAKEN_OVER = ("year_contradicts", "citation_future", "deadline_before_issue", "citation_expired")
_AROUND = 70


@dataclass(slots=True)
class Flag:
    """Something in the new document to look at, with its place and the words around it."""

    code: str
    message: str
    start: int
    end: int
    quote: str


def leftovers(old: Record, new: Record, kept: list[tuple[int, int]]) -> list[Flag]:
    """The flags of `new` in the order of its text; `kept` are the stretches that it has from `old`."""
    past = _past_deadlines(new, kept)
    found = [*_old_year(old, new, kept, [(flag.start, flag.end) for flag in past]), *_out_of_force(new), *past]
    places = {(flag.code, flag.start) for flag in found}
    for warning in new.warnings:
        if warning.code in _TAKEN_OVER and warning.start is not None and warning.end is not None:
            same = any(flag.start < warning.end and warning.start < flag.end for flag in found)
            if not same and (warning.code, warning.start) not in places:
                found.append(_flag(new, warning.code, warning.message, warning.start, warning.end))
    return sorted(found, key=lambda flag: (flag.start, flag.code))


def _old_year(old: Record, new: Record, kept: list[tuple[int, int]], told: list[tuple[int, int]]) -> list[Flag]:
    """The year that the old document planned for, in a stretch taken over from it; not in citations, periods, or words that look back.

    `told`: stretches that another flag is about.
    """
    before, _ = plan_year(old.header.subject.value, old.header.date.value)
    now, _ = plan_year(new.header.subject.value, new.header.date.value)
    if before is None or now is None or before >= now:
        return []
    out = []
    blocked = told + [(reference.start, reference.end) for reference in new.references]
    blocked += [(date.start, date.end) for date in new.dates if date.role in ("anniversary", "cited", "issued", "deadline")]
    for match in re.finditer(rf"(?<!\d){before}(?!\d)", new.text):
        start, end = match.span()
        if not any(left <= start < right for left, right in kept) or any(left <= start < right for left, right in blocked):
            continue
        line = new.text[new.text.rfind("\n", 0, start) + 1 : start]
        nearby = new.text[max(0, start - 12) : end + 12]
        if any(r.start() <= min(12, start) < r.end() for r in _RANGE.finditer(nearby)) or _LOOKS_BACK.search(line):
            continue
        out.append(_flag(new, "old_year", f"Còn năm {before} của văn bản cũ trong văn bản năm {now}", start, end))
    return out


def _out_of_force(new: Record) -> list[Flag]:
    """Citations of what the authority says was out of force on the day of the document."""
    from docparse.authority.directives import load_directives
    from docparse.authority.successions import neighbours

    days = day_range(new.header.date.value)
    if days is None:
        return []
    known = {item.id: item for item in load_directives()}
    out = []
    for reference in new.references:
        directive = known.get(reference.directive or "")
        ended = day_range(directive.valid_to) if directive else None
        if directive is None or ended is None or ended[1] >= days[0]:
            continue
        later = ", ".join(item.canonical for item in neighbours(directive).get("replaced_by", []))
        message = f"{directive.canonical} hết hiệu lực từ {directive.valid_to}" + (f"; được thay bằng {later}" if later else "")
        out.append(_flag(new, "citation_expired", message, reference.start, reference.end))
    return out


def _past_deadlines(new: Record, kept: list[tuple[int, int]]) -> list[Flag]:
    """Limits of time that ended before the first day that the document may have been issued.

    A date in the past may be no deadline at all (`hồ sơ nộp trước ngày …`): it counts where the words were taken over from the old one.
    """
    days = day_range(new.header.date.value)
    out = []
    for date in new.dates:
        taken_over = date.role == "other" and date.edtf.startswith("../") and any(left <= date.start < right for left, right in kept)
        limit = day_range(date.edtf) if date.role == "deadline" or taken_over else None
        if days and limit and limit[1] < days[0]:
            message = f"Thời hạn {date.surface} trước ngày ban hành {new.header.date.value}"
            out.append(_flag(new, "deadline_before_issue", message, date.start, date.end))
    return out


def _flag(record: Record, code: str, message: str, start: int, end: int) -> Flag:
    left, right = max(0, start - _AROUND), min(len(record.text), end + _AROUND)
    words = " ".join(record.text[left:right].split())
    return Flag(code, message, start, end, ("…" if left else "") + words + ("…" if right < len(record.text) else ""))
