"""Targets (chỉ tiêu): a `Document`, its sections, type, references and dates in; `Target`s out, from sentences and from tables.

Only aims count (contract, `targets`): not what was achieved, nor conditions for an award, rates to pay, quotas, rules. A paper sets
aims in sections labelled chi_tieu or muc_tieu, and elsewhere, in plans and instructions, behind words of aiming (`phấn đấu`, `tối thiểu`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.document import Block, Document
from docparse.extract.dates.grammar import level
from docparse.extract.targets.judge import judge_for
from docparse.extract.targets.leads import Lead
from docparse.extract.targets.numerals import has_numeral
from docparse.extract.targets.places import AIMING, REPORTING, is_pledge, place_of, plan_start
from docparse.extract.targets.qualitative import QUALITATIVE, find_qualitative
from docparse.extract.targets.quantities import parse_number
from docparse.extract.targets.sentences import from_paragraph
from docparse.extract.targets.spelling import is_damaged
from docparse.extract.targets.tables import Columns, extract_rows, unit_above
from docparse.schema import DateMention, Reference, Section, Target, walk_sections
from docparse.segment.within import SectionIndex
from docparse.text.regex import regex

_CONCLUSION = regex(r"(?i)kết luận của|thông báo kết luận|kết luận (?:cuộc họp|hội nghị|tại|phiên)")
_THONG_TRI = regex(r"^[ *_]*THÔNG TRI", re.M)
_DIGIT = regex(r"\d")
_ITEM = regex(r"^\s*(?:[-+*•–]|\(?\d+(?:\.\d+)*(?:[.)/]|-(?=\s))|\(?[a-zđ][.)/])")
_REQUEST = regex(r"(?i)\W*(?:[\d.]+[.)/-]+ *|[a-zđ]\) *)?(?:kính )?(?:đề nghị|kiến nghị|đề xuất|xin)(?!\w)")
"""What a report asks of those above."""
_SHARED_OUT = regex(r"(?<!\w)giao (?:[^;.]{0,40} )?ch[iỉ] tiêu(?! số)[^;.]*\d")
"""What a decision says that gives the units their aims."""
_ASKED = regex(r"ph[ấầâ]n đ[ấầâ]u|đặt (?:mục tiêu|ch[iỉ] tiêu)|(?:yêu cầu|đề nghị|giao)(?!\w)[^.;]{3,90}(?<!\w)(?:hoàn thành|đạt)(?!\w)")
"""What a notice says where it sets an aim."""
_DECREED = regex(
    r"ph[ấầâ]n đ[ấầâ]u(?! của)|mỗi (?:tuần|tháng|quý|năm)(?! họp| giao ban| báo cáo| sinh hoạt)"
    r"(?: [^\W\d]+){1,5} (?:tối thiểu|ít nhất|không dưới)"
)
"""What a decision says that sets an aim among the tasks that it gives."""
_OF_YEAR = regex(r"(?<!\w)năm (20\d\d)(?![\d-]| ?-)")
_HEAD = 400
"""Letters in which the title of a paper stands that has no date line."""
_SIGNS = {"gt": regex(r"> ?(\d[\d.,]*\d|\d)"), "lt": regex(r"< ?(\d[\d.,]*\d|\d)")}


@dataclass(slots=True)
class _Tables:
    """The table being gathered, row by row, and the columns of the one before it."""

    text: str
    reporting: bool
    issued: str | None = None
    rows: list[Block] = field(default_factory=list)
    aiming: bool = False
    columns: Columns | None = None
    gap: int = 0
    unit: str | None = None

    def close(self) -> list[Target]:
        """The targets of the table gathered so far; the next row opens another."""
        if not self.rows:
            return []
        above = self.columns if self.gap <= 2 else None
        found, self.columns = extract_rows(
            self.rows, self.text, self.aiming, above, reporting=self.reporting, issued=self.issued, unit=self.unit
        )
        self.rows, self.gap, self.unit = [], 0, None
        return found


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
    index = SectionIndex(sections)
    plan_from = plan_start(document.text, doc_type)
    if doc_type == "TT" and _THONG_TRI.search(document.text[:1500]):
        doc_type = "CT"  # the Front and the Party instruct by it
    if doc_type == "TB" and _CONCLUSION.search(document.text[:2500]):
        doc_type = "KL"
    pledged = doc_type in (None, "BB") and is_pledge(document)
    if pledged:
        doc_type = "LPĐ"
    judge = judge_for(doc_type)
    cited = sorted((reference.start, reference.end) for reference in references)
    lowered = level(document.text)
    damaged = document.scanned or is_damaged(lowered)
    issued = next((date.edtf for date in dates if date.role == "issued" and date.edtf[:4].isdigit()), None)
    year = int(issued[:4]) if issued else None
    if issued is None and (titled := _OF_YEAR.search(lowered, 0, _HEAD)):
        issued = titled[1]  # an attached plan has its year in its title
    targets: list[Target] = []
    tables = _Tables(document.text, doc_type in REPORTING, issued)
    lead = Lead()
    labelled = {section.start: section for section in walk_sections(sections) if section.labels and section.heading}
    for block in document.blocks:
        if block.cells is not None:
            if not tables.rows or tables.rows[-1].table != block.table:
                targets.extend(tables.close())
                tables.aiming = lead.open or place_of(document.text, index, block, doc_type, plan_from).specific
            tables.rows.append(block)
            continue
        if block.text.strip().isdigit():
            continue  # a page number does not end a table
        targets.extend(tables.close())
        tables.gap += 1
        tables.unit = unit_above(block.text) if block.end - block.start < 60 else None
        if block.end - block.start < 8:
            continue
        opened = labelled.get(block.start)
        lead.read(block.text, ended=opened is not None and not AIMING & set(opened.labels))
        digit = _DIGIT.search(lowered, block.start, block.end) is not None or has_numeral(lowered, block.start, block.end)
        if not digit and not QUALITATIVE.search(lowered, block.start, block.end):
            continue
        place = place_of(document.text, index, block, doc_type, plan_from)
        if (lead.open and place.planning) or (pledged and place.task):
            place.aiming = place.specific = True
        if doc_type in ("TB", "BB") and not place.planning and _ASKED.search(lowered, block.start, block.end):
            place.planning = place.item = True
        if doc_type == "QĐ" and not place.planning and _SHARED_OUT.search(lowered, block.start, block.end):
            place.planning = place.aiming = place.specific = True
        if doc_type == "QĐ" and not place.planning and _ITEM.match(block.text) and _DECREED.search(lowered, block.start, block.end):
            place.planning = place.item = place.task = True
        if doc_type in REPORTING and _REQUEST.match(block.text):
            continue
        place.item = place.item or _ITEM.match(block.text) is not None
        place.year, place.damaged = year, damaged
        place.lead = lead.open
        measured: list[Target] = []
        near = bool(targets) and block.start - targets[-1].end < 300
        if digit:
            measured = from_paragraph(document.text, lowered, block, place, cited, judge, listed=near)
        task = place.task and place.item
        listed = task and near
        if place.specific or measured or listed:
            text, low = document.text[block.start : block.end], lowered[block.start : block.end]
            measured += find_qualitative(text, low, block.start, measured, specific=place.specific, task=task, listed=listed)
            measured.sort(key=lambda target: target.start)
        targets.extend(measured)
    targets.extend(tables.close())
    if document.scanned and not any(page.read_by == "ocr" for page in document.pages):  # our own reading looks for the bar in the ink
        for target in targets:
            _bar_lost(target, document.text)
    return targets


def _bar_lost(target: Target, text: str) -> None:
    """Read `>` and `<` of a scan as `≥` and `≤`, which the engine does not know: the field sets bounds with the latter twice as often."""
    if target.comparator not in ("gt", "lt") or target.value is None:
        return
    sign = _SIGNS[target.comparator]
    if any(parse_number(match[1]) == target.value for match in sign.finditer(text, target.start, target.end)):
        target.comparator = "ge" if target.comparator == "gt" else "le"
        target.confidence = round(target.confidence * 0.8, 3)
