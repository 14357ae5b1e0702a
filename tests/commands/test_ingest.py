"""`docparse ingest` and `docparse verify`: the report, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.errors import ArchiveError, ExitCode


@pytest.fixture(autouse=True)
def _parser(monkeypatch: pytest.MonkeyPatch) -> None:
    use_test_parser(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    (path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return path


def test_all_went_in(folder: Path, tmp_path: Path) -> None:
    result = docparse("ingest", folder, "--archive", tmp_path / "a", "--workers", "1")
    assert result.exit_code == ExitCode.OK
    assert "1 document added" in result.output
    again = docparse("ingest", folder, "--archive", tmp_path / "a", "--workers", "1")
    assert again.exit_code == ExitCode.OK
    assert "1 file skipped: the archive has these bytes already" in again.output
    verified = docparse("verify", "--archive", tmp_path / "a")
    assert (verified.exit_code, "no problems (1 original, 1 document)" in verified.output) == (0, True)


def test_some_failed(folder: Path, tmp_path: Path) -> None:
    (folder / "locked.pdf").write_bytes(b"ENCRYPTED\n")
    result = docparse("ingest", folder, "--archive", tmp_path / "a")
    assert result.exit_code == ExitCode.PARTLY
    assert f"  {folder / 'locked.pdf'}: [encrypted] is protected by a password; remove the password and try again" in result.output


def test_all_failed(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.txt").write_bytes(b"RAISE\n")
    assert docparse("ingest", folder, "--archive", tmp_path / "a").exit_code == ExitCode.FAILED
    assert docparse("ingest", tmp_path / "nowhere", "--archive", tmp_path / "a").exit_code == ExitCode.FAILED


def test_a_secrecy_mark_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.txt").write_text("secrecy: MẬT\n" + PLAN, encoding="utf-8")
    result = docparse("ingest", folder, "--archive", tmp_path / "a")
    assert result.exit_code == ExitCode.OK
    assert "put aside" in result.output
    assert docparse("search", "dien hinh", "--archive", tmp_path / "a").exit_code == ExitCode.NOTHING_FOUND


def test_the_report_for_programs(folder: Path, tmp_path: Path) -> None:
    (folder / "locked.pdf").write_bytes(b"ENCRYPTED\n")
    data = json.loads(docparse("ingest", folder, "--archive", tmp_path / "a", "--json").stdout)
    assert (data["files"], data["documents"], data["failures"][0]["category"]) == (2, 1, "encrypted")


def test_verify_finds_a_changed_original(folder: Path, tmp_path: Path) -> None:
    docparse("ingest", folder, "--archive", tmp_path / "a")
    (original,) = (tmp_path / "a" / "objects").glob("??/*")
    original.chmod(0o644)
    original.write_bytes(b"x")
    result = docparse("verify", "--archive", tmp_path / "a")
    assert (result.exit_code, "plan.txt has changed" in result.output) == (ExitCode.ARCHIVE, True)


def test_the_archive_is_found_by_the_environment(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPARSE_ARCHIVE", str(tmp_path / "mine"))
    assert docparse("ingest", folder).exit_code == 0
    assert (tmp_path / "mine" / "records.sqlite").is_file()
    assert docparse("search", "dien hinh").exit_code == 0


def test_a_folder_that_is_no_archive(folder: Path, tmp_path: Path) -> None:
    for arguments in (
        ("ingest", folder, "-a", folder),
        ("verify", "-a", folder),
        ("search", "x", "-a", folder),
        ("show", "abcd", "-a", folder),
    ):
        error = docparse(*arguments).exception
        assert isinstance(error, ArchiveError)
        assert error.exit_code == ExitCode.ARCHIVE
        assert str(folder) in str(error)
