"""What models are made from: folders in, digests out, so that nothing is taken for new that was made from other papers or by other code."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from docparse.corpus.parts import HAND, part_of

PACKAGE = Path(__file__).resolve().parents[1]
READERS = ("corpus", "read", "layout", "text", "document.py")
"""The code that draws papers and reads files; what comes after is done anew in each training."""
LEDGER = "made.json"
"""Beside the models: of each its own digest, and that of the papers that it was made from."""


@lru_cache(maxsize=8)
def code(*parts: str) -> str:
    """The digest of the package's files, or of those of some of its parts."""
    roots = [PACKAGE / part for part in parts] or [PACKAGE]
    files = {path for root in roots for path in ([root] if root.is_file() else root.rglob("*"))}
    return _digest([path for path in files if path.is_file() and "__pycache__" not in path.parts and "_models" not in path.parts], PACKAGE)


def papers() -> str:
    """The digest of the papers of part dev and of the first looks at them."""
    root = HAND.parent
    hand = [path for path in HAND.glob("*.json") if part_of(path.stem) == "dev"]
    return _digest([*hand, *(root / "first_look").glob("*.jsonl.gz")], root)


def _digest(files: list[Path], root: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(str(path.relative_to(root)).encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _ledger(folder: Path) -> dict[str, dict[str, str | int]]:
    """What is written down of each model of a folder, by its name; nothing yet: {}."""
    path = folder / LEDGER
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def enter(folder: Path, name: str, file: str, seed: int) -> None:
    """Write down what the model `file` of a folder was made from."""
    ledger = _ledger(folder)
    ledger[name] = {"sha256": hashlib.sha256((folder / file).read_bytes()).hexdigest(), "papers": papers(), "seed": seed}
    (folder / LEDGER).write_text(json.dumps(dict(sorted(ledger.items())), indent=1) + "\n", encoding="utf-8")


def stale(folder: Path, names: dict[str, str]) -> list[str]:
    """Which models (name to file) are not what was made from the papers as they stand, and why."""
    ledger = _ledger(folder)
    out = []
    for name, file in names.items():
        entry = ledger.get(name)
        if entry is None or entry["sha256"] != hashlib.sha256((folder / file).read_bytes()).hexdigest():
            out.append(f"{file} is not the file that `docparse train` made")
        elif entry["papers"] != papers():
            out.append(f"{file} was made from other papers: `docparse train --only {name}`")
    return out
