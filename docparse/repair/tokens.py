"""A text in, its tokens for the language model out: syllables by their key, one key for all numbers, one for the ends of clauses.

Commas, dashes and bullets are passed over: `công chức, viên chức` is one phrase. Training and repair cut texts by the same rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docparse.document import Piece
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


@dataclass(slots=True)
class Read:
    """How the engine read a token: its confidence (0 to 1), and what else its letters may be.

    `others`: (place in the token, letter in small form) to what that letter costs more in ink.
    """

    sure: float = 0.9
    others: Mapping[tuple[int, str], float] = field(default_factory=dict)


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


def reads_of(pieces: Sequence[Piece], tokens: Sequence[Token]) -> list[Read]:
    """How each token was read, from the pieces (words) of the text."""
    known = sorted((piece for piece in pieces if piece.confidence is not None), key=lambda piece: piece.start)
    starts = [piece.start for piece in known]
    out = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        if at < 0 or known[at].end < token.end:
            out.append(Read())
            continue
        piece, shift = known[at], token.start - known[at].start
        others = {(place - shift, letter.lower()): cost for place, letter, cost in piece.others if 0 <= place - shift < len(token.word)}
        out.append(Read(piece.confidence if piece.confidence is not None else 0.9, others))
    return out
