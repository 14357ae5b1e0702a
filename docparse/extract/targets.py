"""Targets (chỉ tiêu): a `Document`, its sections, type, references and dates in; `Target`s out, from sentences and from tables.

Only aims count (contract, `targets`): not what was achieved, nor conditions for an award, rates to pay, quotas, rules. A paper sets
aims in sections labelled chi_tieu or muc_tieu, and elsewhere, in plans and instructions, behind words of aiming (`phấn đấu`, `tối thiểu`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.document import Block, Document
from docparse.extract.date_grammar import level
from docparse.extract.qualitative_targets import QUALITATIVE, find_qualitative
from docparse.extract.quantities import Quantity, find_percentages, parse_number
from docparse.extract.target_clauses import Clause, cut
from docparse.extract.target_counts import find_counts
from docparse.extract.target_grammar import CHILD, TIME
from docparse.extract.target_leads import AIM_HEADING, Lead, find_inline, rank_of
from docparse.extract.target_refusals import AIM, refuse
from docparse.extract.target_spelling import is_damaged, settle
from docparse.extract.target_tables import Columns, extract_rows, unit_above
from docparse.extract.target_words import any_of
from docparse.schema import DateMention, Reference, Section, Target, walk_sections
from docparse.segment.within import SectionIndex

_AIMING = frozenset({"chi_tieu", "muc_tieu"})
_PLANNING = frozenset({"KH", "CT", "CTr", "NQ", "CV", "ĐA", "DA", "PA", "LPĐ", "CĐ", "KL", "TL"})
_REPORTING = frozenset({"BC", "BB", "TTr", "TB"})
_TASKS = frozenset({"nhiem_vu", "giai_phap", "noi_dung", "trach_nhiem", "to_chuc_thuc_hien"})
_NO_TASKS = frozenset(
    {"khen_thuong", "tieu_chi", "kinh_phi", "can_cu", "ket_qua", "doi_tuong", "thoi_gian", "phu_luc", "muc_dich", "yeu_cau"}
)
_UNDER_AIMS = frozenset({"kinh_phi", "ket_qua", "noi_dung"})
_CONCLUSION = re.compile(r"(?i)kết luận của|thông báo kết luận|kết luận (?:cuộc họp|hội nghị|tại|phiên)")
_RULING = frozenset({"HD", "QC", "QyĐ", "TT", "TTLT", "NĐ", "L"})
_BYLAWS = frozenset({"QyĐ", "QC"})
"""Rules of an office: what their last part shares out to units can be an aim."""
_THONG_TRI = re.compile(r"^[ *_]*THÔNG TRI", re.M)
_PLAN_TITLE = re.compile(r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|DỰ ÁN)\b", re.M)
_PLEDGE = re.compile(r"giao ước|(?:bản|phiếu|mẫu|giấy|tờ)? ?đăng ký(?! kinh doanh| kết hôn| hộ)|bản cam kết")
_SIGNED = re.compile(r"(?i)(?:v/v |về việc )?(?:hội nghị )?(?:ký kết |ký |đăng ký )+(?:bản )?giao ước")
_DIGIT = re.compile(r"\d")
_ITEM = re.compile(r"^\s*(?:[-+*•–]|\(?\d+(?:\.\d+)*(?:[.)/]|-(?=\s))|\(?[a-zđ][.)/])")
_CONTINUES = re.compile(
    r"(?:[^.]|\.(?=\d))*[;,] ?(?:và )?(?:(?:có|đạt) )?(?:t[ỷỉ] l[ệê] [^;.]*)?"
    r"(?:(?:đến (?:cuối |hết )?)?năm(?: \d{4})?[,:]? (?:đạt |là |phấn đấu )*)?(?:(?:đối với|riêng|với) [^;.]*)?|[^;.]* và ",
    re.S,
)
"""Between two shares of one sentence: the second goes on with the list of the first (`phấn đấu 90% …; hơn 60% …; tỷ lệ … đạt 5%`)."""
_NEXT_LEVEL = re.compile(r"(?:[^.]|\.(?=\d))*; ?(?:và )?[^;.,]{3,90} (?:đạt|là|bình quân|gấp|còn|lên|ổn định|duy trì|mức|trên|giữ) ?")
"""The same of something measured: `…; thu nhập bình quân đầu người là | 41 triệu đồng`."""
_NEXT_SIZE = re.compile(r"(?:[^.]|\.(?=\d))*[;,] ?(?:và )?(?!t[ừư] )[^\W\d][^;.,:]{3,60} ")
_NEXT_SUM = re.compile(r"[;,] ?(?:và )?(?:thu|nợ|doanh|vốn|quỹ|dư nợ|huy động|giá trị|kim ngạch|lợi nhuận|nộp|tổng|tiết kiệm)(?!\w)")
_MONEY = frozenset(
    {
        "đồng",
        "nghìn đồng",
        "ngàn đồng",
        "triệu đồng",
        "tỷ đồng",
        "tỉ đồng",
        "tỷ",
        "tỉ",
        "triệu",
        "usd",
        "giờ",
        "phút",
        "ngày",
        "tháng",
        "năm",
        "tuần",
    }
)
_REACHES = re.compile(r"(?:[^;,.:“]|“[^”]*”)*(?:(?<!\w)(?:đạt|là|còn|chiếm) ?|: ?)(?:từ |mức )?")
_WITHIN = re.compile(r"(?! (?:đạt|bằng|chiếm) $)(?:(?!(?<!\w)(?:và|cho|trong đó)(?!\w))[^,;.:])*")
_RATE = re.compile(r"(?<!\w)t[ỷỉ] (?:lệ|trọng)(?!\w)[^;.:]*$")
_NEXT_COUNT = re.compile(r"[^;.]*; ?(?:và )?(?:có |có thêm |thêm )?")
_NEXT_DEED = re.compile(rf"[^;.]*(?:[,;] ?(?:và )?| và )(?:{any_of('make')})(?: (?:thêm|mới|được|xong|cho))* ")
"""A deed of its own in the list of the sentence: `…, kết nạp | 120 đảng viên mới và xóa | 210 căn nhà tạm`."""
_NEXT_THING = re.compile(r"[^,;.]*(?:[,;] ?(?:và )?(?:toàn [^\W\d]+ )?(?:có |có thêm |thêm )?| và | cho )")
_RESULTS = re.compile(r"(?i)kết quả|đánh giá|thực trạng|tình hình|thuận lợi|hạn chế|ưu điểm|công tác năm qua")
_SITUATION = re.compile(
    r"(?i)^\W*(?:[IVX\d.]+[.)/-] *)?(?:thực trạng|(?:đánh giá |khái quát |đặc điểm )?tình hình|kết quả|ưu điểm|hạn chế|tồn tại)"
)
_STRIVEN = re.compile(r"ph[ấầâ]n đ[ấầâ]u")
_AHEAD = re.compile(
    r"(?i)phương hướng|nội dung (?:phong trào )?(?:thi đua|giao ước|đăng ký)"
    r"|(?:kế hoạch|nhiệm vụ|chương trình)(?: công tác)?(?: trọng tâm)? (?:năm|quý|tháng) \w"
    r"|(?:nhiệm vụ|kế hoạch|công tác|chương trình)[^.;]{0,30} (?:cuối năm|năm tới|quý tới|tháng tới|thời gian tới|tiếp theo)"
)
"""The title of the part of a report that tells what is to come."""
_REQUEST = re.compile(r"(?i)\W*(?:[\d.]+[.)/-]+ *|[a-zđ]\) *)?(?:kính )?(?:đề nghị|kiến nghị|đề xuất|xin)(?!\w)")
"""What a report asks of those above."""
_SHARED_OUT = re.compile(r"(?<!\w)giao (?:[^;.]{0,40} )?ch[iỉ] tiêu(?! số)[^;.]*\d")
"""What a decision says that gives the units their aims."""
_ASKED = re.compile(
    r"ph[ấầâ]n đ[ấầâ]u|đặt (?:mục tiêu|ch[iỉ] tiêu)|(?:yêu cầu|đề nghị|giao)(?!\w)[^.;]{3,90}(?<!\w)(?:hoàn thành|đạt)(?!\w)"
)
"""What a notice says where it sets an aim."""
_DECREED = re.compile(
    r"ph[ấầâ]n đ[ấầâ]u(?! của)|mỗi (?:tuần|tháng|quý|năm)(?! họp| giao ban| báo cáo| sinh hoạt)"
    r"(?: [^\W\d]+){1,5} (?:tối thiểu|ít nhất|không dưới)"
)
"""What a decision says that sets an aim among the tasks that it gives."""
_SIGNS = {"gt": re.compile(r"> ?(\d[\d.,]*\d|\d)"), "lt": re.compile(r"< ?(\d[\d.,]*\d|\d)")}


@dataclass(slots=True)
class _Place:
    """Where a block stands: in a section of aims, and among what kind of text."""

    aiming: bool
    specific: bool
    planning: bool
    task: bool
    counts: bool
    penalty: float
    loose: bool = False
    """A guide's text under no label: what it wants is said with a comparator (`mỗi tuần ít nhất 02 bài`), what it counts is not."""
    item: bool = False
    """The paragraph is an item of a list, or stands under a heading: what it says is a task, not an account of how things are."""
    year: int | None = None
    """In which the document was issued."""
    damaged: bool = False
    """The text was misread by OCR."""


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
    plan_from = _plan_start(document.text, doc_type)
    if doc_type == "TT" and _THONG_TRI.search(document.text[:1500]):
        doc_type = "CT"  # the Front and the Party instruct by it
    if doc_type == "TB" and _CONCLUSION.search(document.text[:2500]):
        doc_type = "KL"
    pledged = doc_type in (None, "BB") and _pledges(document)
    if pledged:
        doc_type = "LPĐ"
    cited = sorted((reference.start, reference.end) for reference in references)
    lowered = level(document.text)
    damaged = document.scanned or is_damaged(lowered)
    issued = next((date.edtf for date in dates if date.role == "issued" and date.edtf[:4].isdigit()), None)
    year = int(issued[:4]) if issued else None
    targets: list[Target] = []
    tables = _Tables(document.text, doc_type in _REPORTING, issued)
    lead = Lead()
    labelled = {section.start: section for section in walk_sections(sections) if section.labels and section.heading}
    for block in document.blocks:
        if block.cells is not None:
            if not tables.rows or tables.rows[-1].table != block.table:
                targets.extend(tables.close())
                tables.aiming = lead.open or _place(document.text, index, block, doc_type, plan_from).specific
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
        lead.read(block.text, ended=opened is not None and not _AIMING & set(opened.labels))
        digit = _DIGIT.search(lowered, block.start, block.end) is not None
        if not digit and not QUALITATIVE.search(lowered, block.start, block.end):
            continue
        place = _place(document.text, index, block, doc_type, plan_from)
        if (lead.open and place.planning) or (pledged and place.task):
            place.aiming = place.specific = True
        if doc_type in ("TB", "BB") and not place.planning and _ASKED.search(lowered, block.start, block.end):
            place.planning = place.item = True
        if doc_type == "QĐ" and not place.planning and _SHARED_OUT.search(lowered, block.start, block.end):
            place.planning = place.aiming = place.specific = True
        if doc_type == "QĐ" and not place.planning and _ITEM.match(block.text) and _DECREED.search(lowered, block.start, block.end):
            place.planning = place.item = place.task = True
        if doc_type in _REPORTING and _REQUEST.match(block.text):
            continue
        place.item = place.item or _ITEM.match(block.text) is not None
        place.year, place.damaged = year, damaged
        measured: list[Target] = []
        if digit:
            measured = _from_sentence(document.text, lowered, block, place, cited)
        task = place.task and place.item
        listed = task and bool(targets) and block.start - targets[-1].end < 300
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


def _pledges(document: Document) -> bool:
    """Whether a form or the minutes of a meeting hold what its signers pledge (`Phiếu đăng ký thi đua`, `Biên bản ký giao ước`)."""
    titles = [block.text for block in document.blocks[:16] if len(block.text) < 160]
    return any(_PLEDGE.search(title.lower()) and title.upper() == title for title in titles) or any(
        _SIGNED.match(title) for title in titles
    )


def _plan_start(text: str, doc_type: str | None) -> int | None:
    """Where a plan begins that a decision carries."""
    if doc_type != "QĐ":
        return None
    match = _PLAN_TITLE.search(text)
    return match.start() if match else None


def _place(text: str, index: SectionIndex, block: Block, doc_type: str | None, plan_from: int | None) -> _Place:
    labels: set[str] = set()
    closest: set[str] = set()
    above: set[str] = set()
    nearest: Section | None = None
    at, rank = block.start, None if block.cells else rank_of(block.text)
    ahead = False
    for section in index.around(at):
        ahead = ahead or _AHEAD.search(section.heading or "") is not None
        if nearest is None and _beside(text, section, at, rank):
            continue
        nearest = nearest or section
        above = above or (set(section.labels) if closest else set())
        closest = closest or set(section.labels)
        labels.update(section.labels)
        if section.level <= 1:
            break
    own = set(nearest.labels) if nearest else set()
    heading = nearest.heading or "" if nearest else ""
    specific = bool(closest & _AIMING) or bool(AIM_HEADING.match(heading))
    aiming = specific or bool(labels & _AIMING)
    results = (_RESULTS if doc_type in _REPORTING else _SITUATION).search(heading) is not None
    if own and own <= _UNDER_AIMS and "chi_tieu" in above:
        aiming = specific = True  # what stands right under the aims is one of them: `1. Nguồn vốn`
    if (own == {"ket_qua"} or results) and labels & _AIMING and doc_type not in _REPORTING:
        specific = True  # `6. Kết quả học tập: 98% …` among aims
    elif "ket_qua" in own or results:
        aiming = specific = False
    if doc_type in _RULING and "chi_tieu" not in labels and not (doc_type == "HD" and closest == {"muc_tieu"}):
        aiming = specific = False
    planning = doc_type in _PLANNING or (plan_from is not None and at >= plan_from)
    planning = planning and (specific or not ("ket_qua" in own or results))
    coming = bool(labels & {"nhiem_vu", "giai_phap"}) or ahead
    planning = planning or (doc_type in _REPORTING and coming and "ket_qua" not in own and not results)
    task = planning and bool(labels & _TASKS or not own or ahead) and not own & _NO_TASKS and not _RESULTS.search(heading)
    planning = planning or (doc_type in _BYLAWS and bool(labels & {"to_chuc_thuc_hien", "trach_nhiem"}))
    planning = planning or (doc_type in ("TTr", "TB") and bool(labels & (_TASKS - _NO_TASKS)) and "ket_qua" not in labels)
    guide = doc_type == "HD" and (bool(labels & _TASKS) or not labels) and not labels & _NO_TASKS
    penalty = 0.0 if doc_type in _PLANNING or plan_from is not None else 0.1
    counts = doc_type == "HD" or doc_type not in _RULING or (doc_type in _BYLAWS and planning)
    headed = nearest is not None and nearest.heading is not None
    return _Place(aiming, specific, planning or guide, task or guide, counts, penalty, guide and not labels, headed)


def _beside(text: str, section: Section, at: int, rank: float | None) -> bool:
    """Whether a paragraph is an item beside the one that the section's heading opens: `- Kinh phí: …`, and below it `- Duy trì …`."""
    return rank is not None and section.start != at and rank == rank_of(text[section.start : section.start + 24])


def _from_sentence(text: str, level_text: str, block: Block, place: _Place, cited: list[tuple[int, int]]) -> list[Target]:
    if not (place.aiming or place.planning):
        return []
    printed = text[block.start : block.end]
    lowered = level_text[block.start : block.end]
    if place.damaged:
        lowered = settle(lowered)
    found = find_percentages(lowered)
    inline = find_inline(lowered) if place.planning else None
    if (place.counts or (place.specific and _STRIVEN.search(lowered))) and (place.specific or place.task or AIM.search(lowered)):
        specific = place.specific or inline is not None
        found = sorted(found + find_counts(lowered, printed, found, specific, place.task), key=lambda quantity: quantity.start)
    found = [quantity for i, quantity in enumerate(found) if not _in_subject(lowered, found, i)]
    if not found:
        return []
    targets: list[Target] = []
    parent = -1
    for i, quantity in enumerate(found):
        if any(start <= block.start + quantity.start < end for start, end in cited):
            continue
        if place.loose and quantity.value == 1 and quantity.comparator == "eq" and "mỗi" not in lowered:
            continue  # `thành lập 01 tổ giúp việc`
        if place.loose and not place.item and not quantity.share and quantity.comparator not in ("ge", "range"):
            continue
        clause = cut(lowered, printed, found, i)
        child = parent >= 0 and _goes_on(lowered, found[parent], quantity, near=parent == i - 1)
        specific = place.specific or child or (inline is not None and quantity.start >= inline)
        again = parent >= 0 and found[parent].unit == quantity.unit
        reason = refuse(
            lowered, clause, quantity, printed=printed, specific=specific, task=place.task, item=place.item, year=place.year, again=again
        )
        if reason:
            continue
        parent = i
        targets.append(_target(block, printed, quantity, clause, place))
    return targets


def _in_subject(lowered: str, found: list[Quantity], i: int) -> bool:
    """Whether a count stands in the name of what the next quantity measures: `Tỷ lệ người được khám ít nhất 2 lần đạt 60%`."""
    if found[i].share or i + 1 >= len(found) or not found[i + 1].share:
        return False
    gap = lowered[max(found[i].end, found[i].unit_end) : found[i + 1].start]
    rest = lowered[found[i + 1].end : found[i + 1].end + 3].strip()
    if _WITHIN.fullmatch(gap) and rest[:1] in ("", ",", ";", ".", ")") and (found[i].unit == "lần" or TIME.match(found[i].unit or "")):
        return True  # `khám thai đủ 4 lần 80%`, `trẻ dưới 24 tháng được cân 95%`
    if not _REACHES.fullmatch(lowered, max(found[i].end, found[i].unit_end), found[i + 1].start):
        return False
    begin = max(found[i - 1].end, found[i - 1].unit_end) if i else 0
    return _RATE.search(lowered, begin, found[i].start) is not None


def _goes_on(lowered: str, before: Quantity, quantity: Quantity, *, near: bool) -> bool:
    """Whether a quantity is set by the same words as the last target before it: a part of it, or further in its list.

    `near`: no other quantity stands between them.
    """
    if near and CHILD.search(lowered, before.end, quantity.start):
        return True
    gap = lowered[max(before.end, before.unit_end) : quantity.start]
    if quantity.share:
        return _CONTINUES.fullmatch(gap) is not None
    if quantity.measured and (
        _NEXT_LEVEL.fullmatch(gap) or ((quantity.unit not in _MONEY or _NEXT_SUM.match(gap)) and _NEXT_SIZE.fullmatch(gap))
    ):
        return True
    if near and _NEXT_DEED.fullmatch(gap):
        return True
    if near and before.share and _NEXT_COUNT.fullmatch(gap):
        return True
    return near and not before.share and _NEXT_THING.fullmatch(gap) is not None


def _target(block: Block, printed: str, quantity: Quantity, clause: Clause, place: _Place) -> Target:
    confidence = 0.95 if place.specific else 0.85 if place.aiming else 0.8
    if not quantity.share:
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
        unit=quantity.unit if quantity.share else printed[quantity.end : quantity.unit_end].strip(),
        source="text",
        confidence=round(max(0.1, confidence - place.penalty), 3),
    )
