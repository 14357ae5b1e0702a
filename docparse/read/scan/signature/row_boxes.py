"""The column of a signature with its thick strokes alone in, where its rows of print lie out (`rows_of`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.document import Word
from docparse.read.scan.signature.seal_ink import Seal, ring_distance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


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


def rows_of(bold: Pixels, seals: Sequence[Seal], letter: float) -> list[Row]:
    """The rows of three and more letters of a column, from top to bottom; the inside of a seal is none."""
    import cv2
    import numpy as np

    ink = np.where(bold < 140, np.uint8(255), np.uint8(0))
    for seal in seals:
        ink[ring_distance(bold, seal) < 0.62 * seal.radius] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[1:, 2], stats[1:, 3]
    letters = stats[1:][(height > 0.75 * letter) & (height < 2.6 * letter) & (width < 3.2 * letter) & (width > 0.15 * letter)]
    found: list[list[tuple[int, ...]]] = []
    for own in sorted((tuple(int(value) for value in row[:4]) for row in letters), key=lambda own: own[1] + own[3]):
        low = own[1] + own[3]
        if found and low - float(np.median([other[1] + other[3] for other in found[-1]])) < 0.55 * letter:
            found[-1].append(own)
        else:
            found.append([own])
    out = []
    for row in found:
        row.sort()
        runs: list[list[tuple[int, ...]]] = [[row[0]]]
        for own in row[1:]:
            if own[0] - max(other[0] + other[2] for other in runs[-1]) < 4.0 * letter:
                runs[-1].append(own)
            else:
                runs.append([own])
        run = max(runs, key=len)
        if len(run) > 2:
            top, low = (int(np.median([own[1] for own in run])), int(np.median([own[1] + own[3] for own in run])))
            out.append(Row(run[0][0], top, max(own[0] + own[2] for own in run), low))
    return out
