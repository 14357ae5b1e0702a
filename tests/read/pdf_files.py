"""Small PDFs made on the spot, with invented content: what the tests of the PDF reader read."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDERS = (Path("/usr/share/fonts/truetype/liberation2"), Path("/usr/share/fonts/truetype/liberation"))
WIDTH, HEIGHT = 595.0, 842.0
LINES = [
    "Thực hiện chương trình công tác năm, Sở Nội vụ xây dựng kế hoạch kiểm tra việc",
    "chấp hành kỷ luật, kỷ cương hành chính tại các cơ quan, đơn vị trực thuộc.",
]


@cache
def font(style: str = "Regular") -> str:
    """A registered Vietnamese font; the test skips where none is installed."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = next((folder for folder in FOLDERS if (folder / "LiberationSerif-Regular.ttf").exists()), None)
    if folder is None:
        pytest.skip("needs the Liberation fonts")
    name = f"Serif-{style}"
    pdfmetrics.registerFont(TTFont(name, folder / f"LiberationSerif-{style}.ttf"))
    return name


class Sheet:
    """A canvas that counts from the top, as a reader does."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, **options: Any) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(width, height), **options)
        self.height = height

    def write(self, text: str, x: float, y: float, size: float = 14, style: str = "Regular") -> float:
        """Write from `x` at `y` from the top; returns where it ended."""
        name = font(style)
        self.canvas.setFont(name, size)
        self.canvas.drawString(x, self.height - y - size, text)
        return x + float(self.canvas.stringWidth(text, name, size))

    def centre(self, text: str, x: float, y: float, size: float = 13, style: str = "Regular") -> None:
        """Write centred on `x`."""
        self.canvas.setFont(font(style), size)
        self.canvas.drawCentredString(x, self.height - y - size, text)

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def body(sheet: Sheet, y: float = 300) -> None:
    """A paragraph of body text."""
    sheet.write(LINES[0], 113, y)
    sheet.write(LINES[1], 85, y + 20)


def paper() -> bytes:
    """A small plan: head in two columns, title, body, foot."""
    sheet = Sheet()
    for i, text in enumerate(["UBND TỈNH LAM SƠN", "SỞ NỘI VỤ", "Số: 15/KH-SNV"]):
        sheet.centre(text, 165, 60 + 18 * i, style="Bold" if i == 1 else "Regular")
    for i, text in enumerate(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lam Sơn, ngày 05 tháng 02 năm 2027"]):
        sheet.centre(text, 425, 60 + 18 * i, style="Italic" if i == 2 else "Bold")
    sheet.centre("KẾ HOẠCH", 320, 150, 14, "Bold")
    sheet.centre("Kiểm tra kỷ luật, kỷ cương hành chính năm 2027", 320, 168, 14, "Bold")
    body(sheet, 220)
    sheet.write("Nơi nhận:", 85, 320, 12, "BoldItalic")
    sheet.write("- Các phòng, đơn vị;", 85, 334, 11)
    sheet.write("- Lưu: VT, TTr.", 85, 348, 11)
    sheet.centre("GIÁM ĐỐC", 430, 320, 14, "Bold")
    sheet.centre("Lê Thị Bình", 430, 420, 14, "Bold")
    return sheet.bytes()
