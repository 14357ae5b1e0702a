"""Short names of documents: the text and its full citations in, references completed from them out (`Quyết định 59`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.authority.directives import resolve_reference
from docparse.extract.references import grammar
from docparse.extract.references.issuing_body import fold_window
from docparse.extract.references.tail import widen
from docparse.schema import Reference
from docparse.text.regex import regex

_REACH = 60
"""Letters before a number in which the name of its type, `số` and spaces have room."""


def find_short(
    text: str, cores: list[tuple[int, int]], references: list[Reference], document_date: str | None, own_issuer: str | None
) -> list[Reference]:
    """Short names (`Quyết định 5969`, `Nghị định 98/2023`) completed from a citation of the same type and number."""
    known: dict[tuple[str, str], Reference] = {}
    for reference in references:
        number = (reference.number or "").lstrip("0")
        for kind in {reference.type or "", "QĐ" if reference.type == "QyĐ" else ""}:
            known.setdefault((kind, number), reference)
            known.setdefault((kind, number.split("/")[0]), reference)
        known.setdefault(("", number), reference)  # `văn bản 415` says no type
    out = []
    listed = [(reference.start, reference.end) for reference in references if reference.repairs]  # `số 18, số 19-NQ/TW` is cited as a whole
    shorts = [
        short for short in _shorts(text) if not any(a < short.end() and short.start() < b for spans in (cores, listed) for a, b in spans)
    ]
    for short in shorts:
        _learn(text, short, known)
    for short in shorts:
        start, end = short.span()
        kind = _kind(short)
        number = short["num"].lstrip("0")
        full = known.get((kind, number)) or (known.get(("QyĐ", number)) if kind == "QĐ" else None)
        surface_end, issuer, date = widen(text, end)
        if full is None and not short.group()[0].isupper():
            continue
        canonical, symbol = _completed(kind, short["num"], full, issuer)
        if canonical is None and short["so"] and (issuer or (date and len(date) == 10)):
            canonical = short["num"]  # without a symbol: `Công văn số 15 ngày 02/3/2020`, `Thông báo số 6 của Huyện đoàn`
        if canonical is None:
            continue
        if full is not None and date and full.date and date != full.date:
            continue
        source = "lần dẫn khác trong văn bản" if full else "cơ quan ban hành"
        why = [] if canonical == short["num"] else [f"ten_tat: bổ sung ký hiệu theo {source} ({short.group().strip()} → {canonical})"]
        reference = Reference(
            kind="numbered", surface=text[start:surface_end], canonical=canonical, type=kind or (full.type if full else None),
            number=short["num"], symbol=symbol, issuer=issuer, date=date, repairs=why, start=start, end=surface_end,
            confidence=0.9 if full else 0.75 if why else 0.6,
        )  # fmt: skip
        resolve_reference(reference, document_date, own_issuer)
        if reference.directive is None and full is not None:
            reference.directive = full.directive
        out.append(reference)
    return out


def _shorts(text: str) -> Iterator[re.Match[str]]:
    """The matches of `grammar.SHORT`, from left to right."""
    for number in grammar.SHORT_NUMBER.finditer(text):
        at = number.start()
        opens = grammar.SHORT_OPENS.search(text, max(0, at - _REACH), at)
        short = grammar.SHORT.match(text, opens.start()) if opens else None
        if short:
            yield short


def _learn(text: str, short: re.Match[str], known: dict[tuple[str, str], Reference]) -> None:
    """A number that a fixed body issued (`Chỉ thị số 5 của Bộ Chính trị`) completes the same short name elsewhere (`Chỉ thị 05`)."""
    kind, number = _kind(short), short["num"].lstrip("0")
    if (kind, number) in known or not short.group()[0].isupper():
        return
    _, issuer, _ = widen(text, short.end())
    canonical, symbol = _completed(kind, short["num"], None, issuer) if issuer else (None, None)
    if canonical:
        known[kind, number] = Reference(
            kind="numbered", surface="", canonical=canonical, type=kind, symbol=symbol, start=0, end=0, confidence=0.8
        )


def _kind(short: re.Match[str]) -> str:
    word = fold_window(" ".join(short["word"].split())).removesuffix(" hanh dong")
    return grammar.TYPE_WORDS[word] or ""


def _completed(kind: str, number: str, full: Reference | None, issuer: str | None) -> tuple[str | None, str | None]:
    if full is not None:
        return full.canonical, full.symbol
    if kind == "NĐ" and "/" in number:
        return f"{number}/NĐ-CP", "NĐ-CP"
    if not issuer or not kind or "/" in number:
        return None, None
    code = "QĐ" if kind == "QyĐ" else kind
    organ, party = next(
        ((organ, party) for pattern, kinds, organ, party in _ORGANS if kind in kinds and pattern.match(issuer)), ("", False)
    )
    if not organ:
        return None, None
    symbol = f"{code}/{organ}" if party else f"{code}-{organ}"
    return f"{number.zfill(2)}{'-' if party else '/'}{symbol}", symbol


_PARTY_KINDS = ("NQ", "CT", "KL", "QyĐ", "QĐ", "KH", "CTr", "HD")
_ORGANS = (
    (regex(r"Bộ Chính trị|Ban Bí thư|(?:Ban Chấp hành|BCH) Trung ương"), ("NQ", "CT", "KL", "QyĐ"), "TW", True),
    (regex(r"Thủ tướng Chính phủ$"), ("NQ", "CT", "QĐ"), "TTg", False),
    (regex(r"Chính phủ$"), ("NQ", "CT", "QĐ"), "CP", False),
    (regex(r"(?:Ban Thường vụ |BTV |Ban Chấp hành )?(?:Tỉnh|Thành) (?:ủy|uỷ)"), _PARTY_KINDS, "TU", True),
    (regex(r"(?:Ban Thường vụ |BTV |Ban Chấp hành )?Huyện (?:ủy|uỷ)"), _PARTY_KINDS, "HU", True),
    (regex(r"(?:Chủ tịch )?(?:UBND|(?:Ủy|Uỷ) ban nhân dân)(?!\w)"), ("QĐ", "CT", "KH", "BC", "TTr", "TB", "CTr"), "UBND", False),
    (regex(r"(?:HĐND|Hội đồng nhân dân)(?!\w)"), ("NQ",), "HĐND", False),
)
"""Bodies whose symbols are fixed (66-QĐ/TW; NĐ 30/2020, Phụ lục III): kinds of papers, organ, whether the Party's."""
