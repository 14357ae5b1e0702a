"""Text in, the same text with Cyrillic and Greek letters that only look Latin set right out; the length is kept.

Keyboards and conversions leave `ТТ-ВТС` typed with other alphabets, which no reader can see and no pattern matches.
"""

from __future__ import annotations

import re

from docparse.text.regex import regex

_CYRILLIC = dict(zip("АВЕКМНОРСТХІЈЅаеорсухіјѕ", "ABEKMHOPCTXIJSaeopcyxijs", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_TABLE = str.maketrans({**_CYRILLIC, **_GREEK})
_FOREIGN = regex("[\u0370-\u03ff\u0400-\u04ff]")
_TOKEN = regex(r"[^\s,;()\[\]]+")


def latin_letters(text: str) -> str:
    """Letters of other alphabets as the Latin ones they look like, in tokens that are Latin otherwise (or all look Latin, in capitals).

    >>> latin_letters("Số: 1/TT-BT\u0421"), latin_letters("μg"), latin_letters("Москва")
    ('Số: 1/TT-BTC', 'μg', 'Москва')
    """
    return _TOKEN.sub(_token, text) if _FOREIGN.search(text) else text


def _token(match: re.Match[str]) -> str:
    token = match.group()
    if not _FOREIGN.search(token):
        return token
    fixed = token.translate(_TABLE)
    if _FOREIGN.search(fixed):
        return token
    latin = any(char.isalpha() and not _FOREIGN.match(char) for char in token)
    return fixed if latin or (fixed.isupper() and len(fixed) > 1) else token
