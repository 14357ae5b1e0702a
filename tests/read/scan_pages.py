"""Pages drawn for the OCR tests: invented papers, as a scanner would give them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
LINES = (
    "Số: 41/KH-SGTVT",
    "Thực hiện phong trào thi đua của tỉnh, Sở Giao thông vận tải",
    "xây dựng kế hoạch tổ chức hội nghị tổng kết năm học như sau:",
    "1. Các phòng chuyên môn đẩy mạnh tuyên truyền, phổ biến;",
    "2. Văn phòng Sở chuẩn bị kinh phí và địa điểm tổ chức.",
)


def font(points: float, dpi: int) -> ImageFont.FreeTypeFont:
    """A serif font with Vietnamese letters, or the test is skipped."""
    for path in FONTS:
        if Path(path).is_file():
            return ImageFont.truetype(path, round(points * dpi / 72), layout_engine=ImageFont.Layout.BASIC)  # the same on every machine
    pytest.skip("no serif font with Vietnamese letters")


def page(lines: tuple[str, ...] = LINES, dpi: int = 200, points: float = 14, ink: tuple[int, int, int] = (20, 20, 20)) -> Image.Image:
    """An A4 page with the lines on it."""
    image = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((dpi, dpi + index * round(24 * dpi / 72)), line, fill=ink, font=font(points, dpi))
    return image


def pixels(image: Image.Image) -> np.ndarray:
    """The page as (H, W, 3) RGB."""
    return np.asarray(image.convert("RGB"))
