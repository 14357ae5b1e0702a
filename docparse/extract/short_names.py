"""Short names of documents: the text and its full citations in, references completed from them out (`Quyết định 59`)."""

from __future__ import annotations

import re

from docparse.authority.directives import resolve_reference
from docparse.extract import citation_grammar as grammar
from docparse.extract.citation_tail import widen
from docparse.extract.issuing_body import fold_window
from docparse.schema import Reference

_CENTRE = re.compile(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|BCH Trung ương")


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
    out = []
    for short in grammar.SHORT.finditer(text):
        start, end = short.span()
        if any(a < end and start < b for a, b in cores):
            continue
        word = fold_window(re.sub(r"\s+", " ", short["word"])).removesuffix(" hanh dong")
        kind = grammar.TYPE_WORDS[word] or ""
        number = short["num"].lstrip("0")
        full = known.get((kind, number)) or (known.get(("QyĐ", number)) if kind == "QĐ" else None)
        surface_end, issuer, date = widen(text, end)
        canonical, symbol = _completed(kind, short["num"], full, issuer)
        if canonical is None and short["so"] and date and len(date) == 10:
            canonical = short["num"]  # a number and a day without a symbol: `Công văn số 15 ngày 02/3/2020`
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


def _completed(kind: str, number: str, full: Reference | None, issuer: str | None) -> tuple[str | None, str | None]:
    if full is not None:
        return full.canonical, full.symbol
    if kind == "NĐ" and "/" in number:
        return f"{number}/NĐ-CP", "NĐ-CP"
    if issuer and kind in ("NQ", "CT", "KL", "QyĐ") and _CENTRE.match(issuer):
        code = "QĐ" if kind == "QyĐ" else kind
        return f"{number.zfill(2)}-{code}/TW", f"{code}/TW"
    if issuer and kind in ("NQ", "CT", "QĐ") and re.match(r"(?:Thủ tướng )?Chính phủ$", issuer) and "/" not in number:
        organ = "TTg" if issuer.startswith("Thủ") else "CP"
        return f"{number.zfill(2)}/{kind}-{organ}", f"{kind}-{organ}"
    return None, None
