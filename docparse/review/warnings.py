"""What an archivist should look at: a finished record in, its warnings out. Rules of the field, never corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.review.suspicions import suspicions
from docparse.schema import Record, Reference, Section, Warning_, walk_sections
from docparse.text.edtf import is_valid
from docparse.text.regex import regex

_MISSED = 0.3
"""The chance that a component which a warning says is missing stands on the paper and was not found."""
_SUSPECTED = 0.5
"""The chance that a sign of a missed item (docparse.review.suspicions) is one."""
_NORMATIVE = frozenset({"L", "PL", "NĐ", "TT", "TTLT"})
"""Types that set rules for cases: their days limit what cases may do, before the paper's own day as well as after it."""
_ASSEMBLY = regex(r"(?<![A-ZĐ])(?:UBTV)?QH\d")
"""Papers of the National Assembly: their day stands in the last sentence, and they have no Nơi nhận."""
_CASE = regex(r"(?<!\w)(?:đã|chưa|nếu|trường hợp|ví dụ|mà|hồ sơ|hết hiệu lực)(?!\w)|[“\"]", re.IGNORECASE)
"""What turns a deadline into a case of a rule, an example or a thing of the past."""
_BASIS = regex(r"[-+*_ ]*(?:Căn cứ|Theo|Thực hiện|Xét|Tiếp tục thực hiện|Triển khai)(?!\w)")
_PAST_BASIS = regex(r"hết hiệu lực|bãi bỏ|thay thế|sửa đổi|bổ sung|trước (?:đây|ngày)", re.IGNORECASE)
_YEAR = regex(r"(\d{4})")


def review(record: Record) -> list[Warning_]:
    """Warnings of a record, in the order of the checks below; none for what is no administrative document."""
    if record.doc_type.value is None:
        return [Warning_(code="not_a_document", message="Không phải văn bản hành chính (tin bài, biểu mẫu …): được giữ để tham khảo")]
    return [*_blanks(record), *_dates(record), *_numbering(record), *_references(record), *_components(record), *suspicions(record)]


def priority(record: Record) -> float:
    """How much a document wants a person's eye, 0 to 1: the chance that a field of it is wrong, fields taken as independent.

    A header field counts with the chance that it is wrong, a list (headings, citations, dates …) with the mean of its items', so that
    long papers do not stand first for their length alone; a component that should be there and was not found counts `_MISSED`.
    """
    if record.doc_type.value is None:
        return round(1.0 - record.doc_type.confidence, 3)
    header, signatory = record.header, record.signatory
    singles = [record.doc_type, header.issuer, header.number, header.symbol, header.place, header.date, header.subject]
    singles += [signatory.authority, signatory.title, signatory.name] if signatory else []
    right = 1.0
    for value in singles:
        if value.value is not None or value.alternatives:
            right *= value.confidence
    lists = (walk_sections(record.sections), record.references, record.dates, record.targets, record.recipients, header.addressees)
    for items in lists:
        if items:
            right *= sum(item.confidence for item in items) / len(items)
    right *= (1.0 - _MISSED) ** sum(warning.code.endswith("_missing") for warning in record.warnings)
    right *= (1.0 - _SUSPECTED) ** min(3, sum(warning.code.endswith(("_suspected", "_cut")) for warning in record.warnings))
    return round(1.0 - right, 3)


def _blanks(record: Record) -> Iterator[Warning_]:
    header = record.header
    if header.number.source == "blank":
        yield Warning_(code="number_blank", message="Số văn bản để trống", start=header.symbol.start, end=header.symbol.end)
    date = header.date.value
    if date and "X" in date:
        yield Warning_(code="date_incomplete", message=f"Ngày ban hành chưa đủ: {date}", start=header.date.start, end=header.date.end)
    if date and not is_valid(date):
        message = f"Ngày ban hành không có trong lịch: {date}"
        yield Warning_(code="date_impossible", message=message, start=header.date.start, end=header.date.end)
    if date is None and not _attached(record) and not _of_assembly(record):
        yield Warning_(code="date_missing", message="Không có dòng địa danh, ngày tháng")
    for name, value in (("number", header.number), ("date", header.date), ("issuer", header.issuer)):
        if value.value is not None and value.source == "inferred" and value.confidence < 0.5:
            message = f"Viết tay hoặc mờ, đọc chưa chắc ({value.confidence:.0%}): {value.value}"
            yield Warning_(code=f"{name}_doubtful", message=message, start=value.start, end=value.end)
        elif value.value is not None and value.source == "inferred":
            yield Warning_(code=f"{name}_inferred", message=f"Suy ra từ bằng chứng khác: {value.value}", start=value.start, end=value.end)


def _dates(record: Record) -> Iterator[Warning_]:
    issued = record.header.date.value
    match = _YEAR.match(issued or "")
    if not match or issued is None:
        return
    year = int(match.group(1))
    for date in record.dates:
        if date.role == "deadline" and record.doc_type.value not in _NORMATIVE and not _CASE.search(_line(record, date.start, date.end)):
            limit = date.edtf.removeprefix("../")
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", limit) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", issued) and limit < issued:
                yield Warning_(
                    code="deadline_before_issue",
                    message=f"Thời hạn {date.surface} trước ngày ban hành {issued}",
                    start=date.start,
                    end=date.end,
                )
        elif date.role == "cited" and re.match(r"\d{4}", date.edtf) and int(date.edtf[:4]) > year:
            yield Warning_(
                code="cited_later", message=f"Viện dẫn văn bản có ngày sau năm ban hành: {date.surface}", start=date.start, end=date.end
            )
    subject_year = re.search(r"\bnăm (20\d{2})\b", record.header.subject.value or "")
    if record.doc_type.value in ("KH", "CTr") and subject_year:
        planned = int(subject_year.group(1))
        stale = re.compile(rf"(?:kế hoạch|nhiệm vụ|chỉ tiêu)[^.\n\t]{{0,60}}năm {planned - 1}\b", re.I)
        for found in stale.finditer(record.text):
            if not re.search(r"kết quả|đạt được|tổng kết|thực hiện năm|từ \d", record.text[max(0, found.start() - 80) : found.end()], re.I):
                yield Warning_(
                    code="year_contradicts",
                    message=f"Kế hoạch năm {planned} nhưng ở đây viết năm {planned - 1}",
                    start=found.start(),
                    end=found.end(),
                )


def _numbering(record: Record) -> Iterator[Warning_]:
    """Points of an item that count from another item: `1.2` under `2.`, where its siblings or the item before tell what was meant."""
    for section in walk_sections(record.sections):
        if not section.ordinal or not re.fullmatch(r"\d+(?:\.\d+)*", section.ordinal):
            continue
        points = [child for child in section.children if child.ordinal and re.fullmatch(r"\d+(?:\.\d+)+", child.ordinal)]
        right = [child for child in points if (child.ordinal or "").startswith(section.ordinal + ".")]
        for child in points:
            if child not in right and (right or _is_neighbour(section.ordinal, child)):
                yield Warning_(
                    code="misnumbered",
                    message=f"Đề mục {child.ordinal} nằm trong mục {section.ordinal}",
                    start=child.start,
                    end=child.start + len(child.heading or ""),
                )


def _is_neighbour(ordinal: str, child: Section) -> bool:
    """Whether a point counts from the item right before or behind the one that it stands in."""
    above = (child.ordinal or "").rpartition(".")[0]
    head, _, last = ordinal.rpartition(".")
    other, _, number = above.rpartition(".")
    return head == other and number.isdigit() and abs(int(last) - int(number)) == 1


def _references(record: Record) -> Iterator[Warning_]:
    from docparse.extract.references.references import conflicts

    for reference in record.references:
        if reference.repairs:
            yield Warning_(
                code="reference_repaired",
                message=f"{reference.surface} → {reference.canonical}: {'; '.join(reference.repairs)}",
                start=reference.start,
                end=reference.end,
            )
        yield from (
            w for w in conflicts(reference, record.header.date.value) if w.code != "citation_expired" or _is_basis(record, reference)
        )


def _is_basis(record: Record, reference: Reference) -> bool:
    """Whether a paper rests on the citation; a paper may speak of what is no longer in force to end or to change it."""
    line = _line(record, reference.start, reference.end)
    return bool(_BASIS.match(line)) and not _PAST_BASIS.search(line)


def _line(record: Record, start: int, end: int) -> str:
    """The line of the text that a stretch stands in."""
    last = record.text.find("\n", end)
    return record.text[record.text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(record.text)]


_WITH_ANOTHER = regex(r"(?:kèm|cùng) theo", re.IGNORECASE)


def _attached(record: Record) -> bool:
    """Whether the record is a paper issued with another: a later part of a file, or one that says so above its body."""
    return record.source.part > 1 or (record.header.symbol.value is None and _WITH_ANOTHER.search(record.text[:1500]) is not None)


def _of_assembly(record: Record) -> bool:
    return bool(_ASSEMBLY.search(record.header.symbol.value or ""))


def _components(record: Record) -> Iterator[Warning_]:
    """Components that NĐ 30/2020, điều 8 asks of every paper; attached documents of a file are not asked."""
    if _attached(record):
        return
    if record.header.symbol.value is None and record.doc_type.value not in ("BB", "LPĐ"):
        yield Warning_(code="symbol_missing", message="Không thấy ký hiệu văn bản")
    if record.header.subject.value is None:
        yield Warning_(code="subject_missing", message="Không thấy trích yếu nội dung")
    if record.signatory is None:
        yield Warning_(code="signatory_missing", message="Không thấy chức vụ, họ tên người ký trong văn bản")
    if not record.recipients and record.doc_type.value not in (*_NORMATIVE, "BB", "VBHN") and not _of_assembly(record):
        yield Warning_(code="recipients_missing", message="Không thấy mục Nơi nhận")
