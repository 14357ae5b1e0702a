"""`python -m docparse.corpus.split`: which paper of corpus/hand is of which part, pinned with the digest of its file, in corpus/split.tsv.

A paper is a family of its own (no two are drawn from one template), so the split is by paper; a paper never changes its part.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from docparse.corpus.parts import HAND, part_of

SPLIT = HAND.parent / "split.tsv"


def rows(folder: Path = HAND) -> list[tuple[str, str, str]]:
    """(name, part, SHA-256 of the paper's file) of every paper, by name."""
    return [(path.stem, part_of(path.stem), hashlib.sha256(path.read_bytes()).hexdigest()) for path in sorted(folder.glob("*.json"))]


def table() -> str:
    """The split as tab-separated text."""
    return "".join("\t".join(row) + "\n" for row in [("name", "part", "sha256"), *rows()])


if __name__ == "__main__":
    SPLIT.write_text(table(), encoding="utf-8")
    print(f"{SPLIT}: {len(rows())} papers")
