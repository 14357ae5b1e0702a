"""A record in, the fields it is about out (`y_te`, `giao_duc` …), derived from its subject, headings, first page and issuer.

No paper prints its field, so it is weighed from the words of `subject_fields.tsv`: those of the subject say most, those of headings and
the first page less, the issuer least (an education office writes of many things). A paper may be about two fields, or about none.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docparse.archive.fold import fold_words, word_key
from docparse.archive.store import RecordData
from docparse.text.regex import regex

_SUBJECT = 4.0
_HEADING = 1.0
_TEXT = 0.5
_ISSUER = 2.0
_TIMES = 3
"""Repetitions that count: a plan says its own word again and again, and another's once or twice."""
_OPENING = 3_000
"""Characters of the text that are looked at: behind them stand duties of everybody and the list of recipients."""
_HEADINGS = 60
_LEAST = 3.0
_SECOND = 0.6
_MOST = 2

Words = tuple[str, ...]
_WORD = regex(r"[^\W_]+|[|.;:()]")


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """The fields by their ids, with their names for people."""
    return {row[0]: row[1] for row in _rows()}


@lru_cache(maxsize=500)
def field_id(typed: str) -> str | None:
    """The field that a person means, by its id or the beginning of a part of its name: `y te`, `Giáo dục`, `dat_dai_moi_truong`.

    >>> field_id("giáo dục"), field_id("khen thuong"), field_id("y_te"), field_id("abc")
    ('giao_duc', 'thi_dua_khen_thuong', 'y_te', None)
    """
    wanted = fold_words(typed.replace("_", " "))
    if not wanted:
        return None
    if typed in names():
        return typed
    for whole in (True, False):
        for id, name in names().items():
            parts = [fold_words(part) for part in (name, *name.replace(" - ", ",").split(","))]
            if any(part == wanted or (not whole and part[: len(wanted)] == wanted) for part in parts):
                return id
    return None


def fields_of(record: RecordData) -> list[str]:
    """The fields of a document, the likeliest first; none where its words do not tell.

    >>> fields_of({"header": {"subject": {"value": "Tăng cường an toàn thực phẩm dịp tết"}}, "text": "", "sections": []})
    ['y_te']
    """
    header = record["header"]
    subject = (header.get("subject") or {}).get("value") or ""
    issuer = (header.get("issuer") or {}).get("value") or ""
    scores: dict[str, float] = {}
    for field, count in Counter(_phrases()[phrase] for phrase in set(_met(_words(subject)))).items():
        # One word of the subject names a field; a second one of the same field says little more.
        scores[field] = _SUBJECT + count - 1
    for words, weight, times in (
        (_words(" | ".join(itertools.islice(_headings(record["sections"]), _HEADINGS))), _HEADING, _TIMES),
        (_words(record["text"][:_OPENING]), _TEXT, _TIMES),
    ):
        for phrase, count in Counter(_met(words)).items():
            field = _phrases()[phrase]
            scores[field] = scores.get(field, 0.0) + weight * min(count, times)
    for field in _by_issuer(" ".join(fold_words(issuer))):
        scores[field] = scores.get(field, 0.0) + _ISSUER
    best = max(scores.values(), default=0.0)
    if best < _LEAST:
        return []
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [field for field, score in ranked[:_MOST] if score >= max(_LEAST, _SECOND * best)]


def _met(words: list[str]) -> Iterable[Words]:
    """The phrases of the vocabulary in a row of words, the longest at each place, none over another."""
    phrases, starts = _phrases(), _starts()
    at = 0
    while at < len(words):
        size = next((size for size in starts.get(words[at], ()) if tuple(words[at : at + size]) in phrases), 0)
        if size:
            yield tuple(words[at : at + size])
        at += size or 1


@lru_cache(maxsize=2_000)
def _by_issuer(issuer: str) -> tuple[str, ...]:
    padded = f" {issuer} "
    return tuple(row[0] for row in _rows() if any(f" {' '.join(fold_words(body))} " in padded for body in row[3].split(";") if body))


def _words(text: str) -> list[str]:
    """Words with their accents (`dược` is not `được`); a mark between them is a word, for a phrase does not run over it."""
    return [word_key(word)[1] for word in _WORD.findall(text)]


def _headings(sections: list[dict[str, Any]]) -> Iterator[str]:
    for section in sections:
        yield section["heading"] or ""
        yield from _headings(section["children"])


@lru_cache(maxsize=1)
def _phrases() -> dict[Words, str]:
    out: dict[Words, str] = {}
    for row in _rows():
        for phrase in row[2].split(";"):
            out.setdefault(tuple(_words(phrase)), row[0])
    return out


@lru_cache(maxsize=1)
def _starts() -> dict[str, tuple[int, ...]]:
    """The lengths of the phrases by their first word, the longest first."""
    sizes: dict[str, set[int]] = {}
    for phrase in _phrases():
        sizes.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


@lru_cache(maxsize=1)
def _rows() -> list[list[str]]:
    lines = Path(__file__).with_name("subject_fields.tsv").read_text(encoding="utf-8").splitlines()
    return [[*line.split("\t"), "", "", ""][:4] for line in lines[1:] if line.strip()]
