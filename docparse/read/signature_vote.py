"""Several readings of one row of a signature in, the title or the name that they make likeliest together out (`choose`).

Titles are few and known (`docparse.authority`), so the one most like all readings is taken. Names are not: of each word the reading is
taken that most others are like; that it is a syllable of names counts for less than one reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from docparse.authority.people import name_syllables, surnames, surnames_by_use
from docparse.document import Word
from docparse.read.noise import plausible
from docparse.read.seal_words import AUTHORITY, has_family_name, title_of, titles
from docparse.text.normal import fold

_LIKE, _APART = 0.78, 0.03
"""How like the readings a title must be, and how much more than any other title."""
_ROOM = 0.035
"""What it costs a title to be a letter longer or shorter than the room that it has, beyond two letters."""
_DROPPED, _ENDING, _BELOW_KT, _KT, _USED = 0.6, 0.75, 0.93, 0.1, 0.035
_USUAL = frozenset(("CHỦ TỊCH", "GIÁM ĐỐC", "HIỆU TRƯỞNG", "BÍ THƯ", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "BỘ TRƯỞNG"))
"""The titles that most papers are signed with: where only an ending was read, it is of one of these."""
_CAPITALS = 0.6
_GOOD = 0.6
_GUESSED = 0.55
"""How sure a word is that one reading alone has, or none has whole."""
_KNOWN_NAME = 0.35
"""How much a syllable of names is worth, in readings."""
_WHOLE_NAME = 0.8
_FAMILIES = 40
"""So many family names, the most usual first, are one at the head of a name, even if they stand inside names too (`Văn`, `Thị`)."""
_FITTING = 1.2
"""How much more a reading is worth that is a syllable of names, a family name at the head."""
_FAMILY = 0.1
_NEAR_NAME = 0.6
"""How like a reading a syllable of names must be to be thought of."""


@dataclass(slots=True)
class Reading:
    """The words of a row as they were read once, without what stands at its ends and is none."""

    words: list[Word]

    def __post_init__(self) -> None:
        words = [word for word in self.words if any(map(str.isalnum, word.text))]
        while words and _is_speck(words[0]):
            words = words[1:]
        while words and _is_speck(words[-1]):
            words = words[:-1]
        self.words = words

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def weight(self) -> float:
        """How sure it is, by letters."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * (word.confidence or 0.0) for word in self.words) / letters if letters else 0.0

    @property
    def sure(self) -> bool:
        """Whether it is a whole title or name of words that the engine was sure of."""
        return bool(self.words) and all((word.confidence or 0.0) > _GOOD for word in self.words) and is_whole(self.text)


@dataclass(slots=True)
class Choice:
    """What a row says: its words, in the pixels of the readings."""

    words: list[Word]

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(word.text for word in self.words)


def is_whole(text: str) -> bool:
    """Whether a row is a whole title, or a name with its family name.

    >>> is_whole("PHÓ CHỦ TỊCH"), is_whole("HÓ CHỦ TỊCH"), is_whole("Trần Văn Dịu")
    (True, False, True)
    """
    first = text.split()[0] if text else ""
    if has_family_name(text) and len(text.split()) > 2 and (first in _usual_families() or "m" not in name_syllables().get(first, "")):
        return True
    if not text.isupper():
        return False
    bare = re.sub(r"^\W*(?:KT|TM|TL|TUQ|K/T|T/M|T/L)\b[./]?\s*", "", text)
    return bare in titles().values() or (bare != text and bool(title_of(bare)))


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
    if found is not None and AUTHORITY.match(fold(before.text)) and not AUTHORITY.match(fold(found.text)):
        return None  # only one look saw for whom is signed
    return found


def _chosen(readings: Sequence[Reading], every: Sequence[Reading], before: Reading, head: str | None, room: float | None) -> Choice | None:
    """What two readings agree on; else the title or the name that all of them make."""
    agreed = agreed_on(readings, room)
    if agreed is not None:
        return Choice(agreed.words)
    letters = [(char, reading.weight) for reading in every for char in reading.text if char.isalpha()]
    total = sum(weight for _, weight in letters)
    if not total:
        return None
    if sum(weight for char, weight in letters if char.isupper()) > _CAPITALS * total:
        return _authority(every) or _title(every, head, room)
    return None if is_whole(before.text) and before.text.isupper() else _name(every)


def agreed_on(readings: Sequence[Reading], room: float | None) -> Reading | None:
    """A reading that two have, sure, whole, and as long as there is room for where it is in capitals."""
    sure = [reading for reading in readings if reading.sure]
    texts = [reading.text for reading in sure]
    return next((own for own in sure if texts.count(own.text) > 1 and not _too_short(own.text, room)), None)


def _too_short(text: str, room: float | None) -> bool:
    return room is not None and text.isupper() and len(text) < room - 3


def _too_long(text: str, room: float | None) -> bool:
    return room is not None and len(text) > room + 3.5


def _is_speck(word: Word) -> bool:
    sure = word.confidence or 0.0
    return (sure < 0.3 and not plausible(word.text)) or (sure < 0.15) or (len(word.text) == 1 and sure < _GOOD and word.text not in "AY")


@lru_cache(maxsize=8192)
def _marks(text: str) -> str:
    """The letters of a text, their marks as letters of their own."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if char.isalpha() or unicodedata.combining(char))


@cache
def _usual_families() -> frozenset[str]:
    return frozenset(surnames_by_use()[:_FAMILIES])


@cache
def _title_marks() -> dict[str, str]:
    return {title: _marks(title) for title in titles().values()}


def _like(a: str, b: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(a, b)


def _middle_one(readings: Sequence[Reading]) -> Reading:
    """The reading that the others are most like."""
    marks = [_marks(reading.text) for reading in readings]
    scores = [
        reading.weight + sum(other.weight * _like(own, theirs) for other, theirs in zip(readings, marks, strict=True))
        for reading, own in zip(readings, marks, strict=True)
    ]
    return readings[scores.index(max(scores))]


def _authority(readings: Sequence[Reading]) -> Choice | None:
    """`KT. GIÁM ĐỐC` as most readings have it; None where most have no such beginning."""
    acting = [reading for reading in readings if AUTHORITY.match(fold(reading.text))]
    if sum(reading.weight for reading in acting) * 2 < sum(reading.weight for reading in readings):
        return None
    best = _middle_one(acting)
    return Choice(best.words) if best.weight > _GOOD and all(plausible(word.text) for word in best.words[1:]) else None


def _title(readings: Sequence[Reading], head: str | None, room: float | None) -> Choice | None:
    """The title that is most like all readings; else the surest reading, if it is sure."""
    if any(reading.weight > _GOOD and reading.text.isupper() for reading in readings):
        readings = [reading for reading in readings if reading.text.isupper()]
    weights = [max(0.1, reading.weight) * min(12, len(_marks(reading.text))) for reading in readings]
    ranked = []
    for title, own in _title_marks().items():
        deputy = _is_deputy(title, head)
        ending = _BELOW_KT if deputy and not _too_long(title, room) else _ENDING
        score = sum(weight * _fits(reading, own, ending) for reading, weight in zip(readings, weights, strict=True)) / sum(weights)
        if room is not None:
            score -= _ROOM * max(0.0, abs(len(title) - room) - 2)
        ranked.append((score + (_KT if deputy else 0.0) + (_USED if title in _USUAL and not _too_short(title, room) else 0.0), title))
    ranked.sort(reverse=True)
    best = _middle_one(readings)
    sure = best.weight > 0.8 and all(plausible(word.text) and word.text.isupper() for word in best.words)
    if sure and len(best.words) > 1 and ranked[0][0] < 0.9 and not _too_short(best.text, room):
        return Choice(best.words)  # a title that is not in the list, or goes on
    if ranked[0][0] < _LIKE or ranked[1][0] > ranked[0][0] - _APART:
        return None
    title = ranked[0][1]
    exact = [reading for reading in readings if reading.text == title]
    if exact:
        return Choice(max(exact, key=lambda reading: reading.weight).words)
    return Choice(spelled(best.words, title, round(min(0.8, ranked[0][0]), 3)))


def _fits(reading: Reading, title: str, ending: float) -> float:
    """How like a title a reading is, what stands before it left out at the cost of how sure it was; what a title ends in says little."""
    best, lost, total = _near(_marks(reading.text), title, ending), 0.0, sum(len(word.text) for word in reading.words)
    for at, word in enumerate(reading.words[:-1], start=1):
        lost += len(word.text) * max(0.2, word.confidence or 0.0) / total
        best = max(best, _near(_marks(" ".join(other.text for other in reading.words[at:])), title, ending) - _DROPPED * lost)
    return best


def _near(said: str, title: str, ending: float) -> float:
    ending = ending + 0.05 * len(said) / len(title) if len(said) > 3 and title.endswith(said) else 0.0
    return max(_like(said, title), ending)


def _is_deputy(title: str, head: str | None) -> bool:
    """Whether a title is that of who signs below a line: `PHÓ GIÁM ĐỐC` below `KT. GIÁM ĐỐC`."""
    found = re.match(r"^\W*(?:KT|K/T)[./]?\s*(.+)$", head or "")
    return found is not None and title.startswith("PHÓ ") and found[1].startswith(title.removeprefix("PHÓ "))


def spelled(row: Sequence[Word], text: str, sure: float) -> list[Word]:
    """Words with a text in the place of a row; its end is where the row ends, and each has its share of the width."""
    parts = text.split()
    y0, y1 = min(word.box[1] for word in row), max(word.box[3] for word in row)
    x1 = row[-1].box[2]
    high = sorted(word.box[3] - word.box[1] for word in row)[len(row) // 2]
    share = min(0.75 * high, (x1 - row[0].box[0]) / (sum(map(len, parts)) + len(parts) - 1))
    out: list[Word] = []
    for part in reversed(parts):
        out.insert(0, Word(part, (x1 - share * len(part), y0, x1, y1), sure, bold=row[-1].bold))
        x1 -= share * (len(part) + 1)
    return out


_PARTS = re.compile(r"[^\W\d_]['’”ˆ°\"][^\W\d_]+|[^\W\d_]+")
_RANKS = frozenset(("tá", "tướng", "úy", "uý", "sĩ", "sỹ"))
"""What of a rank or degree before a name is in small letters."""


def _name(readings: Sequence[Reading]) -> Choice | None:
    """The name that the readings make together."""
    rows = [[part for word in reading.words for part in _parts(word)] for reading in readings]
    rows = [row for row in rows if len(row) > 1]
    if not rows:
        return None
    texts = [" ".join(word.text for word in row) for row in rows]
    marks = [_marks(text) for text in texts]
    weights = [sum((word.confidence or 0.0) for word in row) / len(row) for row in rows]

    def standing(at: int) -> float:
        others = sum(weight * _like(marks[at], own) for own, weight in zip(marks, weights, strict=True))
        return others + weights[at] + (_WHOLE_NAME if has_family_name(texts[at]) and len(rows[at]) > 2 else 0.0)

    best = rows[max(range(len(rows)), key=standing)]
    if not 2 <= len(best) <= 6:
        return None
    best = _grown(best, rows)
    first = max((at + 1 for at, word in enumerate(best) if word.text in _RANKS), default=0)
    out = [
        _voted(word, [found for row in rows if (found := _beside(word, row)) is not None], len(rows), at == first)
        for at, word in enumerate(best)
    ]
    while out and not out[0].text[:1].isupper():
        out = out[1:]
    good = sum(len(word.text) for word in out if (word.confidence or 0.0) > _GUESSED and word.text[:1].isupper())
    if good < 0.5 * sum(len(word.text) for word in out) or sum(word.text[:1].isupper() for word in out) < 2:
        return None
    return Choice(out)


def _grown(best: list[_Part], rows: Sequence[Sequence[_Part]]) -> list[_Part]:
    """The words of the best reading, and what others have before and behind them: a family name, a word that several read."""
    before = [
        row[at] for row in rows if (at := max((i for i, word in enumerate(row) if word.box[2] < best[0].box[0] + 4), default=-1)) >= 0
    ]
    behind = [row[at] for row in rows if (at := next((i for i, word in enumerate(row) if word.box[0] > best[-1].box[2] - 4), -1)) >= 0]
    out = list(best)
    if len(best) < 4 and best[0].text not in _usual_families() and before:
        head = max(before, key=lambda word: word.confidence or 0.0)
        if _voted(head, before, len(before), True).text in _usual_families():
            out.insert(0, head)
    good = [word for word in behind if (word.confidence or 0.0) > 0.4 and word.text[:1].isupper() and plausible(word.text)]
    if len(out) < 5 and len(good) > max(1, len(rows) // 4):
        out.append(max(good, key=lambda word: word.confidence or 0.0))
    return out


@dataclass(slots=True)
class _Part(Word):
    """A syllable of a name; `torn`: specks stood behind it, so that its last letter is in doubt."""

    torn: bool = False


def _parts(word: Word) -> list[_Part]:
    """The syllables of a word that were read together (`QuangLục`, `Văn-Đăng`), each with its share of the width."""
    found = list(_PARTS.finditer(word.text))
    spans = [span for match in found for span in _humps(match.group(), match.start())]
    x0, y0, x1, y1 = word.box
    share = (x1 - x0) / max(1, len(word.text))
    out = []
    for a, b in spans:
        torn = len(spans) == 1 and b < len(word.text)
        sure = (word.confidence or 0.0) * (0.6 if torn else 1.0)
        others = word.others if len(spans) == 1 else ()
        out.append(_Part(word.text[a:b], (x0 + share * a, y0, x0 + share * b, y1), sure, others=others, bold=word.bold, torn=torn))
    return out


def _humps(run: str, start: int) -> list[tuple[int, int]]:
    """Where the syllables of a run of letters lie: a capital behind a small letter begins the next one."""
    cuts = [at for at in range(1, len(run)) if run[at].isupper() and run[at - 1].islower()]
    return [(start + a, start + b) for a, b in zip([0, *cuts], [*cuts, len(run)], strict=True)]


def _beside(word: Word, row: Sequence[_Part]) -> _Part | None:
    """The word of another reading that is of the same ink."""
    middle, wide = (word.box[0] + word.box[2]) / 2, word.box[2] - word.box[0]
    near = min(row, key=lambda other: abs((other.box[0] + other.box[2]) / 2 - middle))
    return near if abs((near.box[0] + near.box[2]) / 2 - middle) < 0.5 * max(wide, near.box[2] - near.box[0]) else None


def _said(known: str, word: _Part) -> float:
    """How like a word a reading of it is; one that begins small has lost its beginning, one with specks behind it its end."""
    own, theirs = _marks(known), _marks(word.text)
    if word.torn and len(theirs) > 2 and own.startswith(theirs[:-1]) and len(own) - len(theirs) < 3:
        return 0.9
    if word.text[:1].islower() and known[:1].isupper() and own != theirs:
        return 0.9 if own.endswith(theirs) and len(theirs) > 1 else 0.8 * _like(own, theirs)
    return _like(own, theirs)


@cache
def _rank(family: str) -> int:
    """How usual a family name is: 0 for the most usual, less for others."""
    order = surnames_by_use()
    return -order.index(family) if family in order else -len(order)


def _voted(word: _Part, readings: Sequence[_Part], count: int, family: bool) -> Word:
    """The word that most readings of its place are like."""
    if word.text in _RANKS:
        return word
    fits = surnames() if family else frozenset(name_syllables()) | surnames()
    read = {other.text for other in readings if other.text[:1].isupper() or other.text in _RANKS} or {word.text}
    thought = read | {known for known in fits if any(_said(known, other) >= _NEAR_NAME for other in readings)}
    scores = {}
    for text in thought:
        score = sum(max(0.1, other.confidence or 0.0) * _said(text, other) ** 2 for other in readings)
        if text in fits:
            score = (_FITTING if family else 1.0) * score + _KNOWN_NAME
            score += _FAMILY if family and text in _usual_families() else 0.0
        elif not plausible(text) and "’" not in text:
            score -= _KNOWN_NAME
        scores[text] = score
    best = max(scores, key=lambda text: (round(scores[text], 3), _rank(text), text in read, text))
    same = [other.confidence or 0.0 for other in readings if other.text == best]
    sure = min(0.93, max(same)) if len(same) > 1 and sum(same) > 1.0 else min(0.75, max(same)) if same else _GUESSED
    if len(readings) * 2 < count:
        sure = min(sure, _GUESSED)
    own = next((other for other in readings if other.text == best), None)
    return Word(best, word.box, round(sure, 3), others=own.others if own else (), bold=word.bold)
