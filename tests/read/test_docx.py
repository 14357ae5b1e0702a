"""Word files, built here part by part: columns, tables, generated numbers, revisions, text boxes, notes, legacy fonts."""

from __future__ import annotations

import io
import zipfile

import pytest

from docparse.document import Line, Reading
from docparse.errors import ReadError
from docparse.read import read
from docparse.read.word.docx import read_docx

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def package(body: str, **parts: str) -> bytes:
    """A .docx of a body's XML; `numbering`, `styles`, `footnotes`, `header1`, `footer1` are further parts' inner XML."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "header1": "hdr", "footer1": "ftr"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{roots[name]} {NAMES}>{inner}</w:{roots[name]}>")
    return buffer.getvalue()


def p(text: str, look: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def table(*rows: list[str], ruled: bool = False) -> str:
    borders = "<w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>" if ruled else "<w:tblPr/>"
    return (
        f"<w:tbl>{borders}" + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"
    )


def reading_of(body: str, **parts: str) -> Reading:
    return read(package(body, **parts), "a.docx")


def lines_of(body: str, **parts: str) -> list[Line]:
    return [line for page in reading_of(body, **parts).pages for line in page.lines]


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines_of(body, **parts)]


CENTER = '<w:jc w:val="center"/>'


def test_header_table_becomes_columns() -> None:
    body = table(
        [p("SỞ NỘI VỤ") + p("TỈNH AN HẢI"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")],
        [p("Số:        /KH-SNV") + p("V/v thi đua"), p("An Hải, ngày   tháng 01 năm 2031", "<w:i/>")],
    ) + p("KẾ HOẠCH", "<w:b/>", CENTER)
    got = lines_of(body)
    assert [(line.column, line.text) for line in got] == [
        ("left", "SỞ NỘI VỤ"),
        ("left", "TỈNH AN HẢI"),
        ("left", "Số: /KH-SNV"),
        ("left", "V/v thi đua"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "An Hải, ngày tháng 01 năm 2031"),
        ("full", "KẾ HOẠCH"),
    ]
    assert got[6].italic == 1.0
    assert (got[7].bold, got[7].align) == (1.0, "center")


def test_footer_table_and_soft_breaks() -> None:
    breaks = "<w:p><w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- Như trên;</w:t><w:br/><w:t>- Lưu: VT.</w:t></w:r></w:p>"
    body = p("Giao Văn phòng theo dõi./.") + table([breaks, p("KT. GIÁM ĐỐC") + p("PHÓ GIÁM ĐỐC") + p("") + p("Trần Thị Mẫu")])
    got = lines_of(body)
    assert [line.text for line in got][1:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Mẫu",
    ]  # fmt: skip
    assert [line.break_before for line in got][4:] == [True, False, True]


def test_tabs_between_columns() -> None:
    def row(left: str, right: str) -> str:
        return f"<w:p><w:r><w:t>{left}</w:t><w:tab/><w:t>{right}</w:t></w:r></w:p>"

    body = row("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + row("TỈNH AN HẢI", "Độc lập - Tự do - Hạnh phúc")
    assert texts(body + row("Số: 5/BC-SNV", "An Hải, ngày 2 tháng 3 năm 2031")) == [
        "SỞ NỘI VỤ", "TỈNH AN HẢI", "Số: 5/BC-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Hải, ngày 2 tháng 3 năm 2031",
    ]  # fmt: skip


def test_data_table_with_merged_and_nested_cells() -> None:
    span = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    down, more = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"
    body = table(
        [p("TT"), p("Chỉ tiêu"), p("Kế hoạch")],
        [span + p("Nhóm A"), p("")],
        [down + p("1"), p("Tỷ lệ") + p("tiêm chủng"), p("96%")],
        [more + p(""), table([p("x"), p("y")]), p("97%")],
        ruled=True,
    )
    got = lines_of(body)
    assert [line.cells for line in got] == [
        ["TT", "Chỉ tiêu", "Kế hoạch"], ["Nhóm A", "", ""], ["1", "Tỷ lệ tiêm chủng", "96%"], ["", "x y", "97%"],
    ]  # fmt: skip
    assert {line.table for line in got} == {1}


LEVELS = (
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.%3.'/></w:lvl>"
    "<w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%4)'/></w:lvl>"
    "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='1'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
)


def item(text: str, level: int, number: int = 1) -> str:
    return p(text, paragraph=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def test_generated_numbers_are_text() -> None:
    body = "".join(
        [
            item("MỤC ĐÍCH", 0), item("Một", 1), item("Hai", 1), item("Con", 2), item("Con", 2), item("Điểm", 3),
            item("YÊU CẦU", 0), item("Lại một", 1), item("Gạch", 0, 2), item("Năm", 1, 3),
        ]
    )  # fmt: skip
    assert texts(body, numbering=LEVELS) == [
        "I. MỤC ĐÍCH", "1. Một", "2. Hai", "2.1. Con", "2.2. Con", "a) Điểm", "II. YÊU CẦU", "1. Lại một", "- Gạch", "5. Năm",
    ]  # fmt: skip


def test_numbers_and_depth_from_a_style() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Con'><w:basedOn w:val='H1'/><w:rPr><w:b w:val='0'/></w:rPr></w:style>"
    )
    body = p("MỤC ĐÍCH", paragraph="<w:pStyle w:val='H1'/>") + p("YÊU CẦU", paragraph="<w:pStyle w:val='Con'/>")
    first, second = lines_of(body, numbering=LEVELS, styles=styles)
    assert (first.text, first.depth, first.bold) == ("I. MỤC ĐÍCH", 1, 1.0)
    assert (second.text, second.bold) == ("II. YÊU CẦU", 0.0)


def test_revisions_are_taken_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Trước ngày </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>15</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> chuyển</w:t></w:r></w:moveFrom><w:r><w:t>/02</w:t></w:r></w:p>"
    )
    reading = reading_of(body)
    assert [line.text for line in reading.pages[0].lines] == ["Trước ngày 15/02"]
    assert reading.warnings[0][0] == "tracked_changes"


def test_text_boxes_once_and_notes_after_the_paragraph() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Nội dung</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + p("Sau")
    )
    assert texts(body, footnotes=f"<w:footnote w:id='2'>{p('Chú thích.')}</w:footnote>") == ["DỰ THẢO", "Nội dung", "Chú thích.", "Sau"]


def test_legacy_fonts_run_by_run() -> None:
    def run(text: str, font: str) -> str:
        return f"<w:r><w:rPr><w:rFonts w:ascii='{font}'/></w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"

    body = f"<w:p>{run('quyÕt ®Þnh ', '.VnTimeH')}{run('sè ', '.VnTime')}{run('15 ', 'Arial')}{run('Ñoäc laäp', 'VNI-Times')}</w:p>"
    reading = reading_of(body)
    assert reading.pages[0].lines[0].text == "QUYẾT ĐỊNH số 15 Độc lập"
    assert reading.encoding == "tcvn3"


def test_page_marks_are_furniture_unless_they_hold_the_issuer() -> None:
    plain = reading_of(p("Nội dung"), footer1=p("Trang 2"))
    assert [line.text for line in plain.pages[0].furniture] == ["Trang 2"]
    head = table([p("SỞ NỘI VỤ") + p("Số: 5/BC-SNV"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    got = [line.text for line in reading_of(p("BÁO CÁO"), header1=head).pages[0].lines]
    assert got == ["SỞ NỘI VỤ", "Số: 5/BC-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO"]


def test_soft_breaks_in_running_text() -> None:
    body = (
        "<w:p><w:r><w:t>Các cơ quan, đơn vị chủ động phối hợp trong công tác tuyên truyền và</w:t><w:br/><w:t>vận động.</w:t><w:br/>"
        "<w:t>- Việc thứ nhất;</w:t></w:r></w:p>"
    )
    assert texts(body) == ["Các cơ quan, đơn vị chủ động phối hợp trong công tác tuyên truyền và vận động.", "- Việc thứ nhất;"]


def test_page_breaks_part_pages() -> None:
    reading = reading_of(p("Một.") + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" + p("Hai."))
    assert [[line.text for line in page.lines] for page in reading.pages] == [["Một."], ["Hai."]]


def test_hidden_text_and_field_codes_stay_out() -> None:
    body = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>"
    )
    assert texts(body) == ["hiện"]


@pytest.mark.parametrize(
    ("data", "category"),
    [
        (package(""), "empty"),
        (package(p("x"))[:-40], "corrupt"),
        (b"PK\x03\x04" + b"x" * 60, "corrupt"),
    ],
)
def test_bad_files(data: bytes, category: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "a.docx")
    assert caught.value.category == category
    assert caught.value.advice


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{p('Còn đọc được')}<w:p><w:r><w:t>cụt")
    assert read_docx(buffer.getvalue(), "a.docx").pages[0].lines[0].text == "Còn đọc được"


def test_a_soft_break_after_bold_print_or_before_an_item_parts_paragraphs() -> None:
    bold, plain = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t><w:br/></w:r>", "<w:r><w:t>{}</w:t><w:br/></w:r>"
    title = "1. Phòng Kế hoạch tổng hợp và các phòng chuyên môn, nghiệp vụ thuộc Sở"
    runs = bold.format("I- YÊU CẦU") + bold.format(title) + plain.format("Theo dõi việc thực hiện ở từng đơn vị.")
    runs += plain.format("a/ Mỗi quý một lần") + plain.format("b/ Mỗi năm hai lần")
    assert texts(f"<w:p><w:pPr><w:jc w:val='both'/></w:pPr>{runs}</w:p>") == [
        "I- YÊU CẦU", title, "Theo dõi việc thực hiện ở từng đơn vị.", "a/ Mỗi quý một lần", "b/ Mỗi năm hai lần",
    ]  # fmt: skip


def test_a_head_in_the_page_header_is_text_though_the_body_names_the_issuer() -> None:
    head = table([p("UBND XÃ MẪU") + p("Số: 4/QĐ-UBND"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Mẫu, ngày 2 tháng 3 năm 2031")])
    body = p("QUYẾT ĐỊNH", "<w:b/>", CENTER) + p("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU", "<w:b/>", CENTER) + p("Điều 1. Khen thưởng 5 hộ.")
    assert texts(body, header1=head)[:2] == ["UBND XÃ MẪU", "Số: 4/QĐ-UBND"]
    assert "UBND XÃ MẪU" not in texts(head + body, header1=head)[4:]


def test_signs_of_symbol_fonts_are_bullets_and_legal_levels_count_in_decimals() -> None:
    def level(at: int, form: str, pattern: str, more: str = "") -> str:
        return f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{pattern}'/></w:lvl>"

    def item(text: str, at: int) -> str:
        return p(text, paragraph=f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='1'/></w:numPr>")

    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>") + level(2, "bullet", "\uf0a7")
    lists = f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    body = item("Mục đích", 0) + item("Chung", 1) + item("Đủ mũi tiêm", 2) + p("\uf0d8 Sạch đường làng")
    assert texts(body, numbering=lists) == ["I. Mục đích", "1.1. Chung", "• Đủ mũi tiêm", "• Sạch đường làng"]


def test_the_left_column_may_stand_behind_a_tab_too() -> None:
    def row(left: str, right: str = "") -> str:
        tail = f"<w:tab/><w:t>{right}</w:t>" if right else ""
        return f"<w:p><w:r><w:tab/><w:t>{left}</w:t>{tail}</w:r></w:p>"

    body = row("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + row("TỈNH AN HẢI", "Độc lập - Tự do - Hạnh phúc")
    body += row("CHI CỤC VĂN THƯ") + row("Số: 5/BC-CCVT", "An Hải, ngày 2 tháng 3 năm 2031")
    assert texts(body)[:4] == ["SỞ NỘI VỤ", "TỈNH AN HẢI", "CHI CỤC VĂN THƯ", "Số: 5/BC-CCVT"]


def test_five_signatures_abreast_are_no_table_of_data() -> None:
    signs = [[p(f"TM. UBND XÃ MẪU {letter}") + p("CHỦ TỊCH") + p("") + p(f"Vi Văn {letter}n") for letter in "ABCDE"]]
    got = texts(p("Giao ước có giá trị từ ngày ký./.") + table(*signs))
    assert got[1:4] == ["TM. UBND XÃ MẪU A", "CHỦ TỊCH", "Vi Văn An"]
    assert len(got) == 16


def test_a_list_that_starts_anew_counts_on_in_the_list_beside_it() -> None:
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    start = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    lists = f"<w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum><w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>"
    lists += f"<w:num w:numId='3'><w:abstractNumId w:val='0'/>{start}</w:num>"
    body = "".join(p(text, paragraph=f"<w:numPr><w:numId w:val='{number}'/></w:numPr>") for text, number in [("a", 2), ("b", 3), ("c", 2)])
    assert texts(body, numbering=lists) == ["1. a", "1. b", "2. c"]


def test_a_level_that_the_first_item_skips_counts_as_begun() -> None:
    body = item("Bình xét cụm", 1) + item("HỒ SƠ", 0) + item("Mẫu kê", 2) + item("Mẫu biên bản", 1) + item("THỜI HẠN", 0)
    assert texts(body, numbering=LEVELS) == ["1. Bình xét cụm", "II. HỒ SƠ", "1.1. Mẫu kê", "1. Mẫu biên bản", "III. THỜI HẠN"]


def test_a_paper_inside_a_table_keeps_its_own_tables() -> None:
    head = table([p("UBND XÃ MẪU A"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    data = table([p("Chỉ tiêu"), p("Giao")], [p("Gia đình văn hóa"), p("85%")], [p("Thôn văn hóa"), p("9")], ruled=True)
    foot = table([p("Nơi nhận:") + p("- Lưu: VT."), p("CHỦ TỊCH") + p("Vi Văn An")])
    plain = lines_of(head + p("KẾ HOẠCH") + data + p("Các thôn thực hiện./.") + foot)
    framed = lines_of(table([head + p("KẾ HOẠCH") + data + p("Các thôn thực hiện./.") + foot], ruled=True))
    assert [(line.text, line.table, line.column) for line in framed] == [(line.text, line.table, line.column) for line in plain]
    assert [line.text for line in framed if line.table] == ["Chỉ tiêu\tGiao", "Gia đình văn hóa\t85%", "Thôn văn hóa\t9"]


def test_a_paper_set_row_by_row_in_a_table_is_no_data() -> None:
    across = [
        [f"<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p(text)}"] for text in ["KẾ HOẠCH", *(f"{n}. Việc thứ {n}" for n in range(1, 14))]
    ]
    head, foot = [p("UBND XÃ MẪU A"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], [p("Nơi nhận:"), p("CHỦ TỊCH")]
    lines = lines_of(table(head, *across, foot))
    assert not any(line.table for line in lines)
    assert [line.column for line in lines] == ["left", "right", *["full"] * 14, "left", "right"]


def test_signs_behind_crossed_tags_stay() -> None:
    crossed = "<w:p><w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>Tổ Hòa Giải</w:t></w:r></w:hyperlink></w:sdtContent></w:sdt></w:p>"
    assert texts(crossed + p("TTr&amp;KT xã: nợ xấu &lt; 1,5%, &quot;bốn tốt&quot;"))[-1] == 'TTr&KT xã: nợ xấu < 1,5%, "bốn tốt"'


@pytest.mark.parametrize(
    "styles",
    [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>',
    ],
    ids=["defaults", "default style"],
)
def test_an_old_font_that_no_run_names(styles: str) -> None:
    assert texts(p("Phßng Néi vô tæ chøc häp"), styles=styles) == ["Phòng Nội vụ tổ chức họp"]


@pytest.mark.parametrize(
    "odd",
    [
        '<w:sym w:font="Wingdings" w:char="zz"/>',
        '<w:rPr><w:sz w:val="²"/></w:rPr>',
        '<w:rPr><w:sz w:val="--5"/></w:rPr>',
        f'<w:rPr><w:sz w:val="{"9" * 5000}"/></w:rPr>',
    ],
)
def test_numbers_that_are_none_change_nothing(odd: str) -> None:
    found = texts(f"<w:p><w:r>{odd}<w:t>Báo cáo kết quả</w:t></w:r></w:p>")
    assert [line.lstrip("• ") for line in found] == ["Báo cáo kết quả"]
