"""The lines of a scan in, those whose decimal number (`1.1.`) was read as strokes of a Roman one (`I.I.`, `III.`, `I. II`) out.

In bold italics an engine takes 1 for I, and its dots for strokes; the line would then open a chapter of its own. It stands alone between
the number that it goes on from and the one that goes on from it: `1.`, `III. Phòng …`, `1.2.`
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.segment.numbering import is_upper
from docparse.text.regex import regex

_NUMBER = regex(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.,)/]\s?|\s)(?=\S)")
_STROKED = regex(r"(?P<n>[IỊl1|!LHT][IỊl1|!LHT.,]*(?: ?[IỊl1|!LHT.,]+)??)[.,]?\s+(?=[“\"]?[^\W\d_][^\W\d_A-Z]*\s)")
_LETTER = regex(r"[^\d., ]")
_ONE_MORE = 1
"""How many dots may be read as strokes."""


def first_decimals(texts: Sequence[str | None]) -> dict[int, tuple[str, int]]:
    """By place of the line its number and where its title begins.

    >>> first_decimals(["1. Sở A chủ trì", "I. II Phòng B lo việc này", "1.2. Tổ C:"])
    {1: ('1.1', 6)}
    """
    out: dict[int, tuple[str, int]] = {}
    above: list[int] = []
    stroked: list[tuple[int, int, str]] = []
    for at, text in enumerate(texts):
        if text is None:
            continue
        match = _STROKED.match(text) if above else None
        if match and _LETTER.search(match["n"]):
            if not is_upper(text[match.end() :], 0.7):
                stroked.append((at, match.end(), match["n"]))
            continue
        number = _NUMBER.match(text)
        parts = [int(part) for part in number["n"].split(".")] if number else []
        if above and len(stroked) == 1 and parts == [int("".join(map(str, above)) + "2")]:
            parts = [*above, 2]  # `12.`, its dot lost too
        if parts and set(parts[:-1]) <= {1}:
            if above and parts == [*above, 2] and len(stroked) == 1:
                place, begin, read = stroked[0]
                strokes = sum(2 if char == "H" else char not in ". ," for char in read)
                if 0 <= strokes - len(parts) <= _ONE_MORE:
                    out[place] = (".".join(map(str, [*above, 1])), begin)
            above, stroked = (parts, []) if set(parts) == {1} else ([], [])
    return out
