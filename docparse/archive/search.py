"""An archive, a query and filters in, results out: documents in order of rank, each with its best sections and excerpts."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import tantivy
from tantivy import Query as TQuery

from docparse.archive.advice import misses, unknown_words
from docparse.archive.building import Filters, among, bonus, build, only_words, own_weight, rank
from docparse.archive.entries import named_values, paired
from docparse.archive.facets import PER_DOCUMENT, Facet, labels_of, tally
from docparse.archive.fields import SHOWN_NAMES, issuers, type_code
from docparse.archive.fold import code_key, fold_words, letters
from docparse.archive.folder import Archive
from docparse.archive.index import NAMED
from docparse.archive.query import Query, parse
from docparse.archive.snippet import Snippet, accents, excerpt, pattern
from docparse.archive.store import Document, RecordData
from docparse.archive.synonyms import type_names
from docparse.errors import DocparseError, ExitCode

__all__ = ["FilterError", "Filters", "Result", "Results", "SectionHit", "build", "misses", "parse", "read_day", "read_type", "search"]

SECTIONS_SHOWN = 3
_FIRST_FETCH = 40
_ACCENTED_FETCH = 100
"""Sections that are found first by their own words, typed without and with accents."""
_LARGE = 50_000
"""Sections of an archive from which it is worth while to ask for those with the words in their own text first."""
_NEAR, _LEAST_NEAR = 14, 7
"""Sections whose neighbours are weighed in a large archive, shared by the pairs of words, and at least; behind them a rank hardly changes.

Of 60 queries on 324 real papers the first ten are for 97 in 100 those that weighing all gives, the first three for 98, the first always.
"""
_RANKED = 240
"""Sections that are weighed at most: with accents, or where codes, phrases or abbreviations are asked for."""
_LAST_FETCH = 20_000
_COUNTED = 2_000
"""Sections up to which documents are counted, not estimated, where no facets are asked for."""


class FilterError(DocparseError):
    """A filter that cannot be understood."""

    exit_code = ExitCode.USAGE


@dataclass(slots=True)
class SectionHit:
    """A stretch of a document that was found: code points of its text, its heading and labels, and an excerpt."""

    start: int
    end: int
    heading: str | None
    labels: list[str]
    snippet: Snippet
    score: float


@dataclass(slots=True)
class Result:
    """A document that was found, with its best sections. `more`: how many other sections were met.

    `named`: what was asked for by the name of its field, as the record has it: (`nơi nhận`, `UBND tỉnh`).
    """

    document: Document
    score: float
    sections: list[SectionHit] = field(default_factory=list)
    more: int = 0
    named: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Results:
    """`total`: documents with all the words (about so many, unless `exact`). `relaxed`: nothing has all words, these have most of them.

    `near`: where fewer than the asked number have all words, documents that have most of them; they are in no count.
    `earlier`: names of the past that were added to one of today's. `facets`: the documents of `total` by each facet, if asked for.
    `unknown`: words that no document has, with the likeliest one that some have.
    """

    results: list[Result]
    total: int
    exact: bool
    relaxed: bool = False
    near: list[Result] = field(default_factory=list)
    earlier: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    unknown: tuple[tuple[str, str | None], ...] = ()


def search(archive: Archive, typed: str, filters: Filters | None = None, limit: int = 10, facets: bool = False) -> Results:
    """Search an archive. An empty query lists what the filters let through, the newest first. `facets`: count by facets as well."""
    filters = filters or Filters()
    query = parse(typed)
    searcher = archive.index.searcher()
    schema = archive.index.index.schema
    cited = code_key(filters.cites) if filters.cites else None
    wanted = pattern(query, (cited,) if cited else ())
    built = build(searcher, schema, query, filters)
    own = owning(searcher, schema, query, filters)
    found = _run(archive, searcher, query, built, limit, wanted, own=own, counted=not facets)
    if len(query.must) > 2 and len(found.results) < limit:
        loose = build(searcher, schema, query, filters, least=max(2, (len(query.must) * 3 + 4) // 5))
        most = _run(archive, searcher, query, loose, limit, wanted, relaxed=True)
        if not found.results:
            most.relaxed = bool(most.results)
            found, built = most, loose
        else:
            known = {(result.document.id, result.document.part) for result in found.results}
            others = [result for result in most.results if (result.document.id, result.document.part) not in known]
            found.near = others[: limit - len(found.results)]
    if found.relaxed or found.near or not found.results:
        found.unknown = unknown_words(searcher, schema, query)
    found.earlier = tuple(dict.fromkeys([*(issuers(filters.issuer)[1] if filters.issuer else ()), *query.earlier]))
    if any(asked.name in NAMED and not asked.without for asked in query.named):
        for result in [*found.results, *found.near]:
            result.named = _named(archive.store.record(result.document.key), query)
    if facets:
        counted = tally(searcher, schema, built)
        found.total, found.exact, found.facets = counted.total, counted.exact, counted.facets
    return found


def _named(record: RecordData, query: Query) -> list[tuple[str, str]]:
    """The recipients and signers that were asked for, as the record has them."""
    out: list[tuple[str, str]] = []
    for asked in query.named:
        if asked.name in NAMED and not asked.without:
            for value in named_values(record, asked.name):
                tokens = set(paired(fold_words(value)))
                if any(tokens.issuperset(option) for option in asked.options):
                    out.append((SHOWN_NAMES[asked.name], value))
    return out


Hit = tuple[float, tantivy.DocAddress]


Section = tuple[float, tantivy.DocAddress, int]
"""A section that was found: its score, its place in the index, and its document's key."""


def owning(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, filters: Filters) -> TQuery | None:
    """A query for the sections that have all words in their own text or heading, with the score of that.

    None where more than words is asked for, and in a small archive, where all that matches is soon weighed.
    """
    if not only_words(query) or searcher.num_docs <= _LARGE:
        return None
    return build(searcher, schema, query, filters, own=True)


def best(
    searcher: tantivy.Searcher,
    schema: tantivy.Schema,
    query: Query,
    built: TQuery,
    own: TQuery | None,
    limit: int,
    relaxed: bool = False,
) -> tuple[list[Section], bool]:
    """The best sections in order, of `limit` documents at least if there are so many, and whether these are all that match.

    `built`: what matches; `own`: of that, what `owning` gives.
    """
    if own is not None:
        fetch = max(_FIRST_FETCH if own_weight(query) == 1.0 else _ACCENTED_FETCH, limit)
        hits: list[Hit] = searcher.search(own, limit=fetch, count=False).hits
        if len(hits) == fetch:
            entries = _entries(searcher, hits)
            if len({entry // PER_DOCUMENT for entry in entries}) >= limit:
                # They come before those that have some of the words from their document only, and there are enough of them.
                return _with_bonus(searcher, schema, query, hits, entries), False
    words = only_words(query) and not relaxed
    if words:
        # Weighed all at once. Phrases of words are found where the words are; with other clauses it would be dear.
        built = rank(schema, query, built)
    fetch = max(_FIRST_FETCH if query.empty else _ACCENTED_FETCH if words else _RANKED, limit)
    while True:
        hits = searcher.search(built, limit=fetch, count=False, order_by_field="date_from" if query.empty else None).hits
        entries = _entries(searcher, hits)
        complete = len(hits) < fetch
        if complete or fetch >= _LAST_FETCH or len({entry // PER_DOCUMENT for entry in entries}) >= limit:
            break
        fetch *= 4
    if query.empty or words:
        return _sections([(0.0, address) for _, address in hits] if query.empty else hits, entries), complete
    return _ranked(searcher, schema, query, hits, entries, relaxed), complete


def _sections(hits: Sequence[Hit], entries: Sequence[int]) -> list[Section]:
    return [(score, address, entry // PER_DOCUMENT) for (score, address), entry in zip(hits, entries, strict=True)]


def _ranked(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, hits: Sequence[Hit], entries: Sequence[int], relaxed: bool = False
) -> list[Section]:
    """What was found in the order of rank: the first some hundred weighed with care, what is left behind them as it was."""
    if not hits:
        return []
    keys = {(address.segment_ord, address.doc): entry // PER_DOCUMENT for (_, address), entry in zip(hits, entries, strict=True)}
    weighed: list[Hit] = searcher.search(rank(schema, query, among(schema, entries[:_RANKED]), relaxed), _RANKED, count=False).hits
    order = [*weighed, *((0.0, address) for _, address in hits[_RANKED:])]
    return [(float(score), address, keys[address.segment_ord, address.doc]) for score, address in order]


def _with_bonus(
    searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, hits: Sequence[Hit], entries: Sequence[int]
) -> list[Section]:
    """The same for sections that have the words in their own text: what neighbours and accents of the first come to is added."""
    weight = own_weight(query)
    more: dict[tuple[int, int], float] = {}
    asked = bonus(schema, query, entries[:_RANKED], max(_LEAST_NEAR, _NEAR // max(1, len(query.row) - 1)))
    if asked is not None:
        found: list[Hit] = searcher.search(asked, len(hits), count=False).hits
        more = {(address.segment_ord, address.doc): score for score, address in found}
    if not more and weight == 1.0:
        return _sections(hits, entries)
    out = [
        (weight * score + more.get((address.segment_ord, address.doc), 0.0), address, entry // PER_DOCUMENT)
        for (score, address), entry in zip(hits, entries, strict=True)
    ]
    return sorted(out, key=itemgetter(0), reverse=True)


def _entries(searcher: tantivy.Searcher, hits: Sequence[Hit]) -> list[int]:
    """The numbers of entries of the index, from which their documents' keys follow."""
    return searcher.fast_field_values("entry", [address for _, address in hits])  # type: ignore[return-value]


def read_type(typed: str) -> str:
    """The type code that a person means: `kh`, `QĐ`, `qd` or `kế hoạch`. Raises FilterError with the codes there are."""
    code = type_code(typed)
    if code is None:
        raise FilterError(f"--type {typed}: is no document type; use one of {', '.join(type_names())}")
    return code


def read_day(typed: str, option: str, last: bool) -> int:
    """A day as YYYYMMDD from `2024`, `2024-03`, `2024-03-15`, `15/3/2024` or `3/2024`; the last day of a period if `last`."""
    match = re.fullmatch(r"\s*(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\s*", typed)
    parts = match.groups() if match else None
    if parts is None:
        match = re.fullmatch(r"\s*(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})\s*", typed)
        parts = (match[3], match[2], match[1]) if match else None
    if parts is None:
        raise FilterError(f"{option} {typed}: is no date; write 2024, 2024-03, 2024-03-15 or 15/3/2024")
    year, month, day = parts
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise FilterError(f"{option} {typed}: there is no such day; write 2024-03-15 or 15/3/2024") from None
    return int(year) * 10_000 + int(month or (12 if last else 1)) * 100 + int(day or (31 if last else 1))


def _excerpt(text: str, body: str, wanted: re.Pattern[str] | None, typed: dict[str, set[str]] | None) -> Snippet:
    """The excerpt without the heading, which is shown above it, unless the heading has more of what is wanted."""
    if body is not text and body.strip() and (wanted is None or not wanted.search(letters(text[: len(text) - len(body)]))):
        return excerpt(body, wanted, typed=typed)
    whole = excerpt(text, wanted, typed=typed)
    if body is text or not body.strip():
        return whole
    below = excerpt(body, wanted, typed=typed)
    return below if below.weight >= whole.weight else whole


def _run(
    archive: Archive,
    searcher: tantivy.Searcher,
    query: Query,
    built: TQuery,
    limit: int,
    wanted: re.Pattern[str] | None,
    relaxed: bool = False,
    own: TQuery | None = None,
    counted: bool = True,
) -> Results:
    sections, complete = best(searcher, archive.index.index.schema, query, built, own, limit, relaxed)
    groups: dict[int, list[Hit]] = {}
    for score, address, key in sections:
        groups.setdefault(key, []).append((score, address))
    chosen = dict(itertools.islice(groups.items(), limit))
    out = shown(archive, searcher, chosen, wanted, accents(query))
    total, exact = (len(groups), True) if complete else _total(searcher, built) if counted else (0, False)
    return Results(out, max(total, len(out)), exact)


def _total(searcher: tantivy.Searcher, built: TQuery) -> tuple[int, bool]:
    """How many documents match, and whether that is counted or estimated."""
    plain = TQuery.const_score_query(built, 0.0)
    hits = searcher.search(plain, limit=_COUNTED + 1, count=False).hits
    if len(hits) > _COUNTED:
        return round(searcher.cardinality(plain, "key")), False
    return len(set(_keys(searcher, hits))), True


def _keys(searcher: tantivy.Searcher, hits: Sequence[Hit]) -> list[int]:
    return [int(key or 0) for key in searcher.fast_field_values("key", [address for _, address in hits])]


def shown(
    archive: Archive,
    searcher: tantivy.Searcher,
    chosen: dict[int, list[tuple[float, tantivy.DocAddress]]],
    wanted: re.Pattern[str] | None,
    typed: dict[str, set[str]] | None = None,
) -> list[Result]:
    """What people see of documents (by key, in order) and of their sections that were found (score and place in the index, best first)."""
    documents = archive.store.documents(chosen)
    places = [address for hits in chosen.values() for _, address in hits[:SECTIONS_SHOWN]]
    columns = [searcher.fast_field_values(name, places) for name in ("start", "end", "heading", "labels")]
    rows = iter([tuple(int(value or 0) for value in row) for row in zip(*columns, strict=True)])
    out: list[Result] = []
    for key, hits in chosen.items():
        sections = list(itertools.islice(rows, len(hits[:SECTIONS_SHOWN])))
        if key not in documents:
            continue  # set aside or removed since the index was written
        result = Result(documents[key], hits[0][0], more=max(0, len(hits) - SECTIONS_SHOWN))
        # Read once from the beginning: to cut a stretch out, a store has to go through all that is before it.
        whole = archive.store.text(key, 0, max(end for _, end, _, _ in sections))
        for (start, end, length, bits), (score, _) in zip(sections, hits, strict=False):
            text = whole[start:end]
            heading, body = text[:length], text[length:].lstrip(" .:;")
            snippet = _excerpt(text, body, wanted, typed)
            shown_heading = re.sub(r"\s+", " ", heading).strip() or None
            result.sections.append(SectionHit(start, end, shown_heading, labels_of(bits), snippet, score))
        # Long documents say the same again and again.
        result.sections = list({(hit.heading, hit.snippet.text): hit for hit in reversed(result.sections)}.values())[::-1]
        shown_all = len(result.sections)
        # A section that was met by the words of its document says little beside one that has them itself.
        most = max(hit.snippet.weight for hit in result.sections)
        result.sections = [hit for hit in result.sections if hit.snippet.weight * 2 >= most] if most else result.sections[:1]
        if len(result.sections) < shown_all:
            result.more = 0
        out.append(result)
    return out
