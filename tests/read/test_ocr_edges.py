"""Head and foot of a scan: recipients read twice, framed stamps, dots of semicolons, case by height, titles as they are spelled."""

from __future__ import annotations

import numpy as np
import pytest

from docparse.document import Line, Word
from docparse.layout.tables import Rule
from docparse.read.scan.fixed import plain_slashes, spell_fixed
from docparse.read.scan.foot import LARGER, read_foot_again, recipient_rows
from docparse.read.scan.letter_case import mend_case, mend_numerals, mend_ones
from docparse.read.scan.noise import parted
from docparse.read.scan.points import mend_points
from docparse.read.scan.signature.seal_ink import find_seals
from docparse.read.scan.signature.signer import spell_deputies, spell_titles
from docparse.read.scan.stamps import take_stamps
from docparse.read.scan.unread import blobs_of

LETTER = 21.0


def _line(y: float, *words: tuple[str, float, float, float]) -> Line:
    parts = [Word(text, (x0, y, x1, y + 30), score) for text, x0, x1, score in words]
    return Line(" ".join(word.text for word in parts), parts, (parts[0].box[0], y, parts[-1].box[2], y + 30))


class _Second:
    """Reads a crop that begins at (268.5, 87.4) as the given lines of the page, enlarged."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        for line in self.lines:
            for word in line.words:
                x0, y0, x1, y1 = word.box
                word.box = (
                    (x0 - 268.5) * LARGER + 15,
                    (y0 - 87.4) * LARGER + 15,
                    (x1 - 268.5) * LARGER + 15,
                    (y1 - 87.4) * LARGER + 15,
                )
        return self.lines


def _foot() -> list[Line]:
    return [
        _line(100, ("Nơi", 300, 350, 0.9), ("nhận:", 360, 430, 0.9), ("GIÁM", 900, 990, 0.9), ("ĐỐC", 1000, 1080, 0.9)),
        _line(140, ("-", 300, 310, 0.9), ("Như", 320, 370, 0.9), ("trên,", 380, 440, 0.8)),
        _line(180, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), ("VT,", 390, 440, 0.9), ("1HTT.", 450, 530, 0.2), ("b⁄", 545, 600, 0.1)),
    ]


def test_the_surer_of_two_readings_of_the_recipients_is_kept() -> None:
    lines = _foot()
    second = [
        _line(140, ("-", 300, 310, 0.9), ("Nhu", 320, 370, 0.5), ("trên;", 380, 440, 0.7)),
        _line(180, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), ("VT,", 390, 440, 0.9), ("HTTT.", 450, 530, 0.9)),
    ]
    count, strokes = read_foot_again(_Second(second), lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    texts = [" ".join(word.text for word in line.words) for line in lines]
    assert texts == ["Nơi nhận: GIÁM ĐỐC", "- Như trên;", "- Lưu: VT, HTTT."]
    assert count == 2
    assert [word.text for word in strokes] == ["b⁄"]


def test_a_word_that_both_looks_read_is_believed() -> None:
    lines = _foot()
    second = [_line(180, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), ("VT,", 390, 440, 0.9), ("1HTT.", 450, 530, 0.75))]
    read_foot_again(_Second(second), lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    assert [(word.text, word.confidence) for word in lines[2].words[2:4]] == [("VT,", 0.9), ("1HTT.", 0.6)]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("(02b).", "(02).", "(02b)."), ("(02).", "(02b).", "(02b)."), ("02b.", "02.", "02b."), ("T25.", "725.", "T25.")],
)
def test_copies_and_typists_are_not_lost_to_a_second_look(first: str, second: str, kept: str) -> None:
    lines = [*_foot()[:2], _line(180, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), (first, 390, 450, 0.85))]
    again = [_line(180, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), (second, 390, 450, 0.95))]
    read_foot_again(_Second(again), lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    assert lines[2].words[-1].text == kept


@pytest.mark.parametrize(
    ("again", "added"), [(("b/c);", 300, 370, 0.8), True), (("(ww", 300, 370, 0.8), False), (("b/c);", 480, 550, 0.8), False)]
)
def test_a_short_row_that_only_the_second_look_saw_is_kept(again: tuple[str, float, float, float], added: bool) -> None:
    lines = [*_foot()[:2], _line(180, ("^", 310, 330, 0.2)), _line(220, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9))]
    lines[2].words[0].box = (490, 180, 520, 210)
    second = _Second([_line(180, again)])
    read_foot_again(second, lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    assert any(word.text == again[0] for line in lines for word in line.words) is added


def test_a_row_that_the_second_look_did_not_see_stays() -> None:
    lines = [*_foot()[:2], _line(255, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), ("VT.", 390, 440, 0.9))]
    again = [
        _line(140, ("-", 300, 310, 0.9), ("Như", 320, 370, 0.9), ("trên;", 380, 440, 0.9)),
        _line(180, ("-", 300, 310, 0.9), ("Ban", 320, 370, 0.9), ("Tuyên", 380, 440, 0.9), ("giáo;", 450, 500, 0.9)),
        _line(100, ("Nơi", 300, 350, 0.9), ("nhận:", 360, 430, 0.9)),
    ]
    read_foot_again(_Second(again), lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    texts = [" ".join(word.text for word in line.words) for line in lines]
    assert "- Lưu: VT." in texts
    assert "- Ban Tuyên giáo;" in texts


def test_words_behind_a_wide_gap_are_not_given_twice() -> None:
    lines = [*_foot()[:2], _line(180, ("-", 300, 310, 0.9), ("Ban", 320, 370, 0.9), ("xã;", 430, 470, 0.9)), _foot()[2]]
    lines[3] = _line(250, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9))
    again = [
        _line(191, ("-", 300, 310, 0.9), ("Ban", 320, 370, 0.9), ("xã;", 390, 440, 0.9)),
        _line(215, ("-", 300, 310, 0.9), ("Hội", 320, 370, 0.9), ("Nông", 380, 440, 0.9), ("dân;", 450, 500, 0.9)),
        *_foot()[:2],
    ]
    read_foot_again(_Second(again), lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    assert [word.text for line in lines for word in line.words].count("xã;") == 1


def test_what_stands_before_nhan_is_noi() -> None:
    lines = _foot()
    lines[0].words[0].text, lines[0].words[0].confidence = "ÁN‡", 0.1
    read_foot_again(_Second([]), lambda box, factor: np.full((200, 500), 255, np.uint8), 225, lines, LETTER)
    assert lines[0].words[0].text == "Nơi"
    assert (lines[0].words[0].confidence or 1) <= 0.5


def test_the_head_of_the_recipients_without_its_first_letter_opens_them() -> None:
    lines = _foot()
    lines[0].words[0].text = "ơi"
    assert len(recipient_rows(lines, LETTER)) == 3
    assert lines[0].words[0].text == "Nơi"


def test_a_page_without_recipients_is_left() -> None:
    lines = [_line(100, ("Căn", 300, 350, 0.4), ("cứ", 360, 430, 0.4))]
    assert read_foot_again(_Second([]), lambda box, factor: np.zeros((9, 9), np.uint8), 225, lines, LETTER) == (0, [])
    assert [word.text for word in lines[0].words] == ["Căn", "cứ"]


@pytest.mark.parametrize(("dot", "text"), [(True, "trên;"), (False, "trên,")])
def test_a_comma_under_a_dot_is_a_semicolon(dot: bool, text: str) -> None:
    page = np.full((200, 400), 255, np.uint8)
    for x in (100, 120, 140):
        page[80:101, x : x + 12] = 0
    page[97:107, 158:162] = 0
    if dot:
        page[81:85, 158:162] = 0
    line = Line("trên,", [Word("trên,", (100, 80, 163, 107), 0.9)])
    mend_points([line], blobs_of(page), LETTER)
    assert line.words[0].text == line.text == text


@pytest.mark.parametrize(
    ("text", "behind", "heights", "expected"),
    [
        ("V/V", "tổ", (31, 31, 21), "V/v"),
        ("V/V", "tổ", (31, 31, 31), "V/V"),
        ("số:", "/QĐ-UBND", (31, 21), "Số:"),
        ("số", "12/KH-UBND", (21, 21), "số"),
        ("về", "việc", (31, 21), "Về"),
        ("về", "việc", (21, 21), "về"),
        ("VỀ", "việc", (31, 21), "Về"),
        ("TP", "huyện", (31, 31), "TP"),
    ],
)
def test_letters_have_the_case_of_their_height(text: str, behind: str, heights: tuple[int, ...], expected: str) -> None:
    page = np.full((200, 400), 255, np.uint8)
    for index, height in enumerate(heights):
        page[120 - height : 120, 100 + 20 * index : 112 + 20 * index] = 0
    page[80:95, 124:134] = 0  # a mark above the second letter
    line = Line(f"{text} {behind}", [Word(text, (98, 85, 175, 124), 0.9), Word(behind, (185, 85, 300, 124), 0.9)])
    mend_case([line], blobs_of(page), LETTER)
    assert line.words[0].text == expected


def _frame(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    return [Rule(True, y0, x0, x1), Rule(True, y1, x0, x1), Rule(False, x0, y0, y1), Rule(False, x1, y0, y1)]


@pytest.mark.parametrize(("inside", "gone"), [("ĐẾN", True), ("KHẨN", False)])
def test_a_framed_incoming_stamp_is_taken_out_of_the_line_beside_it(inside: str, gone: bool) -> None:
    lines = [_line(450, (inside, 140, 200, 0.9), ("QUYẾT", 800, 900, 0.9), ("ĐỊNH", 910, 990, 0.9))]
    taken = take_stamps(lines, _frame(40, 125, 175, 180), (595, 842), 225 / 72)
    assert [line.text for line in taken] == ([inside] if gone else [])
    assert lines[0].words[0].text == ("QUYẾT" if gone else inside)


@pytest.mark.parametrize(("below", "gone"), [("Ngày", True), ("Mục", False)])
def test_a_stamp_whose_frame_is_lost_is_known_by_its_own_words(below: str, gone: bool) -> None:
    lines = [
        _line(100, ("CÔNG", 60, 130, 0.9), ("VĂN", 140, 190, 0.9), ("ĐEN", 200, 260, 0.9)),
        _line(150, (below, 62, 120, 0.9), ("9/6", 130, 170, 0.9), ("TỈNH", 420, 500, 0.9), ("SÔNG", 510, 590, 0.9), ("LÔ", 600, 640, 0.9)),
    ]
    taken = take_stamps(lines, [], (595, 842), 225 / 72)
    assert [line.text for line in taken] == (["CÔNG VĂN ĐEN Ngày 9/6"] if gone else [])
    assert len(lines[-1].words) == (3 if gone else 5)


def test_a_wide_table_is_no_stamp() -> None:
    lines = [_line(450, ("Ngày:", 140, 200, 0.9))]
    assert take_stamps(lines, _frame(40, 125, 540, 180), (595, 842), 225 / 72) == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("CHUTỊCH",), "CHỦ TỊCH"),
        (("PHO", "GIÁM", "ĐÓC"), "PHÓ GIÁM ĐỐC"),
        (("KT.", "CHU", "TỊCH"), "KT. CHỦ TỊCH"),
        (("CHỦ", "TỊCH", "HỘI", "NGHỊ"), "CHỦ TỊCH HỘI NGHỊ"),
        (("Chu", "tịch"), "Chu tịch"),
    ],
)
def test_titles_are_spelled_as_they_are(words: tuple[str, ...], text: str) -> None:
    line = _line(100, *((word, 100 + 110 * i, 200 + 110 * i, 0.8) for i, word in enumerate(words)))
    spell_titles([line], LETTER)
    assert " ".join(word.text for word in line.words) == text


def test_two_seals_on_one_page_are_found() -> None:
    import cv2

    page = np.full((2600, 1850), 255, np.uint8)
    for x in (450, 1200):
        cv2.circle(page, (x, 2100), 158, 0, 9)
        cv2.circle(page, (x, 2100), 110, 0, 5)
    seals = find_seals(page, 225)
    assert [seal.x for seal in seals] == pytest.approx([450, 1200], abs=10)
    assert all(abs(seal.radius - 158) < 12 for seal in seals)


@pytest.mark.parametrize(("width", "score", "kept"), [(10, 0.9, True), (2, 0.9, False), (110, 0.3, False)])
def test_a_dash_has_the_width_of_a_dash(width: float, score: float, kept: bool) -> None:
    lines, noise = parted([_line(100, ("—", 100, 100 + width, score), ("GIÁM", 240, 330, 0.9), ("ĐỐC", 340, 420, 0.9))], LETTER)
    assert (len(lines[0].words) == 3) is kept
    assert (noise == []) is kept


@pytest.mark.parametrize(
    ("head", "read", "score", "kept"),
    [("Số:", "531-KL/TỪ", 0.6, True), ("Số", "62TB.UBND", 0.43, True), ("Số:", "62TB.UBND", 0.1, False), ("Xã", "62TB.UBND", 0.43, False)],
)
def test_a_misread_number_with_its_symbol_is_no_noise(head: str, read: str, score: float, kept: bool) -> None:
    lines, _ = parted([_line(100, (head, 100, 140, 0.9), (read, 150, 300, score))], LETTER)
    assert (len(lines[0].words) == 2) is kept


@pytest.mark.parametrize(("tick", "kept"), [("'", False), ("|", False), ("&", True), ("-", True)])
def test_a_tick_between_words_is_a_speck(tick: str, kept: bool) -> None:
    lines, _ = parted([_line(100, ("BỔ", 100, 140, 0.9), (tick, 150, 160, 0.95), ("SUNG", 170, 250, 0.9))], LETTER)
    assert (len(lines[0].words) == 3) is kept


@pytest.mark.parametrize(
    ("read", "text"),
    [(".Nghị", "Nghị"), ("-.2031", "-2031"), ("·Sở", "Sở"), (".doc", ".doc"), ("...", "..."), (".a", ".a")],
)
def test_no_stop_stands_before_a_word(read: str, text: str) -> None:
    lines, _ = parted([_line(100, ("các", 100, 140, 0.9), (read, 150, 300, 0.9), ("này", 310, 350, 0.9))], LETTER)
    assert lines[0].words[1].text == text


@pytest.mark.parametrize(
    ("above", "score", "text"),
    [(("CHỦ", "TỊCH#"), 0.1, "KT. CHỦ TỊCH"), (("k-CHỦ", "TỊCH"), 0.3, "KT. CHỦ TỊCH"), (("CHỦ", "TỊCH#"), 0.9, "CHỦ TỊCH#")],
)
def test_a_deputy_signs_for_the_head(above: tuple[str, ...], score: float, text: str) -> None:
    lines = [
        _line(100, ("-", 10, 20, 0.9), *((word, 300 + 110 * i, 400 + 110 * i, score) for i, word in enumerate(above))),
        _line(145, ("PHÓ", 280, 350, 0.9), ("CHỦ", 360, 430, 0.9), ("TỊCH", 440, 520, 0.9)),
    ]
    spell_deputies(lines, LETTER)
    assert " ".join(word.text for word in lines[0].words) == f"- {text}"


@pytest.mark.parametrize(("behind", "text"), [("TỔ", "II."), ("Trường", "I.")])
def test_two_strokes_are_a_roman_two_before_capitals_only(behind: str, text: str) -> None:
    page = np.full((200, 400), 255, np.uint8)
    for x in (100, 117):
        page[90:120, x : x + 14] = 0
    line = Line(f"I. {behind}", [Word("I.", (100, 90, 142, 120), 0.8), Word(behind, (160, 85, 300, 124), 0.9)])
    mend_numerals([line], blobs_of(page), LETTER)
    assert line.words[0].text == text


def _upright(left: int, right: int) -> np.ndarray:
    """A page with one stroke whose head reaches so far to the left and to the right of its stem, on a broad foot."""
    page = np.full((120, 300), 255, np.uint8)
    page[40:72, 103:109] = 0
    page[42:46, 103 - left : 109 + right] = 0
    page[69:72, 100:112] = 0
    return page


@pytest.mark.parametrize(("left", "right", "text"), [(4, 0, "1"), (3, 3, "I"), (0, 0, "I")])
def test_a_doubtful_one_is_told_from_a_roman_one_by_its_flag(left: int, right: int, text: str) -> None:
    line = _line(40, ("đợt", 40, 80, 0.9), ("I", 99, 113, 0.4), ("năm", 130, 180, 0.9))
    mend_ones([line], blobs_of(_upright(left, right)), LETTER)
    assert line.words[1].text == text


def test_a_sure_roman_one_stays() -> None:
    line = _line(40, ("đợt", 40, 80, 0.9), ("I", 99, 113, 0.95), ("năm", 130, 180, 0.9))
    assert mend_ones([line], blobs_of(_upright(4, 0)), LETTER) == 0


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("ĐĂNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Độc lập -- Tự do - Hạnh phú", "Độc lập - Tự do - Hạnh phúc"),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM.", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("HỘI NÔNG DÂN VIỆT NAM", "HỘI NÔNG DÂN VIỆT NAM"),
        ("ĐẢNG VÀ NHÀ NƯỚC TA", "ĐẢNG VÀ NHÀ NƯỚC TA"),
    ],
)
def test_fixed_lines_are_spelled_as_they_are(read: str, text: str) -> None:
    line = _line(100, *((part, 100.0 + 90 * at, 180.0 + 90 * at, 0.8) for at, part in enumerate(read.split())))
    spell_fixed([line], LETTER)
    assert " ".join(word.text for word in line.words) == text


def test_the_slash_of_fractions_is_a_slash() -> None:
    line = _line(100, ("16⁄KH-UBND", 100, 180, 0.8), ("40m3/⁄h", 190, 280, 0.8))
    plain_slashes([line])
    assert [word.text for word in line.words] == ["16/KH-UBND", "40m3/h"]


def test_a_title_loses_its_specks() -> None:
    line = _line(100, ("'HIỆU", 100, 180, 0.8), ("TRƯỜNG", 190, 280, 0.8))
    assert spell_titles([line], LETTER) == 1
    assert [word.text for word in line.words] == ["HIỆU", "TRƯỞNG"]
