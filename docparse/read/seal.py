"""A page with a round seal in, the title and the name that the seal covers read again (`read_under_seal`).

The seal lies over the left third of the signature (NĐ 30/2020, Phụ lục I), so it is the first letters of title and name that an
engine loses, or the whole line. The ring is found as a circle, its lines by how dark each radius is on the side away from the print;
they are erased, and the lines beside the seal are read once more, each by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Box, Line, Word
from docparse.read.noise import plausible
from docparse.read.seal_ink import Seal, find_seals, lines_beside, without_ring
from docparse.read.seal_words import AUTHORITY, NAME_PART, has_family_name, letters_of, name_of, syllables, title_of
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.engine import OcrEngine

    Pixels = NDArray[np.uint8]

_ONE_LINE = 7
_UNSURE = 0.5
_PAD = 12


def read_under_seal(
    reader: OcrEngine, page: Pixels, dpi: int, lines: list[Line], letter: float, seals: list[Seal] | None = None, tables: Sequence[Box] = ()
) -> int:
    """Read title and name under the seals of a page again; how many lines were mended. `lines` (pixels) change in place.

    `seals`: those that were found before. `tables`: boxes (pixels) of ruled tables, whose cells hold no words of a seal.
    """
    seals = find_seals(page, dpi) if seals is None else seals
    if len(seals) == 1 and seals[0].x < 0.35 * page.shape[1]:
        return 0  # no signature: a seal across the edges of the sheets, a copy's
    mended = 0
    for index, seal in enumerate(seals):
        level = [other.x - other.radius for other in seals[index + 1 :] if abs(other.y - seal.y) < 2 * seal.radius]
        mended += _read_beside(reader, page, dpi, lines, letter, seal, min(level, default=float(page.shape[1])))
        _doubt_words_of(seal, lines, letter, tables)
    return mended


def _doubt_words_of(seal: Seal, lines: list[Line], letter: float, tables: Sequence[Box]) -> None:
    """Make lines of their own, without any confidence, of the words of the seal itself: they stand inside it and nothing goes on beside it.

    `parted` (docparse.read.noise) then sets them aside. Title and name cross the upper and the lower rim, never the middle.
    """
    apart: list[Line] = []
    for line in lines:
        runs: list[list[Word]] = []
        for word in line.words:
            if runs and word.box[0] - runs[-1][-1].box[2] < 1.5 * letter:
                runs[-1].append(word)
            else:
                runs.append([word])
        for run in runs:
            middle = sum(word.box[1] + word.box[3] for word in run) / (2 * len(run)) - seal.y
            half = (max(0.0, seal.radius**2 - middle**2)) ** 0.5
            if any(box[0] < run[0].box[0] < box[2] and box[1] < seal.y + middle < box[3] for box in tables):
                continue
            if abs(middle) < 0.6 * seal.radius and run[0].box[0] > seal.x - half and run[-1].box[2] < seal.x + half:
                gone = {id(word) for word in run}
                line.words = [word for word in line.words if id(word) not in gone]
                for word in run:
                    word.confidence = 0.0
                apart.append(Line(text=" ".join(word.text for word in run), words=run, box=run[0].box, confidence=0.0))
    lines[:] = [line for line in lines if line.words] + apart


def _read_beside(reader: OcrEngine, page: Pixels, dpi: int, lines: list[Line], letter: float, seal: Seal, edge: float) -> int:
    """Read title and name of one signature again, whose seal this is and which ends at the column `edge`."""
    import numpy as np

    left, top = int(max(0.0, seal.x - 1.25 * seal.radius)), int(max(0.0, seal.y - 1.6 * seal.radius))
    right, bottom = int(min(edge, seal.x + 3.2 * seal.radius)), int(min(page.shape[0], seal.y + 2.0 * seal.radius))
    near = [line for line in lines if line.box and top < (line.box[1] + line.box[3]) / 2 < bottom and line.box[2] > seal.x]
    texts = [
        " ".join(word.text for word in line.words if seal.x - 0.3 * seal.radius < word.box[2] and word.box[0] < right) for line in near
    ]
    from_edge = [" ".join(word.text for word in line.words if seal.x - 1.6 * seal.radius < word.box[0] < right) for line in near]
    acting = [bool(AUTHORITY.match(fold(text))) for text in from_edge]
    titled = any(title_of(text, whole=True) for text, acts in zip(texts, acting, strict=True) if not acts)
    named = any(has_family_name(text) for text in texts) or any(_surely_named(line, seal, right) for line in near)
    if titled and named:
        return 0
    deputy = any(re.match(r"\W*kt\b", fold(text)) for text in from_edge)
    for_whom = next((own for text in from_edge if re.match(r"\W*kt\b", fold(text)) and (own := title_of(text, whole=True))), None)
    start = int(seal.x - 0.3 * seal.radius)
    clean = without_ring(page[top:bottom, left:right], Seal(seal.x - left, seal.y - top, seal.radius))
    part = clean[:, start - left :]
    mended = 0
    for x0, y0, x1, y1 in lines_beside(part, Seal(seal.x - start, seal.y - top, seal.radius), letter):
        middle = (y0 + y1) / 2 + top
        if any(
            acts and line.box and abs((line.box[1] + line.box[3]) / 2 - middle) < 0.6 * letter
            for line, acts in zip(near, acting, strict=True)
        ):
            continue  # for whom is signed was read, and is no title of who signs
        rows = slice(int(max(0, y0 - 0.9 * letter)), int(y1 + 0.5 * letter))
        beside = int(max(0, x0 - 0.2 * letter))
        readings: list[str] = []
        ends = (int(x1 + 0.4 * letter), int(x1 + 3.5 * letter), int(x1 + 9 * letter))
        for columns in (slice(0, ends[0]), slice(beside, ends[0]), slice(beside, ends[1]), slice(beside, ends[2]), slice(0, ends[2])):
            if readings and (titled or title_of(readings[0], deputy=deputy)) and (named or len(syllables(readings[0])) > 1):
                break
            if len(readings) > 2 and not (deputy and not titled and not any(map(syllables, readings))):
                break
            read = reader.read(np.pad(part[rows, columns], _PAD, constant_values=255), dpi, _ONE_LINE)
            readings.append(" ".join(word.text for line in read for word in line.words))
        title = None if titled else next((own for text in readings if (own := title_of(text, deputy=deputy, for_whom=for_whom))), None)
        name = None if named or title else name_of(readings)
        if title is None and name is None:
            continue
        box = (float(start), y0 + top, x1 + start, y1 + top)
        if not _replace(lines, box, (title or name or "").split(), letter):
            continue
        titled, named, mended = titled or title is not None, named or name is not None, mended + 1
    return mended


def _surely_named(line: Line, seal: Seal, right: int) -> bool:
    """Whether below the middle of the seal a whole name was read without doubt, whatever people it is of (`Rơ Mah Thuý Diu`)."""
    words = [word for word in line.words if seal.x - 1.6 * seal.radius < word.box[0] < right]
    while words and (words[0].confidence or 0.0) < _UNSURE:
        words = words[1:]
    if not 3 <= len(words) <= 5 or (words[0].box[1] + words[0].box[3]) / 2 < seal.y or words[-1].box[2] < seal.x:
        return False
    return all((word.confidence or 0.0) > 0.8 and bool(NAME_PART.match(word.text)) for word in words)


def _replace(lines: list[Line], box: tuple[float, float, float, float], texts: list[str], letter: float) -> bool:
    """Put `texts` for what `lines` hold in the box, unless that is print read surely; each word gets its share of the width."""
    x0, y0, x1, y1 = box

    def inside(word: Word) -> bool:
        if not y0 - 0.3 * letter < (word.box[1] + word.box[3]) / 2 < y1 + 0.3 * letter:
            return False
        # a word that began further left is the first one of the new reading, or none of it
        over = word.box[0] < x0 < word.box[2] and letters_of(word.text)[-2:] == letters_of(texts[0])[-2:]
        return over or x0 - letter < word.box[0] < x1

    kept = {letters_of(text) for text in texts}
    before = [word for line in lines for word in line.words if inside(word)]
    first = min(before, key=lambda word: word.box[0], default=None)

    def is_rest(word: Word) -> bool:
        """Whether it is what the ring left of a new word: its end, or the end of the first one with a wrong beginning."""
        own = letters_of(word.text)
        return any(text.endswith(own) for text in kept) or (word is first and letters_of(texts[0])[-2:] == own[-2:])

    if any((word.confidence or 0.0) > 0.8 and len(word.text) > 2 and plausible(word.text) and not is_rest(word) for word in before):
        return False
    if kept <= {letters_of(word.text) for word in before} and len(before) > len(texts):
        return False  # nothing new
    for line in lines:
        line.words = [word for word in line.words if not inside(word)]
    lines[:] = [line for line in lines if line.words]
    width = 0.75 * (y1 - y0) if texts[0].isupper() else 0.5 * (y1 - y0)
    words: list[Word] = []
    for text in reversed(texts):
        words.insert(0, Word(text, (x1 - width * len(text), y0, x1, y1), _UNSURE, bold=True))
        x1 -= width * (len(text) + 0.6)
    lines.append(Line(text=" ".join(texts), words=words, box=(words[0].box[0], y0, box[2], y1), confidence=_UNSURE))
    return True
