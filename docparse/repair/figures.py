"""The blocks of a scan in, figures of its dates that were misread out: letters for figures, and days that a known paper or number tells.
Also the stroke of `Điều I.` above `Điều 2.`.

A bad copy shows 3 as 8 and 0 as 6. The day of a law or a directive is known (`docparse.authority`), and a normative number carries the
year of its day; so one figure that looks like the right one is put right. An author's own slip is rarely of that shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docparse.authority.directives import days_of_law, days_of_number
from docparse.document import Block
from docparse.text.regex import regex

_ALIKE = {"0": "689", "1": "47", "2": "7", "3": "589", "4": "19", "5": "368", "6": "058", "7": "129", "8": "03569", "9": "03478"}
"""Figures that a bad copy shows for one another."""
_LETTERS = str.maketrans({"O": "0", "o": "0", "Ơ": "0", "ơ": "0", "Ô": "0", "l": "1", "I": "1", "|": "1"})
_DATE = regex(r"[Nn]gày\s+(?P<day>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(?P<year>\d{4})(?![\d/])")
_SPOILT = regex(
    r"(?<![^\W\d_])[Nn]gày\s+(?:(?P<letter>\d[OoƠơÔlI|]|[OoƠơÔlI|]\d)(?=\s+tháng\s|\s?[/.-]\s?\d)"
    r"|(?P<parted>[0-3] \d)(?=\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)|\s+tháng\s+\d))"
)
"""`ngày Ơ7 tháng 4`, `ngày 1 1/9/2020`."""
_SPOILT_YEAR = regex(r"[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?P<year>[^\s.,;]{4})(?![\w/])")
"""`ngày 29 tháng 4 năm 2/26`, `… năm 202O`."""
_HUNDREDS = {"2": "0", "1": "9"}
"""The second figure of a year by its first."""
_CENTURY = {second: first for first, second in _HUNDREDS.items()}
_FIRST = regex(r"Điều\s+(?P<stroke>[Il|!])(?=[.:]?(?:\s|$))")
_SECOND = regex(r"Điều\s+2(?!\d)")
_CODE = regex(r"(?P<number>\d{1,4}(?:/(?P<year>\d{4}))?[/-][A-ZĐ][^\s,;()]*)\s*,?\s*$")
_LAW = regex(r"(?:Bộ luật|Luật|Pháp lệnh)\s")
_MOST = {"day": 31, "month": 12}
_HEAD = 14
"""Blocks at the top of a paper among which the line of its own date is."""
_REACH = 200
"""Letters before its day within which a law is named."""

Found = tuple[int, int, str]
"""Start, end, and what was printed there."""


def misread_figures(blocks: Sequence[Block]) -> Iterator[Found]:
    """Each stretch of figures that was misread, with what was printed."""
    own = _own_year(blocks)
    counted = any(_SECOND.match(block.text) for block in blocks)
    for block in blocks:
        if counted and (first := _FIRST.match(block.text)):
            yield _moved((first.start("stroke"), first.end("stroke"), "1"), block.start)
        if "gày" not in block.text:
            continue
        last = 0
        for match in _SPOILT.finditer(block.text):
            name = "letter" if match["letter"] else "parted"
            day = match[name].translate(_LETTERS).replace(" ", "")
            if 1 <= int(day) <= 31:
                yield _moved((match.start(name), match.end(name), day), block.start)
        for match in _SPOILT_YEAR.finditer(block.text):
            if year := _spoilt_year(match["year"]):
                yield _moved((match.start("year"), match.end("year"), year), block.start)
        for match in _DATE.finditer(block.text):
            low, last = max(last, match.start() - _REACH), match.end()
            for found in _misread(block.text, low, match, own):
                yield _moved(found, block.start)


def _moved(found: Found, by: int) -> Found:
    return found[0] + by, found[1] + by, found[2]


def _spoilt_year(read: str) -> str | None:
    """A year of which one figure was read as something else; None where it cannot be told.

    >>> _spoilt_year("2/26"), _spoilt_year("202O"), _spoilt_year("2?2?"), _spoilt_year("2026")
    ('2026', '2020', None, None)
    """
    bad = [at for at, char in enumerate(read) if not char.isdigit()]
    if len(bad) != 1:
        return None
    at = bad[0]
    figure = {0: _CENTURY.get(read[1], ""), 1: _HUNDREDS.get(read[0], "")}.get(at, read[at].translate(_LETTERS))
    year = read[:at] + figure + read[at + 1 :]
    return year if year.isdigit() and len(year) == 4 and 1945 <= int(year) <= 2099 else None


def _own_year(blocks: Sequence[Block]) -> int | None:
    """The year of the paper itself, from the line of place and date."""
    for block in blocks[:_HEAD]:
        match = _DATE.search(block.text)
        if match and len(block.text) < 90 and len(block.text) - match.end() < 3:
            return int(match["year"])
    return None


def _misread(text: str, low: int, match: re.Match[str], own: int | None) -> list[Found]:
    """The figures of a day, or of the year in the number before it, that were misread; `text[low:]` is where the paper is named."""
    code = _CODE.search(text, low, match.start())
    days = days_of_number(code["number"]) if code else _days_of_law(text[low : match.start()])
    ways = {way for day in days if (way := _to_day(match, day)) is not None}
    if len(ways) == 1:
        return list(ways.pop())
    found = [possible for name, most in _MOST.items() if (possible := _possible(match, name, most))]
    if code and code["year"] and own and _one_slip(code["year"], match["year"]):
        late = [part for part in (code, match) if int(part["year"]) > own]
        if len(late) == 1:
            right = match if late[0] is code else code
            found.append((late[0].start("year"), late[0].end("year"), right["year"]))
    return found


def _days_of_law(before: str) -> frozenset[str]:
    """The days of the laws that the name right before a day may mean: the longest name that is known (`Luật sửa đổi … Luật A`)."""
    for start in _LAW.finditer(before):
        if days := days_of_law(before[start.start() :].rstrip(" ,\n")):
            return days
    return frozenset()


def _to_day(match: re.Match[str], day: str) -> tuple[Found, ...] | None:
    """What makes a day the known one, if a figure in its year does, or in a month or day that no calendar has; None where that is not so.

    A day that a calendar has may be the author's own slip, or the table's.
    """
    out: list[Found] = []
    for name, value in zip(("year", "month", "day"), day.split("-"), strict=True):
        read = match[name]
        if int(read) == int(value):
            continue
        printed = str(int(value)).zfill(len(read))
        if not _one_slip(read, printed) or (name in _MOST and 1 <= int(read) <= _MOST[name]):
            return None
        out.append((match.start(name), match.end(name), printed))
    return tuple(out)


def _possible(match: re.Match[str], name: str, most: int) -> Found | None:
    """The one number of a day or a month that looks like what was read, which is none."""
    read = match[name]
    if int(read) <= most:
        return None
    alike = [read[:at] + figure + read[at + 1 :] for at in range(len(read)) for figure in _ALIKE if read[at] in _ALIKE[figure]]
    fit = [other for other in alike if 1 <= int(other) <= most]
    return (match.start(name), match.end(name), fit[0]) if len(fit) == 1 else None


def _one_slip(read: str, printed: str) -> bool:
    """Whether two numbers differ in one figure, by one that looks like the other."""
    slips = [(a, b) for a, b in zip(read, printed, strict=False) if a != b]
    return len(read) == len(printed) and len(slips) == 1 and slips[0][0] in _ALIKE[slips[0][1]]
