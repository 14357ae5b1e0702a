"""Any of many words as one expression."""

import re

import pytest

from docparse.text.choice import choice

WORDS = ["ban", "ban chỉ đạo", "bộ", "a.b", "ban"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ban chỉ đạo", "ban chỉ đạo"),  # the longer of two
        ("ban chỉ huy", "ban"),
        ("bộ", "bộ"),
        ("a.b", "a.b"),
        ("axb", None),  # a stop is a stop
        ("bang", None),
        ("", None),
    ],
)
def test_choice_knows_its_words_alone(text: str, found: str | None) -> None:
    match = re.match(rf"(?:{choice(WORDS)})\b", text)
    assert (match and match[0]) == found


def test_choice_of_nothing_matches_nothing() -> None:
    assert re.search(choice([]), "ban") is None
