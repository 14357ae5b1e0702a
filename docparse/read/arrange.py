"""Printed lines and grids of a source in; the lines of a page in reading order out, with columns, tables and rules sorted out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.document import Column, Line, Page
from docparse.read.columns import join_items, part_columns
from docparse.read.printed import Grid, Item, Printed
from docparse.read.slots import ITEM, LOWER, UPPER, anchors_right, is_number_line, is_recipients_head, is_signer_line
from docparse.text.regex import regex

_RULE = regex(r"[\s\-_=*~–—―•·.…]*")
_DOTS = regex(r"[\s.…]*[.…][\s.…]*")
_TYPE_WORDS = (
    "NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BÁO CÁO"
    "|BIÊN BẢN|TỜ TRÌNH|CÔNG ĐIỆN|THÔNG TƯ|NGHỊ ĐỊNH|KẾT LUẬN"
)
_GLUED = regex(rf"\s*(?:{_TYPE_WORDS})(?=\s*[{UPPER}][{LOWER}])")
_INDENTED_MARK = regex(r" *\t[\t ]*(?=(?:[-–+•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))[\t ])")
_MARKER = regex(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][).]|[IVX]{1,5}[.)\-]?|[-–+•*])")


def arrange(items: Iterable[Item], first_table: int = 1) -> list[Page]:
    """Pages of lines. Rules (`-----`) and blank lines become furniture or gaps; tables are numbered from `first_table`.

    Items come in the order of the source; `page` of an item says where it stands.
    """
    pages: dict[int, Page] = {}
    flat: list[Printed] = []
    table = first_table
    gap = True

    def page_of(number: int) -> Page:
        return pages.setdefault(number, Page(number=number))

    def flush() -> None:
        for line, column in part_columns(flat):
            page = page_of(line.page)
            (page.furniture if _is_rule(line.text) else page.lines).append(line.to_line(column))
        flat.clear()

    for item in _unwrapped(items):
        if isinstance(item, Printed):
            text = item.text.strip()
            if not text:
                gap = True
                continue
            if item.aside or _is_rule(text):
                page_of(item.page).furniture.append(item.to_line())
                continue
            item.gap = item.gap or gap
            gap = False
            flat.extend(_unglue(item) if len(flat) < 40 else [item])
            continue
        flush()
        lines = _layout(item) if is_layout(item) else None
        if lines is None:
            rows = _rows(item, table)
            if rows:
                rows[0].break_before = True
                table += 1
        else:
            rows = lines
            if rows and (gap or item.gap):
                rows[0].break_before = True
        page_of(item.page).lines.extend(rows)
        gap = True
    flush()
    return [pages[number] for number in sorted(pages)] or [Page(number=1)]


def _is_rule(text: str) -> bool:
    """Whether a line is only a rule or an ornament (`-----`, `*`); dots are blanks of a form and stay."""
    return bool(_RULE.fullmatch(text)) and not _DOTS.fullmatch(text)


def _unwrapped(items: Iterable[Item]) -> Iterator[Item]:
    """The items, a table that holds a paper with its own tables taken apart: each cell that is printed across is a flow of its own."""
    for item in items:
        if isinstance(item, Printed) or not (_is_wrapper(item) and (is_layout(item) or _is_paper(item))):
            yield item
            continue
        rows: list[list[list[Item]]] = []
        for row in [*item.rows, None]:
            across = _across(row) if row is not None else []
            if rows and (row is None or across):
                yield Grid(rows, gap=item.gap, page=item.page, ruled=item.ruled)
                rows = []
            if across:
                yield from _unwrapped(across)
            elif row is not None:
                rows.append(row)


def _is_wrapper(grid: Grid) -> bool:
    """Whether a cell that is printed across holds a table, or most rows are one such cell."""
    across = [cell for row in grid.rows if (cell := _across(row))]
    return len(across) * 3 > len(grid.rows) * 2 > 8 or any(isinstance(item, Grid) for cell in across for item in cell)


def _is_paper(grid: Grid) -> bool:
    """Whether the head of a paper stands in the first rows."""
    return any(anchors_right(line.text.strip()) for row in grid.rows[:3] for cell in row for line in _cell_lines(cell))


def _across(row: list[list[Item]]) -> list[Item]:
    """What the only filled cell of a row holds, if it is the first; else nothing."""
    return row[0] if row and _cell_lines(row[0]) and not any(_cell_lines(cell) for cell in row[1:]) else []


def is_layout(grid: Grid) -> bool:
    """Whether a grid only sets text side by side (header, Nơi nhận and signature, Kính gửi, a box), and is no table of data."""
    rows = [row for row in grid.rows if any(_cell_lines(cell) for cell in row)]
    if not rows:
        return True
    columns = max(sum(bool(_cell_lines(cell)) for cell in row) for row in rows)
    if columns <= 1:
        return True
    if columns > 4 or len(rows) > 12:
        return len(rows) <= 3 and not grid.ruled and _all_sign(rows[0])
    for row in rows:
        for cell in row:
            for line in _cell_lines(cell):
                text = line.text.strip()
                if anchors_right(text) or (len(rows) <= 8 and is_recipients_head(text)):
                    return True
                if (len(rows) <= 2 or (len(rows) <= 8 and not grid.ruled)) and is_signer_line(text):
                    return True
                if len(rows) <= 4 and text.lower().startswith("kính gửi"):
                    return True
    return len(rows) == 1 and not grid.ruled


def _all_sign(row: list[list[Item]]) -> bool:
    """Whether each cell of a row is the signature of one of many: a line of authority or title in it."""
    filled = [lines for cell in row if (lines := _cell_lines(cell))]
    return bool(filled) and all(any(is_signer_line(line.text.strip()) for line in lines[:3]) for lines in filled)


def _cell_lines(cell: list[Item]) -> list[Printed]:
    """All lines with ink of a cell, those of inner tables too."""
    out: list[Printed] = []
    for item in cell:
        if isinstance(item, Printed):
            if item.text.strip():
                out.append(item)
        else:
            out.extend(line for row in item.rows for inner in row for line in _cell_lines(inner))
    return out


def _layout(grid: Grid) -> list[Line]:
    """The lines of a layout grid column by column; a row with one cell only is printed across and parts the blocks above and below."""
    out: list[Line] = []
    block: list[list[list[Item]]] = []

    def close() -> None:
        width = max((len(row) for row in block), default=0)
        used = [number for number in range(width) if any(number < len(row) and _cell_lines(row[number]) for row in block)]
        for order, number in enumerate(used):
            column: Column = "full" if len(used) == 1 else "left" if order == 0 else "right"
            lines: list[Printed] = []
            for row in block:
                if number < len(row):
                    lines.extend(_cell_flow(row[number]))
            first = True
            for line in join_items(lines) if any(is_recipients_head(line.text) for line in lines[:3]) else lines:
                made = line.to_line(column)
                made.break_before = made.break_before or first
                first = False
                out.append(made)
        block.clear()

    for row in grid.rows:
        filled = [number for number, cell in enumerate(row) if _cell_lines(cell)]
        if len(row) == 1 and filled:
            close()
            flow = _cell_flow(row[0])
            out.extend(line.to_line(column) for line, column in part_columns(flow))
        else:
            block.append(row)
    close()
    return out


def _cell_flow(cell: list[Item]) -> list[Printed]:
    """The lines of a cell in reading order, without blank lines and rules; a gap is kept on the line below."""
    out: list[Printed] = []
    gap = False
    for item in cell:
        if isinstance(item, Grid):
            out.extend(line for row in item.rows for inner in row for line in _cell_flow(inner))
            continue
        text = item.text.strip()
        if not text or _is_rule(text):
            gap = gap or not text
            continue
        item.gap = item.gap or gap
        gap = False
        out.append(item)
    return out


def _rows(grid: Grid, table: int) -> list[Line]:
    """The rows of a data table, their cells' texts joined by tabs. Empty rows are left out."""
    out = []
    for row in grid.rows:
        cells = []
        lines = []
        for cell in row:
            made = [line.to_line() for line in _cell_lines(cell)]
            lines.extend(made)
            cells.append(made)
        if not lines:
            continue
        texts = [" ".join(line.text for line in made) for made in cells]
        size = sum(len(line.text) for line in lines)
        places = _row_places(cells)
        out.append(
            Line(
                text="\t".join(texts), cells=texts, table=table, whole=True, source=lines[0].source, source_map=places,
                paragraph=lines[0].paragraph,
                bold=round(sum(line.bold * len(line.text) for line in lines) / size, 3),
                italic=round(sum(line.italic * len(line.text) for line in lines) / size, 3),
            )
        )  # fmt: skip
    return out


def _row_places(cells: list[list[Line]]) -> list[int] | None:
    """The source offset of each character of a row; joints take the place that follows what stands before them."""
    places: list[int] = []
    last = next((line.source for made in cells for line in made if line.source is not None), None)
    if last is None:
        return None
    last -= 1
    for column, made in enumerate(cells):
        if column:
            places.append(last + 1)
        for number, line in enumerate(made):
            if number:
                places.append(last + 1)
            if line.source is None:
                return None
            places.extend(line.source_map or range(line.source, line.source + len(line.text)))
            last = places[-1]
    return places


def _unglue(line: Printed) -> list[Printed]:
    """`CHỈ THỊVề việc …` and `KẾ HOẠCH Phát động …` on one line are the type and the subject: two lines."""
    match = _GLUED.match(line.text) if len(line.text) < 400 else None
    if match is None or line.text[match.end() :].lstrip().lower().startswith("số"):
        return [line]
    return [line.cut(0, match.end()), line.cut(match.end(), len(line.text), gap=False)]


def tabbed_tables(lines: list[Printed]) -> list[Item]:
    """Lines with the tabs of a table made grids: two rows or more with as many cells, that are no header and no numbered list."""
    out: list[Item] = []
    index = 0
    lines = [_without_tabs_before_mark(line) for line in lines]
    while index < len(lines):
        count = _cells(lines[index])
        if count < 2 or _is_frame_row(lines[index]):
            out.append(lines[index])
            index += 1
            continue
        end = index
        rows: list[Printed] = []
        blanks = 0
        while end < len(lines):
            line = lines[end]
            if not line.text.strip(" "):
                if blanks == 2:
                    break
                blanks += 1
            elif _cells(line) >= 2 and abs(_cells(line) - count) <= (1 if count > 2 else 0) and not _is_frame_row(line):
                rows.append(line)
                blanks = 0
            else:
                break
            end += 1
        end -= blanks
        listed = (
            sum(bool(_MARKER.fullmatch(line.text.split("\t")[0].strip()) or ITEM.match(line.text)) for line in rows) if count == 2 else 0
        )
        if len(rows) >= 2 and listed * 2 < len(rows):
            out.append(Grid([_split_cells(line) for line in rows], gap=rows[0].gap, page=rows[0].page))
        else:
            out.extend(lines[index:end])
        index = end
    return out


def _without_tabs_before_mark(line: Printed) -> Printed:
    """The line of an item without the tabs that indent its mark: they make no empty cells."""
    mark = _INDENTED_MARK.match(line.text)
    return line.cut(mark.end(), len(line.text), gap=line.gap) if mark else line


def _cells(line: Printed) -> int:
    return line.text.count("\t") + 1 if "\t" in line.text.strip(" ") else 1


def _is_frame_row(line: Printed) -> bool:
    """Whether a line with tabs is part of a header or a footer: its words say so."""
    if len(line.text) > 240:
        return False
    parts = [part for part in line.text.split("\t") if part.strip()]
    return not parts or any(
        anchors_right(part) or is_recipients_head(part) or is_signer_line(part.strip()) or is_number_line(part) for part in parts
    ) or (len(parts) == 1 and line.text.startswith("\t") and line.text.count("\t") == 1)  # fmt: skip


def _split_cells(line: Printed) -> list[list[Item]]:
    """The cells of a line between its tabs."""
    cells: list[list[Item]] = []
    position = 0
    for place in [*(index for index, char in enumerate(line.text) if char == "\t"), len(line.text)]:
        piece = line.cut(position, place, gap=False)
        cells.append([piece] if piece.text else [])
        position = place + 1
    return cells
