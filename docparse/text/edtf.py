"""EDTF (ISO 8601-2) as the contract uses it: years, months and days in, checked strings out; strings in, their bounds out.

Forms: `2021`, `2021-06`, `2021-06-30`, blank parts `2022-01-XX`, `2024-XX-XX`, every year `XXXX-04-30`, quarters `2026-34`
(33 is quý I), and intervals `A/B` with an open side written `..`.
"""

from __future__ import annotations

from datetime import date

from docparse.text.regex import regex

BLANK = 0
"""Stands for a part that the paper leaves blank, in `day` and `point`."""

_POINT = regex(r"(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_QUARTER = {1: "33", 2: "34", 3: "35", 4: "36"}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def point(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A point in time in the precision given. `year` None: every year; `month` or `day` 0: blank on the paper.

    Raises ValueError for a date that no calendar has (32/01, 30/02, month 13).

    >>> point(2022, 1, BLANK), point(None, 4, 30), point(2021)
    ('2022-01-XX', 'XXXX-04-30', '2021')
    """
    text = "XXXX" if year is None else f"{year:04d}"
    if month is None:
        return text
    text += "-XX" if month == BLANK else f"-{month:02d}"
    if day is not None:
        text += "-XX" if day == BLANK else f"-{day:02d}"
    if not is_valid(text):
        raise ValueError(f"no such date: {text}")
    return text


def quarter(year: int | None, number: int) -> str:
    """Quý `number` (1 to 4) of a year: EDTF level 2 seasons 33 to 36.

    >>> quarter(2026, 2)
    '2026-34'
    """
    return f"{'XXXX' if year is None else f'{year:04d}'}-{_QUARTER[number]}"


def interval(start: str, end: str) -> str:
    """From `start` to `end`; either may be `..` (open).

    >>> interval("..", "2024-02-15")
    '../2024-02-15'
    """
    return f"{start}/{end}"


def _valid_point(text: str) -> bool:
    match = _POINT.fullmatch(text)
    if not match:
        return False
    year, month, day = match.groups()
    if month is None or month == "XX":
        return day in (None, "XX")
    number = int(month)
    if 33 <= number <= 36:
        return day is None
    if not 1 <= number <= 12:
        return False
    if day is None or day == "XX":
        return True
    if year == "XXXX":
        return 1 <= int(day) <= _LENGTHS[number - 1]
    try:
        date(int(year), number, int(day))
    except ValueError:
        return False
    return True


def is_valid(text: str) -> bool:
    """Whether `text` is one of the forms above, of a date that a calendar has, with its ends in order."""
    start, slash, end = text.partition("/")
    if not slash:
        return _valid_point(text)
    if start == end == "..":
        return False
    if not all(side == ".." or _valid_point(side) for side in (start, end)):
        return False
    if ".." in (start, end) or "XXXX" in text:
        return True
    first, last = bounds(start)[0], bounds(end)[1]
    return first is None or last is None or first <= last


def bounds(text: str) -> tuple[date | None, date | None]:
    """The first and the last day that `text` covers; None for an open side, an unknown year and a date that no calendar has.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    start, slash, end = text.partition("/")
    if slash:
        return bounds(start)[0], bounds(end)[1]
    match = _POINT.fullmatch(text) if _valid_point(text) else None
    if not match or match[1] == "XXXX":
        return None, None
    year = int(match[1])
    if not 1 <= year <= 9998:
        return None, None
    if match[2] in (None, "XX"):
        return date(year, 1, 1), date(year, 12, 31)
    number = int(match[2])
    if number >= 33:
        month = (number - 33) * 3 + 1
        return date(year, month, 1), _month_end(year, month + 2)
    if match[3] in (None, "XX"):
        return date(year, number, 1), _month_end(year, number)
    day = date(year, number, int(match[3]))
    return day, day


def _month_end(year: int, month: int) -> date:
    return date.fromordinal((date(year, month + 1, 1) if month < 12 else date(year + 1, 1, 1)).toordinal() - 1)
