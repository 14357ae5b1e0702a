"""The corpus on disk: tagged papers (`corpus/hand/*.json`, or generated ones) in, documents with labels in every form out.

OUT/text, OUT/docx, OUT/pdf and OUT/scan each hold NAME.ext with NAME.gold.json beside it, and of pages the true text as NAME.txt;
the same seed gives the same papers.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from docparse.corpus.annotate import bare, gold
from docparse.corpus.paper import Paper, to_markdown, to_text
from docparse.corpus.parts import TEST_SEEDS, generated_part, part_of
from docparse.errors import DocparseError

FORMS = ("text", "markdown", "docx", "pdf", "scan")
"""The forms a paper is made in: clean text, Markdown debris, Word, born-digital PDF, scan of an office scanner."""

TRANSCRIBED = ("docx", "pdf", "scan")
"""Forms beside whose documents stands the true text, NAME.txt: what a careful reader would type, pen and all, without stamps and panels."""


def build(papers: Iterator[tuple[str, Paper]], out: Path, forms: tuple[str, ...] = FORMS) -> dict[str, int]:
    """Write every paper in every form with its labels; returns how many documents each form holds."""
    made = dict.fromkeys(forms, 0)
    for name, tagged in papers:
        printed = bare(tagged)
        for form in forms:
            ending, render = _RENDERERS[form]
            folder = out / form
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.{ending}").write_bytes(render(printed, zlib.crc32(name.encode())))
            if form in TRANSCRIBED:
                (folder / f"{name}.txt").write_text(to_text(printed, page=True), encoding="utf-8")
            labels = gold(tagged, f"{name}.{ending}")
            labels["origin"] = form
            labels["split"] = part_of(name)
            (folder / f"{name}.gold.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            made[form] += 1
    return made


def build_generated(count: int, seed: int, out: Path, forms: tuple[str, ...] = FORMS) -> dict[str, int]:
    """Write the generated papers of `count` seeds from `seed` on, each in every form; returns how many documents each form holds.

    Text files are in the drawn text form (clean, columns, OCR, Markdown debris, old fonts …); `markdown` gives clean Markdown debris only.
    """
    from docparse.corpus.generate.compose import specimen
    from docparse.corpus.generate.forms import make, prepared

    if seed < TEST_SEEDS < seed + count:
        raise DocparseError(f"seeds {seed} to {seed + count - 1} lie in both parts; stay below {TEST_SEEDS} (dev) or begin there (test)")
    made = dict.fromkeys(forms, 0)
    for number in range(seed, seed + count):
        one = specimen(number)
        for form in forms:
            ending = _RENDERERS[form][0]
            folder = out / form
            folder.mkdir(parents=True, exist_ok=True)
            file = make(one, form, f"{one.name}.{ending}")
            (folder / f"{one.name}.{ending}").write_bytes(file.data)
            if form in TRANSCRIBED:
                (folder / f"{one.name}.txt").write_text(to_text(bare(prepared(one)), page=True), encoding="utf-8")
            labels = {**file.labels, "origin": form, "part": generated_part(number)}
            (folder / f"{one.name}.gold.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            made[form] += 1
    return made


def _text(paper: Paper, seed: int) -> bytes:
    return to_text(paper).encode()


def _markdown(paper: Paper, seed: int) -> bytes:
    return to_markdown(paper).encode()


def _docx(paper: Paper, seed: int) -> bytes:
    from docparse.corpus.word import to_docx

    return to_docx(paper)


def _pdf(paper: Paper, seed: int) -> bytes:
    from docparse.corpus.pdf import to_pdf

    return to_pdf(paper)


def _scan(paper: Paper, seed: int) -> bytes:
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import CLEAN, OFFICE, WORN, to_scan

    quality = (CLEAN, OFFICE, OFFICE, WORN)[seed % 4]
    return to_scan(to_pdf(paper), quality, seal=" ".join(paper.issuer) or None, seed=seed)


_RENDERERS: dict[str, tuple[str, Callable[[Paper, int], bytes]]] = {
    "text": ("txt", _text), "markdown": ("md", _markdown), "docx": ("docx", _docx), "pdf": ("pdf", _pdf), "scan": ("pdf", _scan),
}  # fmt: skip
