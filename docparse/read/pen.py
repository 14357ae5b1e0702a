"""Words of a page and its ink in; the number and day slots that a clerk filled by pen out, and the words without the noise read there.

The print around it gives a slot away: `Số:` … `/QĐ-UBND`, `ngày` … `tháng` … `năm`. What the OCR engine makes of the pen there is
noise (`Số: ó⁄/KH-UBND`), or worse, a number that is not there. So the noise is set aside, and what digits the ink may be
becomes alternatives of the slot: evidence to be weighed with other (a signature's time, an annex's reference), not a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from docparse.document import Box, HandSlot, Line, SlotKind, Word
from docparse.read.digits import MOST, read_row
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_SYMBOL = re.compile(r"[/⁄]\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐ]{2}")
_DIGITS = re.compile(r"^\d{1,5}$")
_SURE, _DOUBTFUL = 0.85, 0.4
_TYPED_LIMIT = {"number": 99999, "day": 31, "month": 12}

InkOf = Callable[[Box], "Pixels"]
"""Gives the ink (0 for paper, 255 for ink of any colour) inside a box of the page, in pixels of the page."""


def take_slots(lines: list[Line], ink_of: InkOf, letter: float) -> tuple[list[HandSlot], list[Line]]:
    """Slots filled by pen in `lines` (boxes in pixels), and the noise that was taken out of them; `lines` change in place."""
    slots: list[HandSlot] = []
    noise: list[Line] = []
    for line in lines:
        _part_openers(line)
        for kind, first, last in _gaps(line):
            slot, taken = _slot(kind, line, first, last, ink_of, letter)
            if slot is not None:
                slots.append(slot)
            if taken:
                line.words = [word for word in line.words if word not in taken]
                noise.append(Line(text=" ".join(word.text for word in taken), words=taken, box=taken[0].box, confidence=0.0))
    lines[:] = [line for line in lines if line.words]
    return slots, noise


def _part_openers(line: Line) -> None:
    """`Số:ó⁄/KH-UBND` and `ngày@ổ` cut into what is print and what stands in the slot."""
    out: list[Word] = []
    number_line = bool(re.match(r"^s[ốoô]\s?[:.]", line.text, re.I))
    for index, word in enumerate(line.words):
        parts = _cut(word.text, first=index == 0, number_line=number_line and index <= 3)
        x0, y0, x1, y1 = word.box
        at = 0
        for part in parts:
            left = x0 + (x1 - x0) * at / len(word.text)
            at += len(part)
            right = x0 + (x1 - x0) * at / len(word.text)
            out.append(Word(part, (left, y0, right, y1), word.confidence, word.bold, word.italic, word.size) if len(parts) > 1 else word)
    line.words = out


def _cut(text: str, *, first: bool, number_line: bool) -> list[str]:
    """A word cut before and behind the slot that it runs into; itself alone where it holds no slot."""
    if first:
        match = re.match(r"^(S[ốoô][:.])(.+)$", text)
        if match:
            symbol = _SYMBOL.search(match.group(2))
            if symbol and symbol.start():
                return [match.group(1), match.group(2)[: symbol.start()], match.group(2)[symbol.start() :]]
            if not symbol:
                return [match.group(1), match.group(2)]
    match = re.match(r"^(ngày)([^\s/.,;:()-]{1,4}|[.:?][^\s/]{0,4})$", text)
    if match and not match.group(2).isalpha():
        return [match.group(1), match.group(2)]
    symbol = _SYMBOL.search(text) if number_line else None
    if symbol and 0 < symbol.start() <= 6 and not _DIGITS.match(text[: symbol.start()]):
        return [text[: symbol.start()], text[symbol.start() :]]
    return [text]


def _gaps(line: Line) -> list[tuple[SlotKind, int, int]]:
    """The slots of a line: kind, index of the printed word before it and of the one behind it."""
    keys = [fold(word.text) for word in line.words]
    out: list[tuple[SlotKind, int, int]] = []
    if keys and re.match(r"^so[:.]?$", keys[0]):
        symbol = next((i for i, word in enumerate(line.words[:8]) if i and _SYMBOL.match(word.text)), None)
        if symbol is not None:
            out.append(("number", 1 if symbol > 1 and keys[1] in (":", ".", ";") else 0, symbol))
    day, month, year = (keys.index(word) if word in keys else -1 for word in ("ngay", "thang", "nam"))
    in_order = 0 < day < month < year and month - day <= 4 and year - month <= 4
    if in_order and year >= len(keys) - 2 and line.words[day - 1].text.endswith(","):
        out += [("day", day, month), ("month", month, year)]  # the place and date line: `Hà Nội, ngày … tháng … năm 2021` and no more
    return sorted(out, key=lambda gap: -gap[1])


def _slot(kind: SlotKind, line: Line, first: int, last: int, ink_of: InkOf, letter: float) -> tuple[HandSlot | None, list[Word]]:
    """A slot if a pen filled it, and the words that are noise in it."""
    before, behind = line.words[first], line.words[last]
    inside = line.words[first + 1 : last]
    text = "".join(word.text for word in inside)
    left, right = before.box[2] + 0.1 * letter, behind.box[0] - 0.1 * letter
    typed = bool(_DIGITS.match(text)) and 0 < int(text) <= _TYPED_LIMIT[kind]
    if right - left < 0.6 * letter:
        return None, []
    top, bottom = min(before.box[1], behind.box[1]), max(before.box[3], behind.box[3])
    box: Box = (left, top - 0.6 * letter, right, bottom + 0.4 * letter)
    ink = ink_of(box)
    columns = _ink_columns(ink)
    if columns is None:
        return None, [] if typed else inside
    score = min((word.confidence or 0.0 for word in inside), default=0.0)
    if typed and columns[1] - columns[0] < inside[-1].box[2] - inside[0].box[0] + 1.0 * letter:
        if score >= _SURE:
            return None, []
        if score >= _DOUBTFUL:  # digits that the engine read, but hardly of print
            for word in inside:
                word.confidence = MOST
            return HandSlot(kind, box, [(str(int(text)) if kind != "number" else text, MOST)]), []
    alternatives = [(number, chance) for number, chance in read_row(ink) if 0 < int(number) <= _TYPED_LIMIT[kind]]
    return HandSlot(kind, box, alternatives), inside


def _ink_columns(ink: Pixels) -> tuple[int, int] | None:
    """From where to where there is ink; None for a blank slot (or only a dotted line)."""
    import cv2
    import numpy as np

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = stats[1:][stats[1:, 3] >= 0.25 * ink.shape[0]]
    if not len(tall):
        return None
    return int(np.min(tall[:, 0])), int(np.max(tall[:, 0] + tall[:, 2]))
