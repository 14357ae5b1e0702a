"""Printed lines to blocks: paragraphs, titles, items, page breaks, footnotes, table rows."""

from __future__ import annotations

import pytest
from printed_pages import HEIGHT, LEFT, RIGHT, STEP, WIDTH, centred, page, paragraph, texts, words

from docparse.document import Line, Page, Reading, Word
from docparse.layout.compose import compose
from docparse.layout.paragraphs import CLOSED
from docparse.layout.tables import row_line

ONE = ["Các đơn vị trực thuộc Sở tổ chức quán triệt kế hoạch này đến toàn thể công", "chức, viên chức và người lao động của đơn vị."]
TWO = ["Phòng Tổ chức cán bộ theo dõi, đôn đốc và tổng hợp kết quả thực hiện của các", "đơn vị, báo cáo Giám đốc Sở trước cuối quý."]


def test_first_line_indents_part_paragraphs() -> None:
    assert texts([*paragraph(ONE, 100), *paragraph(TWO, 100 + 2 * STEP)]) == [" ".join(ONE), " ".join(TWO)]


def test_a_full_last_line_ends_its_paragraph_where_the_next_is_indented() -> None:
    full = [ONE[0], "chức, viên chức và người lao động của từng đơn vị trực thuộc trong toàn ngành."]
    lines = paragraph(ONE, 60) + paragraph(full, 100) + paragraph(TWO, 100 + 2 * STEP)
    lines[3] = words(full[1], LEFT, 100 + STEP, right=RIGHT)
    assert texts(lines)[1:] == [" ".join(full), " ".join(TWO)]


def test_block_paragraphs_part_at_the_space_between_them() -> None:
    runs, y = [], 100.0
    for _ in range(3):
        for lines in (ONE, [TWO[0], "đơn vị. Các phòng khác phối hợp theo chức năng, nhiệm vụ được giao hằng năm."]):
            runs += [words(text, LEFT, y + i * STEP, right=RIGHT if i == 0 else None) for i, text in enumerate(lines)]
            y += 2 * STEP + 6
    assert len(texts(runs)) == 6


def test_a_dash_at_the_margin_goes_on_with_its_sentence() -> None:
    lines = ["Lễ tổng kết được tổ chức tại hội trường của trường Trung học phổ thông Lam Sơn", "- Thọ Xuân vào đầu tháng."]
    assert texts([*paragraph(ONE, 100), *paragraph(lines, 100 + 2 * STEP)])[1] == " ".join(lines)


@pytest.mark.parametrize(("end", "rest"), [("Kế hoạch số", "25/KH-SYT ngày 3/5/2019."), ("báo cáo của", "Phòng Tổ chức cán bộ.")])
def test_what_cannot_end_a_paragraph_goes_on(end: str, rest: str) -> None:
    first = f"Các đơn vị trực thuộc quán triệt đến từng tổ, từng người theo {end}"
    lines = [words(first, LEFT, 100), words(rest, LEFT, 100 + 1.4 * STEP)]
    spaced = [
        words(text, LEFT, 160 + at * (2 * STEP + 6) + row * STEP, right=None if row else RIGHT)
        for at in range(6)
        for row, text in enumerate(ONE)
    ]
    assert texts([*lines, *paragraph(ONE, 160), *paragraph(TWO, 160 + 2 * STEP)])[0] == f"{first} {rest}"
    assert texts([*lines, *spaced])[0] == f"{first} {rest}"


@pytest.mark.parametrize("mark", ["-", "1.", "2.1.", "a)", "đ)", "(1)", "+", "Điều 3."])
def test_marks_open_blocks(mark: str) -> None:
    item = [f"{mark} Chủ trì, phối hợp với các phòng chuyên môn và các đơn vị trực thuộc theo dõi", "việc thực hiện;"]
    assert texts([*paragraph(ONE, 100), *paragraph(item, 136), *paragraph(item, 172)])[1:] == [" ".join(item)] * 2


def test_hanging_items() -> None:
    runs = []
    for i in range(3):
        runs.append(
            words("- Tổ chức phổ biến nội dung kế hoạch; biên soạn tài liệu hướng dẫn công chức làm", LEFT, 100 + 36 * i, right=RIGHT)
        )
        runs.append(words("công tác thi đua của các đơn vị;", LEFT + 18, 118 + 36 * i))
    assert len(texts(runs)) == 3


def test_a_sentence_goes_on_over_a_page_break() -> None:
    whole = ["Sở Nội vụ chủ trì kiểm tra việc thực hiện kế hoạch tại các đơn vị, tổng hợp kết", "quả và báo cáo Ủy ban nhân dân tỉnh."]
    first = [*paragraph(ONE, 600), words(whole[0], LEFT + 28, 700, right=RIGHT)]
    second = [centred("2", 320, 30), words(whole[1], LEFT, 80), *paragraph(TWO, 98)]
    assert texts(first, second)[1:] == [" ".join(whole), " ".join(TWO)]


def test_a_hyphen_at_the_end_of_a_line_stays_and_joins() -> None:
    lines = ["Căn cứ Quyết định của Chủ tịch Ủy ban nhân dân tỉnh Lam Sơn số 12/QĐ-", "UBND ngày 05 tháng 01 năm 2027."]
    assert "số 12/QĐ-UBND ngày" in texts([*paragraph(ONE, 60), *paragraph(lines, 100)])[1]


def test_a_type_name_and_its_subject() -> None:
    runs = [
        centred("KẾ HOẠCH", 320, 100, bold=True),
        centred("Tổ chức phong trào thi đua chào mừng ngày thành lập ngành", 320, 118, bold=True),
        centred("trên địa bàn tỉnh năm 2027", 320, 136, bold=True),
        *paragraph(ONE, 180),
    ]
    assert texts(runs)[:2] == ["KẾ HOẠCH", "Tổ chức phong trào thi đua chào mừng ngày thành lập ngành trên địa bàn tỉnh năm 2027"]


def test_a_subject_at_the_left_edge_ends_at_a_blank_line() -> None:
    subject = "Sơ kết hai năm thực hiện phong trào thi đua xây dựng nông thôn mới của xã"
    lines = [centred("BÁO CÁO", 320, 60, bold=True), words(subject, LEFT, 60 + STEP, right=RIGHT - 20)]
    lines += [words(ONE[0], LEFT, 60 + 3 * STEP, right=RIGHT), words(ONE[1], LEFT, 60 + 4 * STEP), words("1. Kết quả", LEFT, 60 + 5 * STEP)]
    assert texts(lines)[1] == subject


def test_the_subject_of_a_letter_is_joined_with_or_without_its_mark() -> None:
    head = [
        [*centred("SỞ NỘI VỤ", 165, 60, 11), *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 420, 60, 11)],
        [*centred("Số: 15/SNV-TĐKT", 165, 78, 11), *centred("Độc lập - Tự do - Hạnh phúc", 420, 78, 11)],
        [*centred("chuẩn bị hội nghị tổng kết", 165, 96, 11), *centred("Lam Sơn, ngày 05 tháng 02 năm 2027", 420, 96, 11)],
        centred("phong trào thi đua", 165, 110, 11),
    ]
    assert texts([*head, *paragraph(ONE, 200)])[2] == "chuẩn bị hội nghị tổng kết phong trào thi đua"


def test_a_motto_too_long_for_its_column() -> None:
    head = [
        [*centred("SỞ NỘI VỤ", 165, 60, 11), *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 420, 60, 11)],
        [*centred("Số: 15/SNV", 165, 78, 11), *centred("VIỆT NAM", 420, 78, 11)],
        centred("Độc lập - Tự do - Hạnh phúc", 420, 96, 11),
    ]
    assert texts([*head, *paragraph(ONE, 200)])[2] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_items_of_the_recipients() -> None:
    items = ["Nơi nhận:", "- Như trên;", "- Các phòng: Kế hoạch, Tài vụ,", "Tổ chức cán bộ;", "(để thực hiện)", "- Lưu: VT."]
    runs = [words(text, LEFT, 500 + 13 * i, 11) for i, text in enumerate(items)]
    runs += [centred("GIÁM ĐỐC", 430, 500, bold=True), centred("Lê Thị Bình", 430, 590)]
    assert texts([*paragraph(ONE, 400), *runs])[1:6] == [
        "Nơi nhận:", "- Như trên;", "- Các phòng: Kế hoạch, Tài vụ, Tổ chức cán bộ;", "(để thực hiện)", "- Lưu: VT.",
    ]  # fmt: skip


def test_a_footnote_stands_after_the_paragraph_at_which_its_page_ends() -> None:
    cut = "Sở Nội vụ giao Phòng Tổ chức cán bộ¹ chủ trì theo dõi việc thực hiện kế hoạch"
    first = [*paragraph(ONE, 600), words(cut, LEFT + 28, 700, right=RIGHT)]
    first.append(words("¹ Nay là Phòng Tổ chức, biên chế.", LEFT, 760, 10))
    second = [words("này của các đơn vị.", LEFT, 80), *paragraph(TWO, 98)]
    found = texts(first, second)
    assert found[1].endswith("kế hoạch này của các đơn vị.")
    assert found[2:] == ["¹ Nay là Phòng Tổ chức, biên chế.", " ".join(TWO)]


def rows_of_page(rows: list[list[str]], y: float, number: int, table: int) -> Page:
    """A page of table rows."""
    lines = []
    for i, cells in enumerate(rows):
        placed = [word for j, cell in enumerate(cells) if cell for word in words(cell, 90 + 120 * j, y + 20 * i)]
        lines.append(row_line(cells, placed, table))
    return Page(number, lines, [], 595.0, 842.0)


def test_a_table_row_cut_by_a_page_break() -> None:
    head = ["TT", "Nội dung", "Chỉ tiêu"]
    first = rows_of_page([head, ["1", "Tỷ lệ tập thể đạt danh", "95%"]], 700, 1, 0)
    second = rows_of_page([head, ["", "hiệu tiên tiến", ""], ["2", "Số sáng kiến", "10"]], 60, 2, 1)
    document = compose(Reading("application/pdf", "born-digital", [first, second]))
    cells = [[document.text[a:b] for a, b in block.cells or []] for block in document.blocks]
    assert cells == [head, ["1", "Tỷ lệ tập thể đạt danh hiệu tiên tiến", "95%"], head, ["2", "Số sáng kiến", "10"]]
    assert {block.table for block in document.blocks} == {0}


def test_a_row_with_a_figure_below_a_figure_is_its_own_over_a_page_break() -> None:
    first = rows_of_page([["1", "Cá tra", "tấn", "8.200"]], 700, 1, 0)
    second = rows_of_page([["", "trong đó: cá giống", "tấn", "120"]], 60, 2, 1)
    document = compose(Reading("application/pdf", "born-digital", [first, second]))
    assert [block.text.split("\t")[-1] for block in document.blocks] == ["8.200", "120"]


def test_lines_of_a_text_source_join_only_where_a_page_break_cut_them() -> None:
    lines = [
        Line("Ủy ban nhân dân các xã, phường tổ chức thực hiện nghiêm túc kế hoạch này và", whole=True, source=0),
        Line("báo cáo kết quả về Sở Nội vụ.", whole=True, source=90, break_before=True),
        Line("Kế hoạch này thay thế kế hoạch trước đây.", whole=True, source=130),
    ]
    document = compose(Reading("text/plain", "text", [Page(1, lines)]))
    assert len(document.blocks) == 2


def test_blocks_and_pages_cover_the_text() -> None:
    pages = [page([*paragraph(ONE, 100), *paragraph(TWO, 140)]), page(paragraph(ONE, 100), 2)]
    document = compose(Reading("application/pdf", "born-digital", pages))
    assert document.text == "\n".join(block.text for block in document.blocks)
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks)
    assert [document.text[p.start : p.end] for p in document.pages] == ["\n".join([" ".join(ONE), " ".join(TWO)]), " ".join(ONE)]


def test_an_item_of_the_addressees_goes_on_where_its_rest_is_centred_by_chance() -> None:
    rest = centred("Y tế và Công Thương thành phố;", (LEFT + RIGHT) / 2, 200 + STEP)
    item = words("- Các Sở: Nội vụ, Tài chính, Xây dựng, Tư pháp,", rest[0].box[0] - 7, 200, right=RIGHT - 10)
    whole = "- Các Sở: Nội vụ, Tài chính, Xây dựng, Tư pháp, Y tế và Công Thương thành phố;"
    assert whole in texts([item, rest, *paragraph(ONE, 300), *paragraph(TWO, 300 + 2 * STEP)])


def test_a_date_line_at_the_right_opens_no_paragraph() -> None:
    date = words("An Hải, ngày 02 tháng 3 năm 2031", 340, 60)
    date = words("An Hải, ngày 02 tháng 3 năm 2031", 340 + RIGHT - date[-1].box[2], 60)
    assert texts([date, words("Thực hiện nhiệm vụ được giao", LEFT, 60 + STEP), *paragraph(ONE, 120)])[0].endswith("2031")


def test_an_addressee_that_is_cut_at_the_edge_goes_on_with_a_capital() -> None:
    first = words("- Công an xã, Ban Chỉ huy Quân sự, Trạm Y tế, Trạm Kiểm soát", LEFT + 75, 60, right=RIGHT)
    runs = [first, words("Biên phòng Hải Mẫu;", LEFT + 75, 60 + STEP), *paragraph(ONE, 120), *paragraph(TWO, 120 + 2 * STEP)]
    assert texts(runs)[0].endswith("Kiểm soát Biên phòng Hải Mẫu;")


def test_a_title_goes_on_in_small_letters_behind_a_quotation() -> None:
    lines = ["Phát động đợt thi đua “Ba nhanh”", "trong toàn ngành năm 2031"]
    runs = [centred(text, (LEFT + RIGHT) / 2, 60 + i * STEP, bold=True) for i, text in enumerate(lines)]
    assert texts([*runs, *paragraph(ONE, 120)])[0] == " ".join(lines)


def test_the_last_word_of_a_title_that_is_too_long_for_its_column() -> None:
    signs = [centred(text, 430, 400 + STEP * i, bold=True) for i, text in enumerate(["PHÓ CHỦ TỊCH THƯỜNG", "TRỰC"])]
    foot = [words("Nơi nhận:", LEFT, 400, 11), words("- Lưu: VT.", LEFT, 413, 11), *signs, centred("Lê Thị Mẫu", 430, 500, bold=True)]
    assert texts([*paragraph(ONE, 300), *foot])[-2:] == ["PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Lê Thị Mẫu"]


def test_an_item_deep_in_the_page_hangs_below_its_first_word() -> None:
    first = [
        *words("-", LEFT + 68, 60),
        *words("Thành lập tám câu lạc bộ phòng, chống ma túy ở các xã, phường;", LEFT + 86, 60, right=RIGHT),
    ]
    runs = [first, words("cảm hóa nhiều người lầm lỗi.", LEFT + 86, 60 + STEP), *paragraph(ONE, 120), *paragraph(TWO, 120 + 2 * STEP)]
    assert texts(runs)[0].endswith("phường; cảm hóa nhiều người lầm lỗi.")


def test_a_soft_break_that_was_justified_ends_its_paragraph() -> None:
    title = words("1. Kế hoạch kiểm tra", LEFT, 60, right=RIGHT, bold=True)
    rest = [words("Sở Xây dựng chủ trì kiểm tra ở các công trình lớn trong toàn tỉnh hai lần", LEFT, 60 + STEP, right=RIGHT)]
    rest += [words("một năm. Thanh tra Sở tham gia.", LEFT, 60 + 2 * STEP)]
    found = texts([title, *rest, *paragraph(ONE, 130), *paragraph(TWO, 130 + 2 * STEP)])
    assert found[:2] == [
        "1. Kế hoạch kiểm tra",
        "Sở Xây dựng chủ trì kiểm tra ở các công trình lớn trong toàn tỉnh hai lần một năm. Thanh tra Sở tham gia.",
    ]


@pytest.mark.parametrize(("text", "closed"), [("của Thanh tra Sở.⁴", True), ("theo “Quy chế”²", True), ("diện tích 40 m²", False)])
def test_a_raised_number_behind_a_sentence_leaves_it_closed(text: str, closed: bool) -> None:
    assert bool(CLOSED.search(text)) is closed


def sides(*parts: tuple[str, str]) -> Page:
    """A page of lines in columns: (column, text)."""
    lines = [Line(text, box=(90.0, 60.0 + STEP * i, 200.0, 72.0 + STEP * i), column=side) for i, (side, text) in enumerate(parts)]  # type: ignore[arg-type]
    return Page(1, lines, [], 595.0, 842.0)


def test_names_on_the_next_page_stand_below_their_titles_and_a_new_head_stays_on_its_page() -> None:
    above = sides(("left", "CHÍNH ỦY"), ("right", "CHỦ TỊCH"))
    names = sides(("left", "Hoàng Mẫu"), ("right", "Vàng Mẫu"))
    head = sides(("left", "UBND XÃ MẪU"), ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))

    def blocks(*pages: Page) -> list[str]:
        return [block.text for block in compose(Reading("application/pdf", "born-digital", list(pages))).blocks]

    assert blocks(above, names) == ["CHÍNH ỦY", "Hoàng Mẫu", "CHỦ TỊCH", "Vàng Mẫu"]
    assert blocks(above, head)[:3] == ["CHÍNH ỦY", "CHỦ TỊCH", "UBND XÃ MẪU"]


def test_what_an_annex_is_enclosed_with_is_no_part_of_its_title() -> None:
    title = words("DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ CỦA HUYỆN MẪU", LEFT, 60, right=RIGHT)
    enclosed = words("(Kèm theo Quyết định số 12/QĐ-UBND của Ủy ban nhân dân huyện Mẫu)", LEFT, 60 + STEP, right=RIGHT)
    assert texts([title, enclosed, *paragraph(ONE, 120)])[:2] == [
        "DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ CỦA HUYỆN MẪU",
        "(Kèm theo Quyết định số 12/QĐ-UBND của Ủy ban nhân dân huyện Mẫu)",
    ]


def test_pages_of_an_annex_that_lies_across_do_not_widen_the_others() -> None:
    across = page([words("Biểu tổng hợp kết quả phong trào thi đua " * 3, 60, 60 + STEP * i, right=790.0) for i in range(6)], 2)
    across.width, across.height = 842.0, 595.0
    lines = ["Các đơn vị trực thuộc quán triệt kế hoạch này theo hướng dẫn của Liên đoàn", "Lao động tỉnh trong tháng 5."]
    upright = page([*paragraph(lines, 100), *paragraph(TWO, 100 + 2 * STEP)])
    found = compose(Reading("application/pdf", "born-digital", [upright, across])).blocks
    assert [block.text for block in found[:2]] == [" ".join(lines), " ".join(TWO)]


def test_a_period_cut_before_its_dash_goes_on() -> None:
    title = [words("Thi đua làm muối giai đoạn 2021", 150, 80, bold=True), centred("- 2025", 320, 98)]
    assert texts([centred("KẾ HOẠCH", 320, 60, bold=True), *title, *paragraph(ONE, 140)])[1] == "Thi đua làm muối giai đoạn 2021 - 2025"


MIDDLE = (LEFT + RIGHT) / 2


def read(text: str, y: float, x: float = LEFT, right: float | None = RIGHT, middle: bool = False, bold: float = 0.0) -> Line:
    """A line as a scan gives it: how bold it is belongs to the line, fonts have no size."""
    own = words(text, x, y, right=None if middle else right, ocr=True)
    shift = MIDDLE - (own[0].box[0] + own[-1].box[2]) / 2 if middle else 0.0
    own = [Word(w.text, (w.box[0] + shift, y, w.box[2] + shift, y + 14), 0.95) for w in own]
    box = (own[0].box[0], y, own[-1].box[2], y + 14)
    return Line(text, own, box, confidence=0.95, column="full", align="center" if middle else None, bold=bold)


def scanned(lines: list[Line]) -> list[str]:
    return [block.text for block in compose(Reading("application/pdf", "ocr", [Page(1, lines, [], WIDTH, HEIGHT)])).blocks]


BODY = [read(text, 190 + 18 * i, LEFT + (28 if i == 0 else 0)) for i, text in enumerate([*ONE, *TWO, *ONE])]


def test_a_subject_that_fills_its_line_ends_above_the_first_line_of_the_body() -> None:
    subject = read("Về việc tổ chức các đợt thi đua ngắn ngày của toàn ngành năm 2031", 131, LEFT + 37, RIGHT - 34, bold=1.0)
    opening = read("Trong những năm qua các đơn vị trực thuộc Sở đã tổ chức nhiều đợt thi đua", 164, LEFT + 28, RIGHT - 32)
    rests = [17, 16, 19, 3, 0, 0, 2]
    body = [opening, *(read(ONE[0], 180 + 16 * i, LEFT, RIGHT - rest) for i, rest in enumerate(rests))]
    assert scanned([read("CHỈ THỊ", 110, middle=True, bold=1.0), subject, *body])[1] == subject.text


def test_figures_alone_are_the_end_of_a_title_as_bold_as_they_may_be() -> None:
    subject = read("Tiếp công dân trong các đợt thi đua của toàn ngành ở nhiệm kỳ", 128, LEFT + 4, RIGHT - 4, bold=1.0)
    period = read("2031 - 2036", 146, middle=True)
    found = scanned([read("KẾ HOẠCH", 110, middle=True, bold=1.0), subject, period, *BODY])
    assert found[1] == f"{subject.text} {period.text}"


@pytest.mark.parametrize(("end", "gap", "apart"), [("NĂM 2031", 27, True), ("NĂM 2031", 18, False), ("VÀ CỦA", 27, False)])
def test_who_decides_stands_apart_below_a_subject_in_capitals(end: str, gap: int, apart: bool) -> None:
    subject = read(f"VỀ VIỆC TỔ CHỨC CÁC PHONG TRÀO THI ĐUA {end}", 128, middle=True, bold=1.0)
    decider = read("ỦY BAN NHÂN DÂN HUYỆN AN HẢI", 128 + gap, middle=True, bold=1.0)
    found = scanned([read("QUYẾT ĐỊNH", 110, middle=True, bold=1.0), subject, decider, *BODY])
    assert (subject.text in found) is apart
