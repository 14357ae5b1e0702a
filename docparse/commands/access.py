"""`docparse access`: what is put aside; an authorised person's decision on it; who may see more than public documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ArchiveError, DocparseError, ExitCode

if TYPE_CHECKING:
    from docparse.archive.folder import Archive
    from docparse.archive.store import Access, Document


class AccessError(DocparseError):
    """A decision that cannot be taken as it was typed."""

    exit_code = ExitCode.USAGE


def run(
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="The document: the beginning of its id; ID/2 for its part 2.")] = None,
    level: Annotated[str | None, typer.Argument(metavar="[LEVEL]", help="public, restricted or secret.")] = None,
    archive: ArchiveOption = None,
    reason: Annotated[str, typer.Option("--reason", "-r", metavar="WHY", help="Why; kept in the log for ever.")] = "",
    grant: Annotated[
        tuple[str, str] | None,
        typer.Option("--grant", metavar="NAME LEVEL", help="Let a user (a role of the server) see up to a level."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Without ID: list what is put aside for its secrecy mark, and who may see what. With ID and LEVEL: decide.

    Only those may do this to whom `secret` was granted; whoever made the archive is the first. Reading with DOCPARSE_CLEARANCE=restricted
    (or secret) shows what was granted, and is logged.
    """
    from docparse.archive.folder import Archive, resolve

    place = resolve(archive)
    with Archive.open(place, clearance="secret") as opened:
        if grant is not None:
            opened.store.grant(grant[0], read_level(grant[1]))
            print(f"{grant[0]} may see {grant[1]} documents of {opened.name}")
        elif id is None:
            _list(opened, as_json)
        else:
            _decide(opened, id, level, reason)
    with Archive.open(place, clearance="public") as opened:
        opened.refresh(wait=10)  # at once out of what everybody searches, or into it


def read_level(typed: str | None) -> Access:
    """An access level as typed. Raises AccessError."""
    from docparse.archive.store import ACCESS

    for level in ACCESS:
        if typed == level:
            return level
    raise AccessError(f"{typed or 'LEVEL'}: is no access level; write one of {', '.join(ACCESS)}")


def _decide(archive: Archive, id: str, level: str | None, reason: str) -> None:
    from docparse.archive.store import Decision
    from docparse.commands.show import _read_id

    wanted = read_level(level)
    if not reason.strip():
        raise AccessError("a decision needs its reason: --reason WHY; it is kept in the log")
    prefix, part = _read_id(id)
    found = archive.store.find(prefix, part)
    if len({document.id for document in found}) != 1:
        raise AccessError(f"{id}: {len(found) or 'no'} documents have an id that begins so; `docparse access` lists those put aside")
    meant = archive.store.decide(Decision(found[0].id, part or 0, wanted, archive.store.agent, reason))
    for document in meant:
        print(f"{_line(document)}  is {document.access} now")


def _list(archive: Archive, as_json: bool) -> None:
    aside, readers = archive.store.aside(), archive.store.readers()
    if as_json:
        waiting = [{"id": item.id, "part": item.part, "name": item.name, "mark": _mark(archive, item)} for item in aside]
        granted = [{"name": name, "access": access} for name, access in readers]
        print(json.dumps({"aside": waiting, "readers": granted}, ensure_ascii=False, indent=2))
        return
    several = f"{len(aside)} documents are put aside and wait" if len(aside) != 1 else "1 document is put aside and waits"
    print(f"{several} for a decision" if aside else "nothing is put aside")
    for document in aside:
        print(f"  {_line(document)}  {_mark(archive, document) or 'belongs to a marked file'}")
    print("may see more than public documents: " + ", ".join(f"{name} ({access})" for name, access in readers))


def _mark(archive: Archive, document: Document) -> str | None:
    try:
        field = archive.store.record(document.key)["header"].get("secrecy")
    except ArchiveError:
        return None
    return field.get("value") if field else None


def _line(document: Document) -> str:
    part = f"/{document.part}" if document.part > 1 else ""
    return f"[{document.id[:10]}{part}]  {document.code or document.name}  {document.subject or ''}".rstrip()
