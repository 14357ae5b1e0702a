"""What the readers of text, Word and HTML make of a file before its columns are sorted out: printed lines and grids of cells.

`Printed` keeps the gaps that the source has (tabs, runs of spaces) and where each character stood; `to_line` closes the gaps.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate

from docparse.document import Align, Column, Line
from docparse.text.lookalikes import latin_letters
from docparse.text.normal import INVISIBLE, canonical
from docparse.text.regex import regex

CLOSED = regex(r"[.;:!?…]['\"”)]?\s*$")
"""What a line ends with that is whole, in Word files and web pages."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits as superscripts: marks of footnotes, no part of the number or name before them."""
_CUT = regex(r"\w-$")
_GAPS = regex(r"\s{2,}|[\t\n\r\f\v]")
_ODD = regex(f"[{INVISIBLE}ﬀﬁﬂﬃﬄ\x00-\x08\x0b\x0e-\x1f\x7f]")
Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Printed:
    """A line of a source with its gaps, in canonical characters.

    `source`: offset of its first character in the decoded source; `offsets`: of each character, where they do not run on one by one.
    `bold`, `italic`: stretches of `text`. `depth`: heading level that the source claims. `gap`: a blank line stands above.
    `aside`: it was pressed over the paper (a stamp, a panel) and is none of its text.
    """

    text: str
    source: int | None = None
    offsets: list[int] | None = None
    bold: Spans = field(default_factory=list)
    italic: Spans = field(default_factory=list)
    depth: int = 0
    align: Align | None = None
    size: float | None = None
    gap: bool = False
    page: int = 1
    numbering: int = 0
    paragraph: int | None = None
    aside: bool = False

    def cut(self, start: int, end: int, gap: bool | None = None) -> Printed:
        """The stretch `text[start:end]` without the spaces at its ends, as a line of its own."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = max(start, end - (len(piece) - len(piece.rstrip())))
        return Printed(
            self.text[start:end],
            None if self.source is None else self.source + start if self.offsets is None else self._at(start),
            None if self.offsets is None else self.offsets[start:end],
            _clip(self.bold, start, end),
            _clip(self.italic, start, end),
            self.depth,
            self.align,
            self.size,
            self.gap if gap is None else gap,
            self.page,
            paragraph=self.paragraph,
        )

    def to_line(self, column: Column = "full") -> Line:
        """The line with its gaps closed to single spaces, its styles as shares, and the way back to the source."""
        whole = self.cut(0, len(self.text))
        text, offsets = whole.text, whole.offsets
        bold, italic = _share(whole.bold, text), _share(whole.italic, text)
        if _GAPS.search(text):
            kept = [index for index, char in enumerate(text) if not char.isspace() or not text[index - 1].isspace()]
            if whole.source is not None:
                offsets = [offsets[index] if offsets else whole.source + index for index in kept]
            text = "".join(" " if text[index].isspace() else text[index] for index in kept)
        return Line(
            text=text, bold=bold, italic=italic, size=self.size, align=self.align, column=column, depth=self.depth,
            source=whole.source, whole=True, break_before=self.gap, source_map=offsets, paragraph=self.paragraph,
        )  # fmt: skip

    def _at(self, index: int) -> int:
        assert self.offsets is not None
        if index < len(self.offsets):
            return self.offsets[index]
        return self.offsets[-1] + 1 if self.offsets else self.source or 0


@dataclass(slots=True)
class Grid:
    """A table of a source: rows of cells, a cell a list of lines and inner tables.

    A row of one cell is printed across all columns. `ruled`: whether it has printed rules (None: unknown).
    """

    rows: list[list[list[Printed | Grid]]]
    gap: bool = False
    page: int = 1
    ruled: bool | None = None


Item = Printed | Grid


def printed(text: str, source: int | None = None, offsets: list[int] | None = None, **style: object) -> Printed:
    """A `Printed` of any text: brought to canonical characters, with the way back to the source kept."""
    if text.isascii() and not _ODD.search(text):
        return Printed(text, source, offsets, **style)  # type: ignore[arg-type]
    if unicodedata.is_normalized("NFC", text) and not _ODD.search(text):
        return Printed(latin_letters(canonical(text)), source, offsets, **style)  # type: ignore[arg-type]
    out: list[str] = []
    places: list[int] = []
    starts = [index for index, char in enumerate(text) if index == 0 or not unicodedata.combining(char)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = canonical(text[start:end])
        out.append(piece)
        places.extend([start] * len(piece))
    for key in ("bold", "italic"):
        if style.get(key):
            style[key] = _moved(style[key], starts, out)  # type: ignore[arg-type]
    back = None if source is None else [offsets[place] if offsets else source + place for place in places]
    return Printed(latin_letters("".join(out)), source, back, **style)  # type: ignore[arg-type]


def join(lines: list[Printed]) -> Printed:
    """Lines that are one paragraph, as one; the joint stands for the line end that it replaces (none after a hyphen inside a code)."""
    if len(lines) == 1:
        return lines[0]
    text: list[str] = []
    offsets: list[int] = []
    bold: Spans = []
    italic: Spans = []
    position = 0
    traced = all(line.source is not None for line in lines)
    for number, line in enumerate(lines):
        part = line.cut(0, len(line.text))
        between = "" if number and _CUT.search(text[-1]) and part.text[:1].isalnum() else " "
        if number:
            text.append(between)
            if traced:
                offsets.extend([min(offsets[-1] + 1, part.source or 0) if offsets else part.source or 0] * len(between))
            position += len(between)
        text.append(part.text)
        if traced and part.source is not None:
            offsets.extend(part.offsets or range(part.source, part.source + len(part.text)))
        bold += [(start + position, end + position) for start, end in part.bold]
        italic += [(start + position, end + position) for start, end in part.italic]
        position += len(part.text)
    first = lines[0]
    return Printed(
        "".join(text), offsets[0] if offsets else None, offsets if traced else None, bold, italic,
        first.depth, first.align, first.size, first.gap, first.page, paragraph=first.paragraph,
    )  # fmt: skip


def _moved(spans: Spans, starts: list[int], pieces: list[str]) -> Spans:
    """Stretches of a text in stretches of its canonical form, which is made of `pieces` that began at `starts`."""
    lengths = [0, *accumulate(len(piece) for piece in pieces)]
    new = dict(zip(starts, lengths, strict=False))
    return [(new.get(start, lengths[-1]), new.get(end, lengths[-1])) for start, end in spans]


def _clip(spans: Spans, start: int, end: int) -> Spans:
    return [(max(low, start) - start, min(high, end) - start) for low, high in spans if low < end and high > start]


def _share(spans: Spans, text: str) -> float:
    """The share of the visible characters of `text` that `spans` cover."""
    if not spans or not text:
        return 0.0
    if len(spans) == 1 and spans[0][0] <= 0 and spans[0][1] >= len(text):
        return 1.0
    covered = sum(not char.isspace() for low, high in spans for char in text[low:high])
    return round(min(1.0, covered / max(1, sum(not char.isspace() for char in text))), 3)
