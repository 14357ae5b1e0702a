"""Ruling lines and the words of a page in, the grids of its ruled tables out (`TableGrid`), with the rest of the words.

The lines may come from a PDF's paths or be found in a scan's image: both give `Rule`s in points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from docparse.document import Box, Line, Word
from docparse.layout.unglue import unglue
from docparse.text.regex import regex

_SNAP = 3.0
_MIN_CELL = 5.0
_COMPARATORS = frozenset("<>≤≥")
_NUMBER = regex(r"[<>≥≤]?[\d.,]*\d[\d.,]*$")


@dataclass(slots=True)
class Rule:
    """A ruling line: horizontal (`y` constant, from `start` to `end` in x) or vertical (`at` is x, from `start` to `end` in y)."""

    horizontal: bool
    at: float
    start: float
    end: float

    @classmethod
    def of(cls, box: Box) -> Rule:
        """The rule that a thin box draws."""
        if box[2] - box[0] >= box[3] - box[1]:
            return cls(True, (box[1] + box[3]) / 2, box[0], box[2])
        return cls(False, (box[0] + box[2]) / 2, box[1], box[3])


@dataclass(slots=True)
class TableGrid:
    """A table: its box, and its rows of cells, each cell a box (None: covered by a cell that spans it from the left or above)."""

    box: Box
    rows: list[list[Box | None]] = field(default_factory=list)


def find_grids(rules: list[Rule]) -> list[TableGrid]:
    """Tables of at least two columns and two rows that ruling lines draw; from top to bottom."""
    if len(rules) < 5:
        return []
    across = _merge([rule for rule in rules if rule.horizontal])
    down = _merge([rule for rule in rules if not rule.horizontal])
    grids = []
    for group_across, group_down in _groups(across, down):
        grid = _grid(group_across, group_down)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.box[1])


def _merge(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap become one; double lines become one."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.at, rule.start)):
        same = next((known for known in reversed(out) if _one_line(known, rule)), None)
        if same is None:
            out.append(Rule(rule.horizontal, rule.at, rule.start, rule.end))
        else:
            same.start, same.end = min(same.start, rule.start), max(same.end, rule.end)
    return [rule for rule in out if rule.end - rule.start > _MIN_CELL]


def _one_line(known: Rule, rule: Rule) -> bool:
    return rule.at - known.at <= _SNAP and rule.start <= known.end + _SNAP and rule.end >= known.start - _SNAP


def _crosses(across: Rule, down: Rule) -> bool:
    return across.start - _SNAP <= down.at <= across.end + _SNAP and down.start - _SNAP <= across.at <= down.end + _SNAP


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossings."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left_across, left_down = list(across), list(down)
    while left_down:
        todo = [left_down.pop()]
        seen_across: list[Rule] = []
        seen_down: list[Rule] = []
        while todo:
            rule = todo.pop()
            (seen_across if rule.horizontal else seen_down).append(rule)
            others = left_down if rule.horizontal else left_across
            hits = [o for o in others if _crosses(*((rule, o) if rule.horizontal else (o, rule)))]
            for hit in hits:
                others.remove(hit)
            todo.extend(hits)
        groups.append((seen_across, seen_down))
    return groups


def _levels(values: list[float]) -> list[float]:
    """Values with those nearer than a snap taken as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SNAP:
            out.append(value)
    return out


def _grid(across: list[Rule], down: list[Rule]) -> TableGrid | None:
    ys, xs = _levels([rule.at for rule in across]), _levels([rule.at for rule in down])
    if len(ys) < 2 or len(xs) < 2 or (len(ys) - 1) * (len(xs) - 1) < 4 or len(xs) < 3:
        return None

    def drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
        middle = (start + end) / 2
        return any(abs(rule.at - at) <= _SNAP and rule.start - _SNAP <= middle <= rule.end + _SNAP for rule in rules)

    rows: list[list[Box | None]] = []
    taken: set[tuple[int, int]] = set()
    for i in range(len(ys) - 1):
        row: list[Box | None] = []
        for j in range(len(xs) - 1):
            if (i, j) in taken:
                row.append(None)
                continue
            right, bottom = j + 1, i + 1
            while right < len(xs) - 1 and not drawn(down, xs[right], ys[i], ys[i + 1]):
                right += 1
            while bottom < len(ys) - 1 and not any(drawn(across, ys[bottom], xs[k], xs[k + 1]) for k in range(j, right)):
                bottom += 1
            taken.update((r, c) for r in range(i, bottom) for c in range(j, right))
            row.append((xs[j], ys[i], xs[right], ys[bottom]))
        rows.append(row)
    return TableGrid((xs[0], ys[0], xs[-1], ys[-1]), rows)


def fill(grid: TableGrid, words: list[Word], number: int) -> tuple[list[Line], set[int]]:
    """The rows of a table as lines with cells, and the ids of the words that went into them.

    A cell that spans rows stands in its first row. Rows without text are dropped. Raises nothing.
    """
    x0, y0, x1, y1 = grid.box
    inside = []
    for word in words:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        if x0 <= x <= x1 and y0 <= y <= y1:
            inside.append((x, y, word))
    lines: list[Line] = []
    used: set[int] = set()
    for row in grid.rows:
        texts: list[str] = []
        row_words: list[Word] = []
        for cell in row:
            found: list[Word] = []
            if cell is not None:
                found = [w for x, y, w in inside if cell[0] <= x < cell[2] and cell[1] <= y < cell[3] and id(w) not in used]
                used.update(map(id, found))
            ordered = [piece for word in reading(found) for piece in unglue(word)]
            texts.append(cell_text(ordered))
            row_words.extend(ordered)
        if row_words:
            lines.append(row_line(texts, row_words, number))
    return lines, used


def reading(words: list[Word]) -> list[Word]:
    """Words of one cell in reading order: by printed line, then from left to right.

    Of words that OCR found, what is far too low for letters is left out (marks of the letters below, read for themselves), and so is
    one of two that lie on each other.
    """
    height = median(word.box[3] - word.box[1] for word in words) if words else 0.0
    scanned = any(word.confidence is not None for word in words)
    sound = [word for word in words if not (scanned and len(words) > 1 and _is_speck(word, height))]
    tall = [word for word in sound if scanned and len(words) > 2 and word.box[3] - word.box[1] > 1.45 * height]
    rows: list[list[Word]] = []
    for word in sorted((word for word in sound if word not in tall), key=lambda w: (w.box[1] + w.box[3]) / 2):
        middle = (word.box[1] + word.box[3]) / 2
        if rows and (_near(middle, rows[-1], height) if scanned else word.box[1] < min(map(_foot, rows[-1]))):
            rows[-1].append(word)
        else:
            rows.append([word])
    for word in tall:  # its box took in marks of the line above or below: it belongs to the line that has room for it
        crossed = [row for row in rows if any(_overlap(word, other, 1) > 0.5 * height for other in row)]
        free = [row for row in crossed if not any(_overlap(word, other, 0) > 1.0 for other in row)]
        if free or crossed:
            (free or crossed)[0].append(word)
        else:
            rows.append([word])
            rows.sort(key=lambda row: row[0].box[1])
    ordered = [word for row in rows for word in sorted(row, key=lambda w: w.box[0])]
    return _single(ordered, height) if scanned else ordered


def _foot(word: Word) -> float:
    """Where the next line cannot begin yet: a fifth above the foot of a word."""
    return word.box[3] - 0.2 * (word.box[3] - word.box[1])


def _near(middle: float, row: list[Word], height: float) -> bool:
    """Whether ink at `middle` stands on the line of `row`; marks above and tails below shift the middle of a word, not that of its line."""
    return middle - sum((word.box[1] + word.box[3]) / 2 for word in row) / len(row) < 0.65 * height


def _is_speck(word: Word, height: float) -> bool:
    """Whether a word has letters less than half as high as those around it, or is a doubtful mark, or a rule taken for a dash."""
    low, wide = word.box[3] - word.box[1], word.box[2] - word.box[0]
    if any(char.isalnum() for char in word.text):
        return low < 0.45 * height
    return (word.confidence or 0.0) < 0.55 or (word.text in "-–—" and low > max(wide, height))


def _overlap(a: Word, b: Word, axis: int) -> float:
    """How far the boxes of two words lie on each other, in points; `axis` 0: in x, 1: in y."""
    return min(a.box[axis + 2], b.box[axis + 2]) - max(a.box[axis], b.box[axis])


def _single(words: list[Word], height: float) -> list[Word]:
    """Words in reading order without those that stand half upon the one before them (ink read twice), and with broken numbers joined."""
    out: list[Word] = []
    for word in words:
        before = out[-1] if out else None
        signed = before is not None and before.text in _COMPARATORS and word.text[:1].isdigit()  # one box for both
        if before is None or signed or _overlap(before, word, 1) <= 0.5 * height:
            out.append(word)
            continue
        widths = before.box[2] - before.box[0], word.box[2] - word.box[0]
        over = _overlap(before, word, 0)
        if over > 0.5 * min(widths):
            wider = widths[1] > 1.4 * widths[0]
            if wider or (widths[0] <= 1.4 * widths[1] and (word.confidence or 0.0) > (before.confidence or 0.0)):
                out[-1] = word
        elif over > -0.2 * height and _NUMBER.match(before.text) and _NUMBER.match(word.text):
            box = (before.box[0], min(before.box[1], word.box[1]), word.box[2], max(before.box[3], word.box[3]))
            sure = min(before.confidence or 0.0, word.confidence or 0.0)
            out[-1] = Word(before.text + word.text, box, sure, word.bold, word.italic, word.size)
        else:
            out.append(word)
    return out


def cell_text(words: list[Word]) -> str:
    """The words of a cell with spaces, but none where a line ends in a hyphen."""
    out = ""
    for word in words:
        tight = not out or (out[-1] == "-" and len(out) > 1 and out[-2] != " ")
        out += word.text if tight else f" {word.text}"
    return out


def row_line(texts: list[str], words: list[Word], number: int) -> Line:
    """A table row as a line: `text` is its cells joined by tabs."""
    letters = sum(len(word.text) for word in words) or 1
    box = (
        min(w.box[0] for w in words), min(w.box[1] for w in words),
        max(w.box[2] for w in words), max(w.box[3] for w in words),
    )  # fmt: skip
    scores = [w.confidence for w in words if w.confidence is not None]
    return Line(
        text="\t".join(texts), words=words, box=box, cells=texts, table=number,
        bold=sum(len(w.text) for w in words if w.bold) / letters,
        italic=sum(len(w.text) for w in words if w.italic) / letters,
        confidence=sum(scores) / len(scores) if scores else None,
    )  # fmt: skip
