"""Eight processes ingest into one archive and search it at once: no error, no lost update; or, with SQLite, clear refusals.

    python evals/bench_store_load.py [--store postgresql|sqlite] [--seconds 120] [--processes 8]

Each process takes new papers of its own in, and in every round one that all of them take in at once; it writes some documents anew
(as reprocessing does), searches, and has to find what it has just taken in. At the end the store is counted: every document that any
process was told is in is in, once; every write has its own number, none is missing; `verify` is clean. PostgreSQL: a private server.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "archive")]

_WORDS = [
    "thi",
    "đua",
    "khen",
    "thưởng",
    "điển",
    "hình",
    "phong",
    "trào",
    "nông",
    "thôn",
    "mới",
    "trường",
    "học",
    "bệnh",
    "viện",
    "xã",
    "phường",
    "kế",
    "hoạch",
    "tổng",
    "kết",
    "gia",
    "đình",
    "văn",
    "hóa",
]


@dataclass
class Work:
    """What one process did. `refused`: messages of an archive that another process was writing to."""

    ids: list[str] = field(default_factory=list)
    anew: int = 0
    searches: list[float] = field(default_factory=list)
    ingests: list[float] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def inside(place: str, number: int, seconds: float, folder: Path) -> Work:
    """One process: rounds of ingest, writing anew and searching until the time is up."""
    from fault_ingest import _HerePool

    from docparse.archive import ingest as module
    from docparse.archive.folder import Archive
    from docparse.archive.objects import digest
    from docparse.errors import ArchiveError

    module.Pool = _HerePool  # type: ignore[assignment, misc]
    work, refused = Work(), Counter[str]()
    words = random.Random(number)
    until = time.monotonic() + seconds
    for turn in range(1_000_000):
        if time.monotonic() > until:
            break
        papers = folder / f"{number}-{turn}"
        papers.mkdir()
        for paper in range(4):
            text = f"subject: Văn bản m{number}r{turn}p{paper}\nSố hiệu m{number}r{turn}p{paper}. {' '.join(words.choices(_WORDS, k=60))}"
            (papers / f"{paper}.txt").write_text(text, encoding="utf-8")
        (papers / "shared.txt").write_text(f"subject: Văn bản chung {turn}\nMọi nơi cùng gửi, lượt {turn}.", encoding="utf-8")
        ids = [digest(path.read_bytes()) for path in papers.iterdir()]
        try:
            begun = time.monotonic()
            with Archive.open(place) as archive:
                report = module.ingest(archive, [papers], module.IngestOptions(workers=1))
            work.ingests.append(time.monotonic() - begun)
            work.errors += [f"{failure.category}: {failure.reason}" for failure in report.failures]
            work.ids += ids
            with Archive.open(place) as archive:
                work.anew += _write_anew(archive, ids[0])
        except ArchiveError as error:
            if "is writing to it" not in str(error) and "has been writing" not in str(error):
                work.errors.append(str(error))
            refused[" ".join(word for word in str(error).replace(place, "ARCHIVE").split() if not word.isdigit())] += 1
        except Exception as error:  # every other one is what this is looking for
            work.errors.append(f"{type(error).__name__}: {error}")
        _search(place, work, words, f"m{number}r{turn}p1" if ids[0] in work.ids else None)
    work.refused = dict(refused)
    return work


def _write_anew(archive: Any, id: str) -> int:
    """Write the first document of an original again, as reprocessing does; how many writes that was."""
    from docparse.archive.store import Original

    store = archive.store
    with store.transaction():
        (document,) = store.find(id)
        record = store.record(document.key)
        store.put(Original(id, document.name, f"/again/{id[:8]}", None, record["source"]["bytes"]), [(document, record)])
    return 1


def _search(place: str, work: Work, words: random.Random, own: str | None) -> None:
    from docparse.archive.folder import Archive
    from docparse.archive.search import search
    from docparse.errors import ArchiveError

    try:
        with Archive.open(place, writable=False) as archive:
            complete = archive.make_searchable()
            for query in [*(" ".join(words.sample(_WORDS, 2)) for _ in range(5)), own]:
                if query is None:
                    continue
                begun = time.monotonic()
                found = search(archive, query)
                work.searches.append(time.monotonic() - begun)
                if query == own and complete and archive.refresh() and not search(archive, query).results:
                    work.errors.append(f"{own} was taken in and is not found ({found.total})")
    except (ArchiveError, OSError) as error:
        work.errors.append(f"search: {error}")


def load(place: str, processes: int, seconds: float, folder: Path) -> dict[str, Any]:
    """Let so many processes work on an archive; what they did, and what is wrong with the archive afterwards (`problems`)."""
    from docparse.archive.folder import Archive
    from docparse.archive.verify import verify

    with Archive.create(place) as archive:
        archive.refresh()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE), str(HERE.parent / "tests" / "archive")])}
    running = []
    for number in range(processes):
        command = [sys.executable, __file__, "--inside", place, str(number), str(seconds), str(folder)]
        running.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    works = []
    for process in running:
        out, err = process.communicate(timeout=seconds + 300)
        works.append(Work(**json.loads(out)) if process.returncode == 0 else Work(errors=[err[-1500:]]))
    errors = [error for work in works for error in work.errors]
    told = {id for work in works for id in work.ids}
    refused = sum((Counter(work.refused) for work in works), Counter[str]())
    problems = []
    with Archive.open(place) as archive:
        archive.refresh(wait=120)
        documents = archive.store.find("", limit=10_000_000)
        have = [document.id for document in documents]
        if lost := told - set(have):
            problems.append(f"{len(lost)} documents were said to be in and are not")
        if len(have) != len(set(have)):
            problems.append("a document is there twice")
        writes = len(have) + sum(work.anew for work in works)
        if archive.store.last_change() != writes:
            problems.append(f"{writes} writes, but the last has the number {archive.store.last_change()}: an update was lost")
        if len({document.change for document in documents}) != len(documents):
            problems.append("two documents have the number of one write")
        ingests = Counter(event.subject for event in archive.store.events() if event.kind == "ingest")
        if sum(ingests.values()) != writes:
            problems.append(f"{writes} writes, {sum(ingests.values())} events")
        check = verify(archive)
        problems += [*check.problems, *check.unfinished]
    searches = sorted(spent for work in works for spent in work.searches)
    return {
        "documents": len(have),
        "writes": writes,
        "ingests": sum(len(work.ingests) for work in works),
        "searches": len(searches),
        "search_p50_ms": round(statistics.median(searches) * 1000, 1) if searches else None,
        "search_p95_ms": round(searches[int(len(searches) * 0.95)] * 1000, 1) if searches else None,
        "refused": dict(refused),
        "errors": errors,
        "problems": problems,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--inside", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        place, number, seconds, name = arguments.inside
        print(json.dumps(vars(inside(place, int(number), float(seconds), Path(name)))))
        return
    with tempfile.TemporaryDirectory(prefix="docparse-load-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        place = str(folder / "archive")
        if arguments.store == "postgresql":
            import private_postgres

            server = private_postgres.start(durable=True)
            stack.callback(server.stop)
            place = f"{server.make()}&index={folder / 'index'}"
        found = load(place, arguments.processes, arguments.seconds, folder)
    print(f"{arguments.store}, {arguments.processes} processes, {arguments.seconds:g} s:")
    print(f"{found['ingests']} ingests, {found['writes']} writes of {found['documents']} documents")
    print(f"{found['searches']} searches (p50 {found['search_p50_ms']} ms, p95 {found['search_p95_ms']} ms)")
    for message, times in found["refused"].items():
        print(f"refused {times} times: {message}")
    print(f"{len(found['errors'])} errors, {len(found['problems'])} problems")
    for line in [*found["errors"][:20], *found["problems"]]:
        print(f"  {line}")
    sys.exit(bool(found["errors"] or found["problems"]))


if __name__ == "__main__":
    main()
