"""A syllable that an engine read, with what else its letters may be, in; the marks that the ink has in truth out (`likelier`).

The engine takes rare marks for usual ones: three in ten letters ể it reads as ế, with ể hardly dearer, while a true ế is never so close.
`marks.tsv` says up to which cost the other letter is the likelier one, counted on bold syllables in three fonts and four qualities of
scan, each vowel as often as any (`docparse.learn.mark_costs`); the language, which decides elsewhere, says little of names. Among names
vowels are not as often as any: of 390 names of officials on scans it spoilt twice as many usual syllables (Hiếu, Thế) as it mended, so
these stay as they were read.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files

from docparse.document import Others
from docparse.text.syllables import is_syllable

_USUAL = 0.5
"""What it is worth that the other syllable is one of names."""


@cache
def _dearest() -> dict[tuple[str, str], float]:
    rows = files("docparse.extract.signatory").joinpath("marks.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {(read, other): float(cost) for read, other, cost in (row.split("\t") for row in rows if row)}


def is_rarer(read: str, other: str) -> bool:
    """Whether engines take a letter for another one, and hardly the other for it: read as the rarer, it is that.

    >>> is_rarer("ẩ", "ấ"), is_rarer("ấ", "ẩ")
    (True, False)
    """
    return (other, read) in _dearest() and (read, other) not in _dearest()


def likelier(word: str, others: Others, names: Container[str]) -> str:
    """The syllable with the mark that its ink makes likelier; the same where none is. `names`: the syllables that lists of names have.

    >>> likelier("Xếnh", ((1, "ể", 1.8),), ())
    'Xểnh'
    """
    if word in names:
        return word
    best, margin = word, 0.0
    for at, letter, cost in others:
        limit = _dearest().get((word[at], letter)) if at < len(word) else None
        if limit is None:
            continue
        other = word[:at] + letter + word[at + 1 :]
        limit += _USUAL if other in names else 0.0
        if limit - cost > margin and is_syllable(other):
            best, margin = other, limit - cost
    return best
