"""Places with print on them that the engine gave no words of, or words without sense, and what is read of them by themselves."""

from __future__ import annotations

import numpy as np
import pytest

from docparse.document import Line, Word
from docparse.read.scan.unread import blobs_of, read_unread

LETTER = 21.0
PAGE = (700, 900)


class _Reader:
    """Says the same of every place, or of those alone whose strokes are thin."""

    name = "made up"

    def __init__(self, words: str, thick: int | None = None) -> None:
        self.words, self.thick = words.split(), thick

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        inked = np.flatnonzero((grey < 128).any(axis=0))
        if self.thick is not None and (grey < 128).sum() >= self.thick:
            return []
        words = [Word(text, (float(inked[0]), 20.0, float(inked[-1]), 45.0), 0.95) for text in self.words]
        return [Line(" ".join(self.words), words)]


def _print(page: np.ndarray, y: int, count: int = 10, x: int = 200) -> None:
    for at in range(count):
        page[y : y + 21, x + 22 * at : x + 22 * at + 14] = 0


def _read(lines: list[Line]) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


@pytest.mark.parametrize(("said", "sure", "left"), [("piGrE:", 0.05, []), ("trên", 0.95, ["trên"])])
def test_a_word_that_lies_over_two_lines_hides_neither_unless_the_engine_was_sure_of_it(said: str, sure: float, left: list[str]) -> None:
    page = np.full(PAGE, 255, np.uint8)
    _print(page, 300)
    lines = [Line(said, [Word(said, (190.0, 260.0, 440.0, 330.0), sure)])]
    added = read_unread(_Reader("Hội đồng Thi đua"), page, 300, lines, blobs_of(page), LETTER)
    assert (added, _read(lines)) == ((0, left) if left else (1, ["Hội đồng Thi đua"]))


def test_words_of_a_table_are_left_to_its_cells() -> None:
    page = np.full(PAGE, 255, np.uint8)
    _print(page, 300)
    lines = [Line("piGrE:", [Word("piGrE:", (190.0, 260.0, 440.0, 330.0), 0.05)])]
    assert read_unread(_Reader("Hội đồng"), page, 300, lines, blobs_of(page), LETTER, [(100.0, 200.0, 600.0, 400.0)]) == 0


def test_signs_without_sense_are_read_again_but_not_for_a_number() -> None:
    page = np.full(PAGE, 255, np.uint8)
    _print(page, 300, 4)
    for words, out in (("nay", "nay"), ("43.", "&¿%")):
        lines = [Line("&¿%", [Word("&¿%", (195.0, 296.0, 290.0, 325.0), 0.1)])]
        read_unread(_Reader(words), page, 300, lines, blobs_of(page), LETTER)
        assert _read(lines) == [out]


def test_bold_print_of_which_the_engine_says_nothing_is_read_with_thinner_strokes() -> None:
    page = np.full(PAGE, 255, np.uint8)
    _print(page, 300)
    lines: list[Line] = []
    added = read_unread(_Reader("Kính gửi:", thick=10 * 21 * 14), page, 300, lines, blobs_of(page), LETTER)
    assert (added, _read(lines)) == (1, ["Kính gửi:"])
    assert read_unread(_Reader("Kính gửi:", thick=0), page, 300, [], blobs_of(page), LETTER) == 0
