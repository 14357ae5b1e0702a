"""The picture of a page and the text layer over it in, what OCR reads there otherwise out (`contradiction`): why the layer is not trusted.

A layer with valid syllables may still be a poor reading: `tô chức`, `S/KH-UBND`, half of the lines left out. What is wrong cannot be told
from the layer alone, but from a few lines of the page that are read again: words that are sure there and are missing in the layer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docparse.document import Word
from docparse.read.scan.decode import EDGE, language_model, syllable_key, token_key
from docparse.text.normal import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_BANDS = ((0.40, 0.57), (0.08, 0.25), (0.25, 0.40), (0.57, 0.76))
"""Parts of the height that are read, one after the other until there are `_ENOUGH` words."""
_ENOUGH, _FEWEST = 80, 20
_SURE = 0.88
_FEW, _MANY = 0.03, 0.04
"""Shares of the sure words that a layer may lack: up to the first it is as good as OCR, over the second (marks apart) it never is."""
_COLUMN = 6
"""Page segmentation of the engine: one block of lines."""


def contradiction(runs: Sequence[Sequence[Word]], image: Pixels, dpi: int) -> str | None:
    """Why the text layer `runs` (boxes in points) reads worse than the page `image` (H, W, 3) RGB does; None where it holds.

    Raises ReadError (`missing_tool`).
    """
    from docparse.read.scan.preprocess import LETTER, is_sliver, prepare

    if is_sliver(image):
        return None
    ready = prepare(image, dpi)
    height = ready.grey.shape[0]
    to_points = 72 / (dpi * ready.scale)
    found: list[list[Word]] = []
    layer: list[list[Word]] = []
    for top, bottom in _BANDS:
        y0, y1 = _blank_row(ready.grey, round(top * height), round(LETTER)), _blank_row(ready.grey, round(bottom * height), round(LETTER))
        found += _read(ready.grey[y0:y1], ready.dpi)
        low, high = (y0 - LETTER) * to_points, (y1 + LETTER) * to_points
        layer += [[word for word in run if low < (word.box[1] + word.box[3]) / 2 < high] for run in runs]
        if len(_sure(found)) >= _ENOUGH:
            break
    sure = _sure(found)
    if len(sure) < _FEWEST:
        return None
    there = [_letters(word) for run in layer for word in run]
    missing = _missing(map(_key, sure), map(_key, there))
    if missing <= _FEW * len(sure):
        return None
    # The engine is often sure of a word whose marks it did not see (`Tô quôc`): of that the language decides.
    bare = _missing(map(fold, sure), map(fold, there))
    if bare <= _MANY * len(sure) and _likelihood(layer) >= _likelihood(found):
        return None
    return f"OCR text layer without {missing} of {len(sure)} words that are plain on the page"


def _missing(words: Iterable[str], there: Iterable[str]) -> int:
    return sum((Counter(words) - Counter(there)).values())


def _read(grey: Pixels, dpi: int) -> list[list[Word]]:
    from docparse.read.scan.engine import engine

    return [line.words for line in engine().read(grey, dpi, _COLUMN)] if min(grey.shape) > 8 else []


def _blank_row(grey: Pixels, row: int, reach: int) -> int:
    """The row with the least ink within `reach` of `row`: between two lines of print."""
    import numpy as np

    first = max(0, row - reach)
    part = grey[first : row + reach]
    return first + int(np.argmax(part.mean(axis=1))) if part.size else row


def _sure(lines: Sequence[Sequence[Word]]) -> list[str]:
    """The letters of the words of which the engine was sure, without capitals, whose marks it often does not see, and unknown words."""
    model = language_model()
    words = (word for line in lines for word in line if (word.confidence or 0.0) >= _SURE)
    found = [text for word in words if len(text := _letters(word)) > 1 and not text.isupper()]
    return [text for text in found if model is None or not text.isalpha() or syllable_key(text) in model]


def _letters(word: Word) -> str:
    return "".join(filter(str.isalnum, word.text))


def _key(text: str) -> str:
    """A word for comparing: in small letters, its tone at the end wherever it is put (`hoà`, `hòa`)."""
    return syllable_key(text) if text.isalpha() else text.casefold()


def _likelihood(lines: Sequence[Sequence[Word]]) -> float:
    """How likely the lines are in the language, by word."""
    model = language_model()
    if model is None:
        return 0.0
    total, count = 0.0, 0
    for line in lines:
        before = EDGE
        for word in line:
            if not word.text.isupper():
                key = token_key(word.text)
                total += model.score(before, key)
                before, count = key, count + 1
    return total / count if count else -99.0
