"""A coloured page in, the marks of urgency and secrecy that were stamped on its head in red out, as lines (`read_marks`).

Coloured ink is left out before a page is read, for seals lie over the print. But HỎA TỐC, KHẨN or MẬT are stamped in red, too, in a frame
under the number (NĐ 30/2020, Phụ lục I, cells 10a and 10b: HỎA TỐC 30 by 8 mm, THƯỢNG KHẨN 40 by 8, KHẨN 20 by 8). A clerk sets them by
hand: each is laid level by its own smallest rectangle before it is read, and nothing but these few words is taken from it. A framed stamp
of that size that cannot be read is counted: it may be a mark of secrecy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from docparse.document import Line, Page, Word
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.engine import OcrEngine

    Pixels = NDArray[np.uint8]

_MARKS = {
    "hoatoc": "HỎA TỐC", "thuongkhan": "THƯỢNG KHẨN", "khan": "KHẨN", "toimat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT", "mat": "MẬT",
    "hoatochengio": "HỎA TỐC HẸN GIỜ",
}  # fmt: skip
_OTHERS = ("den", "saoy", "vanthu")
"""Short words of other stamps, of arrival and of copies."""
UNREAD = "a red framed mark unread"
_UPPER = 0.45
_FAINT, _SHARE = 14, 0.3
"""How much redder than any other colour ink of a stamp is, of 255, and what share of its darkness (edges of print: less)."""
_WIDE, _TALL = (11.0, 62.0), (4.0, 17.0)
"""Millimetres: how wide and tall a stamp may be, frame and slack included."""
_TILT = 14.0
_ONE_LINE = 7
_PAD = 14
_STAMP_DPI = 225
_SIDE = 0.6
"""The share of a side of the rectangle that must be inked for a frame."""
_ALIKE = 0.72
_OTHER_WORDS = 0.75
"""The confidence from which other words in a frame are believed (`BẢN SAO`), so that no one needs to look."""
_MOST = 8


@dataclass(slots=True)
class Marks:
    """`lines`: the marks read, boxes in pixels; `unread`: how many framed stamps of their size were seen and not read."""

    lines: list[Line] = field(default_factory=list)
    unread: int = 0


def stamp_warnings(pages: list[Page]) -> list[tuple[str, str]]:
    """The warning `stamp_unread` (code, message) for the pages on which a red framed stamp was seen and not read; empty for none."""
    numbers = [str(page.number) for page in pages if UNREAD in (page.reason or "")]
    if not numbers:
        return []
    return [("stamp_unread", f"Thấy dấu đỏ đóng khung ở trang {', '.join(numbers)}, không đọc được: kiểm tra xem văn bản có mật không")]


def read_marks(reader: OcrEngine, image: Pixels, scale: float, dpi: int, letter: float) -> Marks:
    """The red marks in the upper part of a page (H, W, 3) RGB, boxes in pixels of the image times `scale`; `dpi` is that of the result."""
    import cv2
    import numpy as np

    head = np.ascontiguousarray(image[: int(_UPPER * image.shape[0])])
    strength, ink = _red(head)
    letter, source = letter / scale, dpi / scale
    found = Marks()
    if np.count_nonzero(ink) < letter * letter:
        return found
    joined = cv2.dilate(ink, np.ones((max(3, round(0.5 * letter)), max(3, round(1.1 * letter))), np.uint8))
    pieces, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    tried = 0
    for piece in pieces:
        x, y, w, h = cv2.boundingRect(piece)
        if tried == _MOST or not (_WIDE[0] < w * 25.4 / source < _WIDE[1] + 5 and _TALL[0] < h * 25.4 / source < 2 * _TALL[1]):
            continue
        own = np.zeros((h, w), np.uint8)
        cv2.drawContours(own, [piece], -1, 255, cv2.FILLED, offset=(-x, -y))
        apart: Any = cv2.bitwise_and(ink[y : y + h, x : x + w], own)
        level = _levelled(apart, strength[y : y + h, x : x + w], source)
        if level is None:
            continue
        tried += 1
        mark, other = _read(reader, level)
        if mark:
            found.lines.append(_line(mark, (x * scale, y * scale, (x + w) * scale, (y + h) * scale)))
        elif not other and level.framed:
            found.unread += 1
    return found


def _red(head: Pixels) -> tuple[Pixels, Pixels]:
    """How much redder than grey each pixel is, and which are red ink: faint ink too, but not the coloured edges of black print."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(cv2.GaussianBlur(head, (3, 3), 0))
    strength: Any = cv2.subtract(red, cv2.max(green, blue))
    if tint := int(np.median(strength[::8, ::8])):
        strength = cv2.subtract(strength, np.full_like(strength, tint))  # paper that is pink itself
    darkness: Any = cv2.bitwise_not(cv2.min(green, blue))
    ink = np.where((strength > _FAINT) & (strength > _SHARE * darkness.astype(np.float32)), np.uint8(255), np.uint8(0))
    return strength, ink


@dataclass(slots=True)
class _Level:
    """A stamp laid level at `_STAMP_DPI`: its red ink (white on black), how red each pixel is, whether a frame stands around its words."""

    ink: Pixels
    strength: Pixels
    framed: bool


def _levelled(ink: Pixels, strength: Pixels, dpi: float) -> _Level | None:
    """The stamp in its smallest rectangle, turned upright; None where it has no size of a mark."""
    import cv2
    import numpy as np

    points = cv2.findNonZero(ink)
    if points is None:
        return None
    (cx, cy), (wide, tall), angle = cv2.minAreaRect(points)
    if wide < tall:
        wide, tall, angle = tall, wide, angle - 90
    angle = (angle + 90) % 180 - 90
    if abs(angle) > _TILT or wide <= 1.3 * tall:
        return None
    if not (_WIDE[0] < wide * 25.4 / dpi < _WIDE[1] and _TALL[0] < tall * 25.4 / dpi < _TALL[1]):
        return None
    zoom = _STAMP_DPI / dpi
    size = (round(wide * zoom), round(tall * zoom))
    matrix = cv2.getRotationMatrix2D((cx, cy), angle, zoom)
    matrix[:, 2] += np.array((size[0] / 2 - cx, size[1] / 2 - cy))
    turned: Any = cv2.warpAffine(cv2.bitwise_and(strength, cv2.dilate(ink, np.ones((3, 3), np.uint8))), matrix, size, flags=cv2.INTER_CUBIC)
    upright: Any = cv2.warpAffine(ink, matrix, size, flags=cv2.INTER_LINEAR)
    bare = np.where(upright > 110, np.uint8(255), np.uint8(0))
    return _Level(bare, turned, _framed(bare))


def _framed(ink: Pixels) -> bool:
    """Whether lines run along the sides of the rectangle (three of four, for a stamp may be set down unevenly), with words between them."""
    high = ink.shape[0]
    band = max(3, round(0.16 * high))
    sides = (ink[:band].max(axis=0), ink[-band:].max(axis=0), ink[:, :band].max(axis=1), ink[:, -band:].max(axis=1))
    inked = [float((side > 0).mean()) for side in sides]
    if sum(share > _SIDE for share in inked) < 3 or min(inked[:2]) < 0.4:
        return False
    inner = ink[band:-band, band:-band]
    return inner.size > 0 and 0.06 < float((inner > 0).mean()) < 0.6


def _read(reader: OcrEngine, level: _Level) -> tuple[str | None, bool]:
    """The mark that the stamp says, from its ink without the frame, else from its shades; whether it says something else."""
    import cv2
    import numpy as np

    high = level.ink.shape[0]
    inset = round(0.13 * high) if level.framed else 0
    peak = max(1.0, float(np.percentile(level.strength, 97)))
    shades = 255 - cv2.convertScaleAbs(level.strength, alpha=255 / peak)
    views = (
        _without_frame(level.ink, high),
        shades[inset : high - inset, inset : level.ink.shape[1] - inset],
    )
    other = False
    for view in views:
        words = [
            word
            for line in reader.read(np.pad(np.ascontiguousarray(view), _PAD, constant_values=255), _STAMP_DPI, _ONE_LINE)
            for word in line.words
        ]
        letters = re.sub(r"[^a-z]", "", fold(" ".join(word.text for word in words)))
        if mark := _mark(letters):
            return mark, False
        other |= letters in _OTHERS or (len(letters) >= 5 and min((word.confidence or 0.0 for word in words), default=0.0) > _OTHER_WORDS)
    return None, other


def _mark(letters: str) -> str | None:
    """The mark that letters spell, a few of them misread; short ones must be whole, but for what a side of the frame leaves."""
    if exact := _MARKS.get(letters):
        return exact
    if exact := _MARKS.get(re.sub(r"^[ijlft]|[ijlft]$", "", letters)):
        return exact
    best = max(_MARKS, key=lambda mark: SequenceMatcher(None, letters, mark).ratio())
    return _MARKS[best] if len(best) > 4 and SequenceMatcher(None, letters, best).ratio() >= _ALIKE else None


def _without_frame(ink: Pixels, high: int) -> Pixels:
    """Black letters on white without the lines around them."""
    import cv2
    import numpy as np

    long = max(9, round(0.9 * high))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    frame: Any = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    bare: Any = cv2.GaussianBlur(255 - cv2.subtract(ink, frame), (3, 3), 0)
    return bare  # type: ignore[no-any-return]


def _line(mark: str, box: tuple[float, float, float, float]) -> Line:
    x0, y0, x1, y1 = box
    inset, share = 0.2 * (y1 - y0), (x1 - x0) / (len(mark) + 2)
    words, at = [], 1
    for part in mark.split():
        words.append(Word(part, (x0 + share * at, y0 + inset, x0 + share * (at + len(part)), y1 - inset), 0.8))
        at += len(part) + 1
    return Line(text=mark, words=words, box=(words[0].box[0], y0 + inset, words[-1].box[2], y1 - inset), confidence=0.8)
