"""`docparse backup`, `restore`, `archive copy` and `access`: what they print, and what they refuse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.archive.folder import CLEARANCE
from docparse.errors import ArchiveError, ExitCode

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))

import private_postgres


@pytest.fixture(autouse=True)
def _parser(monkeypatch: pytest.MonkeyPatch) -> None:
    use_test_parser(monkeypatch)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of two papers, one of them with a secrecy mark."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "kin.txt").write_text("secrecy: MẬT\n" + PLAN.replace("12", "13"), encoding="utf-8")
    result = docparse("ingest", folder, "--archive", tmp_path / "a", "--workers", "1")
    assert "`docparse access`" in result.output
    return tmp_path / "a"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of an empty database."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra `postgres`)")
    try:
        server = private_postgres.start()
    except private_postgres.NoServer as error:
        pytest.skip(str(error))
    yield server.make()
    server.stop()


def found(archive: Path | str) -> int:
    result = docparse("search", "dien hinh", "--archive", archive, "--json")
    return int(json.loads(result.stdout)["total"])


def test_backup_and_restore(archive: Path, tmp_path: Path) -> None:
    result = docparse("backup", tmp_path / "b", "--archive", archive)
    assert (result.exit_code, "2 documents and 2 originals" in result.output) == (0, True)
    result = docparse("restore", tmp_path / "b", "--archive", tmp_path / "new")
    assert (result.exit_code, "no problems" in result.output) == (0, True)
    assert found(tmp_path / "new") == found(archive) == 1
    error = docparse("restore", tmp_path / "b", "--archive", tmp_path / "new").exception
    assert isinstance(error, ArchiveError)
    assert "holds an archive already" in str(error)
    error = docparse("restore", tmp_path / "in", "--archive", tmp_path / "other").exception
    assert "is no backup" in str(error)
    assert not (tmp_path / "other").exists()


def test_a_copy_into_a_server_is_used_like_a_folder(archive: Path, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    result = docparse("archive", "copy", archive, url)
    assert (result.exit_code, "2 documents and 2 originals" in result.output) == (0, True)
    assert found(url) == 1
    assert "no problems" in docparse("verify", "--archive", url).output
    (tmp_path / "more.txt").write_text(PLAN.replace("12", "14"), encoding="utf-8")
    assert "1 document added to postgresql://" in docparse("ingest", tmp_path / "more.txt", "-a", url, "--workers", "1").output
    assert found(url) == 2
    monkeypatch.setenv("DOCPARSE_ARCHIVE", url)
    assert docparse("directives").exit_code == 0
    assert docparse("archive", "copy", url, tmp_path / "back").exit_code == 0
    assert found(tmp_path / "back") == 2


def test_a_marked_paper_is_listed_and_decided_on(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = json.loads(docparse("access", "--archive", archive, "--json").stdout)
    (waiting,) = listed["aside"]
    assert (waiting["name"], waiting["mark"]) == ("kin.txt", "MẬT")
    assert [reader["access"] for reader in listed["readers"]] == ["secret"]
    assert found(archive) == 1
    id = waiting["id"][:12]
    result = docparse("access", id, "restricted", "--reason", "chỉ dùng nội bộ", "--archive", archive)
    assert (result.exit_code, "is restricted now" in result.output) == (0, True)
    assert "nothing is put aside" in docparse("access", "--archive", archive).output
    assert found(archive) == 1
    assert docparse("show", id, "--archive", archive).exit_code != 0
    monkeypatch.setenv(CLEARANCE, "restricted")
    assert found(archive) == 2
    assert docparse("show", id, "--archive", archive).exit_code == 0
    monkeypatch.delenv(CLEARANCE)
    docparse("access", id, "public", "-r", "đã giải mật", "--archive", archive)
    assert found(archive) == 2


def test_a_decision_needs_a_reason_a_level_and_one_document(archive: Path) -> None:
    (waiting,) = json.loads(docparse("access", "--archive", archive, "--json").stdout)["aside"]
    for arguments, words in (
        ((waiting["id"], "public"), "--reason"),
        ((waiting["id"], "open", "-r", "x"), "no access level"),
        ((waiting["id"],), "no access level"),
        (("0000", "public", "-r", "x"), "no documents have an id"),
        (("--grant", "an", "all"), "no access level"),
    ):
        error = docparse("access", *arguments, "--archive", archive).exception
        assert getattr(error, "exit_code", None) == ExitCode.USAGE, arguments
        assert words in str(error)


def test_only_those_who_may_decide(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert docparse("access", "--grant", "người khác", "restricted", "--archive", archive).exit_code == 0
    monkeypatch.setattr("getpass.getuser", lambda: "người khác")
    error = docparse("access", "--archive", archive).exception
    assert isinstance(error, ArchiveError)
    assert "người khác may see restricted documents only" in str(error)
