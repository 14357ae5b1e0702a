"""The memory that a long scan takes: a PDF of many page images through the whole pipeline, with an OCR engine that only repeats itself.

    python evals/bench_memory.py [--pages 500] [--limit 1536]

The engine stands in for Tesseract through `read.scan.engine.OcrEngine`: it gives the words of the page as they were printed, so that
everything but Tesseract itself is measured (that holds some 30 MiB more, whatever the number of pages). Exit code 1 above the limit.
"""

from __future__ import annotations

import argparse
import copy
import io
import os
import resource
import sys
import time
from pathlib import Path

import numpy as np

from docparse.corpus.paper import load_paper
from docparse.corpus.pdf import to_pdf
from docparse.document import Line
from docparse.pipeline import parse_bytes
from docparse.read.scan import engine

PAPER = Path(__file__).resolve().parent.parent / "corpus" / "demo" / "chi-thi.json"
DPI = 200


class Repeating:
    """An engine that gives the same lines for every page, in the pixels of the image it is shown, and nothing for parts of pages."""

    name = "repeating"

    def __init__(self, lines: list[Line], width: float) -> None:
        self._lines, self._width, self.pages = lines, width, 0

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        """See `OcrEngine.read`."""
        if mode in (6, 7):
            return []
        self.pages += 1
        scale = grey.shape[1] / self._width
        lines = copy.deepcopy(self._lines)
        for line in lines:
            for word in line.words:
                word.box = tuple(value * scale for value in word.box)  # type: ignore[assignment]
                word.confidence = 0.95
        return lines


def printed() -> tuple[bytes, list[Line], float]:
    """A paper as PDF, the body lines of its first page (heads would part the scan in many papers), and the page's width in points."""
    from docparse.read.pdf.pdf import read_pdf

    pdf = to_pdf(load_paper(PAPER))
    page = read_pdf(pdf, "a.pdf").pages[0]
    return pdf, [line for line in page.lines if line.words and line.column == "full" and line.align != "center"], page.width or 595.0


def long_scan(pages: int, pdf: bytes) -> bytes:
    """A PDF of `pages` images of the first page, each moved a little, so that no two are the same."""
    import pikepdf
    import pypdfium2
    from PIL import Image

    grey = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_numpy()[:, :, 0]
    out = pikepdf.Pdf.new()
    for number in range(pages):
        picture = np.roll(grey, (number % 7 - 3, number % 11 - 5), (0, 1))
        picture[10:14, 10 : 10 + number % 400 + 1] = 200
        buffer = io.BytesIO()
        Image.fromarray(picture).save(buffer, "JPEG", quality=80)
        stream = pikepdf.Stream(out, buffer.getvalue())
        for key, value in {
            "Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": grey.shape[1], "Height": grey.shape[0],
            "ColorSpace": pikepdf.Name.DeviceGray, "BitsPerComponent": 8, "Filter": pikepdf.Name.DCTDecode,
        }.items():  # fmt: skip
            stream[f"/{key}"] = value
        out.add_blank_page(page_size=(grey.shape[1] * 72 / DPI, grey.shape[0] * 72 / DPI))
        page = out.pages[-1]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        page.Contents = out.make_stream(f"q {grey.shape[1] * 72 / DPI} 0 0 {grey.shape[0] * 72 / DPI} 0 0 cm /Im0 Do Q".encode())
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def held() -> float:
    """MiB of memory that this process holds now (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def peak() -> float:
    """The most MiB of memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--pages", type=int, default=500)
    options.add_argument("--limit", type=float, default=1536.0)
    chosen = options.parse_args()
    pdf, lines, width = printed()
    data = long_scan(chosen.pages, pdf)
    repeating = Repeating(lines, width)
    engine._ENGINES[os.getpid(), "tesseract"] = repeating
    before, started = held(), time.process_time()
    records = parse_bytes(data, "long.pdf")
    most = peak()
    print(
        f"{chosen.pages} pages, {len(data) / 2**20:.0f} MiB; {len(records)} records, {sum(len(record.text) for record in records):,} "
        f"characters; {before:.0f} MiB before, {most:.0f} MiB at most; {time.process_time() - started:.0f} s"
    )
    sys.exit(1 if most > chosen.limit or repeating.pages < chosen.pages else 0)


if __name__ == "__main__":
    main()
