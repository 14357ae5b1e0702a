"""PDFs with transcripts in, word errors, lines that are wholly right and pages per CPU-second out.

    python evals/bench_pdf.py [FOLDER] [--ocr never|auto|always] [--diff NAME] [--speed] [--rounds 5]

FOLDER holds NAME.pdf beside NAME.txt (default: $DOCPARSE_SHARED/real). `--diff NAME` prints every line that differs.
Word errors: Levenshtein distance of the word sequences over the words of the transcript. Lines: share of the transcript's
lines (a paragraph each) that stand in the composed text exactly, spaces apart.
Speed (`--speed`): pages per CPU-second of the whole record (`parse_bytes`), of reading alone, of reading and composing, and of pdfplumber's
`extract_text`, warm. The rounds take turns, so that whatever else the machine does troubles all alike; the median of each counts.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import statistics
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from docparse.evaluation.match import edit_distance
from docparse.layout.compose import compose
from docparse.pipeline import Stopwatch, parse_bytes
from docparse.read.options import ReadOptions
from docparse.read.pdf.pdf import read_pdf
from docparse.text.normal import canonical

BORN_DIGITAL_SHARE = 0.5
FLOOR = 60.0
"""Pages of whole records that a CPU-second must bear, and …"""
TIMES = 4.0
"""… how many times as fast as pdfplumber they must be made."""
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
    parser.add_argument("--speed", action="store_true", help="also time whole records, and pdfplumber on the same files")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--all", action="store_true", help="also the files that are scans (needs --ocr auto)")
    asked = parser.parse_args()
    options = ReadOptions(ocr=asked.ocr)
    pages = 0
    files: list[tuple[Path, bytes]] = []
    print(f"{'file':44} {'origin':13} {'pages':>5} {'word errors':>11} {'lines right':>11}")
    rates = []
    for path in sorted(Path(asked.folder).glob("*.pdf")):
        if asked.diff and asked.diff not in path.name:
            continue
        data = path.read_bytes()
        reading = read_pdf(data, path.name, options)
        document = compose(reading, path.name)
        readable = sum(bool(page.lines) and not (page.reason or "").startswith("OCR text layer") for page in reading.pages)
        if readable < BORN_DIGITAL_SHARE * len(reading.pages) and not asked.all:
            continue
        pages += len(reading.pages)
        files.append((path, data))
        rate, right = compare(path.stem, document.text, path.with_suffix(".txt").read_text("utf-8"), bool(asked.diff))
        rates.append(rate)
        print(f"{path.stem:44} {reading.origin:13} {len(reading.pages):5} {rate:11.2%} {right:11.1%}")
    if not pages:
        print("no such PDF")
        return
    print(f"mean word errors {sum(rates) / len(rates):.2%}")
    if asked.speed:
        speed(files, pages, options, asked.rounds)


def speed(files: list[tuple[Path, bytes]], pages: int, options: ReadOptions, rounds: int) -> None:
    """Print pages per CPU-second of each way, and the stages of the whole record."""
    watch = Stopwatch()
    ways: dict[str, Callable[[Path, bytes], object]] = {
        "whole record": lambda path, data: parse_bytes(data, path.name, options, watch),
        "read + compose": lambda path, data: compose(read_pdf(data, path.name, options), path.name),
        "read": lambda path, data: read_pdf(data, path.name, options),
        "pdfplumber extract_text": lambda path, data: _pdfplumber(path),
    }
    import numpy  # noqa: F401 - a process that reads many papers loads it once, as it does modules, models and vocabularies

    for path, data in files:
        parse_bytes(data, path.name, options)
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            if name.startswith("pdfplumber") and number > 1:
                continue  # it takes a second a file; two rounds tell
            begin = time.process_time()
            for path, data in files:
                way(path, data)
            taken[name].append(time.process_time() - begin)
    middle = {name: statistics.median(seconds) for name, seconds in taken.items()}
    print(f"\n{'':26}pages per CPU-second ({pages} pages, median of {rounds} rounds; load {os.getloadavg()[0]:.1f})")
    for name, seconds in middle.items():
        print(f"{name:26}{pages / seconds:8.1f}")
    whole = middle["whole record"]
    times = middle["pdfplumber extract_text"] / whole
    print(f"whole record: {times:.1f} times as fast as pdfplumber's extract_text (at least {TIMES:.0f}); floor {FLOOR:.0f} pages")
    total = sum(watch.seconds.values())
    for stage, spent in sorted(watch.seconds.items(), key=lambda item: -item[1]):
        print(f"  {stage:<12}{1000 * spent / rounds / pages:8.2f} ms a page  {spent / total:6.1%}")


def _pdfplumber(path: Path) -> None:
    """The text of a file as pdfplumber gives it."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


if __name__ == "__main__":
    main()
