"""Pages as small pictures for the report: a file and page numbers in, PNG data URIs out."""

from __future__ import annotations

import base64
import io
from pathlib import Path

DPI = 80


def pictures(path: Path, numbers: list[int]) -> dict[int, str]:
    """Pages (from 1) of a PDF as grey PNGs of 80 dpi in data URIs. Empty for other kinds of files and for what cannot be opened."""
    if path.suffix.lower() != ".pdf" or not path.is_file():
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
                image = pdf[number - 1].render(scale=DPI / 72, grayscale=True).to_pil().quantize(16)
                held = io.BytesIO()
                image.save(held, "PNG", optimize=True)
                out[number] = "data:image/png;base64," + base64.b64encode(held.getvalue()).decode()
    finally:
        pdf.close()
    return out
