"""A word of a scanned table cell in, the syllables that it lost the spaces between out (`Sốnhàtạm` is `Số nhà tạm`).

Narrow cells are set tight and read word by word, and the engine takes several syllables for one. A word is cut where all its pieces
are syllables that the field uses, side by side as the field puts them; anything else stays as read.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from docparse.document import Word
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

if TYPE_CHECKING:
    from docparse.repair.model import RepairModel

_LEAST, _MOST = 6, 40
_LETTERS = regex(r"(?P<lead>[(%“\"]*)(?P<core>[^\W\d_]+)(?P<end>[)”\",.;:]*)$")
_SEEN = 2.0
"""A pair of neighbours must have been seen so often, for at least half of the seams."""


def unglue(word: Word) -> list[Word]:
    """The words that a word of a scan stands for, each with its share of the box; the word alone where it is one."""
    if word.confidence is None or not _LEAST <= len(word.text) <= _MOST:
        return [word]
    match = _LETTERS.match(word.text)
    if match is None or match["core"].isupper() or (is_syllable(match["core"]) and match["lead"] != "%"):
        return [word]
    pieces = list(_pieces(match["core"]))
    if len(pieces) < 2:
        return [word]
    if match["lead"] == "%":
        pieces.insert(0, "%")
    else:
        pieces[0] = match["lead"] + pieces[0]
    pieces[-1] += match["end"]
    x0, y0, x1, y1 = word.box
    step = (x1 - x0) / len(word.text)
    out, at = [], 0
    for piece in pieces:
        box = (x0 + at * step, y0, x0 + (at + len(piece)) * step, y1)
        out.append(Word(piece, box, word.confidence, word.bold, word.italic, word.size))
        at += len(piece)
    return out


@lru_cache(maxsize=4096)
def _pieces(core: str) -> tuple[str, ...]:
    """The likeliest syllables that make up `core`; `core` itself where the field does not use them."""
    from docparse.read.scan.decode import syllable_key
    from docparse.repair.model import repair_model

    model = repair_model()
    if model is None:
        return (core,)
    lowered = core.lower()
    total = float(model.single.sum())
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * len(core)
    for end in range(1, len(core) + 1):
        for begin in range(max(0, end - 7), end - 1):
            before, piece = best[begin], lowered[begin:end]
            number = model.number.get(syllable_key(piece))
            if before is None or number is None or not is_syllable(piece):
                continue
            chance = before[0] + log((float(model.single[number]) + 0.1) / total) + _beside(model, before[1], lowered, begin, number)
            held = best[end]
            if held is None or chance > held[0]:
                best[end] = (chance, (*before[1], begin))
    found = best[-1]
    if found is None or len(found[1]) < 2:
        return (core,)
    cuts = [*found[1], len(core)]
    pieces = tuple(core[a:b] for a, b in pairwise(cuts))
    ids = [model.number[syllable_key(piece)] for piece in pieces]
    seen = sum(_pair(model, a, b) >= _SEEN for a, b in pairwise(ids))
    return pieces if 2 * seen >= len(pieces) - 1 else (core,)


def _beside(model: RepairModel, cuts: tuple[int, ...], lowered: str, begin: int, number: int) -> float:
    """What it adds to the chance of a syllable that it was seen behind the one before it."""
    from docparse.read.scan.decode import syllable_key

    if not cuts:
        return 0.0
    return log(1.0 + _pair(model, model.number[syllable_key(lowered[cuts[-1] : begin])], number))


def _pair(model: RepairModel, first: int, second: int) -> float:
    """How often two syllables were seen side by side."""
    import numpy as np

    return float(model.pair_count(np.array([first]), np.array([second]))[0])
