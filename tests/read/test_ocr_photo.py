"""Photos of sheets: the sheet is found, laid flat, and its words have their places on the photo; scans are left as they are."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image
from scan_pages import LINES, page, pixels

from docparse.document import Page
from docparse.read.scan.photo import find_sheet, flatten, on_photo

A4 = (1654, 2339)


def photo(image: np.ndarray, corners: list[tuple[float, float]], size: tuple[int, int] = (2000, 2700), shade: float = 0.4) -> np.ndarray:
    """The image as a sheet with these corners on a desk, in uneven light."""
    height, width = image.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    there = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32))
    sheet = cv2.warpPerspective(image, there, size, flags=cv2.INTER_CUBIC).astype(np.float32)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), there, size)
    noise = np.random.default_rng(1).normal(0, 4, (size[1], size[0], 1))
    out = np.where(mask[:, :, None] > 127, sheet, np.array([95, 85, 70], np.float32)) + noise
    light = 1 - shade * np.linspace(0, 1, size[0])[None, :, None]
    return np.clip(out * light, 0, 255).astype(np.uint8)


SLANTED = [(150.0, 130.0), (1800.0, 90.0), (1930.0, 2600.0), (60.0, 2500.0)]


@pytest.mark.parametrize(
    "corners",
    [
        SLANTED,
        [(300.0, 200.0), (1650.0, 260.0), (1850.0, 2500.0), (120.0, 2420.0)],
        [(200.0, 100.0), (1850.0, 180.0), (1750.0, 2550.0), (100.0, 2450.0)],
    ],
)
def test_the_sheet_of_a_photo_is_found(corners: list[tuple[float, float]]) -> None:
    found = find_sheet(photo(pixels(page()), corners))
    assert found is not None
    assert np.abs(found - np.array(corners)).max() < 25


def _speckled(image: np.ndarray) -> np.ndarray:
    return np.clip(image + np.random.default_rng(2).normal(0, 12, image.shape), 0, 255).astype(np.uint8)


def _dark_rim(image: np.ndarray) -> np.ndarray:
    out = image.copy()
    out[:, :40] = out[:, -25:] = 15
    out[:30] = 20
    return out


def _framed(image: np.ndarray) -> np.ndarray:
    out = image.copy()
    cv2.rectangle(out, (60, 60), (A4[0] - 60, A4[1] - 60), (0, 0, 0), 6)
    return out


def _shaded(image: np.ndarray) -> np.ndarray:
    return (image * np.linspace(0.4, 1, image.shape[1])[None, :, None]).astype(np.uint8)


def _dark_picture(image: np.ndarray) -> np.ndarray:
    out = image.copy()
    out[300:1100, 200:1400] = 60
    return out


def _negative(image: np.ndarray) -> np.ndarray:
    return 255 - image


@pytest.mark.parametrize("kind", [np.copy, _speckled, _dark_rim, _framed, _shaded, _dark_picture, _negative])
def test_a_scan_is_left_as_it_is(kind: object) -> None:
    assert callable(kind)
    scan = kind(pixels(page()))
    before = scan.tobytes()
    assert flatten(scan) is None
    assert scan.tobytes() == before


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_photo_is_read_and_its_words_have_their_places_on_it(turn: int) -> None:
    pytest.importorskip("tesserocr")
    from docparse.read.scan.image import read_image

    image = photo(np.ascontiguousarray(np.rot90(pixels(page()), k=-turn // 90)), _turned(turn), _size(turn))
    data = io.BytesIO()
    Image.fromarray(image).save(data, "PNG")
    read = read_image(data.getvalue(), "photo.png").pages[0]
    assert read.photo is not None
    words = [word for line in read.lines for word in line.words]
    truth = " ".join(LINES).split()
    assert sum(word in {w.text for w in words} for word in truth) > 0.9 * len(truth)
    first = next(word for word in words if "SGTVT" in word.text)
    x0, y0, x1, y1 = (value * image.shape[1] / read.photo.width for value in on_photo(read, first.box))
    inked = np.argwhere(image[int(y0) : int(y1), int(x0) : int(x1)].max(axis=2) < 90)
    assert len(inked) > 300  # the print is there
    assert 20 < y1 - y0 < 140 or turn == 90


def _turned(turn: int) -> list[tuple[float, float]]:
    return [(130.0, 150.0), (2600.0, 60.0), (2500.0, 1930.0), (90.0, 1800.0)] if turn == 90 else SLANTED


def _size(turn: int) -> tuple[int, int]:
    return (2700, 2000) if turn == 90 else (2000, 2700)


def test_a_box_of_a_scan_stays() -> None:
    assert on_photo(Page(1, width=595, height=842), (1, 2, 3, 4)) == (1, 2, 3, 4)
