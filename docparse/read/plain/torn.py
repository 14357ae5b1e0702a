"""Lines of a text broken anywhere in; whole lines out.

The pages of some collections of law keep the line ends of their source, which fall anywhere, after any number of letters
(`BỘ` / `TÀI CHÍNH`, `Hà` / `Nội, ngày`): what is copied from them has no width at which it was broken (`wrapped.py`).
"""

from __future__ import annotations

from itertools import pairwise

from docparse.authority.provinces import find_province
from docparse.read.plain.fill import CLOSED, START
from docparse.read.printed import Printed, join
from docparse.read.slots import UPPER, is_recipients_head
from docparse.text.normal import strip_marks
from docparse.text.regex import regex

_WORD = regex(r"[^\W\d_]+[:.]?|[IVXLC\d]{1,4}\. ?[^\W\d_]+")
"""A line that is one word, or a number with one."""
_PLACE = regex(rf"[{UPPER}][^\W\d_]*(?:\s[{UPPER}][^\W\d_]*){{0,2}}\s?,?\s*ngày(?= \d)")
_ASKS = regex(
    r"(?<!\w)(?:[Ss]ố|ngày|tháng|năm|của|và|các|những|về|theo|tại|cho|với|từ|đến|trong|do|là|được|có|một|hoặc|bởi|khoản|Điều|Khoản"
    r"|Luật|Nghị định|Quyết định|Thông tư|Chỉ thị|Nghị quyết|Bộ|Sở|Ủy ban|Uỷ ban|Hội đồng|Chính|tỉnh|huyện|xã|thành phố):?$"
)
"""What cannot end a line that says all it has to say."""
_TITLE_ASKS = regex(r"(?<!\w)(?:NĂM|SỐ|NGÀY|THÁNG|CỦA|VÀ|VỀ|CÁC|CHO)$")
_DAY = regex(r"(?:NGÀY|THÁNG|NĂM) \d")
_ARTICLE = regex(r"(?:Điều|ĐIỀU)\s*\d{1,3}\s?[.:]?")
_LAST_WORDS = regex(rf"(?:[{UPPER}][^\W\d_]*\s){{0,2}}[{UPPER}][^\W\d_]*$")
_FIRST_WORDS = regex(rf"[{UPPER}][^\W\d_]*(?:\s[{UPPER}][^\W\d_]*)?")
_ORNAMENT = regex(r"[\W_]+")
_FOR = regex(r"(?:TM|KT|TL|TUQ|T/M)\.?")
_NATION = regex(r"cong( hoa( xa( hoi( chu( nghia( viet)?)?)?)?)?)?")
_LIST_ITEM = regex(r"\s*[-–+•*]")
_LONGEST_PLACE = 60
"""Letters at a line's end in which the first words of a place name are looked for."""
_LONGEST_LINE = 1000
"""Letters at a line's end that tell whether it goes on: a page of lines that are joined one by one is not read again at each."""
_FULL = 62
_LEAST = 2


def is_torn(texts: list[str]) -> bool:
    """Whether the lines of a text were broken anywhere: short lines that the next one goes on with, in the head and in the body."""
    pairs = [(a.strip(), b.strip()) for a, b in pairwise(texts) if a.strip() and b.strip()]
    head = sum(_opens_broken(a, b) for a, b in pairs[:14])
    body = sum(len(a) < _FULL and b[:1].islower() and not CLOSED.search(a) and not START.match(b) for a, b in pairs)
    return head >= 2 or (head > 0 and body >= _LEAST) or any(strip_marks(a) == "CONG" and b.isupper() for a, b in pairs[:14])


def mend(lines: list[Printed]) -> list[Printed]:
    """The lines of a torn text, each that goes on joined to the one above."""
    out: list[list[Printed]] = []
    above = ""
    for line in lines:
        if out and out[-1][0].page == line.page and _goes_on(above, line.text.strip()):
            out[-1].append(line)
            above = join([Printed(above), line]).text[-_LONGEST_LINE:]
        else:
            out.append([line])
            above = line.text.strip()[-_LONGEST_LINE:]
    return [join(pieces) for pieces in out]


def _opens_broken(above: str, below: str) -> bool:
    """Whether a line of the head was broken: a name, the motto, a number or a place with its date."""
    if _ORNAMENT.fullmatch(below) or is_recipients_head(above):
        return False
    if _FOR.fullmatch(above):
        return below.isupper()
    if _NATION.fullmatch(strip_marks(above).lower()):
        return below.isupper()
    if _WORD.fullmatch(above) and above[:1].isupper() and not above.endswith("."):
        return (above.isupper() and below.isupper()) or above.endswith(":") or bool(_PLACE.match(below))
    return above.istitle() and len(above.split()) <= 4 and above[-1:].isalpha() and bool(_PLACE.match(below))


def _cuts_place(above: str, below: str) -> bool:
    """Whether the line end cuts the name of a province: `… thành phố Hồ Chí` above `Minh đến năm 2010`."""
    left, right = _LAST_WORDS.search(above, len(above) - _LONGEST_PLACE), _FIRST_WORDS.match(below)
    if left is None or right is None or left[0].split()[-1].isupper() != right[0].split()[0].isupper():
        return False
    before, after = left[0].split(), right[0].split()
    names = (
        " ".join([*before[-one:], *after[:other]]) for one in (1, 2, 3) for other in (1, 2) if one <= len(before) and other <= len(after)
    )
    return any(find_province(name) is not None for name in names)


def _goes_on(above: str, below: str) -> bool:
    """Whether a line goes on with the one above it, in a text that is torn."""
    if not above or not below or _ORNAMENT.fullmatch(below) or _ORNAMENT.fullmatch(above) or is_recipients_head(below):
        return False
    if _LIST_ITEM.match(below) or below.startswith("|") or above.endswith("|"):
        return False
    if _opens_broken(above, below) or _ARTICLE.fullmatch(above) or _cuts_place(above, below):
        return True
    if above.isupper() != below.isupper() and below[:1].isalpha():
        return False
    if above.isupper():  # a name or a title in capitals: only its last word, or what a number opens, was broken off
        if _DAY.match(below) and below.isupper():
            return True
        if _TITLE_ASKS.search(above) and (below.isupper() or below[:1].isdigit()):
            return True
        return bool(below.isalpha() and " " not in below) or bool(START.match(above) and not START.match(below))
    if START.match(below) and not below.startswith(("Điều", "Khoản")):
        return False
    if below[:1].islower() or below[:1].isdigit() or below[:1] == "(":
        return not CLOSED.search(above)
    return bool(_ASKS.search(above)) and not below.startswith(("Điều", "Khoản"))
