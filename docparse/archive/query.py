"""What a person types in, a `Query` out: words, phrases, codes and exclusions, folded as the index folds.

ke hoach thi dua 2024        words, all of them, in any order; with accents the exact forms come first
"nhân rộng điển hình"        a phrase
34-CT/TW   34 CT/TU   34/CT-TW   98/2023   KH-SYT      codes, in any written variant
chỉ thị 34                   a type and a number: the words, or the code
77 bc cdvc   34CT/TW         a code without its signs
số 77   công văn 77   77     a number: the words, or the paper that has it
-"tổng kết"   -2023          what must not be there
nhan ron*                    the beginning of a word
nơi nhận: UBND tỉnh          what a field holds (fields.py)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from docparse.archive import fields
from docparse.archive.fold import FOLD, code_key, fold_words, tokenize
from docparse.archive.naming import widen
from docparse.archive.synonyms import load, type_names
from docparse.text.regex import regex

Kind = Literal["word", "phrase", "code", "prefix", "any", "past", "own"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must be found.

    word: `words[0]`; phrase: `words` in a row; prefix: a word that begins with `words[0]`; code: the code token `words[0]`;
    any: one of `options`; own: papers that have the number `words[0]`, of the type `words[1]` if there is one; past: a body of the past,
    the words of its name and, in `place`, of its place. `exact`: the same words with their accents, where they were typed with accents.
    """

    kind: Kind
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    options: tuple[Clause | tuple[Clause, ...], ...] = ()
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """`must`: all of these; `without`: none of these; `row`: the plain words in order, for ranking those that stand together.

    `named`: what is asked of a field; it narrows like a filter. `earlier`: names of the past that were added to one of today's.
    """

    must: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()
    row: tuple[str, ...] = ()
    named: tuple[fields.Asked, ...] = ()
    earlier: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no words are asked for (filters and fields alone)."""
        return not self.must and not self.without


@dataclass(slots=True)
class _Word:
    printed: str
    folded: str
    exact: str
    number: bool = False


_SEP = r"[-/_\u2010-\u2015]"
_CODE = regex(
    rf"(?<![\w/])(?!(?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?!\d))\d{{1,5}}[a-zB]?\s?{_SEP}\s?(?:(?:19|20)\d\d(?:\s?{_SEP}\s?[^\W\d_][\w&.]{{0,12}}(?:{_SEP}[\w&]{{1,12}}){{0,4}})?"
    rf"|[^\W\d_][\w&.]{{0,12}}(?:\s?{_SEP}\s?[^\W_][\w&.]{{0,12}}){{0,4}})(?![\w])"
    rf"|(?<![\w/])\d{{1,5}}\s?(?:ct|nq|kl|qđ|qd|hd|tb|ctr|kh|nđ|nd|tt|bc|ttr|cv|gm|quyđ|qyđ|cđ)\s?[-/\s]\s?"
    rf"(?:tư|tu|hu|đu|ubnd|ttg|(?!\w{{0,2}}y\b)[b-df-hj-np-tv-zđ]{{2,12}})(?!\w)",
    re.IGNORECASE,
)
_SYMBOL = regex(r"(?<![\w/-])/?[A-ZĐ]{1,5}r?[-/][A-ZĐ][A-ZĐa-z&]{0,12}(?:-[A-ZĐ&]{1,8})*(?![\w])")
_PIECE = regex(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def parse(typed: str) -> Query:
    """The query that a person typed. Never fails: what cannot be understood is taken as words.

    >>> parse('"điển hình" 34/CT-TW').must[0].words
    ('dien', 'hinh')
    """
    text = unicodedata.normalize("NFC", typed).translate(_QUOTES)
    must: list[Clause] = []
    without: list[Clause] = []
    words: list[_Word] = []
    row: list[str] = []

    earlier: list[str] = []

    def flush() -> None:
        must.extend(_word_clauses(words, earlier))
        row.extend(word.folded for word in words)
        words.clear()

    stretches, asked = fields.take(text)
    for stretch in stretches:
        at = 0
        for start, end, kind in _codes(stretch):
            _read(stretch[at:start], must, without, words, flush)
            negated = _takes_minus(stretch, start)
            flush()
            key = code_key(stretch[start:end])
            (without if negated else must).append(_code_clause(key, kind))
            at = end
        _read(stretch[at:], must, without, words, flush)
        flush()
    earlier += [name for item in asked for name in item.earlier]
    return Query(tuple(must), tuple(without), tuple(row), tuple(asked), tuple(dict.fromkeys(earlier)))


def _codes(text: str) -> list[tuple[int, int, str]]:
    """(start, end, code or symbol) of the codes outside of quotes, in order."""
    quoted = [match.span() for match in re.finditer(r'"[^"]*"?', text)]
    found = [(*match.span(), "code") for match in _CODE.finditer(text)]
    found += [(*match.span(), "symbol") for match in _SYMBOL.finditer(text)]
    found.sort()
    out: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        inside = any(a <= start < b for a, b in quoted)
        if not inside and (not out or start >= out[-1][1]):
            out.append((start, end, kind))
    return out


def _takes_minus(text: str, start: int) -> bool:
    return text[max(0, start - 1) : start] == "-" and (start < 2 or text[start - 2].isspace())


def _code_clause(key: str, kind: str) -> Clause:
    code = Clause("code", (key,))
    if kind == "code" and key.count(".") > 1:
        return code
    # `KH-SYT` is a symbol and `KT-XH` two abbreviations, `15/2023` a number with its year or a month: both readings.
    return Clause("any", options=(code, Clause("phrase", tuple(key.split(".")))))


def _read(text: str, must: list[Clause], without: list[Clause], words: list[_Word], flush: Callable[[], None]) -> None:
    """Read words and phrases of a stretch of the query that holds no code."""
    for match in _PIECE.finditer(text):
        phrase, word, minus = match["phrase"], match["word"], bool(match["minus"])
        if phrase is None and word is not None and word.endswith("*") and len(word) > 2:
            tokens = list(tokenize(word[:-1]))
            if tokens:
                flush()
                target = without if minus else must
                target.extend(Clause("word", (token.folded,)) for token in tokens[:-1])
                # i/y are one at the end of a word only; a beginning is taken as typed.
                target.append(Clause("prefix", (word[:-1][tokens[-1].start :].translate(FOLD).lower(),)))
            continue
        printed = phrase if phrase is not None else word or ""
        tokens = list(tokenize(printed))
        if not tokens:
            continue
        accented = any(token.folded != token.exact for token in tokens)
        folded = tuple(token.folded for token in tokens)
        exact = tuple(token.exact for token in tokens) if accented else ()
        if minus:
            without.append(Clause("phrase" if len(folded) > 1 else "word", folded))
        elif phrase is not None:
            flush()
            must.append(Clause("phrase" if len(folded) > 1 else "word", folded, exact))
        else:
            words.extend(_Word(printed[t.start : t.end], t.folded, t.exact, t.folded.isdigit()) for t in tokens)


def _word_clauses(words: list[_Word], earlier: list[str]) -> list[Clause]:
    """Clauses of plain words in a row: type with number, bodies with a past, whole expansions, abbreviations, single words."""
    accented = any(word.folded != word.exact for word in words)
    synonyms = load()
    out: list[Clause] = []
    at = 0
    while at < len(words):
        taken = _number(words, at) or _numbered_type(words, at) or _body(words, at, accented, earlier)
        if taken is None:
            taken = _shortened(words, at, accented, synonyms.short, synonyms.longest)
        if taken is not None:
            clause, count = taken
            out.append(clause)
            at += count
            continue
        out.append(_plain_or_written_out(words[at], accented))
        at += 1
    return out


def _plain(word: _Word, accented: bool) -> Clause:
    return Clause("word", (word.folded,), (word.exact,) if accented else ())


def _plain_or_written_out(word: _Word, accented: bool) -> Clause:
    others = load().expansions(word.printed, word.folded)
    if not others:
        return _plain(word, accented)
    forms = [Clause("phrase" if len(form) > 1 else "word", form) for form in others]
    return Clause("any", options=(_plain(word, accented), *forms))


def _number(words: list[_Word], at: int) -> tuple[Clause, int] | None:
    """`số 77`, or a number alone: the words, or the paper that has this number."""
    called = words[at].folded == "so" and at + 1 < len(words)
    if not (called or len(words) == 1) or not _may_number(words[at + called]):
        return None
    spoken = tuple(Clause("word", (word.folded,)) for word in words[at : at + called + 1])
    return Clause("any", options=(spoken, Clause("own", (words[at + called].folded,)))), len(spoken)


def _may_number(word: _Word) -> bool:
    """Whether a word can be the number of a paper: no year, no sum."""
    return word.printed.isdigit() and len(word.folded) <= 5 and not re.fullmatch(r"(?:19|20)\d\d", word.folded)


def _numbered_type(words: list[_Word], at: int) -> tuple[Clause, int] | None:
    """`chỉ thị 34`, `nghị quyết số 20`: the words, or a code that begins with that number and type."""
    if not any(word.number for word in words[at + 1 :]):
        return None
    for name, codes in _types_by_words().get(words[at].folded, ()):
        size = len(name)
        if tuple(word.folded for word in words[at : at + size]) != name:
            continue
        end = at + size
        if end < len(words) and words[end].folded == "so":
            end += 1
        if end >= len(words) or not _may_number(words[end]):
            continue
        number = words[end].folded
        # As words they have to stand together (`Nghị quyết 19`): apart, they are in every law.
        spoken = (Clause("phrase", (*name, number)), Clause("phrase", (*name, "so", number)))
        known = tuple(Clause("code", (f"{number}.{code}",)) for code in codes)
        # A công văn has no type in its symbol.
        letter = (Clause("own", (number, "CV")),) if "cv" in codes else ()
        return Clause("any", options=(*spoken, *known, *letter)), end + 1 - at
    return None


def _body(words: list[_Word], at: int, accented: bool, earlier: list[str]) -> tuple[Clause, int] | None:
    """`Sở Y tế Phú Thọ` finds the papers of the bodies before it too, whose names go to `earlier`."""
    widened = widen(tuple(word.folded for word in words[at:]))
    if widened is None:
        return None
    plain = tuple(_plain_or_written_out(word, accented) for word in words[at : at + widened.taken])
    past = tuple(Clause("past", item.body, place=item.place) for item in widened.earlier)
    earlier += [item.name for item in widened.earlier]
    return Clause("any", options=(plain, *past)), widened.taken


def _shortened(
    words: list[_Word], at: int, accented: bool, short: dict[tuple[str, ...], tuple[str, ...]], longest: int
) -> tuple[Clause, int] | None:
    """`thi đua khen thưởng` finds `TĐKT` too: the words, or their abbreviation."""
    for size in range(min(longest, len(words) - at), 1, -1):
        forms = short.get(tuple(word.folded for word in words[at : at + size]))
        if forms:
            plain = tuple(_plain(word, accented) for word in words[at : at + size])
            others = tuple(Clause("phrase" if " " in form else "word", tuple(form.split())) for form in forms)
            return Clause("any", options=(plain, *others)), size
    return None


@lru_cache(maxsize=1)
def _types_by_words() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """The words of each type's name and its codes, by the first word."""
    codes: dict[tuple[str, ...], tuple[str, ...]] = {}
    for code, name in type_names().items():
        words = tuple(fold_words(name))
        codes[words] = (*codes.get(words, ()), code_key(code))
    out: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, known in codes.items():
        out.setdefault(words[0], []).append((words, known))
    return out
