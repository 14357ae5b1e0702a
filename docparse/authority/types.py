"""The types of document by Nghị định 30/2020 and beside it. `types.tsv` in, lookups by name and by symbol out."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docparse.text.normal import fold
from docparse.text.regex import regex

_WARD = regex(r"(?i)\W*(?:phường\s|phương an\s+\w)")


@dataclass(frozen=True, slots=True)
class DocType:
    """A type: its code (contract section 3), its name as a title prints it, the abbreviations symbols use for it, its kind."""

    code: str
    name: str
    symbols: tuple[str, ...]
    kind: str


@cache
def load_types() -> tuple[DocType, ...]:
    """All types of NĐ 30/2020, Điều 7, the normative ones, and the calls of the emulation field."""
    text = files("docparse.authority").joinpath("types.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return tuple(DocType(row["code"], row["name"], tuple(s for s in row["symbols"].split(";") if s), row["kind"]) for row in rows)


@cache
def types_by_name() -> dict[str, DocType]:
    """Folded name to type; longer names first, so `bo luat` is met before `luat`."""
    return {fold(item.name): item for item in sorted(load_types(), key=lambda item: -len(item.name))}


@cache
def codes_by_symbol() -> dict[str, str]:
    """The type part of a symbol, as written in capitals, to the code: `KHLT` to `KH`."""
    return {symbol: item.code for item in load_types() for symbol in item.symbols}


def is_ward(line: str) -> bool:
    """Whether a line names a ward: without its marks, `PHƯỜNG AN PHÚ` begins as the type `PHƯƠNG ÁN` does.

    >>> is_ward("PHƯỜNG AN PHÚ"), is_ward("PHƯƠNG ÁN ỨNG PHÓ")
    (True, False)
    """
    return _WARD.match(line) is not None
