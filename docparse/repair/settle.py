"""The tokens of a scanned text in, for each that the engine may read in several ways how likely each of its readings is out.

`docparse.read.scan.decode` chooses line by line, with pairs of syllables alone; here the whole paper speaks: what it writes elsewhere, two
neighbours on either side across the ends of lines, how sure the engine was. The readings of one word compete (a conditional logit), and
a second pass weighs each beside what the first made of its neighbours.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from docparse.read.scan.decode import EDGE, NUMBER, readings, syllable_key
from docparse.repair.candidates import Kind, candidates_of, kind_of, marks_of, tone_in_place
from docparse.repair.model import RepairModel
from docparse.repair.tokens import Read, Token
from docparse.text.normal import strip_marks

FEATURES = (
    "language", "pairs", "ink_marks", "ink_letters", "unseen", "letters", "changed", "doubt", "title", "upper", "bare", "here",
    "here_beside", "rare",
)  # fmt: skip
"""What is weighed, in the order of the weights in `weights.toml`; of the reading that is printed most are 0."""

_TO_COST = 7.0
UNSEEN = 25 / 7
"""What a mark costs of which the engine did not think."""
_STROKES = frozenset("IVXLHU")
"""Letters of which strokes of Roman numbers are read; `docparse.segment.roman_row` knows these by their order."""
_SETTLED = 0.5
_UNSEEN, _BARE = FEATURES.index("unseen"), FEATURES.index("bare")
_KNOWN = 3.0
_SEEN = 3
_Row = list[float]


@dataclass(slots=True)
class Reading:
    """One way to read a token: its key, in the capitals of print, how it differs from what is printed, the evidence (`FEATURES`)."""

    key: str
    word: str
    kind: Kind | None
    """None: the reading that is printed."""
    evidence: _Row

    @property
    def unseen(self) -> bool:
        """Whether it has a mark of which the engine did not think."""
        return self.evidence[_UNSEEN] > 0

    @property
    def bare(self) -> bool:
        """Whether it has fewer marks than what is printed."""
        return self.evidence[_BARE] > 0


@dataclass(slots=True)
class Choice:
    """The readings of the token at a place, the printed one first, and how likely each is."""

    at: int
    readings: list[Reading]
    chances: Sequence[float] = ()

    @property
    def best(self) -> int:
        """The likeliest reading."""
        return max(range(len(self.chances)), key=self.chances.__getitem__)


def choices(model: RepairModel, tokens: Sequence[Token], asked: Sequence[int], reads: Sequence[Read]) -> list[Choice]:
    """The tokens at `asked` that may be read in several ways, with their evidence; `reads` goes with `asked`."""
    out = [
        Choice(at, own)
        for at, read in zip(asked, reads, strict=True)
        if read.others and not _STROKES.issuperset(tokens[at].word) and len(own := _ways(model, tokens[at].word, read)) > 1
    ]
    _look_around(model, tokens, out)
    return out


def settle(
    model: RepairModel, tokens: Sequence[Token], asked: Sequence[int], reads: Sequence[Read], weights: Sequence[float]
) -> list[Choice]:
    """The choices with their chances, each weighed beside what a first pass made of its neighbours."""
    found = choices(model, tokens, asked, reads)
    _give_chances(found, weights)
    likely = list(tokens)
    for choice in found:
        best = choice.readings[choice.best]
        if choice.best and choice.chances[choice.best] >= _SETTLED:
            likely[choice.at] = replace(tokens[choice.at], key=best.key, word=best.word)
    _look_around(model, likely, found)
    _give_chances(found, weights)
    return found


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


def _give_chances(found: Sequence[Choice], weights: Sequence[float]) -> None:
    for choice in found:
        scores = [sum(value * weight for value, weight in zip(reading.evidence, weights, strict=True)) for reading in choice.readings]
        most = max(scores)
        parts = [math.exp(score - most) for score in scores]
        whole = sum(parts)
        choice.chances = [part / whole for part in parts]


def _ways(model: RepairModel, word: str, read: Read) -> list[Reading]:
    """The readings of a word by its ink; the rest of their evidence is 0 so far."""
    letters = [[(char, 0.0)] for char in word]
    for (at, letter), cost in read.others.items():
        letters[at].append((letter.upper() if word[at].isupper() else letter, cost * _TO_COST))
    doubt = -math.log(max(0.02, 1.0 - read.sure))
    out = [Reading(syllable_key(word), word, None, [0.0] * len(FEATURES))]
    met = {out[0].key}
    for other, _ in readings(word, letters)[1:]:
        key = syllable_key(other)
        if key in met or key not in model.number:
            continue
        met.add(key)
        marks = letters_ink = unseen = 0.0
        changed = 0
        for at, (a, b) in enumerate(zip(word.lower(), other.lower(), strict=True)):
            if a == b:
                continue
            ink = read.others.get((at, b), UNSEEN)
            unseen += (at, b) not in read.others
            if strip_marks(a) == strip_marks(b):
                marks += ink
            else:
                changed += 1
                letters_ink += ink
        evidence = [0.0, 0.0, marks, letters_ink, unseen, float(changed), 1.0, doubt]
        evidence += [float(word[0].isupper() and not word.isupper()), float(word.isupper() and len(word) > 1)]
        evidence += [float(marks_of(key) < marks_of(out[0].key)), 0.0, 0.0, 0.0]
        out.append(Reading(key, tone_in_place(other), kind_of(out[0].key, key), evidence))
    return out


_LANGUAGE, _PAIRS = FEATURES.index("language"), FEATURES.index("pairs")
_HERE, _BESIDE, _RARE = (FEATURES.index(name) for name in ("here", "here_beside", "rare"))


def _look_around(model: RepairModel, tokens: Sequence[Token], found: Sequence[Choice]) -> None:
    """Fill in what the neighbours, the language and the rest of the paper say of each reading."""
    if not found:
        return
    keys = [EDGE, *(token.key for token in tokens), EDGE, EDGE]
    ids = model.ids(keys)
    words, beside = Counter(keys), Counter(pairwise(keys))
    place = np.array([choice.at + 1 for choice in found for _ in choice.readings], dtype=np.int64)
    other = model.ids([reading.key for choice in found for reading in choice.readings])
    a, b, c, d = ids[np.maximum(place - 2, 0)], ids[place - 1], ids[place + 1], ids[place + 2]
    language = model.score(a, b, other, c, d)
    pairs = model.pairs_chance(b, other, c)
    single = np.log1p(np.append(model.single, 0.0)[other])
    row = 0
    for choice in found:
        spot = choice.at + 1
        before, own, after = keys[spot - 1], keys[spot], keys[spot + 1]
        for reading in choice.readings:
            key = reading.key
            once = key == own
            near = sum(beside[pair] - once for pair, edge in (((before, key), before), ((key, after), after)) if edge not in (EDGE, NUMBER))
            reading.evidence[_LANGUAGE] = float(language[row])
            reading.evidence[_PAIRS] = float(pairs[row])
            reading.evidence[_HERE] = math.log1p(max(0, words[key] - once))
            reading.evidence[_BESIDE] = math.log1p(max(0, near))
            reading.evidence[_RARE] = float(single[row])
            row += 1
