"""Markers of headings and items: what is one, what is none, and the repair of ordinals that OCR damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.document import Block
from docparse.segment.numbering import Marker, is_upper, read_marker, roman_value, to_roman
from docparse.segment.ordinals import mend_run, read_markers
from docparse.segment.roman_row import row_ordinals


def markers_of_scan(*lines: str) -> list[Marker | None]:
    """The markers of a scan's lines, with the Roman numbers that their row tells."""
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line), line, 1))
        at += len(line) + 1
    places = {block.start: number for number, block in enumerate(blocks)}
    return read_markers(list(lines), True, {places[one.start]: one for one in row_ordinals(blocks)})


@pytest.mark.parametrize(
    ("text", "style", "ordinal", "title"),
    [
        ("I. MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
        ("II- NỘI DUNG", "roman", "II", "NỘI DUNG"),
        ("III/ KINH PHÍ:", "roman", "III", "KINH PHÍ:"),
        ("IV.KINH PHÍ", "roman", "IV", "KINH PHÍ"),
        ("I MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
        ("A. PHẦN CHUNG", "upper", "A", "PHẦN CHUNG"),
        ("1. Mục đích", "arabic", "1", "Mục đích"),
        ("1) Lịch thi", "paren", "1", "Lịch thi"),
        ("3- Yêu cầu", "arabic", "3", "Yêu cầu"),
        ("2/ Yêu cầu", "arabic", "2", "Yêu cầu"),
        ("2/- Yêu cầu", "arabic", "2", "Yêu cầu"),
        ("2./ Yêu cầu", "arabic", "2", "Yêu cầu"),
        ("a/- Yêu cầu", "lower", "a", "Yêu cầu"),
        ("A/- NỘI DUNG", "upper", "A", "NỘI DUNG"),
        ("Điều 2 Thưởng cờ cho đội trồng cây", "dieu", "2", "Thưởng cờ cho đội trồng cây"),
        ("Điều 3 Quyết định này có hiệu lực", "dieu", "3", "Quyết định này có hiệu lực"),
        ("1. “Đoàn kết”", "arabic", "1", "“Đoàn kết”"),
        ("3. 05 tập thể", "arabic", "3", "05 tập thể"),
        ("2.1. Mục tiêu chung", "decimal", "2.1", "Mục tiêu chung"),
        ("2.2.1 Lưu vực sông", "decimal", "2.2.1", "Lưu vực sông"),
        ("II.3. Kinh phí", "arabic", "II.3", "Kinh phí"),
        ("1,2. Yêu cầu", "decimal", "1.2", "Yêu cầu"),
        ("__- Thời gian: 02 ngày", "bullet", "-", "Thời gian: 02 ngày"),
        ("a) Hồ sơ", "lower", "a", "Hồ sơ"),
        ("đ) Tổng hợp", "lower", "đ", "Tổng hợp"),
        ("l) Các khoản khác", "lower", "l", "Các khoản khác"),
        ("b. Với đơn vị", "lower", "b", "Với đơn vị"),
        ("(1) Tờ trình", "bracket", "1", "Tờ trình"),
        ("- Thời gian", "bullet", "-", "Thời gian"),
        ("* Cấp xã", "bullet", "*", "Cấp xã"),
        ("Chương II", "chuong", "II", ""),
        ("CHƯƠNG II: QUY ĐỊNH", "chuong", "II", "QUY ĐỊNH"),
        ("Phần thứ hai", "phan", "thứ hai", ""),
        ("Mục 1. MƯỢN SÁCH", "muc", "1", "MƯỢN SÁCH"),
        ("Điều 12. Hiệu lực", "dieu", "12", "Hiệu lực"),
        ("Điều 3: Giao Văn phòng", "dieu", "3", "Giao Văn phòng"),
        ("__1, Lãnh đạo phòng:", "arabic", "1", "Lãnh đạo phòng:"),
    ],
)
def test_reads(text: str, style: str, ordinal: str, title: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.style, marker.ordinal, marker.title) == (style, ordinal, title)
    assert text[marker.at :] == marker.title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đề nghị các đơn vị thực hiện.",
        "12.500 lượt khám trong năm",
        "1.950.000 đồng mỗi người",
        "12.5 tỷ đồng",
        "15.02.2024 là hạn cuối",
        "95% hộ gia đình đăng ký",
        "Điều 5 của Luật này quy định",
        "Mục 3 phụ lục kèm theo ghi rõ",
        "V.v. và các nội dung khác",
        "5 - 10% cá nhân được khen",
    ],
)
def test_is_no_marker(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("lines", "ordinals"),
    [
        (["l. MỤC ĐÍCH", "Il. NỘI DUNG", "Ill. KINH PHÍ", "1V. TỔ CHỨC"], ["I", "II", "III", "IV"]),
        (["1. MỤC ĐÍCH", "II. NỘI DUNG"], ["I", "II"]),
        (["I. MỤC ĐÍCH", "11. NỘI DUNG", "III. KINH PHÍ"], ["I", "II", "III"]),
        (["I. MỞ ĐẦU", "H. NỘI DUNG", "III. KẾT LUẬN"], ["I", "II", "III"]),
        (["I. MỞ ĐẦU", "I. NỘI DUNG", "III. KẾT LUẬN"], ["I", "II", "III"]),
        (["I. Mở đầu", "l. Mục đích", "2. Yêu cầu"], ["I", "1", "2"]),
        (["A. KHỐI SỞ", "B. KHỐI HUYỆN", "C. KHỐI XÃ", "D. KHỐI TRƯỜNG"], ["A", "B", "C", "D"]),
    ],
)
def test_repairs_by_sequence(lines: list[str], ordinals: list[str]) -> None:
    assert [marker.ordinal if marker else None for marker in read_markers(list(lines))] == ordinals


@pytest.mark.parametrize(
    ("lines", "ordinals"),
    [
        (["2. Giải pháp", "2.1. Giải pháp chung", "2. LL Nạo vét kênh", "2.1.2. Trồng cây"], ["2", "2.1", "2.1.1", "2.1.2"]),
        (["1.2. Chung", "1.2.1. Kênh", "12.2. Đập", "1.2.3 Hồ"], ["1.2", "1.2.1", "1.2.2", "1.2.3"]),
        (["2.2. Lưu vực", "3.2.1 Sông Con", "2.2.2 Sông Cái"], ["2.2", "2.2.1", "2.2.2"]),
        (["3. Trách nhiệm", "3.1. Các phòng", "2.2. Các tổ"], ["3", "3.1", "2.2"]),
        (["III. PHÂN CÔNG", "1. Sở Than", "I.I. Phòng Mỏ lo bơm:", "1.2. Tổ Than", "2. Sở Cá"], ["III", "1", "1.1", "1.2", "2"]),
        (["1. Sở Than", "III. Phòng Mỏ lo bơm:", "- Hằng tuần.", "1.2. Tổ Than"], ["1", "1.1", "-", "1.2"]),
        (["1. Sở Than", "I. II Phòng Mỏ lo bơm:", "1.2. Tổ Than"], ["1", "1.1", "1.2"]),
        (["1. Sở Than", "LỊ. Phòng Mỏ lo bơm:", "12. Tổ Than", "2. Sở Cá"], ["1", "1.1", "1.2", "2"]),
        (["1. Sở Than", "1.1. Ban Cá", "II. Phòng Mỏ lo bơm:", "1.2. Tổ Than"], ["1", "1.1", "II", "1.2"]),
        (["1. Sở Than", "II. PHÒNG MỎ", "1.2. Tổ Than"], ["1", "II", "1.2"]),
        (["2.1. Chung", "Nạo vét kênh trước mùa lũ.", "2.1.2. Hồ", "2.1.3. Đập"], ["2.1", None, "2.1.2", "2.1.3"]),
        (["2.1. Chung", "2.1.1. Kênh", "2.1.3. Hồ", "2.2. Riêng"], ["2.1", "2.1.1", "2.1.3", "2.2"]),
        (["2.1. Chung", "2.1.7. Kênh", "2.1.2. Hồ", "2.1.3. Đập"], ["2.1", "2.1.1", "2.1.2", "2.1.3"]),
        (
            ["2.1. Chung", "Nạo kênh.", "2.1.2. Hồ", "2.13. Đập", "2.1.4. Kè", "2.1.5. Cống"],
            ["2.1", None, "2.1.2", "2.1.3", "2.1.4", "2.1.5"],
        ),
        (["1 Trường Hoa Sen", "2. Trường Hoa Mai", "3. Trường Hoa Lan"], ["1", "2", "3"]),
        (["Điều 3. Cơ cấu", "Lãnh đạo phòng:", "a) Trưởng phòng;", "2. Các tổ:"], ["3", "1", "a", "2"]),
        (["Điều 3. Cơ cấu", "Phòng có trưởng phòng và các phó trưởng phòng.", "2. Các tổ:"], ["3", None, "2"]),
    ],
)
def test_repairs_decimals_of_scans(lines: list[str], ordinals: list[str]) -> None:
    assert [marker.ordinal if marker else None for marker in read_markers(list(lines), scanned=True)] == ordinals


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("a b e d", "a b c d"),
        ("a b e", "a b c"),
        ("a b c đ e g", "a b c d e g"),
        ("a b c d đ e g", "a b c d đ e g"),
        ("a b c d e", "a b c d e"),
        ("a b e g", "a b e g"),
        ("8 b c", "a b c"),
        ("á b", "a b"),
        ("7 8 9", "7 8 9"),
    ],
)
def test_letters_are_told_by_their_row(read: str, meant: str) -> None:
    lines = [line for letter in read.split() for line in (f"{letter}) Nuôi ong ở xã", "- Lấy mật;")]
    markers = read_markers(["1. Việc của xã", *lines], scanned=True)
    assert " ".join(marker.ordinal for marker in markers[1::2] if marker) == meant
    assert [marker.ordinal for marker in read_markers([f"{letter}) Nuôi ong" for letter in "abe"]) if marker] == ["a", "b", "e"]


def test_a_dash_and_a_speck_do_not_hide_a_decimal() -> None:
    assert [marker.ordinal if marker else None for marker in read_markers(["-_2.2. Riêng", "- 2.3. Chung"], scanned=True)] == ["2.2", "-"]


def test_an_initial_is_no_letter_of_a_list() -> None:
    assert read_markers(["Người trình bày", "C. Mai, đại diện lớp"]) == [None, None]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ([1, 2, 2, 4], [1, 2, 3, 4]),
        ([1, 2, 3], [1, 2, 3]),
        ([1, 19, 3], [1, 2, 3]),
        ([7, 2, 3], [1, 2, 3]),
        ([1, 1], [1, 2]),
        ([4], [4]),
        ([1, 1, 2, 4], [1, 2, 3, 4]),
    ],
)
def test_mends_a_run(read: list[int], meant: list[int]) -> None:
    assert mend_run(read) == meant


@pytest.mark.parametrize(
    ("lines", "ordinals"),
    [
        (
            ["II. CHỈ TIÊU", "11.1. Về sách", "13. Về bạn đọc", "III. GIẢI PHÁP", "III.1. Thư mục", "III.2. Phòng đọc"],
            ["II", "II.1", "13", "III", "III.1", "III.2"],
        ),
        (
            ["I. MỤC ĐÍCH", "L1. Mục đích", "1.2. Yêu cầu", "II. CHỈ TIÊU", "II.1. Về sách", "II.2. Về bạn đọc"],
            ["I", "I.1", "I.2", "II", "II.1", "II.2"],
        ),
        (["I. MỤC ĐÍCH", "1.1. Mục đích", "1.2. Yêu cầu", "II. CHỈ TIÊU"], ["I", "1.1", "1.2", "II"]),
    ],
)
def test_repairs_romans_in_decimals_where_the_paper_counts_so(lines: list[str], ordinals: list[str]) -> None:
    assert [marker.ordinal if marker else None for marker in read_markers(list(lines), scanned=True)] == ordinals


def test_a_roman_number_without_its_dot_counts_where_it_comes_next() -> None:
    lines = ["I. Yêu cầu", "II Phạm vi, đối tượng", "V Một việc khác", "III. Nhiệm vụ"]
    assert [marker.ordinal if marker else None for marker in markers_of_scan(*lines)] == ["I", "II", None, "III"]
    assert read_markers(lines[:2])[1] is None


def test_the_rest_of_a_quarter_is_no_number() -> None:
    assert read_markers(["II/2021.", "II/ NHIỆM VỤ 2021"])[0] is None
    assert read_markers(["I/ MỤC TIÊU", "II/ NHIỆM VỤ 2021"])[1] is not None


def test_two_ones_before_a_four() -> None:
    lines = ["I. Tên gọi", "I. Thời gian", "II. Đối tượng", "IV. Chỉ tiêu"]
    assert [marker.ordinal if marker else None for marker in read_markers(list(lines), scanned=True)] == ["I", "II", "III", "IV"]


def test_a_speck_or_a_comma_does_not_hide_a_roman_number() -> None:
    assert [
        marker.ordinal if marker else None for marker in read_markers(["-II. CHỦ ĐỀ", "III,NỘI DUNG", "V, Thời gian"], scanned=True)
    ] == [
        "II",
        "III",
        "V",
    ]


def test_the_lost_first_number_goes_to_the_title_in_capitals() -> None:
    lines = ["Nhà trường ban hành kế hoạch như sau:", "YÊU CẦU", "1. Gọn", "II. NỘI DUNG"]
    assert [marker.ordinal if marker else None for marker in read_markers(list(lines), scanned=True)] == [None, "I", "1", "II"]


@given(st.integers(1, 39))
def test_roman_numbers_come_back(value: int) -> None:
    assert roman_value(to_roman(value)) == value


@given(st.text(max_size=60))
def test_any_text_is_read_with_true_offsets(text: str) -> None:
    marker = read_marker(text)
    if marker is not None:
        assert text[marker.at :] == marker.title
        assert 0 <= marker.lead < marker.at <= len(text)


def test_capitals() -> None:
    assert is_upper("MỤC ĐÍCH, YÊU CẦU")
    assert not is_upper("Mục đích")
    assert not is_upper("12.500")


@pytest.mark.parametrize("sign", ["_", "__ ", "1.", "I", "2. ", "(", "l!|"])
def test_long_runs_of_one_sign_cost_no_time(sign: str, growth: Callable[[Callable[[int], object], int], float]) -> None:
    assert growth(lambda count: read_markers([sign * count, "1. Mục đích"], scanned=True), 2_000) < 9


@pytest.mark.parametrize("letters", ["ABCDEGHIK", "ABCDĐEG", "ABCDEFGH"])
def test_capital_letters_may_leave_out_what_the_alphabet_lacks(letters: str) -> None:
    found = read_markers([f"{letter}. NỘI DUNG VIỆC CHUNG" for letter in letters])
    assert [(marker.style, marker.ordinal) for marker in found if marker] == [("upper", letter) for letter in letters]


def test_a_capital_out_of_turn_is_no_number() -> None:
    assert [marker is None for marker in read_markers(["A. NỘI DUNG", "B. KINH PHÍ", "E. Nam", "F. Mai Lan"])] == [False, False, True, True]


@pytest.mark.parametrize(
    "lines",
    [
        ("U Kết quả", "1.1. Phong trào", "II Tồn tại, hạn chế", "IIU/ Nhiệm vụ chủ yếu", "IV/ Kiến nghị"),
        ("U KẾT QUẢ", "1. An ninh", "II/ TỒN TẠI", "II MỘT SỐ NHIỆM VỤ", "IV/ KIẾN NGHỊ"),
        ("U KẾT QUẢ", "I/ TỒN TẠI", "II NHIỆM VỤ", "IV/ KIẾN NGHỊ"),
        ("1/ Kết quả", "1- An ninh", "2- An toàn", "II/ Tồn tại", "II/ Nhiệm vụ", "IV/ Kiến nghị"),
        ("U Kết quả công tác", "1. An toàn", "II Tồn tại", "II Nhiệm vụ", "IV/ Kiến nghị"),
    ],
)
def test_a_last_stroke_read_with_its_slash(lines: tuple[str, ...]) -> None:
    found = [marker.ordinal for marker in markers_of_scan(*lines) if marker and marker.style == "roman"]
    assert found == ["I", "II", "III", "IV"]


def test_a_word_that_is_u_stays_a_word() -> None:
    assert read_markers(["U xơ", "I. Mục đích", "II. Nội dung"], scanned=True)[0] is None


@pytest.mark.parametrize(
    "text", ["Điều 5 Luật Cây xanh quy định", "Điều 5 của Quy chế", "Điều 7 Quy chế trồng cây", "1/2 số hộ", "2/- 5 hộ"]
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert read_marker(text) is None
