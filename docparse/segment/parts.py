"""Several papers in one file. A `Document` in, one `Document` a paper out, with offsets, pages and pieces of its own.

A decision with the kế hoạch or quy chế that it issues, a second paper after the first, a copy block (SAO Y): each is a document of its
own, so that numbers, dates and signers are never mixed (FACTS 1.10). Appendices (phụ lục, danh sách, mẫu) stay with their paper.
"""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from docparse.document import Block, Document, PageSpan, Piece
from docparse.segment import anchors
from docparse.segment.annexes import begins_annex
from docparse.segment.foot import read_foot
from docparse.segment.head import read_head
from docparse.segment.slots import Head
from docparse.text.regex import regex

_DOTS = regex(r"\.{3,}|…|_{3,}")
_STUB = regex(r"^\W*(?:ten\s+(?:co\s+quan|don\s+vi|to\s+chuc)|co\s+quan\s+chu\s+quan|don\s+vi\W*$|don\s+vi\s*[:.…])")
_REACH = 14


def split(document: Document) -> list[Document]:
    """The papers of a file, in order; the document itself when it is one paper."""
    cuts = [0]
    titles: list[tuple[int, str]] = []
    attached = False
    while (found := _next_paper(document, cuts[-1])) is not None:
        index, title = found
        if attached and title is not None:
            # inside an attached rule, what looks like one more paper without a number is a form
            break
        cuts.append(index)
        attached = title is not None
        if title is not None:
            titles.append((len(cuts) - 2, title))
    if len(cuts) == 1:
        return [document]
    edges = [*cuts, len(document.blocks)]
    parts = [slice_document(document, a, b) for a, b in pairwise(edges)]
    for owner, title in titles:
        parts[owner].attached.append(title)
    return parts


def retitle(owner: Document, attached: Document) -> None:
    """Read the title of the paper attached to `owner` again, from that paper under its repairs; in place."""
    title = _title(attached, read_head(attached, 0))
    if title is not None:
        owner.attached = [title]


def _next_paper(document: Document, start: int) -> tuple[int, str | None] | None:
    """Where the paper after the one at `start` begins, and its title when it is attached to that one."""
    head = read_head(document, start)
    if not head.slots:
        return None
    foot = read_foot(document, head.body)
    if foot.found:
        index = foot.end
        while index < len(document.blocks) and anchors.RULE.match(document.blocks[index].text):
            index += 1
        return _paper_at(document, index)
    for index in range(head.body + 1, len(document.blocks)):
        if begins_annex(document, index):
            return None
        block = document.blocks[index]
        if block.page > document.blocks[index - 1].page and (paper := _paper_at(document, index)):
            return paper
    return None


def _paper_at(document: Document, index: int) -> tuple[int, str | None] | None:
    """Whether a paper of its own begins at block `index`: (index, title if attached)."""
    count = len(document.blocks)
    if index >= count or begins_annex(document, index):
        return None
    if count - index < 3:
        return None
    for block in document.blocks[index : index + 4]:
        if anchors.COPY.match(anchors.key(block.text)) and anchors.is_upper(block.text, 0.7):
            return index, None
    for at in range(index, min(count, index + 5)):
        if begins_annex(document, at):
            return None
    head = read_head(document, index)
    if not head.slots or head.body - index > _REACH + 12 or _is_form(document, head, index):
        return None
    title = _title(document, head)
    own_number = any(slot.role == "number" and any(char.isdigit() for char in document.text[slot.start : slot.end]) for slot in head.slots)
    if head.has("quoc_hieu", "party_title") and (head.has("type") or head.has("number")):
        if head.has("number", "place_date") and not head.has("attachment_link"):
            return index, None if own_number else title
        return (index, title) if head.has("type") else None
    if head.has("type") and head.slots[0].role in ("type", "issuer", "other") and _linked(document, head, index):
        return index, title
    return None


def _is_form(document: Document, head: Head, index: int) -> bool:
    """Whether the header is that of a form to fill in: dots for the issuer or the number, `TÊN CƠ QUAN`."""
    if any(_DOTS.search(document.text[slot.start : slot.end]) for slot in head.slots if slot.role in ("issuer", "number", "subject")):
        return True
    return any(_STUB.match(anchors.key(block.text)) for block in document.blocks[index : index + 4])


def _linked(document: Document, head: Head, index: int) -> bool:
    if head.has("attachment_link"):
        return True
    return any(
        anchors.BRACKET_LINK.match(anchors.key(block.text)) for block in document.blocks[index : head.body + 3] if len(block.text) < 260
    )


def _title(document: Document, head: Head) -> str | None:
    words = [" ".join(document.text[slot.start : slot.end].split()) for slot in head.slots if slot.role in ("type", "subject")]
    return " ".join(words) or None


def slice_document(document: Document, first: int, last: int) -> Document:
    """The blocks `first` to `last` (half open) as a document: text, blocks, pages and pieces with offsets from its own start."""
    blocks = document.blocks[first:last]
    base, end = blocks[0].start, blocks[-1].end
    pages: list[PageSpan] = []
    for page in document.pages:
        inside = [block for block in blocks if block.page == page.number]
        if page.end < base or page.start > end or (not inside and (page.end <= base or page.start >= end)):
            continue
        start, stop = max(page.start, base) - base, min(page.end, end) - base
        pages.append(dataclasses.replace(page, start=start, end=max(start, stop)))
    numbers = {page.number for page in pages}
    return dataclasses.replace(
        document,
        text=document.text[base:end],
        blocks=[_shift_block(block, base) for block in blocks],
        pages=pages,
        pieces=[_shift_piece(piece, base) for piece in document.pieces if piece.end > base and piece.start < end],
        furniture=[item for item in document.furniture if item[0] in numbers],
        attached=[],
    )


def _shift_block(block: Block, base: int) -> Block:
    cells = [(a - base, b - base) for a, b in block.cells] if block.cells is not None else None
    return dataclasses.replace(block, start=block.start - base, end=block.end - base, cells=cells)


def _shift_piece(piece: Piece, base: int) -> Piece:
    # there is one a word; `replace` takes four times as long
    return Piece(piece.start - base, piece.end - base, piece.page, piece.box, piece.source, piece.confidence, piece.paragraph, piece.others)
