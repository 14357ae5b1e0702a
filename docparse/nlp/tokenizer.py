"""Our tokenizer for spaCy: text in, a Doc out whose tokens keep codes (`34-CT/TW`), dates, numbers and abbreviations whole.

A token is a syllable, a code, a number or a sign; words of several syllables are an attribute on demand (`doc._.words`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docparse.text.regex import regex

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_TOKEN = regex(
    r"""
      \d+[a-zđ]?(?:/\d{4})?\s?[-/]\s?[A-ZĐƯ][\w&]*(?:[-/][A-ZĐƯ][\w&]*)*   # 34-CT/TW, 98/2023/NĐ-CP, 15/KH-UBND
    | \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?![\d/])                            # 07/4/2014, 30/4
    | \d+(?:[.,]\d+)*                                                        # 1.950.000, 12,5
    | [A-ZĐ]{1,4}\.(?=\s)                                                    # KT. TM.
    | [A-ZĐƯ][\w]*(?:[-.][A-ZĐƯ][\w]*)+                                      # TĐ-KT, COVID-like forms
    | \./\.                                                                  # the end mark of state papers
    | \w+
    | [^\w\s]
    """,
    re.X,
)


class Tokenizer:
    """Callable as spaCy wants it; white space between tokens is kept as tokens where it is more than one plain space."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; `doc.text == text`."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for match in _TOKEN.finditer(text):
            self._gap(text[position : match.start()], words, spaces)
            words.append(match.group())
            spaces.append(False)
            position = match.end()
        self._gap(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    @staticmethod
    def _gap(gap: str, words: list[str], spaces: list[bool]) -> None:
        if not gap:
            return
        if gap[0] == " " and words and not spaces[-1]:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)

    def to_bytes(self, **kwargs: object) -> bytes:
        """Nothing to keep: the tokenizer has no state."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> Tokenizer:
        """See `to_bytes`."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """See `to_bytes`."""

    def from_disk(self, path: object, **kwargs: object) -> Tokenizer:
        """See `to_bytes`."""
        return self
