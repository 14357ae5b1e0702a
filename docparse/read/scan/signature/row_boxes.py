"""Thick strokes of print in, where their rows of letters lie out (`rows_of`); how letters make lines, for all who look for lines by ink."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docparse.document import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

Letter = tuple[int, ...]
"""Left, top, width and height of a piece of ink, in pixels."""


@dataclass(slots=True)
class Row:
    """A row of print: its box in pixels of the column (letters only), and what was read there before."""

    x0: int
    y0: int
    x1: int
    y1: int
    seen: list[Word] = field(default_factory=list)
    settled: bool = False
    tried: bool = False


def rows_of(bold: Pixels, letter: float) -> list[Row]:
    """The rows of three and more letters, from top to bottom."""
    import cv2
    import numpy as np

    ink = np.where(bold < 140, np.uint8(255), np.uint8(0))
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[1:, 2], stats[1:, 3]
    letters = stats[1:][(height > 0.75 * letter) & (height < 2.6 * letter) & (width < 3.2 * letter) & (width > 0.15 * letter)]
    out = []
    for row in in_lines(letters, lambda own: own[1] + own[3], 0.55 * letter):
        runs: list[list[Letter]] = [[row[0]]]
        for own in row[1:]:
            if own[0] - max(other[0] + other[2] for other in runs[-1]) < 4.0 * letter:
                runs[-1].append(own)
            else:
                runs.append([own])
        run = max(runs, key=len)
        if len(run) > 2:
            out.append(Row(*box_of(run)))
    return out


def in_lines(letters: Iterable[Any], level: Callable[[Letter], float], near: float) -> list[list[Letter]]:
    """Letters (rows of `cv2.connectedComponentsWithStats`) in lines from top to bottom, each from left to right.

    `level`: the height at which a letter lies; in one line it is less than `near` below the middle one of those before.
    """
    import numpy as np

    lines: list[list[Letter]] = []
    for own in sorted((tuple(int(value) for value in row[:4]) for row in letters), key=level):
        if lines and level(own) - float(np.median([level(other) for other in lines[-1]])) < near:
            lines[-1].append(own)
        else:
            lines.append([own])
    return [sorted(line) for line in lines]


def box_of(run: list[Letter]) -> tuple[int, int, int, int]:
    """The box of letters that stand side by side; a mark or a stroke that goes up or down from one of them does not make it higher."""
    import numpy as np

    top, low = int(np.median([own[1] for own in run])), int(np.median([own[1] + own[3] for own in run]))
    return run[0][0], top, max(own[0] + own[2] for own in run), low
