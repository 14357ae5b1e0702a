"""A true text and a text as read in, the fate of every true word out (right, wrong, missing), and scans of our own papers to measure on.

Words are laid beside each other by their longest common runs, and between these by the cheapest way; reading order that differs
makes words missing, not wrong.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from docparse.text.normal import canonical, strip_marks
from docparse.text.regex import regex

State = Literal["right", "wrong", "missing"]

_WORD = regex(r"[^\W\d_]+|\d+")
_SKIP = 0.7
_MOST_CELLS = 4_000
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MOVED = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for pair in ("oa", "oe", "uy")
    for first, second in (tuple(pair), tuple(pair.upper()), tuple(pair.title()))
    for tone in _TONES
}


@dataclass(frozen=True, slots=True)
class Fate:
    """A word of the true text: what was read in its place, and where that begins in the text as read (None: nothing)."""

    true: str
    read: str | None
    state: State
    start: int | None


def fates(truth: str, read: str) -> list[Fate]:
    """What became of each word of letters of `truth` in `read`. The place of a tone (hoà, hòa) is no difference; capitals are.

    >>> [(fate.true, fate.state) for fate in fates("Tổ chức thi đua", "Tô chức đua")]
    [('Tổ', 'wrong'), ('chức', 'right'), ('thi', 'missing'), ('đua', 'right')]
    """
    true = [match.group() for match in _WORD.finditer(canonical(truth))]
    found = list(_WORD.finditer(read))
    places = _aligned([_even(word) for word in true], [_even(match.group()) for match in found])
    out = []
    for word, place in zip(true, places, strict=True):
        if not word[0].isalpha():
            continue
        if place is None:
            out.append(Fate(word, None, "missing", None))
            continue
        match = found[place]
        out.append(Fate(word, match.group(), "right" if _even(match.group()) == _even(word) else "wrong", match.start()))
    return out


def under_repairs(before: Sequence[Fate], repairs: Sequence[tuple[int, int, str]]) -> list[State]:
    """The state of each word under repairs (start, end, repaired), both of one text; words are not laid beside each other anew.

    A word that was run together with others is right where it is one of the parts; so is one beside it that was missing.
    """
    out = [fate.state for fate in before]
    for start, end, repaired in repairs:
        met = [at for at, fate in enumerate(before) if fate.start is not None and start <= fate.start < end]
        parts = [_even(part) for part in repaired.split()]
        for at in met:
            out[at] = "right" if _even(before[at].true) in parts else "wrong"
        if len(parts) > 1 and met:
            for step in (-1, 1):
                at = met[0] + step
                while 0 <= at < len(before) and before[at].state == "missing" and _even(before[at].true) in parts:
                    out[at] = "right"
                    at += step
    return out


def kind_of(true: str, read: str) -> str:
    """What is wrong with a word: case, tone, mark, roman (a Roman number), letter (one more, less or other), other."""
    if re.fullmatch(r"[IVX]+", true):
        return "roman"
    if true.lower() == read.lower():
        return "case"
    a, b = (strip_marks(word).lower() for word in (true, read))
    if a == b:
        bare_a, bare_b = (_without_tones(word.lower()) for word in (true, read))
        return "tone" if bare_a == bare_b else "mark"
    return "letter" if abs(len(a) - len(b)) <= 1 else "other"


def _without_tones(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if char not in _TONES)


def _even(word: str) -> str:
    return word if word[:1] in "qQ" else word[:-2] + _MOVED.get(word[-2:], word[-2:])


def _aligned(a: Sequence[str], b: Sequence[str]) -> list[int | None]:
    """For each word of `a` its place in `b`."""
    out: list[int | None] = [None] * len(a)
    for name, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if name == "equal":
            out[i1:i2] = range(j1, j2)
        elif name == "replace" and (i2 - i1) * (j2 - j1) <= _MOST_CELLS:
            for i, j in _pairs(a[i1:i2], b[j1:j2]):
                out[i1 + i] = j1 + j
    return out


def _pairs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The cheapest way through two short runs of words, as pairs."""
    cost = [[_SKIP * (i + j) if not i or not j else 0.0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost[i][j] = min(cost[i - 1][j] + _SKIP, cost[i][j - 1] + _SKIP, cost[i - 1][j - 1] + _unlike(a[i - 1], b[j - 1]))
    out, i, j = [], len(a), len(b)
    while i and j:
        if cost[i][j] == cost[i - 1][j - 1] + _unlike(a[i - 1], b[j - 1]):
            i, j = i - 1, j - 1
            out.append((i, j))
        elif cost[i][j] == cost[i - 1][j] + _SKIP:
            i -= 1
        else:
            j -= 1
    return out[::-1]


@lru_cache(maxsize=100_000)
def _unlike(a: str, b: str) -> float:
    """How unlike two words are: 0 the same, 0.3 the same letters, 1.4 nothing in common (as two skips)."""
    if a == b:
        return 0.0
    bare_a, bare_b = strip_marks(a).lower(), strip_marks(b).lower()
    return 0.3 if bare_a == bare_b else 1.4 - difflib.SequenceMatcher(None, bare_a, bare_b, autojunk=False).ratio()


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan of a paper of our own and the same paper born digital, which gives the true text."""

    name: str
    quality: str
    scan: bytes
    born: bytes


def hand_scans(part: str, turn: int = 0, folder: Path | None = None) -> Iterator[Scan]:
    """Scans of the papers written by hand of a part, each in one of the qualities; another `turn` gives each another quality."""
    from docparse.corpus.annotate import bare
    from docparse.corpus.parts import HAND, hand_papers
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import QUALITIES, to_scan

    names = list(QUALITIES)
    for number, (name, tagged) in enumerate(hand_papers(folder or HAND, part)):
        quality = names[(number + turn) % len(names)]
        born = to_pdf(bare(tagged))
        seal = " ".join(tagged.issuer) or None
        yield Scan(name, quality, to_scan(born, QUALITIES[quality], seal=seal, seed=zlib.crc32(name.encode())), born)


def generated_scans(first: int, count: int) -> Iterator[Scan]:
    """Scans of generated papers, as the corpus draws them (pens, seals, stamps, qualities)."""
    from docparse.corpus.generate.compose import specimen
    from docparse.corpus.generate.forms import make

    for seed in range(first, first + count):
        one = specimen(seed)
        scan, born = make(one, "scan", f"{one.name}.pdf"), make(one, "pdf", f"{one.name}.pdf")
        yield Scan(one.name, str(scan.labels["scan"]), scan.data, born.data)
