"""The parts of a WordprocessingML package in (body, styles, numbering, notes, headers); its printed lines and grids out.

Source of the element names: ECMA-376 part 1 (17.3 paragraphs, 17.4 tables, 17.9 numbering, 17.13 revisions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docparse.document import Align
from docparse.layout.paragraphs import MARKER
from docparse.read.printed import CLOSED, Grid, Item, Printed, printed
from docparse.read.word.numbering import W, whole_number
from docparse.read.word.parts import Parts
from docparse.text.encodings import convert_run, font_kind
from docparse.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALIGN: dict[str, Align] = {
    "center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify", "left": "left", "start": "left",
}  # fmt: skip
_DROPPED = {W + "del", W + "moveFrom", W + "rPr", W + "pPr", W + "instrText", W + "delText", W + "proofErr", _MC + "Fallback"}
_HEADING = regex(r"^(?:heading|tiêu đề|đề mục|heading\s*)\s*([1-9])$", re.I)
_HEXADECIMAL = regex(r"[0-9A-Fa-f]{1,8}")
_FULL = 60
"""Letters of a line that may be full: a sentence that a soft break cut goes on below it with a capital."""


class _Text:
    """The characters of a paragraph as they are collected, with stretches of bold and italic; `\\n` is a line break."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.bold: list[tuple[int, int]] = []
        self.italic: list[tuple[int, int]] = []
        self.sizes: dict[float, int] = {}
        self.inner: list[list[Item]] = []
        self.notes: list[list[Item]] = []

    def add(self, text: str, bold: bool = False, italic: bool = False, size: float | None = None) -> None:
        if not text:
            return
        if bold:
            self.bold.append((self.length, self.length + len(text)))
        if italic:
            self.italic.append((self.length, self.length + len(text)))
        if size:
            self.sizes[size] = self.sizes.get(size, 0) + len(text)
        self.parts.append(text)
        self.length += len(text)


class Flow:
    """Walks a body, a cell, a note or a header in document order. `page` counts explicit page breaks."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.legacy: set[str] = set()
        self.revisions = 0
        self.page = 1
        self._looks: dict[str | None, dict[str, object]] = {}
        defaults = parts.default_characters
        font = _character_look(defaults).get("font") if defaults is not None else None
        self._defaults: dict[str, object] = {"font": font} if font else {}
        self._numbers = {paragraph: number for number, paragraph in enumerate(parts.body.iter(W + "p"), start=1)}

    def items(self, parent: _Element, in_cell: bool = False) -> list[Item]:
        """The paragraphs and tables directly in `parent` (through content controls and revisions)."""
        out: list[Item] = []
        for child in self._children(parent):
            if child.tag == W + "p":
                made = self._paragraph(child, in_cell)
                for item in made:
                    if isinstance(item, Printed):
                        item.paragraph = item.paragraph or self._numbers.get(child)
                out.extend(made)
            else:
                out.append(self._table(child))
        return out

    def _children(self, parent: _Element) -> Iterator[_Element]:
        for child in parent:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if content is not None and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    yield from self._children(content)
            elif child.tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag", _MC + "Choice", _MC + "AlternateContent"):
                yield from self._children(child)

    # --- tables ---------------------------------------------------------------------------------------------------------------

    def _table(self, table: _Element) -> Grid:
        grid = Grid([], page=self.page, ruled=self._ruled(table))
        for row in table.iter(W + "tr"):
            if next((up for up in row.iterancestors(W + "tbl")), None) is not table:
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self.revisions += 1
                continue
            cells: list[list[Item]] = []
            for cell in row.iter(W + "tc"):
                if next((up for up in cell.iterancestors(W + "tr")), None) is not row:
                    continue
                properties = cell.find(W + "tcPr")
                span, merged = 1, False
                if properties is not None:
                    span = _number(properties.find(W + "gridSpan"), 1)
                    merge = properties.find(W + "vMerge")
                    merged = merge is not None and merge.get(W + "val") != "restart"
                cells.append([] if merged else self.items(cell, in_cell=True))
                if span > 1:
                    cells.extend([] for _ in range(min(span, 60) - 1))
            if len(row.findall(W + "tc")) == 1 and not grid.ruled:
                cells = cells[:1]  # one cell across all columns
            grid.rows.append(cells)
        return grid

    def _ruled(self, table: _Element) -> bool:
        """Whether the table has printed rules: by its own borders, else by its style."""
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        if borders is not None:
            return any(border.get(W + "val") not in ("none", "nil", None) for border in borders)
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and "grid" in (style.get(W + "val") or "").lower():
            return True
        return any(border.get(W + "val") not in ("none", "nil", None) for cell in table.iter(W + "tcBorders") for border in list(cell)[:4])

    # --- paragraphs -----------------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: _Element, in_cell: bool) -> list[Item]:
        """The lines of a paragraph, its text boxes before it and its notes after it."""
        properties = paragraph.find(W + "pPr")
        look = self._look(properties)
        text = _Text()
        self._collect(paragraph, text, look)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.revisions += 1  # the paragraph mark is deleted: the next paragraph goes on with this one
        align = look.get("align")
        raw = "".join(text.parts)
        number = self.parts.numbering.next(properties, look.get("style"))  # type: ignore[arg-type]
        if number and not raw.strip():
            number = ""
        shift = len(number)
        size = max(text.sizes, key=lambda key: text.sizes[key]) if text.sizes else None
        line = printed(
            number + raw,
            bold=[(low + shift, high + shift) for low, high in text.bold] + ([(0, shift)] if shift and text.bold else []),
            italic=[(low + shift, high + shift) for low, high in text.italic],
            depth=look.get("depth", 0),
            align=align,
            size=size,
            page=self.page,
        )
        out: list[Item] = [item for box in text.inner for item in box]
        out.extend(self._lines(line, in_cell or align == "center"))
        out.extend(item for note in text.notes for item in note)
        return out

    def _lines(self, line: Printed, apart: bool) -> list[Printed]:
        """A paragraph with soft line breaks: lines of their own where it is set in lines, one paragraph otherwise."""
        if "\n" not in line.text and "\f" not in line.text:
            return [line]
        pieces: list[Printed] = []
        position = 0
        for match in re.finditer(r"[\n\f]|$", line.text):
            piece = line.cut(position, match.start(), gap=False)
            piece.depth, piece.align = line.depth, line.align
            fresh = apart or not pieces or _breaks(pieces[-1], piece)
            if "\f" in line.text[position - 1 : position]:
                self.page += 1
                piece.page = self.page
                fresh = fresh or bool(piece.text[:1].isupper())
            if fresh or not pieces[-1].text or not piece.text:
                pieces.append(piece)
            else:
                start = pieces[-1]
                shift = len(start.text) + 1
                start.text += " " + piece.text
                start.bold += [(low + shift, high + shift) for low, high in piece.bold]
                start.italic += [(low + shift, high + shift) for low, high in piece.italic]
            position = match.end()
        return pieces

    def _collect(self, parent: _Element, text: _Text, look: dict[str, object]) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, text, look)
            elif tag in (W + "del", W + "moveFrom"):
                self.revisions += 1
            elif tag in (W + "ins", W + "moveTo"):
                self.revisions += 1
                self._collect(child, text, look)
            elif isinstance(tag, str) and tag not in _DROPPED and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                self._collect(child, text, look)  # but not what asks for words in a control that is not filled in

    def _run(self, run: _Element, text: _Text, look: dict[str, object]) -> None:
        own = run.find(W + "rPr")
        style = dict(look)
        if own is not None:
            named = own.find(W + "rStyle")
            if named is not None:
                style.update(self._style_look(named.get(W + "val")))
            style.update(_character_look(own))
        if style.get("hidden"):
            return
        font = str(style.get("font") or "")
        kind, _ = font_kind(font)
        for child in run:
            self._run_child(child, text, style, font if kind else "")
            if kind and child.tag == W + "t" and child.text and not child.text.isascii():
                self.legacy.add(kind)

    def _run_child(self, child: _Element, text: _Text, style: dict[str, object], font: str) -> None:
        tag = child.tag
        bold, italic = bool(style.get("bold")), bool(style.get("italic"))
        size = style.get("size")
        if tag == W + "t":
            words = child.text or ""
            if font:
                words = convert_run(words, font)
            if style.get("caps"):
                words = words.upper()
            text.add(words, bold, italic, size)  # type: ignore[arg-type]
        elif tag in (W + "tab", W + "ptab"):
            text.add("\t")
        elif tag in (W + "br", W + "cr"):
            kind = child.get(W + "type")
            text.add("\f" if kind == "page" else "\n" if kind != "column" else " ")
        elif tag == W + "noBreakHyphen":
            text.add("-", bold, italic)
        elif tag == W + "sym":
            text.add(_symbol(child), bold, italic)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = "footnote" if "foot" in tag else "endnote"
            note = self.parts.notes.get((kind, child.get(W + "id") or ""))
            if note is not None:
                text.notes.append(self.items(note))
        elif tag in (W + "drawing", W + "pict", W + "object", _MC + "AlternateContent"):
            for box in _boxes(child):
                text.inner.append(self.items(box, in_cell=True))

    # --- looks ----------------------------------------------------------------------------------------------------------------

    def _look(self, properties: _Element | None) -> dict[str, object]:
        """Alignment, heading depth and character look that a paragraph gives its runs."""
        style_id = None
        if properties is not None:
            named = properties.find(W + "pStyle")
            style_id = named.get(W + "val") if named is not None else None
        look = {**self._defaults, **self._style_look(style_id or self._default_style()), "style": style_id}
        if properties is not None:
            look.update(_paragraph_look(properties))
        return look

    def _default_style(self) -> str | None:
        for style_id, style in self.parts.styles.items():
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                return style_id
        return None

    def _style_look(self, style_id: str | None, depth: int = 0) -> dict[str, object]:
        """The look of a style with what it is based on."""
        if style_id in self._looks:
            return self._looks[style_id]
        style = self.parts.styles.get(style_id)
        if style is None or depth > 12:
            return {}
        based = style.find(W + "basedOn")
        look = dict(self._style_look(based.get(W + "val"), depth + 1)) if based is not None else {}
        paragraph, characters = style.find(W + "pPr"), style.find(W + "rPr")
        if paragraph is not None:
            look.update(_paragraph_look(paragraph))
        if characters is not None:
            look.update(_character_look(characters))
        named = style.find(W + "name")
        heading = _HEADING.match((named.get(W + "val") or "") if named is not None else "")
        if heading:
            look["depth"] = int(heading.group(1))
        self._looks[style_id] = look
        return look


def _breaks(above: Printed, below: Printed) -> bool:
    """Whether a soft break parts paragraphs: what stands above is closed or ends early, an item begins, or bold print ends or begins."""
    if CLOSED.search(above.text) or MARKER.match(below.text):
        return True
    if below.text[:1].islower():
        return False
    return len(above.text) < _FULL or _is_bold(above) != _is_bold(below)


def _is_bold(line: Printed) -> bool:
    """Whether most of a line is bold."""
    return 2 * sum(high - low for low, high in line.bold) > len(line.text)


def _paragraph_look(properties: _Element) -> dict[str, object]:
    look: dict[str, object] = {}
    align = properties.find(W + "jc")
    if align is not None and (align.get(W + "val") or "") in _ALIGN:
        look["align"] = _ALIGN[align.get(W + "val") or ""]
    outline = properties.find(W + "outlineLvl")
    if outline is not None:
        level = _number(outline, 9)
        look["depth"] = level + 1 if level < 9 else 0
    return look


def _character_look(properties: _Element) -> dict[str, object]:
    look: dict[str, object] = {}
    for tag, key in (("b", "bold"), ("i", "italic"), ("caps", "caps"), ("vanish", "hidden")):
        element = properties.find(W + tag)
        if element is not None:
            look[key] = element.get(W + "val") not in ("0", "false", "off")
    size = properties.find(W + "sz")
    if size is not None:
        look["size"] = _number(size, 0) / 2 or None
    fonts = properties.find(W + "rFonts")
    if fonts is not None:
        font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
        if font:
            look["font"] = font
    return look


def _number(element: _Element | None, default: int) -> int:
    return whole_number(element.get(W + "val") if element is not None else None, default)


def _symbol(element: _Element) -> str:
    """A character of a symbol font: bullets and dashes as such, check boxes as boxes, others left out."""
    char = element.get(W + "char") or ""
    code = int(char, 16) & 0xFF if _HEXADECIMAL.fullmatch(char) else 0
    font = (element.get(W + "font") or "").lower()
    if "wingdings" in font:
        return {0xA8: "□", 0x6F: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xA7: "•", 0xD8: "►", 0xE0: "→"}.get(code, "•")
    return {0xB7: "•", 0x2D: "-", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xAE: "→", 0xB0: "°"}.get(code, "")


def _boxes(element: _Element) -> Iterator[_Element]:
    """The contents of text boxes inside a drawing, each once (not again in its fallback, nor boxes inside boxes)."""
    fallbacks = []
    found = False
    stack = [element]
    while stack:
        current = stack.pop(0)
        if current.tag == _MC + "Fallback":
            fallbacks.append(current)
        elif current.tag == W + "txbxContent":
            found = True
            yield current
        else:
            stack[:0] = [child for child in current if isinstance(child.tag, str)]
    if not found:
        for fallback in fallbacks:
            yield from fallback.iter(W + "txbxContent")
