"""Two pages side by side on a sheet of a PDF with a text layer; sheets of one page are never cut. All made up."""

from __future__ import annotations

import pytest
from pdf_files import Sheet

from docparse.document import Reading
from docparse.read.pdf.pdf import read_pdf

A3 = (1190.0, 842.0)
PROSE = (
    "Các phòng, ban phát động phong trào trồng cây đến từng",
    "tổ, lấy kết quả chăm sóc cây làm căn cứ bình xét cuối năm",
    "và báo cáo về Văn phòng Sở trước khi họp xét ở từng cụm",
)


def _prose(sheet: Sheet, x: float, first: str, lines: int = 18, size: float = 14) -> None:
    """Lines that all end at the same place, as in a paragraph set from edge to edge; the first begins with `first`."""
    for number in range(lines):
        text = f"{first} {PROSE[0]}" if number == 0 else PROSE[number % 3]
        words = text.split()
        wide = [sheet.canvas.stringWidth(word, "Serif-Regular", size) for word in words]
        space, at = (33 * size - sum(wide)) / (len(words) - 1), x
        for word, width in zip(words, wide, strict=True):
            sheet.write(word, at, 80 + number * 1.6 * size, size)
            at += width + space


def _begun(size: tuple[float, float]) -> Sheet:
    sheet = Sheet(*size)
    sheet.write(" ", 0, 0)
    return sheet


def _read(sheet: Sheet) -> Reading:
    return read_pdf(sheet.bytes(), "a.pdf")


@pytest.mark.parametrize(("size", "letters", "right"), [(A3, 14.0, 655.0), ((842.0, 595.0), 9.5, 460.0)])
def test_two_pages_on_a_sheet_are_read_one_after_the_other(size: tuple[float, float], letters: float, right: float) -> None:
    sheet = _begun(size)
    _prose(sheet, 60, "Trang đầu:", size=letters)
    _prose(sheet, right, "Trang sau:", size=letters)
    reading = _read(sheet)
    assert [page.lines[0].text[:10] for page in reading.pages] == ["Trang đầu:", "Trang sau:"]
    assert [page.sheet for page in reading.pages] == [1, 1]
    assert reading.pages[1].photo is not None
    assert reading.pages[1].photo.back[2] == pytest.approx(size[0] / 2, abs=1)
    box = reading.pages[1].lines[0].words[0].box
    assert box[0] == pytest.approx(right - size[0] / 2, abs=3)


def _table(sheet: Sheet) -> None:
    for row in range(20):
        for column in range(6):
            sheet.write(f"Ô {row}.{column}", 60 + column * 190, 80 + row * 24)


def _heading_across(sheet: Sheet) -> None:
    _prose(sheet, 60, "Cột trái:")
    _prose(sheet, 655, "Cột phải:")
    sheet.centre("BẢNG TIN CỦA NGÀNH", 595, 30)


def _small_with_a_table(sheet: Sheet) -> None:
    _prose(sheet, 60, "Thuyết minh:", size=9.5)
    for row in range(12):
        for column in range(3):
            sheet.write(f"{row}.{column}", 460 + column * 120, 80 + row * 24)


@pytest.mark.parametrize(("draw", "size"), [(_table, A3), (_heading_across, A3), (_small_with_a_table, (842.0, 595.0))])
def test_one_page_is_never_cut(draw: object, size: tuple[float, float]) -> None:
    sheet = _begun(size)
    draw(sheet)  # type: ignore[operator]
    assert len(_read(sheet).pages) == 1


def test_one_sheet_of_two_pages_tells_of_those_before_it() -> None:
    """Two short pages of A4 on one might be a table; where the next sheet holds two pages of prose, they are two."""
    sheet = _begun((842.0, 595.0))
    for number in range(4):
        sheet.write(f"Dòng trái {number}", 60, 80 + number * 20, 9.5)
        sheet.write(f"Dòng phải {number}", 520, 80 + number * 20, 9.5)
    sheet.page()
    _prose(sheet, 60, "Trang ba:", size=9.5)
    _prose(sheet, 460, "Trang tư:", size=9.5)
    assert [page.lines[0].text[:9] for page in _read(sheet).pages] == ["Dòng trái", "Dòng phải", "Trang ba:", "Trang tư:"]
