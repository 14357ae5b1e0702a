"""Scanned PDFs with transcripts in; word errors, missed words and CPU a page out, beside bare Tesseract in the same run.

    python evals/bench_ocr.py [FOLDER] [--only NAME]

FOLDER holds NAME.pdf beside NAME.txt (default: $DOCPARSE_SHARED/real); files of which no page needs OCR are passed over.
Bare Tesseract: 300 dpi RGB, page segmentation 3, as it comes. Word errors: Levenshtein distance of the sequences of words.
Missed: words of the transcript that are not in the reading, in any order. Ours is measured after the layout, as `docparse parse` gives it.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"


from docparse.evaluation.match import edit_distance
from docparse.layout.compose import compose
from docparse.read.ocr import tessdata
from docparse.read.pdf import read_pdf, render
from docparse.text.normal import canonical


def missed(truth: list[str], reading: list[str]) -> int:
    """Words of the truth that the reading does not have, in any order."""
    return sum((Counter(truth) - Counter(reading)).values())


def bare(data: bytes) -> tuple[str, float]:
    """What Tesseract gives by itself, and the CPU seconds it took, rendering left out."""
    import pypdfium2
    import tesserocr
    from PIL import Image

    document = pypdfium2.PdfDocument(data)
    texts, spent = [], 0.0
    with tesserocr.PyTessBaseAPI(path=tessdata(), lang="vie", psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY) as api:
        for index in range(len(document)):
            image, dpi = render(document[index], 300)
            start = time.process_time()
            api.SetImage(Image.fromarray(image))
            api.SetSourceResolution(dpi)
            texts.append(canonical(api.GetUTF8Text()))
            spent += time.process_time() - start
    return "\n".join(texts), spent


def main() -> None:
    """Print one row a file, and the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=f"{os.environ.get('DOCPARSE_SHARED', '../shared')}/real")
    parser.add_argument("--only", default="", help="only the files whose name contains this")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    print(f"{'file':44} {'words':>6} {'errors':>13} {'missed':>13} {'CPU s/page':>13}   (bare -> ours)")
    for path in sorted(Path(arguments.folder).glob("*.pdf")):
        transcript = path.with_suffix(".txt")
        if arguments.only not in path.name or not transcript.is_file():
            continue
        data = path.read_bytes()
        start = time.process_time()
        reading = read_pdf(data, path.name)
        scanned = sum(page.read_by == "ocr" for page in reading.pages)
        if scanned < 0.5 * len(reading.pages):
            continue
        text = compose(reading, path.name).text
        spent = time.process_time() - start
        raw, bare_spent = bare(data)
        truth, ours, theirs = (canonical(t).split() for t in (transcript.read_text(encoding="utf-8"), text, raw))
        row = {
            "words": len(truth), "pages": len(reading.pages), "bare": edit_distance(truth, theirs), "ours": edit_distance(truth, ours),
            "bare missed": missed(truth, theirs), "ours missed": missed(truth, ours), "bare ms": int(bare_spent * 1000),
            "ours ms": int(spent * 1000),
        }  # fmt: skip
        total.update(row)
        print(_row(path.stem, row), flush=True)
    if total:
        print(_row("all", total))
        print(
            f"word errors {total['ours'] / max(1, total['bare']):.2f} of bare, "
            f"missed {total['ours missed'] / max(1, total['bare missed']):.2f}, "
            f"CPU {total['ours ms'] / max(1, total['bare ms']):.2f} (ours with rendering, layout and composing)"
        )


def _row(name: str, row: dict[str, int] | Counter[str]) -> str:
    n, pages = max(1, row["words"]), max(1, row["pages"])
    return (
        f"{name:44} {row['words']:6} {row['bare'] / n:6.1%} {row['ours'] / n:6.1%} "
        f"{row['bare missed'] / n:6.1%} {row['ours missed'] / n:6.1%} "
        f"{row['bare ms'] / pages / 1000:6.2f} {row['ours ms'] / pages / 1000:6.2f}"
    )


if __name__ == "__main__":
    main()
