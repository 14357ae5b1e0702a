"""Where a paragraph stands: a paper's sections, type and titles in; what its quantities can be there out (aims, tasks, an account).

A paper sets aims in sections labelled chi_tieu or muc_tieu, and elsewhere, in plans and instructions, among its tasks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docparse.document import Block, Document
from docparse.extract.targets.leads import AIM_HEADING, RESULTS, SITUATION, rank_of
from docparse.schema import Section
from docparse.segment.within import SectionIndex
from docparse.text.regex import regex

AIMING = frozenset({"chi_tieu", "muc_tieu"})
_PLANNING = frozenset({"KH", "CT", "CTr", "NQ", "CV", "ĐA", "DA", "PA", "LPĐ", "CĐ", "KL", "TL"})
REPORTING = frozenset({"BC", "BB", "TTr", "TB"})
_TASKS = frozenset({"nhiem_vu", "giai_phap", "noi_dung", "trach_nhiem", "to_chuc_thuc_hien"})
_NO_TASKS = frozenset(
    {"khen_thuong", "tieu_chi", "kinh_phi", "can_cu", "ket_qua", "doi_tuong", "thoi_gian", "phu_luc", "muc_dich", "yeu_cau"}
)
_UNDER_AIMS = frozenset({"kinh_phi", "ket_qua", "noi_dung"})
_RULING = frozenset({"HD", "QC", "QyĐ", "TT", "TTLT", "NĐ", "L"})
_BYLAWS = frozenset({"QyĐ", "QC"})
"""Rules of an office: what their last part shares out to units can be an aim."""
_PLAN_TITLE = regex(r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|DỰ ÁN)\b", re.M)
_PLEDGE = regex(r"giao ước|(?:bản|phiếu|mẫu|giấy|tờ)? ?đăng ký(?! kinh doanh| kết hôn| hộ)|bản cam kết")
_SIGNED = regex(r"(?i)(?:v/v |về việc )?(?:hội nghị )?(?:ký kết |ký |đăng ký )+(?:bản )?giao ước")
_AHEAD = regex(
    r"(?i)phương hướng|nội dung (?:phong trào )?(?:thi đua|giao ước|đăng ký)"
    r"|(?:kế hoạch|nhiệm vụ|chương trình)(?: công tác)?(?: trọng tâm)? (?:năm|quý|tháng) \w"
    r"|(?:nhiệm vụ|kế hoạch|công tác|chương trình)[^.;]{0,30} (?:cuối năm|năm tới|quý tới|tháng tới|thời gian tới|tiếp theo)"
)
"""The title of the part of a report that tells what is to come."""


@dataclass(slots=True)
class Place:
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
    lead: bool = False
    """A list of aims is open that no section holds."""
    doc_type: str | None = None
    labels: tuple[tuple[str, ...], ...] = ()
    """Of the sections that it stands in, the innermost first."""
    headings: tuple[str, ...] = ()


def is_pledge(document: Document) -> bool:
    """Whether a form or the minutes of a meeting hold what its signers pledge (`Phiếu đăng ký thi đua`, `Biên bản ký giao ước`)."""
    titles = [block.text for block in document.blocks[:16] if len(block.text) < 160]
    return any(_PLEDGE.search(title.lower()) and title.upper() == title for title in titles) or any(
        _SIGNED.match(title) for title in titles
    )


def plan_start(text: str, doc_type: str | None) -> int | None:
    """Where a plan begins that a decision carries."""
    if doc_type != "QĐ":
        return None
    match = _PLAN_TITLE.search(text)
    return match.start() if match else None


def place_of(text: str, index: SectionIndex, block: Block, doc_type: str | None, plan_from: int | None) -> Place:
    """Where a block stands. `plan_from`: where the plan begins that a decision carries (`plan_start`)."""
    labels: set[str] = set()
    closest: set[str] = set()
    above: set[str] = set()
    nearest: Section | None = None
    at, rank = block.start, None if block.cells else rank_of(block.text)
    ahead = False
    held = list(index.around(at))
    for section in held:
        ahead = ahead or _looks_ahead(section.heading or "")
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
    specific = bool(closest & AIMING) or bool(AIM_HEADING.match(heading))
    aiming = specific or bool(labels & AIMING)
    results = (RESULTS if doc_type in REPORTING else SITUATION).search(heading) is not None
    if own and own <= _UNDER_AIMS and "chi_tieu" in above:
        aiming = specific = True  # what stands right under the aims is one of them: `1. Nguồn vốn`
    if (own == {"ket_qua"} or results) and labels & AIMING and doc_type not in REPORTING:
        specific = True  # `6. Kết quả học tập: 98% …` among aims
    elif "ket_qua" in own or results:
        aiming = specific = False
    if doc_type in _RULING and "chi_tieu" not in labels and not (doc_type == "HD" and closest == {"muc_tieu"}):
        aiming = specific = False
    planning = doc_type in _PLANNING or (plan_from is not None and at >= plan_from)
    planning = planning and (specific or not ("ket_qua" in own or results))
    coming = bool(labels & {"nhiem_vu", "giai_phap"}) or ahead
    planning = planning or (doc_type in REPORTING and coming and "ket_qua" not in own and not results)
    task = planning and bool(labels & _TASKS or not own or ahead) and not own & _NO_TASKS and not RESULTS.search(heading)
    planning = planning or (doc_type in _BYLAWS and bool(labels & {"to_chuc_thuc_hien", "trach_nhiem"}))
    planning = planning or (doc_type in ("TTr", "TB") and bool(labels & (_TASKS - _NO_TASKS)) and "ket_qua" not in labels)
    guide = doc_type == "HD" and (bool(labels & _TASKS) or not labels) and not labels & _NO_TASKS
    penalty = 0.0 if doc_type in _PLANNING or plan_from is not None else 0.1
    counts = doc_type == "HD" or doc_type not in _RULING or (doc_type in _BYLAWS and planning)
    headed = nearest is not None and nearest.heading is not None
    return Place(
        aiming, specific, planning or guide, task or guide, counts, penalty, guide and not labels, headed, doc_type=doc_type,
        labels=tuple(tuple(section.labels) for section in held), headings=tuple(section.heading or "" for section in held),
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _looks_ahead(heading: str) -> bool:
    return _AHEAD.search(heading) is not None


def _beside(text: str, section: Section, at: int, rank: float | None) -> bool:
    """Whether a paragraph is an item beside the one that the section's heading opens: `- Kinh phí: …`, and below it `- Duy trì …`."""
    return rank is not None and section.start != at and rank == rank_of(text[section.start : section.start + 24])
