"""Text layers over a scan that read worse than the page, and pictures of pages inside other files."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

import pytest
from pdf_files import HEIGHT, WIDTH, Sheet, font
from PIL import Image
from scan_pages import page

from docparse.errors import ReadError
from docparse.read import ReadOptions, read
from docparse.read.pdf.pdf import read_pdf, render
from docparse.read.scan import pictures as held

pytest.importorskip("tesserocr")
from docparse.read.scan.engine import tessdata

try:
    tessdata()
except ReadError:
    pytest.skip("no Vietnamese data of Tesseract", allow_module_level=True)

TEXT = (
    "Thực hiện kế hoạch công tác năm, Sở Nội vụ tổ chức kiểm tra",
    "việc chấp hành kỷ luật tại các cơ quan, đơn vị trực thuộc.",
    "Thủ trưởng các đơn vị phân công cán bộ theo dõi, tổng hợp,",
    "báo cáo kết quả về Văn phòng Sở trước ngày 15 hằng tháng.",
    "Các phòng chuyên môn phối hợp chặt chẽ, bảo đảm tiến độ.",
    "Kinh phí thực hiện lấy từ nguồn chi thường xuyên của đơn vị.",
    "Trong quá trình triển khai nếu có vướng mắc thì phản ánh kịp thời.",
)


def printed(turn: int = 0) -> bytes:
    """The lines in the middle of a scanned page, as JPEG."""
    sheet = page(("",) * 6 + TEXT)
    out = io.BytesIO()
    (sheet.rotate(turn, expand=True) if turn else sheet).save(out, "JPEG", quality=85, dpi=(200, 200))
    return out.getvalue()


def scan(change: Callable[[str], str], low: float = 0.0) -> bytes:
    """That page as a PDF with an invisible text layer of what `change` makes of the lines, `low` points too low."""
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.open(io.BytesIO(printed()))), 0, 0, WIDTH, HEIGHT)
    for i, text in enumerate(TEXT):
        if changed := change(text):
            part = sheet.canvas.beginText(72, HEIGHT - 72 - (i + 6) * 24 - 13 - low)
            part.setFont(font(), 14)
            part.setTextRenderMode(3)
            part.textLine(changed)
            sheet.canvas.drawText(part)
    return sheet.bytes()


def test_a_good_layer_is_kept() -> None:
    found = read_pdf(scan(str), "a.pdf").pages[0]
    assert found.read_by == "text-layer"
    assert found.lines[0].text.startswith("Thực hiện kế hoạch")


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace("ổ", "ô").replace("ế", "ê").replace("ả", "à").replace("ộ", "ô").replace("ị", "i"),
        lambda line: line if "ơ" in line[:8] or "Các" in line else "",
        lambda line: line.replace("h ", "b ").replace("c ", "e "),
    ],
    ids=["wrong marks", "lines left out", "wrong letters"],
)
def test_a_layer_that_reads_worse_than_the_page_is_not(change: Callable[[str], str]) -> None:
    found = read_pdf(scan(change), "a.pdf").pages[0]
    assert found.read_by == "ocr"
    assert "OCR text layer" in (found.reason or "")
    assert "Sở Nội vụ tổ chức kiểm tra" in found.lines[0].text


def test_with_ocr_switched_off_the_layer_is_all_there_is() -> None:
    found = read_pdf(scan(lambda line: line.replace("ổ", "ô").replace("ế", "ê")), "a.pdf", ReadOptions(ocr="never")).pages[0]
    assert found.read_by == "text-layer"


def word_file(*pictures: bytes, text: str = "") -> bytes:
    """A .docx of pictures, the old way of drawing told again for old programs beside the new one."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    shown = "".join(
        f'<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><a:blip r:embed="p{i}"/></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:imagedata r:id="p{i}"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
        for i in range(len(pictures))
    )
    relations = "".join(f'<Relationship Id="p{i}" Target="media/image{i}.jpeg"/>' for i in range(len(pictures)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {names}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>{shown}</w:body></w:document>"
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for i, picture in enumerate(pictures):
            archive.writestr(f"word/media/image{i}.jpeg", picture)
    return buffer.getvalue()


@pytest.mark.parametrize("text", ["", "Trang quét"])
def test_a_word_file_of_pictures_is_read_as_scanned_pages(text: str) -> None:
    reading = read(word_file(printed(), printed(180), text=text), "a.docx")
    assert reading.origin == "ocr"
    assert [found.number for found in reading.pages] == [1, 2]
    assert all("Sở Nội vụ tổ chức kiểm tra" in found.lines[0].text for found in reading.pages)


def test_a_web_page_of_pictures_is_read_as_scanned_pages() -> None:
    source = f'<html><body><p><img alt="" src="data:image/jpeg;base64,{base64.b64encode(printed()).decode()}"></p></body></html>'
    reading = read(source.encode(), "a.html")
    assert "Sở Nội vụ tổ chức kiểm tra" in reading.pages[0].lines[0].text


def test_pictures_that_are_no_pages_are_no_text() -> None:
    logo = io.BytesIO()
    Image.new("RGB", (120, 120), "red").save(logo, "JPEG")
    for pictures in ((logo.getvalue(),), (b"no picture",)):
        with pytest.raises(ReadError) as error:
            read(word_file(*pictures), "a.docx")
        assert error.value.category == "empty"
    with pytest.raises(ReadError) as error:
        read(word_file(printed()), "a.docx", ReadOptions(ocr="never"))
    assert error.value.category == "empty"


def test_a_strict_word_file_of_pictures_is_read_too() -> None:
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(printed()))) as before, zipfile.ZipFile(strict, "w") as after:
        for entry in before.namelist():
            data = before.read(entry)
            for kind in (b"officeDocument/2006/relationships", b"wordprocessingml/2006/main"):
                old = b"http://schemas.openxmlformats.org/" + kind
                data = data.replace(old, b"http://purl.oclc.org/ooxml/" + kind.replace(b"/2006", b""))
            after.writestr(entry, data)
    assert "Sở Nội vụ" in read(strict.getvalue(), "a.docx").pages[0].lines[0].text


def test_a_picture_that_is_shown_often_is_held_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = word_file(b"a" * 3000, b"b" * 3000, b"c" * 3000)
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(shown)) as before, zipfile.ZipFile(again, "w") as after:
        for entry in before.namelist():
            after.writestr(entry, before.read(entry).replace(b"</w:body>", b'<w:p><a:blip r:embed="p0"/></w:p>' * 3 + b"</w:body>"))
    found = held.in_word(again.getvalue())
    assert [picture[:1] for picture in found] == [b"a", b"b", b"c", b"a", b"a", b"a"]
    assert len({id(picture) for picture in found}) == 3
    monkeypatch.setattr(held, "_LARGEST", 7000)
    assert [picture[:1] for picture in held.in_word(again.getvalue())] == [b"a", b"b", b"a", b"a", b"a"]


def test_pictures_in_a_web_page_may_be_escaped_and_tags_may_break_off() -> None:
    data = bytes(range(256))
    code = base64.b64encode(data).decode()
    escaped = code.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    assert held.in_html(f'<img src="data:image/png;base64,{escaped}"><img alt="" src="data:image/png;base64,{code}">') == [data, data]
    assert held.in_html('<img src="data:image/png;base64,A">' + "<img " * 1000) == []


@pytest.mark.parametrize("size", [(0.5, 842.0), (1.0, 1.0), (595.0, 1.0), (9000.0, 9.0)])
def test_a_page_too_narrow_for_print_is_blank(size: tuple[float, float]) -> None:
    from reportlab.lib.utils import ImageReader

    sheet = Sheet(*size)
    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 60), 90)), 0, 0, *size)
    reading = read_pdf(sheet.bytes(), "a.pdf", ReadOptions(ocr="always"))
    assert [(found.lines, found.reason) for found in reading.pages] == [([], "blank page")]


def test_a_page_of_many_metres_is_drawn_small() -> None:
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    from docparse.read.scan.preprocess import prepare

    sheet = Sheet(60_000, 60_000)
    sheet.canvas.drawImage(ImageReader(Image.new("L", (90, 90), 255)), 0, 0, 60_000, 60_000)
    document = pypdfium2.PdfDocument(sheet.bytes())
    image, dpi = render(document[0], 300)
    assert image.shape[0] * image.shape[1] <= 60_000_000
    assert prepare(image[:3000, :3000], dpi).grey.size <= 101_000_000
    document.close()
