"""The sets that figures are given for: a name in, a folder of documents with labels out, with a digest of its labels and inputs.

samples, real-transcripts and real-born-digital, real-scans are of the shared folder (DOCPARSE_SHARED, default ../shared) and are
passed over where it is missing. dev-FORM and test-FORM are the corpus, built anew in every run. Nothing is ever trained or tuned on
test-*, samples or real-*.
"""

from __future__ import annotations

import hashlib
import inspect
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docparse.commands.corpus import run
from docparse.corpus.build import build
from docparse.corpus.parts import HAND, hand_papers
from docparse.evaluation.gold import GoldDocument, load_gold
from docparse.evaluation.run import Run, evaluate

ROOT = Path(__file__).resolve().parent.parent
FORMS = ("text", "markdown", "docx", "pdf")
SHARED = ("samples", "real-transcripts", "real-born-digital")
QUICK = (*SHARED, *(f"{part}-{form}" for part in ("dev", "test") for form in FORMS))
"""Sets that need no OCR: what the gate measures."""
GENERATED = {"text": 60, "pdf": 60, "scan": 15}
"""How many papers are drawn for the generated sets."""
SEED = 2_026_111
"""Their first seed: one of the test seeds of the generator, used for nothing else."""
SCANS = ("real-scans", "test-scan")


@dataclass(frozen=True, slots=True)
class Pins:
    """SHA-256 over the labels, SHA-256 over the documents, and how many there are."""

    labels: str
    inputs: str
    documents: int


def shared_folder() -> Path:
    """The folder of samples and real documents; it may not be there."""
    return Path(os.environ.get("DOCPARSE_SHARED", ROOT.parent / "shared"))


class Sets:
    """The sets in a scratch folder, each built when it is first asked for. `hand`: the folder of tagged papers."""

    def __init__(self, scratch: Path, hand: Path = HAND) -> None:
        self._scratch = scratch
        self._hand = hand

    def there(self, names: Iterable[str]) -> list[str]:
        """Those of the sets that can be measured here."""
        shared = shared_folder()
        return [
            name
            for name in names
            if ((shared / "samples").is_dir() if name == "samples" else (shared / "real").is_dir() if name.startswith("real-") else True)
        ]

    def generated(self) -> tuple[str, ...]:
        """The generated sets, where the package has its generator."""
        return tuple(f"generated-{form}" for form in GENERATED) if "generated" in inspect.signature(run).parameters else ()

    def folder(self, name: str) -> Path:
        """The folder that holds a set (more than the set, for the real ones)."""
        if name == "samples" or name.startswith("real-"):
            return shared_folder() / ("samples" if name == "samples" else "real")
        part, _, form = name.partition("-")
        if part == "generated":
            return self._drawn(form)
        out = self._scratch / part
        if not (out / form).is_dir():
            build(hand_papers(self._hand, part), out, (form,))
        return out / form

    def _drawn(self, form: str) -> Path:
        out = self._scratch / "generated"
        if not (out / form).is_dir():
            made = ["corpus", str(out), "--generated", str(GENERATED[form]), "--seed", str(SEED), "--form", form]
            subprocess.run([sys.executable, "-m", "docparse.cli", *made], check=True, stdout=subprocess.DEVNULL)
        return out / form

    def holds(self, name: str, document: GoldDocument) -> bool:
        """Whether a document of the folder belongs to the set."""
        scan = document.origin == "scan" or (document.path.suffix == ".pdf" and _origin_of_first(document) == "scan")
        if name == "real-scans":
            return scan
        return not scan if name == "real-born-digital" else True

    def measure(self, name: str, workers: int = 1) -> Run:
        """Parse and score a set."""
        transcripts = name == "real-transcripts"
        return evaluate(self.folder(name), transcripts=transcripts, only=lambda d: self.holds(name, d), workers=workers)

    def documents(self, name: str) -> list[GoldDocument]:
        """The labelled documents of a set."""
        return [document for document in load_gold(self.folder(name)) if self.holds(name, document)]

    def pins(self, name: str) -> Pins:
        """What the figures of a set rest on."""
        documents = [document for document in self.documents(name) if document.part == 1]
        labels = [document.path.parent / f"{Path(document.name).name}.gold.json" for document in documents]
        inputs = [document.transcript or document.path if name == "real-transcripts" else document.path for document in documents]
        return Pins(_digest(labels), _digest(inputs), len(documents))


def _origin_of_first(document: GoldDocument) -> str:
    """The origin of the file, which only the labels of its first document may name."""
    if document.part == 1:
        return document.origin
    path = document.path.parent / f"{Path(document.name).name}.gold.json"
    return str(json.loads(path.read_text(encoding="utf-8")).get("origin"))


def _digest(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.name}\0{hashlib.sha256(_content(path)).hexdigest()}\n".encode())
    return whole.hexdigest()


def _content(path: Path) -> bytes:
    """The bytes of a file; of a Word file those of its members, for its container and its properties hold the time of making."""
    data = path.read_bytes()
    if path.suffix != ".docx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in sorted(archive.namelist()) if name != "docProps/core.xml")
