"""Options that several commands share: which archive is meant."""

from __future__ import annotations

from typing import Annotated

import typer

ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive", "-a", metavar="PLACE", help="The archive: a folder, or postgresql://…. Default: DOCPARSE_ARCHIVE, ./archive."
    ),
]
"""Text, not a path: a path would lose a slash of `postgresql://`."""
