"""Word errors, section text, boundaries and calibration agree with cases counted by hand."""

from __future__ import annotations

import pytest

from docparse.evaluation.calibration import Judged, calibration_error, found_at, judge, reliability, review_curve
from docparse.evaluation.texts import boundary_errors, place_sections, section_score, text_errors
from docparse.schema import FieldValue, Header, Record, Reference, Section, Source, Target

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


def test_boundaries_by_hand() -> None:
    # Twelve lines, gold sections at lines 0 and 6, found at 0 and 5: windows of three lines, nine of them.
    text = "\n".join("abcdefghijkl")
    pk, window_diff = boundary_errors(text, [0, 12], [0, 10])
    # The boundary at line 6 is inside the windows that start at 3, 4, 5; the one at line 5 inside those at 2, 3, 4.
    assert (pk, window_diff) == (pytest.approx(2 / 9), pytest.approx(2 / 9))
    # A section that is found inside a line counts at that line.
    assert boundary_errors(text, [0, 12], [0, 13]) == (0.0, 0.0)


def test_section_text_by_hand() -> None:
    found_text = TEXT.replace("Cho vui.", "Cho vui nhé.")
    second = found_text.index("II.")
    record = Record(
        id="x",
        source=Source(name="a.txt", media_type="text/plain", bytes=1, pages=1, origin="text"),
        text=found_text,
        doc_type=FieldValue(),
        sections=[
            Section(start=9, end=second, labels=["muc_dich"], heading="I. MỤC ĐÍCH"),
            Section(start=second, end=len(found_text), labels=["noi_nhan"], heading="II. NỘI DUNG"),
        ],
    )
    tokens = section_score(LABELS, TEXT, record).tokens
    # `I MỤC ĐÍCH Cho vui` is found whole, with one word too many; noi_dung (II NỘI DUNG Làm việc) is not found at all.
    assert (tokens["muc_dich"].tp, tokens["muc_dich"].fp, tokens["muc_dich"].fn) == (5, 1, 0)
    assert (tokens["noi_dung"].tp, tokens["noi_dung"].fp, tokens["noi_dung"].fn) == (0, 0, 5)
    # Of noi_nhan (Nơi nhận A Lưu) all four words stand in what was found, with nine others.
    assert (tokens["noi_nhan"].tp, tokens["noi_nhan"].fn) == (4, 0)


def values(*pairs: tuple[float, bool]) -> list[Judged]:
    return [Judged("d", "f", str(n), confidence, right) for n, (confidence, right) in enumerate(pairs)]


def test_calibration_error_by_hand() -> None:
    judged = values((0.95, True), (0.95, True), (0.95, False), (0.55, True), (0.55, False))
    bins = reliability(judged)
    assert [(b.count, round(b.accuracy, 3)) for b in bins] == [(2, 0.5), (3, 0.667)]
    assert calibration_error(judged) == pytest.approx((2 * 0.05 + 3 * (0.95 - 2 / 3)) / 5)
    assert calibration_error([]) is None


def test_every_value_with_a_confidence_is_judged() -> None:
    record = Record(
        id="x",
        source=Source(name="a.txt", media_type="text/plain", bytes=1, pages=1, origin="text"),
        text="",
        doc_type=FieldValue(value="KH", confidence=0.9),
        header=Header(number=FieldValue(value="7", confidence=0.5), addressees=[FieldValue(value="Sở Y tế", confidence=0.8)]),
        targets=[Target(measure="hộ", comparator="ge", value=95, unit="%", confidence=0.7, start=0, end=0)],
        references=[Reference(kind="named", surface="Luật Đất đai", confidence=0.6, start=0, end=0)],
    )
    labels = {
        "doc_type": "KH",
        "header": {"number": "07", "addressees": ["Sở Nội vụ"]},
        "targets": [{"measure": "số hộ", "comparator": "ge", "value": 95, "unit": "%"}],
        "named_references": [],
    }
    judged = {(value.field, value.confidence, value.right) for value in judge("d", record, labels)}
    assert judged == {
        ("doc_type", 0.9, True),
        ("number", 0.5, True),
        ("addressees", 0.8, False),
        ("targets", 0.7, True),
        ("named_references", 0.6, False),
    }
    assert "targets" not in {value.field for value in judge("d", record, {**labels, "unlabelled": ["targets"]})}


def test_the_review_curve_finds_uncertain_errors_first() -> None:
    curve = review_curve(values((0.9, True), (0.2, False), (0.8, True), (0.99, False)))
    assert found_at(curve, 0.25) == 0.5
    assert found_at(curve, 0.75) == 0.5
    assert found_at(curve, 1.0) == 1.0
