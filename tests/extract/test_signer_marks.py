"""Marks of names that engines take for more usual ones: the letters and what they cost in, the likelier syllable out."""

from __future__ import annotations

import pytest

from docparse.document import Others
from docparse.extract.signatory.marks import likelier
from docparse.extract.signatory.signer_name import mend_syllables


@pytest.mark.parametrize(
    ("word", "others", "names", "likely"),
    [
        ("Xếnh", ((1, "ể", 1.8),), (), "Xểnh"),
        ("Xếnh", ((1, "ể", 3.4),), (), "Xếnh"),
        ("Hiếu", ((2, "ể", 2.2),), ("Hiếu",), "Hiếu"),
        ("Thế", ((2, "ể", 0.9),), ("Thế", "Thể"), "Thế"),
        ("Tốn", ((1, "ổ", 0.4), (1, "ô", 0.2)), (), "Tổn"),
        ("Bết", ((1, "ể", 0.5),), (), "Bết"),
        ("Xênh", ((1, "á", 0.1),), (), "Xênh"),
        ("Xa", (), (), "Xa"),
    ],
)
def test_rare_marks_are_read_for_usual_ones(word: str, others: Others, names: tuple[str, ...], likely: str) -> None:
    assert likelier(word, others, names) == likely


def test_the_ink_of_a_name_tells_its_mark() -> None:
    name, sure = mend_syllables("Tẩn Chòi Phốm", {"Phốm": (((2, "ổ", 0.9),), 0.92)})
    assert name == "Tẩn Chòi Phổm"
    assert sure < 1
