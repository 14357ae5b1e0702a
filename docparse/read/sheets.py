"""Sheets with two pages, drawn or scanned: what tells them from wide pages, and their pages in the order of reading, numbered from 1.

A page of its own that is wider than high must never be cut, above all no wide table. So a sheet is only parted where a gap goes through its
middle over the whole height that nothing crosses, no rule and no word, and where lines of prose fill a half from edge to edge, as they do
on a page and never in the cells of a table. Text is looked at by `docparse.read.pdf.facing`, pictures by `docparse.read.scan.spread`.

Two pages on one sheet are left and right of each other, or those of a booklet that was opened out: 4 and 1, then 2 and 3. Which, the
printed numbers of the pages and the head of the paper tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from docparse.document import Page
from docparse.segment import anchors
from docparse.text.regex import regex

MIDDLE = (0.46, 0.54)
"""Where the gap between two pages lies, in widths of the sheet."""
NARROWEST = 0.025
"""The narrowest gap, in widths of the sheet: on A3 one of 1 cm, where two margins have 3 at least."""
PROSE = 0.55
"""How much of the width of a page a line of prose fills."""
LINES = 5
"""Lines of prose that a page must have."""
_ASPECT = (1.25, 1.6)
"""Width to height of two A4 pages side by side is 1.41."""

_NUMBER = regex(r"^\W{0,3}(?:trang\s*)?(\d{1,3})\W{0,3}$", re.IGNORECASE)
_HEAD = 12
"""Lines at the top of a page among which the head of a paper stands."""


def may_hold_two(width: float, height: float) -> bool:
    """Whether a sheet of this shape may be two pages side by side."""
    return _ASPECT[0] < width / max(1.0, height) < _ASPECT[1]


def is_spread(pages: Sequence[Page]) -> bool:
    """Whether a file has had a sheet with two pages."""
    return any(page.sheet is not None for page in pages)


def in_order(pages: list[Page]) -> list[Page]:
    """The pages in the order of reading and numbered anew, where sheets hold two; else as they are."""
    if not is_spread(pages):
        return pages
    for page in pages:
        page.sheet = page.sheet or page.number
    sides = [list(side) for _, side in groupby(pages, key=lambda page: page.sheet)]
    ordered = pages
    if all(len(side) == 2 for side in sides):
        orders = [pages, _booklet(sides), _booklet(sides[::-1])]
        ordered = max(orders, key=_evidence)  # the first of equals
    for number, page in enumerate(ordered, start=1):
        page.number = number
        for slot in page.slots:
            slot.page = number
    return ordered


def _booklet(sides: Sequence[Sequence[Page]]) -> list[Page]:
    """The pages of a booklet from its opened sheets, the outermost first: 4 and 1, then 2 and 3."""
    last = 2 * len(sides)
    places: dict[int, Page] = {}
    for turn, (left, right) in enumerate(sides):
        front, back = turn + 1, last - turn
        places[back if turn % 2 == 0 else front], places[front if turn % 2 == 0 else back] = left, right
    return [places[number] for number in sorted(places)]


def _evidence(pages: Sequence[Page]) -> int:
    """How much speaks for an order: printed numbers that count it, and the head of the paper on the first page."""
    printed = [(number, said) for number, page in enumerate(pages, start=1) if (said := _said(page)) is not None]
    counted = sum(1 if number == said else -1 for number, said in printed)
    return counted + (2 if _has_head(pages[0]) else 0)


def _said(page: Page) -> int | None:
    """The number that is printed on a page, where one alone is."""
    found = {int(match[1]) for line in page.furniture if (match := _NUMBER.match(line.text.strip()))}
    return found.pop() if len(found) == 1 else None


def _has_head(page: Page) -> bool:
    """Whether Quốc hiệu or the Party's title stands at the top of a page."""
    tops = [anchors.squeeze(line.text) for line in page.lines[:_HEAD]]
    return any(anchors.QUOC_HIEU in text or any(text.endswith(title) for title in anchors.PARTY_TITLES) for text in tops) or any(
        anchors.similar(text, anchors.QUOC_HIEU) > 0.75 for text in tops
    )
