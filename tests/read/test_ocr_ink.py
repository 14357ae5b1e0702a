"""What the ink of a page tells beside what was read: comparators, decimal marks, quarters, seals taken away, columns read alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from docparse.document import HandSlot, Line, Word
from docparse.read.scan.figures import mend_figures
from docparse.read.scan.foot import read_foot_again
from docparse.read.scan.gutter import gutter
from docparse.read.scan.letter_case import mend_quarters
from docparse.read.scan.rejoin import rejoin_dates
from docparse.read.scan.signature.seal_ink import Seal, without_seal
from docparse.read.scan.signature.seal_words import near_title
from docparse.read.scan.signature.signature import read_signature_again
from docparse.read.scan.signature.signer import glue_authority, spell_apostrophes, spell_authority
from docparse.read.scan.unread import blobs_of, unread

LETTER = 21.0


def _page(height: int = 200, width: int = 600) -> np.ndarray:
    return np.full((height, width), 255, np.uint8)


def _digits(page: np.ndarray, x: int, count: int, y: int = 100) -> None:
    for at in range(count):
        cv2.rectangle(page, (x + 28 * at, y), (x + 28 * at + 12, y + 28), 0, 3)


def _greater(page: np.ndarray, x: int, y: int = 106, bar: bool = True, flip: bool = False) -> None:
    a, b = (x + 14, x) if flip else (x, x + 14)
    cv2.polylines(page, [np.array([(a, y), (b, y + 7), (a, y + 14)])], False, 0, 2)
    if bar:
        cv2.line(page, (x, y + 19), (x + 14, y + 19), 0, 2)


def _line(*words: tuple[str, int, int]) -> Line:
    found = [Word(text, (x0, 100.0, x1, 130.0), 0.9) for text, x0, x1 in words]
    return Line(" ".join(word.text for word in found), found, (found[0].box[0], 100, found[-1].box[2], 130))


@pytest.mark.parametrize(("bar", "flip", "sign"), [(True, False, "≥"), (False, False, ">"), (True, True, "≤"), (False, True, "<")])
def test_a_comparator_that_was_not_read_is_put_before_its_number(bar: bool, flip: bool, sign: str) -> None:
    page = _page()
    _greater(page, 170, bar=bar, flip=flip)
    _digits(page, 200, 2)
    line = _line(("đạt", 80, 140), ("95", 200, 244))
    mend_figures([line], blobs_of(page), LETTER)
    assert line.text == f"đạt {sign} 95"


@pytest.mark.parametrize(("bar", "text"), [(True, "≥95"), (False, ">95")])
def test_a_comparator_gets_the_bar_that_the_engine_does_not_know(bar: bool, text: str) -> None:
    page = _page()
    _greater(page, 200, bar=bar)
    _digits(page, 222, 2)
    line = _line((">95", 200, 264))
    mend_figures([line], blobs_of(page), LETTER)
    assert line.text == text


def test_letters_and_arrows_before_a_number_are_no_comparator() -> None:
    page = _page()
    cv2.fillPoly(page, [np.array([(170, 104), (184, 112), (170, 120)])], 0)
    _digits(page, 200, 2)
    line = _line(("95", 200, 244))
    assert mend_figures([line], blobs_of(page), LETTER) == 0
    assert line.text == "95"


@pytest.mark.parametrize(
    ("read", "mark", "text"),
    [("963", (246, 124, 5, 11), "96,3"), ("1233", (218, 124, 5, 5), "1.233"), ("963", (246, 110, 5, 5), "963"), ("963", None, "963")],
)
def test_a_mark_at_the_foot_between_digits_is_put_in(read: str, mark: tuple[int, int, int, int] | None, text: str) -> None:
    page = _page()
    _digits(page, 200, len(read))
    if mark:
        x, y, w, h = mark
        page[y : y + h, x : x + w] = 0
    line = _line((read, 200, 200 + 28 * len(read)))
    mend_figures([line], blobs_of(page), LETTER)
    assert line.text == text


def test_a_number_behind_its_comparator_gets_its_marks_too() -> None:
    page = _page()
    _greater(page, 200)
    _digits(page, 222, 2)
    page[124:135, 240:245] = 0
    line = _line((">63", 200, 264))
    mend_figures([line], blobs_of(page), LETTER)
    assert line.text == "≥6,3"


def test_both_numbers_of_a_range_get_their_marks() -> None:
    page = _page()
    _digits(page, 200, 2)
    page[124:135, 218:223] = page[124:135, 304:309] = 0
    page[113:116, 250:264] = 0
    _digits(page, 286, 2)
    line = _line(("63-9,5", 200, 328))
    mend_figures([line], blobs_of(page), LETTER)
    assert line.text == "6,3-9,5"


def _stroke(page: np.ndarray, x: int, serif: int = 3, flag: int = 3) -> None:
    page[100:128, x : x + 4] = 0
    page[100:103, x - flag : x + 4 + serif] = 0
    page[125:128, x - 3 : x + 7] = 0


@pytest.mark.parametrize(
    ("read", "pitch", "count", "serif", "text"),
    [("11/2031", 15, 2, 3, "II/2031"), ("11/2031", 15, 3, 3, "III/2031"), ("11/2031", 25, 2, 0, "11/2031"), ("1/2031", 15, 1, 3, "I/2031")],
)
def test_a_quarter_is_roman_where_its_strokes_are(read: str, pitch: int, count: int, serif: int, text: str) -> None:
    page = _page()
    for at in range(count):
        _stroke(page, 205 + pitch * at, serif)
    slash = 205 + pitch * count + 6
    cv2.line(page, (slash, 128), (slash + 12, 100), 0, 2)
    line = _line(("quý", 120, 180), (read, 200, slash + 14))
    mend_quarters([line], blobs_of(page), LETTER)
    assert line.text == f"quý {text}"


def test_a_printed_day_is_joined_again_and_a_pens_is_not() -> None:
    line = _line(("ngày", 0, 60), ("28", 70, 100), ("/10/2031", 100, 200))
    rejoin_dates([line], [], LETTER)
    assert line.text == "ngày 28/10/2031"
    line = _line(("ngày", 0, 60), ("28", 70, 100), ("/10/2031", 100, 200))
    rejoin_dates([line], [HandSlot("day", (65, 90, 105, 140), [("28", 0.6)])], LETTER)
    assert line.text == "ngày 28 /10/2031"


@pytest.mark.parametrize(("read", "text"), [("HYar", "H’Yar"), ("KBrel", "K’Brel"), ("Hyar", "Hyar"), ("HĐND", "HĐND")])
def test_a_name_of_the_highlands_gets_its_apostrophe(read: str, text: str) -> None:
    line = _line((read, 100, 180), ("Niê", 190, 230), ("Blô", 240, 290))
    spell_apostrophes([line], LETTER)
    assert line.words[0].text == text


def test_a_faint_seal_is_lifted_and_the_print_under_it_kept() -> None:
    page = _page(500, 700)
    cv2.circle(page, (250, 250), 150, 150, 5)
    for x in range(90, 480, 12):
        page[240:270, x : x + 5] = 20
    clean = without_seal(page, Seal(250, 250, 150), LETTER)
    assert np.count_nonzero((clean > 100) & (clean < 200)) == 0
    assert np.count_nonzero(clean < 100) >= np.count_nonzero(page < 100)


def test_print_across_the_ring_of_a_faint_seal_does_not_make_it_dark() -> None:
    page = _page(500, 700)
    cv2.circle(page, (250, 250), 150, 150, 3)
    for y in (160, 240, 320):  # rows of bold print
        for x in range(80, 380, 16):
            page[y : y + 30, x : x + 11] = 20
    clean = without_seal(page, Seal(250, 250, 150), LETTER)
    assert np.count_nonzero((clean > 100) & (clean < 200)) == 0
    assert np.count_nonzero(clean < 100) >= np.count_nonzero(page < 100)


def test_print_is_kept_whole_where_the_seal_was_left_out_before() -> None:
    page = _page(500, 700)
    for x in range(80, 380, 16):
        page[160:190, x : x + 11] = 20
    clean = without_seal(page, Seal(250, 250, 150), LETTER)
    assert np.count_nonzero(clean < 100) == np.count_nonzero(page < 100)


def test_the_ring_of_a_dark_seal_goes_where_it_is_no_circle_and_print_across_it_stays() -> None:
    page = _page(500, 900)
    cv2.ellipse(page, (250, 250), (150, 155), 0, 0, 360, 0, 3)
    for x in range(300, 640, 30):  # a line of print that begins inside the seal
        page[340:370, x : x + 6] = 0
    before = np.count_nonzero(page[340:370, 300:640] < 128)
    clean = without_seal(page, Seal(250, 250, 152), LETTER)
    assert np.count_nonzero(clean[:330] < 128) < 0.1 * np.count_nonzero(page[:330] < 128)
    assert np.count_nonzero(clean[340:370, 300:640] < 128) > 0.8 * before


class _Reader:
    """Reads every image as the rows that it is given: (text, x, y), in pixels of the image without its margin."""

    name = "rows"

    def __init__(self, rows: list[tuple[str, float, float]], scale: float = 1.0) -> None:
        self.rows, self.scale = rows, scale

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        out = []
        for text, x, y in self.rows:
            words = []
            for part in text.split():
                wide = 14.0 * len(part)
                box = tuple(self.scale * value + 15 for value in (x, y, x + wide, y + 24))
                words.append(Word(part, box, 0.95))
                x += wide + 12
            out.append(Line(text, words, words[0].box))
        return out


def _foot() -> tuple[np.ndarray, list[Line]]:
    """A foot whose second recipient was run together with the first, and whose title was lost."""
    page = _page(900, 1800)
    for y in range(100, 300, 45):
        for x in range(200, 700, 16):
            page[y : y + 22, x : x + 5] = 0
    for y in (100, 150, 280):
        for x in range(1150, 1500, 20):
            page[y : y + 28, x : x + 6] = 0

    def row(y0: float, y1: float, x: float, *texts: str, score: float = 0.9) -> Line:
        words = []
        for text in texts:
            words.append(Word(text, (x, y0, x + 14.0 * len(text), y1), score))
            x += 14.0 * len(text) + 12
        return Line(" ".join(texts), words, (words[0].box[0], y0, words[-1].box[2], y1))

    return page, [
        row(100, 124, 200, "Nơi", "nhận:"),
        row(150, 215, 200, "-", "BanCác", "sởtrên;", score=0.3),
        row(235, 259, 200, "-", "Lưu:", "VT."),
        row(152, 180, 1150, "SU", "CLU", score=0.2),
    ]


def test_rows_of_recipients_that_were_run_together_are_read_alone() -> None:
    page, lines = _foot()
    reader = _Reader([("Nơi nhận:", 30, 12), ("- Như trên;", 30, 57), ("- Các sở;", 30, 102), ("- Lưu: VT.", 30, 147)], 1.27)
    read_foot_again(reader, lambda box, factor: page[:10, :10], 225, lines, LETTER, lambda top, low: 900.0)
    texts = {" ".join(word.text for word in line.words) for line in lines}
    assert {"- Như trên;", "- Các sở;"} <= texts
    assert not any("BanCác" in text for text in texts)


def test_a_row_whose_boxes_stand_too_far_to_the_right_is_not_read_twice() -> None:
    def row(y: float, *words: tuple[str, float, float]) -> Line:
        found = [Word(text, (x0, y, x1, y + 24.0), 0.93) for text, x0, x1 in words]
        return Line(" ".join(word.text for word in found), found)

    lines = [
        row(100, ("Nơi", 200, 250), ("nhận:", 258, 330)),
        row(145, ("-", 200, 210), ("Như", 300, 350), ("trên;", 358, 420)),
        row(190, ("-", 200, 210), ("Lưu:", 220, 270), ("VT.", 278, 320)),
    ]
    reader = _Reader([("Nơi nhận:", 30, 12), ("- Như trên;", 30, 57), ("- Lưu: VT.", 30, 102)], 1.27)
    read_foot_again(reader, lambda box, factor: _page()[:10, :10], 225, lines, LETTER)
    assert [" ".join(word.text for word in line.words) for line in lines] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_the_gap_between_recipients_and_signature_is_found() -> None:
    page, _ = _foot()
    edge = gutter(blobs_of(page), [], (95, 290), LETTER)
    assert edge is not None
    assert 690 < edge < 1150


def test_the_column_of_the_signature_is_read_alone() -> None:
    page, lines = _foot()
    reader = _Reader([("KT. GIÁM ĐỐC", 440, 60), ("PHÓ GIÁM ĐỐC", 440, 115), ("Trần Văn Bình", 440, 240)])
    assert read_signature_again(reader, page, 225, lines, blobs_of(page), [], LETTER) == 3
    texts = [" ".join(word.text for word in line.words) for line in lines]
    assert "PHÓ GIÁM ĐỐC" in texts
    assert "Trần Văn Bình" in texts
    assert not any("CLU" in text for text in texts)


def test_for_whom_is_signed_is_kept_where_the_first_look_lost_it() -> None:
    page, lines = _foot()
    for text in ("CHỦ TỊCH", "K/T CHỦ TỊCH"):
        read_signature_again(_Reader([(text, 440, 60)]), page, 225, lines, blobs_of(page), [], LETTER)
    texts = [" ".join(word.text for word in line.words) for line in lines]
    assert "K/T CHỦ TỊCH" in texts
    assert "CHỦ TỊCH" not in texts


def test_for_whom_is_signed_is_kept_where_the_second_look_cut_it() -> None:
    page, lines = _foot()
    for text in ("TM. BAN QUẢN LÝ BẾN ĐÒ", "M. BAN QUẢN LÝ BẾN ĐÒ"):
        read_signature_again(_Reader([(text, 440, 60)]), page, 225, lines, blobs_of(page), [Seal(1100, 300, 90)], LETTER)
    assert "TM. BAN QUẢN LÝ BẾN ĐÒ" in [" ".join(word.text for word in line.words) for line in lines]


def test_what_a_signature_column_holds_beside_print_is_left_out() -> None:
    page, lines = _foot()
    reader = _Reader([("~ ‹ ^", 440, 115)])
    assert read_signature_again(reader, page, 225, lines, blobs_of(page), [], LETTER) == 0


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (["KT. GIÁM ĐỐC", "PHÓ GI4M ĐỐC"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (["_ CHỦ TỊCH", "#HỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (["HIỆU TRƯỞNG"], ["HIỆU TRƯỞNG"]),
    ],
)
def test_titles_of_a_signature_are_known_by_most_of_their_letters(rows: list[str], kept: list[str]) -> None:
    page, lines = _foot()
    reader = _Reader([(text, 440, 60 + 55 * at) for at, text in enumerate(rows)])
    read_signature_again(reader, page, 225, lines, blobs_of(page), [], LETTER)
    texts = [" ".join(word.text for word in line.words) for line in lines]
    assert [text for text in texts if text in kept] == kept


@pytest.mark.parametrize(
    ("text", "title"),
    [("PHÓ GI4M ĐỐC", "PHÓ GIÁM ĐỐC"), ("HIỆU TRUONG", "HIỆU TRƯỞNG"), ("BAN NHÂN DÂN", None), ("Giám đốc sở", None), ("ĐỐC", None)],
)
def test_a_title_is_near_only_where_most_of_it_was_read(text: str, title: str | None) -> None:
    assert near_title(text) == title


def test_an_authority_gets_its_point() -> None:
    line = _line(("KT:", 100, 140), ("CHỦ", 150, 200), ("TỊCH", 210, 270))
    rooms = _line(("KT,", 100, 140), ("ĐT,", 150, 200), ("NC", 210, 270))
    spell_authority([line, rooms], LETTER)
    assert (line.words[0].text, rooms.words[0].text) == ("KT.", "KT,")


@pytest.mark.parametrize(("gap", "text"), [(0.0, "KT.CHỦ TỊCH"), (9.0, "KT. CHỦ TỊCH")])
def test_an_authority_that_was_printed_without_a_space_has_none(gap: float, text: str) -> None:
    words = [Word("KT.", (100, 0, 150, 20), 0.9), Word("CHỦ", (150 + gap, 0, 210, 20), 0.9), Word("TỊCH", (220, 0, 280, 20), 0.9)]
    line = Line("", words)
    assert glue_authority([line], 20.0) == (gap == 0.0)
    assert " ".join(word.text for word in line.words) == text


def test_unread_row_whose_middle_touches_the_row_above_is_one_place() -> None:
    page = np.full((900, 900), 255, np.uint8)
    for at in range(12):
        page[300:321, 200 + 22 * at : 214 + 22 * at] = 0
    page[240:321, 310:324] = 0  # an accent that runs into the descender above it
    page[240:321, 332:346] = 0
    boxes = unread(blobs_of(page), [], 21.0)
    assert len(boxes) == 1
    assert boxes[0][0] < 215
    assert boxes[0][2] > 440


@pytest.mark.parametrize(
    ("read", "mark", "text"), [("9/63", (218, 124, 5, 11), "9,63"), ("<2/10", (218, 124, 5, 11), "<2,10"), ("9/63", None, "9/63")]
)
def test_a_comma_read_as_a_slash_is_a_comma_where_its_ink_is(read: str, mark: tuple[int, int, int, int] | None, text: str) -> None:
    page = _page()
    _digits(page, 200, 3)
    if mark:
        x, y, w, h = mark
        page[y : y + h, x : x + w] = 0
    line = _line((read, 198, 200 + 28 * 3))
    mend_figures([line], blobs_of(page), LETTER)
    assert line.text == text
