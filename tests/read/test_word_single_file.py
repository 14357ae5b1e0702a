"""Word documents saved as one XML file, and controls that nobody filled in. All made up."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from docparse.errors import ReadError
from docparse.read import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINES = ("SỞ KIẾN TẠO", "KẾ HOẠCH", "Trồng cây đầu xuân")


def _paragraphs(inner: str = "") -> str:
    return "".join(f"<w:p><w:pPr>{inner if line == 'KẾ HOẠCH' else ''}</w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)


def _flat() -> str:
    part = '<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{}</pkg:xmlData></pkg:part>'
    document = f'<w:document xmlns:w="{W}"><w:body>{_paragraphs()}</w:body></w:document>'
    picture = '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>iVBORw0KGgo=</pkg:binaryData></pkg:part>'
    package = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    return f'<?xml version="1.0" encoding="UTF-8"?><pkg:package {package}>{part.format(document)}{picture}</pkg:package>'


def _old() -> str:
    spaces = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    )
    number = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="II."/></w:listPr>'
    body = f"<w:body><wx:sect>{_paragraphs(number)}</wx:sect></w:body>"
    return f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument {spaces}>{body}</w:wordDocument>'


@pytest.mark.parametrize("name", ["a.xml", "a.doc", "a.docx"])
@pytest.mark.parametrize(("made", "numbered"), [(_flat(), ""), (_old(), "II. ")])
def test_a_document_saved_as_xml_is_read(name: str, made: str, numbered: str) -> None:
    reading = read(made.encode(), name)
    assert [line.text for line in reading.pages[0].lines] == [LINES[0], numbered + LINES[1], LINES[2]]


def test_a_damaged_one_says_what_to_do() -> None:
    cut = re.sub(r"<w:body>.*", "", _old())
    with pytest.raises(ReadError, match="damaged Word file"):
        read(cut.encode(), "a.doc")


@pytest.mark.parametrize("filled", [True, False])
def test_a_control_that_nobody_filled_in_says_nothing(filled: bool) -> None:
    said = "" if filled else "<w:showingPlcHdr/>"
    words = "Nguyễn Văn Thảnh" if filled else "Bấm vào đây để nhập"
    control = f"<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        paragraphs = f"<w:p><w:r><w:t>Người ký: </w:t></w:r>{control}</w:p>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>')
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert read(out.getvalue(), "a.docx").pages[0].lines[0].text == (f"Người ký: {words}" if filled else "Người ký:")
