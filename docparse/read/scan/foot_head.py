"""The words read of a page in; the head of its recipients, where a list beside a signature has none that was read, put in (`restore_head`).

`Nơi nhận:` stands in bold italics of 12 points above its list (NĐ 30/2020, Phụ lục I, 9): on a poor scan it runs together and nothing is
made of it. But a list of dashes in the left column beside `TM. …` or a title in capitals can have no other head.
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.document import Line, Word
from docparse.read.scan.engine import joined
from docparse.read.scan.foot import recipient_rows
from docparse.read.scan.noise import plausible
from docparse.text.normal import capitals, fold
from docparse.text.regex import regex

_DASHES = "-–—+*"
_CROSSES = "+*"
_LEFT, _RIGHT = 0.42, 0.45
"""Where the left column begins at most and the right one at least, by the width of the page."""
_FILED = regex(r"^luu\W*$")
_PITCH = 3.2
_ABOVE = 2.6
"""How far apart the rows of the list are at most, and how far above it its head begins, by the height of small letters."""
_ROW = 2.2
"""How far apart two rows of the list are, in the same unit."""
_UNSURE = 0.62
_READ = 0.5


def restore_head(lines: list[Line], width: float, letter: float) -> bool:
    """Make `Nơi nhận:` of the unsure words above the list; whether it was done. `lines` (pixels) change in place."""
    if recipient_rows(lines, letter):
        return False
    rows = _dashed(lines, width, letter)
    if rows is None or not _signed_beside(lines, rows, width, letter):
        return False
    level, left = (rows[0].box[1] + rows[0].box[3]) / 2, rows[0].box[0]
    column = [(line, word) for line in lines for word in line.words if word.box[2] < _RIGHT * width and left - 2 * letter < word.box[0]]
    near = [pair for pair in column if _is_above(pair[1], level, _ABOVE * letter, letter)]
    if (not near or _is_read([word for _, word in near])) and _is_filed(lines, rows, letter):
        # the first item may have been read, without its dash: the head is the row above it
        above = [pair for pair in column if _is_above(pair[1], level, (_ABOVE + _ROW) * letter, letter)]
        read = [sum(pair[1].box[1::2]) for pair in above if _is_read([pair[1]])]
        near = [pair for pair in above if not read or sum(pair[1].box[1::2]) < min(read) - letter]
    if not near or _is_read([word for _, word in near]):
        return False
    boxes = [word.box for _, word in near]
    x0, y0 = min(left, *(box[0] for box in boxes)), min(box[1] for box in boxes)
    y1 = max(y0 + letter, *(box[3] for box in boxes))
    for line, word in near:
        line.words.remove(word)
    lines[:] = [line for line in lines if line.words]
    head = [Word("Nơi", (x0, y0, x0 + 2 * letter, y1), _READ), Word("nhận:", (x0 + 2.5 * letter, y0, x0 + 6 * letter, y1), _READ)]
    lines.append(joined(Line(text="", words=head)))
    return True


def _is_filed(lines: Sequence[Line], rows: Sequence[Word], letter: float) -> bool:
    """Whether a dash and `Lưu` stand below in the same column: what is filed closes the recipients, and no other list."""
    left, top = rows[0].box[0], rows[0].box[1]
    return any(
        line.words[0].text[0] in _DASHES
        and abs(line.words[0].box[0] - left) < letter
        and line.words[0].box[1] > top
        and _FILED.match(fold(line.words[1].text))
        for line in lines
        if len(line.words) > 1
    )


def _is_above(word: Word, level: float, reach: float, letter: float) -> bool:
    """Whether a word stands in the row above a level, or is an unsure one that reaches into that row."""
    middle = (word.box[1] + word.box[3]) / 2
    if not level - reach - letter < middle < level:
        return False
    return middle < level - letter or (word.confidence or 0.0) < _READ


def _dashed(lines: Sequence[Line], width: float, letter: float) -> list[Word] | None:
    """The dashes of the last list of two rows or more in the left column, from top to bottom."""
    opens = sorted(
        (line.words[0] for line in lines if line.words and _is_dash(line.words[0]) and line.words[0].box[0] < _LEFT * width),
        key=lambda word: word.box[1],
    )
    runs: list[list[Word]] = []
    for word in opens:
        if runs and word.box[1] - runs[-1][-1].box[3] < _PITCH * letter and abs(word.box[0] - runs[-1][-1].box[0]) < letter:
            runs[-1].append(word)
        else:
            runs.append([word])
    return next((run for run in reversed(runs) if len(run) > 1), None)


def _is_dash(word: Word) -> bool:
    """Whether a word is or begins with the dash of an item; a pen's cross is no plus."""
    return word.text[0] in _DASHES and (word.text[0] not in _CROSSES or (word.confidence or 0.0) > _READ)


def _signed_beside(lines: Sequence[Line], rows: Sequence[Word], width: float, letter: float) -> bool:
    """Whether words in capitals stand in the right column about level with the head of the list, and no text runs across."""
    top, low = rows[0].box[1] - 4 * letter, rows[0].box[3] + 3 * letter
    beside = [word for line in lines for word in line.words if word.box[0] > _RIGHT * width and top < word.box[1] < low]
    letters, large = capitals(" ".join(word.text for word in beside))
    if letters < 6 or large < 0.7 * letters:
        return False
    across = [
        line for line in lines if line.words and top + 2 * letter < line.words[0].box[1] < low and line.words[0].box[0] < _LEFT * width
    ]
    return all(_parted(line, width, letter) for line in across)


def _parted(line: Line, width: float, letter: float) -> bool:
    """Whether a line ends in the left column, or has a gap before what stands in the right one."""
    left = [word for word in line.words if word.box[0] < _RIGHT * width]
    right = [word for word in line.words if word.box[0] >= _RIGHT * width]
    return not right or right[0].box[0] - max(word.box[2] for word in left) > letter


def _is_read(words: Sequence[Word]) -> bool:
    """Whether what stands above the list is print that was read: sure and plausible for the most part."""
    total = sum(len(word.text) for word in words)
    sure = sum(len(word.text) for word in words if plausible(word.text) and (word.confidence or 0.0) > _UNSURE and len(word.text) > 1)
    return sure > 0.5 * total
