"""Words that name what is counted: a place in lower-cased text in, where the noun ends that begins there out.

The unit of a count is a word, not its first syllable (`toa xe`, `phiên chợ`, `luận văn`), nor a word with its modifier (`buôn đặc biệt
khó khăn`): the longest word of the lexicon `counted.txt` is taken. It is looked up and not matched: a pattern of so many words would be
slow to compile.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from docparse.authority.spelling import tone_on_first
from docparse.extract.targets.words import WORDS, any_of
from docparse.text.regex import regex

_STRETCH = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+(?:-[^\W\d_]+)*){0,6}")
_LAST = regex(r" [^ ]+$")
_ENDS_IN_Y = regex(r"(?<!\w)[hklmst][ỳýỷỹỵ](?!\w)")
_AS_I = str.maketrans("ỳýỷỹỵ", "ìíỉĩị")

_OTHERS = rf"(?!(?:{any_of('no_thing')})(?!\w))"
_LATER = rf"(?!(?:{any_of('no_thing')}|{any_of('verb')}|{any_of('quality')})(?!\w))[^\W\d_]{{2,8}}"
_OPEN = regex(rf"(?!(?:{any_of('verb')})(?!\w)){_OTHERS}[^\W\d_]{{1,8}}(?:-[^\W\d_]{{1,6}})*(?: {_LATER}(?: viên(?! chức))?)?(?!\w)")
"""A syllable that is no word by itself, with the next (`toa xe`), and what makes a person of them (`quan trắc viên`)."""
_NEXT = regex(rf"{_LATER}(?!\w)")
_CLASSIFIER = regex(rf"(?:{any_of('bound_head')}) ")
_BOUND = regex(rf"(?:{any_of('bound')})(?!\w)")
_PAIR = regex(rf"(?:{'|'.join(map(re.escape, WORDS['pair']))})(?!\w)")
THOUSANDS = regex(r"(?:nghìn|ngàn|vạn|triệu) ")


@cache
def lexicon() -> frozenset[str]:
    """Every word of the lexicon, as `_key` writes it."""
    lines = files("docparse.extract.targets").joinpath("counted.txt").read_text(encoding="utf-8").splitlines()
    listed = _key(",".join(line for line in lines if not line.startswith("#"))).split(",")
    return frozenset(word.strip() for word in listed) - {""}


@cache
def _things() -> frozenset[str]:
    """What any plan may count: the list `thing`, and the words of the lexicon that begin with one of a single syllable."""
    things = frozenset(map(_key, WORDS["thing"]))
    return things | {word for word in lexicon() if " " in word and word.split()[0] in things}


def counted_at(head: str) -> str | None:
    """The thing that a head of a column opens with, as printed: what its numbers count.

    >>> counted_at("Hội viên mới"), counted_at("Hệ số")
    ('Hội viên', None)
    """
    end = word_end(head.lower(), 0, _things())
    return head[:end] if end and not head.isupper() else None


def thing_end(text: str, at: int) -> int | None:
    """Where a thing ends that any plan may count; None: none begins here.

    >>> text = "nghìn hộ nghèo, nhà văn hoá thôn"
    >>> text[: thing_end(text, 0)], text[16 : thing_end(text, 16)], thing_end("toa xe", 0)
    ('nghìn hộ', 'nhà văn hoá', None)
    """
    pair = _PAIR.match(text, at)
    if pair:
        return pair.end()
    thousands = THOUSANDS.match(text, at)
    end = _thing_end(text, thousands.end()) or word_end(text, thousands.end()) if thousands else None
    return end or _thing_end(text, at)


def noun_end(text: str, at: int) -> int | None:
    """Where any other noun ends: a word of the lexicon, else two syllables that may be one; None: what begins here is no noun.

    >>> [text[: noun_end(text, 0)] for text in ("toa xe mới", "buôn đặc biệt khó khăn", "trắc đạc viên của trạm")]
    ['toa xe', 'buôn', 'trắc đạc viên']
    """
    end = word_end(text, at)
    if end is None:
        found = _OPEN.match(text, at)
        end = found.end() if found else None
    return end


def word_end(text: str, at: int, words: frozenset[str] | None = None) -> int | None:
    """Where the longest word of the lexicon (or of `words`) ends that begins here; None: none does."""
    stretch = _STRETCH.match(text, at)
    if not stretch:
        return None
    words = lexicon() if words is None else words
    left = _key(stretch[0])
    while left not in words:
        shorter = _LAST.search(left)
        if not shorter:
            return None
        left = left[: shorter.start()]
    return at + len(left)


def _thing_end(text: str, at: int) -> int | None:
    ends = [word_end(text, at, _things())]
    bound = _BOUND.match(text, at)
    ends.append(bound.end() if bound else None)
    classifier = _CLASSIFIER.match(text, at)
    if classifier:
        noun = _NEXT.match(text, classifier.end())
        ends.append(word_end(text, classifier.end()) or (noun.end() if noun else None))
    return max((end for end in ends if end), default=None)


def _key(text: str) -> str:
    """A text in one of its spellings, letter by letter: `hòa` for `hoà`, `bác sĩ` for `bác sỹ`."""
    return _ENDS_IN_Y.sub(lambda match: match[0].translate(_AS_I), tone_on_first(text))
