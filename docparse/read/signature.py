"""A page and its words in, the block of the signature read again by itself where it stands beside Nơi nhận (`read_signature_again`).

The two columns of a foot have lines of different heights (NĐ 30/2020, Phụ lục I: recipients in 11 points, signature in 13 to 14), so an
engine that looks for the lines of a page runs one into the other, above all where a seal lies between them: title and name are lost with
the first recipients. The column alone, without its seal, has nothing that could mislead it. Row by row the better reading is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.read.foot import recipient_rows
from docparse.read.gutter import gutter
from docparse.read.noise import plausible
from docparse.read.seal_ink import Seal, without_seal
from docparse.read.seal_words import has_family_name, title_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.engine import OcrEngine
    from docparse.read.unread import Blobs

    Pixels = NDArray[np.uint8]

_ONE_COLUMN = 4
_PAD = 15
_ABOVE, _BELOW = 3.2, 34.0
"""How far above and below `Nơi nhận` a signature reaches, by the height of small letters: 34 are eight centimetres."""
_TALL = 2.4
_BELIEVED = 0.5
_BETTER, _CLEARED = 1.05, 0.93
"""How much better than the first look a row must be: where a seal was taken away before the second, that one is the fairer witness."""
_KNOWN = 1.3
"""How much more a line is worth that is a whole title or a whole name."""


def read_signature_again(
    reader: OcrEngine, page: Pixels, dpi: int, lines: list[Line], blobs: Blobs, seals: Sequence[Seal], letter: float
) -> int:
    """Read the column beside the recipients again; how many of its rows were mended. `lines` (pixels) change in place."""
    import numpy as np

    place = _column(lines, page.shape, blobs, seals, letter)
    if place is None:
        return 0
    edge, top, bottom = place
    part = page[int(top) : int(bottom), int(edge) :]
    covered = False
    for seal in seals:
        if seal.x + seal.radius > edge and top < seal.y + seal.radius and seal.y - seal.radius < bottom:
            part, covered = without_seal(part, Seal(seal.x - int(edge), seal.y - int(top), seal.radius), letter), True
    mended = 0
    for line in reader.read(np.pad(part, _PAD, constant_values=255), dpi, _ONE_COLUMN):
        for word in line.words:
            a, b, c, d = word.box
            word.box = (a + int(edge) - _PAD, b + int(top) - _PAD, c + int(edge) - _PAD, d + int(top) - _PAD)
        mended += _put(lines, line.words, edge, letter, _CLEARED if covered else _BETTER)
    lines[:] = [line for line in lines if line.words]
    return mended


def _column(
    lines: Sequence[Line], shape: tuple[int, ...], blobs: Blobs, seals: Sequence[Seal], letter: float
) -> tuple[float, float, float] | None:
    """Left edge, top and bottom of the column of the signature: beside the recipients, or where a seal stands in the right half."""
    rows = recipient_rows(lines, letter)
    if len(rows) > 1:
        top, low = rows[0][0].box[1], max(word.box[3] for word in rows[-1])
        edge = gutter(blobs, seals, (top - 0.3 * letter, low), letter)
        return None if edge is None else (edge, *_reach(lines, edge, top, low, shape[0], letter))
    signed = [seal for seal in seals if seal.x > 0.4 * shape[1]]
    if len(signed) != 1:
        return None
    seal = signed[0]
    edge, top = seal.x - 1.5 * seal.radius, seal.y - 1.3 * seal.radius
    return (edge, *_reach(lines, edge, top, seal.y + seal.radius, shape[0], letter))


def _reach(lines: Sequence[Line], edge: float, top: float, low: float, height: int, letter: float) -> tuple[float, float]:
    """From where to where the column goes: up to the last line over both columns, down to the next one."""
    across = [line.box for line in lines if line.box and line.box[0] < edge - 4 * letter and line.box[2] > edge + 4 * letter]
    above = [box[3] for box in across if box[3] < top + 0.5 * letter]
    below = [box[1] for box in across if box[1] > low + letter]
    first = max([top - _ABOVE * letter, *(value + 0.1 * letter for value in above)])
    last = min([float(height), max(low + 4 * letter, top + _BELOW * letter), *(value - 0.1 * letter for value in below)])
    return max(0.0, min(first, top - 0.4 * letter)), last


def _put(lines: list[Line], words: list[Word], edge: float, letter: float, better: float) -> int:
    """Put a row of the second look into `lines` where it is better than what stands there; 1 where it was."""
    words = [word for word in words if word.box[3] - word.box[1] < _TALL * letter or plausible(word.text)]
    while words and not any(map(str.isalnum, words[0].text)):
        words = words[1:]  # a stroke of the seal or of the pen before the line
    words = _from_family_name(words)
    sure = sum(len(word.text) for word in words if plausible(word.text) and (word.confidence or 0.0) > _BELIEVED)
    if sure < max(3, 0.5 * sum(len(word.text) for word in words)):
        return 0
    top, bottom = min(word.box[1] for word in words), max(word.box[3] for word in words)
    middle = sorted((word.box[1] + word.box[3]) / 2 for word in words)[len(words) // 2]
    before = [
        word
        for line in lines
        for word in line.words
        if word.box[0] > edge - letter
        and (abs((word.box[1] + word.box[3]) / 2 - middle) < 0.75 * letter or (word.box[1] < middle < word.box[3]))
    ]
    if [word.text for word in before] == [word.text for word in words]:
        return 0
    if _worth(words) <= max(_worth(before) * better, 0.0):
        return 0
    gone = {id(word) for word in before}
    for line in lines:
        line.words = [word for word in line.words if id(word) not in gone]
    lines.append(Line(text=" ".join(word.text for word in words), words=words, box=(words[0].box[0], top, words[-1].box[2], bottom)))
    return 1


def _from_family_name(words: list[Word]) -> list[Word]:
    """A name without the one or two short pieces of the seal that were read before it."""
    for first in (1, 2):
        before, name = words[:first], words[first:]
        short = all(len(word.text) < 3 or (word.confidence or 0.0) < _BELIEVED for word in before)
        if short and len(name) > 2 and has_family_name(" ".join(word.text for word in name)):
            return name
    return words


def _worth(words: Sequence[Word]) -> float:
    """What a row is worth: its letters by how sure they are, those that cannot be print against it; more for a title or a name."""
    total = sum(
        len(word.text) * ((word.confidence or 0.0) if plausible(word.text) and (word.confidence or 0.0) > 0.4 else -0.3) for word in words
    )
    text = " ".join(word.text for word in words)
    known = bool(words) and (title_of(text, whole=True) is not None or has_family_name(text))
    return total * _KNOWN if known and total > 0 else total
