"""Targets in, a table on disk out: CSV (UTF-8 with BOM, as Excel opens it) or XLSX with real numbers. No cell can become a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docparse.archive.targets import SIGNS, Aim
from docparse.errors import DocparseError, ExitCode

COLUMNS: tuple[tuple[str, Callable[[Aim], Any], int], ...] = (
    ("Chỉ tiêu", lambda aim: aim.group, 48),
    ("Năm", lambda aim: aim.year, 8),
    ("Giai đoạn", lambda aim: aim.period, 12),
    ("Cơ quan ban hành", lambda aim: aim.issuer, 36),
    ("So sánh", lambda aim: SIGNS.get(aim.comparator or "", "").strip(), 9),
    ("Giá trị", lambda aim: aim.value, 11),
    ("Đến", lambda aim: aim.value_max, 11),
    ("Đơn vị", lambda aim: aim.unit, 12),
    ("Như trong văn bản", lambda aim: aim.surface or aim.measure, 60),
    ("Đề mục", lambda aim: aim.heading, 30),
    ("Văn bản", lambda aim: aim.document.code or aim.document.name, 22),
    ("Ngày", lambda aim: aim.document.date, 12),
    ("Mã", lambda aim: f"{aim.document.id[:16]}/{aim.document.part}", 20),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class MissingExtra(DocparseError):
    """A library that only this export needs."""

    exit_code = ExitCode.MISSING_TOOL


class WriteError(DocparseError):
    """A file that cannot be written."""


def write_csv(aims: list[Aim], path: Path) -> None:
    """A CSV file with one target a row. A text that Excel would take for a formula gets an apostrophe before it."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([name for name, _, _ in COLUMNS])
            for aim in aims:
                values = [value(aim) for _, value, _ in COLUMNS]
                writer.writerow([_plain(item) for item in values])
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that is there") from error


def write_xlsx(aims: list[Aim], path: Path) -> None:
    """An XLSX file with one target a row: numbers as numbers, texts as texts whatever they begin with. Raises MissingExtra."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise MissingExtra("writing .xlsx needs openpyxl; install it with `pip install 'docparse[export]'`, or use --csv") from error
    book = Workbook()
    sheet = book.active
    sheet.title = "Chỉ tiêu"
    for column, (name, _, width) in enumerate(COLUMNS, start=1):
        sheet.cell(1, column, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, aim in enumerate(aims, start=2):
        for column, (_, value, _) in enumerate(COLUMNS, start=1):
            item = value(aim)
            if item is None:
                continue
            cell = sheet.cell(row, column)
            if isinstance(item, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", item)
                cell.data_type = "s"
                cell.quotePrefix = item.startswith(_FORMULA)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            else:
                cell.value = int(item) if float(item).is_integer() else item
                cell.alignment = Alignment(vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    try:
        book.save(path)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that is there") from error


def _plain(item: Any) -> Any:
    if isinstance(item, float):
        return f"{item:.10g}"
    return f"'{item}" if isinstance(item, str) and item.startswith(_FORMULA) else item
