"""One spelling for the names of bodies: a printed name in; short forms written out, tone marks where the archive sets them, out.

`short_names.tsv`: `short` is a pattern and what it stands for, `keep` a short form that is part of names (`TNHH`, `MTV`).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from docparse.text.regex import regex

_LATE = regex(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)
_ONE_WORD = regex(r"\\b([^\W_]+)\\b")
_VOWELS = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
_TONED = {letter: (base, tone) for base, letters in _VOWELS.items() for tone, letter in enumerate(letters)}
_FIRST = {"o": "òóỏõọ", "u": "ùúủũụ"}


@cache
def _rows(kind: str) -> list[tuple[str, str]]:
    text = files("docparse.authority").joinpath("short_names.tsv").read_text(encoding="utf-8")
    return [(row["words"], row["in_full"]) for row in csv.DictReader(text.splitlines(), delimiter="\t") if row["kind"] == kind]


@cache
def _short() -> list[tuple[str, re.Pattern[str], str]]:
    """Letters that stand in all that a pattern matches (none where it is more than a word), the pattern, what it stands for."""
    return [(word[1] if (word := _ONE_WORD.fullmatch(words)) else "", re.compile(words), full) for words, full in _rows("short")]


@cache
def kept_short() -> frozenset[str]:
    """Short forms that stay as printed in a name."""
    return frozenset(words for words, _ in _rows("keep"))


def write_out(name: str) -> str:
    """A printed name with its short forms in full.

    >>> write_out("UBND TP CẦN THƠ")
    'Ủy ban nhân dân thành phố CẦN THƠ'
    """
    for letters, pattern, full in _short():
        if letters in name:
            name = pattern.sub(full, name)
    return re.sub(r"\s+", " ", name)


def tone_on_first(text: str) -> str:
    """The tone of open `oa`, `oe`, `uy` set on the first vowel, as the archive writes the names of bodies.

    >>> tone_on_first("Uỷ ban nhân dân xã Hoà Quý")
    'Ủy ban nhân dân xã Hòa Quý'
    """
    return _LATE.sub(_moved, text) if _LATE.search(text) else text


def _moved(match: re.Match[str]) -> str:
    first, second = match[0][0], match[0][1]
    base, tone = _TONED[second.lower()]
    vowel = _FIRST[first.lower()][tone]
    return (vowel.upper() if first.isupper() else vowel) + (base.upper() if second.isupper() else base)
