"""The row `Lưu: VT, …` read by itself: what two looks agree on is kept, a pen beside and under it is not."""

from __future__ import annotations

import numpy as np
import pytest

from docparse.document import Box, Line, Word
from docparse.read.scan.filed import read_filed_again
from docparse.read.scan.purpose import spell_purposes

LETTER = 21.0


def _line(y: float, *words: tuple[str, float, float, float]) -> Line:
    parts = [Word(text, (x0, y, x1, y + 30), score) for text, x0, x1, score in words]
    return Line(" ".join(word.text for word in parts), parts, (parts[0].box[0], y, parts[-1].box[2], y + 30))


def _foot(*filed: tuple[str, float, float, float]) -> list[Line]:
    return [
        _line(100, ("Nơi", 300, 350, 0.9), ("nhận:", 360, 430, 0.9)),
        _line(140, ("-", 300, 310, 0.9), ("Như", 320, 370, 0.9), ("trên;", 380, 440, 0.9)),
        _line(180, ("-", 300, 310, 0.9), ("Lưu:", 320, 380, 0.9), ("VT,", 390, 440, 0.9), *filed),
    ]


class _Looks:
    """Gives one look after another; the words of a look stand at the places of the row."""

    def __init__(self, *looks: str) -> None:
        self.looks = list(looks)

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        factor = dpi / 225
        words = []
        for number, text in enumerate(self.looks.pop(0).split()):
            words.append(Word(text, (15 + (15 + 70 * number) * factor, 20.0, 15 + (75 + 70 * number) * factor, 50.0), 0.85))
        return [Line(" ".join(word.text for word in words), words)]


def _cut(box: Box, factor: float) -> np.ndarray:
    part = np.full((round((box[3] - box[1]) * factor), round((box[2] - box[0]) * factor)), 255, np.uint8)
    part[len(part) // 2 :: 7, ::3] = 0
    return part


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        (("- Lưu: VT, TG.", "- Lưu: VT, TG.", "- Lưu: VT, 1G."), "- Lưu: VT, TG."),
        (("- Lưu: VT, KTN (12B).", "- Lưu: VT, KTN (128).", "- Lưu: VT, KTN (128)."), "- Lưu: VT, KTN (12B)."),
        (("- Lưu: VT, XD(2)qx", "- Lưu: VT, XD(2)Hv—", "- Lưu: VT, XD(2)“"), "- Lưu: VT, XD(2)"),
        (("- Lưu: VT, TCCB (120b).", "- Lưu: VT, TCCB (120).", "- Lưu: VT, TCCB (120)."), "- Lưu: VT, TCCB (120b)."),
        (("- Lưu: VT, TH (H. 07).", "- Lưu: VT, TH (H. 07).", "- Lưu: VT, TH (H. 07b)."), "- Lưu: VT, TH (H. 07b)."),
        (("- Lưu: VT, (TM-KH05).", "- Lưu: VT, (TM-KH05).", "- Lưu: VT, TM-KH05)."), "- Lưu: VT, (TM-KH05)."),
        (("- Lưu: VT, PC06(08b).", "- Lưu: VT, PC06(08b).", "- Lưu: VT, PC06(080)."), "- Lưu: VT, PC06(08b)."),
        (("- Lưu: VT, TTra.Hạnh14.", "- Lưu: VT, TTra.Hạnh14.", "- Lưu: VT, TTra. Hạnh14."), "- Lưu: VT, TTra.Hạnh14."),
        (("- Lưu: VT, KGVX(05b).", "- Lưu: VF,KGVX(05b).", "- Lưu:"), "- Lưu: VT, KGVX(05b)."),
        (("- Lưu: VT, a1", "- Lưu: VG, 6G", "- Lưu: BG"), "- Lưu: VT, 76."),
    ],
)
def test_two_looks_that_agree_are_believed(looks: tuple[str, ...], text: str) -> None:
    lines = _foot(("76.", 450, 500, 0.7))
    read_filed_again(_Looks(*looks), _cut, 225, lines, LETTER)
    assert [" ".join(word.text for word in line.words) for line in lines][2] == text


def test_a_sure_row_is_not_read_again() -> None:
    lines = _foot(("TH.", 450, 500, 0.95))
    changed, strokes = read_filed_again(_Looks(), lambda box, factor: np.full((60, 400), 255, np.uint8), 225, lines, LETTER)
    assert (changed, strokes) == (0, [])


def test_what_was_read_surely_is_never_lost() -> None:
    lines = _foot(("VX3", 450, 500, 0.92), ("(V18b).", 510, 600, 0.6))
    read_filed_again(_Looks(*["- Lưu: VT,"] * 3), _cut, 225, lines, LETTER)
    assert [word.text for word in lines[2].words][-2:] == ["VX3", "(V18b)."]


def test_what_a_pen_wrote_under_the_row_is_set_aside() -> None:
    pen = Line("c2)", [Word("c2)", (460, 230, 540, 300), 0.93)], (460, 230, 540, 300))
    name = _line(240, ("Trần", 900, 980, 0.9), ("Bình", 990, 1060, 0.9))
    lines = [*_foot(("TH.", 450, 500, 0.95)), pen, name]
    _, strokes = read_filed_again(_Looks(*["- Lưu: VT, TH."] * 3), _cut, 225, lines, LETTER)
    assert [word.text for word in strokes] == ["c2)"]
    assert lines[-1] is name


def _item(*words: tuple[str, float]) -> list[Word]:
    return [Word(text, (50.0 * at, 0.0, 50.0 * at + 44, 20.0), sure) for at, (text, sure) in enumerate(words)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("-", 0.9), ("Sở", 0.9), ("Nội", 0.9), ("vụ", 0.9), ("(b/€);", 0.4)], "- Sở Nội vụ (b/c);"),
        ([("-", 0.9), ("UBND", 0.9), ("tỉnh(b/©);", 0.4)], "- UBND tỉnh (b/c);"),
        ([("+", 0.9), ("Huyện", 0.9), ("ủy-(Đ/c);", 0.2)], "+ Huyện ủy (b/c);"),
        ([("+", 0.9), ("Huyện", 0.9), ("ủy", 0.9), ("(B/C);", 0.6)], "+ Huyện ủy (B/c);"),
        ([("-", 0.9), ("Huyện", 0.9), ("ủy", 0.9), ("(B/C);", 0.9)], "- Huyện ủy (B/C);"),
        ([("-", 0.9), ("Đảng", 0.9), ("ủy", 0.9), ("(để", 0.9), ("bíc);", 0.4)], "- Đảng ủy (để b/c);"),
        ([("-", 0.9), ("Các", 0.9), ("phòng", 0.9), ("(ưh);", 0.5)], "- Các phòng (t/h);"),
        ([("-", 0.9), ("Các", 0.9), ("phòng", 0.9), ("(th);", 0.5)], "- Các phòng (t/h);"),
        ([("-", 0.9), ("Các", 0.9), ("phòng", 0.9), ("(th);", 0.95)], "- Các phòng (th);"),
        ([("-", 0.9), ("Khối", 0.9), ("(th)", 0.5), ("và", 0.9), ("khối", 0.9)], "- Khối (th) và khối"),
        ([("Các", 0.9), ("phòng", 0.9), ("(ưh);", 0.5)], "Các phòng (ưh);"),
        ([("-", 0.9), ("Báo", 0.9), ("Núi", 0.9), ("(ph);", 0.3)], "- Báo Núi (p/h);"),
        ([("-", 0.9), ("Lớp", 0.9), ("học", 0.9), ("(ph);", 0.95)], "- Lớp học (ph);"),
        ([("~", 0.4), ("Các", 0.9), ("xã", 0.9), ("(thiện);", 0.9)], "~ Các xã (t/hiện);"),
        ([("-", 0.9), ("Các", 0.9), ("xã", 0.9), ("(hiện);", 0.9)], "- Các xã (t/hiện);"),
        ([("-", 0.9), ("Các", 0.9), ("xã", 0.9), ("(để", 0.9), ("th);", 0.6)], "- Các xã (để t/h);"),
        ([("bíc);", 0.4), ("`", 0.4)], "b/c); `"),
        ([("th);", 0.4)], "th);"),
        ([("-", 0.9), ("Hội", 0.9), ("xã(P/⁄h);", 0.6)], "- Hội xã(P/h);"),
        ([("(b/€);", 0.4)], "(b/c);"),
        ([("(6/6);", 0.4)], "(6/6);"),
        ([("huyện", 0.9), ("(để", 0.9), ("b/€);", 0.5)], "huyện (để b/c);"),
        ([("huyện", 0.9), ("(b/€);", 0.5)], "huyện (b/€);"),
        ([("-", 0.9), ("Bí", 0.9), ("thư", 0.9), ("(6b);", 0.5)], "- Bí thư (6b);"),
        ([("-", 0.9), ("Địc", 0.6), ("Phó", 0.9), ("Bí", 0.9), ("thư;", 0.9)], "- Đ/c Phó Bí thư;"),
        ([("-", 0.9), ("Đo", 0.9), ("Đạc", 0.9), ("bản", 0.9), ("đồ;", 0.9)], "- Đo Đạc bản đồ;"),
    ],
)
def test_purposes_of_recipients_are_spelled(words: list[tuple[str, float]], text: str) -> None:
    own = _item(*words)
    spell_purposes(own)
    assert " ".join(word.text for word in own) == text


def test_a_purpose_read_as_printed_is_believed() -> None:
    own = _item(("-", 0.9), ("Đài", 0.9), ("tỉnh", 0.9), ("(đ/t);", 0.2))
    spell_purposes(own)
    assert (own[-1].confidence or 0.0) > 0.7


def test_the_registry_gets_its_faint_letter_back() -> None:
    lines = _foot()
    lines[-1].words[-1].text = "VI,"
    read_filed_again(_Looks(*["- Lưu: VI,"] * 3), _cut, 225, lines, LETTER)
    assert [word.text for word in lines[-1].words] == ["-", "Lưu:", "VT,"]
