"""Columns and rows in, a table on disk out: CSV (UTF-8 with BOM, as Excel opens it) or XLSX. No cell can become a formula.

Texts stay texts: leading zeros are kept and `15/2024` is no date. Dates and numbers are real ones where they are given as such.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from docparse.errors import DocparseError, ExitCode
from docparse.writing import write_whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767


class MissingExtra(DocparseError):
    """A library that only this export needs."""

    exit_code = ExitCode.MISSING_TOOL


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns with their widths in characters, and its rows. `title` stands above the table in XLSX."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Any]]
    title: str = ""
    centred: frozenset[int] = field(default_factory=frozenset)


def write_csv(sheet: Sheet, path: Path) -> int:
    """A CSV file; the number of rows. A text that Excel would take for a formula gets an apostrophe before it. Raises WriteError."""
    count = 0
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow([name for name, _ in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_plain(item) for item in row])
        count += 1
    write_whole(path, held.getvalue().encode("utf-8-sig"))
    return count


def write_xlsx(sheets: Sequence[Sheet], path: Path) -> list[int]:
    """An XLSX file; the number of rows of each sheet. Raises MissingExtra without openpyxl, WriteError."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Border, Font, Side
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise MissingExtra("writing .xlsx needs openpyxl; install it with `pip install 'docparse[export]'`, or write CSV") from error
    book = Workbook()
    book.remove(book.active)
    line = Side(style="thin", color="999999")
    counts = []
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        top = 1
        if sheet.title:
            page.cell(1, 1, sheet.title).font = Font(bold=True, size=14)
            page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(sheet.columns))
            page.cell(1, 1).alignment = Alignment(horizontal="center")
            top = 3
        for column, (name, width) in enumerate(sheet.columns, start=1):
            cell = page.cell(top, column, name)
            cell.font = Font(bold=True)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = Border(bottom=line, top=line, left=line, right=line)
            page.column_dimensions[get_column_letter(column)].width = width
        count = 0
        for number, row in enumerate(sheet.rows, start=top + 1):
            for column, item in enumerate(row, start=1):
                cell = page.cell(number, column)
                _set(cell, item)
                cell.alignment = Alignment(
                    wrap_text=isinstance(item, str), vertical="top", horizontal="center" if column - 1 in sheet.centred else None
                )
                if sheet.title:
                    cell.border = Border(bottom=line, top=line, left=line, right=line)
            count += 1
        page.freeze_panes = f"A{top + 1}"
        page.auto_filter.ref = f"A{top}:{get_column_letter(len(sheet.columns))}{top + count}"
        page.print_title_rows = f"{top}:{top}"
        page.page_setup.orientation = "landscape"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        counts.append(count)
    held = io.BytesIO()  # openpyxl leaves a file that it cannot finish open, and complains of it later
    book.save(held)
    write_whole(path, held.getvalue())
    return counts


def _set(cell: Any, item: Any) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if item is None or item == "":
        return
    if isinstance(item, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", item)[:_LONGEST_CELL]
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = item.startswith(_FORMULA)
    elif isinstance(item, date):
        cell.value = item
        cell.number_format = "dd/mm/yyyy"
    else:
        cell.value = int(item) if float(item).is_integer() else item


def _plain(item: Any) -> Any:
    if isinstance(item, float):
        return f"{item:.10g}"
    if isinstance(item, date):
        return item.isoformat()
    return f"'{item}" if isinstance(item, str) and item.startswith(_FORMULA) else item
