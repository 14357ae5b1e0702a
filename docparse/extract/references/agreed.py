"""The citations of a scan in, those that a scanner spoilt as the paper writes them elsewhere out (in place, with the reason).

An engine reads a figure twice (`088-CTr/TU` for 08) and strokes of letters for others (`ĐHMI`, `DIIM` for ĐHM); but a paper cites its
masters more than once, and the code of the body that issues it stands in its own symbol. Only what no body has for its code is changed, or
what differs from the own code by strokes; and a number only for one that the paper prints with the same symbol and day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from docparse.authority.directives import resolve_reference
from docparse.extract.references.symbols import is_known_organ
from docparse.schema import Header, Reference
from docparse.text.normal import strip_marks

NUMBER = "so_noi_khac: đọc số như nơi khác của văn bản viết"
ORGAN = "co_quan_noi_khac: đọc tên viết tắt như nơi khác của văn bản viết"
_ENOUGH = 2
"""How often the paper must write a code or a number that takes the place of another."""
_LESS_SURE = 0.95


def agree(references: Sequence[Reference], header: Header) -> None:
    """Put right the codes and the numbers that a scan spoilt, as the rest of the paper has them."""
    cited = [own for own in references if own.kind == "numbered" and own.canonical and own.number and own.symbol]
    changed = _agree_on_organs(cited, header.symbol.value or "") + _agree_on_numbers(cited)
    for reference in changed:
        reference.confidence = round(reference.confidence * _LESS_SURE, 4)
        resolve_reference(reference, header.date.value, header.issuer.value)


def _agree_on_organs(cited: Sequence[Reference], own: str) -> list[Reference]:
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    ours = re.split(r"[-/]", own)[1:]
    for part in ours:
        forms[_strokes(part)][part] += _ENOUGH
    for reference in cited:
        for part in re.split(r"[-/]", reference.symbol or "")[1:]:
            forms[_strokes(part)][part] += 1
    out = []
    for reference in cited:
        symbol = reference.symbol or ""
        for part in re.split(r"[-/]", symbol)[1:]:
            usual, count = forms[_strokes(part)].most_common(1)[0]
            if part == usual or count < _ENOUGH or count <= forms[_strokes(part)][part] or (is_known_organ(part) and usual not in ours):
                continue
            meant = re.sub(rf"(?<=[-/]){re.escape(part)}(?![^-/])", usual, symbol)
            _rename(reference, reference.number or "", meant, ORGAN)
            out.append(reference)
            break
    return out


def _agree_on_numbers(cited: Sequence[Reference]) -> list[Reference]:
    counts = Counter((own.symbol, own.date, own.number) for own in cited)
    out = []
    for reference in cited:
        number = reference.number or ""
        shorter = {number[:at] + number[at + 1 :] for at in range(1, len(number)) if number[at] == number[at - 1]}
        if not reference.date or not number.isdigit() or counts[reference.symbol, reference.date, number] > 1:
            continue
        enough = 1 if number.startswith("0") and len(number) > 2 else _ENOUGH
        meant = [other for other in shorter if counts[reference.symbol, reference.date, other] >= enough]
        if len(meant) == 1:
            _rename(reference, meant[0], reference.symbol or "", NUMBER)
            out.append(reference)
    return out


def _rename(reference: Reference, number: str, symbol: str, rule: str) -> None:
    printed = reference.canonical or ""
    separator = printed[len(reference.number or "") : len(printed) - len(reference.symbol or "")]
    reference.number, reference.symbol, reference.canonical = number, symbol, f"{number}{separator}{symbol}"
    reference.repairs.append(f"{rule} ({printed} → {reference.canonical})")


def _strokes(part: str) -> str:
    """What is left of a code where marks are lost and strokes are read as other letters.

    >>> _strokes("ĐHM") == _strokes("DIIM") == _strokes("ĐHMI"), _strokes("SNV") == _strokes("SYT")
    (True, False)
    """
    bare = strip_marks(part).replace("Đ", "D").replace("đ", "d")
    return bare.replace("II", "H").rstrip("Il|")
