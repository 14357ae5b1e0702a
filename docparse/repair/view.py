"""A scanned document and its repairs in, the same document under its repairs out (`view`): what extraction reads.

Only repairs that keep the length are taken over, so every offset is that of the text as read; the others (`II.` for III, two words run
together) stand in the layer for search and for people, and extraction has rules of its own for numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docparse.document import Document
from docparse.segment.roman_row import SLASHED

if TYPE_CHECKING:
    from docparse.repair.propose import Repair
    from docparse.schema import DateMention, Record, Reference, Target, TextRepair


def view(document: Document, repairs: Sequence[Repair | TextRepair]) -> Document:
    """The document with the repairs of unchanged length in its text and its blocks; the document itself stays as it is."""
    kept = [repair for repair in repairs if len(repair.repaired) == repair.end - repair.start and not _with_slash(document, repair)]
    if not kept:
        return document
    parts, at = [], 0
    for repair in kept:
        parts += [document.text[at : repair.start], repair.repaired]
        at = repair.end
    text = "".join([*parts, document.text[at:]])
    blocks = [
        block if text[block.start : block.end] == block.text else replace(block, text=text[block.start : block.end])
        for block in document.blocks
    ]
    return replace(document, text=text, blocks=blocks)


def _with_slash(document: Document, repair: Repair | TextRepair) -> bool:
    """Whether a letter was read of the last stroke of a number and its slash (`U` of `I/`): headings tell the slash by it."""
    return repair.rule == "roman" and repair.printed[-1:] in SLASHED and document.text[repair.end : repair.end + 1] == " "


def printed_surfaces(record: Record) -> None:
    """Give the surfaces of references, dates and targets back the letters of the record's text, in place: surfaces are as read."""
    items: list[Reference | DateMention | Target] = [*record.references, *record.dates, *record.targets]
    for item in items:
        if item.surface is not None and len(item.surface) == item.end - item.start:
            item.surface = record.text[item.start : item.end]
