"""The ink of a number written by pen in, what it may be with probabilities out (`read_row`).

A small convolutional network looks over the whole row of ink and says for each place which digit stands there, or none, so that
digits which touch need no cutting (connectionist temporal classification). Its training is described in models/digits.md. It has
never seen the pens of Vietnamese clerks, so what it says is an alternative for a person or for other evidence to confirm,
never a value: no probability exceeds `MOST`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docparse.learn.trees import model_path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

HEIGHT, TALL, MARGIN, WIDEST = 32, 26, 4, 160
BLANK = 10
"""Class of a place where no digit stands; 0 to 9 are the digits."""
MOST = 0.5
_SOFT = 1.6
"""By what the logarithms of probabilities are divided: other pens than those it learned from."""
_BEAM = 24
_LONGEST = 5
_LENGTHS = {1: 0.7, 2: 1.0, 3: 1.0, 4: 0.8, 5: 0.15}
"""How usual numbers of so many digits are: a number of five is written by few bodies, late in the year."""


def strip_of(ink: Pixels) -> Any:
    """Ink (H, W, 0 for paper) as a strip of 0 to 1: `HEIGHT` by at most `WIDEST`, its ink `TALL` pixels tall; None without ink."""
    import cv2
    import numpy as np

    rows, columns = np.nonzero(ink)
    if len(rows) < 6:
        return None
    part = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = part.shape
    scale = min(TALL / height, (WIDEST - 2 * MARGIN) / width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(part, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    out = np.zeros((HEIGHT, -(-(size[0] + 2 * MARGIN) // 4) * 4), np.float32)
    top = (HEIGHT - size[1]) // 2
    out[top : top + size[1], MARGIN : MARGIN + size[0]] = small / 255.0
    return out


@lru_cache(maxsize=1)
def _network() -> dict[str, Any] | None:
    """Weights of the network, None where the file is missing."""
    import numpy as np

    path = model_path("digits.npz")
    if path is None:
        return None
    with np.load(path) as data:
        return {key: data[key].astype(np.float32) for key in data.files} if "w6" in data.files else None


def _convolved(planes: Any, weight: Any, bias: Any, pad: tuple[int, int]) -> Any:
    """Planes (C, H, W) under a kernel (O, C, h, w), then what is negative to 0."""
    import numpy as np

    _, _, tall, wide = weight.shape
    padded = np.pad(planes, ((0, 0), (pad[0], pad[0]), (pad[1], pad[1])))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (tall, wide), axis=(1, 2))
    return np.maximum(0.0, np.tensordot(weight, windows, axes=((1, 2, 3), (0, 3, 4))) + bias[:, None, None])


def _pooled(planes: Any, tall: int, wide: int) -> Any:
    """The greatest value of each field of `tall` by `wide`."""
    depth, height, width = planes.shape
    return planes.reshape(depth, height // tall, tall, width // wide, wide).max(axis=(2, 4))


def places(strip: Any) -> Any:
    """Log probabilities (W / 2, 11) of the digits and of `BLANK` along a strip; None without a model."""
    import numpy as np

    net = _network()
    if net is None:
        return None
    planes = strip[None]
    for layer, pool in enumerate(((2, 2), (2, 1), (2, 1), (2, 1))):
        planes = _pooled(_convolved(planes, net[f"w{layer}"], net[f"b{layer}"], (1, 1)), *pool)
    planes = _convolved(planes, net["w4"], net["b4"], (0, 1))
    planes = _convolved(planes, net["w5"], net["b5"], (0, 2))
    scores = np.tensordot(net["w6"][:, :, 0, 0], planes[:, 0], axes=(1, 0)).T + net["b6"]
    scores -= scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def search(logs: Any, longest: int = _LONGEST) -> list[tuple[str, float]]:
    """Numbers that the places (`places`) spell, likeliest first, with log probabilities (a beam over prefixes)."""
    import numpy as np

    beam: dict[str, tuple[Any, Any]] = {"": (0.0, -np.inf)}
    for row in logs:
        new: dict[str, list[Any]] = {}
        for text, (blank, own) in beam.items():
            both = np.logaddexp(blank, own)
            kept = new.setdefault(text, [-np.inf, -np.inf])
            kept[0] = np.logaddexp(kept[0], both + row[BLANK])
            if text:
                kept[1] = np.logaddexp(kept[1], own + row[int(text[-1])])
            if len(text) < longest:
                for digit in range(10):
                    if row[digit] < -9.0:
                        continue
                    longer = new.setdefault(text + str(digit), [-np.inf, -np.inf])
                    before = blank if text and text[-1] == str(digit) else both
                    longer[1] = np.logaddexp(longer[1], before + row[digit])
        ranked = sorted(new.items(), key=lambda item: -np.logaddexp(*item[1]))[:_BEAM]
        beam = {text: (values[0], values[1]) for text, values in ranked}
    return [(text, float(np.logaddexp(*values))) for text, values in beam.items()]


def read_row(ink: Pixels, limit: int = 99999, most: int = 5) -> list[tuple[str, float]]:
    """Numbers from 1 to `limit` that a row of ink may be, likeliest first, each with a probability of at most `MOST`."""
    import numpy as np

    strip = strip_of(ink)
    logs = places(strip) if strip is not None else None
    if logs is None:
        return []
    longest = len(str(limit))
    found = [(text, score) for text, score in search(logs, longest) if text and 0 < int(text) <= limit]
    if not found:
        return []
    chances = np.exp((np.array([score for _, score in found]) - found[0][1]) / _SOFT)
    chances *= [_LENGTHS[len(text)] for text, _ in found]
    chances /= chances.sum()
    rated = [(text, round(MOST * float(chance), 4)) for (text, _), chance in zip(found, chances, strict=True)]
    return sorted(rated, key=lambda pair: -pair[1])[:most]
