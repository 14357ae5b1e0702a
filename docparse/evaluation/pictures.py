"""Pages as small pictures for the report: a file and page numbers in, PNG data URIs out."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

DPI = 80
_IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
_WIDTH = round(8.27 * DPI)
"""An A4 page of that resolution."""


def pictures(path: Path, numbers: list[int]) -> dict[int, str]:
    """Pages (from 1) of a PDF or an image file as grey PNGs of 80 dpi in data URIs. Empty for other kinds and for what cannot be opened."""
    if not path.is_file():
        return {}
    if path.suffix.lower() in _IMAGES:
        return _of_image(path, numbers)
    if path.suffix.lower() != ".pdf":
        return {}
    import pypdfium2 as pdfium

    out: dict[int, str] = {}
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return {}  # the report lists why the file could not be read
    try:
        for number in numbers:
            if 1 <= number <= len(pdf):
                out[number] = _uri(pdf[number - 1].render(scale=DPI / 72, grayscale=True).to_pil())
    finally:
        pdf.close()
    return out


def _of_image(path: Path, numbers: list[int]) -> dict[int, str]:
    from PIL import Image, UnidentifiedImageError

    out: dict[int, str] = {}
    try:
        with Image.open(path) as image:
            for number in numbers:
                if 1 <= number <= getattr(image, "n_frames", 1):
                    image.seek(number - 1)
                    page = image.convert("L")
                    out[number] = _uri(page.resize((_WIDTH, max(1, round(page.height * _WIDTH / page.width)))))
    except (UnidentifiedImageError, OSError):
        return {}  # the report lists why the file could not be read
    return out


def _uri(image: Any) -> str:
    held = io.BytesIO()
    image.quantize(16).save(held, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(held.getvalue()).decode()
