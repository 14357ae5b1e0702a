"""An ingest killed (kill -9) at random moments and run again: no document lost, none twice, the archive whole."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from pathlib import Path

import fault_ingest
import pytest
from conftest import STORES, new_place
from kill_ingest import torture
from killing import start
from private_postgres import PrivateServer

from docparse.archive.folder import Archive
from docparse.archive.objects import digest
from docparse.archive.search import search
from docparse.archive.verify import verify
from docparse.interrupts import undisturbed

PAPERS = 40
SEED = 20240220


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        (folder / f"{number:03}.txt").write_text(f"SLOW {number}\nsubject: Văn bản {number}\nViệc thứ {number} của xã.", encoding="utf-8")
    return folder


def assert_whole(place: str, papers: Path) -> None:
    with Archive.open(place) as opened:
        documents = opened.store.find("", limit=PAPERS * 2)
        assert sorted(document.id for document in documents) == sorted(digest(path.read_bytes()) for path in papers.iterdir())
        check = verify(opened)
        assert (check.problems, check.unfinished) == ([], [])
        assert search(opened, "viec cua xa", limit=PAPERS * 2).total == PAPERS
        assert len([event for event in opened.store.events() if event.kind == "ingest"]) == PAPERS


@pytest.mark.parametrize("store", STORES)
def test_killed_at_random_moments_and_run_again(
    store: str, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = iter(range(1000))

    def another() -> str:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return new_place(store, folder, request)

    tally = torture(another, tmp_path, times=6, seed=SEED, papers=25)
    assert tally.kills == 6
    assert tally.checks > 0
    with capsys.disabled():
        print(f"\n{store}: {tally} (evals/kill_ingest.py does it 200 times)")


def test_faults_of_the_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        tally = fault_ingest.run(3, 17, tmp_path)
    except fault_ingest.NoCompiler as error:
        pytest.skip(str(error))
    for name in fault_ingest.KINDS.values():
        assert tally[name] > 1
        assert tally[f"{name}, told"] > 0
    with capsys.disabled():
        print(f"\n{fault_ingest.told(tally)}")


def test_faults_of_the_server(server: PrivateServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = fault_ingest.run_server(server, 3, 23, tmp_path)
    for name in fault_ingest.SERVER_KINDS:
        assert tally[name] == tally[f"{name}, told"] > 1
    with capsys.disabled():
        print(f"\n{fault_ingest.told(tally)}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_waits_until_a_batch_is_written_though_other_threads_run(number: signal.Signals) -> None:
    over, written = threading.Event(), []
    other, before = threading.Thread(target=over.wait), signal.signal(number, signal.default_int_handler)
    other.start()

    def write() -> None:
        with undisturbed():
            os.kill(os.getpid(), number)
            time.sleep(0.05)
            written.append("all")

    try:
        with pytest.raises(KeyboardInterrupt):
            write()
        assert signal.getsignal(number) is signal.default_int_handler
    finally:
        signal.signal(number, before)
        over.set()
        other.join()
    assert written == ["all"]


def taken_in(place: str) -> int:
    with Archive.open(place, writable=False) as opened:
        return opened.store.counts().documents


def test_stopped_politely_it_says_so_and_goes_on_later(many: Path, place: str) -> None:
    for paper in many.iterdir():  # slow enough for a busy machine to look in time
        paper.write_text(paper.read_text(encoding="utf-8").replace("SLOW", "SLOWEST", 1), encoding="utf-8")
    process = start(many, place)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    while process.poll() is None and not taken_in(place):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    done, _, interrupted = json.loads(out)
    assert interrupted, err
    assert 0 < done < PAPERS
    with Archive.open(place) as opened:
        assert len(opened.store.find("", limit=PAPERS)) == done
        assert search(opened, "viec cua xa", limit=PAPERS).total == done
    out, err = start(many, place).communicate(timeout=60)
    assert json.loads(out.splitlines()[-1]) == [PAPERS - done, done, False], err
    assert_whole(place, many)
