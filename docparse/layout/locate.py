"""A stretch of a document's text in, where it was read out: boxes on pages, or offsets in the source text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from docparse.document import Box, Document, HandSlot, Piece


@dataclass(slots=True)
class Place:
    """Where a stretch of text was read: on `page` in `box` (points, origin top left), in the source text from `start` to `end`, or in
    the paragraph of a Word file with that number (from 1; None: in a page header, or made by the program)."""

    page: int
    box: Box | None = None
    start: int | None = None
    end: int | None = None
    paragraph: int | None = None


def locate(document: Document, start: int, end: int) -> list[Place]:
    """The places of `document.text[start:end]`: one a printed line for pages, one a run for source texts, in reading order.

    Characters that no reader gave (the space between two printed lines, a tab between cells) have none.
    """
    if start >= end:
        return []
    places: list[Place] = []
    for piece in _pieces(document, start, end):
        if piece.box is not None:
            _add_box(places, piece)
        elif piece.source is not None:
            first = piece.source + max(start, piece.start) - piece.start
            last = piece.source + min(end, piece.end) - piece.start
            if places and places[-1].end == first and places[-1].page == piece.page:
                places[-1].end = last
            else:
                places.append(Place(piece.page, None, first, last))
        elif not places or places[-1].page != piece.page or places[-1].paragraph != piece.paragraph:
            places.append(Place(piece.page, paragraph=piece.paragraph))
    return places


def boxes(document: Document, start: int, end: int) -> list[tuple[int, Box]]:
    """(page, box) of each printed line of `document.text[start:end]`; empty for sources without geometry."""
    return [(place.page, place.box) for place in locate(document, start, end) if place.box is not None]


def slot_on_line(document: Document, start: int, end: int, slots: Sequence[HandSlot], *, within: bool) -> HandSlot | None:
    """The first of `slots` whose middle is on the height of a printed line of `document.text[start:end]`; None where there is none.

    `within`: also between the left and the right end of the line's box, else anywhere beside it.
    """
    for page, (x0, y0, x1, y1) in boxes(document, start, end):
        for slot in slots:
            left, top, right, bottom = slot.box
            if slot.page == page and y0 < (top + bottom) / 2 < y1 and (not within or x0 < (left + right) / 2 < x1):
                return slot
    return None


def _pieces(document: Document, start: int, end: int) -> list[Piece]:
    """The pieces that overlap a stretch, in the order of the text."""
    pieces = document.pieces
    at = bisect_right(pieces, start, key=lambda piece: piece.start)
    while at > 0 and pieces[at - 1].end > start:
        at -= 1
    out = []
    for piece in pieces[at:]:
        if piece.start >= end:
            break
        if piece.end > start:
            out.append(piece)
    return out


def _add_box(places: list[Place], piece: Piece) -> None:
    """The box of a word, joined to that of the words before it on the same printed line."""
    box = piece.box
    assert box is not None
    if places and places[-1].page == piece.page and places[-1].box is not None:
        last = places[-1].box
        overlap = min(last[3], box[3]) - max(last[1], box[1])
        if overlap > 0.5 * min(last[3] - last[1], box[3] - box[1]) and -1 <= box[0] - last[2] < 4 * (box[3] - box[1]):
            places[-1].box = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
            return
    places.append(Place(piece.page, box))
