"""Numbers that a scan lost or spoilt, known by their run: blocks with the markers read so far in, the missing markers out.

What comes next in a count must stand somewhere: between `2.` and `4.` the one bold line without a number is `3.`, and `41 Ban …` between
`3/` and `6/` is `4/`.
"""

from __future__ import annotations

from dataclasses import replace

from docparse.document import Block
from docparse.segment.numbering import Marker, is_upper, roman_value, to_roman
from docparse.text.regex import regex

_SPOILT = regex(r"(?P<n>[1-9]\d?)(?P<stop>[1lI!|:;])\s+(?=[“\"]?[A-ZĐÀ-Ỹ])")
"""A stop read as a stroke or as another mark: `3! Trách nhiệm …`, `41 Ban …`, `1: Đề nghị …`."""
_LEFT = regex(r"[/.):–-]{1,3}\s*(?=[“\"]?[A-ZĐÀ-Ỹ])")
"""The stop of a number that was lost: `/- CHỈ TIÊU` of `II/- CHỈ TIÊU`."""
_COUNTED = frozenset({"roman", "arabic", "decimal"})
_TITLE = 14
"""Words of a title that lost its number at most."""
_MOST = 3
"""How many numbers in a row may be missing."""


def restore_numbers(blocks: list[Block], region: list[int], markers: list[Marker | None]) -> None:
    """Put in the markers that the sequence asks for. Only for scans."""
    for at, marker in enumerate(markers):
        if marker is None and not blocks[region[at]].is_row:
            markers[at] = _spoilt(blocks, region, markers, at)
        elif marker is not None and marker.style == "bullet" and at and _titles(markers[at - 1], marker):
            markers[at] = None  # a speck before the title of a chapter, no dash
    _fill_gaps(blocks, region, markers)
    _number_parents(blocks, region, markers)


def _number_parents(blocks: list[Block], region: list[int], markers: list[Marker | None]) -> None:
    """Number the short line without a number between `2.` and `2.1.1.`: it is `2.1.`, as `2.2.` between `2.1.4.` and `2.2.1.` is."""
    met: set[str] = set()
    for at, marker in enumerate(markers):
        if marker is None:
            continue
        if marker.style in ("phan", "chuong", "muc", "upper", "roman", "dieu"):
            met = set()
        elif marker.style in ("arabic", "decimal"):
            parent, _, last = marker.ordinal.rpartition(".")
            outer, _, count = parent.rpartition(".")
            expected = outer in met and (count == "1" or f"{outer}.{int(count) - 1}" in met) if outer and count.isdigit() else False
            if last == "1" and expected and parent not in met and at and markers[at - 1] is None:
                above = blocks[region[at - 1]]
                if (
                    not above.is_row
                    and above.text[:1].isupper()
                    and len(above.text.split()) <= _TITLE
                    and above.text.rstrip()[-1:] not in ".;,"
                ):
                    depth = marker.depth - 1
                    markers[at - 1] = Marker("decimal", parent, "", int(count), above.text, 0, depth, repaired=True)
                    met.add(parent)
            met.add(marker.ordinal)


def _titles(above: Marker | None, marker: Marker) -> bool:
    """Whether what stands in capitals behind a dash is the title of the `Chương II` alone above it."""
    return above is not None and above.style in ("phan", "chuong", "muc") and not above.title and is_upper(marker.title, 0.9)


def _spoilt(blocks: list[Block], region: list[int], markers: list[Marker | None], at: int) -> Marker | None:
    """A number whose stop was misread, where it follows the last number or the next one follows it."""
    block = blocks[region[at]]
    match = _SPOILT.match(block.text)
    if match is None or (len(block.text.split()) > 20 and block.bold < 0.1):
        return None
    value = int(match["n"])
    before = next((found for found in reversed(markers[:at]) if found is not None and found.style == "arabic"), None)
    behind = next((found for found in markers[at + 1 :] if found is not None and found.style == "arabic"), None)
    follows = before is not None and before.value < value <= before.value + _MOST
    if not follows and not (value == 1 and behind is not None and behind.value == 2):
        return None
    title = block.text[match.end() :]
    return Marker("arabic", match["n"], match[0].rstrip(), value, title, match.end(), repaired=True)


def _fill_gaps(blocks: list[Block], region: list[int], markers: list[Marker | None]) -> None:
    """Number the bold lines between two numbers of a run, where just as many numbers are missing."""
    last: dict[str, int] = {}
    lettered = False
    """Whether letters are counted below the Roman numbers."""
    for at, marker in enumerate(markers):
        if marker is None or marker.style not in _COUNTED:
            if marker is not None and marker.style == "upper" and "roman" in last and (marker.value == 1 or lettered):
                last, lettered = {"roman": last["roman"]}, True  # `A-` below `II/-`
            elif marker is not None and marker.style in ("phan", "chuong", "muc", "dieu", "upper"):
                last.clear()
            continue
        before = last.get(marker.kind)
        if before is not None:
            _fill(blocks, region, markers, before, at)
        if marker.style == "roman":
            last.clear()  # what is counted under it begins anew
            lettered = False
        last[marker.kind] = at


def _fill(blocks: list[Block], region: list[int], markers: list[Marker | None], first: int, end: int) -> None:
    """Between two markers of one kind."""
    one, two = markers[first], markers[end]
    if one is None or two is None or not 1 <= two.value - one.value - 1 <= _MOST:
        return
    prefix = one.ordinal.rpartition(".")[0]
    if prefix != two.ordinal.rpartition(".")[0]:
        return
    lost = [at for at in range(first + 1, end) if markers[at] is None and _may_be_title(blocks[region[at]], blocks[region[first]])]
    if len(lost) != two.value - one.value - 1:
        return
    for value, at in enumerate(lost, start=one.value + 1):
        text = blocks[region[at]].text
        number = to_roman(value) if roman_value(one.ordinal) else f"{prefix}.{value}" if prefix else str(value)
        stop = _LEFT.match(text)
        begin = stop.end() if stop else 0
        markers[at] = replace(one, ordinal=number, printed="", value=value, title=text[begin:], at=begin, repaired=True, lead=0)


def _may_be_title(block: Block, like: Block) -> bool:
    """Whether a line is set as the numbered title above it is: bold, short, no sentence."""
    text = block.text.rstrip()
    if block.is_row or block.bold < 0.8 or like.bold < 0.8 or len(text.split()) > 20:
        return False
    return (text[:1].isupper() or _LEFT.match(text) is not None) and text[-1:] not in ".;,"
