"""Text files: markup, columns, tables, broken lines, and the way back to the source."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.document import Line, Reading
from docparse.errors import ReadError
from docparse.pipeline import parse_bytes
from docparse.read import read
from docparse.read.slots import is_signer_line
from docparse.text.encodings import decode
from docparse.text.lookalikes import latin_letters
from docparse.text.normal import canonical


def lines_of(text: str, name: str = "a.txt") -> list[Line]:
    return [line for page in read(text.encode(), name).pages for line in page.lines]


def shown(text: str) -> list[tuple[str, str]]:
    return [(line.column, line.text) for line in lines_of(text)]


def test_markdown_is_dropped_and_kept_as_hints() -> None:
    first, second, third, fourth = lines_of("### **I. CHỦ ĐỀ:**\n\n*“Kỷ cương, sáng tạo”.*\n- **Mục tiêu**: đạt 5 * 3\n1\\. Thời gian")
    assert (first.text, first.depth, first.bold) == ("I. CHỦ ĐỀ:", 3, 1.0)
    assert (second.text, second.italic, second.break_before) == ("“Kỷ cương, sáng tạo”.", 1.0, True)
    assert third.text == "- Mục tiêu: đạt 5 * 3"
    assert 0.3 < third.bold < 0.7
    assert fourth.text == "1. Thời gian"


def test_a_title_that_ran_into_the_body_is_a_line_of_its_own() -> None:
    text = "BIÊN BẢN\nHỌP TỔ VƯỜN RAU\nVỤ ĐÔNG 2015 - 2016Hôm nay, ngày 3/4/2016, tổ vườn rau họp.\nThực hiện TCVN 5603Thực hiện"
    assert [line.text for line in lines_of(text)][2:] == [
        "VỤ ĐÔNG 2015 - 2016",
        "Hôm nay, ngày 3/4/2016, tổ vườn rau họp.",
        "Thực hiện TCVN 5603Thực hiện",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Tỷ lệ $\\geq 96$ %", "Tỷ lệ ≥ 96 %"),
        ("dưới $\\leq 3{,}5\\%$", "dưới ≤ 3,5%"),
        ("từ $100 đến $200", "từ $100 đến $200"),
        ("Sở NN&amp;MT và NN&MT;", "Sở NN&MT và NN&MT;"),
        ("<b>Chỉ tiêu</b> ( <i>không tính</i> )", "Chỉ tiêu ( không tính )"),
        ("giá trị < 5 và > 3", "giá trị < 5 và > 3"),
        ("Mẫu (*) áp dụng", "Mẫu (*) áp dụng"),
        ("[Luật mẫu](https://vi.du/luat) năm 2022", "Luật mẫu năm 2022"),
        ("* Giải pháp lâu dài:", "* Giải pháp lâu dài:"),
        ("*Giải pháp trước mắt", "*Giải pháp trước mắt"),
        ("ten_file_mau và Số: ____/KH", "ten_file_mau và Số: ____/KH"),
        ("Số: 1/TT-BT\u0421", "Số: 1/TT-BTC"),
    ],
)
def test_debris(source: str, text: str) -> None:
    assert [line.text for line in lines_of(source)] == [text]


def test_italic_over_two_lines() -> None:
    assert [(line.text, line.italic) for line in lines_of("*Đoàn kết, kỷ cương,\nsáng tạo*\n\n*Ghi chú")] == [
        ("Đoàn kết, kỷ cương,", 1.0), ("sáng tạo", 1.0), ("*Ghi chú", 0.0),
    ]  # fmt: skip


def test_glued_type_and_subject_are_two_lines() -> None:
    text = "CHỈ THỊ**Về việc đẩy mạnh phong trào\nthi đua năm 2031**\n\nNội dung."
    assert [(line.text, line.bold) for line in lines_of(text)] == [
        ("CHỈ THỊ", 0.0),
        ("Về việc đẩy mạnh phong trào", 1.0),
        ("thi đua năm 2031", 1.0),
        ("Nội dung.", 0.0),
    ]
    assert [line.text for line in lines_of("KẾ HOẠCHPhát động thi đua\nNội dung.")][:2] == ["KẾ HOẠCH", "Phát động thi đua"]


HEADERS = {
    "spaces": """SỞ NỘI VỤ            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  TỈNH AN HẢI             Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SNV        An Hải, ngày 05 tháng 01 năm 2031
""",
    "tabs": "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH AN HẢI\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-SNV\tAn Hải, ngày 05 tháng 01 năm 2031\n",
    "one space": "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH AN HẢI Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-SNV An Hải, ngày 05 tháng 01 năm 2031\n",
    "pipes": "| SỞ NỘI VỤ<br>TỈNH AN HẢI<br>Số: 12/KH-SNV | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>"
    "An Hải, ngày 05 tháng 01 năm 2031 |\n|---|---|\n",
    "tags": "<table><tr><td>SỞ NỘI VỤ<br/>TỈNH AN HẢI</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc</td></tr>"
    "<tr><td>Số: 12/KH-SNV</td><td>An Hải, ngày 05 tháng 01 năm 2031</td></tr></table>\n",
    "rules": "SỞ NỘI VỤ            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH AN HẢI             Độc lập - Tự do - Hạnh phúc\n"
    "   -------                ---------------\nSố: 12/KH-SNV        An Hải, ngày 05 tháng 01 năm 2031\n",
}


@pytest.mark.parametrize("form", HEADERS)
def test_header_columns(form: str) -> None:
    got = shown(HEADERS[form] + "\nKẾ HOẠCH\nPhát động thi đua\n\nNăm 2031 là năm đầu.")
    assert got[:7] == [
        ("left", "SỞ NỘI VỤ"),
        ("left", "TỈNH AN HẢI"),
        ("left", "Số: 12/KH-SNV"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "An Hải, ngày 05 tháng 01 năm 2031"),
        ("full", "KẾ HOẠCH"),
    ]


def test_blank_number_and_subject_of_a_letter() -> None:
    got = shown(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH AN HẢI\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số:       /UBND-TH\tTP. An Hải, ngày     tháng 10 năm 2031\nV/v phát động phong\ntrào thi đua\n\nKính gửi: Các sở."
    )
    assert got[2:5] == [("left", "Số: /UBND-TH"), ("left", "V/v phát động phong"), ("left", "trào thi đua")]
    assert got[7:] == [("right", "TP. An Hải, ngày tháng 10 năm 2031"), ("full", "Kính gửi: Các sở.")]


def test_party_header() -> None:
    got = shown(
        "ĐẢNG BỘ TỈNH AN HẢI                 ĐẢNG CỘNG SẢN VIỆT NAM\n  HUYỆN ỦY BA KHE\n"
        "        *                    Ba Khe, ngày 3 tháng 2 năm 2031\nSố 36-HD/HU\n\nHƯỚNG DẪN"
    )
    assert [text for column, text in got if column == "left"] == ["ĐẢNG BỘ TỈNH AN HẢI", "HUYỆN ỦY BA KHE", "Số 36-HD/HU"]
    assert [text for column, text in got if column == "right"] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Ba Khe, ngày 3 tháng 2 năm 2031"]


FOOTERS = {
    "spaces": """Nơi nhận:                      KT. GIÁM ĐỐC
- Như trên;                    PHÓ GIÁM ĐỐC
- Các đơn vị thuộc Sở
và trực thuộc;
- Lưu: VT, TĐKT.

                               Trần Thị Mẫu
""",
    "one space": "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Các đơn vị thuộc Sở\nvà trực thuộc;\n- Lưu: VT, TĐKT. Trần Thị Mẫu\n",
    "tabs": "Nơi nhận:\t\tKT. GIÁM ĐỐC\n- Như trên;\t\tPHÓ GIÁM ĐỐC\n"
    "- Các đơn vị thuộc Sở và trực thuộc;\n- Lưu: VT, TĐKT.\t\tTrần Thị Mẫu\n",
    "title above": """                               KT. GIÁM ĐỐC
Nơi nhận:                      PHÓ GIÁM ĐỐC
- Như trên;
- Các đơn vị thuộc Sở và trực thuộc;
- Lưu: VT, TĐKT.               Trần Thị Mẫu
""",
}


@pytest.mark.parametrize("form", FOOTERS)
def test_footer_columns(form: str) -> None:
    got = shown("Giao Văn phòng theo dõi, báo cáo./.\n\n" + FOOTERS[form])
    assert got[1:] == [
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Các đơn vị thuộc Sở và trực thuộc;"),
        ("left", "- Lưu: VT, TĐKT."),
        ("right", "KT. GIÁM ĐỐC"),
        ("right", "PHÓ GIÁM ĐỐC"),
        ("right", "Trần Thị Mẫu"),
    ]


def test_recipients_with_capitals_are_not_signers() -> None:
    text = "Nơi nhận:\n- TT. Tỉnh ủy; TT. HĐND tỉnh;\n- UBND tỉnh; VP UBND;\n- Lưu: VT."
    assert [line.text for line in lines_of(text)] == text.split("\n")


def test_a_date_inside_a_sentence_is_no_date_line() -> None:
    text = "Hội nghị tổ chức tại An Hải, ngày 5 tháng 3 năm 2031"
    assert shown(text) == [("full", text)]


def test_signatures_side_by_side() -> None:
    got = shown("Nội dung.\n\nTM. ỦY BAN NHÂN DÂN        TM. BAN THƯỜNG VỤ\nCHỦ TỊCH     BÍ THƯ\n\nTrần Văn Một      Lê Thị Hai")
    assert [text for _, text in got][1:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Một", "TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Thị Hai"]


def test_tabs_make_a_table_and_a_repeated_head_stays_in_it() -> None:
    got = lines_of(
        "Chỉ tiêu:\n\nTT\tChỉ tiêu\tĐơn vị\n\t<b>Đầu vào</b>\t\n1\tGiường bệnh\t%\n\nTT\tChỉ tiêu\tĐơn vị\n2\tBác sĩ\t$\\geq 9$\n\nHết."
    )
    rows = [line for line in got if line.cells is not None]
    assert [row.cells for row in rows] == [
        ["TT", "Chỉ tiêu", "Đơn vị"], ["", "Đầu vào", ""], ["1", "Giường bệnh", "%"], ["TT", "Chỉ tiêu", "Đơn vị"], ["2", "Bác sĩ", "≥ 9"],
    ]  # fmt: skip
    assert {row.table for row in rows} == {1}
    assert rows[1].bold == 1.0
    assert all(row.text == "\t".join(row.cells or []) for row in rows)


def test_numbers_with_tabs_are_a_list() -> None:
    assert [(line.text, line.cells) for line in lines_of("1.\tMục đích\n2.\tYêu cầu\n3.\tNội dung")] == [
        ("1. Mục đích", None), ("2. Yêu cầu", None), ("3. Nội dung", None),
    ]  # fmt: skip


def test_pipe_table() -> None:
    rows = [line.cells for line in lines_of("| TT | Chỉ tiêu |\n|---|:--:|\n| 1 | **Giường** |\n| 2 | Bác sĩ |")]
    assert rows == [["TT", "Chỉ tiêu"], ["1", "Giường"], ["2", "Bác sĩ"]]


WRAPPED = """    Trong năm qua các cơ quan, đơn vị trên địa bàn đã tổ chức nhiều phong trào thi
đua sôi nổi, góp phần hoàn thành thắng lợi nhiệm vụ chính trị được giao, được nhân
dân ghi nhận và đánh giá cao. Để phát huy kết quả đó, cần tập trung làm tốt các
nhiệm vụ sau đây:
    1. Tiếp tục quán triệt sâu rộng các chủ trương, chính sách về thi đua và khen
thưởng đến từng cán bộ, công chức; gắn thi đua với cải cách hành chính, coi đây là
việc làm thường xuyên của mỗi người.
    Các đơn vị chủ động xây dựng kế hoạch, đăng ký giao ước ngay từ đầu năm, tổ
chức sơ kết, tổng kết đúng hạn.
"""


def test_broken_lines_become_paragraphs() -> None:
    texts = [line.text for line in lines_of(WRAPPED)]
    assert [text[:12] for text in texts] == ["Trong năm qu", "1. Tiếp tục ", "Các đơn vị c"]
    assert "phong trào thi đua sôi nổi" in texts[0]


def test_page_number_inside_a_sentence_goes() -> None:
    reading = read("Các đơn vị phối hợp chặt chẽ trong việc bảo vệ an\n\n2\n\nninh của địa phương.".encode(), "a.txt")
    assert [line.text for line in reading.pages[0].lines] == ["Các đơn vị phối hợp chặt chẽ trong việc bảo vệ an", "ninh của địa phương."]


def test_form_feeds_part_pages() -> None:
    reading = read("Trang một.\n\n1\n\fTrang hai.\n\n2\n".encode(), "a.txt")
    assert [[line.text for line in page.lines] for page in reading.pages] == [["Trang một."], ["Trang hai."]]


def places(line: Line) -> list[int]:
    assert line.source is not None
    return line.source_map or list(range(line.source, line.source + len(line.text)))


def assert_traced(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    assert decoded is not None
    for page in reading.pages:
        for line in page.lines:
            back = places(line)
            assert len(back) == len(line.text)
            for char, place in zip(line.text, back, strict=True):
                near = latin_letters(canonical(decoded.source[place : place + 4]))
                if "\u0400" <= near[:1] <= "\u04ff":
                    continue  # a letter that only looks Latin, told by the rest of its word
                assert char in " \t" or decoded.source[place] in "$&\\*" or near[:1] == char, (line.text, char, near)


@pytest.mark.parametrize("source", [*HEADERS.values(), *FOOTERS.values(), WRAPPED, "**Đậm** và *nghiêng* &amp; $\\geq 5$\n- a<br>b"])
def test_every_character_has_a_place(source: str) -> None:
    for text in (source, unicodedata.normalize("NFD", source), source.replace("\n", "\r\n")):
        assert_traced(text.encode(), read(text.encode(), "a.md"))


ALPHABET = "aăâđêôơưáồợ AĐ.,;:-*#_|<b>$&\\\t\n1/()\u0301\u00a0"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=ALPHABET, min_size=1, max_size=200))
def test_lines_are_whole_and_traced(text: str) -> None:
    try:
        reading = read(("Số " + text).encode(), "a.txt")
    except ReadError:
        return
    for page in reading.pages:
        for line in page.lines:
            assert "\n" not in line.text
            assert len(places(line)) == len(line.text)
            if line.cells is None:
                assert line.text == line.text.strip()
                assert line.text


@pytest.mark.parametrize(
    ("data", "category"), [(b"", "empty"), (b" \n\t\r\n", "empty"), (b"\xef\xbb\xbf  ", "empty"), (bytes(range(256)) * 9, "corrupt")]
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, category: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "a.txt")
    assert caught.value.category == category
    assert caught.value.advice


def test_shared_texts_parse_and_lead_back(shared: Path) -> None:
    for path in sorted((shared / "unlabelled").glob("*.txt"))[:60] + sorted((shared / "samples").glob("*.txt")):
        data = path.read_bytes()
        reading = read(data, path.name)
        assert reading.encoding == "utf-8"
        assert_traced(data, reading)


def test_recipients_behind_a_tab_stay_left() -> None:
    got = shown("Nội dung./.\n\tNơi nhận:\n- Như trên;\n- Lưu: VT. \tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nTrần Văn Mẫu")
    assert [text for column, text in got if column == "left"] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert [text for column, text in got if column == "right"] == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "(Đã ký)", "Trần Văn Mẫu"]


def test_the_state_in_a_title_is_no_header() -> None:
    text = "DANH SÁCH XÃ BIÊN GIỚI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert shown(text) == [("full", text)]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("KT. GIÁM ĐỐC", True),
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("TM.ỦY BAN NHÂN DÂN", True),
        ("PHÓ CHÁNH VĂN PHÒNG", True),
        ("TRƯỞNG BAN", True),
        ("TRƯỜNG ĐẠI HỌC AN HẢI", False),
        ("QUYẾT ĐỊNH:", False),
        ("VĂN PHÒNG", False),
        ("TỶ LỆ", False),
        ("Giám đốc Sở", False),
    ],
)
def test_titles_of_signers(text: str, signs: bool) -> None:
    assert is_signer_line(text) is signs


def test_stars_of_the_youth_union_are_no_emphasis() -> None:
    got = lines_of(
        "TỈNH ĐOÀN AN HẢI                    ĐOÀN TNCS HỒ CHÍ MINH\n***                             An Hải, ngày 05 tháng 01 năm 2031\n"
        "Số: 12 KH/ĐTN\n\nKẾ HOẠCH"
    )
    assert [(line.column, line.text, line.bold) for line in got] == [
        ("left", "TỈNH ĐOÀN AN HẢI", 0.0),
        ("left", "Số: 12 KH/ĐTN", 0.0),
        ("right", "ĐOÀN TNCS HỒ CHÍ MINH", 0.0),
        ("right", "An Hải, ngày 05 tháng 01 năm 2031", 0.0),
        ("full", "KẾ HOẠCH", 0.0),
    ]


def test_a_bound_in_a_cell_is_no_quotation() -> None:
    got = parse_bytes(
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch |\n|---|---|---|---|\n| 1 | Tưới tiêu | % | > 88,5 |\n\n> Lời dặn\n".encode(), "a.md"
    )[0]
    assert "> 88,5" in got.text
    assert "> Lời" not in got.text
