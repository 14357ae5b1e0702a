"""The head of a paper of which a saved web page shows nothing but a title: `Công văn số 12/SYT-VP ngày 03/4/2019 V/v tiêm phòng`.

The page prints type, number (or none: `Thông báo về việc tiêm phòng`) and subject in one line of its own and begins with Kính gửi or the
basis below; an invitation says `Kính mời`. An article that tells of a
paper has neither, or no section under it.
"""

from __future__ import annotations

import re

from docparse.document import Document
from docparse.segment import anchors
from docparse.segment.number import parse_number
from docparse.segment.slots import Slot
from docparse.text.regex import regex

_TITLE = regex(
    r"(?P<type>Công văn|Kế hoạch|Chỉ thị|Quyết định|Hướng dẫn|Thông báo|Báo cáo|Tờ trình|Công điện)\s+(?=[Ss]ố\W{0,3}\d)",
    re.IGNORECASE,
)
_UNNUMBERED = regex(
    r"(?P<type>Công văn|Kế hoạch|Chỉ thị|Quyết định|Hướng dẫn|Thông báo|Tờ trình|Giấy mời)"
    r"\s+(?=(?:về(?: việc)?|tham dự|dự)\s)",
    re.IGNORECASE,
)
_INVITES = regex(r"\W*(?:tran trong )?kinh moi\b")
_DAY = regex(r"\s*,?\s*ngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]|tháng\s+\d{1,2}\s+năm)\s*\d{4}", re.IGNORECASE)
_ABOUT = regex(r"\s*[,:–-]?\s*(?:V/v|Về việc|Về)\s*:?\s+|\s+(?=[^\W\d_])", re.IGNORECASE)
_WORD = regex(r"\s+(?=[^\W\d_]*[a-zà-ỹ])")
"""The first word that is no symbol."""
_ADDRESSED, _BASED, _PARTED = 5, 3, 16
"""Blocks below the title within which Kính gửi, the basis and the first section stand."""


def read_page_title(document: Document) -> list[Slot]:
    """The slots of such a title, the first block of `document`; none where it is another line, or what follows is no paper."""
    blocks = document.blocks
    text = blocks[0].text if blocks else ""
    if (plain := _UNNUMBERED.match(text)) and len(text) < 400:
        return _without_number(document, plain)
    match = _TITLE.match(text) if len(text) < 400 else None
    number = _number_end(text, match.end()) if match else None
    if match is None or number is None or not _is_paper([anchors.key(block.text) for block in blocks[1:_PARTED]]):
        return []
    day = _DAY.match(text, number)
    about = _ABOUT.match(text, day.end() if day else number)
    if about is None or about.end() >= len(text.rstrip(" .")):
        return []
    at = blocks[0].start
    return [
        Slot("type", at, at + match.end("type"), 0, 0.9),
        Slot("number", at + match.end(), at + number, 0),
        Slot("subject", at + about.end(), at + len(text.rstrip(" .")), 0),
    ]


def _without_number(document: Document, match: re.Match[str]) -> list[Slot]:
    """Type and subject of a title without a number, if a paper stands below."""
    below = [anchors.key(block.text) for block in document.blocks[1 : _PARTED + 1]]
    invites = match["type"].lower() == "giấy mời" and any(_INVITES.match(line) for line in below)
    if not (invites or _is_paper(below)):
        return []
    block = document.blocks[0]
    return [
        Slot("type", block.start, block.start + match.end("type"), 0, 0.8),
        Slot("subject", block.start + match.end(), block.start + len(block.text.rstrip(" .")), 0),
    ]


def _number_end(text: str, at: int) -> int | None:
    """Where the number that begins at `at` ends, if it has a symbol."""
    day = _DAY.search(text, at)
    cut = _WORD.search(text, at + 3)
    end = min((found.start() for found in (day, cut) if found), default=len(text))
    number = parse_number(text[at:end])
    return at + number.end if number and number.number and number.symbol else None


def _is_paper(below: list[str]) -> bool:
    if any(anchors.KINH_GUI.match(line) for line in below[:_ADDRESSED]):
        return True
    return any(anchors.BASIS.match(line) for line in below[:_BASED]) and any(anchors.HEADING.match(line) for line in below)
