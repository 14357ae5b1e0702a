"""A PDF as a scanner sees it: pages as pictures with skew, blur, noise, seals, pens and what befalls paper; as PDF, TIFF or PNG."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Quality:
    """How bad the scan is. `skew` in degrees, `blur` sigma in pixels, `noise` sigma in grey levels, `jpeg` quality 1 to 95.

    `effects`: names of `docparse.corpus.effects` (fold, shadow, perspective, photocopy, fax, tint, bitonal, dither, note), in the order in
    which they befall the page.
    """

    dpi: int = 200
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 2.0
    jpeg: int = 85
    contrast: float = 1.0
    grey: bool = False
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pen:
    """What was written or pressed by hand: `number` and `day` into their slots, a signature over the name, an incoming stamp."""

    writer: int = 0
    number: str = ""
    day: str = ""
    month: str = ""
    signer: str = ""
    stamp: tuple[str, ...] = ()


CLEAN = Quality(dpi=300, noise=0.0, jpeg=92)
OFFICE = Quality(dpi=200, skew=0.4, blur=0.5, noise=4.0)
WORN = Quality(dpi=200, skew=-0.9, blur=0.8, noise=8.0, jpeg=60, contrast=0.75, grey=True)


FAX = Quality(dpi=200, skew=0.3, blur=0.0, noise=0.0, jpeg=80, grey=True, effects=("fax",))
PHOTO = Quality(dpi=190, skew=1.1, blur=0.7, noise=5.0, jpeg=70, contrast=0.85, effects=("perspective", "shadow"))
COPY = Quality(dpi=200, skew=-0.6, blur=0.4, noise=3.0, jpeg=70, grey=True, effects=("photocopy",))
FOLDED = Quality(dpi=200, skew=0.5, blur=0.6, noise=5.0, jpeg=75, effects=("fold", "fold", "tint"))
BITONAL = Quality(dpi=300, skew=0.25, blur=0.3, noise=0.0, jpeg=90, grey=True, effects=("bitonal",))
DITHERED = Quality(dpi=200, skew=-0.2, blur=0.3, noise=0.0, jpeg=85, grey=True, effects=("dither",))
QUALITIES = {
    "bitonal": BITONAL,
    "dithered": DITHERED,
    "clean": CLEAN,
    "office": OFFICE,
    "worn": WORN,
    "fax": FAX,
    "photo": PHOTO,
    "copy": COPY,
    "folded": FOLDED,
}
"""Scans by name, from best to worst and by their cause."""


def scan_pages(pdf: bytes, quality: Quality = OFFICE, seal: str | None = None, seed: int = 1, pen: Pen | None = None) -> list[np.ndarray]:
    """Pages of a PDF as RGB pictures (H, W, 3), uint8. `seal`: the words of a red seal set over the signature. `pen`: what hands added."""
    import cv2
    import pypdfium2

    from docparse.corpus import effects

    random = np.random.default_rng(seed)
    pages: list[np.ndarray] = []
    document = pypdfium2.PdfDocument(pdf)
    signed, place = _signature(document, pen.signer if pen else "")
    for number in range(len(document)):
        picture = document[number].render(scale=quality.dpi / 72).to_numpy()[:, :, :3][:, :, ::-1].astype(np.float32)
        if pen and number == 0:
            _fill(picture, document[0], pen, quality.dpi, seed)
        if number == signed and pen and pen.signer:
            _sign(picture, place, quality.dpi, seed)
        if seal and number == signed:
            picture = _press(picture, seal, place, quality.dpi)
        if quality.contrast != 1.0:
            picture = 255 - (255 - picture) * quality.contrast
        if quality.skew:
            height, width = picture.shape[:2]
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), quality.skew, 1.0)
            picture = cv2.warpAffine(picture, turn, (width, height), borderValue=(250, 250, 250), flags=cv2.INTER_CUBIC)
        for name in quality.effects:
            picture = np.clip(getattr(effects, name)(picture, random), 0, 255).astype(np.float32)
        if quality.blur:
            picture = cv2.GaussianBlur(picture, (0, 0), quality.blur)
        if quality.noise:
            picture = picture + random.normal(0, quality.noise, picture.shape[:2])[:, :, None]
        picture = np.clip(picture, 0, 255).astype(np.uint8)
        if quality.grey:
            picture = np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)
        pages.append(picture)
    return pages


def to_scan(
    pdf: bytes, quality: Quality = OFFICE, seal: str | None = None, seed: int = 1, form: str = "pdf", pen: Pen | None = None
) -> bytes:
    """The scan as bytes. `form`: pdf, tiff (many pages) or png (first page)."""
    from PIL import Image

    images = [Image.fromarray(page) for page in scan_pages(pdf, quality, seal, seed, pen)]
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


def _signature(document: Any, name: str) -> tuple[int, tuple[float, float]]:
    """Page and place (points from the top left) of the seal: over the left third of the signature (NĐ 30/2020, Phụ lục I).

    Where the signer's name is printed the seal stands above it; else above the lowest text of the last page.
    """
    if name:
        for number in range(len(document) - 1, -1, -1):
            page = document[number]
            text = page.get_textpage()
            finder = text.search(name)
            found, last = finder.get_next(), None
            while found:
                last, found = found, finder.get_next()
            if last:
                left, _, right, top = text.get_charbox(last[0])
                end = text.get_charbox(last[0] + last[1] - 1)[2]
                return number, ((left + max(end, right)) / 2 - 34, page.get_height() - top - 42)
    page = document[len(document) - 1]
    text = page.get_textpage()
    bottom = min((text.get_rect(index)[1] for index in range(text.count_rects())), default=100.0)
    return len(document) - 1, (page.get_width() * 0.58, page.get_height() - bottom - 45)


def _sign(picture: np.ndarray, place: tuple[float, float], dpi: int, seed: int) -> None:
    """A signature in blue ink to the right of where the seal goes."""
    from docparse.corpus.effects import press
    from docparse.corpus.handwriting import scribble

    ink = scribble(int(dpi * 1.25), seed)
    press(picture, ink, (int((place[0] - 12) / 72 * dpi), int((place[1] - 22) / 72 * dpi)), (0.12, 0.2, 0.65))


def slot_boxes(page: Any) -> dict[str, tuple[float, float, float]]:
    """Where the blanks of a head are: `number`, `day`, `month` to left, right and base line in points from the top left."""
    text = page.get_textpage()
    every = text.get_text_range()
    height = page.get_height()
    slots: dict[str, tuple[float, float, float]] = {}
    for name, before, after in (("number", "Số", "/-"), ("day", "ngày", "t"), ("month", "tháng", "n")):
        at = every.find(before)
        if at < 0:
            continue
        left = text.get_charbox(at + len(before) - 1 + (every[at + len(before)] == ":"))
        right = next(
            (text.get_charbox(index) for index in range(at + len(before), min(at + 40, len(every))) if every[index] in after), None
        )
        if right and right[0] > left[2]:
            slots[name] = (left[2], right[0], height - left[1])
    return slots


def _fill(picture: np.ndarray, page: Any, pen: Pen, dpi: int, seed: int) -> None:
    """Write number, day and month into their slots, and press the incoming stamp beside them."""
    from docparse.corpus import effects
    from docparse.corpus.handwriting import write

    random = np.random.default_rng([3, seed])
    colour = ((0.1, 0.16, 0.55), (0.08, 0.08, 0.12), (0.1, 0.16, 0.55))[seed % 3]
    slots = slot_boxes(page)
    for name, words in (("number", pen.number), ("day", pen.day), ("month", pen.month)):
        if not words or name not in slots:
            continue
        left, right, base = slots[name]
        tall = int(random.uniform(11, 17) / 72 * dpi)
        ink = write(words, tall, pen.writer, seed)
        room = (right - left) / 72 * dpi
        x = left / 72 * dpi + max(-tall * 0.35, (room - ink.shape[1]) / 2 + random.normal(0, room * 0.04))
        y = base / 72 * dpi - ink.shape[0] * 0.8 + random.normal(0, tall * 0.06)
        effects.press(picture, ink, (int(x), int(y)), colour)
    if pen.stamp:
        ink = effects.stamp(list(pen.stamp), dpi, random)
        effects.press(picture, ink, (int(0.16 * dpi), int(random.uniform(0.15, 0.4) * dpi)), (0.8, 0.15, 0.2))


def _press(picture: np.ndarray, words: str, place: tuple[float, float], dpi: int) -> np.ndarray:
    """Press a round red seal onto the picture, as ink does: it darkens what is below and hides nothing wholly."""
    from PIL import Image, ImageDraw, ImageFont

    from docparse.corpus.pdf import font_path

    radius = int(18 / 25.4 * dpi)
    layer = Image.new("L", (2 * radius + 8, 2 * radius + 8), 0)
    draw = ImageDraw.Draw(layer)
    centre = radius + 4
    draw.ellipse((4, 4, 2 * radius + 4, 2 * radius + 4), outline=255, width=max(2, dpi // 70))
    inner = int(radius * 0.62)
    draw.ellipse((centre - inner, centre - inner, centre + inner, centre + inner), outline=255, width=max(1, dpi // 140))
    bold = font_path("LiberationSerif-Bold")
    font: Any = ImageFont.truetype(str(bold), int(radius * 0.2)) if bold else ImageFont.load_default()
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
