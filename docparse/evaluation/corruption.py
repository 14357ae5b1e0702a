"""What was wrong with a citation as it was printed: its surface and canonical form in, a kind of corruption and recall by kind out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from docparse.evaluation.items import clean
from docparse.evaluation.score import Count
from docparse.schema import Record
from docparse.text.regex import regex

KINDS = ("none", "list", "short name", "spaces", "separators", "marks or case", "digits", "other")
"""none: printed as it should be; list: number and symbol apart (`số 20, 21-NQ/TW`); short name: the symbol is not there (`Kế hoạch số 15`);
spaces: `26- CT/TU`; separators: `34/CT-TW`; marks or case: `QD-TTg`; digits: a letter for a digit (`l5/KH-UBND`)."""

_SEPARATORS = regex(r"[-/\\._\u2010-\u2015]")
_LOOKALIKE = str.maketrans("li|!oqsbzg", "1111095829")
"""Letters (folded) that OCR puts for digits; both sides are mapped, so that only their likeness counts."""


def corruption(surface: str, canonical: str) -> str:
    """The kind of corruption of a printed citation.

    >>> corruption("Chỉ thị 26- CT/TU", "26-CT/TU"), corruption("Chỉ thị số 34/CT-TW", "34-CT/TW")
    ('spaces', 'separators')
    >>> corruption("Nghị quyết số 20, 21-NQ/TW", "20-NQ/TW"), corruption("Kế hoạch l5/KH-UBND", "15/KH-UBND")
    ('list', 'digits')
    """
    printed, meant = clean(surface), clean(canonical)
    if _stands(meant, printed):
        return "none"
    tight, wanted = re.sub(r"\s", "", printed), re.sub(r"\s", "", meant)
    if _ends_free(wanted, re.sub(r"\s*([-/\u2010-\u2015])\s*", r"\1", printed)) or _ends_free(wanted, tight):
        return "spaces"
    if _bare(meant) in _bare(printed):
        return "separators"
    if _plain(_bare(meant)) in _plain(_bare(printed)):
        return "marks or case"
    number = re.match(r"\d+[a-zA-Z]?", meant)
    symbol = _bare(meant[number.end() :]) if number else ""
    has_number = bool(number) and re.search(rf"(?<!\d)0*{number.group().lstrip('0') or '0'}(?!\d)", printed) is not None  # type: ignore[union-attr]
    if has_number and symbol and symbol in _bare(printed):
        return "list"
    if has_number:
        return "short name"
    if _plain(_bare(meant)).translate(_LOOKALIKE) in _plain(_bare(printed)).translate(_LOOKALIKE):
        return "digits"
    return "other"


def recall_by_kind(labels: dict[str, Any], record: Record | None) -> dict[str, Count]:
    """Found and missed numbered citations of a document by kind. Of twins, those read at the same surface are the found ones."""
    gold = [(clean(item.get("surface")), clean(item.get("canonical"))) for item in labels.get("references") or []]
    read = [(clean(r.surface), clean(r.canonical)) for r in record.references if r.kind == "numbered"] if record else []
    whole, rest = Counter(read), Counter(canonical for _, canonical in read)
    found = [False] * len(gold)
    for number, item in enumerate(gold):
        if whole[item] and rest[item[1]]:
            whole[item] -= 1
            rest[item[1]] -= 1
            found[number] = True
    out: dict[str, Count] = {}
    for number, (surface, canonical) in enumerate(gold):
        if not found[number] and rest[canonical]:
            rest[canonical] -= 1
            found[number] = True
        kind = corruption(surface, canonical)
        out[kind] = out.get(kind, Count()) + (Count(tp=1) if found[number] else Count(fn=1))
    return out


def _stands(code: str, text: str) -> bool:
    return re.search(rf"(?<![\w/-])0*{re.escape(code.lstrip('0'))}(?![\w/])", text) is not None


def _ends_free(code: str, text: str) -> bool:
    return re.search(rf"(?<![\d/])0*{re.escape(code.lstrip('0'))}", text) is not None


def _bare(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"\s", "", _SEPARATORS.sub("", text))


def _plain(text: str) -> str:
    stripped = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return stripped.replace("đ", "d").replace("Đ", "D").casefold()
