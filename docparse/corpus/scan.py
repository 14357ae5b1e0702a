"""A PDF as a scanner sees it: pages as pictures with skew, blur, noise and a red seal over the signature; as PDF, TIFF or PNG."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Quality:
    """How bad the scan is. `skew` in degrees, `blur` sigma in pixels, `noise` sigma in grey levels, `jpeg` quality 1 to 95."""

    dpi: int = 200
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 2.0
    jpeg: int = 85
    contrast: float = 1.0
    grey: bool = False


CLEAN = Quality(dpi=300, noise=0.0, jpeg=92)
OFFICE = Quality(dpi=200, skew=0.4, blur=0.5, noise=4.0)
WORN = Quality(dpi=200, skew=-0.9, blur=0.8, noise=8.0, jpeg=60, contrast=0.75, grey=True)


def scan_pages(pdf: bytes, quality: Quality = OFFICE, seal: str | None = None, seed: int = 1) -> list[np.ndarray]:
    """Pages of a PDF as RGB pictures (H, W, 3), uint8. `seal`: the words of a red seal set over the signature of the last page."""
    import cv2
    import pypdfium2

    random = np.random.default_rng(seed)
    pages: list[np.ndarray] = []
    document = pypdfium2.PdfDocument(pdf)
    place = _seal_place(document[len(document) - 1]) if seal else None
    for number in range(len(document)):
        picture = document[number].render(scale=quality.dpi / 72).to_numpy()[:, :, :3][:, :, ::-1].astype(np.float32)
        if seal and place and number == len(document) - 1:
            picture = _press(picture, seal, place, quality.dpi)
        if quality.contrast != 1.0:
            picture = 255 - (255 - picture) * quality.contrast
        if quality.skew:
            height, width = picture.shape[:2]
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), quality.skew, 1.0)
            picture = cv2.warpAffine(picture, turn, (width, height), borderValue=(250, 250, 250), flags=cv2.INTER_CUBIC)
        if quality.blur:
            picture = cv2.GaussianBlur(picture, (0, 0), quality.blur)
        if quality.noise:
            picture = picture + random.normal(0, quality.noise, picture.shape[:2])[:, :, None]
        picture = np.clip(picture, 0, 255).astype(np.uint8)
        if quality.grey:
            picture = np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)
        pages.append(picture)
    return pages


def to_scan(pdf: bytes, quality: Quality = OFFICE, seal: str | None = None, seed: int = 1, form: str = "pdf") -> bytes:
    """The scan as bytes. `form`: pdf, tiff (many pages) or png (first page)."""
    from PIL import Image

    images = [Image.fromarray(page) for page in scan_pages(pdf, quality, seal, seed)]
    buffer = io.BytesIO()
    if form == "png":
        images[0].save(buffer, "PNG", dpi=(quality.dpi, quality.dpi))
    elif form == "tiff":
        images[0].save(buffer, "TIFF", save_all=True, append_images=images[1:], compression="tiff_deflate", dpi=(quality.dpi, quality.dpi))
    else:
        jpegs = []
        for image in images:
            part = io.BytesIO()
            image.save(part, "JPEG", quality=quality.jpeg)
            jpegs.append(Image.open(io.BytesIO(part.getvalue())))
        jpegs[0].save(buffer, "PDF", save_all=True, append_images=jpegs[1:], resolution=float(quality.dpi), quality=quality.jpeg)
    return buffer.getvalue()


def _seal_place(page: Any) -> tuple[float, float]:
    """Where the seal goes, in points from the top left: over the left third of the signature (NĐ 30/2020, Phụ lục I)."""
    text = page.get_textpage()
    height = page.get_height()
    bottom = min((text.get_rect(index)[1] for index in range(text.count_rects())), default=100.0)
    return page.get_width() * 0.58, height - bottom - 45


def _press(picture: np.ndarray, words: str, place: tuple[float, float], dpi: int) -> np.ndarray:
    """Press a round red seal onto the picture, as ink does: it darkens what is below and hides nothing wholly."""
    from PIL import Image, ImageDraw, ImageFont

    from docparse.corpus.pdf import FONT_FOLDERS

    radius = int(18 / 25.4 * dpi)
    layer = Image.new("L", (2 * radius + 8, 2 * radius + 8), 0)
    draw = ImageDraw.Draw(layer)
    centre = radius + 4
    draw.ellipse((4, 4, 2 * radius + 4, 2 * radius + 4), outline=255, width=max(2, dpi // 70))
    inner = int(radius * 0.62)
    draw.ellipse((centre - inner, centre - inner, centre + inner, centre + inner), outline=255, width=max(1, dpi // 140))
    font_path = next((f / "LiberationSerif-Bold.ttf" for f in FONT_FOLDERS if (f / "LiberationSerif-Bold.ttf").exists()), None)
    font: Any = ImageFont.truetype(str(font_path), int(radius * 0.2)) if font_path else ImageFont.load_default()
    for number, letter in enumerate(words):
        angle = math.pi * (0.9 + 1.2 * (number + 0.5) / len(words))
        tile = Image.new("L", (radius // 3, radius // 3), 0)
        ImageDraw.Draw(tile).text((radius // 6, radius // 6), letter, fill=255, font=font, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90)
        at = (int(centre + radius * 0.8 * math.cos(angle)) - radius // 6, int(centre + radius * 0.8 * math.sin(angle)) - radius // 6)
        layer.paste(255, at, tile)
    star = [(0.5 if point % 2 else 0.2) * inner for point in range(1, 11)]
    points = [
        (centre + size * math.sin(math.pi * number / 5), centre - size * math.cos(math.pi * number / 5)) for number, size in enumerate(star)
    ]
    draw.polygon(points, fill=255)
    ink = np.asarray(layer, np.float32)[:, :, None] / 255 * np.array([0.1, 0.75, 0.75], np.float32)
    x, y = int(place[0] / 72 * dpi) - centre, int(place[1] / 72 * dpi) - centre
    height, width = picture.shape[:2]
    x, y = max(0, min(x, width - ink.shape[1])), max(0, min(y, height - ink.shape[0]))
    picture[y : y + ink.shape[0], x : x + ink.shape[1]] *= 1 - ink
    return picture
