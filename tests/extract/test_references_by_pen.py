"""The paper itself, whose number a pen wrote over an annex: cited where ink fills the line and type and symbol are its own."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document, HandSlot, PageSpan, Piece
from docparse.extract.dates.by_pen import show_pen
from docparse.extract.references.by_pen import cite_by_pen
from docparse.schema import FieldValue, Header, Reference

FIRST = "Nội dung của kế hoạch.\n"
BLANK = "(Kèm theo Kế hoạch số /KH-SNV ngày /3/2031 của Sở Nội vụ)"
INK = HandSlot("number", (232.0, 115.0, 276.0, 137.0), [("218", 0.4), ("216", 0.1)], page=2)


def cited(line: str = BLANK, slot: HandSlot = INK, symbol: str | None = "KH-SNV", number: str | None = "218") -> list[Reference]:
    text = FIRST + line
    spans = [PageSpan(1, 0, len(FIRST)), PageSpan(2, len(FIRST), len(text))]
    pieces = [Piece(0, len(FIRST) - 1, 1, (80.0, 115.0, 500.0, 137.0)), Piece(len(FIRST), len(text), 2, (120.0, 115.0, 480.0, 137.0))]
    blocks = [Block(0, len(FIRST) - 1, FIRST[:-1], 1), Block(len(FIRST), len(text), line, 2)]
    document = Document(text, blocks, spans, pieces, origin="ocr", slots=[slot])
    header = Header(
        number=FieldValue(value=number, confidence=0.8), symbol=FieldValue(value=symbol, confidence=0.9),
        date=FieldValue(value="2031-03-17", confidence=0.8),
    )  # fmt: skip
    found: list[Reference] = []
    cite_by_pen(document, header, found)
    return found


@pytest.mark.parametrize(
    ("line", "date", "issuer"),
    [
        (BLANK, "2031-03-17", "Sở Nội vụ"),
        ("(Kèm theo Kế hoạch số:  của Sở Nội vụ)", "2031-03-17", "Sở Nội vụ"),
        ("(Kèm theo Kế hoạch số /KH-SNV ngày tháng 3 năm 2031)", "2031-03-17", None),
        ("(Kèm theo Kế hoạch số /KH-SNV ngày /4/2031 của Sở Nội vụ)", "2031-04-XX", "Sở Nội vụ"),
    ],
)
def test_an_annex_by_pen_cites_the_paper_itself(line: str, date: str, issuer: str | None) -> None:
    (reference,) = cited(line)
    assert (reference.canonical, reference.type, reference.date, reference.issuer) == ("218/KH-SNV", "KH", date, issuer)
    assert reference.surface == line.strip("()").removeprefix("Kèm theo ")
    assert reference.confidence == 0.7


def test_ink_that_reads_otherwise_makes_it_doubtful() -> None:
    (reference,) = cited(slot=HandSlot("number", INK.box, [("95", 0.4)], page=2))
    assert (reference.canonical, reference.confidence) == ("218/KH-SNV", 0.5)


@pytest.mark.parametrize(
    "case",
    [
        {"slot": HandSlot("number", INK.box, [], page=2)},
        {"slot": HandSlot("number", (232.0, 315.0, 276.0, 337.0), INK.alternatives, page=2)},
        {"slot": HandSlot("number", INK.box, INK.alternatives, page=1)},
        {"line": BLANK.replace("KH-SNV", "KH-UBND")},
        {"line": "(Kèm theo Quyết định số: của Sở Nội vụ)"},
        {"line": BLANK.replace("số /", "số 97/")},
        {"number": None},
        {"symbol": None},
    ],
)
def test_a_blank_without_ink_and_another_paper_are_not_the_paper_itself(case: dict[str, object]) -> None:
    assert cited(**case) == []  # type: ignore[arg-type]


SWALLOWED = "(Kèm theo Kế hoạch số ?-SNV ngày /3/2031 của Sở Nội vụ)"
DAY_INK = HandSlot("day", (325.0, 115.0, 344.0, 137.0), [("17", 0.4), ("11", 0.1)], page=2)


def test_a_day_by_pen_tells_as_much_where_the_ink_swallowed_the_symbol() -> None:
    (reference,) = cited(SWALLOWED, DAY_INK)
    assert (reference.canonical, reference.date, reference.issuer, reference.confidence) == ("218/KH-SNV", "2031-03-17", "Sở Nội vụ", 0.7)
    show_pen(Document(SWALLOWED, [], [], [], origin="ocr", slots=[DAY_INK]), [], [reference])
    assert reference.surface.startswith("Kế hoạch số 218/KH-SNV ngày")


@pytest.mark.parametrize("line", [SWALLOWED.replace("-SNV", "-STC"), "(Kèm theo Kế hoạch số:  ngày /3/2031 của Sở Nội vụ)"])
def test_a_day_by_pen_alone_is_not_the_paper_itself(line: str) -> None:
    assert cited(line, DAY_INK) == []
