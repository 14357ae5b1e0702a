"""Lines of a text broken at a fixed width in; whole paragraphs out. Page numbers inside a cut sentence are taken away."""

from __future__ import annotations

import re
from itertools import accumulate

from docparse.read.plain.fill import CLOSED, START, Fill, fill_of
from docparse.read.printed import Printed, join
from docparse.read.slots import anchors_right, is_number_line, is_recipients_head, is_signer_line, opens_with_type
from docparse.text.regex import regex

_CUT_MARK = regex(r"\s*(?:Điều \d{1,3}|[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.:]\s+\S.{0,20}$")
"""A mark with the first words behind it, where the page's own lines were cut elsewhere: `Điều 1. Phê` above `duyệt …`."""
_FROM_YEAR, _TO_YEAR = regex(r"(?<!\d)(?:19|20)\d\d$"), regex(r"\s*[-–]\s?(?:19|20)\d\d(?!\d)")
_CITED_ABOVE = regex(r"(?:,|(?<!\w)(?:khoản \d{1,2}|điểm [a-zđ]|tại|của|theo|và|hoặc|từ|đến))$")
_CITED = regex(r"\s*(?:Điều|Chương|Mục|Phần|Khoản|Phụ lục)(?: (?:\d{1,3}|[IVXLC]{1,6})(?![.:\d])| [a-zđ])")
_DASH = regex(r"\s*[-–]\s(\w+)")
_PAGE = 15
"""Lines that a page has at least."""
_NARROW = 40
"""Letters that a line of text has more of than the cell of a table whose cells stand below each other."""
_PAGE_NUMBER = regex(r"\s*(?:-\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*", re.I)
_WIDE = regex(r"\S\s{3,}\S")


def rejoin(lines: list[Printed]) -> list[Printed]:
    """The paragraphs of a text that was broken at a width; any other text as it is."""
    lines = _whole_dates(lines)
    fill = fill_of([line.text for line in lines])
    if fill is None:
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
        goes_on = bool(paragraph) and _goes_on(paragraph, line, fill, indented)
        if goes_on and titled and (line.text.lstrip()[:1].isupper() or line.text.lstrip()[:1] == "("):
            goes_on = False  # what follows a full line of the subject with a capital is the body
        if not goes_on:
            close()
            if line.text.strip():
                above = next((other.text for other in reversed(out) if other.text.strip()), "")
                titled = _is_type(above) and not START.match(line.text)
        if line.text.strip():
            paragraph.append(line)
        else:
            out.append(line)
    close()
    return out


def _is_type(text: str) -> bool:
    """Whether a line is the name of a type, as it stands above the subject."""
    bare = text.strip()
    return len(bare) < 40 and bare.isupper() and opens_with_type(bare)


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


def drop_page_numbers(lines: list[Printed]) -> list[Printed]:
    """Take away page numbers, and the blank lines around those inside a sentence.

    They count up: where a page ended inside a sentence, first or last on a page, or, between broken lines, a page's length from each other.
    """
    numbers = _page_numbers(lines)
    if not numbers:
        return lines
    out: list[Printed] = []
    above, inside = "", False
    for index, line in enumerate(lines):
        if index in numbers:
            below = _next_text(lines, index + 1)
            inside = bool(above) and not CLOSED.search(above) and not START.match(below)
            while inside and out and not out[-1].text.strip():
                out.pop()
        elif line.text.strip():
            out.append(line)
            above, inside = line.text, False
        elif not inside:
            out.append(line)
    return out


def _page_numbers(lines: list[Printed]) -> set[int]:
    """Where page numbers stand."""
    candidates = [index for index, line in enumerate(lines) if line.text.strip() and _PAGE_NUMBER.fullmatch(line.text)]
    if not candidates:
        return set()
    edges = _page_edges(lines)
    inked = list(accumulate((bool(line.text.strip()) for line in lines), initial=0))
    found: list[int] = []
    alone: list[int] = []
    expected = below_text = 0
    for before, index, after in zip([None, *candidates], candidates, [*candidates[1:], None], strict=False):
        number = int(re.findall(r"\d+", lines[index].text)[0])
        if number != expected and (expected or number > 3):
            continue
        above, below = _last_text(lines, index), _next_text(lines, index + 1)
        inside = len(above) > _NARROW and not CLOSED.search(above) and below[:1].islower()
        far = (before is None or inked[index] - inked[before] >= _PAGE) and (after is None or inked[after] - inked[index] >= _PAGE)
        if not (inside or index in edges):
            if not far or inked[index] < _PAGE:
                continue
            alone.append(index)
            below_text += len(above) > _NARROW
        expected = number + 1
        found.append(index)
    sure = len(found) > 1 and 2 * below_text >= len(alone) > 0 and fill_of([line.text for line in lines]) is not None
    return set(found) if sure else set(found).difference(alone)


def _last_text(lines: list[Printed], end: int) -> str:
    return next((line.text for line in reversed(lines[max(0, end - 4) : end]) if line.text.strip()), "")


def _next_text(lines: list[Printed], start: int) -> str:
    return next((line.text.lstrip() for line in lines[start : start + 4] if line.text.strip()), "")


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


def _goes_on(paragraph: list[Printed], line: Printed, fill: Fill, indented: bool) -> bool:
    """Whether `line` goes on with the paragraph whose lines so far are given."""
    last = paragraph[-1]
    text, above = line.text, last.text.rstrip()
    if not text.strip() or "\t" in text.strip() or last.depth or line.depth:
        return False
    if _WIDE.search(above) or _WIDE.search(text):
        return False
    own, before = len(text) - len(text.lstrip()), len(last.text) - len(last.text.lstrip())
    unclosed, full = not CLOSED.search(above), fill.full(above, text)
    if last.page != line.page and not (unclosed and len(above) > fill.width / 2):
        return False
    if START.match(text):
        return unclosed and full and not line.gap and _runs_over(above, text, fill, indented and own == 0, len(paragraph))
    if is_recipients_head(text) or is_recipients_head(above):
        return False
    if above.strip().isupper() and text.strip().isupper() and START.match(above) and len(above) >= fill.width * 0.5:
        return not line.gap
    if _CUT_MARK.match(above) and unclosed and text.lstrip()[:1].islower() and not line.gap:
        return True
    if not full:
        return False
    sentence = fill.exact and unclosed and not above.strip().isupper()
    if is_signer_line(text.strip()) or (not sentence and (anchors_right(text) or is_number_line(text))):
        return False
    if above.strip().isupper() != text.strip().isupper() and sum(map(str.isalpha, text)) > (12 if sentence else 6):
        return False
    small = text.lstrip()[:1].islower()
    if indented and own > 1 and not small:
        return False
    return small or unclosed or (indented and own == 0 and before == 0) or fill.goes_past(above)


def _runs_over(above: str, text: str, fill: Fill, outdented: bool, count: int) -> bool:
    """Whether what looks like the mark of an item is part of a sentence that the line end has cut.

    The end of a period, the other half of a name (`… Thi đua` / `- Khen thưởng …`), an article that is cited; the latter two only where
    line ends tell it. `count`: the lines of the paragraph so far; one alone may be the title of a list.
    """
    if _TO_YEAR.match(text):
        return bool(_FROM_YEAR.search(above))
    if not fill.exact and not outdented:
        return False
    dash = _DASH.match(text)
    if dash is None:
        return bool(_CITED_ABOVE.search(above)) and bool(_CITED.match(text))
    last = above.split()[-1]
    if fill.exact and (count > 1 or (last, dash[1]) in fill.joined or not dash[1][:1].isupper()):
        return True
    return last[:1].isupper() and dash[1][:1].isupper() and not above.isupper() and not text.rstrip().endswith(";")
