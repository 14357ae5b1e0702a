"""When two strings count as the same: strict, soft, Levenshtein 0.8 and Ratcliff/Obershelp 0.95, as GROBID reports them."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import Literal

from docparse.text.regex import regex

Mode = Literal["strict", "soft", "levenshtein", "ratcliff"]
MODES: tuple[Mode, ...] = ("strict", "soft", "levenshtein", "ratcliff")

_SOFT = regex(r"[\W_]+")


def soften(text: str) -> str:
    """Without punctuation, case and spaces.

    >>> soften("I. MỤC ĐÍCH, YÊU CẦU") == soften("i mục đích yêu cầu")
    True
    """
    return _SOFT.sub("", text).casefold()


def edit_distance(a: list[str] | str, b: list[str] | str) -> int:
    """Levenshtein distance of two strings (characters) or lists (words).

    >>> edit_distance("thi đua", "thi dua")
    1
    """
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(a, b))


def same(gold: str, found: str, mode: Mode) -> bool:
    """Whether `found` counts as `gold` in this mode. What strict and soft forgive, the two others forgive too."""
    if gold == found:
        return True
    if mode == "strict":
        return False
    a, b = soften(gold), soften(found)
    if mode == "soft":
        return a == b
    if mode == "levenshtein":
        longest = max(len(a), len(b))
        return longest == 0 or (abs(len(a) - len(b)) <= 0.2 * longest and 1 - edit_distance(a, b) / longest >= 0.8)
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.95


def pair(gold: list[str], found: list[str], mode: Mode) -> tuple[list[str], list[str], int]:
    """Match items one to one. Returns (gold items missed, found items that are wrong, number of matches).

    >>> pair(["a", "b", "b"], ["b", "c"], "strict")
    (['a', 'b'], ['c'], 1)
    """
    rest = Counter(found)
    missed: list[str] = []
    for item in gold:
        if rest[item] > 0:
            rest[item] -= 1
        else:
            missed.append(item)
    wrong = list(rest.elements())
    matches = len(gold) - len(missed)
    if mode != "strict":
        for item in list(missed):
            for other in wrong:
                if same(item, other, mode):
                    missed.remove(item)
                    wrong.remove(other)
                    matches += 1
                    break
    return missed, wrong, matches
