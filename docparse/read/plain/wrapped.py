"""Lines of a text broken at a fixed width in; whole paragraphs out. Page numbers inside a cut sentence are taken away.

A text is broken where its long lines all end near one width, so that the next word would not have fitted any more.
"""

from __future__ import annotations

import re
from itertools import pairwise

from docparse.read.printed import Printed, join
from docparse.read.slots import TYPE, UPPER, anchors_right, is_number_line, is_recipients_head, is_signer_line
from docparse.text.normal import strip_marks
from docparse.text.regex import regex

START = regex(
    r"\s*(?:[-–+•*]\s|\d{1,3}(?:\.\d{1,3})*[.)\]/]\s|\(?[a-zđ]{1,2}\)\s|\(\d{1,2}\)\s|[IVXLC]{1,6}[.\-)]\s|[A-Z][.)]\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản|Phụ lục|PHỤ LỤC|Nơi nhận|Căn cứ|Kính gửi|Theo đề nghị|Xét đề nghị)\b)"
)
CLOSED = regex(r"[.;:?!]['\"”»)]?\s*$|/\.\s*$")
_CUT_MARK = regex(r"\s*(?:Điều \d{1,3}|[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.:]\s+\S.{0,20}$")
"""A mark with the first words behind it, where the page's own lines were cut elsewhere: `Điều 1. Phê` above `duyệt …`."""
_PAGE_NUMBER = regex(r"\s*(?:-\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*", re.I)
_WIDE = regex(r"\S\s{3,}\S")
_WIDEST, _NARROWEST, _FULL = 160, 45, 0.78


def rejoin(lines: list[Printed]) -> list[Printed]:
    """The paragraphs of a text that was broken at a width; any other text as it is."""
    lines = _whole_dates(lines)
    width = wrap_width([line.text for line in lines])
    if not width:
        return lines
    indented = _uses_indents(lines)
    out: list[Printed] = []
    paragraph: list[Printed] = []

    def close() -> None:
        if paragraph:
            out.append(join(paragraph))
            paragraph.clear()

    titled = False  # the line above is the name of a type, or the subject's first
    for line in lines:
        goes_on = bool(paragraph) and _goes_on(paragraph[-1], line, width, indented)
        if goes_on and titled and (line.text.lstrip()[:1].isupper() or line.text.lstrip()[:1] == "("):
            goes_on = False  # what follows a full line of the subject with a capital is the body
        if not goes_on:
            close()
            if line.text.strip():
                above = next((other.text for other in reversed(out) if other.text.strip()), "")
                titled = _is_type(above)
        if line.text.strip():
            paragraph.append(line)
        else:
            out.append(line)
    close()
    return out


def _is_type(text: str) -> bool:
    """Whether a line is the name of a type, as it stands above the subject."""
    bare = text.strip()
    return len(bare) < 40 and bare.isupper() and bool(TYPE.match(strip_marks(bare).lower()))


_DATE_OPEN = regex(r"\S, *ngày[ .…\d]{1,12}tháng[ .…\d]{0,12}$", re.I)
_YEAR_ALONE = regex(r"\s*năm\s+(?:19|20)\d\d\s*", re.I)


def _whole_dates(lines: list[Printed]) -> list[Printed]:
    """Lines with the date line of a narrow column in one: `Phủ Lý, ngày 18 tháng 02` above `năm 2011`."""
    out: list[Printed] = []
    for line in lines:
        if out and _YEAR_ALONE.fullmatch(line.text) and _DATE_OPEN.search(out[-1].text.rstrip()) and len(out[-1].text) < 80:
            out[-1] = join([out[-1], line])
        else:
            out.append(line)
    return out


def wrap_width(texts: list[str]) -> int:
    """The width in characters at which a text was broken; 0 where it was not.

    Proportional fonts give lines of 70 to 85 characters for one width: it is the length that nine in ten long lines do not exceed.
    """
    lengths = sorted(len(text.rstrip()) for text in texts if len(text.strip()) > 40)
    if len(lengths) < 6:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    if not _NARROWEST <= width <= _WIDEST or lengths[int(len(lengths) * 0.97)] > 1.3 * width:
        return 0
    full = broken = 0
    for text, below in pairwise(texts):
        if len(text.rstrip()) >= width * _FULL and below.strip():
            full += 1
            broken += not CLOSED.search(text) and below.lstrip()[:1].islower()
    return width if full >= 4 and broken >= 0.3 * full else 0


def drop_page_numbers(lines: list[Printed]) -> list[Printed]:
    """Take away page numbers: those that count up where a page ended inside a sentence, or stand first or last on a page."""
    out: list[Printed] = []
    expected = 0
    edges = _page_edges(lines)
    for index, line in enumerate(lines):
        if line.text.strip() and _PAGE_NUMBER.fullmatch(line.text):
            above = next((other.text for other in reversed(out) if other.text.strip()), "")
            below = next((other.text for other in lines[index + 1 : index + 4] if other.text.strip()), "")
            number = int(re.findall(r"\d+", line.text)[0])
            inside = len(above) > 40 and not CLOSED.search(above) and below.lstrip()[:1].islower()
            if (inside or index in edges) and (number == expected or (not expected and number <= 3)):
                expected = number + 1
                continue
        out.append(line)
    return out


def _page_edges(lines: list[Printed]) -> set[int]:
    """The first and the last line of each page, in texts that have page breaks."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.text.strip():
            first.setdefault(line.page, index)
            last[line.page] = index
    return {*first.values(), *last.values()} if len(first) > 1 else set()


def _uses_indents(lines: list[Printed]) -> bool:
    """Whether paragraphs begin with an indent: some lines do, most do not."""
    inked = [line.text for line in lines if len(line.text.strip()) > 30]
    indents = sum(text[:1].isspace() and len(text) - len(text.lstrip()) <= 14 for text in inked)
    return 0.05 * len(inked) < indents < 0.75 * len(inked)


def _goes_on(last: Printed, line: Printed, width: int, indented: bool) -> bool:
    """Whether `line` goes on with the paragraph of `last`."""
    text, above = line.text, last.text.rstrip()
    if not text.strip() or "\t" in text.strip() or last.depth or line.depth or last.page != line.page:
        return False
    if _WIDE.search(above) or _WIDE.search(text):
        return False
    own, before = len(text) - len(text.lstrip()), len(last.text) - len(last.text.lstrip())
    unclosed = not CLOSED.search(above)
    if START.match(text):
        # `… Thi đua` / `- Khen thưởng …`: no list item, but a name that the line end has cut
        name = re.match(rf"[-–]\s[{UPPER}]", text) and not line.gap and not text.rstrip().endswith(";")
        return bool(indented and own == 0 and unclosed and name and len(above) >= width * _FULL)
    if is_recipients_head(text) or is_recipients_head(above):
        return False
    if above.strip().isupper() and text.strip().isupper() and START.match(above) and len(above) >= width * 0.5:
        return not line.gap
    if _CUT_MARK.match(above) and unclosed and text.lstrip()[:1].islower() and not line.gap:
        return True
    if len(above) < width * _FULL:
        return False
    if anchors_right(text) or is_number_line(text) or is_signer_line(text.strip()):
        return False
    if len(text.strip()) > 12 and above.strip().isupper() != text.strip().isupper():
        return False
    small = text.lstrip()[:1].islower()
    if indented and own > 1 and not small:
        return False
    return small or unclosed or (indented and own == 0 and before == 0)
