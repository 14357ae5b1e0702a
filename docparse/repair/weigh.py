"""The tokens of a scanned text in, for each doubtful one its likeliest other reading with the evidence for and against it out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docparse.read.scan.decode import EDGE, NUMBER, syllable_key
from docparse.repair.candidates import Kind, candidates_of, place_tone
from docparse.repair.model import RepairModel
from docparse.repair.tokens import Read, Token
from docparse.text.syllables import is_syllable

FEATURES = (
    "gain", "mark", "letter", "doubt", "printed_left", "printed_right", "left", "right", "triple", "printed_triple", "here", "printed_here",
    "upper", "title", "no_syllable", "margin", "rare", "ink", "unseen",
)  # fmt: skip
"""What is weighed, in the order of the weights in `weights.toml`."""

_PRIOR: dict[Kind, float] = {"tone": 0.0, "mark": 1.0, "letter": 2.5}
"""By how much a slip is rarer than a wrong tone (logarithm), to choose among candidates."""
_LEAST_GAIN = 0.5
NO_INK = 6.0
"""What a letter costs that the engine did not think of (it gives letters up to 5.7)."""
_INK = 0.7
_DOUBT = 0.6
"""A word read with less confidence may have any letter wrong; a surer one that is a syllable only its marks."""


@dataclass(slots=True)
class Doubt:
    """A token that may be misread: its place among the tokens, the key it may be, the kind of the slip, and the evidence (`FEATURES`)."""

    at: int
    key: str
    kind: Kind
    evidence: list[float]


def doubts(model: RepairModel, tokens: Sequence[Token], asked: Sequence[int], reads: Sequence[Read]) -> list[Doubt]:
    """The doubtful ones of the tokens at `asked`, and for each the likeliest syllable in its place; `reads` goes with `asked`."""
    keys = [EDGE, *(token.key for token in tokens), EDGE, EDGE]
    ids = model.ids(keys)
    here = Counter(pairwise(keys))
    owner: list[int] = []
    rows: list[int] = []
    options: list[tuple[int, Kind]] = []
    inks: list[float] = []
    source = candidates_of(model)
    for order, (at, read) in enumerate(zip(asked, reads, strict=True)):
        token = tokens[at]
        loose = read.sure < _DOUBT or not is_syllable(token.word)
        own = source.of(token.key, loose)
        if not loose and read.others:
            own += _by_ink(model, token.word, read, own)
        small = token.word.lower()
        for option in own:
            owner.append(order)
            rows.append(at + 1)
            options.append(option)
            inks.append(_ink(small, model.vocabulary[option[0]], read) if read.others else NO_INK)
    if not options:
        return []
    place = np.array(rows, dtype=np.int64)
    other = np.array([index for index, _ in options], dtype=np.int64)
    a, b, x, c, d = ids[np.maximum(place - 2, 0)], ids[place - 1], ids[place], ids[place + 1], ids[place + 2]
    gains = model.score(a, b, other, c, d) - model.score(a, b, x, c, d)
    ranks = gains - np.array([_PRIOR[kind] for _, kind in options]) - _INK * np.minimum(np.array(inks), NO_INK)
    best: dict[int, tuple[int, float]] = {}
    for index, order in enumerate(owner):
        rank = float(ranks[index])
        held = best.get(order)
        if held is None:
            best[order] = (index, 99.0)
        elif rank > ranks[held[0]]:
            best[order] = (index, rank - float(ranks[held[0]]))
        else:
            best[order] = (held[0], min(held[1], float(ranks[held[0]]) - rank))
    chosen = [(order, index, margin) for order, (index, margin) in best.items() if gains[index] > _LEAST_GAIN]
    if not chosen:
        return []
    kept = np.array([index for _, index, _ in chosen], dtype=np.int64)
    left_p, right_p = model.pair_count(b[kept], x[kept]), model.pair_count(x[kept], c[kept])
    left, right = model.pair_count(b[kept], other[kept]), model.pair_count(other[kept], c[kept])
    triple, triple_p = model.triple_count(b[kept], other[kept], c[kept]), model.triple_count(b[kept], x[kept], c[kept])
    single = np.append(model.single, 0.0)
    out = []
    for row, (order, index, margin) in enumerate(chosen):
        token, kind, key = tokens[asked[order]], options[index][1], model.vocabulary[options[index][0]]
        spot = rows[index]
        before, after = keys[spot - 1], keys[spot + 1]
        found = (here[before, key] if before not in (EDGE, NUMBER) else 0) + (here[key, after] if after not in (EDGE, NUMBER) else 0)
        again = (here[before, token.key] - 1 if before not in (EDGE, NUMBER) else 0) + (
            here[token.key, after] - 1 if after not in (EDGE, NUMBER) else 0
        )
        edge_left, edge_right = before in (EDGE, NUMBER), after in (EDGE, NUMBER)
        evidence = [
            min(25.0, float(gains[index])),
            float(kind == "mark"),
            float(kind == "letter"),
            -math.log(max(0.02, 1.0 - reads[order].sure)),
            0.0 if edge_left else math.log1p(left_p[row]),
            0.0 if edge_right else math.log1p(right_p[row]),
            0.0 if edge_left else math.log1p(left[row]),
            0.0 if edge_right else math.log1p(right[row]),
            0.0 if edge_left and edge_right else math.log1p(triple[row]),
            0.0 if edge_left and edge_right else math.log1p(triple_p[row]),
            math.log1p(found),
            math.log1p(again),
            float(token.word.isupper() and len(token.word) > 1),
            float(token.word[0].isupper() and not token.word.isupper()),
            float(not is_syllable(token.word)),
            min(6.0, margin),
            math.log1p(single[x[index]]),
            min(inks[index], NO_INK),
            float(inks[index] >= NO_INK),
        ]
        out.append(Doubt(asked[order], key, kind, evidence))
    return out


def _by_ink(model: RepairModel, word: str, read: Read, known: Sequence[tuple[int, Kind]]) -> list[tuple[int, Kind]]:
    """The syllables that one other letter makes of which the engine thought."""
    taken = {index for index, _ in known}
    out: list[tuple[int, Kind]] = []
    small = word.lower()
    for at, letter in read.others:
        index = model.number.get(syllable_key(small[:at] + letter + small[at + 1 :]))
        if index is not None and index not in taken and is_syllable(small[:at] + letter + small[at + 1 :]):
            taken.add(index)
            out.append((index, "letter"))
    return out


def _ink(small: str, key: str, read: Read) -> float:
    """What the engine says that `key` costs in place of a word; NO_INK or more where it did not think of one of the letters."""
    other = place_tone(key)
    if len(other) != len(small):
        return NO_INK
    return sum([read.others.get((at, b), NO_INK) for at, (a, b) in enumerate(zip(small, other, strict=True)) if a != b])
