"""A parsed query and filters in, tantivy queries out: one that finds all sections that match, one that ranks the best of them.

Finding is one flat intersection over one field, which costs what tantivy itself costs; the words of headings stand in it more than once.
What else makes the order good (exact accents, neighbours) is weighed in a large archive only for the best of what was found: phrases over
the whole cost eight times as much as words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from docparse.archive import fields
from docparse.archive.entries import HEADER, NUMBER
from docparse.archive.facets import SECTION
from docparse.archive.fold import code_key
from docparse.archive.index import NAMED
from docparse.archive.query import Clause, Query

# Weights, in units of the BM25 score of a word in the text.
_CONTEXT = 0.15
_FOLDED_ONLY = 0.4
_EXACT = 1.5
_TOGETHER = 2.0
_PAIRS = 8
_OWN_CODE = 20.0
_CODE = 6.0
_PAST = 0.3


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search. `cites`: a code; `date_from`, `date_to`: YYYYMMDD, both inclusive; `section`: a label of the contract;
    `level`, `field`, `origin`, `review`: a value of that facet."""

    cites: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    date_from: int | None = None
    date_to: int | None = None
    section: str | None = None
    level: str | None = None
    field: str | None = None
    origin: str | None = None
    review: str | None = None

    def named(self) -> dict[str, Filters]:
        """Each filter that is set, by its option, with the filters as they are without it."""
        out: dict[str, Filters] = {}
        for name, option in (
            ("cites", "--cites"), ("doc_type", "--type"), ("issuer", "--issuer"), ("date_from", "--from"), ("date_to", "--to"),
            ("section", "--section"), ("level", "--level"), ("field", "--field"), ("origin", "--origin"), ("review", "--review"),
        ):  # fmt: skip
            if getattr(self, name) is not None:
                out[option] = replace(self, **{name: None})
        return out


def build(
    searcher: tantivy.Searcher,
    schema: tantivy.Schema,
    query: Query,
    filters: Filters,
    least: int | None = None,
    own: bool = False,
) -> TQuery:
    """Everything that matches. `least`: how many of the query's clauses must be found (None: all).

    `own`: only sections that have the words in their own text or heading, not in the words of their document, with the score of that.

    Without words: the header of each document, one a document, so that it can be counted and put in order by date.
    """
    alone = query.empty and filters.cites is None and filters.section is None
    named = [(asked, _asked(schema, asked)) for asked in query.named]
    if not alone:
        named = [(asked, _documents(searcher, schema, part) if asked.name in NAMED else part) for asked, part in named]
    parts = [(Occur.Must, TQuery.const_score_query(part, 0.0)) for part in _narrow(schema, filters, query.empty)]
    parts += [(Occur.MustNot if asked.without else Occur.Must, TQuery.const_score_query(part, 0.0)) for asked, part in named]
    if alone:
        parts.append((Occur.Must, TQuery.const_score_query(TQuery.term_query(schema, "kind", HEADER), 0.0)))
    if query.must and least is not None:
        clauses = [(Occur.Should, _found(schema, clause)) for clause in query.must]
        parts.append((Occur.Must, TQuery.boolean_query(clauses, minimum_number_should_match=least)))
    else:
        parts += [(Occur.Must, _body(schema, clause) if own else _found(schema, clause)) for clause in query.must]
    parts += [(Occur.MustNot, _found(schema, clause)) for clause in query.without]
    if not any(occur is Occur.Must for occur, _ in parts):
        parts.append((Occur.Must, TQuery.const_score_query(TQuery.all_query(), 0.0)))
    return TQuery.boolean_query(parts)


def only_words(query: Query) -> bool:
    """Whether all that must be found are single words."""
    return bool(query.must) and all(clause.kind == "word" for clause in query.must)


def own_weight(query: Query) -> float:
    """What the score of the words in the text counts: typed with accents, a word that has other ones counts for little."""
    return _FOLDED_ONLY if any(clause.exact for clause in query.must) else 1.0


def rank(schema: tantivy.Schema, query: Query, matching: TQuery, relaxed: bool = False) -> TQuery:
    """What matches, with the scores that make the order. `relaxed`: not all of it has all the words."""
    chosen = TQuery.const_score_query(matching, 0.0)
    weights: list[TQuery] = []
    for clause in query.must:
        if clause.kind == "word":
            weights += _word_weights(schema, clause, relaxed)
        else:
            weights.append(TQuery.boolean_query([(Occur.Must, chosen), (Occur.Must, _weighed(schema, clause))]))
    looked_up = TQuery.boolean_query([(Occur.Must, chosen), *_lookups(weights)])
    return TQuery.boolean_query([(Occur.Should, looked_up), *_pairs(schema, query, chosen)])


def bonus(schema: tantivy.Schema, query: Query, entries: Sequence[int], near: int) -> TQuery | None:
    """What comes to the score of sections that have the words in their own text: exact accents and, for the first `near`, neighbours.

    Only what has some of it is found. None where nothing can come to it.
    """
    exact = [weight for clause in query.must for weight in _exact(schema, clause)]
    parts: list[tuple[Occur, TQuery]] = []
    if exact:
        parts.append((Occur.Should, TQuery.boolean_query([(Occur.Must, among(schema, entries)), *_lookups(exact)])))
    # Words alone put the first some where they are: behind them, neighbours hardly change a rank.
    if len(query.row) > 1:
        parts += _pairs(schema, query, among(schema, entries[:near]))
    return TQuery.boolean_query(parts) if parts else None


def among(schema: tantivy.Schema, entries: Sequence[int]) -> TQuery:
    """These entries of the index, without scores."""
    several = [(Occur.Should, TQuery.term_query(schema, "entry", entry, "basic")) for entry in entries]
    return TQuery.const_score_query(TQuery.boolean_query(several), 0.0)


def _lookups(weights: Sequence[TQuery]) -> list[tuple[Occur, TQuery]]:
    # Each weight is made to match everything, with its score where there is one. So all is one intersection, led by the few that were
    # chosen, where each weight is only looked up; as alternatives side by side they would be read from end to end.
    every = TQuery.const_score_query(TQuery.all_query(), 0.0)
    return [(Occur.Must, TQuery.boolean_query([(Occur.Must, every), (Occur.Should, weight)])) for weight in weights]


def _body(schema: tantivy.Schema, clause: Clause) -> TQuery:
    return TQuery.term_query(schema, "body", clause.words[0], "freq")


def _pairs(schema: tantivy.Schema, query: Query, chosen: TQuery) -> list[tuple[Occur, TQuery]]:
    """Words are syllables: `thi đua` is one word, and `thi … đua` is chance. Typed with accents, `thưởng đột` is not `thưởng đợt`."""
    together = _TOGETHER * own_weight(query)
    typed = dict(_accented(query.must))
    out: list[tuple[Occur, TQuery]] = []
    for pair in itertools.islice(itertools.pairwise(query.row), _PAIRS):
        # An intersection asks of each that was chosen whether it has the phrase; looked up, tantivy would read on to the next that has.
        phrase = TQuery.boost_query(TQuery.phrase_query(schema, "body", list(pair)), together)
        exact = [TQuery.const_score_query(_term(schema, "exact", typed[word]), 0.0) for word in pair if word in typed]
        out.append((Occur.Should, TQuery.boolean_query([(Occur.Must, part) for part in (chosen, phrase, *exact)])))
    return out


def _accented(clauses: Iterable[Clause | tuple[Clause, ...]]) -> Iterator[tuple[str, str]]:
    """Folded words and how they were typed with accents, in all readings of a query."""
    for clause in clauses:
        if isinstance(clause, tuple):
            yield from _accented(clause)
        else:
            yield from zip(clause.words, clause.exact, strict=False)
            yield from _accented(clause.options)


def _found(schema: tantivy.Schema, clause: Clause | tuple[Clause, ...]) -> TQuery:
    """Where a clause is found, with a score that is good enough to choose the best for ranking."""
    if isinstance(clause, Clause) and clause.kind == "word":
        return TQuery.term_query(schema, "all", clause.words[0], "freq")
    if isinstance(clause, tuple):
        return TQuery.boolean_query([(Occur.Must, _found(schema, inner)) for inner in clause])
    if clause.kind == "any":
        return TQuery.boolean_query([(Occur.Should, _found(schema, option)) for option in clause.options])
    return _weighed(schema, clause)


def _weighed(schema: tantivy.Schema, clause: Clause | tuple[Clause, ...]) -> TQuery:
    if isinstance(clause, tuple):
        return TQuery.boolean_query([(Occur.Must, _weighed(schema, inner)) for inner in clause])
    if clause.kind == "any":
        return TQuery.boolean_query([(Occur.Should, _weighed(schema, option)) for option in clause.options])
    if clause.kind == "code":
        return TQuery.boolean_query([
            (Occur.Should, TQuery.const_score_query(TQuery.term_query(schema, "own", clause.words[0], "basic"), _OWN_CODE)),
            (Occur.Should, TQuery.const_score_query(TQuery.term_query(schema, "codes", clause.words[0], "basic"), _CODE)),
        ])  # fmt: skip
    if clause.kind == "own":
        number, *types = clause.words
        parts = [_term(schema, "own", f"{NUMBER}{number}"), *(_term(schema, "f_type", code) for code in types)]
        return TQuery.const_score_query(TQuery.boolean_query([(Occur.Must, part) for part in parts]), _OWN_CODE)
    if clause.kind == "prefix":
        beginning = re.escape(clause.words[0]) + ".*"
        return TQuery.regex_query(schema, "body", beginning)
    if clause.kind == "past":
        return _past(schema, clause)
    if clause.kind == "word":
        word = TQuery.const_score_query(TQuery.term_query(schema, "all", clause.words[0], "basic"), _CONTEXT)
        return TQuery.boolean_query([(Occur.Must, word), *((Occur.Should, weight) for weight in _word_weights(schema, clause, False))])
    phrase = TQuery.phrase_query(schema, "body", list(clause.words))
    return TQuery.boolean_query([(Occur.Must, phrase), *((Occur.Should, exact) for exact in _exact(schema, clause))])


def _word_weights(schema: tantivy.Schema, clause: Clause, relaxed: bool) -> list[TQuery]:
    """A word may be in the entry or in the words of its document; in the text or the heading it counts for more."""
    word = clause.words[0]
    # Typed with accents, a word that has other ones counts for little.
    weight = _FOLDED_ONLY if clause.exact else 1.0
    return [
        *([TQuery.const_score_query(TQuery.term_query(schema, "all", word, "basic"), _CONTEXT)] if relaxed else []),
        TQuery.boost_query(_body(schema, clause), weight),
        *_exact(schema, clause),
    ]


def _exact(schema: tantivy.Schema, clause: Clause) -> list[TQuery]:
    return [TQuery.boost_query(TQuery.term_query(schema, "exact", word, "freq"), _EXACT) for word in clause.exact]


def _past(schema: tantivy.Schema, clause: Clause) -> TQuery:
    """A body of the past, as the issuer or in the text. It counts for less than the name that was typed."""
    runs = [run for run in (clause.words, clause.place) if run]
    text = [TQuery.phrase_query(schema, "body", list(run)) if len(run) > 1 else _term(schema, "body", run[0]) for run in runs]
    issuer = _all(schema, "issuer", tuple(token for run in runs for token in fields.run(run)))
    said = TQuery.const_score_query(TQuery.boolean_query([(Occur.Must, part) for part in text]), _PAST)
    issued = TQuery.const_score_query(issuer, _PAST)
    return TQuery.boolean_query([(Occur.Should, said), (Occur.Should, issued)])


def _narrow(schema: tantivy.Schema, filters: Filters, empty: bool) -> list[TQuery]:
    out: list[TQuery] = []
    if filters.cites is not None:
        code = code_key(filters.cites)
        out.append(_term(schema, "cites", code))
        if empty:
            out.append(_term(schema, "codes", code))
    if filters.doc_type is not None:
        out.append(_term(schema, "f_type", filters.doc_type))
    if filters.issuer is not None:
        out.append(_any(schema, "issuer", fields.issuers(filters.issuer)[0]))
    if filters.date_from is not None:
        out.append(TQuery.range_query(schema, "date_to", tantivy.FieldType.Integer, lower_bound=filters.date_from))
    if filters.date_to is not None:
        out.append(TQuery.range_query(schema, "date_from", tantivy.FieldType.Integer, upper_bound=filters.date_to))
    if filters.section is not None:
        out.append(_term(schema, SECTION, filters.section))
    for facet in ("level", "field", "origin", "review"):
        value = getattr(filters, facet)
        if value is not None:
            out.append(_term(schema, f"f_{facet}", value))
    return out


def _documents(searcher: tantivy.Searcher, schema: tantivy.Schema, head: TQuery) -> TQuery:
    """All sections of the documents whose header is like this."""
    plain = TQuery.const_score_query(head, 0.0)
    hits = searcher.search(plain, limit=max(1, searcher.num_docs), count=False).hits
    keys = searcher.fast_field_values("key", [address for _, address in hits])
    return TQuery.term_set_query(schema, "key", [int(key or 0) for key in keys])


def _asked(schema: tantivy.Schema, asked: fields.Asked) -> TQuery:
    if asked.years is not None:
        first, last = asked.years
        return TQuery.boolean_query([
            (Occur.Must, TQuery.range_query(schema, "date_to", tantivy.FieldType.Integer, lower_bound=first * 10_000)),
            (Occur.Must, TQuery.range_query(schema, "date_from", tantivy.FieldType.Integer, upper_bound=last * 10_000 + 1231)),
        ])  # fmt: skip
    field = {"number": "own", "type": "f_type", "field": "f_field"}.get(asked.name, asked.name)
    return _any(schema, field, asked.options)


def _any(schema: tantivy.Schema, field: str, options: Sequence[Sequence[str]]) -> TQuery:
    return TQuery.boolean_query([(Occur.Should, _all(schema, field, option)) for option in options])


def _all(schema: tantivy.Schema, field: str, words: Sequence[str]) -> TQuery:
    return TQuery.boolean_query([(Occur.Must, _term(schema, field, word)) for word in words])


def _term(schema: tantivy.Schema, field: str, word: str) -> TQuery:
    return TQuery.term_query(schema, field, word, "basic")
