"""The pieces of ink of a page in, the gap between the two columns of a head or foot out (`gutter`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.read.scan.signature.seal_ink import Seal

if TYPE_CHECKING:
    from docparse.read.scan.unread import Blobs

_MIDDLE = (0.3, 0.66)
"""Where the gap between recipients and signature can lie, in widths of the page."""
_NARROWEST = 1.0
"""The narrowest gap, by the height of small letters."""


def gutter(blobs: Blobs, seals: Sequence[Seal], span: tuple[float, float], letter: float) -> float | None:
    """Where the left one of two columns of print ends over the rows of `span` (top, bottom), in pixels; None where there is one column.

    It is the widest gap near the middle of the page in which no print stands; `seals` and what lies in them are no print.
    """
    import numpy as np

    width = blobs.labels.shape[1]
    x, y, w, h, area = (blobs.stats[:, i] for i in range(5))
    print_like = (h > 0.3 * letter) & (h < 2.6 * letter) & (w < 6 * letter) & (area > 0.06 * letter * letter)
    print_like &= (y + h / 2 > span[0]) & (y + h / 2 < span[1])
    for seal in seals:
        print_like &= np.hypot(x + w / 2 - seal.x, y + h / 2 - seal.y) > 1.1 * seal.radius
    print_like[0] = False
    taken = np.zeros(width + 1, np.int32)
    np.add.at(taken, x[print_like], 1)
    np.add.at(taken, np.minimum(width, (x + w)[print_like]), -1)
    free = np.flatnonzero(np.cumsum(taken)[int(_MIDDLE[0] * width) : int(_MIDDLE[1] * width)] == 0) + int(_MIDDLE[0] * width)
    if not len(free):
        return None
    runs = np.split(free, np.flatnonzero(np.diff(free) > 1) + 1)
    widest = max(runs, key=len)
    if len(widest) < _NARROWEST * letter:
        return None
    return float(min(widest[-1], widest[0] + 0.8 * letter))
