"""Fitting the model of titles: examples of the corpus in, `titles.npz` and its figures out (see docparse/segment/title_model.py).

The labels name the headings of a paper as printed; a marked block is a title where it begins with one of them, in their order.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docparse.evaluation.match import edit_distance, soften
from docparse.learn.boosting import Shape, crossed, fit
from docparse.learn.material import Example
from docparse.learn.stand_in import stand_in
from docparse.segment.items import Item, Title

SHAPE = Shape(trees=80, depth=4, rate=0.08, leaf=20, regular=5.0)
HAND_WEIGHT = 3.0


@dataclass(slots=True)
class Body:
    """The marked blocks of one body and, for each counted one of them, its row in the table."""

    items: list[Item]
    titles: list[Title]
    rows: dict[int, int]


@dataclass(slots=True)
class Blocks:
    """Counted blocks of many documents: features, whether each is a title, the rules' log-odds, its weight, its paper and its form."""

    rows: Any
    right: Any
    rules: Any
    weights: Any
    families: list[str]
    forms: list[str]
    bodies: list[Body]


_Seen = tuple[list[Item], list[Title], bool]


@contextlib.contextmanager
def _watched() -> Iterator[list[_Seen]]:
    """What the rules hand to the model, one entry for each body or annex that is judged."""
    from docparse.segment import headings

    seen: list[_Seen] = []

    def note(items: list[Item], titles: list[Title], styled: bool) -> None:
        seen.append((items, [Title(t.heading, t.length, t.words, t.score) for t in titles], styled))

    with stand_in(headings, "weigh_anew", note):
        yield seen


def gather(examples: Iterable[Example]) -> Blocks:
    """Every counted block of the examples, as the rules see it now."""
    import numpy as np

    from docparse.pipeline import extract
    from docparse.segment.title_model import FEATURES, table
    from docparse.segment.title_sequence import COUNTED

    rows: list[Any] = []
    bodies: list[Body] = []
    right: list[bool] = []
    rules: list[float] = []
    weights: list[float] = []
    families: list[str] = []
    forms: list[str] = []
    for example in examples:
        if "sections" in (example.labels.get("unlabelled") or ()):
            continue
        with _watched() as seen:
            extract(example.document(), calibrated=False)
        wanted = [soften(s["heading"]) for s in example.labels.get("sections") or () if s.get("heading")]
        for items, titles, styled in seen:
            verdicts = [_is_title(item, wanted) for item in items]
            counted = [at for at, item in enumerate(items) if item.marker.style in COUNTED]
            if not counted:
                continue
            bodies.append(Body(items, titles, {at: len(right) + number for number, at in enumerate(counted)}))
            rows.append(table(items, titles, styled)[counted])
            right += [verdicts[at] for at in counted]
            rules += [titles[at].score for at in counted]
            weights += [1.0 if example.family.startswith("seed-") else HAND_WEIGHT] * len(counted)
            families += [example.family] * len(counted)
            forms += [example.form] * len(counted)
    stacked = np.concatenate(rows) if rows else np.zeros((0, len(FEATURES)), dtype=np.float32)
    return Blocks(stacked, np.array(right, dtype=np.int8), np.array(rules), np.array(weights), families, forms, bodies)


def _is_title(item: Item, wanted: list[str]) -> bool:
    """Whether a heading of the labels that is not yet taken begins here; it is taken then. A tenth of the letters may be misread."""
    text = soften(item.block.text)
    for number, heading in enumerate(wanted[:40]):
        if not heading:
            continue
        begin = text[: len(heading)]
        if begin == heading or (
            len(heading) >= 6 and len(begin) > 0.9 * len(heading) and edit_distance(begin, heading) <= 0.1 * len(heading)
        ):
            del wanted[number]
            return True
    return False


def train(blocks: Blocks, target: Path, shape: Shape = SHAPE) -> dict[str, float]:
    """Fit on all blocks, save trees and moves, and return the figures of the cross-fitting."""
    import numpy as np

    save(blocks, np.ones(len(blocks.right), dtype=bool), target, shape)
    return figures(blocks, crossed(blocks.rows, blocks.right, blocks.weights, blocks.families, shape))


def save(blocks: Blocks, chosen: Any, target: Path, shape: Shape = SHAPE) -> None:
    """Fit on the chosen blocks, all those of some families, and save trees and moves."""
    from docparse.segment.title_model import FEATURES

    trees = fit(blocks.rows[chosen], blocks.right[chosen], blocks.weights[chosen], shape)
    trees.save(target, FEATURES, moves=count_moves(blocks, {blocks.families[at] for at in (~chosen).nonzero()[0]}))


def count_moves(blocks: Blocks, without: set[str] | None = None) -> Any:
    """How much likelier than by itself a title or a text is after and under another: log-odds (2 * groups, 2, 2), each pair counted once
    more than it was seen. `without`: families that are left out."""
    import numpy as np

    from docparse.segment.title_sequence import GROUPS, group

    beside, above, alone = np.ones((len(GROUPS), 2, 2)), np.ones((len(GROUPS), 2, 2)), np.ones((len(GROUPS), 2))
    for body in blocks.bodies:
        for at, row in body.rows.items():
            if without and blocks.families[row] in without:
                continue
            item, state, weight = body.items[at], int(blocks.right[row]), blocks.weights[row]
            name = GROUPS.index(group(item))
            alone[name, state] += weight
            place = item.siblings.index(at) if at in item.siblings else 0
            if place and item.siblings[place - 1] in body.rows:
                beside[name, int(blocks.right[body.rows[item.siblings[place - 1]]]), state] += weight
            if item.parent in body.rows:
                above[name, int(blocks.right[body.rows[item.parent]]), state] += weight
    prior = np.log(alone / alone.sum(axis=1, keepdims=True))[:, None, :]
    tables = [np.log(counts / counts.sum(axis=2, keepdims=True)) - prior for counts in (beside, above)]
    return np.concatenate(tables).astype(np.float32)


def figures(blocks: Blocks, scores: Any) -> dict[str, float]:
    """Blocks judged wrong by the rules alone, by the model alone, by the sequence without the rules, and by all together."""
    import numpy as np

    from docparse.learn.boosting import folds
    from docparse.segment.title_model import _CERTAIN
    from docparse.segment.title_sequence import decode, read_moves, weigh_run

    ways = {"rules": blocks.rules > 0, "model": scores > 0, "sequence": np.zeros(len(scores), dtype=bool)}
    ways["both"] = ways["rules"].copy()
    own = folds(blocks.families, 5)
    moves = [
        read_moves(
            count_moves(blocks, {family for family, fold in zip(blocks.families, own, strict=True) if fold == part}).ravel().tolist()
        )
        for part in range(5)
    ]
    for body in blocks.bodies:
        learned = moves[own[next(iter(body.rows.values()))]]
        odds = {at: float(scores[row]) for at, row in body.rows.items()}
        for at in decode(body.items, weigh_run(body.items, body.titles, odds, alone=True), learned):
            ways["sequence"][body.rows[at]] = True
        doubtful = {at: odd for at, odd in odds.items() if abs(body.titles[at].score) < _CERTAIN}
        for at in decode(body.items, weigh_run(body.items, body.titles, doubtful), learned):
            if at in doubtful:
                ways["both"][body.rows[at]] = True
    hand = np.array([not family.startswith("seed-") for family in blocks.families])
    scan = np.array([form == "scan" for form in blocks.forms])
    out: dict[str, float] = {"blocks": float(len(scores))}
    groups = {"by hand": hand & ~scan, "by hand, scans": hand & scan, "generated": ~hand & ~scan, "generated, scans": ~hand & scan}
    for name, chosen in groups.items():
        if chosen.any():
            out[f"{name}: blocks"] = float(chosen.sum())
            for way, verdict in ways.items():
                out[f"{name}: wrong by {way}"] = float((verdict != (blocks.right == 1))[chosen].sum())
    return out
