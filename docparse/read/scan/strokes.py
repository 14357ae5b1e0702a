"""The brightest channel of a page and its colour in, pens and stamps that run into the print made light in place (`lift_strokes`).

A red seal is as light as paper in its brightest channel; blue and violet ink stays dark in all. It is lifted only where it runs into
print: titles and names are stamped in blue, too, and so are numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_BLACK = 100
"""The grey level under which all channels of black print lie."""
_DARK = 0.8
"""The part of the grey level of paper under which ink is dark in all channels."""
_COLOURED, _TINGED, _TRACE = 60, 20, 10
"""Grey levels between the channels of coloured ink, of its thin lines, and of the paper beside them."""
_HALF = 2
"""Pieces of ink are told on every second pixel; the measures below are in those."""
_STROKE, _TOUCHING = 30, 3
"""Pixels of the smallest stroke of a pen or a stamp, and those that lie at print where it crosses it."""
_NEAR = 7
"""Pixels over which pieces of ink are one: a millimetre."""
_LARGE = 150
"""Pixels of the long side of what is lifted at least, 25 mm at 300 dpi: what a pen fills into a slot is read by others."""
_LETTER = 12
"""Pixels of the long side of the smallest letter of print, and how far from one its marks and stops may stand."""
_FRAME = 75
"""Pixels of the short side of a framed stamp at least: 13 mm at 300 dpi."""
_BAND, _SIDE = 0.2, 0.7
"""Where the side of a frame may lie, by the size of its box (stamps are set down aslant), and how much of it is inked."""


def lift_strokes(brightest: Pixels, colour: Pixels) -> None:
    """Make strokes that run into print, and framed stamps that do with all that is in them, as light as paper, in place.

    `brightest`: (H, W), the brightest of the three channels; `colour`: by how much it is above the darkest.
    """
    import cv2
    import numpy as np

    tint = int(np.median(colour[::8, ::8]))  # of the paper itself
    small, tinge = brightest[::_HALF, ::_HALF], colour[::_HALF, ::_HALF]
    light = (small > _BLACK) & (small < _DARK * np.median(small[::4, ::4]))  # a red seal is lifted by its channel, what it covers is not
    ink, strong = light & (tinge > tint + _TINGED), light & (tinge > tint + _COLOURED)
    if np.count_nonzero(strong) < _STROKE:
        return
    black = (small <= _BLACK).astype(np.uint8)
    edge, beside = (cv2.dilate(black, np.ones((size, size), np.uint8)) > 0 for size in (3, 5))
    joined = cv2.dilate(ink.astype(np.uint8), np.ones((_NEAR, _NEAR), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    own, free, touching = (np.bincount(labels[mask], minlength=count) for mask in (strong, strong & ~edge, ink & beside))
    lifted = (own >= _STROKE) & (free > 0.6 * own) & (touching >= _TOUCHING)  # what lies along print alone is the fringe of a scanner
    lifted &= np.maximum(stats[:, 2], stats[:, 3]) > _LARGE
    lifted[0] = False
    if not lifted.any():
        return
    over = lifted[labels]
    specks = np.zeros_like(over)
    for index in np.flatnonzero(lifted & (np.minimum(stats[:, 2], stats[:, 3]) > _FRAME)):
        x, y, width, height = (int(value) for value in stats[index, :4])
        box = slice(y, y + height), slice(x, x + width)
        if _is_frame(labels[box] == index):
            over[box] = True
            specks[box] = _specks(black[box])
    for y, x in ((0, 0), (0, 1), (1, 0), (1, 1)):
        part, tinge = brightest[y::_HALF, x::_HALF], colour[y::_HALF, x::_HALF]
        own_over = over[: part.shape[0], : part.shape[1]]
        part[own_over & (part > _BLACK) & (tinge > tint + _TRACE)] = 255
        part[specks[: part.shape[0], : part.shape[1]]] = 255


def _specks(black: Pixels) -> NDArray[np.bool_]:
    """Dots that stand apart from print: where the pen that filled in a stamp crosses its lines, the ink is black."""
    import cv2
    import numpy as np

    _, labels, stats, _ = cv2.connectedComponentsWithStats(black, connectivity=8)
    letter = np.maximum(stats[:, 2], stats[:, 3]) > _LETTER
    letter[0] = False
    near = cv2.dilate(letter[labels].astype(np.uint8), np.ones((2 * _LETTER + 1, 2 * _LETTER + 1), np.uint8)) > 0
    apart = np.bincount(labels[near], minlength=len(stats)) == 0
    apart[0] = False
    return cv2.dilate(apart[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0


def _is_frame(own: NDArray[np.bool_]) -> bool:
    """Whether a piece of ink has four sides: lines near all edges of its box."""
    height, width = own.shape
    down, across = max(1, round(_BAND * height)), max(1, round(_BAND * width))
    sides = own[:down].any(axis=0), own[-down:].any(axis=0), own[:, :across].any(axis=1), own[:, -across:].any(axis=1)
    return all(float(side.mean()) > _SIDE for side in sides)
