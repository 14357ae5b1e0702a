"""What a reader stumbles over in a value: signs are counted field by field, and none is seen in values as offices write them."""

from __future__ import annotations

import pytest

from docparse.document import Document, PageSpan, Piece
from docparse.extract.ink import Ink
from docparse.review.doubts import doubts
from docparse.schema import DateMention, FieldValue, Recipient, Reference, Section, Target

NAME = FieldValue(value="x")


@pytest.mark.parametrize(
    ("field", "holder", "value", "before", "after"),
    [
        ("dates", DateMention(surface="", edtf="2019-05-09", start=0, end=0), "ngày 09/5/2019", "báo cáo ", " về"),
        ("targets", Target(measure="hộ có nước", comparator="ge", value=90, unit="%", start=0, end=0), "90% hộ có nước", "- ", ";"),
        ("references", Reference(surface="", canonical="12/KH-SYT", symbol="KH-SYT", start=0, end=0), "Kế hoạch 12/KH-SYT", "theo ", ""),
        ("named_references", Reference(kind="named", surface="", start=0, end=0), "Luật Thi đua, khen thưởng", "theo ", ";"),
        ("headings", Section(start=0, end=0), "I. MỤC ĐÍCH, YÊU CẦU", "\n", "\n"),
        ("signatory name", NAME, "Nguyễn Thị Bưởi", "\n", "\n"),
        ("recipients", Recipient(name="", start=0, end=0), "Sở Nội vụ", "- ", ";"),
        ("issuer", FieldValue(value="x", source="printed"), "Sở Nội vụ tỉnh Sơn La", "\n", "\n"),
        ("subject", NAME, "Phát động thi đua năm 2019", "\n", "\n"),
    ],
)  # fmt: skip
def test_nothing_speaks_against_a_plain_value(field, holder, value, before, after) -> None:
    assert doubts(field, holder, value, before, after, poor=True) == 0


@pytest.mark.parametrize(
    ("field", "holder", "value", "before", "after"),
    [
        ("dates", DateMention(surface="", edtf="2019-09-02", start=0, end=0), "2 tháng 9/2019", "đợt ", ")"),
        ("dates", DateMention(surface="", edtf="XXXX-07-01", start=0, end=0), "ngày 01 tháng 7", "từ ", " năm 20113"),
        ("dates", DateMention(surface="", edtf="2001-09", start=0, end=0), "1 tháng 9/2001", "Chặng ", ": trang"),
        ("targets", Target(measure="ít nhất", comparator="eq", value=4, start=0, end=0), "4 ít nhất", "", ""),
        ("targets", Target(measure="hộ nghèo", comparator="eq", value=4, start=0, end=0), "hộ nghèo từ 9% xuống còn 4%", "", ""),
        ("references", Reference(surface="", canonical="12/KH", symbol="KH", start=0, end=0), "Kế hoạch số 12/KH", "", "-SYT ngày"),
        ("named_references", Reference(kind="named", surface="", start=0, end=0), "Luật Thanh tra", "", " năm 2010"),
        ("headings", Section(start=0, end=0), "3. Số tiền được trích lại", "", ""),
        ("signatory name", NAME, "Quớn Bưởi", "", ""),
        ("recipients", Recipient(name="", start=0, end=0), "các phòng; các trạm", "", ""),
        ("issuer", NAME, "Bộ Tài nguyên và mt", "", ""),
        ("subject", NAME, "Phát động thi đua của", "", ""),
    ],
)  # fmt: skip
def test_a_sign_is_counted(field, holder, value, before, after) -> None:
    assert doubts(field, holder, value, before, after, poor=False) >= 1


def test_debris_is_looked_for_in_poor_readings_only() -> None:
    assert doubts("recipients", NAME, "Sở N|ội vụ «", "", "", poor=True) > doubts("recipients", NAME, "Sở N|ội vụ «", "", "", poor=False)


def scan(*boxes: tuple[float, float, float, float]) -> Document:
    text = " ".join("từ" for _ in boxes)
    pieces = [Piece(3 * at, 3 * at + 2, 1, box, confidence=0.5 if at == 0 else 0.9) for at, box in enumerate(boxes)]
    return Document(text, [], [PageSpan(1, 0, len(text))], pieces, "ocr")


def test_a_blank_between_words_and_a_poor_neighbour_are_seen() -> None:
    row = scan((0, 0, 20, 10), (25, 0, 45, 10), (125, 0, 145, 10))
    assert Ink(row).of(3, 8)["gap"] == pytest.approx(8.0)
    assert Ink(row).of(3, 8)["least"] == 0.9
    assert Ink(row).of(3, 8)["least_near"] == 0.5
    assert Ink(scan((0, 0, 20, 10), (0, 15, 20, 25))).of(0, 5)["gap"] == 0.0


def test_the_first_word_and_the_poorest_speak_for_themselves() -> None:
    ink = Ink(scan((0, 0, 10, 10), (12, 0, 20, 10)))
    assert ink.of(0, 5)["opens_poor"] == 0.5
    assert ink.of(3, 5)["opens_poor"] == pytest.approx(0.1)
    assert (ink.least(0, 5), ink.least(3, 5), ink.least(40, 50)) == (0.5, 0.9, 1.0)
