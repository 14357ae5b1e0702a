"""Districts, and communes of unusual spelling, as they were before 01/7/2025. `districts.tsv` in, lookups by name out.

The names outlive the units: bodies bore them for decades, and communes of 2025 took many over. They give capitals (`Cư M'gar`) only.
"""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from importlib.resources import files

from docparse.text.normal import strip_marks

_UNITS = ("huyện", "quận", "thành phố", "thị xã", "thị trấn", "phường", "xã")


def _key(name: str) -> tuple[str, ...]:
    return tuple(strip_marks(name.replace("’", "'")).lower().replace(" - ", " ").split())


@cache
def _by_key() -> dict[tuple[str, ...], list[str]]:
    text = files("docparse.authority").joinpath("districts.tsv").read_text(encoding="utf-8")
    rows = sorted(csv.DictReader(text.splitlines(), delimiter="\t"), key=lambda row: _UNITS.index(row["unit"]))
    out: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        names = out.setdefault(_key(row["name"]), [])
        if row["name"] not in names:
            names.append(row["name"])
    return out


def _letters(name: str) -> list[str]:
    """Letters and marks in any order, so that the place of a tone (`Hoà`, `Hòa`) makes no difference."""
    return sorted(unicodedata.normalize("NFD", name.casefold().replace("’", "'")))


def district_named(printed: str) -> str | None:
    """The name as it is written, for a name in any case whose letters and marks agree with it; None for others.

    >>> district_named("CƯ M'GAR")
    "Cư M'gar"
    """
    wanted = _letters(printed)
    return next((name for name in districts_like(printed) if _letters(name) == wanted), None)


def districts_like(printed: str) -> list[str]:
    """The names that differ from a printed one in marks only.

    >>> districts_like("Cư M'gár")
    ["Cư M'gar"]
    """
    return _by_key().get(_key(printed), [])
