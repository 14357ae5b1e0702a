"""The store alone: what a document costs when there are few and when there are many, and how soon a large archive is open.

    python evals/bench_store.py [--store sqlite|postgresql] [--documents 100000]

Documents are made up (bench_archive.py) and written in batches of 32 with their citations, codes and log, as ingest does. A cost is the
median of the batches around 1,000 documents and of the last ones. PostgreSQL: a private server that syncs to the disk; its process for
this connection counts as CPU time, too (what it writes later, in the background, does not).
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import tempfile
import time
from pathlib import Path

import bench_archive
import private_postgres

from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.store import Original
from docparse.archive.transfer import database_of

_BATCH = 32
_WINDOW = 1_000
_OPENINGS = 9


def fill(archive: Archive, documents: int) -> tuple[list[float], list[float]]:
    """Put that many documents into the store; the seconds and the CPU seconds that a document cost, a batch each."""
    writer = bench_archive.Writer(seed=7)
    wall: list[float] = []
    cpu: list[float] = []
    server = server_process(archive)
    for first in range(0, documents, _BATCH):
        batch = []
        for number in range(first, first + _BATCH):
            record = writer.record(number)
            original = Original(record["id"], f"{number}.txt", f"/in/{number}.txt", None, 1, version="bench")
            batch.append((original, [(document_row(record, "public"), record)]))
        begun, begun_cpu = time.perf_counter(), time.process_time() + served(server)
        with archive.store.transaction():
            for original, rows in batch:
                archive.store.put(original, rows)
        wall.append((time.perf_counter() - begun) / _BATCH)
        cpu.append((time.process_time() + served(server) - begun_cpu) / _BATCH)
    return wall, cpu


def server_process(archive: Archive) -> int | None:
    """The process that serves this connection on PostgreSQL; None for SQLite, and where the system does not tell."""
    database = database_of(archive)
    row = database.one("SELECT pg_backend_pid()") if database.dialect == "postgresql" else None
    return int(row[0]) if row and Path(f"/proc/{row[0]}/schedstat").exists() else None


def served(server: int | None) -> float:
    """The CPU seconds of the process of the server so far."""
    return int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) / 1e9 if server else 0.0


def around(costs: list[float], documents: int) -> float:
    """The median cost in the batches that end around so many documents, in milliseconds."""
    middle = documents // _BATCH
    return statistics.median(costs[max(0, middle - _WINDOW // _BATCH) : middle + _WINDOW // _BATCH]) * 1000


def opening(place: str) -> float:
    """Seconds to open an archive and ask for one document, the median of some."""
    spent = []
    for _ in range(_OPENINGS):
        begun = time.perf_counter()
        with Archive.open(place) as archive:
            archive.store.find("ab", limit=1)
            archive.store.last_change()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--sections", type=int, default=20, help="of a document (20: about 5 pages)")
    arguments = parser.parse_args()
    bench_archive.PER_DOCUMENT = arguments.sections
    with tempfile.TemporaryDirectory(prefix="docparse-store-") as name, contextlib.ExitStack() as stack:
        place = str(Path(name) / "archive")
        if arguments.store == "postgresql":
            server = private_postgres.start(durable=True)
            stack.callback(server.stop)
            place = f"{server.make()}&index={Path(name) / 'index'}"
        with Archive.create(place) as archive:
            wall, cpu = fill(archive, arguments.documents)
        few, many = around(wall, _WINDOW), around(wall, arguments.documents)
        few_cpu, many_cpu = around(cpu, _WINDOW), around(cpu, arguments.documents)
        print(f"{arguments.store}, {arguments.documents} documents of {arguments.sections} sections")
        print(f"a document at {_WINDOW}: {few:.2f} ms ({few_cpu:.2f} CPU), at {arguments.documents}: {many:.2f} ms ({many_cpu:.2f} CPU)")
        print(f"cost at {arguments.documents} against {_WINDOW}: {many / few:.2f} (CPU {many_cpu / few_cpu:.2f})")
        print(f"open {opening(place) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
