"""Cells of scanned tables: words in reading order, without specks and doubles, with their spaces."""

from __future__ import annotations

import pytest

from docparse.document import Word
from docparse.layout.tables import reading
from docparse.layout.unglue import unglue


def word(text: str, x0: float, y0: float, x1: float, y1: float, confidence: float | None = 0.95) -> Word:
    return Word(text, (x0, y0, x1, y1), confidence)


CELLS = [
    # a tail of `g` and the mark of `ấ` move the middle of a word, not its line
    ([word("cấp", 10, 100, 20, 110), word("thêm", 22, 101, 40, 109.5), word("sung", 42, 103.5, 60, 113), word("xã", 10, 117, 20, 124)],
     "cấp thêm sung xã"),
    # a box that took in marks of the line below
    ([word("Số", 10, 100, 20, 118), word("làng", 22, 100, 40, 110), word("văn", 42, 102, 55, 109), word("hóa)", 10, 116, 25, 126)],
     "Số làng văn hóa)"),
    # a mark above a letter that was read for itself
    ([word("ở", 42, 98, 44, 100), word("Tỷ", 10, 100, 20, 110), word("lệ", 22, 100, 30, 110)], "Tỷ lệ"),
    # ink that was read twice
    ([word("157", 10, 100, 26, 109, 0.88), word("3", 15, 100, 20, 109, 0.97)], "157"),
    ([word("lê", 10, 100, 17, 109, 0.88), word("lên", 13, 100, 24, 109, 0.97), word("xã", 28, 102, 36, 109)], "lên xã"),
    # a number in two pieces
    ([word("12", 10, 100, 20, 109), word("9", 20.8, 100, 26, 109)], "129"),
    ([word("12", 10, 100, 20, 109), word("345", 24, 100, 40, 109)], "12 345"),
    # a ruling line taken for a dash
    ([word("tỷ", 10, 100, 20, 110), word("đồng", 22, 100, 40, 110), word("—", 50, 94, 56, 112)], "tỷ đồng"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text"), CELLS)
def test_words_of_a_cell_in_order(words: list[Word], text: str) -> None:
    assert " ".join(one.text for one in reading(words)) == text


def test_words_of_a_text_layer_are_kept() -> None:
    words = [word("157", 10, 100, 26, 109, None), word("3", 15, 100, 20, 109, None)]
    assert reading(words) == words


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("Sốnhàtạm", ["Số", "nhà", "tạm"]),
        ("(đườngthôn)", ["(đường", "thôn)"]),
        ("%dânsố", ["%", "dân", "số"]),
        ("Nghiêng", ["Nghiêng"]),
        ("Website", ["Website"]),
        ("KDTCNTT", ["KDTCNTT"]),
    ],
)
def test_spaces_lost_in_a_cell(printed: str, pieces: list[str]) -> None:
    found = unglue(word(printed, 10, 100, 90, 110))
    assert [one.text for one in found] == pieces
    assert found[0].box[0] == 10
    assert found[-1].box[2] == pytest.approx(90)


def test_words_of_a_text_layer_are_not_cut() -> None:
    assert len(unglue(word("Sốnhàtạm", 10, 100, 90, 110, None))) == 1
