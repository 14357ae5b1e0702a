"""The marked blocks of a region with their places: parents, siblings, what follows each. Blocks and markers in, `Item`s out.

Which marker belongs under which is told by the order of the styles (`numbering.RANK`) and by the count, before it is known which of
them are headings.
"""

from __future__ import annotations

import re
from dataclasses import replace

from docparse.document import Block
from docparse.segment.items import Item
from docparse.segment.labels import leading_label
from docparse.segment.numbering import Marker, is_upper

_FOOTNOTE = re.compile(r"[¹²³⁴-⁹]")
_MARKED_QUOTE = re.compile(r"[“\"]\s*(?:Điều|Chương|Mục|Khoản|Điểm|Phụ lục|\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))", re.IGNORECASE)
_CLOSED_QUOTE = re.compile(r"[”\"]\s*[.;,]?\s*$")


def title_lines(blocks: list[Block], region: list[int], markers: list[Marker | None]) -> dict[int, list[int]]:
    """For `Chương I` alone on its line the blocks below it that hold its title; for a title in capitals the lines on which it goes on."""
    taken: dict[int, list[int]] = {}
    for at, marker in enumerate(markers):
        if marker is None or marker.style not in ("phan", "chuong", "muc", "tieu_muc"):
            continue
        lines: list[int] = []
        for below in range(at + 1, min(at + 5, len(region))):
            block = blocks[region[below]]
            if markers[below] is not None or block.is_row or len(block.text.split()) > 30 or block.text.rstrip()[-1:] in ".;:":
                break
            if (marker.title or lines) and not is_upper(block.text, 0.9):
                break
            lines.append(region[below])
        if lines:
            taken[region[at]] = lines
    return taken


def quoted(blocks: list[Block], region: list[int]) -> set[int]:
    """The blocks of a quotation that goes over several blocks (`“Điều 5. …`, in an amendment): its numbers are not this paper's."""
    inside: set[int] = set()
    opened: int | None = None
    for at, index in enumerate(region):
        text = blocks[index].text
        if opened is None:
            if text[:1] not in '“"' or _CLOSED_QUOTE.search(text) or not _MARKED_QUOTE.match(text):
                continue
            opened = at
        elif _CLOSED_QUOTE.search(text):
            inside.update(region[opened : at + 1])
            opened = None
        elif at - opened > 400:
            opened = None
    return inside


def even_styles(markers: list[Marker | None]) -> None:
    """Give a number the mark of its neighbours where it alone has another: `4)`, `5.`, `6)` are one run."""
    numbered = [at for at, marker in enumerate(markers) if marker is not None and marker.style in ("arabic", "paren")]
    for before, at, after in zip(numbered, numbered[1:], numbered[2:], strict=False):
        first, marker, last = markers[before], markers[at], markers[after]
        if first is None or marker is None or last is None or not first.style == last.style != marker.style:
            continue
        if first.value < marker.value < last.value <= first.value + 4:
            markers[at] = replace(marker, style=first.style)


def place_items(blocks: list[Block], region: list[int], markers: list[Marker | None], taken: dict[int, list[int]]) -> list[Item]:
    """The marked blocks with their places: parent, siblings of the same run, and what follows each."""
    items: list[Item] = []
    stack: list[int] = []
    runs: dict[tuple[int | None, str, int], list[int]] = {}
    restarts: dict[tuple[int | None, str], int] = {}
    position = {index: at for at, index in enumerate(region)}
    for at, index in enumerate(region):
        marker = markers[at]
        if marker is None:
            continue
        item = Item(index, marker, blocks[index])
        _climb(items, stack, item, position)
        item.parent = stack[-1] if stack else None
        item.under = items[stack[-1]].marker.style if stack else None
        key = (item.parent, marker.kind)
        if marker.value == 1:
            restarts[key] = restarts.get(key, 0) + 1
        run = runs.setdefault((*key, restarts.get(key, 0)), [])
        run.append(len(items))
        item.siblings = run
        stack.append(len(items))
        items.append(item)
    for item in items:
        item.last = items[item.siblings[-1]] is item
    _look_ahead(blocks, region, items, taken, position)
    return items


def unnumbered(blocks: list[Block], region: list[int], markers: list[Marker | None], at: int, taken: dict[int, list[int]]) -> Marker | None:
    """A title in capitals whose number is missing (lost by OCR, or never there) but whose words are those of a section."""
    block = blocks[region[at]]
    if block.is_row or len(block.text.split()) > 14 or not is_upper(block.text, 0.9) or block.text.rstrip()[-1] in ".;,":
        return None
    if any(region[at] in lines for lines in taken.values()) or leading_label(block.text) is None:
        return None
    if at and markers[at - 1] is not None and is_upper(blocks[region[at - 1]].text):
        return None  # the second line of the title above
    return Marker("roman", "", "", 0, block.text, 0)


def _climb(items: list[Item], stack: list[int], item: Item, position: dict[int, int]) -> None:
    """Pop from `stack` what closes before `item`, so that its top is the item's parent."""
    marker = item.marker
    same = [depth for depth, at in enumerate(stack) if items[at].marker.kind == marker.kind]
    if marker.style != "bullet" and same:
        following = [depth for depth in same if items[stack[depth]].marker.value == marker.value - 1]
        if len(following) > 1:
            following = _same_case(items, stack, following, marker)  # two counts go on with the same number
        if marker.value == 1 and same[-1] == len(stack) - 1:
            gap = position[item.index] - position[items[stack[-1]].index]
            if gap <= 2 and marker.style in ("arabic", "paren"):
                return  # a list that starts anew right below an item of its own style
        del stack[(following or same)[-1] :]
        return
    while stack and items[stack[-1]].marker.rank > marker.rank:
        stack.pop()
    while stack and marker.style == "bullet" and items[stack[-1]].marker.style == "bullet":
        stack.pop()


def _same_case(items: list[Item], stack: list[int], depths: list[int], marker: Marker) -> list[int]:
    """Of the counts that a number goes on with those that fit it: capitals follow capitals, the title of a section the outer count."""
    shout = is_upper(marker.title)
    alike = [depth for depth in depths if is_upper(items[stack[depth]].marker.title) == shout]
    if shout and alike:
        return alike
    if leading_label(marker.title[:80]) is not None and marker.title[-1:] not in ".;,":
        return depths[:1]
    return alike or depths


def _look_ahead(blocks: list[Block], region: list[int], items: list[Item], taken: dict[int, list[int]], position: dict[int, int]) -> None:
    """Fill in what follows each item."""
    marked = {item.index: at for at, item in enumerate(items)}
    for at, item in enumerate(items):
        following = position[item.index] + 1 + len(taken.get(item.index, ()))
        while following < len(region) and _FOOTNOTE.match(blocks[region[following]].text):
            following += 1
        if following >= len(region):
            continue
        index = region[following]
        after = items[at + 1].marker if at + 1 < len(items) else None
        if item.marker.style == "lower" and after is not None and after.style in ("arabic", "paren") and after.value == 1:
            item.follow, item.child = "deeper", after.style  # a letter above a list that starts anew: the letter is the outer one
            continue
        if index not in marked:
            item.broken = blocks[index].text[:1].islower()
            item.follow = "row" if blocks[index].is_row else "para"
            continue
        other = items[marked[index]]
        if other.parent == at:
            item.follow, item.child = "deeper", other.marker.style
        elif item.marker.style == other.marker.style == "bullet" and item.marker.printed != other.marker.printed:
            item.follow, item.child = "deeper", "bullet"
