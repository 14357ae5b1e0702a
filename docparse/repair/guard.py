"""The tokens of a text in, those that a repair may touch out: no numbers, codes, abbreviations, and no names; quotations with care."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from docparse.authority.people import surnames
from docparse.read.scan.decode import EDGE, NUMBER
from docparse.repair.tokens import Token
from docparse.text.normal import strip_marks
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_QUOTED = regex(r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"|«[^»\n]{1,400}»")
_CODE = regex(r"[\d@\\]|[A-ZĐƯ]{2,}[-/&.][A-ZĐƯ]|[^\W\d_]/[A-ZĐƯ]{2}|www\.|\.vn\b|^Y/C$")
_WORD = regex(r"\S+")
_NAME_SIZE = range(2, 6)


def open_to_repair(text: str, tokens: Sequence[Token]) -> list[int]:
    """Places of the tokens that may be repaired; names in capital letters that stand among them are told apart later, by evidence."""
    closed = [match.span() for match in _WORD.finditer(text) if _CODE.search(match.group())]
    closed += [(start, end) for start, end in _signed_names(text)]
    closed.sort()
    out, at = [], 0
    for place, token in enumerate(tokens):
        if not token.word:
            continue
        while at < len(closed) and closed[at][1] <= token.start:
            at += 1
        if any(start < token.end and token.start < end for start, end in closed[at : at + 3]):
            continue
        if len(token.word) < 2 or _is_abbreviation(token.word):
            continue
        out.append(place)
    return out


def in_quotation(text: str, tokens: Sequence[Token]) -> set[int]:
    """Places of the tokens inside quotation marks: the names of movements, which are as their authors want them, and what others said."""
    out: set[int] = set()
    place = 0
    for match in _QUOTED.finditer(text):
        while place < len(tokens) and tokens[place].start < match.end():
            if tokens[place].start > match.start():
                out.add(place)
            place += 1
    return out


def _is_abbreviation(word: str) -> bool:
    """Capitals that make no syllable (`UBND`, `THCS`), and what mixes capitals with small letters (`TTg`)."""
    if word.isupper():
        return not is_syllable(word)
    return not (word.islower() or (word[0].isupper() and word[1:].islower()))


def is_title(word: str) -> bool:
    """Whether a word begins with a capital and goes on in small letters."""
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def is_name_like(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word with one capital stands where a name may: inside a clause, or beside another such word."""
    token = tokens[place]
    if not is_title(token.word):
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    opens = before.key in (EDGE, NUMBER)
    if after.key == EDGE:
        return True
    return is_title(after.word) or (not opens and is_title(before.word))


def _signed_names(text: str) -> list[tuple[int, int]]:
    """Lines and cells that are a name by themselves: a surname and one to four more words, all with capitals."""
    out = []
    for match in re.finditer(r"[^\n\t]+", text):
        words = match.group().split()
        if len(words) in _NAME_SIZE and strip_marks(words[0]).lower() in _surnames() and all(w.isalpha() and w[0].isupper() for w in words):
            out.append(match.span())
    return out


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    """Surnames without their marks."""
    return frozenset(strip_marks(name).lower() for name in surnames())


_GAIN, _LEFT, _RIGHT, _TRIPLE = 0, 6, 7, 8
_PRINTED = (4, 5, 9)
"""Places in `weigh.FEATURES`: how often the printed word was seen beside its neighbours."""


def is_known_phrase(evidence: Sequence[float]) -> bool:
    """Whether a word that may be a name stands in a phrase of the field (`Ban Tố chức`): seen in it often, and never as it is read."""
    if evidence[_GAIN] < 8.0 or any(evidence[place] > 1.2 for place in _PRINTED):
        return False
    return evidence[_TRIPLE] >= 1.5 or evidence[_LEFT] + evidence[_RIGHT] >= 3.0
