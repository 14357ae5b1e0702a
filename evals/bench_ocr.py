"""Scanned PDFs with transcripts in; word errors, missed words and CPU a page out, beside bare Tesseract in the same run.

    python evals/bench_ocr.py [FOLDER] [--only NAME] [--lines]

FOLDER holds NAME.pdf beside NAME.txt (default: $DOCPARSE_SHARED/real); files of which no page needs OCR are passed over.
Bare Tesseract: 300 dpi RGB, page segmentation 3, as it comes. Word errors: Levenshtein distance of the sequences of words.
`--lines` prints for each file how many lines of its head and foot are wholly right and which are not (docparse/evaluation/edges.py;
handwriting apart, by the labels in NAME.gold.json), and leaves bare Tesseract out.
Missed: words of the transcript that are not in the reading, in any order. Ours is measured after the layout, as `docparse parse` gives it.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"


from docparse.evaluation.edges import FOOT, HEAD, edge_lines
from docparse.evaluation.match import edit_distance
from docparse.layout.compose import compose
from docparse.pipeline import read_document
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


def lines_right(folder: Path, only: str) -> None:
    """Print the lines of heads and feet that were not read as they are printed, and the shares."""
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.pdf")):
        transcript, labels = path.with_suffix(".txt"), path.with_suffix(".gold.json")
        if only not in path.name or not transcript.is_file():
            continue
        reading, document = read_document(path.read_bytes(), path.name)
        if sum(page.read_by == "ocr" for page in reading.pages) < 0.5 * len(reading.pages):
            continue
        written = json.loads(labels.read_text(encoding="utf-8")).get("handwritten") or () if labels.is_file() else ()
        lines = edge_lines(read_document(transcript.read_bytes(), transcript.name)[1], document, written)
        for part, roles in (("head", HEAD), ("foot", FOOT)):
            own = [line for line in lines if line.role in roles]
            total[part] += len(own)
            total[f"{part} right"] += sum(line.right for line in own)
            print(f"{path.stem:44} {part} {sum(line.right for line in own)} of {len(own)}", flush=True)
            for line in own:
                if not line.right:
                    print(f"    {line.role:16} {line.text}\n    {'':16} {line.read or '(nothing alike)'}")
    for part in ("head", "foot"):
        print(f"{part}: {total[f'{part} right']} of {total[part]} lines right, {total[f'{part} right'] / max(1, total[part]):.1%}")


def main() -> None:
    """Print one row a file, and the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=f"{os.environ.get('DOCPARSE_SHARED', '../shared')}/real")
    parser.add_argument("--only", default="", help="only the files whose name contains this")
    parser.add_argument("--lines", action="store_true", help="print which lines of head and foot are wrong")
    arguments = parser.parse_args()
    if arguments.lines:
        lines_right(Path(arguments.folder), arguments.only)
        return
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
