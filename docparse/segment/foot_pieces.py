"""Lines of the foot that were read across or joined: cut before a title, a prefix and a name. A line in, spans of it out."""

from __future__ import annotations

import re
from itertools import pairwise

from docparse.authority.people import surnames
from docparse.segment import anchors, signers
from docparse.segment.foot_opening import NAME_AFTER, capitals

_LAST_TAIL = re.compile(
    rf"^(?P<item>.*?[;.:,)])\s*[-_—|]*\s+(?P<tail>[{anchors.UPPER}][{anchors.UPPER}./,]*(?:\s+[{anchors.UPPER}.,/]+)*)\s*$"
)
_PART = rf"[{anchors.UPPER}](?:[{anchors.LOWER}]*['’][{anchors.UPPER}]?)?[{anchors.LOWER}]*"
"""A word of a name: `Páo`, `A`, `H’Lan`, `Bh’nông`."""
_NAME_TAIL = re.compile(rf"^(?P<item>.*?\bL[uưƯU][uưƯU]?\b.*?[.)])\s+(?P<tail>(?:{_PART}\s?){{2,5}})$")
_PERSON_TAIL = re.compile(rf"^(?P<item>.*?[;.:)]\)?;?)\s+(?P<tail>(?:{_PART}\s?){{3,5}})$")
_NOTE_TAIL = re.compile(r"(?<=[.;)])\s+(\(?(?:Đã|đã) ký\)?)\s*$")
_STACKED = re.compile(
    r"(?<=\S)\s+(?=(?:KT|TM|TL|TUQ)\s?\.|[KT]/[TML]\b)|(?<=\S)\s+(?=PHÓ\s|THỨ TRƯỞNG)|"
    r"(?<=NHÂN DÂN)\s+(?=CHỦ TỊCH)|(?<=HỘI ĐỒNG)\s+(?=CHỦ TỊCH)"
)


def _cut_stack(text: str) -> list[tuple[int, int]]:
    """Cut lines of a signature that were joined to one (`KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn A`)."""
    if len(text) > 160 or not signers.signs(capitals(text)):
        return [(0, len(text))]
    edges = [0, *(match.start() for match in _STACKED.finditer(text)), len(text)]
    last = text[edges[-2] :]
    name = NAME_AFTER.search(last)
    if name and signers.is_name(name.group()):
        edges.insert(-1, edges[-2] + name.start())
    return [(a, b) for a, b in pairwise(edges) if b > a]


def cut_tail(rest: str) -> list[tuple[int, int]]:
    """Cut a title or a name off the end of a recipient line (`- Như trên; GIÁM ĐỐC`)."""
    if not rest.lstrip().startswith(("-", "–", "+", "•")):
        return _cut_stack(rest)
    if note := _NOTE_TAIL.search(rest):
        return [(0, note.start()), (note.start(1), len(rest))]
    match = _LAST_TAIL.match(rest)
    if match and signers.signs(match["tail"]):
        return [(0, match.end("item")), (match.start("tail"), len(rest))]
    match = _NAME_TAIL.match(rest)
    if match and signers.is_name(match["tail"]):
        return [(0, match.end("item")), (match.start("tail"), len(rest))]
    match = _PERSON_TAIL.match(rest)
    if match and match["tail"].split()[0] in surnames() and signers.is_name(match["tail"]):
        return [(0, match.end("item")), (match.start("tail"), len(rest))]
    return [(0, len(rest))]
