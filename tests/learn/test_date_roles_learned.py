"""Fitting of the model of roles: what it learns from a few papers, and that it learns no word of one paper alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from docparse.extract.dates.judge import ROLES
from docparse.learn.date_roles import Days, crossed, figures, gather, train
from docparse.learn.material import Amounts, material


def days() -> Days:
    out = Days()
    for paper in range(30):
        for role, word in (("deadline", "nộp"), ("event", "họp")):
            out.rows.append({f"before 0 {word}": 1.0, f"heading xã{paper}": 1.0})
            out.right.append(role)
            out.rules.append("event")
            out.weights.append(1.0)
            out.families.append(f"paper-{paper}")
    return out


def test_words_tell_roles_of_papers_not_seen() -> None:
    found = figures(days(), 2 * crossed(days()))
    assert found["by hand: wrong by rules"] == 30
    assert found["by hand: wrong by model"] == 0
    assert found["by hand: wrong by both"] == 0


def test_the_file_holds_no_word_of_one_paper(tmp_path: Path) -> None:
    train(days(), tmp_path / "roles.npz")
    with np.load(tmp_path / "roles.npz") as data:
        names = data["names"].tobytes().decode().split("\n")
        assert names == ["before 0 họp", "before 0 nộp"]
        assert data["weights"].shape == (2, len(ROLES))
        assert data["weights"][1, ROLES.index("deadline")] > data["weights"][1, ROLES.index("event")]


@pytest.mark.slow
def test_dates_of_papers_get_their_labels(tmp_path: Path) -> None:
    amounts = Amounts(hand=("text",), generated=(("text", 2),), papers=3, retold=())
    found = gather(material(tmp_path, amounts))
    assert len(found.rows) == len(found.right) == len(found.rules) > 5
    assert set(found.right) <= set(ROLES)
    agreed = sum(one == other for one, other in zip(found.right, found.rules, strict=True))
    assert agreed >= 0.9 * len(found.right)
