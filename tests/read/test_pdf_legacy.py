"""Text layers set in the fonts of the old Vietnamese encodings are decoded, and not sent to OCR."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pdf_files import HEIGHT, WIDTH
from reportlab.pdfgen.canvas import Canvas

from docparse.pipeline import parse_bytes
from docparse.schema import Record

TCVN3 = [
    "Thùc hiÖn ch­¬ng tr×nh c«ng t¸c n¨m, Së Néi vô yªu cÇu c¸c phßng b¸o c¸o kÕt qu¶",
    "tr­íc ngµy 15 th¸ng 12 n¨m 2007 theo C«ng v¨n sè 15/SNV-VP. L­u: VT, Th«ng t­.",
]
TEXT = (
    "Thực hiện chương trình công tác năm, Sở Nội vụ yêu cầu các phòng báo cáo kết quả "
    "trước ngày 15 tháng 12 năm 2007 theo Công văn số 15/SNV-VP. Lưu: VT, Thông tư."
)
VNI = [
    "Thöïc hieän chöông trình coâng taùc naêm, Sôû Noäi vuï yeâu caàu caùc phoøng baùo caùo keát quaû",
    "tröôùc ngaøy 15 thaùng 12 naêm 2007 theo Coâng vaên soá 15/SNV-VP. Löu: VT, Thoâng tö.",
]


def renamed(data: bytes, font: str) -> Record:
    """The record of a PDF after all its fonts were given that name."""
    out = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item:
                item.BaseFont = pikepdf.Name("/" + font)
            if isinstance(item, pikepdf.Dictionary) and "/FontName" in item:
                item.FontName = pikepdf.Name("/" + font)
        pdf.save(out)
    return parse_bytes(out.getvalue(), "a.pdf")[0]


def printed(lines: list[str], font: str) -> Record:
    """The record of a PDF whose lines are set in a simple font of that name, with the codes that the letters have in Windows."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for number, line in enumerate(lines):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(80, 700 - 18 * number, line)
    canvas.showPage()
    canvas.save()
    return renamed(buffer.getvalue(), font)


@pytest.mark.parametrize(
    ("lines", "font"), [(TCVN3, ".VnTime"), (TCVN3, "ABCDEF+.VnTime-Bold"), (TCVN3, "VnTime"), (VNI, "VNI-Times"), (VNI, "VNI-Helve")]
)
def test_a_font_of_an_old_encoding(lines: list[str], font: str) -> None:
    record = printed(lines, font)
    assert record.text == TEXT
    assert record.pages[0].read_by == "text-layer"
    assert record.source.origin == "born-digital"


def test_a_font_that_prints_capitals() -> None:
    assert printed(["së néi vô tØnh lam s¬n, ch­¬ng tr×nh"], ".VnTimeH").text == "SỞ NỘI VỤ TỈNH LAM SƠN, CHƯƠNG TRÌNH"


def test_words_have_their_places() -> None:
    record = printed(TCVN3, ".VnTime")
    start = record.text.index("chương trình")
    (place,) = record.locate(start, start + 5)
    assert place.box is not None
    assert place.box[0] == pytest.approx(128, abs=6)


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_unicode_letters_under_an_old_name_are_left_alone(font: str) -> None:
    from pdf_files import paper

    assert renamed(paper(), font).text == parse_bytes(paper(), "a.pdf")[0].text


def test_plain_letters_stay() -> None:
    assert printed(["Plain words in ASCII - and a well-known hyphen."], ".VnTime").text == "Plain words in ASCII - and a well-known hyphen."
