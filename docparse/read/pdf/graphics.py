"""A PDFium page in, its ruling lines and the size of its images out; and the frame that turns PDF coordinates into boxes."""

from __future__ import annotations

import ctypes
from typing import Any

from docparse.document import Box
from docparse.layout.tables import Rule
from docparse.read.pdf.calls import calls, handle

_MAX_OBJECTS = 20_000
_THIN = 3.0


class Frame:
    """From PDF coordinates (origin at the bottom left, before rotation) to boxes on the page as it is read."""

    def __init__(self, left: float, bottom: float, right: float, top: float, quarter: int) -> None:
        self.left, self.bottom, self.w, self.h = left, bottom, right - left, top - bottom
        self.quarter = quarter % 4
        self.width, self.height = (self.w, self.h) if self.quarter % 2 == 0 else (self.h, self.w)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box of a rectangle given by left, bottom, right, top."""
        x0, x1, y0, y1 = x0 - self.left, x1 - self.left, y0 - self.bottom, y1 - self.bottom
        if self.quarter == 0:
            return (x0, self.h - y1, x1, self.h - y0)
        if self.quarter == 1:
            return (y0, x0, y1, x1)
        if self.quarter == 2:
            return (self.w - x1, y0, self.w - x0, y1)
        return (self.h - y1, self.w - x1, self.h - y0, self.w - x0)


def look(page: Any, frame: Frame) -> tuple[list[Rule], float]:
    """The ruling lines of a page, and the share of it under its largest image (0 to 1), also those inside form objects."""
    import pypdfium2.raw as raw

    edges = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    area = frame.width * frame.height or 1.0
    rules: list[Rule] = []
    share = 0.0
    kinds = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    here, item_at, kind_of = handle(page.raw), calls().page_object, calls().kind
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        kind = kind_of(item_at(here, index))
        if kind not in kinds:
            continue  # text for the most part
        item = raw.FPDFPage_GetObject(page.raw, index)
        if not raw.FPDFPageObj_GetBounds(item, *references):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        box = frame.box(left, bottom, right, top)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _rules_of(item, box, frame, rules)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE or _has_image(item):
            width = min(box[2], frame.width) - max(box[0], 0.0)
            height = min(box[3], frame.height) - max(box[1], 0.0)
            if width > 0 and height > 0:
                share = max(share, width * height / area)
    return rules, share


def widest_picture(page: Any) -> int:
    """Pixels of the long side of the largest picture on a page; 0 where there is none, or where they lie inside form objects."""
    import pypdfium2.raw as raw

    most = 0
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            raw.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(width), ctypes.byref(height))
            most = max(most, width.value, height.value)
    return most


def _has_image(form: Any) -> bool:
    import pypdfium2.raw as raw

    return any(
        raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(form, index)) == raw.FPDF_PAGEOBJ_IMAGE
        for index in range(min(raw.FPDFFormObj_CountObjects(form), 200))
    )


def _rules_of(path: Any, box: Box, frame: Frame, rules: list[Rule]) -> None:
    """The straight horizontal and vertical lines of a path."""
    import pypdfium2.raw as raw

    width, height = box[2] - box[0], box[3] - box[1]
    if width <= _THIN or height <= _THIN:
        if max(width, height) > _THIN:
            rules.append(Rule.of(box))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value:
        _thin_parts(path, frame, rules)
        return
    points = _points(path, frame)
    for (x0, y0), (x1, y1) in points:
        if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
            rules.append(Rule.of((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))


def _thin_parts(path: Any, frame: Frame, rules: list[Rule]) -> None:
    """Rules that are filled rectangles drawn together in one path: its closed parts that are thin."""
    part: list[tuple[float, float]] = []
    lines = _points(path, frame)
    for index, (a, b) in enumerate(lines):
        part.extend((a, b))
        if index + 1 == len(lines) or lines[index + 1][0] != b:
            xs, ys = [p[0] for p in part], [p[1] for p in part]
            box = (min(xs), min(ys), max(xs), max(ys))
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN < max(box[2] - box[0], box[3] - box[1]):
                rules.append(Rule.of(box))
            part = []


def _points(path: Any, frame: Frame) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight segments of a path as pairs of points on the page as it is read."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    here: tuple[float, float] | None = None
    begin: tuple[float, float] | None = None
    lines = []
    for index in range(min(raw.FPDFPath_CountSegments(path), 4000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        u = matrix.a * x.value + matrix.c * y.value + matrix.e
        v = matrix.b * x.value + matrix.d * y.value + matrix.f
        left, top, _, _ = frame.box(u, v, u, v)
        point = (left, top)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO and here is not None:
            lines.append((here, point))
        here = point
        if raw.FPDFPathSegment_GetClose(segment) and begin is not None and begin != point:
            lines.append((point, begin))
            here = begin
    return lines
