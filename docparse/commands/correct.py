"""`docparse correct ID FIELD VALUE --why …`: what a person says a field is; kept apart from what was read, and undone at will."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode

if TYPE_CHECKING:
    from docparse.archive.corrections import Correction


def run(
    id: Annotated[str, typer.Argument(metavar="ID", help="The document, as `search` shows it; ID/2 for its part 2.")],
    field: Annotated[
        str,
        typer.Argument(
            metavar="[FIELD]",
            help="type, number, symbol, date, place, issuer, parent, subject, urgency, signer, title, authority, on-behalf-of.",
        ),
    ] = "",
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What it is; '' where the paper has none.")] = None,
    why: Annotated[str, typer.Option(metavar="REASON", help="Why; it is kept with your name.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last correction of FIELD that stands.")] = False,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who says so; default: the user of the system.")] = "",
    archive: ArchiveOption = None,
) -> None:
    """Correct a field of a document, take a correction back, or (without FIELD) list the corrections of a document."""
    from docparse.archive.corrections import Correction, CorrectionError, checked, standing
    from docparse.archive.folder import Archive, resolve
    from docparse.commands.show import the_document

    with Archive.open(resolve(archive)) as opened:
        document = the_document(opened, id)
        made = [one for one in opened.store.corrections(document.id) if one.part == document.part]
        if not field:
            print(to_text(made) if made else "no corrections")
            return
        if undo:
            stands = standing(made).get(field)
            if stands is None:
                print(f"docparse: {id}: there is no correction of {field} to undo", file=sys.stderr)
                sys.exit(int(ExitCode.NOTHING_FOUND))
            correction = Correction(document.id, document.part, field, None, who or opened.store.agent, why, undoes=stands.seq)
        elif value is None:
            raise CorrectionError(f"say what {field} is: docparse correct {id} {field} VALUE ('' where the paper has none)")
        else:
            correction = Correction(document.id, document.part, field, checked(field, value), who or opened.store.agent, why)
        row = opened.store.correct(correction)
        opened.make_searchable()
        shown = "  ".join(filter(None, (row.code or row.name, row.date, row.issuer)))
        record = opened.store.record(row.key)
    print(f"{shown}: {field} is now {_value(record, field) or '(none)'}")


def to_text(made: list[Correction]) -> str:
    """The corrections of a document, oldest first; those that were undone say so."""
    undone = {one.undoes for one in made}
    lines = []
    for one in made:
        if one.undoes is not None:
            what = f"{one.field}: takes back #{one.undoes}"
        else:
            what = f"{one.field} = {one.value or '(none)'}" + ("  [undone]" if one.seq in undone else "")
        lines.append(f"#{one.seq}  {one.at}  {one.who}  {what}" + (f"  ({one.why})" if one.why else ""))
    return "\n".join(lines)


def _value(record: dict[str, object], field: str) -> str | None:
    from docparse.archive.corrections import FIELDS

    parent, child = FIELDS[field]
    place = record.get(parent)
    found = place.get(child) if child and isinstance(place, dict) else place
    return found.get("value") if isinstance(found, dict) else None
