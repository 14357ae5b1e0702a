"""Numbering of headings and items: the text of a block in, its `Marker` (style, ordinal, title) out.

Hierarchies: NĐ 30/2020 and FACTS 1.6 (Phần > Chương > Mục > Tiểu mục > Điều > khoản > điểm; A. > I. > 1. > 1.1. > a) > - > +;
Party style `I-`, `1-`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from docparse.text.normal import capitals, fold
from docparse.text.regex import regex

Style = Literal["phan", "chuong", "muc", "tieu_muc", "dieu", "upper", "roman", "arabic", "decimal", "paren", "lower", "bracket", "bullet"]

RANK: dict[str, int] = {
    "phan": 0, "chuong": 1, "muc": 2, "tieu_muc": 3, "dieu": 4, "upper": 5, "roman": 5,
    "arabic": 10, "decimal": 10, "paren": 20, "lower": 22, "bracket": 24, "bullet": 30,
}  # fmt: skip
"""The usual order of the styles, outermost first. `upper` and `roman` nest in the order in which a document uses them."""

LETTERS = "abcdđeghiklmnopqrstuvxy"
CAPITALS = "ABCDĐEFGHIJKLM"
"""Letters of outermost parts in their order; Đ, F and J are mostly left out (`D.`, `E.`, `G.`)."""
"""The letters of điểm a), b) … in the Vietnamese order (no f, j, w, z); `â`, `ê`, `ô` are not used."""


@dataclass(slots=True, frozen=True)
class Marker:
    """What stands before a title. `ordinal` as it should read, `printed` as it stands, `value` its place in the run (from 1, 0: none).

    `depth`: parts of a decimal number (`2.1.` has 2). `title`: the text after it; `at`: where the title begins in the block.
    """

    style: Style
    ordinal: str
    printed: str
    value: int
    title: str
    at: int
    depth: int = 1
    repaired: bool = False
    lead: int = 0
    """Characters of noise before it, at the beginning of the block."""

    @property
    def rank(self) -> int:
        """Place in the hierarchy: smaller is further out."""
        return RANK[self.style] + (self.depth - 1 if self.style == "decimal" else 0)

    @property
    def kind(self) -> str:
        """What siblings share."""
        return f"{self.style}{self.depth}" if self.style == "decimal" else self.style


_WORDS = {"mot": 1, "nhi": 2, "bon": 4} | {
    word: at for at, word in enumerate(("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"), start=1)
}
_NAMED = regex(
    r"(?P<word>phan|chuong|tieu muc|muc|dieu)\s+(?:thu\s+)?"
    r"(?P<n>[ivxl]{1,6}|h(?=[.:])|\d{1,3}[a-z]?|[a-e]|[a-z]{2,5})\b(?P<stop>\s*[.:,)/–-]*(?:(?<=[.:])\s[-–](?=\s))?)\s*"
)
_ROMAN = regex(r"(?P<n>[IVXLCHTil1|!]{1,6})\s{0,2}(?P<stop>[.)/:–-]+|,(?=\s[A-ZĐ]|(?![IVX]+\b)[A-ZĐ]))\s*(?=\S)")
_ROMAN_BARE = regex(r"(?!VI (?:PHẠM|SINH|MẠCH|TÍNH|RÚT|MÔ)|XI MĂNG)(?P<n>[IVX]{1,5})\s+(?=[^\W\d_]{2})")
_UPPER = regex(r"(?P<n>[A-HKMĐ])\s?(?P<stop>[.)/–-](?:[-–/)](?=\s))?)\s*(?=[^\W\d_]{2}|[“\"])")
_DECIMAL = regex(
    r"(?P<n>(?:[IVX]{1,5}|[1-9l]\d?)(?:\.\s?\d{1,2}){1,4}|[1-9],[1-9](?=\.\s[A-ZĐ]))(?P<stop>\s?[.):/–-]*)\s*(?=[“\"'(\[]?[^\W\d_])"
)
"""`1,2.`: a comma for the point, where a point and a capital follow."""
_ARABIC = regex(
    r"(?P<n>[1-9]\d{0,2}|l)\s?(?P<stop>[.)/]|,(?=\s[^\W\d_])|\s?[-–](?=\s?[^\W\d_]))[-–.:/)]?\s*(?=[^\s\d]|\d+\s?(?:%|[^\W\d_\s]{2}))"
)
_AFTER_SLASH = regex(r"\s|[-–.][\s.:]")
"""`1/ Mục đích`, `1/- Mục đích`."""
_LOWER = regex(
    r"(?P<n>[a-eg-ik-vxyđ]{1,2}\d?)\s?(?P<stop>[).](?:[-–/)](?=\s))?|/\.?[-–]?(?=\s)|[-–](?=\s)|(?<=[^\W\d]),(?=\s[A-ZĐ]))\s*(?=\S)"
)
_BRACKET = regex(r"\((?P<n>\d{1,2}|[a-zđ]|[ivx]{1,4})\)\.?\s*(?=\S)")
_BULLET = regex(r"(?P<n>[-–—+*•●▪◦·~]|o(?=\s))\s*(?=[^\s\d-]|\d)")
_VALID_ROMAN = regex(r"^X{0,3}(?:IX|IV|V?I{0,3})$")
_ALPHABET = "abcdđefghiklmnopqrstuvxy"
CONFUSED = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "i": "I", "H": "II", "T": "I", "L": "I"})


def roman_value(text: str) -> int:
    """The value of a Roman number up to 39; 0 if it is none.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, 0)
    """
    if not text or not _VALID_ROMAN.match(text):
        return 0
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = {"I": 1, "V": 5, "X": 10}[char]
        total += -value if {"I": 1, "V": 5, "X": 10}.get(following, 0) > value else value
    return total


def counted(ordinal: str | None) -> tuple[str, int]:
    """The style of an ordinal (`number`, `roman`, `decimal`, `letter`, `none`) and what its last part counts to, 0 where it is no number.

    >>> counted("II"), counted("1.3"), counted("đ"), counted(None)
    (('roman', 2), ('decimal', 3), ('letter', 5), ('none', 0))
    """
    if not ordinal:
        return "none", 0
    last = ordinal.rpartition(".")[2]
    roman = roman_value(last)
    count = int(last) if last.isdigit() else roman or (_ALPHABET.find(last.lower()) + 1 if len(last) == 1 else 0)
    return "number" if ordinal.isdigit() else "decimal" if "." in ordinal else "roman" if roman else "letter", count


def to_roman(value: int) -> str:
    """1 to 39 as a Roman number."""
    return "X" * (value // 10) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]


def is_upper(text: str, share: float = 0.8) -> bool:
    """Whether the letters of `text` are capitals (at least `share` of them, at least two)."""
    letters, large = capitals(text[:160])
    return letters >= 2 and large >= share * letters


_DASHED_ROMAN = regex(r"-[IVX]{1,5}\.\s?[A-ZĐÀ-Ỹ]{2}")
_DASHED_SPECK = regex(r"-\s?[_'`|]{1,3}\s?(?=\d{1,2}\.\d)")
_NOISE = regex(r"[_'`‘’·|\\¬^\s]{1,12}(?=[\dIVXl])|_{1,3}(?=[-+*•]\s)")


def read_marker(text: str) -> Marker | None:
    """The marker at the beginning of a block, read for itself (no sequence); None for plain text.

    >>> read_marker("II- NỘI DUNG").ordinal
    'II'
    >>> read_marker("2.1. Mục tiêu chung").depth
    2
    """
    first = text[:1]
    if not first:
        return None
    if first == "-" and _DASHED_ROMAN.match(text):  # a speck before `II. CHỦ ĐỀ`
        marker = read_marker(text[1:])
        return replace(marker, at=marker.at + 1, lead=1) if marker else None
    if first == "-" and (speck := _DASHED_SPECK.match(text)):
        marker = read_marker(text[speck.end() :])
        return replace(marker, at=marker.at + speck.end(), lead=speck.end()) if marker else None
    if first in "_'`‘’·|\\¬^":  # specks of a scan before the number
        noise = _NOISE.match(text)
        marker = read_marker(text[noise.end() :]) if noise and noise.end() else None
        return replace(marker, at=marker.at + noise.end(), lead=noise.end()) if marker and noise else None
    if first in "PpCcMmTtĐđDÐB":
        named = _named(text)
        if named is not None:
            return named
    for pattern, build in _READERS:
        match = pattern.match(text)
        if match:
            marker = build(match, text)
            if marker is not None:
                return marker
    match = _ROMAN_BARE.match(text)
    if match and roman_value(match["n"]) and is_upper(text[match.end() :]):
        return Marker("roman", match["n"], match["n"], roman_value(match["n"]), text[match.end() :], match.end())
    match = _BULLET.match(text)
    if match:
        return Marker("bullet", match["n"], match["n"], 0, text[match.end() :], match.end())
    return None


_CITED_FROM = regex(
    r"(?:Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Pháp lệnh|Hiến pháp|Điều lệ|Chương|Mục|"
    r"(?:Quy chế|Quy định|Quyết định|Hướng dẫn|Kế hoạch|Thể lệ)(?! này))(?![^\W_])"
)
"""What an article is cited from (`Điều 5 Luật …`), behind a number without its stop; `Điều 3 Quyết định này có hiệu lực` is an article."""


def _named(text: str) -> Marker | None:
    """`Phần thứ nhất`, `Chương I`, `Mục 1`, `Điều 1.`; the line must be a title, not a sentence about a chapter."""
    start = fold(text[:40])
    match = _NAMED.match(start)
    if not match or len(start) != len(text[:40].rstrip()):
        return None
    word, number = match["word"], match["n"]
    value = int(re.match(r"\d+", number)[0]) if number[0].isdigit() else roman_value(number.upper()) or _WORDS.get(number, 0)  # type: ignore[index]
    merged = number == "h"  # the strokes of II ran together
    if merged:
        value = 2
    if not value and len(number) == 1 and word == "phan":
        value = ord(number) - ord("a") + 1
    if not value or not (text[0].isupper() or text[0] in "ÐĐ"):
        return None
    at, stop = match.end(), match["stop"].strip()
    title = text[at:]
    style: Style = "tieu_muc" if word == "tieu muc" else word  # type: ignore[assignment]
    if style == "dieu":
        if not stop and title and (not title[0].isupper() or _CITED_FROM.match(title)):
            return None
    elif title and not stop and not is_upper(title):
        return None
    if style != "dieu" and len(title) > 220:
        return None
    printed = text[: match.start("stop")].rstrip()
    ordinal = "II" if merged else printed.split(maxsplit=2 if word == "tieu muc" else 1)[-1]
    return Marker(style, ordinal, printed, value, title, at, repaired=merged)


def _decimal(match: re.Match[str], text: str) -> Marker | None:
    number = match["n"].replace(" ", "").replace("l", "1").replace(",", ".")
    parts = number.split(".")
    first = text[match.end()]
    if not match["stop"].strip() and len(parts) == 2 and not first.isupper() and first not in "“\"'":
        return None  # `12.5 tỷ đồng`
    if any(len(part) == 2 and part[0] == "0" for part in parts):
        return None  # a date: 02.09
    depth = len(parts) if parts[0].isdigit() else len(parts) - 1
    title = text[match.end() :]
    if depth == 1:
        return Marker("arabic", number, match["n"], int(parts[-1]), title, match.end())
    return Marker("decimal", number, match["n"], int(parts[-1]), title, match.end(), depth, "l" in match["n"])


def _arabic(match: re.Match[str], text: str) -> Marker | None:
    number = match["n"].replace("l", "1")
    stop = match["stop"].strip()
    title = text[match.end() :]
    if match["n"] == "l" and stop == ")":
        return None  # the letter, after k)
    if title[0].isdigit() and not text[match.end() - 1].isspace():
        return None  # `12.5 tỷ đồng`
    if stop in "-–," and not title[:1].isupper():
        return None  # `5 - 10% cá nhân`
    if stop == "/" and not (_AFTER_SLASH.match(text, match.end("stop")) and title[:1].isupper()):
        return None
    style: Style = "paren" if stop == ")" else "arabic"
    return Marker(style, number, match["n"], int(number), title, match.end(), repaired=match["n"] == "l")


def _roman(match: re.Match[str], text: str) -> Marker | None:
    printed, title = match["n"], text[match.end() :]
    value = roman_value(printed)
    if title[0].islower() and not text[match.end() - 1].isspace():
        return None  # `V.v.`
    if match["stop"][0] in "/-–" and re.match(r"(?:19|20)\d\d\b", title):
        return None  # the rest of `quý | II/2021`
    if value and printed not in ("C",):
        if match["stop"][0] in "–-" and title[:1].islower():
            return None
        return Marker("roman", printed, printed, value, title, match.end())
    if printed == "l" and match["stop"][0] == ")":
        return None  # the letter, after k)
    if printed.isdigit() or printed in ("C", "L", "H", "T", "LC"):
        return None
    repaired = printed.translate(CONFUSED)
    value = roman_value(repaired)
    if not value or not (any(char in "IVXH" for char in printed) or set(printed) <= set("l1|!")):
        return None
    if not is_upper(title, 0.6) and not title[:1].isupper():
        return None
    return Marker("roman", repaired, printed, value, title, match.end(), repaired=True)


def _upper(match: re.Match[str], text: str) -> Marker | None:
    value = CAPITALS.index(match["n"]) + 1
    return Marker("upper", match["n"], match["n"], value, text[match.end() :], match.end())


def next_capital(value: int, last: int) -> bool:
    """Whether the capital counted `value` comes next after the one counted `last` (0: none yet)."""
    return value > last and set(CAPITALS[last : value - 1]) <= set("ĐFJ")


def _lower(match: re.Match[str], text: str) -> Marker | None:
    name = match["n"].rstrip("0123456789")
    if match["stop"] == "." and (len(name) > 1 or not text[match.end() - 1].isspace()):
        return None
    if len(name) == 2:
        if roman_value(name.upper()) == 0:
            return None
        return Marker("bracket", name, match["n"], roman_value(name.upper()), text[match.end() :], match.end())
    return Marker("lower", match["n"], match["n"], LETTERS.find(name) + 1, text[match.end() :], match.end())


def _bracket(match: re.Match[str], text: str) -> Marker | None:
    number = match["n"]
    value = int(number) if number.isdigit() else roman_value(number.upper()) or LETTERS.find(number) + 1
    return Marker("bracket", number, match["n"], value, text[match.end() :], match.end())


_READERS = ((_DECIMAL, _decimal), (_ARABIC, _arabic), (_ROMAN, _roman), (_UPPER, _upper), (_LOWER, _lower), (_BRACKET, _bracket))
