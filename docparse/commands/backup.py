"""`docparse backup FOLDER`: a consistent copy of an archive, made while others write to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.render import many


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, or one with an earlier backup, which is renewed.")],
    archive: ArchiveOption = None,
) -> None:
    """Back an archive up into a folder, also while ingest runs. Run again, it copies only the originals that are new."""
    from docparse.archive.backup import backup
    from docparse.archive.folder import Archive, resolve

    with Archive.open(resolve(archive)) as opened:
        slip = backup(opened, folder)
        hidden = opened.store.counts().hidden
        told = f" ({hidden} not public)" if hidden else ""
        held = f"{many(slip.documents, 'document')}{told} and {many(slip.originals, 'original')} of {opened.name}"
        print(f"{folder} has {held}, up to change {slip.change}")
