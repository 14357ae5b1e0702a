"""`docparse directive` and `docparse directives`: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.errors import ExitCode

SECRET = "type: KH\nsecrecy: MẬT\nissuer: Ban Kín\ncites: 34-CT/TW\nTheo {34-CT/TW}."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("directive")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_test_parser(monkeypatch)
        assert docparse("ingest", folder, "--archive", folder / "a", "--workers", "1").exit_code == 0
    return folder / "a"


@pytest.mark.parametrize("typed", ["34-CT/TW", "34 CT/TW", "34/ct-tw", "Chỉ thị 34"])
def test_every_variant_finds_the_citer(archive: Path, typed: str) -> None:
    result = docparse("directive", typed, "-a", archive)
    assert result.exit_code == 0
    assert "12/KH-UBND" in result.stdout
    assert "«{34/CT-TW}»" in result.stdout
    assert "Ban Kín" not in result.stdout
    assert "Bộ Chính trị khóa XI · 2014-04-07" in result.stdout


def test_several_are_told_apart_by_their_number_or_their_name(archive: Path) -> None:
    assert "văn bản mang số này" in docparse("directive", "34-CT/TW", "-a", archive).stdout
    by_name = docparse("directive", "luat", "thi", "dua", "khen", "thuong", "-a", archive).stdout
    assert "văn bản mang tên này" in by_name
    assert "15/2003/QH11" in by_name


def test_json_has_the_record_and_the_evidence(archive: Path) -> None:
    data = json.loads(docparse("directive", "34-CT/TW", "-a", archive, "--json").stdout)
    cited = next(item for item in data if item["documents"])
    assert cited["evidence"]["printed"] == ["34/CT-TW"]
    group = cited["cited_by"][0]
    assert (group["year"], group["issuer"]) == ("2024", "Ủy ban nhân dân xã Suối Reo")
    mention = group["documents"][0]["mentions"][0]
    assert mention["sentence"][slice(*mention["mark"])] == "{34/CT-TW}"
    known = next(item for item in data if item["node"] == "CT:34-CT/TW@2014-04-07")
    assert known["authority"]["issuer"] == "Bộ Chính trị khóa XI"


def test_the_year_that_was_asked_for_is_said(archive: Path) -> None:
    result = docparse("directive", "34-CT/TW", "--year", "1999", "-a", archive)
    assert (result.exit_code, "34-CT/TW of 1999: is not among the known" in result.output) == (4, True)


def test_what_replaced_it_is_shown_without_citers(archive: Path) -> None:
    result = docparse("directive", "98/2023/nd-cp", "-a", archive)
    assert "Được thay bằng: 152/2025/NĐ-CP" in result.stdout
    assert "Thay thế: 91/2017/NĐ-CP" in result.stdout


def test_an_unknown_number_says_so(archive: Path) -> None:
    result = docparse("directive", "34 CT/TV", "-a", archive)
    assert result.exit_code == ExitCode.NOTHING_FOUND
    assert "34-CT/TW" in result.stderr


def test_ranking_and_dangling(archive: Path, tmp_path: Path) -> None:
    ranked = json.loads(docparse("directives", "-a", archive, "--json").stdout)
    assert [(item["canonical"], item["documents"]) for item in ranked] == [("34-CT/TW", 1)]
    assert "34-CT/TW" in docparse("directives", "-a", archive, "--dangling").stdout
    assert docparse("directives", "-a", archive, "--export", tmp_path / "g.graphml").exit_code == 0
    assert (tmp_path / "g.graphml").read_bytes().startswith(b"<?xml")
