"""Tables in text files: Markdown rows between `|` and HTML `<table>` tags in, grids of cells with their offsets out."""

from __future__ import annotations

import re
from itertools import pairwise

from docparse.read.plain.markup import Style, strip_markup
from docparse.read.printed import Grid, Item, Printed
from docparse.read.slots import UPPER
from docparse.text.regex import regex

_ROW = regex(r"\s*\|.*\|\s*")
_RULER = regex(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_BAR = regex(r"(?<!\\)\|")
_TAG = regex(r"<(/?)(table|thead|tbody|tr|td|th)\b([^<>]*)>", re.I)
_NAME = regex(rf"[{UPPER}.,&()–\- ]{{5,}}")
_SPAN = regex(r"colspan\s*=\s*[\"']?(\d{1,2})", re.I)


def is_pipe_row(line: str) -> bool:
    """Whether a line is a row of a Markdown table: it begins and ends with a bar."""
    return line.lstrip()[:1] == "|" and bool(_ROW.fullmatch(line)) and line.count("|") >= 2


def pipe_grid(rows: list[tuple[str, int]], page: int = 1) -> Grid:
    """A grid of Markdown rows, each a line with its offset; the row of dashes is dropped."""
    grid = Grid([], page=page, ruled=True)
    for line, start in rows:
        if _RULER.fullmatch(line):
            continue
        bars = [match.start() for match in _BAR.finditer(line)]
        grid.rows.append([_cell(line[low + 1 : high], start + low + 1, page) for low, high in pairwise(bars)])
    return grid


def tag_grid(source: str, start: int, page: int = 1) -> Grid:
    """The grid of a `<table>…</table>` inside a text; `start` is the offset of `source` in the file."""
    grid = Grid([], page=page, ruled=True)
    opened: tuple[int, int] | None = None

    def close(end: int) -> None:
        nonlocal opened
        if opened is not None:
            low, span = opened
            if not grid.rows:
                grid.rows.append([])
            grid.rows[-1].append(_cell(source[low:end], start + low, page))
            grid.rows[-1].extend([] for _ in range(span - 1))
            opened = None

    for match in _TAG.finditer(source):
        closing, tag = match.group(1), match.group(2).lower()
        if tag in ("td", "th"):
            close(match.start())
            if not closing:
                span = _SPAN.search(match.group(3))
                opened = (match.end(), int(span.group(1)) if span else 1)
        elif tag == "tr":
            close(match.start())
            if not closing:
                grid.rows.append([])
    close(len(source))
    return grid


def _cell(text: str, start: int, page: int) -> list[Item]:
    pieces: list[Item] = []
    style = Style()
    position = 0
    for line in text.split("\n"):
        for piece in strip_markup(line, start + position, style):
            if piece.text.strip():
                piece.page = page
                pieces.extend(_paragraphs(piece))
        position += len(line) + 1
    return pieces


def _paragraphs(piece: Printed) -> list[Printed]:
    """The paragraphs of a cell that a converter put on one line: `**SỞ Y TẾ** **BỆNH VIỆN C**`, each in stars of its own.

    Only where one of them is in capitals, as names and titles of heads and feet are.
    """
    runs = [run for run in piece.bold if piece.text[run[0] : run[1]].strip()]
    apart = [(a[1], b[0]) for a, b in pairwise(runs) if a[1] < b[0] and not piece.text[a[1] : b[0]].strip()]
    if not apart or not any(_NAME.fullmatch(piece.text[low:high].strip()) for low, high in runs):
        return [piece.cut(0, len(piece.text))]
    edges = [0, *(low for low, _ in apart), len(piece.text)]
    return [piece.cut(low, high) for low, high in pairwise(edges)]
