"""Reading order: two-column head and foot, signatures side by side, furniture."""

from __future__ import annotations

import pytest
from printed_pages import HEIGHT, LEFT, RIGHT, WIDTH, centred, line_texts, paragraph, words

from docparse.document import Word
from docparse.layout.order import Flow, order
from docparse.layout.segments import Segment, is_junk
from docparse.layout.tables import Rule, reading

MIDDLE_LEFT, MIDDLE_RIGHT, MIDDLE = 165.0, 420.0, 320.0
MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
HEAD_LEFT = ["UBND TỈNH LAM SƠN", "SỞ NỘI VỤ", "Số: 15/KH-SNV"]
BODY = ["Thực hiện nhiệm vụ của năm học mới Sở Nội vụ xây dựng kế hoạch tổ chức", "hội nghị tổng kết."]


def head(left: list[str], right: list[str], y: float = 60.0, shift: float = 0.0) -> list[list]:
    """Lines of a head, read across as OCR does: one run for what stands at one height."""
    runs = []
    for i in range(max(len(left), len(right))):
        run = []
        if i < len(left):
            run += centred(left[i], MIDDLE_LEFT, y + 18 * i, 11)
        if i < len(right):
            run += centred(right[i], MIDDLE_RIGHT, y + 18 * i + shift, 11)
        runs.append(run)
    return runs


@pytest.mark.parametrize("shift", [0.0, 4.0, 9.0])
def test_a_head_is_read_left_column_first(shift: float) -> None:
    right = [*MOTTO, "Lam Sơn, ngày 05 tháng 02 năm 2027"]
    runs = [*head(HEAD_LEFT, right, shift=shift), *paragraph(BODY, 200)]
    assert line_texts(runs)[:6] == HEAD_LEFT + right


def test_a_subject_in_the_left_column_may_go_on_below_the_right_one() -> None:
    left = [*HEAD_LEFT, "V/v tổ chức hội nghị", "tổng kết năm học"]
    right = [*MOTTO, "Lam Sơn, ngày 05 tháng 02 năm 2027"]
    runs = [*head(left, right), centred("Kính gửi: Ủy ban nhân dân các xã", MIDDLE, 170), *paragraph(BODY, 200)]
    assert line_texts(runs)[:9] == [*left, *right, "Kính gửi: Ủy ban nhân dân các xã"]


def test_a_centred_title_under_the_head_is_no_part_of_its_right_column() -> None:
    right = [*MOTTO, "Lam Sơn, ngày 05 tháng 02 năm 2027"]
    runs = [*head(HEAD_LEFT, right), centred("KẾ HOẠCH", MIDDLE, 130, bold=True), *paragraph(BODY, 200)]
    lines = order(runs, WIDTH, HEIGHT).lines
    title = next(line for line in lines if line.text == "KẾ HOẠCH")
    assert (title.column, title.align) == ("full", "center")


def test_the_motto_opens_the_right_column_even_after_a_narrow_gap() -> None:
    left = words("TRƯỜNG TRUNG HỌC PHỔ THÔNG LAM SƠN", 60, 60, 11)
    right = words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", left[-1].box[2] + 6, 60, 11)
    second = [*words("Số: 7/TB-THPT", 90, 80, 11), *words("Độc lập - Tự do - Hạnh phúc", 300, 80, 11)]
    lines = line_texts([left + right, second, *paragraph(BODY, 200)])
    assert lines[:2] == ["TRƯỜNG TRUNG HỌC PHỔ THÔNG LAM SƠN", "Số: 7/TB-THPT"]


@pytest.mark.parametrize("name", ["Đoàn TNCS Hồ Chí Minh", "Đảng Cộng sản Việt Nam"])
def test_the_name_of_a_party_or_union_in_a_sentence_opens_no_column(name: str) -> None:
    deciders = ["BAN THƯỜNG VỤ TỈNH ĐOÀN", "ĐOÀN TNCS HỒ CHÍ MINH"]
    basis = f"- Căn cứ Điều lệ {name};"
    above = [centred(text, MIDDLE, 150 + 17 * i, bold=True) for i, text in enumerate(deciders)]
    lines = line_texts([*above, words(basis, LEFT, 190), *paragraph(BODY, 210)])
    assert lines[:3] == [*deciders, basis]


def foot(y: float = 500.0) -> list[list]:
    """Nơi nhận with items at 11 pt beside a signature at 14 pt, whose lines stand at other heights."""
    left = ["Nơi nhận:", "- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, TCCB."]
    runs = [words(text, LEFT, y + 13 * i, 11) for i, text in enumerate(left)]
    signs = [("KT. GIÁM ĐỐC", 0), ("PHÓ GIÁM ĐỐC", 17), ("Lê Thị Minh Hà", 90)]
    return runs + [centred(text, MIDDLE_RIGHT, y + down, 14, bold=True) for text, down in signs]


def test_a_foot_is_read_recipients_first() -> None:
    lines = line_texts([*paragraph(BODY, 440), *foot()])
    assert lines[2:] == [
        "Nơi nhận:", "- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, TCCB.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Minh Hà",
    ]  # fmt: skip


def test_the_signature_may_begin_above_the_recipients() -> None:
    runs = [
        *paragraph(BODY, 440),
        centred("KT. GIÁM ĐỐC", MIDDLE_RIGHT, 490, bold=True),
        centred("PHÓ GIÁM ĐỐC", MIDDLE_RIGHT, 507, bold=True),
    ]
    runs += [words("Nơi nhận:", LEFT, 530, 11), words("- Như Điều 3;", LEFT, 543, 11), centred("Lê Thị Minh Hà", MIDDLE_RIGHT, 600)]
    assert line_texts(runs)[2:] == ["Nơi nhận:", "- Như Điều 3;", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Minh Hà"]


def test_signatures_side_by_side_are_read_one_after_the_other_before_the_recipients() -> None:
    runs = [*paragraph(BODY, 400)]
    for i, (a, b) in enumerate([("LIÊN ĐOÀN LAO ĐỘNG", "SỞ VĂN HÓA"), ("CHỦ TỊCH", "GIÁM ĐỐC"), ("Trần Văn An", "Lê Thị Bình")]):
        y = 450 + 17 * i + (60 if i == 2 else 0)
        runs.append([*centred(a, 170, y, 12), *centred(b, 430, y, 12)])
    runs += [words("Nơi nhận:", LEFT, 620, 11), words("- Lưu: VT.", LEFT, 633, 11)]
    assert line_texts(runs)[2:] == [
        "LIÊN ĐOÀN LAO ĐỘNG", "CHỦ TỊCH", "Trần Văn An", "SỞ VĂN HÓA", "GIÁM ĐỐC", "Lê Thị Bình", "Nơi nhận:", "- Lưu: VT.",
    ]  # fmt: skip


def test_a_bar_beside_recipients_gives_all_of_them_its_purpose() -> None:
    runs = [*paragraph(BODY, 400)]
    items = ["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Chủ tịch tỉnh;", "- Các sở, ngành;"]
    runs += [words(text, LEFT, 500 + 13 * i, 11) for i, text in enumerate(items)]
    runs += [words("(để b/c)", 240, 519, 11), centred("GIÁM ĐỐC", 430, 500, bold=True), centred("Lê Thị Bình", 430, 580)]
    lines = order(runs, WIDTH, HEIGHT, rules=[Rule(False, 228.0, 512.0, 537.0)]).lines
    found = [line.text for line in lines if line.column == "left"]
    assert found == ["Nơi nhận:", "- Thường trực Tỉnh ủy; (để b/c)", "- Chủ tịch tỉnh; (để b/c)", "- Các sở, ngành;"]


def test_a_foot_cut_by_a_page_break_stays_in_columns() -> None:
    flow = Flow()
    order([*paragraph(BODY, 700), *foot(760)], WIDTH, HEIGHT, flow=flow)
    runs = [words("- Các phòng chuyên môn;", LEFT, 60, 11), centred("Lê Thị Minh Hà", MIDDLE_RIGHT, 60)]
    assert [(line.text, line.column) for line in order(runs, WIDTH, HEIGHT, flow=flow).lines] == [
        ("- Các phòng chuyên môn;", "left"), ("Lê Thị Minh Hà", "right"),
    ]  # fmt: skip


def test_a_foot_whose_item_the_page_break_cut_stays_in_columns() -> None:
    flow = Flow()
    order([*paragraph(BODY, 700), *foot(760)], WIDTH, HEIGHT, flow=flow)
    runs = [words("phối hợp);", LEFT, 60, 11), words("- Lưu: VT.", LEFT, 74, 11), centred("Lê Thị Minh Hà", MIDDLE_RIGHT, 66)]
    found = [(line.text, line.column) for line in order(runs, WIDTH, HEIGHT, flow=flow).lines]
    assert found == [("phối hợp);", "left"), ("- Lưu: VT.", "left"), ("Lê Thị Minh Hà", "right")]


def test_a_sentence_at_the_top_of_the_next_page_is_no_item_of_the_foot() -> None:
    flow = Flow()
    order([*paragraph(BODY, 700), *foot(760)], WIDTH, HEIGHT, flow=flow)
    runs = [words("các xã, phường.", LEFT, 60, 11), *paragraph(BODY, 80)]
    assert [line.column for line in order(runs, WIDTH, HEIGHT, flow=flow).lines] == ["full"] * 3


def test_a_wide_gap_in_a_line_of_text_breaks_nothing() -> None:
    run = [*words("Địa điểm:", LEFT, 300), *words("hội trường lớn của cơ quan Sở", 300, 300)]
    assert line_texts([*paragraph(BODY, 200), run, *paragraph(BODY, 330)])[2] == "Địa điểm: hội trường lớn của cơ quan Sở"


def test_kinh_gui_and_the_first_of_several_addressees_part() -> None:
    run = [*words("Kính gửi:", 150, 150), *words("- Phòng Nội vụ các huyện;", 225, 150)]
    assert line_texts([run, words("- Các trường trực thuộc.", 225, 170), *paragraph(BODY, 200)])[:2] == [
        "Kính gửi:",
        "- Phòng Nội vụ các huyện;",
    ]


@pytest.mark.parametrize("text", ["3", "- 3 -", "Trang 3/7", "3/7"])
def test_page_numbers_are_furniture(text: str) -> None:
    found = order([centred(text, MIDDLE, 30), *paragraph(BODY, 100)], WIDTH, HEIGHT)
    assert [line.text for line in found.furniture] == [text]
    assert found.lines[0].text.startswith("Thực hiện")


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert "2027" in line_texts([*paragraph(BODY, 100), words("2027", LEFT, 136)])


def test_signature_panels_and_incoming_stamps_are_set_aside() -> None:
    runs = [
        words("Ký bởi: SỞ NỘI VỤ", 400, 20, 8), words("Thời gian ký: 05.03.2027 08:21:33 +07:00", 400, 30, 8),
        words("CÔNG VĂN ĐẾN", 60, 130, 10), words("Số: 1234", 60, 142, 10), words("Ngày: 07/3/2027", 60, 154, 10),
        *paragraph(["Thời gian: từ ngày 05 tháng 3 năm 2027 người ký giấy giới thiệu phải có mặt tại", "hội trường."], 300),
    ]  # fmt: skip
    found = order(runs, WIDTH, HEIGHT)
    assert len(found.lines) == 2
    assert len(found.furniture) == 5
    assert found.panels == ["Ký bởi: SỞ NỘI VỤ\nThời gian ký: 05.03.2027 08:21:33 +07:00"]


def test_specks_that_ocr_read_in_a_seal_do_not_hide_the_foot() -> None:
    runs = [words(text, LEFT, 500 + 13 * i, 11, ocr=True) for i, text in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."])]
    speck = words("\\", 300, 513, 11, ocr=True)
    runs += [words("GIÁM ĐỐC", 400, 500, ocr=True), runs.pop(1) + speck, words("Lê Thị Bình", 390, 580, ocr=True)]
    assert line_texts([*paragraph(BODY, 400), *runs])[2:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Lê Thị Bình"]


def test_a_star_under_the_issuer_is_an_ornament_beside_a_party_title() -> None:
    left = ["TỈNH ỦY LAM SƠN", "BAN TUYÊN GIÁO", "*", "Số 15-KH/BTGTU"]
    right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Lam Sơn, ngày 05 tháng 02 năm 2027"]
    runs = [centred(text, MIDDLE_LEFT, 60 + 18 * i, 12) for i, text in enumerate(left)]
    runs += [centred(text, MIDDLE_RIGHT, 60 + 18 * i, 12) for i, text in enumerate(right) if text]
    found = order([*runs, *paragraph(BODY, 200)], WIDTH, HEIGHT)
    assert [line.text for line in found.lines][:5] == [left[0], left[1], left[3], right[0], right[2]]
    assert [line.text for line in found.furniture] == ["*"]


def test_a_signature_with_nothing_beside_it_stands_in_the_right_column() -> None:
    runs = [*paragraph(BODY, 200), centred("NGƯỜI BÁO CÁO", MIDDLE_RIGHT, 300, bold=True), centred("Lê Thị Bình", MIDDLE_RIGHT, 380)]
    lines = order(runs, WIDTH, HEIGHT).lines
    assert [(line.text, line.column) for line in lines[2:]] == [("NGƯỜI BÁO CÁO", "right"), ("Lê Thị Bình", "right")]


def test_what_ocr_read_in_a_stamp_beside_a_line_is_set_aside() -> None:
    stamp = words("ĐẾN, MAy7T-TY", 20, 160, 12, ocr=True)
    for word in stamp:
        word.confidence = 0.4
    title = words("Phê duyệt danh sách khen thưởng", 200, 160, ocr=True)
    body = [[*words(text, LEFT, 200 + 20 * i, right=RIGHT, ocr=True)] for i, text in enumerate([BODY[0]] * 4)]
    assert line_texts([[*stamp, *title], *body])[0] == "Phê duyệt danh sách khen thưởng"


def test_three_signatures_side_by_side_are_read_one_after_the_other() -> None:
    signers = [
        ("TÒA ÁN NHÂN DÂN", "CHÁNH ÁN", "", "Lâm Văn Mẫu"),
        ("VIỆN KIỂM SÁT", "KT. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "Trần Thị Mẫu"),
        ("CÔNG AN HUYỆN", "TRƯỞNG CÔNG AN", "", "Lê Văn Giáp"),
    ]
    runs = [*paragraph(BODY, 400)]
    for i, row in enumerate(zip(*signers, strict=True)):
        y = 450 + 17 * i + (60 if i == 3 else 0)
        runs += [centred(text, middle, y, 13) for text, middle in zip(row, (150, 300, 480), strict=True) if text]
    runs += [words("Nơi nhận:", LEFT, 640, 11), words("- Thường trực Huyện ủy, Hội đồng nhân dân huyện;", LEFT, 653, 11)]
    assert line_texts(runs)[2:-2] == [text for signer in signers for text in signer if text]


def test_the_names_of_two_signers_on_the_next_page_stay_apart() -> None:
    flow = Flow()
    signs = [[*centred("CHÍNH ỦY", 170, 780, 12), *centred("CHỦ TỊCH", 430, 780, 12)]]
    order([*paragraph(BODY, 700), *signs], WIDTH, HEIGHT, flow=flow)
    runs = [[*centred("Đại tá Hoàng Mẫu", 170, 60), *centred("Vàng Thị Mẫu", 430, 60)], words("Nơi nhận:", LEFT, 90, 11)]
    assert [line.text for line in order(runs, WIDTH, HEIGHT, flow=flow).lines] == ["Đại tá Hoàng Mẫu", "Vàng Thị Mẫu", "Nơi nhận:"]


def test_an_annex_on_the_page_of_the_signature_is_no_part_of_its_columns() -> None:
    runs = [*foot(400), centred("QUY ĐỊNH", 300, 530, bold=True), *paragraph(BODY, 560)]
    title = next(line for line in order(runs, WIDTH, HEIGHT).lines if line.text == "QUY ĐỊNH")
    assert title.column == "full"


def test_words_of_a_cell_whose_boxes_are_as_tight_as_their_letters() -> None:
    runs = [[*words("Trước", 85, 100.0, 8), *words("ngày", 120, 102.5, 8.3), *words("31/5/2005", 150, 100.0, 8)]]
    assert [word.text for word in reading(runs[0])] == ["Trước", "ngày", "31/5/2005"]


def test_footnotes_below_the_foot_are_none_of_its_items() -> None:
    runs = [*foot(500), words("2", LEFT, 740, 9) + words("Số liệu của phòng.", LEFT + 8, 740, 11)]
    assert [line.text for line in order(runs, WIDTH, HEIGHT).lines if line.column == "full"] == ["2 Số liệu của phòng."]


def test_the_mark_of_an_electronic_copy_is_furniture() -> None:
    runs = [words("SAO Y; Văn phòng Hội Nông dân; 14/03/2024 08:11:02", 60, 12, 9), words("KẾ HOẠCH", 260, 120, 14)]
    assert line_texts(runs) == ["KẾ HOẠCH"]
    runs[0] = words("SAO Y BẢN CHÍNH", 60, 12, 9)
    assert line_texts(runs)[0] == "SAO Y BẢN CHÍNH"


@pytest.mark.parametrize(("text", "junk"), [("90mm/h)", False), ("I00mm/h)", False), ("25%", False), ("x7¬qz", True), ("7mqz", True)])
def test_a_figure_with_its_unit_is_no_junk(text: str, junk: bool) -> None:
    assert is_junk(Segment([Word(text, (0.0, 0.0, 40.0, 12.0), 0.4)], 0.0, 0.0, 40.0, 12.0)) is junk
