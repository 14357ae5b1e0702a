"""Ingest killed (kill -9) at random moments and run again, until so many kills are done. The count is printed.

    python evals/kill_ingest.py [--times 200] [--store sqlite|postgresql] [--seed N]

After each kill the archive is opened and verified, and what was there before is still there. When an archive is complete, each paper is
in it once, with one event, and found by a search; then a new one is begun. PostgreSQL: a private server, made for the run.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "archive")]

from killing import start  # noqa: E402

from docparse.archive.folder import Archive  # noqa: E402
from docparse.archive.objects import digest  # noqa: E402
from docparse.archive.search import search  # noqa: E402
from docparse.archive.verify import verify  # noqa: E402
from docparse.errors import ArchiveError  # noqa: E402

_EARLY = 0.15
"""The share of kills that come while Python starts and the archive is made or opened; the others come while documents are read."""


@dataclass
class Tally:
    """What was done: kills, ingests that came to their end, archives that were checked whole."""

    kills: int = 0
    ended: int = 0
    archives: int = 0
    checks: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills (kill -9) at random moments, {self.archives} archives, each complete in the end: none lost, none twice,"
            f" verify clean after each of {self.checks} kills that left an archive"
        )


def torture(new_place: Callable[[], str], folder: Path, times: int, seed: int, papers: int = 40) -> Tally:
    """Kill so many ingests into archives made at `new_place()`. Raises AssertionError where anything was lost, double or damaged."""
    moments = random.Random(seed)
    source = folder / "papers"
    source.mkdir()
    for number in range(papers):
        text = f"SLOW {number}\nsubject: Văn bản {number}\nViệc thứ {number} của xã."
        (source / f"{number:03}.txt").write_text(text, encoding="utf-8")
    tally = Tally()
    place = new_place()
    begun = time.monotonic()
    _wait_for_start(process := start(source, place))
    ready = time.monotonic()
    process.communicate()
    starting, running = ready - begun, time.monotonic() - ready
    _check_whole(place, source)
    while tally.kills < times:
        place, seen = new_place(), set[str]()
        tally.archives += 1
        while True:
            process = start(source, place)
            if tally.kills < times:
                early = moments.random() < _EARLY
                if not early:
                    _wait_for_start(process)
                time.sleep(moments.uniform(0, starting if early else running))
                if process.poll() is None:
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                    tally.kills += 1
                    seen = _check_after_kill(place, seen, tally)
                    continue
            out, err = process.communicate(timeout=300)
            assert process.returncode == 0, err
            assert sum(json.loads(out.splitlines()[-1])[:2]) == papers
            tally.ended += 1
            _check_whole(place, source)
            break
    return tally


def _wait_for_start(process: subprocess.Popen[str]) -> None:
    """Until the ingest says that its archive is open."""
    assert process.stdout is not None
    process.stdout.readline()


def _check_after_kill(place: str, seen: set[str], tally: Tally) -> set[str]:
    """What is there after a kill: sound, and nothing of what was there before is gone."""
    with contextlib.suppress(ArchiveError), Archive.open(place) as archive:  # there may be none yet
        check = verify(archive)
        assert check.problems == [], check.problems
        documents = [document.id for document in archive.store.find("", limit=100_000)]
        assert len(documents) == len(set(documents))
        assert seen <= set(documents), "a document was lost"
        tally.checks += 1
        return set(documents)
    assert not seen, "the archive was lost"
    return seen


def _check_whole(place: str, source: Path) -> None:
    ids = sorted(digest(path.read_bytes()) for path in source.iterdir())
    with Archive.open(place) as archive:
        assert [document.id for document in archive.store.find("", limit=100_000)] == ids
        check = verify(archive)
        assert (check.problems, check.unfinished) == ([], []), (check.problems, check.unfinished)
        assert search(archive, "viec cua xa", limit=len(ids) * 2).total == len(ids)
        assert sorted(event.subject for event in archive.store.events() if event.kind == "ingest") == ids


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=20240220)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docparse-kill-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        numbers = iter(range(1_000_000))
        if arguments.store == "postgresql":
            import private_postgres

            server = private_postgres.start(durable=True)
            stack.callback(server.stop)
            tally = torture(lambda: f"{server.make()}&index={folder / f'index-{next(numbers)}'}", folder, arguments.times, arguments.seed)
        else:
            tally = torture(lambda: str(folder / f"archive-{next(numbers)}"), folder, arguments.times, arguments.seed)
    print(f"{arguments.store}: {tally} (seed {arguments.seed})")


if __name__ == "__main__":
    main()
