"""Printed text or a query in, search tokens out: folded syllables, exact syllables, and codes (`34-CT/TW`) as one token each.

The same tokens are made of the text at indexing and of the query at searching. The rules are those of FACTS 9.1: case, all marks and
đ are folded, tone placement (hoà = hòa) and i/y (kỹ = kĩ) too; codes keep together in every written variant (FACTS 3.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from docparse.text.regex import regex


class Token(NamedTuple):
    """A token of the text: its folded form, its exact form (equal to `folded` where it has no marks), and its stretch."""

    folded: str
    exact: str
    start: int
    end: int
    code: bool = False


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for point in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(point))[0]
        if base.isascii() and base.isalpha():
            table[point] = base.lower()
    for letter in "đĐðÐɖƉ":
        table[ord(letter)] = "d"
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be\ufe63\uff0d":
        table[ord(dash)] = "-"
    for slash in "\u2044\u2215":
        table[ord(slash)] = "/"
    for space in "\u00a0\u202f\u2009\u3000":
        table[ord(space)] = " "
    return table


FOLD = _table()
"""Code point to folded letter; one to one, so offsets in a folded NFC text are those of the text."""

_SEP = r"[-\u2010-\u2015\u2212/\u2044\u2215_]"
_TIGHT = rf"(?:\s?{_SEP}|{_SEP}\s)"
_WIDE = rf"\s?{_SEP}\s?"
_GROUP = r"[A-ZĐÐƯ][A-Za-zĐđÐðƯưƠơ&]{0,11}(?:\.[A-ZƯĐ](?![a-z]))?\d{0,2}"
_ORG = r"(?:[A-ZĐÐƯ&]{2,12}(?:\.[A-ZƯ])?\d{0,2}|TTg|T\.[WƯ])"
_KINDS = r"(?:CT|NQ|KL|QĐ|QD|HD|TB|CTr|KH|CV|BC|TTr|NĐ|ND|TT|QC|TTLT|KHLT|CĐ)"
_YEAR = r"(?:19|20)\d{2}"

_CODE = (
    rf"\d{{1,5}}[a-zB]?{_WIDE}{_YEAR}{_WIDE}(?:QH|UBTVQH)\d{{1,2}}"
    rf"|\d{{1,5}}[a-zB]?{_WIDE}(?:{_YEAR}{_WIDE})?(?:{_GROUP}{_TIGHT}{_GROUP}|{_GROUP}\s{_SEP}\s{_ORG})(?:{_SEP}{_GROUP}){{0,3}}"
    rf"|\d{{1,5}}[a-zB]?\s{_KINDS}{_WIDE}{_ORG}(?:-{_GROUP})?"
    rf"|\d{{1,5}}[/\u2044\u2215][A-ZĐÐ]{{2,6}}"
)
_NUMBER = r"\d+(?:[.,]\d+)+"
_TOKEN = regex(rf"(?P<code>(?<![\w/])(?:{_CODE})(?![\w])(?!\.\d))|(?P<number>{_NUMBER})|[^\W_]+")
_THOUSANDS = regex(r"\d{1,3}(?:\.\d{3})+")
_WORD_PARTS = regex(r"[^\W_]+")
_GLUED = regex(r"\A(\d+)(?=[^\W\d_]{2})")
"""A number to which the type is glued: `34CT/TW`; one letter alone belongs to it (`15a/2020`)."""

_OPEN_Y = regex(r"(?:[hklmstv]|qu)y$")
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_PLACED = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_SHORT_I = {
    unicodedata.normalize("NFC", "y" + tone): unicodedata.normalize("NFC", "i" + tone) for tone in ("", *_TONES)
}  # fmt: skip


def letters(text: str) -> str:
    """`text` in lower case without marks, character by character: the length is kept.

    >>> letters("ĐẨY MẠNH – thi đua")
    'day manh - thi dua'
    """
    return text.translate(FOLD)


@lru_cache(maxsize=50_000)
def word_key(word: str) -> tuple[str, str]:
    """The folded and the exact form of one word or number.

    >>> word_key("Hoà"), word_key("KỸ"), word_key("08")
    (('hoa', 'hòa'), ('ki', 'kĩ'), ('8', '8'))
    """
    if word.isdigit():
        number = word.lstrip("0") or "0"
        return number, number
    folded = word.translate(FOLD).lower()
    if _OPEN_Y.search(folded):
        folded = folded[:-1] + "i"
    exact = word.lower().translate({0xF0: "đ", 0x256: "đ"})
    if exact.isascii():
        return folded, folded
    if not exact.startswith("q"):
        exact = exact[:-2] + _PLACED.get(exact[-2:], exact[-2:])
    if folded.endswith("i") and exact[-1] in _SHORT_I:
        exact = exact[:-1] + _SHORT_I[exact[-1]]
    return folded, exact


def number_key(printed: str) -> str:
    """A printed number with Vietnamese separators: thousands dots dropped, the decimal comma as a dot.

    >>> number_key("10.000"), number_key("12,5")
    ('10000', '12.5')
    """
    if _THOUSANDS.fullmatch(printed):
        return printed.replace(".", "")
    return printed.replace(",", ".")


def code_key(printed: str) -> str:
    """The one token of a code: number, year and groups, folded, whatever stands between them (FACTS 3.4).

    >>> {code_key(form) for form in ("34-CT/TW", "34/CT-TW", "34 CT / TW", "34CT/TW")}
    {'34.ct.tw'}
    >>> code_key("098/2023/NĐ-CP")
    '98.2023.nd.cp'
    """
    joined = _GLUED.sub(r"\1 ", printed.replace("&", "").replace(".", ""))
    parts = [part.translate(FOLD).lower() for part in _WORD_PARTS.findall(joined)]
    if parts and parts[0][0].isdigit():
        parts[0] = parts[0].lstrip("0") or "0"
    return ".".join(parts)


def code_parts(key: str) -> list[str]:
    """A code's token and what people shorten it to: number with type, number with year, and the symbol alone.

    >>> code_parts("98.2023.nd.cp")
    ['98.2023.nd.cp', '98.nd', '98.2023', 'nd.cp']
    """
    parts = key.split(".")
    if not parts[0][:1].isdigit():
        return [key]
    out = [key]
    groups = parts[1:]
    if groups and re.fullmatch(_YEAR, groups[0]):
        year, groups = groups[0], groups[1:]
        if groups:
            out.append(f"{parts[0]}.{groups[0]}")
        out.append(f"{parts[0]}.{year}")
    elif len(groups) > 1:
        out.append(f"{parts[0]}.{groups[0]}")
    if len(groups) > 1:
        out.append(".".join(groups))
    return list(dict.fromkeys(out))


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of a text in order. Offsets are code points of `text`, which is NFC in an archive.

    >>> [token.folded for token in tokenize("Chỉ thị số 34 CT/TU về thi đua, 10.000 lượt")]
    ['chi', 'thi', 'so', '34.ct.tu', 've', 'thi', 'dua', '10000', 'luot']
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind is None:
            folded, exact = word_key(match.group())
            yield Token(folded, exact, start, end)
        elif kind == "code":
            key = code_key(match.group())
            yield Token(key, key, start, end, True)
        else:
            key = number_key(match.group())
            yield Token(key, key, start, end)


def fold_words(text: str) -> list[str]:
    """The folded tokens of a text, for filters and context fields."""
    return [token.folded for token in tokenize(unicodedata.normalize("NFC", text))]
