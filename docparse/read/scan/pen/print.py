"""The ink of a slot and of the print beside it in, whether what stands in the slot is print too out (`is_printed`).

An OCR engine reads a pen as readily as print: it gave `226` for a written 556 and was sure of it, and letters that it is sure of are
no sign of print. The lie of the ink is: digits set by machine stand on the line of the words beside them, all of one height, and
that is the height of their capitals. Of 216 drawn slots that were typed, on scans of nine kinds, none is more than 0.1 letters off
its line; of 34 that were written and that the engine read as digits, two are that near, and both are taller than print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_LEVEL, _EVEN = 0.13, 0.13
"""How far digits may stand off the line of print, and differ in height among themselves, in heights of small letters."""
_STRICT, _OTHER = 0.08, 0.4
"""How even digits must be that stand off the line, and how far they may: numbers that an office's program prints into a signed scan."""
_LEAST, _MOST = 0.62, 1.14
"""Heights of digits in parts of what the face is expected to have (Times: 0.676 of its size)."""
_LIKE = 0.1
"""How near the height of digits comes to that of a capital or a t, h, d beside them."""
_DIGIT = 676


def is_printed(ink: Pixels, left: float, right: float, top: float, bottom: float, letter: float, scale: float) -> bool | None:
    """Whether the ink between the columns `left` and `right` is print; None where there is no ink, or no print to hold it against.

    `ink`: the slot and some letters on both sides, 0 for paper. `top`, `bottom`: the rows of the words beside it. `letter`: the
    height of small letters in pixels. `scale`: pixels to a thousandth of the face's size (`docparse.read.scan.pen.ink.print_scale`).
    """
    import cv2
    import numpy as np

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    slot = np.zeros_like(ink)
    print_feet: list[tuple[int, int]] = []
    for x, y, w, h, area in stats[1:].tolist():
        if area < 6 or (w > 3.5 * letter and h < 0.5 * letter) or y + h <= top or y >= bottom:
            continue  # specks, rules, the lines above and below
        if left <= x + w / 2 <= right:
            if h > 0.3 * letter:
                slot[y : y + h, x : x + w] |= ink[y : y + h, x : x + w]
        elif h > 0.5 * letter and top < y + h / 2 < bottom:
            print_feet.append((y + h, h))
    rows = [found for found in _rows(slot) if found[1] - found[0] > 0.4 * letter]
    if not rows or len(print_feet) < 2:
        return None
    feet = [foot for foot, _ in print_feet]
    line = max(feet, key=lambda foot: (sum(abs(foot - other) <= 0.12 * letter for other in feet), -foot))
    base = float(np.mean([foot for foot in feet if abs(foot - line) <= 0.12 * letter]))
    tops, bottoms = [row for row, _ in rows], [row for _, row in rows]
    uneven = max(max(edge) - min(edge) for edge in (tops, bottoms))
    filled = len(rows) > 1 and uneven <= _STRICT * letter  # by another machine, which may set its row a little higher or lower
    if uneven > _EVEN * letter or max(abs(foot - base) for foot in bottoms) > (_OTHER if filled else _LEVEL) * letter:
        return False
    tall = float(np.median([foot - head for head, foot in rows]))
    if not _LEAST * _DIGIT * scale <= tall <= _MOST * _DIGIT * scale:
        # another face than Times, or smaller print than the page's: as tall as two letters of its line, and none of them is taller
        level = [high for foot, high in print_feet if abs(foot - base) <= _LEVEL * letter]
        return sum(abs(tall - high) <= _LIKE * high + 1 for high in level) > 1 and tall >= (1 - _LIKE) * max(level)
    beside = [high for foot, high in print_feet if abs(foot - base) <= _LEVEL * letter and high > 1.2 * letter]
    return len(beside) < 2 or any(abs(tall - high) <= _LIKE * high + 1 for high in beside)  # one alone may have its mark on it


def _rows(ink: Pixels) -> list[tuple[int, int]]:
    """First row and row behind the last of each piece of ink that no empty column parts."""
    import numpy as np

    filled = np.flatnonzero(np.diff(np.concatenate([[False], ink.any(axis=0), [False]]).astype(np.int8)))
    out = []
    for start, end in filled.reshape(-1, 2).tolist():
        rows = np.flatnonzero(ink[:, start:end].any(axis=1))
        out.append((int(rows[0]), int(rows[-1]) + 1))
    return out
