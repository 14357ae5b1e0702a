"""What is drawn on a sheet of a PDF in, what is drawn on each of its two pages out (A3, an open booklet); one for most sheets.

What tells them from a wide page stands in `docparse.read.sheets`; here words and rules are laid against it.
"""

from __future__ import annotations

from dataclasses import replace

from docparse.document import Photo, Word
from docparse.layout.tables import Rule
from docparse.read.pdf.drawn import Drawn
from docparse.read.sheets import LINES, MIDDLE, NARROWEST, PROSE, may_hold_two

_LARGE = 1080.0
"""Points of the width of a sheet that is larger than A4: A3 has 1190."""
_BLANK = 0.015
"""The widest gap inside a line of prose, in widths of the sheet."""


def halves(drawn: Drawn, spread: bool = False) -> list[tuple[Drawn, Photo | None]]:
    """The pages of a sheet, from the left, each with where it lies on it; the sheet itself, without a place, where it is one page.

    `spread`: the sheet before it in the file has two pages, so that the gap alone tells.
    """
    if not may_hold_two(drawn.width, drawn.height):
        return [(drawn, None)]
    words = [word for run in drawn.runs for word in run]
    gap = _gap(words, drawn.rules, drawn.width) if words else None
    if gap is None:
        return [(drawn, None)]
    fold = drawn.width / 2 if gap[0] < drawn.width / 2 < gap[1] else sum(gap) / 2
    edges = ((0.0, fold), (fold, drawn.width))
    large = drawn.width >= _LARGE
    of_prose = [
        _prose_lines([word for word in words if low <= word.box[0] < high], drawn.width) >= LINES
        or (large and any(rule.horizontal and low <= rule.start < high and _is_wide(rule, drawn.width) for rule in drawn.rules))
        for low, high in edges
    ]
    if not spread and sum(of_prose) < (1 if large else 2):
        return [(drawn, None)]
    return [(_part(drawn, low, high), Photo(drawn.width, drawn.height, (1, 0, low, 0, 1, 0, 0, 0, 1))) for low, high in edges]


def _gap(words: list[Word], rules: list[Rule], width: float) -> tuple[float, float] | None:
    """The widest stretch near the middle in which nothing stands, from the top to the foot."""
    taken = [(word.box[0], word.box[2]) for word in words]
    taken += [(rule.start, rule.end) if rule.horizontal else (rule.at, rule.at) for rule in rules]
    best: tuple[float, float] | None = None
    end = 0.0
    for low, high in [*sorted(taken), (width, width)]:
        near = end < MIDDLE[1] * width and low > MIDDLE[0] * width
        if near and low - end >= NARROWEST * width and (best is None or low - end > best[1] - best[0]):
            best = end, low
        end = max(end, high)
    return best


def _is_wide(rule: Rule, width: float) -> bool:
    return rule.end - rule.start > PROSE * width / 2


def _prose_lines(words: list[Word], width: float) -> int:
    """How many lines fill a page without a gap and end where most of them end. `width`: that of the sheet."""
    ends: list[float] = []
    line: list[Word] = []
    for word in [*sorted(words, key=lambda word: (round(word.box[3] / 4), word.box[0])), None]:
        if word and line and abs(word.box[3] - line[-1].box[3]) < 4 and -1 < word.box[0] - line[-1].box[2] < _BLANK * width:
            line.append(word)
            continue
        if line and line[-1].box[2] - line[0].box[0] > PROSE * width / 2:
            ends.append(line[-1].box[2])
        line = [word] if word else []
    if not ends:
        return 0
    usual = sorted(ends)[len(ends) * 3 // 4]
    return sum(abs(end - usual) < 0.03 * PROSE * width for end in ends)


def _part(drawn: Drawn, low: float, high: float) -> Drawn:
    """What is drawn on the half from `low` to `high`, as a page of its own."""

    def moved(runs: list[list[Word]]) -> list[list[Word]]:
        kept = ([_moved(word, low) for word in run if low <= (word.box[0] + word.box[2]) / 2 < high] for run in runs)
        return [run for run in kept if run]

    rules = [
        replace(rule, start=rule.start - low, end=rule.end - low) if rule.horizontal else replace(rule, at=rule.at - low)
        for rule in drawn.rules
        if low <= ((rule.start + rule.end) / 2 if rule.horizontal else rule.at) < high
    ]
    turned = [word for run in moved([drawn.turned]) for word in run]
    return replace(drawn, width=high - low, runs=moved(drawn.runs), added=moved(drawn.added), turned=turned, rules=rules)


def _moved(word: Word, offset: float) -> Word:
    x0, y0, x1, y1 = word.box
    return replace(word, box=(x0 - offset, y0, x1 - offset, y1))
