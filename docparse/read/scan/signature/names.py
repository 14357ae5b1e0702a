"""Several readings of one row of a signature in, the name that they make together out (`name_of`).

Of each word the reading is taken that most others are like; that it is a syllable of names counts for less than one reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from docparse.authority.people import name_syllables, surnames, surnames_by_use
from docparse.document import Word
from docparse.read.scan.noise import plausible
from docparse.read.scan.signature.reading import GUESSED, RANKS, Choice, Reading, alike, marks_of, usual_families
from docparse.read.scan.signature.seal_words import has_family_name, letters_of
from docparse.text.regex import regex

_KNOWN_NAME = 0.35
"""How much a syllable of names is worth, in readings."""
_WHOLE_NAME = 0.8
_FITTING = 1.2
"""How much more a reading is worth that is a syllable of names, a family name at the head."""
_FAMILY = 0.1
_NEAR_NAME = 0.6
"""How like a reading a syllable of names must be to be thought of."""
_OTHER_MARK = 0.05
"""One mark is taken for another more often than one is lost: how much more alike the two are (`Điều` is `Điểu` rather than `Điêu`)."""
_CLEAR, _KNOWN_CLEAR = 0.85, 0.15
"""How sure a reading is at least that two looks agree on and that needs no list of names; what such a list is worth beside it."""

_MARK = "['’”ˆ°\"]"
_PARTS = regex(rf"[^\W\d_][a-z]?{_MARK}[’?]?[^\W\d_]+|[^\W\d_](?:[^\W\d_](?!{_MARK}))*")
_HIGHLAND = regex(rf"(?:[HKYĐ]|[A-ZĐ][a-z]){_MARK}[^\W\d_]{{2,}}")
"""A word of a name of the Central Highlands (`H’Yar`, `Bh’nông`), also where its mark was misread."""
_SHAPED = regex(r"[A-ZĐ][a-zà-ỹđ]+")
_DEGREES = frozenset(
    ("ThS", "Ths", "TS", "Ts", "PGS", "GS", "BS", "Bs", "DS", "Ds", "KS", "Ks", "CN", "BSCKI", "BSCKII", "DSCKI", "DSCKII")
)


def name_of(readings: Sequence[Reading]) -> Choice | None:
    """The name that the readings make together."""
    rows = [_apart([part for word in reading.words for part in _parts(word)]) for reading in readings]
    whole = sum(len(row) > 1 and not reading.beside for row, reading in zip(rows, readings, strict=True))
    every = [row for row, reading in zip(rows, readings, strict=True) if len(row) > 1 or (row and reading.beside)]
    rows = [row for row in rows if len(row) > 1]
    if not rows:
        return None
    texts = [" ".join(word.text for word in row) for row in rows]
    marks = [marks_of(text) for text in texts]
    weights = [sum((word.confidence or 0.0) for word in row) / len(row) for row in rows]

    def standing(at: int) -> float:
        others = sum(weight * alike(marks[at], own) for own, weight in zip(marks, weights, strict=True))
        return others + weights[at] + (_WHOLE_NAME if has_family_name(texts[at]) and len(rows[at]) > 2 else 0.0)

    named = [at for at, row in enumerate(rows) if len(row) > 2 or all(word.text[:1].isupper() for word in row)]
    best = rows[max(named, key=standing)] if named else []
    if not 2 <= len(best) <= 6:
        return None
    best = _grown(best, every)
    first = max((at + 1 for at, word in enumerate(best) if _is_honour(word.text)), default=0)
    out = [
        _voted(word, [found for row in every if (found := _beside(word, row)) is not None], whole, at == first)
        for at, word in enumerate(best)
    ]
    while out and not out[0].text[:1].isupper():
        out = out[1:]
    good = sum(len(word.text) for word in out if (word.confidence or 0.0) > GUESSED and word.text[:1].isupper())
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
    highland = [word for word in before if _HIGHLAND.fullmatch(word.text) or _is_honour(word.text)]
    if len(best) < 5 and len(highland) > max(1, len(rows) // 4):
        out.insert(0, max(highland, key=lambda word: word.confidence or 0.0))
    elif len(best) < 4 and best[0].text not in usual_families() and before:
        head = max(before, key=lambda word: word.confidence or 0.0)
        if _voted(head, before, len(before), True).text in usual_families():
            out.insert(0, head)
    ends = [word.text for word in behind]
    good = [
        word
        for word in behind
        if (word.confidence or 0.0) > 0.4 and (_is_name_part(word.text) or (_SHAPED.fullmatch(word.text) and ends.count(word.text) > 2))
    ]
    enough = 1 if all(_HIGHLAND.fullmatch(word.text) for word in good) else max(1, len(rows) // 4)
    if len(out) < 5 and len(good) > enough:
        out.append(max(good, key=lambda word: word.confidence or 0.0))
    return out


def _is_honour(text: str) -> bool:
    """Whether a word is of a degree or a rank before the name (`ThS.`, `tá`)."""
    return text in RANKS or text.rstrip(".") in _DEGREES


def _is_name_part(text: str) -> bool:
    return bool(_HIGHLAND.fullmatch(text)) or (text[:1].isupper() and plausible(text))


@dataclass(slots=True)
class _Part(Word):
    """A syllable of a name; `torn`: specks stood behind it, so that its last letter is in doubt."""

    torn: bool = False


def _parts(word: Word) -> list[_Part]:
    """The syllables of a word that were read together (`QuangLục`, `Văn-Đăng`), each with its share of the width."""
    if _is_honour(word.text) or (word.text.endswith(".") and len(word.text) > 2 and word.text[:1].isupper()):
        return [_Part(word.text, word.box, word.confidence, others=word.others, bold=word.bold)]
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


def _apart(row: list[_Part]) -> list[_Part]:
    """The words of a row, none reaching into the next: the box of one that a pen crosses may."""
    for word, after in pairwise(row):
        x0, y0, x1, y1 = word.box
        if x0 < after.box[0] < x1:
            word.box = (x0, y0, after.box[0], y1)
    return row


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
    own, theirs = marks_of(known), marks_of(word.text)
    if word.torn and len(theirs) > 2 and own.startswith(theirs[:-1]) and len(own) - len(theirs) < 3:
        return 0.9
    if word.text[:1].islower() and known[:1].isupper() and own != theirs:
        return 0.9 if own.endswith(theirs) and len(theirs) > 1 else 0.8 * alike(own, theirs)
    other_mark = own != theirs and len(own) == len(theirs) and letters_of(known) == letters_of(word.text)
    return alike(own, theirs) + (_OTHER_MARK if other_mark else 0.0)


@cache
def _rank(family: str) -> int:
    """How usual a family name is: 0 for the most usual, less for others."""
    order = surnames_by_use()
    return -order.index(family) if family in order else -len(order)


def _is_clear(text: str, readings: Sequence[_Part]) -> bool:
    """Whether most looks read the same well-formed syllable and one was sure: any syllable may be a name, known or not."""
    sure = [other.confidence or 0.0 for other in readings if other.text == text]
    formed = plausible(text) or (_SHAPED.fullmatch(text) and len(sure) > 2)
    return bool(formed) and len(sure) > 1 and len(sure) * 2 > len(readings) and max(sure) >= _CLEAR


def _voted(word: _Part, readings: Sequence[_Part], count: int, family: bool) -> Word:
    """The word that most readings of its place are like."""
    if _is_honour(word.text) or word.text.endswith("."):
        return word
    fits = surnames() if family else frozenset(name_syllables()) | surnames()
    read = {other.text for other in readings if other.text[:1].isupper() or other.text in RANKS} or {word.text}
    clear = any(_is_clear(text, readings) for text in read)
    thought = read if clear else read | {known for known in fits if any(_said(known, other) >= _NEAR_NAME for other in readings)}
    marked = {re.sub(_MARK, "", text) for text in read if _HIGHLAND.fullmatch(text)}  # lists may have them without their mark
    thought -= marked
    known_name = _KNOWN_CLEAR if clear else _KNOWN_NAME
    scores = {}
    for text in thought:
        score = sum(max(0.1, other.confidence or 0.0) * _said(text, other) ** 2 for other in readings)
        if text in fits:
            score = (_FITTING if family and not clear else 1.0) * score + known_name
            score += _FAMILY if family and text in usual_families() else 0.0
        elif not plausible(text) and not _HIGHLAND.fullmatch(text):
            score -= known_name
        scores[text] = score
    best = max(scores, key=lambda text: (round(scores[text], 3), _rank(text), text in read, text))
    same = [other.confidence or 0.0 for other in readings if other.text == best]
    sure = min(0.93, max(same)) if len(same) > 1 and sum(same) > 1.0 else min(0.75, max(same)) if same else GUESSED
    if len(readings) * 2 < count:
        sure = min(sure, GUESSED)
    own = next((other for other in readings if other.text == best), None)
    return Word(best, word.box, round(sure, 3), others=own.others if own else (), bold=word.bold)
