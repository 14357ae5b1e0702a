"""The ink of a form's page and its words in, the boxes to tick among the words out: no OCR engine for Vietnamese knows `□`.

A box is a hollow square with four straight sides, about as large as a small letter. What the engine read in its place (`n`, `D`, `[]`,
`O`) gives way; a box that it passed over becomes a word of the line that it stands on.
"""

from __future__ import annotations

from docparse.document import Box, Line, Word
from docparse.read.scan.unread import Blobs

EMPTY, TICKED = "□", "☑"
_MISREAD = frozenset("nDdoOaLlIiu0ñöÔôóÓĐđ[](){}|¡!rmHJCcGgqbB1ìíïâä.,_-:")


def place_boxes(blobs: Blobs, lines: list[Line], letter: float) -> int:
    """Put the boxes of a form among the words of `lines` (pixels), in place; how many there were."""
    found = squares(blobs, letter)
    if not found:
        return 0
    for box, sign in found:
        _place(box, sign, lines, letter)
    return len(found)


def squares(blobs: Blobs, letter: float) -> list[tuple[Box, str]]:
    """Hollow squares of the size of letters, with their sign: empty or ticked."""
    import numpy as np

    labels = blobs.labels
    x, y, width, height, area = (blobs.stats[:, i] for i in range(5))
    like = (width >= 0.55 * letter) & (width <= 2.2 * letter) & (height >= 0.55 * letter) & (height <= 2.2 * letter)
    like &= (np.abs(width - height) <= np.maximum(2, 0.2 * height)) & (area <= 0.75 * width * height)
    like[0] = False
    out: list[tuple[Box, str]] = []
    for index in np.flatnonzero(like).tolist():
        x0, y0, w, h = int(x[index]), int(y[index]), int(width[index]), int(height[index])
        own = labels[y0 : y0 + h, x0 : x0 + w] == index
        band = max(2, round(0.22 * min(w, h)))
        sides = ((own[:band], 0, w), (own[:, :band], 1, h), (own[-band:], 0, w), (own[:, -band:], 1, h))
        if any(np.count_nonzero(side.any(axis=axis)) < 0.93 * length for side, axis, length in sides):
            continue
        corner = max(2, round(0.2 * min(w, h)))
        corners = (own[:corner, :corner], own[:corner, -corner:], own[-corner:, :corner], own[-corner:, -corner:])
        if any(float(part.mean()) < 0.45 for part in corners):
            continue  # a round letter
        inner = own[band + 1 : h - band - 1, band + 1 : w - band - 1]
        share = float(inner.mean()) if inner.size else 1.0
        if share < 0.08:
            out.append(((float(x0), float(y0), float(x0 + w), float(y0 + h)), EMPTY))
        elif share < 0.6:
            out.append(((float(x0), float(y0), float(x0 + w), float(y0 + h)), TICKED))
    sizes = sorted(box[2] - box[0] for box, sign in out if sign == EMPTY)
    if not sizes:
        return []  # a B or an H is as square as a ticked box; only beside empty ones of its size is it one
    usual = sizes[len(sizes) // 2]
    return [(box, sign) for box, sign in out if sign == EMPTY or (len(sizes) > 1 and abs(box[2] - box[0] - usual) < 0.15 * usual)]


def _place(box: Box, sign: str, lines: list[Line], letter: float) -> None:
    """Let a box take the place of the word that was read for it, or stand as a word of its own."""
    middle = (box[1] + box[3]) / 2
    nearest: Line | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            x0, y0, x1, y1 = word.box
            if not y0 - 0.5 * letter <= middle <= y1 + 0.5 * letter:
                continue
            overlap = min(x1, box[2]) - max(x0, box[0])
            if overlap > 0.5 * (x1 - x0) and len(word.text) <= 3 and (sign == EMPTY or (word.confidence or 0.0) < 0.8):
                line.words[index] = Word(sign, box, 0.9)
                return
            if overlap > 0.5 * (box[2] - box[0]):
                _cut(line, index, box, sign)
                return
            nearest = nearest or line
    if nearest is None:
        return
    at = next((i for i, word in enumerate(nearest.words) if word.box[0] > box[0]), len(nearest.words))
    nearest.words.insert(at, Word(sign, box, 0.9))


def _cut(line: Line, index: int, box: Box, sign: str) -> None:
    """A box glued to a longer word: it takes the letter at its end of the word, or stands where it is."""
    word = line.words[index]
    text = word.text
    x0, y0, x1, y1 = word.box
    if (box[0] + box[2]) / 2 < (x0 + x1) / 2:
        if text[0] in _MISREAD and len(text) > 1 and (text[1].isupper() or not text[0].isalpha()):
            text = text[1:]
        line.words[index] = Word(sign + text, (x0, y0, x1, y1), word.confidence)
    else:
        if text[-1] in _MISREAD:
            text = text[:-1]
        line.words[index] = Word(text + sign, (x0, y0, x1, y1), word.confidence)
