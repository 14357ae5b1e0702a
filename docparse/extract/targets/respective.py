"""Lists in which each thing has its number in turn (`Năng suất lúa, ngô lần lượt là 62 tạ/ha, 55 tạ/ha`): a sentence and one of its
quantities in, the words that this one measures out."""

from __future__ import annotations

from docparse.extract.targets import grammar
from docparse.extract.targets.quantities import Quantity
from docparse.text.regex import regex

_VERB = "(?:đạt|là|còn|chiếm|tăng|giảm|ở mức)"
_IN_TURN = regex(rf"(?<!\w)(?:{_VERB} )*(?:lần lượt|tương ứng)(?: {_VERB})*:? $")
_BEGINS = regex(r"[;:.](?=\s[^\W\d])|ph[ấầ]n đ[ấầ]u(?: đạt)?")
_JOINT = regex(r"(?:[,;]| và|, và) ?(?:đạt |là )?")
_PARTS = regex(r", (?:và )?| và ")
_CHANGE = regex(r"(?<!\w)(tăng|giảm)(?!\w)")
_YEARS = regex(r",? (?:(?:vào|trong|đến) )?(?:các )?năm \d{4}(?:(?:, | và |, năm | và năm )\d{4})*$")


def in_turn(lowered: str, printed: str, found: list[Quantity], i: int) -> str | None:
    """What quantity `i` measures; None: it stands in no such list."""
    first = i
    while first and _JOINT.fullmatch(lowered, max(found[first - 1].end, found[first - 1].unit_end), found[first].start):
        first -= 1
    last = i
    while last + 1 < len(found) and _JOINT.fullmatch(lowered, max(found[last].end, found[last].unit_end), found[last + 1].start):
        last += 1
    if last == first:
        return None
    begin = max(found[first - 1].end, found[first - 1].unit_end) if first else 0
    start = max((stop.end() for stop in _BEGINS.finditer(lowered, begin, found[first].start)), default=begin)
    lead = grammar.LEAD.match(printed[start : found[first].start])
    start += lead.end() if lead else 0
    turn = _IN_TURN.search(lowered, start, found[first].start)
    if not turn:
        return None
    said = printed[start : turn.start()].strip(" ,:")
    change = _CHANGE.search(turn[0])
    verb = f" {change[1]}" if change else ""
    if years := _YEARS.search(said):
        return said[: years.start()] + verb
    parts = _PARTS.split(said)
    if len(parts) != last - first + 1:
        return None
    part = parts[i - first]
    head = grammar.LEVEL_HEAD.match(parts[0].lower())
    if i > first and head and not grammar.LEVEL_HEAD.match(part.lower()):
        part = f"{parts[0][: head.end() - 2]} {part}"
    return part + verb
