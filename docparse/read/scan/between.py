"""Words that an engine read and the ink of their page in; what stands between words, as the ink has it, out (in place).

An engine gives one dash for all: `03/3 – 21/3` is read with a hyphen. Hyphens are half as long as the letters are tall, dashes twice that.
It puts a space before the point of a line of one word (`tháng .`), and it tells nothing of whether one stands behind a comma (`VT,TCHC`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.read.scan.engine import joined
from docparse.read.scan.mend import together
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.unread import Blobs

    Indices = NDArray[np.intp]

_DASHES = "-–—"
_HYPHEN, _EN, _LONGEST = 0.85, 1.6, 2.6
"""How long a hyphen and an en dash are at most, by the height of small letters: Times has 0.55 and 1.11."""
_YEARS = regex(r"\W?(?:19|20)\d\d([-–—])(?:19|20)\d\d\W*$")
"""Two years in one word: digits have nothing flat, and the one dash between them is seen."""
_STOPS = frozenset([".", ",", ";", "./."])
_OPENING, _CLOSING = ("“", "«"), regex(r"[”»][.,;:)]{0,2}")
"""Marks of quotation that know their side, alone: nobody types a space inside them."""
_DAY_CUT, _MONTH_YEAR = regex(r"^\d{1,2}[./-]$"), regex(r"^\d{1,2}[./-](?:19|20)\d\d\b")
_NUMBER_REST = regex(r"^/(?:(?:19|20)\d\d/)?(?:NĐ|QĐ|TTLT|TT|NQ|CT|QH|KH|TB|TTr|BC|HD)")
_MARK = regex(r"(?:[IVXHLl1]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2})\.$")
"""The number of a heading, behind which some type no space (`II.Nội dung`)."""
_DASHED_MARK = regex(r"([IVXHLl1]{1,5}|[A-ZĐ]|\d{1,2})[-–—]")
"""The number of a heading with a dash for its stop."""
_PARTED = 0.35
"""How wide a space before such a dash is at least, by the height of small letters: Times has 0.55."""
_STOP, _CLOSE = 0.3, 0.45
"""How far behind a word its stop stands at most, and what stands behind a comma without a space: a space is 0.55."""


def mend_between(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Set dashes as long as they are, join stops to their word, and words that a comma parts without a space; how many changed."""
    ink = _Ink(blobs, letter)
    mended = 0
    for line in lines:
        if len(line.words) < 2:
            continue
        before = [word.text for word in line.words]
        line.words[:1] = _numbered(line.words[0], ink)
        for word in line.words[1:]:
            _lengthen(word, ink)
        _join(line, ink, letter)
        if before != [word.text for word in line.words]:
            joined(line)
            mended += 1
    return mended


def _lengthen(word: Word, ink: _Ink) -> None:
    """The dash that a word is, or that stands at one of its ends, as long as its ink."""
    text = word.text
    if text in _DASHES:
        x0, x1, at = word.box[0], word.box[2], 0
    elif len(text) > 3 and text[-1] in _DASHES and text[-2].isdigit():
        x0, x1, at = word.box[2] - 0.35 * (word.box[2] - word.box[0]), word.box[2], len(text) - 1
    elif len(text) > 3 and text[0] in _DASHES and text[1].isalnum():
        x0, x1, at = word.box[0], word.box[0] + 0.35 * (word.box[2] - word.box[0]), 0
    elif years := _YEARS.match(text):
        x0, x1, at = word.box[0], word.box[2], years.start(1)
    else:
        return
    length = ink.dash(x0, word.box[1], x1, word.box[3])
    if length:
        word.text = text[:at] + ("-" if length < _HYPHEN else "–" if length < _EN else "—") + text[at + 1 :]


def _numbered(word: Word, ink: _Ink) -> list[Word]:
    """The number of a title and the dash that the engine joined to it, as long as its ink and apart where a space parts them (`I –`)."""
    match = _DASHED_MARK.fullmatch(word.text)
    found = ink.last_dash(word) if match else None
    if match is None or found is None:
        return [word]
    start, length, gap = found
    dash = "-" if length < _HYPHEN else "–" if length < _EN else "—"
    if gap < _PARTED:
        word.text = match[1] + dash
        return [word]
    x0, y0, x1, y1 = word.box
    return [Word(match[1], (x0, y0, start, y1), word.confidence, word.bold), Word(dash, (start, y0, x1, y1), word.confidence, word.bold)]


def _join(line: Line, ink: _Ink, letter: float) -> None:
    """Stops and marks of quotation join their word; so do the rest of a cut date, and what stands right behind a comma or a number."""
    out = [line.words[0]]
    for last, word in pairwise(line.words):
        gap = word.box[0] - last.box[2]
        stop = word.text in _STOPS and out[-1].text[-1].isalnum() and gap < _STOP * letter
        cut = gap < _CLOSE * letter and _DAY_CUT.match(out[-1].text) and _MONTH_YEAR.match(word.text)
        cut = cut or (gap < letter and out[-1].text.isdigit() and len(out) > 1 and out[-2].text == "số" and _NUMBER_REST.match(word.text))
        parted = gap == 0 and len(word.text) > 1 and (last.text[-1] == "," or (last is line.words[0] and _MARK.match(last.text)))
        quoted = gap < letter and (_CLOSING.fullmatch(word.text) or out[-1].text in _OPENING)
        if stop or cut or quoted or (parted and ink.is_tight(last.box[0], word)):
            out[-1] = together(out[-1], word)
        else:
            out.append(word)
    line.words = out


class _Ink:
    """The pieces of ink of a page, by where they begin."""

    def __init__(self, blobs: Blobs, letter: float) -> None:
        self._stats, self._letter = blobs.stats, letter
        self._order = blobs.stats[:, 0].argsort(kind="stable")
        self._lefts = blobs.stats[self._order, 0]

    def _within(self, x0: float, x1: float) -> Indices:
        import numpy as np

        low, high = np.searchsorted(self._lefts, (x0, x1))
        return self._order[low:high]

    def dash(self, x0: float, y0: float, x1: float, y1: float) -> float:
        """How long the one dash inside a box is, by the height of small letters; 0 where there is none, or anything else."""
        letter = self._letter
        found = []
        for index in self._within(x0 - 3, x1 + 1):
            x, y, w, h = (int(value) for value in self._stats[index, :4])
            if index and x + w <= x1 + 3 and y0 - 2 <= y + h / 2 <= y1 + 2 and h < 0.35 * letter and w > max(0.35 * letter, 1.8 * h):
                found.append(w / letter)
        return found[0] if len(found) == 1 and found[0] < _LONGEST else 0.0

    def last_dash(self, word: Word) -> tuple[float, float, float] | None:
        """Where the one dash of a word begins behind its last letter (pixels), how long it is and how far from that letter (by the height
        of small letters); None where there is no one dash.
        """
        letter = self._letter
        x0, y0, x1, y1 = word.box
        dashes, ends = [], []
        for index in self._within(x0 - 3, x1 + 1):
            x, y, w, h = (int(value) for value in self._stats[index, :4])
            if not index or not y0 - 2 <= y + h / 2 <= y1 + 2:
                continue
            if h > 0.8 * letter:
                ends.append(x + w)
            elif h < 0.35 * letter and w > max(0.35 * letter, 1.8 * h):
                dashes.append((x, w))
        if len(dashes) != 1 or not ends or max(ends) > dashes[0][0] + 1:
            return None
        start, width = dashes[0]
        return float(start), width / letter, (start - max(ends)) / letter

    def is_tight(self, left: float, word: Word) -> bool:
        """Whether no space stands between a comma or a stop, a piece of ink of its own, and the word behind it."""
        letter = self._letter
        _, y0, right, y1 = word.box
        commas, tall = [], []
        for index in self._within(left, right):
            x, y, w, h = (int(value) for value in self._stats[index, :4])
            if not index or y + h < y0 or y > y1 + 0.3 * letter:
                continue
            if 0.12 * letter <= w <= 0.5 * letter and h <= 0.75 * letter and y > y0 + 0.45 * (y1 - y0):
                commas.append(x + w)
            elif h > 0.8 * letter:
                tall.append(x)
        middle = word.box[0]
        near = [end for end in commas if abs(end - middle) < 1.5 * letter]
        if len(near) != 1:
            return False
        behind = min((x for x in tall if x >= near[0] - 2), default=None)
        return behind is not None and behind - near[0] < _CLOSE * letter
