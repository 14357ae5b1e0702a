"""A record in, the entries of the search index out: one for the header, one for each section's own words, one for what is left.

The entries of a document share no text and miss none of it, so every word is found once. Beside its own words each entry carries
the words of its document (type, number, issuer, subject, year) and of the headings above it, so that a query whose words are
spread over header and section still finds the section.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docparse.archive import facets
from docparse.archive.fold import code_key, code_parts, fold_words, tokenize
from docparse.archive.store import RecordData
from docparse.archive.synonyms import type_names
from docparse.text.regex import regex

HEADER, SECTION, REST = 0, 1, 2

LONGEST = 2400
"""Characters of an entry. In a longer stretch every syllable meets every other, and a query without accents finds it by chance."""

_EDTF_DAY = regex(r"(\d{4})-(\d{2}|XX)-(\d{2}|XX)|(\d{4})-(\d{2}|XX)|(\d{4})")


@dataclass(slots=True)
class Entry:
    """What the index holds of one stretch of text. Token lists are in order; `exact` is parallel to `body`."""

    kind: int
    start: int
    end: int
    body: list[str] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    heading: int = 0
    """Length of the heading, with which the entry then begins; 0 where it has none."""


@dataclass(slots=True)
class DocumentEntries:
    """The entries of a document and what they share. `days`: first and last day of its date as YYYYMMDD, None without a date.

    `named`: the words of what is asked for by name: `to` recipients (with pairs of neighbouring words, `so_y`), `signer` who signed.
    `facets`: what it is counted by.
    """

    entries: list[Entry]
    own: list[str]
    cites: list[str]
    issuer: list[str]
    days: tuple[int, int] | None
    named: dict[str, list[str]] = field(default_factory=dict)
    facets: dict[str, list[str]] = field(default_factory=dict)


def entries_of(record: RecordData) -> DocumentEntries:
    """The entries of one record (plain JSON data by the contract)."""
    text: str = record["text"]
    header = record["header"]
    own = own_code(record)
    own_parts = code_parts(code_key(own)) if own else []
    issuer_names = [name for name in (_value(header, "issuer"), _value(header, "parent")) if name]
    issuer = fold_words(" ".join(issuer_names))
    symbol = _value(header, "symbol")
    if symbol:
        # `--issuer SYT`: the organ's letters in the symbol name it as well.
        issuer += code_key(symbol).split(".")
    shared = _shared_words(record, issuer)
    references = sorted(((r["start"], code_key(r["canonical"])) for r in record["references"] if r.get("canonical")), key=lambda r: r[0])
    repairs = record.get("repairs") or []
    entries = [piece for entry in _stretches(record, len(text)) for piece in _cut(entry, text)]
    for entry in entries:
        _fill(entry, text, shared, own_parts, [code for start, code in references if entry.start <= start < entry.end])
        _add_repaired(entry, text, [repair for repair in repairs if entry.start <= repair["start"] and repair["end"] <= entry.end])
    entries[0].title += fold_words(" ".join(filter(None, (type_name(_field(record["doc_type"])), _value(header, "subject")))))
    return DocumentEntries(
        entries=entries,
        own=own_parts + ([f"{NUMBER}{number}"] if (number := _number_alone(header)) else []),
        cites=sorted({part for _, code in references for part in code_parts(code)}),
        issuer=sorted({*issuer, *(token for name in issuer_names for token in paired(fold_words(name)))}),
        days=day_range(_value(header, "date")),
        named=_named(record),
        facets=facets.values_of(record),
    )


NUMBER = "#"
"""Begins the token of a document's bare number, which is no word of its text."""


def paired(words: list[str]) -> list[str]:
    """Words and pairs of neighbours: a name is told from its words in another order without the room that positions take.

    >>> paired(["so", "y", "te"])
    ['so', 'y', 'te', 'so_y', 'y_te']
    """
    return [*words, *(f"{first}_{second}" for first, second in itertools.pairwise(words))]


def named_values(record: RecordData, name: str) -> list[str]:
    """The values of a record that are asked for by name: `to` recipients and addressees, `signer` titles with names."""
    header = record["header"]
    if name == "to":
        addressees = [value for addressee in header.get("addressees") or () if (value := _field(addressee))]
        return list(dict.fromkeys([*addressees, *(recipient["name"] for recipient in record.get("recipients") or ())]))
    signers = [signer for signer in (record.get("signatory"), *(record.get("co_signatories") or ())) if signer]
    people = [" ".join(value for part in ("title", "name") if (value := _field(signer.get(part)))) for signer in signers]
    return [person for person in people if person]


def _named(record: RecordData) -> dict[str, list[str]]:
    return {
        "to": sorted({token for name in named_values(record, "to") for token in paired(fold_words(name))}),
        "signer": sorted(set(fold_words("\n".join(named_values(record, "signer"))))),
    }


def _number_alone(header: dict[str, Any]) -> str | None:
    """A document's number without what stands behind it: `98` of `98/2023`, without leading zeros."""
    match = re.match(r"0*(\d+)", sure_number(header) or "")
    return match[1] if match else None


SURE = 0.5
"""A number read with less confidence (a clerk's pen on a scan) is a guess: it is shown by no list and found by no code."""


def sure_number(header: dict[str, Any]) -> str | None:
    """The document's number where it is more likely right than wrong."""
    field = header.get("number") or {}
    value: str | None = field.get("value")
    return value if field.get("confidence", 1.0) >= SURE else None


def own_code(record: RecordData) -> str | None:
    """The document's own number with its symbol, State or Party form; the symbol alone where the number is blank.

    A symbol that begins like `CT/TW` is a Party one, where a hyphen stands after the number (399-QĐ/TW).
    """
    number, symbol = sure_number(record["header"]), _value(record["header"], "symbol")
    if not symbol:
        return number
    if not number:
        return symbol
    return f"{number}-{symbol}" if "/" in symbol else f"{number}/{symbol}"


def day_range(edtf: str | None) -> tuple[int, int] | None:
    """First and last day that an EDTF date may be, as YYYYMMDD; None where even the year is unknown.

    >>> day_range("2022-01-XX"), day_range("2024"), day_range("../2024-02-15"), day_range("XXXX-04-30")
    ((20220101, 20220131), (20240101, 20241231), (20240215, 20240215), None)
    """
    days = []
    for match in _EDTF_DAY.finditer(edtf or ""):
        year = match[1] or match[4] or match[6]
        month = match[2] or match[5] or "XX"
        day = match[3] or "XX"
        low = int(year + (month if month != "XX" else "01") + (day if day != "XX" else "01"))
        high = int(year + (month if month != "XX" else "12") + (day if day != "XX" else "31"))
        days += [low, high]
    return (min(days), max(days)) if days and not (edtf or "").startswith("XXXX") else None


def type_name(code: str | None) -> str | None:
    """The name of a document type for people: `KH` is `Kế hoạch`."""
    return type_names().get(code, code) if code else None


def _field(value: dict[str, Any] | None) -> str | None:
    return value.get("value") if value else None


def _value(header: dict[str, Any], name: str) -> str | None:
    return _field(header.get(name))


def _shared_words(record: RecordData, issuer: list[str]) -> list[str]:
    header = record["header"]
    date = _value(header, "date") or ""
    words = fold_words(" ".join(filter(None, (type_name(_field(record["doc_type"])), _value(header, "subject"), _value(header, "place")))))
    words += issuer
    words += re.findall(r"\b(?:19|20)\d{2}\b", date)
    return words


def _stretches(record: RecordData, length: int) -> Iterator[Entry]:
    """Empty entries that cut the text: what stands before the first section, each section up to its first child, what is left."""
    pieces: list[tuple[int, int, list[str], list[str]]] = []

    def visit(sections: list[dict[str, Any]], labels: list[str], headings: list[str]) -> None:
        for section in sections:
            here = list(dict.fromkeys([*labels, *section["labels"]]))
            heading = section["heading"] or ""
            children = section["children"]
            own_end = min([section["end"], *(child["start"] for child in children)])
            pieces.append((section["start"], own_end, here, [*headings, heading]))
            visit(children, here, [*headings, heading])

    visit(record["sections"], [], [])
    pieces.sort(key=lambda piece: piece[:2])
    first = pieces[0][0] if pieces else length
    yield Entry(HEADER, 0, first)
    at = first
    for start, end, labels, headings in pieces:
        section_start, start, end = start, max(start, at), min(end, length)
        if start > at:
            yield Entry(REST, at, start)
        if end > start:
            words = fold_words(headings[-1])
            above = [word for heading in headings[:-1] for word in fold_words(heading)]
            heading = len(headings[-1]) if start == section_start else 0
            yield Entry(SECTION, start, end, title=words, context=above, labels=labels, heading=min(heading, end - start))
            at = end
    if at < length:
        yield Entry(REST, at, length)


def _cut(entry: Entry, text: str) -> Iterator[Entry]:
    """A long entry in pieces, cut at the ends of lines; the first keeps the heading, all keep its words."""
    start = entry.start
    while entry.end - start > LONGEST:
        end = text.rfind("\n", start + LONGEST // 2, start + LONGEST) + 1 or text.find("\n", start + LONGEST, entry.end) + 1
        if not end:
            break
        yield _piece(entry, start, end)
        start = end
    yield _piece(entry, start, entry.end)


def _piece(entry: Entry, start: int, end: int) -> Entry:
    first = start == entry.start
    kind = entry.kind if first or entry.kind != HEADER else REST
    context = entry.context if first else [*entry.context, *entry.title]
    title = list(entry.title) if first else []
    return Entry(kind, start, end, title=title, context=list(context), labels=entry.labels, heading=entry.heading if first else 0)


def _fill(entry: Entry, text: str, shared: list[str], own: list[str], references: list[str]) -> None:
    codes: set[str] = set()
    body, exact = entry.body, entry.exact
    for token in tokenize(text[entry.start : entry.end]):
        body.append(token.folded)
        exact.append(token.exact)
        if token.code:
            codes.update(code_parts(token.folded))
    for code in references:
        codes.update(code_parts(code))
    entry.codes = sorted(codes)
    entry.context = list(dict.fromkeys([*shared, *entry.context, *own]))


def _add_repaired(entry: Entry, text: str, repairs: list[dict[str, Any]]) -> None:
    """Let an entry be found by what was printed and by what OCR read: its words under the repairs, then the words as they were read."""
    if not repairs:
        return
    parts, at = [], entry.start
    for repair in repairs:
        parts += [text[at : repair["start"]], repair["repaired"]]
        at = repair["end"]
    tokens = list(tokenize("".join([*parts, text[at : entry.end]])))
    known = {(token.folded, token.exact) for token in tokens}
    read = [pair for pair in dict.fromkeys(zip(entry.body, entry.exact, strict=True)) if pair not in known]
    entry.body = [token.folded for token in tokens] + [folded for folded, _ in read]
    entry.exact = [token.exact for token in tokens] + [exact for _, exact in read]
