"""The symbol of a scan beside what the paper says of its type and issuer. A symbol in, the one that they agree on out.

`KH-SYT` is composed of the abbreviations of type and body (NĐ 30/2020, Phụ lục I, ô 3): a part that abbreviates nothing, but is a letter
off what the title or the issuer abbreviates, was misread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docparse.authority.bodies import Body, bodies_by_name, find_body
from docparse.authority.naming import UNITS
from docparse.authority.types import codes_by_symbol
from docparse.extract.header.issuer_in_text import agrees
from docparse.schema import Text
from docparse.segment.labels import one_off
from docparse.text.normal import fold
from docparse.text.regex import regex

_INK = regex(r"[Il1]\.(?=[A-ZĐ-])")
"""An `L` whose foot was read as a stop."""

_UPRIGHT = str.maketrans("LI1lí", "TTTTT")


def agree(symbol: Text, typed: str | None, issuer: str | None, left_over: Sequence[str] = ()) -> None:
    """Put the parts of `symbol` right, in place; compose one where there is none, but a number line was.

    `typed`: the abbreviation of the printed type; `issuer`: the body in full; `left_over`: lines of the head that were read as nothing.
    """
    if symbol.value is None:
        _compose(symbol, typed, issuer, left_over)
        return
    if symbol.source == "inferred":
        return
    parts = re.split(r"([-/])", _INK.sub("L", symbol.value))
    kind = parts[0]
    body = _body_of(issuer) if issuer else None
    own = body is not None and kind in body.symbols
    if typed and len(parts) > 1 and kind not in codes_by_symbol() and not own and _letter_off(kind, typed):
        parts[0] = typed
    if body:
        for index in range(2 if len(parts) > 2 else 0, len(parts), 2):
            part = parts[index]
            off = (
                [known for known in body.symbols if len(known) == len(part) > 2 and (_letter_off(part, known) or _blurred(part, known))]
                if issuer and not find_body(part) and part != _with_level(body.name, issuer)
                else []
            )
            if off:
                parts[index] = off[0]
                break
    mended = "".join(parts)
    if mended != symbol.value:
        symbol.value, symbol.source, symbol.confidence = mended, "inferred", round(min(symbol.confidence, 0.8), 3)


def _with_level(name: str, issuer: str) -> str:
    """The initials of a body with those of its level: `CAH` of a Công an huyện.

    >>> _with_level("Công an", "Công an thị xã Ba Đồn")
    'CATX'
    """
    level = _LEVEL.match(issuer[len(name) :])
    return "".join(word[0] for word in (*name.split(), *(level[1].split() if level else ()))).upper()


_LEVEL = regex(rf"\s+({'|'.join(UNITS)})(?!\w)")
_NUMBER_LINE = regex(r"^\W*[Ss][ốôóòoỐÔ]\s*[:.]?(?=\W|$|\s*\d)")
_END = regex(r"[-–]\s?([A-ZĐƯ]{2,8})\W*$")
"""The organ that a number line ends in."""
_LEAST = 2
"""Capitals that an organ's abbreviation has at least to be known by its end alone."""


def _compose(symbol: Text, typed: str | None, issuer: str | None, left_over: Sequence[str]) -> None:
    """`KH-SYT` of a plan of a Sở Y tế whose number line a pen or a stamp has made unreadable."""
    body = _body_of(issuer) if issuer else None
    organ = body.symbols[0] if body and body.symbols else None
    if typed and issuer and organ is None:
        ends = (match[1] for line in left_over if (match := _END.search(line)))
        own = (issuer, issuer.partition(" ")[2])  # `ĐHYT` of a Trường Đại học
        if end := next((end for end in ends if any(agrees(name, end) for name in own)), None):
            symbol.value, symbol.source, symbol.confidence = f"{typed}-{end}", "inferred", 0.6
        return
    joint = issuer is not None and body is not None and issuer[len(body.name) :].lstrip().startswith("-")
    if typed is None or body is None or organ is None or body.system == "party" or joint:
        return
    tail = re.compile(rf"{re.escape(organ)}\W*$")
    shown = len(organ) > _LEAST and any(tail.search(line) for line in left_over)
    if shown or any(_NUMBER_LINE.match(line) for line in left_over):
        symbol.value, symbol.source, symbol.confidence = f"{typed}-{organ}", "inferred", 0.7 if shown else 0.5


def _letter_off(read: str, printed: str) -> bool:
    return len(printed) > 1 and read != printed and one_off(read, printed)


def _blurred(read: str, printed: str) -> bool:
    """Whether two abbreviations differ in letters alone that are one stroke upright (`SLLLI` of STTTT)."""
    return read != printed and read.translate(_UPRIGHT) == printed.translate(_UPRIGHT)


def _body_of(issuer: str) -> Body | None:
    """The known body whose name an issuer's begins with, the longest one."""
    words = fold(issuer).split()
    names = bodies_by_name()
    return next((names[head] for size in range(len(words), 0, -1) if (head := " ".join(words[:size])) in names), None)
