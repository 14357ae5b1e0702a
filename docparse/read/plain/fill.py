"""How the lines of a text were filled: its lines in, the width at which they were broken and what that tells of each line end out.

A program that fills lines puts a word on the next one only where it does not fit any more. So a line that had room for the first word
of the line below ended its paragraph. That is told to the letter where letters were counted (mail, terminals, converters); what is copied
from a page of print ends its lines at many lengths, and then only the marks tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from docparse.text.regex import regex

START = regex(
    r"\s*(?:[-–+•*]\s|\d{1,3}(?:\.\d{1,3})*[.)\]/]\s|\(?[a-zđ]{1,2}\)\s|\(\d{1,2}\)\s|[IVXLC]{1,6}[.\-)]\s|[A-Z][.)]\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản)\s+(?:thứ\b|\d|[IVXLC]+\b)|(?:Phụ lục|PHỤ LỤC|Nơi nhận|Căn cứ|Kính gửi|Theo đề nghị|Xét đề nghị)\b)"
)
"""What opens an item, a part or a line of its own."""
CLOSED = regex(r"[.;:?!]['\"”»)]?\s*$|/\.\s*$")
"""What ends a sentence or an item."""
_LAST_MARK = regex(r"([.;:?!])['\"”»)]?\s*$")
_JOINED = regex(r"([^\W\d_]+) [-–] ([^\W\d_]+)")
_WIDEST, _NARROWEST, _FULL = 160, 45, 0.78
_CERTAIN = 0.7
"""The share of the width that a line must have for its end to tell how far lines reach."""
_UNEVEN, _FEW = 0.05, 4
"""The share of lines that may end early (by hand, in titles) where breaks are told to the letter, and of how many lines at least."""
_BY_CHANCE = 0.1
"""How often the last line of a paragraph is full by chance: the letters of a word against those of a line."""


def first_word(text: str) -> str:
    """The first word of a line, as far as a program that fills lines keeps it whole."""
    return text.split(maxsplit=1)[0] if text.strip() else ""


@dataclass(slots=True)
class Fill:
    """How a text was filled: `width` in characters, and the letters that its longest line that goes on has (`longest`).

    `exact`: no line that goes on had room for the next word. `flows`: the marks behind which a full line goes on;
    `joined`: words that a dash joins within lines.
    """

    width: int
    longest: int
    exact: bool = False
    flows: frozenset[str] = frozenset()
    joined: frozenset[tuple[str, str]] = frozenset()

    def goes_past(self, above: str) -> bool:
        """Whether a full line that ends with the closing mark of `above` goes on though no small letter follows."""
        mark = _LAST_MARK.search(above)
        return mark is not None and mark[1] in self.flows

    def full(self, above: str, below: str) -> bool:
        """Whether the first word of `below` had no room on the line `above`; a small letter goes on behind a line broken early by hand."""
        if len(above) >= self.width * _FULL and (not self.exact or (below.lstrip()[:1].islower() and not CLOSED.search(above))):
            return True
        return self.exact and len(above) + 1 + len(first_word(below)) > self.longest


def fill_of(texts: list[str]) -> Fill | None:
    """How a text was filled; None where its lines were not broken at a width."""
    texts = ["" if "\t" in text.strip() else text for text in texts]  # rows of tables
    width = wrap_width(texts)
    if not width:
        return None
    pairs = [(above.rstrip(), below.strip()) for above, below in pairwise(texts)]
    surely = [
        (above, below)
        for above, below in pairs
        if len(above) >= _CERTAIN * width and below[:1].islower() and not CLOSED.search(above) and not START.match(below)
    ]
    longest = max((len(above) for above, _ in surely), default=0)
    uneven = sum(len(above) + 1 + len(first_word(below)) <= longest for above, below in surely)
    out = Fill(width, longest, exact=len(surely) >= _FEW and uneven <= max(1, _UNEVEN * len(surely)))
    if out.exact:
        out.flows = _flowing(pairs, out)
        out.joined = frozenset((match[1], match[2]) for text in texts for match in _JOINED.finditer(text))
    return out


def _flowing(pairs: list[tuple[str, str]], fill: Fill) -> frozenset[str]:
    """The marks behind which more full lines are followed by a capital or a figure than the last lines of paragraphs are full by chance."""
    ends: dict[str, list[bool]] = {}
    for above, below in pairs:
        mark = _LAST_MARK.search(above)
        if mark and (below[:1].isupper() or below[:1].isdigit()) and not START.match(below) and not below.isupper():
            ends.setdefault(mark[1], []).append(fill.full(above, below))
    return frozenset(mark for mark, full in ends.items() if sum(full) > 2 * _BY_CHANCE * (len(full) - sum(full)))


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
