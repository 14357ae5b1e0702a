"""What stands between words, by its ink; numbers of titles that are no noise; cells of tables looked at again."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from docparse.document import Line, Word
from docparse.layout.order import order
from docparse.layout.tables import TableGrid
from docparse.read.scan.between import mend_between
from docparse.read.scan.cells import read_cells
from docparse.read.scan.foot_head import restore_head
from docparse.read.scan.letter_case import mend_counts, mend_quarters
from docparse.read.scan.mend import mend, spell_pairs
from docparse.read.scan.noise import parted, plausible
from docparse.read.scan.purpose import spell_purposes
from docparse.read.scan.unread import blobs_of

LETTER = 21.0


def _page(height: int = 200, width: int = 700) -> np.ndarray:
    return np.full((height, width), 255, np.uint8)


def _line(*words: tuple[str, float, float], score: float = 0.9) -> Line:
    found = [Word(text, (x0, 100.0, x1, 130.0), score) for text, x0, x1 in words]
    return Line(" ".join(word.text for word in found), found, (found[0].box[0], 100, found[-1].box[2], 130))


@pytest.mark.parametrize(("length", "text"), [(12, "03/3 - 21/3"), (24, "03/3 – 21/3"), (44, "03/3 — 21/3"), (90, "03/3 - 21/3")])
def test_a_dash_is_as_long_as_its_ink(length: int, text: str) -> None:
    page = _page()
    cv2.rectangle(page, (200, 116), (200 + length - 1, 118), 0, -1)
    line = _line(("03/3", 100, 190), ("-", 200, 200 + length), ("21/3", 300, 390))
    mend_between([line], blobs_of(page), LETTER)
    assert line.text == text


def test_a_dash_at_the_end_of_a_date_is_as_long_as_its_ink() -> None:
    page = _page()
    cv2.rectangle(page, (180, 116), (203, 118), 0, -1)
    line = _line(("Từ", 20, 60), ("12/03/2031-", 70, 206), ("20/03/2031", 214, 340))
    mend_between([line], blobs_of(page), LETTER)
    assert line.text == "Từ 12/03/2031– 20/03/2031"


@pytest.mark.parametrize(("length", "text"), [(12, "giai đoạn 2031-2035,"), (24, "giai đoạn 2031–2035,")])
def test_a_dash_inside_two_years_is_as_long_as_its_ink(length: int, text: str) -> None:
    page = _page()
    cv2.rectangle(page, (300, 116), (300 + length - 1, 118), 0, -1)
    line = _line(("giai", 20, 80), ("đoạn", 90, 180), ("2031-2035,", 200, 420))
    mend_between([line], blobs_of(page), LETTER)
    assert line.text == text


def test_marks_of_quotation_stand_at_their_words() -> None:
    line = _line(("“", 20, 30), ("Sạch", 44, 100), ("ruộng", 110, 180), ("”;", 196, 210), ("cuối", 220, 280))
    mend_between([line], blobs_of(_page()), LETTER)
    assert line.text == "“Sạch ruộng”; cuối"
    strokes = _line(("-", 20, 30), ("Sạch", 44, 100), ("»", 350, 370), ("ruộng", 380, 450))
    mend_between([strokes], blobs_of(_page()), LETTER)
    assert [word.text for word in strokes.words] == ["-", "Sạch", "»", "ruộng"], "a stroke of a seal, far behind the word"


@pytest.mark.parametrize(("behind", "text"), [(206, "II.Phạm vi"), (224, "II. Phạm vi")])
def test_a_title_right_behind_its_number_has_no_space(behind: int, text: str) -> None:
    page = _page()
    cv2.rectangle(page, (196, 124), (201, 130), 0, -1)
    cv2.rectangle(page, (behind, 100), (behind + 20, 130), 0, -1)
    line = _line(("II.", 160, 204), ("Phạm", 204, 290), ("vi", 300, 340))
    mend_between([line], blobs_of(page), LETTER)
    assert line.text == text


def test_a_dash_that_opens_a_line_stays() -> None:
    page = _page()
    cv2.rectangle(page, (20, 116), (43, 118), 0, -1)
    line = _line(("-", 20, 44), ("Như", 60, 100), ("trên;", 110, 160))
    assert mend_between([line], blobs_of(page), LETTER) == 0


@pytest.mark.parametrize(("behind", "text"), [(206, "VT,KTTH."), (216, "VT, KTTH.")])
def test_what_stands_right_behind_a_comma_has_no_space(behind: int, text: str) -> None:
    page = _page()
    cv2.rectangle(page, (196, 124), (200, 133), 0, -1)
    for at in range(4):
        cv2.rectangle(page, (behind + 24 * at, 100), (behind + 24 * at + 16, 128), 0, 3)
    line = _line(("Lưu:", 80, 140), ("VT,", 150, 204), ("KTTH.", 204, 310))
    mend_between([line], blobs_of(page), LETTER)
    assert line.text == f"Lưu: {text}"


@pytest.mark.parametrize(("gap", "text"), [(4, "hằng tháng."), (12, "hằng tháng .")])
def test_a_stop_joins_its_word(gap: int, text: str) -> None:
    line = _line(("hằng", 20, 80), ("tháng", 90, 160), (".", 160 + gap, 164 + gap))
    mend_between([line], blobs_of(_page()), LETTER)
    assert line.text == text


def test_a_date_cut_behind_its_day_is_joined() -> None:
    line = _line(("ngày", 20, 80), ("15.", 90, 120), ("4.2031", 124, 200))
    mend_between([line], blobs_of(_page()), LETTER)
    assert line.text == "ngày 15.4.2031"


def test_a_quarter_before_a_dash_is_roman_where_its_stroke_is() -> None:
    page = _page()

    def stroke(x: int, right: int) -> None:
        page[100:128, x : x + 4] = 0
        page[100:103, x - 3 : x + 4 + right] = 0
        page[125:128, x - 3 : x + 7] = 0

    stroke(205, 3)
    cv2.rectangle(page, (216, 116), (227, 118), 0, -1)
    stroke(240, 0)
    line = _line(("quý", 120, 180), ("1-1999,", 200, 320))
    mend_quarters([line], blobs_of(page), LETTER)
    assert line.text == "quý I-1999,"


@pytest.mark.parametrize(("read", "text"), [("IH/2031", "III/2031"), ("H/2031", "II/2031"), ("11/2031", "11/2031")])
def test_a_quarter_is_spelled_by_its_letters_where_the_ink_tells_nothing(read: str, text: str) -> None:
    line = _line(("quý", 120, 180), (read, 200, 300))
    mend_quarters([line], blobs_of(_page()), LETTER)
    assert line.text == f"quý {text}"


@pytest.mark.parametrize("text", ["III/2031.", "(%)", "≥95", "<4,5%", "sĩ;giường"])
def test_cells_and_quarters_are_print(text: str) -> None:
    assert plausible(text)


@pytest.mark.parametrize(
    ("read", "score", "kept"), [("IIL.4.", 0.43, True), ("1U", 0.47, True), ("IIL.4.", 0.1, False), ("@a", 0.45, False)]
)
def test_the_number_of_a_title_is_no_noise(read: str, score: float, kept: bool) -> None:
    line = _line(("Phát", 170, 210), ("triển", 220, 270), ("cây", 280, 310))
    line.words.insert(0, Word(read, (100.0, 100.0, 150.0, 130.0), score))
    lines, _ = parted([line], LETTER)
    assert (lines[0].words[0].text == read) is kept


def test_a_speck_before_the_number_of_a_title_is_taken_off() -> None:
    line = _line(("NỘI", 170, 230), ("DUNG", 240, 310))
    line.words.insert(0, Word("_II.", (110.0, 100.0, 150.0, 130.0), 0.22))
    lines, _ = parted([line], LETTER)
    assert [word.text for word in lines[0].words] == ["II.", "NỘI", "DUNG"]


def test_an_address_of_the_web_is_no_noise() -> None:
    line = _line(("Văn", 570, 610), ("phòng", 620, 690))
    line.words.insert(0, Word("https://songloc.8oV.vn,", (100.0, 100.0, 560.0, 130.0), 0.1))
    lines, noise = parted([line], LETTER)
    assert (len(lines[0].words), noise) == (3, [])


def test_a_speck_before_a_word_inside_a_line_is_taken_off() -> None:
    line = _line(("nơi", 10, 60), ("_cấp", 70, 120), ("giấy", 130, 190))
    line.words[1].confidence = 0.6
    lines, noise = parted([line], LETTER)
    assert ([word.text for word in lines[0].words], noise) == (["nơi", "cấp", "giấy"], [])


@pytest.mark.parametrize(
    ("before", "read", "score", "kept"),
    [(7, "Kroong,", 0.4, True), (7, "Kroong,", 0.1, False), (2, "Kroong,", 0.4, False), (7, "|~.", 0.4, False)],
)
def test_the_end_of_a_long_line_is_print_however_strange(before: int, read: str, score: float, kept: bool) -> None:
    line = _line(*(("xã", 100 + 60 * at, 150 + 60 * at) for at in range(before)))
    line.words.append(Word(read, (100.0 + 60 * before, 100.0, 170.0 + 60 * before, 130.0), score))
    lines, _ = parted([line], LETTER)
    assert (lines[0].words[-1].text == read) is kept


def test_a_strange_word_beside_another_stays() -> None:
    line = _line(("tỉnh", 10, 60), ("Đăk", 70, 120), ("Lăk,", 130, 190), ("tỉnh", 200, 250))
    line.words[2].confidence = 0.4
    line.words[3].confidence = 0.8  # decided by the language
    lines, noise = parted([line], LETTER)
    assert (len(lines[0].words), noise) == (4, [])


def test_no_dash_stands_behind_and() -> None:
    lines, _ = parted([_line(("Luật", 10, 60), ("Đê", 70, 100), ("và", 110, 130), ("-", 140, 150), ("Luật", 160, 200))], LETTER)
    assert [word.text for word in lines[0].words] == ["Luật", "Đê", "và", "Luật"]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("PHẦNII KẾT QUẢ", "PHẦN II KẾT QUẢ"),
        ("IH.3. Vệ sinh", "III.3. Vệ sinh"),
        ("xã PhúcSơn", "xã Phúc Sơn"),
        ("thẻ VietGAP", "thẻ VietGAP"),
        ("số 733/QĐ-TTEg", "số 733/QĐ-TTg"),
        ("số 733/QĐ-TTE ngày", "số 733/QĐ-TTg ngày"),
        ("trường số 5/TTE", "trường số 5/TTE"),
        ("g1ao cho quốc g1a:", "giao cho quốc gia:"),
        ("số 42/2031NĐ-CP", "số 42/2031/NĐ-CP"),
        ("quý II/⁄2031", "quý II/2031"),
        ("bổ SUNg", "bổ sung"),
        ("Chỉ thị 05-CT7TW,", "Chỉ thị 05-CT/TW,"),
        ("quyết 02/7NQ-ĐUB", "quyết 02/NQ-ĐUB"),
        ("PHỤLỤCII", "PHỤ LỤC II"),
        ("của UBẵND huyện", "của UBND huyện"),
        ("VIỆT NAM", "VIỆT NAM"),
        ("số 0§-CTr/HU", "số 08-CTr/HU"),
        ("ngày §/3/2031", "ngày 8/3/2031"),
        ("gửi frước ngày 5/3/2031", "gửi trước ngày 5/3/2031"),
        ("gửi rước ngày 5/3/2031", "gửi trước ngày 5/3/2031"),
        ("đám rước kiệu", "đám rước kiệu"),
        ("Đại hội lần thứ H, năm", "Đại hội lần thứ II, năm"),
        ("danh hiệu ““Tổ giỏi”", "danh hiệu “Tổ giỏi”"),
        ("phong trào Thị đua, yêu nước", "phong trào Thi đua, yêu nước"),
        ("thị xã", "thị xã"),
        ("vốn đầu tr, xây dựng", "vốn đầu tư, xây dựng"),
        ("chủ đầu tir khác", "chủ đầu tư khác"),
        ("của ông tr", "của ông tr"),
        ("tại khoản ] Điều 5", "tại khoản 1 Điều 5"),
        ("của UBND sỐ 12-CTr/HU ngày", "của UBND số 12-CTr/HU ngày"),
    ],
)
def test_what_can_only_be_a_misreading_is_mended(read: str, text: str) -> None:
    words = [(Word(word, (100.0 * at, 0.0, 100.0 * at + 60, 30.0), 0.9), []) for at, word in enumerate(read.split())]
    mended = [word for word, _ in mend(words)]
    spell_pairs(mended)
    assert " ".join(word.text for word in mended) == text


class _Looks:
    """An engine that gives one word of a cell, by the size at which it is asked."""

    name = "looks"

    def __init__(self, **said: tuple[str, float]) -> None:
        self.said = said

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        text, score = self.said["small" if dpi < 225 else "full"]
        return [Line(text, [Word(text, (12.0, 12.0, 60.0, 34.0), score)])] if text else []


@pytest.mark.parametrize(
    ("small", "full", "text"),
    [
        (("4.086", 0.95), ("4.0`", 0.2), "4.086"),
        (("4.086", 0.3), ("4.086", 0.2), "4.086"),
        (("7", 0.57), ("2", 0.97), "2"),
        (("", 0.0), ("", 0.0), "4.0B6"),
        (("12", 0.97), ("12", 0.97), "12"),
    ],
)
def test_a_doubtful_cell_is_read_by_itself(small: tuple[str, float], full: tuple[str, float], text: str) -> None:
    page = _page()
    cv2.rectangle(page, (110, 100), (160, 124), 0, 3)
    grid = TableGrid((96.0 * 72 / 225, 80.0 * 72 / 225, 200.0 * 72 / 225, 150.0 * 72 / 225), [[(30.7, 25.6, 64.0, 48.0)]])
    lines = [_line(("4.0B6", 108, 162), score=0.1)]
    read_cells(_Looks(small=small, full=full), page, 225, [grid], lines, LETTER)  # type: ignore[arg-type]
    assert [word.text for line in lines for word in line.words] == [text]


@pytest.mark.parametrize(
    ("read", "score", "tall", "full", "kept"),
    [("<7,3", 0.0, 30, "<73", ("<73", 0.6)), ("<7,3", 0.35, 30, "<78", ("<7,3", 0.35)), ("BẢO", 0.95, 60, "máy", ("máy", 0.97))],
)
def test_a_cell_is_in_doubt_where_two_lines_were_read_as_one_and_a_figure_is_believed_that_two_looks_saw(
    read: str, score: float, tall: int, full: str, kept: tuple[str, float]
) -> None:
    page = _page()
    cv2.rectangle(page, (110, 100), (160, 124), 0, 3)
    grid = TableGrid((96.0 * 72 / 225, 80.0 * 72 / 225, 200.0 * 72 / 225, 180.0 * 72 / 225), [[(30.7, 25.6, 64.0, 57.0)]])
    lines = [Line(read, [Word(read, (108.0, 100.0, 162.0, 100.0 + tall), score)])]
    sure = 0.97 if tall > 30 else 0.4
    looks = _Looks(small=(full if tall > 30 else "", sure), full=(full, sure))
    read_cells(looks, page, 225, [grid], lines, LETTER)  # type: ignore[arg-type]
    assert [(word.text, word.confidence) for line in lines for word in line.words] == [kept]


@pytest.mark.parametrize(
    ("read", "width", "text"),
    [
        ("VII", 2.55, "VII"),
        ("VII", 3.19, "VIII"),
        ("II.", 1.39, "II."),
        ("II,", 1.82, "III,"),
        ("XI", 1.95, "XI"),
        ("XI", 3.19, "XIII"),
        ("IV", 3.19, "IV"),
        ("VII", 4.5, "VII"),
        ("II", 1.19, "II"),
        ("II/", 1.9, "II/"),
    ],
)
def test_a_roman_number_has_as_many_strokes_as_its_ink_is_wide(read: str, width: float, text: str) -> None:
    page = _page()
    end = round(200 + width * LETTER)
    cv2.rectangle(page, (200, 101), (215, 127), 0, -1)
    cv2.rectangle(page, (end - 6, 101), (end - 1, 127), 0, -1)
    line = _line(("thứ", 120, 180), (read, 198, end + 8))
    mend_counts([line], blobs_of(page), LETTER)
    assert line.text == f"thứ {text}"


@pytest.mark.parametrize(("room", "text"), [((24, 24, 24, 24, 24), "XI"), ((19, 25, 21, 28, 23), "XII")])
def test_a_typewriter_sets_an_i_as_wide_as_an_x(room: tuple[int, ...], text: str) -> None:
    """Where every letter takes the same room, the width of a number tells nothing."""
    page = _page()
    end = round(200 + 2.5 * LETTER)
    cv2.rectangle(page, (200, 101), (215, 127), 0, -1)
    cv2.rectangle(page, (end - 6, 101), (end - 1, 127), 0, -1)
    words = ("giao", "tuyên", "phong", "trong", "nghiêm")
    body = [
        _line(
            *((word, 200 * at, 200 * at + round(own * (len(word) - 0.2))) for at, (word, own) in enumerate(zip(words, room, strict=True)))
        )
        for _ in range(5)
    ]
    line = _line(("thứ", 120, 180), ("XI", 198, end + 8))
    mend_counts([*body, line], blobs_of(page), LETTER)
    assert line.words[-1].text == text


@pytest.mark.parametrize(
    ("read", "text"),
    [("(thiện);", "(t/hiện);"), ("(/h);", "(t/h);"), ("BCH(Đ(c);", "BCH (b/c);"), ("(bícáo),", "(b/cáo),"), ("(tcáo)", "(tcáo)")],
)
def test_a_purpose_in_words_has_its_slash(read: str, text: str) -> None:
    words = _line(("-", 10, 20), ("Như", 30, 80), ("trên", 90, 140), (read, 150, 230)).words
    spell_purposes(words)
    assert " ".join(word.text for word in words[3:]) == text


def _row(y: float, *words: tuple[str, float, float, float]) -> Line:
    found = [Word(text, (x0, y, x1, y + 30), score) for text, x0, x1, score in words]
    return Line(" ".join(word.text for word in found), found, (found[0].box[0], y, found[-1].box[2], y + 30))


def _foot(above: str, score: float, beside: str) -> list[Line]:
    dash = [Line("-", [Word("-", (200.0, y + 13, 210.0, y + 17), 0.9), Word("Sở", (220.0, y, 260.0, y + 30), 0.9)]) for y in (550.0, 590.0)]
    return [_row(505, (above, 200, 330, score)), *dash, _row(505, (beside, 1000, 1300, 0.9))]


@pytest.mark.parametrize(
    ("above", "score", "beside", "done"),
    [("Ko", 0.04, "TM. BAN THƯỜNG TRỰC", True), ("Tổ", 0.96, "TM. BAN THƯỜNG TRỰC", False), ("Ko", 0.04, "và nhiều việc khác", False)],
)
def test_a_list_beside_a_signature_has_its_head(above: str, score: float, beside: str, done: bool) -> None:
    lines = _foot(above, score, beside)
    assert restore_head(lines, 1700.0, LETTER) is done
    assert any(line.text == "Nơi nhận:" for line in lines) is done


@pytest.mark.parametrize(("last", "done"), [("Lưu:", True), ("Ban", False)])
def test_a_list_that_is_filed_has_its_head_though_its_first_item_lost_the_dash(last: str, done: bool) -> None:
    lines = [
        _row(465, ("nh", 230, 250, 0.5)),
        *_foot("thư", 0.93, "TM. BAN THƯỜNG TRỰC"),
        _row(630, ("-", 200, 210, 0.9), (last, 220, 260, 0.9)),
    ]
    assert restore_head(lines, 1700.0, LETTER) is done
    assert any(line.text == "Nơi nhận:" for line in lines) is done
    assert any("thư" in line.text for line in lines)


def test_a_comparator_in_a_cell_is_kept() -> None:
    cells: list[list[tuple[float, float, float, float] | None]] = [
        [(10.0, 90.0, 100.0, 140.0), (100.0, 90.0, 200.0, 140.0)],
        [(10.0, 140.0, 100.0, 190.0), (100.0, 140.0, 200.0, 190.0)],
    ]
    line = _line(("Hộ", 20, 60), (">", 110, 128), ("90", 134, 170), ("|", 180, 182))
    page = order([line], 600.0, 800.0, tables=[TableGrid((10.0, 90.0, 200.0, 190.0), cells)])  # type: ignore[arg-type]
    assert page.lines[0].cells == ["Hộ", "> 90"]


@pytest.mark.parametrize(
    ("text", "kept"), [("IH/2031.", True), ("III/2031;", True), ("1/2031.", True), ("IH/31.", False), ("IHJ203.", False)]
)
def test_a_quarter_alone_on_the_last_line_of_an_item(text: str, kept: bool) -> None:
    lines, _ = parted([_line((text, 10, 60), score=0.46)], LETTER)
    assert bool(lines) is kept
