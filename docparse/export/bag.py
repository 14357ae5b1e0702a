"""Documents in, a BagIt bag (RFC 8493) out: originals, records and Dublin Core under `data/`, with SHA-256 and SHA-512 manifests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docparse import __version__
from docparse.export.dublin_core import write_dublin_core
from docparse.export.selection import Item, Selection
from docparse.export.sheets import MissingExtra
from docparse.writing import WriteError


def write_bag(selection: Selection, folder: Path, title: str) -> Iterator[Item]:
    """Write the bag into `folder` (it must not be there), yielding each document when it is in. Raises MissingExtra, WriteError."""
    bagit = _bagit()
    try:
        (folder / "originals").mkdir(parents=True)
        (folder / "records").mkdir()
        taken: set[str] = set()
        for item in selection:
            if item.original.id not in taken:
                taken.add(item.original.id)
                (folder / "originals" / f"{item.original.id[:16]}{Path(item.original.name).suffix}").write_bytes(selection.original(item))
            text = json.dumps(item.record, ensure_ascii=False, indent=1)
            (folder / "records" / f"{item.file_name}.json").write_text(text, encoding="utf-8")
            yield item
        write_dublin_core(selection, folder / "dublin-core.xml")
        info = {
            "Bag-Software-Agent": f"docparse {__version__}",
            "External-Description": title,
            "External-Identifier": selection.archive.store.identity,
        }
        bagit.make_bag(str(folder), info, checksums=["sha256", "sha512"])
    except OSError as error:
        raise WriteError(f"{error.filename or folder}: cannot be written ({error.strerror}); free some space, or name another") from error


def _bagit() -> Any:
    import logging

    try:
        import bagit
    except ImportError as error:
        raise MissingExtra("writing bags needs bagit; install it with `pip install 'docparse[export]'`") from error
    logging.getLogger("bagit").setLevel(logging.WARNING)
    return bagit
