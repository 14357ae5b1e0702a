"""Lines of the foot that were read across or joined: cut at tabs, before items, titles, prefixes and names. A block in, its pieces out."""

from __future__ import annotations

from itertools import pairwise

from docparse.authority.people import surnames
from docparse.document import Block
from docparse.segment import anchors, signers
from docparse.segment.foot_opening import NAME_AFTER, capitals, is_list_head
from docparse.segment.segments import Segment
from docparse.text.regex import regex

_LAST_TAIL = regex(rf"^(?P<item>.*?[;.:,)])\s*[-_—|]*\s+(?P<tail>[{anchors.UPPER}][{anchors.UPPER}./,]*(?:\s+[{anchors.UPPER}.,/]+)*)\s*$")
_PART = rf"[{anchors.UPPER}](?:[{anchors.LOWER}]*['’][{anchors.UPPER}]?)?[{anchors.LOWER}]*"
"""A word of a name: `Páo`, `A`, `H’Lan`, `Bh’nông`."""
_NAME_TAIL = regex(rf"^(?P<item>.*?\bL[uưƯU][uưƯU]?\b.*?[.)])\s+(?P<tail>(?:{_PART}\s?){{2,5}})$")
_PERSON_TAIL = regex(rf"^(?P<item>.*?[;.:)]\)?;?)\s+(?P<tail>(?:{_PART}\s?){{3,5}})$")
_NOTE_TAIL = regex(r"(?<=[.;)])\s+(\(?(?:Đã|đã) ký\)?)\s*$")
_STACKED = regex(
    r"(?<=\S)\s+(?=(?:KT|TM|TL|TUQ)\s?\.|[KT]/[TML]\b)|(?<=\S)\s+(?=PHÓ\s|THỨ TRƯỞNG)|"
    r"(?<=NHÂN DÂN)\s*(?=CHỦ TỊCH)|(?<=HỘI ĐỒNG)\s*(?=CHỦ TỊCH)|(?:(?<=TRƯỞNG)|(?<=CHỦ TỊCH)|(?<=ĐỐC))(?=PHÓ\s|THỨ TRƯỞNG)"
)

_ITEM = regex(r"(?:(?<=[;.])|^)\s*(?=[-–+•]\s*\S)")


def cut_block(block: Block, index: int) -> list[Segment]:
    """The block (`index`: its place in the document) cut at tabs, after `Nơi nhận:` and before what was read across."""
    out: list[Segment] = []
    position = block.start
    for part in block.text.split("\t"):
        spans = _spans(part)
        for number, (a, b) in enumerate((a, b) for a, b in spans if part[a:b].strip()):
            piece = part[a:b].strip()
            at = position + b - len(part[a:b].lstrip())
            out.append(Segment(piece, anchors.key(piece), at, at + len(piece), index, block.gap and not number, len(spans) == 1))
        position += len(part) + 1
    return out


def _spans(part: str) -> list[tuple[int, int]]:
    """Stretches of a part of a line: the head of the list, its items, what was read behind each."""
    match = anchors.NOI_NHAN.match(anchors.key(part))
    start = match.end() if match and is_list_head(part, match) else 0
    out = [(0, start)] if start else []
    rest = part[start:]
    if rest.strip(" _-—|"):
        cuts = [item.end() for item in _ITEM.finditer(rest) if item.end() > 0] if start else []
        out.extend((start + a + x, start + a + y) for a, b in pairwise([0, *cuts, len(rest)]) for x, y in _cut_tail(rest[a:b]))
    return out


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


def _cut_tail(rest: str) -> list[tuple[int, int]]:
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
