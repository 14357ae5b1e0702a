"""Ingest on a disk that fails at every single write: full, an input/output error, an fsync that fails. The count is printed.

    python evals/fault_ingest.py [--store sqlite|postgresql] [--papers 6] [--every 1]

After each fault the archive is opened again on a sound disk: what was said to be taken in is there, nothing is there twice, `verify`
finds no problem; and the same ingest, run again, brings in what is missing. The disk is evals/faulty_disk.c, loaded before libc, so
SQLite's writes, those of the originals and those of the index all pass through it. Needs a C compiler (cc). With PostgreSQL the disk is
the server's: there every statement of the ingest meets a full disk, an I/O error, a connection that is cut, and an answer that is lost
after the server has done as told.
"""

from __future__ import annotations

import argparse
import ctypes
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "archive")]

import private_postgres  # noqa: E402

if TYPE_CHECKING:
    from private_postgres import PrivateServer

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Faults are made, not waited for: a folder in memory is as good, and does not wear the disk."""

KINDS = {1: "disk full", 2: "I/O error", 3: "failed fsync"}


SERVER_KINDS = ("server's disk full", "server's I/O error", "connection cut", "answer lost")
_STATES = {"server's disk full": "53100", "server's I/O error": "58030"}


class NoCompiler(Exception):
    """There is no C compiler to build the disk with."""


def build(folder: Path) -> Path:
    """The library with the disk. Raises NoCompiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NoCompiler("no C compiler is installed (apt-get install gcc libc6-dev)")
    library = folder / "faulty_disk.so"
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "faulty_disk.c"), "-ldl", "-lpthread"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        raise NoCompiler(f"the disk cannot be built: {made.stderr.strip()[-300:]}")
    return library


def run(papers: int, every: int, folder: Path) -> dict[str, Any]:
    """Go through all faults in a process on the faulty disk; its tally. `every` 5: each fifth write only."""
    environment = os.environ | {
        "LD_PRELOAD": str(build(folder)),
        "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "tests" / "archive"), str(HERE.parent)]),
    }
    command = [sys.executable, __file__, "--inside", str(folder), "--papers", str(papers), "--every", str(every)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-4000:])
    tally: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return tally


class _Disk:
    """The armed functions of the library that was loaded before libc."""

    def __init__(self, folder: Path) -> None:
        self._c = ctypes.CDLL(None)
        self._c.fault_watch(os.fsencode(folder))

    def arm(self, kind: int, at: int) -> None:
        self._c.fault_arm(kind, ctypes.c_long(at))

    def counts(self) -> tuple[int, int, int]:
        """(writes, syncs, faults) since it was armed."""
        return self._c.fault_writes(), self._c.fault_syncs(), self._c.fault_failed()


class _HerePool:
    """Parses in this process: ten times as fast as a worker for each of a thousand runs."""

    def __init__(self, *_: object) -> None:
        pass

    def run(self, tasks: Iterable[Any]) -> Iterator[Any]:
        from paper_parser import parse

        from docparse.isolate import Outcome

        for task in tasks:
            data = task.source if isinstance(task.source, bytes) else task.source.read_bytes()
            yield Outcome(task, [record.to_json() for record in parse(data, task.name)])

    def __enter__(self) -> _HerePool:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def _inside(folder: Path, papers: int, every: int) -> dict[str, Any]:
    from docparse.archive import ingest as module
    from docparse.archive.folder import Archive
    from docparse.errors import ArchiveError

    module.Pool = _HerePool  # type: ignore[assignment, misc]
    module._BATCH = 2
    source = folder / "papers"
    _write_papers(source, papers)
    disk = _Disk(folder / "archive")
    numbers = itertools.count()
    place = folder / "archive-"

    def ingest() -> module.Report:
        with Archive.create(place) as archive:
            return module.ingest(archive, [source], module.IngestOptions(workers=1))

    disk.arm(0, 0)
    ingest()
    writes, syncs, _ = disk.counts()
    tally: Counter[str] = Counter(writes=writes, syncs=syncs)
    for kind, name in KINDS.items():
        for at in range(1, (syncs if kind == 3 else writes) + 1, every):
            shutil.rmtree(place, ignore_errors=True)
            place = folder / f"archive-{next(numbers)}"  # a new one: a thread of a failed index may still be at work in the old one
            disk.arm(kind, at)
            told = "nothing"
            try:
                told = ingest().unsearchable or told
            except ArchiveError as error:
                told = f"{type(error).__name__}: {error}"
            except OSError as error:
                told = f"{error}"
            _, _, faults = disk.counts()
            disk.arm(0, 0)
            tally[name] += bool(faults)
            tally[f"{name}, told"] += told != "nothing"
            try:
                _check(place, ingest, papers)
            except (AssertionError, ArchiveError) as error:
                raise SystemExit(f"{name} at {at} ({told}): {error}") from error
    shutil.rmtree(place, ignore_errors=True)
    return dict(tally)


def run_server(server: PrivateServer, papers: int, every: int, folder: Path) -> dict[str, Any]:
    """Go through all faults at the statements of an ingest into a PostgreSQL archive; the tally."""
    import psycopg

    from docparse.archive import ingest as module
    from docparse.archive.folder import Archive
    from docparse.archive.postgresql import PostgresDatabase
    from docparse.errors import ArchiveError

    source = folder / "papers"
    _write_papers(source, papers)
    sound = PostgresDatabase._cursor
    pool, batch = module.Pool, module._BATCH
    numbers = itertools.count()
    place = ""
    statements, due, fault = 0, 0, ""

    @contextmanager
    def cursor(self: PostgresDatabase) -> Iterator[Any]:
        nonlocal statements
        statements += 1
        here = statements == due
        if here and fault == "connection cut":
            server.execute(f"SELECT pg_terminate_backend({self._db.info.backend_pid})")
        with sound(self) as opened:
            if here and fault in _STATES:
                opened.execute(f"DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '{_STATES[fault]}'; END $$")
            yield opened
            if here and fault == "answer lost":
                self._db.close()
                raise psycopg.OperationalError("the answer was lost")

    def ingest() -> module.Report:
        with Archive.create(place) as archive:
            return module.ingest(archive, [source], module.IngestOptions(workers=1))

    tally: Counter[str] = Counter()
    try:
        module.Pool, module._BATCH = _HerePool, 2  # type: ignore[assignment, misc]
        PostgresDatabase._cursor = cursor  # type: ignore[method-assign]
        place = f"{server.make()}&index={folder / 'index'}"
        ingest()
        tally["statements"] = whole = statements
        for fault in SERVER_KINDS:
            for at in range(1, whole + 1, every):
                place = f"{server.make()}&index={folder / f'index-{next(numbers)}'}"
                statements, due = 0, at
                told = ""
                try:
                    told = ingest().unsearchable
                except ArchiveError as error:
                    told = str(error)
                due = 0
                tally[fault] += 1
                tally[f"{fault}, told"] += bool(told)
                try:
                    _check(place, ingest, papers)
                except (AssertionError, ArchiveError) as error:
                    raise AssertionError(f"{fault} at {at} ({told or 'nothing told'}): {error}") from error
                server.execute(f"DROP DATABASE {place.partition('@/')[2].partition('?')[0]} WITH (FORCE)")
    finally:
        PostgresDatabase._cursor = sound  # type: ignore[method-assign]
        module.Pool, module._BATCH = pool, batch  # type: ignore[misc]
    return dict(tally)


def _write_papers(folder: Path, papers: int) -> None:
    folder.mkdir()
    for number in range(papers):
        (folder / f"{number}.txt").write_text(f"subject: Văn bản {number}\nViệc thứ {number} của xã.", encoding="utf-8")


def _check(place: str | Path, ingest: Any, papers: int) -> None:
    """What is there after a fault is whole, and the next ingest makes it complete."""
    from docparse.archive.folder import Archive
    from docparse.archive.search import search
    from docparse.archive.verify import verify
    from docparse.errors import ArchiveError

    before = set()
    with suppress(ArchiveError), Archive.open(place) as archive:  # there may be no archive yet
        assert verify(archive).problems == [], verify(archive).problems
        before = {document.id for document in archive.store.find("", limit=papers * 2)}
    report = ingest()
    assert report.failures == [], report.failures
    assert report.already == len(before), f"{report.already} were there, {len(before)} were seen"
    with Archive.open(place) as archive:
        found = [document.id for document in archive.store.find("", limit=papers * 2)]
        assert len(found) == len(set(found)) == papers, f"{len(found)} documents"
        assert before <= set(found)
        check = verify(archive)
        assert (check.problems, check.unfinished) == ([], []), (check.problems, check.unfinished)
        assert search(archive, "viec cua xa", limit=papers * 2).total == papers
        assert sum(event.kind == "ingest" for event in archive.store.events()) == papers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--papers", type=int, default=6)
    parser.add_argument("--every", type=int, default=1, help="only each so-many-th write")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        print(json.dumps(_inside(arguments.inside, arguments.papers, arguments.every)))
        return
    with tempfile.TemporaryDirectory(prefix="docparse-fault-", dir=MEMORY) as folder:
        if arguments.store == "sqlite":
            tally = run(arguments.papers, arguments.every, Path(folder))
        else:
            server = private_postgres.start()
            try:
                tally = run_server(server, arguments.papers, arguments.every, Path(folder))
            finally:
                server.stop()
    print(told(tally))


def told(tally: dict[str, int]) -> str:
    """A tally for people."""
    made = f"{tally['statements']} statements" if "statements" in tally else f"{tally['writes']} writes and {tally['syncs']} syncs"
    lines = [f"an ingest makes {made}; after each fault none lost, none twice, verify clean"]
    lines += [
        f"{name:18} {tally[name]:5} faults, {tally[f'{name}, told']:5} told" for name in (*KINDS.values(), *SERVER_KINDS) if name in tally
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
