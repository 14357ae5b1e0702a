"""Whether a quantity is an aim: what its sentence and its place show in, a probability out (a trained model, models/aims.md).

What is an aim is said in too many ways for a list of them: `phấn đấu`, a title above, the shape of a list, a verb, what is counted. The
rules of `refusals` (what was achieved, conditions, rates, errands) are evidence for the model and no longer the verdict.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docparse.extract.targets.places import Place
from docparse.extract.targets.quantities import Quantity
from docparse.switches import ON
from docparse.text.regex import regex

MODEL = "aims"
AIM_FROM = 0.4
"""How likely an aim has to be to be shown: F1 is level from 0.4 to 0.6, and a doubtful value can be checked, a missed one cannot."""
_WORD = regex(r"\w+|[^\w\s]")
_BEFORE, _AFTER = 12, 8
"""How many words on either side of a quantity are seen."""
_RULING = frozenset({"L", "NĐ", "TT", "TTLT"})
"""Law is no plan: there the rules alone decide."""


class Judge:
    """A linear model over named features; a name that it has not learned says nothing."""

    def __init__(self, weights: Mapping[str, float], base: float) -> None:
        self._weights, self._base = weights, base

    def __call__(self, names: Iterable[str], at: int, quantity: Quantity) -> float:
        """How likely the quantity that starts at `at` in the document's text is an aim."""
        weights = self._weights
        # Added in their order, each once: a set of words has another order in every process, and sums would differ in their last digit.
        score = self._base + sum([weights.get(name, 0.0) for name in dict.fromkeys(names)])
        return 1.0 / (1.0 + math.exp(-score))


def judge_for(doc_type: str | None) -> Judge | None:
    """The judge of the quantities of such a paper; None where the rules decide."""
    return _load() if ON.models and doc_type is not None and doc_type not in _RULING else None


def _load() -> Judge | None:
    from docparse.learn.trees import model_path

    path = model_path(f"{MODEL}.npz")
    return _read(path) if path is not None else None


def _read(path: Path) -> Judge | None:
    """The judge of a file, until it is learned anew; None for a file of an older form."""
    from docparse.learn.few_rows import read_arrays

    arrays = read_arrays(path)
    if "names" not in arrays:
        return None
    if not _loaded or _loaded[0][0] is not arrays:
        names = bytes(arrays["names"][1]).decode().split("\n")
        _loaded[:] = [(arrays, Judge(dict(zip(names, arrays["weights"][1], strict=True)), arrays["base"][1][0]))]
    return _loaded[0][1]


_loaded: list[tuple[Any, Judge]] = []
"""The judge that was read last, with the arrays that it is made of."""


class Sentence:
    """The words of a paragraph, cut once for all its quantities."""

    def __init__(self, lowered: str, place: Place) -> None:
        found = list(_WORD.finditer(lowered))
        self._starts, self._ends = [match.start() for match in found], [match.end() for match in found]
        self._words = ["0" if match[0][0].isdigit() else match[0] for match in found]
        self._shared = tuple(_of_place(place))

    def evidence(self, found: Sequence[Quantity], i: int, *, reasons: tuple[str | None, str | None], said: Iterable[str]) -> Iterator[str]:
        """The names of what speaks for or against quantity `i`. `reasons`: what the rules hold against it, where aims are set and
        elsewhere; `said`: more names."""
        quantity = found[i]
        yield from self._shared
        yield from said
        end = max(quantity.end, quantity.unit_end)
        words = self._words
        before = words[: bisect_right(self._ends, quantity.start)]
        behind = bisect_left(self._starts, end)
        after = words[behind : behind + _AFTER]
        first, near = before[:3], ["^", "^", "^", "^", *before][-4:]
        for back, word in enumerate(reversed(near), start=1):
            yield f"b{back} {word}"
        for ahead in range(3):
            yield f"a{ahead} {after[ahead] if ahead < len(after) else '$'}"
            yield f"s{ahead} {first[ahead] if ahead < len(first) else '^'}"
        for word in before[-_BEFORE:]:
            yield f"B {word}"
        for word in after:
            yield f"A {word}"
        yield f"unit {quantity.unit}"
        kind = "share" if quantity.share else "measured" if quantity.measured else "count"
        yield f"kind {kind}"
        yield f"compared {quantity.comparator} {kind}"
        for name in self._shared[:6]:
            yield f"{kind} {name}"
        yield f"among {min(len(found), 4)}" + (" first" if i == 0 else "")
        if quantity.value in (1, 100):
            yield f"value {quantity.value:g}"
        if quantity.value > 1000:
            yield "value large"
        for where, reason in zip(("aims", "tasks"), reasons, strict=True):
            yield f"{where} {reason}"


def _of_place(place: Place) -> Iterator[str]:
    """What the paragraph's place says of all its quantities; first what matters most."""
    for name in ("aiming", "specific", "planning", "task", "item", "lead"):
        yield f"{name} {bool(getattr(place, name))}"
    yield f"type {place.doc_type}"
    yield f"type {place.doc_type} {place.specific}"
    for depth, labels in enumerate(place.labels[:3]):
        for label in labels or ("none",):
            yield f"L{depth} {label}"
            yield f"L {label}"
    for heading in place.headings[:3]:
        for word in _WORD.findall(heading.lower())[:16]:
            yield f"H {word}"
