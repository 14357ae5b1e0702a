"""An archive in, a list of problems out: every original is hashed anew, and store, originals and index are held against each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docparse.archive.folder import Archive
from docparse.errors import ArchiveError


@dataclass(slots=True)
class Check:
    """What was looked at, what is wrong (a line each), and what is merely unfinished and mends itself at the next ingest."""

    originals: int = 0
    documents: int = 0
    problems: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)


def verify(archive: Archive, on_step: Callable[[int], None] | None = None) -> Check:
    """Check an archive and change nothing."""
    check = Check(problems=archive.store.check())
    stored = set(archive.objects.ids())
    known: set[str] = set()
    for original in archive.store.originals():
        known.add(original.id)
        check.originals += 1
        path = archive.objects.path(original.id)
        if original.id not in stored:
            check.problems.append(f"{path}: the original of {original.name} is missing; restore it from a backup")
        elif path.stat().st_size != original.bytes or not archive.objects.is_whole(original.id):
            check.problems.append(f"{path}: the original of {original.name} has changed on the disk; restore it from a backup")
        if on_step:
            on_step(1)
    for id in sorted(stored - known):
        line = f"{archive.objects.path(id)}: an original without a row"
        if len(id) == 64 and archive.objects.is_whole(id):
            check.unfinished.append(f"{line}, left by a stopped ingest; run the same ingest again")
        else:
            check.problems.append(f"{line} whose name is not its hash; move it away")
    check.documents = archive.store.counts().documents
    _check_index(archive, check)
    return check


def _check_index(archive: Archive, check: Check) -> None:
    behind = archive.store.last_change() - archive.index.change()
    if archive.index.change() < 0:
        if archive.store.last_change():
            check.unfinished.append(f"{archive.index.folder}: there is no index; the next search or ingest makes it")
        return
    if behind:
        check.unfinished.append(f"{archive.index.folder}: the index is {behind} changes behind; the next search or ingest brings it up")
        return
    try:
        indexed = archive.index.keys()
    except (ArchiveError, ValueError, OSError) as error:
        check.problems.append(f"{archive.index.folder}: the index is damaged ({error}); run `docparse verify --repair`")
        return
    have = archive.store.document_keys()
    if missing := have - indexed:
        check.problems.append(f"{archive.index.folder}: {len(missing)} documents are not in the index; run `docparse verify --repair`")
    if extra := indexed - have:
        check.problems.append(f"{archive.index.folder}: {len(extra)} entries belong to no document; run `docparse verify --repair`")
