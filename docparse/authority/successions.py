"""Which document replaced or amended which: `successions.tsv` in, the neighbours of a document of the authority out.

`source` says where a row is known from: the table of directives says so, or the validity of one ends where the other's begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docparse.authority.directives import Directive, load_directives


@dataclass(frozen=True, slots=True)
class Succession:
    """`later` replaces or amends `earlier`; both by their number, which carries its year or stands once in the table."""

    later: str
    relation: str
    earlier: str
    source: str


@cache
def load_successions() -> tuple[Succession, ...]:
    """All rows of `successions.tsv`."""
    lines = files("docparse.authority").joinpath("successions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Succession(*line.split("\t")) for line in lines if line.strip())


def neighbours(directive: Directive) -> dict[str, list[Directive]]:
    """What a directive replaces, amends, is replaced by and amended by; kinds with nothing are left out."""
    known = {item.canonical: item for item in load_directives()}
    out: dict[str, list[Directive]] = {}
    for row in load_successions():
        if row.later == directive.canonical:
            out.setdefault(row.relation, []).append(known[row.earlier])
        elif row.earlier == directive.canonical:
            out.setdefault({"replaces": "replaced_by", "amends": "amended_by"}[row.relation], []).append(known[row.later])
    return out
