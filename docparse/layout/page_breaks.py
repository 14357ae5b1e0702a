"""The lines of each page in reading order in, what a page break cut apart put together again in place.

A foot whose items of Nơi nhận go on overleaf, a table that goes on, a row of a table that the break cut in two.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from docparse.document import Line
from docparse.layout.paragraphs import in_capitals
from docparse.text.regex import regex

_FIGURE = regex(r"[<>≤≥]?\s?\d[\d.,]*%?")


def rejoin_feet(pages: list[list[tuple[int, Line]]]) -> None:
    """Where a page break cut a foot in two, the items of Nơi nhận come together before the signature: its lines move down."""
    for above, below in pairwise(pages):
        if not above or not below or above[-1][1].column != "right" or below[0][1].column != "left":
            continue
        end = next((i for i, (_, line) in enumerate(below) if line.column != "left"), len(below))
        start = len(above)
        while start and above[start - 1][1].column == "right":
            start -= 1
        if not start or above[start - 1][1].column != "left":
            continue
        items = [line.text[:1] in "-–—+*" for _, line in below[:end]]
        if items[0] or (any(items[1:3]) and below[0][1].text[:1].islower()):
            below[end:end] = above[start:]
            del above[start:]
        elif end == 1 < len(below) and below[1][1].column == "right" and not any(in_capitals(line.text) for _, line in below[:2]):
            # the names of two signers, whose titles are on the page before
            above[start:start] = below[:end]
            del below[:end]


def rejoin_tables(pages: list[list[tuple[int, Line]]]) -> None:
    """A table that goes on at the top of the next page keeps its number; a row that the break cut comes together again.

    A header row that is printed again stays, after the row that it interrupts.
    """
    for above, below in pairwise(pages):
        if not above or not below:
            continue
        last, first = above[-1][1], below[0][1]
        if last.cells is None or first.cells is None or not first.box or last.table is None or len(last.cells) != len(first.cells):
            continue
        old = first.table
        for i, (index, line) in enumerate(below):
            if line.table == old and line.cells is not None:
                below[i] = (index, replace(line, table=last.table))
        begin = next(line for _, line in above if line.table == last.table)
        if begin.text == first.text and len(below) > 1 and cut_row(last, below[1][1]):
            above.append(below.pop(1))


def cut_row(last: Line, line: Line) -> bool:
    """Whether `line` is the rest of the table row `last`: no first cell, and a cell that begins in the middle of a sentence.

    Where both have a figure in one column they are two rows: nobody breaks a figure.
    """
    if line.cells is None or last.cells is None or len(line.cells) != len(last.cells) or len(line.cells) < 2:
        return False
    if any(_FIGURE.fullmatch(a.strip()) and _FIGURE.fullmatch(b.strip()) for a, b in zip(last.cells, line.cells, strict=True)):
        return False
    return not line.cells[0].strip() and any(cell[:1].islower() for cell in line.cells)
