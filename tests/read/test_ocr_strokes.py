"""`lift_strokes`: pens and stamps over print."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_pages import font, page, pixels

from docparse.read.scan.preprocess import without_coloured_ink
from docparse.read.scan.strokes import lift_strokes

BLUE, VIOLET, RED = (40, 60, 170), (130, 40, 155), (220, 40, 60)


def over(sheet: Image.Image, ink: Image.Image) -> np.ndarray:
    """Ink on white laid over a sheet as ink lies: it darkens what is below."""
    return (pixels(sheet).astype(np.uint16) * pixels(ink) // 255).astype(np.uint8)


def stamped(colour: tuple[int, int, int], box: tuple[int, int, int, int]) -> np.ndarray:
    """A page with a framed stamp in `box` (pixels)."""
    sheet = page(dpi=300)
    ink = Image.new("RGB", sheet.size, "white")
    draw = ImageDraw.Draw(ink)
    draw.rectangle(box, outline=colour, width=4)
    draw.text((box[0] + 20, box[1] + 20), "CÔNG VĂN ĐẾN", fill=colour, font=font(13, 300))
    return over(sheet, ink)


def dark(grey: np.ndarray, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a box are darker than pale grey."""
    return int(np.count_nonzero(grey[box[1] - 3 : box[3] + 3, box[0] - 3 : box[2] + 3] < 200))


@pytest.mark.parametrize("colour", [BLUE, VIOLET, RED])
def test_a_stamp_over_print_goes_and_the_print_stays(colour: tuple[int, int, int]) -> None:
    box = (420, 320, 1000, 620)
    grey, notes = without_coloured_ink(stamped(colour, box))
    clean = pixels(page(dpi=300)).max(axis=2)
    assert notes == ["coloured ink left out"]
    assert dark(grey, box) == pytest.approx(dark(clean, box), rel=0.12)


@pytest.mark.parametrize(("colour", "kept"), [((185, 30, 40), True), ((130, 40, 155), False)])
def test_a_red_seal_over_print_stays_a_pale_ring(colour: tuple[int, int, int], kept: bool) -> None:
    sheet, box = page(dpi=300), (420, 250, 820, 650)
    ink = Image.new("RGB", sheet.size, "white")
    ImageDraw.Draw(ink).ellipse(box, outline=colour, width=9)
    grey, _ = without_coloured_ink(over(sheet, ink))
    more = dark(grey, box) - dark(pixels(sheet).max(axis=2), box)
    assert (more > 5000) is kept


def test_a_stamp_that_touches_no_print_stays() -> None:
    box = (420, 1500, 1000, 1800)
    grey, _ = without_coloured_ink(stamped(BLUE, box))
    assert dark(grey, box) > 5000


def test_coloured_edges_of_print_are_no_strokes() -> None:
    shifted = pixels(page(dpi=300)).copy()
    shifted[:, :, 2] = np.roll(shifted[:, :, 2], 2, axis=1)  # the blue row of the scanner lags
    brightest, colour = shifted.max(axis=2), shifted.max(axis=2) - shifted.min(axis=2)
    before = brightest.copy()
    lift_strokes(brightest, colour)
    assert (brightest == before).all()


def test_a_seal_as_light_as_paper_leaves_the_print_that_it_covers() -> None:
    brightest = np.full((400, 400), 240, np.uint8)
    colour = np.zeros((400, 400), np.uint8)
    brightest[20:380, 100:300], colour[20:380, 100:300] = 220, 140  # red
    brightest[190:210, 60:340] = 20  # print
    brightest[186:190, 100:300], colour[186:190, 100:300] = 130, 90  # its edge under the seal
    before = brightest.copy()
    lift_strokes(brightest, colour)
    assert np.array_equal(brightest, before)
