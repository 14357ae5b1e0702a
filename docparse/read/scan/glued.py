"""Words in capitals that an engine ran together or whose vowel it read twice in, the words that they are out (`part_glued`).

Lines of a letterhead are short and set in bold capitals, close together and often underlined: `VÀMÔI`, `TỈÍNHHÀ`, `THÔNGTU`. As one
word they are no Vietnamese and would be set aside as noise, and with them the type of the paper or half the name of its issuer.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

from docparse.document import Line, Word
from docparse.text.syllables import is_syllable

_SHORTEST, _LONGEST = 4, 18
_UNREAD, _BESIDE_PRINT = 0.1, 0.02
"""Below this a word is a stroke, whatever letters were made of it; less so beside sure words in capitals (`CHỈ TIÊỀU NĂM`)."""
_PARTED = 0.5
_VOWELS = "AEIOUY"
_EDGES = "_-–—=.,;:'`|~ "


def part_glued(line: Line) -> int:
    """Part the words of a line (in place) that are two or three syllables in capitals; how many were parted."""
    out: list[Word] = []
    parted = 0
    sure = sum(word.text.isupper() and is_syllable(word.text.lower()) and (word.confidence or 0.0) > 0.85 for word in line.words)
    least = _BESIDE_PRINT if sure > 1 else _UNREAD
    for word in line.words:
        core = word.text.strip(_EDGES)
        if core != word.text and "_" in word.text and core.isupper() and len(core) > 1 and is_syllable(core.lower()):
            word.text = core  # the rule below the letterhead
        parts = _parts(core) if _SHORTEST <= len(core) <= _LONGEST and core.isupper() and (word.confidence or 0.0) >= least else ()
        if not parts:
            out.append(word)
            continue
        parted += 1
        x0, y0, x1, y1 = word.box
        share = (x1 - x0) / sum(map(len, parts))
        score = max(_PARTED, word.confidence or 0.0)
        for part in parts:
            out.append(Word(part, (x0, y0, x0 + share * len(part), y1), score, word.bold, word.italic, word.size))
            x0 += share * len(part)
    if parted:
        line.words = out
    return parted


@lru_cache(maxsize=512)
def _parts(core: str) -> tuple[str, ...]:
    """The syllables that a word is made of, where there is one way with the fewest; nothing for a word that is one, and for codes.

    >>> _parts("VÀMÔI"), _parts("TỈÍNHHÀ"), _parts("HĐND")
    (('VÀ', 'MÔI'), ('TỈNH', 'HÀ'), ())
    """
    if not core.isalpha() or is_syllable(core.lower()) or core.isascii():
        return ()
    for text in _once(core):
        for count in (0, 1, 2):
            ways = []
            for cuts in combinations(range(2, len(text) - 1), count):
                edges = (0, *cuts, len(text))
                parts = tuple(text[a:b] for a, b in pairwise(edges))
                if all(len(part) > 1 and is_syllable(part.lower()) for part in parts):
                    ways.append(parts)
            # `VÀ MÔI`, not `VÀM ÔI`: few syllables begin with a vowel
            closed = [parts for parts in ways if not any(unicodedata.normalize("NFD", part)[0] in _VOWELS for part in parts[1:])]
            if ways:
                return closed[0] if len(closed) == 1 else ways[0] if len(ways) == 1 else ()
    return ()


def _once(core: str) -> list[str]:
    """The word as read, and with a vowel that stands twice, with different tones, once."""
    text = core
    at = 1
    while at < len(text):
        a, b = (unicodedata.normalize("NFD", letter) for letter in text[at - 1 : at + 1])
        if a[0] == b[0] and a != b and a[0] in _VOWELS and len(a) > 1 and len(b) > 1:
            text = text[:at] + text[at + 1 :]
        else:
            at += 1
    return [text, core] if text != core else [core]
