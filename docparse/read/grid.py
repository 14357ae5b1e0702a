"""The grey image of a scanned page in, its ruling lines (of which tables are made) and the page without them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docparse.document import Box
from docparse.layout.tables import Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_SHORTEST = 24.0
_THICKEST = 4.0


def without_rules(grey: Pixels, dpi: int) -> tuple[Pixels, list[Rule]]:
    """The page with its ruling lines painted over, and the lines in points. Letters that a line touches keep their strokes."""
    import cv2
    import numpy as np

    point = dpi / 72
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    rules: list[Rule] = []
    mask = np.zeros_like(grey)
    for horizontal in (True, False):
        long = max(15, round(_SHORTEST * point))
        opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long) if horizontal else (long, 1), np.uint8))
        bridged = cv2.dilate(opened, np.ones((3, 5) if horizontal else (5, 3), np.uint8))
        count, labels, stats, _ = cv2.connectedComponentsWithStats(bridged, connectivity=8)
        for index in range(1, count):
            x, y, width, height, _ = (int(value) for value in stats[index])
            length, breadth = (width, height) if horizontal else (height, width)
            own = labels[y : y + height, x : x + width] == index
            inside = np.where(own, opened[y : y + height, x : x + width], np.uint8(0))
            thickness = cv2.countNonZero(inside) / max(1, length)
            if thickness > _THICKEST * point or breadth > max(10 * point, 0.06 * length):
                continue  # a picture, or a black margin of the copier
            mask[y : y + height, x : x + width] |= inside
            box: Box = (x / point, y / point, (x + width) / point, (y + height) / point)
            rules.append(Rule.of(box))
    if not rules:
        return grey, rules
    halo = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    paper = int(np.percentile(grey[::8, ::8], 80))
    out: Any = np.where(halo > 0, np.uint8(paper), grey)
    return out, rules
