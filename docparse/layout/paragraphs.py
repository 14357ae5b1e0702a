"""Printed lines in, whether each goes on with the paragraph above it out (`goes_on`).

The evidence, strongest first: columns and tables, numbering and bullets, whether the first word of the line would still have
fitted on the line above (then that line ended its paragraph), first-line indents, gaps, sentence ends.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from docparse.document import Line, Page
from docparse.text.normal import capitals, fold
from docparse.text.regex import regex

MARKER = regex(
    r"^(?:[-–—+*•●○▪◦·]\s*(?=\S)|\(?\d{1,2}(?:\.\d{1,2}){0,4}[.)]{1,2}\s|\d{1,2}(?:\.\d{1,2}){1,4}\s|\(?[a-zđ]{1,2}[.)]\s|[IVX]{1,5}[.)]\s"
    r"|[IVXHLlTU1]{1,5}[.)/]\s[A-ZĐ][^\W\d_a-z]"
    r"|(?:\d{1,2}\s?|[a-zđ]|[IVX]{1,5}\s?)[/–-]\s?[“\"]?[A-ZĐÀ-Ỹ]"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Khoản)\s+(?:\d+|[IVX]+)\b)"
)
"""What opens a numbered or dashed item, or a title in capitals whose Roman number was misread (`IIL. CHỈ TIÊU`)."""
_ENCLOSED = regex(r"\((?:kèm theo|ban hành kèm|đính kèm)\b", re.I)
"""The line below the title of what is attached."""
CLOSED = regex(r"(?:[.;:?!…]|\./)[”\"’»)\]]*[¹²³⁴-⁹]*\s*$|[”\"»)\]][¹²³⁴-⁹]*\s*$")
"""What ends a sentence or an item."""
_DASHED = regex(r"^[-–—+*•●]\s*\S")
_SMUDGED_DASH = regex(r"^[^\w\s(\[]{1,2}\s*\w")
_LAST_ITEM = regex(r"^[-–—+*•●]\s*lưu", re.I)
_NUMBER = regex(r"^(?:so|s[o0]?)\b ?[:.]?.*(?:/|\d|[.…]{2})")
_SUBJECT = regex(r"^(?:v\s*/\s*v|về việc|vv\b)", re.I)
ALONE = regex(
    r"^(?:nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an"
    r"|bao cao|bien ban|to trinh|hop dong|cong dien|giay moi|thong tu|nghi dinh|luat|ket luan|loi keu goi|cong van|thu moi|noi quy"
    r"|quyet nghi|quy trinh"
    r"|dieu le|thong tri|phu luc(?: so)?|danh sach|bieu(?: mau)?(?: so)?|mau(?: so)?|chuong|phan(?: thu)?|muc|tieu muc)"
    r"(?: (?:[ivx]+|\d+[a-z]?|[a-d]|so \d+|nhat|hai|ba))?[:.]?$"
)
"""The name of a type or of a part, alone on its line."""
_LONGEST_TYPE = 160
"""Letters of a line that may be the name of a type alone, with spaces between its letters."""
_OFFICE = regex(
    r"^(?:pho )?(?:chu tich|giam doc|bo truong|bi thu|hieu truong|thu truong|chu nhiem|truong ban|cuc truong|chanh \w+)(?: thuong truc)?$"
)
_DECIDES = regex(
    r"^(?:uy ban|hoi dong|ban (?:bi thu|chap hanh|thuong vu|thuong truc)|quoc hoi|chinh phu|(?:pho )?(?:chu tich|giam doc|bo truong|bi thu"
    r"|hieu truong|thu tuong|chu nhiem|vien truong|cuc truong|chanh \w+|truong (?:ban|phong)|tong (?:giam doc|cuc truong))) \S"
)
"""Who decides, alone below the subject and a little apart from it."""
_AWAITS = regex(r"(?:,|(?<!\w)(?:cua|va|do|boi|tai|voi|cho|thuoc|cung|theo|doi voi|cap|tren dia ban))$")
_OPEN_END = regex(r"\S .{20,}(?<!\w)(?:số|của|và|tại|theo|với|cho|bởi)$")
"""A line of text that cannot end a paragraph."""
_CODE = regex(r"^\d{1,5}(?:/\d{4})?(?:/[A-ZĐ]|-[A-ZĐ]{2})")
"""The number of a paper, which opens no item (`25/KH-UBND` below `Kế hoạch số`)."""
_DATE_BREAK = regex(r"\b(?:ngày|tháng|năm)(?: \d{1,2})? \| (?:tháng|năm|\d{1,4}\b)", re.I)
_FROM_YEAR, _TO_YEAR = regex(r"\b(?:19|20)\d\d$"), regex(r"^[-–]\s?(?:19|20)\d\d\b")
"""A period that is cut before its dash: `giai đoạn 2021` above `- 2025`."""
_MARKS = regex(r"^(?:hoa toc|thuong khan|khan|toi mat|tuyet mat|mat|du thao|sao y|sao luc|trich sao)\b")


@dataclass(slots=True)
class Measure:
    """The full-width text of a page in points: its left and right edge, the distance of its lines, its em."""

    left: float
    right: float
    pitch: float
    em: float
    indented: bool = True
    spaced: bool = False
    """Whether a space stands between paragraphs that is not between their lines."""


def base(line: Line) -> float:
    """Where a line stands, in y: the foot of its letters where fonts tell it, its middle where OCR measured ink."""
    assert line.box is not None
    return line.box[3] if line.confidence is None else (line.box[1] + line.box[3]) / 2


def measure(pages: list[Page]) -> list[Measure]:
    """A `Measure` for each page; pages with little text take those of all pages of their width: an annex may lie across."""
    sheets: dict[int, list[Line]] = {}
    for page in pages:
        sheets.setdefault(round(page.width or 0), []).extend(page.lines)
    default = {width: _measure(lines, None) for width, lines in sheets.items()}
    return [_measure(page.lines, default[round(page.width or 0)]) for page in pages]


def _measure(lines: list[Line], default: Measure | None) -> Measure:
    full = [line for line in lines if line.box and line.column == "full" and line.cells is None]
    heights = sorted(line.box[3] - line.box[1] for line in full if line.box)
    em = Counter(line.size for line in full if line.size).most_common(1)
    size = em[0][0] if em and em[0][0] else (0.75 * heights[len(heights) // 2] if heights else 12.0)
    if not full:
        return default or Measure(0.0, 0.0, 18.0, size)
    widest = max(line.box[2] - line.box[0] for line in full if line.box)
    wide = [line.box for line in full if line.box and line.box[2] - line.box[0] > 0.8 * widest]
    if default is not None and (len(wide) < 4 or widest < 0.8 * (default.right - default.left)):
        return default
    lefts, rights = sorted(box[0] for box in wide), sorted(box[2] for box in wide)
    left, right = lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]
    steps = sorted(base(b) - base(a) for a, b in pairwise(full) if a.box and b.box and 0 < base(b) - base(a) < 3.5 * size)
    pitch = steps[len(steps) // 3] if steps else 1.4 * size
    return Measure(left, right, pitch, size, _indents(full, left, right, pitch, size), _spaced(full, right, pitch, size))


def _spaced(lines: list[Line], right: float, pitch: float, size: float) -> bool:
    """Whether what follows the short last line of a paragraph nearly always stands further down than a line does."""
    ends = [
        base(b) - base(a) > pitch + 1.5
        for a, b in pairwise(lines)
        if a.box and b.box and right - a.box[2] > 6 * size and CLOSED.search(a.text)
    ]
    return len(ends) >= 3 and sum(ends) >= 0.8 * len(ends)


def _indents(lines: list[Line], left: float, right: float, pitch: float, size: float) -> bool:
    """Whether paragraphs open with an indented line (and do not hang): a full line further right than the one under it."""
    first = hanging = 0
    for a, b in pairwise(lines):
        if not a.box or not b.box or right - a.box[2] > 2 * size or not 0 < base(b) - base(a) < 1.3 * pitch:
            continue
        step = a.box[0] - b.box[0]
        if size < step < 6 * size and b.box[0] - left < size:
            first += 1
        elif -4 * size < step < -0.5 * size and a.box[0] - left < size:
            hanging += 1
    return first > 0 and first >= hanging


def goes_on(
    first: Line,
    last: Line,
    line: Line,
    here: Measure,
    there: Measure,
    same_page: bool,
    count: int,
    hang: float | None,
    subject: bool = False,
    title: bool = False,
) -> bool:
    """Whether `line` goes on with the paragraph from `first` to `last` (its lines so far: `count`).

    `here`: the page of `line`, `there`: that of `last`. `hang`: left edge of the paragraph's second line, relative to its page's
    text; None if it has only one. `subject`: it is the subject of a công văn, in the left column of the head; `title`: it stands
    under the name of a type, as the subject of any other paper does.
    """
    if line.cells is not None or last.cells is not None or line.column != last.column or not line.box or not last.box:
        return False
    if line.column != "full":
        return _column_goes_on(first, last, line, subject)
    if _ENCLOSED.match(line.text) and in_capitals(last.text, least=4):
        return False
    gap = base(line) - base(last) if same_page else here.pitch
    if same_page and (gap > 2.6 * here.pitch or gap < -here.em):
        return False
    if _TO_YEAR.match(line.text) and _FROM_YEAR.search(last.text):
        return True
    lower = line.text[:1].islower()
    marker = MARKER.match(line.text) is not None
    middle = _centred(line, here)
    text = not (title or middle or in_capitals(line.text)) and (not marker or _CODE.match(line.text))
    if text and gap < 1.6 * here.pitch and _OPEN_END.search(last.text) and not _differs(last, line):
        return True
    if title and _even(last, there) and _even(line, here) and not _differs(last, line) and (lower or line.bold > 0.8):
        return _title_goes_on(last, line, gap, here)
    if middle and not marker and (_centred(last, there) or _wide_title(last, line, there) or (title and _even(last, there))):
        return _title_goes_on(last, line, gap, here)
    if (not lower or marker) and last.confidence is None and same_page and ((last.bold > 0.8 and line.bold < 0.2) or _stretched(last)):
        return False  # a soft break ended the line, and justifying spread it over the page
    if title and not lower and gap > 1.75 * here.pitch:
        return False  # a subject at the left edge that fills its line, a blank line above the body
    first_word = line.words[0].box if line.words else line.box
    room = there.right - last.box[2] - 0.25 * there.em - (first_word[2] - first_word[0])
    short = room > (0.15 if last.confidence is None else 0.45) * there.em
    closed = CLOSED.search(last.text) is not None
    apart = same_page and gap > here.pitch + max(1.5, (0.08 if last.confidence is None else 0.2) * here.pitch)
    tolerance = 0.55 * here.em
    x, before = line.box[0] - here.left, last.box[0] - there.left
    listed = last.text.endswith(",") and MARKER.match(first.text) is not None and not marker and abs(x - before) < 2 * here.em
    if listed and same_page and x > 3 * here.em and gap < 1.35 * here.pitch and not _differs(last, line):
        return True  # an item of Kính gửi: what is left of it may stand in the middle by chance
    if middle and not lower and line.box[2] - line.box[0] < 0.7 * (here.right - here.left):
        return False
    if marker and (x > tolerance or short or (closed and not here.indented)):
        nested = _same_dash(first.text, line.text) and x > before + tolerance
        inside = hang is not None and abs(x - hang) < tolerance and count > 1 and x < tolerance
        return not closed and not short and (inside or nested)
    if marker and not here.indented and not _runs_on_dash(last.text, line.text):
        return False
    if short and listed:
        return gap < 1.35 * here.pitch and not _differs(last, line)
    if short:
        return lower and not closed and not marker and gap < 1.35 * here.pitch and not _differs(last, line)
    if closed and apart and not lower and x <= before + tolerance:
        return False
    if count == 1 and not marker and _hangs(first, line, tolerance):
        return not (closed and apart)
    if not here.indented and closed and not lower and not (same_page and here.spaced and here is there) and last.text.endswith(";"):
        return False
    if not here.indented and here.spaced and same_page and not short and not marker and abs(x - before) < 4 * here.em:
        return not apart or (not closed and lower)
    if hang is not None:
        if abs(x - hang) <= tolerance:
            return (
                not (x > tolerance and closed and not lower and abs(first.box[0] - there.left - hang) <= tolerance) if first.box else True
            )
        return lower and not closed
    if x < before - tolerance:
        if apart and count == 1 and line.confidence is not None and _differs(last, line):
            return False  # a subject that fills its line, above the first line of the body
        return last.confidence is not None or before < 0.4 * (there.right - there.left)  # no paragraph opens that far right: a date line
    if x <= before + tolerance:
        if before > tolerance:
            inside = lower or not here.indented or _DASHED.match(first.text) is not None
            return not closed and not marker and inside and not _differs(last, line)
        if here.indented:
            return not (marker and closed)
        return not (closed and (apart or not lower))
    if lower and not closed and line.confidence is not None and gap < 1.35 * here.pitch:
        return True  # a scan may lose the first words of a line
    if lower or not closed or not (apart or here.indented):
        return x < 4 * here.em and (MARKER.match(first.text) is not None or lower)
    return False


def _hangs(first: Line, line: Line, tolerance: float) -> bool:
    """Whether a line begins right below the first word of an item behind its number or dash."""
    if line.confidence is not None or len(first.words) < 2 or not line.box or not MARKER.match(first.text):
        return False
    return abs(line.box[0] - first.words[1].box[0]) < tolerance and first.words[1].box[0] - first.words[0].box[0] > tolerance


def _stretched(line: Line) -> bool:
    """Whether the spaces of a line are as wide as no justified line has them that goes on: nearly an em each."""
    if not line.box or not line.size or len(line.words) < 3:
        return False
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(line.words)]
    return min(gaps) > 0.8 * line.size


def _same_dash(first: str, line: str) -> bool:
    """Whether both open with the same dash: then one that stands deeper is no item of its own but a dash of the sentence."""
    return first[:1] in "-–—" and line[:1] in "-–—"


def _runs_on_dash(last: str, line: str) -> bool:
    """Whether the dash that opens a line joins two names (`Bắc Ninh / - Bắc Giang`): a capital before it and after it."""
    words = last.split()
    after = line[1:].lstrip()[:1]
    if not CLOSED.search(last) and (after.islower() or after.isdigit()):
        return True
    return line[:1] in "-–—" and bool(words) and words[-1][:1].isupper() and not last.isupper() and line[1:].lstrip()[:1].isupper()


def _differs(a: Line, b: Line) -> bool:
    """Whether one is bold or italic and the other is not; of a line without letters (`2026 - 2031`) a scan does not tell."""
    if b.confidence is not None and not any(char.isalpha() for char in b.text):
        return False
    return abs(a.bold - b.bold) > 0.8 or abs(a.italic - b.italic) > 0.8


def _centred(line: Line, page: Measure) -> bool:
    if not line.box:
        return False
    left, right = line.box[0] - page.left, page.right - line.box[2]
    least = min(left, right)
    if least < 0.8 * page.em or abs(left - right) > 1.6 * page.em + 0.1 * least:
        return False
    return least > 3.0 * page.em or line.bold > 0.8 or line.italic > 0.8 or in_capitals(line.text)


def _even(line: Line, page: Measure) -> bool:
    """Whether a line leaves as much room on the left as on the right, be it none."""
    return line.box is not None and abs((line.box[0] - page.left) - (page.right - line.box[2])) < 1.6 * page.em


def is_type_line(line: Line) -> bool:
    """Whether a line is the name of a type alone (`KẾ HOẠCH`), centred over its subject."""
    if line.column != "full" or line.cells is not None or len(line.text) > _LONGEST_TYPE:
        return False
    return in_capitals(line.text) and ALONE.match(fold(line.text)) is not None


def _wide_title(last: Line, line: Line, page: Measure) -> bool:
    """Whether a line that fills the page is the first of a centred title: bold like the one under it, and no numbered heading."""
    if not last.box or last.bold < 0.8 or line.bold < 0.8 or MARKER.match(last.text):
        return False
    return last.box[0] - page.left < 2 * page.em and page.right - last.box[2] < 2 * page.em


def _title_goes_on(last: Line, line: Line, gap: float, page: Measure) -> bool:
    """Centred lines of one title are one phrase; a type name, a bracketed link, a change of case or a gap part them."""
    if (
        (gap > 1.75 * page.pitch and gap > 2.0 * page.em)
        or line.text.startswith(("(", "“("))
        or (CLOSED.search(last.text) and not line.text[:1].islower())
        or _differs(last, line)
    ):
        return False
    if ALONE.match(fold(last.text)) or ALONE.match(fold(line.text)):
        return False
    if in_capitals(line.text) and _DECIDES.match(fold(line.text)) and gap > 1.3 * page.pitch and not _AWAITS.search(fold(last.text)):
        return False
    if len(line.words) <= 5 and in_capitals(line.text) and _OFFICE.match(fold(line.text)):
        return False
    if in_capitals(last.text) != in_capitals(line.text) and not line.text[:1].islower():
        return False
    if last.size and line.size and abs(last.size - line.size) > 0.2 * last.size:
        return False
    return not MARKER.match(line.text)


def in_capitals(text: str, least: int = 1) -> bool:
    """Whether a text has so many letters at least, and most of them are capitals."""
    letters, large = capitals(text)
    return letters >= least and large > 0.8 * letters


def opens_subject(above: Line, line: Line) -> bool:
    """Whether `line` stands under the number in the left column and is not in capitals: so does the subject, with or without V/v."""
    if above.column != "left" or line.column != "left" or not _NUMBER.match(fold(above.text)):
        return False
    return not in_capitals(line.text) and sum(char.isalpha() for char in line.text) > 3


def _motto_goes_on(last: str, line: str) -> bool:
    """Whether the national motto was too long for its column."""
    above, here = fold(last), fold(line)
    if above.startswith("cong hoa xa hoi") and not above.endswith("nam"):
        return here in ("nam", "viet nam", "nghia viet nam", "chu nghia viet nam")
    return above.startswith("doc lap") and not above.endswith("phuc") and here.endswith("phuc") and len(here) < 24


def _last_word(last: Line, line: Line) -> bool:
    """Whether one word alone is the last of a title or a name that was too long for its column (`PHÓ CHỦ TỊCH THƯỜNG / TRỰC`)."""
    if (
        line.confidence is not None
        or not line.box
        or not last.box
        or not line.text.isalpha()
        or len(last.words) < 3
        or _differs(last, line)
    ):
        return False
    if line.box[2] - line.box[0] > 0.5 * (last.box[2] - last.box[0]) or base(line) - base(last) > 1.8 * (line.size or 12.0):
        return False
    return last.text.isupper() == line.text.isupper() and line.text[:1].isupper() and last.text[-1:].isalpha()


def _column_goes_on(first: Line, last: Line, line: Line, subject: bool) -> bool:
    """In a column only the subject (V/v …) and an item of Nơi nhận run over several printed lines."""
    if line.column == "right" and (_motto_goes_on(last.text, line.text) or _DATE_BREAK.search(last.text + " | " + line.text)):
        return True
    if _last_word(last, line):
        return True
    if line.column == "right" or _DASHED.match(line.text) or (in_capitals(line.text) and _MARKS.match(fold(line.text))):
        return False
    if subject or _SUBJECT.match(first.text):
        return not line.box or not last.box or line.box[1] - last.box[1] < 3.2 * (last.box[3] - last.box[1])
    if _DASHED.match(first.text) and line.confidence is not None and _SMUDGED_DASH.match(line.text):
        return False
    if _DASHED.match(first.text):  # an item without its dash goes on with the one above, but for a bracket under several items
        if line.text.startswith("("):
            return False
        return not (_LAST_ITEM.match(first.text) and last.text.rstrip().endswith("."))
    return False
