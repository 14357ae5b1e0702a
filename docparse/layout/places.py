"""A composed document in, the way back from its text in few numbers out (`encode`), and from these the places of a stretch (`find`).

The record keeps it, so that every offset leads to a page and a box, to an offset of the source text, or to a paragraph of a Word file.
Points are rounded to whole ones (0.35 mm). Sizes beside the text: docs/record.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import attrgetter, sub

from docparse.document import Box, Document, Piece
from docparse.layout.locate import Place
from docparse.text.regex import regex

_WORD = regex(r"\S+")
_START = attrgetter("start")

Lines = list[list[int]]
"""A printed line each: start and length in the text, page, x0, y0, x1, y1 in points; for more than one word also the gap between
its words, then how far each word but the first begins to the right of the word before it. A word ends a gap before the next."""

Runs = list[list[int]]
"""A run of the source text each: start and length in the text, page, offset in the decoded source."""

Paragraphs = list[list[int]]
"""A paragraph of the source each: start and length in the text, page, its number in the source (0: made by the program)."""


def encode(document: Document) -> tuple[Lines, Runs, Paragraphs]:
    """The places of all characters of `document.text`."""
    lines: Lines = []
    runs: Runs = []
    paragraphs: Paragraphs = []
    words: list[Piece] = []
    for piece in sorted(document.pieces, key=_START):
        if piece.box is not None:
            if words and not _same_line(words[-1], piece):
                lines.append(_line(words, document.text))
                words = []
            words.append(piece)
        elif piece.source is not None:
            last = runs[-1] if runs else None
            if last and last[2] == piece.page and last[3] - last[0] == piece.source - piece.start and piece.start >= last[0] + last[1]:
                last[1] = piece.end - last[0]
            else:
                runs.append([piece.start, piece.end - piece.start, piece.page, piece.source])
        else:
            paragraphs.append([piece.start, piece.end - piece.start, piece.page, piece.paragraph or 0])
    if words:
        lines.append(_line(words, document.text))
    return lines, runs, paragraphs


def _same_line(last: Piece, piece: Piece) -> bool:
    """Whether a word stands right behind another on one printed line."""
    assert last.box is not None
    assert piece.box is not None
    _, top, right, bottom = last.box
    left, other_top, _, other_bottom = piece.box
    tall = other_bottom - other_top
    if last.page != piece.page or piece.start - last.end > 1 or not -1 <= left - right < tall:
        return False
    if top == other_top and bottom == other_bottom:
        return tall > 0
    return min(bottom, other_bottom) - max(top, other_top) > 0.5 * min(bottom - top, tall)


def _line(words: list[Piece], text: str) -> list[int]:
    start, end = words[0].start, words[-1].end
    lefts, tops, rights, bottoms = zip(*(word.box for word in words if word.box is not None), strict=True)
    out = [start, end - start, words[0].page, round(lefts[0]), round(min(tops)), round(max(rights)), round(max(bottoms))]
    if len(words) > 1 and [word.start for word in words] == _starts(text[start:end], start):
        out.append(max(0, round(min(map(sub, lefts[1:], rights)))))
        rounded = list(map(round, lefts))
        out += map(sub, rounded[1:], rounded)
    return out


def _starts(line: str, at: int) -> list[int]:
    """Where the words of a line begin that stands at `at`."""
    words = line.split()
    if line.count(" ") != len(words) - 1 or sum(map(len, words)) + len(words) - 1 != len(line):
        return [at + match.start() for match in _WORD.finditer(line)]
    return list(accumulate((len(word) + 1 for word in words[:-1]), initial=at))


def find(lines: Lines, runs: Runs, paragraphs: Paragraphs, text: str, start: int, end: int) -> list[Place]:
    """The places of `text[start:end]` in the order of the text: a printed line each, or a run, or a paragraph.

    Characters that nobody printed (the space between two lines, a tab between cells) have none.
    """
    if start >= end:
        return []
    found: list[tuple[int, Place]] = []
    for first, size, page, *geometry in _overlapping(lines, start, end):
        box = _box(geometry, text, first, first + size, start, end)
        if box is not None:
            found.append((first, Place(page, box)))
    for first, size, page, source in _overlapping(runs, start, end):
        low, high = max(start, first), min(end, first + size)
        found.append((first, Place(page, None, source + low - first, source + high - first)))
    for first, _, page, number in _overlapping(paragraphs, start, end):
        found.append((first, Place(page, paragraph=number or None)))
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]


def _overlapping(entries: Sequence[list[int]], start: int, end: int) -> list[list[int]]:
    """The entries that share characters with a stretch; they are in order and do not overlap, but for rows that a page break cut."""
    at = bisect_right(entries, start, key=lambda entry: entry[0])
    while at > 0 and entries[at - 1][0] + entries[at - 1][1] > start:
        at -= 1
    out = []
    for entry in entries[at:]:
        if entry[0] >= end:
            break
        if entry[0] + entry[1] > start:
            out.append(entry)
    return out


def _box(geometry: list[int], text: str, first: int, last: int, start: int, end: int) -> Box | None:
    """The box of the words of a printed line that a stretch touches; None where it holds only a space between words."""
    x0, y0, x1, y1, *rest = geometry
    gap, steps = (rest[0], rest[1:]) if rest else (0, [])
    words = [(first + match.start(), first + match.end()) for match in _WORD.finditer(text[first:last])]
    touched = [index for index, (low, high) in enumerate(words) if low < end and high > start]
    if not touched:
        return None
    lefts = list(accumulate(steps, initial=x0))
    if len(lefts) != len(words):
        return (float(x0), float(y0), float(x1), float(y1))
    rights = [*(max(left, following - gap) for left, following in pairwise(lefts)), x1]
    return (float(lefts[touched[0]]), float(y0), float(rights[touched[-1]]), float(y1))
