"""The paper's own number that a pen wrote into the line over an annex (`Kèm theo Quyết định số … /QĐ-UBND ngày … /12/2021 của …`).

A scan, its header and its references in, the reference to the paper itself added. The words alone show a citation without a number,
as drafts have; the ink shows that it was filled (`Document.slots`), and an annex that goes with a paper of this type and symbol goes with
this paper, so that number and day are those of the header. Where the pen's ink swallowed the head of the symbol too (`số ?-SNV ngày … /9`),
the day by pen on that line tells as much.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator

from docparse.authority.directives import resolve_reference
from docparse.document import Document, HandSlot
from docparse.extract.references.lead import read_lead
from docparse.extract.references.tail import widen
from docparse.layout.locate import slot_on_line
from docparse.schema import Header, Reference
from docparse.text.regex import regex

_COMES_WITH = regex(r"(?<!\w)[Kk]èm theo +[^\W\d_]+(?: [^\W\d_]+){0,3} số *[:.]? *")
_SYMBOL = regex(r"[.…_ ]*/ *(?P<symbol>[A-ZĐ][\w&/-]*(?: ?[-–] ?[\w&]+)*)")
_TAIL = regex(r"[^\w\n]{0,4}(?P<tail>[-–][A-ZĐ][\w&]+(?:[-–][\w&]+)*)(?=,? *ng[àa]y\b)")
_NO_SYMBOL = regex(r" *(?=[.…_ ]*(?:,? *ng[àa]y\b|\n?của\b))")
_BLANK_DAY = regex(r",? *ng[àa]y[ .…_]*(?:/|-|tháng)[ .…_]*(?P<month>\d{1,2})?[ .…_]*(?:/|-|năm)[ .…_]*(?P<year>\d{4})?")
_READ, _UNREAD = 0.7, 0.5
"""Whether the number of the header is among what the ink of the annex may be."""


def cite_by_pen(document: Document, header: Header, references: list[Reference]) -> None:
    """Add the paper itself where a pen wrote its number over an annex; in place, by position."""
    symbol = header.symbol.value
    if not document.slots or not symbol or not header.number.value:
        return
    for match, slot in _filled(document):
        text, end = document.text, match.end()
        printed = _symbol_at(text, end, symbol)
        if printed is None and (slot.kind == "day" or _NO_SYMBOL.match(text, end) is None):
            continue
        lead, _ = read_lead(text, end)
        if lead is None or not lead.worded or lead.type not in re.split(r"[/-]", symbol):
            continue
        end = printed.end() if printed else len(text[:end].rstrip())
        blank = _BLANK_DAY.match(text, end)
        end, issuer, date = widen(text, blank.end() if blank else end)
        if blank and blank["month"] and blank["year"]:
            date = f"{blank['year']}-{int(blank['month']):02d}-XX"
        number = header.number.value
        meant = (header.date.value or "")[8:] if slot.kind == "day" else number.split("/")[0]
        read = meant.lstrip("0") in {value.lstrip("0") for value, _ in slot.alternatives}
        reference = Reference(
            kind="numbered", surface=text[lead.start : end], canonical=f"{number}/{symbol}", type=lead.type, number=number, symbol=symbol,
            issuer=issuer, date=_own_day(date, header.date.value), start=lead.start, end=end,
            confidence=min(header.number.confidence, _READ) if read else min(header.number.confidence, _UNREAD),
        )  # fmt: skip
        resolve_reference(reference, header.date.value, header.issuer.value)
        insort(references, reference, key=lambda known: known.start)


def _filled(document: Document) -> Iterator[tuple[re.Match[str], HandSlot]]:
    """The lines over annexes into which a pen wrote a number or a day, with the slot."""
    first = document.pages[0].number
    slots = [slot for slot in document.slots if slot.kind in ("number", "day") and slot.alternatives and slot.page != first]
    slots.sort(key=lambda slot: slot.kind != "number")
    for match in _COMES_WITH.finditer(document.text) if slots else ():
        line_end = document.text.find("\n", match.end())
        found = slot_on_line(document, match.start(), line_end if line_end > 0 else len(document.text), slots, within=False)
        if found is not None:
            yield match, found


def _symbol_at(text: str, at: int, symbol: str) -> re.Match[str] | None:
    """The print of the paper's own symbol, whole or but its end, behind a blank number."""
    whole = _SYMBOL.match(text, at)
    if whole is not None:
        return whole if re.sub(r"\s", "", whole["symbol"]) == symbol else None
    tail = _TAIL.match(text, at)
    return tail if tail is not None and symbol.endswith(tail["tail"]) else None


def _own_day(printed: str | None, issued: str | None) -> str | None:
    """The day of issue where what is printed of the day does not speak against it."""
    if printed is None or (issued and "XX" in printed and issued.startswith(printed[: printed.index("XX")])):
        return issued
    return printed
