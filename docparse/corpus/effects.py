"""What paper, scanners, fax machines and telephones do to a page: a picture (H, W, 3) float32 in, the same picture damaged out."""

from __future__ import annotations

import numpy as np


def fold(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A crease across the page or down it: a thin light and dark line, a shade on one side."""
    height, width = picture.shape[:2]
    out = picture.copy()
    across = bool(random.random() < 0.7)
    length = height if across else width
    at = int(length * random.choice([1 / 3, 1 / 2, 2 / 3]) + random.normal(0, length * 0.01))
    distance = np.arange(length, dtype=np.float32) - at
    shade = 1 - 0.07 * np.exp(-np.clip(distance, 0, None) / (length * 0.03)) * (distance >= 0) - 0.16 * np.exp(-(distance**2) / 4)
    shape = shade[:, None, None] if across else shade[None, :, None]
    light = 14 * np.exp(-((distance + 3) ** 2) / 5)
    creased: np.ndarray = out * shape + (light[:, None, None] if across else light[None, :, None])
    return creased


def shadow(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Uneven light, as over a page that is photographed by a window: a slope and the shade of a hand."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / height, x / width
    angle = random.uniform(0, 2 * np.pi)
    slope = 1 - random.uniform(0.1, 0.3) * np.clip(0.5 + (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle), 0, 1)
    centre = random.uniform(0.0, 1.0, 2)
    blob = 1 - random.uniform(0.05, 0.25) * np.exp(-(((x - centre[0]) / 0.5) ** 2 + ((y - centre[1]) / 0.35) ** 2))
    warm = np.array([1.0, 0.985, 0.95], np.float32)
    lit: np.ndarray = picture * (slope * blob)[:, :, None] * warm
    return lit


def perspective(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The page as a telephone sees it: a quadrangle on a table."""
    import cv2

    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    inset = 0.03 * np.array([width, height], np.float32)
    signs = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32)
    moved = corners + signs * inset * random.uniform(0.1, 1.0, (4, 2)).astype(np.float32)
    table = tuple(float(v) for v in random.uniform(60, 140, 3))
    return cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, moved), (width, height), borderValue=table)


def photocopy(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A copy of a copy: no colour, hard contrast, specks, a dark edge, sometimes the holes of a binder."""
    import cv2

    height, width = picture.shape[:2]
    grey = picture @ np.array([0.3, 0.59, 0.11], np.float32)
    grey = 255 / (1 + np.exp(-(cv2.GaussianBlur(grey, (0, 0), 0.7) - random.uniform(140, 175)) / 16))
    specks = random.random((height // 2 + 1, width // 2 + 1)) < 0.00025
    grey[np.repeat(np.repeat(specks, 2, 0), 2, 1)[:height, :width]] = 20
    edge = int(width * random.uniform(0.004, 0.018))
    if random.random() < 0.6:
        grey[:, :edge] = random.uniform(10, 80)
    if random.random() < 0.25:
        for y in (0.38, 0.62):
            cv2.circle(grey, (int(width * 0.035), int(height * y)), int(width * 0.012), 30, -1)
    return np.repeat(grey[:, :, None], 3, axis=2).astype(np.float32)


def fax(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A fax: 204 by 98 dots to the inch, black or white, with a lost line here and there."""
    import cv2

    height, width = picture.shape[:2]
    grey = picture @ np.array([0.3, 0.59, 0.11], np.float32)
    coarse = cv2.resize(
        grey.astype(np.float32), (width, max(1, height * random.choice([98, 196, 196]) // 200)), interpolation=cv2.INTER_AREA
    )
    black = (coarse > random.uniform(150, 185)).astype(np.float32) * 255
    for _ in range(int(random.integers(0, 3))):
        row = int(random.integers(0, black.shape[0]))
        black[row : row + 1, int(random.integers(0, width // 2)) :] = 0 if random.random() < 0.4 else 255
    return np.repeat(cv2.resize(black, (width, height), interpolation=cv2.INTER_NEAREST)[:, :, None], 3, axis=2)


def bitonal(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Black or white alone, as office scanners are mostly set: a threshold, so that thin strokes break and stamps turn black."""
    grey = picture @ np.array([0.3, 0.59, 0.11], np.float32)
    grey += random.normal(0, 9, grey.shape).astype(np.float32)
    black = (grey > random.uniform(150, 200)).astype(np.float32) * 255
    return np.repeat(black[:, :, None], 3, axis=2)


def dither(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Black and white dots for greys (Floyd and Steinberg): a setting that peppers stamps and every smooth edge."""
    from PIL import Image

    grey = np.clip(picture @ np.array([0.3, 0.59, 0.11], np.float32) - random.uniform(0, 10), 0, 255).astype(np.uint8)
    dots = np.asarray(Image.fromarray(grey).convert("1"), np.float32) * 255
    return np.repeat(dots[:, :, None], 3, axis=2)


def note(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """What hands leave on an office's copy: a scrawl in the margin or across the head, initials, a line under some words."""
    import cv2

    from docparse.corpus.handwriting import scribble

    height, width = picture.shape[:2]
    out = picture.copy()
    colour = [(0.12, 0.2, 0.65), (0.75, 0.15, 0.15), (0.2, 0.2, 0.2)][int(random.integers(0, 3))]
    for _ in range(int(random.integers(1, 4))):
        ink = scribble(int(width * random.uniform(0.06, 0.16)), int(random.integers(0, 10_000)))
        left = random.choice([0.02, 0.03, 0.84, 0.88])
        press(out, ink, (int(width * left), int(height * random.uniform(0.12, 0.9))), colour)
    if random.random() < 0.5:
        y = int(height * random.uniform(0.3, 0.8))
        x = int(width * random.uniform(0.2, 0.5))
        ink_line = tuple(float(255 * part) for part in colour)
        cv2.line(out, (x, y), (x + int(width * random.uniform(0.1, 0.3)), y + int(random.normal(0, 3))), ink_line, max(1, width // 700))
    return out


def tint(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Old paper: yellowed, with stains, the print of the back shining through."""
    import cv2

    height, width = picture.shape[:2]
    cloud = cv2.resize(random.normal(0, 1, (9, 7)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    paper = np.array([247, 238, 214], np.float32) / 255 * (1 + 0.02 * cloud)[:, :, None]
    back = cv2.GaussianBlur(picture[:, ::-1], (0, 0), 2.2)
    old: np.ndarray = picture * paper - (255 - back) * random.uniform(0.0, 0.06)
    return old


def press(picture: np.ndarray, ink: np.ndarray, at: tuple[int, int], colour: tuple[float, float, float]) -> None:
    """Lay ink (coverage 0 to 1) on the picture in place, its top left corner at `at` (x, y): it darkens what is below, as ink does."""
    height, width = picture.shape[:2]
    x, y = max(0, at[0]), max(0, at[1])
    part = ink[: max(0, height - y), : max(0, width - x)]
    if part.size:
        keep = 1 - part[:, :, None] * (1 - np.array(colour, np.float32))
        picture[y : y + part.shape[0], x : x + part.shape[1]] *= keep


def stamp(lines: list[str], dpi: int, random: np.random.Generator) -> np.ndarray:
    """An incoming stamp, a box with its lines, a little askew, as coverage 0 to 1."""
    from PIL import Image, ImageDraw, ImageFont

    from docparse.corpus.pdf import font_path

    size = int(dpi * 0.15)
    path = font_path("LiberationSans-Bold")
    font = ImageFont.truetype(str(path), size) if path else ImageFont.load_default()
    width = int(max(font.getlength(line) for line in lines)) + size
    image = Image.new("L", (width, int(size * 1.35 * len(lines)) + size), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 2, image.width - 3, image.height - 3), outline=255, width=max(1, dpi // 100))
    for number, line in enumerate(lines):
        draw.text((size // 2, size // 2 + int(size * 1.35 * number)), line, fill=255, font=font)
    turned = image.rotate(float(random.normal(0, 2.0)), expand=True)
    ink = np.asarray(turned, np.float32) / 255
    return ink * np.clip(random.normal(0.85, 0.12, ink.shape), 0, 1).astype(np.float32)
