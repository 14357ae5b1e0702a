"""Runs of words as they lie on a page in, its printed lines in reading order out, with the furniture set aside.

An administrative paper has two columns at its head (issuer and number | national motto and date) and at its foot
(Nơi nhận | signature), and full width between (NĐ 30/2020, Phụ lục I, sơ đồ). A column block is read left column first.
Nothing else is taken for columns: a wide gap in a justified line or in a list without ruling lines does not break its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docparse.document import Align, Column, Line, Word
from docparse.layout.columns import KINH_GUI, RECIPIENTS, Block, find_blocks, grow, is_scrawl, is_smear, side_by_side, signs
from docparse.layout.furniture import incoming_lines, is_ornament, is_page_number, machine_lines, panel_lines
from docparse.layout.segments import (
    MARKER,
    RIGHT_HEAD,
    Segment,
    cut_run,
    has_neighbour,
    is_junk,
    is_speck,
    margins_of,
    precedes,
    rows_of,
    segment_of,
    sure_of,
)
from docparse.layout.tables import Rule, TableGrid, fill
from docparse.layout.unruled import unruled_tables
from docparse.text.normal import fold
from docparse.text.regex import regex

_SMUDGE = regex(r"^[›‹|¦\\¬_`´~^ˆ¨ˇ˘˙˚¸„«»°®©#{}\[\]<>¢£€¥§]+$")
_RAISED = regex("[⁰¹²³⁴⁵⁶⁷⁸⁹]")


@dataclass(slots=True)
class Flow:
    """What goes on from page to page of a file: how many tables there were, where the columns of a foot part that a page
    break cut, and the gutters of an unruled table that ends the page."""

    tables: int = 0
    open_gutter: float | None = None
    open_columns: list[tuple[float, float]] | None = None


@dataclass(slots=True)
class Ordered:
    """Lines in reading order; `furniture`: set aside; `panels`: the texts of signature panels, one string a panel."""

    lines: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    panels: list[str] = field(default_factory=list)


def order(
    runs: Sequence[Sequence[Word]] | Sequence[Line],
    width: float,
    height: float,
    tables: Sequence[TableGrid] = (),
    flow: Flow | None = None,
    rules: Sequence[Rule] = (),
) -> Ordered:
    """Lines of a page in reading order.

    `runs`: lines of words as a reader gives them, in any order, possibly read across columns. Boxes in points, origin top left.
    `tables`: the grids of ruled tables; their words become rows with cells, numbered through the file.
    `flow`: hand the same one to every page of a file. `rules`: ruling lines; an upright one beside items of Nơi nhận gives all of
    them the purpose in brackets behind it.
    """
    result = Ordered()
    flow = flow or Flow()
    lists = [list(run.words) if isinstance(run, Line) else list(run) for run in runs]
    lists = [[word for at, word in enumerate(words) if word.confidence is None or not _is_smudge(words, at)] for words in lists]
    rows: list[tuple[float, list[Line]]] = []
    if tables:
        everything = [word for words in lists for word in words]
        used: set[int] = set()
        for grid in tables:
            lines, taken = fill(grid, everything, flow.tables)
            if any(_frames_page(cell) for line in lines for cell in line.cells or []):
                continue  # a head or a foot with printed cell borders
            used |= taken
            if lines:
                flow.tables += 1
                rows.append((grid.box[1], lines))
        lists = [[word for word in words if id(word) not in used] for words in lists]
    segments = [segment for words in lists if words for segment in cut_run(words)]
    segments.sort(key=lambda s: (s.y0 + s.y1, s.x0))
    segments = _set_aside(segments, height, result)
    segments = _without_tables(segments, rules, flow, rows)
    blocks, rest = find_blocks(segments, width, height, flow.open_gutter)
    margins = margins_of(rest or segments, width)
    for block in blocks:
        doubtful = block.left + block.right if block.kind == "head" else block.left
        smears = [s for s in doubtful if (is_smear(s) if block.kind == "head" else is_scrawl(s))]
        if len(smears) == len(block.left) + len(block.right):
            smears = []
        result.furniture.extend(_line([s], "full", (0.0, 0.0)) for s in smears)
        block.left, block.right = ([s for s in side if s not in smears] for side in (block.left, block.right))
        rows.append((block.top, _read_block(block, rules)))
    for row in rows_of(rest):
        row = _without_junk(row, margins[0], result)
        if not row:
            continue
        lines = [_line(part, "full", margins) for part in _addressed(row)]
        rows.append((min(line.box[1] for line in lines if line.box), lines))
    rows.sort(key=lambda row: row[0])
    for _, lines in rows:
        result.lines.extend(lines)
    flow.open_gutter = None
    if blocks and rows:
        last = max(blocks, key=lambda block: block.top)
        if last.kind == "foot" and rows[-1][0] <= last.top:
            flow.open_gutter = last.gutter
    return result


def _without_tables(segments: list[Segment], rules: Sequence[Rule], flow: Flow, rows: list[tuple[float, list[Line]]]) -> list[Segment]:
    """The segments outside tables that no lines rule; the rows of those go to `rows`. Of a scan the edges of words are too rough to ask."""
    above, flow.open_columns = flow.open_columns, None
    if len(segments) < 6 or segments[0].words[0].confidence is not None:
        return segments
    printed = rows_of(segments)
    used: set[int] = set()
    for table in unruled_tables(printed, rules, flow.tables, above):
        rows.append((min(s.y0 for s in printed[table.start]), table.lines))
        flow.tables += 1
        used.update(id(s) for row in printed[table.start : table.end] for s in row)
        if table.end == len(printed):
            flow.open_columns = table.gutters
    return [s for s in segments if id(s) not in used] if used else segments


def _is_smudge(words: Sequence[Word], at: int) -> bool:
    """Whether a word of a scan is no print, but a mark that no paper has; `>` before a number is a comparator."""
    if not _SMUDGE.match(words[at].text):
        return False
    return not (words[at].text in "<>" and at + 1 < len(words) and words[at + 1].text[:1].isdigit())


def _without_junk(row: list[Segment], left: float, result: Ordered) -> list[Segment]:
    """A printed line without what OCR made of a stamp, a seal or a signature beside it.

    That is unsure words that are no syllables, and less sure ones that begin left of the text's edge beside surer ones.
    """
    sure = [sure_of(s) for s in row]
    if all(score is None for score in sure):
        return row
    best = max(score or 0.0 for score in sure)
    junk = [
        s
        for s, score in zip(row, sure, strict=True)
        if is_junk(s)
        or (len(row) > 1 and score is not None and score < min(0.8, best - 0.1) and s.x0 < left - 10 and s.x1 < row[-1].x1 and _lettered(s))
    ]
    if not junk or (len(junk) == len(row) and sum(len(s.words) for s in junk) > 3):
        return row
    result.furniture.extend(_line([s], "full", (0.0, 0.0)) for s in junk)
    return [s for s in row if s not in junk]


def _lettered(segment: Segment) -> bool:
    """Whether it has letters enough to be no number of an item."""
    return sum(char.isalpha() for char in segment.text) > 2


def _set_aside(segments: list[Segment], height: float, result: Ordered) -> list[Segment]:
    """The segments without page numbers, rules, stamps and panels."""
    texts = [(segment.text, segment.box) for segment in segments]
    panels = panel_lines(texts)
    drop = panels | incoming_lines(texts) | machine_lines(texts, height)
    if panels:
        result.panels.append("\n".join(texts[i][0] for i in sorted(panels)))
    for i, segment in enumerate(segments):
        if i in drop:
            continue
        text = texts[i][0]
        if is_ornament(text):
            aside = not MARKER.match(text) or not precedes(segments, i)
        else:
            aside = is_page_number(text, segment.box, height) and not has_neighbour(segments, i)
        if aside or is_speck(segment, segments, i):
            drop.add(i)
    result.furniture.extend(_line([segments[i]], "full", (0.0, 0.0)) for i in sorted(drop))
    return [segment for i, segment in enumerate(segments) if i not in drop]


def _frames_page(cell: str) -> bool:
    """Whether the words of a cell are of the head or the foot of a paper."""
    if len(cell) > 400 or cell[:1] not in "CcNnĐ":
        return False
    folded = fold(cell)
    return RIGHT_HEAD.match(folded) is not None or folded.startswith("noi nhan:")


def _braced(segments: list[Segment], rules: Sequence[Rule]) -> list[Segment]:
    """Items of Nơi nhận that a bar joins with one purpose (`│ (để b/c)`) each get that purpose."""
    out = list(segments)
    for bracket in segments:
        text = bracket.text
        if not (text.startswith("(") and text.endswith(")")):
            continue
        middle = (bracket.y0 + bracket.y1) / 2
        bar = next(
            (
                rule
                for rule in rules
                if not rule.horizontal
                and bracket.x0 - 45 < rule.at < bracket.x0 + 3
                and rule.start - 3 < middle < rule.end + 3
                and rule.end - rule.start > 1.3 * bracket.height
            ),
            None,
        )
        if bar is None:
            continue
        inside = [s for s in out if s is not bracket and s.x1 < bar.at + 3 and bar.start - 3 < (s.y0 + s.y1) / 2 < bar.end + 3]
        if not inside:
            continue
        out = [s for s in out if s is not bracket and s not in inside]
        out.extend(Segment([*s.words, *bracket.words], s.x0, s.y0, bracket.x1, s.y1) for s in inside)
    return out


def _read_block(block: Block, rules: Sequence[Rule] = ()) -> list[Line]:
    """Left column first; signatures side by side above Nơi nhận are read before it."""
    left, right = block.left, block.right
    if block.kind == "foot":
        left = _braced(left, rules)
        recipients = next((s for s in left if RECIPIENTS.match(s.folded)), None)
        upper_left = [s for s in left if recipients is not None and s.y0 < recipients.y0 - 1]
        if upper_left and recipients is not None:
            upper_right = [s for s in right if s.y0 < recipients.y0]
            return [
                *_columns(upper_left, "left"), *_columns(upper_right, "right"),
                *_column([s for s in left if s.y0 >= recipients.y0 - 1], "left"),
                *_columns([s for s in right if s.y0 >= recipients.y0], "right"),
            ]  # fmt: skip
        return [*(_column(left, "left") if recipients is not None else _columns(left, "left")), *_columns(right, "right")]
    return [*_column(left, "left"), *_column(right, "right")]


def _columns(segments: list[Segment], column: Column) -> list[Line]:
    """One side of a foot, which may itself hold two signatures side by side."""
    for a, b in side_by_side(segments):
        if not (signs(segments[a]) and signs(segments[b])):
            continue
        grown = grow(segments, a, b)
        if grown is not None and len(grown[0]) + len(grown[1]) == len(segments):
            return [*_column(grown[0], column), *_column(grown[1], column)]
    return _column(segments, column)


def _column(segments: list[Segment], column: Column) -> list[Line]:
    if not segments:
        return []
    margins = (min(s.x0 for s in segments), max(s.x1 for s in segments))
    return [_line(row, column, margins) for row in rows_of(segments)]


def _addressed(row: list[Segment]) -> list[list[Segment]]:
    """`Kính gửi:` and the first of several addressees (`- …`) on its printed line are two lines of the text."""
    words = sorted((word for s in row for word in s.words), key=lambda word: word.box[0])
    if len(words) < 4 or words[0].text[0] not in "KkE" or not KINH_GUI.match(fold(" ".join(w.text for w in words[:2]))):
        return [row]
    for i in range(2, min(4, len(words))):
        if words[i].text[0] in "-–—+" and words[i - 1].text.endswith(":"):
            return [[segment_of(words[:i])], [segment_of(words[i:])]]
    return [row]


def _line(row: list[Segment], column: Column, margins: tuple[float, float]) -> Line:
    """One printed line of the segments of a row."""
    words = row[0].words if len(row) == 1 else sorted((word for s in row for word in s.words), key=lambda word: word.box[0])
    x0, y0 = min(s.x0 for s in row), min(s.y0 for s in row)
    x1, y1 = max(s.x1 for s in row), max(s.y1 for s in row)
    total = bold = italic = 0
    sizes: dict[float, int] = {}
    scores = 0.0
    scored = 0
    for word in words:
        n = len(word.text)
        total += n
        if word.bold:
            bold += n
        if word.italic:
            italic += n
        if word.size:
            sizes[word.size] = sizes.get(word.size, 0) + n
        if word.confidence is not None:
            scores += word.confidence
            scored += 1
    return Line(
        text=_joined(words), words=words, box=(x0, y0, x1, y1),
        bold=bold / total if total else 0.0, italic=italic / total if total else 0.0,
        size=max(sizes, key=lambda size: sizes[size]) if sizes else None,
        align=_align(x0, x1, margins), column=column, confidence=scores / scored if scored else None,
    )  # fmt: skip


def _joined(words: list[Word]) -> str:
    """Words with spaces, but none between a raised mark and what it touches (`90m³/s`, `xã²;`)."""
    text = " ".join([word.text for word in words])
    if not _RAISED.search(text):
        return text
    text = words[0].text
    for a, b in pairwise(words):
        touches = (_RAISED.match(b.text) or _RAISED.match(a.text[-1])) and b.box[0] - a.box[2] < 0.09 * (b.box[3] - b.box[1])
        text += b.text if touches else f" {b.text}"
    return text


def line_of(words: list[Word]) -> Line:
    """Words as one line of a page, in the order given."""
    return _line([segment_of(words)], "full", (0.0, 0.0))


def _align(x0: float, x1: float, margins: tuple[float, float]) -> Align:
    left, right = x0 - margins[0], margins[1] - x1
    slack = 0.03 * (margins[1] - margins[0]) + 4
    if left < slack and right < slack:
        return "justify"
    if min(left, right) > 0.6 * slack and abs(left - right) < (2.4 if min(left, right) > 5 * slack else 1.2) * slack:
        return "center"
    if right < slack and left > 4 * slack:
        return "right"
    return "left"
