"""Gold labels: a folder of `NAME.gold.json` beside the documents in, `GoldDocument`s out (contract section 4)."""

from __future__ import annotations

import json
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
    def origin(self) -> str:
        """The origin that the labels name (scan, born-digital, text …), or the ending of the file."""
        return str(self.labels.get("origin") or self.path.suffix.lstrip("."))


def load_gold(folder: Path) -> list[GoldDocument]:
    """All labelled documents of a folder (and its subfolders), by name. Raises DocparseError where there is none, or one is broken."""
    if not folder.is_dir():
        raise DocparseError(f"{folder}: is no folder; name the folder that holds the NAME.gold.json files")
    found: list[GoldDocument] = []
    for path in sorted(folder.rglob("*.gold.json")):
        try:
            labels = json.loads(path.read_text(encoding="utf-8"))
            document = path.parent / labels["file"]
        except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise DocparseError(f"{path}: is no gold label ({error}); see section 4 of the contract") from error
        stem = path.name.removesuffix(".gold.json")
        transcript = path.parent / f"{stem}.txt"
        kept = transcript if transcript.exists() and transcript != document else None
        found.append(GoldDocument(stem, document, labels, 1, kept))
        if isinstance(labels.get("second_document"), dict):
            found.append(GoldDocument(stem, document, labels["second_document"], 2, kept))
    if not found:
        raise DocparseError(f"{folder}: holds no NAME.gold.json; see section 4 of the contract for the form of labels")
    return found
