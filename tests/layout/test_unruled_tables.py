"""Tables that no lines rule: their columns by gutters, their rows by what begins, by blank space, and around cells in their middle."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from printed_pages import line_texts, words

from docparse.document import Word
from docparse.layout.order import Flow, order

COLUMNS = (85, 120, 280, 350, 430)
HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Năm 2021", "Năm 2022")


def printed(rows: list[tuple[str, ...]], top: float = 100, step: float = 14, size: float = 12) -> list[list[Word]]:
    """Runs of a page: each row of texts at the columns, a row every `step` points; an empty text prints nothing."""
    return [words(text, COLUMNS[at], top + k * step, size) for k, row in enumerate(rows) for at, text in enumerate(row) if text]


def tables(runs: list[list[Word]], flow: Flow | None = None) -> list[list[str]]:
    """The cells of the rows of tables on a page."""
    return [line.cells for line in order(runs, 595, 842, flow=flow).lines if line.cells is not None]


def test_cells_of_several_lines_at_the_top_of_their_rows() -> None:
    runs = printed(
        [
            HEAD,
            ("1", "Hộ trồng dâu nuôi tằm", "hộ", "120", "≥ 150"), ("", "đạt chuẩn an toàn", "", "", ""),
            ("2", "Kén tằm bán ra", "tấn", "31,5", "40"),
            ("3", "Tổ hợp tác ký hợp đồng", "tổ", "4", "6 - 7"), ("", "bao tiêu", "", "", ""),
        ]
    )  # fmt: skip
    runs.append(words("Ghi chú: số liệu lấy theo báo cáo của các thôn gửi về trước ngày 05 hằng tháng.", 85, 200, 13))
    assert tables(runs) == [
        list(HEAD),
        ["1", "Hộ trồng dâu nuôi tằm đạt chuẩn an toàn", "hộ", "120", "≥ 150"],
        ["2", "Kén tằm bán ra", "tấn", "31,5", "40"],
        ["3", "Tổ hợp tác ký hợp đồng bao tiêu", "tổ", "4", "6 - 7"],
    ]
    assert line_texts(runs)[-1].startswith("Ghi chú: số liệu")


def test_cells_in_the_middle_of_their_rows() -> None:
    runs = printed([HEAD])
    for k in range(3):
        top = 140 + 45 * k
        runs += printed([("", "Hộ có bể lọc nước", "", "", "")], top) + printed([("", "dùng quanh năm", "", "", "")], top + 15)
        runs += printed([(str(k + 1), "", "hộ", f"{k + 2}10", f"≥ {k + 3}00")], top + 7.5)
    assert tables(runs)[1:] == [[str(k + 1), "Hộ có bể lọc nước dùng quanh năm", "hộ", f"{k + 2}10", f"≥ {k + 3}00"] for k in range(3)]


def test_a_head_of_cells_over_several_columns() -> None:
    runs = [words("Thực hiện các năm", 350, 100, 12), words("Đơn vị", 120, 100, 12)]
    runs += printed([("", "", "ĐVT", "2021", "2022"), ("1", "Xã Suối Trầu", "ha", "12", "15"), ("2", "Xã Bàu Sen", "ha", "7", "9")], 114)
    assert tables(runs)[-2:] == [["1", "Xã Suối Trầu", "ha", "12", "15"], ["2", "Xã Bàu Sen", "ha", "7", "9"]]


def test_a_table_goes_on_over_a_page_break() -> None:
    flow = Flow()
    above = printed([HEAD, ("1", "Đường làng có đèn", "km", "3", "5"), ("2", "Cầu bắc mới", "cái", "1", "2")], 700)
    below = [*printed([("3", "Nhà vệ sinh", "cái", "40", "≥ 55")], 60), words("II. TỔ CHỨC THỰC HIỆN", 114, 110, 14)]
    below += [words("Các thôn họp dân, ghi biên bản, gửi về Văn phòng trước ngày 20 của tháng.", 85, 130, 13)]
    below += [words(f"Việc thứ {k} giao cho tổ của thôn làm xong trong quý, có người theo dõi.", 85, 130 + 16 * k, 13) for k in range(1, 4)]
    assert len(tables(above, flow)) == 3
    assert tables(below, flow) == [["3", "Nhà vệ sinh", "cái", "40", "≥ 55"]]


@pytest.mark.parametrize(
    "rows",
    [
        [("1.", "Các thôn lập danh sách", "", "", ""), ("2.", "Công chức tổng hợp", "", "", ""), ("3.", "Ủy ban xã duyệt", "", "", "")],
        [("TRƯỞNG BAN", "", "", "CHỦ TỊCH", ""), ("(Đã ký)", "", "", "(Đã ký)", ""), ("Lò Văn Pản", "", "", "Vì Thị Sao", "")],
        [("Họ và tên:", "…………", "", "Chức vụ:", "…………"), ("Đơn vị:", "…………", "", "Năm 2020:", "……"), ("Số:", "…………", "", "Ngày:", "…………")],
    ],
    ids=["numbered items", "signatures", "blanks to fill in"],
)  # fmt: skip
def test_no_tables(rows: list[tuple[str, ...]]) -> None:
    assert tables(printed(rows, step=20)) == []


def test_lines_stretched_before_soft_breaks_are_no_tables() -> None:
    said = ("I. Chỉ tiêu năm 2023", "1. Trồng mới 40 ha chè", "2. Mở rộng 3 km đường", "3. Xây 12 bể lọc nước")
    assert tables([words(line, 85, 100 + 16 * k, 13, right=545) for k, line in enumerate(said)]) == []


def test_a_page_of_a_web_site_with_many_lines_takes_time_by_their_number(growth: Callable[[Callable[[int], object], int], float]) -> None:
    def ordered(count: int) -> object:
        """A page with that many lines of two columns of words, which is no table."""
        tops = range(20, 20 + 14 * count, 14)
        lines = [words("Đội thi công cầu", 40, top) + words("sửa mặt đường và lắp biển báo", 260, top) for top in tops]
        return order(lines, 600, 40 + 14 * count)

    assert growth(ordered, 150) < 9
