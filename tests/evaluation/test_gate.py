"""The gate keeps floors: it fails where a figure fell, refuses to lower one unasked, and says when its data changed."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "evals"))

import gate  # noqa: E402
from sets import Sets  # noqa: E402

from docparse.corpus.parts import HAND, part_of  # noqa: E402


@pytest.fixture
def sets(tmp_path: Path) -> Sets:
    """A corpus of two papers."""
    papers = [path for path in sorted(HAND.glob("*.json")) if part_of(path.stem) == "dev"][:2]
    (tmp_path / "hand").mkdir()
    for path in papers:
        shutil.copy(path, tmp_path / "hand")
    return Sets(tmp_path / "built", tmp_path / "hand")


@pytest.fixture
def floors(sets: Sets) -> dict[str, Any]:
    made: dict[str, Any] = {"sets": {}, "lowered": []}
    assert gate.lift(sets, made, ["dev-text"], 1, [], False, None) == []
    return made


def test_what_was_measured_stands_on_its_floor(sets: Sets, floors: dict[str, Any]) -> None:
    assert gate.check(sets, floors, ["dev-text"], 1) == []
    assert floors["sets"]["dev-text"]["documents"] == 2


def test_a_figure_under_its_floor_is_named(sets: Sets, floors: dict[str, Any]) -> None:
    floors["sets"]["dev-text"]["floors"]["dates"] = 1.01
    problems = gate.check(sets, floors, ["dev-text"], 1)
    assert len(problems) == 1
    assert "dates" in problems[0]


def test_a_floor_goes_up_by_itself_and_down_only_by_name(sets: Sets, floors: dict[str, Any]) -> None:
    kept = floors["sets"]["dev-text"]["floors"]
    reached = kept["number"]
    kept["number"], kept["dates"] = 0.1, 1.01
    problems = gate.lift(sets, floors, ["dev-text"], 1, [], False, None)
    assert floors["sets"]["dev-text"]["floors"]["number"] == reached
    assert floors["sets"]["dev-text"]["floors"]["dates"] == 1.01
    assert "--lower" in problems[0]
    assert gate.lift(sets, floors, ["dev-text"], 1, ["dates"], False, "gold was wrong") == []
    assert floors["sets"]["dev-text"]["floors"]["dates"] <= 1
    assert floors["lowered"][0]["because"] == "gold was wrong"


@pytest.mark.parametrize(("what", "changed"), [("gold.json", "labels"), ("txt", "inputs")])
def test_other_data_ask_for_a_new_pin(sets: Sets, floors: dict[str, Any], what: str, changed: str) -> None:
    path = next(sets.folder("dev-text").glob(f"*.{what}"))
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert f"dev-text: {changed} changed" in gate.check(sets, floors, ["dev-text"], 1)[0]
    assert "--repin" in gate.lift(sets, floors, ["dev-text"], 1, [], False, None)[0]
    assert gate.lift(sets, floors, ["dev-text"], 1, [], True, "a paper was corrected") == []
    assert gate.check(sets, floors, ["dev-text"], 1) == []


def test_a_word_file_made_again_has_the_same_digest(sets: Sets, tmp_path: Path) -> None:
    again = Sets(tmp_path / "again", tmp_path / "hand")
    assert sets.pins("dev-docx") == again.pins("dev-docx")


def test_lowering_needs_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        gate.main(["raise", "--lower", "dates"])
    assert "--because" in capsys.readouterr().err


def test_the_samples_stand_on_the_floors_that_are_kept(shared: Path, tmp_path: Path) -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert gate.check(Sets(tmp_path), floors, ["samples"], 1) == []
