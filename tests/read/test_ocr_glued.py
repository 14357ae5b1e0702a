"""Capitals that an engine ran together: words of a line in, the words that they are out."""

from __future__ import annotations

import pytest

from docparse.document import Line, Word
from docparse.read.scan.glued import part_glued
from docparse.read.scan.noise import parted, plausible


@pytest.mark.parametrize(
    ("read", "words"),
    [
        ("BỘ|NỘI|VỤVÀ", "BỘ NỘI VỤ VÀ"),
        ("VÀMÔI|__", "VÀ MÔI __"),
        ("TỈÍNHHÀ", "TỈNH HÀ"),
        ("THÔNGTU", "THÔNG TU"),
        ("UBNDTỈNH", "UBNDTỈNH"),
        ("TRƯỜNG", "TRƯỜNG"),
        ("TMỦX", "TMỦX"),
    ],
)
def test_capitals_run_together(read: str, words: str) -> None:
    line = Line(text=read, words=[Word(text, (60.0 * at, 0, 60.0 * at + 50, 12), 0.3) for at, text in enumerate(read.split("|"))])
    part_glued(line)
    assert " ".join(word.text for word in line.words) == words
    assert [word.box[0] for word in line.words] == sorted(word.box[0] for word in line.words)


def test_glued_words_of_a_letterhead_are_no_noise() -> None:
    line = Line(text="TÀI VÀMÔI", words=[Word("TÀI", (0, 0, 30, 12), 0.96), Word("VÀMÔI", (40, 0, 90, 12), 0.2)])
    kept, noise = parted([line])
    assert [word.text for line in kept for word in line.words] == ["TÀI", "VÀ", "MÔI"]
    assert not noise


@pytest.mark.parametrize("text", ["COVID-19", "VNEN-25"])
def test_a_name_with_a_number_is_print(text: str) -> None:
    assert plausible(text)
