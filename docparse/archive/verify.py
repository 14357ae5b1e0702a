"""An archive in, a list of problems out: every original is hashed anew, and store, originals and index are held against each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docparse.archive.folder import SLIP, Archive
from docparse.errors import ArchiveError


@dataclass(slots=True)
class Check:
    """What was looked at, what is wrong (a line each), and what is merely unfinished and mends itself at the next ingest."""

    originals: int = 0
    documents: int = 0
    hidden: int = 0
    """Documents that are there and in order, but not public: the asker may not see them."""
    problems: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)


def verify(archive: Archive, on_step: Callable[[int], None] | None = None, bring_up: bool = False) -> Check:
    """Check an archive and change nothing. `bring_up`: but an index that is behind is brought up first, as a search does it;
    where that is not possible, it is a problem."""
    check = Check(problems=archive.store.check())
    try:
        _check_originals(archive, check, on_step)
        counts = archive.store.counts()
        check.documents, check.hidden = counts.documents, counts.hidden
        check.problems += archive.store.check_records()
        if bring_up and not check.problems and (trouble := _bring_up(archive)):
            check.problems.append(trouble)
            return check
        _check_index(archive, check)
    except ArchiveError as error:
        if not check.problems:
            raise
        check.problems.append(f"the check could not be finished: {error}")
    return check


def _check_originals(archive: Archive, check: Check, on_step: Callable[[int], None] | None) -> None:
    stored = set(archive.objects.ids())
    known: set[str] = set()
    for original in archive.store.originals():
        known.add(original.id)
        check.originals += 1
        # The name of a paper that is put aside may tell what it is about.
        where = archive.objects.where(original.id)
        what = f"the original of {original.name}" if archive.store.sees(original.access) else "an original that is not public"
        if original.id not in stored and archive.objects.size(original.id) is None:
            check.problems.append(f"{where}: {what} is missing; restore it from a backup")
        elif archive.objects.size(original.id) != original.bytes or not archive.objects.is_whole(original.id):
            check.problems.append(f"{where}: {what} has changed on the disk; restore it from a backup")
        if on_step:
            on_step(1)
    for id in sorted(stored - known):
        line = f"{archive.objects.where(id)}: an original without a row"
        if archive.store.state_of(id) is not None:
            continue  # an ingest that runs beside this check has written the row by now
        if len(id) == 64 and archive.objects.is_whole(id):
            check.unfinished.append(f"{line}, left by a stopped ingest; run the same ingest again")
        else:
            check.problems.append(f"{line} whose name is not its hash; move it away")


def _bring_up(archive: Archive) -> str:
    """Bring the index to the store's last change; what keeps it from that, empty where nothing does or another process is at it."""
    behind = archive.store.last_change() - max(0, archive.index.change())
    if not behind or (archive.folder / SLIP).exists():
        return ""  # a backup is left as it is
    try:
        archive.make_searchable(wait=0)
    except ArchiveError as error:
        if not archive.index_trouble:
            return str(error)
    return f"the index is {behind} changes behind and cannot be brought up: {archive.index_trouble}" if archive.index_trouble else ""


def _check_index(archive: Archive, check: Check) -> None:
    last = archive.store.last_change()
    behind = last - archive.index.change()
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
    if archive.store.last_change() != last:
        check.unfinished.append(f"{archive.index.folder}: the archive is being written to; run `docparse verify` again for its index")
        return
    if missing := have - indexed:
        check.problems.append(f"{archive.index.folder}: {len(missing)} documents are not in the index; run `docparse verify --repair`")
    if extra := indexed - have:
        check.problems.append(f"{archive.index.folder}: {len(extra)} entries belong to no document; run `docparse verify --repair`")
