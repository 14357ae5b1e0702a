"""`docparse correct` on fields and on items of lists: what it prints, keeps, undoes and refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.errors import DocparseError, ExitCode


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of one plan."""
    use_test_parser(monkeypatch)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.txt").write_text(PLAN, encoding="utf-8")
    docparse("ingest", tmp_path / "in", "--archive", tmp_path / "a", "--workers", "1")
    return tmp_path / "a"


@pytest.fixture
def id(archive: Path) -> str:
    match = re.search(r"\[([0-9a-f]+)\]", docparse("search", "dien hinh", "--archive", archive).stdout)
    assert match is not None
    return match[1]


def test_items_are_listed_added_changed_removed_and_undone(archive: Path, id: str) -> None:
    def say(*words: str) -> str:
        result = docparse("correct", id, *words, "--archive", archive)
        assert result.exit_code == 0, result.exception
        return result.stdout

    assert say("recipients") == "no recipients\n"
    assert "1  Sở Tài chính  purpose=p/h  [corrected #1]" in say(
        "recipient", "Sở Tài chính", "--add", "--set", "purpose=p/h", "--why", "in mờ"
    )
    assert "1  Sở Tài chính tỉnh  purpose=p/h  [corrected #2]" in say("recipients", "Sở Tài chính tỉnh", "--item", "1", "--who", "Lan")
    assert "39-CT/TW" in say("citations", "Chỉ thị 39-CT/TW", "--item", "1")
    assert "-  39-CT/TW" in say("references", "--item", "1", "--remove")
    assert "labels=nhiem_vu" in say("sections", "--item", "1", "--set", "labels=nhiem_vu")
    listed = say()
    for words in ("recipients: added name=Sở Tài chính, purpose=p/h  (in mờ)", "Lan  recipients: the item of #1 is name=Sở Tài chính tỉnh"):
        assert words in listed
    shown = json.loads(docparse("show", id, "--archive", archive, "--format", "json").stdout)
    assert (shown["recipients"][0]["name"], shown["references"]) == ("Sở Tài chính tỉnh", [])
    page = docparse("show", id, "--archive", archive).stdout
    assert "- Sở Tài chính tỉnh (p/h)" in page
    assert "Đã có người sửa: recipients, references, sections" in page
    assert "1  39-CT/TW" in say("4", "--undo")
    assert "1  34-CT/TW" in say("references", "--undo")
    assert "1  Sở Tài chính  purpose" in say("#2", "--undo")
    assert say("recipients", "--undo") == "12/KH-UBND  2024-03-05  Ủy ban nhân dân xã Suối Reo: recipients are now\nno recipients\n"
    assert say().count("[undone]") == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("number", "--item", "1", "x"), ExitCode.USAGE),
        (("recipients", "Sở Y tế"), ExitCode.USAGE),
        (("recipients", "Sở Y tế", "--item", "7"), ExitCode.USAGE),
        (("recipients", "Sở Y tế", "--add", "--item", "1"), ExitCode.USAGE),
        (("recipients", "Sở Y tế", "--add", "--remove"), ExitCode.USAGE),
        (("recipients", "Sở Y tế", "--add", "--set", "purpose"), ExitCode.USAGE),
        (("recipients", "Sở Y tế", "--add", "--at", "không có ở đây"), ExitCode.USAGE),
        (("sections", "--item", "1", "--remove"), ExitCode.USAGE),
        (("9", "--undo"), ExitCode.NOTHING_FOUND),
        (("recipients", "--undo"), ExitCode.NOTHING_FOUND),
    ],
)
def test_what_cannot_be_done_is_told(archive: Path, id: str, words: tuple[str, ...], code: ExitCode) -> None:
    result = docparse("correct", id, *words, "--archive", archive)
    assert isinstance(result.exception, DocparseError)
    assert result.exception.exit_code == code
    assert docparse("correct", id, "--archive", archive).stdout == "no corrections\n"
