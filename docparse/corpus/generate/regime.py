"""Which rules of form hold on a day (FACTS 1.1, 2.1): a date in, a `Regime` out; and the day itself, drawn."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docparse.corpus.generate.draw import Draw


@dataclass(frozen=True, slots=True)
class Regime:
    """Rules of form. `seat_in_place`: the place line names the town of the seat, not the province."""

    name: str
    start: int
    end: int
    seat_in_place: bool
    legacy_text: bool


REGIMES = (
    Regime("practice", 1998, 2005, True, True),
    Regime("TTLT 55/2005", 2005, 2011, True, False),
    Regime("TT 01/2011", 2011, 2020, False, False),
    Regime("NĐ 30/2020", 2020, 2025, False, False),
    Regime("NĐ 30/2020, hai cấp", 2025, 2027, False, False),
)
_SHARES = {"practice": 13.0, "TTLT 55/2005": 14.0, "TT 01/2011": 26.0, "NĐ 30/2020": 27.0, "NĐ 30/2020, hai cấp": 20.0}
_BOUNDS = {
    "practice": ("1998-01-05", "2005-07-31"), "TTLT 55/2005": ("2005-08-01", "2011-03-10"), "TT 01/2011": ("2011-03-11", "2020-03-04"),
    "NĐ 30/2020": ("2020-03-05", "2025-06-30"), "NĐ 30/2020, hai cấp": ("2025-07-01", "2026-08-31"),
}  # fmt: skip


def draw_regime(draw: Draw) -> tuple[Regime, datetime.date]:
    """A regime, and a working day in it; months of the cycle of the year (FACTS 4.5) are likelier."""
    name = draw.weighted(_SHARES)
    regime = next(one for one in REGIMES if one.name == name)
    first, last = (datetime.date.fromisoformat(day) for day in _BOUNDS[name])
    for _ in range(6):
        date = first + datetime.timedelta(days=draw.number(0, (last - first).days))
        if date.month in (1, 2, 3, 11, 12) or draw.chance(0.45):
            break
    while date.weekday() > 4:
        date -= datetime.timedelta(days=1)
    return regime, max(date, first)
