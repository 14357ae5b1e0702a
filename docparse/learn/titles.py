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
from docparse.segment.items import Item, Title

SHAPE = Shape(trees=80, depth=4, rate=0.08, leaf=20, regular=5.0)
HAND_WEIGHT = 3.0


@dataclass(slots=True)
class Blocks:
    """Marked blocks of many documents: features, whether each is a title, the rules' log-odds, its weight, its paper and its form."""

    rows: Any
    right: Any
    rules: Any
    doubtful: Any
    weights: Any
    families: list[str]
    forms: list[str]


_Seen = tuple[list[Item], list[Title], bool]


@contextlib.contextmanager
def _watched() -> Iterator[list[_Seen]]:
    """What the rules hand to the model, one entry for each body or annex that is judged."""
    from docparse.segment import headings

    seen: list[_Seen] = []

    def note(items: list[Item], titles: list[Title], styled: bool) -> None:
        seen.append((items, [Title(t.heading, t.length, t.words, t.score) for t in titles], styled))

    name = "weigh_anew"
    before = getattr(headings, name)
    setattr(headings, name, note)
    try:
        yield seen
    finally:
        setattr(headings, name, before)


def gather(examples: Iterable[Example]) -> Blocks:
    """Every marked block of the examples, as the rules see it now."""
    import numpy as np

    from docparse.pipeline import extract
    from docparse.segment.title_model import FEATURES, is_doubtful, table

    rows: list[Any] = []
    right, rules, doubtful, weights, families, forms = [], [], [], [], [], []
    for example in examples:
        if "sections" in (example.labels.get("unlabelled") or ()):
            continue
        with _watched() as seen:
            extract(example.document(), calibrated=False)
        wanted = [soften(s["heading"]) for s in example.labels.get("sections") or () if s.get("heading")]
        for items, titles, styled in seen:
            if not items:
                continue
            rows.append(table(items, titles, styled))
            for item, title in zip(items, titles, strict=True):
                right.append(_is_title(item, wanted))
                rules.append(title.score)
                doubtful.append(is_doubtful(item, title))
                weights.append(1.0 if example.family.startswith("seed-") else HAND_WEIGHT)
                families.append(example.family)
                forms.append(example.form)
    stacked = np.concatenate(rows) if rows else np.zeros((0, len(FEATURES)), dtype=np.float32)
    return Blocks(stacked, np.array(right, dtype=np.int8), np.array(rules), np.array(doubtful), np.array(weights), families, forms)


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
    """Fit on all blocks, save, and return the figures of the cross-fitting."""
    from docparse.segment.title_model import FEATURES

    scores = crossed(blocks.rows, blocks.right, blocks.weights, blocks.families, shape)
    fit(blocks.rows, blocks.right, blocks.weights, shape).save(target, FEATURES)
    return figures(blocks, scores)


def figures(blocks: Blocks, scores: Any) -> dict[str, float]:
    """Blocks judged wrong by the rules alone, by the model alone, and by both (the model decides where the rules doubt)."""
    import numpy as np

    from docparse.segment.title_model import _PULL

    ways = {"rules": blocks.rules > 0, "model": scores > 0}
    ways["both"] = np.where(blocks.doubtful, blocks.rules + np.clip(scores, 0.0, _PULL) > 0, ways["rules"])
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
