"""An ingest killed (kill -9) at random moments and run again: no document lost, none twice, the archive whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docparse.archive.folder import Archive
from docparse.archive.objects import digest
from docparse.archive.search import search
from docparse.archive.verify import verify

HERE = Path(__file__).parent
PAPERS = 40
SEED = 20240220

SCRIPT = """
import json, signal, sys
from pathlib import Path
signal.signal(signal.SIGTERM, signal.default_int_handler)
from docparse.archive import ingest as module
from docparse.archive.folder import Archive
module._BATCH, module._INDEX_SECONDS = 4, 0.3
with Archive.create(Path(sys.argv[2])) as archive:
    report = module.ingest(archive, [Path(sys.argv[1])], module.IngestOptions(workers=1, memory_mb=300, parser="paper_parser:parse"))
    print(json.dumps([report.documents, report.already, report.interrupted]))
"""


def start(papers: Path, archive: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(papers), str(archive)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        (folder / f"{number:03}.txt").write_text(f"SLOW {number}\nsubject: Văn bản {number}\nViệc thứ {number} của xã.", encoding="utf-8")
    return folder


def originals(archive: Path) -> int:
    """How many originals there are by now, half-written ones too."""
    return sum(1 for _ in (archive / "objects").rglob("*")) if archive.exists() else 0


def assert_whole(archive: Path, papers: Path) -> None:
    with Archive.open(archive) as opened:
        documents = opened.store.find("", limit=PAPERS * 2)
        assert sorted(document.id for document in documents) == sorted(digest(path.read_bytes()) for path in papers.iterdir())
        check = verify(opened)
        assert (check.problems, check.unfinished) == ([], [])
        assert search(opened, "viec cua xa", limit=PAPERS * 2).total == PAPERS
        assert len([event for event in opened.store.events() if event.kind == "ingest"]) == PAPERS


def test_killed_at_random_moments_and_run_again(many: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    moments = random.Random(SEED)
    kills = 0
    for goal in sorted(moments.sample(range(PAPERS * 2), 5)):
        process = start(many, archive)
        # The first kills come while the archive is being made, the others once so many originals (and their folders) are there.
        while process.poll() is None and originals(archive) < goal:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.05))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.communicate()
        if (archive / "records.sqlite").exists():
            with Archive.open(archive) as opened:
                assert verify(opened).problems == []
    process = start(many, archive)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert sum(json.loads(out)[:2]) == PAPERS
    assert_whole(archive, many)
    assert kills >= 3
    print(f"{kills} kills (seed {SEED})")


def test_stopped_politely_it_says_so_and_goes_on_later(many: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    process = start(many, archive)
    while process.poll() is None and originals(archive) < 20:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    done, _, interrupted = json.loads(out)
    assert interrupted, err
    assert 0 < done < PAPERS
    with Archive.open(archive) as opened:
        assert len(opened.store.find("", limit=PAPERS)) == done
        assert search(opened, "viec cua xa", limit=PAPERS).total == done
    out, err = start(many, archive).communicate(timeout=60)
    assert json.loads(out) == [PAPERS - done, done, False], err
    assert_whole(archive, many)
