"""A number that a clerk wrote by pen and that was guessed is no fact: no list shows it, no code finds it."""

from __future__ import annotations

import pytest

from docparse.archive.entries import own_code


@pytest.mark.parametrize(("confidence", "code"), [(0.2, "QĐ-UBND"), (0.5, "62/QĐ-UBND"), (1.0, "62/QĐ-UBND")])
def test_only_a_number_more_likely_right_than_wrong_names_a_document(confidence: float, code: str) -> None:
    header = {"number": {"value": "62", "confidence": confidence}, "symbol": {"value": "QĐ-UBND", "confidence": 1.0}}
    assert own_code({"header": header}) == code
