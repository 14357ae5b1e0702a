"""The citation graph of an archive: a directive's number in, its authority records and its citers out; the ranking; what is dangling.

Nodes are documents of the archive and the directives that they cite, edges are citations. What is put aside is in none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from docparse.archive.citations import LOCAL, CitationRow, place_of
from docparse.archive.fold import code_key, fold_words
from docparse.archive.store import Document, RecordStore
from docparse.text.regex import regex

if TYPE_CHECKING:
    from docparse.authority.directives import Directive

UNKNOWN_YEAR = "không rõ năm"
UNKNOWN_ISSUER = "không rõ cơ quan"
_MARGIN = 600
_BREAK = regex(r"(?:(?<=[.;:!?])\s+(?=[A-ZĐÀ-ỸƯƠ\"“(+*-])|\n+)")
_TYPED = regex(r"^\s*(?P<words>[^\d]*?)\s*(?:số\s*:?|so\s*:?)?\s*(?P<code>\d.*)$", re.IGNORECASE)
_AFTER_CODE = regex(r"\s+(?:ngày|ngay|của|cua|năm|nam)\b.*$", re.IGNORECASE)


@cache
def authority() -> dict[str, Directive]:
    """Every document of the authority by its id: those of the field, and all laws by their names."""
    from docparse.authority.directives import Directive, load_directives, load_laws

    laws = {
        law.id: Directive(
            law.id, law.canonical, law.id.partition(":")[0], "Ủy ban Thường vụ Quốc hội" if law.id.startswith("PL") else "Quốc hội",
            law.date, None, None, law.name, "-", "",
        )
        for law in load_laws()
    }  # fmt: skip
    return laws | {item.id: item for item in load_directives()}


@dataclass(slots=True)
class Mention:
    """One citation with the sentence around it; `text[mark[0]:mark[1]]` of the sentence is what was printed."""

    row: CitationRow
    sentence: str
    mark: tuple[int, int]


@dataclass(slots=True)
class Citer:
    """A document of the archive with its citations of one directive."""

    document: Document
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Cited:
    """A node of the graph: what is cited, what the authority knows of it, which document of the archive it is, and who cites it."""

    node: str
    canonical: str
    directive: Directive | None
    held: list[Document]
    citers: list[Citer]

    @property
    def dates(self) -> list[str]:
        """The dates printed with the citations, the most frequent first."""
        return _by_frequency(m.row.date for c in self.citers for m in c.mentions)

    @property
    def issuers(self) -> list[str]:
        """The issuers printed with the citations, the most frequent first."""
        return _by_frequency(m.row.issuer for c in self.citers for m in c.mentions)

    @property
    def printed(self) -> list[str]:
        """The forms in which it was printed, the most frequent first."""
        return _by_frequency(m.row.surface for c in self.citers for m in c.mentions)

    def groups(self) -> list[tuple[str, str, list[Citer]]]:
        """(year, issuer, citers), by year and issuer; documents without a year last."""
        table: dict[tuple[str, str], list[Citer]] = {}
        for citer in self.citers:
            table.setdefault((year_of(citer.document.date) or UNKNOWN_YEAR, citer.document.issuer or UNKNOWN_ISSUER), []).append(citer)
        return [(year, issuer, citers) for (year, issuer), citers in sorted(table.items(), key=lambda item: item[0])]


@dataclass(slots=True)
class Ranked:
    """A node of the ranking: how many documents cite it and how often, and which documents of the archive it is."""

    node: str
    canonical: str
    directive: Directive | None
    documents: int
    mentions: int
    held: list[Document]


def codes_of(typed: str) -> list[str]:
    """The folded numbers that a person means; one that ends in `.` is a beginning (`Chỉ thị 34` is every `34-CT/…`).

    >>> codes_of("34 ct/tw"), codes_of("Chỉ thị số 34-CT/TW ngày 07/4/2014"), codes_of("chi thi 34")
    (['34.ct.tw'], ['34.ct.tw'], ['34.ct.'])
    """
    match = _TYPED.match(typed)
    if match is None:
        return []
    key = code_key(_AFTER_CODE.sub("", match["code"]))
    parts = key.split(".")
    if len(parts) == 1:
        kind = _kind(match["words"])
        return [f"{key}.{kind}."] if kind else [f"{key}."]
    if len(parts) == 2:
        # `98/2023` and `34-CT` are beginnings, `238/UBND` as well.
        return [key, key + "."]
    return [key]


def look_up(store: RecordStore, typed: str, year: int | None = None) -> list[Cited]:
    """Every directive that `typed` may mean (a number in any written variant, or the name of a law), with its citers.

    `year`: only directives of that year. A directive of the authority that nobody cites is there with no citers.
    """
    everything = authority()
    codes = codes_of(typed)
    nodes = [item.id for item in everything.values() if _fits(code_key(item.canonical), codes)] if codes else _laws_named(typed)
    by_node: dict[str, list[tuple[int, CitationRow]]] = {node: [] for node in nodes}
    for document, row in store.citations(codes, nodes):
        by_node.setdefault(row.node, []).append((document, row))
    documents = _documents(store, {document for rows in by_node.values() for document, _ in rows})
    out = []
    for node, rows in by_node.items():
        directive = everything.get(node)
        canonical = directive.canonical if directive else next((row.canonical for _, row in rows if row.canonical), node)
        if year is not None and str(year) not in (node_year(node), year_of(directive.date if directive else None)):
            continue
        if not rows and directive is None:
            continue
        citers: dict[int, Citer] = {}
        for key, row in rows:
            if key in documents:
                citers.setdefault(key, Citer(documents[key])).mentions.append(_mention(store, key, row))
        held = held_as(store, node, canonical, directive)
        out.append(Cited(node, canonical, directive, held, list(citers.values())))
    return sorted(out, key=lambda cited: (-len(cited.citers), cited.node))


def near_codes(store: RecordStore, typed: str) -> list[str]:
    """Numbers of the archive or the authority that begin like the one that was not found: `34 CT/TV` is near `34-CT/TW`."""
    out: list[str] = []
    for code in codes_of(typed):
        start = ".".join(code.split(".")[:2]) + "."
        out += [row.canonical or "" for _, row in store.citations([start], [])]
        out += [item.canonical for item in authority().values() if code_key(item.canonical).startswith(start)]
    return _by_frequency(out)[:5]


def rank(store: RecordStore, dangling: bool = False) -> list[Ranked]:
    """Every directive that the archive cites, the one cited by most documents first; `dangling`: only those it does not hold itself."""
    everything = authority()
    cited = store.nodes()
    codes = {node: code_key(_code_of(node)) for node, *_ in cited}
    wanted = set(codes.values())
    by_code: dict[str, list[int]] = {}
    for code, key in store.holders():
        if code in wanted:
            by_code.setdefault(code, []).append(key)
    documents = _documents(store, {key for keys in by_code.values() for key in keys})
    out = []
    for node, canonical, citing, mentions in cited:
        directive = everything.get(node)
        candidates = [documents[key] for key in by_code.get(codes[node], []) if key in documents]
        held = [document for document in candidates if _is_it(document, node, directive)]
        if not (dangling and held):
            out.append(Ranked(node, directive.canonical if directive else canonical or node, directive, citing, mentions, held))
    return sorted(out, key=lambda item: (-item.documents, -item.mentions, item.node))


def held_as(store: RecordStore, node: str, canonical: str, directive: Directive | None) -> list[Document]:
    """The documents of the archive that are this directive themselves."""
    keys = [key for _, key in store.holders([code_key(canonical)])]
    return [document for document in _documents(store, keys).values() if _is_it(document, node, directive)]


def year_of(date: str | None) -> str | None:
    """The year of an EDTF date.

    >>> year_of("2022-01-XX"), year_of("XXXX-04-30"), year_of(None)
    ('2022', None, None)
    """
    match = re.search(r"(?:19|20)\d\d", date or "")
    return match[0] if match else None


def node_year(node: str) -> str | None:
    """The year of a node: of its date, or carried by its number."""
    _, _, date = node.partition("@")
    return year_of(date) or next(iter(re.findall(r"/((?:19|20)\d\d)/", node)), None)


def cut_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence of `text` that holds `text[start:end]`, as (start, end)."""
    left, right = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def _mention(store: RecordStore, key: int, row: CitationRow) -> Mention:
    if row.start == row.end:  # a person added it, and it stands nowhere in the text
        return Mention(row, row.surface, (0, len(row.surface)))
    base = max(0, row.start - _MARGIN)
    window = store.text(key, base, row.end + _MARGIN)
    left, right = cut_sentence(window, row.start - base, row.end - base)
    sentence = window[left:right]
    at = row.start - base - left
    return Mention(row, sentence, (at, at + row.end - row.start))


def _is_it(document: Document, node: str, directive: Directive | None) -> bool:
    """Whether a document of that number is the directive: its date and its place must not say otherwise."""
    kind = node.partition(":")[0]
    if document.doc_type and kind not in ("VB", document.doc_type) and {kind, document.doc_type} != {"QĐ", "QyĐ"}:
        return False
    date = (directive.date if directive else None) or node.partition("@")[2].partition("#")[0]
    if date and document.date and not all(a == b or "X" in (a, b) for a, b in zip(date, document.date, strict=False)):
        return False
    if not LOCAL.search(code_key(_code_of(node))):
        return True
    place = place_of(directive.issuer) if directive else node.partition("#")[2] or None
    own = place_of(document.issuer)
    return not place or not own or place in own or own in place


def _code_of(node: str) -> str:
    return node.partition(":")[2].partition("@")[0].partition("#")[0]


def _fits(key: str, codes: list[str]) -> bool:
    return any(key.startswith(code) if code.endswith(".") else key == code for code in codes)


def _laws_named(typed: str) -> list[str]:
    from docparse.authority.directives import load_laws

    asked = fold_words(typed)
    return [law.id for law in load_laws() if asked and asked in (fold_words(law.name), ["luat", *fold_words(law.name)])]


def _kind(words: str) -> str | None:
    """The folded code of a type that is typed as a word: `Chỉ thị` is `ct`."""
    from docparse.authority.types import load_types

    asked = fold_words(words)
    for item in load_types():
        if asked and asked in (fold_words(item.name), fold_words(item.code)):
            return code_key(item.code)
    return None


def _documents(store: RecordStore, keys: Iterable[int]) -> dict[int, Document]:
    wanted = sorted(set(keys))
    out: dict[int, Document] = {}
    for at in range(0, len(wanted), 500):
        out |= store.documents(wanted[at : at + 500])
    return out


def _by_frequency(values: Iterable[str | None]) -> list[str]:
    counts: dict[str, int] = {}
    for value in values:
        if value:
            counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: -counts[value])
