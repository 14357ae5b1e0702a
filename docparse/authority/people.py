"""Names of persons. Nothing in, family names (`surnames.tsv`) and the syllables of middle and given names (`name_syllables.tsv`) out.

Both lists are of our own knowledge of how people are named; they serve to tell and to mend names on scans, never to guess one.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[str]:
    return [row for row in files("docparse.authority").joinpath(name).read_text(encoding="utf-8").split("\n")[1:] if row]


@cache
def surnames() -> frozenset[str]:
    """Family names in use, of the Kinh and of other peoples."""
    return frozenset(surnames_by_use())


@cache
def surnames_by_use() -> tuple[str, ...]:
    """Family names, the most usual first."""
    return tuple(_rows("surnames.tsv"))


@cache
def name_syllables() -> dict[str, str]:
    """Syllables of names to where they stand: `m` between family and given name, `g` as given name (last), `mg` both."""
    return dict(row.split("\t") for row in _rows("name_syllables.tsv"))
