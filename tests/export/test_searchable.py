"""`docparse ocr`: the pictures stay as they were, the text lies where it is printed, and the file keeps the rules of PDF/A-2b."""

from __future__ import annotations

import io
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageCms, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from docparse.corpus.paper import Paper, Para
from docparse.corpus.pdf import to_pdf
from docparse.document import Word
from docparse.errors import ReadError
from docparse.export.blank_font import to_unicode, truetype
from docparse.export.page_content import Sheet, invisible_text
from docparse.export.searchable import Searchable, make_searchable
from docparse.pipeline import parse_bytes
from docparse.read.options import ReadOptions

WIDTH, HEIGHT = 595.0, 400.0
WORDS = ["Thực hiện chương trình", "Nơi nhận", "yêu cầu các phòng"]
NS = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "dc": "http://purl.org/dc/elements/1.1/"}


@cache
def picture() -> Image.Image:
    """The upper part of a printed page at 150 dpi."""
    text = "Thực hiện chương trình công tác năm, Sở Nội vụ yêu cầu các phòng, đơn vị trực thuộc báo cáo kết quả."
    paper = Paper(issuer=["SỞ NỘI VỤ"], number="Số: 15/KH-SNV", type="KẾ HOẠCH", body=[Para(text), Para("Nơi nhận: Văn phòng Sở.")])
    page = pypdfium2.PdfDocument(to_pdf(paper))[0].render(scale=150 / 72).to_pil().convert("RGB")
    return page.crop((0, 0, page.width, round(HEIGHT / 72 * 150)))


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


@cache
def scan() -> bytes:
    return saved(picture(), "PDF", resolution=150.0, quality=90)


@cache
def copy() -> Searchable:
    return make_searchable(scan(), "quet.pdf")


def images(data: bytes) -> list[bytes]:
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        return [image.read_raw_bytes() for page in pdf.pages for image in page.get_images().values()]


def place_of(data: bytes, words: str, page: int = 0) -> tuple[float, float, float, float]:
    """Where PDFium finds words, in points from the top left of the page."""
    document = pypdfium2.PdfDocument(data)
    text = document[page].get_textpage()
    found = text.search(words).get_next()
    assert found is not None, text.get_text_range()
    boxes = [text.get_charbox(index, loose=True) for index in range(found[0], found[0] + found[1])]
    height = document[page].get_height()
    return min(b[0] for b in boxes), height - max(b[3] for b in boxes), max(b[2] for b in boxes), height - min(b[1] for b in boxes)


def faults(data: bytes) -> list[str]:
    """What breaks ISO 19005-2, level B, as far as it can be seen in the structure of the file."""
    out = []
    if not data.startswith(b"%PDF-1.7\n%") or min(data[10:14]) < 128:
        out.append("6.1.2 header")
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        if pdf.is_encrypted or "/ID" not in pdf.trailer:
            out.append("6.1.3 trailer")
        out += [f"6.6, 6.9 {key}" for key in ("/AcroForm", "/OpenAction", "/AA", "/Names", "/OCProperties") if key in root]
        if "/Metadata" not in root or "/Filter" in root.Metadata:
            out.append("6.6.2 metadata")
        else:
            tree = etree.fromstring(root.Metadata.read_bytes())
            if (tree.findtext(".//pdfaid:part", None, NS), tree.findtext(".//pdfaid:conformance", None, NS)) != ("2", "B"):
                out.append("6.6.4 identification")
        profile = root.OutputIntents[0].DestOutputProfile if "/OutputIntents" in root else None
        if profile is None or root.OutputIntents[0].S != "/GTS_PDFA1" or profile.N != 3:
            out.append("6.2.3 output intent")
        else:
            ImageCms.ImageCmsProfile(io.BytesIO(profile.read_bytes()))
        for item in pdf.objects:
            out += _object_faults(item)
    return out


def _object_faults(item: Any) -> list[str]:
    if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        return []
    out = []
    if "LZW" in str(item.get("/Filter", "")) or ("/F" in item and isinstance(item, pikepdf.Stream)):
        out.append("6.1.7 filters")
    if item.get("/Interpolate") or "/Alternates" in item or "/OPI" in item:
        out.append("6.2.8 images")
    if item.get("/Subtype") == "/Image" and "CMYK" in str(item.get("/ColorSpace")):
        out.append("6.2.4 colour")
    if item.get("/Type") == "/Page" and ("/AA" in item or "/Annots" in item):
        out.append("6.3 annotations")
    if item.get("/Type") == "/FontDescriptor" and not any(f"/FontFile{kind}" in item for kind in ("", "2", "3")):
        out.append("6.2.11.4 fonts")
    if item.get("/Type") == "/Font" and item.get("/Subtype") in ("/Type1", "/TrueType") and "/FontDescriptor" not in item:
        out.append("6.2.11.4 fonts")
    return out


def test_the_pictures_are_untouched() -> None:
    assert images(copy().pdf) == images(scan())
    assert copy().printed == []


def test_the_rules_of_pdf_a() -> None:
    assert faults(copy().pdf) == []
    assert {"6.6.2 metadata", "6.2.3 output intent"} <= set(faults(scan()))


@pytest.mark.parametrize("words", WORDS)
def test_text_lies_where_it_is_printed(words: str) -> None:
    record = parse_bytes(scan(), "quet.pdf")[0]
    start = record.text.index(words)
    (place,) = record.locate(start, start + len(words))
    assert place.box is not None
    left, top, right, bottom = place_of(copy().pdf, words)
    assert left == pytest.approx(place.box[0], abs=4)
    assert right == pytest.approx(place.box[2], abs=9)  # the box of a word holds the mark behind it
    assert place.box[1] - 3 < (top + bottom) / 2 < place.box[3] + 3


def test_pdfplumber_reads_the_same_words() -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(copy().pdf)) as pdf:
        text = " ".join(word["text"] for word in pdf.pages[0].extract_words())
    for words in WORDS:
        assert words in text


def test_nothing_is_seen_of_the_text() -> None:
    before, after = (pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().tobytes() for data in (scan(), copy().pdf))
    assert before == after


def test_the_copy_says_what_it_is() -> None:
    with pikepdf.Pdf.open(io.BytesIO(copy().pdf)) as pdf:
        tree = etree.fromstring(pdf.Root.Metadata.read_bytes())
    description = "".join(tree.find(".//dc:description", NS).itertext())
    assert "Searchable copy made by docparse" in description
    assert "SHA-256" in description


def test_a_copy_of_a_copy_has_its_text_once() -> None:
    again = make_searchable(copy().pdf, "quet.pdf")
    text = pypdfium2.PdfDocument(again.pdf)[0].get_textpage().get_text_range()
    assert text.count("Nơi nhận") == 1
    assert images(again.pdf) == images(scan())
    assert faults(again.pdf) == []


def test_a_page_that_is_rotated() -> None:
    with pikepdf.Pdf.open(io.BytesIO(saved(picture().transpose(Image.Transpose.ROTATE_90), "PDF", resolution=150.0))) as pdf:
        pdf.pages[0].Rotate = 90
        buffer = io.BytesIO()
        pdf.save(buffer)
    made = make_searchable(buffer.getvalue(), "quay.pdf")
    document = pypdfium2.PdfDocument(made.pdf)
    text = document[0].get_textpage()
    found = text.search("Nơi nhận").get_next()
    assert found is not None
    left, bottom, _, _ = text.get_charbox(found[0], loose=True)  # in the page's own space: seen (x, y) is there (y, x)
    upright = place_of(copy().pdf, "Nơi nhận")
    assert (bottom, left) == pytest.approx((upright[0], upright[1]), abs=4)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_points_of_a_rotated_page(rotate: int) -> None:
    sheet = Sheet([10, 20, 210, 120], rotate)
    width, height = sheet.size
    corners = {sheet.point(x, y) for x in (0, width) for y in (0, height)}
    assert corners == {(10, 20), (210, 20), (10, 120), (210, 120)}
    first, after = sheet.point(0, 0), sheet.point(10, 0)
    assert (after[0] - first[0], after[1] - first[1]) == tuple(10 * step for step in sheet.direction())


@pytest.mark.parametrize(("form", "options"), [("PNG", {}), ("JPEG", {"quality": 90}), ("TIFF", {"compression": "tiff_lzw"})])
def test_image_files(form: str, options: dict[str, Any]) -> None:
    data = saved(picture().convert("L"), form, dpi=(150, 150), **options)
    made = make_searchable(data, f"quet.{form.lower()}")
    assert faults(made.pdf) == []
    with pikepdf.Pdf.open(io.BytesIO(made.pdf)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        if form == "JPEG":
            assert image.read_raw_bytes() == data
        assert pikepdf.PdfImage(image).as_pil_image().convert("L").tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert place_of(made.pdf, "Nơi nhận") == pytest.approx(place_of(copy().pdf, "Nơi nhận"), abs=4)


def test_a_page_that_pdf_a_does_not_allow_is_printed_anew() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 14)
    canvas.drawString(80, 200, "A page in a font that the file does not bring.")
    canvas.showPage()
    canvas.save()
    made = make_searchable(buffer.getvalue(), "a.pdf")
    assert [number for number, _ in made.printed] == [1]
    assert faults(made.pdf) == []
    assert place_of(made.pdf, "does not bring")[0] == pytest.approx(place_of(buffer.getvalue(), "does not bring")[0], abs=3)


def test_a_mask_of_colours_stays() -> None:
    with pikepdf.Pdf.open(io.BytesIO(scan())) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        image.Mask = pikepdf.Array([0, 1, 0, 1, 0, 1])
        image.Interpolate = True
        buffer = io.BytesIO()
        pdf.save(buffer)
    made = make_searchable(buffer.getvalue(), "a.pdf", ReadOptions(ocr="never"))
    assert made.printed == []
    assert images(made.pdf) == images(scan())
    assert faults(made.pdf) == []


def test_a_signed_original_gives_an_unsigned_copy_with_what_was_typed() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.drawInlineImage(picture(), 0, 0, WIDTH, HEIGHT)
    canvas.acroForm.textfield(value="99", x=300, y=60, width=60, height=20)
    canvas.showPage()
    canvas.save()
    made = make_searchable(buffer.getvalue(), "a.pdf", ReadOptions(ocr="never"))
    assert faults(made.pdf) == []
    seen = pypdfium2.PdfDocument(made.pdf)[0].render(scale=2).to_pil().convert("L").crop((600, 640, 720, 680))
    bare = pypdfium2.PdfDocument(scan())[0].render(scale=2).to_pil().convert("L").crop((600, 640, 720, 680))
    assert min(seen.tobytes()) < min(bare.tobytes()) - 50


def test_a_scan_below_the_panel_of_a_signature_gets_its_text() -> None:
    buffer = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Panel", "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf"))
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), initialFontName="Panel")
    canvas.drawInlineImage(picture(), 0, 0, WIDTH, HEIGHT)
    canvas.setFont("Panel", 6)
    canvas.drawString(300, 30, "Người ký: SỞ NỘI VỤ")
    canvas.drawString(300, 22, "Thời gian ký: 02.03.2031 10:20:30 +07:00")
    canvas.showPage()
    canvas.save()
    made = make_searchable(buffer.getvalue(), "a.pdf")
    assert made.printed == []
    assert made.words > 20
    left, top, *_ = place_of(made.pdf, "Nơi nhận")
    assert (left, top) == pytest.approx(place_of(copy().pdf, "Nơi nhận")[:2], abs=3)
    assert faults(made.pdf) == []


def test_other_files_are_refused() -> None:
    with pytest.raises(ReadError) as error:
        make_searchable("Một trang văn bản thường.".encode(), "a.txt")
    assert error.value.category == "unsupported"


def test_the_font_is_one_and_names_its_letters() -> None:
    ImageFont.truetype(io.BytesIO(truetype()), 20)
    assert b"<1EBF> <1EBF>" in to_unicode("kế")


def test_words_of_a_cell_come_apart_by_lines() -> None:
    words = [Word("Hồ", (10, 10, 20, 20)), Word("sơ", (22, 11, 30, 20)), Word("đúng", (10, 24, 25, 34))]
    content = invisible_text([words], Sheet([0, 0, 100, 100], 0), "/F").decode()
    places = [line.split(" Tm")[0].split()[-2:] for line in content.splitlines() if "Tm" in line]
    assert [float(y) for _, y in places] == [82.0, 82.0, 68.0]
    assert content.count("3 Tr") == 1


def ocr(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "docparse.cli", "ocr", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_the_original_is_never_the_output(tmp_path: Path) -> None:
    file, link = tmp_path / "quet.pdf", tmp_path / "link.pdf"
    file.write_bytes(scan())
    link.symlink_to(file)
    for output in (file, link):
        done = ocr(file, "-o", output, "--force")
        assert done.returncode == 2
        assert "never changed" in done.stderr
    assert file.read_bytes() == scan()


def test_the_command_writes_a_new_file_and_replaces_only_when_told(tmp_path: Path) -> None:
    file, output = tmp_path / "quet.pdf", tmp_path / "out.pdf"
    file.write_bytes(scan())
    output.write_bytes(b"mine")
    assert ocr(file, "-o", output).returncode == 2
    assert output.read_bytes() == b"mine"
    done = ocr(file, "-o", output, "--force")
    assert done.returncode == 0, done.stderr
    assert "PDF/A-2b" in done.stdout
    assert faults(output.read_bytes()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.pdf", "quet.pdf"]


def test_two_pages_on_one_sheet_have_their_text_where_the_ink_is() -> None:
    """An A3 sheet of two pages stays one page; the words of the right page lie on its right half."""
    long = [
        f"Điều {number}. " + "Các phòng, đơn vị trực thuộc thực hiện kế hoạch công tác và báo cáo kết quả. " * 3 for number in range(1, 16)
    ]
    paper = Paper(issuer=["SỞ NỘI VỤ"], number="Số: 15/KH-SNV", type="KẾ HOẠCH", body=[Para(text) for text in long])
    born = to_pdf(paper)
    document = pypdfium2.PdfDocument(born)
    assert len(document) > 1
    left, right = (document[index].render(scale=150 / 72).to_pil().convert("RGB") for index in (0, 1))
    sheet = Image.new("RGB", (left.width * 2, left.height), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width, 0))
    made = make_searchable(saved(sheet, "PDF", resolution=150.0, quality=90), "a3.pdf")
    assert made.pages == 1
    texts = [document[index].get_textpage().get_text_range() for index in (0, 1)]
    heads = [next(f"Điều {n}." for n in range(start, 16) if f"Điều {n}." in text) for text, start in zip(texts, (1, 1), strict=True)]
    for index, words in enumerate(heads):
        there, here = place_of(born, words, index), place_of(made.pdf, words)
        assert abs(here[0] - there[0] - index * left.width / 150 * 72) < 6
        assert abs(here[1] - there[1]) < 8
