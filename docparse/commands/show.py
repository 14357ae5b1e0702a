"""`docparse show ID`: one record of an archive, as a summary or as JSON. The beginning of an id is enough."""

from __future__ import annotations

import re
import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ArchiveError, DocparseError, ExitCode

if TYPE_CHECKING:
    from docparse.archive.folder import Archive
    from docparse.archive.store import Document

SHORTEST = 4


class Format(str, Enum):
    """How a record is shown."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    plain = "plain"


class BadId(ArchiveError):
    """What was typed for an id is none."""

    exit_code = ExitCode.USAGE


class NotFound(DocparseError):
    """No document has that id, or several have."""

    exit_code = ExitCode.NOTHING_FOUND


def run(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a document or its beginning, as `search` shows it; ID/2 for its part 2. Those to whom it was granted read what"
            " is put aside or not public by: DOCPARSE_CLEARANCE=secret docparse show ID",
        ),
    ],
    archive: ArchiveOption = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="text (default): a summary; json, jsonl: the record; plain: the words as printed."),
    ] = None,
) -> None:
    """Print one document of an archive."""
    from docparse.archive.folder import Archive, resolve

    with Archive.open(resolve(archive), writable=False) as opened:
        record = opened.store.record(the_document(opened, id).key)
    if format in (Format.json, Format.jsonl):
        import json

        print(json.dumps(record, ensure_ascii=False, indent=2 if format is Format.json else None))
    elif format is Format.plain:
        print(record["text"])
    else:
        from docparse.render import render_text
        from docparse.schema import Record

        print(render_text(Record.model_validate(record), color=sys.stdout.isatty()))


def the_document(archive: Archive, typed: str) -> Document:
    """The document of an id as typed: its beginning is enough, if it is one's alone. Raises NotFound, BadId."""
    prefix, part = _read_id(typed)
    found = archive.store.find(prefix, part)
    if not found:
        advice = "`docparse search` shows the ids, `docparse access` those put aside"
        raise NotFound(f"{typed}: no document of {archive.name} has an id that begins so; {advice}")
    if len(found) > 1:
        lines = [
            f"  {_short(document.id, document.part)}  {document.code or document.name}  {document.subject or ''}" for document in found
        ]
        raise NotFound("\n".join([f"{typed}: {len(found)} documents fit; name one of them:", *lines]))
    return found[0]


def _read_id(typed: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"\[?([0-9a-fA-F]{1,64})(?:/(\d{1,4}))?\]?", typed.strip())
    if match is None:
        shown = typed.strip() or repr(typed)
        raise BadId(f"{shown}: is no id (ids are hexadecimal: 0 to 9, a to f); `docparse search` shows them in brackets")
    if len(match[1]) < SHORTEST:
        raise BadId(f"{typed}: is too short for an id; give at least {SHORTEST} characters")
    return match[1].lower(), int(match[2]) if match[2] else None


def _short(id: str, part: int) -> str:
    return f"{id[:16]}/{part}"
