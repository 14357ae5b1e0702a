"""`recognise`: pages as scanners give them, and what is read of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from scan_pages import LINES, font, page, pixels

pytest.importorskip("tesserocr")

from docparse.document import Line
from docparse.errors import ReadError
from docparse.read.scan import engine, ocr
from docparse.read.scan.engine import tessdata
from docparse.read.scan.ocr import recognise

try:
    tessdata()
except ReadError:
    pytest.skip("no Vietnamese data of Tesseract", allow_module_level=True)

TRUTH = " ".join(LINES).split()


def words(found: ocr.Recognition) -> list[str]:
    """The words that were read, line by line from top to bottom."""
    lines = sorted(found.lines, key=lambda line: line.box[1] if line.box else 0.0)
    return [word.text for line in lines for word in line.words]


def share_read(found: ocr.Recognition) -> float:
    """Share of the words of the page that were read."""
    got = words(found)
    return sum(word in got for word in TRUTH) / len(TRUTH)


def test_reads_a_clean_page_with_boxes_in_points() -> None:
    found = recognise(pixels(page()), 200)
    assert share_read(found) > 0.95
    assert found.confidence > 0.85
    first = min(found.lines, key=lambda line: line.box[1] if line.box else 0.0)
    assert first.box is not None
    assert 66 < first.box[0] < 78
    assert 66 < first.box[1] < 92
    assert all(0 <= (word.confidence or 0) <= 1 for line in found.lines for word in line.words)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turns_a_page_upright(angle: int) -> None:
    found = recognise(pixels(page().rotate(angle, expand=True)), 200)
    assert found.angle == angle
    assert share_read(found) > 0.9


def _skewed(image: Image.Image) -> Image.Image:
    return image.rotate(2.5, fillcolor="white", resample=Image.Resampling.BICUBIC)


def _faint(image: Image.Image) -> Image.Image:
    return Image.fromarray((255 - (255 - pixels(image)) * 0.25).astype(np.uint8))


def _shaded(image: Image.Image) -> Image.Image:
    array = pixels(image)
    return Image.fromarray((array * np.linspace(0.4, 1, array.shape[1])[None, :, None]).astype(np.uint8))


def _blurred(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(1.2))


@pytest.mark.parametrize("fault", [_skewed, _faint, _shaded, _blurred])
def test_reads_faulty_scans(fault: object) -> None:
    assert callable(fault)
    assert share_read(recognise(pixels(fault(page())), 200)) > 0.9


def test_a_seal_over_the_print_is_left_out() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    for radius in range(90, 120, 6):
        draw.ellipse((500 - radius, 300 - radius, 500 + radius, 300 + radius), outline=(225, 60, 60), width=3)
    found = recognise(pixels(image), 200)
    assert "coloured ink left out" in found.note
    assert share_read(found) > 0.9


def test_a_blank_page_has_no_words() -> None:
    assert recognise(np.full((2338, 1654, 3), 255, np.uint8), 200).lines == []


def test_a_ruled_table_gives_its_grid_and_its_words() -> None:
    image = page(("Danh sách các đơn vị được khen thưởng",))
    draw = ImageDraw.Draw(image)
    cells = [("TT", "Đơn vị", "Danh hiệu"), ("1", "Trường Mầm non Hoa Sen", "Cờ thi đua"), ("2", "Phòng Nội vụ", "Bằng khen")]
    xs, top, high = (200, 300, 850, 1300), 400, 80
    for i, row in enumerate(cells):
        for j, text in enumerate(row):
            draw.rectangle((xs[j], top + i * high, xs[j + 1], top + (i + 1) * high), outline="black", width=3)
            draw.text((xs[j] + 14, top + i * high + 20), text, fill="black", font=font(13, 200))
    found = recognise(pixels(image), 200)
    assert [(len(grid.rows), len(grid.rows[0])) for grid in found.tables] == [(3, 3)]
    got = words(found)
    assert all(word in got for word in ("Mầm", "Sen", "Cờ", "Nội", "khen"))


def test_a_pen_in_the_number_slot_is_no_number() -> None:
    image = page(("Số:            /QĐ-UBND", *LINES[1:]))
    draw = ImageDraw.Draw(image)
    x, y = 290, 195
    draw.line([(x, y), (x + 12, y + 38), (x + 22, y + 4), (x + 31, y + 40), (x + 46, y - 6)], fill=(30, 50, 190), width=4)
    found = recognise(pixels(image), 200)
    line = next(" ".join(word.text for word in line.words) for line in found.lines if "UBND" in line.text)
    assert not any(char.isdigit() for char in line)
    assert all(chance <= 0.5 for slot in found.slots for _, chance in slot.alternatives)


def test_boxes_to_tick() -> None:
    image = page(("Đối tượng ưu tiên:       Người khuyết tật       Hộ cận nghèo", *LINES[1:]))
    draw = ImageDraw.Draw(image)
    line = font(14, 200)
    for before in ("Đối tượng ưu tiên:   ", "Đối tượng ưu tiên:       Người khuyết tật   "):
        left = 200 + round(line.getlength(before))
        draw.rectangle((left, 212, left + 20, 232), outline="black", width=2)
    found = recognise(pixels(image), 200)
    assert words(found).count("□") == 2


def test_missing_language_data_is_an_error_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_TESSDATA", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    with pytest.raises(ReadError) as error:
        tessdata()
    assert error.value.category == "missing_tool"
    assert "tesseract-ocr-vie" in error.value.advice


def test_another_engine_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        name = "silent"

        def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
            return []

    monkeypatch.setattr(ocr, "engine", lambda name="tesseract": Silent())
    assert recognise(pixels(page()), 200).lines == []


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ReadError, match="no engine"):
        engine.engine("nothing of the kind")


def test_bold_words_are_told_by_their_strokes() -> None:
    image = page()
    draw = ImageDraw.Draw(image)
    bold = Path(str(font(14, 200).path).replace("Regular", "Bold"))
    if not bold.is_file() or "Bold" not in bold.name:
        pytest.skip("no bold serif font")
    draw.text(
        (200, 620),
        "II. TỔ CHỨC THỰC HIỆN của các đơn vị",
        fill="black",
        font=ImageFont.truetype(str(bold), 39, layout_engine=ImageFont.Layout.BASIC),
    )
    found = recognise(pixels(image), 200)
    heavy = {word.text for line in found.lines for word in line.words if word.bold}
    assert {"TỔ", "CHỨC", "HIỆN", "đơn"} <= heavy
    assert not heavy & {"phong", "trào", "tuyên", "kinh", "phí"}


@pytest.mark.parametrize("numeral", ["I.", "II.", "III.", "IV."])
def test_a_bold_roman_number_is_read_whole(numeral: str) -> None:
    image = page()
    bold = Path(str(font(14, 200).path).replace("Regular", "Bold"))
    if not bold.is_file() or "Bold" not in bold.name:
        pytest.skip("no bold serif font")
    face = ImageFont.truetype(str(bold), 39, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(image).text((200, 620), f"{numeral} TỔ CHỨC THỰC HIỆN của các đơn vị", fill="black", font=face)
    assert numeral in {word.text for line in recognise(pixels(image), 200).lines for word in line.words}
