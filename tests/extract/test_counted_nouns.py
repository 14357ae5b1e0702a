"""Where the noun ends that a number counts: a text that begins with it, and the noun."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from docparse.extract.targets.compounds import lexicon, noun_end, thing_end
from docparse.text.syllables import is_syllable

NOUNS = [
    # a word is a unit whole
    ("máy biến áp trung thế", "máy biến áp"),
    ("phiên chợ đêm", "phiên chợ"),
    ("thanh tra viên mới", "thanh tra viên"),
    ("cuốn sách cho thư viện", "cuốn sách"),
    ("suất học bổng toàn phần", "suất học bổng"),
    ("bác sỹ nội trú", "bác sỹ"),
    ("khoá luận loại giỏi", "khoá luận"),
    # of a free noun with a modifier the noun alone
    ("buôn đặc biệt khó khăn", "buôn"),
    ("camera quan sát", "camera"),
    ("nhà ở cho công nhân", "nhà"),
    ("hộ nghèo", "hộ"),
    ("đơn kiến nghị", "đơn"),
    ("đường liên ấp", "đường"),
    ("đường dây trung áp", "đường dây"),
    ("lớp xóa mù chữ", "lớp"),
    ("trạm quan trắc gió", "trạm"),
    # what nobody knows: two syllables, a person of three, one before a verb
    ("bồ kết rừng", "bồ kết"),
    ("trắc địa viên trẻ", "trắc địa viên"),
    ("viên chức loại A", "viên chức"),
    ("khèn được phục chế", "khèn"),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS)
def test_a_unit_is_a_word(text: str, noun: str) -> None:
    assert text[: thing_end(text, 0) or noun_end(text, 0)] == noun


def test_verbs_and_small_words_are_no_nouns() -> None:
    assert noun_end("được khen", 0) is None
    assert noun_end("trở lên", 0) is None


def test_the_lexicon_is_made_of_words_each_once() -> None:
    lines = files("docparse.extract.targets").joinpath("counted.txt").read_text(encoding="utf-8").splitlines()
    listed = [word.strip() for line in lines if line and not line.startswith("#") for word in line.rstrip(",").split(",")]
    assert len(listed) == len(set(listed)) == len(lexicon())
    foreign = [word for word in listed if not all(map(is_syllable, re.split("[ -]", word)))]
    assert len(foreign) < 80, "names of things that other languages gave"
    assert not [word for word in listed if re.search(r"\d|[^\w -]|  ", word)]
