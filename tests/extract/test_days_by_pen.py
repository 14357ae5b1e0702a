"""Days by pen in the dates of a scan: filled from the day of issue where the ink agrees, else doubted; blanks stay blanks."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document, HandSlot, PageSpan, Piece
from docparse.extract.dates.by_pen import fill_days, show_pen, written
from docparse.schema import DateMention, Reference

TEXT = "(Kèm theo Kế hoạch số 15/KH-SNV ngày /3/2031 của Sở Nội vụ)"
START = TEXT.index("ngày")
END = START + len("ngày /3/2031")
INK = HandSlot("day", (325.0, 135.0, 344.0, 158.0), [("17", 0.4), ("11", 0.08), ("1", 0.01)], page=2)


def scan(*slots: HandSlot) -> Document:
    pieces = [Piece(START, START + 4, 2, (299.0, 139.0, 325.0, 156.0)), Piece(START + 5, END, 2, (344.0, 139.0, 385.0, 156.0))]
    return Document(TEXT, [Block(0, len(TEXT), TEXT, 2)], [PageSpan(2, 0, len(TEXT))], pieces, origin="ocr", slots=list(slots))


def date(edtf: str = "2031-03-XX", surface: str = "ngày /3/2031") -> DateMention:
    return DateMention(start=START, end=END, surface=surface, edtf=edtf, role="cited", confidence=0.9)


@pytest.mark.parametrize(
    ("issued", "value", "confidence"),
    [("2031-03-17", "2031-03-17", 0.7), ("2031-03-01", "2031-03-XX", 0.3), ("2031-04-17", "2031-03-XX", 0.3), (None, "2031-03-XX", 0.3)],
)
def test_a_day_by_pen_is_that_of_issue_or_is_doubted(issued: str | None, value: str, confidence: float) -> None:
    found = date()
    fill_days(scan(INK), [found], issued)
    assert (found.edtf, found.confidence) == (value, confidence)
    assert [one for one, _ in written(scan(INK), [found])] == [found]


def test_a_blank_without_ink_stays_as_sure_as_it_was() -> None:
    elsewhere = HandSlot("day", (325.0, 335.0, 344.0, 358.0), [("17", 0.4)], page=2)
    other_page = HandSlot("day", INK.box, INK.alternatives, page=1)
    found = date()
    fill_days(scan(elsewhere, other_page, HandSlot("number", INK.box, [("17", 0.4)], page=2)), [found], "2031-03-17")
    assert (found.edtf, found.confidence) == ("2031-03-XX", 0.9)


def test_a_printed_day_is_no_blank() -> None:
    found = date("2031-03-05", "ngày 05/3/2031")
    assert not list(written(scan(INK), [found]))


@pytest.mark.parametrize(
    ("printed", "edtf", "shown"),
    [
        ("ngày /3/2031", "2031-03-07", "ngày 07/3/2031"),
        ("ngày … tháng 02 năm 2031", "2031-02-17", "ngày 17 tháng 02 năm 2031"),
        ("ngày   tháng   năm 2031", "2031-01-17", "ngày 17 tháng 01 năm 2031"),
        ("ngày / /2031", "2031-11-05", "ngày 05/11/2031"),
        ("ngày /3/2031", "2031-03-XX", "ngày /3/2031"),
    ],
)
def test_a_surface_shows_the_day_that_the_pen_wrote(printed: str, edtf: str, shown: str) -> None:
    found = date(edtf, printed)
    show_pen(scan(INK), [found], [])
    assert (found.surface, found.start, found.end) == (shown, START, END)


def test_a_citation_shows_number_and_day_by_pen() -> None:
    printed = "Kế hoạch số /KH-SNV ngày /3/2031 của Sở Nội vụ"
    cited = Reference(
        start=12, end=len(TEXT) - 1, kind="numbered", surface=printed, canonical="15/KH-SNV", number="15", symbol="KH-SNV", confidence=0.7
    )  # fmt: skip
    show_pen(scan(INK), [date("2031-03-17")], [cited])
    assert cited.surface == "Kế hoạch số 15/KH-SNV ngày 17/3/2031 của Sở Nội vụ"


def test_blanks_of_a_draft_stay_blank() -> None:
    found = date("2031-03-17")
    show_pen(scan(), [found], [])
    assert found.surface == "ngày /3/2031"
