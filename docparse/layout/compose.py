"""From a `Reading` (pages of lines) to a `Document`: the canonical text, its blocks, and the way back to the source."""

from __future__ import annotations

import re

from docparse.document import Block, Document, Line, PageSpan, Piece, Reading

_CLOSED = re.compile(r"[.;:?!…”\"»)\]]\s*$|\./\.\s*$")


def compose(reading: Reading, name: str = "") -> Document:
    """Join lines to blocks, one line of canonical text each, and keep for every block where it came from."""
    parts: list[str] = []
    blocks: list[Block] = []
    pieces: list[Piece] = []
    pages: list[PageSpan] = []
    position = 0
    for page in reading.pages:
        page_start = position
        for line in page.lines:
            if blocks and _continues(blocks[-1], line):
                last = blocks[-1]
                last.text = f"{last.text} {line.text}"
                pieces.append(Piece(last.end + 1, last.end + 1 + len(line.text), page.number, line.box, line.source, line.confidence))
                last.end += 1 + len(line.text)
                parts[-1] = last.text
                position = last.end + 1
                continue
            start, end = position, position + len(line.text)
            cells = None
            if line.cells is not None:
                cells, at = [], start
                for cell in line.cells:
                    cells.append((at, at + len(cell)))
                    at += len(cell) + 1
            blocks.append(
                Block(
                    start, end, line.text, page.number, line.bold, line.italic, None, line.align, line.column,
                    line.depth, None, cells, line.table, line.break_before, 1, line.confidence,
                )
            )  # fmt: skip
            pieces.append(Piece(start, end, page.number, line.box, line.source, line.confidence))
            parts.append(line.text)
            position = end + 1
        pages.append(
            PageSpan(page.number, page_start, max(page_start, position - 1), page.width, page.height, page.read_by, page.reason, page.ocr_confidence)
        )
    furniture = [(page.number, line.text) for page in reading.pages for line in page.furniture]
    return Document("\n".join(parts), blocks, pages, pieces, reading.origin, reading.panels, furniture, name)


def _continues(last: Block, line: Line) -> bool:
    """Whether `line` goes on with the sentence of `last`, which a page break had cut (FACTS 0, rule 4)."""
    if last.is_row or line.cells is not None or line.depth or not line.break_before:
        return False
    return len(last.text) > 40 and not _CLOSED.search(last.text) and line.text[:1].islower()
