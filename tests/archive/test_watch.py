"""A watched folder: files that have settled are given out once, those that still grow wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from docparse.archive.folder import Archive
from docparse.archive.watch import Watch
from docparse.cli import build


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_grows_waits(tmp_path: Path) -> None:
    clock = Clock()
    watch = Watch(tmp_path, settle=10.0, clock=clock)
    paper = tmp_path / "a.txt"
    paper.write_text("một")
    assert watch.settled() == []
    clock.now = 8.0
    paper.write_text("một hai")
    assert watch.settled() == []
    clock.now = 17.0
    assert watch.settled() == []
    assert watch.waiting == 1
    clock.now = 18.5
    assert watch.settled() == [paper]
    assert watch.settled() == []
    assert watch.waiting == 0


def test_what_changes_or_could_not_be_taken_comes_again(tmp_path: Path) -> None:
    clock = Clock()
    watch = Watch(tmp_path, settle=0.0, clock=clock)
    paper = tmp_path / "a.txt"
    paper.write_text("một")
    assert watch.settled() == [paper]
    watch.give_back([paper])
    assert watch.settled() == [paper]
    paper.write_text("một hai")
    assert watch.settled() == [paper]


@pytest.mark.parametrize("name", ["a.pdf.part", "a.txt.crdownload", "~$a.docx", ".hidden.txt", "bang.xlsx"])
def test_unfinished_and_foreign_files_are_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert Watch(tmp_path, settle=0.0).settled() == []


def test_a_folder_that_is_away_comes_back(tmp_path: Path) -> None:
    share = tmp_path / "share"
    watch = Watch(share, settle=0.0)
    assert watch.settled() == []
    share.mkdir()
    (share / "a.txt").write_text("x")
    assert watch.settled() == [share / "a.txt"]
    share.replace(tmp_path / "gone")
    assert watch.settled() == []


def test_the_command_takes_what_is_there(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(
        "SỞ NỘI VỤ\nSố: 5/KH-SNV\n\nKẾ HOẠCH\nTổ chức phong trào thi đua năm 2024\n\nI. MỤC ĐÍCH\nThi đua.\n", "utf-8"
    )
    words = ["watch", str(inbox), "--archive", str(tmp_path / "archive"), "--once", "--settle", "0", "--every", "0.1", "--workers", "1"]
    result = CliRunner().invoke(build(words), words)
    assert result.exit_code == 0, result.output
    assert "1 document added" in result.output
    with Archive.open(str(tmp_path / "archive")) as archive:
        assert archive.store.counts().documents == 1
    missing = ["watch", str(tmp_path / "none"), "--archive", str(tmp_path / "archive")]
    assert "is no folder" in str(CliRunner().invoke(build(missing), missing).exception)
