"""Whether a text layer is trusted: OCR layers under a scan, legacy fonts, other languages."""

from __future__ import annotations

import pytest
from pdf_files import HEIGHT, LINES, WIDTH, Sheet, body

from docparse.read.pdf.drawn import Drawn, draw
from docparse.read.pdf.quality import Verdict, judge
from docparse.text.normal import strip_marks

TEXT = [*LINES, "Các đơn vị phân công lãnh đạo phụ trách và báo cáo kết quả thực hiện về Sở."]


def verdict(data: bytes) -> tuple[Verdict, Drawn]:
    """What is thought of the first page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    drawn = draw(document[0])
    return judge(drawn), drawn


def scan(lines: list[str]) -> bytes:
    """A page image with an invisible text layer."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("L", (200, 280), 230)), 0, 0, WIDTH, HEIGHT)
    for i, text in enumerate(lines):
        part = sheet.canvas.beginText(85, 700 - 20 * i)
        from pdf_files import font

        part.setFont(font(), 14)
        part.setTextRenderMode(3)
        part.textLine(text)
        sheet.canvas.drawText(part)
    return sheet.bytes()


def test_a_good_ocr_layer_is_trusted() -> None:
    found, drawn = verdict(scan(TEXT))
    assert drawn.hidden_share == 1.0
    assert drawn.image_share > 0.9
    assert found.usable
    assert "OCR text layer" in found.reason


@pytest.mark.parametrize(
    "lines",
    [
        [strip_marks(line) for line in TEXT],
        [
            line.replace("ị", "j").replace("ệ", "~").replace("á", "4").replace("ô", "6").replace("ướ", "uo'n") + " brlq zzk wxv kqt"
            for line in TEXT
        ],
        ["CỔNG"],
    ],
)
def test_a_bad_ocr_layer_is_not(lines: list[str]) -> None:
    found, _ = verdict(scan(lines))
    assert not found.usable


def test_born_digital_text_is_trusted() -> None:
    sheet = Sheet()
    body(sheet)
    found, drawn = verdict(sheet.bytes())
    assert found.usable
    assert drawn.hidden_share == 0.0


def test_english_text_is_no_reason_for_ocr() -> None:
    sheet = Sheet()
    for i in range(4):
        sheet.write("The department shall report the results of the inspection before the end of the year", 85, 100 + 20 * i, 12)
    assert verdict(sheet.bytes())[0].usable


def test_letters_of_a_legacy_encoding_read_as_latin() -> None:
    sheet = Sheet()
    for i in range(4):
        sheet.write("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc ñy ban nh©n d©n", 85, 100 + 20 * i, 12)
    found, _ = verdict(sheet.bytes())
    assert not found.usable
    assert "legacy" in found.reason


def test_a_scan_with_only_a_signature_panel() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("L", (200, 280), 230)), 0, 0, WIDTH, HEIGHT)
    sheet.write("Người ký: CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LAM SƠN", 20, 10, 8)
    sheet.write("Thời gian ký: 05.03.2027 08:21:33 +07:00", 20, 20, 8)
    found, _ = verdict(sheet.bytes())
    assert not found.usable
    assert "signature panel" in found.reason
