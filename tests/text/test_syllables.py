"""Which words can be Vietnamese syllables."""

from __future__ import annotations

import unicodedata

import pytest

from docparse.text.syllables import is_syllable, share_marked, share_valid

GOOD = """nghiêng hoà hòa ủy uỷ gì gìn giếng quyết quốc khuỷu xoong Đắk ỨNG y ăn ước yêu loè"""


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["tiep", "cêch", "ngê", "kan", "brong", "QNG", "hoăa", "tấn1", "", "Festival", "nghan", "dịaa", "tôcs"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_share_of_a_text() -> None:
    assert share_valid("Sở Nội vụ báo cáo UBND tỉnh") == 1.0
    assert share_valid("Thirc hien Nghi quyst") < 0.6
    assert share_valid("2027 - 15/3") == 1.0


def test_marks() -> None:
    assert share_marked("Sở Nội vụ báo cáo") == 1.0
    assert share_marked("So Noi vu bao cao") == 0.0
