"""Grey stamps and watermarks on scans without colour, and print whose strokes broke when it was made black or white."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_pages import font, page, pixels

from docparse.read.scan.pale import lift_pale
from docparse.read.scan.preprocess import prepare

TEXT = tuple(f"{number}. Công đoàn cơ sở tổ chức hội thao, chấm điểm chéo giữa các tổ; gửi kết quả về" for number in range(1, 22))


def grey_of(image: Image.Image) -> np.ndarray:
    return cv2.GaussianBlur(cv2.cvtColor(pixels(image), cv2.COLOR_RGB2GRAY), (0, 0), 0.6)


def stamped(shade: int, at: tuple[int, int], lines: tuple[str, ...] = TEXT) -> np.ndarray:
    """A page at 200 dpi, under a framed stamp of one grey."""
    image = page(lines)
    layer = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(layer)
    draw.rectangle((*at, at[0] + 420, at[1] + 170), outline=shade, width=3)
    for line, words in enumerate(("VĂN THƯ", "ĐẾN Số: 88")):
        draw.text((at[0] + 20, at[1] + 15 + 75 * line), words, fill=shade, font=font(20, 200), stroke_width=2)
    both = np.minimum(np.asarray(image.convert("L")), np.asarray(layer))
    return cv2.GaussianBlur(both, (0, 0), 0.6)


def test_a_grey_stamp_over_the_print_is_left_out_and_the_print_stays() -> None:
    grey, plain = stamped(150, (330, 300)), grey_of(page(TEXT))
    assert lift_pale(grey, 200)
    inside = np.s_[310:460, 340:740]
    alone = plain[inside] > 250
    assert np.count_nonzero(grey[inside][alone] < 200) < 0.01 * np.count_nonzero(alone)
    assert np.count_nonzero(grey < 70) > 0.97 * np.count_nonzero(plain < 70)
    assert np.array_equal(grey[600:], plain[600:])


@pytest.mark.parametrize("count", [1, 3])
def test_the_few_lines_of_a_last_page_tell_how_dark_print_is(count: int) -> None:
    grey, plain = stamped(150, (330, 200), TEXT[:count]), grey_of(page(TEXT[:count]))
    assert lift_pale(grey, 200)
    assert np.count_nonzero(grey < 70) > 0.97 * np.count_nonzero(plain < 70)
    before = plain.copy()
    assert not lift_pale(plain, 200)
    assert np.array_equal(plain, before)


@pytest.mark.parametrize(
    ("shade", "at"),
    [(30, (330, 300)), (150, (1100, 1900))],
    ids=["as dark as the print", "beside no print"],
)
def test_a_stamp_that_is_dark_or_hides_nothing_stays(shade: int, at: tuple[int, int]) -> None:
    grey = stamped(shade, at)
    before = grey.copy()
    assert not lift_pale(grey, 200)
    assert np.array_equal(grey, before)


def test_a_page_of_pale_print_under_dark_writing_is_no_stamp() -> None:
    image = page(TEXT, ink=(140, 140, 140))
    ImageDraw.Draw(image).line([(250, 300), (900, 420), (500, 700), (1200, 900)], fill=(10, 10, 10), width=6)
    grey = grey_of(image)
    before = grey.copy()
    assert not lift_pale(grey, 200)
    assert np.array_equal(grey, before)


def test_strokes_that_broke_when_faint_print_was_made_black_or_white_are_thickened() -> None:
    random = np.random.default_rng(3)
    plain = grey_of(page(TEXT, dpi=300)).astype(np.float32)
    faint = 255 - (255 - cv2.GaussianBlur(plain, (0, 0), 1.0)) * 0.62 + random.normal(0, 16, plain.shape)
    broken, whole = np.where(faint > 128, np.uint8(255), np.uint8(0)), np.where(plain > 128, np.uint8(255), np.uint8(0))
    assert "broken strokes thickened" in prepare(broken, 300).notes
    assert "broken strokes thickened" not in prepare(whole, 300).notes
