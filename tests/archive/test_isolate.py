"""A document that crashes, hangs or eats memory is that document's failure, and the others go through."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docparse.isolate import Outcome, Pool, Task

PARSER = "paper_parser:parse"


def outcomes(sources: list[bytes], workers: int = 1, timeout: float = 20.0, memory_mb: int = 300) -> dict[str, Outcome]:
    tasks = [Task(f"{number}", source) for number, source in enumerate(sources)]
    with Pool(workers, timeout, memory_mb, PARSER) as pool:
        return {outcome.task.name: outcome for outcome in pool.run(tasks)}


@pytest.mark.parametrize(
    ("source", "category", "words"),
    [
        (b"SEGFAULT", "crash", "SIGSEGV"),
        (b"EXIT", "crash", "exit code 7"),
        (b"RAISE", "crash", "no such luck"),
        (b"MEMORY", "out_of_memory", "300 MiB"),
        (b"ENCRYPTED", "encrypted", "remove the password"),
    ],
)
def test_a_bad_document_fails_alone(source: bytes, category: str, words: str) -> None:
    found = outcomes([b"subject: one", source, b"subject: two"])
    assert [found[name].category for name in "012"] == [None, category, None]
    assert words in found["1"].reason
    assert len(found["2"].records) == 1


def test_a_document_that_hangs_is_stopped() -> None:
    started = time.monotonic()
    found = outcomes([b"HANG", b"subject: one"], timeout=2)
    assert found["0"].category == "timeout"
    assert "--timeout" in found["0"].reason
    assert found["1"].category is None
    assert time.monotonic() - started < 60


def test_every_task_has_one_outcome_whatever_happens() -> None:
    sources = [b"subject: x" if number % 4 else b"SEGFAULT" for number in range(24)]
    found = outcomes(sources, workers=2)
    assert len(found) == 24
    assert sum(outcome.category == "crash" for outcome in found.values()) == 6


def test_workers_are_kept_warm(tmp_path: Path) -> None:
    with Pool(1, parser="worker_identity:parse", memory_mb=300) as pool:
        seen = {outcome.records[0] for outcome in pool.run(Task(str(number), b"") for number in range(5))}
    assert len(seen) == 1
    assert seen != {str(os.getpid())}


def test_workers_end_with_the_pool() -> None:
    with Pool(1, parser="worker_identity:parse", memory_mb=300) as pool:
        (outcome,) = pool.run([Task("one", b"")])
    deadline = time.monotonic() + 30
    while Path(f"/proc/{outcome.records[0]}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{outcome.records[0]}").exists()


def test_what_a_stopped_document_had_started_ends_with_it(tmp_path: Path) -> None:
    told = tmp_path / "child"
    found = outcomes([b"CHILD\n" + os.fsencode(told)], timeout=3)
    assert found["0"].category == "timeout"
    pid, scratch = told.read_text().split()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists() or Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
    assert not Path(scratch).exists()


def test_tasks_are_drawn_as_they_are_needed() -> None:
    drawn = 0

    def tasks():  # type: ignore[no-untyped-def]
        nonlocal drawn
        for number in range(50):
            drawn += 1
            yield Task(str(number), b"subject: x")

    with Pool(1, parser=PARSER, memory_mb=300) as pool:
        next(iter(pool.run(tasks())))
        assert drawn <= 4


def test_a_parser_that_cannot_be_loaded_is_said_clearly() -> None:
    with Pool(1, parser="no_such_module:parse", memory_mb=300) as pool:
        (outcome,) = pool.run([Task("one", b"")])
    assert outcome.category == "crash"
    assert "no_such_module" in outcome.reason


def test_ctrl_c_of_a_terminal_while_workers_start_prints_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "slow_parser.py").write_text("import pathlib, time\npathlib.Path('loading').touch()\ntime.sleep(2)\n", encoding="utf-8")
    script = (
        "import signal\nfrom docparse.isolate import Pool, Task\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "try:\n    with Pool(1, 20, 400, 'slow_parser:parse') as pool:\n        list(pool.run([Task('a', b'')]))\n"
        "except KeyboardInterrupt:\n    print('stopped')\n"
    )
    root = str(Path(__file__).resolve().parents[2])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), root])}
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 20
    while not (tmp_path / "loading").exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=30) == ("stopped\n", "")
