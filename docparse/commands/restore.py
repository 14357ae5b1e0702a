"""`docparse restore FOLDER --archive NEW`: an archive made anew from its backup, and checked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode
from docparse.render import many


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that `docparse backup` wrote.")],
    archive: ArchiveOption = None,
) -> None:
    """Make an archive from a backup, in a new folder or an empty database, and verify every hash of it."""
    from docparse.archive.backup import restore
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.verify import verify

    place = resolve(archive)
    copied = restore(folder, place)
    with Archive.open(place) as opened:
        opened.refresh(wait=60)
        check = verify(opened)
        told = f" ({check.hidden} not public)" if check.hidden else ""
        held = f"{many(copied.documents, 'document')}{told} and {many(copied.originals, 'original')}"
        print("\n".join(check.problems) or f"{held} restored to {opened.name}, no problems")
    if check.problems:
        sys.exit(int(ExitCode.ARCHIVE))
