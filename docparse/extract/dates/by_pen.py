"""Days that a pen wrote into a printed date (`ngày … /9/2022` of an annex). A scan and its dates in, the dates filled or doubted out.

The words alone show a blank day there, as drafts have; the ink shows that it was filled (`Document.slots`). Where the day of issue is of
that month and among what the ink may be, it is that day: the annex of a paper cites the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.document import Document, HandSlot
from docparse.layout.locate import boxes
from docparse.schema import DateMention

_DAYLESS = re.compile(r"(\d{4}-\d\d)-XX")
_BLANK = re.compile(r"\D*?ngày[\s.…]*(?:/|[-.]|tháng)", re.IGNORECASE)
"""A date that prints no day."""
_LIKELY = 0.1
"""The share of what the ink may be from which on a day counts."""
_AGREED, _UNREAD = 0.7, 0.3


def written(document: Document, dates: Sequence[DateMention]) -> Iterator[tuple[DateMention, HandSlot]]:
    """The dates in whose print a slot for the day was filled by pen, with the slot; also those that are filled by now."""
    slots = [slot for slot in document.slots if slot.kind == "day" and slot.alternatives]
    for date in dates if slots else ():
        if not _BLANK.match(date.surface):
            continue
        for page, (x0, y0, x1, y1) in boxes(document, date.start, date.end):
            inside = (slot for slot in slots if slot.page == page and y0 < (slot.box[1] + slot.box[3]) / 2 < y1)
            found = next((slot for slot in inside if x0 < (slot.box[0] + slot.box[2]) / 2 < x1), None)
            if found is not None:
                yield date, found
                break


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
