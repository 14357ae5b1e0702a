"""Texts that a program filled, copied or converted: broken lines, numbers of pages, tabs of lists, cells on one line."""

from __future__ import annotations

import textwrap

import pytest

from docparse.pipeline import parse_bytes, read_document
from docparse.read.plain.fill import fill_of

BODY = [
    "1. Trong quý I năm 2024, các tổ chuyên môn của Trường đã đăng ký nội dung thi đua, tự chấm điểm từng tuần và nộp bảng điểm về Hội đồng"
    " Thi đua - Khen thưởng của nhà trường để công khai trước toàn thể viên chức và người lao động.",
    "2. Phòng Tổ chức - Hành chính tổng hợp số liệu, đối chiếu với Quyết định số 218/QĐ-CĐN ngày 12 tháng 01 năm 2024 của Hiệu trưởng và"
    " Kế hoạch số 35/KH-CĐN, báo cáo Ban Giám hiệu trước ngày 25 hằng tháng.",
    "3. Kinh phí khen thưởng giai đoạn 2024 - 2026 lấy từ quỹ của đơn vị, mức chi theo khoản 2 Điều 14 Quy chế chi tiêu nội bộ đã được hội"
    " nghị viên chức thông qua; phần còn thiếu do Công đoàn trường hỗ trợ, không thu thêm của học sinh và phụ huynh.",
    "4. Các khoa, phòng bình xét công khai, bỏ phiếu kín, lập biên bản và gửi hồ sơ về thường trực hội đồng trong ngày làm việc kế tiếp.",
]


def paragraphs(text: str) -> list[str]:
    """The lines of the composed text."""
    return [line for line in read_document(text.encode(), "x.txt")[1].text.split("\n") if line.strip()]


@pytest.mark.parametrize("width", range(56, 104))
def test_any_width_gives_the_paragraphs_back(width: int) -> None:
    """Names, periods, numbers and articles that a line end cuts are whole again, and nothing is joined that was apart."""
    wrapped = "\n".join(line for paragraph in BODY for line in textwrap.wrap(paragraph, width, break_on_hyphens=False))
    assert paragraphs(wrapped) == BODY


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    """Where breaks are exact, a heading that nearly fills its line does not run into the text."""
    heading = "2. Nội dung phát động và cách chấm điểm của từng tổ trong cả học kỳ II"
    text = "\n".join([*textwrap.wrap(BODY[0], 76), *textwrap.wrap(BODY[1], 76), heading, *textwrap.wrap(BODY[3], 76)])
    assert heading in paragraphs(text)
    fill = fill_of(text.split("\n"))
    assert fill is not None
    assert fill.exact


def test_lines_of_printed_letters_are_not_taken_for_exact() -> None:
    """What is copied from a page ends its lines at many lengths."""
    lines = [line for width in (70, 78, 74, 81, 72) for line in textwrap.wrap(BODY[0] + " " + BODY[1].lower(), width)]
    fill = fill_of(lines)
    assert fill is not None
    assert not fill.exact


def numbered(*between: str) -> str:
    """A text of three pages with what stands between them."""
    lines = textwrap.wrap(" ".join(BODY * 4), 80, break_on_hyphens=False)
    return "\n".join([*lines[:18], *between, *lines[18:37], *(line.replace("2", "3") for line in between), *lines[37:]])


def test_numbers_of_pages_do_not_part_a_sentence() -> None:
    """Alone between blank lines, a page's length from each other, they count up."""
    plain = " ".join(paragraphs(numbered()))
    assert " ".join(paragraphs(numbered("", "2", ""))) == plain
    assert " ".join(paragraphs(numbered("", "- 2 -", ""))) == plain


def test_figures_below_each_other_are_no_page_numbers() -> None:
    """The cells of a list, one a line, keep their numbers."""
    cells = [cell for number in range(1, 12) for cell in (str(number), f"Tổ {number}", "Xuất sắc")]
    text = "\n".join([*BODY, *cells])
    assert [line for line in paragraphs(text) if line.isdigit()] == [str(number) for number in range(1, 12)]


def test_a_citation_at_a_line_end_keeps_its_issuer() -> None:
    """The number of a decision at the beginning of a line is no number line of a head."""
    text = "\n".join(
        textwrap.wrap("Ban Chấp hành yêu cầu các tổ thực hiện đúng Kế hoạch số 35/KH-CĐN. " + BODY[1], 62) + textwrap.wrap(BODY[0], 62)
    )
    reference = next(r for r in parse_bytes(text.encode(), "x.txt")[0].references if r.number == "218")
    assert reference.date == "2024-01-12"
    assert reference.issuer == "Hiệu trưởng"


@pytest.mark.parametrize("mark", ["\t•\t", "\t\uf0b7\t", "\t-\t", "•\t"])
def test_tabs_around_a_bullet_make_no_table(mark: str) -> None:
    """Lists copied from Word keep the tabs of their indents."""
    goals = ("90% hộ gia đình đạt chuẩn văn hóa", "85% thôn có nhà sinh hoạt", "100% trẻ em đến trường")
    text = "KẾ HOẠCH\nNăm 2024\n1. Chỉ tiêu phấn đấu\n" + "".join(f"{mark}Phấn đấu {goal};\n" for goal in goals)
    record = parse_bytes(text.encode(), "x.txt")[0]
    assert [target.value for target in record.targets] == [90, 85, 100]


def test_names_in_stars_of_their_own_are_lines_of_a_cell() -> None:
    """Converters put the paragraphs of a cell on one line."""
    text = (
        "| **UBND HUYỆN ĐĂK TÔ** **PHÒNG NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** **Độc lập - Tự do - Hạnh phúc** |\n"
        "| --- | --- |\n| Số: 12/BC-PNV | *Đăk Tô, ngày 5 tháng 6 năm 2019* |\n\n## **BÁO CÁO**\n\n"
        "Kết quả thi đua quý II\n\nCác đơn vị đã nộp đủ bảng điểm.\n\n"
        "| ***Nơi nhận:*** - Như trên; - Lưu: VT. | **TRƯỞNG PHÒNG** **(Đã ký)** **Lò Thị Pành** |\n| --- | --- |\n"
    )
    record = parse_bytes(text.encode(), "x.md")[0]
    assert record.header.issuer.value == "Phòng Nội vụ huyện Đăk Tô"
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("TRƯỞNG PHÒNG", "Lò Thị Pành")


def test_recipients_on_one_line_have_each_its_dash_and_its_purpose() -> None:
    """A cell on one line: commas and brackets part its items as line ends did."""
    text = (
        "| SỞ Y TẾ LAI CHÂU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- |\n"
        "| Số: 8/TB-SYT | Lai Châu, ngày 5 tháng 6 năm 2019 |\n\nTHÔNG BÁO\n\n"
        "Lịch trực\n\nCác khoa trực theo lịch.\n\n"
        "| Nơi nhận: - Bộ Y tế (để b/c) - Tỉnh ủy, - UBND huyện; - Các khoa (để t/h); - Lưu: VT. | GIÁM ĐỐC |\n| --- | --- |\n"
    )
    found = parse_bytes(text.encode(), "x.md")[0].recipients
    assert [(one.name, one.purpose) for one in found] == [
        ("Bộ Y tế", "để b/c"), ("Tỉnh ủy", None), ("UBND huyện", None), ("Các khoa", "để t/h"), ("Lưu: VT", None),
    ]  # fmt: skip


def test_blank_lines_between_all_lines_part_nothing() -> None:
    """Some programs put a blank line behind every line: it tells no more than none would."""
    lines = [
        "HỘI ĐÔNG Y TỈNH TRÀ VINH", "Số: 21/CTr-HĐY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Trà Vinh, ngày 4 tháng 3 năm 2013", "CHƯƠNG TRÌNH",
        "Công tác hội và phong trào thi đua", "“Vườn thuốc của xóm” 6 tháng đầu năm 2013",
        "Hội Đông y tỉnh đề ra chương trình sau.", "1. Mỗi chi hội trồng một vườn thuốc.", "2. Mỗi huyện mở một lớp học.",
    ]  # fmt: skip
    for between in ("\n", "\n\n", "\n \n"):
        header = parse_bytes(between.join(lines).encode(), "x.txt")[0].header
        assert header.subject.value == "Công tác hội và phong trào thi đua “Vườn thuốc của xóm” 6 tháng đầu năm 2013"
