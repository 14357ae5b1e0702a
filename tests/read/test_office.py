""".doc, .rtf and .odt through LibreOffice: the same text, and clear words where it is missing or hangs."""

from __future__ import annotations

from pathlib import Path

import pytest

from docparse.errors import ReadError
from docparse.layout.compose import compose
from docparse.read import read
from docparse.read.options import ReadOptions
from docparse.read.word.office import find_soffice

RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}}{\b S\u7889? N\u7896?I V\u7908?}\par "
    rb"N\u7897?i dung th\u7913? nh\u7845?t.\par}"
)

needs_office = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")


@needs_office
def test_rtf() -> None:
    reading = read(RTF, "a.rtf")
    first, second = reading.pages[0].lines
    assert (first.text, first.bold) == ("Số NỘI VỤ", 1.0)
    assert second.text == "Nội dung thứ nhất."
    assert reading.media_type == "application/rtf"


@needs_office
@pytest.mark.parametrize("name", ["chithi-UBNDBinhDuong-09-2009.doc", "quyetdinh-UBNDCanTho-09-2010.doc"])
def test_real_files(shared: Path, name: str) -> None:
    path = shared / "real" / name
    text = compose(read(path.read_bytes(), name), name).text
    assert text.split() == path.with_suffix(".txt").read_text(encoding="utf-8").split()


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPARSE_SOFFICE", "")
    with pytest.raises(ReadError) as caught:
        read(RTF, "a.rtf")
    assert caught.value.category == "missing_tool"
    assert "apt-get install libreoffice" in caught.value.advice


def fake(tmp_path: Path, script: str) -> str:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n" + script)
    program.chmod(0o755)
    return str(program)


def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "still-running"
    monkeypatch.setenv("DOCPARSE_SOFFICE", fake(tmp_path, f"(sleep 3; touch {mark}) & sleep 30\n"))
    with pytest.raises(ReadError) as caught:
        read(RTF, "a.rtf", ReadOptions(office_timeout=0.5))
    assert caught.value.category == "timeout"
    import time

    time.sleep(3)
    assert not mark.exists()


def test_a_conversion_that_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCPARSE_SOFFICE", fake(tmp_path, "exit 0\n"))
    with pytest.raises(ReadError) as caught:
        read(RTF, "a.rtf")
    assert caught.value.category == "corrupt"
