"""A transcript and a reading of the same paper in; the lines of its head and foot out, each with whether it was read wholly right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher

from docparse.document import Document
from docparse.segment.frame import frame
from docparse.segment.parts import split
from docparse.segment.slots import Role
from docparse.text.regex import regex

HEAD: tuple[Role, ...] = (
    "quoc_hieu", "tieu_ngu", "party_title", "parent", "issuer", "number", "place_date", "mark", "type", "subject",
    "addressee_head", "addressee", "authority_line",
)  # fmt: skip
"""Lines above the body (NĐ 30/2020, Phụ lục I: cells 1 to 5, 9a, 10)."""
FOOT: tuple[Role, ...] = ("recipients_head", "recipient", "sign_authority", "sign_title", "sign_name")
"""Lines below it (cells 7, 9b)."""
_ORGANS: tuple[Role, ...] = ("parent", "issuer", "authority_line")
_FOLDS = str.maketrans({"“": '"', "”": '"', "–": "-", "—": "-", "‘": "'", "’": "'"})
_NUMBER = regex(r"^(Số:?)[\d.…_]*(?=/)")
_DAY = regex(r"ngày[\d.…_]*(?=tháng)")
_MONTH = regex(r"tháng[\d.…_]*(?=năm)")


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line of the head or foot of a transcript; `read`: what stands in the reading for it (the same, or the most like it)."""

    role: Role
    text: str
    read: str

    @property
    def right(self) -> bool:
        """Whether it was read as it is printed, spaces, the shapes of quotes and dashes, and slots filled by pen apart."""
        return self.text == self.read


def edge_lines(truth: Document, read: Document, handwritten: Collection[str] = ()) -> list[EdgeLine]:
    """The head and foot lines of a transcript beside those of a reading, strict after folding spaces.

    `handwritten`: header fields filled in by pen (`number`, `date`, as in gold labels); their digits are left out on both sides.
    A line of the reading serves one line of the transcript, or two or three that follow each other and that the reading has
    joined (a title of two lines is one block); the name of an organ may go over two or three lines of the reading.
    """
    lines = [_key(text, handwritten) for text in read.text.split("\n") if text.strip()]
    left = Counter(lines)
    broken = {"".join(lines[at : at + count]) for count in (2, 3) for at in range(len(lines))}
    out: list[EdgeLine] = []
    for part in split(truth):
        printed = [
            (role, _key(block.text, handwritten))
            for block, role in zip(part.blocks, frame(part).roles, strict=True)
            if (role in HEAD or role in FOOT) and block.text.strip()
        ]
        at = 0
        while at < len(printed):
            count = next((n for n in (1, 2, 3) if left["".join(key for _, key in printed[at : at + n])] > 0), 0)
            if count:
                left["".join(key for _, key in printed[at : at + count])] -= 1
                out += [EdgeLine(role, key, key) for role, key in printed[at : at + count]]
            else:
                role, key = printed[at]
                out.append(EdgeLine(role, key, key if role in _ORGANS and key in broken else _nearest(key, left)))
            at += count or 1
    return out


def _nearest(key: str, lines: Counter[str]) -> str:
    """The line most like one that is not there, among those that no other line took; empty where none is alike."""
    best, score = "", 0.5
    for line, count in lines.items():
        if count > 0:
            ratio = SequenceMatcher(None, key, line, autojunk=False).ratio()
            if ratio > score:
                best, score = line, ratio
    return best


def _key(text: str, handwritten: Collection[str]) -> str:
    """A line without its spaces, quotes and dashes of one shape, without the digits of a pen."""
    key = re.sub(r"\s+", "", text.translate(_FOLDS))
    if "number" in handwritten:
        key = _NUMBER.sub(r"\1", key)
    if "date" in handwritten:
        key = _MONTH.sub("tháng", _DAY.sub("ngày", key))
    return key
