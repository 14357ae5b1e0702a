"""A signer's name from a scan, where stamp and signature cover its first letters. What was read in, the name put right (or not) out.

A Vietnamese name begins with one of few family names (`surnames.tsv`), and a paper that is signed by a person often names that person in
its list of recipients too; nothing else is used, and nothing is guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from docparse.authority.people import name_syllables, surnames
from docparse.document import Others
from docparse.extract.signatory.marks import is_rarer, likelier
from docparse.segment import anchors
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

NAMED_ELSEWHERE = 0.75
"""How sure a name is that the paper gives in full in another place."""
FROM_SURNAMES = 0.7
"""How sure a family name is that was put right from the list."""
_COMMON = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Trương",
    "Đinh",
)
"""The family names of four in five: what is almost one of them, and none of the others, is that one."""
_MARK = regex(r"(?<=\w)['’ʼ](?=\w)")
_PERSON = regex(rf"(?:[{anchors.UPPER}][{anchors.LOWER}]+\s){{2,4}}[{anchors.UPPER}][{anchors.LOWER}]+")


Doubts = Mapping[str, tuple[Others, float]]
"""By word: what else its letters may be, with what each costs more in ink (natural logarithms), and the confidence of the word."""


def mend_name(name: str, text: str = "", doubts: Doubts | None = None) -> tuple[str, float]:
    """The name with its family name put right, and how sure it is: 1.0 for one that needs no mending, below 0.5 where it stays damaged.

    A family name that is in no list, but that the engine read without doubt, stays as it was read: the lists hold the usual ones only.

    >>> mend_name("ê Minh Hải")
    ('Lê Minh Hải', 0.7)
    """
    words = [_once(word) for word in name.split()]
    name = " ".join(words)
    if len(words) < 2:
        return name, 0.3
    if words[0] in surnames() and len(words) > 2:
        twice = [word for word, following in pairwise(words) if len(word) == 1 and word not in "AY" and following.startswith(word)]
        return (" ".join(word for word in words if word not in twice), 0.9) if twice else (name, 1.0)
    if len(words) > 3 and words[1] in surnames() and (words[0].isupper() or not words[0].isalpha()):
        return " ".join(words[1:]), 0.9  # what was read of a degree
    elsewhere = _named_elsewhere(words, text)
    if elsewhere:
        return elsewhere, NAMED_ELSEWHERE
    if words[0] in surnames():
        return name, 0.9
    first = _family_name(words[0]) if len(words) > 2 else None
    if doubts and first is not None and _is_clear(words[0], first, doubts):
        return name, _RARE
    if first is None:
        return name, 0.45
    return " ".join([first, *words[1:]]), FROM_SURNAMES


_RARE = 0.8
"""How sure a family name is that is in no list, read without doubt."""
_DEAREST, _OFFERED = 1.3, 2.5
"""How much dearer in ink (natural logarithms) the letter of another reading may be. Right letters cost more nearly always; where the other
reading is a usual name and the word as read is none, the second."""
_GUESSED = 0.75
"""Below this the engine itself was in doubt: then the one name of the same letters is believed."""


def mend_syllables(name: str, doubts: Doubts) -> tuple[str, float]:
    """The syllables that are no name as read (`Khác`), as the names that they are; how sure that is, 1.0 where nothing changed.

    A reading that the engine itself thought of is taken, and where it was in doubt, the one name that differs by its marks. What it read
    without doubt stays: any syllable may be a name.

    >>> mend_syllables("Đỗ Thị Khác", {"Khác": (((2, "ắ", 0.1),), 0.8)})
    ('Đỗ Thị Khắc', 0.8)
    """
    words = name.split()
    if not 2 <= len(words) <= 6:
        return name, 1.0
    sure = 1.0
    for at, word in enumerate(words):
        fits = _fitting(at, at == len(words) - 1)
        others, read = doubts.get(word, ((), 1.0))
        inked_so = likelier(word, others, fits)
        if inked_so != word:
            words[at], sure = inked_so, 0.8
            continue
        if word in fits or len(word) < 2:
            continue
        inked = (
            (cost, word[:place] + letter + word[place + 1 :])
            for place, letter, cost in others
            if cost < _DEAREST and not is_rarer(word[place : place + 1], letter)
        )
        found = min((pair for pair in inked if pair[1] in fits), default=None)
        # no family name, and none of the syllables inside names, is one of another but for its marks
        usual = surnames() if at == 0 else _inside() if at < len(words) - 1 else fits if read < _GUESSED else frozenset()
        if found is None:
            same = [other for other in usual - {"Thi"} if anchors.squeeze(other) == anchors.squeeze(word)]
            found = (1.0, same[0]) if len(same) == 1 and not _is_clear(word, same[0], doubts) else None
        if found is not None:
            words[at], sure = found[1], 0.8
    return " ".join(words), sure


def _is_clear(word: str, other: str, doubts: Doubts) -> bool:
    """Whether a word was read without doubt, and its ink does not offer the letters of another that differs by its marks."""
    others, read = doubts.get(word, ((), 0.0))
    if _MARK.search(word):
        return True  # of the Central Highlands: lists have few of them
    if other == _COMMON[0] and anchors.squeeze(word) == anchors.squeeze(other):
        return False  # the family name of two in five; no other has its letters
    if read < _GUESSED or not is_syllable(word):
        return False
    if len(word) != len(other):
        return True
    offered = {(at, letter) for at, letter, cost in others if cost < _OFFERED}
    return not all(a == b or (at, b) in offered for at, (a, b) in enumerate(zip(word, other, strict=True)))


@cache
def _inside() -> frozenset[str]:
    """The syllables that stand between family name and given name in most names."""
    return frozenset(word for word, place in name_syllables().items() if "m" in place)


@cache
def _fitting(at: int, last: bool) -> frozenset[str]:
    """The syllables that names have in a place. `Thi` is a given name, inside a name it is `Thị` without its mark."""
    if at == 0:
        return surnames()
    every = frozenset(name_syllables()) | surnames()
    return every if last else every - {"Thi"}


def _family_name(read: str) -> str | None:
    """The family name that lost its first letters (`ê`), or the common one that is a letter away (`Tân` for `Trần`)."""
    letters = "".join(char for char in read if char.isalpha())
    if not letters:
        return None
    if letters[0].islower():
        ends = [surname for surname in _COMMON if surname.endswith(letters)] or [s for s in surnames() if s.endswith(letters)]
        if len(ends) == 1:
            return ends[0]
    marks = (
        []
        if letters[0].islower()
        else [
            surname for surname in surnames() if _marks(surname) == _marks(letters) and anchors.squeeze(surname) == anchors.squeeze(letters)
        ]
    )
    if len(marks) == 1 and len(letters) > 2:
        return marks[0]
    near = [surname for surname in _COMMON if _a_letter_away(anchors.squeeze(letters), anchors.squeeze(surname))]
    return near[0] if len(near) == 1 and len(letters) > 2 else None


def _once(word: str) -> str:
    """A word whose vowel the engine read twice (`Điếểu`), with the vowel once; where nothing tells which, the second."""
    for at in range(1, len(word)):
        pair = [unicodedata.normalize("NFD", letter) for letter in word[at - 1 : at + 1]]
        if pair[0] != pair[1] and pair[0][0] == pair[1][0] and len(pair[0]) > 1 and len(pair[1]) > 1 and pair[0][0] in "aeiouyAEIOUY":
            return word[: at - 1] + word[at:]
    return word


def _marks(word: str) -> int:
    """How many letters and marks a word has: one mark is taken for another more often than one is made up."""
    return len(unicodedata.normalize("NFD", word))


def _a_letter_away(a: str, b: str) -> bool:
    """Whether one letter more, less or other makes `a` to `b`; equal ones (a mark lost) too."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :] or a == b


def _named_elsewhere(words: list[str], text: str) -> str | None:
    """The one person in the text whose name ends as the damaged one does: same given name, and what is left of the name before it."""
    given, left = words[-1], anchors.squeeze(words[-2])
    if len(left) < 2 or not text:
        return None
    found = set()
    for match in _PERSON.finditer(text):
        parts = match.group().split()
        if parts[-1] == given and anchors.squeeze(parts[-2]).endswith(left) and parts != words and len(parts) > 2:
            at = next((i for i, part in enumerate(parts[:-2]) if part in surnames()), None)
            if at is not None:
                found.add(" ".join(parts[at:]))
    return found.pop() if len(found) == 1 else None
