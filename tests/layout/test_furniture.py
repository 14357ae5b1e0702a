"""Lines that are no text of a paper."""

from __future__ import annotations

from docparse.layout.furniture import panel_lines


def test_a_sentence_that_breaks_behind_the_day_of_signing_is_no_panel() -> None:
    box = (60.0, 400.0, 520.0, 414.0)
    assert panel_lines([("Điều 5. Quy chế này được áp dụng từ ngày ký", box)]) == set()
    assert panel_lines([("Người chịu trách nhiệm là người ký", box)]) == set()
    assert panel_lines([("Ngày ký: 05.03.2031 08:21:33", box)]) == {0}
