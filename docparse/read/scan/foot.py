"""The words read of a page in, those of its Nơi nhận read a second time at their own size (`read_foot_again`), word against word.

The recipients are printed in 11 points under a body of 14 (NĐ 30/2020, Phụ lục I; FACTS 1.3), in abbreviations that no language model
knows, beside a signature and its seal: of all lines of a scan they are the ones an engine loses most of. They are short, so a second
look at a larger size costs little; of two readings of the same ink the surer and more plausible one is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Box, Line, Word
from docparse.read.scan.noise import plausible
from docparse.text.normal import fold
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.engine import OcrEngine

    Pixels = NDArray[np.uint8]

LARGER = 1.27
"""14 points to 11: by so much the list is enlarged for its letters to be as tall as those of the body."""
_ONE_COLUMN = 4
_PAD = 15
_NOI, _NHAN = regex(r"^n\w{1,2}$"), regex(r"^nh?[ae]n ?:.{0,3}$")
_LOST_ROW = 4.2
"""How far apart two rows are read at most: one between them may not have been read at all."""
_COLON = frozenset(":.;")
_BETTER = 0.04
_BELIEVED = 0.6
_APART = 0.45
"""How far apart the middles of two readings of one row are at most, by the height of small letters."""
_BESIDE = 1.5
"""How far at most what replaces a row stands from it, in the same unit."""
_SHIFT = 8.0
"""How far to the right of its print the engine may see a word, by the height of small letters."""
_SURE_ROW = 0.7
"""How much a row of the second look must be worth to stand where the first look saw none."""
_PEN = 0.4
"""What stands last in its row, was less sure than this and is no print at the second look was written by a pen."""
_PURPOSE_END = regex(r"^\(?[A-Za-zĐđ]\s?/[^\s()]{0,4}\)\s?[;.,:]{0,2}$")
"""`(b/c);` with its bracket and its mark is print, however it was read (`(b/€);`, `(B/);`)."""
_UNIT, _FIGURE = regex(r"(?<!\w)[A-ZĐ](?=\d\d\b)"), regex(r"(?<!\w)\d(?=\d\d\b)")
"""`T25`, the initial and the number of a unit or a typist, which a second look may take for 725."""
COPIES = regex(r"(?<=\d)b(?=\)|[.;]?$)")
"""The `b` (bản) behind the number of copies, `(02b)`: a look loses it, none invents it."""
_DASHES = frozenset("-–—")

Cut = Callable[[Box, float], "Pixels"]
"""Gives a box of the page, in pixels of the page, enlarged by a factor, from the sharpest image that there is."""
Beside = Callable[[float, float], "float | None"]
"""Gives where the column beside the rows from top to bottom begins (`docparse.read.scan.gutter`)."""


def read_foot_again(
    reader: OcrEngine, cut: Cut, dpi: int, lines: list[Line], letter: float, beside: Beside | None = None
) -> tuple[int, list[Word]]:
    """Read the recipients of a page again; how many words were mended, and what only one look took for words.

    `beside` tells where the column of the signature begins. `lines` (pixels) change in place.
    """
    import numpy as np

    rows = recipient_rows(lines, letter)
    if len(rows) < 2:
        return 0, []
    words = [word for row in rows for word in row]
    top, low = min(word.box[1] for word in words) - 0.6 * letter, max(word.box[3] for word in words) + 0.7 * letter
    left, right = max(0.0, min(word.box[0] for word in words) - 1.5 * letter), max(word.box[2] for word in words) + 1.5 * letter
    edge = beside(top, low) if beside is not None else None
    astray = [] if edge is None else _astray(lines, rows, (left, top, edge, low))
    torn = _torn(rows, letter) or any(
        (word.confidence or 0.0) > _BELIEVED and plausible(word.text) and len(word.text) > 2 for word in astray
    )
    if edge is not None:
        right = edge if torn else min(right, edge)
    box = (left, max(0.0, top), right, low)
    crop = np.pad(cut(box, LARGER), _PAD, constant_values=255)
    found = [line.words for line in reader.read(crop, round(dpi * LARGER), _ONE_COLUMN)]
    for word in (word for own in found for word in own):
        a, b, c, d = ((value - _PAD) / LARGER for value in word.box)
        word.box = (a + box[0], b + box[1], c + box[0], d + box[1])
    mended = 0
    dropped: list[Word] = []
    if (torn or _unseen(rows, found, letter)) and _total(found) >= _total(rows):
        gone = {id(word) for word in astray}
        for line in lines:
            line.words = [word for word in line.words if id(word) not in gone]
        mended = _run_apart(lines, rows, found, astray, letter)
    for own in found:
        mended += _merge(lines, rows, own, letter, dropped)
    lines[:] = [line for line in lines if line.words]
    return mended, dropped


def recipient_rows(lines: Sequence[Line], letter: float) -> list[list[Word]]:
    """The rows of words of Nơi nhận and its items, from top to bottom; the columns beside them are left out."""
    head = next((pair for line in lines for pair in pairwise(line.words) if _opens(*pair)), None) or _spaced_head(lines)
    if head is None:
        return []
    left, rows = head[0].box[0], [list(head)]
    starts = []
    for line in lines:
        row = _row(line, left, letter)
        if row and row[0].box[1] > head[0].box[1] + 0.5 * letter:
            starts.append((row[0].box[1], row))
    low = head[1].box[3]
    for top, row in sorted(starts, key=lambda start: start[0]):
        if top - low > _LOST_ROW * letter:
            break
        rows.append(row)
        low = max(low, *(word.box[3] for word in row))
    return rows


def _spaced_head(lines: Sequence[Line]) -> tuple[Word, Word] | None:
    """`Nơi nhận :` with its colon apart, or without one at the end of its stretch: the two words."""
    for line in lines:
        for at, (first, second) in enumerate(pairwise(line.words)):
            behind = line.words[at + 2] if at + 2 < len(line.words) else None
            alone = behind is None or behind.text in _COLON or behind.box[0] - second.box[2] > 2 * (second.box[3] - second.box[1])
            if alone and fold(first.text) == "noi" and fold(second.text) == "nhan" and first.text[0] == "N":
                return first, second
    return None


def _opens(first: Word, second: Word) -> bool:
    """Whether two words are `Nơi nhận:`. What stands right before `nhận:` can be nothing else, whatever a pen made of it."""
    if not _NHAN.match(fold(second.text)):
        return False
    if _NOI.match(fold(first.text)):
        return True
    if fold(first.text) == "oi":  # its slanted N was taken for a speck
        first.text = "Nơi"
        return True
    tall = second.box[3] - second.box[1]
    if plausible(first.text) or (first.confidence or 0.0) > 0.5 or not 0.8 * tall < first.box[2] - first.box[0] < 3 * tall:
        return False
    first.text, first.confidence = "Nơi", 0.5
    return True


def _row(line: Line, left: float, letter: float) -> list[Word]:
    """The words of a line that stand in the column of Nơi nhận: from its left edge to the first wide gap."""
    row: list[Word] = []
    for word in sorted((word for word in line.words if word.box[0] > left - 2 * letter), key=lambda word: word.box[0]):
        if word.box[0] > (row[-1].box[2] + 2.2 * letter if row else left + 5 * letter):
            break
        row.append(word)
    return row


def _merge(lines: list[Line], rows: list[list[Word]], words: list[Word], letter: float, dropped: list[Word]) -> int:
    """Put the better of both readings of one row into `lines`; how many words are new. `dropped`: grows by what was no print."""
    own = min(rows, key=lambda row: abs(_middle(row) - _middle(words)))
    if abs(_middle(own) - _middle(words)) > 0.7 * letter:
        return _added(lines, rows, words, letter)
    mended = 0
    for before, after in _groups(own, words):
        if [word.text for word in before] == [word.text for word in after]:
            for word, again in zip(before, after, strict=True):  # both looks saw it, if no third one knows better
                word.confidence = max(word.confidence or 0.0, min(again.confidence or 0.0, _BELIEVED))
            continue
        if before and before[-1] is own[-1] and len(own) > len(before) and _penned(before, after, letter):
            dropped += _taken(lines, own, before)
            continue
        if not after:
            continue
        if not before:
            opens = after[0] is words[0] and after[0].text in _DASHES and after[0].box[2] < own[0].box[0]
            if not opens and not all(plausible(word.text) and (word.confidence or 0.0) > _BELIEVED for word in after):
                continue
            if not opens and not any(char.isalnum() for word in after for char in word.text):
                continue
            if _stands(lines, own, after, letter):
                continue
        elif (
            len(after[-1].text) > 1 and before[-1].text[:-1] == after[-1].text[:-1] and len(before) == len(after)
        ):  # they differ by the mark at the end
            if after[-1].text[-1] != ";" or before[-1].text[-1] not in ",:.":
                continue
        elif COPIES.sub("", _joined(before)) == COPIES.sub("", _joined(after)):
            if len(_joined(after)) < len(_joined(before)):
                continue
        elif _UNIT.sub("#", _joined(before)) == _FIGURE.sub("#", _joined(after)) or _worth(after) < _worth(before) + _BETTER:
            continue
        line = next(line for line in lines if own[0] in line.words)
        _taken(lines, own, before)
        line.words = sorted([*line.words, *after], key=lambda word: word.box[0])
        own[:] = sorted([*own, *after], key=lambda word: word.box[0])
        mended += len(after)
    return mended


def _stands(lines: Sequence[Line], row: Sequence[Word], words: Sequence[Word], letter: float) -> bool:
    """Whether the line of a row already has these words, in boxes further to the right than print has them."""
    line = next(line for line in lines if any(word is row[0] for word in line.words))
    astray = [word for word in line.words if not any(word is own for own in row)]
    return all(any(other.text == word.text and 0 < other.box[0] - word.box[0] < _SHIFT * letter for other in astray) for word in words)


def _added(lines: list[Line], rows: list[list[Word]], words: list[Word], letter: float) -> int:
    """Add a row of the list that only the second look saw, where it is print from its left edge on; how many words are new."""
    left = min(row[0].box[0] for row in rows)
    sure = all(plausible(word.text) and (word.confidence or 0.0) > _BELIEVED for word in words)
    if not sure or sum(char.isalnum() for word in words for char in word.text) < 2 or not -1 < (words[0].box[0] - left) / letter < 3:
        return 0
    middle = _middle(words)
    under = [
        word
        for line in lines
        for word in line.words
        if word.box[1] < middle < word.box[3] and word.box[0] < words[-1].box[2] and word.box[2] > words[0].box[0]
    ]
    if any((word.confidence or 0.0) > _BELIEVED for word in under):
        return 0
    gone = {id(word) for word in under}
    for line in lines:
        line.words = [word for word in line.words if id(word) not in gone]
    for row in rows:
        row[:] = [word for word in row if id(word) not in gone]
    rows[:] = [*(row for row in rows if row), list(words)]
    lines.append(Line(text=_joined(words), words=list(words), box=words[0].box))
    return len(words)


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _run_apart(lines: list[Line], rows: list[list[Word]], found: Sequence[list[Word]], astray: Sequence[Word], letter: float) -> int:
    """Put the rows of the second look for those that the first look ran into each other; how many words are new. Whole rows stay, and what
    the second look did not see."""
    middles = [_middle(own) for own in found]
    nearest = {id(row): min(abs(_middle(row) - middle) for middle in middles) / letter for row in rows}
    torn = [
        row
        for row in rows
        if nearest[id(row)] < _BESIDE
        and (
            _tall(row, letter)
            or nearest[id(row)] > _APART
            or _twin(row, rows, letter)
            or any(abs((word.box[1] + word.box[3]) / 2 - _middle(row)) < 0.8 * letter for word in astray)
        )
    ]
    gone = {id(word) for row in torn for word in row}
    for line in lines:
        line.words = [word for word in line.words if id(word) not in gone]
    lines[:] = [line for line in lines if line.words]
    rows[:] = [row for row in rows if not any(row is other for other in torn)]
    added = 0
    for own, middle in zip(found, middles, strict=True):
        if own and all(abs(_middle(row) - middle) > _APART * letter for row in rows):
            for line in lines:  # its own words that a wide gap kept out of the row
                line.words = [word for word in line.words if not any(_is_again(word, other) for other in own)]
            lines.append(Line(text=" ".join(word.text for word in own), words=list(own), box=own[0].box))
            rows.append(list(own))
            added += len(own)
    return added


def _is_again(word: Word, other: Word) -> bool:
    """Whether two words are two readings of one ink."""
    a, b = word.box, other.box
    return word.text == other.text and min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _twin(row: Sequence[Word], rows: Sequence[Sequence[Word]], letter: float) -> bool:
    """Whether another row stands so near that both are pieces of two rows that were run together."""
    return any(other is not row and abs(_middle(other) - _middle(row)) < 1.2 * letter for other in rows)


def _tall(row: Sequence[Word], letter: float) -> bool:
    return any(word.box[3] - word.box[1] > 2.2 * letter and len(word.text) > 2 for word in row)


def _unseen(rows: Sequence[Sequence[Word]], found: Sequence[Sequence[Word]], letter: float) -> bool:
    """Whether the second look has print where the first look has no row."""
    middles = [_middle(row) for row in rows]
    print_rows = [own for own in found if _worth(own) > _SURE_ROW and sum(len(word.text) for word in own) > 3]
    return any(min(abs(_middle(own) - middle) for middle in middles) > 0.7 * letter for own in print_rows)


def _astray(lines: Sequence[Line], rows: Sequence[Sequence[Word]], box: Box) -> list[Word]:
    """The words inside the box of a list that are in none of its rows: pens, or pieces of rows that were run together."""
    held = {id(word) for row in rows for word in row}
    below = max(word.box[3] for word in rows[0])  # the colon of the head may stand apart
    return [
        word
        for line in lines
        for word in line.words
        if id(word) not in held and word.box[0] > box[0] and word.box[2] < box[2] and below < (word.box[1] + word.box[3]) / 2 < box[3]
    ]


def _torn(rows: Sequence[Sequence[Word]], letter: float) -> bool:
    """Whether a word of the list is as tall as two rows, or there is room for a row between two."""
    return any(_tall(row, letter) for row in rows) or any(
        min(word.box[1] for word in row) - max(word.box[3] for word in above) > 1.8 * letter for above, row in pairwise(rows)
    )


def _total(rows: Sequence[Sequence[Word]]) -> float:
    """What the rows of a list are worth together: sure letters count for them, letters of no words against them."""
    return sum(
        len(word.text) * ((word.confidence or 0.0) if plausible(word.text) else -0.5) for row in rows for word in row if len(word.text) > 1
    )


def _penned(before: Sequence[Word], after: Sequence[Word], letter: float) -> bool:
    """Whether the end of a row is a pen's: unsure at the first look, and gone, unsure or taller than print at the second."""
    if max(word.confidence or 0.0 for word in before) > _PEN or _PURPOSE_END.match(before[-1].text):
        return False
    tall = max(word.box[3] - word.box[1] for word in before) > 2.2 * letter
    return not after or tall or not all(plausible(word.text) and (word.confidence or 0.0) > _BELIEVED for word in after)


def _taken(lines: list[Line], row: list[Word], words: list[Word]) -> list[Word]:
    """The words, taken out of their row and out of their lines."""
    gone = {id(word) for word in words}
    row[:] = [word for word in row if id(word) not in gone]
    for line in lines:
        if any(id(word) in gone for word in line.words):
            line.words = [word for word in line.words if id(word) not in gone]
    return words


def _middle(row: Sequence[Word]) -> float:
    """The height at which a row stands: the middle of its words, in y."""
    middles = sorted((word.box[1] + word.box[3]) / 2 for word in row)
    return middles[len(middles) // 2]


def _groups(before: Sequence[Word], after: Sequence[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Words of two readings of one row that lie over each other."""
    marked = sorted([(word, False) for word in before] + [(word, True) for word in after], key=lambda pair: pair[0].box[0])
    groups: list[tuple[list[Word], list[Word]]] = []
    end = float("-inf")
    for word, new in marked:
        if not groups or word.box[0] > end - 0.25 * (word.box[3] - word.box[1]):
            groups.append(([], []))
        groups[-1][new].append(word)
        end = max(end, word.box[2])
    return groups


def _worth(words: Sequence[Word]) -> float:
    """How much a reading is to be believed: the confidence of its words, a third of it for what cannot be a word."""
    total = sum(len(word.text) for word in words)
    return sum(len(word.text) * (word.confidence or 0.0) * (1.0 if plausible(word.text) else 0.35) for word in words) / total
