"""A page image as scanned in, the grey image that the OCR engine reads best out (`prepare`), with what was done to it and why.

No recipe serves every scan (measured on real ones: the same steps halve the errors of one page and double those of another), so
each step is taken only where the page shows the fault that it mends: coloured ink, shade, faintness, specks, skew, letters too
small or too large for the engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docparse.read.scan.pale import lift_pale
from docparse.read.scan.strokes import lift_strokes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

LETTER = 21.0
"""The height in pixels to which small letters are brought: 14 point Times at 225 dpi. The engine scales every line to 36 pixels,
and letters that come near to it lose least: of 14,134 words 852 are missed at 300 dpi, 783 at 225, and it takes a sixth less time."""

_MOST_PIXELS = 100_000_000
"""What a page may have when it is made larger: A4 at 300 dpi with letters of a third of the size has 78 million."""
_SWOLLEN, _THINNER = 0.34, 1 / 60
"""Copies of copies: the width of strokes, by the height of the letters as they have run together (print has 0.22 to 0.3, bold throughout or
under carbon paper too), and how much is taken off them, in inches."""
_BROKEN, _PIECES = 0.205, 500
"""Faint print made black or white: the width of its strokes, by the height of the letters, and the dots of broken strokes on a page."""
_NARROWEST, _LONGEST = 8, 200
"""Pixels of the short side of a page that can hold any print, and how many times as long the other is at most."""


@dataclass(slots=True)
class Prepared:
    """A grey page ready for the engine. `scale`: its pixels per pixel of the source. `dpi`: of `grey`. `skew`: degrees that were turned.

    `full`: the same page as large as the source, before it was scaled; None where it was turned or is of the same size.
    """

    grey: Pixels
    dpi: int
    scale: float
    skew: float = 0.0
    notes: list[str] = field(default_factory=list)
    full: Pixels | None = None


def prepare(image: Pixels, dpi: int) -> Prepared:
    """Make a page (H, W, 3) RGB or (H, W) grey ready for the engine, by what the page shows."""
    import cv2
    import numpy as np

    grey, notes = without_coloured_ink(image)
    for step in (even_light, without_pattern):
        grey, note = step(grey)
        notes += note
    if lift_pale(grey := grey.copy(), dpi):
        notes.append("a grey stamp left out")
    height, stroke = letter_size(grey, dpi)
    if height and stroke > _SWOLLEN * height:
        grey = cv2.dilate(grey, np.ones((thinner := max(2, round(_THINNER * dpi)), thinner), np.uint8))  # type: ignore[assignment]
        notes.append("swollen strokes thinned")
        height = None  # letters that have run together are taller than they are
    elif height and stroke < _BROKEN * height and specks(grey) > _PIECES:
        grey = cv2.erode(grey, np.ones((2, 2), np.uint8))  # type: ignore[assignment]
        notes.append("broken strokes thickened")
        height, _ = letter_size(grey, dpi)
    scale = min(3.0, max(0.4, LETTER / height)) if height else 225 / dpi
    scale = min(scale, (_MOST_PIXELS / grey.size) ** 0.5)
    full = grey
    if abs(scale - 1) > 0.05:
        grey = resized(grey, scale)
        notes.append(f"scaled to {round(dpi * scale)} dpi")
    else:
        scale = 1.0
    if specks(grey) > 3000:
        grey = cv2.medianBlur(grey, 3)  # type: ignore[assignment]
        notes.append("specks smoothed")
    skew = skew_of(grey)
    if abs(skew) >= 0.5:
        grey = rotated(grey, skew)
        notes.append(f"turned by {skew:.1f} degrees")
    else:
        skew = 0.0
    return Prepared(grey, round(dpi * scale), scale, skew, notes, None if skew or scale == 1.0 else full)


def is_sliver(image: Pixels) -> bool:
    """Whether a page (H, W, 3) RGB or (H, W) grey is too narrow to hold any print."""
    short, long = sorted(int(side) for side in image.shape[:2])
    return short < _NARROWEST or long > _LONGEST * short


def resized(grey: Pixels, scale: float) -> Pixels:
    """The image at another size: areas averaged when it shrinks, cubic when it grows."""
    import cv2

    out: Any = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return out  # type: ignore[no-any-return]


def without_coloured_ink(image: Pixels) -> tuple[Pixels, list[str]]:
    """Grey in which seals and pens of colour are paper: the brightest of the three channels, unless the print itself is in colour."""
    import cv2
    import numpy as np

    if image.ndim == 2:
        return image, []
    small = image[::4, ::4]
    brightest, darkest = small.max(axis=2), small.min(axis=2)
    coloured = int(np.count_nonzero((brightest.astype(np.int16) - darkest > 70) & (darkest < 140)))
    if coloured < 0.0002 * brightest.size:
        grey: Any = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        return grey, []
    neutral = int(np.count_nonzero(brightest < 120))
    if neutral < 0.3 * coloured:
        grey = image.min(axis=2)
        return grey, ["print in colour kept"]
    # Lifting coloured pixels to white as well was measured: rings fade, but of 186 lines of head and foot of real scans four more are lost.
    red, green, blue = cv2.split(image)
    merged: Any = cv2.max(cv2.max(red, green), blue)
    # Red in excess of the other channels is a seal's: its paler rest parts the rows below it, and what it covers is print.
    colour: Any = cv2.subtract(cv2.subtract(merged, cv2.min(cv2.min(red, green), blue)), cv2.subtract(red, cv2.max(green, blue)))
    lift_strokes(merged, colour)
    return merged, ["coloured ink left out"]


def even_light(grey: Pixels) -> tuple[Pixels, list[str]]:
    """The page with its shade taken away and its ink made dark, where the paper is uneven or the print is faint."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    low, high = (float(value) for value in np.percentile(paper, (2, 98)))
    notes = []
    if high - low > 45 and high > 0:
        wide: Any = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
        grey = cv2.divide(grey, wide, scale=245)  # type: ignore[assignment]
        notes.append("shade evened")
        high = 245.0
    sample = grey[::3, ::3]
    level, _ = cv2.threshold(sample, 0, 255, cv2.THRESH_OTSU)
    ink = sample[sample < level]
    if ink.size > 100 and high - float(np.median(ink)) < 100:
        dark = float(np.percentile(ink, 10))
        table = np.clip((np.arange(256) - dark) * 240.0 / max(20.0, high - dark), 0, 255).astype(np.uint8)
        grey = cv2.LUT(grey, table)  # type: ignore[assignment]
        notes.append("contrast raised")
    return grey, notes


def is_negative(image: Pixels) -> bool:
    """Whether a page (H, W, 3) RGB shows light letters on dark paper: its middle is dark throughout."""
    import numpy as np

    height, width = image.shape[:2]
    middle = image[height // 5 : 4 * height // 5 : 7, width // 5 : 4 * width // 5 : 7]
    return middle.size > 300 and float(np.percentile(middle, 70)) < 90 and float(np.percentile(image[::5, ::5], 99.8)) > 150


def without_pattern(grey: Pixels) -> tuple[Pixels, list[str]]:
    """The page with a wide grey pattern behind the print (dots, a watermark, the other side of the sheet) made as light as the paper."""
    import cv2
    import numpy as np

    sample = grey[1::3, 1::3]
    dark, paper = (float(value) for value in np.percentile(sample, (0.5, 90)))
    beside = cv2.dilate(np.where(sample < (dark + paper) / 2, np.uint8(1), np.uint8(0)), np.ones((3, 3), np.uint8))
    behind = sample[beside == 0]
    if behind.size < sample.size // 3:
        return grey, []
    pattern = float(np.percentile(behind, 4))
    if paper - pattern < 25 or pattern - dark < 50:
        return grey, []
    table = np.clip((np.arange(256) - dark) * (255.0 - dark) / (pattern - dark) + dark, 0, 255).astype(np.uint8)
    return cv2.LUT(grey, table), ["a pattern behind the print made light"]  # type: ignore[return-value]


def without_show_through(image: Pixels) -> Pixels | None:
    """The page (H, W, 3) RGB without the paler of two kinds of ink, the print of the other side of its sheet; None where there is one kind.

    Only for pages that cannot be read as they are: pale ink may be all the print that there is.
    """
    import cv2
    import numpy as np

    sample = image[1::3, 1::3].max(axis=2) if image.ndim == 3 else image[1::3, 1::3]
    level, _ = cv2.threshold(sample, 0, 255, cv2.THRESH_OTSU)
    ink = sample[sample < level]
    if ink.size < 300:
        return None
    between, _ = cv2.threshold(ink, 0, 255, cv2.THRESH_OTSU)
    dark, pale = ink[ink <= between], ink[ink > between]
    if not 0.01 * ink.size < dark.size < 0.45 * ink.size or float(np.median(pale)) - float(np.median(dark)) < 60:
        return None
    lowest = float(np.percentile(ink, 1))
    table = np.clip((np.arange(256) - lowest) * (255.0 - lowest) / (between - lowest) + lowest, 0, 255).astype(np.uint8)
    return cv2.LUT(image, table)  # type: ignore[return-value]


def letter_size(grey: Pixels, dpi: int) -> tuple[float | None, float]:
    """The usual height of small letters and the mean width of the strokes of all letters, in pixels; None and 0 where there are too few."""
    import cv2
    import numpy as np

    step = max(1, round(dpi / 150))
    small = grey[::step, ::step] if step == 1 else cv2.resize(grey, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width, area = stats[:, 3], stats[:, 2], stats[:, 4]
    alike = (height >= 6) & (height <= 60) & (width <= 2 * height) & (width * 5 >= height) & (area * 8 >= width * height)
    alike[0] = False
    if np.count_nonzero(alike) < 60:
        return None, 0.0
    inked = alike[labels]
    runs = int(np.count_nonzero(inked[:, 1:] > inked[:, :-1]))
    return float(np.percentile(height[alike], 40)) * step, step * float(area[alike].sum()) / max(1, runs)


def specks(grey: Pixels) -> int:
    """How many dots of one to three pixels there are on a page, by its middle."""
    import cv2
    import numpy as np

    height, width = grey.shape
    middle = grey[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4]
    _, ink = cv2.threshold(middle, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return 4 * int(np.count_nonzero(stats[1:, 4] <= 3))


def skew_of(grey: Pixels) -> float:
    """By how many degrees (within 12) the lines must be turned, clockwise, to lie level."""
    import cv2
    import numpy as np

    scale = 700 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, binary = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    rows, columns = np.nonzero(binary)
    if len(rows) < 200:
        return 0.0
    rows, columns = rows.astype(np.float32), columns.astype(np.float32)

    def sharpness(angle: float) -> float:
        """How uneven the ink lies over the rows when turned: lines of print that lie level give peaks."""
        turned = rows + columns * np.float32(np.tan(np.radians(angle)))
        counts = np.bincount((turned - turned.min()).astype(np.int32)).astype(np.float64)
        return float(np.sum((counts[1:] - counts[:-1]) ** 2))

    best = max(np.arange(-6.0, 6.01, 0.5), key=sharpness)
    if abs(best) > 5 or (abs(best) > 0.5 and sharpness(best) < 1.5 * sharpness(0.0)):  # a sheet that lay aslant on the glass
        best = max((best, *np.arange(-12.0, -5.9, 0.5), *np.arange(6.0, 12.1, 0.5)), key=sharpness)
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=sharpness)
    return float(best) if sharpness(best) > 1.15 * sharpness(0.0) else 0.0


def rotated(grey: Pixels, angle: float) -> Pixels:
    """The page turned clockwise by a small angle about its centre, same size, the corners filled with paper."""
    import cv2

    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    out: Any = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return out  # type: ignore[no-any-return]
