"""Words that an engine read with the letters it was unsure of in, the readings that the language makes likely out.

An engine decides letter by letter, and the marks of Vietnamese are small: `tổ chức` is read `tô chức`, `thẩm quyền` `thâm quyên`.
The engine knows that it was unsure, and gives the other letters with what each would cost. `decide` takes the path through these
alternatives that is cheapest in ink and language together: pairs of neighbouring syllables, counted on public legal texts
(models/syllable_lm.md). It only chooses among what the engine saw in the ink; numbers, symbols and abbreviations are never touched.
"""

from __future__ import annotations

import heapq
import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from docparse.document import Others
from docparse.learn.trees import model_path
from docparse.text.syllables import is_syllable

EDGE, NUMBER, OTHER = "<>", "<0>", "<?>"
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_PUNCTUATION = " .,;:!?…'\"“”‘’«»()[]{}<>-–—_*•+~`|/\\"

_VOWELS = ("aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ")
_MARKED = {letter: group for group in _VOWELS for letter in group}

Alternatives = Sequence[Sequence[tuple[str, float]]]
"""A letter each: what it may be, the engine's choice first, with a cost (Tesseract: 7 times the negative logarithm)."""

_INK = 1 / 7
_LANGUAGE = 0.35
_WINDOW = 40.0
_MOST = 24
_FLOOR = -16.0
_IMPOSSIBLE = -22.0
_UNSEEN = 25.0
_MARK = 0.6
_STAY = 1.0
_STAY_NAME = 2.0


_UNTHOUGHT = {char: dict.fromkeys(row, _UNSEEN) for group in _VOWELS for row in (group, group.upper()) for char in row}
"""For each letter that may have marks what it may be with others, at the cost of what the engine did not think of."""
_MARKS = {digit: mark for mark, digit in _TONES.items()}


def spelled(key: str) -> str:
    """A word with the key: for judging whether it can be a syllable, where the place of the tone does not matter."""
    return key[:-1] + _MARKS.get(key[-1:], "")


@lru_cache(maxsize=50_000)
def syllable_key(syllable: str) -> str:
    """The syllable in small letters with its tone as a digit at the end: hoà and hòa have one key.

    >>> syllable_key("Hoà"), syllable_key("thưởng")
    ('hoa1', 'thương4')
    """
    tone = "0"
    letters = []
    for char in unicodedata.normalize("NFD", syllable.casefold()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def token_key(token: str) -> str:
    """The key of a printed word: of its letters between punctuation; one key for all numbers, one for all else."""
    core = token.strip(_PUNCTUATION)
    if core.isalpha():
        return syllable_key(core)
    return NUMBER if any(char.isdigit() for char in core) else OTHER


class LanguageModel:
    """How likely a syllable is after another (natural logarithms), from counts with absolute discounting."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        with np.load(path) as data:
            vocabulary = data["vocabulary"].tobytes().decode().split("\n")
            single = data["single"].tolist()
            pairs = list(zip(data["first"].tolist(), data["second"].tolist(), data["pair"].tolist(), strict=True))
        self.number = {key: index for index, key in enumerate(vocabulary)}
        total = float(sum(single))
        self._single = [math.log((count + 0.5) / total) for count in single]
        followers: dict[int, int] = {}
        for first, _, _ in pairs:
            followers[first] = followers.get(first, 0) + 1
        discount = 0.75
        rest = ((discount * followers.get(index, 0) + 1.0) / (count + 1.0 + discount) for index, count in enumerate(single))
        self._rest = [math.log(share) if share else 0.0 for share in rest]
        self._pair = {
            first * 65536 + second: math.log((count - discount) / single[first] + math.exp(self._rest[first] + self._single[second]))
            for first, second, count in pairs
        }

    def __contains__(self, key: str) -> bool:
        return key in self.number

    def score(self, before: str, key: str) -> float:
        """Logarithm of the chance of `key` after `before`."""
        second = self.number.get(key)
        if second is None:
            return _FLOOR if is_syllable(spelled(key)) else _IMPOSSIBLE
        first = self.number.get(before)
        if first is None:
            return self._single[second] - 0.5
        found = self._pair.get(first * 65536 + second)
        return found if found is not None else self._rest[first] + self._single[second]

    def together(self, first: str, second: str) -> bool:
        """Whether the two were seen side by side."""
        a, b = self.number.get(first), self.number.get(second)
        return a is not None and b is not None and a * 65536 + b in self._pair


@lru_cache(maxsize=1)
def language_model() -> LanguageModel | None:
    """The counts that the project ships, or None where they are missing: then the engine's own choice stands."""
    path = model_path("syllable_lm.npz")
    return None if path is None else LanguageModel(path)


def readings(text: str, letters: Alternatives) -> list[tuple[str, float]]:
    """What a word may be, with what each reading costs in ink; the engine's own reading is first and costs nothing.

    Only letters take the place of letters, in the same case, and only known syllables take the place of a word.
    """
    model = language_model()
    start = len(text) - len(text.lstrip(_PUNCTUATION))
    end = len(text.rstrip(_PUNCTUATION))
    core = text[start:end]
    out = [(text, 0.0)]
    if model is None or not core.isalpha() or len(letters) != len(text) or len(core) > 8:
        return out
    if core.isupper() and len(core) > 1 and token_key(core) not in model and not _has_vowel(core):
        return out
    options: list[list[tuple[str, float]]] = []
    for index in range(start, end):
        chosen, cost = letters[index][0]
        upper = chosen.isupper()
        own = {chosen: 0.0}
        group = _MARKED.get(chosen.lower(), "")
        for letter, other in letters[index][1:]:
            if letter.isalpha() and letter.isupper() == upper and other - cost < _WINDOW:
                rate = _MARK if letter.lower() in group else 1.0
                own.setdefault(letter, rate * max(0.0, other - cost))
        options.append(list((_UNTHOUGHT.get(chosen, {}) | own).items()))
    for word, cost in _cheapest(options):
        if word != core and syllable_key(word) in model:
            out.append((text[:start] + word + text[end:], cost * _INK))
    return out


def other_letters(text: str, letters: Alternatives) -> Others:
    """What else the letters of a decided word may be, with what each costs more in ink than the one that was taken."""
    if len(letters) != len(text) or all(len(own) == 1 for own in letters):
        return ()
    found = []
    for at, (char, own) in enumerate(zip(text, letters, strict=True)):
        if len(own) > 1 and char.isalpha():
            taken = next((cost for letter, cost in own if letter == char), own[0][1] + _UNSEEN)
            found += [
                (at, letter, round((cost - taken) * _INK, 2))
                for letter, cost in own
                if letter != char and letter.isalpha() and letter.isupper() == char.isupper() and cost - taken < _WINDOW
            ]
    return tuple(found)


def _has_vowel(word: str) -> bool:
    return any(unicodedata.normalize("NFD", char)[0] in "aeiouyAEIOUY" for char in word)


def _cheapest(options: list[list[tuple[str, float]]]) -> list[tuple[str, float]]:
    """The cheapest ways through the letters, at most `_MOST`, within `_WINDOW`."""
    ways: list[tuple[float, str]] = [(0.0, "")]
    for own in options:
        if len(own) == 1:
            ways = [(cost, word + own[0][0]) for cost, word in ways]
        else:
            longer = [(cost + more, word + letter) for cost, word in ways for letter, more in own if cost + more < _WINDOW]
            ways = heapq.nsmallest(_MOST, longer)
    return [(word, cost) for cost, word in ways]


def decide(words: Sequence[Sequence[tuple[str, float]]]) -> list[int]:
    """For each word of a line the index of the reading to keep: the path that is cheapest in ink and language together."""
    model = language_model()
    if model is None or all(len(word) == 1 for word in words):
        return [0] * len(words)
    costs: list[list[float]] = []
    back: list[list[int]] = []
    before, keys_before = [0.0], [EDGE]
    for word in words:
        keys = [token_key(text) for text, _ in word]
        own_costs, own_back = [], []
        for index, (text, ink) in enumerate(word):
            ways = [cost - _LANGUAGE * model.score(key, keys[index]) for cost, key in zip(before, keys_before, strict=True)]
            best = min(range(len(ways)), key=ways.__getitem__)
            change = _STAY_NAME if text[:1].isupper() else _STAY
            own_costs.append(ways[best] + ink + (change if index else 0.0))
            own_back.append(best)
        costs.append(own_costs)
        back.append(own_back)
        before, keys_before = own_costs, keys
    last = [cost - _LANGUAGE * model.score(key, EDGE) for cost, key in zip(before, keys_before, strict=True)]
    at = min(range(len(last)), key=last.__getitem__)
    path = [at]
    for own_back in reversed(back[1:]):
        at = own_back[at]
        path.append(at)
    return path[::-1]
