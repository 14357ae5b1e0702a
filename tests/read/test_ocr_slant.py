"""Which words of a page are italic, told by the lean of their strokes."""

from __future__ import annotations

import cv2
import numpy as np

from docparse.document import Line, Word
from docparse.read.scan.slant import mark_italic


def _word(page: np.ndarray, text: str, x: int, y: int, lean: float) -> Word:
    """A word whose letters are strokes that lean by `lean` columns to a row; a letter `o` is a ring, which leans nowhere."""
    for at, char in enumerate(text):
        left = x + 16 * at
        if char == "o":
            cv2.circle(page, (left + 6, y + 18), 7, 0, 2)
        else:
            cv2.line(page, (left + round(28 * lean), y), (left, y + 28), 0, 3)
    return Word(text, (x - 4.0, y - 2.0, x + 16.0 * len(text) + 8, y + 30.0), 0.9)


def _marked(*rows: tuple[tuple[str, float], ...]) -> list[list[bool]]:
    page = np.full((60 + 60 * len(rows), 900), 255, np.uint8)
    lines = []
    for number, row in enumerate(rows):
        x, words = 40, []
        for text, lean in row:
            words.append(_word(page, text, x, 40 + 60 * number, lean))
            x += 16 * len(text) + 24
        lines.append(Line(" ".join(word.text for word in words), words))
    mark_italic(page, lines)
    assert all(0 <= line.italic <= 1 for line in lines)
    return [[word.italic for word in line.words] for line in lines]


def test_words_that_lean_are_italic() -> None:
    upright, leaning = (("illi", 0.0), ("tili", 0.0), ("iiil", 0.0)), (("illi", 0.27), ("tili", 0.27), ("iiil", 0.27))
    assert _marked(upright, leaning) == [[False] * 3, [True] * 3]


def test_a_line_may_be_italic_in_part() -> None:
    assert _marked((("illi", 0.27), ("tili", 0.27), ("iiil", 0.0), ("itil", 0.0))) == [[True, True, False, False]]


def test_figures_and_round_letters_are_as_the_words_beside_them() -> None:
    assert _marked((("1.", 0.0), ("illi", 0.27), ("ooo", 0.0), ("tili", 0.27), ("70", 0.0))) == [[True] * 5]
    assert _marked((("1.", 0.0), ("illi", 0.0), ("ooo", 0.0), ("tili", 0.0), ("70", 0.0))) == [[False] * 5]


def test_a_page_without_ink_has_no_italics() -> None:
    page = np.full((100, 300), 255, np.uint8)
    line = Line("a", [Word("abc", (10.0, 10.0, 60.0, 30.0), 0.9)])
    mark_italic(page, [line])
    assert not line.words[0].italic
