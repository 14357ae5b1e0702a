"""From a `Reading` (pages of lines) to a `Document`: the canonical text, its blocks, and the way back to the source.

A block is one line of the text: a paragraph joined from its printed lines (also over a page break), a table row, a slot of the head.
A footnote stands after the paragraph at which its page ends.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from docparse.document import Align, Block, Document, Line, PageSpan, Piece, Reading
from docparse.layout.page_breaks import cut_row, rejoin_feet, rejoin_tables
from docparse.layout.paragraphs import CLOSED, MARKER, Measure, base, goes_on, in_capitals, is_type_line, measure, opens_subject
from docparse.text.regex import regex

_CLOSED = regex(r"[.;:?!…”\"»)\]][¹²³⁴-⁹]*\s*$")
_POINT = regex(r"[a-zđ]\d?\s?[).]\s")
"""A point of a list, `a) …`: it begins with a small letter and goes on with nothing."""
_TIGHT = regex(r"[^\s-]-$|[\w]/$|[^\s/]/$")
_TIGHT_ENDS = ("-", "/")
_NOTE = regex(r"^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\(\d{1,2}\)|\d{1,2})\s*\S")
_NOTE_SIZE = 0.9


_NUMBERED = regex(
    r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3})\s?[.)/–-]\s*\S|\d{1,2}(?:\.\d{1,2}){1,3}\s+\S|(?:Điều|Chương|Phần|Mục)\s+(?:\d+|[IVX]+)\s*[.:]\s"
)
_UNFINISHED = regex(r"\s(?:của|thuộc|và|cho|với|về|tại|theo|trong|các|cùng|có|cho\s+\S+|số|ngày|tháng|năm|tập thể,|cá nhân,)$")
_DATE_CUT = regex(r"\b(?:ngày|tháng)(?:\s+\S{1,4})?$")
_DATE_REST = regex(r"(?:tháng|năm)\s|\d{1,4}\s*(?:tháng|năm|$)")
"""A date line cut inside its date."""


@dataclass(slots=True)
class _Paragraph:
    """Printed lines that make one block, with the page of each."""

    lines: list[Line]
    pages: list[int]
    gap: bool = False
    note: bool = False
    hang: float | None = None
    cells: list[str] | None = None
    title: bool = False
    """Whether it stands under the name of a type: the subject of a kế hoạch, a quyết định."""
    subject: bool = False
    """Whether it is what stands under the number in the left column of a head: the subject of a công văn."""


@dataclass(slots=True)
class _Text:
    """The text as it grows, with its blocks and pieces."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    position: int = 0
    first: dict[int, int] = field(default_factory=dict)


def compose(reading: Reading, name: str = "") -> Document:
    """Join lines to blocks, one line of canonical text each, and keep for every stretch where it came from."""
    measures = measure(reading.pages)
    body = _body_size(reading)
    paragraphs = _paragraphs(reading, measures, body)
    text = _Text()
    for paragraph in paragraphs:
        _add(text, paragraph, measures, body)
    furniture = [(page.number, line.text) for page in reading.pages for line in page.furniture]
    return Document(
        "\n".join(text.parts), text.blocks, _spans(reading, text), text.pieces, reading.origin, reading.panels, furniture, name,
        slots=[slot for page in reading.pages for slot in page.slots],
    )  # fmt: skip


def _body_size(reading: Reading) -> float | None:
    """The font size of most of the text."""
    sizes: Counter[float] = Counter()
    for page in reading.pages:
        for line in page.lines:
            if line.size:
                sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _paragraphs(reading: Reading, measures: list[Measure], body: float | None) -> list[_Paragraph]:
    out: list[_Paragraph] = []
    waiting: list[_Paragraph] = []  # footnotes of the page before, until its last paragraph is complete
    current: _Paragraph | None = None
    spaced = _is_spaced(reading)
    pages = [[(index, line) for line in page.lines] for index, page in enumerate(reading.pages)]
    rejoin_feet(pages)
    rejoin_tables(pages)
    for page in pages:
        notes_from = _notes_start([line for _, line in page], body)
        above: Line | None = None
        notes: list[_Paragraph] = []
        for number, (index, line) in enumerate(page):
            here = measures[index]
            note = notes_from is not None and number >= notes_from
            if note:
                if notes and not _NOTE.match(line.text):
                    notes[-1].lines.append(line)
                    notes[-1].pages.append(index)
                else:
                    notes.append(_Paragraph([line], [index], note=True))
                continue
            if current is not None and (_joins(current, line, index, measures) or (spaced and _wrapped(current, line))):
                if current.hang is None and line.box:
                    current.hang = line.box[0] - here.left
                current.lines.append(line)
                current.pages.append(index)
            elif current is not None and _row_goes_on(current, line, index):
                current.cells = _merged(current.cells or current.lines[0].cells or [], line.cells or [])
                current.lines.append(line)
                current.pages.append(index)
            else:
                out.extend(waiting)
                waiting = []
                under = current is not None and opens_subject(current.lines[0], line)
                title = current is not None and is_type_line(current.lines[-1])
                current = _Paragraph([line], [index], gap=_gap(above, line, here), subject=under, title=title)
                out.append(current)
            above = line
        waiting.extend(notes)
    out.extend(waiting)
    return out


def _is_spaced(reading: Reading) -> bool:
    """Whether a text source sets a blank line between its paragraphs: nearly every long one stands apart from the next line."""
    apart = [
        below.break_before
        for page in reading.pages
        for above, below in pairwise(page.lines)
        if above.whole and below.whole and above.cells is None and len(above.text) > 45 and above.text.rstrip()[-1] in ".;:"
    ]
    return len(apart) >= 5 and sum(apart) >= 0.85 * len(apart)


def _wrapped(current: _Paragraph, line: Line) -> bool:
    """Whether a line right below a numbered one is its end, in a text that parts its paragraphs by blank lines."""
    last = current.lines[-1]
    if not (line.whole and last.whole) or line.break_before or line.cells is not None or last.cells is not None:
        return False
    if _DATE_CUT.search(last.text) and len(last.text) < 60:
        return bool(_DATE_REST.match(line.text))
    if not _NUMBERED.match(current.lines[0].text) or CLOSED.search(last.text) or len(current.lines) > 2 or not 12 <= len(last.text) <= 140:
        return False
    if MARKER.match(line.text) or _NUMBERED.match(line.text) or len(line.text) > 120:
        return False
    if in_capitals(last.text) or in_capitals(line.text):
        return in_capitals(last.text) and in_capitals(line.text)
    return line.text[:1].islower() or line.text[:1].isdigit() or bool(_UNFINISHED.search(last.text))


def _notes_start(lines: list[Line], body: float | None) -> int | None:
    """Index of the first footnote line: small print that ends the page and opens with its mark."""
    if body is None:
        return None
    start = len(lines)
    while start and lines[start - 1].size and (lines[start - 1].size or body) < _NOTE_SIZE * body and lines[start - 1].column == "full":
        if lines[start - 1].cells is not None:
            break
        start -= 1
    for number in range(start, len(lines)):
        if _NOTE.match(lines[number].text) and lines[number].align != "center":
            return number
    return None


def _joins(current: _Paragraph, line: Line, index: int, measures: list[Measure]) -> bool:
    last = current.lines[-1]
    if line.whole or last.whole:
        return _whole_goes_on(current, line)
    there = current.pages[-1]
    return goes_on(
        current.lines[0], last, line, measures[index], measures[there], index == there,
        len(current.lines), current.hang, current.subject, current.title,
    )  # fmt: skip


def _whole_goes_on(current: _Paragraph, line: Line) -> bool:
    """Whether a paragraph of a text source goes on with a sentence that a page break had cut (FACTS 0, rule 4)."""
    last = current.lines[-1]
    if last.cells is not None or line.cells is not None or line.depth or not line.break_before:
        return False
    if in_capitals(last.text) and not in_capitals(line.text):
        return False  # a title in capitals does not end in a sentence
    length = sum(len(part.text) for part in current.lines)
    if length <= 40 or not line.text[:1].islower() or _POINT.match(line.text):
        return False
    # after a semicolon too, unless the clauses are a list whose items all begin small
    between = last.text.rstrip().endswith(";") and not current.lines[0].text[:1].islower() and not _POINT.match(current.lines[0].text)
    return between or not _CLOSED.search(last.text)


def _row_goes_on(current: _Paragraph, line: Line, index: int) -> bool:
    """Whether a table row goes on over a page break: its first cell is empty and one of its cells begins in the middle of a sentence."""
    return index != current.pages[-1] and line.box is not None and cut_row(current.lines[-1], line)


def _merged(cells: list[str], more: list[str]) -> list[str]:
    return [f"{a}{_joint(a)}{b}" if a and b else a or b for a, b in zip(cells, more, strict=True)]


def _gap(above: Line | None, line: Line, page: Measure) -> bool:
    """Whether a clear gap stands above the line."""
    if line.break_before:
        return True
    if above is None or not above.box or not line.box:
        return False
    return base(line) - base(above) > 1.25 * page.pitch


def _joint(text: str) -> str:
    """What stands between a printed line and the next one of its paragraph: nothing after a hyphen or a slash that ends a word."""
    return "" if text[-1:] in _TIGHT_ENDS and _TIGHT.search(text, len(text) - 3) and not text.endswith("./") else " "


def _add(text: _Text, paragraph: _Paragraph, measures: list[Measure], body: float | None) -> None:
    """The paragraph as a block of the text."""
    lines = paragraph.lines
    start = text.position
    if lines[0].cells is not None:
        whole, cells = _row(text, paragraph, start)
    else:
        whole, cells = "", None
        for line, index in zip(lines, paragraph.pages, strict=True):
            if whole:
                whole += _joint(whole)
            if not paragraph.note:
                text.first.setdefault(index, start + len(whole))
            _pieces(text.pieces, line, index + 1, start + len(whole))
            whole += line.text
    first = lines[0]
    letters = sum(len(line.text) for line in lines) or 1
    scores = [(line.confidence, len(line.text)) for line in lines if line.confidence is not None]
    page = measures[paragraph.pages[0]]
    text.blocks.append(
        Block(
            start=start, end=start + len(whole), text=whole, page=paragraph.pages[0] + 1,
            bold=sum(line.bold * len(line.text) for line in lines) / letters,
            italic=sum(line.italic * len(line.text) for line in lines) / letters,
            size=first.size / body if first.size and body else None,
            align=_align(lines), column=first.column, depth=first.depth,
            indent=first.box[0] - page.left if first.box and first.column == "full" else None,
            cells=cells, table=first.table, gap=paragraph.gap, lines=len(lines) if cells is None else 1,
            confidence=sum(score * n for score, n in scores) / (sum(n for _, n in scores) or 1) if scores else None,
            lead=_lead(lines),
        )
    )  # fmt: skip
    text.parts.append(whole)
    text.position = start + len(whole) + 1


def _lead(lines: list[Line]) -> int | None:
    """How many characters at the beginning are bold or italic; a number or a dash before them may be plain."""
    words = [word for line in lines for word in line.words]
    if not words or any(word.confidence is not None for word in words):
        return None
    length = plain = 0
    for at, word in enumerate(words):
        if word.bold or word.italic:
            length += len(word.text) + 1
        elif at == 0 and len(word.text) <= 7:
            plain = len(word.text) + 1
        else:
            break
    return length + plain - 1 if length else 0


def _align(lines: list[Line]) -> Align | None:
    """The alignment of a paragraph: that of its only line, or what its lines agree on."""
    if len(lines) == 1:
        return lines[0].align
    if all(line.align == "center" for line in lines):
        return "center"
    return "justify" if lines[0].box else lines[0].align


def _row(text: _Text, paragraph: _Paragraph, start: int) -> tuple[str, list[tuple[int, int]]]:
    """Text and cell spans of a table row; pieces of its words where they are known."""
    texts = paragraph.cells or paragraph.lines[0].cells or []
    whole = "\t".join(texts)
    cells, at = [], start
    for cell in texts:
        cells.append((at, at + len(cell)))
        at += len(cell) + 1
    for line, index in zip(paragraph.lines, paragraph.pages, strict=True):
        text.first.setdefault(index, start)
        if len(paragraph.lines) == 1:
            _pieces(text.pieces, line, index + 1, start)
        else:
            _scattered(text.pieces, line, index + 1, start, whole)
    return whole, cells


def _pieces(pieces: list[Piece], line: Line, page: int, start: int) -> None:
    """Pieces of a line that begins at `start`: one a word, or the runs of its source."""
    if line.words:
        at, whole = 0, line.text
        for word in line.words:
            found = whole.find(word.text, at)
            if found < 0:
                continue
            at = found + len(word.text)
            pieces.append(Piece(start + found, start + at, page, word.box, None, word.confidence, None, word.others))
        return
    if line.source_map and len(line.source_map) == len(line.text):
        offsets = line.source_map
        begin = 0
        for i in range(1, len(offsets) + 1):
            if i == len(offsets) or offsets[i] != offsets[i - 1] + 1:
                pieces.append(Piece(start + begin, start + i, page, None, offsets[begin], line.confidence))
                begin = i
        return
    pieces.append(Piece(start, start + len(line.text), page, line.box, line.source, line.confidence, line.paragraph))


def _scattered(pieces: list[Piece], line: Line, page: int, start: int, whole: str) -> None:
    """Pieces of one part of a row that a page break had cut: its words stand among those of the other part."""
    at = 0
    for word in line.words:
        found = whole.find(word.text, at)
        if found < 0:
            found = whole.find(word.text)
        if found >= 0:
            at = found + len(word.text)
            pieces.append(Piece(start + found, start + at, page, word.box, None, word.confidence, others=word.others))


def _spans(reading: Reading, text: _Text) -> list[PageSpan]:
    """The stretch of the text that each page holds: from its first word to that of the next page."""
    length = max(0, text.position - 1)
    starts: list[int] = []
    after = length
    for index in range(len(reading.pages) - 1, -1, -1):
        after = min(after, text.first.get(index, after))
        starts.append(after)
    starts.reverse()
    spans = []
    for index, page in enumerate(reading.pages):
        end = starts[index + 1] if index + 1 < len(starts) else length
        if index + 1 < len(starts) and end > starts[index]:
            end -= 1  # the space or line break between two pages belongs to neither
        spans.append(
            PageSpan(
                page.number, starts[index], max(starts[index], end), page.width, page.height,
                page.read_by, page.reason, page.ocr_confidence,
            )
        )  # fmt: skip
    return spans
