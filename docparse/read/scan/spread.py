"""The image of a sheet in, its pages out: one for most sheets, two where two pages lie side by side on one (A3, an open booklet).

What tells them from a wide page stands in `docparse.read.sheets`; here ink is laid against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docparse.document import Box, Page, Photo, SignaturePanel, Word
from docparse.layout.order import Flow
from docparse.read.scan.preprocess import rotated, skew_of
from docparse.read.scan.scan import read_scan
from docparse.read.sheets import LINES, MIDDLE, NARROWEST, PROSE, may_hold_two

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_LARGE = 15.0
"""Inches of the long side of a sheet that is larger than A4: A3 has 16.5."""
_SMALL = 2000
"""Pixels of the long side on which the gap is looked for: letters of 14 points are 10 of them high, on A3."""


def read_sheet(
    image: Pixels,
    dpi: int,
    number: int,
    reason: str,
    known: Sequence[Sequence[Word]] = (),
    covered: Sequence[Box] = (),
    flow: Flow | None = None,
    first_table: int = 0,
    spread: bool = False,
) -> tuple[list[Page], list[SignaturePanel]]:
    """The pages that an image (H, W, 3) RGB shows, in the order of reading, and the signature panels on them.

    The arguments are those of `read_scan`, and `spread`: the sheet before it in the file has two pages. Each of two pages has its own
    boxes; its `photo` tells where it lies on the sheet.
    """
    parts = parts_of(image, dpi, spread)
    if parts is None:
        page, panels = read_scan(image, dpi, number, reason, known, covered, flow, first_table)
        return [page], panels
    flow = flow or Flow(first_table)
    pages: list[Page] = []
    panels = []
    for x0, y0, x1, y1 in parts:
        offset = x0 * 72 / dpi, y0 * 72 / dpi
        area = (*offset, x1 * 72 / dpi, y1 * 72 / dpi)
        words = [moved for run in known if (moved := [_moved(word, offset) for word in run if _within(word.box, area)])]
        boxes = [_shifted(box, offset) for box in covered if _within(box, area)]
        page, found = read_scan(image[y0:y1, x0:x1].copy(), dpi, number, reason, words, boxes, flow)
        page.photo = _on_sheet(page, offset, (image.shape[1] * 72 / dpi, image.shape[0] * 72 / dpi))
        page.sheet = number
        page.reason = "; ".join(part for part in (page.reason, "one of two pages on a sheet") if part)
        pages.append(page)
        panels += found
    if any(page.turned in (90, 180) for page in pages):
        pages.reverse()  # the sheet lies with its left page below, or upside down
    return pages, panels


def parts_of(image: Pixels, dpi: int, spread: bool = False) -> list[tuple[int, int, int, int]] | None:
    """The two pages of a sheet as parts (x0, y0, x1, y1) of its image in pixels, from the left or the top; None for one page."""
    import numpy as np

    height, width = image.shape[:2]
    large = max(height, width) >= _LARGE * dpi
    if may_hold_two(width, height):
        fold = find_fold(image, large, spread)
        return [(0, 0, fold, height), (fold, 0, width, height)] if fold else None
    if large and may_hold_two(height, width):
        fold = find_fold(np.ascontiguousarray(np.rot90(image)), large, spread)  # its rows are the columns of the image
        return [(0, 0, width, fold), (0, fold, width, height)] if fold else None
    return None


def find_fold(image: Pixels, large: bool, spread: bool = False) -> int | None:
    """The column between the two pages of a sheet (H, W, 3) RGB wider than high; None where it is one page, or may be.

    `large`: the sheet is larger than A4, so that one page of prose or one with a table tells; else both pages must be of prose. `spread`:
    the sheet before it in the file has two pages, so that the gap alone tells.
    """
    import cv2
    import numpy as np

    scale = _SMALL / image.shape[1]
    grey: Any = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) if image.ndim == 3 else image
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    grey = rotated(grey, skew) if abs(skew := skew_of(grey)) > 0.2 else grey
    ink: Any = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 18)
    width: int = ink.shape[1]
    edge = round(0.02 * width)
    ink[:edge], ink[-edge:], ink[:, :edge], ink[:, -edge:] = 0, 0, 0, 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, w, h, area = (stats[:, i] for i in (0, 2, 3, 4))
    letter = (area > 6) & (h > 3) & (h < 60) & (w < 90)
    letter[0] = False
    drawn = ~letter & (area > 6) & (w > 0.02 * width)  # rules, frames, pictures; the shadow of a fold is narrow
    drawn[0] = False
    gap = _gap(stats[letter], stats[drawn], width)
    if gap is None:
        return None
    middle = width / 2 if gap[0] + edge / 4 < width / 2 < gap[1] - edge / 4 else (gap[0] + gap[1]) / 2
    fold = round(float(middle / scale))
    if spread:
        return fold
    shown = np.where(letter, np.uint8(255), np.uint8(0))[labels]
    wide = PROSE * width / 2
    halves = [(shown[:, : gap[0] + 1], drawn & (x < gap[0])), (shown[:, gap[1] :], drawn & (x > gap[1]))]
    pages = [_prose_lines(part, wide) >= LINES or (large and bool((w[rules] > wide).any())) for part, rules in halves]
    return fold if sum(pages) >= (1 if large else 2) else None


def _gap(letters: NDArray[np.int32], drawn: NDArray[np.int32], width: int) -> tuple[int, int] | None:
    """The widest run of columns with nothing drawn and no print that lies near the middle; a speck of noise counts for nothing."""
    import numpy as np

    taken = np.zeros(width + 1, np.int32)
    for stats, weight in ((letters, 1), (drawn, 2)):
        np.add.at(taken, stats[:, 0], weight)
        np.add.at(taken, np.minimum(width, stats[:, 0] + stats[:, 2]), -weight)
    free = np.flatnonzero(np.cumsum(taken)[:width] <= 1)
    runs = [run for run in np.split(free, np.flatnonzero(np.diff(free) > 1) + 1) if len(run)]
    near = [run for run in runs if run[0] < MIDDLE[1] * width and run[-1] > MIDDLE[0] * width]
    widest = max(near, key=len, default=None)
    return (int(widest[0]), int(widest[-1])) if widest is not None and len(widest) >= NARROWEST * width else None


def _prose_lines(letters: Pixels, least: float) -> int:
    """How many lines of print (H, W) are `least` pixels wide or wider without a gap, and end where most of them end."""
    import cv2
    import numpy as np

    joined: Any = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, 27), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    left, wide, tall = stats[1:, 0], stats[1:, 2], stats[1:, 3]
    lines = (wide >= least) & (tall < 60)
    if not lines.any():
        return 0
    ends = (left + wide)[lines]
    return int(np.count_nonzero(np.abs(ends - np.percentile(ends, 75)) < 0.06 * least))


def _on_sheet(page: Page, offset: tuple[float, float], size: tuple[float, float]) -> Photo:
    """Where a page lies on its sheet: where it lies on its part of it, moved."""
    back = page.photo.back if page.photo else (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    a, b, c, d, e, f, g, h, i = back
    x, y = offset
    return Photo(*size, (a + x * g, b + x * h, c + x * i, d + y * g, e + y * h, f + y * i, g, h, i))


def _within(box: Box, area: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] <= x < area[2] and area[1] <= y < area[3]


def _shifted(box: Box, offset: tuple[float, float]) -> Box:
    return box[0] - offset[0], box[1] - offset[1], box[2] - offset[0], box[3] - offset[1]


def _moved(word: Word, offset: tuple[float, float]) -> Word:
    return replace(word, box=_shifted(word.box, offset))
