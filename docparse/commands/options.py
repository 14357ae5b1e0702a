"""Options that several commands share: which archive is meant, and which documents of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from docparse.archive.search import Filters

ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive", "-a", metavar="PLACE", help="The archive: a folder, or postgresql://…. Default: DOCPARSE_ARCHIVE, ./archive."
    ),
]
"""Text, not a path: a path would lose a slash of `postgresql://`."""

CitesOption = Annotated[str | None, typer.Option(metavar="CODE", help="Only documents that cite this one: 34-CT/TW, in any variant.")]
TypeOption = Annotated[str | None, typer.Option(metavar="TYPE", help="Only this type: KH, QĐ, CT … or its name.")]
IssuerOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only issuers with these words in their name.")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Issued on or after: 2024, 2024-03, 2024-03-15.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Issued on or before.")]


def read_filters(cites: str | None, type: str | None, issuer: str | None, date_from: str | None, date_to: str | None) -> Filters:
    """The filters that these options say. Raises FilterError for a type or a date that there is not."""
    from docparse.archive.search import Filters, read_day, read_type

    return Filters(
        cites=cites,
        doc_type=read_type(type) if type else None,
        issuer=issuer,
        date_from=read_day(date_from, "--from", last=False) if date_from else None,
        date_to=read_day(date_to, "--to", last=True) if date_to else None,
    )
