"""Who issues: a draw and a day in, a `Body` valid on that day out, joint bodies among them."""

from __future__ import annotations

import datetime
from dataclasses import replace

from docparse.corpus.generate import offices, organs
from docparse.corpus.generate.bodies import Body
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.regime import Regime


def draw_body(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A body that existed on `date`."""
    kind = draw.weighted(
        {"so": 27, "ubnd_tinh": 14, "ubnd_co_so": 15, "bo": 8, "unit": 12, "party": 12, "mass": 8, "firm": 4, "force": 4, "council": 4}
    )
    made = _KINDS[kind](draw, date, regime)
    if kind == "so" and draw.chance(0.12):
        others: list[Body] = []
        for _ in range(draw.pick([1, 1, 1, 2, 3])):
            other = offices.department(draw, date, regime, made.area)
            if other.symbol not in (made.symbol, *(one.symbol for one in others)):
                others.append(other)
        if others:
            made = _joint(made, others)
    return made


def _joint(first: Body, others: list[Body]) -> Body:
    every = [first, *others]
    return replace(
        first,
        name=f"{' - '.join(one.short for one in every)} {first.area}",
        lines=(*(f"{one.short.upper()} -" for one in every[:-1]), others[-1].short.upper()),
        symbol="-".join(one.symbol for one in every),
        short=f"{', '.join(one.short for one in every[:-1])} và {others[-1].short}",
        partners=tuple(others),
    )


_KINDS = {
    "so": offices.department,
    "ubnd_tinh": offices.province,
    "ubnd_co_so": offices.local,
    "bo": offices.ministry,
    "unit": offices.unit,
    "party": organs.party,
    "mass": organs.mass,
    "firm": offices.firm,
    "force": offices.force,
    "council": offices.council,
}
