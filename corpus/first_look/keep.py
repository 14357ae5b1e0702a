"""`python corpus/first_look/keep.py --code FROZEN --out FILE [--form scan] [--draws N] [--hand FOLDER] NAME...`: keep a first look.

FROZEN: a copy of the repository as it was before anybody had seen the papers (`git worktree add FROZEN COMMIT`); its rules read the
papers of `corpus/hand` here (or of FOLDER), as text or as scans (N draws of noise each). What is kept of each document: the record, the
labels of the day, and for scans how well each word was read (`words`), for confidence hears that too. Papers of part test are refused.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HAND = Path(__file__).resolve().parents[1] / "hand"


def main() -> None:
    """Read the papers with the frozen rules and write one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--code", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hand", type=Path, default=HAND)
    parser.add_argument("--form", choices=("text", "scan"), default="text")
    parser.add_argument("--draws", type=int, default=1)
    parser.add_argument("names", nargs="+")
    given = parser.parse_args()
    sys.path.insert(0, str(given.code))
    import docparse

    if not Path(docparse.__file__).is_relative_to(given.code.resolve()):
        sys.exit(f"{docparse.__file__} is not of {given.code}: set no PYTHONPATH")
    from docparse.corpus.parts import hand_papers, part_of

    seen = [name for name in given.names if part_of(name) != "dev"]
    if seen:
        sys.exit(f"papers of part test are only measured on: {', '.join(seen)}")
    with gzip.GzipFile(given.out, "wb", mtime=0) as file:
        for name, paper in hand_papers(given.hand, "dev"):
            if name not in given.names:
                continue
            for draw in range(given.draws if given.form == "scan" else 1):
                for kept in first_look(name, paper, given.form, draw):
                    file.write((json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n").encode())
                print(name, draw, flush=True)


def first_look(name: str, paper: Any, form: str, draw: int) -> Iterator[dict[str, Any]]:
    """The documents of a paper in one form: record and labels, without what the confidence does not need."""
    from docparse.corpus.annotate import bare, gold
    from docparse.errors import ReadError
    from docparse.pipeline import extract, read_document
    from docparse.segment.parts import split

    data, file = _file(name, bare(paper), form, draw)
    labels = gold(paper, file)
    try:
        _, document = read_document(data, file)
    except ReadError as problem:
        print(f"{name} {draw}: {problem}", file=sys.stderr)
        return
    second = labels.pop("second_document", None)
    for part, own in zip(split(document), (labels, second), strict=False):
        if not isinstance(own, dict):
            continue
        record = extract(part, calibrated=False).model_dump(mode="json", by_alias=True)
        record["id"], record["source"]["name"] = f"{name}/{form}/{draw}", file
        record.pop("places")
        kept: dict[str, Any] = {"family": name, "record": record, "labels": own}
        if part.scanned:
            kept["words"] = [
                [
                    word.start, word.end - word.start, word.page, *(round(side) for side in word.box), round(1000 * word.confidence),
                    *(round(cost, 1) for _, _, cost in word.others),
                ]
                for word in part.pieces if word.confidence is not None
            ]  # fmt: skip
        yield kept


def _file(name: str, printed: Any, form: str, draw: int) -> tuple[bytes, str]:
    """The bytes and the name of a paper's file; scans in noise that the papers of dev and test are not scanned with."""
    from docparse.corpus.paper import to_text
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import CLEAN, COPY, OFFICE, WORN, to_scan

    if form == "text":
        return to_text(printed).encode(), f"{name}.txt"
    seed = zlib.crc32(f"{name}, first look {draw}".encode())
    quality = (OFFICE, WORN, OFFICE, COPY, CLEAN)[seed % 5]
    return to_scan(to_pdf(printed), quality, seal=" ".join(printed.issuer) or None, seed=seed), f"{name}.pdf"


if __name__ == "__main__":
    main()
