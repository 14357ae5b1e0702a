"""Printed lines of a table in columns in, put together to its rows out: no lines rule it, so that what stands in the cells must tell.

Rows are parted by ruling lines across the table, by blank space, around cells that stand in the middle, or where a cell begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docparse.document import Word
from docparse.layout.segments import MARKER
from docparse.layout.tables import Rule
from docparse.text.regex import regex

_PADDING = 10.0
_ALONE = regex(r"[<>≥≤]? ?\d[\d.,/%]*$")
OPEN = regex(r"[,;(/–-]$")
"""A clause that goes on in the next line."""

Gutters = list[tuple[float, float]]


@dataclass(slots=True)
class Row:
    """The words of one printed line by column, and where the line stands."""

    cells: list[list[Word]]
    top: float
    foot: float
    middle: float
    size: float


def said(words: list[Word]) -> str:
    """Words with spaces."""
    return " ".join(word.text for word in words)


def grouped(lines: list[Row], gutters: Gutters, rules: Sequence[Rule]) -> list[list[Row]]:
    """Printed lines put together to the rows of a table."""
    across = _ruled(lines, gutters, rules)
    slots = _slots(lines)
    if len(lines) < 2:
        return [lines]
    steps = [b.middle - a.middle for a, b in pairwise(lines)]
    usual = sorted(steps)
    pitch = next((step for step in usual[len(usual) // 4 :] if step > 0.6 * (lines[0].foot - lines[0].top)), usual[-1])
    spaced = _by_gaps(lines)
    if spaced and not across:
        return spaced
    centred = not across and _is_centred(lines, slots)
    if centred:
        keyed = _by_keys(lines)
        if keyed:
            return keyed
    groups = [[lines[0]]]
    for i in range(1, len(lines)):
        above, line = lines[i - 1], lines[i]
        if across:
            new = any(above.middle < at < line.middle for at in across)
        else:
            new = _begins(above, line, slots) or steps[i - 1] > 1.35 * pitch
        if new:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _ruled(lines: list[Row], gutters: Gutters, rules: Sequence[Rule]) -> list[float]:
    """Where ruling lines run across the table between its rows; nothing where they do not part it throughout."""
    low, high = gutters[0][0], gutters[-1][1]
    found = [r.at for r in rules if r.horizontal and r.start <= low and r.end >= high and lines[0].top < r.at < lines[-1].middle]
    return found if len(found) >= max(2, len(lines) // 5) else []


def _slots(lines: list[Row]) -> list[float]:
    """How much text a line of each column can hold, at least: its widest line, or up to the next column."""
    width = len(lines[0].cells)
    lefts = [min((cell[0].box[0] for line in lines if (cell := line.cells[c])), default=0.0) for c in range(width)]
    widest = [max((cell[-1].box[2] - cell[0].box[0] for line in lines if (cell := line.cells[c])), default=0.0) for c in range(width)]
    return [max(widest[c], lefts[c + 1] - lefts[c] - _PADDING) if c + 1 < width else widest[c] for c in range(width)]


def _goes_on(above: list[Word], cell: list[Word], slot: float) -> bool | None:
    """Whether a cell's line goes on with that above it; None where nothing tells. The first word had no room there, or a clause is open."""
    text, before = said(cell), said(above)
    if cell[0].text == above[0].text or (_ALONE.match(text) and _ALONE.match(before)):
        return False
    fits = above[-1].box[2] - above[0].box[0] + (cell[0].box[2] - cell[0].box[0]) + 3.0 < slot
    if text[:1].islower() or OPEN.search(before):
        return None if fits and not text[:1].islower() else True
    return False if fits else None


def _begins(above: Row, line: Row, slots: list[float]) -> bool:
    """Whether a line begins a new row of a table whose cells stand at the top: a cell begins that had nothing in the line above."""
    both = []
    for column, (a, b) in enumerate(zip(above.cells, line.cells, strict=True)):
        if b and not a:
            return True
        if a and b:
            both.append((column, _goes_on(a, b, slots[column])))
    answers = [answer for _, answer in both]
    if both and both[0] == (0, False) and MARKER.match(said(line.cells[0])):
        return True
    if True in answers:
        return answers.count(False) > answers.count(True)
    if len(both) == sum(map(bool, above.cells)):
        return False in answers or len(both) > 2
    return bool(both) and both[0] == (0, False)


def _by_gaps(lines: list[Row]) -> list[list[Row]]:
    """Rows by the blank space between them, where that parts nearly all lines that have the most cells."""
    groups = [[lines[0]]]
    foot = lines[0].foot
    for line in lines[1:]:
        if line.top - foot > 0.8 * line.size:
            groups.append([line])
        else:
            groups[-1].append(line)
        foot = max(foot, line.foot)
    filled = [sum(map(bool, line.cells)) for line in lines]
    return groups if len(groups) > 2 and len(groups) >= 0.8 * sum(count >= 0.8 * max(filled) for count in filled) else []


def _is_centred(lines: list[Row], slots: list[float]) -> bool:
    """Whether cells stand in the middle of their rows: again and again a cell begins beside one that goes on."""
    contrary = begun = 0
    for above, line in pairwise(lines):
        starts = any(b and not a for a, b in zip(above.cells, line.cells, strict=True))
        goes = any(a and b and _goes_on(a, b, slots[c]) for c, (a, b) in enumerate(zip(above.cells, line.cells, strict=True)))
        begun += starts
        contrary += starts and goes
    return contrary >= 2 and contrary >= 0.3 * begun


def _by_keys(lines: list[Row]) -> list[list[Row]]:
    """Rows around the lines of a column whose cells have one line each (numbers of items, figures): each in the middle of its row."""
    width = len(lines[0].cells)

    def keys(column: int) -> list[Row]:
        return [line for line in lines if line.cells[column]]

    column = next((c for c in range(width) if len(keys(c)) >= 2 and all(len(said(k.cells[c])) <= 6 for k in keys(c)[1:])), None)
    if column is None:
        return []
    middles = [line.middle for line in keys(column)]
    edges: list[float] = []
    top = lines[0].top
    for here, below in pairwise(middles):
        edge = 2 * here - top
        edges.append(edge if here < edge < below else (here + below) / 2)
        top = edges[-1]
    groups: list[list[Row]] = [[] for _ in middles]
    for line in lines:
        groups[sum(edge <= line.middle for edge in edges)].append(line)
    return [group for group in groups if group]
