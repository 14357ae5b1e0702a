"""Scanned PDFs with transcripts in; word and letter errors, missed words, lines of head and foot, CPU a page out, beside bare Tesseract.

    python evals/bench_ocr.py [FOLDER] [--only NAME] [--lines]

FOLDER holds NAME.pdf beside NAME.txt (default: $DOCPARSE_SHARED/real); files of which no page needs OCR are passed over.
Bare Tesseract: 300 dpi RGB, page segmentation 3, as it comes. Word and letter errors: Levenshtein distance of the sequences.
Head, foot: lines that are wholly right (docparse/evaluation/edges.py; handwriting apart, by the labels in NAME.gold.json); `--lines`
prints those that are not.
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


from docparse.document import Document
from docparse.evaluation.edges import FOOT, HEAD, EdgeLine, edge_lines
from docparse.evaluation.match import edit_distance
from docparse.pipeline import read_document
from docparse.read.pdf.pdf import render
from docparse.read.scan.engine import tessdata
from docparse.repair import propose, view
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


def lines_of(path: Path, document: Document) -> list[EdgeLine]:
    """The lines of head and foot in the transcript beside a file, and what was read of them; slots by pen apart."""
    labels, transcript = path.with_suffix(".gold.json"), path.with_suffix(".txt")
    written = json.loads(labels.read_text(encoding="utf-8")).get("handwritten") or () if labels.is_file() else ()
    return edge_lines(read_document(transcript.read_bytes(), transcript.name)[1], document, written)


def main() -> None:
    """Print one row a file, and the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=f"{os.environ.get('DOCPARSE_SHARED', '../shared')}/real")
    parser.add_argument("--only", default="", help="only the files whose name contains this")
    parser.add_argument("--lines", action="store_true", help="print which lines of head and foot are wrong")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    heads = ("words", "word errors", "letter errors", "missed", "CPU s/page", "head", "foot")
    print(f"{'file':44} {heads[0]:>6} " + " ".join(f"{name:>13}" for name in heads[1:5]) + f" {heads[5]:>7} {heads[6]:>7}   (bare -> ours)")
    for path in sorted(Path(arguments.folder).glob("*.pdf")):
        transcript = path.with_suffix(".txt")
        if arguments.only not in path.name or not transcript.is_file():
            continue
        data = path.read_bytes()
        start = time.process_time()
        reading, document = read_document(data, path.name)
        spent = time.process_time() - start
        if sum(page.read_by == "ocr" for page in reading.pages) < 0.5 * len(reading.pages):
            continue
        raw, bare_spent = bare(data)
        letters = [" ".join(canonical(t).split()) for t in (transcript.read_text(encoding="utf-8"), document.text, raw)]
        truth, ours, theirs = (text.split() for text in letters)
        lines = lines_of(path, document)
        row = {
            "words": len(truth), "pages": len(reading.pages), "bare": edit_distance(truth, theirs), "ours": edit_distance(truth, ours),
            "letters": len(letters[0]), "bare letters": edit_distance(letters[0], letters[2]),
            "ours letters": edit_distance(letters[0], letters[1]),
            "bare missed": missed(truth, theirs), "ours missed": missed(truth, ours), "bare ms": int(bare_spent * 1000),
            "ours ms": int(spent * 1000),
        }  # fmt: skip
        for part, roles in (("head", HEAD), ("foot", FOOT)):
            row[part] = sum(line.role in roles for line in lines)
            row[f"{part} right"] = sum(line.right for line in lines if line.role in roles)
        row["repaired right"] = sum(line.right for line in lines_of(path, view(document, propose(document))))
        total.update(row)
        print(_row(path.stem, row), flush=True)
        if arguments.lines:
            for line in lines:
                if not line.right:
                    print(f"    {line.role:16} {line.text}\n    {'':16} {line.read or '(nothing alike)'}")
    if total:
        print(_row("all", total))
        edge, right = total["head"] + total["foot"], total["head right"] + total["foot right"]
        print(
            f"word errors {total['ours'] / max(1, total['bare']):.2f} of bare, "
            f"missed {total['ours missed'] / max(1, total['bare missed']):.2f}, "
            f"CPU {total['ours ms'] / max(1, total['bare ms']):.2f} (ours with rendering, layout and composing); "
            f"lines of head and foot wholly right: {right} of {edge}, {right / max(1, edge):.1%}; "
            f"under the repairs of the record {total['repaired right']}, {total['repaired right'] / max(1, edge):.1%}"
        )


def _row(name: str, row: dict[str, int] | Counter[str]) -> str:
    n, letters, pages = max(1, row["words"]), max(1, row["letters"]), max(1, row["pages"])
    return (
        f"{name:44} {row['words']:6} {row['bare'] / n:6.1%} {row['ours'] / n:6.1%} "
        f"{row['bare letters'] / letters:6.1%} {row['ours letters'] / letters:6.1%} "
        f"{row['bare missed'] / n:6.1%} {row['ours missed'] / n:6.1%} "
        f"{row['bare ms'] / pages / 1000:6.2f} {row['ours ms'] / pages / 1000:6.2f} "
        f"{row['head right']:3}/{row['head']:<3} {row['foot right']:3}/{row['foot']:<3}"
    )


if __name__ == "__main__":
    main()
