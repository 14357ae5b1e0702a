"""The grids of ruled tables and the words read of a page in, the cells read by themselves in which nothing was read, or not surely.

Whole rows come first: a number that is alone in its cell has no neighbours that tell the engine how tall its letters are. A cell by itself
is read a little smaller than the page, where figures are read best, and at the size of the page
where that is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.layout.tables import TableGrid
from docparse.read.scan.engine import OcrEngine, read_part
from docparse.read.scan.noise import better_in_cell, plausible
from docparse.read.scan.unread import ink_box
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_ONE_BLOCK, _ONE_LINE = 6, 7
_FIGURE = regex(r"[<>≤≥]?\s?\d[\d.,]*%?$")
_DOUBTFUL = 0.6
_MARGIN = 3
_SIZES = (0.8, 1.0)
_SURE, _CLEAR = 0.75, 0.85
_TWO_LINES = 2.4
"""How tall a word is that was read of two lines, by the height of small letters: a capital with two marks has 1.9."""
_AGREED = 0.6
"""How far words are trusted on which both sizes agree, at least."""


def read_cells(reader: OcrEngine, page: Pixels, dpi: int, grids: Sequence[TableGrid], lines: list[Line], letter: float) -> int:
    """Read the doubtful and the empty cells by themselves; how many were mended. `lines` (pixels) change in place."""
    mended = 0
    for cell in (cell for grid in grids for row in grid.rows for cell in row if cell is not None):
        x0, y0, x1, y1 = (value * dpi / 72 for value in cell)
        inside = [
            (line, word)
            for line in lines
            for word in line.words
            if x0 <= (word.box[0] + word.box[2]) / 2 < x1 and y0 <= (word.box[1] + word.box[3]) / 2 < y1
        ]
        if inside and not any(_in_doubt(word, letter) for _, word in inside):
            continue
        found = ink_box(page, (round(x0), round(y0), round(x1), round(y1)), letter)
        got = _looked_at(reader, page, dpi, found, [word for _, word in inside], letter) if found else []
        if not got:
            continue
        for line, word in inside:
            line.words.remove(word)
        lines.extend(got)
        mended += 1
    lines[:] = [line for line in lines if line.words]
    return mended


def _in_doubt(word: Word, letter: float) -> bool:
    """Whether a word was read unsurely, or of two lines of its cell as one."""
    score = word.confidence or 0.0
    return score <= _DOUBTFUL or word.box[3] - word.box[1] > _TWO_LINES * letter or (score < 0.9 and not plausible(word.text))


def _looked_at(reader: OcrEngine, page: Pixels, dpi: int, box: tuple[int, int, int, int], before: list[Word], letter: float) -> list[Line]:
    """The lines of a cell at the size that reads it best, and better than before; what two looks agree on, however unsure they are."""
    mode = _ONE_LINE if box[3] - box[1] < 2.2 * letter else _ONE_BLOCK
    best: list[Line] = []
    most, said = 0.0, [" ".join(word.text for word in before)]
    for size in _SIZES:
        got = read_part(reader, page, dpi, box, mode, _MARGIN, size)
        words = [word for line in got for word in line.words]
        text = " ".join(word.text for word in words)
        agreed = bool(words) and any(text == other or _same_figure(text, other) for other in said)
        clear = agreed and all((word.confidence or 0.0) > _CLEAR for word in words)
        if agreed:
            for word in words:
                word.confidence = max(word.confidence or 0.0, _AGREED)
        said.append(text)
        sure = sum(word.confidence or 0.0 for word in words) / max(1, len(words))
        if sure > most and (clear or better_in_cell(words, before)):
            best, most = got, sure
        if most > _SURE:
            break  # what is surer is hardly ever read otherwise at the other size
    return best


def _same_figure(text: str, other: str) -> bool:
    """Whether two readings are one figure: a comparator and a mark at the foot are got from the ink (`docparse.read.scan.figures`)."""
    return bool(_FIGURE.match(text) and _FIGURE.match(other)) and re.sub(r"\D", "", text) == re.sub(r"\D", "", other)
