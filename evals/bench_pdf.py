"""PDFs with transcripts in, word errors, lines that are wholly right and pages per CPU-second out.

    python evals/bench_pdf.py [FOLDER] [--ocr never|auto|always] [--diff NAME] [--speed]

FOLDER holds NAME.pdf beside NAME.txt (default: $DOCPARSE_SHARED/real). `--diff NAME` prints every line that differs.
Word errors: Levenshtein distance of the word sequences over the words of the transcript. Lines: share of the transcript's
lines (a paragraph each) that stand in the composed text exactly, spaces apart.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import time
import unicodedata
from pathlib import Path

from docparse.evaluation.match import edit_distance
from docparse.layout.compose import compose
from docparse.read.options import ReadOptions
from docparse.read.pdf import read_pdf
from docparse.text.normal import canonical

BORN_DIGITAL_SHARE = 0.5
_FOLDS = str.maketrans({"“": '"', "”": '"', "–": "-", "—": "-", "‘": "'", "’": "'"})


def words_of(text: str) -> list[str]:
    """Words of a text, quotes and dashes folded."""
    return canonical(unicodedata.normalize("NFC", text)).translate(_FOLDS).split()


def key(line: str) -> str:
    """A line without its spaces, for comparison."""
    return re.sub(r"\s+", "", " ".join(words_of(line)))


def compare(name: str, text: str, truth: str, show: bool) -> tuple[float, float]:
    """Word error rate and share of lines wholly right."""
    a, b = words_of(truth), words_of(text)
    ours = [line for line in text.split("\n") if line.strip()]
    theirs = [line for line in truth.split("\n") if line.strip()]
    known = {key(line) for line in ours}
    right = sum(key(line) in known for line in theirs)
    if show:
        expected, found = ([" ".join(words_of(line)) for line in lines] for lines in (theirs, ours))
        for line in difflib.unified_diff(expected, found, lineterm="", n=0):
            if not line.startswith(("---", "+++", "@@")):
                print("   ", line)
    return edit_distance(a, b) / max(1, len(a)), right / max(1, len(theirs))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(Path(os.environ.get("DOCPARSE_SHARED", "../shared")) / "real"))
    parser.add_argument("--ocr", default="never", choices=["never", "auto", "always"])
    parser.add_argument("--diff", default=None, metavar="NAME")
    parser.add_argument("--speed", action="store_true", help="also time pdfplumber on the same files")
    parser.add_argument("--all", action="store_true", help="also the files that are scans (needs --ocr auto)")
    asked = parser.parse_args()
    options = ReadOptions(ocr=asked.ocr)
    pages = 0
    seconds = slow = 0.0
    print(f"{'file':44} {'origin':13} {'pages':>5} {'word errors':>11} {'lines right':>11}")
    rates = []
    for path in sorted(Path(asked.folder).glob("*.pdf")):
        if asked.diff and asked.diff not in path.name:
            continue
        data = path.read_bytes()
        begin = time.process_time()
        reading = read_pdf(data, path.name, options)
        document = compose(reading, path.name)
        taken = time.process_time() - begin
        readable = sum(bool(page.lines) and not (page.reason or "").startswith("OCR text layer") for page in reading.pages)
        if readable < BORN_DIGITAL_SHARE * len(reading.pages) and not asked.all:
            continue
        pages += len(reading.pages)
        seconds += taken
        rate, right = compare(path.stem, document.text, path.with_suffix(".txt").read_text("utf-8"), bool(asked.diff))
        rates.append(rate)
        print(f"{path.stem:44} {reading.origin:13} {len(reading.pages):5} {rate:11.2%} {right:11.1%}")
        if asked.speed:
            slow += _pdfplumber(path)
    if not pages:
        print("no such PDF")
        return
    print(f"mean word errors {sum(rates) / len(rates):.2%}; read + compose: {pages / seconds:.1f} pages per CPU-second")
    if asked.speed:
        print(f"pdfplumber extract_text: {pages / slow:.1f} pages per CPU-second; {slow / seconds:.1f} times slower")


def _pdfplumber(path: Path) -> float:
    """CPU-seconds that pdfplumber takes for the text of the file."""
    import pdfplumber

    begin = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
