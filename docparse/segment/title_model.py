"""A second opinion on titles: the marked blocks of a body with the rules' scores in, scores put right by a trained model out.

The model (models/titles.md) sees each block among its neighbours: its numbering and what came before and after in the same run, length,
end, first words, typography and what follows, of itself, its siblings, its parent and its neighbours. It does not see the score of the
rules: on the papers that they were made with they err so seldom that it would learn to repeat them. What it tells of each block is decided
as a sequence (`title_sequence`). The grammar stays the constraint: where the rules are certain (`_CERTAIN`), and for Điều, Phần, Chương,
Mục, letters and dashes, their verdict holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docparse.segment.items import Item, Title
from docparse.segment.labels import label_title, leading_label
from docparse.segment.numbering import is_upper
from docparse.segment.title_evidence import begins_with_verb, has_clause, has_lead_in, is_unit
from docparse.segment.title_sequence import COUNTED, barred, decode, load_moves, weigh_run
from docparse.switches import ON

_CERTAIN = 4.0
"""Log-odds of the rules from which on their verdict holds, both ways."""
_RAISED = 0.5
"""Log-odds of a title that the sequence finds where the rules miss it.

It never takes a title away: where it did, on real papers, the run of the title had told the rules better each time.
"""
STYLES = ("upper", "roman", "arabic", "decimal", "paren", "lower", "bracket", "bullet")
FOLLOWS = ("deeper", "para", "row", "none")
_RUN = ("words", "rest", "verb", "clause", "shout", "ended", "opens", "labelled", "unit")
FEATURES = (
    *(f"style {style}" for style in STYLES), *(f"under {style}" for style in STYLES), "top", "value", "depth",
    *(f"follow {follow}" for follow in FOLLOWS), "last", "attached", "shared", "repaired", "words", "length", "rest", "verb", "clause",
    "lead_in", "shout", "opens", "labelled", "leading", "unit", "bold", "italic", "lead", "hash", "gap", "lines", "styled", "ended",
    "stop", "colon", "semicolon", "comma", "inner_stop", "digits", "run", "before", "behind",
    *(f"run {name}" for name in _RUN), "least words", "most words", "above words", "above shout", "above labelled",
    "next words", "next deeper", "previous words", "previous deeper", "items", "ocr",
)  # fmt: skip
_COLUMN = {name: at for at, name in enumerate(FEATURES)}


def weigh_anew(items: list[Item], titles: list[Title], styled: bool) -> None:
    """Tell doubtful titles the model's log-odds; make titles of those that the sequence finds. Without the rules, it alone decides."""
    model = _model(len(items)) if ON.models else None
    moves = load_moves() if model is not None else None
    if model is None or moves is None:
        return
    asked = [at for at, (item, title) in enumerate(zip(items, titles, strict=True)) if is_doubtful(item, title)]
    if not asked:
        return
    odds = dict(zip(asked, model.scores_of(features(items, titles, styled, asked)), strict=True))
    for at, odd in odds.items():
        titles[at].second = odd
    if not ON.rules:
        found = decode(items, weigh_run(items, titles, odds, alone=True), moves)
        for at in odds:
            titles[at].score = abs(odds[at]) + _RAISED if at in found else -abs(odds[at]) - _RAISED
    elif any(titles[at].score <= 0 and not barred(items[at], titles[at]) for at in asked):
        for at in decode(items, weigh_run(items, titles, odds), moves):
            if at in odds and titles[at].score <= 0:
                titles[at].score = _RAISED


def is_doubtful(item: Item, title: Title) -> bool:
    """Whether the rules leave it open; without the rules every counted item is."""
    return item.marker.style in COUNTED and (not ON.rules or abs(title.score) < _CERTAIN)


def table(items: list[Item], titles: list[Title], styled: bool) -> Any:
    """The features of all items (n, len(FEATURES)) as a numpy array."""
    import numpy as np

    return np.array(features(items, titles, styled, range(len(items))), dtype=np.float32)


def features(items: list[Item], titles: list[Title], styled: bool, asked: Sequence[int]) -> list[list[float]]:
    """The features of the items that are `asked` for, in the order of `FEATURES`."""
    singles = _Singles(items, titles)
    lines: list[list[float]] = []
    runs: dict[int, _Run] = {}
    for at in asked:
        item = items[at]
        row = dict(singles[at])
        row["styled"], row["items"] = float(styled), float(len(items))
        run = item.siblings or [at]
        # The items of a run share one list.
        known = runs.get(id(item.siblings)) if item.siblings else None
        if known is None:
            known = runs[id(item.siblings)] = _Run(run, singles)
        place = known.place.get(at, 0)
        row["run"], row["before"], row["behind"] = float(len(run)), float(place), float(len(run) - 1 - place)
        others = len(run) - (at in known.place)
        if others:
            mine = singles[at] if at in known.place else None
            for name in _RUN:
                row[f"run {name}"] = (known.total[name] - (mine[name] if mine else 0.0)) / others
            row["least words"], row["most words"] = known.extremes(mine["words"] if mine else None)
        if item.parent is not None:
            above = singles[item.parent]
            row["above words"], row["above shout"], row["above labelled"] = above["words"], above["shout"], above["labelled"]
        for word, beside in (("next", at + 1), ("previous", at - 1)):
            if 0 <= beside < len(items):
                row[f"{word} words"] = singles[beside]["words"]
                rank, own = items[beside].marker.rank, item.marker.rank
                row[f"{word} deeper"] = float(rank > own) - float(rank < own)
        line = [0.0] * len(FEATURES)
        for name, value in row.items():
            column = _COLUMN.get(name)
            if column is not None:
                line[column] = value
        lines.append(line)
    return lines


class _Singles(dict[int, dict[str, float]]):
    """What each item says of itself, found when it is asked for: most points of a paper are in no row."""

    def __init__(self, items: Sequence[Item], titles: Sequence[Title]) -> None:
        super().__init__()
        self._items, self._titles = items, titles

    def __missing__(self, at: int) -> dict[str, float]:
        found = self[at] = _single(self._items[at], self._titles[at])
        return found


class _Run:
    """What the items of a run have together, counted once: a list of thousands of points is one run."""

    def __init__(self, run: Sequence[int], singles: Mapping[int, dict[str, float]]) -> None:
        self.place = {at: number for number, at in reversed(list(enumerate(run)))}
        self.total = {name: sum(singles[at][name] for at in run) for name in _RUN}
        self._words = sorted(singles[at]["words"] for at in run)

    def extremes(self, own: float | None) -> tuple[float, float]:
        """The fewest and the most words of the items, without the one that has `own`."""
        first, last = self._words[0], self._words[-1]
        if own is not None and len(self._words) > 1:
            first = self._words[1] if own == first else first
            last = self._words[-2] if own == last else last
        return first, last


def _single(item: Item, title: Title) -> dict[str, float]:
    """What an item says of itself."""
    marker, block, words = item.marker, item.block, title.words
    folded_end = words.rstrip()[-1:]
    rest = title.length < len(block.text.rstrip(" :"))
    labels = label_title(words[:200])
    return {
        f"style {marker.style}": 1.0,
        f"under {item.under}": 1.0,
        "top": float(item.parent is None),
        "value": float(marker.value),
        "depth": float(marker.depth),
        f"follow {item.follow}": 1.0,
        "last": float(item.last),
        "attached": float(item.attached),
        "shared": float(item.shared),
        "repaired": float(marker.repaired),
        "words": float(min(80, len(words.split()))),
        "length": float(min(2000, len(block.text))),
        "rest": float(rest),
        "verb": float(begins_with_verb(words)),
        "clause": float(has_clause(words[:400])),
        "lead_in": float(has_lead_in(words[:400])),
        "shout": float(bool(words) and is_upper(words)),
        "opens": float(item.follow != "none" or rest),
        "labelled": float(len(labels)),
        "leading": float(leading_label(words[:200]) is not None),
        "unit": float(is_unit(words)),
        "bold": block.bold,
        "italic": block.italic,
        "lead": float(block.lead) if block.lead is not None else -1.0,
        "hash": float(block.depth),
        "gap": float(block.gap),
        "lines": float(block.lines),
        "ended": float(bool(folded_end) and folded_end in ".;,"),
        "stop": float(folded_end == "."),
        "colon": float(folded_end == ":"),
        "semicolon": float(folded_end == ";"),
        "comma": float(words.count(",")),
        "inner_stop": float(words[:-1].count(". ") + words.count(";")),
        "digits": float(sum(map(str.isdigit, words))),
        "ocr": block.confidence if block.confidence is not None else -1.0,
    }


def _model(count: int) -> Any:
    from docparse.learn.trees import load_for

    return load_for("titles", FEATURES, count)
