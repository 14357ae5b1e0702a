"""Confidence after calibration: which values carry it, what it hears of, and how documents are ranked for review."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document, PageSpan, Piece
from docparse.review.confidence import FEATURES, calibrate, carriers, table
from docparse.review.warnings import priority
from docparse.schema import FieldValue, Header, Recipient, Record, Source, TextRepair, Warning_
from docparse.switches import ON, without

TEXT = "Nơi nhận: Phòng Nội vu huyện Ea Kar, Hội Chữ thập đỏ"


def paper(origin: str = "text", word: float = 0.9) -> tuple[Record, Document]:
    pieces = [Piece(10, 34, 1, (0, 0, 1, 1), confidence=word), Piece(36, len(TEXT), 1, (0, 0, 1, 1), confidence=0.97)]
    document = Document(TEXT, [Block(0, len(TEXT), TEXT, 1)], [PageSpan(1, 0, len(TEXT))], pieces, origin)  # type: ignore[arg-type]
    record = Record(
        id="", source=Source(name="a", media_type="", bytes=0, pages=1, origin=origin), text=TEXT,  # type: ignore[arg-type]
        doc_type=FieldValue(value="KH"), header=Header(issuer=FieldValue(value="Sở Y tế tỉnh Đắk Lắk"), symbol=FieldValue(value="KH-SYT")),
        recipients=[
            Recipient(name="Phòng Nội vu huyện Ea Kar", start=10, end=35), Recipient(name="Hội Chữ thập đỏ", start=37, end=len(TEXT)),
        ],
    )  # fmt: skip
    return record, document


def cell(record: Record, document: Document, value: str, feature: str) -> float:
    found = list(carriers(record))
    number = next(at for at, carrier in enumerate(found) if carrier.text == value)
    return float(table(record, document, found)[number, FEATURES.index(feature)])


def test_features_are_named_once() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


def test_ink_of_the_value_is_seen() -> None:
    record, document = paper("ocr", word=0.41)
    assert cell(record, document, "Phòng Nội vu huyện Ea Kar", "least") == pytest.approx(0.41)
    assert cell(record, document, "Hội Chữ thập đỏ", "least") == pytest.approx(0.97)


def test_a_text_has_no_ink() -> None:
    assert cell(*paper("text", word=0.41), "Phòng Nội vu huyện Ea Kar", "least") == 1.0


def test_repairs_inside_the_value_are_seen() -> None:
    record, document = paper("ocr")
    record.repairs.append(TextRepair(start=20, end=22, printed="vu", repaired="vụ", rule="x", reason="y", confidence=0.9))
    assert cell(record, document, "Phòng Nội vu huyện Ea Kar", "mended") == 1.0
    assert cell(record, document, "Hội Chữ thập đỏ", "mended") == 0.0


@pytest.mark.parametrize(("symbol", "agrees"), [("KH-SYT", 1.0), ("KH-BQLDA", 0.2)])
def test_issuer_and_symbol_are_compared(symbol: str, agrees: float) -> None:
    record, document = paper()
    record.header.symbol.value = symbol
    assert cell(record, document, "Sở Y tế tỉnh Đắk Lắk", "agrees") == pytest.approx(agrees, abs=0.25)


def test_numbers_written_by_pen_are_left_to_their_reader() -> None:
    record, document = paper("ocr")
    record.header.number = FieldValue(value="15", confidence=0.31, source="inferred", alternatives=[("15", 0.31), ("16", 0.2)])
    calibrate(record, document)
    assert record.header.number.confidence == 0.31


def test_switched_off_models_leave_the_rules_confidence() -> None:
    record, document = paper()
    record.recipients[0].confidence = 0.123
    with without("models"):
        calibrate(record, document)
    assert record.recipients[0].confidence == 0.123
    assert ON.models


def test_an_unknown_switch_is_refused() -> None:
    with pytest.raises(ValueError, match="no switch magic"), without("magic"):
        pass


def test_priority_grows_with_doubt() -> None:
    sure, _ = paper()
    for recipient in sure.recipients:
        recipient.confidence = 0.99
    calm = priority(sure)
    sure.recipients[0].confidence = 0.4
    doubtful = priority(sure)
    sure.warnings.append(Warning_(code="signatory_missing", message="…"))
    assert 0 <= calm < doubtful < priority(sure) <= 1


def test_priority_does_not_grow_with_length() -> None:
    short, _ = paper()
    for recipient in short.recipients:
        recipient.confidence = 0.9
    long = short.model_copy(deep=True)
    long.recipients = long.recipients * 20
    assert priority(long) == priority(short)


@pytest.mark.parametrize(("score", "odds", "stays"), [(0.4, -6.0, True), (-0.5, 6.0, True), (-3.0, 2.0, False), (-0.5, -6.0, False)])
def test_the_model_raises_what_misses_a_little_and_takes_no_title_away(
    score: float, odds: float, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docparse.segment import title_model
    from docparse.segment.items import Item, Title
    from docparse.segment.numbering import read_marker

    class Sure:
        def scores_of(self, rows: list[list[float]]) -> list[float]:
            return [odds]

    monkeypatch.setattr(title_model, "_model", lambda _: Sure())
    text = "1. Công tác tuyên truyền"
    marker = read_marker(text)
    assert marker is not None
    title = Title(text, len(text), "Công tác tuyên truyền", score)
    sure_before = title.confidence
    title_model.weigh_anew([Item(0, marker, Block(0, len(text), text, 1), siblings=[0], follow="para")], [title], False)
    assert (title.score > 0) == stays
    assert (title.confidence > sure_before) == (odds > 0)


def test_the_model_reads_only_items_that_the_asked_ones_stand_among(monkeypatch: pytest.MonkeyPatch) -> None:
    from docparse.segment import title_model
    from docparse.segment.items import Item, Title
    from docparse.segment.numbering import read_marker

    items, titles, read = [], [], []
    for number in range(9):
        text = f"{number + 1}. Việc thứ {number + 1}"
        marker = read_marker(text)
        assert marker is not None
        items.append(Item(number, marker, Block(0, len(text), text, 1), siblings=[number], follow="para"))
        titles.append(Title(text, len(text), text[3:], 0.0))
    single = title_model._single
    monkeypatch.setattr(title_model, "_single", lambda item, title: (read.append(item.index), single(item, title))[1])
    rows = title_model.features(items, titles, False, [4])
    assert sorted(read) == [3, 4, 5]
    assert rows == [title_model.features(items, titles, False, range(9))[4]]
