"""Ruling lines to grids: merged cells, frames, rules that are no table."""

from __future__ import annotations

from printed_pages import words

from docparse.layout.order import order
from docparse.layout.tables import Rule, find_grids


def across(y: float, start: float = 80, end: float = 480) -> Rule:
    """A horizontal rule."""
    return Rule(True, y, start, end)


def down(x: float, start: float = 90, end: float = 180) -> Rule:
    """A vertical rule."""
    return Rule(False, x, start, end)


def test_a_plain_grid() -> None:
    (grid,) = find_grids([across(y) for y in (90, 120, 150, 180)] + [down(x) for x in (80, 120, 480)])
    assert [[cell is not None for cell in row] for row in grid.rows] == [[True, True]] * 3


def test_rules_drawn_piece_by_piece_and_twice() -> None:
    pieces = [Rule(True, y, x, x + 100.5) for y in (90, 120, 150) for x in (80, 180, 280, 380)] + [across(120.8)]
    (grid,) = find_grids(pieces + [down(x, 90, 150) for x in (80, 280, 480)])
    assert len(grid.rows) == 2


def test_a_cell_over_two_rows_and_one_over_two_columns() -> None:
    rules = [across(90), across(120, 180), across(150), across(180)]
    rules += [down(80), down(180), down(280, 90, 150), down(480)]
    (grid,) = find_grids(rules)
    assert grid.rows[0][0] == (80, 90, 180, 150)
    assert grid.rows[1][0] is None
    assert grid.rows[2][1] == (180, 150, 480, 180)
    assert grid.rows[2][2] is None


def test_single_rules_and_frames_are_no_tables() -> None:
    assert find_grids([across(100, 100, 200), across(300), across(500), down(50, 10, 90), down(60, 200, 300)]) == []
    assert find_grids([across(90), across(180), down(80), down(480), across(300)]) == []


def test_cells_of_several_printed_lines() -> None:
    rules = [across(y) for y in (90, 120, 160)] + [down(x, 90, 160) for x in (80, 120, 480)]
    runs = [
        [*words("TT", 85, 100, 12), *words("Nội dung", 130, 100, 12)],
        words("Tỷ lệ tập thể đạt", 130, 125, 12),
        words("1", 85, 132, 12),
        words("danh hiệu tiên tiến", 130, 140, 12),
        words("Đoạn văn sau bảng.", 85, 200, 14),
    ]
    lines = order(runs, 595, 842, find_grids(rules)).lines
    assert [line.cells for line in lines] == [["TT", "Nội dung"], ["1", "Tỷ lệ tập thể đạt danh hiệu tiên tiến"], None]


def test_a_head_with_printed_borders_is_no_table() -> None:
    rules = [across(y, 60, 560) for y in (50, 70, 90)] + [down(x, 50, 90) for x in (60, 270, 560)]
    runs = [
        [*words("SỞ NỘI VỤ", 100, 55, 11), *words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 55, 11)],
        [*words("Số: 5/KH-SNV", 100, 75, 11), *words("Độc lập - Tự do - Hạnh phúc", 330, 75, 11)],
    ]
    lines = order(runs, 595, 842, find_grids(rules)).lines
    assert [line.text for line in lines][:2] == ["SỞ NỘI VỤ", "Số: 5/KH-SNV"]
