"""Gold labels: a folder of `NAME.gold.json` beside the documents in, `GoldDocument`s out (contract section 4)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docparse.errors import DocparseError


@dataclass(slots=True)
class GoldDocument:
    """One labelled document: its file, its labels (a dict in the form of the contract), and its transcript if there is one.

    `part` is 1, or 2 for the labels under `second_document` of a file that holds two.
    """

    name: str
    path: Path
    labels: dict[str, Any]
    part: int = 1
    transcript: Path | None = None

    @property
    def key(self) -> str:
        """The name under which its figures are listed: the second document of a file is `NAME part 2`."""
        return self.name + (f" part {self.part}" if self.part > 1 else "")

    @property
    def origin(self) -> str:
        """The origin that the labels name (scan, born-digital, text …), or the ending of the file."""
        return str(self.labels.get("origin") or self.path.suffix.lstrip("."))


SPLIT_FILE = "split.tsv"
"""NAME and part (dev, test …) in two columns, in the folder of labels; labels may carry their part themselves, under `split`."""


def load_gold(folder: Path, split: str | None = None) -> list[GoldDocument]:
    """All labelled documents of a folder (and its subfolders), or those of one part, by name.

    A name that stands in several subfolders is listed with its subfolder. Raises DocparseError where there is no document, where a
    label is broken, and where a part is asked for that no document has.
    """
    if not folder.is_dir():
        raise DocparseError(f"{folder}: is no folder; name the folder that holds the NAME.gold.json files")
    parts = _split_file(folder)
    paths = sorted(folder.rglob("*.gold.json"))
    names = Counter(path.name for path in paths)
    found: list[GoldDocument] = []
    seen: set[str] = set()
    for path in paths:
        try:
            labels = json.loads(path.read_text(encoding="utf-8"))
            document = path.parent / labels["file"]
        except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise DocparseError(f"{path}: is no gold label ({error}); docs/record.md tells the form of labels") from error
        stem = path.name.removesuffix(".gold.json")
        part = parts.get(stem) or labels.get("split")
        seen.add(str(part))
        if split and part != split:
            continue
        transcript = path.parent / f"{stem}.txt"
        kept = transcript if transcript.exists() and transcript != document else None
        name = stem if names[path.name] == 1 else str(path.relative_to(folder)).removesuffix(".gold.json")
        found.append(GoldDocument(name, document, labels, 1, kept))
        if isinstance(labels.get("second_document"), dict):
            found.append(GoldDocument(name, document, labels["second_document"], 2, kept))
    if not paths:
        raise DocparseError(f"{folder}: holds no NAME.gold.json; docs/record.md tells the form of labels")
    if not found:
        known = ", ".join(sorted(seen - {"None"})) or f"none: write them into {folder / SPLIT_FILE}"
        raise DocparseError(f"{folder}: no document is of part {split}; there are {known}")
    return found


def _split_file(folder: Path) -> dict[str, str]:
    path = folder / SPLIT_FILE
    if not path.exists():
        return {}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    broken = next((row for row in rows if len(row) != 2), None)
    if broken:
        raise DocparseError(f"{path}: {broken[0]!r} has {len(broken)} columns; write NAME, a tab, and its part")
    return {name.strip(): part.strip() for name, part in rows}
