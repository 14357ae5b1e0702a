"""`docparse compare A B`: what B (this year's) took over from A (last year's), changed, dropped and added."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import DocparseError, ExitCode

if TYPE_CHECKING:
    from docparse.schema import Record


class Unknown(DocparseError):
    """Neither a file nor one document of the archive."""

    exit_code = ExitCode.NOTHING_FOUND


def run(
    old: Annotated[str, typer.Argument(metavar="A", help="The older document: a file, or an id in the archive (its beginning; ID/2).")],
    new: Annotated[str, typer.Argument(metavar="B", help="The newer document, likewise.")],
    archive: ArchiveOption = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="OUT", help="Write the comparison as a page to read in a browser.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Compare two documents by section: what was taken over, changed, dropped, added; targets; citations; stale leftovers."""
    from docparse.compare.changes import compare
    from docparse.compare.summary import to_data, to_text

    result = compare(_load(old, archive), _load(new, archive))
    if html is not None:
        from docparse.compare.page import to_html
        from docparse.writing import write_whole

        write_whole(html, to_html(result))
        print(f"docparse: {html}", file=sys.stderr)
    if as_json:
        print(json.dumps(to_data(result), ensure_ascii=False, indent=2))
    elif html is None:
        print(to_text(result, sys.stdout.isatty()))


def _load(named: str, archive: str | None) -> Record:
    """The record of a file, or of an id; of a file with several documents the first one."""
    if Path(named).exists() or named.endswith((".txt", ".pdf", ".docx", ".doc")):
        from docparse.pipeline import parse_path

        return parse_path(Path(named))[0]
    from docparse.archive.folder import Archive, resolve
    from docparse.commands.show import _read_id
    from docparse.errors import ArchiveError
    from docparse.schema import Record

    try:
        prefix, part = _read_id(named)
    except ArchiveError as error:
        raise Unknown(f"{named}: is neither a file nor an id; name a file, or an id as `docparse search` shows it") from error
    with Archive.open(resolve(archive), writable=False) as opened:
        found = opened.store.find(prefix, part)
        if part is None and len({document.id for document in found}) == 1:
            found = found[:1]
        if len(found) != 1:
            what = "no document has an id" if not found else f"{len(found)} documents have ids"
            raise Unknown(f"{named}: {what} of {opened.name} that begins so; `docparse search` shows the ids")
        return Record.model_validate(opened.store.record(found[0].key))
