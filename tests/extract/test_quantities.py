"""Numbers, comparators and units as Vietnamese papers print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.extract.targets.quantities import clean_unit, find_percentages, parse_cell, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.950.000", 1950000),
        ("12,5", 12.5),
        ("2.5", 2.5),
        ("07", 7),
        ("1 200 000", 1200000),
        ("12.500", 12500),
        ("1.234,5", 1234.5),
        ("0.125", 0.125),
        ("100", 100),
    ],
)
def test_numbers(printed: str, value: float) -> None:
    assert parse_number(printed) == value


@pytest.mark.parametrize("printed", ["", "Đạt", "1/2", "12-15"])
def test_no_numbers(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("text", "comparator", "value", "top", "unit"),
    [
        ("100% tổ dân phố", "eq", 100, None, "%"),
        ("trên 95 % hộ", "gt", 95, None, "%"),
        ("từ 80% trở lên", "ge", 80, None, "%"),
        ("ít nhất 12,5%", "ge", 12.5, None, "%"),
        ("tối thiểu là 40%", "ge", 40, None, "%"),
        ("không dưới 60%", "ge", 60, None, "%"),
        ("không quá 15%", "le", 15, None, "%"),
        ("tối đa 5%", "le", 5, None, "%"),
        ("dưới 3%", "lt", 3, None, "%"),
        ("khoảng 50%", "approx", 50, None, "%"),
        ("từ 10-15%", "range", 10, 15, "%"),
        ("từ 40 đến 50%", "range", 40, 50, "%"),
        ("5% - 10%", "range", 5, 10, "%"),
        ("1 - 1,5%/năm", "range", 1, 1.5, "%/năm"),
        ("13‰", "eq", 13, None, "‰"),
        ("2 điểm %", "eq", 2, None, "điểm %"),
    ],
)
def test_shares(text: str, comparator: str, value: float, top: float | None, unit: str) -> None:
    (found,) = find_percentages(text)
    assert (found.comparator, found.value, found.value_max, found.unit) == (comparator, value, top, unit)


def test_a_range_that_falls_is_none() -> None:
    assert find_percentages("từ 50 - 10%") == []


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "top", "unit"),
    [
        ("≥ 96", "ge", 96, None, None),
        ("≤35", "le", 35, None, None),
        ("1.950.000", "eq", 1950000, None, None),
        ("95 - 98", "range", 95, 98, None),
        ("Trên 90%", "gt", 90, None, "%"),
        ("50% trở lên", "ge", 50, None, "%"),
        ("05 mô hình", "eq", 5, None, "mô hình"),
    ],
)
def test_cells(cell: str, comparator: str, value: float, top: float | None, unit: str | None) -> None:
    found = parse_cell(cell)
    assert found is not None
    assert (found.comparator, found.value, found.value_max, found.unit) == (comparator, value, top, unit)


@pytest.mark.parametrize("cell", ["Đạt mục tiêu", "", "x", "12/QĐ-UBND", "Sở Nội vụ"])
def test_cells_of_words(cell: str) -> None:
    assert parse_cell(cell) is None


@given(st.integers(min_value=1, max_value=10**12))
def test_grouped_thousands_come_back(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    ("printed", "value", "top"),
    [
        ("trên 8596 hộ dùng nước sạch", 85, None),
        ("10096 xe có đăng kiểm", 100, None),
        ("1009% thôn có điện", 100, None),
        ("989% trở lên", 98, None),
        ("95°/o hồ sơ", 95, None),
        ("60⁄o hồ sơ", 60, None),
        ("70o/o hồ sơ", 70, None),
        ("110% kế hoạch", 110, None),
        ("từ 10 đến 1596 tập thể", 10, 15),
    ],
)
def test_signs_that_a_scan_damaged(printed: str, value: float, top: float | None) -> None:
    (share,) = find_percentages(printed)
    assert (share.value, share.value_max, share.unit) == (value, top, "%")


@pytest.mark.parametrize("printed", ["năm 1996 xã có điện", "9.596 hộ", "số 1296 của", "396 hộ"])
def test_numbers_that_end_in_96_stay_numbers(printed: str) -> None:
    assert [share.value for share in find_percentages(printed) if share.value in (19, 95, 3)] == []


def test_units_of_a_scanned_table() -> None:
    assert [clean_unit(unit) for unit in ("9%", "0/0", "96", "%/năm", "%o", "Hộ")] == ["%", "%", "96", "%/năm", "‰", "Hộ"]


def test_a_cell_of_thousands_of_digits_is_no_share_of_a_whole() -> None:
    assert parse_cell("14/15") is not None
    assert parse_cell("1/" + "9" * 4500) is None
