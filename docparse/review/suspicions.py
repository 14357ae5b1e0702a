"""What may have been missed: a finished record in, warnings out where its own text shows signs of an item that no field holds.

A value that was missed has no confidence, so that no curve of confidences can find it. These warnings say where to look and why:
a number or a date in the print that no citation, date or aim covers, a gap in a row of numbers, a list of recipients without its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from docparse.extract.stretches import Stretches
from docparse.extract.targets.places import AIMING
from docparse.schema import Record, Section, Warning_, walk_sections
from docparse.segment.numbering import counted, to_roman
from docparse.text.regex import regex

_CODE = regex(r"\d(?<![\w/.-].)\d{0,4}(?:/(?:19|20)\d\d)?[/-](?:[A-ZĐ]{1,6}[a-z]{0,3})(?:[-/][A-ZĐ][A-ZĐa-z&]{1,9}\d{0,2})+(?![\w/])")
_DAY = regex(r"\d(?<![\d/.-].)\d?(?: tháng |/)\d{1,2}(?: năm |/)(?:19|20)\d\d(?![\d/])")
_SHARE = regex(r"(?<![\d,.])\d{1,3}(?:,\d+)? ?%")
_ANSWERED = regex(r"đã|kết quả|so với|cùng kỳ|năm trước|điểm|thưởng|kinh phí|tiêu chuẩn|xét|trừ|phiếu|điều kiện")
_LAST = regex(r"lưu\b", re.IGNORECASE)
_FIGURE = regex(r"(?<![\d/.,-])\d[\d.,]* ?(?=%|[a-zđà-ỹ])|\t\d[\d.,]*(?=\t|\n)")
_WIDEST = 1000
"""Letters of its line that are heard on either side of a share."""
_TITLE = 70
"""A line of no more letters may be a title."""
_RULES = frozenset({"L", "PL", "NĐ", "TT", "TTLT", "QC", "QyĐ"})
"""Types that set no aims: what they call chỉ tiêu are measures of things."""
_MOST = 5
"""More signs of one kind than this are the manner of a paper (a register, a table of figures), and then nothing is said of them."""


class _Spanned(Protocol):
    start: int
    end: int


def suspicions(record: Record) -> Iterator[Warning_]:
    """Warnings of what may have been missed: `citation_suspected`, `date_suspected`, `target_suspected`, `heading_suspected`,
    `recipients_cut`; and `misnumbered` where a row of headings leaves a number out."""
    yield from _few(_citations(record))
    yield from _few(_dates(record))
    yield from _few(_targets(record))
    yield from _gaps(record.sections, record.text)
    yield from _foot(record)


def _few(found: Iterator[Warning_]) -> list[Warning_]:
    warnings = list(found)
    return warnings if len(warnings) <= _MOST else []


def _covered(*groups: Iterable[_Spanned]) -> Stretches:
    """The stretches that fields hold already."""
    return Stretches((one.start, one.end) for group in groups for one in group)


def _citations(record: Record) -> Iterator[Warning_]:
    covered = _covered(record.references)
    body = _body(record)
    for found in _CODE.finditer(record.text, body):
        form = record.text[max(0, found.start() - 40) : found.start()].lower()  # `Mẫu số 01/QĐ-DA` is a form
        if not covered.touch(found.start(), found.end()) and not _own(record, found.group()) and "mẫu" not in form:
            yield _warn("citation_suspected", f"Có số, ký hiệu nhưng không nhận là viện dẫn: {found.group()}", found.start(), found.end())


def _own(record: Record, code: str) -> bool:
    """Whether a number is the paper's own, or that of a certified copy or a consolidated text (NĐ 30/2020, Phụ lục III)."""
    number, symbol = record.header.number.value, record.header.symbol.value
    first = re.match(r"\d+", code)
    mine = bool(symbol) and code.endswith(str(symbol)) and (number is None or (first is not None and int(first[0]) == _count(number)))
    return mine or re.search(r"/(?:SY|TrS|SL|VBHN)-", code) is not None


def _count(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else -1


def _dates(record: Record) -> Iterator[Warning_]:
    covered = _covered(record.dates, record.references)
    for found in _DAY.finditer(record.text, _body(record)):
        if not covered.touch(found.start(), found.end()):
            yield _warn("date_suspected", f"Có ngày tháng nhưng không nhận là ngày: {found.group()}", found.start(), found.end())


def _targets(record: Record) -> Iterator[Warning_]:
    """Sections of aims that hold figures and no aim; and shares in the others that no aim holds, but for bases in brackets."""
    if record.doc_type.value in _RULES:
        return
    covered = _covered(record.targets)
    for section in walk_sections(record.sections):
        if not AIMING & set(section.labels):
            continue
        heading_end = section.start + len(section.heading or "")
        if "chi_tieu" in section.labels and not covered.touch(section.start, section.end):
            if len(_FIGURE.findall(record.text, heading_end, section.end)) > 1 and not section.children:
                yield _warn("target_suspected", "Mục chỉ tiêu có số liệu nhưng không nhận ra chỉ tiêu nào", section.start, heading_end)
            continue
        stop = section.children[0].start if section.children else section.end
        for found in _SHARE.finditer(record.text, heading_end, max(heading_end, stop)):
            first = record.text.rfind("\n", max(0, found.start() - _WIDEST), found.start()) + 1 or max(0, found.start() - _WIDEST)
            line = record.text[first : found.end() + _WIDEST].partition("\n")[0]
            before = record.text[first : found.start()]
            if before.count("(") > before.count(")") or "\t" in line or _ANSWERED.search(line.lower()):
                continue
            if not covered.touch(found.start(), found.end()):
                yield _warn(
                    "target_suspected", f"Có số liệu trong mục chỉ tiêu nhưng không nhận là chỉ tiêu: {found.group()}", *found.span()
                )


def _gaps(row: list[Section], text: str) -> Iterator[Warning_]:
    """A number missing in a row of headings of one style: a short line with that number that was not taken for a heading, or a slip.

    Rows of khoản in an article are left out: some have titles and some have none, as the author likes.
    """
    before: tuple[str, int] | None = None
    end = 0
    for section in row:
        now = _place(section.ordinal)
        if before and now and before[0] == now[0] and now[1] == before[1] + 2:
            printed = to_roman(now[1] - 1) if now[0] == "I" else f"{now[0]}{now[1] - 1}".lstrip(".")
            mark = rf"^[*#+ -]*(?:(?:điều|chương|phần|mục|phụ lục) (?:số )?0?{re.escape(printed)}\b|{re.escape(printed)} ?[.)/:-])(.*)$"
            line = re.compile(mark, re.MULTILINE | re.IGNORECASE).search(text, end, section.start)
            heading = (section.start, section.start + len(section.heading or ""))
            if line is None:
                yield _warn("misnumbered", f"Thiếu đề mục {printed} trước {section.ordinal}", *heading)
            elif len(line.group(1)) <= _TITLE:
                yield _warn("heading_suspected", f"Có thể là đề mục: {line.group()[:60]}", *line.span())
        before, end = now, section.start + len(section.heading or "")
        if not (section.heading or "").startswith(("Điều", "ĐIỀU")):
            yield from _gaps(section.children, text)


def _place(ordinal: str | None) -> tuple[str, int] | None:
    """Style and count of a number: `II` is ("I", 2), `1.3` is ("1.", 3); letters are left out, for đ, f and j come and go."""
    style, count = counted(ordinal)
    head, _, last = (ordinal or "").rpartition(".")
    if last.isdigit() and count < 100:
        return f"{head}.", count
    return ("I", count) if style == "roman" else None


def _foot(record: Record) -> Iterator[Warning_]:
    """A list of recipients ends with what is filed (`Lưu: VT`, NĐ 30/2020, Phụ lục I): without it the end may be lost."""
    items = record.recipients
    if len(items) < 2 or any(_LAST.match(item.name) for item in items):
        return
    last = max(items, key=lambda item: item.end)
    if record.text[last.end : last.end + 1] in (";", ","):
        yield _warn("recipients_cut", "Mục Nơi nhận có thể còn tiếp (không có “Lưu”)", last.start, last.end)


def _body(record: Record) -> int:
    """Where the head of the paper ends: what stands there belongs to the paper itself."""
    header = record.header
    return max((value.end or 0) for value in (header.symbol, header.number, header.date, header.subject))


def _warn(code: str, message: str, start: int, end: int) -> Warning_:
    return Warning_(code=code, message=message, start=start, end=end)
