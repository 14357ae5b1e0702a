"""An archive, a query and filters in, results out: documents in order of rank, each with its best sections and excerpts."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from docparse.archive.entries import HEADER
from docparse.archive.fold import code_key, fold_words
from docparse.archive.folder import Archive
from docparse.archive.query import Clause, Query, parse
from docparse.archive.snippet import Snippet, excerpt, pattern
from docparse.archive.store import Document
from docparse.archive.synonyms import load, type_names
from docparse.errors import DocparseError, ExitCode

SECTIONS_SHOWN = 3
_FIRST_FETCH = 60
_LAST_FETCH = 20_000

# Weights, in units of the BM25 score of a word in the text.
_TITLE = 1.5
_CONTEXT = 0.15
_FOLDED_ONLY = 0.4
_EXACT = 1.5
_TOGETHER = 1.0
_PAIRS = 8
_OWN_CODE = 20.0
_CODE = 6.0


class FilterError(DocparseError):
    """A filter that cannot be understood."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search. `cites`: a code; `date_from`, `date_to`: YYYYMMDD, both inclusive; `section`: a label of the contract."""

    cites: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    date_from: int | None = None
    date_to: int | None = None
    section: str | None = None

    def named(self) -> dict[str, Filters]:
        """Each filter that is set, by its option, with the filters as they are without it."""
        out: dict[str, Filters] = {}
        for name, option in (
            ("cites", "--cites"), ("doc_type", "--type"), ("issuer", "--issuer"), ("date_from", "--from"), ("date_to", "--to"),
            ("section", "--section"),
        ):  # fmt: skip
            if getattr(self, name) is not None:
                out[option] = replace(self, **{name: None})
        return out


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
    """A document that was found, with its best sections. `more`: how many other sections were met."""

    document: Document
    score: float
    sections: list[SectionHit] = field(default_factory=list)
    more: int = 0


@dataclass(slots=True)
class Results:
    """`total`: documents found (about so many, unless `exact`). `relaxed`: nothing has all words, these have most of them.

    `near`: where fewer than the asked number have all words, documents that have most of them; they are not in `total`.
    """

    results: list[Result]
    total: int
    exact: bool
    relaxed: bool = False
    near: list[Result] = field(default_factory=list)


def search(archive: Archive, typed: str, filters: Filters | None = None, limit: int = 10) -> Results:
    """Search an archive. An empty query lists what the filters let through, the newest first."""
    filters = filters or Filters()
    query = parse(typed)
    searcher = archive.index.searcher()
    schema = archive.index.index.schema
    cited = code_key(filters.cites) if filters.cites else None
    wanted = pattern(query, (cited,) if cited else ())
    built = build(schema, query, filters)
    found = _run(archive, searcher, built, query.empty, limit, wanted)
    if len(query.must) > 2 and len(found.results) < limit:
        built = build(schema, query, filters, least=max(2, (len(query.must) * 3 + 4) // 5))
        most = _run(archive, searcher, built, False, limit, wanted)
        if not found.results:
            most.relaxed = bool(most.results)
            return most
        known = {(result.document.id, result.document.part) for result in found.results}
        others = [result for result in most.results if (result.document.id, result.document.part) not in known]
        found.near = others[: limit - len(found.results)]
    return found


def build(schema: tantivy.Schema, query: Query, filters: Filters, least: int | None = None) -> TQuery:
    """The tantivy query. `least`: how many of the query's clauses must be found (None: all)."""
    parts = [(Occur.Must, TQuery.const_score_query(part, 0.0)) for part in _filter_queries(schema, filters, query.empty)]
    clauses = [_clause(schema, clause) for clause in query.must]
    if clauses and least is not None:
        parts.append((Occur.Must, TQuery.boolean_query([(Occur.Should, clause) for clause in clauses], minimum_number_should_match=least)))
    else:
        for clause, whole in zip(query.must, clauses, strict=True):
            # Flat, a query of words is one intersection, several times faster than a conjunction of alternatives.
            parts += _word_parts(schema, clause) if clause.kind == "word" else [(Occur.Must, whole)]
    together = _TOGETHER * (_FOLDED_ONLY if any(clause.exact for clause in query.must) else 1.0)
    for pair in itertools.islice(itertools.pairwise(query.row), _PAIRS):
        # Words are syllables: `thi đua` is one word, and `thi … đua` is chance.
        parts.append((Occur.Should, TQuery.boost_query(TQuery.phrase_query(schema, "body", list(pair)), together)))
    parts += [(Occur.MustNot, _clause(schema, clause)) for clause in query.without]
    if not any(occur is Occur.Must for occur, _ in parts):
        parts.append((Occur.Must, TQuery.const_score_query(TQuery.all_query(), 0.0)))
    return TQuery.boolean_query(parts)


def misses(archive: Archive, typed: str, filters: Filters) -> list[str]:
    """What to try when nothing was found, one line each: the likeliest first."""
    query = parse(typed)
    searcher = archive.index.searcher()
    schema = archive.index.index.schema
    out: list[str] = []
    for option, fewer in filters.named().items():
        if query.empty and not fewer.named():
            continue
        if searcher.search(build(schema, query, fewer), limit=1).hits:
            out.append(f"leave out {option}: then there are results")
    for clause in query.must:
        if clause.kind == "word" and not searcher.doc_freq("body", clause.words[0]):
            out.append(f"another word than “{clause.words[0]}”: no document has it")
        if clause.kind == "phrase":
            loose = parse(" ".join(clause.words))
            if searcher.search(build(schema, loose, filters), limit=1).hits:
                out.append(f"“{' '.join(clause.words)}” without quotes: its words are there, apart")
    if filters.issuer and not out:
        out.append("a shorter --issuer, such as the name of the province alone")
    if not out:
        out.append("fewer or other words; accents may be left out, and `nhan ron*` finds every word that begins so")
    return out


def read_type(typed: str) -> str:
    """The type code that a person means: `kh`, `QĐ`, `qd` or `kế hoạch`. Raises FilterError with the codes there are."""
    names = type_names()
    asked = typed.strip()
    for code in names:
        if code.lower() == asked.lower():
            return code
    folded = fold_words(asked)
    for code, name in names.items():
        if [code_key(code)] == folded or fold_words(name) == folded:
            return code
    raise FilterError(f"--type {typed}: is no document type; use one of {', '.join(names)}")


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
    if not (1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31):
        raise FilterError(f"{option} {typed}: there is no such day; write 2024-03-15 or 15/3/2024")
    return int(year) * 10_000 + int(month or (12 if last else 1)) * 100 + int(day or (31 if last else 1))


def _excerpt(text: str, body: str, wanted: re.Pattern[str] | None) -> Snippet:
    """The excerpt without the heading, which is shown above it, unless the heading has more of what is wanted."""
    whole = excerpt(text, wanted)
    if body is text or not body.strip():
        return whole
    below = excerpt(body, wanted)
    return below if below.weight >= whole.weight else whole


def _run(archive: Archive, searcher: tantivy.Searcher, built: TQuery, by_date: bool, limit: int, wanted: re.Pattern[str] | None) -> Results:
    fetch = max(_FIRST_FETCH, limit * 4)
    while True:
        answer = searcher.search(built, limit=fetch, count=False, order_by_field="date_from" if by_date else None)
        hits = answer.hits
        addresses = [address for _, address in hits]
        keys = [int(key or 0) for key in searcher.fast_field_values("key", addresses)]
        complete = len(hits) < fetch
        if complete or len(set(keys)) >= limit or fetch >= _LAST_FETCH:
            break
        fetch *= 4
    groups: dict[int, list[int]] = {}
    for position, key in enumerate(keys):
        groups.setdefault(key, []).append(position)
    chosen = dict(list(groups.items())[:limit])
    documents = archive.store.documents(chosen)
    out: list[Result] = []
    for key, positions in chosen.items():
        if key not in documents:
            continue  # set aside or removed since the index was written
        shown = [addresses[position] for position in positions[:SECTIONS_SHOWN]]
        starts, ends, headings = (searcher.fast_field_values(name, shown) for name in ("start", "end", "heading"))
        score = 0.0 if by_date else float(hits[positions[0]][0])
        result = Result(documents[key], score, more=max(0, len(positions) - SECTIONS_SHOWN))
        for number, address in enumerate(shown):
            labels = searcher.doc(address).get_first("label")
            start, end = int(starts[number] or 0), int(ends[number] or 0)
            text = archive.store.text(key, start, end)
            heading, body = text[: int(headings[number] or 0)], text[int(headings[number] or 0) :]
            rank = 0.0 if by_date else float(hits[positions[number]][0])
            snippet = _excerpt(text, body, wanted)
            shown_heading = re.sub(r"\s+", " ", heading).strip() or None
            result.sections.append(SectionHit(start, end, shown_heading, str(labels).split() if labels else [], snippet, rank))
        # A section that was met by the words of its document says little beside one that has them itself.
        shown_all = len(result.sections)
        most = max(hit.snippet.weight for hit in result.sections)
        result.sections = [hit for hit in result.sections if hit.snippet.weight * 2 >= most] if most else result.sections[:1]
        if len(result.sections) < shown_all:
            result.more = 0
        out.append(result)
    total = len(groups) if complete else round(searcher.cardinality(built, "key"))
    return Results(out, max(total, len(out)), complete)


def _clause(schema: tantivy.Schema, clause: Clause | tuple[Clause, ...]) -> TQuery:
    if isinstance(clause, tuple):
        return TQuery.boolean_query([(Occur.Must, _clause(schema, inner)) for inner in clause])
    if clause.kind == "any":
        return TQuery.boolean_query([(Occur.Should, _clause(schema, option)) for option in clause.options])
    if clause.kind == "code":
        return TQuery.boolean_query([
            (Occur.Should, TQuery.const_score_query(TQuery.term_query(schema, "own", clause.words[0], "basic"), _OWN_CODE)),
            (Occur.Should, TQuery.const_score_query(TQuery.term_query(schema, "codes", clause.words[0], "basic"), _CODE)),
        ])  # fmt: skip
    if clause.kind == "prefix":
        beginning = re.escape(clause.words[0]) + ".*"
        return TQuery.regex_query(schema, "body", beginning)
    if clause.kind == "word":
        return TQuery.boolean_query(_word_parts(schema, clause))
    phrase = TQuery.phrase_query(schema, "body", list(clause.words))
    exact = _exact(schema, clause)
    return TQuery.boolean_query([(Occur.Must, phrase), *exact]) if exact else phrase


def _word_parts(schema: tantivy.Schema, clause: Clause) -> list[tuple[Occur, TQuery]]:
    """A word has to be in the entry or in the words of its document; in the text or the heading it counts for more."""
    word = clause.words[0]
    # Typed with accents, a word that has other ones counts for little.
    weight = _FOLDED_ONLY if clause.exact else 1.0
    return [
        (Occur.Must, TQuery.const_score_query(TQuery.term_query(schema, "all", word, "basic"), _CONTEXT)),
        (Occur.Should, TQuery.boost_query(TQuery.term_query(schema, "body", word, "freq"), weight)),
        (Occur.Should, TQuery.boost_query(TQuery.term_query(schema, "title", word, "freq"), _TITLE * weight)),
        *_exact(schema, clause),
    ]


def _exact(schema: tantivy.Schema, clause: Clause) -> list[tuple[Occur, TQuery]]:
    return [(Occur.Should, TQuery.boost_query(TQuery.term_query(schema, "exact", word, "freq"), _EXACT)) for word in clause.exact]


def _filter_queries(schema: tantivy.Schema, filters: Filters, alone: bool) -> list[TQuery]:
    out: list[TQuery] = []
    if filters.cites is not None:
        code = code_key(filters.cites)
        out.append(TQuery.term_query(schema, "cites", code, "basic"))
        if alone:
            out.append(TQuery.term_query(schema, "codes", code, "basic"))
    if filters.doc_type is not None:
        out.append(TQuery.term_query(schema, "type", filters.doc_type.lower(), "basic"))
    if filters.issuer is not None:
        out += _issuer(schema, filters.issuer)
    if filters.date_from is not None:
        out.append(TQuery.range_query(schema, "date_to", tantivy.FieldType.Integer, lower_bound=filters.date_from))
    if filters.date_to is not None:
        out.append(TQuery.range_query(schema, "date_from", tantivy.FieldType.Integer, upper_bound=filters.date_to))
    if filters.section is not None:
        out.append(TQuery.term_query(schema, "label", filters.section, "basic"))
    if alone and filters.cites is None and filters.section is None:
        out.append(TQuery.term_query(schema, "kind", HEADER))
    return out


def _issuer(schema: tantivy.Schema, typed: str) -> list[TQuery]:
    """All words of the name, in any order; an abbreviation (`UBND`) as itself or written out."""
    synonyms = load()
    out: list[TQuery] = []
    for printed, word in zip(typed.split(), (fold_words(piece) for piece in typed.split()), strict=True):
        readings: list[tuple[str, ...]] = [tuple(word)]
        if len(word) == 1:
            readings += synonyms.expansions(printed, word[0])
        queries = [
            TQuery.boolean_query([(Occur.Must, TQuery.term_query(schema, "issuer", part, "basic")) for part in reading])
            for reading in readings
            if reading
        ]
        if queries:
            out.append(TQuery.boolean_query([(Occur.Should, query) for query in queries]))
    return out
