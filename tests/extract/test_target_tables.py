"""Targets in tables: the plan column is read, what was achieved and what is weighed is not."""

from __future__ import annotations

import pytest

from docparse.document import Block
from docparse.extract.targets.quantities import parse_cell
from docparse.extract.targets.tables import extract_rows, whole_cell
from docparse.pipeline import parse_bytes
from docparse.schema import Target


def table(*rows: list[str]) -> tuple[list[Block], str]:
    blocks, parts, at = [], [], 0
    for cells in rows:
        line, spans, start = "\t".join(cells), [], at
        for cell in cells:
            spans.append((start, start + len(cell)))
            start += len(cell) + 1
        blocks.append(Block(at, at + len(line), line, 1, cells=spans, table=1))
        parts.append(line)
        at += len(line) + 1
    return blocks, "\n".join(parts)


def read(*rows: list[str], aiming: bool = False) -> list[Target]:
    return extract_rows(*table(*rows), aiming)[0]


def short(targets: list[Target]) -> list[tuple[str, str | None, float | None, float | None, str | None]]:
    return [(one.measure, one.comparator, one.value, one.value_max, one.unit) for one in targets]


HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Kế hoạch năm 2024", "Ghi chú"]


def test_plan_column_units_groups_and_repeated_header() -> None:
    found = read(
        HEAD,
        ["", "Nhóm đầu vào", "", "", "", ""],
        ["1", "Số lớp học mới", "Lớp", "18", "20", ""],
        ["2", "Tỷ lệ chuyên cần", "%", "94,5", "≥ 96", ""],
        HEAD,
        ["3", "Số lượt mượn sách", "Lượt", "9.000", "10.500", ""],
        ["4", "Tỷ lệ vắng", "‰", "12", "10 - 11", ""],
    )
    assert short(found) == [
        ("Số lớp học mới", "eq", 20, None, "Lớp"),
        ("Tỷ lệ chuyên cần", "ge", 96, None, "%"),
        ("Số lượt mượn sách", "eq", 10500, None, "Lượt"),
        ("Tỷ lệ vắng", "range", 10, 11, "‰"),
    ]
    assert all(one.source == "table" and one.surface is None for one in found)


def test_numbers_and_units_torn_by_narrow_columns() -> None:
    head = ["TT", "Chỉ tiêu", "Đơ n vị", "Thực hiện 202 3", "Kế hoạch 202 4"]
    found = read(
        head,
        ["1", "Bạn đọc mới", "Ngư ời", "80", "1.20 0"],
        ["2", "Sách bổ sung", "cuố n", "30", "45 0"],
        ["3", "Số ca trực", "ca", "2", "3 ca"],
    )
    assert short(found) == [
        ("Bạn đọc mới", "eq", 1200, None, "Người"),
        ("Sách bổ sung", "eq", 450, None, "cuốn"),
        ("Số ca trực", "eq", 3, None, "ca"),
    ]
    assert [whole_cell(cell) for cell in ("triệu đồ ng", "mô hì nh")] == ["triệu đồng", "mô hình"]
    assert [whole_cell(cell) for cell in ("5 6", "12 ca", "100 %", "hộ 5", "2 - 3")] == ["5 6", "12 ca", "100 %", "hộ 5", "2 - 3"]


def test_a_row_of_words_is_qualitative() -> None:
    (found,) = read(HEAD, ["5", "Giữ vững danh hiệu thư viện xanh", "Đạt", "Đạt", "Đạt mục tiêu", ""])
    assert (found.qualitative, found.value, found.measure) == (True, None, "Giữ vững danh hiệu thư viện xanh")


def test_unit_inside_the_measure() -> None:
    found = read(["STT", "Nội dung chỉ tiêu", "Mục tiêu đến năm 2025"], ["1", "Tỷ lệ sách số hóa (%)", "trên 80"])
    assert short(found) == [("Tỷ lệ sách số hóa", "gt", 80, None, "%")]


def test_header_of_two_rows() -> None:
    found = read(
        ["TT", "Chỉ tiêu", "ĐVT", "Năm 2024", ""], ["", "", "", "Thực hiện", "Kế hoạch"], ["1", "Số buổi đọc sách", "Buổi", "20", "25"]
    )
    assert short(found) == [("Số buổi đọc sách", "eq", 25, None, "Buổi")]


def test_years_count_in_a_section_of_aims_only() -> None:
    rows = (["TT", "Chỉ tiêu", "Năm 2024", "Năm 2025"], ["1", "Tỷ lệ phủ sóng", "90%", "92%"])
    assert short(read(*rows, aiming=True)) == [
        ("Tỷ lệ phủ sóng", "eq", 90, None, "%"),
        ("Tỷ lệ phủ sóng", "eq", 92, None, "%"),
    ]
    assert read(*rows) == []


def test_rows_after_a_page_break_keep_the_columns() -> None:
    blocks, text = table(HEAD, ["1", "Số lớp", "Lớp", "1", "2", ""])
    _, columns = extract_rows(blocks, text, False)
    blocks, text = table(["2", "Số tổ", "Tổ", "3", "4", ""])
    found, _ = extract_rows(blocks, text, False, columns)
    assert short(found) == [("Số tổ", "eq", 4, None, "Tổ")]


@pytest.mark.parametrize(
    "rows",
    [
        (["STT", "Họ và tên", "Chức vụ", "Đơn vị"], ["1", "Nguyễn Văn Mẫu", "Tổ trưởng", "15"]),
        (["STT", "Nội dung", "Mức chi", "Ghi chú"], ["1", "Giải nhất", "5.000.000", ""]),
        (["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm"], ["1", "Chuyên cần", "20", "18"]),
        (["STT", "Ngày", "Công việc"], ["1", "12/02/2024", "Nộp hồ sơ"]),
        (["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"], ["1", "Rà soát", "Tổ 1", "6"]),
    ],
)
def test_other_tables_set_no_aims(rows: tuple[list[str], ...]) -> None:
    assert read(*rows, aiming=True) == []


def test_a_table_that_shares_aims_out_by_body() -> None:
    found = read(
        ["Huyện, thành phố", "Nhà tạm được xóa (căn)", "Hộ có nước sạch (%)", "Ghi chú"],
        ["Huyện Sông Tre", "42", "≥ 95", ""],
        ["Huyện Đồi Mây", "-", "88,5", "vùng cao"],
        aiming=True,
    )
    assert short(found) == [
        ("Nhà tạm được xóa - Huyện Sông Tre", "eq", 42, None, "căn"),
        ("Hộ có nước sạch - Huyện Sông Tre", "ge", 95, None, "%"),
        ("Hộ có nước sạch - Huyện Đồi Mây", "eq", 88.5, None, "%"),
    ]


def test_a_grid_of_aims_whose_rows_are_of_any_kind() -> None:
    found = read(
        ["Tổ máy", "Năm lắp", "Giờ chạy (giờ)", "Dầu hao (lít)"], ["M1", "1998", "≥ 640", "12"], ["M2", "2003", "700", "< 9,5"], aiming=True
    )
    assert short(found) == [
        ("Giờ chạy - M1", "ge", 640, None, "giờ"),
        ("Dầu hao - M1", "eq", 12, None, "lít"),
        ("Giờ chạy - M2", "eq", 700, None, "giờ"),
        ("Dầu hao - M2", "lt", 9.5, None, "lít"),
    ]
    assert read(["Họ và tên", "Phòng (số)", "Ghi chú (chữ)"], ["An", "12", "mới"], ["Bình", "14", "cũ"], aiming=True) == []


def test_what_a_report_had_planned_is_no_target() -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2030", "Kết quả 2030", "Kế hoạch 2031"], ["1", "Vườn mẫu", "vườn", "600", "683", "700"]]
    assert [one.value for one in extract_rows(*table(*rows), True, reporting=True)[0]] == [700]
    past = [row[:5] for row in rows]
    assert extract_rows(*table(*past), True, reporting=True)[0] == []


@pytest.mark.parametrize(("title", "count"), [("PHỤ LỤC I CHỈ TIÊU NĂM 2024", 4), ("PHỤ LỤC I DANH SÁCH XÓM", 0)])
def test_the_title_of_an_annex_says_whether_its_table_sets_aims(title: str, count: int) -> None:
    rows = "STT\tĐơn vị\tHàng rào xanh (km)\tGiếng được khử trùng (giếng)\n1\tXóm Đông\t1,5\t≥ 7\n2\tXóm Đoài\t2\t9"
    text = f"UBND XÃ ĐỒNG LẠC\nSố: 7/KH-UBND\nKẾ HOẠCH\nLàm sạch xóm\nXã làm sạch xóm.\n{title}\n(Kèm theo Kế hoạch số 7/KH-UBND)\n{rows}\n"
    (record,) = parse_bytes(text.encode(), "xom.txt")
    assert len(record.targets) == count


def test_a_head_broken_in_a_narrow_column_and_a_long_unit_in_brackets() -> None:
    found = read(
        ["T T", "Xã, phường", "Hộ thoát nghèo (hộ)", "Thu nhập bình quân (triệu đồng/người/năm)"],
        ["1", "Xã Nà Sầm", "12", "≥ 41"],
        aiming=True,
    )
    assert short(found) == [
        ("Hộ thoát nghèo - Xã Nà Sầm", "eq", 12, None, "hộ"),
        ("Thu nhập bình quân - Xã Nà Sầm", "ge", 41, None, "triệu đồng/người/năm"),
    ]


def test_bodies_with_one_aim_whose_head_names_no_unit() -> None:
    rows = (["Đơn vị", "Số đoàn viên kết nạp"], ["Xã Tân Phú", "25"], ["Xã Bình An", "18"])
    assert [(one.measure, one.value) for one in read(*rows, aiming=True)] == [
        ("Số đoàn viên kết nạp - Xã Tân Phú", 25),
        ("Số đoàn viên kết nạp - Xã Bình An", 18),
    ]
    assert read(*rows) == []


def test_years_gone_by_set_no_aim() -> None:
    blocks, text = table(["STT", "Tên chỉ tiêu", "Đơn vị", "Năm 2022", "Năm 2023"], ["1", "Sản lượng tôm", "tấn", "1.200", "1.350"])
    assert [one.value for one in extract_rows(blocks, text, True, issued="2023-02-10")[0]] == [1350]


def test_what_units_sign_up_for() -> None:
    rows = (["Nội dung đăng ký", "Kết quả cần đạt"], ["Giờ dạy tốt", "120 tiết"], ["Đồ dùng tự làm", "15 bộ"])
    assert short(read(*rows, aiming=True)) == [("Giờ dạy tốt", "eq", 120, None, "tiết"), ("Đồ dùng tự làm", "eq", 15, None, "bộ")]
    titles = (["TT", "Danh hiệu", "Số lượng đăng ký"], ["1", "Lao động tiên tiến", "45"])
    assert short(read(*titles)) == [("Lao động tiên tiến", "eq", 45, None, None)]


def test_the_counted_noun_in_brackets_is_the_unit() -> None:
    rows = (["Chỉ tiêu", "Năm 2024"], ["Xã có bưu cục (xã)", "6"])
    assert short(read(*rows, aiming=True)) == [("Xã có bưu cục", "eq", 6, None, "xã")]


DATED = ["TT", "Chỉ tiêu", "ĐVT", "Năm học 2029-2030", "Năm học 2030-2031", "Năm học 2034-2035"]


def test_a_school_year_that_is_over_sets_no_aim() -> None:
    blocks, text = table(DATED, ["1", "Vườn rau của lớp", "vườn", "4", "6", "≥ 9"])
    assert [one.value for one in extract_rows(blocks, text, True, issued="2030-09-20")[0]] == [6, 9]
    assert [one.value for one in extract_rows(blocks, text, True, issued="2030-02-20")[0]] == [4, 6, 9]


def test_the_year_that_ends_sets_no_aim_beside_those_to_come() -> None:
    blocks, text = table(["TT", "Nội dung", "ĐVT", "Năm 2030", "Năm 2031"], ["1", "Đàn dê", "con", "400", "520"])
    assert [one.value for one in extract_rows(blocks, text, True, issued="2030-12-05")[0]] == [520]


def test_a_stage_that_ends_sets_no_aim_beside_the_next() -> None:
    blocks, text = table(["TT", "Nội dung", "ĐVT", "Giai đoạn 2026-2030", "Giai đoạn 2031-2035"], ["1", "Vườn ươm", "vườn", "4", "9"])
    assert [one.value for one in extract_rows(blocks, text, True, issued="2030-03-05")[0]] == [9]


def test_a_column_of_indicators_is_what_is_measured() -> None:
    found = read(["STT", "Mục tiêu", "Chỉ số", "Kế hoạch 2031"], ["1", "Nước sạch", "Tỷ lệ hộ có vòi (%)", "> 80"], aiming=True)
    assert short(found) == [("Tỷ lệ hộ có vòi", "gt", 80, None, "%")]
    told = read(["TT", "Nhiệm vụ", "Kết quả phải đạt", "Đơn vị chủ trì"], ["1", "Dạy bơi", "02 lớp", "Hội Nông dân"], aiming=True)
    assert short(told) == [("Dạy bơi", "eq", 2, None, "lớp")]


def test_columns_of_days_and_of_no_known_head_hold_aims() -> None:
    days = read(["STT", "Chỉ tiêu", "ĐVT", "Đến 31/5/2030", "Đến 30/6/2030"], ["1", "Bể được thả cá", "bể", "150", "trên 300"], aiming=True)
    assert [(one.comparator, one.value) for one in days] == [("eq", 150), ("gt", 300)]
    other = read(["TT", "Nội dung", "ĐVT", "Vùng cao", "Ghi chú"], ["1", "Lớp ghép", "lớp", "3", ""], aiming=True)
    assert short(other) == [("Lớp ghép", "eq", 3, None, "lớp")]


def test_a_head_over_several_columns_holds_for_each() -> None:
    found = read(
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "", "Ghi chú"],
        ["", "", "", "2031", "2032", ""],
        ["1", "Ao cá", "ao", "5", "7", ""],
        aiming=True,
    )
    assert [one.value for one in found] == [5, 7]


def test_units_of_a_column_of_the_table_and_of_the_row_above() -> None:
    assert short(read(["TT", "Danh mục", "ĐVT", "Kế hoạch (triệu đồng)"], ["1", "Gạch", "viên", "90"], aiming=True))[0][4] == "triệu đồng"
    rows = table(["TT", "Chỉ tiêu", "Kế hoạch 2031"], ["1", "Quỹ khuyến học", "40"])
    assert extract_rows(*rows, True, unit="nghìn đồng")[0][0].unit == "nghìn đồng"
    below = read(["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"], ["1", "Đàn ong", "đàn", "30"], ["2", "Đàn vịt", '"', "12"], aiming=True)
    assert [one.unit for one in below] == ["đàn", "đàn"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("≥ 95%/năm", ("ge", 95, "%/năm")), ("100% hộ", ("eq", 100, "%")), ("14/14 thôn", ("eq", 14, "thôn")), ("30/6", None),
        ("02 CLB (mới)", ("eq", 2, "CLB")), ("Hoàn thành 100%", ("eq", 100, "%")),
        ("2 vụ lúa, 1 vụ màu", None), ("dưới 3‰", ("lt", 3, "‰")),
    ],
)  # fmt: skip
def test_cells(cell: str, expected: tuple[str, float, str] | None) -> None:
    found = parse_cell(cell)
    assert (found and (found.comparator, found.value, found.unit)) == expected


def test_columns_that_tell_how_things_are_set_no_aim() -> None:
    found = read(
        ["Xã", "Dân số (người)", "Hộ nghèo đầu kỳ (hộ)", "Thu 5 tháng (triệu đồng)", "Hộ thoát nghèo (hộ)", "Thôn văn hóa (thôn)"],
        ["Xã Hạ Vân", "4.120", "88", "310", "≥ 20", "7/8"],
        ["Xã Thượng Vân", "3.970", "95", "275", "18", "6/6"],
        aiming=True,
    )
    assert [(one.measure, one.value) for one in found] == [
        ("Hộ thoát nghèo - Xã Hạ Vân", 20), ("Thôn văn hóa - Xã Hạ Vân", 7),
        ("Hộ thoát nghèo - Xã Thượng Vân", 18), ("Thôn văn hóa - Xã Thượng Vân", 6),
    ]  # fmt: skip


def test_rows_are_the_aims_where_each_column_is_a_body() -> None:
    found = read(["Xếp loại", "Lớp 6 (%)", "Lớp 7 (%)"], ["Học lực giỏi", "20 - 22", "19"], ["Học lực yếu", "< 2", "0"], aiming=True)
    assert [(one.measure, one.value, one.unit) for one in found] == [
        ("Học lực giỏi", 20, "%"), ("Học lực giỏi", 19, "%"), ("Học lực yếu", 2, "%"), ("Học lực yếu", 0, "%"),
    ]  # fmt: skip


@pytest.mark.parametrize(("issued", "values"), [("2024-01-10", [560, 270]), ("2024-07-20", [560])])
def test_a_part_of_the_year_is_planned_beside_the_whole(issued: str, values: list[float]) -> None:
    head = ["TT", "Nội dung", "Đơn vị", "Thực hiện 2023", "Kế hoạch 2024", "6 tháng đầu năm"]
    blocks, text = table(head, ["1", "Số lượt khám", "Lượt", "486", "560", "270"])
    assert [one.value for one in extract_rows(blocks, text, True, issued=issued)[0]] == values


def test_heads_in_two_rows_of_a_table_that_shares_aims_out() -> None:
    found = read(
        ["TT", "Đơn vị", "Trồng rừng (ha)", "", "Chăm sóc (ha)"],
        ["", "", "Phòng hộ", "Sản xuất", ""],
        ["1", "Xã Hạ Vân", "20", "35", "60"],
        ["2", "Xã Thượng Vân", "15", "40", "55"],
        aiming=True,
    )
    assert [(one.measure, one.value, one.unit) for one in found][:3] == [
        ("Trồng rừng Phòng hộ - Xã Hạ Vân", 20, "ha"), ("Trồng rừng Sản xuất - Xã Hạ Vân", 35, "ha"), ("Chăm sóc - Xã Hạ Vân", 60, "ha"),
    ]  # fmt: skip
    assert len(found) == 6


def test_the_body_of_each_column_and_the_level_to_strive_for() -> None:
    found = read(
        ["Chỉ tiêu", "Khoa Nội", "Khoa Ngoại"], ["Công suất giường (%)", "95", "≥ 90"], ["Sáng kiến (đề tài)", "4", "3"], aiming=True
    )
    assert [(one.measure, one.value, one.unit) for one in found] == [
        ("Công suất giường", 95, "%"), ("Công suất giường", 90, "%"), ("Sáng kiến", 4, "đề tài"), ("Sáng kiến", 3, "đề tài"),
    ]  # fmt: skip
    assert [one.value for one in read(["TT", "Tiêu chí", "Mức phấn đấu"], ["1", "Doanh thu", "45 tỷ đồng"], ["2", "Năng suất", "8%"])] == [
        45,
        8,
    ]


def test_a_body_a_row_without_the_columns_of_years_gone_by() -> None:
    rows = (
        ["Xã", "Nhà tạm năm 2022 (căn)", "Nhà tạm được xóa (căn)", "Hội viên mới"],
        ["Nậm Vì", "41", "≥ 12", "30"],
        ["Tả Khoang", "28", "9", "25 - 30"],
    )
    found = extract_rows(*table(*rows), True, issued="2023-02-14")[0]
    assert short(found) == [
        ("Nhà tạm được xóa - Nậm Vì", "ge", 12, None, "căn"),
        ("Hội viên mới - Nậm Vì", "eq", 30, None, "Hội viên"),
        ("Nhà tạm được xóa - Tả Khoang", "eq", 9, None, "căn"),
        ("Hội viên mới - Tả Khoang", "range", 25, 30, "Hội viên"),
    ]


def test_a_body_a_column_under_a_head_of_aims() -> None:
    found = read(
        ["Chỉ tiêu", "TX. Sông Mây", "Bản Mù"],
        ["Buổi tư vấn lưu động (buổi)", "14", "≥ 9"],
        ["Hòa giải thành (vụ)", "31", "12 - 15"],
        aiming=True,
    )
    assert short(found) == [
        ("Buổi tư vấn lưu động", "eq", 14, None, "buổi"),
        ("Buổi tư vấn lưu động", "ge", 9, None, "buổi"),
        ("Hòa giải thành", "eq", 31, None, "vụ"),
        ("Hòa giải thành", "range", 12, 15, "vụ"),
    ]
