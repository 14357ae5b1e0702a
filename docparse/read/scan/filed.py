"""The words read of a page in, those of the line `Lưu: VT, …` read again by itself (`read_filed_again`), where two looks agree.

The last item of Nơi nhận (NĐ 30/2020, Phụ lục I, 9b) is short names of units, how many copies, and the initials of who drafted, small. Its
neighbour is the pen of who drafted, often touching. In a block of lines the engine guesses; by itself, freed of what reaches over
its line, the row is read again at several sizes, and only what two of them give is believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.read.scan.foot import COPIES, Cut, recipient_rows
from docparse.read.scan.noise import plausible
from docparse.text.normal import fold
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.engine import OcrEngine

    Pixels = NDArray[np.uint8]

_SIZES = (1.27, 1.5, 2.0)
_ONE_LINE = 7
_PAD = 15
_SURE, _DOUBTFUL = 0.9, 0.8
_BESIDE = 0.6
"""What is surer than this beside the row is print of another column; the rest may be the row's own end, or a pen."""
_LOST = 0.4
"""What stood behind the words that two looks agree on is let go only if it was less sure than this."""
_LESS = 0.1
_AGREED = 0.7
"""How far a word is trusted on which two looks agree."""
_ABOVE, _BELOW = 0.55, 0.6
"""How far the band of the row goes above its capitals and below its base line, in heights of small letters."""
_EDGE = ".,;:'’‘”“\"„-–—_"
_PART = regex(
    r"[A-ZĐƯ]{2,8}\d{0,2}(?:[-&.][A-ZĐƯ]{1,6})*(?:\([^\W_]{1,5}\))?|[A-ZĐ][^\W\d_]{0,7}\.[^\W\d_]{1,8}\d{0,3}|\d{1,3}[A-Zb]?\)?|\([A-ZĐ]\.?|\([^\W_]{1,5}(?:-[^\W_]{1,5})?\)|[^\W\d_]{3,7}|[a-z]{2,4}"
)
"""What stands in the row after `Lưu`: short names (`PC07`), units with a point (`N.chính`), copies (`(16B)`), syllables, initials."""
_REGISTRY = regex(r"V(?:F|I{1,2}|[1lÍÌỈĨỊ])(?=[,;.]|$)")
"""How `VT` (văn thư), first in nearly every such row, is read where its T is faint; nothing else is short for two such letters."""
_GLUED = regex(r"(?<=[A-ZĐ]),(?=[A-ZĐ])")
_THIRD_DIGIT = regex(r"(\(\d{2})8\)")
_BEHIND_BRACKET = regex(r"^([^()]*\([^()\s]{1,5}\)[.;]?)[^\s.;]\S*$")


def read_filed_again(reader: OcrEngine, cut: Cut, dpi: int, lines: list[Line], letter: float) -> tuple[int, list[Word]]:
    """Read the row that opens with `Lưu` again; how many of its words changed, and what a pen wrote under it.

    `lines` (pixels) change in place.
    """
    row = next((row for row in reversed(recipient_rows(lines, letter)) if _opens(row)), None)
    if row is None:
        return 0, []
    _name_registry(row)
    return _read_row_again(reader, cut, dpi, lines, row, letter), _pen_below(lines, row, letter)


def _pen_below(lines: list[Line], row: Sequence[Word], letter: float) -> list[Word]:
    """The tall words under the row that no print can be, taken out of `lines`: the row is the last of the list (`6(1362)` by pen)."""
    low, right = max(word.box[3] for word in row), row[-1].box[2] + 14 * letter
    out: list[Word] = []
    for line in lines:
        own = [word for word in line.words if low - letter < word.box[1] < low + 6 * letter]
        if len(own) != len(line.words) or any(
            word.box[0] > right or (plausible(word.text) and (word.confidence or 0.0) > 0.5) for word in own
        ):
            continue
        if own and max(word.box[3] - word.box[1] for word in own) > 2.2 * letter:
            out += own
            line.words = []
    lines[:] = [line for line in lines if line.words]
    return out


def _read_row_again(reader: OcrEngine, cut: Cut, dpi: int, lines: list[Line], row: list[Word], letter: float) -> int:
    left, right = row[0].box[0] - 0.7 * letter, row[-1].box[2] + 9 * letter
    top, bottom = _band(row, letter)
    held = {id(word) for word in row}
    beside = [
        word
        for line in lines
        for word in line.words
        if id(word) not in held and word.box[0] > row[-1].box[2] and top < (word.box[1] + word.box[3]) / 2 < bottom
    ]
    right = min([right, *(word.box[0] - 0.5 * letter for word in beside if (word.confidence or 0.0) > _BESIDE)])
    looks: list[list[Word]] = []
    for size in _SIZES:
        part = _alone(cut((max(0.0, left), max(0.0, top), right, bottom), size), letter * size)
        if part is None:
            return 0
        if not looks and not _asks(row, part, max(0.0, left), size, letter):
            return 0
        words = [word for line in reader.read(_padded(part), round(dpi * size), _ONE_LINE) for word in line.words]
        for word in words:
            x0, y0, x1, y1 = ((value - _PAD) / size for value in word.box)
            word.box = (x0 + max(0.0, left), y0 + max(0.0, top), x1 + max(0.0, left), y1 + max(0.0, top))
        looks.append(words)
    agreed = _agreed(looks)
    _count_copies(agreed, looks)
    if [word.text for word in row] == [word.text for word in agreed]:
        for word in row:
            word.confidence = max(word.confidence or 0.0, _AGREED)
    if not _better(row, agreed):
        return 0
    for word in agreed:
        word.confidence = max(word.confidence or 0.0, _AGREED)
    line = next(line for line in lines if row[0] in line.words)
    before = Counter(word.text for word in row)
    gone = held | {id(word) for word in beside if word.box[0] < agreed[-1].box[2]}
    for own in lines:
        own.words = [word for word in own.words if id(word) not in gone]
    line.words = sorted([*line.words, *agreed], key=lambda word: word.box[0])
    lines[:] = [own for own in lines if own.words]
    return sum((Counter(word.text for word in agreed) - before).values())


def _opens(row: Sequence[Word]) -> bool:
    """Whether a row is `Lưu: VT, …`, with or without its dash."""
    return bool(re.match(r"\W{0,2}luu\b", fold(" ".join(word.text for word in row[:2])))) and len(row) > 1


def _band(row: Sequence[Word], letter: float) -> tuple[float, float]:
    """Top and foot of the row: from the words that are as tall as print."""
    printed = [word.box for word in row if 0.8 * letter < word.box[3] - word.box[1] < 2.2 * letter] or [word.box for word in row]
    tops, feet = sorted(box[1] for box in printed), sorted(box[3] for box in printed)
    return tops[len(tops) // 2] - _ABOVE * letter, feet[len(feet) // 2] + _BELOW * letter


def _alone(part: Pixels, letter: float) -> Pixels | None:
    """The row without what reaches over its band: other rows, and strokes of a pen; None for no ink."""
    import cv2
    import numpy as np

    paper, dark = (float(value) for value in np.percentile(part, (85, 1.5))) if part.size else (0.0, 0.0)
    if paper - dark < 40:
        return None
    ink = np.where(part < (paper + dark) / 2 + 20, np.uint8(255), np.uint8(0))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    over = (stats[:, 1] <= 0) | (stats[:, 1] + stats[:, 3] >= part.shape[0])
    over[0] = False
    if not over.any():
        return part
    core = slice(round(_ABOVE * letter), part.shape[0] - round(0.9 * _BELOW * letter))
    inside = np.bincount(labels[core].ravel(), minlength=len(stats))
    print_too = over & (inside > 0.6 * stats[:, 4])  # a letter that a pen touches: only what hangs over goes
    reach = np.where((over & ~print_too)[labels], np.uint8(255), np.uint8(0))
    hanging = np.where(print_too[labels], np.uint8(255), np.uint8(0))
    hanging[core] = 0
    gone = cv2.dilate(np.asarray(reach | hanging, np.uint8), np.ones((3, 3), np.uint8))
    out = part.copy()
    out[gone > 0] = round(paper)
    return np.asarray(out, np.uint8)


def _padded(part: Pixels) -> Pixels:
    import numpy as np

    return np.pad(part, _PAD, constant_values=int(np.percentile(part, 85)))


def _asks(row: Sequence[Word], part: Pixels, left: float, size: float, letter: float) -> bool:
    """Whether the row needs another look: a word is doubtful, or print stands behind its last one."""
    import numpy as np

    if any((word.confidence or 0.0) < _DOUBTFUL for word in row):
        return True
    start = round((row[-1].box[2] + 0.15 * letter - left) * size)
    behind = part[:, start:]
    paper = float(np.percentile(part, 85))
    return bool(behind.size and np.count_nonzero(behind < paper - 60) > 0.15 * (letter * size) ** 2)


def _core(text: str) -> str:
    return text.strip(_EDGE)


def _uncounted(text: str) -> str:
    return COPIES.sub("", _core(text))


def _agreed(looks: Sequence[Sequence[Word]]) -> list[Word]:
    """The words from the head of the row on which two looks agree, marks at their ends apart; the longest such row."""
    best: list[Word] = []
    for first, second in combinations([_parts(look) for look in looks], 2):
        shared: list[Word] = []
        for a, b in zip(first, second, strict=False):
            if _uncounted(a.text) != _uncounted(b.text) or (_core(a.text) and not _PART.fullmatch(_core(a.text)) and len(shared) > 1):
                break
            if shared and not _core(a.text):
                break
            surer = (a.confidence or 0.0) >= (b.confidence or 0.0)
            shared.append(a if (surer if len(_core(a.text)) == len(_core(b.text)) else len(_core(a.text)) > len(_core(b.text))) else b)
        if sum(len(word.text) for word in shared) > sum(len(word.text) for word in best):
            best = shared
    return best


def _count_copies(agreed: Sequence[Word], looks: Sequence[Sequence[Word]]) -> None:
    """`(16B)` is sixteen copies (bản), where one look has it and the others a third digit, 8: nobody files hundreds. In place."""
    for word in agreed:
        match = _THIRD_DIGIT.search(word.text)
        if match and any(match.group(1) + "B)" in own.text for look in looks for own in look):
            word.text = f"{word.text[: match.start()]}({match.group(1)[1:]}B){word.text[match.end() :]}"


def _name_registry(row: Sequence[Word]) -> None:
    """Give the word behind `Lưu:` its T back, in place."""
    for before, word in pairwise(row):
        if fold(_core(before.text)) == "luu":
            word.text = _REGISTRY.sub("VT", word.text)


def _apart(word: Word) -> list[Word]:
    """A word as it is; one in which a comma has two names beside it (`VT,TH`), as two."""
    match = _GLUED.search(word.text)
    if match is None:
        return [word]
    x0, y0, x1, y1 = word.box
    middle = x0 + (x1 - x0) * match.end() / len(word.text)
    return [
        replace(word, text=word.text[: match.end()], box=(x0, y0, middle, y1)),
        replace(word, text=word.text[match.end() :], box=(middle, y0, x1, y1)),
    ]


def _parts(look: Sequence[Word]) -> list[Word]:
    """The words of one look; what a pen left behind a closed bracket is cut off."""
    out = []
    words = [part for word in look for part in _apart(word)]
    _name_registry(words)
    for word in words:
        match = _BEHIND_BRACKET.match(word.text)
        out.append(Word(match.group(1), word.box, _AGREED, word.bold, word.italic, word.size) if match else word)
    return out


def _better(row: Sequence[Word], agreed: Sequence[Word]) -> bool:
    """Whether what two looks agree on says no less than the row as it was, and nothing else where that was sure."""
    if [word.text for word in row] == [word.text for word in agreed]:
        return False
    kept = [_core(word.text) for word in row if (word.confidence or 0.0) >= _SURE and _core(word.text)]
    new = [_core(word.text) for word in agreed if _core(word.text)]
    if any(text not in new for text in kept):
        return False
    for word in agreed:
        under = [own for own in row if own.box[0] < (word.box[0] + word.box[2]) / 2 < own.box[2]]
        if any(_core(own.text) != _core(word.text) and (own.confidence or 0.0) > (word.confidence or 0.0) + _LESS for own in under):
            return False
    end = max((word.box[2] for word in agreed), default=0.0)
    left_out = [word for word in row if word.box[0] > end and _core(word.text)]
    return not any((word.confidence or 0.0) > _LOST or plausible(word.text) for word in left_out)
