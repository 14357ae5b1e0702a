"""The types that travel through the pipeline: what readers give (`Reading`) and what extraction works on (`Document`).

A reader gives pages of printed lines with all that it knows of them (boxes, fonts, confidence). `docparse.layout.compose`
turns them into a `Document`: one canonical text, cut into blocks (a paragraph, a heading, a list item, a table row: one line
of `text` each), and a map from every character back to its page and box, or to its offset in the source text.
Everything after that reads `Document` only and never asks where it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points (1/72 inch), origin at the top left of the page as a person sees it."""

Others = tuple[tuple[int, str, float], ...]
"""What else the letters of a word may be that OCR read: the place of a letter in it, another letter, and how much dearer that is in ink."""

Column = Literal["full", "left", "right"]
Align = Literal["left", "center", "right", "justify"]
ReadBy = Literal["text", "text-layer", "ocr", "annotation"]


@dataclass(slots=True)
class Word:
    """A word on a page: its box, its OCR confidence (0 to 1, None: not from OCR), and whether it is bold or italic."""

    text: str
    box: Box
    confidence: float | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None
    others: Others = ()


@dataclass(slots=True)
class Line:
    """A line as printed, or a whole paragraph where the source has no printed lines (.docx, .txt, .html).

    `words` is empty for sources without geometry. `source` is the offset of the line in the decoded source text (text files).
    `whole` says that the line is a complete paragraph, never to be joined with its neighbours.
    `cells`: for a table row the texts of its cells (then `text` is these joined by tabs); `table` numbers the table in the file.
    `depth`: the heading level the source claims (Markdown `##`, Word's Heading 2, <h2>): a weak hint; 0 for none.
    `numbering`: a number that the source generates and that is already part of `text`, for the record.
    `break_before`: a blank line or a gap stands above.
    """

    text: str
    words: list[Word] = field(default_factory=list)
    box: Box | None = None
    bold: float = 0.0
    italic: float = 0.0
    size: float | None = None
    align: Align | None = None
    column: Column = "full"
    depth: int = 0
    cells: list[str] | None = None
    table: int | None = None
    source: int | None = None
    whole: bool = False
    break_before: bool = False
    confidence: float | None = None
    source_map: list[int] | None = None
    """For text sources: the offset in the decoded source of each character of `text` (same length), where markup was dropped."""
    paragraph: int | None = None
    """For Word files: the number of its (first) paragraph in the body of the file, from 1."""


SlotKind = Literal["number", "day", "month"]


@dataclass(slots=True)
class HandSlot:
    """A number or a day that a clerk wrote by pen into the print (`Số: …/QĐ-UBND`, `ngày … tháng`).

    `box` in points. `alternatives`: what the ink may be, likeliest first, with probabilities of 0.5 at most: evidence, never a value.
    """

    kind: SlotKind
    box: Box
    alternatives: list[tuple[str, float]] = field(default_factory=list)
    page: int = 0


@dataclass(frozen=True, slots=True)
class Photo:
    """How a sheet lies on a photo: `width`, `height` of the photo in points; `back`: the homography (row by row) from the flat sheet."""

    width: float
    height: float
    back: tuple[float, ...]


@dataclass(slots=True)
class Page:
    """A page: lines in reading order, furniture (page numbers, stamps, signature panels, margin notes) set aside."""

    number: int
    lines: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    width: float | None = None
    height: float | None = None
    read_by: ReadBy = "text"
    reason: str | None = None
    ocr_confidence: float | None = None
    slots: list[HandSlot] = field(default_factory=list)
    turned: int = 0
    """By how many degrees (clockwise) the image of the page was turned to be read: the boxes are those of the turned image."""
    photo: Photo | None = None
    """Where the page lies on the photo that it was read from: boxes are those of the sheet laid flat (`read/scan/photo.py`)."""
    sheet: int | None = None
    """The page of the file, where two pages share one (`read/scan/spread.py`); None: its own `number`."""


@dataclass(slots=True)
class SignaturePanel:
    """What a digital signature says of itself: who signed and when (ISO 8601), as data, never as text of the document."""

    signer: str | None = None
    time: str | None = None
    raw: str = ""


@dataclass(slots=True)
class Reading:
    """What a reader gives: the pages of one file, and what was noticed on the way."""

    media_type: str
    origin: Literal["text", "born-digital", "ocr", "mixed"]
    pages: list[Page]
    encoding: str | None = None
    panels: list[SignaturePanel] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    """(code, message) pairs that become warnings of the record."""


@dataclass(slots=True)
class Block:
    """One line of the canonical text: a paragraph, a heading, a list item or a table row.

    `start`, `end`: its stretch of `Document.text`. `bold`, `italic`: shares of its characters, 0 to 1.
    `size`: its font size relative to the body's (1.0: as the body); None where unknown. `indent`: points from the body's
    left edge. `cells`: spans of a table row's cells. `gap`: a blank line or a clear gap stands above.
    `lines`: how many printed lines it was joined from (1 for sources without printed lines).
    `lead`: how many of its first characters are set off (bold or italic); None where single words are not known.
    """

    start: int
    end: int
    text: str
    page: int
    bold: float = 0.0
    italic: float = 0.0
    size: float | None = None
    align: Align | None = None
    column: Column = "full"
    depth: int = 0
    indent: float | None = None
    cells: list[tuple[int, int]] | None = None
    table: int | None = None
    gap: bool = False
    lines: int = 1
    confidence: float | None = None
    lead: int | None = None

    @property
    def is_row(self) -> bool:
        """Whether the block is a row of a table."""
        return self.cells is not None


@dataclass(slots=True)
class Piece:
    """A stretch of the canonical text that was read in one place: a word on a page, or a run of the source text.

    `box` for sources with geometry; `source` (offset of the first character) for text sources, whose characters run on one by one;
    `paragraph` (its number, from 1) for Word files.
    """

    start: int
    end: int
    page: int
    box: Box | None = None
    source: int | None = None
    confidence: float | None = None
    paragraph: int | None = None
    others: Others = ()


@dataclass(slots=True)
class PageSpan:
    """The stretch of the canonical text that a page holds."""

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None
    read_by: ReadBy = "text"
    reason: str | None = None
    ocr_confidence: float | None = None


@dataclass(slots=True)
class Document:
    """What extraction works on: the canonical text, its blocks in reading order, its pages, and the way back to the source."""

    text: str
    blocks: list[Block]
    pages: list[PageSpan]
    pieces: list[Piece]
    origin: Literal["text", "born-digital", "ocr", "mixed"] = "text"
    panels: list[SignaturePanel] = field(default_factory=list)
    furniture: list[tuple[int, str]] = field(default_factory=list)
    """(page number, text) of what was set aside: page numbers, stamps, panels."""
    name: str = ""
    """The file's name, a weak evidence for number and date."""
    attached: list[str] = field(default_factory=list)
    """Titles of the papers attached to this one in the same file, which became documents of their own."""

    slots: list[HandSlot] = field(default_factory=list)
    """Numbers and days written by pen into the print of scans, each with its page."""

    @property
    def scanned(self) -> bool:
        """Whether any of it was read by OCR."""
        return self.origin in ("ocr", "mixed")
