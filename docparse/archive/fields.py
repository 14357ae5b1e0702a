"""A typed query in, what of it asks by name out: `nơi nhận: UBND tỉnh`, `người ký: …`, `số:`, `cơ quan:`, `loại:`, `lĩnh vực:`, `năm:`.

Names may be typed without accents. A recipient, a person or a body reaches to the next name, to a `;` or to the end, or stands in
quotes; a number, a type, a field (lĩnh vực) and a year are what stands next.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from docparse.archive.fold import code_key, code_parts, fold_words, letters
from docparse.archive.naming import is_province, widen
from docparse.archive.subject_fields import field_id
from docparse.archive.synonyms import load, type_names
from docparse.text.regex import regex

Name = Literal["to", "signer", "number", "issuer", "type", "field", "year"]

NAMES: dict[str, Name] = {
    "noi nhan": "to", "nguoi nhan": "to", "kinh gui": "to", "nguoi ky": "signer", "nguoi ki": "signer", "so": "number",
    "so hieu": "number", "so ky hieu": "number", "ky hieu": "number", "co quan": "issuer", "co quan ban hanh": "issuer",
    "noi ban hanh": "issuer", "loai": "type", "loai van ban": "type", "the loai": "type", "linh vuc": "field",
    "nam": "year",
}  # fmt: skip
"""What people type before the colon, folded, and what is asked for."""

SHOWN_NAMES: dict[Name, str] = {
    "to": "nơi nhận", "signer": "người ký", "number": "số", "issuer": "cơ quan", "type": "loại", "field": "lĩnh vực",
    "year": "năm",
}  # fmt: skip

_START = regex(r"(?<!\S)(-?)(" + "|".join(sorted(NAMES, key=len, reverse=True)).replace(" ", r"\s+") + r")\s*:\s*")
_CODE = regex(r"[\w.&]+(?:\s?[-/\u2010-\u2015]\s?[\w.&]+)*")
_YEARS = regex(r"((?:19|20)\d\d)(?:\s?[-\u2013]\s?((?:19|20)\d\d))?(?!\d)")
_MOST = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one field: any of `options`, each a list of tokens that all must be there.

    `years`: first and last year. `earlier`: names of the past that were added. `without`: it must not be so.
    """

    name: Name
    options: tuple[tuple[str, ...], ...] = ()
    years: tuple[int, int] | None = None
    earlier: tuple[str, ...] = ()
    without: bool = False


def take(typed: str) -> tuple[list[str], list[Asked]]:
    """The stretches of a query that ask by no name, in order, and what is asked by name. What cannot be understood is left as words.

    >>> take("thi đua năm: 2024")[0]
    ['thi đua ', '']
    """
    folded = letters(typed)
    quoted = [match.span() for match in re.finditer(r'"[^"]*"?', typed)]
    starts = [match for match in _START.finditer(folded) if not any(a < match.start() < b for a, b in quoted)]
    words: list[str] = []
    asked: list[Asked] = []
    at, plain = 0, ""
    for number, match in enumerate(starts):
        plain += typed[at : match.start()]
        end = starts[number + 1].start() if number + 1 < len(starts) else len(typed)
        name = NAMES[re.sub(r"\s+", " ", match[2])]
        value, at = _value(name, typed, match.end(), end)
        found = _asked(name, value, bool(match[1]))
        if found is None:
            plain += typed[match.start() : at].replace(":", " ")
        else:
            words.append(plain)
            asked.append(found)
            plain = ""
    words.append(plain + typed[at:])
    return words, asked


def issuers(typed: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The token lists that an issuer may have for a typed name, today's first, and the names of the past among them.

    All words of the name in any order, an abbreviation (`UBND`) as itself or written out; a name of the past word by word.
    """
    pieces = [(piece, fold_words(piece)) for piece in typed.split()]
    options = _readings([piece for piece in pieces if piece[1]])
    widened = widen(tuple(fold_words(typed)), alone=True)
    earlier = widened.earlier if widened and widened.taken == len(fold_words(typed)) else ()
    past = [(*run(item.body), *run(item.place)) for item in earlier]
    return tuple(options + past), tuple(item.name for item in earlier)


def _value(name: Name, typed: str, start: int, end: int) -> tuple[str, int]:
    """The value that begins at `start`, and where the query goes on."""
    if typed[start : start + 1] == '"':
        close = typed.find('"', start + 1, end)
        close = end if close < 0 else close
        return typed[start + 1 : close], close + 1
    if name == "number":
        match = _CODE.match(typed, start, end)
    elif name == "year":
        match = _YEARS.match(typed, start, end)
    elif name in ("type", "field"):
        return _known_words(typed, start, end, type_code if name == "type" else field_id)
    else:
        stop = typed.find(";", start, end)
        return (typed[start:end], end) if stop < 0 else (typed[start:stop], stop + 1)
    return (match[0], match.end()) if match else ("", start)


def _known_words(typed: str, start: int, end: int, known: Callable[[str], str | None]) -> tuple[str, int]:
    """The longest run of words that names a type or a field."""
    words = list(re.finditer(r"[^\s;,]+", typed[:end][start:]))
    for size in range(min(4, len(words)), 0, -1):
        value = typed[start : start + words[size - 1].end()]
        if known(value):
            return value, start + words[size - 1].end()
    return "", start


def _asked(name: Name, value: str, without: bool) -> Asked | None:
    if not fold_words(value):
        return None
    if name == "year":
        match = _YEARS.match(value)
        return Asked(name, years=(int(match[1]), int(match[2] or match[1])), without=without) if match else None
    if name == "type":
        code = type_code(value)
        return Asked(name, ((code,),), without=without) if code else None
    if name == "field":
        id = field_id(value)
        return Asked(name, ((id,),), without=without) if id else None
    if name == "number":
        key = code_key(value)
        # A bare number is the document's own, whatever stands behind it.
        options = ((f"#{key}",),) if key.isdigit() else ((key,),) if code_parts(key) else ()
        return Asked(name, options, without=without)
    if name == "issuer":
        named, earlier = issuers(value)
        return Asked(name, named, earlier=earlier, without=without)
    readings = _readings([(piece, fold_words(piece)) for piece in value.split() if fold_words(piece)], whole=True)
    if name == "signer":
        return Asked(name, tuple(readings), without=without)
    return Asked(name, tuple(run(words) for reading in readings for words in _with_place(reading)), without=without)


@lru_cache(maxsize=500)
def type_code(typed: str) -> str | None:
    """The type code that a person means: `kh`, `QĐ`, `qd` or `kế hoạch`; None where it is no type."""
    names = type_names()
    asked = typed.strip()
    for code in names:
        if code.lower() == asked.lower():
            return code
    folded = fold_words(asked)
    for code, name in names.items():
        if [code_key(code)] == folded or fold_words(name) == folded:
            return code
    return None


def _readings(pieces: list[tuple[str, list[str]]], whole: bool = False) -> list[tuple[str, ...]]:
    """The folded words of a name with every abbreviation as itself or written out; `whole`: the other way round as well."""
    synonyms = load()
    choices: list[list[tuple[str, ...]]] = []
    for printed, words in pieces:
        others = synonyms.expansions(printed, words[0]) if len(words) == 1 else ()
        choices.append([tuple(words), *others])
    out = [tuple(itertools.chain(*choice)) for choice in itertools.islice(itertools.product(*choices), _MOST)]
    if whole:
        typed = out[0]
        for first, last in itertools.combinations(range(len(typed) + 1), 2):
            for short in synonyms.short.get(typed[first:last], ()):
                out.append((*typed[:first], *short.split(), *typed[last:]))
    return list(dict.fromkeys(out))


def _with_place(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """`ubnd phu tho` is printed `UBND tỉnh Phú Thọ`."""
    out = [words]
    for at in range(1, len(words)):
        if words[at - 1] not in ("tinh", "pho", "tp") and is_province(words[at:]):
            out += [(*words[:at], *kind, *words[at:]) for kind in (("tinh",), ("thanh", "pho"))]
    return out


def run(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words in a row as the pairs of neighbours that they are; one word as itself."""
    return tuple(f"{first}_{second}" for first, second in itertools.pairwise(words)) if len(words) > 1 else words
