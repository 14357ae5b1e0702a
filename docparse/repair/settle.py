"""The tokens of a scanned text in, for each that the engine may read in several ways how likely each of its readings is out.

`docparse.read.scan.decode` chooses line by line, with pairs of syllables alone; here the whole paper speaks: what it writes elsewhere, two
neighbours on either side across the ends of lines, how sure the engine was. The readings of one word compete (a conditional logit), and
a second pass weighs each beside what the first made of its neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from docparse.read.scan.decode import EDGE, NUMBER, readings, syllable_key
from docparse.repair.candidates import Kind, candidates_of, kind_of, marks_of, tone_in_place
from docparse.repair.model import RepairModel
from docparse.repair.tokens import Read, Token
from docparse.text.normal import strip_marks

if TYPE_CHECKING:
    from docparse.repair.model import Numbers

FEATURES = (
    "language", "pairs", "ink_marks", "ink_letters", "unseen", "letters", "changed", "doubt", "title", "upper", "bare", "here",
    "here_beside", "rare",
)  # fmt: skip
"""What is weighed, in the order of the weights in `weights.toml`; of the reading that is printed most are 0."""

_TO_COST = 7.0
UNSEEN = 25 / 7
"""What a mark costs of which the engine did not think."""
_LANGUAGE, _PAIRS, _HERE, _BESIDE, _RARE = (FEATURES.index(name) for name in ("language", "pairs", "here", "here_beside", "rare"))
_OWN = list(range(FEATURES.index("ink_marks"), FEATURES.index("bare") + 1))
"""The evidence that a word has of its own."""
_NOTHING = np.zeros((0, len(FEATURES)))
_NO_WORDS = (EDGE, NUMBER)
"""Neighbours that say nothing."""
_STROKES = frozenset("IVXLHU")
"""Letters of which strokes of Roman numbers are read; `docparse.segment.roman_row` knows these by their order."""
_SETTLED = 0.5
_KNOWN = 3.0
_SEEN = 3
_OFTEN = 4


@dataclass(slots=True)
class Reading:
    """One way to read a token: its key, in the capitals of print, and how it differs from what is printed."""

    key: str
    word: str
    kind: Kind | None
    """None: the reading that is printed."""
    unseen: bool = False
    """Whether it has a mark of which the engine did not think."""
    bare: bool = False
    """Whether it has fewer marks than what is printed."""


@dataclass(slots=True)
class Choice:
    """The readings of the token at a place, the printed one first, with their evidence (a row each, `FEATURES`) and how likely each is."""

    at: int
    readings: list[Reading]
    evidence: Numbers
    chances: Sequence[float] = ()

    @property
    def best(self) -> int:
        """The likeliest reading."""
        return max(range(len(self.chances)), key=self.chances.__getitem__)

    @property
    def said_elsewhere(self) -> bool:
        """Whether the likeliest reading goes better with its neighbours, and the paper has it beside them often, the printed one rarely."""
        printed, best = self.evidence[0], self.evidence[self.best]
        often = best[_BESIDE] >= math.log1p(_OFTEN) and best[_BESIDE] >= printed[_BESIDE] + math.log(2)
        return bool(often and best[_LANGUAGE] >= printed[_LANGUAGE] + 2)


def choices(model: RepairModel, tokens: Sequence[Token], asked: Sequence[int], reads: Sequence[Read]) -> list[Choice]:
    """The tokens at `asked` that may be read in several ways, with their evidence; `reads` goes with `asked`."""
    table = _Table(model, tokens, asked, reads)
    table.look_around(tokens)
    return table.found


def settle(
    model: RepairModel, tokens: Sequence[Token], asked: Sequence[int], reads: Sequence[Read], weights: Sequence[float]
) -> list[Choice]:
    """The choices with their chances, each weighed beside what a first pass made of its neighbours."""
    table = _Table(model, tokens, asked, reads)
    table.look_around(tokens)
    table.give_chances(weights)
    likely = list(tokens)
    for choice in table.found:
        best = choice.readings[choice.best]
        if best.kind is not None and choice.chances[choice.best] >= _SETTLED:
            likely[choice.at] = replace(tokens[choice.at], key=best.key, word=best.word)
    if likely != list(tokens):
        table.look_around(likely)
        table.give_chances(weights)
    return table.found


def in_known_phrase(model: RepairModel, tokens: Sequence[Token], at: int, key: str) -> bool:
    """Whether a word that may be a name stands in a phrase of the field with this key: seen in it often, and never as it is printed."""
    b, x, c, own = model.ids([tokens[at - 1].key, key, tokens[at + 1].key, tokens[at].key])
    first, second = np.array([b, x, b, own]), np.array([x, c, own, c])
    left, right, printed_left, printed_right = np.log1p(model.pair_count(first, second))
    return bool(left + right >= _KNOWN and max(printed_left, printed_right) <= 1.2)


def goes_well(model: RepairModel, tokens: Sequence[Token], at: int) -> bool:
    """Whether the language knows a word, as it is printed, beside one of its neighbours."""
    b, x, c = model.ids([tokens[at - 1].key, tokens[at].key, tokens[at + 1].key])
    counts = model.pair_count(np.array([b, x]), np.array([x, c]))
    words = [bool(tokens[beside].word) for beside in (at - 1, at + 1)]
    return bool(any(word and count >= _SEEN for word, count in zip(words, counts, strict=True)))


def neighbour_is_at_fault(model: RepairModel, tokens: Sequence[Token], at: int, key: str) -> bool:
    """Whether a neighbour with another mark goes far better with the word as it is printed than the neighbour as it is with `key`.

    PHẤN ĐẤU and not PHÁN ĐẦU for PHÁN ĐẤU.
    """
    own, other = model.ids([tokens[at].key, key])
    for beside in (at - 1, at + 1):
        marked = [index for index, _ in candidates_of(model).of(tokens[beside].key, False)] if tokens[beside].word else []
        if not marked:
            continue
        there = np.array([*marked, model.ids([tokens[beside].key])[0]])
        here = np.array([*[own] * len(marked), other])
        counts = model.pair_count(there, here) if beside < at else model.pair_count(here, there)
        if counts[:-1].max() > 2 * counts[-1] + 5:
            return True
    return False


def _ways(model: RepairModel, word: str, read: Read) -> tuple[list[Reading], list[list[float]]]:
    """The readings of a word by its ink, and what of their evidence is its own: no neighbour, no other place of the paper."""
    letters = [[(char, 0.0)] for char in word]
    for (at, letter), cost in read.others.items():
        letters[at].append((letter.upper() if word[at].isupper() else letter, cost * _TO_COST))
    printed = syllable_key(word)
    rest = [
        1.0,
        -math.log(max(0.02, 1.0 - read.sure)),
        float(word[0].isupper() and not word.isupper()),
        float(word.isupper() and len(word) > 1),
    ]
    out, rows = [Reading(printed, word, None)], [[0.0] * len(_OWN)]
    met = {printed}
    for other, _ in readings(word, letters)[1:]:
        key = syllable_key(other)
        if key in met or key not in model.number:
            continue
        met.add(key)
        changed, kind, bare, in_place = _difference(word, other)
        marks = letters_ink = 0.0
        unseen = others = 0
        for at, letter, is_mark in changed:
            ink = read.others.get((at, letter))
            unseen += ink is None
            others += not is_mark
            if is_mark:
                marks += UNSEEN if ink is None else ink
            else:
                letters_ink += UNSEEN if ink is None else ink
        rows.append([marks, letters_ink, float(unseen), float(others), *rest, float(bare)])
        out.append(Reading(key, in_place, kind, unseen > 0, bare))
    return out, rows


@lru_cache(maxsize=100_000)
def _difference(word: str, other: str) -> tuple[tuple[tuple[int, str, bool], ...], Kind, bool, str]:
    """How two words of one length differ: the other letters (place, letter, whether only its marks differ), the kind of the slip, whether
    the other has fewer marks, and the other with its tone where print has it."""
    pairs = enumerate(zip(word.lower(), other.lower(), strict=True))
    changed = tuple((at, b, strip_marks(a) == strip_marks(b)) for at, (a, b) in pairs if a != b)
    printed, key = syllable_key(word), syllable_key(other)
    return changed, kind_of(printed, key), marks_of(key) < marks_of(printed), tone_in_place(other)


class _Table:
    """All readings of a paper, a row each."""

    def __init__(self, model: RepairModel, tokens: Sequence[Token], asked: Sequence[int], reads: Sequence[Read]) -> None:
        self.model = model
        self.found: list[Choice] = []
        own: list[list[float]] = []
        keys: list[str] = []
        spots: list[int] = []
        for at, read in zip(asked, reads, strict=True):
            if not read.others or _STROKES.issuperset(tokens[at].word):
                continue
            ways, rows = _ways(model, tokens[at].word, read)
            if len(ways) > 1:
                self.found.append(Choice(at, ways, _NOTHING))
                own += rows
                keys += [way.key for way in ways]
                spots += [at + 1] * len(ways)
        self.evidence = np.zeros((len(own), len(FEATURES)))
        if not own:
            return
        self.evidence[:, _OWN] = own
        self._starts = np.cumsum([0, *(len(choice.readings) for choice in self.found)])
        for choice, start, end in zip(self.found, self._starts, self._starts[1:], strict=False):
            choice.evidence = self.evidence[start:end]
        self._spots = np.array(spots, dtype=np.int64)
        self._ids = model.ids(keys)
        self._numbers = {key: number for number, key in enumerate(dict.fromkeys([*_NO_WORDS, *(token.key for token in tokens), *keys]))}
        self._keys = np.array([self._numbers[key] for key in keys], dtype=np.int64)

    def look_around(self, tokens: Sequence[Token]) -> None:
        """Fill in what the neighbours, the language and the rest of the paper say of each reading."""
        if not self.found:
            return
        keys = [EDGE, *(token.key for token in tokens), EDGE, EDGE]
        ids, place, other = self.model.ids(keys), self._spots, self._ids
        a, b, c, d = ids[np.maximum(place - 2, 0)], ids[place - 1], ids[place + 1], ids[place + 2]
        self.evidence[:, _LANGUAGE] = self.model.score(a, b, other, c, d)
        self.evidence[:, _PAIRS] = self.model.pairs_chance(b, other, c)
        self.evidence[:, _RARE] = np.log1p(np.append(self.model.single, 0.0)[other])
        paper = np.array([self._numbers[key] for key in keys], dtype=np.int64)
        own = self._keys == paper[place]
        size = len(self._numbers)
        pairs = np.sort(paper[:-1] * size + paper[1:])
        near = np.zeros(len(place))
        for beside, pair in (
            (paper[place - 1], paper[place - 1] * size + self._keys),
            (paper[place + 1], self._keys * size + paper[place + 1]),
        ):
            count = np.searchsorted(pairs, pair, "right") - np.searchsorted(pairs, pair, "left") - own
            near += np.where(beside >= len(_NO_WORDS), count, 0)
        self.evidence[:, _HERE] = np.log1p(np.maximum(0, np.bincount(paper, minlength=size)[self._keys] - own))
        self.evidence[:, _BESIDE] = np.log1p(np.maximum(0, near))

    def give_chances(self, weights: Sequence[float]) -> None:
        """How likely each reading is among those of its token."""
        if not self.found:
            return
        starts = self._starts[:-1]
        scores = self.evidence @ np.array(weights)
        sizes = np.diff(self._starts)
        parts = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        chances = (parts / np.repeat(np.add.reduceat(parts, starts), sizes)).tolist()
        for choice, start, end in zip(self.found, self._starts, self._starts[1:], strict=False):
            choice.chances = chances[start:end]
