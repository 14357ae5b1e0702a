"""PDFs read by their text layer: words, fonts, columns, typed annotations, turned pages, and what goes wrong."""

from __future__ import annotations

import unicodedata

import pytest
from pdf_files import LINES, Sheet, body, font, paper

from docparse.document import Document
from docparse.errors import ReadError
from docparse.layout.compose import compose
from docparse.read.options import ReadOptions
from docparse.read.pdf.pdf import read_pdf

NEVER = ReadOptions(ocr="never")


def composed(data: bytes) -> Document:
    """The document of a PDF, without OCR."""
    return compose(read_pdf(data, "a.pdf", NEVER), "a.pdf")


def lines_of(data: bytes) -> list[str]:
    """Its blocks."""
    return [block.text for block in composed(data).blocks]


def test_a_paper_in_reading_order() -> None:
    assert lines_of(paper()) == [
        "UBND TỈNH LAM SƠN",
        "SỞ NỘI VỤ",
        "Số: 15/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lam Sơn, ngày 05 tháng 02 năm 2027",
        "KẾ HOẠCH",
        "Kiểm tra kỷ luật, kỷ cương hành chính năm 2027",
        " ".join(LINES),
        "Nơi nhận:",
        "- Các phòng, đơn vị;",
        "- Lưu: VT, TTr.",
        "GIÁM ĐỐC",
        "Lê Thị Bình",
    ]


def test_fonts_columns_and_alignment_of_its_blocks() -> None:
    blocks = {block.text: block for block in composed(paper()).blocks}
    assert blocks["SỞ NỘI VỤ"].bold == 1.0
    assert blocks["Lam Sơn, ngày 05 tháng 02 năm 2027"].italic == 1.0
    assert blocks["KẾ HOẠCH"].align == "center"
    assert blocks["Nơi nhận:"].column == "left"
    assert blocks["GIÁM ĐỐC"].column == "right"
    item = blocks["- Lưu: VT, TTr."]
    assert item.size is not None
    assert item.size < 0.85
    assert blocks[" ".join(LINES)].lines == 2


def test_boxes_lie_where_the_words_stand() -> None:
    reading = read_pdf(paper(), "a.pdf", NEVER)
    line = next(line for line in reading.pages[0].lines if line.text == "- Lưu: VT, TTr.")
    assert line.box is not None
    assert line.box[0] == pytest.approx(85, abs=1)
    assert 340 < (line.box[1] + line.box[3]) / 2 < 362


def typed(fields: list[tuple[str, float, float]], blank: str) -> bytes:
    """A line with blanks, and text typed over it in form fields, as signing services do."""
    sheet = Sheet()
    sheet.write(blank, 85, 100)
    body(sheet)
    for i, (value, x, y) in enumerate(fields):
        sheet.canvas.acroForm.textfield(
            value=value, name=f"f{i}", x=x, y=sheet.height - y - 18, width=60 + 4 * len(value), height=20,
            borderWidth=0, fontSize=12, fontName="Times-Roman", forceBorder=False,
        )  # fmt: skip
    return sheet.bytes()


def test_a_number_typed_at_signing_stands_in_its_place() -> None:
    data = typed([("173", 112, 100)], "Số:                    /KH-UBND")
    assert lines_of(data)[0].replace(" ", "") == "Số:173/KH-UBND"


def test_a_signature_panel_is_data_and_no_text() -> None:
    data = typed([("Digitally signed by: SO NOI VU", 380, 20), ("Date: 2027/03/05 08:21:33 +07:00", 380, 42)], "Lời mở đầu")
    reading = read_pdf(data, "a.pdf", NEVER)
    assert [(panel.signer, panel.time) for panel in reading.panels] == [("SO NOI VU", "2027-03-05T08:21:33+07:00")]
    assert "signed" not in compose(reading).text
    assert any("signed" in line.text for line in reading.pages[0].furniture)


def test_decomposed_letters_come_together() -> None:
    sheet = Sheet()
    sheet.write(unicodedata.normalize("NFD", "Nghị quyết của Hội đồng nhân dân"), 85, 100)
    assert lines_of(sheet.bytes()) == ["Nghị quyết của Hội đồng nhân dân"]


def test_raised_digits_are_no_part_of_a_number() -> None:
    sheet = Sheet()
    body(sheet)
    end = sheet.write("theo Hướng dẫn số 12/HD-SNV", 85, 400)
    sheet.write("2", end, 398, 8)
    end = sheet.write("công suất 90m", 85, 430)
    end = sheet.write("3", end, 428, 8)
    sheet.write("/s", end, 430)
    assert lines_of(sheet.bytes())[1:] == ["theo Hướng dẫn số 12/HD-SNV²", "công suất 90m³/s"]


def test_words_that_stand_apart_without_a_space_between_them() -> None:
    sheet = Sheet()
    body(sheet)
    end = sheet.write("VĂN", 85, 400)
    end = sheet.write("PHÒNG", end + 2.6, 400)
    sheet.write("TỈNH", end + 2.6, 400)
    assert lines_of(sheet.bytes())[1] == "VĂN PHÒNG TỈNH"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(turn: int) -> None:
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(paper())
    document[0].set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    found = read_pdf(out.getvalue(), "a.pdf", NEVER)
    if turn == 180:
        assert found.pages[0].width == pytest.approx(595, abs=1)
    assert [line.text for line in found.pages[0].lines][:3] == ["UBND TỈNH LAM SƠN", "SỞ NỘI VỤ", "Số: 15/KH-SNV"]


def test_text_drawn_sideways_on_an_upright_page() -> None:
    sheet = Sheet()
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.height = 595.0
    body(sheet, 200)
    reading = read_pdf(sheet.bytes(), "a.pdf", NEVER)
    assert (reading.pages[0].width, reading.pages[0].height) == (pytest.approx(842), pytest.approx(595))
    assert compose(reading).text == " ".join(LINES)


def test_a_watermark_across_the_page_is_furniture() -> None:
    sheet = Sheet()
    body(sheet)
    sheet.canvas.saveState()
    sheet.canvas.translate(200, 300)
    sheet.canvas.rotate(45)
    sheet.canvas.setFont(font("Bold"), 60)
    sheet.canvas.drawString(0, 0, "DỰ THẢO")
    sheet.canvas.restoreState()
    reading = read_pdf(sheet.bytes(), "a.pdf", NEVER)
    assert compose(reading).text == " ".join(LINES)
    assert "DỰ THẢO" in [line.text for line in reading.pages[0].furniture]


def test_running_heads_are_furniture() -> None:
    sheet = Sheet()
    for i in range(4):
        sheet.centre(f"Kế hoạch kiểm tra năm 2027 - bản {i + 1}", 300, 30, 10)
        body(sheet, 200 + 20 * i)
        if i < 3:
            sheet.page()
    reading = read_pdf(sheet.bytes(), "a.pdf", NEVER)
    assert "bản" not in compose(reading).text
    assert sum("bản" in line.text for page in reading.pages for line in page.furniture) == 4


def test_a_ruled_table() -> None:
    sheet = Sheet()
    body(sheet, 100)
    for y in (200, 225, 265):
        sheet.canvas.line(85, sheet.height - y, 500, sheet.height - y)
    for x in (85, 130, 400, 500):
        sheet.canvas.line(x, sheet.height - 200, x, sheet.height - 265)
    cells = [("TT", 90, 204), ("Nội dung", 135, 204), ("Kế hoạch", 405, 204), ("1", 90, 236), ("30%", 405, 236)]
    cells += [("Tỷ lệ cơ quan, đơn vị được", 135, 228), ("kiểm tra trong năm", 135, 245)]
    for text, x, y in cells:
        sheet.write(text, x, y, 13)
    blocks = composed(sheet.bytes()).blocks
    assert [block.text.split("\t") for block in blocks[1:]] == [
        ["TT", "Nội dung", "Kế hoạch"], ["1", "Tỷ lệ cơ quan, đơn vị được kiểm tra trong năm", "30%"],
    ]  # fmt: skip


def problem(data: bytes, options: ReadOptions = NEVER) -> ReadError:
    """The error that reading gives."""
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "bản sao.pdf", options)
    return caught.value


def test_errors_say_what_is_wrong_and_what_to_do() -> None:
    sheet = Sheet(encrypt="mat-khau")
    body(sheet)
    assert problem(sheet.bytes()).category == "encrypted"
    assert problem(b"").category == "empty"
    assert problem(b"%PDF-1.7 nothing of a PDF follows").category == "corrupt"
    assert problem(b"just words").category == "corrupt"
    found = problem(paper(), ReadOptions(ocr="never", max_pages=0))
    assert found.category == "too_large"
    assert "bản sao.pdf" in str(found)
    assert found.advice


def test_files_that_a_pdf_carries_are_named_in_a_warning() -> None:
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(paper())
    for name in ("Phụ lục 1.docx", "Danh sách.pdf"):
        document.new_attachment(name).set_data(b"x")
    out = io.BytesIO()
    document.save(out)
    warnings = dict(read_pdf(out.getvalue(), "a.pdf").warnings)
    assert "2 tệp" in warnings["files_attached"]
    assert all(name in warnings["files_attached"] for name in ("Phụ lục 1.docx", "Danh sách.pdf"))
    assert "files_attached" not in dict(read_pdf(paper(), "a.pdf").warnings)


def test_a_file_whose_end_was_cut_off_is_repaired() -> None:
    data = paper()
    assert read_pdf(data[: len(data) - 60], "a.pdf", NEVER).pages[0].lines


def test_a_blank_page_between_others() -> None:
    sheet = Sheet()
    body(sheet)
    sheet.page()
    sheet.page()
    body(sheet)
    reading = read_pdf(sheet.bytes(), "a.pdf")
    assert [bool(page.lines) for page in reading.pages] == [True, False, True]
    assert reading.pages[1].reason == "blank page"
    assert reading.origin == "born-digital"
