"""Bodies that issue documents: names, symbols, scope. `bodies.tsv` in, lookups by symbol and by name out."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docparse.switches import ON
from docparse.text.normal import fold


@dataclass(frozen=True, slots=True)
class Body:
    """A body. `scope` tells whether its full name takes a place: `central` bodies take none."""

    name: str
    symbols: tuple[str, ...]
    scope: str
    system: str
    valid_from: str
    valid_to: str


@cache
def load_bodies() -> tuple[Body, ...]:
    """All bodies of the table, central ones first."""
    if not ON.authority:
        return ()
    text = files("docparse.authority").joinpath("bodies.tsv").read_text(encoding="utf-8")
    out = []
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        symbols = [row["symbol"], *row["other_symbols"].split(";")]
        out.append(
            Body(
                row["name"], tuple(dict.fromkeys(s.strip() for s in symbols if s.strip())), row["scope"], row["system"],
                row["valid_from"], row["valid_to"],
            )
        )  # fmt: skip
    return tuple(out)


@cache
def _by_symbol() -> dict[str, list[Body]]:
    index: dict[str, list[Body]] = {}
    for body in load_bodies():
        for symbol in body.symbols:
            index.setdefault(symbol.replace("&", "").replace("-", ""), []).append(body)
    return index


@cache
def bodies_by_name() -> dict[str, Body]:
    """Folded name to body."""
    index: dict[str, Body] = {}
    for body in load_bodies():
        index.setdefault(fold(body.name), body)
    return index


def find_body(symbol: str) -> Body | None:
    """The body whose abbreviation in symbols is `symbol`.

    >>> find_body("SYT").name
    'Sở Y tế'
    """
    found = bodies_of(symbol)
    return found[0] if found else None


def bodies_of(symbol: str) -> list[Body]:
    """All bodies with that abbreviation, central ones first: `BTG` is of the centre and of a province."""
    return _by_symbol().get(symbol.replace("&", "").replace("-", ""), [])
