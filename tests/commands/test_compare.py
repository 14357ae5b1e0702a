"""`docparse compare`: files and ids, text, JSON, a page; what is put aside cannot be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.archive.objects import digest
from docparse.errors import ExitCode

SECRET = "secrecy: MẬT\nsubject: Kín"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    papers = {"old.txt": PLAN, "new.txt": PLAN.replace("90%", "93%").replace("2024", "2025"), "kin.txt": SECRET}
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_test_parser(monkeypatch)
        assert docparse("ingest", folder, "--archive", folder / "a", "--workers", "1").exit_code == 0
    return folder


def test_two_ids_of_an_archive(folder: Path) -> None:
    ids = [digest((folder / name).read_bytes())[:12] for name in ("old.txt", "new.txt")]
    result = docparse("compare", *ids, "--archive", folder / "a")
    assert result.exit_code == 0
    assert "[-90-]{+93+}" in result.stdout
    data = json.loads(docparse("compare", *ids, "--archive", folder / "a", "--json").stdout)
    assert data["counts"]["changed"] == 1
    assert [item["change"] for item in data["citations"]] == ["same"]


def test_two_files_as_a_page(folder: Path, tmp_path: Path) -> None:
    result = docparse("compare", folder / "old.txt", folder / "new.txt", "--html", tmp_path / "c.html")
    assert result.exit_code == 0
    assert "<ins>93</ins>" in (tmp_path / "c.html").read_text(encoding="utf-8")
    assert result.stdout == ""


def test_what_cannot_be_compared(folder: Path) -> None:
    known = digest((folder / "old.txt").read_bytes())
    secret = digest(SECRET.encode())
    for wanted in (secret, "0123456789", "không có"):
        error = docparse("compare", known, wanted, "--archive", folder / "a").exception
        assert getattr(error, "exit_code", None) == ExitCode.NOTHING_FOUND
    error = docparse("compare", folder / "old.txt", folder / "none.txt").exception
    assert "does not exist" in str(error)
