"""Several readings of one row of a signature in, the title or the name that they make likeliest together out (`choose`).

Titles are few and known (`docparse.authority`), so the one most like all readings is taken. Names are not: `signature.names`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from docparse.document import Word
from docparse.read.scan.noise import plausible
from docparse.read.scan.signature.names import name_of
from docparse.read.scan.signature.reading import GOOD, GUESSED, Choice, Reading, alike, is_known, is_whole, marks_of
from docparse.read.scan.signature.seal_words import AUTHORITY, letters_of, titles
from docparse.text.normal import fold

_LIKE, _APART = 0.78, 0.03
"""How like the readings a title must be, and how much more than any other title."""
_ROOM = 0.035
"""What it costs a title to be a letter longer or shorter than the room that it has, beyond two letters."""
_DROPPED, _ENDING, _BESIDE, _BELOW_KT, _KT, _USED = 0.6, 0.75, 0.85, 0.93, 0.1, 0.035
"""What it costs to leave words out, by how sure they are; what the ending of a title is worth, beside a seal that covers the rest, below a
line with `KT.` of the same title; what that line, and that it is a usual one, are worth by themselves."""
_BARE, _TAIL = 0.97, 0.8
"""What an ending is worth whose marks were misread; how like an ending of a title one is at least."""
_USUAL = frozenset(("CHỦ TỊCH", "GIÁM ĐỐC", "HIỆU TRƯỞNG", "BÍ THƯ", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "BỘ TRƯỞNG"))
"""The titles that most papers are signed with: where only an ending was read, it is of one of these."""
_CAPITALS = 0.6
_GOES_ON = 0.35
"""How sure the engine is at least of a word that a name goes on with."""
_DASHES = ("-", "–")
_NO_DOUBT = 0.9
"""A word is as it was read where the engine is as sure as this, known or not."""


def choose(readings: Sequence[Reading], seen: Sequence[Word], head: str | None, room: float | None) -> Choice | None:
    """The title, the authority or the name of a row; None where the readings tell none.

    `seen`: the words that were read there before (pixels of the readings), one more reading. `head`: the row above, as it was chosen.
    `room`: for how many letters in capitals there is room.
    """
    before = Reading(list(seen))
    every = [reading for reading in (*readings, before) if reading.words]
    if not every:
        return None
    found = _chosen(readings, every, before, head, room)
    if found is not None and found.text.isupper():
        found = Choice(_with_dashes(found.words, seen))
    if found is not None and _loses(before, found):
        return None
    if found is not None and AUTHORITY.match(fold(before.text)) and not AUTHORITY.match(fold(found.text)):
        return None  # only one look saw for whom is signed
    return found


def _with_dashes(words: list[Word], seen: Sequence[Word]) -> list[Word]:
    """The words of a title with the dashes that were read between them before (`TỔ CHỨC - CÁN BỘ`): a reading holds letters alone."""
    dashes = [word for word in seen if word.text in _DASHES and (word.confidence or 0.0) > GOOD]
    between = [
        dash for dash in dashes for word, after in pairwise(words) if word.box[2] - 4 < (dash.box[0] + dash.box[2]) / 2 < after.box[0] + 4
    ]
    return sorted([*words, *between], key=lambda word: word.box[0]) if between else words


def _loses(before: Reading, found: Choice) -> bool:
    """Whether what was chosen is a part of what the first look was sure of."""
    own, seen = letters_of(found.text), letters_of(before.text)
    printed = (plausible(word.text) or word.text.endswith(".") for word in before.words)
    return own != seen and own in seen and all(printed) and all((word.confidence or 0.0) > _NO_DOUBT for word in before.words)


def _chosen(readings: Sequence[Reading], every: Sequence[Reading], before: Reading, head: str | None, room: float | None) -> Choice | None:
    """What two readings agree on; else the title or the name that all of them make."""
    agreed = agreed_on(readings, room, before.words)
    if agreed is not None:
        return Choice(agreed.words)
    letters = [(char, reading.weight) for reading in every for char in reading.text if char.isalpha()]
    total = sum(weight for _, weight in letters)
    if not total:
        return None
    if sum(weight for char, weight in letters if char.isupper()) > _CAPITALS * total:
        return _authority(every) or _title(every, head, room)
    return None if is_whole(before.text) and before.text.isupper() else name_of(every)


def agreed_on(readings: Sequence[Reading], room: float | None, seen: Sequence[Word] = ()) -> Reading | None:
    """A reading that two have, sure, whole, and as long as there is room for where it is in capitals.

    `seen`: what was read there before; a name that went on then is not whole.
    """
    sure = [reading for reading in readings if reading.sure]
    texts = [reading.text for reading in sure]
    return next(
        (
            own
            for own in sure
            if texts.count(own.text) > 1
            and not _too_short(own.text, room)
            and not _went_on(own, seen)
            and (own.text.isupper() or is_known(own.text) or min(word.confidence or 0.0 for word in own.words) > _NO_DOUBT)
        ),
        None,
    )


def _went_on(own: Reading, seen: Sequence[Word]) -> bool:
    """Whether one more word of a name, right behind its last, was read before."""
    last = own.words[-1]
    behind = [word for word in seen if word.box[0] > last.box[2] - 4]
    if own.text.isupper() or not behind:
        return False
    word = behind[0]
    near = word.box[0] - last.box[2] < last.box[3] - last.box[1]
    return near and word.text.istitle() and len(word.text) > 1 and (word.confidence or 0.0) > (_GOES_ON if plausible(word.text) else GOOD)


def _too_short(text: str, room: float | None) -> bool:
    return room is not None and text.isupper() and len(text) < room - 3


def _too_long(text: str, room: float | None) -> bool:
    return room is not None and len(text) > room + 3.5


@cache
def _title_marks() -> dict[str, str]:
    return {title: marks_of(title) for title in titles().values()}


def _middle_one(readings: Sequence[Reading]) -> Reading:
    """The reading that the others are most like."""
    marks = [marks_of(reading.text) for reading in readings]
    scores = [
        reading.weight + sum(other.weight * alike(own, theirs) for other, theirs in zip(readings, marks, strict=True))
        for reading, own in zip(readings, marks, strict=True)
    ]
    return readings[scores.index(max(scores))]


def _authority(readings: Sequence[Reading]) -> Choice | None:
    """`KT. GIÁM ĐỐC` as most readings have it; None where most have no such beginning."""
    acting = [reading for reading in readings if AUTHORITY.match(fold(reading.text))]
    if sum(reading.weight for reading in acting) * 2 < sum(reading.weight for reading in readings):
        return None
    best = _middle_one(acting)
    return Choice(best.words) if best.weight > GOOD and all(plausible(word.text) for word in best.words[1:]) else None


def _title(readings: Sequence[Reading], head: str | None, room: float | None) -> Choice | None:
    """The title that is most like all readings; else the surest reading, if it is sure."""
    if any(reading.weight > GOOD and reading.text.isupper() for reading in readings):
        readings = [reading for reading in readings if reading.text.isupper()]
    weights = [max(0.1, reading.weight) * min(12, len(marks_of(reading.text))) for reading in readings]
    if not any(weights):
        return None  # figures alone
    ranked = []
    for title, own in _title_marks().items():
        deputy = _is_deputy(title, head)
        below = deputy and not _too_long(title, room)
        score = sum(
            weight * _fits(reading, own, _BELOW_KT if below else _BESIDE if reading.beside else _ENDING)
            for reading, weight in zip(readings, weights, strict=True)
        ) / sum(weights)
        if room is not None:
            score -= _ROOM * max(0.0, abs(len(title) - room) - 2)
        ranked.append((score + (_KT if deputy else 0.0) + (_USED if title in _USUAL and not _too_short(title, room) else 0.0), title))
    ranked.sort(reverse=True)
    best = _middle_one(readings)
    sure = best.weight > 0.8 and all(plausible(word.text) and word.text.isupper() for word in best.words)
    if sure and len(best.words) > 1 and ranked[0][0] < 0.9 and not _too_short(best.text, room):
        return Choice(best.words)  # a title that is not in the list, or goes on
    same = [reading.text for reading in readings].count(best.text)
    if sure and same > 2 and same * 3 > 2 * len(readings) and not letters_of(ranked[0][1]).endswith(letters_of(best.text)):
        return Choice(best.words)  # the last word of a title on two lines
    if ranked[0][0] < _LIKE or ranked[1][0] > ranked[0][0] - _APART:
        return _title_beside(readings, head, room) if len(readings) > 1 else None
    title = ranked[0][1]
    exact = [reading for reading in readings if reading.text == title]
    if exact:
        return Choice(max(exact, key=lambda reading: reading.weight).words)
    return Choice(spelled(best.words, title, round(min(0.8, ranked[0][0]), 3)))


def _title_beside(readings: Sequence[Reading], head: str | None, room: float | None) -> Choice | None:
    """The title that one reading beside the seal ends, where all together tell none."""
    for reading in sorted(readings, key=lambda reading: -reading.weight):
        found = _title([reading], head, room) if reading.beside and reading.weight > GOOD else None
        if found is not None:
            for word in found.words:
                word.confidence = min(word.confidence or 0.0, GUESSED)
            return found
    return None


def _fits(reading: Reading, title: str, ending: float) -> float:
    """How like a title a reading is, what stands before it left out at the cost of how sure it was; what a title ends in says little."""
    best, lost, total = _near(marks_of(reading.text), title, ending), 0.0, sum(len(word.text) for word in reading.words)
    for at, word in enumerate(reading.words[:-1], start=1):
        lost += len(word.text) * max(0.2, word.confidence or 0.0) / total
        best = max(best, _near(marks_of(" ".join(other.text for other in reading.words[at:])), title, ending) - _DROPPED * lost)
    return best


def _near(said: str, title: str, ending: float) -> float:
    """How like a title a text is (both as `marks_of` gives them), by the whole or by what a title ends in."""
    tail = _tail(said, title)
    return max(alike(said, title), tail * (ending + 0.05 * len(said) / len(title)) if tail else 0.0)


def _tail(said: str, title: str) -> float:
    """How like the ending of a title a text is that may have lost its beginning; 0 where it is too short or too unlike to tell."""
    if len(said) > 3 and title.endswith(said):
        return 1.0
    letters = letters_of(said)
    if len(letters) > 2 and letters_of(title).endswith(letters):
        return _BARE
    like = alike(said, title[-len(said) :]) if 4 < len(said) < len(title) else 0.0
    return like if like >= _TAIL else 0.0


def _is_deputy(title: str, head: str | None) -> bool:
    """Whether a title is that of who signs below a line: `PHÓ GIÁM ĐỐC` below `KT. GIÁM ĐỐC`, `THỨ TRƯỞNG` below `KT. BỘ TRƯỞNG`."""
    found = re.match(r"^\W*(?:KT|K/T)[./]?\s*(.+)$", head or "")
    if found is None or not title.startswith(("PHÓ ", "THỨ ")):
        return False
    whom = title.replace("THỨ TRƯỞNG", "BỘ TRƯỞNG").removeprefix("PHÓ ")
    return any(part.startswith(whom) for part in found[1].split(", "))


def spelled(row: Sequence[Word], text: str, sure: float, tallest: float = float("inf")) -> list[Word]:
    """Words with a text in the place of a row; its end is where the row ends, and each has its share of the width.

    `tallest`: how tall its letters are at most; boxes may hold pens too.
    """
    parts = text.split()
    y0, y1 = min(word.box[1] for word in row), max(word.box[3] for word in row)
    x1 = row[-1].box[2]
    high = min((word.box[3] - word.box[1] for word in row if len(word.text) > 1), default=y1 - y0)
    high = min(high, tallest)
    share = min(0.75 * high, (x1 - row[0].box[0]) / (sum(map(len, parts)) + len(parts) - 1))
    out: list[Word] = []
    for part in reversed(parts):
        out.insert(0, Word(part, (x1 - share * len(part), y0, x1, y1), sure, bold=row[-1].bold))
        x1 -= share * (len(part) + 1)
    return out
