"""Web pages: HTML bytes in, a `Reading` of whole-paragraph lines out. Site furniture (menus, footers, related links) is left out.

Tables become rows, tables that only set text side by side become columns; bold, italic, headings and alignment are kept as hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from docparse.document import Align, Reading
from docparse.errors import ReadError
from docparse.read.arrange import arrange
from docparse.read.options import DEFAULT, ReadOptions
from docparse.read.printed import CLOSED, RAISED, Grid, Item, Printed, printed
from docparse.read.scan.pictures import in_html, read_pictures
from docparse.read.web.page_body import body_of, title_of
from docparse.read.web.trace import trace
from docparse.read.word.numbering import spell, whole_number
from docparse.text.encodings import Legacy, convert, convert_run, decode, font_kind, legacy_kind
from docparse.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = regex(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.I)
_DECLARATION = regex(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("blockquote", "pre", "address", "figure", "figcaption", "center", "hr", "fieldset", "form", "details", "summary", "caption", "aside"),
}
_CELLS = ("table", "tr", "td", "th")
_TABLES = 20
"""Tables inside tables that are read as tables: pages are set with four or five; what is deeper is read as blocks."""
_TAG = regex(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr", "param"}
_DEEPEST = 500
_BOLD = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_NOT_BOLD = regex(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_ITALIC = regex(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_UPPER = regex(r"text-transform\s*:\s*uppercase", re.I)
_TEXT_ALIGN = regex(r"text-align\s*:\s*(center|right|left|justify)", re.I)
_FONT = regex(r"font-family\s*:\s*['\"]?([^;'\",]+)", re.I)
_BORDER = regex(r"border(?:-\w+)?\s*:\s*(?!none|0|medium none|initial)[^;]*(?:solid|double|\d*\.?[1-9]\d*(?:px|pt))", re.I)
_SPACE = regex(r"[ \t\r\n\f]+")
_NOTE = regex(r"#_?(?:ftn|edn|sdfootnote|sdendnote|footnote|endnote|fn|note|cite_note)", re.I)
_NOTE_MARK = regex(r"\s*[\[(]?(\d{1,3})[\])]?\s*")


def read_html(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """Read a web page or a document saved as HTML. Raises ReadError (`corrupt`, `empty`) with advice."""
    from lxml import etree

    source, encoding = _source(data, name)
    try:
        root = _parsed(_DECLARATION.sub("", source))
    except (etree.ParserError, ValueError) as error:
        raise ReadError(name, "corrupt", f"is not HTML ({error})", "save the page again, or save it as .pdf") from None
    body = body_of(root)
    words = "".join(body.itertext())
    kind = legacy_kind(words)
    flow = _Flow(kind)
    items = flow.items(body)
    title = title_of(root, body)
    if title:
        items[:0] = [printed(title, depth=1)]
    pages = arrange(items)
    if not any(page.lines for page in pages):
        scanned = read_pictures(in_html(source), name, options or DEFAULT, "text/html")
        if scanned is not None:
            return scanned
        raise ReadError(name, "empty", "holds no text", "save the page again after it has loaded, or save it as .pdf")
    trace(source, (line for page in pages for line in page.lines))
    reading = Reading(media_type="text/html", origin="text", pages=pages, encoding=kind or encoding)
    if kind or flow.legacy:
        kinds = sorted({*flow.legacy, *([kind] if kind else [])})
        reading.encoding = kinds[0]
        reading.warnings.append(("legacy_encoding", f"Chữ theo bảng mã {', '.join(kinds)} đã được đổi sang Unicode"))
    return reading


def _parsed(source: str) -> HtmlElement:
    """The elements of a page. Where they are nested deeper than the parser goes (2048), which then leaves out the rest, the deepest
    are none: their words stand in those that hold them."""
    from lxml import html

    parser = html.HTMLParser(huge_tree=True, remove_comments=True)
    root = html.document_fromstring(source, parser=parser)
    if any("depth" in error.message.lower() for error in parser.error_log):
        root = html.document_fromstring(_shallow(source), parser=html.HTMLParser(huge_tree=True, remove_comments=True))
    return root


def _shallow(source: str) -> str:
    """The source of a page with a `<br>` for each tag of a block nested deeper than `_DEEPEST`, and without the other tags there."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        closing, name = tag[1], tag[2].lower()
        if name in _VOID or tag[0].endswith("/>"):
            return tag[0]
        depth = max(0, depth - 1) if closing else depth + 1
        if depth + bool(closing) <= _DEEPEST:
            return tag[0]
        return "<br>" if name in _BLOCKS or name in _CELLS else ""

    return _TAG.sub(kept, source)


def _source(data: bytes, name: str) -> tuple[str, str]:
    """The page as text: what its bytes say goes before what its header claims."""
    decoded = decode(data)
    claimed = _CHARSET.search(data[:4096])
    if decoded is not None and decoded.encoding in ("utf-8", "utf-16", "windows-1258"):
        return decoded.text, decoded.encoding
    if decoded is not None and decoded.encoding in ("tcvn3", "vni", "viqr"):
        return decoded.source, decoded.encoding
    if claimed:
        with suppress(LookupError, UnicodeDecodeError):  # the header is wrong: go by the bytes
            return data.decode(claimed.group(1).decode("ascii")), claimed.group(1).decode("ascii").lower()
    if decoded is not None:
        return decoded.text, decoded.encoding
    raise ReadError(name, "corrupt", "is not text in a known encoding", "save the page again as UTF-8")


class _Look:
    """What an element gives the text in it."""

    __slots__ = ("align", "bold", "depth", "font", "italic", "keep", "upper")

    def __init__(self, above: _Look | None = None) -> None:
        self.bold: bool = above.bold if above else False
        self.italic: bool = above.italic if above else False
        self.upper: bool = above.upper if above else False
        self.align: Align | None = above.align if above else None
        self.depth: int = above.depth if above else 0
        self.font: str = above.font if above else ""
        self.keep: bool = above.keep if above else False

    def inside(self, element: HtmlElement) -> _Look:
        """The look inside `element`."""
        look = _Look(self)
        tag, style = str(element.tag), element.get("style") or ""
        if tag in ("b", "strong", "th"):
            look.bold = True
        elif tag in ("i", "em", "cite"):
            look.italic = True
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            look.bold, look.depth = True, int(tag[1])
        elif tag == "center":
            look.align = "center"
        elif tag == "pre":
            look.keep = True
        elif tag == "font":
            look.font = element.get("face") or look.font
        align = (element.get("align") or "").lower()
        if align in ("center", "right", "left", "justify"):
            look.align = align  # type: ignore[assignment]
        if style:
            if _BOLD.search(style):
                look.bold = True
            elif _NOT_BOLD.search(style):
                look.bold = False
            look.italic = look.italic or bool(_ITALIC.search(style))
            look.upper = look.upper or bool(_UPPER.search(style))
            match = _TEXT_ALIGN.search(style)
            if match:
                look.align = match.group(1).lower()  # type: ignore[assignment]
            match = _FONT.search(style)
            if match:
                look.font = match.group(1).strip()
        return look


class _Flow:
    """Walks the body of a page: text to printed lines, tables to grids."""

    def __init__(self, kind: Legacy | None) -> None:
        self.kind = kind
        self.legacy: set[str] = set()
        self._parts: list[str] = []
        self._length = 0
        self._bold: list[tuple[int, int]] = []
        self._italic: list[tuple[int, int]] = []
        self._out: list[Item] = []
        self._look = _Look()
        self._inside = 0
        self._marked = ""
        """The number or bullet of a list item that waits for its first words: they may stand in a block of their own."""

    def items(self, root: HtmlElement, look: _Look | None = None) -> list[Item]:
        """The lines and grids of an element."""
        outer = (self._out, self._parts, self._length, self._bold, self._italic, self._look)
        self._out, self._parts, self._length, self._bold, self._italic = [], [], 0, [], []
        look = (look or _Look()).inside(root)
        self._look = look
        self._inside += 1
        self._walk(root, look)
        self._inside -= 1
        self._end()
        made = self._out
        self._out, self._parts, self._length, self._bold, self._italic, self._look = outer
        return made

    def _walk(self, root: HtmlElement, look: _Look) -> None:
        """Through all elements of `root`, however deep; by a stack, for pages are nested deeper than functions may be."""
        under = [self._steps(root, look)]
        while under:
            deeper = next(under[-1], None)
            if deeper is None:
                under.pop()
            else:
                under.append(self._steps(*deeper))

    def _steps(self, element: HtmlElement, look: _Look) -> Iterator[tuple[HtmlElement, _Look]]:
        """Through one element; what it yields is to be walked through before it goes on."""
        self._text(element.text, look)
        number = 0
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                pass
            elif tag == "br":
                self._add("\n", look)
            elif tag == "table" and self._inside < _TABLES:
                self._end()
                self._out.append(self._table(child, look))
            elif tag == "img":
                pass
            elif (
                tag == "a"
                and self._parts
                and _NOTE.search(child.get("href") or "")
                and (mark := _NOTE_MARK.fullmatch(child.text_content()))
            ):
                self._add(mark.group(1).translate(RAISED), look)  # the mark of a footnote, no part of the number or name before it
            elif tag in _BLOCKS or tag in _CELLS:
                self._end()
                inner = look.inside(child)
                self._look = inner
                if tag == "li":
                    number += 1
                    self._marked = self._marker(element, child, number)
                yield child, inner
                self._marked = "" if tag == "li" else self._marked
                self._look = inner
                self._end()
                self._look = look
                if tag == "hr":
                    self._out.append(printed(""))
            else:
                yield child, look.inside(child)
            self._text(child.tail, look)

    @staticmethod
    def _marker(parent: HtmlElement, item: HtmlElement, number: int) -> str:
        """What a browser prints before a list item; nothing where the text has a marker of its own."""
        words = (item.text_content() or "").strip()
        bare = "list-style-type:none" in (parent.get("style") or "").replace(" ", "")
        if bare or re.match(r"[-–+•*]|\d{1,2}(?:\.\d+)*[.)]|[a-zđ]\)", words):
            return ""
        if parent.tag != "ol":
            return "- "
        start = whole_number(parent.get("start"), 1)
        start = 1 if start < 0 else start
        forms = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
        form = forms.get(parent.get("type") or "", "decimal")
        return spell(start + number - 1, form) + (") " if form == "lowerLetter" else ". ")

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if not look.keep:
            text = _SPACE.sub(" ", text)
            if text[:1] == " " and (not self._parts or self._parts[-1][-1:] in " \n"):
                text = text[1:]
        if self.kind is not None:
            text = convert(text, self.kind)[0]
        elif look.font and font_kind(look.font)[0]:
            fresh = convert_run(text, look.font)
            if fresh != text:
                self.legacy.add(str(font_kind(look.font)[0]))
            text = fresh
        self._add(text.upper() if look.upper else text, look)

    def _add(self, text: str, look: _Look) -> None:
        if not text:
            return
        if self._marked and text.strip():
            marked, self._marked = self._marked, ""
            self._add(marked, look)
        end = self._length + len(text)
        if look.bold:
            self._bold.append((self._length, end))
        if look.italic:
            self._italic.append((self._length, end))
        self._parts.append(text)
        self._length = end

    def _end(self) -> None:
        """Close the line that is open; its `<br>` breaks become lines, or spaces inside a running sentence."""
        text = "".join(self._parts)
        look = self._look
        line = printed(text, bold=self._bold, italic=self._italic, align=look.align, depth=look.depth)
        self._parts, self._length, self._bold, self._italic = [], 0, [], []
        if not text.strip():
            if "\u00a0" in text or "\n" in text:
                self._out.append(Printed(""))
            return
        position = 0
        pieces: list[Printed] = []
        for match in re.finditer(r"\n|$", line.text):
            piece = line.cut(position, match.start(), gap=False)
            position = match.end()
            above = pieces[-1].text if pieces else ""
            if len(above) > 60 and piece.text[:1].islower() and not CLOSED.search(above):
                shift = len(above) + 1
                pieces[-1].text = f"{above} {piece.text}"
                pieces[-1].bold += [(low + shift, high + shift) for low, high in piece.bold]
                pieces[-1].italic += [(low + shift, high + shift) for low, high in piece.italic]
            else:
                pieces.append(piece)
        self._out.extend(pieces)

    def _table(self, table: HtmlElement, look: _Look) -> Grid:
        ruled = (table.get("border") or "0").strip() not in ("0", "") or bool(_BORDER.search(table.get("style") or ""))
        grid = Grid([], ruled=ruled)
        hanging: dict[int, int] = {}  # columns that a cell above still fills, and for how many rows
        for row in table.iter("tr"):
            if next(row.iterancestors("table"), None) is not table:
                continue
            cells: list[list[Item]] = []

            def skip() -> None:
                while hanging.get(len(cells), 0) > 0:  # noqa: B023
                    hanging[len(cells)] -= 1  # noqa: B023
                    cells.append([])  # noqa: B023

            own = [cell for cell in row if cell.tag in ("td", "th")]
            for cell in own:
                skip()
                grid.ruled = grid.ruled or bool(_BORDER.search(cell.get("style") or ""))
                span, down = _whole(cell.get("colspan")), _whole(cell.get("rowspan"))
                at = len(cells)
                cells.append(self.items(cell, look))
                cells.extend([] for _ in range(span - 1))
                if down > 1:
                    for column in range(at, at + span):
                        hanging[column] = down - 1
            skip()
            if len(own) == 1 and not grid.ruled:
                cells = cells[:1] if cells and cells[0] else cells
            grid.rows.append(cells)
        return grid


def _whole(text: str | None) -> int:
    return max(1, min(60, whole_number((text or "").strip(), 1)))
