"""A query that found little in, what to try instead out: filters and words to leave out, words that were likely meant."""

from __future__ import annotations

import itertools
import string
from collections.abc import Sequence
from typing import TYPE_CHECKING

import tantivy
from tantivy import Query as TQuery

from docparse.archive.building import Filters, build
from docparse.archive.fields import SHOWN_NAMES
from docparse.archive.index import NAMED
from docparse.archive.query import Query, parse

if TYPE_CHECKING:
    from docparse.archive.folder import Archive

_SUGGESTED, _MET = 12, 50
"""Words that are tried in the place of one that no document has; sections that are counted with each."""


def misses(archive: Archive, typed: str, filters: Filters) -> list[str]:
    """What to try when nothing was found, one line each: the likeliest first."""
    query = parse(typed)
    searcher = archive.index.searcher()
    schema = archive.index.index.schema
    out: list[str] = []
    for option, fewer in filters.named().items():
        if query.empty and not fewer.named():
            continue
        if searcher.search(build(searcher, schema, query, fewer), limit=1).hits:
            out.append(f"leave out {option}: then there are results")
    for asked in query.named:
        if (
            asked.name in (*NAMED, "issuer")
            and not searcher.search(build(searcher, schema, Query(named=(asked,)), Filters()), limit=1).hits
        ):
            out.append(
                f"fewer words after “{SHOWN_NAMES[asked.name]}:”; they are one name up to a `;`, what follows it is looked for anywhere"
            )
    for word, other in unknown_words(searcher, schema, query):
        out.append(f"“{other}” for “{word}”, which no document has" if other else f"another word than “{word}”: no document has it")
    for clause in query.must:
        if clause.kind == "phrase":
            loose = parse(" ".join(clause.words))
            if searcher.search(build(searcher, schema, loose, filters), limit=1).hits:
                out.append(f"“{' '.join(clause.words)}” without quotes: its words are there, apart")
    if filters.issuer and not out:
        out.append("a shorter --issuer, such as the name of the province alone")
    if not out:
        out.append("fewer or other words; accents may be left out, and `nhan ron*` finds every word that begins so")
    return out


def unknown_words(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query) -> tuple[tuple[str, str | None], ...]:
    """The words of a query that no document has, each with the likeliest word that is one letter more, less, other or moved."""
    words = dict.fromkeys(clause.words[0] for clause in query.must if clause.kind == "word")
    return tuple((word, _likeliest(searcher, schema, word, query.row)) for word in words if not searcher.doc_freq("all", word))


def _likeliest(searcher: tantivy.Searcher, schema: tantivy.Schema, word: str, row: Sequence[str]) -> str | None:
    """Of the most frequent, the one that stands beside the word's neighbours in the query most often."""
    if not word.isalpha() or len(word) < 3:
        return None
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {head + tail[1:] for head, tail in halves if tail}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    near |= {head + letter + tail[skip:] for head, tail in halves for letter in string.ascii_lowercase for skip in (0, 1)}
    known = sorted(((searcher.doc_freq("body", other), other) for other in near), reverse=True)[:_SUGGESTED]
    sides = [pair for pair in itertools.pairwise(row) if word in pair]

    def beside(other: str) -> int:
        phrases = [TQuery.phrase_query(schema, "body", [other if part == word else part for part in pair]) for pair in sides]
        return sum(len(searcher.search(phrase, limit=_MET, count=False).hits) for phrase in phrases)

    best = max(((beside(other), number, other) for number, other in known if number), default=None)
    return best[2] if best else None
