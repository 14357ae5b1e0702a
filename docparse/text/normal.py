"""Normal forms: canonical text for reading (NFC), and folded keys for matching (never for display).

Source of the rules: FACTS 9.1 (normalisation pipeline) and NĐ 30/2020 (Unicode TCVN 6909:2001).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from docparse.text.regex import regex

FILE_PATH = regex(r"[A-Za-z](?::[\\/]\S|\\[^\\\s]+\\\S)|\\\\\w")
"""Where the drafter keeps the file, as old offices print it below the list of recipients (`D:\\CV\\2009\\…`)."""

_LETTERS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ƣ": "Ư", "ƣ": "ư"}
_SPACES = dict.fromkeys("\u00a0\u202f\u2009\u200a\u3000\u2002\u2003\u2007", " ")
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2060\u00ad"
"""Characters without ink: joiners, marks of direction that web pages copy along, soft hyphens."""
_INVISIBLE = dict.fromkeys(INVISIBLE, "")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf071\uf0d6\uf0e8\uf0f0\uf075\uf077\uf0a1\uf06c▪●◦‣∙➢➤►▶❖♦◆➔⮚", "•") | {
    "\uf02d": "-",
    "\uf02b": "+",
}
"""Signs that open an item: those of the symbol fonts have codes of their own, and each office takes another."""
_CONTROL = dict.fromkeys(map(chr, [*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F]), "")
_CANONICAL = {**_LETTERS, **_SPACES, **_INVISIBLE, **_LIGATURES, **_HYPHENS, **_BULLETS, **_CONTROL}
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be\ufe63\uff0d", "-")
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"', "‘": "'", "’": "'", "′": "'"}
_PLAIN = {**_DASHES, **_QUOTES}
# a search for the few letters concerned is many times faster than str.translate, which looks at every letter
_NOT_CANONICAL = regex("[" + re.escape("".join(_CANONICAL)) + "]")
_NOT_PLAIN = regex("[" + re.escape("".join(_PLAIN)) + "]")


class _Bases(dict[str, str]):
    """The bare letter of each letter met so far."""

    def __missing__(self, char: str) -> str:
        bare = {"đ": "d", "Đ": "D"}.get(char) or unicodedata.normalize("NFD", char)[0]
        self[char] = bare
        return bare


_BASES = _Bases()
_SHORT = 400
"""Letters up to which the folded form of a text is remembered: the lines of a paper are asked about again and again."""


def canonical(text: str) -> str:
    """The text as the archive keeps it: NFC, plain spaces and hyphens, one bullet, no invisible characters, Vietnamese letters.

    Quotes, dashes and ellipses stay as printed.

    >>> canonical("Ngh\\u1ecb \\u0111i\\u0323nh\\u00a0NÐ-CP")
    'Nghị định NĐ-CP'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _NOT_CANONICAL.sub(lambda match: _CANONICAL[match.group()], text)


def plain(text: str) -> str:
    """Same length as `text` wherever that is NFC: dashes to `-`, quotes to straight ones. For matching with offsets kept."""
    return _NOT_PLAIN.sub(lambda match: _PLAIN[match.group()], text)


def strip_marks(text: str) -> str:
    """Letters without Vietnamese marks, đ as d; the length is kept for NFC text.

    >>> strip_marks("Đẩy mạnh thi đua")
    'Day manh thi dua'
    """
    return text if text.isascii() else "".join(map(_BASES.__getitem__, text))


def same_letters(a: str, b: str) -> bool:
    """Whether two spellings hold the same letters and marks, so that they differ in case or in the place of a tone only (`UỶ`, `ỦY`)."""
    return sorted(unicodedata.normalize("NFD", a.casefold())) == sorted(unicodedata.normalize("NFD", b.casefold()))


def fold(text: str) -> str:
    """The recall key: case, marks, đ, dashes and quotes folded, runs of space to one.

    >>> fold("Thi  đua – Khen thưởng")
    'thi dua - khen thuong'
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        text = strip_marks(plain(unicodedata.normalize("NFC", text)))
    return " ".join(text.casefold().split())


_fold_short = lru_cache(maxsize=8192)(_fold)


def capitals(text: str) -> tuple[int, int]:
    """How many letters a text has, and how many of them are capitals.

    >>> capitals("Số: 12/KH")
    (4, 3)
    """
    return _short_capitals(text) if len(text) <= _SHORT else _capitals(text)


def _capitals(text: str) -> tuple[int, int]:
    return sum(map(str.isalpha, text)), 0 if text.islower() else sum(map(str.isupper, text))


_short_capitals = lru_cache(maxsize=8192)(_capitals)
