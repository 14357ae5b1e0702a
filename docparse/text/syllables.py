"""A word in, whether it can be a Vietnamese syllable out: onset, rime and tone as the language allows them (about 7,000 occur).

It judges text layers and OCR, so it knows sound, not meaning: `lũ` and `lử` are both syllables.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from docparse.text.regex import regex

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_CLOSED_TONES = frozenset("\u0301\u0323")
_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x"
_ONSETS = frozenset(_ONSET_LIST.split()) | {""}
_RIME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt
    uân uâng uât uây uê uêch uên uênh uêt uơ uơt uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych ynh yt yp yn yu ăk"""
_RIMES = frozenset(_RIME_LIST.split())
_FRONT = frozenset("ieêy")
_STOPS = ("c", "ch", "k", "p", "t")
_SPLIT = regex(r"^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?(.+)$")
_LETTERS = regex(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether the letters of `word` (any case, NFC or NFD) make a Vietnamese syllable.

    >>> is_syllable("Nghiêng"), is_syllable("hoà"), is_syllable("hòa"), is_syllable("tiep"), is_syllable("tạn"), is_syllable("clao")
    (True, True, True, False, True, False)
    """
    if not word or len(word) > 10:
        return False
    tone = ""
    base = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            if tone:
                return False
            tone = char
        else:
            base.append(char)
    letters = unicodedata.normalize("NFC", "".join(base))
    match = _SPLIT.match(letters)
    if match is None:
        return False
    onset, rime = match.group(1) or "", match.group(2)
    if letters == "gi" or (onset == "gi" and rime not in _RIMES):
        return _closes(rime, tone) and (letters == "gi" or "i" + rime in _RIMES)  # gì, gìn, giếng
    if onset == "qu":
        return rime[0] in "aăâeêiyơô" and _closes(rime, tone) and rime in _RIMES
    if onset not in _ONSETS or rime not in _RIMES or onset == "q":
        return False
    if onset in ("k", "gh", "ngh") and rime[0] not in _FRONT:
        return False
    if onset in ("c", "g", "ng") and rime[0] in _FRONT and not (onset == "g" and rime[0] == "i"):
        return False
    return _closes(rime, tone)


def _closes(rime: str, tone: str) -> bool:
    """Rimes that end in a stop (c, ch, k, p, t) carry only sắc or nặng."""
    return not rime.endswith(_STOPS) or (tone in _CLOSED_TONES and bool(tone))


def share_valid(text: str) -> float:
    """Share of the words of `text` that are Vietnamese syllables, 0 to 1; short words in capitals (`UBND`) are not counted.

    1.0 where there is no word to judge.
    """
    return valid_among(_LETTERS.findall(unicodedata.normalize("NFC", text)))


def valid_among(words: list[str]) -> float:
    """What `share_valid` tells of a text, from its runs of letters (NFC)."""
    others = [word for word in words if not is_syllable(word)]
    total = len(words) - sum(len(word) <= 6 and word.isupper() for word in others)
    return (len(words) - len(others)) / total if total else 1.0


def share_marked(text: str) -> float:
    """Share of the words of two or more letters that carry a Vietnamese letter or tone; about 0.7 in running text."""
    return marked_among(_LETTERS.findall(text))


def marked_among(words: list[str]) -> float:
    """What `share_marked` tells of a text, from its runs of letters."""
    long = [word for word in words if len(word) > 1]
    return (len(long) - sum(map(str.isascii, long))) / len(long) if long else 0.0
