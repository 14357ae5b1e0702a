"""Word errors, section text, boundaries and calibration agree with cases counted by hand."""

from __future__ import annotations

import pytest

from docparse.evaluation.calibration import Judged, calibration_error, found_at, reliability, review_curve
from docparse.evaluation.texts import boundary_errors, place_sections, text_errors

TEXT = "KẾ HOẠCH\nI. MỤC ĐÍCH\nCho vui.\nII. NỘI DUNG\nLàm việc./.\nNơi nhận:\n- A;\n- Lưu.\nGIÁM ĐỐC\nLý A Sùng"
LABELS = {
    "sections": [
        {"level": 1, "labels": ["muc_dich"], "heading": "I. MỤC ĐÍCH"},
        {"level": 1, "labels": ["noi_dung"], "heading": "II. NỘI DUNG"},
        {"level": 1, "labels": ["noi_nhan"], "heading": "Nơi nhận:"},
    ],
    "recipients": [{"name": "A"}, {"name": "Lưu"}],
    "signatory": {"title": "GIÁM ĐỐC", "authority_chain": []},
}


def test_word_and_character_errors() -> None:
    errors = text_errors("một hai  ba bốn", "một ba hai bốm")
    assert (errors.words, errors.word_edits, errors.lost) == (4, 3, 1)
    assert text_errors("abc", "abd").cer == pytest.approx(1 / 3)


def test_sections_are_placed_up_to_the_signature() -> None:
    spans = [(TEXT[start:end], labels) for start, end, labels in place_sections(LABELS, TEXT)]
    assert spans == [
        ("I. MỤC ĐÍCH\nCho vui.\n", ["muc_dich"]),
        ("II. NỘI DUNG\nLàm việc./.\n", ["noi_dung"]),
        ("Nơi nhận:\n- A;\n- Lưu.\n", ["noi_nhan"]),
    ]


def test_boundaries() -> None:
    text = "\n".join("abcdefghijkl")
    assert boundary_errors(text, [0, 12], [0, 12]) == (0.0, 0.0)
    pk, window_diff = boundary_errors(text, [0, 12], [0])
    assert pk is not None
    assert window_diff is not None
    assert 0 < pk <= window_diff
    assert boundary_errors(text, [], [0]) == (None, None)


def values(*pairs: tuple[float, bool]) -> list[Judged]:
    return [Judged("d", "f", str(n), confidence, right) for n, (confidence, right) in enumerate(pairs)]


def test_calibration_error_by_hand() -> None:
    judged = values((0.95, True), (0.95, True), (0.95, False), (0.55, True), (0.55, False))
    bins = reliability(judged)
    assert [(b.count, round(b.accuracy, 3)) for b in bins] == [(2, 0.5), (3, 0.667)]
    assert calibration_error(judged) == pytest.approx((2 * 0.05 + 3 * (0.95 - 2 / 3)) / 5)
    assert calibration_error([]) is None


def test_the_review_curve_finds_uncertain_errors_first() -> None:
    curve = review_curve(values((0.9, True), (0.2, False), (0.8, True), (0.99, False)))
    assert found_at(curve, 0.25) == 0.5
    assert found_at(curve, 0.75) == 0.5
    assert found_at(curve, 1.0) == 1.0
