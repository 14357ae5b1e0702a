"""To whom a letter goes: the lines below Kính gửi (NĐ 30/2020, Phụ lục I, cell 9a). Segments in, whether a line is one of them out."""

from __future__ import annotations

import re

from docparse.segment import anchors
from docparse.segment.segments import Segment, Segments
from docparse.text.regex import regex

_BEHIND_DASH = regex(r"^\s*(?:[-+•*–—]|--)\s*\S")
_ACTS = regex(r"\W*(?:Căn cứ|Thực hiện|Theo|Để|Nhằm|Trong|Ngày|Năm|Từ|Trên|Về|Qua|Đề nghị)(?!\w)")
_NUMBERED = regex(r"^\s*\d{1,2}\s*[.)]\s")


def addressee_goes_on(said: str, segments: Segments, at: int, first: bool) -> bool:
    """Whether the segment at `at` names an addressee or goes on with the one above it; no: the letter begins.

    `said`: the line above, if it named one (else empty). `first`: right below a `Kính gửi:` that names nobody itself.
    """
    segment = segments[at]
    text = segment.text
    if text[:1].isupper() and len(text) > 20 and anchors.BASIS.match(segment.key):
        return False  # what the letter rests on, even below a list that was left open by its `;`
    dashed = bool(_BEHIND_DASH.match(text)) or bool(_NUMBERED.match(text) and not said)
    if dashed and len(text) < 300:
        if said.endswith("."):
            return (text.rstrip().endswith((";", ".")) or (len(text) < 80 and not _ACTS.match(text))) and not segment.gap
        return True
    if first:
        return not _opens_letter(segment)
    sentence = len(text) > 110 and text[:1].isupper() and text.rstrip().endswith(".")
    if (said.endswith((";", ",")) and len(text) < 200 and not sentence) or _list_goes_on(said, segments, at):
        return True
    if said.endswith((".", ":")) or segment.gap:
        return False
    bracketed = text.startswith("(") and text.endswith(")") and len(text) < 80
    return (text[:1].islower() and len(text) < 130) or bracketed


def _opens_letter(segment: Segment) -> bool:
    """Whether a line below Kính gửi is the first paragraph of the letter."""
    return len(segment.text) > 200 or bool(anchors.BASIS.match(segment.key) and len(segment.text) > 60)


def lists_addressees(segments: Segments, at: int) -> bool:
    """Whether a list of short lines behind dashes begins here, the first closed by `;`, as below Kính gửi and nowhere else in a head."""
    lines = [other.text.rstrip() for other in segments.between(at, at + 2)]
    listed = len(lines) == 2 and all(re.match(r"[-–+•*]\s*\S", line) and len(line) < 150 for line in lines)
    return listed and lines[0].endswith(";") and lines[1].endswith((";", "."))


def _list_goes_on(said: str, segments: Segments, at: int) -> bool:
    """Whether a short line is the end of the addressee above it, `said`, that a dash began and nothing closed: it closes it itself.

    A scan may read its first letter as a capital, or it is a name (`- … nhân dân khu` above `Vực 3;`).
    """
    text = segments[at].text.rstrip()
    if said.endswith((".", ";", ":")) or not re.match(r"\s*[-+•–—]", said) or len(text) > 60 or segments[at].gap:
        return False
    return text.endswith(";") or (text.endswith(".") and len(text) < 40 and not anchors.BASIS.match(segments[at].key))
