"""`docparse backup`, `restore`, `archive copy` and `access`: what they print, and what they refuse."""

from __future__ import annotations

import errno
import json
import os
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
    assert (result.exit_code, "2 documents (1 not public) and 2 originals" in result.output) == (0, True)
    result = docparse("restore", tmp_path / "b", "--archive", tmp_path / "new")
    assert (result.exit_code, "2 documents (1 not public)" in result.output, "no problems" in result.output) == (0, True, True)
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
        ((waiting["id"], "-r", "x"), "no access level"),
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


def decided(archive: Path, level: str = "secret") -> str:
    """The beginning of the id of the marked paper, after a decision on it."""
    (waiting,) = json.loads(docparse("access", "--archive", archive, "--json").stdout)["aside"]
    id = str(waiting["id"])[:10]
    result = docparse("access", id, level, "-r", "giữ kín", "--archive", archive)
    assert f"DOCPARSE_CLEARANCE={level} docparse show {id}" in result.output
    return id


def test_what_is_put_aside_is_read_before_deciding(archive: Path) -> None:
    assert "DOCPARSE_CLEARANCE=secret docparse show ID" in docparse("access", "--archive", archive).output
    for command in ("access", "show"):
        assert "DOCPARSE_CLEARANCE=secret" in " ".join(docparse(command, "--help").output.split())


def test_what_was_decided_stays_in_a_list(archive: Path) -> None:
    id = decided(archive)
    assert "1 more decided and not public" in docparse("access", "--archive", archive).output
    listed = docparse("access", "--all", "--archive", archive).output
    for words in (f"[{id}]", "13/KH-UBND", "secret by ", "giữ kín"):
        assert words in listed
    told = docparse("access", id, "--archive", archive)
    assert (told.exit_code, "is secret (mark: MẬT)" in told.output, "giữ kín" in told.output) == (0, True, True)
    docparse("access", id, "public", "-r", "đã giải mật", "--archive", archive)
    assert json.loads(docparse("access", "--all", "--json", "--archive", archive).stdout)["decided"] == []
    told = docparse("access", id, "--archive", archive)
    assert ("is public" in told.output, "giữ kín" in told.output, "đã giải mật" in told.output) == (True, True, True)


def test_names_are_told_only_to_those_who_may_see(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id = decided(archive)
    docparse("access", "--grant", "thư ký", "restricted", "--archive", archive)
    monkeypatch.setattr("getpass.getuser", lambda: "thư ký")
    for form in ([], ["--json"]):
        listed = docparse("access", "--all", *form, "--archive", archive)
        assert (listed.exit_code, id in listed.output) == (0, True)
        for words in ("13/KH", "kin.txt", "giữ kín", "Nhân rộng"):
            assert words not in listed.output
    assert docparse("access", id, "--archive", archive).exit_code != 0
    monkeypatch.setattr("getpass.getuser", lambda: "khách")
    assert isinstance(docparse("access", "--all", "--archive", archive).exception, ArchiveError)


def test_a_refusal_says_what_is_true(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CLEARANCE, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "khách")
    said = str(docparse("access", "--archive", archive).exception)
    assert "docparse access --grant" in said
    assert CLEARANCE not in said
    monkeypatch.setenv(CLEARANCE, "secret")
    assert f"unset {CLEARANCE}" in str(docparse("search", "x", "--archive", archive).exception)


@pytest.mark.parametrize("command", [("search", "x"), ("show", "abcd"), ("access",), ("verify",)])
def test_a_level_that_there_is_not_is_misuse(archive: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setenv(CLEARANCE, "bad")
    error = docparse(*command, "--archive", archive).exception
    assert getattr(error, "exit_code", None) == ExitCode.USAGE
    assert "DOCPARSE_CLEARANCE=bad: is no access level" in str(error)


@pytest.mark.parametrize("inside", ["", "bk", "objects/bk"])
def test_no_backup_inside_the_archive(archive: Path, inside: str) -> None:
    error = docparse("backup", archive / inside, "--archive", archive).exception
    assert isinstance(error, ArchiveError)
    assert "inside the archive itself" in str(error)
    assert not (archive / "bk").exists()


def test_counts_that_differ_say_why(archive: Path, tmp_path: Path) -> None:
    assert "2 originals, 1 document, 1 more not public" in docparse("verify", "--archive", archive).output
    result = docparse("ingest", tmp_path / "in", "--archive", tmp_path / "other", "--workers", "1")
    assert "2 documents (1 not public) added" in result.output


def test_a_full_disk_is_told(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("docparse.archive.index.SearchIndex.catch_up", fail)
    (tmp_path / "more.txt").write_text(PLAN.replace("12", "14"), encoding="utf-8")
    docparse("ingest", tmp_path / "more.txt", "--archive", archive, "--workers", "1")
    result = docparse("verify", "--archive", archive)
    assert result.exit_code == ExitCode.ARCHIVE
    for told in (result, docparse("search", "dien hinh", "--archive", archive)):
        assert "No space left on device" in told.output
        assert "free some space" in told.output
    exported = docparse("export", "jsonl", tmp_path / "out.jsonl", "--archive", archive)
    assert (exported.exit_code, "No space left on device" in exported.output) == (0, True)
    monkeypatch.undo()
    assert docparse("verify", "--archive", archive).exit_code == 0
    assert found(archive) == 2


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_who_may_read_the_records_may_read_the_index(tmp_path: Path, umask: int) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    before = os.umask(umask)
    try:
        docparse("ingest", tmp_path / "plan.txt", "--archive", tmp_path / "a", "--workers", "1")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "a" / "index").iterdir()}
    assert ".managed.json" in modes
    assert set(modes.values()) == {0o666 & ~umask}


def test_records_closed_by_hand_close_the_index(archive: Path, tmp_path: Path) -> None:
    (archive / "records.sqlite").chmod(0o600)
    (tmp_path / "more.txt").write_text(PLAN.replace("12", "14"), encoding="utf-8")
    docparse("ingest", tmp_path / "more.txt", "--archive", archive, "--workers", "1")
    assert {path.stat().st_mode & 0o777 for path in (archive / "index").iterdir()} == {0o600}


@pytest.mark.parametrize("mounted", [True, False])
def test_writing_where_one_may_not_says_the_same_everywhere(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounted: bool
) -> None:
    id = json.loads(docparse("search", "dien hinh", "--archive", archive, "--json").stdout)["results"][0]["id"]
    real = os.access
    monkeypatch.setattr(
        "os.access", lambda path, mode, **more: not (mode & os.W_OK and str(path).startswith(str(archive))) and real(path, mode)
    )
    monkeypatch.setattr("docparse.archive.place.mounted_read_only", lambda _: mounted)
    wanted = "is on a read-only file system" if mounted else "may only be read by this user"
    for command in (
        ("ingest", tmp_path / "in"),
        ("correct", id, "date", "2024-03-06"),
        ("access",),
        ("reprocess", "--stage", "extract"),
        ("verify", "--repair"),
    ):
        error = docparse(*command, "--archive", archive).exception
        assert isinstance(error, ArchiveError), command
        assert str(error).startswith(f"{archive}: {wanted}"), command
    assert docparse("search", "dien hinh", "--archive", archive).exit_code == 0
    said = " ".join(docparse("doctor", "--archive", archive).output.split())
    assert "chown" not in said
    assert ("read-only file system" in said) == mounted
