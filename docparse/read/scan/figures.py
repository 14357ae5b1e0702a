"""Numbers that an engine read and the ink of their page in; the comparators and decimal marks that it left out, put in (`mend_figures`).

The Vietnamese data of Tesseract knows no `≥` and no `≤`: it reads `<` or nothing there, and an aim (`≥ 97%`) becomes a fact. In cells of
tables it also drops the comma of `27,4`. The ink has both: a chevron with or without a bar below it, a mark at the foot between two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docparse.document import Line, Word
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.unread import Blobs

    Mask = NDArray[np.bool_]

_FIGURE = regex(r"^\d+(?:[.,]\d+)*%?[.,;:)]{0,2}$")
_SIGNED = regex(r"^[<>](?:\d+(?:[.,]\d+)*%?[.,;:)]{0,2})?$")
_NUMBERS = regex(r"^[<>≤≥]?(?P<numbers>\d+(?:[.,]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?)%?[.,;:)]{0,2}$")
_RANGE = regex(r"^\d+(?:[.,]\d+)*[-–]\d+(?:[.,]\d+)*%?[.,;:)]{0,2}$")
_SLASHED = regex(r"^(?P<sign>[<>≤≥]?)(?P<whole>\d{1,4})/(?P<part>\d{1,2})(?P<end>%?[.,;:)]{0,2})$")
_GROUPED = regex(r"^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$|^\d{1,5},\d{1,3}$")
_NARROW, _WIDE = 0.4, 1.1
"""Width of a chevron by the height of small letters: Times has 0.68."""
_NEAR = 1.2
"""How far before its number a comparator stands at most, by the height of small letters: a space is 0.6."""
_SOLID = 0.5
"""Share of its box that the ink of a chevron fills at most: an arrow that opens an item is solid."""
_READ = 0.8


def mend_figures(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Put in comparators and decimal marks that the ink shows, in place; how many. `letter`: height of small letters in pixels."""
    ink = _Ink(blobs, letter)
    mended = 0
    for line in lines:
        out: list[Word] = []
        for word in line.words:
            if "/" in word.text:
                mended += _unslashed(word, ink)
            if word.text[0] in "<>" and _SIGNED.match(word.text):
                mended += _barred(word, ink) + _pointed(word, ink)
            elif word.text[0].isdigit() and _FIGURE.match(word.text):
                mended += _pointed(word, ink)
                found = ink.comparator_before(word)
                if found is not None and not any(_covers(other, found.box) for other in line.words if len(other.text) > 1):
                    out = [other for other in out if not _covers(other, found.box)]
                    out.append(found)
                    mended += 1
            elif _RANGE.match(word.text):
                mended += _pointed(word, ink)
            out.append(word)
        if len(out) != len(line.words):
            line.words = out
        line.text = " ".join(word.text for word in line.words)
    return mended


def _barred(word: Word, ink: _Ink) -> int:
    """Give the `<` or `>` that opens a word the bar that stands below it; 1 where it has one."""
    found = ink.comparator_in(word)
    if found not in ("≤", "≥") or (found == "≤") is not (word.text[0] == "<"):
        return 0
    word.text = found + word.text[1:]
    word.others = ()
    return 1


def _pointed(word: Word, ink: _Ink) -> int:
    """Give the digits of a number, or of two with a dash between them, the marks at their foot that the ink has; 1 where it has any."""
    match = _NUMBERS.match(word.text)
    digits = re.sub(r"\D", "", match["numbers"]) if match else ""
    if match is None or not re.search(r"\d\d", match["numbers"]):
        return 0
    marked = ink.with_marks(word, digits, signed=match.start("numbers") > 0)
    if marked is None:
        return 0
    marks = iter(re.findall(r"\d(\D?)", marked))
    spelled = re.sub(r"\d(?=(\d)?)", lambda digit: digit[0] + (next(marks) if digit[1] else next(marks)[:0]), match["numbers"])
    if spelled == match["numbers"] or not all(_GROUPED.match(number) or number.isdigit() for number in re.split(r"[-–]", spelled)):
        return 0
    word.text, word.others = word.text[: match.start("numbers")] + spelled + word.text[match.end("numbers") :], ()
    word.confidence = min(word.confidence or 0.0, _READ)
    return 1


def _unslashed(word: Word, ink: _Ink) -> int:
    """Give a number the comma that was read as a slash (`2/10` for 2,10), where the ink has a mark at the foot there; 1 if so."""
    match = _SLASHED.match(word.text)
    if match is None or ink.with_marks(word, match["whole"] + match["part"]) != f"{match['whole']},{match['part']}":
        return 0
    word.text, word.others = f"{match['sign']}{match['whole']},{match['part']}{match['end']}", ()
    return 1


def _covers(word: Word, box: tuple[float, float, float, float]) -> bool:
    middle, level = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return word.box[0] <= middle <= word.box[2] and word.box[1] <= level <= word.box[3]


class _Ink:
    """The pieces of ink of a page, by where they begin."""

    def __init__(self, blobs: Blobs, letter: float) -> None:
        self._labels, self._stats, self._letter = blobs.labels, blobs.stats, letter
        self._order = blobs.stats[:, 0].argsort(kind="stable")
        self._lefts = blobs.stats[self._order, 0]

    def _near(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[tuple[int, int, int, int, int]]:
        """Number, x, y, width and height of the pieces whose middle is inside a box, from left to right."""
        import numpy as np

        low, high = np.searchsorted(self._lefts, (x0 - 3 * self._letter, x1 + 1))
        for index in self._order[low:high]:
            x, y, w, h = (int(value) for value in self._stats[index, :4])
            if index and x0 <= x + w / 2 <= x1 and y0 <= y + h / 2 <= y1:
                yield int(index), x, y, w, h

    def comparator_before(self, word: Word) -> Word | None:
        """The comparator right before a number, as a word; None where there is none."""
        x0, y0, _, y1 = word.box
        best: Word | None = None
        for index, x, y, w, h in self._near(x0 - (_NEAR + _WIDE) * self._letter, y0, x0, y1):
            if x + w > x0 + 2 or x0 - x - w > _NEAR * self._letter:
                continue
            sign = self._sign(index, x, y, w, h)
            if sign:
                best = Word(sign, (float(x), y0, float(x + w), y1), _READ)
        return best

    def comparator_in(self, word: Word) -> str | None:
        """The comparator that a word opens with."""
        found = self._chevron(word)
        return found[0] if found else None

    def _chevron(self, word: Word) -> tuple[str, int] | None:
        """The comparator that a word opens with, and where it ends."""
        x0, y0, _, y1 = word.box
        near = self._near(x0 - 3, y0 - 2, x0 + _WIDE * self._letter, y1 + 0.3 * self._letter)
        return next(((sign, piece[1] + piece[3]) for piece in near if (sign := self._sign(*piece))), None)

    def _sign(self, index: int, x: int, y: int, w: int, h: int) -> str | None:
        """`<`, `>`, `≤` or `≥` where a piece of ink is a chevron, by whether a bar stands below it."""
        letter = self._letter
        if not _NARROW * letter <= w <= _WIDE * letter or not 0.4 * letter <= h <= 1.3 * letter:
            return None
        glyph = self._labels[y : y + h, x : x + w] == index
        bar = False
        full = glyph[round(0.7 * h) :].mean(axis=1) > 0.8  # the bar has run into the chevron
        if full.any():
            bar, glyph = True, glyph[: round(0.7 * h) + int(full.argmax())]
        side = _side(glyph)
        if side is None:
            return None
        if not bar:
            below = self._near(x - 2, y + h, x + w + 2, y + h + 0.4 * letter)
            bar = any(abs(w - own[3]) < 0.3 * w and own[4] < 0.25 * letter for own in below)
        return {"<": "≤", ">": "≥"}[side] if bar else side

    def with_marks(self, word: Word, digits: str, signed: bool = False) -> str | None:
        """The digits with the marks between them; None where the pieces of ink are not one a digit, or there is no mark.

        `signed`: a comparator opens the word.
        """
        x0, y0, x1, y1 = word.box
        if signed:
            chevron = self._chevron(word)
            if chevron is None:
                return None
            x0 = chevron[1] + 1
        pieces = list(self._near(x0 - 1, y0 - 1, x1 + 1, y1 + 0.3 * self._letter))
        tall = [piece for piece in pieces if piece[4] > 0.7 * self._letter]
        if len(tall) < len(digits):
            return None
        high = sorted(piece[4] for piece in tall)[len(tall) // 2]
        tall = [piece for piece in tall if piece[4] > 0.85 * high]
        base = sorted(piece[2] + piece[4] for piece in tall)[len(tall) // 2]
        out, at = "", 0
        for own, behind in zip(tall[: len(digits)], [*tall[1 : len(digits)], None], strict=False):
            if own[4] > 1.15 * high or own[3] > 0.85 * high:
                return None
            out += digits[at]
            at += 1
            if behind is not None:
                out += self._mark(pieces, own[1] + own[3], behind[1], base, high)
        return out if at == len(digits) and out != digits else None

    @staticmethod
    def _mark(pieces: list[tuple[int, int, int, int, int]], left: int, right: int, base: int, high: int) -> str:
        """The comma or point at the foot between two digits, that of 1.200 or of 27,4; an empty string for none."""
        for _, x, y, w, h in pieces:
            if x < left - 2 or x + w > right + 2 or y < base - 0.35 * high or not 0.1 * high <= w <= 0.35 * high or h < 0.1 * high:
                continue
            if y + h > base + 0.1 * high and h > 1.2 * w:
                return ","
            if y + h < base + 0.08 * high and h < 0.3 * high:
                return "."
        return ""


def _side(glyph: Mask) -> str | None:
    """Whether a piece of ink is `<` or `>`: its middle lies on one side, its ends on the other, and it is drawn, not filled."""
    import numpy as np

    height, width = glyph.shape
    if height < 5 or width < 5 or glyph.mean() > _SOLID:
        return None
    columns = np.arange(width) / (width - 1)

    def centre(first: float, last: float) -> float:
        part = glyph[int(first * height) : max(int(first * height) + 1, round(last * height))]
        return float((part * columns).sum() / max(1, part.sum()))

    top, middle, foot = centre(0.0, 0.25), centre(0.4, 0.6), centre(0.75, 1.0)
    if middle > 0.66 and top < 0.42 and foot < 0.42:
        return ">"
    return "<" if middle < 0.34 and top > 0.58 and foot > 0.58 else None
