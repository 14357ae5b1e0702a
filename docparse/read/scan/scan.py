"""The image of a page in, a `Page` out: OCR, then the same order of reading as a born-digital page.

Used for the pages of a PDF without a usable text layer and for image files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Box, Line, Page, SignaturePanel, Word
from docparse.layout.furniture import read_panel
from docparse.layout.order import Flow, order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def read_scan(
    image: NDArray[np.uint8],
    dpi: int,
    number: int,
    reason: str,
    known: Sequence[Sequence[Word]] = (),
    covered: Sequence[Box] = (),
    flow: Flow | None = None,
    first_table: int = 0,
) -> tuple[Page, list[SignaturePanel]]:
    """The page that an image (H, W, 3) RGB shows, and the signature panels on it.

    `known`: runs of words that are exact (typed annotations) and replace what OCR reads there; `covered`: boxes (points) whose
    text is left out (panels). The photo of a sheet is laid flat first (`docparse.read.scan.photo`).
    `flow`: hand the same one to every page of a file; without it tables are numbered from `first_table`. Raises ReadError (`missing_tool`).
    """
    from docparse.read.scan.ocr import recognise
    from docparse.read.scan.photo import flatten, sheet_of
    from docparse.read.scan.preprocess import is_sliver

    if is_sliver(image):
        return Page(number, width=image.shape[1] * 72 / dpi, height=image.shape[0] * 72 / dpi, read_by="ocr", reason="blank page"), []
    flat = None if known or covered else flatten(image)
    photo = flat.place(image, dpi) if flat else None
    if not (flat or known or covered):
        dpi, photo = sheet_of(image, dpi)
    if flat:
        image, dpi, reason = flat.image, flat.dpi, "; ".join(part for part in (reason, "a photo, laid flat") if part)
    recognition = recognise(image, dpi)
    height, width = image.shape[0] * 72 / dpi, image.shape[1] * 72 / dpi
    if recognition.angle % 180:
        width, height = height, width
    elif recognition.angle == 0:
        recognition.lines = _replaced(recognition.lines, known, covered)
    runs: list[list[Word]] = [line.words for line in recognition.lines if line.words]
    if recognition.angle == 0:
        runs.extend(list(run) for run in known)
    ordered = order(runs, width, height, recognition.tables, flow or Flow(first_table))
    page = Page(
        number=number, lines=ordered.lines, furniture=[*ordered.furniture, *recognition.furniture],
        width=width, height=height, read_by="ocr",
        reason="; ".join(part for part in (reason, recognition.note) if part), ocr_confidence=recognition.confidence,
        turned=recognition.angle, photo=photo,
        slots=[slot for slot in recognition.slots if not any(_centre_in(word.box, slot.box) for run in known for word in run)],
    )  # fmt: skip
    for slot in page.slots:
        slot.page = number
    return page, [read_panel(text) for text in ordered.panels]


def _replaced(lines: list[Line], known: Sequence[Sequence[Word]], covered: Sequence[Box]) -> list[Line]:
    """Lines without the words under `covered` boxes or under exact words."""
    boxes = [*covered, *(word.box for run in known for word in run)]
    if not boxes:
        return lines
    out = []
    for line in lines:
        words = [word for word in line.words if not any(_centre_in(word.box, box) for box in boxes)]
        if words:
            line.words = words
            out.append(line)
    return out


def _centre_in(box: Box, area: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] - 2 <= x <= area[2] + 2 and area[1] - 2 <= y <= area[3] + 2
