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
        if not cv2.countNonZero(opened):
            continue
        bridged = cv2.dilate(opened, np.ones((3, 5) if horizontal else (5, 3), np.uint8))
        pieces, _ = cv2.findContours(bridged, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for x, y, width, height in map(cv2.boundingRect, pieces):
            length, breadth = (width, height) if horizontal else (height, width)
            inside = np.asarray(opened[y : y + height, x : x + width], np.uint8)
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
