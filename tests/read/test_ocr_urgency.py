"""Red marks of urgency and secrecy on the head of a scan."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from scan_pages import font, page, pixels

pytest.importorskip("tesserocr")

from docparse.read.ocr import recognise

RED = (215, 40, 50)


def _stamped(text: str, frame: bool = True) -> Image.Image:
    image = page()
    draw = ImageDraw.Draw(image)
    width = draw.textlength(text, font(16, 200))
    if frame:
        draw.rectangle((900, 60, 900 + width + 60, 130), outline=RED, width=4)
    draw.text((930, 68), text, fill=RED, font=font(16, 200))
    return image


@pytest.mark.parametrize(("stamped", "read"), [("HỎA TỐC", True), ("KHẨN", True), ("TỐI MẬT", True), ("SAO Y BẢN", False)])
def test_red_marks_are_read_and_nothing_else_in_red(stamped: str, read: bool) -> None:
    found = recognise(pixels(_stamped(stamped)), 200)
    lines = [line for line in found.lines if line.text == stamped]
    assert bool(lines) is read
    assert any("41/KH-SGTVT" in line.text for line in found.lines)
    if lines and lines[0].box:
        assert 300 < lines[0].box[0] < 360
        assert 15 < lines[0].box[1] < 40
