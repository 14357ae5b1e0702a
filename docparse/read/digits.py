"""The ink of one handwritten digit in, what it may be with probabilities out; a row of digits is cut first (`read_row`).

The network is small and its training is described in models/digits.md. It has never seen the pens of Vietnamese clerks, so what
it says is an alternative for a person or for other evidence to confirm, never a value: no probability exceeds `MOST`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

SIDE = 16
MOST = 0.5


def normalised(ink: Pixels) -> Any:
    """Ink (H, W, 0 for paper) as `SIDE` x `SIDE` values of 0 to 1 in a row, the longer side filled, centred; None without ink."""
    import cv2
    import numpy as np

    rows, columns = np.nonzero(ink)
    if len(rows) < 6:
        return None
    part = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = part.shape
    scale = (SIDE - 2) / max(height, width)
    small = cv2.resize(part, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_AREA)
    out = np.zeros((SIDE, SIDE), np.float32)
    top, left = (SIDE - small.shape[0]) // 2, (SIDE - small.shape[1]) // 2
    out[top : top + small.shape[0], left : left + small.shape[1]] = small / 255.0
    return out.ravel()


@lru_cache(maxsize=1)
def _network() -> Any:
    """Weights of the network, None where the file is missing."""
    import numpy as np

    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "_models", here.parents[2] / "models"):
        if (folder / "digits.npz").is_file():
            with np.load(folder / "digits.npz") as data:
                return {key: data[key].astype(np.float32) for key in data.files}
    return None


def read_digit(ink: Pixels) -> list[tuple[str, float]]:
    """The digits that the ink may be, likeliest first, with probabilities; empty without a model or without ink."""
    import numpy as np

    network, values = _network(), normalised(ink)
    if network is None or values is None:
        return []
    hidden = np.maximum(0.0, values @ network["w0"] + network["b0"])
    scores = hidden @ network["w1"] + network["b1"]
    chances = np.exp((scores - scores.max()) / 2.0)  # softened: other pens than those it learned from
    chances /= chances.sum()
    return [(str(digit), float(chances[digit])) for digit in np.argsort(-chances)[:4]]


def read_row(ink: Pixels, most: int = 5) -> list[tuple[str, float]]:
    """Numbers that a row of ink may be, likeliest first, each with a probability of at most `MOST`."""
    pieces = _pieces(ink)
    if not pieces or len(pieces) > 5:
        return []
    rows: list[tuple[str, float]] = [("", 1.0)]
    for piece in pieces:
        options = read_digit(piece)
        if not options:
            return []
        rows = sorted(((text + digit, chance * own) for text, chance in rows for digit, own in options), key=lambda row: -row[1])[:most]
    return [(text, min(0.8 * MOST, chance)) for text, chance in rows]


def _pieces(ink: Pixels) -> list[Pixels]:
    """The ink cut into digits: connected pieces, those above one another together, wide ones cut where they are thinnest."""
    import cv2
    import numpy as np

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tallest = int(stats[1:, 3].max(initial=0))
    if tallest < 8:
        return []
    groups: list[list[int]] = []
    ends: list[int] = []
    for index in sorted(range(1, len(stats)), key=lambda i: int(stats[i, 0])):
        x, _, width, height, area = (int(value) for value in stats[index])
        if height < 0.3 * tallest or area < 12:
            continue
        if groups and x + 0.5 * width < ends[-1]:
            groups[-1].append(index)
            ends[-1] = max(ends[-1], x + width)
        else:
            groups.append([index])
            ends.append(x + width)
    out: list[Pixels] = []
    for group in groups:
        own = np.where(np.isin(labels, group), np.uint8(255), np.uint8(0))
        columns = np.flatnonzero(own.any(axis=0))
        part = own[:, columns[0] : columns[-1] + 1]
        count = max(1, round(part.shape[1] / (0.75 * tallest)))
        while count > 1:
            width = part.shape[1] // count
            profile = (part[:, width // 2 : width + width // 2] > 0).sum(axis=0)
            cut = width // 2 + int(np.argmin(profile))
            out.append(part[:, :cut])
            part = part[:, cut:]
            count -= 1
        out.append(part)
    return out
