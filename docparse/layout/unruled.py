"""Printed lines of a page in, the tables without ruling lines among them out: rows of cells, as those of ruled tables.

Only text layers are asked, where the edges of words are true. A table is where the same gutters stay free of ink for several printed
lines, and where what stands in its columns is short: two columns of sentences, numbered items and headed blanks are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from docparse.document import Line, Word
from docparse.layout.columns import KINH_GUI, RECIPIENTS
from docparse.layout.segments import MARKER, RIGHT_HEAD, Segment
from docparse.layout.tables import Rule, cell_text, row_line
from docparse.layout.unruled_rows import OPEN, Gutters, Row, grouped, said

_GUTTER = 5.5
"""Points that stay free between two columns: the margins of two cells, less what italics lean over."""
_SPACE = 0.42
"""How wide a space between two words of a cell can be, in their height."""
_HEAD_LINES = 5
_LEADERS = re.compile(r"\.{4}|…{2}|_{4}")
_FIGURE = re.compile(r"\d|^(?:-|–|x|X|✓|\+)$")


@dataclass(slots=True)
class Unruled:
    """A table that no lines rule: index of its first printed line, of the line behind its last, its rows, and its gutters."""

    start: int
    end: int
    lines: list[Line]
    gutters: Gutters


def unruled_tables(rows: Sequence[list[Segment]], rules: Sequence[Rule], number: int, above: Gutters | None = None) -> list[Unruled]:
    """Tables among the printed lines of a page, from top to bottom.

    `rules`: ruling lines; those that run across a table part its rows. `number`: of the first table found, in its file.
    `above`: the gutters of that which ends the page before.
    """
    edges = min(s.x0 for row in rows for s in row), max(s.x1 for row in rows for s in row)
    parted = [_is_parted(row, edges) for row in rows]
    out: list[Unruled] = []
    at = 0
    if above:
        at = _rest(rows, above)
        if any(parted[:at]):
            out.append(Unruled(0, at, _rows(rows[:at], above, rules, number), above))
    if sum(parted[at:]) < 3:
        return out
    while at < len(rows):
        if not parted[at]:
            at += 1
            continue
        end = _reach(rows, parted, at, edges)
        while at and (not out or at > out[-1].end) and len(rows[at - 1]) == 1 and _foot(rows[at - 1]) > _top(rows[at]) + 1:
            at -= 1  # the first line of a heading whose neighbours stand in the middle of their cells
        gutters = _columns(rows[at:end]) if end - at >= 3 and not _frames(rows[at:end]) else []
        if gutters and _is_table([_cut(row, _edges(gutters)) for row in rows[at:end]]):
            out.append(Unruled(at, end, _rows(rows[at:end], gutters, rules, number + len(out)), gutters))
            at = end
        else:
            at = next(i for i in range(at, end) if parted[i]) + 1
    return out


def _rest(rows: Sequence[list[Segment]], gutters: Gutters) -> int:
    """How many lines at the top of a page go on with a table whose gutters are these."""
    for i, row in enumerate(rows):
        inks = _inks(row)
        crossed = any(low < (a + b) / 2 < high for a, b in gutters for low, high in inks)
        if crossed or (i and _top(row) - _foot(rows[i - 1]) > 1.5 * row[0].height):
            return i
    return len(rows)


def _is_parted(row: list[Segment], edges: tuple[float, float]) -> bool:
    """Whether a printed line stands in several pieces, a bullet or a number before its item not counted."""
    if len(row) < 2 or (len(row) == 2 and MARKER.match(min(row, key=lambda s: s.x0).text)):
        return False
    return not _is_stretched(row, edges)


def _is_stretched(row: list[Segment], edges: tuple[float, float]) -> bool:
    """Whether a line before a soft break was stretched to the `edges` of the text: its words stand equally far apart."""
    left, right = edges
    if len(row) < 2 or max(s.x1 for s in row) < right - 4.0 or min(s.x0 for s in row) > left + 0.25 * (right - left):
        return False
    words = sorted((word for s in row for word in s.words), key=lambda word: word.box[0])
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(words)]
    usual = median(gaps) if gaps else 0.0
    even = sum(abs(gap - usual) < max(1.5, 0.12 * usual) for gap in gaps)
    return len(gaps) > 1 and even >= 0.6 * len(gaps) and usual > _SPACE * (words[0].size or row[0].height)


def _pieces(row: list[Segment]) -> list[list[Word]]:
    """The words of a printed line from left to right, parted where more than a common space is between them."""
    out: list[list[Word]] = []
    for word in sorted((word for s in row for word in s.words), key=lambda word: word.box[0]):
        if out and word.box[0] - out[-1][-1].box[2] < _SPACE * (word.size or row[0].height):
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _inks(row: list[Segment]) -> list[tuple[float, float]]:
    """Where a printed line has words, from left to right; common spaces between them are ink."""
    return [(piece[0].box[0], piece[-1].box[2]) for piece in _pieces(row)]


def _free(gutters: Gutters, inks: list[tuple[float, float]]) -> Gutters:
    """What of the gutters stays free under more ink."""
    for low, high in inks:
        left: Gutters = []
        for a, b in gutters:
            if high <= a or low >= b:
                left.append((a, b))
                continue
            left += [(x, y) for x, y in ((a, low), (high, b)) if y - x >= _GUTTER]
        gutters = left
    return gutters


def _gaps(rows: Sequence[list[Segment]]) -> Gutters:
    """The gutters that stay free in all these lines, from left to right."""
    inks = sorted(ink for row in rows for ink in _inks(row))
    out: Gutters = []
    edge = inks[0][1]
    for low, high in inks:
        if low - edge >= _GUTTER:
            out.append((edge, low))
        edge = max(edge, high)
    return out


def _reach(rows: Sequence[list[Segment]], parted: list[bool], start: int, edges: tuple[float, float]) -> int:
    """Index behind the last line down to which a gutter of line `start` stays free; a line over all columns may stand between."""
    first = _inks(rows[start])
    gutters: Gutters = [(a[1], b[0]) for a, b in pairwise(first) if b[0] - a[1] >= _GUTTER]
    end = start + 1
    pitch = rows[start][0].height
    for i in range(start + 1, len(rows)):
        gap = _top(rows[i]) - _foot(rows[i - 1])
        if gap > 3.0 * pitch or _is_stretched(rows[i], edges):
            break
        beside = gap < 0 or (i + 1 < len(rows) and parted[i + 1] and _top(rows[i + 1]) < _foot(rows[i]))
        if not beside and len(_inks(rows[i])) == 1 and (gap > pitch or not _aligned(rows[i], rows[start:i])):
            break
        left = _free(gutters, _inks(rows[i]))
        if left:
            gutters, end = left, i + 1
        elif i + 1 >= len(rows) or i > end or not parted[i + 1] or len(rows[i]) > 1 or not _free(gutters, _inks(rows[i + 1])):
            break
    last = max(i for i in range(start, end) if parted[i]) + 1
    while last < end and _continues(rows, last):
        last += 1
    return last


def _aligned(row: list[Segment], above: Sequence[list[Segment]]) -> bool:
    """Whether a line in one piece has the left edge or the middle of a piece above it."""
    low, high = row[0].x0, row[-1].x1
    return any(abs(a - low) < 2.0 or abs(a + b - low - high) < 6.0 for other in above for a, b in _inks(other))


def _top(row: list[Segment]) -> float:
    return min(s.y0 for s in row)


def _foot(row: list[Segment]) -> float:
    return max(s.y1 for s in row)


def _continues(rows: Sequence[list[Segment]], i: int) -> bool:
    """Whether a line in one piece is the rest of a cell above it: it stands close below at the same edge, and goes on in small
    letters where that is the edge of the text."""
    own = rows[i][0]
    if len(rows[i]) == 1 and own.y0 < _foot(rows[i - 1]) - 2.0:
        return True  # what stands beside it is in the middle of its row
    if MARKER.match(own.words[0].text):
        return False
    near = own.y0 - _foot(rows[i - 1]) < 0.8 * max(own.height, rows[i - 1][0].height)
    if near and any(abs(s.x0 - own.x0) < 1.0 for row in rows[max(0, i - 3) : i] for s in sorted(row, key=lambda s: s.x0)[1:]):
        return True
    above = next(
        (s for row in reversed(rows[max(0, i - 3) : i]) for s in row if abs(s.x0 - own.x0) < 2.0 or abs(s.middle - own.middle) < 2.0), None
    )
    if above is None or not near:
        return False
    return own.text[:1].islower() or bool(OPEN.search(above.text)) or own.text[:1] == "("


def _frames(rows: Sequence[list[Segment]]) -> bool:
    """Whether a line is of the head or the foot of a paper, or has blanks to fill in."""
    return any(
        _LEADERS.search(s.text) or RIGHT_HEAD.match(s.folded) or RECIPIENTS.match(s.folded) or KINH_GUI.match(s.folded)
        for row in rows
        for s in row
    )


def _edges(gutters: Gutters) -> list[float]:
    """Where one column ends and the next begins."""
    return [(a + b) / 2 for a, b in gutters]


def _rows(rows: Sequence[list[Segment]], gutters: Gutters, rules: Sequence[Rule], number: int) -> list[Line]:
    """The rows of a table, of its printed lines."""
    lines = [_cut(row, _edges(gutters)) for row in rows]
    out: list[Line] = []
    for group in grouped(lines, gutters, rules):
        texts, words = [], []
        for column in range(len(gutters) + 1):
            own = [word for line in group for word in line.cells[column]]
            texts.append(cell_text(own))
            words += own
        out.append(row_line(texts, words, number))
    return out


def _columns(rows: Sequence[list[Segment]]) -> Gutters:
    """The gutters of a table: of its body, where those of its head (cells over several columns) are fewer, and without lone lines."""
    best: Gutters = []
    for head in range(min(_HEAD_LINES, len(rows) - 2)):
        body = rows[head:]
        found = _gaps(body)
        if len(found) <= len(best):
            whole = [row for row in body if len(row) > 1 or row[0].x1 < (best or found or [(0.0, 0.0)])[-1][1]]
            found = _gaps(whole) if len(whole) > 2 and len(whole) >= 0.7 * len(body) else found
        if len(found) > len(best):
            best = found
    return best


def _cut(row: list[Segment], edges: list[float]) -> Row:
    """A printed line by columns: each piece stands in the first column that it touches."""
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for piece in _pieces(row):
        cells[sum(edge <= piece[0].box[0] for edge in edges)] += piece
    return Row(cells, _top(row), _foot(row), median((s.y0 + s.y1) / 2 for s in row), row[0].words[0].size or row[0].height)


def _is_table(lines: list[Row]) -> bool:
    """Whether lines in columns are a table: several with several cells, figures in them, and short words in the columns behind the first.

    No head and no foot of a paper is full of figures.
    """
    if sum(sum(map(bool, line.cells)) > 1 for line in lines) < 3:
        return False
    width = len(lines[0].cells)
    cells = [said(cell) for line in lines for cell in line.cells[1:] if cell]
    figures = sum(bool(_FIGURE.search(cell)) and len(cell.split()) <= 4 for cell in cells)
    if width == 2:
        return figures >= 0.5 * len(cells) and not all(not line.cells[0] or MARKER.match(said(line.cells[0])) for line in lines)
    items = sum(bool(line.cells[0]) and said(line.cells[0])[:1].isdigit() for line in lines)
    short = sum(len(cell.split()) <= 6 for cell in cells)
    return figures + items >= 0.15 * len(cells) and (figures >= 0.25 * len(cells) or short >= 0.7 * len(cells))
