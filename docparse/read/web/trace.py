"""The source of a web page and the lines that were read of it in, for each character of the lines where it stands in the source out.

An HTML parser keeps no offsets, so the words of the source between its tags are laid beside those of the lines. Both come in the same
order but for columns and titles; blanks count for nothing. What the reader made up (`1.` of a list) has no place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from html import unescape

from docparse.document import Line
from docparse.text.lookalikes import latin_letters
from docparse.text.normal import canonical
from docparse.text.regex import regex

_PART = regex(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[a-zA-Z/!?][^>]*(?:>|\Z)", re.S | re.I)
_WORD = regex(r"&(?:#\w{1,8}|\w{1,10});|[^\s&]+|&")
_MADE = regex(r"^\S{1,6}\s+")
_NEAR = 60_000


def trace(source: str, lines: Iterable[Line]) -> None:
    """Give each line that is found in `source` its `source` and `source_map` (offsets in `source`), in place."""
    letters, starts, offsets = _letters(source)
    at = 0
    for line in lines:
        wanted = _squeezed(line.text)
        if not wanted:
            continue
        shift = 0
        found = _find(letters, wanted, at)
        made = _MADE.match(line.text)
        if found < 0 and made:
            shift = made.end()
            wanted = _squeezed(line.text[shift:])
            found = _find(letters, wanted, at) if wanted else -1
        if found < 0:
            continue
        line.source_map = _map(line.text, shift, found, starts, offsets)
        line.source = line.source_map[0]
        at = found + len(wanted)


def _letters(source: str) -> tuple[str, list[int], list[int]]:
    """The visible characters of a page without blanks; where each word begins among them, and its offset in the source."""
    words: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    position = size = 0
    for match in [*_PART.finditer(source), None]:
        end = match.start() if match else len(source)
        for word in _WORD.finditer(source, position, end):
            text = word.group()
            text = _squeezed(unescape(text) if text[0] == "&" else text)
            if text:
                words.append(text)
                starts.append(size)
                offsets.append(word.start())
                size += len(text)
        position = match.end() if match else end
    return "".join(words), starts, offsets


def _squeezed(text: str) -> str:
    """What is compared: canonical letters without blanks and, where that keeps their number, without capitals."""
    text = "".join((text if text.isascii() else latin_letters(canonical(text))).split())
    small = text.lower()
    return small if len(small) == len(text) else text


def _find(letters: str, wanted: str, at: int) -> int:
    """The place of a line: after the one before it, else a little ahead of it (columns, titles)."""
    found = letters.find(wanted, at, at + _NEAR + len(wanted))
    return found if found >= 0 else letters.find(wanted, max(0, at - _NEAR), at)


def _map(text: str, shift: int, found: int, starts: list[int], offsets: list[int]) -> list[int]:
    """For each character of a line its offset; a blank stands right behind the last character, what was made up at the first one."""
    out: list[int] = []
    at, word, last = found, bisect_right(starts, found) - 1, -1
    for index, char in enumerate(text):
        if index < shift:
            last = offsets[word] + found - starts[word]
            out.append(last)
            continue
        if char.isspace():
            out.append(last + 1)
            continue
        while word + 1 < len(starts) and starts[word + 1] <= at:
            word += 1
        last = offsets[word] + at - starts[word]
        out.append(last)
        at += 1
    return out
