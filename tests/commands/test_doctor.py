"""`docparse doctor`: what is there, what is missing, and the command that installs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_cli import docparse

from docparse.commands import doctor
from docparse.errors import ExitCode
from docparse.read.scan import engine


def states(tmp_path: Path) -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in doctor.examine(tmp_path / "a")}


def test_what_is_there(tmp_path: Path) -> None:
    found = states(tmp_path)
    assert found["python"].state == "ok"
    assert found["tantivy"].state == "ok"
    assert "GiB free" in found[f"archive {tmp_path / 'a'}"].detail


def test_what_is_missing_comes_with_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_TESSDATA", (str(tmp_path / "none"),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package",))
    monkeypatch.setattr(doctor, "EXTRAS", {"nlp": (("no-such-package",), "words")})
    found = states(tmp_path)
    assert (found["tesseract vie"].state, found["tesseract vie"].fix) == ("missing", "sudo apt-get install tesseract-ocr-vie")
    assert (found["libreoffice"].state, "libreoffice-writer" in found["libreoffice"].fix) == ("missing", True)
    assert found["no-such-package"].state == "missing"
    assert (found["extra nlp"].state, "docparse[nlp]" in found["extra nlp"].fix) == ("optional", True)
    result = docparse("doctor", "--archive", tmp_path / "a")
    assert result.exit_code == ExitCode.MISSING_TOOL
    assert "sudo apt-get install tesseract-ocr-vie" in result.output


def test_language_data_of_any_version_is_what_the_reader_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("5", "6"):
        (tmp_path / version / "tessdata").mkdir(parents=True)
        (tmp_path / version / "tessdata" / "vie.traineddata").touch()
    monkeypatch.setattr(engine, "_TESSDATA", (str(tmp_path / "*" / "tessdata"),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    assert states(tmp_path)["tesseract vie"].detail == str(tmp_path / "6" / "tessdata" / "vie.traineddata")
    assert engine.tessdata() == str(tmp_path / "6" / "tessdata")


def test_a_folder_that_is_no_archive_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "notes.txt").write_text("mine", encoding="utf-8")
    assert states(tmp_path)[f"archive {tmp_path / 'a'}"].state == "warning"


def test_the_findings_for_programs(tmp_path: Path) -> None:
    data = json.loads(docparse("doctor", "--archive", tmp_path / "a", "--json").stdout)
    assert {"name", "state", "detail", "fix"} == set(data[0])


def test_every_extra_has_its_line_and_no_word_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    deep = tmp_path / ("thu-muc-dai-" * 8)
    versions = doctor._version
    extras = {name for names, _ in doctor.EXTRAS.values() for name in names}
    for lacking in (True, False):
        monkeypatch.setattr(
            doctor, "_version", lambda name, lacking=lacking: None if lacking and name in extras else versions(name) or "1.0"
        )
        output = docparse("doctor", "--archive", deep / "a").output
        assert str(deep / "a") in output
        lines = output.splitlines()
        for extra in ("export", "nlp", "postgres", "train", "corpus"):
            (line,) = [line for line in lines if f"extra {extra} " in line]
            assert len(line) <= 80
            assert line.startswith("optional" if lacking else "ok")
            for name in doctor.EXTRAS[extra][0]:
                assert name in line
