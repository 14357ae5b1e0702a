"""The real PDFs with a text layer against their transcripts (skips without the shared folder)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from docparse.layout.compose import compose
from docparse.read.options import ReadOptions
from docparse.read.pdf.pdf import read_pdf
from docparse.text.normal import canonical, plain


def key(line: str) -> str:
    """A line without spaces, dashes and quotes folded."""
    return re.sub(r"\s+", "", plain(canonical(unicodedata.normalize("NFC", line))))


def born_digital(folder: Path) -> list[tuple[str, list[str], list[str]]]:
    """(name, lines of the transcript, blocks found) of each PDF whose pages are not scans."""
    out = []
    for path in sorted(folder.glob("*.pdf")):
        reading = read_pdf(path.read_bytes(), path.name, ReadOptions(ocr="never"))
        judged = [page.reason or "" for page in reading.pages]
        if sum(reason.startswith("text layer with") for reason in judged) < len(judged) / 2:
            continue
        truth = [line for line in path.with_suffix(".txt").read_text("utf-8").split("\n") if line.strip()]
        out.append((path.name, truth, [block.text for block in compose(reading, path.name).blocks]))
    return out


def test_lines_of_the_transcripts(shared: Path) -> None:
    documents = born_digital(shared / "real")
    if not documents:
        pytest.skip("no born-digital PDF")
    for name, truth, found in documents:
        known = {key(line) for line in found}
        missed = [line for line in truth if key(line) not in known]
        assert len(missed) <= 0.01 * len(truth), (name, missed[:3])
        head = [key(line) for line in truth[:8]]
        assert [key(line) for line in found[: len(head)]] == head, name
