"""The page of figures: parts are registered once, a whole run has one header, a part measured apart tells so itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

EVALS = Path(__file__).resolve().parents[2] / "evals"
sys.path.insert(0, str(EVALS))

import results  # noqa: E402
from result_page import Measured, Page  # noqa: E402

ORDER = ("fields", "search", "speed")


def page(*names: str) -> Page:
    made = Page("About.", ORDER)
    for name in names:
        made.put(name, Measured([f"## {name}", "", "1.000"], 90.0))
    made.header("`python evals/results.py`, 2026-01-02 03:04 UTC; commit `abc`; machine", 200.0)
    return made


def test_a_whole_run_has_one_header_with_the_time_of_each_part() -> None:
    text = page("fields", "search").text()
    assert text.count("commit") == 1
    assert text.index("2026-01-02 03:04 UTC") < text.index("About.") < text.index("## fields") < text.index("## search")
    assert "*3.3 minutes: fields 1.5, search 1.5*" in text


def test_a_part_measured_again_tells_so_and_the_others_stay() -> None:
    later = Page("About.", ORDER)
    later.keep(page("fields", "search").text())
    later.put("search", Measured(["## search", "", "0.900"], 30.0, "`python evals/results.py --part search`, later; commit `def`"))
    text = later.text()
    assert "*`python evals/results.py --part search`, later; commit `def`; 0.5 minutes*" in text
    assert "2026-01-02 03:04 UTC" in text  # the header of the whole run stays
    assert "0.900" in text
    assert text.count("1.000") == 1
    assert Page("About.", ORDER).text().count("part:") == 0


def test_a_whole_run_keeps_nothing_of_an_earlier_one() -> None:
    later = Page("About.", ORDER)
    later.keep(page("fields", "speed").text())
    later.put("fields", Measured(["## fields"], 1.0))
    later.header("now", 1.0)
    assert "## speed" not in later.text()


def test_a_whole_run_keeps_what_is_measured_aside() -> None:
    first = Page("About.", ORDER, frozenset({"speed"}))
    first.put("speed", Measured(["## speed", "", "7 ms"], 60.0, "`python evals/results.py --part speed`, long ago; commit `old`"))
    later = Page("About.", ORDER, frozenset({"speed"}))
    later.keep(first.text())
    later.put("fields", Measured(["## fields"], 1.0))
    later.header("now", 1.0)
    assert "long ago; commit `old`" in later.text()
    assert "7 ms" in later.text()


def test_the_large_archive_is_measured_by_its_part_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[str] = []
    for name, one in results.PARTS.items():
        made = results.Part(lambda asked, name=name: called.append(name) or [f"## {name}"], one.quick, one.aside)
        monkeypatch.setitem(results.PARTS, name, made)
    results.main(["--out", str(tmp_path / "page.md")])
    assert "archive" not in called
    assert "speed" in called
    results.main(["--out", str(tmp_path / "page.md"), "--part", "archive"])
    assert called[-1] == "archive"


def test_a_part_that_is_no_more_is_dropped() -> None:
    later = Page("About.", ("fields",))
    later.keep(page("fields", "search").text())
    assert "## search" not in later.text()


def test_a_part_is_one_registration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(results, "PARTS", {})

    @results.part("one", quick=True)
    def one(asked: results.Asked) -> list[str]:
        return [f"quick: {asked.quick}"]

    @results.part("two")
    def two(asked: results.Asked) -> list[str]:
        raise AssertionError("not measured in a quick run")

    out = tmp_path / "R.md"
    assert results.main(["--quick", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "quick: True" in text
    assert text.count("commit `") == 1
    assert results.main(["--part", "one", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("commit `") == 2


def test_the_parts_of_the_page_are_there() -> None:
    assert set(results.PARTS) >= {"fields", "search", "ocr", "reading", "speed"}
    assert [name for name, one in results.PARTS.items() if one.quick][:2] == ["fields", "search"]
