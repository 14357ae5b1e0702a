"""What machines make of pages: a point for every pixel, negatives, patterns behind the print."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps
from scan_pages import page, pixels

from docparse.errors import ReadError
from docparse.read.pdf.pdf import read_pdf
from docparse.read.scan.photo import on_photo, sheet_of
from docparse.read.scan.preprocess import is_negative, prepare, skew_of, without_pattern, without_show_through

pytest.importorskip("tesserocr")
from docparse.read.scan.engine import tessdata
from docparse.read.scan.ocr import recognise

try:
    tessdata()
except ReadError:
    pytest.skip("no Vietnamese data of Tesseract", allow_module_level=True)

TEXT = tuple(
    f"{number}. Các phòng chuyên môn đẩy mạnh tuyên truyền, phổ biến kế hoạch; tổ chức" for number in range(1, 13)
)  # enough print to tell paper and ink apart


def test_a_page_with_a_point_for_every_pixel_is_a_sheet_of_a4() -> None:
    out = io.BytesIO()
    page().save(out, "PDF", resolution=72)
    found = read_pdf(out.getvalue(), "a.pdf").pages[0]
    assert "41/KH-SGTVT" in found.lines[0].text
    assert (found.width, found.height) == (pytest.approx(595, abs=3), pytest.approx(842, abs=3))
    assert found.lines[0].box is not None
    left, top, right, _ = on_photo(found, found.lines[0].box)
    assert (left, top) == (pytest.approx(200, abs=8), pytest.approx(205, abs=12))  # it was drawn at an inch of 200 pixels
    assert 500 < right < 900


@pytest.mark.parametrize(("long", "dpi", "own"), [(3508, 300, 300), (2339, 72, 200), (4961, 300, 300), (7016, 300, 300), (3508, 100, 300)])
def test_only_what_cannot_be_a_sheet_is_taken_for_a4(long: int, dpi: int, own: int) -> None:
    found, photo = sheet_of(np.zeros((long, round(long / 1.414), 3), np.uint8), dpi)
    assert found == own
    assert (photo is not None) == (own != dpi)


def test_a_negative_is_read() -> None:
    light = pixels(ImageOps.invert(page()))
    assert is_negative(light)
    assert not is_negative(pixels(page()))
    found = recognise(light, 200)
    assert "Sở Giao thông vận tải" in " ".join(line.text for line in found.lines)
    assert found.note.startswith("a negative")


def patterned(depth: int) -> np.ndarray:
    """Lines of print with a wide grey band and dots behind them, `depth` grey levels darker than the paper."""
    image = pixels(page(TEXT)).astype(np.int16)
    y, x = np.mgrid[: image.shape[0], : image.shape[1]]
    behind = ((x % 6 < 2) & (y % 6 < 2)) | (np.abs(x - y) < 160)
    return np.clip(image - depth * behind[:, :, None], 0, 255).astype(np.uint8)


def test_a_pattern_behind_the_print_is_made_light() -> None:
    grey = cv2.cvtColor(patterned(75), cv2.COLOR_RGB2GRAY)
    after, notes = without_pattern(grey)
    assert notes == ["a pattern behind the print made light"]
    assert np.percentile(after[:, : after.shape[1] // 12], 2) > 250  # a margin with dots
    assert np.count_nonzero(after < 60) > 0.9 * np.count_nonzero(grey < 60)


def test_swollen_strokes_of_a_copy_are_thinned_and_their_letters_keep_their_size() -> None:
    grey = cv2.cvtColor(pixels(page(TEXT)), cv2.COLOR_RGB2GRAY)
    swollen = cv2.erode(cv2.GaussianBlur(grey, (0, 0), 1.2), np.ones((5, 5), np.uint8))
    after, before = prepare(swollen, 200), prepare(grey, 200)
    assert "swollen strokes thinned" in after.notes
    assert "swollen strokes thinned" not in before.notes
    assert after.dpi == pytest.approx(before.dpi, rel=0.1)


def shining_through(front: tuple[str, ...], strength: float) -> np.ndarray:
    """A page over whose print that of the other side is seen, mirrored and blurred."""
    back = cv2.GaussianBlur(np.ascontiguousarray(pixels(page(TEXT * 2))[:, ::-1]), (0, 0), 1.5)
    return (pixels(page(front)) * (1 - strength * (1 - back / 255.0))).astype(np.uint8)


def test_the_other_side_of_the_sheet_is_left_out() -> None:
    image = shining_through(TEXT[:2], 0.4)
    found = recognise(image, 200)
    assert [line.text.split()[-1] for line in found.lines] == ["chức", "chức"]
    assert without_show_through(pixels(page(TEXT))) is None


def test_a_blank_page_through_which_the_other_side_shines_has_no_text() -> None:
    found = recognise(shining_through((), 0.3), 200)
    assert not found.lines
    assert "blank" in found.note


@pytest.mark.parametrize("blur", [0.0, 1.5])
def test_a_page_without_a_pattern_is_left_as_it_is(blur: float) -> None:
    grey = cv2.cvtColor(pixels(page(TEXT)), cv2.COLOR_RGB2GRAY)
    grey = cv2.GaussianBlur(grey, (0, 0), blur) if blur else grey
    after, notes = without_pattern(grey)
    assert after is grey
    assert notes == []


@pytest.mark.parametrize("angle", [-9.0, 2.5, 8.0])
def test_a_sheet_that_lay_aslant_is_turned_level(angle: float) -> None:
    slanted = page(TEXT).rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    assert skew_of(cv2.cvtColor(pixels(slanted), cv2.COLOR_RGB2GRAY)) == pytest.approx(angle, abs=0.35)
    assert prepare(pixels(slanted), 200).skew == pytest.approx(angle, abs=0.35)
