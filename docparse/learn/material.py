"""What models learn from: papers of the dev part of the corpus in, documents as extraction sees them, with their labels, out.

Papers written by hand (dev only) and generated ones (seeds under `TEST_SEEDS` only), each in several forms: text in its noisy forms,
Markdown debris, Word, PDF, scans read by OCR; papers by hand also told anew (`docparse.corpus.retell`). Corpus test, samples, real
documents and unlabelled texts are never learned from. Reading is what costs, so that readings are kept in a folder and taken up again
after a break.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docparse.corpus.build import build, build_generated
from docparse.corpus.paper import load_paper
from docparse.corpus.parts import HAND, TEST_SEEDS, part_of
from docparse.errors import DocparseError, ReadError
from docparse.learn.sources import READERS, code

if TYPE_CHECKING:
    from docparse.document import Document

FIRST_SEED = 700_000
"""First seed of the generated papers that models learn from: seeds that no rule was made with."""

RETOLD = "retold"
"""The form of examples that are texts of papers told anew."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much is made: forms of the papers by hand (`papers` of them, None: all), and how many generated papers in each form.

    `retold`: in which form papers by hand are told anew, and how many times each.
    """

    hand: tuple[str, ...] = ("text", "markdown", "docx", "pdf", "scan")
    generated: tuple[tuple[str, int], ...] = (("text", 600), ("markdown", 60), ("docx", 20), ("pdf", 80), ("scan", 20))
    papers: int | None = None
    retold: tuple[tuple[str, int], ...] = (("text", 4),)


@dataclass(slots=True)
class Example:
    """One document with its labels. `family`: the paper it was made from (never cut apart in cross-validation); `form`: how."""

    family: str
    form: str
    pickled: bytes
    labels: dict[str, Any]

    def document(self) -> Document:
        """The document, a fresh one at each call, for extraction may write into it."""
        found: Document = pickle.loads(self.pickled)
        return found


def material(
    folder: Path,
    amounts: Amounts,
    seed: int = 0,
    told: Callable[[str, int, int], None] | None = None,
    wanted: Callable[[str], bool] = lambda family: True,
) -> Iterator[Example]:
    """The examples, always in the same order. `folder` keeps readings; `told` hears (form, done, total). `seed` shifts generated seeds.

    `wanted`: which families are asked for; the others are not read.
    """
    first = FIRST_SEED + 1000 * seed
    if seed < 0 or first + max((count for _, count in amounts.generated), default=0) > TEST_SEEDS:
        raise DocparseError(f"seed {seed}: take one from 0 to {(TEST_SEEDS - FIRST_SEED) // 1000 - 1}; higher ones are for testing")
    for form in amounts.hand:
        names = [name for name in _hand_names(amounts.papers) if wanted(name)]
        for number, name in enumerate(names, start=1):
            yield from _kept(folder, name, form, lambda form=form, name=name: _made_by_hand(name, form))  # type: ignore[misc]
            if told:
                told(f"hand, {form}", number, len(names))
    for form, count in amounts.retold:
        names = [name for name in _hand_names(amounts.papers) if wanted(name)]
        for at, name in enumerate(names, start=1):
            for number in range(1000 * seed, 1000 * seed + count):
                make = lambda form=form, name=name, number=number: _retold(name, number, form)  # noqa: E731
                for example in _kept(folder, f"{name}-told-{number}", form, make):
                    yield replace(example, family=name, form=RETOLD if form == "text" else form)
            if told:
                told(f"retold, {form}", at, len(names))
    for form, count in amounts.generated:
        seeds = [drawn for drawn in range(first, first + count) if wanted(f"seed-{drawn}")]
        for number, drawn in enumerate(seeds, start=1):
            yield from _kept(folder, f"seed-{drawn}", form, lambda form=form, drawn=drawn: _generated(drawn, form))  # type: ignore[misc]
            if told:
                told(f"generated, {form}", number, len(seeds))


def _hand_names(most: int | None) -> list[str]:
    return [path.stem for path in sorted(HAND.glob("*.json")) if part_of(path.stem) == "dev"][:most]


def _kept(folder: Path, family: str, form: str, make: Callable[[], tuple[bytes, str, dict[str, Any]]]) -> Iterator[Example]:
    """The examples of one file, read now, or taken from the folder where paper, generator and readers are the same as then."""
    path, source = folder / form / f"{family}.pickle", _source(family)
    kept: dict[str, Any] = {}
    if path.exists():
        with path.open("rb") as file:
            kept = pickle.load(file)
    if kept.get("source") != source:
        data, name, labels = make()
        try:
            document: Document | None = _read(data, name)
        except ReadError:
            document = None  # a page too poor to be read teaches nothing here; `docparse eval` counts it
        kept = {"source": source, "document": document, "labels": [labels, labels.get("second_document")]}
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_bytes(pickle.dumps(kept))
        beside.replace(path)
    for part, own in zip(_parts(kept["document"]), kept["labels"], strict=False):
        if isinstance(own, dict):
            yield Example(family, form, pickle.dumps(part), own)


def _source(family: str) -> str:
    """What a reading is made from: the digest of the paper's file, or its seed, and that of the code that draws and reads."""
    path = HAND / f"{family.partition('-told-')[0]}.json"
    return f"{hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else family} {code(*READERS)}"


def _read(data: bytes, name: str) -> Document:
    from docparse.pipeline import read_document

    return read_document(data, name)[1]


def _parts(document: Document | None) -> list[Document]:
    from docparse.segment.parts import split

    return [] if document is None else split(document)


def _made_by_hand(name: str, form: str) -> tuple[bytes, str, dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="docparse-learn-") as scratch:
        build(iter([(name, load_paper(HAND / f"{name}.json"))]), Path(scratch), (form,))
        return _only(Path(scratch) / form)


def _retold(name: str, number: int, form: str) -> tuple[bytes, str, dict[str, Any]]:
    from docparse.corpus.generate.forms import make
    from docparse.corpus.retell import retold

    paper = load_paper(HAND / f"{name}.json")
    file = f"{name}.{'txt' if form == 'text' else 'pdf'}"
    made = make(retold(name, paper, number), form, file)
    return made.data, file, made.labels


def _generated(seed: int, form: str) -> tuple[bytes, str, dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="docparse-learn-") as scratch:
        build_generated(1, seed, Path(scratch), (form,))
        return _only(Path(scratch) / form)


def _only(folder: Path) -> tuple[bytes, str, dict[str, Any]]:
    """The bytes, the name and the labels of the one document of a folder."""
    labels = json.loads(next(folder.glob("*.gold.json")).read_text(encoding="utf-8"))
    path = folder / str(labels["file"])
    return path.read_bytes(), path.name, labels
