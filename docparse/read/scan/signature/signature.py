"""A page and its words in, the block of the signature read again by itself where it stands beside Nơi nhận (`read_signature_again`).

The two columns of a foot have lines of different heights (NĐ 30/2020, Phụ lục I: recipients in 11 points, signature in 13 to 14), so an
engine that looks for the lines of a page runs one into the other, above all where a seal lies between them: title and name are lost with
the first recipients. The column alone, without its seal, has nothing that could mislead it. Row by row the better reading is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.read.scan.foot import recipient_rows
from docparse.read.scan.gutter import gutter
from docparse.read.scan.noise import plausible
from docparse.read.scan.signature.seal_ink import Seal, without_seal
from docparse.read.scan.signature.seal_words import AUTHORITY, has_family_name, letters_of, near_title, title_of, titles
from docparse.read.scan.signature.vote import spelled
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.engine import OcrEngine
    from docparse.read.scan.unread import Blobs

    Pixels = NDArray[np.uint8]

_ONE_COLUMN = 4
_PAD = 15
_ABOVE, _BELOW = 3.2, 34.0
"""How far above and below `Nơi nhận` a signature reaches, by the height of small letters: 34 are eight centimetres."""
_TALL = 2.4
_CAPITAL = 1.5
"""How tall capitals are at most, marks left out, by the height of small letters."""
_BELIEVED = 0.5
_SURE, _PRINTED = 0.85, 0.7
_STROKE = 0.3
_UNSURE = 0.78
_SPELLED = 0.6
"""How far a title is trusted that was known by most of its letters."""
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
    found = [line.words for line in reader.read(np.pad(part, _PAD, constant_values=255), dpi, _ONE_COLUMN)]
    for word in (word for own in found for word in own):
        a, b, c, d = word.box
        word.box = (a + int(edge) - _PAD, b + int(top) - _PAD, c + int(edge) - _PAD, d + int(top) - _PAD)
    found = _signed([trimmed for own in found if (trimmed := _trimmed(_titled(own, letter), letter))], letter)
    for own in found if covered else ():
        text = " ".join(word.text for word in own)
        if len(own) < 4 and not has_family_name(text) and title_of(text) is None:
            for word in own:  # its first word may lie under the seal (`docparse.read.scan.signature.rows`)
                word.confidence = min(word.confidence or 0.0, _UNSURE)
    mended = sum(_put(lines, own, edge, letter, _CLEARED if covered else _BETTER) for own in found)
    lines[:] = [line for line in lines if line.words]
    return mended


def _trimmed(words: list[Word], letter: float) -> list[Word]:
    """A row without the strokes of seal and pen at its head, and without what is too tall for print."""
    words = [word for word in words if word.box[3] - word.box[1] < _TALL * letter or plausible(word.text)]
    words = [word for word in words if plausible(word.text) or (word.confidence or 0.0) > _STROKE]
    while words and not any(map(str.isalnum, words[0].text)):
        words = words[1:]
    return _from_family_name(words)


def _titled(row: list[Word], letter: float) -> list[Word]:
    """A row as the title that it is but for a letter or two."""
    text = " ".join(word.text for word in row)
    title = None if AUTHORITY.match(fold(text)) else near_title(text)
    return row if title is None or letters_of(title) == letters_of(text) else spelled(row, title, _SPELLED, _CAPITAL * letter)


def _signed(rows: list[list[Word]], letter: float) -> list[list[Word]]:
    """Rows of which two in turn that end in one title are `KT.` with it and the deputy's."""
    for above, row in pairwise(rows):
        head, own = (" ".join(word.text for word in words) for words in (above, row))
        title = title_of(head)
        if title is None or title.startswith("PHÓ") or row[0].box[1] - above[0].box[1] > 3.0 * letter:
            continue
        if all(plausible(word.text) and (word.confidence or 0.0) > _PRINTED for word in row) and len(row) > 1:
            continue  # read as printed, whatever it is
        deputy, ending = f"PHÓ {title}", letters_of(own)[-5:]
        if deputy not in titles().values() or len(ending) < 5 or not letters_of(title).endswith(ending) or near_title(own) == deputy:
            continue
        row[:] = spelled(row, deputy, _SPELLED, _CAPITAL * letter)
        if not AUTHORITY.match(fold(head)):
            above[:] = spelled(above, f"KT. {title}", _SPELLED, _CAPITAL * letter)
    return rows


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
    if not words:
        return 0
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
    if [word.text for word in before] == [word.text for word in words] or _goes_on(lines, before or words, middle, letter):
        return 0
    seen = sorted((word for word in before if (word.confidence or 0.0) > _STROKE), key=lambda word: word.box[0])
    lost = [word for word in seen if word.box[2] < words[0].box[0] + 0.3 * letter]
    if lost and all(word.text[:1].isupper() and plausible(word.text) for word in lost):
        return 0  # the first word lies under the seal, and the first look had it
    if _known(seen) and all((word.confidence or 0.0) > _SURE for word in seen) and not _acts_for(words, seen):
        return 0
    if _acts_for(seen, words):
        return 0
    if _worth(words) <= max(_worth(seen) * better, 0.0):
        return 0
    gone = {id(word) for word in before}
    for line in lines:
        line.words = [word for word in line.words if id(word) not in gone]
    lines.append(Line(text=" ".join(word.text for word in words), words=words, box=(words[0].box[0], top, words[-1].box[2], bottom)))
    return 1


def _acts_for(words: Sequence[Word], seen: Sequence[Word]) -> bool:
    """Whether a row is what was seen, with the `K/T` before it that the other look lost or cut."""
    own, before = (" ".join(word.text for word in row) for row in (words, seen))
    acting = (
        bool(words and seen) and AUTHORITY.match(fold(own)) and not AUTHORITY.match(fold(before)) and (words[0].confidence or 0.0) > _SURE
    )
    return bool(acting) and letters_of(own).endswith(letters_of(before))


def _goes_on(lines: Sequence[Line], words: Sequence[Word], middle: float, letter: float) -> bool:
    """Whether a row begins left of the column: a line of the body, or a name longer than was thought, whose end alone would be read."""
    held, x0 = {id(word) for word in words}, min(word.box[0] for word in words)
    return any(
        id(word) not in held
        and word.box[1] < middle < word.box[3]
        and word.box[0] < x0
        and -4 * letter < x0 - word.box[2] < 1.3 * letter
        and (word.confidence or 0.0) > _BELIEVED
        for line in lines
        for word in line.words
    )


def _from_family_name(words: list[Word]) -> list[Word]:
    """A name without the one or two short pieces of the seal that were read before it."""
    if has_family_name(" ".join(word.text for word in words)):
        return words
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
    return total * _KNOWN if total > 0 and _known(words) else total


def _known(words: Sequence[Word]) -> bool:
    """Whether a row ends in a whole title, or is a name with its family name."""
    text = " ".join(word.text for word in words)
    return bool(words) and (title_of(text) is not None or has_family_name(text))
