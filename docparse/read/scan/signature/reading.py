"""One reading of a row of a signature in, what is print of it and whether that is whole out (`Reading`, `is_whole`)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from docparse.authority.people import name_syllables, surnames, surnames_by_use
from docparse.document import Word
from docparse.read.scan.noise import plausible
from docparse.read.scan.signature.seal_words import has_family_name, title_of, titles

GOOD = 0.6
"""How sure a word is that is believed."""
GUESSED = 0.55
"""How sure a word is that one reading alone has, or none has whole."""
_FAMILIES = 40
"""So many family names, the most usual first, are one at the head of a name, even if they stand inside names too (`Văn`, `Thị`)."""

RANKS = frozenset(("tá", "tướng", "úy", "uý", "sĩ", "sỹ"))
"""What of a rank or degree before a name is in small letters."""


@dataclass(slots=True)
class Reading:
    """The words of a row as they were read once, without what stands at its ends and is none.

    `beside`: they are those to the right of a seal that the row crosses, where its first ones may lie below it.
    """

    words: list[Word]
    beside: bool = False

    def __post_init__(self) -> None:
        words = [word for word in self.words if any(map(str.isalnum, word.text))]
        while words and _is_speck(words[0]):
            words = words[1:]
        while words and _is_speck(words[-1]):
            words = words[:-1]
        self.words = words

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def weight(self) -> float:
        """How sure it is, by letters."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * (word.confidence or 0.0) for word in self.words) / letters if letters else 0.0

    @property
    def sure(self) -> bool:
        """Whether it is a whole title or name of words that the engine was sure of."""
        return not self.beside and bool(self.words) and all((word.confidence or 0.0) > GOOD for word in self.words) and is_whole(self.text)


@dataclass(slots=True)
class Choice:
    """What a row says: its words, in the pixels of the readings."""

    words: list[Word]

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(word.text for word in self.words)


@cache
def usual_families() -> frozenset[str]:
    """The family names that are one wherever they stand at the head of a name."""
    return frozenset(surnames_by_use()[:_FAMILIES])


def is_whole(text: str) -> bool:
    """Whether a row is a whole title, or a name with its family name.

    >>> is_whole("PHÓ CHỦ TỊCH"), is_whole("HÓ CHỦ TỊCH"), is_whole("Trần Văn Dịu"), is_whole("BS.CKII. Trần Văn Dịu")
    (True, False, True, True)
    """
    name = bare_name(text)
    first = name.split()[0] if name else ""
    if has_family_name(name) and len(name.split()) > 2 and (first in usual_families() or "m" not in name_syllables().get(first, "")):
        return True
    if not text.isupper():
        return text.upper() in titles().values()
    bare = re.sub(r"^\W*(?:KT|TM|TL|TUQ|Q|K/T|T/M|T/L)\b[./]?\s*", "", text)
    return bare in titles().values() or (bare != text and bool(title_of(bare)))


def bare_name(text: str) -> str:
    """A name without the degrees and ranks before it.

    >>> bare_name("TS. Trần Văn Dịu"), bare_name("Đại tá Trần Văn Dịu")
    ('Trần Văn Dịu', 'Trần Văn Dịu')
    """
    words = text.split()
    first = max((at + 1 for at, word in enumerate(words[:4]) if word in RANKS or (word.endswith(".") and len(word) > 2)), default=0)
    return " ".join(words[first:])


def is_known(text: str) -> bool:
    """Whether every word of a name is one of names (`docparse.authority.people`).

    >>> is_known("Trần Văn Dũng"), is_known("Trần Thị Ut")
    (True, False)
    """
    return all(word in name_syllables() or word in surnames() for word in bare_name(text).split())


def _is_speck(word: Word) -> bool:
    sure = word.confidence or 0.0
    return (sure < 0.3 and not plausible(word.text)) or (sure < 0.15) or (len(word.text) == 1 and sure < GOOD and word.text not in "AY")


@lru_cache(maxsize=8192)
def marks_of(text: str) -> str:
    """The letters of a text, their marks as letters of their own."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if char.isalpha() or unicodedata.combining(char))


def alike(a: str, b: str) -> float:
    """How like two texts are, 0 to 1."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(a, b)
