"""The blocks of a scan in, those whose letter of an item (`c)`) was read as another one like it out, told by the row of the letters.

Engines take `c)` in bold or italics for `e)`, and give `d)` the bar of đ; a row of items counts a, b, c, d, đ, e, g … (NĐ 30/2020, Phụ lục
I), or as in other languages a, b, c, d, e, f.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docparse.segment.numbering import LETTERS, RANK, Marker
from docparse.text.regex import regex

_ALIKE = {"a": "8àáảãạâă", "b": "h6", "c": "eéê", "d": "đ", "đ": "d", "e": "cé", "g": "q9", "h": "b", "i": "l1", "l": "1", "o": "0"}
"""By what a letter may be read as."""
_FIRST = regex(r"(?P<n>[8àáảãạâă])(?P<stop>[.)])\s+(?=[^\W\d_])")
_AFTER = {"d": "e", "e": "f"}
"""What comes next in other languages, where it is another letter than in Vietnamese."""


def mend_letters(texts: Sequence[str | None], markers: list[Marker | None]) -> None:
    """Put the letters right that the letter before and the one behind tell, in place."""
    for at, text in enumerate(texts):
        first = _FIRST.match(text) if text else None
        if text is None or first is None or _letter_behind(markers, at) != "b" or _letter_before(markers, at):
            continue
        if markers[at] is None or not _goes_on(markers, at):
            markers[at] = Marker("lower", "a", first["n"], 1, text[first.end() :], first.end(), repaired=True)
    for at, marker in enumerate(markers):
        before = _letter_before(markers, at) if marker is not None and marker.style == "lower" else ""
        if marker is None or not before or marker.ordinal in (before, *_next(before)):
            continue
        behind = _letter_behind(markers, at)
        meant = (letter for letter in _next(before) if marker.ordinal in _ALIKE.get(letter, ""))
        letter = next((letter for letter in meant if behind is None or any(_may_be(behind, other) for other in _next(letter))), None)
        if letter is not None:
            markers[at] = replace(marker, ordinal=letter, value=LETTERS.find(letter) + 1, repaired=True)


def _may_be(read: str, letter: str) -> bool:
    return read == letter or read in _ALIKE.get(letter, "")


def _next(letter: str) -> tuple[str, ...]:
    """The letters that may come after one."""
    at = LETTERS.find(letter)
    own = LETTERS[at + 1 : at + 2] if at >= 0 else ""
    return tuple(other for other in (own, _AFTER.get(letter, "")) if other)


def _letter_before(markers: Sequence[Marker | None], at: int) -> str:
    """The letter of the item before in the same row; empty where the row begins here."""
    for place in range(at - 1, -1, -1):
        other = markers[place]
        if other is None or other.rank > RANK["lower"]:
            continue
        return other.ordinal if other.style == "lower" else ""
    return ""


def _letter_behind(markers: Sequence[Marker | None], at: int) -> str | None:
    """The letter of the next item of the row; None where the row ends here."""
    for place in range(at + 1, len(markers)):
        other = markers[place]
        if other is None or other.rank > RANK["lower"]:
            continue
        return other.ordinal if other.style == "lower" and other.ordinal != "a" else None
    return None


def _goes_on(markers: Sequence[Marker | None], at: int) -> bool:
    """Whether the number before is one less: then `8)` is a number."""
    own = markers[at]
    before = next((other for other in reversed(markers[:at]) if other is not None and other.style == "paren"), None)
    return own is not None and before is not None and before.value == own.value - 1
