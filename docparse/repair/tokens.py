"""A text in, its tokens for the language model out: syllables by their key, one key for all numbers, one for the ends of clauses.

Commas, dashes and bullets are passed over: `công chức, viên chức` is one phrase. Training and repair cut texts by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from docparse.read.scan.decode import EDGE, NUMBER, syllable_key
from docparse.text.regex import regex

_TOKEN = regex(r"[^\W\d_]+|\d+(?:[.,/]\d+)*|[.;:?!()\[\]\"“”…\n\t]")


@dataclass(slots=True)
class Token:
    """A token of a text: its stretch, its key, and for syllables the word as printed (empty for numbers and edges)."""

    start: int
    end: int
    key: str
    word: str = ""


def tokens_of(text: str) -> list[Token]:
    """The tokens of an NFC text between two edges.

    >>> [token.key for token in tokens_of("Tổ chức, 15 người.")]
    ['<>', 'tô4', 'chưc2', '<0>', 'ngươi1', '<>']
    """
    out = [Token(0, 0, EDGE)]
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word[0].isalpha():
            out.append(Token(match.start(), match.end(), syllable_key(word), word))
        elif word[0].isdigit():
            out.append(Token(match.start(), match.end(), NUMBER))
        elif out[-1].key != EDGE:
            out.append(Token(match.start(), match.end(), EDGE))
    if out[-1].key != EDGE:
        out.append(Token(len(text), len(text), EDGE))
    return out
