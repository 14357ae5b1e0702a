"""Words of a page and its ink in; the number and day slots that a clerk filled by pen out, and the words without the noise read there.

The print around it gives a slot away: `Số:` … `/QĐ-UBND`, `ngày` … `tháng` … `năm`. What the OCR engine makes of the pen there is
noise (`Số: ó⁄/KH-UBND`), or worse, a number that is not there. So the noise is set aside, and what digits the ink may be
becomes alternatives of the slot: evidence to be weighed with other (a signature's time, an annex's reference), not a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.document import Box, HandSlot, Line, SlotKind, Word
from docparse.read.scan.engine import joined
from docparse.read.scan.mend import together
from docparse.read.scan.pen.digits import MOST, read_row
from docparse.read.scan.pen.ink import ink_between, print_scale, print_width
from docparse.read.scan.pen.openers import DATE_KEYS, SYMBOL, YEAR, is_head, opener, spell_date, spell_number, spell_symbol
from docparse.read.scan.pen.print import is_printed
from docparse.text.normal import fold
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_LETTERS = regex(r"^[A-ZĐ]{2,}$")
_DIGITS = regex(r"^\d{1,5}$")
_NUMBER_HEAD = regex(r"^s[ốoôó]\s?[:.]?", re.I)
_ANNEX = regex(r"^[(\[]?\s*(?:ban hanh )?kem theo\b")
_DATE_WORDS = frozenset(DATE_KEYS)
_WITH_POINT = regex(r"\d{1,3}\.\d{1,2}$")
"""A number in two parts (`66.4/2031/NQ-CP`), as one resolution of a row has it."""
_TYPED_SYMBOL = regex(r"^(S[ốoôó][:.]?)?(\d{1,5})(?=[-–/⁄])")
_REST_OF_DATE = regex(r"^/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
_SURE, _DOUBTFUL = 0.85, 0.4
_OF_PEN = 0.1
"""What an engine of print is worth that reads a pen and is not borne out."""
_TYPED_LIMIT = {"number": 99999, "day": 31, "month": 12}

InkOf = Callable[[Box], "Pixels"]
"""Gives the ink (0 for paper, 255 for ink of any colour) inside a box of the page, in pixels of the page."""


def take_slots(lines: list[Line], ink_of: InkOf, letter: float) -> tuple[list[HandSlot], list[Line]]:
    """Slots filled by pen in `lines` (boxes in pixels), and the noise that was taken out of them; `lines` change in place."""
    slots: list[HandSlot] = []
    noise: list[Line] = []
    _join_parts(lines, letter)
    for line in lines:
        spell_date(line.words)
        spell_number(line.words)
        _part_openers(line, ink_of, letter)
        for kind, first, last in _gaps(line):
            slot, taken = _slot(kind, line, first, last, ink_of, letter)
            if slot is not None:
                slots.append(slot)
            if taken:
                line.words = [word for word in line.words if word not in taken]
                noise.append(Line(text=" ".join(word.text for word in taken), words=taken, box=taken[0].box, confidence=0.0))
        _join_typed(line)
    lines[:] = [line for line in lines if line.words]
    return slots, noise


def _join_parts(lines: list[Line], letter: float) -> None:
    """What a pen's strokes made the engine part put together again, in place.

    `Số:` and what is left of the number with the line to its right that begins with the symbol, `tháng 3 năm` with the line in
    whose gap it stands.
    """
    for line in lines:
        if not line.words or len(line.words) > 4:
            continue
        keys = [fold(word.text) for word in line.words]
        dated = not _DATE_WORDS.isdisjoint(keys) and all(key in _DATE_WORDS or key.isdigit() for key in keys)
        if not dated and not is_head(keys[0]):
            continue
        fits = _has_gap_for if dated else _goes_on
        other = next((other for other in lines if other is not line and other.words and fits(other.words, line.words, letter)), None)
        if other is not None:
            other.words = sorted([*other.words, *line.words], key=lambda word: word.box[0])
            line.words = []
            joined(other)
    lines[:] = [line for line in lines if line.words]


def _goes_on(words: list[Word], head: list[Word], letter: float) -> bool:
    """Whether `words` are the rest of the number line that `head` begins."""
    if not any(SYMBOL.search(word.text) for word in words[:3]) or not _level(head[0], words[0]):
        return False
    return head[-1].box[2] - letter < words[0].box[0] < head[0].box[0] + 20 * letter


def _has_gap_for(words: list[Word], part: list[Word], letter: float) -> bool:
    """Whether `words` are a line that ends with a year and has room for `part` before it."""
    left, right = part[0].box[0] + letter, part[-1].box[2] - letter
    if not YEAR.match(words[-1].text) or not _level(part[0], words[-1]) or words[0].box[2] >= left:
        return False
    return words[-1].box[0] > right and all(word.box[2] < left or word.box[0] > right for word in words)


def _level(one: Word, other: Word) -> bool:
    """Whether two words stand at one height."""
    return min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]) > 0.5 * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def _part_openers(line: Line, ink_of: InkOf, letter: float) -> None:
    """`Số:ó⁄/KH-UBND` and `ngày@ổ` cut into what is print and what stands in the slot, where the print must end by its width."""
    out: list[Word] = []
    annex = bool(_ANNEX.match(fold(line.text)))
    number_line = annex or bool(_NUMBER_HEAD.match(line.text)) or is_head(line.words[0].text)
    symbol = False
    for index, word in enumerate(line.words):
        open_slot = number_line and not symbol and (annex or index <= 3)
        spaced = open_slot and index > 0 and bool(_DIGITS.match(line.words[index - 1].text.rstrip("-– ") or "1"))
        parts = _cut(word.text, first=index == 0, number_line=open_slot, dated=annex)
        if spaced and len(parts) == 2 and _LETTERS.match(parts[0]):
            parts = [word.text]  # `361 TCTK/TĐKT`, `102 - NQ/TU`: no pen wrote those letters
        if open_slot and len(parts) == 1 and (typed := _TYPED_SYMBOL.match(word.text)) and SYMBOL.match(word.text, typed.end()):
            parts = _cut_unless_print(line, word, typed, ink_of, letter)
        symbol = symbol or (open_slot and bool(SYMBOL.search(word.text)))
        if len(parts) == 1:
            out.append(word)
            continue
        scale = print_scale(line.words, letter)
        x0, y0, x1, y1 = word.box
        slot = next((i for i, part in enumerate(parts) if not _is_print(part)), 1)
        left = min(x1, x0 + print_width("".join(parts[:slot]), scale))
        right = max(left, x1 - print_width("".join(parts[slot + 1 :]), scale))
        edges = [x0, *([left] if slot else []), *([right] if slot + 1 < len(parts) else []), x1]
        for part, (a, b) in zip(parts, pairwise(edges), strict=True):
            out.append(Word(part, (a, y0, b, y1), word.confidence, word.bold, word.italic, word.size))
    line.words = out


def _join_typed(line: Line) -> None:
    """A day that was cut from the rest of its date (`12` `/11/2009`), and was typed after all, is one word with it again."""
    out: list[Word] = []
    for word in line.words:
        if out and out[-1].box[2] == word.box[0] and _DIGITS.match(out[-1].text) and _REST_OF_DATE.match(word.text):
            out[-1] = together(out[-1], word)
        else:
            out.append(word)
    line.words = out


def _cut_unless_print(line: Line, word: Word, typed: re.Match[str], ink_of: InkOf, letter: float) -> list[str]:
    """`226/QĐ-UBND` cut before its symbol, where a pen wrote what the engine took for digits; itself alone where it is print."""
    scale = print_scale(line.words, letter)
    x0, y0, x1, y1 = word.box
    left = x0 + print_width(typed[1], scale) if typed[1] else x0
    right = x1 - print_width(word.text[typed.end() :], scale)
    if right - left < 0.5 * letter or _print_in(line, left, right, y0, y1, ink_of, letter) is not False:
        return [word.text]
    return [part for part in (typed[1], typed[2], word.text[typed.end() :]) if part]


def _print_in(line: Line, left: float, right: float, top: float, bottom: float, ink_of: InkOf, letter: float) -> bool | None:
    """Whether what stands between two columns of a line is print; None where that cannot be told."""
    wide: Box = (left - 6 * letter, top - 1.2 * letter, right + 6 * letter, bottom + 0.9 * letter)
    x, y = max(0.0, wide[0]), max(0.0, wide[1])
    return is_printed(ink_of(wide), left - x, right - x, top - y, bottom - y, letter, print_scale(line.words, letter))


def _is_print(part: str) -> bool:
    return fold(part) in _DATE_WORDS or bool(re.fullmatch(r"(?i)s[ốoôó][:.]?", part) or SYMBOL.match(part) or _REST_OF_DATE.match(part))


def _cut(text: str, *, first: bool, number_line: bool, dated: bool) -> list[str]:
    """A word cut before and behind the slot that it runs into; itself alone where it holds no slot."""
    symbol = SYMBOL.search(text) if number_line else None
    if first or (dated and number_line):
        match = re.match(r"^(S[ốoôó][:.]|số[:.]?(?=\W|\d))(.+)$", text)
        if match and match.group(2).strip(":;.,"):
            symbol = SYMBOL.search(match.group(2))
            if symbol and symbol.start():
                return [match.group(1), match.group(2)[: symbol.start()], match.group(2)[symbol.start() :]]
            if not symbol:
                return [match.group(1), match.group(2)]
    match = re.match(r"^(ngày|tháng)([^\s/.,;:()-]{1,4}|[.:?][^\s/]{0,4})$", text)
    if match and not match.group(2).isalpha():
        return [match.group(1), match.group(2)]
    match = re.match(r"^([^\w\s]\d?|\d{1,2})(tháng|năm)$", text)
    if match:
        return [match.group(1), match.group(2)]
    match = re.match(r"^(ngày)?([^/]{1,4})(/\d{1,2}/(?:19|20)\d\d\S*)$", text) if dated else None
    if match:
        return [part for part in match.groups() if part]
    if symbol and 0 < symbol.start() <= 6 and not (_DIGITS.match(before := text[: symbol.start()]) or _WITH_POINT.match(before)):
        return [text[: symbol.start()], text[symbol.start() :]]
    return [text]


def _gaps(line: Line) -> list[tuple[SlotKind, int, int]]:
    """The slots of a line: kind, index of the printed word before it and of the one behind it."""
    keys = [fold(word.text) for word in line.words]
    bare = [re.sub(r"[\W_]+$", "", key) for key in keys]
    out: list[tuple[SlotKind, int, int]] = []
    annex = bool(_ANNEX.match(fold(line.text)))
    start = next((i for i, key in enumerate(bare) if key), 0)  # specks before the line
    head = start if keys and is_head(keys[start]) else next((i for i, key in enumerate(bare) if annex and key == "so"), -1)
    if head >= 0:
        symbol = next((i for i in range(head + 1, min(head + 8, len(keys))) if SYMBOL.match(line.words[i].text)), None)
        if symbol is not None:
            spell_symbol(line.words[symbol])
            out.append(("number", head + 1 if symbol > head + 1 and keys[head + 1] in (":", ".", ";") else head, symbol))
    while bare and not bare[-1]:  # specks behind it
        bare.pop()
    day, month, year = (bare.index(word) if word in bare else -1 for word in DATE_KEYS)
    in_order = 0 < day < month < year and month - day <= 4 and year - month <= 4
    if in_order and year >= len(bare) - 2 and _is_place([word.text for word in line.words[:day]]):
        out += [("day", day, month), ("month", month, year)]  # the place and date line: `Hà Nội, ngày … tháng … năm 2021` and no more
    elif annex and day > 0 and month < 0:
        rest = next((i for i in range(day + 1, min(day + 4, len(keys))) if _REST_OF_DATE.match(line.words[i].text)), None)
        if rest is not None:
            out.append(("day", day, rest))
    return sorted(out, key=lambda gap: -gap[1])


def _is_place(words: list[str]) -> bool:
    """Whether the words before `ngày` end with a place, its comma perhaps lost: `Số: … /QĐ-UBND An Bình`."""
    if words[-1].endswith((",", ".", ":")):
        return True
    symbol = next((at for at, word in enumerate(words) if SYMBOL.search(word)), -1)
    name = words[symbol + 1 :]
    return 0 < len(name) <= 4 and all(word[:1].isupper() for word in name)


def _slot(kind: SlotKind, line: Line, first: int, last: int, ink_of: InkOf, letter: float) -> tuple[HandSlot | None, list[Word]]:
    """A slot if a pen filled it, and the words that are noise in it."""
    before, behind = line.words[first], line.words[last]
    inside = line.words[first + 1 : last]
    text = "".join(word.text for word in inside)
    scale = print_scale(line.words, letter)
    left, right = before.box[2], behind.box[0]
    if opened := opener(before.text):  # a box that reaches over the pen beside the print
        left = min(left, before.box[0] + print_width(opened, scale) + 0.15 * letter)
    closed = behind.box[2] - print_width(behind.text, scale) - 0.15 * letter
    if opener(behind.text) or closed > right + 0.8 * letter:
        right = max(right, closed)
    if right - left < 0.5 * letter:
        return None, []
    if text and not text.strip(".…") and min(word.confidence or 0.0 for word in inside) >= _SURE:
        return None, []  # dots that nobody wrote on
    typed = bool(_DIGITS.match(text)) and 0 < int(text) <= _TYPED_LIMIT[kind]
    top, bottom = min(before.box[1], behind.box[1]), max(before.box[3], behind.box[3])
    box: Box = (left, top - 0.6 * letter, right, bottom + 0.4 * letter)
    score = min((word.confidence or 0.0 for word in inside), default=0.0)
    printed = _print_in(line, left, right, top, bottom, ink_of, letter) if typed else None
    written = score >= _DOUBTFUL and printed is False
    if typed and not written and (score >= _SURE or (printed and score < _DOUBTFUL)):
        return None, []
    wide: Box = (left - 1.5 * letter, top - 1.8 * letter, right + 1.5 * letter, bottom + 0.9 * letter)
    ink = ink_between(ink_of(wide), left - max(0.0, wide[0]), right - max(0.0, wide[0]), top - max(0.0, wide[1]), letter)
    if ink is None:
        return None, [] if typed else inside
    found = [(number, chance) for number, chance in read_row(ink, _TYPED_LIMIT[kind]) if 0 < int(number) <= _TYPED_LIMIT[kind]]
    if typed and score >= _DOUBTFUL:  # digits that the engine read, but hardly of print: two readers, who agree or not
        agreed = bool(found) and int(found[0][0]) == int(text)
        if agreed or not written:
            for word in inside:
                word.confidence = min(word.confidence or MOST, MOST) if agreed else 0.25
            return HandSlot(kind, box, _with_engine(text, found, MOST if agreed else 0.3)), []
        return HandSlot(kind, box, _with_engine(text, found, _OF_PEN)), inside
    return HandSlot(kind, box, found), inside


def _with_engine(text: str, found: list[tuple[str, float]], chance: float) -> list[tuple[str, float]]:
    """The alternatives with what the OCR engine read among them; where both agree it comes first with the most that a slot may have."""
    others = [(number, own) for number, own in found if int(number) != int(text)]
    return sorted([(text, chance), *others], key=lambda pair: -pair[1])[:5]
