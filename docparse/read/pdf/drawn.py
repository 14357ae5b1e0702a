"""A PDFium page in, what is drawn on it out (`Drawn`): runs of words with boxes and fonts, ruling lines, and how much an image covers.

Boxes are in points from the top left of the page as it is read (page rotation applied). One ctypes call costs about a
microsecond, so fonts are asked for once per text object and boxes for the first and the last character of a word.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from docparse.document import Box, Word
from docparse.layout.tables import Rule
from docparse.read.pdf.calls import calls, handle, read_matrix, read_rectangle
from docparse.read.pdf.graphics import Frame, look
from docparse.read.printed import RAISED
from docparse.text.normal import canonical
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

HYPHEN_AT_END = "\ufffe"  # PDFium puts this for a hyphen at the end of a printed line
_TOKEN = regex(r"[^\s\ufffe]+\ufffe?|\ufffe|[\r\n]+")
_DIGIT_AFTER = regex(r"^\d{1,2}$|[^\W\d_]\d{1,2}(?!\d)|[”\"’).,;:%]\d{1,2}$")
_BOLD = regex(r"bold|black|heavy|-bd|semibold|demi", re.I)
_ITALIC = regex(r"italic|oblique|-it\b", re.I)
_FOREIGN = regex("[\u00a1-\u00bf\u00c5-\u00c7\u00e5-\u00e7\u00f0\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]")
"""Letters and signs of Latin-1 that Vietnamese in Unicode hardly has, and the old encodings have in every line."""
_VALID = 0.8
_INVISIBLE = 3
_STROKED = 2


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page. `runs`: words in the order of the content stream, a new run where the stream jumps.

    `added`: runs that came from annotations. `turned`: words across the reading direction (marks, watermarks).
    `image_share`: share of the page under its largest image, 0 to 1. `hidden_share`: share of invisible characters.
    """

    width: float
    height: float
    runs: list[list[Word]] = field(default_factory=list)
    added: list[list[Word]] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    image_share: float = 0.0
    hidden_share: float = 0.0
    characters: int = 0
    broken: int = 0
    legacy_font: bool = False


@dataclass(slots=True)
class _Style:
    bold: bool
    italic: bool
    size: float
    angle: float
    hidden: bool
    legacy: str | None
    """The name of its font, where that is one of the old Vietnamese encodings."""


def draw(page: Any, own_characters: int | None = None, graphics: bool = True) -> Drawn:
    """What is drawn on `page` (a pypdfium2 page). Characters from index `own_characters` on came with its annotations.

    `graphics`: also look at images and ruling lines.
    """
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        if len(text) != count:  # a character beyond the basic plane, or one that PDFium drops: ask for each
            ask = raw.FPDFText_GetUnicode
            text = "".join(chr(ask(text_page.raw, i) or 0xFFFD) for i in range(count))
        reader = _Characters(text_page.raw)
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, bounds)
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        quarter = _reading_quarter(reader, text, tokens, int(raw.FPDFPage_GetRotation(page.raw)))
        frame = Frame(bounds.left, bounds.bottom, bounds.right, bounds.top, quarter)
        drawn = Drawn(frame.width, frame.height, characters=count)
        _collect(drawn, reader, frame, text, tokens, count if own_characters is None else own_characters)
    finally:
        text_page.close()
    if graphics:
        drawn.rules, drawn.image_share = look(page, frame)
    return drawn


def _reading_quarter(reader: _Characters, text: str, tokens: list[tuple[int, int]], page_quarter: int) -> int:
    """By how many quarters the page must be turned clockwise for most of its words to stand upright."""
    words = [start for start, end in tokens if end - start > 2 and not text[start].isspace()]
    step = max(1, len(words) // 40)
    votes = Counter(round(reader.style(start).angle / 90) % 4 for start in words[::step])
    return votes.most_common(1)[0][0] if votes else page_quarter


def _collect(drawn: Drawn, reader: _Characters, frame: Frame, text: str, tokens: list[tuple[int, int]], own: int) -> None:
    """Words of the page into runs."""
    run: list[Word] = []
    runs = drawn.runs
    legacy: dict[str, list[tuple[Word, str]]] = {}
    hidden = total = 0
    upright = frame.quarter * 90.0
    broken = "\ufffd" in text or "\x00" in text
    width, height = frame.width, frame.height
    style_of, box_of, split, turned = reader.style, reader.box, reader.split, drawn.turned
    for start, end in tokens:
        first = text[start]
        if first in "\r\n":
            if run:
                runs.append(run)
                run = []
            continue
        if start >= own and runs is drawn.runs:
            if run:
                runs.append(run)
                run = []
            runs = drawn.added
        style = style_of(start)
        total += end - start
        if style.hidden:
            hidden += end - start
        token = text[start:end]
        ends_line = token[-1] == HYPHEN_AT_END
        for at, stop in ((start, end),) if _is_whole(token) else split(token, start, end):
            piece = text[at:stop]
            if ends_line and stop == end:
                piece = piece[:-1] + "-"
            box = box_of(at, stop, frame, style)
            if box is None or box[2] < 0 or box[3] < 0 or box[0] > width or box[1] > height:
                continue  # PDFium knows no place, or one that nobody sees
            if broken and ("\ufffd" in piece or "\x00" in piece):
                drawn.broken += piece.count("\ufffd") + piece.count("\x00")
                piece = piece.replace("\x00", "")
            printed = piece
            piece, digits = _clean(piece)
            if not piece and style.legacy is None:
                continue
            if digits and piece:
                piece = reader.raised(piece, at)
            word = Word(piece, box, None, style.bold, style.italic, style.size)
            if style.legacy is not None:
                legacy.setdefault(style.legacy, []).append((word, printed))
            if style.angle != upright and abs((style.angle - upright + 180) % 360 - 180) > 10 and stop - at > 1:
                turned.append(word)
                continue
            if run and _jumps(run[-1], word):
                runs.append(run)
                run = []
            run.append(word)
        if ends_line and run:
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    drawn.legacy_font = any(not _decoded(font, words) for font, words in legacy.items())
    drawn.hidden_share = hidden / total if total else 0.0


def _decoded(font: str, words: list[tuple[Word, str]]) -> bool:
    """Give the words that are set in a font of an old encoding their Unicode letters, in place; whether they have them now.

    Such a font may also map its letters to Unicode by itself: what all its words on the page are together decides.
    """
    from docparse.text.encodings import convert_run
    from docparse.text.syllables import share_marked, share_valid

    before = " ".join(printed for _, printed in words)
    if before.isascii() or (share_valid(before) > _VALID and share_marked(before) > 0.3 and _FOREIGN.search(before) is None):
        return True
    font = font if not font.startswith("Vn") else f".{font}"
    after = []
    for _, printed in words:
        text = canonical(convert_run(printed, font))
        if "-" in printed and len(printed) > 1:  # the code of ư in TCVN3 is that of a hyphen in most PDFs: `ch-¬ng`, `L-u`
            horned = canonical(convert_run(printed.replace("-", "\u00ad"), font))
            text = horned if is_syllable(_letters(horned)) else text
        after.append(text)
    if share_valid(" ".join(after)) < max(_VALID, share_valid(before)):
        return False
    for (word, _), text in zip(words, after, strict=True):
        word.text = text
    return True


@lru_cache(maxsize=65536)
def _is_whole(token: str) -> bool:
    """Whether a token is one word, whatever the gaps in it."""
    return len(token) < 4 or is_syllable(token.rstrip(".,;:"))


@lru_cache(maxsize=65536)
def _clean(piece: str) -> tuple[str, bool]:
    """A word in canonical letters, and whether its digits may be raised."""
    clean = canonical(piece)
    return clean, len(clean) == len(piece) and _DIGIT_AFTER.search(clean) is not None


def _jumps(last: Word, word: Word) -> bool:
    """Whether the stream leaves the printed line between two words."""
    _, top, right, bottom = last.box
    left, other_top, _, other_bottom = word.box
    if top == other_top and bottom == other_bottom and bottom > top:
        height = bottom - top
        return left < right - 0.6 * (height if height > 4.0 else 4.0)
    height = min(bottom - top, other_bottom - other_top)
    return min(bottom, other_bottom) - max(top, other_top) < 0.4 * height or left < right - 0.6 * max(height, 4.0)


class _Characters:
    """Asks PDFium about characters by index; remembers the style of each text object."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        bound = calls()
        self._raw, self._page, self._here = raw, page, handle(page)
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, bool, str | None]] = {}
        self._known: dict[tuple[int, float, float, int], _Style] = {}
        self._object, self._loose, self._tight = bound.text_object, bound.loose_box, raw.FPDFText_GetCharBox
        self._size, self._matrix_of, self._mode, self._font = bound.font_size, bound.matrix, bound.render_mode, bound.font
        self._rect = raw.FS_RECTF()
        self._rect_at = handle(ctypes.byref(self._rect))
        self._matrix = raw.FS_MATRIX()
        self._matrix_at = handle(ctypes.byref(self._matrix))
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(value) for value in self._doubles]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._none = _Style(False, False, 0.0, 0.0, False, None)

    def style(self, index: int) -> _Style:
        """Font, size and direction of the character at `index`."""
        item = self._object(self._here, index)
        if not item:
            return self._none
        style = self._styles.get(item)
        if style is None:
            style = self._styles[item] = self._look(index, item)
        return style

    def _look(self, index: int, item: int) -> _Style:
        size = self._size(self._here, index)
        angle = 0.0
        if self._matrix_of(self._here, index, self._matrix_at):
            a, b, c, d, _, _ = read_matrix(self._matrix)
            if b or a < 0:
                angle = math.degrees(math.atan2(b, a))
                size *= math.hypot(c, d) or 1.0
            else:
                size *= abs(d) or 1.0
        mode = self._mode(item)
        key = self._font(item) or 0
        shape = (key, size, angle, mode)
        style = self._known.get(shape)
        if style is not None:
            return style
        face = self._fonts.get(key)
        if face is None:
            face = self._fonts[key] = self._face(index)
        bold, italic, legacy = face
        style = self._known[shape] = _Style(bold or mode == _STROKED, italic, round(size, 2), angle, mode == _INVISIBLE, legacy)
        return style

    def _face(self, index: int) -> tuple[bool, bool, str | None]:
        """Whether the font at `index` is bold, italic, and its name where that is one of an old encoding."""
        raw = self._raw
        raw.FPDFText_GetFontInfo(self._page, index, self._name, 128, ctypes.byref(self._flags))
        name = self._name.value.decode("utf-8", "replace")
        name = name.split("+")[-1]
        legacy = name if name.startswith((".Vn", "VNI-", "Vn", "VNtimes", "VNarial")) else None
        bold = bool(_BOLD.search(name)) or raw.FPDFText_GetFontWeight(self._page, index) >= 600
        return bold, bool(_ITALIC.search(name)), legacy

    def box(self, start: int, end: int, frame: Frame, style: _Style) -> Box | None:
        """The box of characters `start` to `end`; None where PDFium knows none."""
        if frame.quarter or style.angle:
            return self._tight_box(start, end, frame)
        rect, at = self._rect, self._rect_at
        if not self._loose(self._here, start, at):
            return None
        x0, y1, x1, y0 = read_rectangle(rect)
        if end - start > 1:
            if not self._loose(self._here, end - 1, at):
                return None
            _, top, x1, bottom = read_rectangle(rect)
            if bottom < y0 - 1 or top > y1 + 1:
                y0, y1 = min(y0, bottom), max(y1, top)
        if x1 < x0:
            x0, x1 = x1, x0
        return (x0 - frame.left, frame.h - y1 + frame.bottom, x1 - frame.left, frame.h - y0 + frame.bottom)

    def _tight_box(self, start: int, end: int, frame: Frame) -> Box | None:
        boxes = []
        for index in range(start, end):
            if self._tight(self._page, index, *self._references):
                left, right, bottom, top = (value.value for value in self._doubles)
                boxes.append(frame.box(left, bottom, right, top))
        if not boxes:
            return None
        return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))

    def split(self, token: str, start: int, end: int) -> list[tuple[int, int]]:
        """The token cut where characters stand apart although the text layer has no space (`BỘGIÁO`)."""
        style = self.style(start)
        if style.angle or not style.size:
            return [(start, end)]
        rect, at, cuts, size = self._rect, self._rect_at, [start], style.size
        before: float | None = None
        level = 0.0
        for index in range(start, end):
            if not self._loose(self._here, index, at):
                continue
            left, _, right, bottom = read_rectangle(rect)
            if before is not None:
                gap = left - before
                if (
                    abs(bottom - level) > size
                    or gap > size
                    or gap < -size
                    or (gap > 0.14 * size and is_syllable(_letters(token[cuts[-1] - start : index - start])))
                ):
                    cuts.append(index)
            before, level = right, bottom
        cuts.append(end)
        return list(pairwise(cuts))

    def raised(self, piece: str, start: int) -> str:
        """The piece with small raised digits as superscripts (footnote marks, m³), so that they are no part of a number."""
        page, rect, at = self._here, self._rect, self._rect_at
        digits = [i for i, char in enumerate(piece) if char.isdigit()]
        if len(digits) == len(piece):
            neighbour = next((i for i in range(start + len(piece), start + len(piece) + 4) if self._size(page, i) > 1.5), None)
        else:
            neighbour = start + next(i for i, char in enumerate(piece) if not char.isdigit())
        if neighbour is None or not self._loose(page, neighbour, at):
            return piece
        base, size, edge = rect.bottom, self._size(page, neighbour), rect.left
        reference = self.style(neighbour).size
        after = neighbour >= start + len(piece) and self._loose(page, start + len(piece) - 1, at)
        if after and not (-size < edge - rect.right < size and 0 <= rect.bottom - base < 0.8 * size):
            return piece  # a number that stands alone on its line
        out = list(piece)
        for i in digits:
            small = self.style(start + i).size
            if small and reference and small < 0.8 * reference and self._loose(page, start + i, at) and rect.bottom > base + 0.1 * size:
                out[i] = piece[i].translate(RAISED)
        return "".join(out)


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip(".,;:()")
