"""Targets in, a table on disk out: CSV (UTF-8 with BOM, as Excel opens it) or XLSX with real numbers. No cell can become a formula."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docparse.archive.targets import SIGNS, Aim
from docparse.export import sheets

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


def write_csv(aims: list[Aim], path: Path) -> None:
    """A CSV file with one target a row. Raises WriteError."""
    sheets.write_csv(_sheet(aims), path)


def write_xlsx(aims: list[Aim], path: Path) -> None:
    """An XLSX file with one target a row: numbers as numbers, texts as texts. Raises MissingExtra, WriteError."""
    sheets.write_xlsx([_sheet(aims)], path)


def _sheet(aims: list[Aim]) -> sheets.Sheet:
    rows = ([value(aim) for _, value, _ in COLUMNS] for aim in aims)
    return sheets.Sheet("Chỉ tiêu", [(name, width) for name, _, width in COLUMNS], rows)
