"""Targets (chỉ tiêu): a `Document`, its sections, type, references and dates in; `Target`s out, from sentences and from tables.

Only aims count (contract, `targets`): not what was achieved, nor conditions for an award, rates to pay, quotas, rules. Where a paper
sets aims: in sections labelled chi_tieu or muc_tieu, and elsewhere in plans and instructions behind words of aiming (`phấn đấu`, `tối thiểu`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from docparse.document import Block, Document
from docparse.extract.quantities import Quantity, find_percentages
from docparse.extract.target_clauses import AIM, Clause, cut, find_counts, refuse
from docparse.extract.target_tables import extract_rows
from docparse.schema import DateMention, Reference, Section, Target, walk_sections
from docparse.text.normal import plain

_AIMING = frozenset({"chi_tieu", "muc_tieu"})
_PLANNING = frozenset({"KH", "CT", "CTr", "NQ", "CV", "ĐA", "DA", "PA", "LPĐ", "CĐ", "KL", "TL"})
_REPORTING = frozenset({"BC", "BB", "TTr", "TB"})
_RULING = frozenset({"HD", "QC", "QyĐ", "TT", "TTLT", "NĐ", "L"})
_PLAN_TITLE = re.compile(r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|DỰ ÁN)\b", re.M)
_AIM_HEADING = re.compile(r"(?i)^\W*(?:[IVXL\d]+[.)]\d*\.?\s*)?(?:một số |các |những )*(?:mục tiêu|ch[iỉí] tiêu)")


@dataclass(slots=True)
class _Place:
    """Where a block stands: in a section of aims, and among what kind of text."""

    aiming: bool
    specific: bool
    planning: bool
    penalty: float


def extract_targets(
    document: Document,
    sections: list[Section],
    *,
    doc_type: str | None,
    references: list[Reference],
    dates: list[DateMention],
) -> list[Target]:
    """Every target of the document in order of appearance; `start` and `end` of a table row's target are those of the row.

    `surface` of a table row is null. Percentages inside titles of cited documents are none of this document's.
    """
    flat = [section for section in walk_sections(sections)]
    flat.sort(key=lambda section: section.start)
    starts = [section.start for section in flat]
    plan_from = _plan_start(document.text, doc_type)
    cited = sorted((reference.start, reference.end) for reference in references)
    targets: list[Target] = []
    table: list[Block] = []
    table_aiming = False
    for block in document.blocks:
        if block.cells is not None:
            if table and table[-1].table != block.table:
                targets.extend(extract_rows(table, document.text, table_aiming))
                table = []
            if not table:
                table_aiming = _place(flat, starts, block.start, doc_type, plan_from).specific
            table.append(block)
            continue
        if table and not _interrupts(block):
            continue
        if table:
            targets.extend(extract_rows(table, document.text, table_aiming))
            table = []
        if block.end - block.start < 8:
            continue
        targets.extend(_from_sentence(document.text, block, _place(flat, starts, block.start, doc_type, plan_from), cited))
    if table:
        targets.extend(extract_rows(table, document.text, table_aiming))
    return targets


def _interrupts(block: Block) -> bool:
    """Whether a block ends the table above it; a lone page number does not."""
    return not block.text.strip().isdigit()


def _plan_start(text: str, doc_type: str | None) -> int | None:
    """Where a plan begins that a decision carries."""
    if doc_type != "QĐ":
        return None
    match = _PLAN_TITLE.search(text)
    return match.start() if match else None


def _place(flat: list[Section], starts: list[int], at: int, doc_type: str | None, plan_from: int | None) -> _Place:
    labels: set[str] = set()
    nearest: Section | None = None
    i = bisect_right(starts, at) - 1
    while i >= 0:
        section = flat[i]
        if section.start <= at < section.end:
            nearest = nearest or section
            labels.update(section.labels)
            if section.level <= 1:
                break
        i -= 1
    own = set(nearest.labels) if nearest else set()
    heading = nearest.heading or "" if nearest else ""
    specific = bool(own & _AIMING) or (bool(labels & _AIMING) and not own) or bool(_AIM_HEADING.match(heading))
    aiming = specific or bool(labels & _AIMING)
    if doc_type in _RULING and "chi_tieu" not in labels:
        aiming = specific = False
    planning = doc_type in _PLANNING or (plan_from is not None and at >= plan_from)
    penalty = 0.0 if doc_type in _PLANNING or plan_from is not None else 0.1
    return _Place(aiming, specific, planning, penalty)


def _from_sentence(text: str, block: Block, place: _Place, cited: list[tuple[int, int]]) -> list[Target]:
    if not (place.aiming or place.planning):
        return []
    printed = text[block.start : block.end]
    lowered = plain(printed).lower()
    if len(lowered) != len(printed):
        return []
    found = find_percentages(lowered)
    if place.specific or AIM.search(lowered):
        found = sorted(found + find_counts(lowered, found, place.specific), key=lambda quantity: quantity.start)
    if not found:
        return []
    targets: list[Target] = []
    for i, quantity in enumerate(found):
        if any(start <= block.start + quantity.start < end for start, end in cited):
            continue
        clause = cut(lowered, printed, found, i)
        reason = refuse(lowered, clause, quantity, place.specific)
        if reason:
            continue
        targets.append(_target(block, printed, quantity, clause, place))
    return targets


def _target(block: Block, printed: str, quantity: Quantity, clause: Clause, place: _Place) -> Target:
    confidence = 0.95 if place.specific else 0.85 if place.aiming else 0.8
    if quantity.unit is None or not quantity.unit.startswith(("%", "‰")):
        confidence -= 0.15
    if clause.carried:
        confidence -= 0.05
    return Target(
        start=block.start + clause.start,
        end=block.start + clause.end,
        surface=printed[clause.start : clause.end],
        measure=clause.measure,
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        source="text",
        confidence=round(max(0.1, confidence - place.penalty), 3),
    )
