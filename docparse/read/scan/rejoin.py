"""The words of a page after its slots were looked for in, printed dates that were cut for a slot made whole again (`rejoin_dates`);
and dates that a line's end parts (`open_days`).

`(Kèm theo Quyết định số 12/QĐ-UBND ngày 28/10/2021)` is cut behind its day, for the day may be a pen's (`read/scan/pen/pen.py`); where it
is print the cut has served its turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.document import HandSlot, Line, Word
from docparse.text.regex import regex

_SPECKED_DAY = regex(r"^\d{1,2}[.,:;'`]$")
_BELOW = (0.8, 3.5)
"""How far below a line the next one lies, by the height of small letters."""
_DAY, _REST = regex(r"^[(]?\d{1,2}$"), regex(r"^/\d{1,2}/\d{4}")


def rejoin_dates(lines: Sequence[Line], slots: Sequence[HandSlot], letter: float) -> int:
    """Join day and rest of printed dates that touch, in place; how many. Days that a pen wrote into a slot stay apart."""
    joined = 0
    penned = [slot.box for slot in slots]
    for line in lines:
        at = 1
        while at < len(line.words):
            day, rest = line.words[at - 1], line.words[at]
            touching = abs(rest.box[0] - day.box[2]) < 0.1 * letter
            if touching and _DAY.match(day.text) and _REST.match(rest.text) and not any(_inside(day, box) for box in penned):
                line.words[at - 1 : at + 1] = [_whole(day, rest)]
                joined += 1
            else:
                at += 1
        line.text = " ".join(word.text for word in line.words)
    return joined


def _whole(day: Word, rest: Word) -> Word:
    box = (day.box[0], min(day.box[1], rest.box[1]), rest.box[2], max(day.box[3], rest.box[3]))
    return Word(day.text + rest.text, box, rest.confidence, day.bold, day.italic, day.size)


def _inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    middle, level = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= middle <= box[2] and box[1] <= level <= box[3]


def open_days(lines: Sequence[Line], letter: float) -> int:
    """Take the speck off a day at the end of a line whose date goes on in the next (`ngày 24.` / `tháng 5`), in place; how many."""
    opened = 0
    for line in lines:
        words = line.words
        if len(words) < 2 or words[-2].text.lower() != "ngày" or not _SPECKED_DAY.match(words[-1].text):
            continue
        low = words[-1].box[3]
        below = (other.words[0] for other in lines if other.words and other.words[0].text == "tháng")
        if any(_BELOW[0] * letter < word.box[3] - low < _BELOW[1] * letter and word.box[0] < words[-1].box[0] for word in below):
            words[-1].text, opened = words[-1].text[:-1], opened + 1
            line.text = " ".join(word.text for word in words)
    return opened
