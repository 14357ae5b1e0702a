"""Words that an engine read and the ink of their page in; commas that have a dot above them made the semicolons that they are.

The items of Nơi nhận, the Căn cứ of a decision and most lists end in semicolons (FACTS 1.3, 1.9). The engine often reads a comma there,
but the dot is a piece of ink of its own and can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Line, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.unread import Blobs


def mend_points(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Make commas semicolons where the ink has the dot; how many. `letter`: height of small letters in pixels; words change in place."""
    mended = 0
    stats = blobs.stats
    order = stats[:, 0].argsort(kind="stable")
    lefts = stats[order, 0]
    for line in lines:
        for word in line.words:
            if len(word.text) > 1 and word.text[-1] == "," and word.text[-2] not in ",;." and _dotted(word, stats, order, lefts, letter):
                word.text = word.text[:-1] + ";"
                mended += 1
        line.text = " ".join(word.text for word in line.words)
    return mended


def _dotted(word: Word, stats: NDArray[np.int32], order: NDArray[np.intp], lefts: NDArray[np.int32], letter: float) -> bool:
    """Whether a dot stands right above the comma at the end of a word."""
    import numpy as np

    x0, y0, x1, y1 = word.box
    low, high = np.searchsorted(lefts, (max(x0, x1 - 0.8 * letter), x1 + 0.3 * letter))
    near = stats[order[low:high]]
    x, y, w, h = (near[:, i].astype(np.float64) for i in range(4))
    small = (w <= 0.5 * letter) & (h <= 0.75 * letter) & (w >= 0.1 * letter) & (h >= 0.1 * letter) & (y + h > y0) & (y < y1 + 0.3 * letter)
    commas = np.flatnonzero(small & (y + h > y1 - 0.75 * letter) & (y > y0 + 0.3 * (y1 - y0)) & (x + w > x1 - 0.45 * letter))
    for i in commas:
        gap = y[i] - (y + h)
        beside = np.abs(x + w / 2 - x[i] - w[i] / 2)
        dots = small & (h <= 0.4 * letter) & (beside <= 0.25 * letter) & (gap >= 0.12 * letter) & (gap <= 0.75 * letter)
        dots[i] = False
        if dots.any():
            return True
    return False
