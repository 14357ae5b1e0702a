"""The second opinion on roles of dates, with weights of our own: when it is heard, and what value its role gives a date."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from docparse.extract.dates.dates import extract_dates
from docparse.extract.dates.judge import MARGIN, ROLES
from docparse.extract.references.references import extract_references
from docparse.learn import trees
from docparse.switches import without


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Put a model in place that gives one role log-odds where a word stands before the date."""

    def put(word: str, role: str, odds: float) -> None:
        weights = np.zeros((1, len(ROLES)), dtype=np.float32)
        weights[0, ROLES.index(role)] = odds  # type: ignore[arg-type]
        names = np.frombuffer(f"before 0 {word}".encode(), dtype=np.uint8)
        np.savez_compressed(tmp_path / "roles.npz", names=names, weights=weights, base=np.zeros(len(ROLES), dtype=np.float32))
        monkeypatch.setattr(trees, "FOLDERS", (tmp_path,))
        trees.forget()

    yield put
    trees.forget()


def roles(text: str) -> list[tuple[str, str]]:
    found = extract_dates(text, references=extract_references(text, document_date="2021-01-04"), issued="2021-01-04")
    return [(date.edtf, date.role) for date in found]


def test_a_sure_model_is_heard(says) -> None:  # type: ignore[no-untyped-def]
    text = "Chợ phiên mở ngày 05/6/2021 tại bến."
    says("mở", "period", MARGIN + 1)
    assert roles(text) == [("2021-06-05", "period")]
    with without("models"):
        assert roles(text) == [("2021-06-05", "event")]


def test_an_unsure_model_is_not(says) -> None:  # type: ignore[no-untyped-def]
    says("mở", "period", MARGIN - 1)
    assert roles("Chợ phiên mở ngày 05/6/2021 tại bến.") == [("2021-06-05", "event")]


def test_a_limit_that_is_none_is_its_day(says) -> None:  # type: ignore[no-untyped-def]
    says("hoãn", "event", 9.0)
    assert roles("Hội thi được hoãn đến ngày 05/6/2021 tại bến.")[0] == ("2021-06-05", "event")
    says("rằm", "deadline", 9.0)
    assert roles("Ghe neo sau rằm đến ngày 05/6/2021 tại bến.") == [("../2021-06-05", "deadline")]


def test_days_of_citations_are_not_asked(says) -> None:  # type: ignore[no-untyped-def]
    says("tđkt", "event", 9.0)
    assert roles("theo Công văn số 12/SNV-TĐKT ngày 05/6/2020 của Sở Nội vụ") == [("2020-06-05", "cited")]
