"""The subject of a scan, its misread words put right where the paper says the same phrase below. A subject and a text in, the subject out.

A plan names its campaign, a letter its matter again in the body: three words around that agree, with another word between them that is
a mark or a letter off, outvote the one reading of a title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from docparse.segment.labels import one_off
from docparse.text.normal import fold
from docparse.text.regex import regex

_WORD = regex(r"[^\W_]+")
_ROMAN = regex(r"[IVX]+")
_FRAMES = ((-3, -2, -1), (-2, -1, 1), (-1, 1, 2), (1, 2, 3))
"""Places of the words around, three of them."""


def outvoted(subject: str, below: Sequence[tuple[str, bool]], doubtful: Collection[str] = ()) -> str:
    """The subject with the words that `below`, the text under it, prints otherwise in the same phrase: twice, or once for a doubtful one.

    `below`: its words, and whether the engine was sure of each; only sure words count.

    >>> outvoted("Vận hành Công dịch vụ công", [(word, True) for word in "khai thác Cổng dịch vụ công của tỉnh".split()], {"Công"})
    'Vận hành Cổng dịch vụ công'
    """
    words = list(_WORD.finditer(subject))
    if len(words) < 4:
        return subject
    printed = [match[0] for match in words]
    said = _said(printed, [(match[0], sure) for text, sure in below for match in _WORD.finditer(text)])
    capitals = 2 * sum(word.isupper() for word in printed) > len(printed)  # a title that is set in capitals has them for their own sake
    out, last = [], 0
    for match, word, votes in zip(words, printed, said, strict=True):
        fixed = capitals or match.start() == 0
        out += [subject[last : match.start()], _chosen(word, votes, 1 if word in doubtful else 2, fixed)]
        last = match.end()
    return "".join([*out, subject[last:]])


def _said(title: list[str], text: list[tuple[str, bool]]) -> list[Counter[str]]:
    """For each word of the title the words that stand between the same three in the text."""
    wanted: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    lower = [fold(word) for word in title]
    for at in range(len(title)):
        for number, places in enumerate(_FRAMES):
            if all(0 <= at + place < len(title) for place in places):
                wanted[number, tuple(lower[at + place] for place in places)].append(at)
    places_of: list[dict[int, str]] = [{} for _ in title]
    small = [fold(word) for word, _ in text]
    for at, (word, sure) in enumerate(text):
        for number, places in enumerate(_FRAMES):
            if at + places[0] >= 0 and at + places[-1] < len(text):
                for target in wanted.get((number, tuple(small[at + place] for place in places)), ()):
                    if sure or word == title[target]:  # a poor word speaks for the same word, never against one
                        places_of[target][at] = word
    return [Counter(found.values()) for found in places_of]


def _chosen(word: str, votes: Counter[str], least: int, fixed: bool) -> str:
    """The word that the votes give; the word itself where one of them is for it, or none is like it. `fixed`: its capitals stay."""
    if _ROMAN.fullmatch(word):
        rows = [vote for vote, count in votes.items() if count > 1 and _ROMAN.fullmatch(vote)]
        return rows[0] if len(rows) == 1 and word not in votes else word
    if not word.isalpha() or len(word) < 2 or word.isupper() or any(word.lower() == vote.lower() for vote in votes):
        return word if fixed else _small(word, votes)
    like = [
        (count, vote) for vote, count in votes.items() if count >= least and vote.isalpha() and not vote.isupper() and _like(word, vote)
    ]
    if not like:
        return word
    best = max(like)[1]
    return best[:1].upper() + best[1:] if fixed and word[:1].isupper() else best


def _small(word: str, votes: Counter[str]) -> str:
    """A word of two or three letters in capitals that the text prints small: a scan tells `CƠ` from `cơ` by its height alone."""
    small = word.lower()
    return small if word.isupper() and 1 < len(word) < 4 and votes and set(votes) == {small} else word


def _like(a: str, b: str) -> bool:
    one, two = fold(a), fold(b)
    return one == two or (min(len(one), len(two)) > 2 and one_off(one, two))
