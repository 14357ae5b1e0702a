"""From a stretch of text back to its boxes or to its source."""

from __future__ import annotations

from printed_pages import LEFT, RIGHT, paragraph, words

from docparse.document import Line, Page, Reading
from docparse.layout.compose import compose
from docparse.layout.locate import boxes, locate
from docparse.layout.order import order
from docparse.layout.tables import Rule, find_grids

LINES = ["Sở Nội vụ chủ trì kiểm tra việc thực hiện kế hoạch tại các đơn vị, tổng hợp kết", "quả báo cáo."]


def test_a_word_of_a_printed_page() -> None:
    runs = paragraph(LINES, 100)
    ordered = order(runs, 595, 842)
    document = compose(Reading("application/pdf", "born-digital", [Page(1, ordered.lines, [], 595, 842)]))
    start = document.text.index("kế hoạch")
    ((number, box),) = boxes(document, start, start + len("kế hoạch"))
    expected = [word.box for word in runs[0] if word.text in ("kế", "hoạch")]
    assert number == 1
    assert box == (expected[0][0], 100, expected[1][2], 114)


def test_a_stretch_over_two_printed_lines_has_two_boxes() -> None:
    ordered = order(paragraph(LINES, 100), 595, 842)
    document = compose(Reading("application/pdf", "born-digital", [Page(1, ordered.lines, [], 595, 842)]))
    start = document.text.index("kết quả")
    found = boxes(document, start, start + 7)
    assert [round(box[1]) for _, box in found] == [100, 118]


def test_a_stretch_over_a_page_break_has_both_pages() -> None:
    first = Page(1, order([*paragraph(LINES, 600), words(LINES[0], LEFT + 28, 700, right=RIGHT)], 595, 842).lines, [], 595, 842)
    second = Page(2, order([words(LINES[1], LEFT, 80)], 595, 842).lines, [], 595, 842)
    document = compose(Reading("application/pdf", "born-digital", [first, second]))
    start = document.text.rindex("kết quả")
    assert [number for number, _ in boxes(document, start, start + 7)] == [1, 2]


def test_a_cell_of_a_table() -> None:
    rules = [Rule(True, y, 80, 400) for y in (90, 120, 150)] + [Rule(False, x, 90, 150) for x in (80, 120, 400)]
    runs = [[*words("TT", 85, 100), *words("Chỉ tiêu", 130, 100)], [*words("1", 85, 130), *words("95%", 130, 130)]]
    ordered = order(runs, 595, 842, find_grids(rules))
    document = compose(Reading("application/pdf", "born-digital", [Page(1, ordered.lines, [], 595, 842)]))
    cells = document.blocks[1].cells
    assert cells is not None
    assert boxes(document, *cells[1]) == [(1, words("95%", 130, 130)[0].box)]


def test_source_offsets_where_markup_was_dropped() -> None:
    source = "Sở **Nội vụ** chủ trì"
    text = "Sở Nội vụ chủ trì"
    offsets = [0, 1, 2, 5, 6, 7, 8, 9, 10, *range(13, 21)]
    document = compose(Reading("text/markdown", "text", [Page(1, [Line(text, whole=True, source=0, source_map=offsets)])]))
    start = text.index("Nội")
    (place,) = locate(document, start, start + 6)
    assert place.start is not None
    assert source[place.start : place.end] == "Nội vụ"
    whole = locate(document, 0, len(text))
    assert "".join(source[p.start : p.end] for p in whole if p.start is not None) == text


def test_source_offset_of_a_plain_line() -> None:
    lines = [Line("Dòng thứ nhất.", whole=True, source=0), Line("Dòng thứ hai.", whole=True, source=20)]
    document = compose(Reading("text/plain", "text", [Page(1, lines)]))
    start = document.text.index("hai")
    (place,) = locate(document, start, start + 3)
    assert (place.page, place.start, place.end) == (1, 29, 32)


def test_nothing_for_an_empty_stretch() -> None:
    document = compose(Reading("text/plain", "text", [Page(1, [Line("Một dòng.", whole=True, source=0)])]))
    assert locate(document, 3, 3) == []
