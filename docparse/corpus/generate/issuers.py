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
        other = offices.department(draw, date, regime, made.area)
        if other.symbol != made.symbol:
            made = _joint(made, other)
    return made


def _joint(first: Body, second: Body) -> Body:
    return replace(
        first,
        name=f"{first.short} - {second.short} {first.area}",
        lines=(f"{first.short.upper()} -", second.short.upper()),
        symbol=f"{first.symbol}-{second.symbol}",
        short=f"{first.short} và {second.short}",
        partner=second,
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
