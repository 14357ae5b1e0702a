"""The place and date line. `Lai Châu, ngày … tháng 01 năm 2021` in, place and EDTF date with blanks out (FACTS 5.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.segment import anchors
from docparse.text.regex import regex

_MONTHS = {
    "mot": 1,
    "gieng": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
_BLANK = regex(r"[\s.…_\-/,;:⁄]*")


@dataclass(slots=True)
class PlaceDate:
    """`date` in EDTF, None where not even the year stands there. `noisy`: a part holds what is no number. `blank`: parts left empty."""

    place: str | None
    place_span: tuple[int, int] | None
    date: str | None
    date_span: tuple[int, int]
    blank: bool
    noisy: bool


def parse_place_date(line: str) -> PlaceDate | None:
    """Read a place and date line; None when it is none.

    >>> parse_place_date("Hòa Bình, ngày tháng 01 năm 2022").date
    '2022-01-XX'
    """
    folded = anchors.key(line)
    match = anchors.DATE_AT.search(folded) or anchors.DATE_DAMAGED.search(folded) or anchors.DATE_DAYLESS.search(folded)
    if match is None:
        match = anchors.SHORT_DATE.search(folded)
        if match is None:
            return None
    day, day_bad = _number(match["day"], 31)
    month, month_bad = _number(match["month"], 12, _MONTHS)
    year = re.sub(r"\D", "", match["year"] or "")
    stub = len(year) < 4
    known_year = year if len(year) == 4 and year[:2] in ("19", "20") else None
    start = match.start()
    before = line[:start].rstrip()
    if before.lower().endswith("ngày"):
        before = before[:-4].rstrip()
    before = anchors.HOUR.sub("", before)
    place = before.strip(" ,.;:-–_*'\"|~\t").strip()
    place_at = line.find(place) if place else -1
    span = (place_at, place_at + len(place)) if place and place_at >= 0 else None
    date = None
    if known_year:
        month_text = f"{month:02d}" if month else "XX"
        day_text = f"{day:02d}" if day and month else "XX"
        date = f"{known_year}-{month_text}-{day_text}"
    noisy = day_bad or month_bad or (bool(year) and not known_year and not stub)
    blank = (day is None and not day_bad) or (month is None and not month_bad) or not known_year
    return PlaceDate(place or None, span, date, (start, len(line.rstrip())), blank, noisy)


def _number(raw: str, top: int, words: dict[str, int] | None = None) -> tuple[int | None, bool]:
    """A day or a month; None and False for a blank, None and True for noise."""
    text = raw.strip(" .…_,;:-/⁄'\"`|")
    if text.isdigit() and 1 <= int(text) <= top and len(text) <= 2:
        return int(text), False
    if words and text in words:
        return words[text], False
    squeezed = re.sub(r"\s+", "", text)
    if squeezed.isdigit() and 1 <= int(squeezed) <= top and len(squeezed) == 2:
        return int(squeezed), False
    return None, not _BLANK.fullmatch(raw)
