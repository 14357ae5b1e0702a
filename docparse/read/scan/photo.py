"""The image of a page in, the same page lying flat out where it is a photo of a sheet on a desk (`flatten`); any scan as it is.

A telephone sees a sheet as a quadrangle on something darker. A scanner never does: its pages reach the edge of the image, or are cut off
by it in straight lines. So an image is only touched where a bright quadrangle of the shape of a sheet stands wholly or nearly
wholly inside it, clearly brighter than what is around it, and clearly not square to the image.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docparse.document import Box, Page, Photo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

LONG_SIDE = 11.69
"""Inches of the long side of an A4 sheet."""
LARGEST_SHEET = 1300.0
"""Points of the long side of the largest sheet that is scanned as a page: A3 has 1191."""
_MOST_PIXELS = 4000
"""Of the long side of an A4 sheet: 340 dpi."""
_SMALL = 600
"""Pixels of the long side on which the sheet is looked for."""
_NARROWEST = 16
"""Pixels of the short side of what can show a sheet."""
_LEAST, _MOST = 0.3, 0.985
"""Shares of the image that a sheet may fill."""
_ASPECT = (1.12, 1.8)
"""Long side to short side as a slanted view shows an A4 sheet (1.41)."""
_STRAIGHT = 0.955
"""A sheet fills so much of its quadrangle, and the quadrangle so much of its hull."""
_DARKER = 28.0
"""Grey levels by which the desk must be darker than the paper beside it."""
_SLANT = 0.012
"""Sides off the image's own by less than this (of its length) are a scan with a dark edge: skew is mended by others."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A sheet that was flattened. `back`: the homography (3 by 3) from its pixels to those of the photo."""

    image: Pixels
    back: NDArray[np.float64]

    @property
    def dpi(self) -> int:
        """Its resolution as a sheet of A4."""
        return max(20, round(float(max(self.image.shape[:2])) / LONG_SIDE))

    def place(self, photo: Pixels, dpi: int) -> Photo:
        """Where it lies on the photo, in points."""
        import numpy as np

        to_points = np.diag([72 / dpi, 72 / dpi, 1.0]) @ self.back @ np.diag([self.dpi / 72, self.dpi / 72, 1.0])
        return Photo(photo.shape[1] * 72 / dpi, photo.shape[0] * 72 / dpi, tuple(float(value) for value in to_points.ravel()))


def flatten(image: Pixels) -> Flat | None:
    """The sheet of a photo (H, W, 3) RGB as if it had been scanned; None where the image is no such photo."""
    import cv2
    import numpy as np

    corners = find_sheet(image)
    if corners is None:
        return None
    top, right, bottom, left = (float(np.linalg.norm(corners[i] - corners[(i + 1) % 4])) for i in range(4))
    width, height = round(max(top, bottom)), round(max(left, right))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    there = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    out: Any = cv2.warpPerspective(image, there, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return Flat(out, np.linalg.inv(there.astype(np.float64)))


def sheet_of(image: Pixels, dpi: int) -> tuple[int, Photo | None]:
    """The resolution of a page by what it can be, and where it then lies on what the file says it is.

    Telephones and some programs give a page a point for every pixel: 58 by 82 cm with letters of 5 cm. Such a page is read as A4.
    """
    long = max(image.shape[:2])
    if long * 72 / dpi <= LARGEST_SHEET or long > _MOST_PIXELS:
        return dpi, None
    own = max(20, round(long / LONG_SIDE))
    factor = own / dpi
    place = Photo(image.shape[1] * 72 / dpi, image.shape[0] * 72 / dpi, (factor, 0.0, 0.0, 0.0, factor, 0.0, 0.0, 0.0, 1.0))
    return own, place


def on_photo(page: Page, box: Box) -> Box:
    """The box of a page, on the photo that it was read from; the same box for a page that is no photo."""
    if page.photo is None:
        return box
    width, height = page.width or 0.0, page.height or 0.0
    a, b, c, d, e, f, g, h, i = page.photo.back
    points = []
    for x, y in ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])):
        x, y = {0: (x, y), 90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[page.turned]
        depth = g * x + h * y + i
        points.append(((a * x + b * y + c) / depth, (d * x + e * y + f) / depth))
    return (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))


def find_sheet(image: Pixels) -> NDArray[np.float64] | None:
    """The corners (4, 2) of a sheet on a darker desk, in pixels from the top left one clockwise; None where there is none for sure."""
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    scale = _SMALL / max(height, width)
    if min(height, width) * scale < _NARROWEST:
        return None
    small: Any = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = small if small.ndim == 2 else small.max(axis=2)
    paper: Any = cv2.morphologyEx(cv2.medianBlur(small, 5), cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))  # print is smaller than this
    rim = np.concatenate([paper[:4].ravel(), paper[-4:].ravel(), paper[:, :4].ravel(), paper[:, -4:].ravel()])
    inside = float(np.median(paper[paper.shape[0] // 4 : -paper.shape[0] // 4, paper.shape[1] // 4 : -paper.shape[1] // 4]))
    if float(np.percentile(rim, 30)) > inside - _DARKER:
        return None  # paper up to the edge: a scan
    for level in _levels(paper):
        found = _quadrangle(paper, level)
        if found is not None:
            corners: NDArray[np.float64] = found / scale
            return corners
    return None


def _levels(paper: Pixels) -> list[float]:
    """Grey levels that may part the paper from the desk: Otsu's, and those above it, for a desk that is lit in part."""
    import cv2
    import numpy as np

    level, _ = cv2.threshold(paper, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = float(np.median(paper[paper > level])) if (paper > level).any() else level
    return [level, (level + bright) / 2, level - (bright - level) / 2]


def _quadrangle(paper: Pixels, level: float) -> NDArray[np.float64] | None:
    """The corners of the largest bright piece, if it is a sheet."""
    import cv2
    import numpy as np

    mask: Any = np.where(paper > level, np.uint8(255), np.uint8(0))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    pieces, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not pieces:
        return None
    piece = max(pieces, key=cv2.contourArea)
    hull = cv2.convexHull(piece)
    area = cv2.contourArea(hull)
    if not _LEAST * paper.size < area < _MOST * paper.size or cv2.contourArea(piece) < _STRAIGHT * area:
        return None
    around = cv2.arcLength(hull, True)
    quad = next((q for part in (0.01, 0.02, 0.03, 0.045) if len(q := cv2.approxPolyDP(hull, part * around, True)) == 4), None)
    if quad is None or not _STRAIGHT < cv2.contourArea(quad) / area < 1 / _STRAIGHT:
        return None
    corners = _ordered(quad.reshape(4, 2).astype(np.float64))
    return corners if _is_sheet(corners, paper) else None


def _ordered(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Corners clockwise from the top left one."""
    import numpy as np

    middle = corners.mean(axis=0)
    turn = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    clockwise = corners[turn]
    first = int(np.argmin(clockwise.sum(axis=1)))
    return np.roll(clockwise, -first, axis=0)


def _is_sheet(corners: NDArray[np.float64], paper: Pixels) -> bool:
    """Whether a quadrangle has the shape of a sheet, is slanted, and has something darker around it."""
    import cv2
    import numpy as np

    height, width = paper.shape
    sides = [corners[(i + 1) % 4] - corners[i] for i in range(4)]
    top, right, bottom, left = (float(np.linalg.norm(side)) for side in sides)
    across, down = (top + bottom) / 2, (left + right) / 2
    if not _ASPECT[0] < max(across, down) / max(1.0, min(across, down)) < _ASPECT[1]:
        return False
    if max(top, bottom) > 1.45 * min(top, bottom) or max(left, right) > 1.45 * min(left, right):
        return False
    rises = (abs(sides[0][1]) / width, abs(sides[2][1]) / width, abs(sides[1][0]) / height, abs(sides[3][0]) / height)
    if max(rises) < _SLANT:
        return False
    mask = np.zeros(paper.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 255)
    outside = cv2.dilate(mask, np.ones((17, 17), np.uint8)) > 0
    outside &= cv2.dilate(mask, np.ones((7, 7), np.uint8)) == 0
    inside = (mask > 0) & (cv2.erode(mask, np.ones((17, 17), np.uint8)) == 0)
    if np.count_nonzero(outside) < 0.35 * np.count_nonzero(inside):
        return False  # most of its edge is the edge of the image
    return float(np.median(paper[inside])) - float(np.median(paper[outside])) > _DARKER
