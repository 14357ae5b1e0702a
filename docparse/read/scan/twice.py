"""The lines that an engine read in, words that it read of the same ink in two of them left in one (`read_once`).

Where the columns of a head stand at different heights, an engine gives the line of one to that of the other as well: `Độc lập - Tự do -
Hạnh phú`, and below it `ộc lập - Tự do - Hạnh phúc` behind the number of the left column. Neither reading is whole, nor are its boxes.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from docparse.document import Box, Line, Word
from docparse.read.scan.engine import joined

_LEAST = 3
"""So many words alike in turn at one place are no chance."""
_ASIDE = 3.0
"""How far apart the middles of one word are at most in its two readings, by the height of small letters."""


def read_once(lines: list[Line], letter: float, again: Callable[[Box], list[Word]]) -> int:
    """Take the words that were read of another line's ink out of a line that has words of its own; how many. In place, pixels.

    `again`: gives the words of a box read by itself, which take the place of both readings.
    """
    gone = 0
    lines[:] = [joined(line) for line in lines if line.words]
    lines.sort(key=lambda line: line.box[1] if line.box else 0.0)
    for above, below in pairwise(lines):
        if not above.words or not below.words or not _meet(above.box, below.box):
            continue
        twins = [pair for first in above.words for second in below.words if _same(pair := (first, second), letter)]
        if len(twins) < _LEAST or sum(len(first.text) for first, _ in twins) < 2 * _LEAST:
            continue
        whole, mixed = (above, below) if len(below.words) > len(above.words) else (below, above)
        left, right = min(word.box[0] for word in whole.words), max(word.box[2] for word in whole.words)
        doubles = [word for word in mixed.words if left - letter < (word.box[0] + word.box[2]) / 2 < right + letter]
        if len(doubles) > len(whole.words) + 1:
            continue
        boxes = [word.box for word in (*whole.words, *doubles)]
        words = again((left, min(box[1] for box in boxes), right, max(box[3] for box in boxes)))
        if sum(word.text in {own.text for own in whole.words} for word in words) >= _LEAST:
            whole.words = words
        mixed.words = [word for word in mixed.words if all(word is not double for double in doubles)]
        gone += len(doubles)
    lines[:] = [joined(line) for line in lines if line.words]
    return gone


def _meet(a: Box | None, b: Box | None) -> bool:
    """Whether two lines overlap by half of the lower one's height."""
    if a is None or b is None or min(a[2], b[2]) <= max(a[0], b[0]):
        return False
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def _same(pair: tuple[Word, Word], letter: float) -> bool:
    """Whether two words are two readings of one ink."""
    (first, second), ((ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1)) = pair, (pair[0].box, pair[1].box)
    if first.text != second.text or abs((ax0 + ax1) - (bx0 + bx1)) > 2 * _ASIDE * letter:
        return False
    return min(ay1, by1) > max(ay0, by0)
