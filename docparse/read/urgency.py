"""A coloured page in, the marks of urgency and secrecy that were stamped on its head in red out, as lines (`read_marks`).

Coloured ink is left out before a page is read, for seals lie over the print. But HỎA TỐC, KHẨN or MẬT are stamped in red, too, in a frame
under the number (NĐ 30/2020, Phụ lục I, cells 10a and 10b: HỎA TỐC 30 by 8 mm, THƯỢNG KHẨN 40 by 8, KHẨN 20 by 8). They are read by
themselves, and nothing but these few words is taken from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from docparse.document import Line, Word
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_MARKS = {
    "hoatoc": "HỎA TỐC", "thuongkhan": "THƯỢNG KHẨN", "khan": "KHẨN", "toimat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT", "mat": "MẬT",
    "hoatochengio": "HỎA TỐC HẸN GIỜ",
}  # fmt: skip
_UPPER = 0.45
_RED = 45
_WIDE, _TALL = (11.0, 62.0), (4.0, 17.0)
"""Millimetres: how wide and tall a stamp may be, frame and slack included."""
_ONE_LINE = 7
_PAD = 14


class Reader(Protocol):
    """What reads the print (`docparse.read.ocr.OcrEngine`)."""

    def read(self, grey: Pixels, dpi: int, mode: int) -> list[Line]:
        """Lines of words of a grey image, boxes in pixels."""
        ...


def read_marks(reader: Reader, image: Pixels, scale: float, dpi: int, letter: float) -> list[Line]:
    """The red marks in the upper part of a page (H, W, 3) RGB, boxes in pixels of the image times `scale`; `dpi` is that of the result."""
    import cv2
    import numpy as np

    head = np.ascontiguousarray(image[: int(_UPPER * image.shape[0])])
    head = cv2.resize(head, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)  # type: ignore[assignment]
    red, green, blue = cv2.split(head)
    strength: Any = cv2.subtract(red, cv2.max(green, blue))
    ink = np.where(strength > _RED, np.uint8(255), np.uint8(0))
    if np.count_nonzero(ink) < letter * letter:
        return []
    joined = cv2.dilate(ink, np.ones((max(3, round(0.5 * letter)), max(3, round(1.1 * letter))), np.uint8))
    pieces, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found: list[Line] = []
    for x, y, w, h in map(cv2.boundingRect, pieces):
        wide, tall = w * 25.4 / dpi, h * 25.4 / dpi
        if not (_WIDE[0] < wide < _WIDE[1] and _TALL[0] < tall < _TALL[1] and w > 1.3 * h):
            continue
        part = np.pad(_without_frame(ink[y : y + h, x : x + w], letter), _PAD, constant_values=255)
        text = " ".join(word.text for line in reader.read(part, dpi, _ONE_LINE) for word in line.words)
        mark = _MARKS.get(re.sub(r"[^a-z]", "", fold(text)))
        if mark:
            found.append(_line(mark, (float(x), float(y), float(x + w), float(y + h))))
    return found


def _without_frame(ink: Pixels, letter: float) -> Pixels:
    """Black letters on white without the lines around them."""
    import cv2
    import numpy as np

    long = max(9, round(2.4 * letter))
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
