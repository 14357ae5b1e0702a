"""The key of a printed syllable in, the syllables that it may be a misreading of out, each with the kind of the slip.

Kinds: `tone` (another tone), `mark` (another mark on a letter: a ă â, o ô ơ …), `letter` (one letter more, less or other), and the
syllables of a word that was run together (`parts_of`).
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from typing import Literal

import numpy as np

from docparse.read.scan.decode import spelled, syllable_key
from docparse.repair.model import RepairModel
from docparse.text.normal import strip_marks
from docparse.text.syllables import is_syllable

Kind = Literal["tone", "mark", "letter", "glued", "roman", "case"]
_SEEN = 3
_LONGEST = 7
"""Letters of the longest syllable, `nghiêng`."""


class Candidates:
    """The syllables of a model by their bare letters, and by their bare letters with one left out."""

    def __init__(self, model: RepairModel) -> None:
        self._by_base: dict[str, list[int]] = defaultdict(list)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._model = model
        for index, key in enumerate(model.vocabulary):
            if model.single[index] >= _SEEN and key[-1:].isdigit() and is_syllable(spelled(key)):
                self._by_base[strip_marks(key[:-1])].append(index)
        for base in self._by_base:
            for at in range(len(base)):
                self._near[f"{base[:at]}_{base[at + 1 :]}"].add(base)
                self._near[base[:at] + base[at + 1 :]].add(base)

    def of(self, key: str, letters: bool) -> list[tuple[int, Kind]]:
        """(id, kind) of what `key` may stand for; with `letters` also where a letter is another, missing or too much."""
        base = strip_marks(key[:-1])
        vocabulary = self._model.vocabulary
        out: dict[int, Kind] = {}
        for index in self._by_base.get(base, ()):
            if vocabulary[index] != key:
                out[index] = "tone" if vocabulary[index][:-1] == key[:-1] else "mark"
        if letters and len(base) <= _LONGEST + 1:
            for other in self._one_off(base):
                for index in self._by_base[other]:
                    out.setdefault(index, "letter")
        return list(out.items())

    def _one_off(self, base: str) -> set[str]:
        found: set[str] = set()
        for at in range(len(base)):
            found |= self._near.get(f"{base[:at]}_{base[at + 1 :]}", set())
            shorter = base[:at] + base[at + 1 :]
            if shorter in self._by_base:
                found.add(shorter)
        found |= {other for other in self._near.get(base, ()) if len(other) == len(base) + 1}
        found.discard(base)
        return found

    def parts_of(self, word: str) -> list[str]:
        """The syllables of a word that was run together, each pair of which was seen side by side; empty where there is no one way.

        `hànhchính` is hành chính; a syllable that can be read as it stands is never parted.
        """
        small = word.lower()
        if len(small) < 5 or len(small) > 40 or small.isascii() or is_syllable(small):
            return []
        ways: dict[int, list[list[str]]] = {0: [[]]}
        for end in range(1, len(small) + 1):
            own = []
            for start in range(max(0, end - _LONGEST), end):
                piece = small[start:end]
                if start not in ways or (len(piece) == 1 and piece not in "ôởýuơ") or not is_syllable(piece):
                    continue
                for way in ways[start]:
                    if not way or self._together(way[-1], piece):
                        own.append([*way, piece])
            if own:
                ways[end] = own[:8]
        found = [way for way in ways.get(len(small), []) if len(way) > 1]
        if len(found) != 1:
            return []
        cuts, at = [], 0
        for piece in found[0]:
            cuts.append(word[at : at + len(piece)])
            at += len(piece)
        return cuts

    def _together(self, first: str, second: str) -> bool:
        a, b = self._model.ids([syllable_key(first), syllable_key(second)])
        return bool(self._model.pair_count(np.array([a]), np.array([b]))[0] >= 2)


@lru_cache(maxsize=1)
def candidates_of(model: RepairModel) -> Candidates:
    """The candidates of a model, made once."""
    return Candidates(model)


def kind_of(printed: str, other: str) -> Kind:
    """The kind of the slip between two keys.

    >>> kind_of("tô0", "tô4"), kind_of("phan1", "phân1"), kind_of("gai4", "giai4")
    ('tone', 'mark', 'letter')
    """
    if printed[:-1] == other[:-1]:
        return "tone"
    return "mark" if strip_marks(printed[:-1]) == strip_marks(other[:-1]) else "letter"


def marks_of(key: str) -> Counter[str]:
    """The marks of a syllable: those of its letters, and whether it has a tone."""
    marks = Counter(char for char in unicodedata.normalize("NFD", key[:-1].replace("đ", "d\u0335")) if unicodedata.combining(char))
    marks["tone"] = int(key[-1] not in "0")
    return marks


def in_print(key: str, printed: str) -> str | None:
    """The syllable with this key in the capitals and with the tone placed as in `printed`; None for no clear capitals.

    >>> in_print("tô4", "TÔ"), in_print("phân2", "Phần")
    ('TỔ', 'Phấn')
    """
    word = place_tone(key)
    if printed.isupper() and (len(printed) > 1 or len(word) == 1):
        return word.upper()
    if printed[0].isupper() and (len(printed) == 1 or printed[1:].islower()):
        return word[0].upper() + word[1:]
    return word if printed.islower() else None


_VOWELS = frozenset("aăâeêioôơuưy")
_TONES = {"1": "\u0300", "2": "\u0301", "3": "\u0303", "4": "\u0309", "5": "\u0323"}


@lru_cache(maxsize=20_000)
def place_tone(key: str) -> str:
    """The syllable of a key with its tone where old and new orthography agree, else as the old one (`hòa`).

    >>> place_tone("hoa1"), place_tone("chưc2"), place_tone("quy2"), place_tone("gia2"), place_tone("tuyên4")
    ('hòa', 'chức', 'quý', 'giá', 'tuyển')
    """
    letters, tone = key[:-1], _TONES.get(key[-1:], "")
    if not tone:
        return letters
    start = 2 if letters.startswith("qu") or (letters.startswith("gi") and any(c in _VOWELS for c in letters[2:])) else 0
    places = [at for at, char in enumerate(letters) if at >= start and char in _VOWELS]
    if not places:
        return letters
    marked = [at for at in places if letters[at] in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif len(places) == 1:
        at = places[0]
    elif len(places) == 3:
        at = places[1]
    else:
        at = places[1] if places[-1] + 1 < len(letters) else places[0]
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def tone_in_place(word: str) -> str:
    """A word that was put together letter by letter, its tone where print has it; `hoà` and `hòa` both stay.

    >>> tone_in_place("thửơng"), tone_in_place("Hoà"), tone_in_place("CHÚC")
    ('thưởng', 'Hoà', 'CHÚC')
    """
    key = syllable_key(word)
    usual = place_tone(key)
    small = word.lower()
    if small == usual or (len(small) == len(usual) and small[-2:] in _NEW_PLACES and small[:-2] == usual[:-2]):
        return word
    return in_print(key, word) or word


_NEW_PLACES = frozenset(unicodedata.normalize("NFC", pair + tone) for pair in ("oa", "oe", "uy") for tone in _TONES.values())
