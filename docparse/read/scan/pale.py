"""A grey page in, grey stamps and watermarks that run into the print made light in place (`lift_pale`).

On a scan without colour a stamp is known by its shade alone: strokes wide enough to be flat, all of one grey between ink and paper. The
strokes of print have edges only, and are as dark as the darkest ink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_BETWEEN = 0.25, 0.8
"""Where the grey of a stamp lies between the darkest ink (0) and paper (1)."""
_DARKEST, _INKED = 20, 60
"""Which percentile of the ink is the darkest, and how many grey levels below paper ink begins: of the page it would be another
on one that holds a foot alone."""
_FLAT, _ALIKE = 34, 60
"""Grey levels between the pixels of a flat place, and between the flat places of one ink (nine tenths of them)."""
_NEAR = 0.12
"""Inches over which pieces of ink are one stamp."""
_LARGE = 0.5
"""Inches of the long side of what is lifted at least."""
_SEEN, _TOUCHING = 0.0006, 0.0003
"""Square inches of flat places of a stamp at least, and of those where it lies at print that it crosses."""
_FEW = 0.25
"""Pale letters by dark ones at most: a page of pale print is no stamp."""
_FAINT, _EDGE = 0.1, 0.5
"""How much darker than paper thin lines of a stamp are (by the darkest ink), and how much of a piece of them may lie along print."""
_LOOK = 150
"""Dots per inch at which a page is looked at."""


def lift_pale(grey: Pixels, dpi: int) -> bool:
    """Make large pieces of grey ink that run into print as light as paper, in place; whether there were any. `grey`: (H, W)."""
    import cv2
    import numpy as np

    step = max(1, round(dpi / _LOOK))
    small: Any = grey if step == 1 else cv2.resize(grey, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    per_inch = dpi / step
    paper = float(np.percentile(small[::2, ::2], 90))
    ink = small[small < paper - _INKED]
    if not ink.size or paper - (dark := float(np.percentile(ink, _DARKEST))) < 120:
        return False
    low, high = (dark + share * (paper - dark) for share in _BETWEEN)
    square = np.ones((3, 3), np.uint8)
    lightest, darkest = cv2.dilate(small, square), cv2.erode(small, square)
    flat = (darkest > low) & (lightest < high) & (cv2.subtract(lightest, darkest) < _FLAT)
    if np.count_nonzero(flat) < _SEEN * per_inch**2:
        return False
    least, level, most = (float(value) for value in np.percentile(small[flat], (5, 50, 95)))
    if most - least > _ALIKE:
        return False
    between = (dark + level) / 2
    black = small < between
    pale = (darkest > between) & (small < (level + paper) / 2)
    if _letters(pale, per_inch) > _FEW * _letters(black, per_inch):
        return False
    _, pieces, _, _ = cv2.connectedComponentsWithStats(pale.astype(np.uint8), connectivity=8)
    inked = np.bincount(pieces[flat & pale], minlength=int(pieces.max()) + 1) > 0
    inked[0] = False
    stamps = inked[pieces]
    near = max(3, round(_NEAR * per_inch)) | 1
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(stamps.astype(np.uint8), np.ones((near, near), np.uint8)))
    near_black = cv2.dilate(black.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    beside = near_black & (cv2.dilate(stamps.astype(np.uint8), square) > 0)
    own, touching = (np.bincount(labels[mask], minlength=count) / per_inch**2 for mask in (flat & stamps, beside))
    lifted = (own >= _SEEN) & (touching >= _TOUCHING) & (np.maximum(stats[:, 2], stats[:, 3]) > _LARGE * per_inch)
    lifted[0] = False
    if not lifted.any():
        return False
    faint = (darkest > between) & (small < paper - _FAINT * (paper - dark))
    _, pieces, _, _ = cv2.connectedComponentsWithStats(faint.astype(np.uint8), connectivity=8)
    every, around, printed = (np.bincount(pieces[mask], minlength=int(pieces.max()) + 1) for mask in (faint, lifted[labels], near_black))
    thin = (around > 0) & (printed < _EDGE * every)  # of the stamp too; what lies along print is its edge
    thin[0] = False
    over = cv2.dilate((lifted[labels] & stamps | thin[pieces]).astype(np.uint8), np.ones((5, 5), np.uint8))
    over = cv2.resize(over, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST) if step > 1 else over
    lightened = np.clip((np.arange(256) - dark) * (paper - dark) / (least - dark) + dark, 0, paper).astype(np.uint8)
    cv2.copyTo(cv2.LUT(grey, lightened), over, grey)
    return True


def _letters(ink: NDArray[np.bool_], dpi: float) -> int:
    """How many pieces of ink are as large as letters."""
    import cv2
    import numpy as np

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    tall = stats[1:, 3] / dpi
    return int(np.count_nonzero((tall > 0.04) & (tall < 0.25) & (stats[1:, 2] < 0.3 * dpi)))
