"""Which of several items of one value is the wrong one: the labels' words tell, then the row, then the order."""

import pytest

from docparse.evaluation.calibration import attributed, judge
from docparse.schema import DateMention, Record, Source


@pytest.mark.parametrize(
    ("gold", "meant", "found", "details", "right"),
    [
        ([], [], ["a"], ["a"], [False]),
        (["a", "b"], ["a", "b"], ["b", "a"], ["b", "a"], [True, True]),
        # one aim of 100% too many: the one whose measure the labels do not have
        (
            ["eq 100", "eq 100"],
            ["xã eq 100", "hộ eq 100"],
            ["eq 100"] * 3,
            ["phiếu hợp lệ eq 100", "xã eq 100", "các hộ eq 100"],
            [False, True, True],
        ),
        # the same words twice: the one that stands outside the row of the labels
        (["2020", "2021", "2022"], ["2020", "2021", "2022"], ["2022", "2020", "2021", "2022"], ["2022", "2020", "2021", "2022"], None),
        # nothing tells them apart: the last one
        (["a"], ["a"], ["a", "a"], ["a", "a"], [True, False]),
    ],
)
def test_the_wrong_one_of_equal_values_is_told(gold, meant, found, details, right) -> None:
    expected = [False, True, True, True] if right is None else right
    assert attributed(gold, meant, found, details) == expected


def test_a_judgement_points_at_the_date_that_is_too_many() -> None:
    record = Record(
        id="x",
        source=Source(name="a.txt", media_type="text/plain", bytes=1, pages=1, origin="text"),
        text="",
        dates=[
            DateMention(surface="số 1/2/2020", edtf="2020-02-01", confidence=0.3, start=0, end=11),
            DateMention(surface="ngày 1/2/2020", edtf="2020-02-01", confidence=0.9, start=20, end=33),
        ],
    )
    judged = judge("d", record, {"dates": [{"surface": "ngày 1/2/2020", "edtf": "2020-02-01", "role": "deadline"}]})
    assert [(value.confidence, value.right) for value in judged if value.field == "dates"] == [(0.3, False), (0.9, True)]
