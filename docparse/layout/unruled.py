"""Printed lines of a page in, the tables without ruling lines among them out: rows of cells, as those of ruled tables.

Only text layers are asked, where the edges of words are true. A table is where the same gutters stay free of ink for several printed
lines, and where what stands in its columns is short: two columns of sentences, numbered items and headed blanks are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from docparse.document import Line, Word
from docparse.layout.columns import KINH_GUI, RECIPIENTS
from docparse.layout.segments import MARKER, RIGHT_HEAD, Segment
from docparse.layout.tables import Rule, cell_text, row_line
from docparse.layout.unruled_rows import OPEN, Gutters, Row, grouped, said
from docparse.text.regex import regex

_GUTTER = 5.5
"""Points that stay free between two columns: the margins of two cells, less what italics lean over."""
_SPACE = 0.42
"""How wide a space between two words of a cell can be, in their height."""
_HEAD_LINES = 5
_TRIES = 64
"""Lines of one stretch that a table may begin with are tried one by one, so many; then fewer: no sheet has more, but web pages do."""
_LEADERS = regex(r"\.{4}|…{2}|_{4}")
_SAME_EDGE, _SAME_MIDDLE = 2.0, 6.0
"""Points by which left edges, and the sums of both edges, may differ."""
_FIGURE = regex(r"\d|^(?:-|–|x|X|✓|\+)$")


class _Row:
    """A printed line: its segments, its words from left to right in pieces with more than a common space between them, where these
    pieces have ink, and where it begins and ends."""

    __slots__ = ("foot", "inks", "pieces", "segments", "top")

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        self.pieces = _pieces(segments)
        self.inks = [(piece[0].box[0], piece[-1].box[2]) for piece in self.pieces]
        self.top = min(s.y0 for s in segments)
        self.foot = max(s.y1 for s in segments)


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
    printed = [_Row(row) for row in rows]
    out: list[Unruled] = []
    at = 0
    if above:
        at = _rest(printed, above)
        if any(parted[:at]):
            out.append(Unruled(0, at, _rows(printed[:at], above, rules, number), above))
    if sum(parted[at:]) < 3:
        return out
    failed, reached = 0, 0
    while at < len(rows):
        if not parted[at]:
            at += 1
            continue
        end = _reach(printed, parted, at, edges)
        while at and (not out or at > out[-1].end) and len(rows[at - 1]) == 1 and printed[at - 1].foot > printed[at].top + 1:
            at -= 1  # the first line of a heading whose neighbours stand in the middle of their cells
        gutters = _columns(printed[at:end]) if end - at >= 3 and not _frames(rows[at:end]) else []
        if gutters and _is_table([_cut(row, _edges(gutters)) for row in printed[at:end]]):
            out.append(Unruled(at, end, _rows(printed[at:end], gutters, rules, number + len(out)), gutters))
            at, failed = end, 0
            continue
        failed, reached = (failed + 1, reached) if end <= reached else (1, end)
        skipped = next(i for i in range(at, end) if parted[i])
        at = max(skipped + 1, skipped + round(1.25 ** (failed - _TRIES)) if failed > _TRIES else 0)
    return out


def _rest(rows: Sequence[_Row], gutters: Gutters) -> int:
    """How many lines at the top of a page go on with a table whose gutters are these."""
    for i, row in enumerate(rows):
        crossed = any(low < (a + b) / 2 < high for a, b in gutters for low, high in row.inks)
        if crossed or (i and row.top - rows[i - 1].foot > 1.5 * row.segments[0].height):
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


def _gaps(rows: Sequence[_Row]) -> Gutters:
    """The gutters that stay free in all these lines, from left to right."""
    inks = sorted(ink for row in rows for ink in row.inks)
    out: Gutters = []
    edge = inks[0][1]
    for low, high in inks:
        if low - edge >= _GUTTER:
            out.append((edge, low))
        edge = max(edge, high)
    return out


def _reach(rows: Sequence[_Row], parted: list[bool], start: int, edges: tuple[float, float]) -> int:
    """Index behind the last line down to which a gutter of line `start` stays free; a line over all columns may stand between."""
    first = rows[start].inks
    gutters: Gutters = [(a[1], b[0]) for a, b in pairwise(first) if b[0] - a[1] >= _GUTTER]
    end = start + 1
    pitch = rows[start].segments[0].height
    above = _Places()
    for i in range(start + 1, len(rows)):
        above.add(rows[i - 1].inks)
        row = rows[i]
        gap = row.top - rows[i - 1].foot
        if gap > 3.0 * pitch or _is_stretched(row.segments, edges):
            break
        beside = gap < 0 or (i + 1 < len(rows) and parted[i + 1] and rows[i + 1].top < row.foot)
        if not beside and len(row.inks) == 1 and (gap > pitch or not above.align(row.segments[0].x0, row.segments[-1].x1)):
            break
        left = _free(gutters, row.inks)
        if left:
            gutters, end = left, i + 1
        elif i + 1 >= len(rows) or i > end or not parted[i + 1] or len(row.segments) > 1 or not _free(gutters, rows[i + 1].inks):
            break
    last = max(i for i in range(start, end) if parted[i]) + 1
    while last < end and _continues(rows, last):
        last += 1
    return last


class _Places:
    """The left edges and the middles of pieces, each in a heap of those near it, so that few are looked at."""

    def __init__(self) -> None:
        self._lefts: dict[int, set[float]] = {}
        self._sums: dict[int, set[float]] = {}

    def add(self, inks: Gutters) -> None:
        """Remember where pieces stand."""
        for low, high in inks:
            self._lefts.setdefault(int(low // _SAME_EDGE), set()).add(low)
            self._sums.setdefault(int((low + high) // _SAME_MIDDLE), set()).add(low + high)

    def align(self, low: float, high: float) -> bool:
        """Whether a line in one piece has the left edge or the middle of a piece that was added."""
        return any(
            abs(value - other) < step
            for places, value, step in ((self._lefts, low, _SAME_EDGE), (self._sums, low + high, _SAME_MIDDLE))
            for at in range(int(value // step) - 1, int(value // step) + 2)
            for other in places.get(at, ())
        )


def _continues(rows: Sequence[_Row], i: int) -> bool:
    """Whether a line in one piece is the rest of a cell above it: it stands close below at the same edge, and goes on in small
    letters where that is the edge of the text."""
    own = rows[i].segments[0]
    foot = rows[i - 1].foot
    if len(rows[i].segments) == 1 and own.y0 < foot - 2.0:
        return True  # what stands beside it is in the middle of its row
    if MARKER.match(own.words[0].text):
        return False
    near = own.y0 - foot < 0.8 * max(own.height, rows[i - 1].segments[0].height)
    last = [row.segments for row in rows[max(0, i - 3) : i]]
    if near and any(abs(s.x0 - own.x0) < 1.0 for row in last for s in sorted(row, key=lambda s: s.x0)[1:]):
        return True
    above = next((s for row in reversed(last) for s in row if abs(s.x0 - own.x0) < 2.0 or abs(s.middle - own.middle) < 2.0), None)
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


def _rows(rows: Sequence[_Row], gutters: Gutters, rules: Sequence[Rule], number: int) -> list[Line]:
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


def _columns(rows: Sequence[_Row]) -> Gutters:
    """The gutters of a table: of its body, where those of its head (cells over several columns) are fewer, and without lone lines."""
    best: Gutters = []
    for head in range(min(_HEAD_LINES, len(rows) - 2)):
        body = rows[head:]
        found = _gaps(body)
        if len(found) <= len(best):
            whole = [row for row in body if len(row.segments) > 1 or row.segments[0].x1 < (best or found or [(0.0, 0.0)])[-1][1]]
            found = _gaps(whole) if len(whole) > 2 and len(whole) >= 0.7 * len(body) else found
        if len(found) > len(best):
            best = found
    return best


def _cut(row: _Row, edges: list[float]) -> Row:
    """A printed line by columns: each piece stands in the first column that it touches."""
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for piece in row.pieces:
        cells[sum(edge <= piece[0].box[0] for edge in edges)] += piece
    own = row.segments
    return Row(cells, row.top, row.foot, median((s.y0 + s.y1) / 2 for s in own), own[0].words[0].size or own[0].height)


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
