"""Red marks of urgency and secrecy on the head of a scan."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_pages import font, page, pixels

pytest.importorskip("tesserocr")

from docparse.pipeline import parse_bytes
from docparse.read.scan.engine import engine
from docparse.read.scan.ocr import recognise
from docparse.read.scan.urgency import read_marks

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


def _tilted(text: str, degrees: float, dpi: int, strength: float, left: float = 1.3, top: float = 0.35) -> np.ndarray:
    """A page on which a framed red stamp of 8 mm is set down by hand: tilted, `strength` 0 to 1, its corner in inches."""
    letters = font(14, dpi)
    wide, high, edge = letters.getlength(text) + 0.25 * dpi, 0.32 * dpi, 0.1 * dpi
    stamp = Image.new("L", (round(wide + 2 * edge), round(high + 2 * edge)), 0)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((edge, edge, edge + wide, edge + high), outline=255, width=max(2, dpi // 60))
    draw.text((edge + 0.125 * dpi, edge + high / 2), text, fill=255, font=letters, anchor="lm")
    stamp = stamp.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)
    sheet = pixels(page(dpi=dpi)).astype(float)
    x, y = round(left * dpi), round(top * dpi)
    ink = np.asarray(stamp)[..., None] / 255 * strength
    part = sheet[y : y + ink.shape[0], x : x + ink.shape[1]]
    sheet[y : y + ink.shape[0], x : x + ink.shape[1]] = part * (1 - ink) + np.minimum(part, RED) * ink
    return sheet.astype(np.uint8)


@pytest.mark.parametrize(
    ("text", "degrees", "dpi", "strength"),
    [("MẬT", 6, 200, 0.9), ("TỐI MẬT", -8, 150, 0.8), ("TUYỆT MẬT", 9, 300, 0.35), ("TUYỆT MẬT", -5, 150, 0.4), ("HỎA TỐC", 7, 200, 0.6)],
)
def test_stamps_set_down_by_hand_are_read(text: str, degrees: float, dpi: int, strength: float) -> None:
    marks = read_marks(engine(), _tilted(text, degrees, dpi, strength), 1.0, dpi, 0.15 * dpi)
    assert [line.text for line in marks.lines] == [text]
    assert marks.unread == 0


def test_a_stamp_over_the_number_reaches_the_record() -> None:
    out = BytesIO()
    Image.fromarray(_tilted("TỐI MẬT", 5, 200, 0.9, top=0.85)).save(out, "PNG", dpi=(200, 200))
    record = parse_bytes(out.getvalue(), "a.png")[0]
    assert record.header.secrecy.value == "TỐI MẬT"
    assert record.header.symbol.value == "KH-SGTVT"


def test_a_framed_stamp_that_cannot_be_read_is_told() -> None:
    out = BytesIO()
    Image.fromarray(_tilted("VXZ", 4, 200, 0.9)).save(out, "PNG", dpi=(200, 200))
    record = parse_bytes(out.getvalue(), "a.png")[0]
    assert record.header.secrecy.value is None
    assert [warning.message for warning in record.warnings if warning.code == "stamp_unread"] == [
        "Thấy dấu đỏ đóng khung ở trang 1, không đọc được: kiểm tra xem văn bản có mật không"
    ]


@pytest.mark.parametrize("text", ["SAO Y BẢN CHÍNH", "CÔNG VĂN ĐẾN", "ĐẾN"])
def test_other_words_in_a_frame_are_neither_marks_nor_unread(text: str) -> None:
    marks = read_marks(engine(), _tilted(text, 5, 200, 0.9), 1.0, 200, 30)
    assert (marks.lines, marks.unread) == ([], 0)


def test_unframed_red_things_are_not_told() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    draw.ellipse((900, 60, 1130, 290), outline=RED, width=6)
    draw.line((300, 130, 700, 150), fill=RED, width=5)
    marks = read_marks(engine(), pixels(image), 1.0, 200, 30)
    assert (marks.lines, marks.unread) == ([], 0)
