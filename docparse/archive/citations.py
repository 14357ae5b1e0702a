"""A record in, the rows of its citations and of its targets out: what the graph and the tables of targets are asked from.

A citation points at a node: an id of the authority where it was resolved, else number, issuer and date as far as they are printed
(FACTS 3.1: `15/KH-UBND` exists in every province and every year). A short mention (`Kế hoạch số 15`) takes date and issuer from the
fuller mention of the same number in the same document, if there is only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docparse.archive.entries import sure_number
from docparse.archive.fold import code_key, fold_words
from docparse.archive.store import RecordData
from docparse.text.regex import regex

LOCAL = regex(r"ubnd|hdnd|\.(?:tu|hu|du)\b|\.s[a-z]|^\d+[a-z]?\.[a-z]+$")
_PLACE = regex(r"\b(?:tinh|thanh pho|thanh(?= uy)|tp|huyen|thi xa|quan|xa|phuong|dac khu)\b(?: uy\b)?+ ?(.+)$")
_CARRIES_YEAR = regex(r"\d+[a-z]?\.(?:19|20)\d\d\.")


@dataclass(slots=True)
class CitationRow:
    """One citation: `code` is the folded number (`34.ct.tw`), `node` what it points at, `surface` how it was printed, with its place."""

    start: int
    end: int
    kind: str
    code: str | None
    node: str
    directive: str | None
    canonical: str | None
    surface: str
    type: str | None
    date: str | None
    issuer: str | None
    labels: str
    heading: str | None


@dataclass(slots=True)
class TargetRow:
    """One target: `words` are the folded words of the measure between spaces; `heading` the innermost one above it."""

    start: int
    end: int
    words: str
    measure: str
    comparator: str | None
    value: float | None
    value_max: float | None
    unit: str | None
    source: str
    qualitative: int
    surface: str | None
    heading: str | None


def own_key(record: RecordData) -> str | None:
    """The folded number of the document itself; None where number or symbol is missing."""
    header = record["header"]
    number, symbol = sure_number(header), _value(header, "symbol")
    return code_key(f"{number}/{symbol}") if number and symbol else None


def citation_rows(record: RecordData) -> list[CitationRow]:
    """The citations of a record in the order of the text, each with its node."""
    references = record["references"]
    fuller = _fuller(references)
    headings = _Headings(record)
    own_place = place_of(_value(record["header"], "issuer")) or place_of(_value(record["header"], "parent"))
    out = []
    for reference in sorted(references, key=lambda item: int(item["start"])):
        code = code_key(reference["canonical"]) if reference.get("canonical") else None
        directive, date, issuer = reference.get("directive"), reference.get("date"), reference.get("issuer")
        if code and not directive:
            known = fuller.get(code, [])
            if len(known) == 1 and (date is None or known[0][1] in (None, date)):
                directive, date, issuer = known[0][0], date or known[0][1], issuer or known[0][2]
        if not code and not directive:
            continue
        heading, labels = headings.at(reference["start"])
        node = directive or node_of(reference["canonical"], reference.get("type"), date, issuer, own_place)
        out.append(
            CitationRow(
                reference["start"], reference["end"], reference["kind"], code, node, directive, reference.get("canonical"),
                reference["surface"], reference.get("type"), date, issuer, " ".join(reference.get("section") or labels), heading,
            )
        )  # fmt: skip
    return out


def node_of(canonical: str, kind: str | None, date: str | None, issuer: str | None, own_place: str | None) -> str:
    """The node of a citation that the authority does not know: type, number, date, and the place of a local body.

    >>> node_of("15/KH-UBND", "KH", "2024-01-22", "UBND tỉnh", "song vang")
    'KH:15/KH-UBND@2024-01-22#song vang'
    >>> node_of("63/2025/QH15", None, None, None, None)
    'VB:63/2025/QH15'
    """
    key = code_key(canonical)
    node = f"{kind or 'VB'}:{re.sub(r'^0+(?=[0-9])', '', canonical)}"
    if _CARRIES_YEAR.match(key) and not LOCAL.search(key):
        return node
    if not _CARRIES_YEAR.match(key):
        node += f"@{date or 'XXXX'}"
    place = (place_of(issuer) or own_place) if LOCAL.search(key) else None
    return f"{node}#{place}" if place else node


def place_of(body: str | None) -> str | None:
    """The folded place in the name of a body: its first unit that is named; None for `UBND tỉnh` and central bodies.

    >>> place_of("Ủy ban nhân dân huyện Đồng Mây"), place_of("UBND tỉnh"), place_of("Bộ Chính trị")
    ('dong may', None, None)
    """
    match = _PLACE.search(" ".join(fold_words(body or "")))
    return match[1].strip() or None if match else None


def target_rows(record: RecordData) -> list[TargetRow]:
    """The targets of a record in the order of the text."""
    headings = _Headings(record)
    return [
        TargetRow(
            target["start"], target["end"], f" {' '.join(fold_words(target['measure']))} ", target["measure"], target.get("comparator"),
            target.get("value"), target.get("value_max"), target.get("unit"), target.get("source") or "text",
            int(bool(target.get("qualitative"))), target.get("surface"), headings.at(target["start"])[0],
        )
        for target in sorted(record["targets"], key=lambda item: int(item["start"]))
    ]  # fmt: skip


def _fuller(references: list[dict[str, Any]]) -> dict[str, list[tuple[str | None, str | None, str | None]]]:
    """For each number, the distinct (directive, date, issuer) of its mentions that were resolved or dated."""
    out: dict[str, list[tuple[str | None, str | None, str | None]]] = {}
    seen: set[tuple[str, str | None]] = set()
    for reference in references:
        if not reference.get("canonical") or not (reference.get("directive") or reference.get("date")):
            continue
        code = code_key(reference["canonical"])
        identity = (code, reference.get("directive") or reference.get("date"))
        if identity not in seen:
            seen.add(identity)
            out.setdefault(code, []).append((reference.get("directive"), reference.get("date"), reference.get("issuer")))
    return out


class _Headings:
    """The innermost section at a place of the text."""

    def __init__(self, record: RecordData) -> None:
        self._flat = list(_walk(record["sections"]))

    def at(self, offset: int) -> tuple[str | None, list[str]]:
        """Heading and labels of the innermost section with a heading."""
        heading: str | None = None
        labels: list[str] = []
        for start, end, own, names in self._flat:
            if start > offset:
                break
            if offset < end:
                heading, labels = own or heading, names or labels
        return heading, labels


def _walk(sections: list[dict[str, Any]]) -> Iterator[tuple[int, int, str | None, list[str]]]:
    for section in sections:
        yield section["start"], section["end"], section.get("heading"), section.get("labels") or []
        yield from _walk(section.get("children") or [])


def _value(parent: dict[str, Any], name: str) -> str | None:
    field = parent.get(name)
    return field.get("value") if field else None
