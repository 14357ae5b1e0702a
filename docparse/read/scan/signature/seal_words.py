"""What a seal left of a line of print in, the title that it was out (`title_of`, `near_title`), and whether it is a name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from docparse.authority.people import surnames
from docparse.read.scan.noise import plausible
from docparse.text.normal import fold
from docparse.text.regex import regex

_LONG_ENOUGH, _ALIKE = 7, 0.87
AUTHORITY = regex(r"\W*(?:(?:kt|tm|tl|tuq|t/m|k/t|t/l)\b|q\.)")
"""`KT. GIÁM ĐỐC` names for whom is signed: the title stands in the line below it (NĐ 30/2020, Phụ lục I)."""


@cache
def titles() -> dict[str, str]:
    """Letters of a title without marks, to the title."""
    rows = files("docparse.authority").joinpath("titles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {letters_of(row): row for row in rows if row}


def letters_of(text: str) -> str:
    """The letters of a text without marks, case and spaces."""
    return re.sub(r"[^a-z]", "", fold(text))


def title_of(text: str) -> str | None:
    """The title that a line in capitals ends in."""
    capitals = " ".join(word for word in text.split() if sum(map(str.isupper, word)) > 0.5 * len(word))
    squeezed = letters_of(capitals)
    if len(squeezed) < 4:
        return None
    found = [(len(key), title) for key, title in titles().items() if squeezed.endswith(key)]
    return max(found)[1] if found else None


def near_title(text: str) -> str | None:
    """The title in capitals that a whole line is but for a letter or two (`PHÓ GI4M ĐỐC`); None where none or more than one is as near."""
    from difflib import SequenceMatcher

    own = letters_of(text)
    if len(own) < _LONG_ENOUGH or sum(map(str.isupper, text)) < 0.6 * sum(map(str.isalpha, text)):
        return None
    ranked = sorted(
        (
            (SequenceMatcher(None, own, key, autojunk=False).ratio(), title)
            for key, title in titles().items()
            if abs(len(key) - len(own)) < 3
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _ALIKE or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - 0.03):
        return None
    return ranked[0][1]


def has_family_name(text: str) -> bool:
    """Whether a line is a whole name: a family name and two to four syllables in all."""
    words = text.split()
    return 2 <= len(words) <= 5 and words[0] in surnames() and all(word[0].isupper() and plausible(word) for word in words)
