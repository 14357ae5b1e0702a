"""The ink around a slot in, the ink of the pen alone out (`ink_between`); and how wide printed words are (`print_width`).

A pen does not keep to its slot: it runs over the dots, into the word before and above the line. So it is whole strokes (connected
pieces of ink) that are taken or left, by where most of each lies.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.document import Word

    Pixels = NDArray[np.uint8]

# widths of the letters of Times (the face that NĐ 30/2020 and TT 01/2011 prescribe), thousandths of its size
_WIDTHS = {
    **dict.fromkeys("bdghknopquvxy", 500), **dict.fromkeys("acez", 444), **dict.fromkeys("ijlt/:.,;", 278), **dict.fromkeys("rsf-()", 333),
    "m": 750, "w": 722, "B": 667, "C": 667, "E": 611, "F": 556, "I": 333, "J": 389, "L": 611, "M": 889, "P": 556, "S": 556, "T": 611,
    "R": 667, "W": 944, "Z": 611,
}  # fmt: skip
_USUAL = {True: 722, False: 500}
_EM = 0.45
"""Height of small letters in sizes of the face."""


def print_width(text: str, scale: float) -> float:
    """The width of a printed text in pixels; `scale` as `print_scale` gives it."""
    bare = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return scale * sum(_WIDTHS.get(char, _USUAL[char.isupper()]) for char in bare if not unicodedata.combining(char))


def print_scale(words: Sequence[Word], letter: float) -> float:
    """Pixels to a thousandth of the face's size on a line, by its surely read words; by the page's letters where there are none."""
    ratios = sorted(
        (word.box[2] - word.box[0]) / print_width(word.text, 1.0)
        for word in words
        if len(word.text) > 1 and word.text.isalpha() and (word.confidence or 0.0) > 0.85
    )
    usual = letter / _EM / 1000
    found = ratios[len(ratios) // 2] if ratios else usual
    return found if 0.75 * usual < found < 1.6 * usual else usual


def ink_between(ink: Pixels, left: float, right: float, top: float, letter: float) -> Pixels | None:
    """The strokes of `ink` that lie for the most part between the columns `left` and `right`; None where there are none.

    `top`: the row where the print of the line begins; a rule or the tails of the line above it are left out.
    """
    import cv2
    import numpy as np

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    out = np.zeros_like(ink)
    height, width = ink.shape
    a, b = max(0, round(left)), min(width, round(right))
    tall, highest = 0, float(height)
    small: list[int] = []
    raised: list[int] = []
    for index in range(1, len(stats)):
        x, y, w, h, area = (int(value) for value in stats[index])
        if w > 3.5 * letter and h < 0.5 * letter:  # a rule
            continue
        if (y <= 1 and y + h < top + 0.5 * letter) or (y + h >= height - 1 and y > top + 1.8 * letter):
            continue  # of the lines above and below
        own = labels[y : y + h, x : x + w] == index
        within = int(np.count_nonzero(own[:, max(0, a - x) : max(0, b - x)])) if x < b and x + w > a else 0
        if within < 0.3 * area:
            continue
        if h < 0.42 * letter and w < 0.6 * letter:
            if area >= 4:
                small.append(index)
            continue
        if y + h < top + 0.2 * letter:  # a digit that the pen set high, the end of a stroke that it lifted, or of the line above
            raised.append(index)
            continue
        area_out = out[y : y + h, x : x + w]
        if within >= 0.65 * area:
            area_out[own] = 255
        else:  # print and pen in one piece
            own[:, : max(0, a - x)] = False
            own[:, max(0, b - x) :] = False
            area_out[own] = 255
        tall, highest = max(tall, h), min(highest, y)
    for index in raised:
        y, h = int(stats[index][1]), int(stats[index][3])
        if y + h - highest > 0.5 * h:
            out[labels == index] = 255
        else:
            small.append(index)
    if tall < 0.55 * letter:
        return None
    near = cv2.dilate(out, np.ones((5, 5), np.uint8))
    for index in small:  # pieces of a broken stroke touch it nearly; dots to write on and specks do not
        if near[labels == index].any():
            out[labels == index] = 255
    return out
