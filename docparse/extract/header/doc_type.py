"""What type of document it is. A document, its frame and header in; a code of contract section 3, or None, out."""

from __future__ import annotations

import re

from docparse.authority.types import codes_by_symbol
from docparse.document import Document
from docparse.schema import FieldValue, Header, Text
from docparse.segment import anchors
from docparse.segment.slots import Frame
from docparse.text.regex import regex


def find_doc_type(document: Document, frame: Frame, header: Header) -> Text:
    """The printed title decides; then V/v or Kính gửi without a title (công văn); then the symbol. No header: None.

    A Party symbol `QĐ` may be Quyết định or Quy định (FACTS 2.4), so the title goes before the symbol.
    """
    of_symbol = type_of_symbol(header.symbol.value)
    if not header.number.value and not header.date.value and is_form(document):
        return Text(value=None, confidence=0.8)
    for slot in frame.slots_of("type"):
        found = anchors.match_type(document.text[slot.start : slot.end].upper())
        if found is None:
            continue
        code = found[0].code
        if of_symbol == "TTLT" and code == "TT":
            code = "TTLT"
        agreed = of_symbol in (None, code) or (of_symbol == "QĐ" and code == "QyĐ")
        confidence = (0.99 if agreed else 0.93) * found[2]
        if not frame.slots_of("number", "place_date", "quoc_hieu", "party_title", "attachment_link"):
            confidence *= 0.6
        return FieldValue(value=code, confidence=round(confidence, 3), start=slot.start, end=slot.end)
    if is_copy(header.symbol.value):
        return Text(value=None, confidence=0.9)
    formal = frame.slots_of("number", "quoc_hieu", "party_title")
    letter = frame.slots_of("addressee_head") or any(slot.role == "subject" for slot in frame.slots)
    if of_symbol and letter and _is_vv(document, frame):
        # V/v and Kính gửi without a title are a công văn's, so that `CT` of its symbol is an organ (Cục Thuế)
        at = frame.slots_of("subject")[0]
        return FieldValue(value="CV", confidence=0.9, source="inferred", start=at.start, end=at.end)
    if of_symbol == "CV" or (formal and letter and of_symbol is None):
        at = (frame.slots_of("number") or frame.slots_of("addressee_head") or frame.slots)[0]
        return FieldValue(value="CV", confidence=0.97 if header.symbol.value else 0.85, source="inferred", start=at.start, end=at.end)
    if of_symbol and formal:
        return FieldValue(value=of_symbol, confidence=0.8, source="inferred", start=header.symbol.start, end=header.symbol.end)
    if header.symbol.value and formal and header.date.value:
        return FieldValue(value="CV", confidence=0.75, source="inferred")
    top = frame.slots_of("addressee_head")[:1]
    if top and top[0].block == 0:
        # the letterhead is lost, and a letter alone begins with whom it is for
        return FieldValue(value="CV", confidence=0.6, source="inferred", start=top[0].start, end=top[0].end)
    return Text(value=None, confidence=0.9 if not formal else 0.6)


_LEADERS = regex(r"[.…_]{3,}|…")
_FORM_LINES = 5


def is_form(document: Document) -> bool:
    """Whether a paper is a form to be filled in: of its first forty lines many hold rows of dots (contract section 3)."""
    lines = [block.text for block in document.blocks[:40] if not anchors.RULE.match(block.text)]
    blank = sum(_LEADERS.search(line) is not None for line in lines)
    return blank >= _FORM_LINES and blank * 4 >= len(lines)


def bare_header(header: Header) -> Header:
    """The header of a paper of no type and no number: of its fields only the subject, its title (`corpus/GUIDELINES.md`)."""
    if header.number.value or header.symbol.value:
        return header
    return Header(subject=header.subject)


def _is_vv(document: Document, frame: Frame) -> bool:
    """Whether the subject stands under the number behind `V/v`, and someone is addressed."""
    slots = frame.slots_of("subject")
    if not slots or not frame.slots_of("addressee_head"):
        return False
    start = slots[0].start
    return bool(re.search(r"v\s*/\s*v\b\W*$", document.text[max(0, start - 8) : start], re.I))


def is_copy(symbol: str | None) -> bool:
    """Whether a symbol is that of a copy block: bản sao y, sao lục, trích sao (NĐ 30/2020, Phụ lục III)."""
    return bool(symbol) and re.split(r"[-/]", symbol or "")[0] in ("SY", "SL", "TrS", "TS", "BS", "SYBC")


def type_of_symbol(symbol: str | None) -> str | None:
    """The type that a symbol names: `KH` of `KH-SYT`, `CV` of Party `CV/TU`, `L` of `QH15`; None for a công văn's.

    >>> type_of_symbol("TTr-STP")
    'TTr'
    """
    if not symbol:
        return None
    if symbol.startswith("QH") and symbol[2:].isdigit():
        return "L"
    head = symbol.split("/")[0] if "/" in symbol else symbol.split("-")[0]
    if head == "CV":
        return "CV"
    return codes_by_symbol().get(head)
