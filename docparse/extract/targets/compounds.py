"""Words that name things that are counted: the lexicon `compounds.txt` and the lists of `words.toml` in, plain words out.

The unit of a count is a word, not its first syllable (`toa xe`, `phiên chợ`, `luận văn`): known units first, then the longest word of the
lexicon that begins at the noun, then a syllable that is a word by itself, and else two syllables.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from docparse.extract.targets.words import WORDS
from docparse.text.choice import choice

_LATE = str.maketrans({"ò": "o", "ó": "o", "ỏ": "o", "õ": "o", "ọ": "o", "ù": "u", "ú": "u", "ủ": "u", "ũ": "u", "ụ": "u"})
_TONES = {"ò": 0, "ó": 1, "ỏ": 2, "õ": 3, "ọ": 4, "ù": 0, "ú": 1, "ủ": 2, "ũ": 3, "ụ": 4}
_CARRIED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
_OPEN_RIME = re.compile(r"([òóỏõọ])([ae])(?!\w)|([ùúủũụ])(y)(?!\w)")
_ENDS_IN_I = re.compile(r"(?<!\w)([hklmst])([ĩỹíýỉỷ])(?!\w)")
_OTHER_I = dict(zip("ĩỹíýỉỷ", "ỹĩýíỷỉ", strict=True))


@cache
def words() -> tuple[str, ...]:
    """Every word of the lexicon and of the lists `whole` and `alone`, in each of its spellings."""
    return _spelled([*_lexicon(), *WORDS["whole"], *WORDS["alone"]])


@cache
def counted_things() -> tuple[str, ...]:
    """The things that any plan may count: the list `thing`, and the words of the lexicon that begin with one of them."""
    heads = {word for word in WORDS["thing"] if " " not in word}
    begun = [word for word in words() if " " in word and word.split()[0] in heads]
    return _spelled([*WORDS["thing"], *begun])


def counted_at(head: str) -> str | None:
    """The thing that a head of a column opens with, as printed: what its numbers count.

    >>> counted_at("Hội viên mới"), counted_at("Hệ số")
    ('Hội viên', None)
    """
    match = _counted().match(head.lower())
    return head[: match.end()] if match and not head.isupper() else None


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice(counted_things())})(?!\w)")


def _lexicon() -> list[str]:
    plain = set(WORDS["plain"])
    lines = files("docparse.extract.targets").joinpath("compounds.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#") and line.split()[0] not in plain]


def _spelled(entries: list[str]) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for entry in entries:
        late = _OPEN_RIME.sub(_moved, entry)
        for word in (entry, late):
            out[word] = out[_ENDS_IN_I.sub(lambda match: match[1] + _OTHER_I[match[2]], word)] = None
    return tuple(out)


def _moved(match: re.Match[str]) -> str:
    """The tone on the second vowel: `hòa` as `hoà`."""
    first, second = match[1] or match[3], match[2] or match[4]
    return first.translate(_LATE) + _CARRIED[second][_TONES[first]]
