"""`docparse access`: what is put aside or was decided to be not public, out; an authorised person's decisions, in."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ArchiveError, DocparseError, ExitCode

if TYPE_CHECKING:
    from docparse.archive.folder import Archive
    from docparse.archive.place import Place
    from docparse.archive.store import Access, Decision, Document

_MANY = 1_000_000


class AccessError(DocparseError):
    """A decision that cannot be taken as it was typed."""

    exit_code = ExitCode.USAGE


def run(
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="The document: the beginning of its id; ID/2 for its part 2. Alone: its level and what was decided on it. To read what is"
            " put aside or not public: DOCPARSE_CLEARANCE=secret docparse show ID",
        ),
    ] = None,
    level: Annotated[str | None, typer.Argument(metavar="[LEVEL]", help="public, restricted or secret.")] = None,
    archive: ArchiveOption = None,
    reason: Annotated[str, typer.Option("--reason", "-r", metavar="WHY", help="Why; kept in the log for ever.")] = "",
    grant: Annotated[
        tuple[str, str] | None,
        typer.Option("--grant", metavar="NAME LEVEL", help="Let a user (a role of the server) see up to a level."),
    ] = None,
    all: Annotated[
        bool,
        typer.Option("--all", help="List what was decided to be restricted or secret, too: level, who, when, why."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Without ID: list what is put aside, and who may see what. With ID: what was decided on it. With ID and LEVEL: decide.

    Only those decide to whom `secret` was granted; whoever made the archive is the first. Reading with DOCPARSE_CLEARANCE=restricted
    (or secret) shows what was granted, and is logged.
    """
    from docparse.archive.folder import Archive, resolve

    place = resolve(archive)
    looks = all or (id is not None and level is None and not reason)
    with Archive.open(place, clearance=_clearance(place) if looks and grant is None else "secret") as opened:
        if grant is not None:
            opened.store.grant(grant[0], read_level(grant[1]))
            print(f"{grant[0]} may see {grant[1]} documents of {opened.name}")
            return
        if id is None:
            _list(opened, all, as_json, archive)
            return
        if looks:
            _tell(opened, id, as_json, archive)
            return
        _decide(opened, id, level, reason, archive)
    with Archive.open(place, clearance="public") as opened:
        opened.refresh(wait=10)  # at once out of what everybody searches, or into it


def _clearance(place: Place) -> Access:
    """What was granted to whoever asks; `secret`, which then is refused with what to do, where nothing was."""
    from docparse.archive.folder import Archive

    with Archive.open(place, writable=False, clearance="public") as opened:
        granted = opened.store.granted(opened.store.agent)
    return granted if granted != "public" else "secret"


def read_level(typed: str | None) -> Access:
    """An access level as typed. Raises AccessError."""
    from docparse.archive.store import ACCESS

    for level in ACCESS:
        if typed == level:
            return level
    raise AccessError(f"{typed or 'LEVEL'}: is no access level; write one of {', '.join(ACCESS)}")


def _decide(archive: Archive, id: str, level: str | None, reason: str, asked: str | None) -> None:
    from docparse.archive.store import Decision

    wanted = read_level(level)
    if not reason.strip():
        raise AccessError("a decision needs its reason: --reason WHY; it is kept in the log")
    found, part = _find(archive, id)
    meant = archive.store.decide(Decision(found[0].id, part or 0, wanted, archive.store.agent, reason))
    for document in meant:
        print(f"{_line(document)}  is {document.access} now")
    if wanted != "public":
        print(f"it is in no list, search or count of the public; to see it again: {_how(wanted, found[0].id, asked)}")
        print("`docparse access --all` lists it")


def _find(archive: Archive, id: str) -> tuple[list[Document], int | None]:
    """The documents of one original by an id as typed, and the part that was named. Raises AccessError."""
    from docparse.commands.show import _read_id

    prefix, part = _read_id(id)
    found = archive.store.find(prefix, part, _MANY)
    ids = len({document.id for document in found})
    if ids != 1:
        raise AccessError(f"{id}: {ids or 'no'} documents have an id that begins so; `docparse access --all` lists those not public")
    return found, part


def _how(level: str, id: str, asked: str | None) -> str:
    """The command that shows a document of a level."""
    there = f" --archive {shlex.quote(str(asked))}" if asked is not None else ""
    return f"DOCPARSE_CLEARANCE={level} docparse show {id if id == 'ID' else id[:10]}{there}"


def _tell(archive: Archive, id: str, as_json: bool, asked: str | None) -> None:
    """Print the level of a document, or of all of a file, and every decision on it."""
    from docparse.archive.store import ACCESS

    found, _ = _find(archive, id)
    parts = {document.part for document in found}
    made = [one for one in archive.store.decisions(found[0].id) if one.part in parts | {0}]
    if as_json:
        levels = [{"id": one.id, "part": one.part, "name": one.name, "access": one.access, "mark": _mark(archive, one)} for one in found]
        print(json.dumps({"documents": levels, "decisions": [asdict(one) for one in made]}, ensure_ascii=False, indent=2))
        return
    for document in found:
        mark = _mark(archive, document)
        print(f"{_line(document)}  is {document.access}" + (f" (mark: {mark})" if mark else ""))
    for one in made:
        print(f"  {f'part {one.part}: ' if one.part else ''}{_decision(one)}")
    highest = max((document.access for document in found), key=ACCESS.index)
    if not made:
        print("  nothing was decided on it" + ("; it waits for a decision" if highest != "public" else ""))
    if highest != "public":
        print(f"to read it: {_how(highest, found[0].id, asked)}")


def _decision(decision: Decision) -> str:
    return f"{decision.access} by {decision.who}, {decision.at}: {decision.why}"


def _decided(archive: Archive) -> list[tuple[Decision, str, int, Document | None]]:
    """(decision, id, part, document) of what stands decided and is not public; no document where the asker may not see it."""
    from docparse.archive.access import standing

    out: list[tuple[Decision, str, int, Document | None]] = []
    for id, parts in standing(archive.store.decisions()).items():
        for document in archive.store.find(id, None, _MANY):
            decision = parts.get(document.part) or parts.get(0)
            if decision is not None and document.access != "public":
                out.append((decision, id, document.part, document))
        out += [(one, id, part, None) for part, one in parts.items() if not archive.store.sees(one.access)]
    return out


def _list(archive: Archive, all: bool, as_json: bool, asked: str | None) -> None:
    aside, readers, decided = archive.store.aside(), archive.store.readers(), _decided(archive)
    sees = archive.store.sees("secret")
    if as_json:
        print(json.dumps(_data(archive, all), ensure_ascii=False, indent=2))
        return
    several = f"{len(aside)} documents are put aside and wait" if len(aside) != 1 else "1 document is put aside and waits"
    print(f"{several} for a decision" if aside else "nothing is put aside")
    for document in aside:
        shown = f"{_line(document)}  {_mark(archive, document) or 'belongs to a marked file'}"
        print(f"  {shown if sees else _id(document.id, document.part)}")
    if aside and sees:
        print(f"to read one before deciding: {_how('secret', 'ID', asked)}")
    if all:
        print(f"{len(decided)} decided and not public:" if decided else "nothing was decided to be restricted or secret")
        for one, id, part, item in decided:
            print(f"  {_id(id, part)}  {one.access} by {one.who}, {one.at}" if item is None else f"  {_line(item)}\n      {_decision(one)}")
    elif decided:
        print(f"{len(decided)} more decided and not public: `docparse access --all` lists them")
    print("may see more than public documents: " + ", ".join(f"{name} ({access})" for name, access in readers))


def _data(archive: Archive, all: bool) -> dict[str, Any]:
    """The lists for programs; `name`, `mark` and `why` are null where the asker may not see the document."""
    sees = archive.store.sees("secret")
    waiting = [
        {"id": item.id, "part": item.part, "name": item.name if sees else None, "mark": _mark(archive, item)}
        for item in archive.store.aside()
    ]
    granted = [{"name": name, "access": access} for name, access in archive.store.readers()]
    data: dict[str, Any] = {"aside": waiting, "readers": granted}
    if all:
        data["decided"] = [
            {"id": id, "part": part, "name": item.name if item else None, "access": one.access, "who": one.who, "at": one.at}
            | {"why": one.why if item else None}
            for one, id, part, item in _decided(archive)
        ]
    return data


def _mark(archive: Archive, document: Document) -> str | None:
    try:
        field = archive.store.record(document.key)["header"].get("secrecy")
    except ArchiveError:
        return None
    return field.get("value") if field else None


def _id(id: str, part: int) -> str:
    return f"[{id[:10]}{f'/{part}' if part > 1 else ''}]"


def _line(document: Document) -> str:
    return f"{_id(document.id, document.part)}  {document.code or document.name}  {document.subject or ''}".rstrip()
