"""Kính gửi. The addressee lines of a head in, one value an addressee out (NĐ 30/2020, Phụ lục I, ô 9a)."""

from __future__ import annotations

import re
from itertools import pairwise

from docparse.document import Document
from docparse.extract.ink import read_confidence
from docparse.schema import FieldValue, Text
from docparse.segment.slots import Frame
from docparse.text.regex import regex

_CLOSING = regex(r"\s*(?:[.;,:]|\./\.)+\s*$")
_LETTER = regex(r"[^\W\d_]")
"""A line of dots is a blank for the addressee, no addressee."""


def read_addressees(document: Document, frame: Frame) -> list[Text]:
    """Kính gửi: one value an addressee, without dash and closing mark (FACTS 1.2, cell 9a)."""
    out: list[Text] = []
    open_item = comma = False
    for slot in frame.slots_of("addressee"):
        text = document.text[slot.start : slot.end]
        for start, end in _split_items(text):
            part = text[start:end]
            dash = re.match(r"^\s*(?:[-–—+•*]+|\d{1,2}[.)])\s*", part)
            value = part[dash.end() if dash else 0 :]
            clean = _CLOSING.sub("", value).strip()
            if not _LETTER.search(clean):
                continue
            if open_item and not dash and out:
                joint = ", " if comma else " "
                out[-1].value = f"{out[-1].value}{joint}{clean}"
                out[-1].end = slot.start + end
            else:
                confidence = (
                    0.97
                    if not document.scanned
                    else min(0.95, 0.5 + 0.45 * read_confidence(document, slot.start + start, slot.start + end))
                )
                out.append(
                    FieldValue(
                        value=clean,
                        confidence=round(confidence, 3),
                        start=slot.start + start + (dash.end() if dash else 0),
                        end=slot.start + end,
                    )
                )
            if document.scanned:
                out[-1].value = _small_again(document, out[-1].value or "")
            open_item = not re.search(r"[;.]\s*$", part)
            comma = part.rstrip().endswith(",")
    return out


_TALLER = regex(r"(?<=(?<!\w)[a-zà-ỹđ])[a-zà-ỹđ]*\s[VCSOXUPK][a-zà-ỹđ]+")
"""A word in small letters and one whose capital is its small letter at a larger size."""


def _small_again(document: Document, value: str) -> str:
    """An addressee without a capital that a scan gave a word (`khu Vực 3`), where the text has the two words small again and again."""
    for match in _TALLER.finditer(value):
        pair = value[match.start() - 1 : match.end()]
        if document.text.count(pair.lower()) > 1 and document.text.count(pair) <= 1:
            value = value.replace(pair, pair.lower())
    return value


def _split_items(text: str) -> list[tuple[int, int]]:
    """`A; B; C.` on one line are three addressees."""
    edges = [0, *(match.end() for match in re.finditer(r";\s*(?=[-–+•]?\s*\S)", text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip(" ;.-")]
