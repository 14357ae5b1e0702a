"""Every word of a record leads back to its source: offsets of text and web pages, paragraphs of Word files, boxes of pages and scans."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from pdf_files import paper

from docparse.pipeline import parse_bytes
from docparse.schema import Record

MARKDOWN = """**UBND TỈNH LAM SƠN**\r
**SỞ NỘI VỤ**\r
Số: 15/KH-SNV\r
\r
# **KẾ HOẠCH**\r
## Kiểm tra   *kỷ luật*, kỷ cương năm 2027\r
\r
| TT | Chỉ tiêu | Mức |\r
|----|----------|-----|\r
| 1  | Hồ sơ đúng hạn | 98% |\r
\r
**I. MỤC ĐÍCH**\r
1. Nâng cao *trách nhiệm* của công chức.\r
"""

HTML = """<html><head><title>Cổng tin</title><script>var so = "Số 1";</script><style>p { margin: 0 }</style></head><body>
<div>
<p>S&#7902; <b>NỘI</b> VỤ</p><!-- Số: 99/KH-XX -->
<p>Số: <b>15</b>/KH-SNV</p>
<p><b>KẾ HO</b><b>ẠCH</b></p>
<ol><li>Nâng cao trách&nbsp;nhiệm của công chức.</li><li>Kiểm tra đột
xuất tại các đơn vị.</li></ol>
<table border="1"><tr><td>TT</td><td>Chỉ tiêu</td></tr><tr><td>1</td><td>Hồ sơ đúng hạn 98%</td></tr></table>
<p>Các phòng, đơn vị thuộc Sở tổ chức thực hiện kế hoạch này, báo cáo kết quả trước ngày 15 tháng 12.</p>
</div></body></html>"""


def words_of(record: Record) -> list[tuple[str, int, int]]:
    return [(match.group(), *match.span()) for match in re.finditer(r"\S+", record.text)]


def found_in(source: str, record: Record, start: int, end: int) -> str:
    return "".join(source[place.start : place.end] for place in record.locate(start, end) if place.start is not None)


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_text_with_markup(code: str) -> None:
    record = parse_bytes(MARKDOWN.encode(code), "a.md")[0]
    assert len(words_of(record)) > 30
    for word, start, end in words_of(record):
        assert found_in(MARKDOWN, record, start, end) == word
    assert "".join(found_in(MARKDOWN, record, 0, len(record.text)).split()) == "".join(record.text.split())


def test_a_text_in_a_legacy_encoding() -> None:
    source = "Sè Néi vô tØnh Lam S¬n kiÓm tra kû luËt, kû c­¬ng hµnh chÝnh t¹i c¸c c¬ quan trong tØnh n¨m 2007.\nThêi gian: th¸ng 5.\n"
    record = parse_bytes(source.encode("latin-1"), "a.txt")[0]
    start = record.text.index("kiểm tra")
    assert found_in(source, record, start, start + 8) == "kiÓm tra"
    assert record.locate(start, start + 8)[0].start == source.index("kiÓm")


def test_a_web_page() -> None:
    record = parse_bytes(HTML.encode(), "a.html")[0]
    assert "2. Kiểm tra đột xuất" in record.text
    for word, start, end in words_of(record):
        if word in ("1.", "2.") or word == "SỞ":
            continue  # numbers of a list are made by the browser; an entity is longer than its letter
        assert found_in(HTML, record, start, end) == word
    at = record.text.index("15/KH")
    assert record.locate(at, at + 2)[0].start == HTML.index("15</b>/KH")
    made = record.text.index("2. Kiểm")
    assert record.locate(made + 3, made + 7)[0].start == HTML.index("Kiểm tra đột")


def test_a_word_file() -> None:
    from docx import Document

    document = Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    for text in ["KẾ HOẠCH", "Nâng cao trách nhiệm của công chức.", "Kiểm tra đột xuất tại các đơn vị."]:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    body = etree.fromstring(zipfile.ZipFile(buffer).read("word/document.xml"))
    paragraphs = ["".join(paragraph.itertext()) for paragraph in body.iter("{*}p")]
    record = parse_bytes(buffer.getvalue(), "a.docx")[0]
    for word, start, end in words_of(record):
        (place,) = record.locate(start, end)
        assert place.paragraph is not None
        assert word in paragraphs[place.paragraph - 1]
    at = record.text.index("Kiểm tra")
    assert record.locate(at, at + 8)[0].paragraph == len(paragraphs)


def test_a_printed_page() -> None:
    record = parse_bytes(paper(), "a.pdf")[0]
    at = record.text.index("Nơi nhận")
    (place,) = record.locate(at, at + 8)
    assert place.page == 1
    assert place.box is not None
    assert place.box == pytest.approx((85, 320, 138, 334), abs=4)
    assert all(record.locate(start, end)[0].box is not None for _, start, end in words_of(record))
    body = record.text.index("Thực hiện chương trình")
    assert len(record.locate(body, body + 150)) == 2


def test_words_of_one_line_stand_side_by_side() -> None:
    record = parse_bytes(paper(), "a.pdf")[0]
    start = record.text.index("Thực hiện chương trình")
    edges = []
    for match in re.finditer(r"\S+", record.text[start : start + 60]):
        box = record.locate(start + match.start(), start + match.end())[0].box
        assert box is not None
        edges += [box[0], box[2]]
    assert edges == sorted(edges)


def test_a_scan() -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(paper())[0].render(scale=200 / 72).to_pil().convert("L")
    buffer = io.BytesIO()
    page.save(buffer, "PNG", dpi=(200, 200))
    printed, scanned = parse_bytes(paper(), "a.pdf")[0], parse_bytes(buffer.getvalue(), "a.png")[0]
    assert scanned.source.origin == "ocr"
    for words in ("Nơi nhận", "Kiểm tra kỷ luật", "GIÁM ĐỐC", "15/KH-SNV"):
        a, b = printed.text.index(words), scanned.text.index(words)
        expected, got = printed.locate(a, a + len(words))[0].box, scanned.locate(b, b + len(words))[0].box
        assert expected is not None
        assert got is not None
        assert (got[0], got[2]) == pytest.approx((expected[0], expected[2]), abs=5)
        assert expected[1] - 3 < (got[1] + got[3]) / 2 < expected[3] + 3


def test_the_record_keeps_its_places_as_json() -> None:
    record = parse_bytes(paper(), "a.pdf")[0]
    again = Record.model_validate_json(record.to_json())
    assert again.locate(0, len(record.text)) == record.locate(0, len(record.text))
    assert len(record.places.model_dump_json()) < 1.5 * len(record.text.encode())
    assert record.locate(5, 5) == []
