"""Lines of a text broken at a fixed width in; whole paragraphs out. Page numbers inside a cut sentence are taken away.

A text is broken where its long lines all end near one width, so that the next word would not have fitted any more.
"""

from __future__ import annotations

import re
from itertools import pairwise

from docparse.read.columns import anchors_right, is_number_line, is_recipients_head, is_signer_line
from docparse.read.printed import Printed, join

_START = re.compile(
    r"\s*(?:[-–+•*]\s|\d{1,3}(?:\.\d{1,3})*[.)\]]\s|\(?[a-zđ]{1,2}\)\s|\(\d{1,2}\)\s|[IVXLC]{1,6}[.\-)]\s|[A-Z][.)]\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản|Phụ lục|PHỤ LỤC|Nơi nhận|Căn cứ|Kính gửi|Theo đề nghị|Xét đề nghị)\b)"
)
_CLOSED = re.compile(r"[.;:?!]['\"”»)]?\s*$|/\.\s*$")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*", re.I)
_WIDEST, _NARROWEST = 160, 45


def rejoin(lines: list[Printed]) -> list[Printed]:
    """The paragraphs of a text that was broken at a width; any other text as it is."""
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

    for line in lines:
        if not (paragraph and _goes_on(paragraph[-1], line, width, indented)):
            close()
        if line.text.strip():
            paragraph.append(line)
        else:
            out.append(line)
    close()
    return out


def wrap_width(texts: list[str]) -> int:
    """The width in characters at which a text was broken; 0 where it was not."""
    lengths = sorted(len(text.rstrip()) for text in texts if text.strip())
    if len(lengths) < 8:
        return 0
    width = lengths[-1]
    if width > _WIDEST:  # a few lines may be longer than the rest; many mean that lines are paragraphs
        width = lengths[int(len(lengths) * 0.97) - 1]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = broken = 0
    for text, below in pairwise(texts):
        if len(text.rstrip()) >= width * 0.7 and below.strip():
            full += 1
            word = below.split()[0]
            fits = len(text.rstrip()) + 1 + len(word) <= width
            broken += not fits and not _CLOSED.search(text) and not _START.match(below)
    return width if full >= 4 and broken >= 0.4 * full else 0


def drop_page_numbers(lines: list[Printed]) -> list[Printed]:
    """Take away numbers that stand alone where a page ended inside a sentence."""
    out: list[Printed] = []
    expected = 0
    for index, line in enumerate(lines):
        if _PAGE_NUMBER.fullmatch(line.text) and line.text.strip():
            above = next((other.text for other in reversed(out) if other.text.strip()), "")
            below = next((other.text for other in lines[index + 1 : index + 4] if other.text.strip()), "")
            number = int(re.findall(r"\d+", line.text)[0])
            inside = len(above) > 40 and not _CLOSED.search(above) and below.lstrip()[:1].islower()
            new_page = bool(out) and line.page != out[-1].page and len(below) > 40
            if (inside or new_page) and (number == expected or (not expected and number <= 3)):
                expected = number + 1
                continue
        out.append(line)
    return out


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
    if _START.match(text) or is_recipients_head(text) or is_recipients_head(above):
        return False
    if len(above) + 1 + len(text.split()[0]) <= width:
        return False
    if anchors_right(text) or is_number_line(text) or is_signer_line(text.strip()) or above.strip().isupper() != text.strip().isupper():
        return False
    if re.search(r"\S\s{3,}\S", above) or re.search(r"\S\s{3,}\S", text.rstrip()):
        return False
    small = text.lstrip()[:1].islower()
    if small or not _CLOSED.search(above):
        return True
    own, before = len(text) - len(text.lstrip()), len(last.text) - len(last.text.lstrip())
    return indented and own == 0 and before == 0
