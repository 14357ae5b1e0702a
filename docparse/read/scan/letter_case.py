"""The first words of lines and the ink of their page in; case and strokes of numerals, which the ink shows better, mended in place.

An engine tells `V` from `v`, `S` from `s` by how tall they stand in their line, and a line that opens with a slot or a seal gives it little
to go by: `V/V`, `số: 12/KH-UBND`, `VỀ việc`. The ink has the answer: a small letter is two thirds as tall as the capital beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median, pstdev
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.unread import Blobs

_SMALLER, _TALLER = 0.82, 1.22
_STROKES = regex(r"^I{1,2}\.$")
_ONE_LIKE = ("I", "Í", "Ì", "l")
_DOUBTFUL = 0.7
_UPRIGHT = 0.85
"""Share of the middle of a stroke that is ink in its columns."""
_PITCH = 0.95
"""How far apart the strokes of II are at most, by the height of small letters: Times sets I in 0.74 and digits in 1.11."""
_APART = 1.25
"""What stands further from the last stroke has a dash or a slash before it."""
_QUARTER = regex(r"^(?P<n>[1IlÌÍHL|!T]{1,3})(?P<rest>(?:[/⁄.-](?:19|20)\d\d)?[.,;:)]{0,2})$")
_COUNT = regex(r"^(?P<n>X{0,2}V?(?P<i>I{1,2}))[.,;:]{0,2}$")
"""A Roman number with no mark that is as tall as it: a slash or a bracket would count for a stroke."""
_WIDTHS, _SIDES = {"I": 0.73, "V": 1.33, "X": 1.33}, 0.06
"""How wide the bold capitals of a Roman number are set in Times, by `letter`, and what of it is no ink."""
_CAPITAL = 1.27
"""How tall capitals are, by the height of small letters as `preprocess.letter_size` measures it."""
_MORE, _TWO, _MOST = 0.23, 0.95, 1.7
"""How much wider than its bold a number is for another stroke (one that is not bold adds 0.43), and for two."""
_LONG, _MANY, _NO_SIDE = 3, 4, 0.2
"""Letters of a word, and how many of such words and lines, that tell what room a letter takes; the room beside the last has no ink."""
_EVEN_ROOM = 0.05
"""By how much of it the room of a letter differs from word to word where a typewriter set it."""


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


def mend_counts(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Roman numbers given the stroke that the engine lost, where their ink is wider by it (`lần thứ VII` for VIII); how many changed.

    Not on a page that a typewriter set: its I is as wide as its X.
    """
    mended = 0
    if _is_typewritten(lines):
        return 0
    for line in lines:
        for word in line.words:
            match = _COUNT.match(word.text) if word.text[:1] in "IVX" else None
            if match is None:
                continue
            found = [tuple(map(int, blobs.stats[own, :4])) for own in _tall(word, blobs, 0.75 * letter)]
            if not found:
                continue
            own_letter = max(height for *_, height in found) / _CAPITAL
            width = (max(x + w for x, _, w, _ in found) - min(x for x, *_ in found)) / own_letter
            more = width + _SIDES - sum(_WIDTHS[char] for char in match["n"])
            lost = 1 if _MORE < more < _TWO else 2 if _TWO <= more < _MOST and len(match["i"]) == 1 else 0
            if lost:
                at = match.end("n")
                word.text, word.others = f"{word.text[:at]}{'I' * lost}{word.text[at:]}", ()
                mended += 1
        line.text = " ".join(own.text for own in line.words)
    return mended


def _is_typewritten(lines: Sequence[Line]) -> bool:
    """Whether every letter of a page takes the same room: then words are as long as they have letters."""
    uneven = []
    for line in lines:
        rooms = [
            (word.box[2] - word.box[0]) / (len(word.text) - _NO_SIDE)
            for word in line.words
            if len(word.text) >= _LONG and word.text.isalpha() and (word.confidence or 0.0) > _DOUBTFUL
        ]
        if len(rooms) >= _MANY:
            uneven.append(pstdev(rooms) / fmean(rooms))
    return len(uneven) >= _MANY and median(uneven) < _EVEN_ROOM


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


def mend_quarters(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Digits 1 behind `quý` set as the Roman number that their strokes are (`quý 11/2024` for II); how many changed."""
    mended = 0
    for line in lines:
        for before, word in pairwise(line.words):
            match = _QUARTER.match(word.text) if before.text.lower().lstrip('(“"') == "quý" else None
            if match is None:
                continue
            strokes = _romans(word, blobs, letter) or _spelled(match["n"])
            if 1 <= strokes <= 3 and word.text != "I" * strokes + match["rest"]:
                word.text, word.others = "I" * strokes + match["rest"], ()
                mended += 1
        line.text = " ".join(own.text for own in line.words)
    return mended


def _spelled(read: str) -> int:
    """How many strokes of a Roman number the letters tell that were read of it, an H being two of them; 0 for digits alone."""
    return 0 if read.isdigit() else len(read) + read.count("H")


def _tall(word: Word, blobs: Blobs, letter: float) -> list[int]:
    """The pieces of ink of a word that are as tall as capitals, from left to right."""
    x0, y0, x1, y1 = word.box
    x, y, w, h = (blobs.stats[:, i] for i in range(4))
    inside = (x >= x0 - 2) & (x + w <= x1 + 2) & (y >= y0 - 0.3 * letter) & (y + h <= y1 + 0.3 * letter) & (h > letter)
    inside[0] = False
    return sorted((int(own) for own in inside.nonzero()[0]), key=lambda own: int(x[own]))


def _is_flagged(word: Word, blobs: Blobs, letter: float) -> bool:
    """Whether a word is one upright stroke whose head has a flag on its left and nothing on its right."""
    found = _tall(word, blobs, letter)
    shape = _head(blobs, found[0]) if len(found) == 1 else None
    return shape is not None and shape[0] >= 0.07 * letter and shape[1] <= 0 < shape[2]  # the foot shows that a serif would be seen


def _romans(word: Word, blobs: Blobs, letter: float) -> int:
    """How many capitals I open a word: upright strokes that stand closer than digits do, or one with a serif to both sides; 0 for none."""
    stems: list[float] = []
    first = -1
    for own in _tall(word, blobs, letter):
        x, y, w, h = (int(value) for value in blobs.stats[own, :4])
        middle = (blobs.labels[y + round(0.3 * h) : y + round(0.7 * h), x : x + w] == own).mean(axis=0)
        runs = [group for group in _runs_of((middle > _UPRIGHT).tolist()) if group[1] - group[0] < 0.5 * letter]
        if not runs or ((middle > 0.1) & (middle <= _UPRIGHT)).sum() > max(2, 0.15 * w):
            break  # a slash, another digit
        if stems and x + w / 2 - stems[-1] > _APART * letter:
            break  # the year behind a dash
        first = own if first < 0 else first
        stems += [x + (low + high) / 2 for low, high in runs]
    if len(stems) == 1:
        shape = _head(blobs, first)
        both = shape is not None and 0 < shape[0] <= 3 * shape[1]
        return int(both)
    return len(stems) if all(b - a < _PITCH * letter for a, b in pairwise(stems)) else 0


def _runs_of(flags: list[bool]) -> list[tuple[int, int]]:
    """Where runs of True begin and end."""
    out: list[tuple[int, int]] = []
    for at, flag in enumerate(flags):
        if flag and (at == 0 or not flags[at - 1]):
            out.append((at, at + 1))
        elif flag:
            out[-1] = (out[-1][0], at + 1)
    return out


def _head(blobs: Blobs, own: int) -> tuple[int, int, int] | None:
    """By how many pixels the head of an upright stroke reaches out to the left and the right, and its foot to the right."""
    x, y, w, h = (int(value) for value in blobs.stats[own, :4])
    glyph = blobs.labels[y : y + h, x : x + w] == own
    stem = (glyph.mean(axis=0) > 0.75).nonzero()[0]
    head = glyph[round(0.03 * h) : round(0.33 * h)].any(axis=0).nonzero()[0]
    foot = glyph[round(0.85 * h) :].any(axis=0).nonzero()[0]
    if not len(stem) or not len(head) or not len(foot) or w > 0.65 * h:
        return None
    return int(stem[0] - head[0]), int(head[-1] - stem[-1]), int(foot[-1] - stem[-1])


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
    if (re.match(r"số:?$", text) and re.match(r"[\d/:…._]", behind)) or (text, behind) == ("về", "việc"):
        heights = _heights(word, stats, letter)
        return text[0].upper() + text[1:] if len(heights) == 2 and heights[0] > _TALLER * heights[1] else text
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
