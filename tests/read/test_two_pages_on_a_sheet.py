"""Two pages side by side on one scanned sheet: they are parted and read in their order; a page of its own is never cut."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_pages import LINES, font, page, pixels

from docparse.document import Box, Line, Page
from docparse.read.scan.image import read_image
from docparse.read.scan.photo import on_photo
from docparse.read.scan.spread import parts_of
from docparse.read.sheets import in_order

DPI = 150
PROSE = (
    "Thực hiện phong trào thi đua của tỉnh, Sở Giao thông vận tải xây dựng",
    "kế hoạch tổ chức hội nghị tổng kết năm, yêu cầu các phòng, đơn vị nộp",
    "báo cáo kết quả công tác quản lý đường bộ và bảo đảm an toàn giao thông",
    "trước ngày họp; các đơn vị trực thuộc cử cán bộ tham dự đầy đủ, đúng giờ",
    "và chuẩn bị ý kiến thảo luận về các giải pháp của năm sau, nhất là việc",
    "sửa chữa cầu yếu, mở rộng nền đường và lắp đặt biển báo ở các khu dân cư",
)


def justified(first: str, dpi: int = DPI) -> Image.Image:
    """An A4 page whose lines of prose all end at its right margin."""
    image = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    draw = ImageDraw.Draw(image)
    kind, left, right = font(13, dpi), round(1.1 * dpi), round(7.5 * dpi)
    draw.text((left, dpi), first, fill="black", font=kind)
    for index, line in enumerate(PROSE * 2):
        words = line.split()
        space = (right - left - sum(draw.textlength(word, font=kind) for word in words)) / (len(words) - 1)
        x = float(left)
        for word in words:
            draw.text((x, 1.5 * dpi + index * 0.3 * dpi), word, fill="black", font=kind)
            x += draw.textlength(word, font=kind) + space
    return image


def beside(left: Image.Image, right: Image.Image, fold: bool = False) -> Image.Image:
    """Two pages on one sheet, with the shadow of a fold between them if wished."""
    sheet = Image.new("RGB", (left.width + right.width, left.height), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width, 0))
    if fold:
        ImageDraw.Draw(sheet).line([(left.width - 3, 0), (left.width + 5, sheet.height)], fill=(120, 120, 120), width=5)
    return sheet


def landscape(inches: tuple[float, float] = (16.54, 11.69), dpi: int = DPI) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (round(inches[0] * dpi), round(inches[1] * dpi)), "white")
    return image, ImageDraw.Draw(image)


def wide_table(ruled: bool, columns: int = 6, inches: tuple[float, float] = (16.54, 11.69)) -> Image.Image:
    image, draw = landscape(inches)
    step = (image.width - 200) / columns
    for row in range(18):
        y = 150 + row * 75
        for column in range(columns):
            draw.text((110 + column * step, y + 15), f"Đơn vị {row} loại {column}", fill="black", font=font(12, DPI))
        if ruled:
            draw.line([(100, y), (image.width - 100, y)], fill="black", width=2)
    return image


def titled_prose() -> Image.Image:
    image, draw = landscape()
    for index in range(20):
        draw.text((150, 150 + index * 60), "  ".join(PROSE[:2]), fill="black", font=font(14, DPI))
    return image


def foot_alone() -> Image.Image:
    image, draw = landscape()
    for index, line in enumerate(("Nơi nhận:", "- Như trên;", "- Các phòng thuộc Sở;", "- Lưu: VT.")):
        draw.text((150, 200 + index * 50), line, fill="black", font=font(13, DPI))
    for index, line in enumerate(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Lò Thị Sen")):
        draw.text((1700, 200 + index * 50), line, fill="black", font=font(13, DPI))
    return image


def test_two_pages_are_parted_in_the_middle() -> None:
    for fold in (False, True):
        sheet = pixels(beside(justified("1. Mục đích"), justified("2. Yêu cầu"), fold))
        parts = parts_of(sheet, DPI)
        assert parts is not None
        assert abs(parts[0][2] - sheet.shape[1] / 2) < 10
        assert parts[1] == (parts[0][2], 0, sheet.shape[1], sheet.shape[0])


def test_a_page_and_a_short_or_empty_one_are_parted_only_on_a_large_sheet() -> None:
    for second in (page(LINES[:2], DPI), Image.new("RGB", justified("").size, "white")):
        sheet = pixels(beside(justified("1. Mục đích"), second))
        assert parts_of(sheet, DPI) is not None
        assert parts_of(sheet, round(sheet.shape[1] / 11.69)) is None  # A4, with a wide left column


def test_a_sheet_scanned_on_its_side_is_parted_too() -> None:
    sheet = np.rot90(pixels(beside(justified("1. Mục đích"), justified("2. Yêu cầu")))).copy()
    parts = parts_of(sheet, DPI)
    assert parts is not None
    assert abs(parts[0][3] - sheet.shape[0] / 2) < 10


@pytest.mark.parametrize(
    "image",
    [
        wide_table(ruled=True), wide_table(ruled=False), wide_table(ruled=True, columns=2), wide_table(ruled=False, columns=2),
        wide_table(ruled=False, columns=2, inches=(11.69, 8.27)), titled_prose(), foot_alone(), justified("1. Mục đích"),
    ],
    ids=["ruled", "unruled", "two ruled columns", "two columns", "two columns on A4", "prose", "foot", "upright"],
)  # fmt: skip
def test_one_page_is_never_cut(image: Image.Image) -> None:
    assert parts_of(pixels(image), DPI) is None


def test_the_pages_are_read_in_their_order_and_lie_on_the_sheet() -> None:
    buffer = io.BytesIO()
    beside(justified("1. Mục đích"), justified("2. Yêu cầu"), fold=True).save(buffer, "PNG", dpi=(DPI, DPI))
    reading = read_image(buffer.getvalue(), "hai-trang.png")
    assert [(one.number, one.sheet) for one in reading.pages] == [(1, 1), (2, 1)]
    firsts = [one.lines[0] for one in reading.pages]
    assert [line.text for line in firsts] == ["1. Mục đích", "2. Yêu cầu"]
    boxes: list[Box] = [on_photo(one, one.lines[0].words[0].box) for one in reading.pages]
    assert abs(boxes[0][0] - 1.1 * 72) < 4
    assert abs(boxes[1][0] - (8.27 + 1.1) * 72) < 4


def named(text: str, sheet: int | None, number: str = "") -> Page:
    return Page(1, lines=[Line(text)] if text else [], furniture=[Line(number)] if number else [], sheet=sheet)


HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("sheets", "order"),
    [
        ([(HEAD, "b"), ("c", "d")], [HEAD, "b", "c", "d"]),
        ([("d", HEAD), ("b", "c")], [HEAD, "b", "c", "d"]),
        ([("", HEAD), ("b", "c")], [HEAD, "b", "c", ""]),
        ([("b", "c"), ("d", HEAD)], [HEAD, "b", "c", "d"]),
        ([("b", HEAD)], [HEAD, "b"]),
        ([("h", HEAD), ("b", "g"), ("f", "c"), ("d", "e")], [HEAD, "b", "c", "d", "e", "f", "g", "h"]),
        ([("a", "b"), ("c", "d")], ["a", "b", "c", "d"]),
    ],
)
def test_the_order_of_booklets(sheets: list[tuple[str, str]], order: list[str]) -> None:
    pages = [named(text, number) for number, sides in enumerate(sheets, start=1) for text in sides]
    ordered = in_order(pages)
    assert ["".join(line.text for line in one.lines) for one in ordered] == order
    assert [one.number for one in ordered] == list(range(1, len(order) + 1))


def test_printed_numbers_tell_the_order_of_a_booklet_without_a_head() -> None:
    pages = [named("d", 1, "4"), named("a", 1), named("b", 2, "2"), named("c", 2, "- 3 -")]
    assert [one.lines[0].text for one in in_order(pages)] == ["a", "b", "c", "d"]


def test_pages_of_their_own_keep_their_numbers() -> None:
    pages = [Page(1), Page(2)]
    assert in_order(pages) is pages
    mixed = [Page(1), named("b", 2), named("c", 2)]
    assert [(one.number, one.sheet) for one in in_order(mixed)] == [(1, 1), (2, 2), (3, 2)]
