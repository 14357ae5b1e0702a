"""Runs of words as they lie on a page in, its printed lines in reading order out, with the furniture set aside.

An administrative paper has two columns at its head (issuer and number | national motto and date) and at its foot
(Nơi nhận | signature), and full width between (NĐ 30/2020, Phụ lục I, sơ đồ). A column block is read left column first.
Nothing else is taken for columns: a wide gap in a justified line or in a list without ruling lines does not break its row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docparse.document import Align, Box, Column, Line, Word
from docparse.layout.furniture import incoming_lines, is_ornament, is_page_number, panel_lines
from docparse.layout.tables import TableGrid, fill
from docparse.text.normal import fold

_MARKER = re.compile(r"^(?:[-–—+*•●○▪◦·~]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-zđ]{1,2}[.)]|[IVX]{1,5}[.)]?)$")
_RIGHT_HEAD = re.compile(
    r"^(?:cong hoa xa hoi|cong hoa xa h|doc lap ?[-,.]? ?tu do|dang cong san viet nam|doan tncs ho chi minh|mat tran to quoc viet nam$)"
)
_RIGHT_FIRST = frozenset("cộng cọng công cong độc đọc dộc doc đảng dảng đoàn mặt".split())
_SMUDGE = re.compile(r"^[›‹|¦\\¬_`´~^«»°®©#{}\[\]<>¢£€¥§]+$")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_DATE_LINE = re.compile(r"ngay\b.{0,12}\bthang\b.{0,12}\bnam\b|^[^\d]{2,40},? ?ngay\b.{0,25}$")
_NUMBER = re.compile(r"^so ?[:.]? ?[\d.…/_ ]*")
_RECIPIENTS = re.compile(r"^(?:n\w{0,2}[il1] ?nh?[ae]n|noi gui|noi nhin|n\w{1,2} nhan|\w{1,3} nhan ?:)")
_KINH_GUI = re.compile(r"^kinh (?:gui|trinh|de)\b")
_AUTHORITY = re.compile(r"^(?:tm|kt|tl|tuq|tun|q|t/m|k/t|t/l|t/uq)[./ ] ?\S")
_OFFICE = re.compile(
    r"^(?:pho )?(?:chu tich|giam doc|hieu truong|truong ban|bo truong|chanh|vien truong|cuc truong|tong|bi thu|thu truong|thu ky|chu toa|chu tri"
    r"|truong phong|chu nhiem|thu tuong|tu lenh|cuc|vu truong|truong doan|dai dien|nguoi|can bo|thuong truc|pho)"
)


@dataclass(slots=True)
class Segment:
    """Words on one printed line with no wide gap between them."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float
    _folded: str | None = None

    @property
    def text(self) -> str:
        """Its words with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def folded(self) -> str:
        """Its text without marks and case."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def middle(self) -> float:
        """Half of its width, in x."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.y1 - self.y0

    @property
    def box(self) -> Box:
        """Its box."""
        return (self.x0, self.y0, self.x1, self.y1)

    @property
    def capitals(self) -> bool:
        """Whether its letters are capitals, but for a few (OCR)."""
        letters = [char for char in self.text if char.isalpha()]
        return len(letters) >= 2 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


@dataclass(slots=True)
class _Block:
    """A stretch of the page in columns: `columns` from left to right; `kind` head or foot."""

    kind: str
    left: list[Segment]
    right: list[Segment]
    gutter: float

    @property
    def top(self) -> float:
        return min(s.y0 for s in self.left + self.right)


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
    first_table: int = 0,
) -> Ordered:
    """Lines of a page in reading order.

    `runs`: lines of words as a reader gives them, in any order, possibly read across columns. Boxes in points, origin top left.
    `tables`: the grids of ruled tables; their words become rows with cells, numbered from `first_table`.
    """
    result = Ordered()
    lists = [list(run.words) if isinstance(run, Line) else list(run) for run in runs]
    lists = [[word for word in words if word.confidence is None or not _SMUDGE.match(word.text)] for words in lists]
    rows: list[tuple[float, list[Line]]] = []
    if tables:
        everything = [word for words in lists for word in words]
        used: set[int] = set()
        for number, grid in enumerate(tables, start=first_table):
            lines, taken = fill(grid, everything, number)
            used |= taken
            if lines:
                rows.append((grid.box[1], lines))
        lists = [[word for word in words if id(word) not in used] for words in lists]
    segments = [segment for words in lists if words for segment in _segments(words)]
    segments.sort(key=lambda s: (s.y0 + s.y1, s.x0))
    segments = _set_aside(segments, height, result)
    blocks, rest = _find_blocks(segments, width, height)
    margins = _margins(rest or segments, width)
    for block in blocks:
        rows.append((block.top, list(_read_block(block))))
    for row in _rows(rest):
        lines = [_line(part, "full", margins) for part in _addressed(row)]
        rows.append((min(line.box[1] for line in lines if line.box), lines))
    rows.sort(key=lambda row: row[0])
    for _, lines in rows:
        result.lines.extend(lines)
    return result


def _segments(words: list[Word]) -> list[Segment]:
    """The run cut at wide gaps, at jumps to another line, and before the words that open the right column of a head."""
    out: list[Segment] = []
    start = 0
    gaps: list[float] | None = None
    for i in range(1, len(words)):
        a, b = words[i - 1].box, words[i].box
        gap = b[0] - a[2]
        tall = a[3] - a[1]
        em = words[i].size or 0.8 * max(tall, b[3] - b[1])
        if gap > 0.9 * em:
            if gaps is None:
                gaps = sorted(words[k].box[0] - words[k - 1].box[2] for k in range(1, len(words)))
            usual = gaps[len(gaps) // 2] if len(gaps) > 3 else 0.0
            if gap < 1.8 * usual and gap < 2 * em:
                continue
        elif (gap > -em or b[0] >= a[0]) and min(a[3], b[3]) - max(a[1], b[1]) > 0 and not _opens_right(words, i, gap, em):
            continue
        out.append(_segment(words[start:i]))
        start = i
    out.append(_segment(words[start:]))
    return out


def _opens_right(words: list[Word], i: int, gap: float, em: float) -> bool:
    """Whether the national motto (or its like) begins at word `i`, after other words of the same printed line."""
    if words[i].text.lower() not in _RIGHT_FIRST or gap < 0.2 * em:
        return False
    return bool(_RIGHT_HEAD.match(fold(" ".join(word.text for word in words[i : i + 6]))))


def _segment(words: list[Word]) -> Segment:
    boxes = [word.box for word in words]
    return Segment(words, min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _set_aside(segments: list[Segment], height: float, result: Ordered) -> list[Segment]:
    """The segments without page numbers, rules, stamps and panels."""
    texts = [(segment.text, segment.box) for segment in segments]
    panels = panel_lines(texts)
    drop = panels | incoming_lines(texts)
    if panels:
        result.panels.append("\n".join(texts[i][0] for i in sorted(panels)))
    for i, segment in enumerate(segments):
        if i in drop:
            continue
        text = texts[i][0]
        lonely = not _has_neighbour(segments, i)
        if is_ornament(text) and (lonely or not _MARKER.match(text)):
            drop.add(i)
        elif (lonely and is_page_number(text, segment.box, height)) or _is_speck(segment, segments, i):
            drop.add(i)
    result.furniture.extend(_line([segments[i]], "full", (0.0, 0.0)) for i in sorted(drop))
    return [segment for i, segment in enumerate(segments) if i not in drop]


def _is_speck(segment: Segment, segments: list[Segment], i: int) -> bool:
    """Whether OCR made the segment of a speck, of a seal or of a pen stroke: next to no letters, or unsure of the few."""
    scores = [word.confidence for word in segment.words if word.confidence is not None]
    if not scores:
        return False
    sure = sum(scores) / len(scores)
    text = segment.text
    solid = sum(char.isalnum() for char in text)
    if solid <= 1 and len(text) <= 6:
        if _MARKER.match(text) and _precedes(segments, i):
            return False
        return solid == 0 or sure < 0.7 or not text[:1].isdigit()
    return solid <= 3 and sure < 0.35


def _precedes(segments: list[Segment], i: int) -> bool:
    """Whether text follows on the same printed line, close by: then the segment is its bullet or its number."""
    here = segments[i]
    for j in (*range(max(0, i - 6), i), *range(i + 1, min(len(segments), i + 6))):
        other = segments[j]
        if min(here.y1, other.y1) - max(here.y0, other.y0) > 0 and 0 <= other.x0 - here.x1 < 3 * other.height:
            return True
    return False


def _has_neighbour(segments: list[Segment], i: int) -> bool:
    """Whether anything else stands on the same printed line."""
    here = segments[i]
    for j in (*range(i - 1, max(-1, i - 8), -1), *range(i + 1, min(len(segments), i + 8))):
        other = segments[j]
        if min(here.y1, other.y1) - max(here.y0, other.y0) > 0.4 * min(here.height, other.height):
            return True
    return False


def _margins(segments: list[Segment], width: float) -> tuple[float, float]:
    """Left and right edge of the full text, in points."""
    wide = [s for s in segments if s.x1 - s.x0 > 0.45 * width]
    if len(wide) < 2:
        return (0.14 * width, 0.94 * width) if not segments else (
            min(min(s.x0 for s in segments), 0.16 * width), max(max(s.x1 for s in segments), 0.92 * width)
        )  # fmt: skip
    lefts, rights = sorted(s.x0 for s in wide), sorted(s.x1 for s in wide)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _find_blocks(segments: list[Segment], width: float, height: float) -> tuple[list[_Block], list[Segment]]:
    """Column blocks of the page, and the segments outside them."""
    blocks: list[_Block] = []
    taken: set[int] = set()
    margins = _margins(segments, width)
    candidates = []
    for a, b in [*_pairs(segments), *_recipient_pairs(segments, width)]:
        grown = _grow(segments, a, b)
        if grown is None:
            continue
        block = _head(*grown, margins, height) or _foot(*grown, width)
        if block is not None and any(s is segments[a] for s in block.left) and any(s is segments[b] for s in block.right):
            candidates.append(block)
    candidates.sort(key=lambda c: (-min(len(c.left), len(c.right), 2), -(len(c.left) + len(c.right))))
    for block in candidates:
        if any(id(s) in taken for s in block.left + block.right):
            continue
        blocks.append(block)
        taken.update(id(s) for s in block.left + block.right)
    for i, s in enumerate(segments):  # a list with no signature beside it
        if id(s) in taken or not _RECIPIENTS.match(s.folded) or s.x1 > 0.5 * width or len(s.words) > 3:
            continue
        items = [s]
        for other in segments[i + 1 :]:
            if id(other) in taken or other.x1 > 0.62 * width or other.y0 - items[-1].y1 > 2.5 * s.height or other.x0 > s.x1:
                break
            items.append(other)
        if len(items) > 1:
            blocks.append(_Block("foot", items, [], 0.62 * width))
            taken.update(id(item) for item in items)
    return blocks, [s for s in segments if id(s) not in taken]


def _recipient_pairs(segments: list[Segment], width: float) -> list[tuple[int, int]]:
    """Nơi nhận with the nearest line of a signature that stands right of it, a little higher or lower."""
    pairs = []
    for i, s in enumerate(segments):
        if s.x1 > 0.45 * width or not _RECIPIENTS.match(s.folded):
            continue
        near = [
            (abs(o.y0 - s.y0), j)
            for j, o in enumerate(segments[max(0, i - 6) : i + 8], start=max(0, i - 6))
            if o.x0 > s.x1 + 2 * s.height and abs(o.y0 - s.y0) < 75 and _signs(o)
        ]
        if near:
            pairs.append((i, min(near)[1]))
    return pairs


def _pairs(segments: list[Segment]) -> list[tuple[int, int]]:
    """Indices of segments that stand side by side with a clear gap."""
    pairs = []
    for i, a in enumerate(segments):
        if _MARKER.match(a.text):
            continue
        best: int | None = None
        for j in (*range(max(0, i - 6), i), *range(i + 1, min(len(segments), i + 7))):
            b = segments[j]
            if b.x0 <= a.x1 or min(a.y1, b.y1) - max(a.y0, b.y0) < 0.25 * min(a.height, b.height):
                continue
            if best is None or b.x0 < segments[best].x0:
                best = j
        if best is not None and not _KINH_GUI.match(a.folded):
            pairs.append((i, best))
    return pairs


def _grow(segments: list[Segment], a: int, b: int) -> tuple[list[Segment], list[Segment], float] | None:
    """From a pair outwards, up and down, as long as a gutter stays free between what is left and what is right of it."""
    low, high = segments[a].x1, segments[b].x0
    left, right = [segments[a]], [segments[b]]
    first, last = min(a, b), max(a, b)
    for indices in (range(first + 1, last), range(first - 1, -1, -1), range(last + 1, len(segments))):
        for i in indices:
            s = segments[i]
            if s.words[0].text[0] in "KkE" and _KINH_GUI.match(s.folded):
                break
            if s.middle < (low + high) / 2:
                if high - s.x1 < 4:
                    break
                low = max(low, s.x1)
                left.append(s)
            else:
                if s.x0 - low < 4:
                    break
                high = min(high, s.x0)
                right.append(s)
    left.sort(key=lambda s: s.y0 + s.y1)
    right.sort(key=lambda s: s.y0 + s.y1)
    return left, right, (low + high) / 2


def _head(left: list[Segment], right: list[Segment], gutter: float, margins: tuple[float, float], height: float) -> _Block | None:
    """The two columns of a head: the right one has the motto (or its like) or a date line, the left one an issuer or a number."""
    anchors = [s for s in right if _RIGHT_HEAD.match(s.folded)]
    if not anchors:
        dated = [s for s in right if _DATE_LINE.search(s.folded)]
        numbered = any(_NUMBER.match(s.folded) for s in left)
        capitals = left[0].capitals and right[0].capitals and right[0].y0 < 0.25 * height
        if not ((dated and (numbered or left[0].capitals)) or (capitals and numbered)):
            return None
        if any(_RECIPIENTS.match(s.folded) for s in left):
            return None
        anchors = dated or right[:1]
    top = min(s.y0 for s in anchors) - 4.0 * max(anchors[0].height, 10.0)
    last = max(s.y1 for s in left + right)
    own = sum(s.middle for s in anchors) / len(anchors)
    centre = (margins[0] + margins[1]) / 2
    if own - centre > 25:  # a title centred on the page, under the head and beside nothing, is no part of the right column
        for s in right:
            if s.y0 > anchors[-1].y1 and abs(s.middle - centre) < abs(s.middle - own) and not _DATE_LINE.search(s.folded):
                last = min(last, s.y0 + 0.3 * s.height)
                break
    left = [s for s in left if top <= s.y0 and (s.y0 + s.y1) / 2 <= last]
    right = [s for s in right if top <= s.y0 and (s.y0 + s.y1) / 2 <= last]
    return _Block("head", left, right, gutter) if left and right else None


def _foot(left: list[Segment], right: list[Segment], gutter: float, width: float) -> _Block | None:
    """The columns of a foot: Nơi nhận beside the signature, or signatures side by side."""
    recipients = next((s for s in left if _RECIPIENTS.match(s.folded)), None)
    signs = [s for s in right if _signs(s)]
    if recipients is None:
        pair = [s for s in left if _signs(s)]
        if not (pair and signs and abs(pair[0].y0 - signs[0].y0) < 40):
            return None
        top = min(pair[0].y0, signs[0].y0)
    else:
        top = recipients.y0
        upper = [s for s in right if s.y0 < top]
        for s in reversed(upper):  # the signature may begin above Nơi nhận; what is not of a signature closes the block
            if not (s.capitals or _signs(s) or _DATE_LINE.search(s.folded)):
                break
            top = min(top, s.y0)
        if any(_signs(s) for s in left if s.y0 < recipients.y0):
            top = min([top, *(s.y0 for s in left + right if _signs(s))])
        top = min(top, recipients.y0)
    left = [
        s
        for s in left
        if s.y0 >= top - 0.5 and (recipients is None or s.y0 >= recipients.y0 - 0.5 or _upper_signature(s, left, recipients))
    ]
    right = [s for s in right if s.y0 >= top - 0.5]
    if not left or not right or gutter > 0.75 * width or gutter < 0.25 * width:
        return None
    return _Block("foot", left, right, gutter)


def _upper_signature(s: Segment, left: list[Segment], recipients: Segment) -> bool:
    """Whether a left segment above Nơi nhận belongs to a signature that stands there."""
    above = [o for o in left if o.y0 < recipients.y0 and _signs(o)]
    return bool(above) and s.y0 >= above[0].y0


def _signs(s: Segment) -> bool:
    """Whether a segment opens a signature: `KT. CHỦ TỊCH`, `GIÁM ĐỐC`, an organ in capitals."""
    if not s.capitals:
        return False
    return bool(_AUTHORITY.match(s.folded) or _OFFICE.match(s.folded)) or len(s.words) >= 2


def _read_block(block: _Block) -> list[Line]:
    """Left column first; signatures side by side above Nơi nhận are read before it."""
    left, right = block.left, block.right
    if block.kind == "foot":
        recipients = next((s for s in left if _RECIPIENTS.match(s.folded)), None)
        upper_left = [s for s in left if recipients is not None and s.y0 < recipients.y0 - 1]
        if upper_left and recipients is not None:
            upper_right = [s for s in right if s.y0 < recipients.y0]
            return [
                *_column(upper_left, "left"), *_columns(upper_right),
                *_column([s for s in left if s.y0 >= recipients.y0 - 1], "left"),
                *_columns([s for s in right if s.y0 >= recipients.y0]),
            ]  # fmt: skip
        return [*_column(left, "left"), *_columns(right)]
    return [*_column(left, "left"), *_column(right, "right")]


def _columns(segments: list[Segment]) -> list[Line]:
    """The right side of a foot, which may itself hold two signatures side by side."""
    for a, b in _pairs(segments):
        if not (_signs(segments[a]) and _signs(segments[b])):
            continue
        grown = _grow(segments, a, b)
        if grown is not None and len(grown[0]) + len(grown[1]) == len(segments):
            return [*_column(grown[0], "right"), *_column(grown[1], "right")]
    return _column(segments, "right")


def _column(segments: list[Segment], column: Column) -> list[Line]:
    if not segments:
        return []
    margins = (min(s.x0 for s in segments), max(s.x1 for s in segments))
    return [_line(row, column, margins) for row in _rows(segments)]


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Segments that stand on one printed line, from top to bottom."""
    rows: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: s.y0 + s.y1):
        for row in reversed(rows[-3:]):
            last = row[-1]
            limit = 0.5 * max(min(s.height, last.height), 0.5 * max(s.height, last.height))
            if abs((s.y0 + s.y1) - (last.y0 + last.y1)) / 2 < limit and all(
                s.x0 > o.x1 - 2 or s.x1 < o.x0 + 2 or _inside(s, o) for o in row
            ):
                row.append(s)
                break
        else:
            rows.append([s])
    return rows


def _addressed(row: list[Segment]) -> list[list[Segment]]:
    """`Kính gửi:` and the first of several addressees (`- …`) on its printed line are two lines of the text."""
    words = sorted((word for s in row for word in s.words), key=lambda word: word.box[0])
    if len(words) < 4 or words[0].text[0] not in "KkE" or not _KINH_GUI.match(fold(" ".join(w.text for w in words[:2]))):
        return [row]
    for i in range(2, min(4, len(words))):
        if words[i].text[0] in "-–—+" and words[i - 1].text.endswith(":"):
            return [[_segment(words[:i])], [_segment(words[i:])]]
    return [row]


def _inside(a: Segment, b: Segment) -> bool:
    """Whether one fills a blank of the other (a day typed over `ngày   tháng`): they overlap but their words do not."""
    for word in a.words:
        for other in b.words:
            if word.box[0] < other.box[2] - 1.5 and other.box[0] < word.box[2] - 1.5:
                return False
    return True


def _line(row: list[Segment], column: Column, margins: tuple[float, float]) -> Line:
    """One printed line of the segments of a row."""
    if len(row) == 1:
        words = row[0].words
    else:
        words = sorted((word for s in row for word in s.words), key=lambda word: word.box[0])
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
    for a, b in zip(words, words[1:], strict=False):
        touches = (_RAISED.match(b.text) or _RAISED.match(a.text[-1])) and b.box[0] - a.box[2] < 0.09 * (b.box[3] - b.box[1])
        text += b.text if touches else f" {b.text}"
    return text


def line_of(words: list[Word]) -> Line:
    """Words as one line of a page, in the order given."""
    return _line([_segment(words)], "full", (0.0, 0.0))


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
