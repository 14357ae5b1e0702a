"""Bodies that issue, and the provinces of a day (docparse/authority tables, FACTS 8): a day in, its `Area`s out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docparse.authority.provinces import load_provinces
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.regime import Regime

REFORM = datetime.date(2025, 7, 1)
"""Since then provinces are 34 and there are no districts."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues. `lines`, `parent_lines`: as printed at the top left; `name`, `parent`: as labelled; `symbol` as in numbers.

    `system`: state, party, mass; `level`: central, province, district, commune, unit. `collective`: the words after TM. of a body that
    decides together. `place`: of the date line; `area`: what `tỉnh`, `huyện` … it is of, in full. `short`: how it speaks of itself.
    """

    name: str
    lines: tuple[str, ...]
    symbol: str
    system: str
    level: str
    sector: str
    place: str
    area: str
    head: str
    deputy: str
    short: str
    parent: str | None = None
    parent_lines: tuple[str, ...] = ()
    collective: str | None = None
    partners: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A province on a day: its kind and name (`tỉnh Hòa Bình`), and what the date line prints."""

    name: str
    title: str
    place: str


def areas(date: datetime.date, regime: Regime) -> list[Area]:
    """The provinces of a day; where the regime says so the place is the town of the seat."""
    found: dict[str, Area] = {}
    day = date.isoformat()
    for one in load_provinces():
        if date >= REFORM:
            if not one.current or not one.successor or one.successor in ("Đồng Nai", "Quảng Ninh", "Bắc Ninh"):
                continue
            name, kind = one.successor, one.successor_kind
            seat = name
        else:
            if (one.valid_from and one.valid_from > day) or (one.valid_to and one.valid_to < day) or not one.seat:
                continue
            name, kind, seat = one.name, one.kind, one.seat
            if name == "Huế" and date.year < 2025:
                continue
        title = "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else f"{kind} {name}"
        place = seat if regime.seat_in_place else name
        found[name] = Area(name, title, "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else place)
    return list(found.values())


def valid(valid_from: str, valid_to: str, date: datetime.date) -> bool:
    """Whether something in force from and to these days (ISO, may be short or empty) is so on `date`."""
    day = date.isoformat()
    return (not valid_from or valid_from <= day) and (not valid_to or day[: len(valid_to)] <= valid_to)


def committee(draw: Draw, title: str) -> tuple[str, ...]:
    """How a department prints the committee above it: in full on two lines, or short."""
    long = ("ỦY BAN NHÂN DÂN", title.upper())
    return draw.pick([long, long, (f"UBND {title.upper()}",)])
