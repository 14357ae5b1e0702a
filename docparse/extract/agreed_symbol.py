"""The symbol of a scan beside what the paper says of its type and issuer. A symbol in, the one that they agree on out.

`KH-SYT` is composed of the abbreviations of type and body (NĐ 30/2020, Phụ lục I, ô 3): a part that abbreviates nothing, but is a letter
off what the title or the issuer abbreviates, was misread.
"""

from __future__ import annotations

import re

from docparse.authority.bodies import Body, bodies_by_name, find_body
from docparse.authority.types import codes_by_symbol
from docparse.schema import Text
from docparse.text.normal import fold

_INK = re.compile(r"[Il1]\.(?=[A-ZĐ-])")
"""An `L` whose foot was read as a stop."""


def agree(symbol: Text, typed: str | None, issuer: str | None) -> None:
    """Put the parts of `symbol` right, in place. `typed`: the abbreviation of the printed type; `issuer`: the body in full."""
    if symbol.value is None or symbol.source == "inferred":
        return
    parts = re.split(r"([-/])", _INK.sub("L", symbol.value))
    kind = parts[0]
    if typed and len(parts) > 1 and kind not in codes_by_symbol() and find_body(kind) is None and _letter_off(kind, typed):
        parts[0] = typed
    body = _body_of(issuer) if issuer else None
    if body:
        for index in range(2 if len(parts) > 2 else 0, len(parts), 2):
            part = parts[index]
            off = [known for known in body.symbols if len(known) == len(part) and _letter_off(part, known)] if not find_body(part) else []
            if off:
                parts[index] = off[0]
                break
    mended = "".join(parts)
    if mended != symbol.value:
        symbol.value, symbol.source, symbol.confidence = mended, "inferred", round(min(symbol.confidence, 0.8), 3)


def _letter_off(read: str, printed: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return len(printed) > 2 and read != printed and Levenshtein.distance(read, printed) == 1


def _body_of(issuer: str) -> Body | None:
    """The known body whose name an issuer's begins with, the longest one."""
    words = fold(issuer).split()
    names = bodies_by_name()
    return next((names[head] for size in range(len(words), 0, -1) if (head := " ".join(words[:size])) in names), None)
