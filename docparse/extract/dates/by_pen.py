"""Days that a pen wrote into a printed date (`ngày … /9/2022` of an annex). A scan and its dates in, the dates filled or doubted out.

The words alone show a blank day there, as drafts have; the ink shows that it was filled (`Document.slots`). Where the day of issue is of
that month and among what the ink may be, it is that day: the annex of a paper cites the paper. What the pen wrote belongs to the surface
of a date or citation as much as what was printed; `start` and `end` span the print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.document import Document, HandSlot
from docparse.layout.locate import slot_on_line
from docparse.schema import DateMention, Reference
from docparse.text.regex import regex

_DAYLESS = regex(r"(\d{4}-\d\d)-XX")
_BLANK = regex(r"\D*?ngày[\s.…]*(?:/|[-.]|tháng)", re.IGNORECASE)
"""A date that prints no day."""
_DAY_GAP = regex(r"(ngày)[\s.…]*(?=(/|[-.])|tháng)", re.IGNORECASE)
_MONTH_GAP = regex(r"(tháng)[\s.…]*(?=năm)|(?<=[/.-])[\s.…]*(?=[/.-])", re.IGNORECASE)
_NUMBER_GAP = regex(r"(\bsố(?: *[:.])?)(?![ .…_]*\d)[^\w\n]*?([/–-][^\W\d_][\w&/-]*)", re.IGNORECASE)
_LIKELY = 0.1
"""The share of what the ink may be from which on a day counts."""
_AGREED, _UNREAD = 0.7, 0.3


def written(document: Document, dates: Sequence[DateMention]) -> Iterator[tuple[DateMention, HandSlot]]:
    """The dates in whose print a slot for the day was filled by pen, with the slot; also those that are filled by now."""
    slots = [slot for slot in document.slots if slot.kind == "day" and slot.alternatives]
    for date in dates if slots else ():
        if not _BLANK.match(date.surface):
            continue
        found = slot_on_line(document, date.start, date.end, slots, within=True)
        if found is not None:
            yield date, found


def fill_days(document: Document, dates: Sequence[DateMention], issued: str | None) -> None:
    """Fill such days from the day of issue (EDTF) where ink and month agree, else doubt the date; in place."""
    for date, slot in written(document, dates):
        month = _DAYLESS.fullmatch(date.edtf)
        if month is None:
            continue
        whole = sum(chance for _, chance in slot.alternatives)
        days = {f"{month[1]}-{int(day):02d}" for day, chance in slot.alternatives if chance >= _LIKELY * whole}
        if issued in days:
            date.edtf, date.confidence = issued or "", _AGREED
        else:
            date.confidence = _UNREAD


def show_pen(document: Document, dates: Sequence[DateMention], references: Sequence[Reference]) -> None:
    """Put days, months and numbers by pen that are known into the surfaces of dates and citations; in place."""
    if not document.slots:
        return
    for date, _ in written(document, dates):
        printed = date.surface
        date.surface = _with_day(printed, date.edtf)
        for reference in references:
            if reference.start <= date.start and date.end <= reference.end:
                reference.surface = reference.surface.replace(printed, date.surface, 1)
    for reference in references:
        gap = _NUMBER_GAP.search(reference.surface)
        if gap and reference.canonical and reference.canonical.endswith(gap[2]):
            reference.surface = f"{reference.surface[: gap.end(1)]} {reference.canonical}{reference.surface[gap.end() :]}"


def _with_day(printed: str, edtf: str) -> str:
    """A printed date with its blanks filled as offices write them: days of two digits, of the months 01 and 02 alone (NĐ 30/2020).

    >>> _with_day("ngày tháng 3 năm 2031", "2031-03-07")
    'ngày 07 tháng 3 năm 2031'
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return printed
    month, day = edtf[5:7], edtf[8:]
    month = month if month in ("01", "02") else month.lstrip("0")
    filled = _DAY_GAP.sub(lambda gap: f"{gap[1]} {day}" + ("" if gap[2] else " "), printed, count=1)
    return _MONTH_GAP.sub(lambda gap: f"{gap[1]} {month} " if gap[1] else month, filled, count=1)
