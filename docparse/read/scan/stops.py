"""Words that an engine read and the ink of their page in; the stops that they end in, as the ink has them, out (in place).

A speck behind a word is read as a full stop, and the colon of a title is lost in specks. But stops of a page are as large as each other
and stand on the line, and a colon is two of them, one above the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docparse.document import Line, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from docparse.read.scan.unread import Blobs

    Pieces = NDArray[np.float64]

_SURE = 0.9
_ENOUGH = 4
"""So many sure stops tell how large the stops of a page are."""
_SMALL, _TINY = 0.45, 0.018
"""How small a speck is beside the stops of its page, by their areas, and where there are few, beside the square of the height of small
letters: a stop of Times has 0.045 of it."""
_BELOW = 0.18
"""How far below the line a small dot is none of it, by the height of small letters."""
_DOT, _TALL = 0.45, 0.75
_BEHIND = 0.9
_ASIDE, _APART = 0.15, (0.4, 0.95)
"""How far the dots of a colon lie from one upright at most, and how far apart their middles are, by the height of small letters."""


def mend_stops(lines: Sequence[Line], blobs: Blobs, letter: float) -> int:
    """Take specks off the ends of words and put the colon behind a line's last word that has one; how many words changed."""
    import numpy as np

    pieces = blobs.stats[1:, :5].astype(np.float64)
    pieces = pieces[pieces[:, 0].argsort(kind="stable")]
    stops = [(line, word, _stop(pieces, word, letter)) for line in lines for word in line.words if _is_stopped(word.text)]
    areas = sorted(found[0] for _, word, found in stops if found is not None and (word.confidence or 0.0) > _SURE)
    least = _SMALL * areas[len(areas) // 2] if len(areas) >= _ENOUGH else _TINY * letter * letter
    mended = 0
    for line, word, found in stops:
        if found is not None and found[0] < least * (1.5 if found[1] > _BELOW * letter else 1.0):
            word.text, mended = word.text[:-1], mended + 1
            line.text = " ".join(own.text for own in line.words)
    for line in lines:
        last = line.words[-1] if line.words else None
        if last is not None and last.text[-1].isalpha() and _has_colon(pieces, last, letter):
            last.text, mended = f"{last.text}:", mended + 1
            line.text = " ".join(own.text for own in line.words)
    return mended


def _is_stopped(text: str) -> bool:
    return len(text) > 2 and text[-1] == "." and text[-2].isalpha() and text[-3].isalpha()


def _near(pieces: Pieces, word: Word, letter: float, further: float) -> tuple[Pieces, Pieces]:
    """The letters of a word, and the dots right behind the last of them; both as x, y, width, height, area."""
    import numpy as np

    x0, y0, x1, y1 = word.box
    low, high = np.searchsorted(pieces[:, 0], (x0 - 2, x1 + further * letter))
    near = pieces[low:high]
    near = near[(near[:, 1] + near[:, 3] > y0 - 2) & (near[:, 1] < y1 + 0.3 * letter)]
    letters = near[(near[:, 3] >= _TALL * letter) & (near[:, 0] < x1)]
    if not len(letters):
        return letters, letters
    end = (letters[:, 0] + letters[:, 2]).max()
    small = (near[:, 3] <= _DOT * letter) & (near[:, 2] <= _DOT * letter) & (near[:, 0] > end - 2)
    return letters, near[small & (near[:, 0] < end + _BEHIND * letter)]


def _line_of(letters: Pieces) -> float:
    """Where the letters of a word stand: most of them on the line, few reach below it."""
    import numpy as np

    return float(np.median(letters[:, 1] + letters[:, 3]))


def _stop(pieces: Pieces, word: Word, letter: float) -> tuple[float, float] | None:
    """The area of the one dot behind a word, and how far it reaches below the line; None where there is no one dot."""
    letters, dots = _near(pieces, word, letter, 0.3)
    if not len(letters) or len(dots) != 1:
        return None
    return float(dots[0, 4]), float(dots[0, 1] + dots[0, 3]) - _line_of(letters)


def _has_colon(pieces: Pieces, word: Word, letter: float) -> bool:
    """Whether two dots of one size stand behind a word, one above the other, the lower one on the line."""
    letters, dots = _near(pieces, word, letter, _BEHIND)
    if not len(letters) or len(dots) < 2:
        return False
    level = _line_of(letters)
    for x, y, w, h, area in dots:
        if abs(y + h - level) > 0.2 * letter or min(w, h) < 0.1 * letter:
            continue
        for a, b, c, d, other in dots:
            apart = (y + h / 2) - (b + d / 2)
            level_with = abs((x + w / 2) - (a + c / 2)) < _ASIDE * letter and 0.6 < other / area < 1.7
            if level_with and _APART[0] * letter < apart < _APART[1] * letter:
                return True
    return False
