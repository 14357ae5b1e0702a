"""An archive and a question in, comparable targets out: the same measure over years and issuers, with comparator, value and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docparse.archive.citations import TargetRow
from docparse.archive.fold import fold_words
from docparse.archive.graph import year_of
from docparse.archive.store import Document, RecordStore
from docparse.errors import DocparseError, ExitCode
from docparse.text.regex import regex

SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}
_PLAN_YEAR = regex(r"(?<![-–/\d])(?<!\d[-–] )năm\s+(?:học\s+)?(20\d\d)(?!\s?[-–]\s?20\d\d.*giai)", re.IGNORECASE)
_PERIOD = regex(r"(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:năm\s+)?(20\d\d)\s?[-–]\s?(20\d\d)", re.IGNORECASE)
_YEARS = regex(r"\s*(?P<low>(?:19|20)\d\d)?\s*(?P<to>\.\.|-|–)?\s*(?P<high>(?:19|20)\d\d)?\s*")
_FILLERS = frozenset(
    (
        "ti",
        "le",
        "so",
        "luong",
        "tong",
        "phan",
        "dau",
        "dat",
        "muc",
        "duoc",
        "cac",
        "cua",
        "co",
        "va",
        "tren",
        "trong",
        "toan",
        "it",
        "nhat",
    )
)
"""Words that tell no two measures apart."""


class YearsError(DocparseError):
    """A range of years that cannot be read."""

    exit_code = ExitCode.USAGE


@dataclass(slots=True)
class Aim:
    """A target of a document. `group` is the measure it is compared under, `year` the year that the document plans for."""

    group: str
    measure: str
    year: int | None
    period: str | None
    issuer: str | None
    comparator: str | None
    value: float | None
    value_max: float | None
    unit: str | None
    source: str
    heading: str | None
    surface: str | None
    document: Document

    @property
    def amount(self) -> str:
        """The value as people write it: `≥ 95%`, `10.000 lượt`, `5 - 7%`."""
        if self.value is None:
            return "định tính"
        shown = number(self.value) + (f" - {number(self.value_max)}" if self.value_max is not None else "")
        return (
            SIGNS.get(self.comparator or "", "") + shown + (self.unit if self.unit in ("%", "‰") else f" {self.unit}" if self.unit else "")
        )


def number(value: float) -> str:
    """A number in Vietnamese writing.

    >>> number(10000), number(97.5)
    ('10.000', '97,5')
    """
    return f"{value:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".")


def read_years(typed: str) -> tuple[int, int]:
    """First and last year of `2021..2024`, `2021-2024`, `2021..`, `..2024`, `2023`. Raises YearsError."""
    match = _YEARS.fullmatch(typed)
    if match is None or not (match["low"] or match["high"]) or (match["low"] and match["high"] and not match["to"]):
        raise YearsError(f"{typed}: is no year and no range of years; write 2024 or 2021..2024")
    low = int(match["low"] or 0)
    high = int(match["high"] or (9999 if match["to"] else low))
    return (low, high) if low <= high else (high, low)


def plan_year(subject: str | None, date: str | None) -> tuple[int | None, str | None]:
    """(year, period) that a document plans for: as its subject says, else the year of its date.

    >>> plan_year("Phát động thi đua năm 2024", "2023-12-28"), plan_year("Đề án giai đoạn 2021-2025", "2021-03-01")
    ((2024, None), (2021, '2021-2025'))
    """
    period = _PERIOD.search(subject or "")
    named = _PLAN_YEAR.search(subject or "")
    year = int(named[1]) if named else None
    if year is None:
        printed = year_of(date)
        year = int(printed) if printed else int(period[1]) if period else None
    return year, f"{period[1]}-{period[2]}" if period else None


def collect(store: RecordStore, measure: str = "", years: tuple[int, int] | None = None, issuer: str = "") -> list[Aim]:
    """The targets whose measure has all words of `measure` (accents or not), grouped and sorted by group, year and issuer."""
    wanted = set(fold_words(issuer))
    rows = store.targets(fold_words(measure))
    keys = sorted({key for key, _ in rows})
    documents: dict[int, Document] = {}
    for at in range(0, len(keys), 500):
        documents |= store.documents(keys[at : at + 500])
    picked: list[tuple[TargetRow, Document, int | None, str | None]] = []
    for key, row in rows:
        document = documents.get(key)
        if document is None or not wanted <= set(fold_words(document.issuer or "")):
            continue
        year, period = plan_year(document.subject, document.date)
        if years is None or (year is not None and years[0] <= year <= years[1]):
            picked.append((row, document, year, period))
    groups = group_measures((row.measure, row.unit) for row, *_ in picked)
    out = [
        Aim(
            groups[row.measure, row.unit], row.measure, year, period, document.issuer, row.comparator, row.value, row.value_max, row.unit,
            row.source, row.heading, row.surface, document,
        )
        for row, document, year, period in picked
    ]  # fmt: skip
    return sorted(out, key=lambda aim: (aim.group, aim.year or 0, aim.issuer or "", aim.document.key))


def group_measures(measures: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str | None], str]:
    """A name for each (measure, unit): measures of one unit with the same telling words, in any order, share it.

    No nearness of spelling: `nhẹ cân` and `thấp còi` are a few letters of a long measure, and Vietnamese syllables are short. The name
    is the first measure of the group. `Tỷ lệ hộ đạt gia đình văn hóa` and `hộ gia đình văn hóa` are one.
    """
    out: dict[tuple[str, str | None], str] = {}
    named: dict[tuple[str, frozenset[str]], str] = {}
    for measure, unit in measures:
        words = frozenset(fold_words(measure))
        out[measure, unit] = named.setdefault((" ".join(fold_words(unit or "")) or unit or "", words - _FILLERS or words), measure)
    return out
