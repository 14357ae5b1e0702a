"""Slots filled by pen: what the ink is, where it is, and what it is worth beside other evidence."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docparse.corpus import pdf
from docparse.corpus.hands import write_number, writer
from docparse.document import Block, Document, HandSlot, Line, PageSpan, SignaturePanel, SlotKind, Word
from docparse.extract.header.pen_slots import fill_from_pen
from docparse.read.scan.pen.digits import MOST, read_row
from docparse.read.scan.pen.ink import ink_between, print_width
from docparse.read.scan.pen.openers import spell_date, spell_number, spell_symbol
from docparse.read.scan.pen.pen import InkOf, take_slots
from docparse.schema import FieldValue, Header


def test_most_numbers_of_new_hands_are_read() -> None:
    right = 0
    for index in range(30):
        random = np.random.default_rng(30_000_000 + index)
        number = str(random.integers(1, 1000))
        found = read_row(write_number(number, writer(np.random.default_rng(30_000_000 + index)), random))
        right += bool(found) and found[0][0] == number
        assert all(chance <= MOST for _, chance in found)
    assert right >= 24


def test_no_ink_gives_no_number() -> None:
    assert read_row(np.zeros((40, 60), np.uint8)) == []


def test_days_keep_to_the_calendar() -> None:
    ink = write_number("77", writer(np.random.default_rng(5)), np.random.default_rng(5))
    found = [int(text) for text, _ in read_row(ink, 31)]
    assert found
    assert all(0 < day <= 31 for day in found)


def test_strokes_are_taken_whole_and_print_is_left() -> None:
    ink = np.zeros((60, 200), np.uint8)
    ink[20:45, 10:25] = 255  # print before the slot
    ink[15:50, 55:60] = 255  # a stroke in it
    ink[40:43, 100:103] = 255  # a dot to write on
    ink[20:45, 170:190] = 255  # print behind it
    taken = ink_between(ink, 40, 150, 20, 21)
    assert taken is not None
    assert np.flatnonzero(taken.any(axis=0)).tolist() == list(range(55, 60))
    ink[15:50, 55:60] = 0
    assert ink_between(ink, 40, 150, 20, 21) is None


def test_width_of_print() -> None:
    assert print_width("ngày", 0.1) == pytest.approx(194.4)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("Số: 62TB.UBND", "Số: 62/TB-UBND"),
        ("Số:62TB.UBND", "Số:62/TB-UBND"),
        ("Số 531-KL/TỪ", "Số 531-KL/TƯ"),
        ("Số 531-KL/TỦ", "Số 531-KL/TU"),
        ("Số 62/QĐ-SYT", "Số 62/QĐ-SYT"),
        ("Sổ ghi Tủ", "Sổ ghi Tủ"),
    ],
)
def test_a_number_is_spelled_as_numbers_are(read: str, text: str) -> None:
    words = [Word(part, (100.0 * at, 0.0, 100.0 * at + 90, 30.0), 0.5) for at, part in enumerate(read.split())]
    spell_number(words)
    assert " ".join(word.text for word in words) == text


def _line(*words: tuple[str, float, float, float]) -> Line:
    parts = [Word(text, (x0, 100.0, x1, 130.0), score) for text, x0, x1, score in words]
    return Line(" ".join(word.text for word in parts), parts, (parts[0].box[0], 100.0, parts[-1].box[2], 130.0))


def test_a_number_under_a_merged_word_is_found() -> None:
    line = _line(("Số:", 300, 350, 0.9), ("#⁄4/QĐ-UBND", 352, 620, 0.3))
    page = np.zeros((200, 700), np.uint8)
    ink = write_number("154", writer(np.random.default_rng(3)), np.random.default_rng(3), 34)
    page[95 : 95 + ink.shape[0], 362 : 362 + ink.shape[1]] = ink
    lines = [line]
    slots, noise = take_slots(lines, lambda box: page[max(0, int(box[1])) : int(box[3]), max(0, int(box[0])) : int(box[2])], 21)
    assert [slot.kind for slot in slots] == ["number"]
    assert [word.text for word in lines[0].words] == ["Số:", "/QĐ-UBND"]
    assert noise[0].text == "#⁄4"


@pytest.mark.parametrize("words", ["Số 96-BC/UBKTHU", "Số 102 - NQ/TU", "Số: 361 TCTK/TĐKT", "Số 92 -KH/HU"])
def test_numbers_of_the_party_and_of_old_offices_are_print(words: str) -> None:
    edges = [(text, 300.0 + 100 * at, 380.0 + 100 * at, 0.9) for at, text in enumerate(words.split())]
    lines = [_line(*edges)]
    slots, noise = take_slots(lines, lambda box: np.full((60, 200), 255, np.uint8), 21)
    assert (slots, noise) == ([], [])
    assert [word.text for word in lines[0].words] == words.split()


def _cut_from(page: np.ndarray) -> InkOf:
    return lambda box: page[max(0, int(box[1])) : int(box[3]), max(0, int(box[0])) : int(box[2])]


def _typed_page(number: str, at: tuple[int, int], size: int = 47) -> np.ndarray:
    """The ink of a number line in print at 225 dpi, its number set by `at`: to the right of `Số:` and lower than its line."""
    font = pdf.font_path("LiberationSerif-Regular")
    if font is None:
        pytest.skip("needs the Liberation faces")
    face = ImageFont.truetype(str(font), 47)
    image = Image.new("L", (700, 200))
    draw = ImageDraw.Draw(image)
    draw.text((300, 131), "Số:", 255, face, anchor="ls")
    draw.text((300 + at[0], 131 + at[1]), number, 255, ImageFont.truetype(str(font), size), anchor="ls")
    draw.text((520, 131), "/QĐ-UBND", 255, face, anchor="ls")
    return np.where(np.array(image) > 127, np.uint8(255), np.uint8(0))


_NUMBER_LINE = (("Số:", 300, 366, 0.95), ("226", 380, 450, 0.96), ("/QĐ-UBND", 520, 730, 0.95))


def test_a_typed_number_stays_typed() -> None:
    lines = [_line(*_NUMBER_LINE)]
    assert take_slots(lines, _cut_from(_typed_page("226", (80, 0))), 21) == ([], [])
    assert [word.confidence for word in lines[0].words] == [0.95, 0.96, 0.95]


def test_typed_figures_that_the_engine_hardly_read_stay_where_their_ink_is_print() -> None:
    unsure = [("Số:", 300, 366, 0.95), ("226", 380, 450, 0.3), ("/QĐ-UBND", 520, 730, 0.95)]
    assert take_slots([_line(*unsure)], _cut_from(_typed_page("226", (80, 0))), 21) == ([], [])
    slots, _ = take_slots([_line(*unsure)], _cut_from(_written_page("556", 2)), 21)
    assert [slot.kind for slot in slots] == ["number"]


def test_a_typed_number_that_a_program_set_higher_stays_typed() -> None:
    assert take_slots([_line(*_NUMBER_LINE)], _cut_from(_typed_page("226", (80, -6))), 21) == ([], [])


@pytest.mark.parametrize("letter", [34, 36])
def test_a_typed_number_in_smaller_print_than_the_page_stays_typed(letter: int) -> None:
    """As is one in another face: its figures are as tall as the capitals beside them, whatever the page's letters let expect."""
    assert take_slots([_line(*_NUMBER_LINE)], _cut_from(_typed_page("226", (80, 0))), letter) == ([], [])
    slots, _ = take_slots([_line(*_NUMBER_LINE)], _cut_from(_typed_page("226", (80, 0), size=30)), letter)
    assert [slot.kind for slot in slots] == ["number"]


def _written_page(number: str, seed: int, height: int = 44) -> np.ndarray:
    page = _typed_page("", (80, 0))
    ink = write_number(number, writer(np.random.default_rng(seed)), np.random.default_rng(seed), height)
    page[134 - ink.shape[0] : 134, 378 : 378 + ink.shape[1]] = ink
    return page


@pytest.mark.parametrize("number", ["556", "7"])
def test_a_pen_is_not_believed_for_print_however_sure_the_engine_is(number: str) -> None:
    lines = [_line(*_NUMBER_LINE)]
    slots, noise = take_slots(lines, _cut_from(_written_page(number, 5)), 21)
    assert slots[0].alternatives[0][0] == number
    assert all(chance <= MOST for _, chance in slots[0].alternatives)
    assert [line.text for line in noise] == ["226"]
    assert [word.text for word in lines[0].words] == ["Số:", "/QĐ-UBND"]


def test_a_pen_in_one_word_with_its_symbol_is_cut_from_it() -> None:
    lines = [_line(("Số:", 300, 366, 0.95), ("226/QĐ-UBND", 380, 730, 0.93))]
    slots, _ = take_slots(lines, _cut_from(_written_page("556", 5)), 21)
    assert slots[0].alternatives[0][0] == "556"
    assert lines[0].words[-1].text == "/QĐ-UBND"
    typed = [_line(("Số:", 300, 366, 0.95), ("226/QĐ-UBND", 380, 730, 0.93))]
    assert take_slots(typed, _cut_from(_typed_page("226", (80, 0))), 21) == ([], [])
    assert typed[0].words[-1].text == "226/QĐ-UBND"


@pytest.mark.parametrize("head", ["Số:", "số;", "Sỏ:", "S6:"])
@pytest.mark.parametrize("symbol", ["/QĐ-UBND", "/qĐ-UBND", "/OĐ-UBND", "/Qb-UBND", "/gb-.UBND"])
def test_slots_between_misread_print(head: str, symbol: str) -> None:
    lines = [_line((head, 300, 366, 0.6), ("đđ", 380, 450, 0.1), (symbol, 520, 730, 0.5))]
    slots, _ = take_slots(lines, _cut_from(_written_page("556", 5)), 21)
    assert [slot.alternatives[0][0] for slot in slots] == ["556"]
    assert lines[0].words[-1].text.startswith("/QĐ-")


def test_other_symbols_are_left_as_they_are() -> None:
    words = [Word(text, (0, 0, 9, 9), 0.9) for text in ("/CĐ-UBND", "/NQ-HĐND", "/KH-UBND", "/2025/QĐ-UBND", "QĐ")]
    for word in words:
        spell_symbol(word)
    assert [word.text for word in words] == ["/CĐ-UBND", "/NQ-HĐND", "/KH-UBND", "/2025/QĐ-UBND", "QĐ"]


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("An Bình, ngày 4ổ thống 3 năm 2022", "An Bình, ngày 4ổ tháng 3 năm 2022"),
        ("An Bình, ngày ÂÝ tăng 3 năm 2022 _", "An Bình, ngày ÂÝ tháng 3 năm 2022 _"),
        ("An Bình, ngờ; LÔ tháng 3 năm 2022", "An Bình, ngày LÔ tháng 3 năm 2022"),
        ("An Bình, ngày ” móng. 3 năm 2022", "An Bình, ngày ” tháng 3 năm 2022"),
        ("An Bình, ngày 5 tháng 3 nãn 2022", "An Bình, ngày 5 tháng 3 năm 2022"),
        ("lập, ngành công thương năm 2022", "lập, ngành công thương năm 2022"),
        ("sản xuất, ngày càng tăng trong năm 2022 và", "sản xuất, ngày càng tăng trong năm 2022 và"),
    ],
)
def test_words_of_the_date_line_are_spelled_where_two_stand(read: str, told: str) -> None:
    words = [Word(text, (0, 0, 9, 9), 0.9) for text in read.split()]
    spell_date(words)
    assert " ".join(word.text for word in words) == told


def test_a_number_line_in_two_parts_is_put_together() -> None:
    page = _written_page("556", 5)
    lines = [_line(("/QĐ-UBND", 520, 730, 0.9)), _line(("Số:", 300, 366, 0.9), ("2", 380, 400, 0.2))]
    slots, _ = take_slots(lines, _cut_from(page), 21)
    assert [slot.alternatives[0][0] for slot in slots] == ["556"]
    assert [[word.text for word in line.words] for line in lines] == [["Số:", "/QĐ-UBND"]]


def test_a_box_of_the_printed_head_that_reaches_over_the_pen() -> None:
    lines = [_line(("số:", 300, 470, 0.2), ("/QĐ-UBND", 520, 730, 0.9))]
    slots, _ = take_slots(lines, _cut_from(_written_page("556", 5)), 21)
    assert [slot.alternatives[0][0] for slot in slots] == ["556"]


def test_figures_beside_a_row_that_ends_with_a_year_stay_where_they_are() -> None:
    lines = [_line(("Kế", 100, 140, 0.9), ("hoạch", 150, 220, 0.9), ("2022", 600, 660, 0.9)), _line(("12", 300, 330, 0.9))]
    take_slots(lines, lambda box: np.zeros((40, 40), np.uint8), 21)
    assert [len(line.words) for line in lines] == [3, 1]


def test_a_digit_set_high_is_taken_with_its_row_and_the_line_above_is_left() -> None:
    ink = np.zeros((80, 200), np.uint8)
    ink[0:25, 60:64] = 255  # the tail of a letter above
    ink[20:60, 70:76] = 255
    ink[12:38, 90:96] = 255  # wholly above the print, beside its row
    taken = ink_between(ink, 40, 150, 38, 21)
    assert taken is not None
    assert np.flatnonzero(taken.any(axis=0)).tolist() == [*range(70, 76), *range(90, 96)]


def _document(slots: list[HandSlot], name: str = "scan.pdf", text: str = "", panel: SignaturePanel | None = None) -> Document:
    block = Block(0, len(text), text, 2)
    pages = [PageSpan(1, 0, 0), PageSpan(2, 0, len(text))]
    return Document(text, [block], pages, [], "ocr", [panel] if panel else [], [], name, slots=slots)


def _header(date: str = "2021-08-XX") -> Header:
    header = Header()
    header.number = FieldValue[str](value=None, confidence=0.6, source="blank")
    header.symbol = FieldValue[str](value="QĐ-UBND")
    header.date = FieldValue[str](value=date, confidence=0.6)
    return header


def _slot(kind: SlotKind, *found: tuple[str, float], page: int = 1) -> HandSlot:
    return HandSlot(kind, (0, 0, 1, 1), list(found), page)


@pytest.mark.parametrize(
    ("document", "number", "sure"),
    [
        (_document([_slot("number", ("527", 0.4), ("521", 0.1))]), "527", False),
        (_document([_slot("number", ("527", 0.3), ("521", 0.2))], "quyet-dinh-521.pdf"), "521", True),
        (_document([_slot("number", ("527", 0.3), ("521", 0.2))], text="(Kèm theo Quyết định số 521/QĐ-UBND ngày 04/8/2021)"), "521", True),
        (_document([_slot("number", ("527", 0.3)), _slot("number", ("527", 0.4), page=2)]), "527", True),
        (_document([]), None, True),
    ],
)
def test_number_by_its_witnesses(document: Document, number: str | None, sure: bool) -> None:
    header = _header()
    fill_from_pen(document, header)
    assert header.number.value == number
    assert (header.number.confidence > 0.5) is sure
    assert header.number.confidence <= 0.8
    if number:
        assert header.number.source == "inferred"
        assert header.number.alternatives[0][0] == number


def test_the_issuers_signature_tells_the_day() -> None:
    slots = [_slot("day", ("29", 0.25), ("23", 0.2))]
    alone, signed = _header(), _header()
    fill_from_pen(_document(slots), alone)
    fill_from_pen(_document(slots, panel=SignaturePanel("UBND tỉnh An Bình", "2021-08-23T10:00:00")), signed)
    assert (alone.date.value, alone.date.confidence < 0.5) == ("2021-08-29", True)
    assert (signed.date.value, 0.5 < signed.date.confidence <= 0.8) == ("2021-08-23", True)


def test_a_portal_does_not_publish_before_the_day_of_issue() -> None:
    header = _header()
    panel = SignaturePanel("Cổng thông tin điện tử", "2021-08-25T10:00:00")
    fill_from_pen(_document([_slot("day", ("29", 0.25), ("24", 0.2))], panel=panel), header)
    assert header.date.value == "2021-08-24"


def test_a_printed_number_with_its_year() -> None:
    header = _header()
    text = "Số: /2025/QĐ-UBND"
    header.symbol = FieldValue[str](value="QĐ-UBND", start=10, end=17)
    fill_from_pen(_document([_slot("number", ("12", 0.4))], text=text), header)
    assert header.number.value == "12/2025"
