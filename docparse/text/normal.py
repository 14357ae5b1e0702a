"""Normal forms: canonical text for reading (NFC), and folded keys for matching (never for display).

Source of the rules: FACTS 9.1 (normalisation pipeline) and NĐ 30/2020 (Unicode TCVN 6909:2001).
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ƣ": "Ư", "ƣ": "ư"})
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u200a\u3000\u2002\u2003\u2007"), " ")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u00ad"), None)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be\ufe63\uff0d"), "-")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"', "‘": "'", "’": "'", "′": "'"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def canonical(text: str) -> str:
    """The text as the archive keeps it: NFC, plain spaces, no invisible characters, Vietnamese letters in their own code.

    Quotes, dashes and ellipses stay as printed.

    >>> canonical("Ngh\\u1ecb \\u0111i\\u0323nh\\u00a0NÐ-CP")
    'Nghị định NĐ-CP'
    """
    if text.isascii() and not _CONTROL.search(text):
        return text
    text = unicodedata.normalize("NFC", text)
    text = text.translate(_LETTERS).translate(_SPACES).translate(_INVISIBLE).translate(_LIGATURES)
    return _CONTROL.sub("", text)


def plain(text: str) -> str:
    """Same length as `text` wherever that is NFC: dashes to `-`, quotes to straight ones. For matching with offsets kept."""
    return text.translate(_DASHES).translate(_QUOTES)


def strip_marks(text: str) -> str:
    """Letters without Vietnamese marks, đ as d; the length is kept for NFC text.

    >>> strip_marks("Đẩy mạnh thi đua")
    'Day manh thi dua'
    """
    out = []
    for char in text:
        if char < "\x80":
            out.append(char)
        elif char in "đĐ":
            out.append("d" if char == "đ" else "D")
        else:
            out.append(unicodedata.normalize("NFD", char)[0])
    return "".join(out)


def fold(text: str) -> str:
    """The recall key: case, marks, đ, dashes and quotes folded, runs of space to one.

    >>> fold("Thi  đua – Khen thưởng")
    'thi dua - khen thuong'
    """
    return re.sub(r"\s+", " ", strip_marks(plain(unicodedata.normalize("NFC", text))).casefold()).strip()
