"""A line of a header in, the type of document that it names out, and where its words stand: `KẾ HOẠCH`, `CHƯƠNG TRÌNH PHỐI HỢP …`."""

from __future__ import annotations

import re

from docparse.authority.types import DocType
from docparse.segment import anchors
from docparse.segment.organs import starts_organ
from docparse.segment.segments import Segment
from docparse.text.regex import regex

TYPE_TAIL = regex(
    r"^(?:pho[il1]\s*hop|lien\s*tich|lien\s*nganh|hanh\s*dong|cong\s*tac|thi\s*dua|tong\s*ket|so\s*ket|ket\s*qua|cua\b.*|lien\s*so|chi\s*dao|(?:cuoc\s*)?hop|lam\s*viec|(?:thuong\s*)?khan|hoa\s*toc)\W*$"
)
_TAIL_AT = regex(r"\s*(?:pho[il1]\s*hop|lien\s*tich|lien\s*nganh|hanh\s*dong)(?=\s)")
"""The same words before a subject that runs on behind them on the line (`CHƯƠNG TRÌNH PHỐI HỢP Tổ chức …`)."""
_CAPITALS = regex(rf"^[^{anchors.LOWER}]*?(?=[{anchors.UPPER}]?[{anchors.LOWER}]|$)")


_APART = regex(r"(?<=\b\w)\s+(?=\w\b)")


def is_type_tail(folded: str) -> bool:
    """Whether the line under a type's name belongs to it (`LIÊN TỊCH`, `L I Ê N  T Ị C H`), by its key."""
    return TYPE_TAIL.match(_APART.sub("", folded)) is not None


def named_type(text: str) -> tuple[DocType, int, float] | None:
    """The type that a line names at its beginning, where its words end, and how like they are to the name (1: alike)."""
    capital = _CAPITALS.match(text)
    found = anchors.match_type(capital.group() if capital else text) or _damaged_type(text)
    if found and found[2] < 0.95 and capital and capital.end() < len(text.rstrip()):
        return None  # likeness alone is not enough where other words follow
    if found and found[2] < 1 and starts_organ(text):
        return None  # TRƯỜNG CHÍNH TRỊ is no damaged CHƯƠNG TRÌNH
    return found


def title_in_small_letters(text: str, below: Segment | None) -> int | None:
    """Where the type's name ends in a title that is not set in capitals (`Kế hoạch`, `Kế hoạch thi đua năm 2022`); None for none.

    A title of more than the type's name is one only above what a body begins with: Kính gửi, a basis, a heading, a rule.
    """
    if not text[:1].isupper() or anchors.is_upper(text, 0.7) or len(text) > 180 or text.rstrip()[-1] in ".:;,":
        return None
    words = list(re.finditer(r"\S+", text))[:6]
    ends = [words[count - 1].end() for count in range(len(words), 1, -1)]
    end = next((end for end in ends if (found := anchors.match_type(text[:end].upper())) and found[1] == end and found[2] == 1), None)
    if end is None or end == len(text.rstrip()) or below is None:
        return end
    opens = (anchors.KINH_GUI, anchors.BASIS, anchors.HEADING)
    return end if anchors.RULE.match(below.text) or any(pattern.match(below.key) for pattern in opens) else None


def type_at_end(text: str) -> int | None:
    """Where the name of a type begins that ends a line, read across with a stamp at its left; None for none."""
    words = text.split()
    for size in (2, 3):
        if not words or len(words) <= size or not anchors.is_upper(words[-1]):
            return None
        offset = text.rfind(" ".join(words[-size:]))
        if offset < 0:
            return None
        match = anchors.match_type(text[offset:])
        if match and match[2] >= 0.95 and match[1] + offset >= len(text):
            return offset
    return None


def is_whole_type(segment: Segment) -> bool:
    """Whether the name of a type is the whole line."""
    found = anchors.match_type(segment.text)
    return bool(found and found[2] > 0.9 and found[1] >= len(segment.text.rstrip()) and not segment.text.rstrip().endswith(":"))


def _damaged_type(text: str) -> tuple[DocType, int, float] | None:
    """A damaged type with a known tail (`CHUƠNG TRINH PHỐI HỢP`): the tail vouches for it."""
    words = list(re.finditer(r"\S+", text))
    for size in (2, 3):
        if len(words) > size and TYPE_TAIL.match(anchors.key(text[words[size].start() :])):
            return anchors.match_type(text[: words[size - 1].end()])
    return None


def type_tail(rest: str) -> int:
    """How much of what stands behind a type's name still belongs to it, before a subject in small letters; 0 if none."""
    tail = _TAIL_AT.match(anchors.key(rest))
    return tail.end() if tail and anchors.is_upper(rest[: tail.end()]) and not anchors.is_upper(rest[tail.end() :]) else 0
