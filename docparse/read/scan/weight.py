"""A grey page and its words in, which words are bold out: Tesseract's network does not say, and headings are told by it.

The strokes of bold Times are half as thick again as those of the upright face. So the mean length of the horizontal runs of ink in
a word is held against that of the words of the same page, most of which are not bold (NĐ 30/2020, Phụ lục I: the body is upright).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Line, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

BOLDER = 1.22
_FEWEST = 20


def mark_bold(grey: Pixels, lines: Sequence[Line]) -> None:
    """Set `bold` on the words (boxes in pixels of `grey`) and the share of it on the lines, in place."""
    import numpy as np

    words = [word for line in lines for word in line.words]
    widths = {id(word): _stroke(grey, word) for word in words}
    body = [width for word in words if (width := widths[id(word)]) and word.text.strip(".,;:()").islower()]
    if len(body) < _FEWEST:
        return
    usual = float(np.percentile(body, 40))
    for line in lines:
        known = [(widths[id(word)], len(word.text)) for word in line.words if widths[id(word)]]
        letters = sum(length for _, length in known)
        whole = sum(width * length for width, length in known) / letters / usual if letters else 0.0
        told = [0.65 * own + 0.35 * whole > BOLDER if (own := widths[id(word)] / usual) else None for word in line.words]
        before = next((bold for bold in told if bold is not None), False)  # `1.` at the head is as its title is, `Điều 1.` as its word
        for word, bold in zip(line.words, told, strict=True):
            before = word.bold = before if bold is None else bold
        line.bold = sum(len(word.text) for word in line.words if word.bold) / max(1, sum(len(word.text) for word in line.words))


def _stroke(grey: Pixels, word: Word) -> float:
    """Mean length in pixels of the horizontal runs of ink in a word; 0 where there are too few letters to tell."""
    import numpy as np

    if sum(char.isalpha() for char in word.text) < 2:
        return 0.0
    x0, y0, x1, y1 = (int(value) for value in word.box)
    part = grey[max(0, y0) : y1, max(0, x0) : x1]
    if part.size < 50:
        return 0.0
    paper, dark = np.percentile(part, (90, 3))
    if paper - dark < 40:
        return 0.0
    ink = np.clip((paper - part.astype(np.float32)) / (paper - dark), 0, 1)
    solid = ink > 0.5
    runs = int(np.count_nonzero(solid[:, 1:] & ~solid[:, :-1])) + int(np.count_nonzero(solid[:, 0]))
    return float(ink[ink > 0.2].sum()) / runs if runs > 8 else 0.0
