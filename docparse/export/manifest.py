"""Files that an export wrote in, a manifest of them out: what was asked for, when, by which version, every file with size and SHA-256."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docparse import __version__
from docparse.archive.objects import file_digest
from docparse.errors import unwritable
from docparse.export.selection import Selection
from docparse.writing import WriteError

SUFFIX = ".manifest.json"


def write_manifest(selection: Selection, form: str, out: Path) -> Path:
    """Write `OUT.manifest.json` beside what was exported (a file, or a folder with all its files); its path. Raises WriteError."""
    files = sorted(path for path in out.rglob("*") if path.is_file()) if out.is_dir() else [out]
    base = out.parent
    path = base / (out.name + SUFFIX)
    said: dict[str, Any] = {
        "made_by": f"docparse {__version__}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "archive": selection.archive.store.identity,
        "form": form,
        "asked": selection.asked,
        "documents": [{"id": row.id, "part": row.part, "code": row.code, "date": row.date} for row in selection.documents],
        "files": [_file(file, base) for file in files],
    }
    try:
        path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise WriteError(unwritable(path, error)) from error
    return path


def _file(path: Path, base: Path) -> dict[str, Any]:
    return {"path": path.relative_to(base).as_posix(), "bytes": path.stat().st_size, "sha256": file_digest(path)}
