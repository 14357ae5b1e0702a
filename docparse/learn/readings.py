"""Documents as they are before extraction, kept in a file: paths in, their composed parts out, as often as they are asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docparse.document import Document


def keep_readings(paths: list[Path], target: Path) -> None:
    """Read files (the slow part, with OCR) and keep the documents they hold; a file that cannot be read is passed over."""
    from docparse.errors import ReadError
    from docparse.pipeline import load, read_document
    from docparse.segment.parts import split

    with target.open("wb") as file:
        for path in paths:
            try:
                _, document = read_document(load(path), path.name)
            except ReadError:
                continue
            for number, part in enumerate(split(document), start=1):
                pickle.dump((str(path), number, part), file)


def kept_documents(target: Path) -> Iterator[tuple[str, int, Document]]:
    """(path, number of the part from 1, document) of all that was kept."""
    with target.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return
