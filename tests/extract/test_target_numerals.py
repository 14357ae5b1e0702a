"""Numbers in words alone: read where so many are asked for or brought forth."""

from collections.abc import Callable

import pytest

from docparse.extract.targets.numerals import has_numeral, in_figures, number_of


@pytest.mark.parametrize(
    ("words", "value"),
    [("chín trăm", 900), ("hai mươi lăm", 25), ("mười hai", 12), ("ba nghìn năm trăm", 3500), ("một trăm linh bốn", 104), ("hai ba", None)],
)
def test_values(words: str, value: int | None) -> None:
    assert number_of(words) == value


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("trồng ít nhất bảy trăm cây xà cừ", "trồng ít nhất 00000700 cây xà cừ"),
        ("cử ba giáo viên đi học", "cử 03 giáo viên đi học"),
        ("trả hồ sơ không quá bốn ngày làm việc", "trả hồ sơ không quá 004 ngày làm việc"),
        ("một trăm phần trăm tổ dân phố", "00000100 phần trăm tổ dân phố"),
        ("đã công tác ít nhất mười năm liên tục", "đã công tác ít nhất 0010 năm liên tục"),
        ("ít nhất ba nghìn năm trăm năm mươi cây", "ít nhất 00000000000000000000003550 cây"),
        ("mở 2 lớp; mỗi tổ có ít nhất một hòm thư và một tủ sách", "mở 2 lớp; mỗi tổ có ít nhất 001 hòm thư và 001 tủ sách"),
        ("mở 2 lớp; mỗi tổ có ít nhất một hòm thư", "mở 2 lớp; mỗi tổ có ít nhất 001 hòm thư"),
    ],
)
def test_how_many_is_read(text: str, read: str) -> None:
    assert in_figures(text) == read
    assert len(text) == len(read)


@pytest.mark.parametrize(
    "text",
    [
        "xây dựng một nền nếp mới", "trên hai mặt công tác", "không quá năm 2025", "ít nhất ba mươi (30) hộ", "làm mười hai (12) phóng sự",
        "90% tổ có ít nhất một hòm thư", "chậm mười phần trăm (10%)", "ít nhất một lần nữa", "mỗi tổ nhận ít nhất một việc",
    ],
)  # fmt: skip
def test_what_says_something_else_is_left(text: str) -> None:
    assert in_figures(text) == text
    assert not has_numeral(text, 0, len(text)) or "một" in text


def test_ranges_and_long_numerals() -> None:
    assert in_figures("xây dựng từ hai đến ba mô hình") == "xây dựng từ 002 đến 03 mô hình"
    assert in_figures("giao cho các tổ hai mươi lăm cây") == "giao cho các tổ 000000000025 cây"
    assert in_figures("500 đồng (sáu trăm hai mươi đồng)") == "500 đồng (sáu trăm hai mươi đồng)"


def test_a_row_of_numerals_without_end_is_none_and_costs_no_time(growth: Callable[[Callable[[int], object], int], float]) -> None:
    def endless(count: int) -> str:
        return "ít nhất " + "hai mươi " * count + "cây"

    assert in_figures(endless(3_000)) == endless(3_000)
    assert growth(lambda count: in_figures(endless(count)), 3_000) < 9
