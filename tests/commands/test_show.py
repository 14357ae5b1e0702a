"""`docparse show`: one document, by the beginning of its id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.errors import ExitCode


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    (folder / "two.txt").write_text(PLAN + "\n===\ntype: PL\nsubject: Danh sách kèm theo\nThôn Đông.", encoding="utf-8")
    (folder / "secret.txt").write_text("secrecy: MẬT\nsubject: Kín", encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_test_parser(monkeypatch)
        assert docparse("ingest", folder, "--archive", folder / "a", "--workers", "1").exit_code == 0
    return folder / "a"


@pytest.fixture(scope="module")
def id(archive: Path) -> str:
    return str(json.loads(docparse("search", "dien hinh", "--archive", archive, "--json").stdout)["results"][0]["id"])


def test_a_part_by_the_beginning_of_its_id(archive: Path, id: str) -> None:
    result = docparse("show", f"{id[:8]}/2", "--archive", archive)
    assert (result.exit_code, "Danh sách kèm theo" in result.output) == (0, True)


def test_the_record_as_it_was_stored(archive: Path, id: str) -> None:
    record = json.loads(docparse("show", f"{id}/1", "--archive", archive, "--format", "json").stdout)
    assert (record["schema"], record["id"], record["header"]["number"]["value"]) == ("docparse.record/1", id, "12")
    assert "Thực hiện Chỉ thị" in record["text"]
    assert docparse("show", f"{id}/1", "--archive", archive, "-f", "plain").stdout.rstrip("\n") == record["text"]


def test_several_documents_that_fit_are_listed(archive: Path, id: str) -> None:
    error = docparse("show", id[:8], "--archive", archive).exception
    assert getattr(error, "exit_code", None) == ExitCode.NOTHING_FOUND
    assert "/1  12/KH-UBND" in str(error)
    assert "/2" in str(error)


def test_what_is_not_there_or_secret(archive: Path, id: str) -> None:
    from docparse.archive.objects import digest

    secret = digest("secrecy: MẬT\nsubject: Kín".encode())
    for wanted in (secret, "0123456789"):
        error = docparse("show", wanted, "--archive", archive).exception
        assert getattr(error, "exit_code", None) == ExitCode.NOTHING_FOUND


@pytest.mark.parametrize("typed", ["xyz", "ab", "../etc", ""])
def test_what_is_no_id(archive: Path, typed: str) -> None:
    error = docparse("show", typed, "--archive", archive).exception
    assert getattr(error, "exit_code", None) == ExitCode.USAGE
    assert str(error).startswith(f"{typed or repr(typed)}: is ")
