"""The column of a signature in, its rows of print cleaned of seal and pen in several ways, each read by itself (`read_rows_again`).

A seal and a signature lie over title and name (NĐ 30/2020, Phụ lục I). Print is bold, the lines of seals and pens are thin or lighter: one
way of cleaning mends one scan and breaks another, so each row is read after several, and the readings are voted on
(`signature.vote`). Signatures are set in the middle of their column: where sure rows lie tells where a covered one begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Box, Line, Word
from docparse.read.scan.fixed import runs_of
from docparse.read.scan.noise import plausible
from docparse.read.scan.signature.column import Column
from docparse.read.scan.signature.reading import Choice, Reading, is_known, is_whole
from docparse.read.scan.signature.row_boxes import Row, rows_of
from docparse.read.scan.signature.seal_ink import Seal, lifted, ring_distance, without_lines, without_ring
from docparse.read.scan.signature.vote import agreed_on, choose

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.engine import OcrEngine

    Pixels = NDArray[np.uint8]

_ONE_LINE = 7
_PAD = 14
_LARGER = 1.4
_SURE, _SURE_WHOLE, _SURE_UNKNOWN, _HELD, _STRAY = 0.85, 0.8, 0.92, 0.55, 0.8
_HOLE = 2.0
"""How wide a gap in a row is that hides a word, by the height of the word before it."""
_ABOVE, _BELOW = 0.9, 0.5
"""How much of the paper above and below the letters of a row is shown to the engine, by the height of small letters."""
_FURTHER = 7.0
"""How far to the left of what was seen of a row its first letters may lie under a seal, by the height of small letters."""
_COVERED = 3.5
"""How far to the right a row may go on below a pen, by the height of small letters."""
_PRINT_SHARE = 0.32
"""How light print may be, between the darkest ink and the paper: what is lighter is of a seal or a pencil."""


def read_rows_again(reader: OcrEngine, page: Pixels, dpi: int, lines: list[Line], columns: Sequence[Column], letter: float) -> int:
    """Read the doubtful rows of signatures again, each by itself; how many were mended. `lines` (pixels) change in place."""
    return sum(_read_column(reader, page, dpi, lines, column, letter) for column in columns)


def _read_column(reader: OcrEngine, page: Pixels, dpi: int, lines: list[Line], column: Column, letter: float) -> int:
    """Read the doubtful rows of one column again; how many were mended."""
    column = replace(column, right=_right(lines, column, page.shape[1], letter))
    part = page[column.top : column.bottom, column.left : column.right]
    if part.size == 0:
        return 0
    part, seals = _without_pale(part, column.seals)
    without = rimless = part
    for seal in seals:
        without, rimless = without_lines(without, seal), without_ring(rimless, seal)
    bold = _thick(without, letter)
    rows = rows_of(_outside(bold, seals), letter)
    rows = [row for row in rows if not any(_over(row, other) and row.x1 - row.x0 < other.x1 - other.x0 for other in rows)]
    listed = _listed(lines, column, letter)
    rows = _beside_list(rows, [_moved(word.box, -column.left, -column.top) for word in listed], letter)
    free = [Line(text="", words=[word for word in line.words if not any(word is own for own in listed)]) for line in lines]
    _share_out(free, column, rows, letter)
    views = _Views(part, without, rimless, bold, seals)
    mended, middle = 0, _axis(rows)
    for row in rows if middle is not None else [*rows, *rows]:  # what a first look settled tells where the others begin
        if row.settled or _is_sure(row.seen) or (row.tried and middle is None):
            continue
        row.tried = True
        choice = _choice(reader, views, dpi, rows, row, middle, letter)
        if choice is not None:
            mended += _put(lines, column, row, choice)
            row.seen, row.settled = choice.words, True
            middle = _axis(rows) if middle is None else middle
    for row in rows:
        for word in row.seen:
            word.box = _moved(word.box, column.left, column.top)
    _clear(lines, column, rows, {id(word) for word in listed})
    lines[:] = [line for line in lines if line.words]
    return mended


def _without_pale(part: Pixels, seals: Sequence[Seal]) -> tuple[Pixels, tuple[Seal, ...]]:
    """A part of a page without those of its seals that are paler than print, and the seals that are left."""
    left: list[Seal] = []
    for seal in seals:
        pale = lifted(part, seal)
        if pale is None:
            left.append(seal)
        else:
            part = pale
    return part, tuple(left)


def _listed(lines: Sequence[Line], column: Column, letter: float) -> list[Word]:
    """The words in a column with which items of the list beside it end: they go on from far left, no gap between them."""
    out: list[Word] = []
    for run in (run for line in lines for run in runs_of(line, letter)):
        middle = sum(word.box[1] + word.box[3] for word in run) / (2 * len(run))
        if run[0].box[0] > column.left - 2 * letter or run[-1].box[2] < column.left or not column.top < middle < column.bottom:
            continue
        ends = [at for at, word in enumerate(run) if word.text[-1] in ";)" and word.box[2] > column.left]
        own = run[: ends[0] + 1] if ends else run
        while own and (own[-1].confidence or 0.0) < _HELD:
            own = own[:-1]
        if sum((word.confidence or 0.0) > _SURE for word in own) > 0.5 * len(own):
            out += [word for word in own if word.box[2] > column.left]
    return out


def _beside_list(rows: Sequence[Row], listed: Sequence[Box], letter: float) -> list[Row]:
    """The rows without what the items of the list beside them end with (`listed`: boxes in pixels of the column)."""
    out = []
    for row in rows:
        level = [box for box in listed if abs((box[1] + box[3]) / 2 - (row.y0 + row.y1) / 2) < 0.75 * letter]
        row.x0 = max([row.x0, *(int(box[2] + 0.3 * letter) for box in level)])
        if row.x1 - row.x0 > 2 * letter:
            out.append(row)
    return out


def _right(lines: Sequence[Line], column: Column, width: int, letter: float) -> int:
    """The right edge of a column, so that it cuts through no word that was read."""
    cut = [
        word.box[2] + letter
        for line in lines
        for word in line.words
        if word.box[0] < column.right < word.box[2] + letter
        and column.top < (word.box[1] + word.box[3]) / 2 < column.bottom
        and (word.confidence or 0.0) >= _HELD
    ]
    return min(width, int(max([column.right, *cut])))


def _choice(
    reader: OcrEngine, views: _Views, dpi: int, rows: Sequence[Row], row: Row, middle: float | None, letter: float
) -> Choice | None:
    """What a row says, by several readings of it."""
    room = _width(rows, row, middle)
    return choose(_readings(reader, views, dpi, row, middle, room, letter), row.seen, _head(rows, row), room)


def _over(row: Row, other: Row) -> bool:
    """Whether two rows lie over each other by half."""
    return min(row.y1, other.y1) - max(row.y0, other.y0) > 0.5 * min(row.y1 - row.y0, other.y1 - other.y0)


def _share_out(lines: Sequence[Line], column: Column, rows: Sequence[Row], letter: float) -> None:
    """Give each word of the column to its row, its box in pixels of the column; a row reaches as far as its sure words."""
    for word in (word for line in lines for word in line.words):
        x0, y0, x1, y1 = word.box
        if not column.left - 0.3 * letter < (x0 + x1) / 2 < column.right:
            continue
        middle = (y0 + y1) / 2 - column.top
        row = min(rows, key=lambda row: abs((row.y0 + row.y1) / 2 - middle), default=None)
        if row is not None and abs((row.y0 + row.y1) / 2 - middle) < 0.75 * letter:
            row.seen.append(word)
    for row in rows:
        row.seen.sort(key=lambda word: word.box[0])
        for word in row.seen:
            word.box = _moved(word.box, -column.left, -column.top)
        sure = [word for word in row.seen if (word.confidence or 0.0) >= _HELD and word.box[3] - word.box[1] < 2.6 * letter]
        if sure:
            row.x0, row.x1 = max(0, min(row.x0, int(sure[0].box[0]))), max(row.x1, int(sure[-1].box[2]))


def _head(rows: Sequence[Row], row: Row) -> str | None:
    """What the row above says."""
    above = [other for other in rows if other.y1 < row.y0 + 3 and other.seen]
    return _says(max(above, key=lambda other: other.y1)) if above else None


def _is_sure(seen: Sequence[Word]) -> bool:
    """Whether a row was read without any doubt, as a whole title or name, words in capitals or a line of the body."""
    if not seen:
        return False
    if any(after.box[0] - word.box[2] > _HOLE * (word.box[3] - word.box[1]) for word, after in pairwise(seen)):
        return False  # a word between them was not read
    if len(seen) > 6 and sum(word.text.islower() and (word.confidence or 0.0) > _SURE for word in seen) > 4:
        return True  # of the body: no row of a signature
    text, least = " ".join(word.text for word in seen), min(word.confidence or 0.0 for word in seen)
    if is_whole(text):
        return least >= (_SURE_WHOLE if text.isupper() or is_known(text) else _SURE_UNKNOWN)
    return least > _SURE and (len(seen) > 5 or (len(seen) > 1 and text.isupper() and all(plausible(word.text) for word in seen)))


def _clear(lines: list[Line], column: Column, rows: Sequence[Row], listed: set[int]) -> None:
    """Make a line of its own, without any confidence, of each word between title and name that is of neither: seals and pens.

    `listed`: ids of the words of the list beside the column.
    """
    whole = [row for row in rows if row.settled or _is_sure(row.seen) or is_whole(_says(row))]
    held = listed | {id(word) for row in whole for word in row.seen}
    names = [
        row for row in whole if sum(word.text[:1].isupper() and not word.text.isupper() for word in row.seen) > 1 and len(row.seen) < 7
    ]
    titles = [row for row in whole if _says(row).isupper() and is_whole(_says(row))]
    if not names or not titles or titles[-1].y1 > names[-1].y0:
        return
    top, bottom = titles[0].y0 + column.top, names[-1].y1 + column.top
    apart: list[Line] = []
    for line in lines:
        stray = [
            word
            for word in line.words
            if id(word) not in held
            and (word.confidence or 0.0) < _STRAY
            and column.left < (word.box[0] + word.box[2]) / 2 < column.right
            and top < (word.box[1] + word.box[3]) / 2 < bottom
        ]
        for word in stray:
            line.words.remove(word)
            word.confidence = 0.0
            apart.append(Line(text=word.text, words=[word], box=word.box, confidence=0.0))
    lines += apart


def _says(row: Row) -> str:
    return " ".join(word.text for word in row.seen)


@dataclass
class _Views:
    """A column as it is, without the lines of its seals, without all that lies in their rims, and with the bold strokes alone."""

    part: Pixels
    without: Pixels
    rimless: Pixels
    bold: Pixels
    seals: Sequence[Seal] = ()

    @cached_property
    def dark(self) -> Pixels:
        """The column with what is lighter than print made paper."""
        return _shade(self.part)

    @cached_property
    def _dark_without(self) -> Pixels:
        return _shade(self.without)

    def ways(self) -> Iterator[tuple[Pixels, float]]:
        """The column cleaned in several ways, best first, each with the size at which a row is read."""
        yield self._dark_without, 1.0
        yield self.dark, 1.0
        yield self.bold, 1.0
        yield self.rimless, 1.0
        yield self.dark, _LARGER
        yield self.without, 1.0
        yield self.bold, _LARGER
        yield self.part, 1.0


def _readings(
    reader: OcrEngine, views: _Views, dpi: int, row: Row, middle: float | None, room: float | None, letter: float
) -> list[Reading]:
    """What the engine makes of a row, cleaned in several ways; no more ways than it takes for two to agree."""
    import cv2
    import numpy as np

    height, width = views.part.shape
    y0, y1 = int(max(0, row.y0 - _ABOVE * letter)), int(min(height, row.y1 + _BELOW * letter))

    shown: list[tuple[float, Pixels]] = []

    def read(image: Pixels, left: float, right: float, size: float) -> list[Word] | None:
        """The words of a part of the row; None where the same picture was read before: that it is read alike says nothing."""
        x0, x1 = int(max(0, left)), int(min(width, right))
        crop = image[y0:y1, x0:x1]
        if any(size == other and np.array_equal(crop, before) for other, before in shown):
            return None
        shown.append((size, crop))
        if size != 1.0:
            crop = np.asarray(cv2.resize(np.ascontiguousarray(crop), None, fx=size, fy=size, interpolation=cv2.INTER_CUBIC), np.uint8)
        words = [word for line in reader.read(np.pad(crop, _PAD, constant_values=255), dpi, _ONE_LINE) for word in line.words]
        for word in words:
            a, b, c, d = ((value - _PAD) / size for value in word.box)
            word.box = (a + x0, b + y0, c + x0, d + y0)
        return words

    out: list[Reading] = []
    for number, (image, size) in enumerate(views.ways()):
        for left, right in _reaches(row, middle, letter):
            words = read(image, left, right, size)
            if words is None:
                continue
            out.append(Reading(words))
            if agreed_on(out, room, row.seen) is not None:
                return out
        if number > 1 and not any(reading.words for reading in out):
            break
    beside = _beside_seals(row, views.seals, letter)
    if beside is not None:
        for image, further in ((views.dark, 0.6), (views.bold, 0.6), (views.bold, _COVERED)):
            words = read(image, beside, row.x1 + further * letter, 1.0) or []
            out.append(Reading(words[1:] if len(words) > 1 and words[0].box[0] < beside + 0.3 * letter else words, beside=True))
    return out


def _beside_seals(row: Row, seals: Sequence[Seal], letter: float) -> float | None:
    """Where the part of a row begins that lies to the right of the seal that it crosses; None where there is none."""
    edges = [
        seal.x + max(0.0, (1.06 * seal.radius) ** 2 - off**2) ** 0.5
        for seal in seals
        if (off := max(0.0, row.y0 - seal.y, seal.y - row.y1)) < 1.06 * seal.radius
    ]
    edge = max(edges, default=None)
    return edge if edge is not None and row.x0 - _FURTHER * letter < edge < row.x1 - 2 * letter else None


def _reaches(row: Row, middle: float | None, letter: float) -> list[tuple[float, float]]:
    """From where to where a row may go: as far to one side of the middle as to the other; with no middle known, as seen and further."""
    left, right = row.x0 - 0.8 * letter, row.x1 + 0.6 * letter
    if middle is not None:
        half = max(middle - left, right - middle)
        return [(middle - half, middle + half)]
    return [(left, right), (left - _FURTHER * letter, right + 0.5 * _FURTHER * letter)]


def _thick(part: Pixels, letter: float) -> Pixels:
    """The part with its thick strokes alone, as bold print has them, and what is close to them: no pens, no lines of seals."""
    import cv2
    import numpy as np

    dark, paper = (float(value) for value in np.percentile(part[::2, ::2], (1, 90)))
    size = max(3, round(0.16 * letter))
    ink = np.where(cv2.GaussianBlur(part, (0, 0), 0.8) < (dark + paper) / 2, np.uint8(255), np.uint8(0))
    core = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    near = cv2.min(cv2.dilate(core, np.ones((7, 7), np.uint8)), ink)
    out = part.copy()
    out[cv2.dilate(near, np.ones((3, 3), np.uint8)) == 0] = 255
    return out


def _shade(part: Pixels) -> Pixels:
    """The part with what is lighter than print made paper."""
    import numpy as np

    dark, paper = (float(value) for value in np.percentile(part[::2, ::2], (1, 90)))
    span = max(1.0, 2 * _PRINT_SHARE * (paper - dark))
    table: Pixels = np.clip((np.arange(256) - dark) * 255.0 / span, 0, 255).astype(np.uint8)
    return table[part]


def _outside(bold: Pixels, seals: Sequence[Seal]) -> Pixels:
    """The part with the inside of its seals made paper."""
    out = bold.copy()
    for seal in seals:
        out[ring_distance(bold, seal) < 0.62 * seal.radius] = 255
    return out


def _axis(rows: Sequence[Row]) -> float | None:
    """The middle of the column, by its sure rows; None where none is sure."""
    middles = sorted((row.seen[0].box[0] + row.seen[-1].box[2]) / 2 for row in rows if _is_sure(row.seen) and len(row.seen) < 6)
    return middles[len(middles) // 2] if middles else None


def _width(rows: Sequence[Row], row: Row, middle: float | None) -> float | None:
    """How many letters in capitals a row has room for, by its right end and the sure rows in capitals; None where that is not known."""
    known = [
        (other.seen[-1].box[2] - other.seen[0].box[0]) / len(_says(other))
        for other in rows
        if other.seen and all((word.confidence or 0.0) > _SURE and word.text.isupper() for word in other.seen)
    ]
    if middle is None or not known:
        return None
    return 2 * (row.x1 - middle) / (sum(known) / len(known))


def _moved(box: Box, right: float, down: float) -> Box:
    return (box[0] + right, box[1] + down, box[2] + right, box[3] + down)


def _put(lines: list[Line], column: Column, row: Row, choice: Choice) -> int:
    """Put what was chosen in the place of what was seen on a row (boxes in pixels of the column); 1 where that changed it."""
    same = [word.text for word in row.seen] == [word.text for word in choice.words]
    gone = {id(word) for word in row.seen}
    for line in lines:
        line.words = [word for word in line.words if id(word) not in gone]
    top, low = min(word.box[1] for word in choice.words), max(word.box[3] for word in choice.words)
    box = _moved((choice.words[0].box[0], top, choice.words[-1].box[2], low), column.left, column.top)
    lines.append(Line(text=choice.text, words=choice.words, box=box))
    return 0 if same else 1
