"""Provinces and cities under the centre, with their seats and their days. `provinces.tsv` in, lookups by any spelling out."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docparse.switches import ON
from docparse.text.normal import fold


@dataclass(frozen=True, slots=True)
class Province:
    """A province as it was from `valid_from` to `valid_to` (ISO dates, empty: open). `kind`: tỉnh or thành phố."""

    name: str
    kind: str
    variants: tuple[str, ...]
    seat: str
    valid_from: str
    valid_to: str
    successor: str
    successor_kind: str
    current: bool

    @property
    def title(self) -> str:
        """The name behind a body: `tỉnh Lai Châu`, `Thành phố Hồ Chí Minh` (capital by NĐ 30/2020, Phụ lục II)."""
        if self.name == "Hồ Chí Minh":
            return "Thành phố Hồ Chí Minh"
        return f"{self.kind} {self.name}"


@cache
def load_provinces() -> tuple[Province, ...]:
    """The 63 provinces of June 2025, the three cities of 2026 and the historic ones, in the order of the table."""
    if not ON.authority:
        return ()
    text = files("docparse.authority").joinpath("provinces.tsv").read_text(encoding="utf-8")
    return tuple(
        Province(
            row["name"], row["kind"], tuple(v for v in row["variants"].split(";") if v), row["seat"], row["valid_from"], row["valid_to"],
            row["successor"], row["successor_kind"], row["state"] == "current",
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    )  # fmt: skip


def place_key(name: str) -> str:
    """The key of a place name: folded, without `tỉnh`, `thành phố`, `TP.` and punctuation."""
    return re.sub(r"[\W_]+", "", re.sub(r"^(?:tinh|thanh pho|tp)\b[\s.]*", "", re.sub(r"^tp\.?(?=\S)", "tp ", fold(name))))


@cache
def _by_name() -> dict[str, list[Province]]:
    index: dict[str, list[Province]] = {}
    for province in load_provinces():
        for form in {place_key(name) for name in (province.name, *province.variants)}:
            index.setdefault(form, []).append(province)
    return index


@cache
def _by_seat() -> dict[str, list[Province]]:
    index: dict[str, list[Province]] = {}
    for province in load_provinces():
        if province.seat:
            index.setdefault(place_key(province.seat), []).append(province)
    return index


def find_province(name: str, date: str | None = None) -> Province | None:
    """The province of that name (any spelling), the one in force on `date` (EDTF, may be vague) where several bore it.

    >>> find_province("Tp.Hồ Chí Minh").title
    'Thành phố Hồ Chí Minh'
    """
    return _choose(_by_name().get(place_key(name), []), date)


def find_by_seat(town: str, date: str | None = None) -> Province | None:
    """The province whose seat is `town`: place lines before 2011 name the town (TTLT 55/2005)."""
    return _choose(_by_seat().get(place_key(town), []), date)


def find_by_place(place: str, date: str | None = None) -> Province | None:
    """The province that a place line names, by its own name or by its seat.

    >>> find_by_place("Vinh", "2009-05-04").name
    'Nghệ An'
    """
    return find_province(place, date) or find_by_seat(place, date)


def near_province(name: str, floor: float = 0.7) -> Province | None:
    """The current province whose name is most like a damaged one, when it is like enough and no other is."""
    wanted = place_key(name)
    if len(wanted) < 5:
        return None
    scored = sorted(((_likeness(wanted, form), form) for form in _by_name()), reverse=True)[:2]
    if scored and scored[0][0] >= floor and (len(scored) < 2 or scored[0][0] - scored[1][0] > 0.05):
        return _choose(_by_name()[scored[0][1]], None)
    return None


def _likeness(a: str, b: str) -> float:
    first, second = {a[i : i + 2] for i in range(len(a) - 1)}, {b[i : i + 2] for i in range(len(b) - 1)}
    return 2 * len(first & second) / (len(first) + len(second)) if first and second and abs(len(a) - len(b)) <= 2 else 0.0


def _choose(found: list[Province], date: str | None) -> Province | None:
    if not found:
        return None
    if date:
        day = date.replace("X", "0")
        valid = [item for item in found if (not item.valid_from or item.valid_from <= day) and (not item.valid_to or day <= item.valid_to)]
        if valid:
            return max(valid, key=lambda item: item.valid_from)
    current = [item for item in found if item.current]
    return (current or found)[0]
