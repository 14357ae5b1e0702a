"""The first words of lines and the ink of their page in; case and strokes of numerals, which the ink shows better, mended in place.

An engine tells `V` from `v`, `S` from `s` by how tall they stand in their line, and a line that opens with a slot or a seal gives it little
to go by: `V/V`, `số: 12/KH-UBND`, `VỀ việc`. The ink has the answer: a small letter is two thirds as tall as the capital beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Line, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.unread import Blobs

_SMALLER, _TALLER = 0.82, 1.22
_STROKES = re.compile(r"^I{1,2}\.$")
_ONE_LIKE = ("I", "Í", "Ì", "l")
_DOUBTFUL = 0.7
_ALIKE = frozenset("cosuvwxzCOSUVWXZ")


def mend_numerals(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Roman numerals that open a line given as many strokes as their ink has (a bold `II.` is read `I.`); how many changed."""
    mended = 0
    for line in lines:
        word = line.words[0]
        if not _STROKES.match(word.text) or len(line.words) < 2 or not line.words[1].text.isupper():
            continue  # before small letters two strokes may be an 11
        strokes = _strokes(word, blobs.stats, letter)
        if len(word.text) - 1 < strokes < 4:
            word.text = "I" * strokes + "."
            line.text = " ".join(own.text for own in line.words)
            mended += 1
    return mended


def mend_ones(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """A doubtful lone `I` inside a line set as the 1 that it is where its head leans to the left only (`Đợt 1 năm …`); how many changed.

    The head of a capital I reaches as far to the right of its stem as to the left; that of a 1 is a flag.
    """
    mended = 0
    for line in lines:
        for word, after in pairwise(line.words):
            if word is line.words[0] or word.text not in _ONE_LIKE or (word.confidence or 0.0) > _DOUBTFUL or after.text[:1].isupper():
                continue
            if _is_flagged(word, blobs, letter):
                word.text = "1"
                mended += 1
        line.text = " ".join(own.text for own in line.words)
    return mended


def _is_flagged(word: Word, blobs: Blobs, letter: float) -> bool:
    """Whether a word is one upright stroke whose head has a flag on its left and nothing on its right."""
    x0, y0, x1, y1 = word.box
    x, y, w, h = (blobs.stats[:, i] for i in range(4))
    inside = (x >= x0 - 2) & (x + w <= x1 + 2) & (y >= y0 - 0.3 * letter) & (y + h <= y1 + 0.3 * letter) & (h > letter)
    inside[0] = False
    found = inside.nonzero()[0]
    if len(found) != 1:
        return False
    own = int(found[0])
    glyph = blobs.labels[y[own] : y[own] + h[own], x[own] : x[own] + w[own]] == own
    stem = (glyph.mean(axis=0) > 0.75).nonzero()[0]
    head = glyph[round(0.03 * len(glyph)) : round(0.33 * len(glyph))].any(axis=0).nonzero()[0]
    if not len(stem) or not len(head):
        return False
    foot = glyph[round(0.85 * len(glyph)) :].any(axis=0).nonzero()[0]
    flag, right, serif = int(stem[0] - head[0]), int(head[-1] - stem[-1]), int(foot[-1] - stem[-1])
    return flag >= 0.07 * letter and right <= 0 < serif  # the foot shows that a serif on the right would be seen


def _strokes(word: Word, stats: NDArray[np.int32], letter: float) -> int:
    """How many strokes a word is made of that stand apart, each of one shape, as tall as capitals; 0 where anything else is there."""
    x0, y0, x1, y1 = word.box
    x, y, w, h = (stats[:, i] for i in range(4))
    inside = (x >= x0 - 2) & (x + w <= x1 + 2) & (y >= y0 - 0.3 * letter) & (y + h <= y1 + 0.3 * letter) & (h > 0.6 * letter)
    inside[0] = False
    found = stats[inside]
    if not len(found) or (found[:, 2] > 0.65 * found[:, 3]).any():
        return 0
    alike = (found[:, 3].min() > 0.88 * found[:, 3].max()) and (found[:, 2].min() > 0.7 * found[:, 2].max())
    return len(found) if alike else 0


def mend_case(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Set the case of the word that opens a head line or a subject by its ink; how many changed. `letter`: as in `blobs`' pixels."""
    mended = 0
    for line in lines:
        for at, word in enumerate(line.words[:-1]):
            behind = line.words[at + 1].text
            if at and word.box[0] - line.words[at - 1].box[2] < 1.5 * letter:
                continue
            text = _set(word, behind, blobs.stats, letter)
            if text != word.text:
                word.text = text
                mended += 1
        line.text = " ".join(word.text for word in line.words)
    return mended


def _set(word: Word, behind: str, stats: NDArray[np.int32], letter: float) -> str:
    """The word with the case that its ink has."""
    text = word.text
    if text == "V/V" and behind[:1].islower():
        heights = _heights(word, stats, letter)
        return "V/v" if len(heights) == 3 and heights[2] < _SMALLER * heights[0] else text
    if len(text) == 2 and text.isupper() and text.isalpha() and behind.islower() and behind.isalpha():
        heights = _heights(word, stats, letter)
        return text[0] + text[1].lower() if len(heights) == 2 and heights[1] < _SMALLER * heights[0] else text
    if re.match(r"số:?$", text) and text[0] in _ALIKE and re.match(r"[\d/:…._]", behind):
        heights = _heights(word, stats, letter)
        return "S" + text[1:] if len(heights) == 2 and heights[0] > _TALLER * heights[1] else text
    return text


def _heights(word: Word, stats: NDArray[np.int32], letter: float) -> list[int]:
    """How tall the letters of a word are, from left to right; dots and marks above them are left out."""
    x0, y0, x1, y1 = word.box
    x, y, w, h = stats[:, 0], stats[:, 1], stats[:, 2], stats[:, 3]
    inside = (x >= x0 - 2) & (x + w <= x1 + 2) & (y >= y0 - 0.3 * letter) & (y + h <= y1 + 0.3 * letter)
    inside &= (h >= 0.6 * letter) & (h <= 2.2 * letter) & (w >= 0.15 * letter)
    inside[0] = False
    if inside.any():
        inside &= y + h > (y + h)[inside].max() - 0.5 * letter  # on the base line: not the marks of ề
    found = stats[inside]
    return [int(height) for height in found[found[:, 0].argsort(), 3]]
