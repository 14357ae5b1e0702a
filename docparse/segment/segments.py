"""Lines of the header cut where two columns were read across. A document in, `Segment`s (pieces of blocks) out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from docparse.document import Block, Document
from docparse.segment import anchors
from docparse.segment.number import parse_number
from docparse.segment.organs import is_place_line, starts_organ
from docparse.text.regex import regex

_PLACE = regex(
    rf"(?:(?:TP|Tp|T\.P)\s?\.?\s?)?(?:(?:[{anchors.UPPER}]['’])?[{anchors.UPPER}][^\W\d_]*\.?)(?:\s(?:-\s)?[{anchors.UPPER}][^\W\d_]*){{0,5}}\s*[,.;]?\s*$"
)

_CITES = regex(r"\b(?:cua|theo|tai|boi|va|thuc\s+hien|trien\s+khai|bai\s+bo|thay\s+the|ke\s+hoach|cong\s+van|huong\s+dan|ket\s+luan)\s+$")
"""What a citation stands behind."""

_SYMBOL_HEAD = regex(r"\d{1,4}/")
"""A line that goes on with a number cited above (`05/2025/NĐ-CP ngày …`)."""
LINK = regex(
    r"\((?:ban\s+hanh\s+)?kem\s+theo\s+(?:quyet\s+dinh|to\s+trinh|cong\s+van|ke\s+hoach|thong\s+tu|nghi\s+(?:quyet|dinh)|huong\s+dan)"
)
"""The line that ties an attached paper to its own, joined to the title above it."""


_STAMP_BEFORE = regex(r"\W{0,2}(?:so|ngay|gio|den|chuyen)\b\s*[:.]?\s*(?:[\d/.,-]*[\d.,])?\s+(?=[a-z]+\s)")
"""What a stamp of arrival leaves before a line of the letterhead (`Số: 8762 UBND TỈNH …`)."""


@dataclass(slots=True)
class Segment:
    """A piece of a block: its text, its key, where it stands, and whether a gap stands above."""

    text: str
    key: str
    start: int
    end: int
    block: int
    gap: bool
    whole: bool


_OF_PLACE = regex(rf"(?:TP|Tp|T\.P|TX|TT)\.?|[{anchors.UPPER}]\.?")
"""Capitals that begin the name of a place: a unit cut short (`Q. Bình Thạnh`), a syllable of one letter (`A Lưới`)."""


def _shouted(place: str) -> int:
    """Where the words of an organ's line end that were read across with the place (`SỞ XÂY DỰNG Hà Nội`)."""
    words = list(re.finditer(r"\S+", place))
    small = next((at for at, word in enumerate(words) if not word[0].isupper()), None)
    if not small:
        return 0
    while small and _OF_PLACE.fullmatch(words[small - 1][0]):
        small -= 1
    return words[small].start()


class Segments:
    """The segments of the blocks `first` to `last` (half open), in reading order, each cut when it is asked for.

    Most pages of a paper open with prose, and a header is looked for at each: a few lines tell.
    """

    def __init__(self, document: Document, first: int, last: int) -> None:
        self._blocks, self._next, self._last = document.blocks, first, min(last, len(document.blocks))
        self._cut: list[Segment] = []

    def reaches(self, at: int) -> bool:
        """Whether there is a segment `at`."""
        while len(self._cut) <= at and self._next < self._last:
            self._cut.extend(cut_block(self._blocks[self._next], self._next))
            self._next += 1
        return at < len(self._cut)

    def __getitem__(self, at: int) -> Segment:
        self.reaches(at)
        return self._cut[at]

    def between(self, first: int, last: int) -> list[Segment]:
        """The segments `first` to `last` (half open), as far as there are any."""
        self.reaches(last - 1)
        return self._cut[first:last]


_OF_WHOM = regex(
    r"^\W{0,2}(?:[a-z]+(?:\s[a-z]+){1,3}\s)?cua\s[^:;]{5,90}?(?:\s(?P<number>so\s*:?\s*\d[^\s,;]*)\s+"
    r"(?P<date>ngay\s+\d{1,2}(?:\s*[-/.]\s*\d{1,2}\s*[-/.]\s*|\s+thang\s+\d{1,2}\s+nam\s+)\d{4})(?=\s|$)|\s(?=v/v\s|ve\s+viec\s))"
)
"""How collections of law print the title of a paper: `(CHỈ THỊ) CỦA BỘ A SỐ 5/CT-BA NGÀY 02 THÁNG 3 NĂM 1997 VỀ …`, `CỦA SỞ B V/V …`."""


_DATED_ABOUT = regex(r"^ngay\s+\d{1,2}(?:\s*[-/.]\s*\d{1,2}\s*[-/.]\s*|\s+thang\s+\d{1,2}\s+nam\s+)\d{4}(?=\s+(?:v/v|ve)\s)")
"""The second line of such a title: `NGÀY 02 THÁNG 3 NĂM 1997 VỀ …`."""


_ABOUT_BEHIND = regex(r"\W{0,3}(?P<about>v\s?/\s?v\b)")
"""What a letter is about, where a scan or a copy puts it behind the day, on one line with the number."""


def _database_title(text: str) -> list[int]:
    """Where the number, the date and the subject begin in the title of a collection of law; none elsewhere."""
    match = _OF_WHOM.match(anchors.key(text[:320])) if "cua " in anchors.key(text[:30]) else None
    if match is None or not (anchors.is_upper(text[: match.end()], 0.7) or (text.startswith("Của ") and match["number"] is None)):
        return []
    return [match.end()] if match["number"] is None else [match.start("number"), match.start("date"), match.end("date")]


def cut_block(block: Block, index: int) -> Iterator[Segment]:
    """The segments of one block, cut at tabs and before the fixed words of the header."""
    text = block.text
    bounds: list[tuple[int, int]] = []
    position = 0
    for part in text.split("\t"):
        end = position + len(part)
        if part.strip():
            if title := _database_title(part):
                edges = [position, *(position + cut for cut in title), end]
                bounds.extend((a, b) for a, b in pairwise(edges) if b > a)
            elif len(part) <= 260:
                bounds.extend(_cut(text, position, end))
            else:
                bounds.append((position, end))
        position = end + 1
    gap = block.gap
    for start, end in bounds:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            piece = text[start:end]
            yield Segment(piece, anchors.key(piece), block.start + start, block.start + end, index, gap, len(bounds) == 1)
            gap = False


def _heads_number(piece: str, folded: str, at: int) -> bool:
    """Whether what stands before a number is of a letterhead: nothing, capitals, or a body in small letters whose number ends the line."""
    if not folded[:at].strip() or anchors.is_upper(piece[:at], 0.7):
        return True
    if at > 60 or not piece.startswith("Số:", at) or not starts_organ(piece):
        return False
    number = parse_number(piece[at:])
    return number is not None and number.symbol is not None and len(piece) - at - number.end < 4


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of `text[start:end]` cut at Quốc hiệu, Tiêu ngữ, Party title, number, date and V/v."""
    return [(start + a, start + b) for a, b in _edges(text[start:end])]


@lru_cache(maxsize=1024)
def _edges(piece: str) -> tuple[tuple[int, int], ...]:
    """The parts of a line of at most 260 letters."""
    folded = anchors.key(piece)
    cuts: set[int] = set()
    if len(piece) < 160 and anchors.caps(piece) > 0.6:
        match = anchors.QUOC_HIEU_AT.search(folded)
        if match and not folded[: match.start()].rstrip().endswith("nuoc"):
            cuts.add(match.start())
            tail = re.search(r"vi.t\s*n.m", folded[match.end() :])
            if tail:
                cuts.add(match.end() + tail.end())
        elif (match := anchors.PARTY_AT.search(folded)) and match.end() >= len(folded.rstrip(" *.")):
            cuts.add(match.start())
    if len(piece) < 130 and (match := anchors.TIEU_NGU_AT.search(folded)):
        cuts.add(match.start())
        tail = re.search(r"ph.c\b", folded[match.end() :])
        if tail:
            cuts.add(match.end() + tail.end())
    stamp = _STAMP_BEFORE.match(folded)
    if stamp and (starts_organ(rest := piece[stamp.end() :]) or (anchors.is_upper(rest) and is_place_line(rest))):
        cuts.add(stamp.end())
    match = LINK.search(folded) if "(" in folded else None
    if match and match.start() > 5:
        cuts.add(match.start())
    match = anchors.NUMBER_AT.search(folded)
    if match and _CITES.search(folded[: match.start()]):
        match = None  # a number that a title in capitals cites
    if match and (match.start() == 0 or _heads_number(piece, folded, match.start())):
        number = parse_number(piece[match.start() :])
        if number and (number.symbol or (match.start() == 0 and number.end >= len(piece) - match.start() - 1)):
            cuts.add(match.start())
            cuts.add(match.start() + number.end)
    if (dated := _DATED_ABOUT.match(folded)) and anchors.is_upper(piece, 0.7):
        cuts.add(dated.end())
    date = (anchors.DATE_AT.search(folded) or anchors.DATE_DAYLESS.search(folded)) if "ng" in folded else None
    if date and len(folded) - date.end() < 90:
        floor = max((cut for cut in cuts if cut <= date.start()), default=0)
        before = piece[floor : date.start()]
        place = _PLACE.search(before)
        at = floor + place.start() + _shouted(place[0]) if place else date.start()
        in_symbol = piece[:at].endswith(("/", "-"))  # `VỀ VIỆC BÃI BỎ QUYẾT ĐỊNH SỐ 12/QĐ NGÀY …`: a symbol is no place
        if (
            at > 0
            and not in_symbol
            and not _SYMBOL_HEAD.match(piece)
            and (cuts or anchors.VE_VIEC.match(folded) or anchors.is_upper(piece[:at], 0.7))
        ):
            cuts.add(at)
            if about := _ABOUT_BEHIND.match(folded, date.end()):
                cuts.add(about.start("about"))
    ordered = sorted(cut for cut in cuts if 0 < cut < len(piece))
    return tuple((a, b) for a, b in pairwise([0, *ordered, len(piece)]) if b > a)
