"""EDTF: what is built, what is refused, what it covers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.text import edtf


@pytest.mark.parametrize(
    ("year", "month", "day", "form"),
    [
        (2021, 3, 29, "2021-03-29"),
        (2022, 1, edtf.BLANK, "2022-01-XX"),
        (2024, edtf.BLANK, edtf.BLANK, "2024-XX-XX"),
        (None, 4, 30, "XXXX-04-30"),
        (None, 2, 29, "XXXX-02-29"),
        (2021, 6, None, "2021-06"),
        (2021, None, None, "2021"),
    ],
)
def test_builds_points(year: int | None, month: int | None, day: int | None, form: str) -> None:
    assert edtf.point(year, month, day) == form


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 1, 32), (2023, 2, 29), (2024, 13, 1), (None, 6, 31), (2024, 13, None)])
def test_refuses_impossible_days(year: int | None, month: int, day: int | None) -> None:
    with pytest.raises(ValueError, match="no such date"):
        edtf.point(year, month, day)


@pytest.mark.parametrize(
    "form", ["../2024-02-15", "2026-34/..", "2024-01/2024-06-30", "2021/2025", "../XXXX-06-05", "2017-04-28/2021", "XXXX-12-01/XXXX-01-31"]
)
def test_valid(form: str) -> None:
    assert edtf.is_valid(form)


@pytest.mark.parametrize("form", ["", "../..", "2025/2021", "2024-37", "2024-1-5", "15/02/2024", "2024-XX-05", "2024-02-30/.."])
def test_invalid(form: str) -> None:
    assert not edtf.is_valid(form)


@pytest.mark.parametrize(
    ("form", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-34", date(2026, 4, 1), date(2026, 6, 30)),
        ("2024-36", date(2024, 10, 1), date(2024, 12, 31)),
        ("2022-01-XX", date(2022, 1, 1), date(2022, 1, 31)),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("../2024-02-15", None, date(2024, 2, 15)),
        ("XXXX-04-30", None, None),
        ("2625-62-19", None, None),
        ("2023-02-30", None, None),
    ],
)
def test_bounds(form: str, first: date | None, last: date | None) -> None:
    assert edtf.bounds(form) == (first, last)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_is_its_own_bounds(day: date) -> None:
    form = edtf.point(day.year, day.month, day.day)
    assert edtf.is_valid(form)
    assert edtf.bounds(form) == (day, day)
