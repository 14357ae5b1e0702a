"""The words of a page and its seals in, the columns in which its signatures stand out (`columns_of`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Box, Line, Word
from docparse.read.scan.signature.seal_ink import Seal
from docparse.read.scan.signature.seal_words import AUTHORITY, title_of
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


_MARGIN = 0.03
"""No title stands in the margin above a page; a block that did not fit on the page before stands right below it."""


@dataclass(frozen=True, slots=True)
class Column:
    """The column of one signature, in pixels of the page, and the seals that lie in it."""

    left: int
    top: int
    right: int
    bottom: int
    seals: tuple[Seal, ...] = ()


def columns_of(page: Pixels, lines: Sequence[Line], seals: Sequence[Seal], letter: float, tables: Sequence[Box] = ()) -> list[Column]:
    """The columns in which the signatures of a page stand: around the seals, else below a title with `KT.` or its like.

    `tables`: boxes (pixels) of ruled tables; no column reaches into one.
    """
    height, width = page.shape
    low = [seal for seal in seals if not (len(seals) == 1 and seal.x < 0.35 * width)]
    out: list[Column] = []
    for index, seal in enumerate(low):
        level = [other.x - 1.1 * other.radius for other in low[index + 1 :] if abs(other.y - seal.y) < 2 * seal.radius]
        left, right = seal.x - 2.2 * seal.radius, min([float(width), seal.x + 4.5 * seal.radius, *level])
        top, bottom = seal.y - 2.7 * seal.radius, seal.y + 1.8 * seal.radius
        top, bottom = _between(lines, (left, right), (top, seal.y, bottom), letter)
        edge = _recipients_end(lines, left, right, (top, bottom), letter)
        own = Seal(seal.x - edge, seal.y - top, seal.radius)
        out.append(Column(int(edge), int(top), int(right), int(min(height, bottom)), (own,)))
    if not out:
        out = list(_titled(page, lines, letter))
    out = [_clear_of(column, tables) for column in out]
    return [column for column in out if column.right - column.left > 8 * letter and column.bottom - column.top > 3 * letter]


def _clear_of(column: Column, tables: Sequence[Box]) -> Column:
    """The column without the tables above and below the middle of its seal."""
    top, bottom = column.top, column.bottom
    middle = top + column.seals[0].y if column.seals else (top + bottom) / 2
    for x0, y0, x1, y1 in tables:
        if x0 < column.right and x1 > column.left and y0 < bottom and y1 > top:
            top, bottom = (max(top, int(y1)), bottom) if (y0 + y1) / 2 < middle else (top, min(bottom, int(y0)))
    shifted = tuple(Seal(seal.x, seal.y - (top - column.top), seal.radius) for seal in column.seals)
    return Column(column.left, top, column.right, bottom, shifted)


def _between(lines: Sequence[Line], sides: tuple[float, float], span: tuple[float, float, float], letter: float) -> tuple[float, float]:
    """Top and bottom of a column without the lines of the body, which run across it from far left."""
    top, middle, bottom = span
    for line in lines:
        run = [word for word in line.words if (word.confidence or 0.0) > 0.5]
        if len(run) < 5 or run[0].box[0] > sides[0] - 6 * letter or run[-1].box[2] < 0.5 * (sides[0] + sides[1]):
            continue
        gaps = [b.box[0] - a.box[2] for a, b in pairwise(run)]
        if max(gaps) > 2.2 * letter:
            continue  # two columns on one line
        y0, y1 = run[0].box[1], run[0].box[3]
        if y1 < middle:
            top = max(top, y1 + 0.1 * letter)
        elif y0 > middle:
            bottom = min(bottom, y0 - 0.1 * letter)
    return max(0.0, top), bottom


def _recipients_end(lines: Sequence[Line], left: float, right: float, span: tuple[float, float], letter: float) -> float:
    """Where the column may begin: right of what is surely read of the recipients, which go on from far left."""
    edge = max(0.0, left)
    for line in lines:
        run: list[Word] = []
        for word in line.words:
            if run and word.box[0] - run[-1].box[2] > 1.3 * letter:
                break
            run.append(word)
        sure = [word for word in run if (word.confidence or 0.0) > 0.6]
        if not sure or sure[0].box[0] > left - 2 * letter or not span[0] < (sure[0].box[1] + sure[0].box[3]) / 2 < span[1]:
            continue
        if sure[-1].box[2] < left + 0.35 * (right - left):
            edge = max(edge, sure[-1].box[2] + 0.3 * letter)
    return edge


def _titled(page: Pixels, lines: Sequence[Line], letter: float) -> Iterator[Column]:
    """The column below the last title with `KT.`, `TM.` that stands in the right half, where no seal was found."""
    height, width = page.shape
    heads = []
    for line in lines:
        words = [word for word in line.words if word.box[0] > 0.36 * width]
        text = " ".join(word.text for word in words)
        if words and words[0].box[1] > _MARGIN * height and text.isupper() and (AUTHORITY.match(fold(text)) or title_of(text)):
            heads.append(words)
    if not heads:
        return
    last = max(heads, key=lambda words: words[0].box[1])
    middle, y0 = (last[0].box[0] + last[-1].box[2]) / 2, last[0].box[1]
    reach = min(13 * letter, width - middle)
    half = max([reach, *(max(middle - words[0].box[0], words[-1].box[2] - middle) + 2 * letter for words in heads[-3:])])
    top, bottom = _between(
        lines, (middle - half, middle + half), (y0 - 3 * letter, y0 + letter, min(float(height), y0 + 20 * letter)), letter
    )
    edge = _recipients_end(lines, middle - half, middle + half, (top, bottom), letter)
    yield Column(int(edge), int(top), int(min(width, middle + half)), int(bottom))
