"""What a seal left of a line of print in, the title or the name that it was out (`title_of`, `name_of`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from docparse.authority.people import surnames, surnames_by_use
from docparse.read.noise import plausible
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

NAME_PART = re.compile(r"^[^\W\d_a-zà-ỹđ][’'”]?[^\W\d_]?[^\W\d_A-ZĐ]+$")
_USUAL = 16
"""How many of the family names, the most usual first, nine people in ten bear."""
_LONG_ENOUGH, _ALIKE = 7, 0.87
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
AUTHORITY = re.compile(r"\W*(?:kt|tm|tl|tuq|t/m|k/t|t/l)\b")
"""`KT. GIÁM ĐỐC` names for whom is signed: the title stands in the line below it (NĐ 30/2020, Phụ lục I)."""


@cache
def titles() -> dict[str, str]:
    """Letters of a title without marks, to the title."""
    rows = files("docparse.authority").joinpath("titles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {letters_of(row): row for row in rows if row}


@cache
def _toneless_surnames() -> dict[str, str]:
    """Family names, the most usual first, to their letters without tone."""
    return {name: _toneless(name) for name in surnames_by_use()}


def _toneless(text: str) -> str:
    """Small letters without their tone, but with what makes them another vowel: `Trần` and `zfân` both end in `ân`."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.lower()) if char not in _TONES)
    return unicodedata.normalize("NFC", bare)


def letters_of(text: str) -> str:
    """The letters of a text without marks, case and spaces."""
    return re.sub(r"[^a-z]", "", fold(text))


def title_of(text: str, *, whole: bool = False, deputy: bool = False, for_whom: str | None = None) -> str | None:
    """The title that a line in capitals holds, or whose end it holds (only whole ones with `whole`); a `PHÓ` only for a deputy.

    `for_whom`: the title that the line above names after `KT.`; of its deputy's a few letters at the end are enough.
    """
    capitals = " ".join(word for word in text.split() if sum(map(str.isupper, word)) > 0.5 * len(word))
    squeezed = letters_of(capitals)
    if len(squeezed) < 4:
        return None
    own = f"PHÓ {for_whom}" if for_whom else ""
    if own in titles().values() and len(squeezed) < len(letters_of(own)) and letters_of(own).endswith(squeezed[-4:]):
        return own
    best: tuple[float, int, str] | None = None
    for key, title in titles().items():
        if squeezed.endswith(key):
            rank = (1.0, len(key), title)
        elif whole:
            continue
        else:
            shared = next((size for size in range(min(len(key), len(squeezed)), 3, -1) if squeezed.endswith(key[-size:])), 0)
            if squeezed in key and len(squeezed) >= 0.7 * len(key):  # both ends lost
                shared = len(squeezed)
            if shared < max(4, 0.5 * len(key)) or title.startswith("PHÓ") is not deputy:
                continue
            rank = (shared / len(key), shared, title)
        best = max(best, rank) if best else rank
    return best[2] if best else None


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


_CUT_M = re.compile(r"^(?:[IlL]?V[il])")
_PARTS = re.compile(r"[^\W\d_]+")


def syllables(text: str) -> list[str]:
    """The capitalised syllables at the end of a line, those written together parted (`LêMinh`), noise before them left out."""
    out: list[str] = []
    for word in reversed(text.split()):
        runs = _PARTS.findall(word)
        pieces = [_whole_m(piece) for piece in _camel(runs[-1])] if runs else []
        if not pieces or not all(plausible(piece) for piece in pieces[-1:]):
            break
        good = [piece for piece in pieces if piece[0].isupper() and piece[1:].islower() and len(piece) > 1]
        out[:0] = good
        if len(good) < len(pieces) or word[: -len(runs[-1])].strip("-_.,*'’\"“”"):
            break
    return out


def _whole_m(piece: str) -> str:
    """`Viạnh` is Mạnh: an M whose left stroke a ring has cut looks like that, and no syllable does."""
    spelled = _CUT_M.sub("M", piece)
    return spelled if not plausible(piece) and plausible(spelled) else piece


def _camel(run: str) -> list[str]:
    out: list[str] = []
    for char in run:
        if char.isupper() or not out:
            out.append(char)
        else:
            out[-1] += char
    return out


def has_family_name(text: str) -> bool:
    """Whether a line is a whole name: a family name and two to four syllables in all."""
    words = text.split()
    return 2 <= len(words) <= 5 and words[0] in surnames() and all(word[0].isupper() and plausible(word) for word in words)


def name_of(readings: list[str]) -> str | None:
    """The name among readings of one line: whole with its family name, in the first reading that has it."""
    for text in readings:
        found = syllables(text)
        for size in (4, 3, 2):
            if len(found) >= size and found[-size] in surnames() and size > 2:
                return " ".join(found[-size:])
    for text in readings:
        found = syllables(text)
        if len(found) == 2:
            before = text[: max(0, text.rfind(found[0]))].split()
            family = _family_name(before[-1]) if before else None
            for other in readings if family is None else ():
                words = other.split()
                if len(words) == 3 and words[-1] == found[-1]:
                    family = family or _family_name(words[0], head=True)
            return " ".join([family, *found] if family else found)
    return None


def _family_name(read: str, *, head: bool = False) -> str | None:
    """The most usual family name that ends as what the seal left of it does: two letters at least, and at most two lost.

    With `head` the one that begins so: three letters at least, and at most one lost.
    """
    letters = re.search(r"[^\W\d_]+", read) if head else re.search(r"[^\W\d_]+$", read)
    left = _toneless(letters.group()) if letters else ""
    if head:
        return next(
            (name for name, bare in _toneless_surnames().items() if len(left) > 2 and bare.startswith(left) and len(bare) - len(left) < 2),
            None,
        )
    bare = letters_of(left)
    for shared in (4, 3):  # a mark that the ring crossed counts for less than how usual a name is
        for name in surnames_by_use()[:_USUAL] if len(bare) >= shared else ():
            if letters_of(name).endswith(bare[-shared:]) and len(letters_of(name)) - shared <= 2:
                return name
    for shared in range(min(4, len(left)), 1, -1):
        for name, bare in _toneless_surnames().items():
            if bare.endswith(left[-shared:]) and len(bare) - shared <= 2:
                return name
    return None
