"""Builders of printed lines: text and a place in, words with boxes out, as a reader would give them."""

from __future__ import annotations

from docparse.document import Line, Page, Reading, Word
from docparse.layout.compose import compose
from docparse.layout.order import order

LEFT, RIGHT, WIDTH, HEIGHT = 85.0, 555.0, 595.0, 842.0
STEP = 18.0


def words(
    text: str, x: float, y: float, size: float = 14.0, right: float | None = None, bold: bool = False, ocr: bool = False
) -> list[Word]:
    """The words of a printed line from `x`; `right`: stretched to end there, as justified lines are."""
    parts = text.split()
    natural = [0.45 * size * len(part) for part in parts]
    space = 0.25 * size
    if right is not None and len(parts) > 1:
        space = (right - x - sum(natural)) / (len(parts) - 1)
    out = []
    for part, width in zip(parts, natural, strict=True):
        out.append(Word(part, (x, y, x + width, y + size), 0.95 if ocr else None, bold, False, None if ocr else size))
        x += width + space
    return out


def centred(text: str, middle: float, y: float, size: float = 14.0, bold: bool = False) -> list[Word]:
    """A line centred on `middle`."""
    placed = words(text, 0.0, y, size, bold=bold)
    shift = middle - placed[-1].box[2] / 2
    return [Word(w.text, (w.box[0] + shift, y, w.box[2] + shift, y + size), None, bold, False, size) for w in placed]


def paragraph(lines: list[str], y: float, indent: float = 28.0, step: float = STEP) -> list[list[Word]]:
    """A justified paragraph: all lines but the last are full, the first is indented."""
    out = []
    for i, text in enumerate(lines):
        out.append(words(text, LEFT + (indent if i == 0 else 0), y + i * step, right=RIGHT if i + 1 < len(lines) else None))
    return out


def page(runs: list[list[Word]], number: int = 1) -> Page:
    """The runs in reading order as a page."""
    ordered = order(runs, WIDTH, HEIGHT)
    return Page(number, ordered.lines, ordered.furniture, WIDTH, HEIGHT)


def texts(*pages: list[list[Word]]) -> list[str]:
    """The blocks that pages of runs compose to."""
    reading = Reading("application/pdf", "born-digital", [page(runs, i + 1) for i, runs in enumerate(pages)])
    return [block.text for block in compose(reading).blocks]


def line_texts(runs: list[list[Word]]) -> list[str]:
    """The lines of one page in reading order."""
    lines: list[Line] = order(runs, WIDTH, HEIGHT).lines
    return [line.text for line in lines]
