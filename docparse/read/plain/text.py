"""Plain text and Markdown: bytes in, a `Reading` of whole-paragraph lines out. Markup is dropped, its hints are kept.

`Line.source` and `Line.source_map` are offsets in the text as decoded (`docparse.text.encodings.decode(data).source`), so that every
character can be found in the file again.
"""

from __future__ import annotations

import re
from itertools import pairwise

from docparse.document import Reading
from docparse.errors import ReadError
from docparse.layout.furniture import laid_over
from docparse.read.arrange import arrange, tabbed_tables
from docparse.read.options import ReadOptions
from docparse.read.plain.markup import Style, strip_markup
from docparse.read.plain.pipes import is_pipe_row, pipe_grid, tag_grid
from docparse.read.plain.torn import is_torn, mend
from docparse.read.plain.wrapped import drop_page_numbers, rejoin
from docparse.read.printed import Item, Printed
from docparse.text.encodings import Decoded, decode
from docparse.text.regex import regex

_LINE_END = regex(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_OVER = 40
"""Within how many lines of the beginning a stamp or a panel is looked for: what lies over page 1 comes with its header."""
_FEWEST, _TOGETHER = 8, 0.03
"""Of how many lines at least, and what share of them may follow the line above at once, where blank lines tell nothing."""
_BLANK = regex(r"\n[ \t\r]*\n")
_TABLE_END = regex("</table>", re.I)
_FENCE = regex(r"\s*(?:```|~~~)\w*\s*")


def read_text(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """Read a text file. Raises ReadError (`empty`, `corrupt`) with advice."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xfe\xff"):
        raise ReadError(name, "empty", "is empty", "check the copy and add the file again")
    decoded = decode(data)
    if decoded is None:
        raise ReadError(name, "corrupt", "is not text in a known encoding", "open it in the program that made it and save it as UTF-8")
    if not decoded.text.strip():
        raise ReadError(name, "empty", "holds only blanks", "check the copy and add the file again")
    reading = read_decoded(decoded)
    if decoded.damaged:
        reading.warnings.append(("damaged_text", f"{decoded.damaged} byte không có nghĩa trong bảng mã {decoded.encoding}"))
    if decoded.encoding in ("tcvn3", "vni", "viqr"):
        reading.warnings.append(("legacy_encoding", f"Văn bản dùng bảng mã {decoded.encoding}, đã được đổi sang Unicode"))
    return reading


def read_decoded(decoded: Decoded) -> Reading:
    """The reading of a decoded text."""
    pages = arrange(text_items(decoded))
    return Reading(media_type="text/plain", origin="text", pages=pages, encoding=decoded.encoding)


def text_items(decoded: Decoded) -> list[Item]:
    """The lines and tables of a text, markup dropped, broken lines made whole."""
    out: list[Item] = []
    pending: list[Printed] = []

    def flush() -> None:
        if not out:
            _set_over_aside(pending)
            out.extend(item for item in pending if item.aside)
            pending[:] = [item for item in pending if not item.aside]
        kept = drop_page_numbers(pending)
        out.extend(tabbed_tables(mend(kept) if torn else rejoin(kept)))
        pending.clear()

    text, style, page = decoded.text, Style(), 1
    lines = _source_lines(text)
    index = 0
    closes = True
    torn = is_torn([text[start:end] for start, end, _ in lines])
    apart = _all_apart([text[start:end] for start, end, _ in lines])
    while index < len(lines):
        start, end, form_feed = lines[index]
        raw = text[start:end]
        if is_pipe_row(raw):
            last = index
            while last < len(lines) and is_pipe_row(text[lines[last][0] : lines[last][1]]):
                last += 1
            if last - index >= 2:
                flush()
                grid = pipe_grid([(text[low:high], low) for low, high, _ in lines[index:last]], page)
                _trace(grid, decoded)
                out.append(grid)
                index = last
                continue
        if closes and "<table" in raw.lower():
            close = _TABLE_END.search(text, start)
            closes = close is not None
            if close is not None:
                flush()
                grid = tag_grid(text[start : close.end()], start, page)
                _trace(grid, decoded)
                out.append(grid)
                while index < len(lines) and lines[index][0] <= close.start():
                    index += 1
                continue
        if not raw.strip():
            style = Style()
            if not apart:
                pending.append(Printed("", start, page=page))
        elif not _FENCE.fullmatch(raw):
            if raw.lstrip()[:1] == "*":
                style.closes_below = _star_closes(text, end)
            for piece in strip_markup(raw, start, style):
                piece.page = page
                _trace(piece, decoded)
                pending.append(piece)
        page += form_feed
        index += 1
    flush()
    return out


def _set_over_aside(lines: list[Printed]) -> None:
    """Mark the stamps and signature panels among the first lines."""
    first = lines[:_OVER]
    for at in laid_over([line.text for line in first]):
        first[at].aside = bool(first[at].text.strip())


def _source_lines(text: str) -> list[tuple[int, int, bool]]:
    """Start and end of each line, and whether a form feed (a page break) ends it."""
    lines = []
    position = 0
    for match in _LINE_END.finditer(text):
        lines.append((position, match.start(), match.group() == "\x0c"))
        position = match.end()
    lines.append((position, len(text), False))
    return lines


def _all_apart(texts: list[str]) -> bool:
    """Whether a blank line stands between all lines, so that it tells nothing."""
    inked = [index for index, text in enumerate(texts) if text.strip() and not is_pipe_row(text)]
    return len(inked) >= _FEWEST and sum(b == a + 1 for a, b in pairwise(inked)) <= _TOGETHER * len(inked)


def _star_closes(text: str, start: int) -> bool:
    """Whether one of the lines from `start` to the next blank line ends with a star."""
    paragraph = _BLANK.split(text[start : start + 4000], maxsplit=1)[0]
    return any(line.rstrip().endswith("*") for line in paragraph.split("\n"))


def _trace(item: Item, decoded: Decoded) -> None:
    """Turn offsets in the converted text into offsets in the source (legacy encodings with marks of their own)."""
    if decoded.offsets is None:
        return
    if isinstance(item, Printed):
        if item.source is not None:
            places = item.offsets or range(item.source, item.source + len(item.text))
            item.offsets = [decoded.offsets[place] for place in places]
            item.source = item.offsets[0] if item.offsets else decoded.offsets[min(item.source, len(decoded.offsets) - 1)]
        return
    for row in item.rows:
        for cell in row:
            for inner in cell:
                _trace(inner, decoded)
