"""A name of today's in, the names before it out: ministries and departments that were merged, provinces that are no more.

`authority/bodies.tsv` tells what a body became (where it became several, the first is the one meant here), `authority/provinces.tsv`
what a province became. A name of the past stands for itself alone: it finds the papers as they were printed.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docparse.archive.fold import code_key, fold_words

Words = tuple[str, ...]

_MOST = 24
"""Names that one name is widened to, at most."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A name of the past that was added: as it is written, and the folded words of its body and of its place."""

    name: str
    body: Words
    place: Words


@dataclass(frozen=True, slots=True)
class Widened:
    """`taken`: how many of the words are the name of today's; `earlier`: the names before it."""

    taken: int
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A body or a province of today's, and the names of those before it."""

    name: str
    kind: str
    before: tuple[str, ...]


def widen(words: Words, alone: bool = False) -> Widened | None:
    """What the name at the beginning of these folded words was before; None where no name with a past begins there.

    `alone`: the words are a name as a whole (a filter), where the bare name of a province is one too.

    >>> [earlier.name for earlier in widen(("so", "y", "te", "dong", "nai")).earlier]
    ['Sở Y tế Bình Phước', 'Sở Y tế Sông Bé']
    """
    at = head = _longest(words, _bodies())
    office = _bodies()[words[:head]] if head else None
    kind = ""
    for kind in ("tinh", "thanh pho", "tp"):
        if words[at : at + kind.count(" ") + 1] == tuple(kind.split()):
            at += kind.count(" ") + 1
            break
    else:
        kind = ""
    place = None
    size = _longest(words[at:], _provinces()) if head or kind or alone else 0
    if size:
        place = _provinces()[words[at : at + size]]
        if kind in ("thanh pho", "tp") and place.kind != "thành phố":
            return None  # the town of that name
    if office is None and place is None:
        return None
    end = at + size if place else head
    offices = (office.name, *office.before) if office else ("",)
    places = (place.name, *place.before) if place else ("",)
    added = [
        Earlier(f"{body} {where}".strip() if body else f"tỉnh {where}", tuple(fold_words(body)), tuple(fold_words(where)))
        for where, body in itertools.product(places, offices)
    ][1:]
    return Widened(end, tuple(added[:_MOST])) if added else None


def _longest(words: Words, table: dict[Words, _Name]) -> int:
    """How many words at the beginning are a name of the table; 0 where none is."""
    return next((size for size in range(min(len(words), 12), 0, -1) if words[:size] in table), 0)


@lru_cache(maxsize=1)
def _bodies() -> dict[Words, _Name]:
    rows = _rows("bodies.tsv")
    by_symbol: dict[str, str] = {}
    for row in rows:
        by_symbol.setdefault(row["symbol"], row["name"])
    became: dict[str, list[str]] = {}
    for row in rows:
        first = re.sub(r"\s*\(.*?\)", "", row["successors"].split(";")[0]).strip()
        if first:
            became.setdefault(by_symbol.get(first, first), []).append(row["name"])
    out: dict[Words, _Name] = {}
    for row in rows:
        if row["valid_to"]:
            continue
        entry = _Name(row["name"], "", _all_before(row["name"], became))
        out.setdefault(tuple(fold_words(row["name"])), entry)
        for symbol in (row["symbol"], *row["other_symbols"].split(";")):
            # Two letters stand for too many things.
            if len(symbol.strip()) > 2:
                out.setdefault((code_key(symbol),), entry)
    return out


@lru_cache(maxsize=1)
def _provinces() -> dict[Words, _Name]:
    rows = _rows("provinces.tsv")
    became: dict[str, list[str]] = {}
    today: dict[str, str] = {}
    for row in rows:
        for successor in filter(None, (re.sub(r"^(?:TP|Thành phố)\s+", "", name.strip()) for name in row["successor"].split(";"))):
            if row["name"] != successor and row["name"] not in became.setdefault(successor, []):
                became[successor].append(row["name"])
        if row["successor"] == row["name"] or (not row["valid_to"] and not row["successor"]):
            today[row["name"]] = row["successor_kind"] or row["kind"]
    out: dict[Words, _Name] = {}
    for row in rows:
        if row["name"] in today:
            entry = _Name(row["name"], today[row["name"]], _all_before(row["name"], became))
            for form in (row["name"], *filter(None, row["variants"].split(";"))):
                words = tuple(fold_words(form))
                out.setdefault(words[1:] if words[0] == "tp" else words, entry)
    return {words: entry for words, entry in out.items() if len(words) > 1 or entry.name == "Huế"}


def _all_before(name: str, became: dict[str, list[str]]) -> tuple[str, ...]:
    """The names before one, and those before them, the nearest first."""
    found: dict[str, None] = {}
    queue = [name]
    while queue:
        for before in became.get(queue.pop(0), ()):
            if before != name and before not in found:
                found[before] = None
                queue.append(before)
    return tuple(found)


def _rows(table: str) -> list[dict[str, str]]:
    # Read here, without the csv module and docparse.authority: a search starts in a tenth of a second.
    lines = (Path(__file__).parent.parent / "authority" / table).read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    return [dict(zip(names, [*line.split("\t"), *[""] * len(names)], strict=False)) for line in lines[1:] if line.strip()]


def is_province(words: Words) -> bool:
    """Whether these folded words are the name of a province of today's."""
    return words in _provinces()
