"""The ink of a page and the words that were read of it in, the places with print on them that nobody read out, and their words.

Tesseract drops whole lines in silence, above all at low resolution, single letters in table cells, and numbers that stand
in a column of their own: so the ink is compared with what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Box, Line, Word
from docparse.read.scan.engine import OcrEngine, joined, read_part
from docparse.read.scan.noise import plausible, worth_adding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_ONE_LINE = 7
_MARGIN = 10
_SURE = 0.7
_NONSENSE = 0.2
_DOUBTED = 0.5
_WORDS = 3.0
"""How wide a place is that holds more than a number, by the height of letters."""
_ONE_ROW, _ROW = 2.0, 2.4
"""How high the ink of a line is at most, and the box of a word in it, by the height of small letters."""
MOST = 40
"""Places looked at again on one page: more is no print but a picture or noise."""


@dataclass(slots=True)
class Blobs:
    """The connected pieces of ink of a page: `labels` (H, W), 0 for paper; `stats`: x, y, width, height, area of each (OpenCV)."""

    labels: NDArray[np.int32]
    stats: NDArray[np.int32]


def blobs_of(grey: Pixels) -> Blobs:
    """The connected pieces of ink of a grey page."""
    import cv2

    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if stats[0, 4] == 0:
        stats[0] = 0  # a page without any paper, where OpenCV leaves numbers that are no place
    return Blobs(labels, stats)  # type: ignore[arg-type]


def unread(blobs: Blobs, lines: Sequence[Line], letter: float) -> list[Box]:
    """Boxes (pixels) of unread print, at most `MOST`, from top to bottom. `letter`: height of small letters in pixels."""
    import cv2
    import numpy as np

    labels, stats = blobs.labels, blobs.stats
    seen = np.zeros(labels.shape, np.uint8)
    grow = round(0.25 * letter)
    for line in lines:
        for word in line.words:
            x0, y0, x1, y1 = (int(value) for value in word.box)
            seen[max(0, y0 - grow) : y1 + grow, max(0, x0 - grow) : x1 + grow] = 1
    height, width, area = stats[:, 3], stats[:, 2], stats[:, 4]
    print_like = (height >= 0.6 * letter) & (height <= 2.6 * letter) & (width <= 3.5 * letter) & (width >= 0.12 * letter)
    print_like &= (area >= 0.08 * width * height) & (area >= 0.12 * letter * letter)
    print_like &= seen[stats[:, 1] + height // 2, stats[:, 0] + width // 2] == 0
    print_like[0] = False
    if not print_like.any():
        return []
    kept = np.where(print_like, np.uint8(255), np.uint8(0))[labels]
    joined = cv2.dilate(kept, np.ones((max(3, round(0.3 * letter)), max(3, round(1.2 * letter))), np.uint8))
    pieces, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes: list[Box] = []
    height_all, width_all = labels.shape
    margin = 0.02 * min(height_all, width_all)
    for x, y, w, h in map(cv2.boundingRect, pieces):
        inset_x, inset_y = 0.6 * letter, 0.15 * letter
        box = (x + inset_x, y + inset_y, x + w - inset_x, y + h - inset_y)
        at_edge = box[0] < margin or box[1] < margin or box[2] > width_all - margin or box[3] > height_all - margin
        if h > 5 * letter or at_edge:
            continue
        boxes.append(box)
    boxes = [_with_dash(box, stats, seen, letter) for box in _whole(boxes, labels, seen, letter)]
    boxes.sort(key=lambda box: (box[1], box[0]))
    return boxes if len(boxes) <= MOST else []


def _whole(boxes: list[Box], labels: NDArray[np.int32], seen: NDArray[np.uint8], letter: float) -> list[Box]:
    """The boxes with those of one row joined between which unread ink stands: letters that touch the row above are none by themselves.

    Cut apart, `CHI NHÁNH TỈNH` is read as two ends of words, each alike to nothing.
    """
    import numpy as np

    out: list[Box] = []
    for box in sorted(boxes, key=lambda box: box[0]):
        left = next((other for other in out if _one_row(other, box) and 0 < box[0] - other[2] < 8 * letter), None)
        if left is not None:
            rows, columns = slice(int(max(left[1], box[1])), int(min(left[3], box[3]))), slice(int(left[2]), int(box[0]))
            inked = np.count_nonzero(labels[rows, columns].any(axis=0)) / max(1, columns.stop - columns.start)
            if inked > 0.5 and seen[rows, columns].mean() < 0.3:
                out.remove(left)
                box = (left[0], min(left[1], box[1]), box[2], max(left[3], box[3]))
        out.append(box)
    return out


def _one_row(a: Box, b: Box) -> bool:
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def _with_dash(box: Box, stats: NDArray[np.int32], seen: NDArray[np.uint8], letter: float) -> Box:
    """The box with the dash that stands unread before it: without it an item of a list does not look like one."""
    x0, y0, x1, y1 = box
    x, y, width, height = stats[:, 0], stats[:, 1], stats[:, 2], stats[:, 3]
    middle = y + height / 2
    dash = (height < 0.4 * letter) & (width > 0.2 * letter) & (width < 1.4 * letter) & (width > 1.5 * height)
    dash &= (x + width <= x0 + 2) & (x > x0 - 2.2 * letter) & (middle > y0 + 0.2 * (y1 - y0)) & (middle < y1)
    dash &= seen[y + height // 2, x + width // 2] == 0
    return (float(x[dash].min()), y0, x1, y1) if dash.any() else box


def read_unread(
    reader: OcrEngine, page: Pixels, dpi: int, lines: list[Line], blobs: Blobs, letter: float, tables: Sequence[Box] = ()
) -> int:
    """Read the places that hold print but no words, or words without sense, and add what is believable to `lines`, in place.

    How many places gave words. `letter`: height of small letters in pixels; `tables`: where cells will be read by themselves. Words of the
    foot are not doubted here: its rows are read again with what is known of recipients and signers.
    """
    added = 0
    thinned: list[Pixels] = []
    elsewhere = [*tables, *_foot(lines, letter)]
    odd = {id(word) for line in lines for word in line.words if _senseless(word, letter) and not any(_over(word, box) for box in elsewhere)}
    for box in unread(blobs, [Line(text="", words=[word for word in line.words if id(word) not in odd]) for line in lines], letter):
        x0, y0, x1, y1 = box
        near = [(line, word) for line in lines for word in line.words if _beside(word, box, letter)]
        doubtful = [(line, word) for line, word in near if not (id(word) in odd and _is_tall(word, letter))]
        for _, word in doubtful:
            x0, y0, x1, y1 = min(x0, word.box[0]), min(y0, word.box[1]), max(x1, word.box[2]), max(y1, word.box[3])
        words = words_in(reader, page, dpi, (x0, y0, x1, y1))
        over = [(line, word) for line in lines for word in line.words if id(word) in odd and _over(word, box)]
        around = (x0 - letter, y0 - letter / 2, x1 + letter, y1 + letter / 2)
        strict = any(id(word) in odd and _over(word, around) for line in lines for word in line.words)
        if not words and x1 - x0 > _WORDS * letter and y1 - y0 < _ONE_ROW * letter:
            thinned = thinned or [_thinned(page)]  # the engine finds no line in some bold print
            words, strict = words_in(reader, thinned[0], dpi, (x0, y0, x1, y1)), True
        if not worth_adding(words, [word for _, word in doubtful]) or (strict and not _is_text(words)):
            continue
        for line, word in doubtful + [place for place in over if _is_tall(place[1], letter)]:
            line.words.remove(word)
        lines.append(joined(Line(text="", words=words)))
        added += 1
    lines[:] = [line for line in lines if line.words]
    return added


def _foot(lines: Sequence[Line], letter: float) -> list[Box]:
    """The foot of a paper, beside and below `Nơi nhận`; none on a page without it."""
    tops = [
        first.box[1] - 2 * letter
        for line in lines
        for first, second in pairwise(line.words)
        if first.text == "Nơi" and second.text.startswith("nhận")
    ]
    return [(0.0, min(tops), float("inf"), float("inf"))] if tops else []


def _is_text(words: Sequence[Word]) -> bool:
    """Whether all words can be print, and one of them is more than a number."""
    return all(plausible(word.text) for word in words) and any(char.isalpha() for word in words for char in word.text)


def _thinned(page: Pixels) -> Pixels:
    """A grey page with its strokes a pixel thinner."""
    import cv2
    import numpy as np

    return np.asarray(cv2.dilate(page, np.ones((2, 2), np.uint8)), np.uint8)


def words_in(reader: OcrEngine, page: Pixels, dpi: int, box: Box) -> list[Word]:
    """The words of a box of the page, read as one line."""
    x0, y0, x1, y1 = (int(value) for value in box)
    return [word for line in read_part(reader, page, dpi, (x0, y0, x1, y1), _ONE_LINE, _MARGIN) for word in line.words]


def _senseless(word: Word, letter: float) -> bool:
    """Whether the engine made no sense of a place, or one word of several lines: print may stand there all the same."""
    if _is_tall(word, letter):
        return (word.confidence or 0.0) < _DOUBTED
    return (word.confidence or 0.0) < _NONSENSE and not (len(word.text) > 1 and plausible(word.text))


def _is_tall(word: Word, letter: float) -> bool:
    return word.box[3] - word.box[1] > _ROW * letter


def _over(word: Word, box: Box) -> bool:
    """Whether a word lies over a box, or a part of it."""
    x0, y0, x1, y1 = word.box
    return min(x1, box[2]) > max(x0, box[0]) and min(y1, box[3]) > max(y0, box[1])


def _beside(word: Word, box: Box, letter: float) -> bool:
    """Whether a word that the engine was unsure of is a part of the print in `box`, on the same line and touching it."""
    if (word.confidence or 0.0) > _SURE or min(word.box[3], box[3]) - max(word.box[1], box[1]) < 0.5 * (box[3] - box[1]):
        return False
    return word.box[0] < box[2] + letter and word.box[2] > box[0] - letter and word.box[3] - word.box[1] < 3.5 * letter


def ink_box(grey: Pixels, cell: tuple[int, ...], letter: float) -> tuple[int, int, int, int] | None:
    """The box of the print inside a table cell, None for an empty cell; specks and the ends of its lines are no print."""
    import cv2
    import numpy as np

    inset = max(2, round(0.15 * letter))
    left, top = max(0, cell[0] + inset), max(0, cell[1] + inset)
    part = grey[top : cell[3] - inset, left : cell[2] - inset]
    if part.size == 0 or min(part.shape) < 0.5 * letter:
        return None
    paper = float(np.percentile(part, 90))
    ink = (part < paper - 70).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keep = stats[:, 4] >= 0.02 * letter * letter
    keep[0] = False
    if not (keep & (stats[:, 3] >= 0.4 * letter)).any():
        return None
    rows, columns = np.nonzero(keep[labels])
    return left + int(columns.min()), top + int(rows.min()), left + int(columns.max()) + 1, top + int(rows.max()) + 1
