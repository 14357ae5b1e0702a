"""`docparse search`: what is printed for people and for programs, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from archive_cli import PLAN, docparse, use_test_parser

from docparse.errors import ExitCode


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_test_parser(monkeypatch)
        assert docparse("ingest", folder, "--archive", folder / "a", "--workers", "1").exit_code == 0
    return folder / "a"


def test_results_for_people(archive: Path) -> None:
    result = docparse("search", "nhan rong dien hinh", "--archive", archive)
    assert result.exit_code == ExitCode.OK
    for words in ("12/KH-UBND", "2024-03-05", "Ủy ban nhân dân xã Suối Reo", "Kế hoạch: Nhân rộng điển hình tiên tiến", "1 document"):
        assert words in result.output
    assert "«Nhân rộng điển hình»" in result.output
    assert "\033" not in result.output


def test_results_for_programs(archive: Path) -> None:
    data = json.loads(docparse("search", "90% so thon", "--section", "chi_tieu", "--archive", archive, "--json").stdout)
    (found,) = data["results"]
    assert (found["code"], found["type"], found["date"], data["total"]) == ("12/KH-UBND", "KH", "2024-03-05", 1)
    (section,) = found["sections"]
    assert (section["heading"], section["labels"]) == ("1. Chỉ tiêu", ["chi_tieu"])
    assert [section["snippet"][start:end] for start, end in section["marks"]] == ["90% số thôn"]


def test_filters_are_read_as_people_write_them(archive: Path) -> None:
    filters = ("--cites", "34 CT/TW", "--type", "ke hoach", "--issuer", "suoi reo", "--from", "3/2024", "--to", "2024")
    assert docparse("search", *filters, "--archive", archive).exit_code == ExitCode.OK


def test_nothing_found_says_what_to_try(archive: Path) -> None:
    result = docparse("search", "dien hinh", "--type", "QĐ", "--archive", archive)
    assert result.exit_code == ExitCode.NOTHING_FOUND
    assert result.stdout == ""
    assert "leave out --type" in result.stderr
    data = json.loads(docparse("search", "khongco", "--archive", archive, "--json").stdout)
    assert (data["results"], len(data["advice"])) == ([], 1)


@pytest.mark.parametrize("option", [("--type", "thư"), ("--from", "hôm qua"), ("--to", "2024-99")])
def test_a_filter_that_cannot_be_understood(archive: Path, option: tuple[str, str]) -> None:
    error = docparse("search", "x", *option, "--archive", archive).exception
    assert getattr(error, "exit_code", None) == ExitCode.USAGE
    assert option[0] in str(error)


def test_a_search_loads_neither_the_reader_nor_the_models(archive: Path) -> None:
    script = (
        "import sys; from docparse.cli import main; sys.argv = ['docparse', 'search', 'dien hinh', '--archive', sys.argv[1]]; main();"
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(archive)], capture_output=True, text=True, check=True)
    loaded = done.stderr
    for module in ("docparse.schema", "docparse.pipeline", "numpy", "lxml", "multiprocessing", "rich.console"):
        assert f"'{module}'" not in loaded
