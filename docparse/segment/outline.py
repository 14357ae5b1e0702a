"""The marked blocks of a region with their places: parents, siblings, what follows each. Blocks and markers in, `Item`s out.

Which marker belongs under which is told by the order of the styles (`numbering.RANK`) and by the count, before it is known which of
them are headings.
"""

from __future__ import annotations

import re
from dataclasses import replace

from docparse.document import Block
from docparse.segment.items import NAMED, Item
from docparse.segment.labels import label_title, leading_label
from docparse.segment.numbering import Marker, is_upper
from docparse.segment.title_evidence import has_clause, has_lead_in, is_unit, split_run_in
from docparse.text.normal import fold
from docparse.text.regex import regex

_FOOTNOTE = regex(r"[¹²³⁴-⁹]")
_MARKED_QUOTE = regex(r"[“\"]\s*(?:Điều|Chương|Mục|Khoản|Điểm|Phụ lục|\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))", re.IGNORECASE)
_CLOSED_QUOTE = regex(r"[”\"]\s*[.;,]?\s*$")


def title_lines(blocks: list[Block], region: list[int], markers: list[Marker | None]) -> dict[int, list[int]]:
    """For `Chương I` alone on its line the blocks below it that hold its title; for a title cut at the end of its line those on which it
    goes on."""
    taken: dict[int, list[int]] = {}
    for at, marker in enumerate(markers):
        if marker is None:
            continue
        if marker.style not in NAMED:
            if marker.style in _CUT and goes_on(blocks, region, markers, at):
                taken[region[at]] = [region[at + 1]]
            continue
        if marker.style == "dieu":
            continue
        lines: list[int] = []
        for below in range(at + 1, min(at + 5, len(region))):
            block = blocks[region[below]]
            if (
                markers[below] is not None
                or block.is_row
                or len(block.text.split()) > (60 if is_upper(block.text, 0.9) else 30)
                or block.text.rstrip()[-1:] in ".;:"
            ):
                break
            if (marker.title or lines) and not is_upper(block.text, 0.9):
                break
            lines.append(region[below])
        if lines:
            taken[region[at]] = lines
    return taken


_CUT = frozenset({"roman", "upper", "arabic", "decimal"})
_OPEN = regex(
    r"(?:,|\b(?:của|và|về|các|những|với|cho|trong|theo|đến|tại|để|đối với|toàn|ở|giữa|bằng|hoặc|mọi|mỗi|một số|công tác|cuộc"
    r"|phong trào|thi đua,?|nâng cao|thay thế|năm|giai đoạn))$",
    re.IGNORECASE,
)
"""A line that ends so goes on."""


def goes_on(blocks: list[Block], region: list[int], markers: list[Marker | None], at: int) -> bool:
    """Whether a numbered title was cut at the end of its line: the next line has no mark of its own, goes on with the words and is no
    sentence."""
    if at + 2 >= len(region) or markers[at + 1] is not None:
        return False
    above, below = blocks[region[at]], blocks[region[at + 1]]
    text, rest = above.text.rstrip(), below.text.rstrip()
    if above.is_row or below.is_row or not 28 <= len(text) <= 120 or text[-1] in ".;:" or rest[-1:] in ".;,":
        return False
    if len(rest) > 1.2 * len(text) or above.lines > 1 or below.lines > 1 or ": " in text or ": " in rest:
        return False
    if is_upper(text):
        return is_upper(rest, 0.9) and not any(char.islower() for char in text + rest)
    if is_upper(rest):
        return False
    return rest[:1].islower() or bool(_OPEN.search(text))


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


def unnumbered(blocks: list[Block], region: list[int], markers: list[Marker | None], taken: dict[int, list[int]], styled: bool) -> None:
    """Give a marker to titles in capitals whose number is missing (lost by OCR, or never there) but whose words are those of a section.

    Where two of them stand in a paper without Roman numbers, its other lines in capitals that something follows are titles too.
    """
    inside = {index for lines in taken.values() for index in lines}
    shouted: list[int] = []
    found = 0
    for at, index in enumerate(region):
        if markers[at] is not None or index in inside or not blocks[index].text[:1].isupper():
            continue
        head = _shouted_head(blocks[index])
        if head is None or (at and markers[at - 1] is not None and is_upper(blocks[region[at - 1]].text)):
            continue  # no title, or the second line of the title above
        if _heads_column(blocks, region, at):
            continue
        if leading_label(head) is not None:
            markers[at] = Marker("roman", "", "", 0, blocks[index].text, 0)
            found += 1
        else:
            shouted.append(at)
    if any(marker is not None and marker.style in ("roman", "upper", "dieu") and marker.value for marker in markers):
        return
    if not found:
        _named_sections(blocks, region, markers, inside, styled)
    if found < 2:
        return
    for at in shouted:
        text = blocks[region[at]].text
        runs_in = not is_upper(text)
        follows = runs_in or (at + 1 < len(region) and not blocks[region[at + 1]].is_row and not is_upper(blocks[region[at + 1]].text))
        if follows and not _beside(blocks, region, at) and (runs_in or label_title(text) or len(text.split()) <= 10):
            markers[at] = Marker("roman", "", "", 0, text, 0)


def _named_sections(blocks: list[Block], region: list[int], markers: list[Marker | None], inside: set[int], styled: bool) -> None:
    """Small letters too (`Mục đích, yêu cầu`), in a paper without any numbered section: two or more lines, each nothing but the name of a
    section, alone above a text; bold where bold is told."""
    if any(marker is not None and marker.style == "arabic" and label_title(marker.title[:80]) for marker in markers):
        return
    named: list[int] = []
    for at, index in enumerate(region[:-1]):
        block = blocks[index]
        text = block.text.rstrip(" :")
        if markers[at] is not None or index in inside or block.is_row or not text[:1].isupper() or len(text.split()) > 8:
            continue
        if _heads_column(blocks, region, at):
            continue
        below = blocks[region[at + 1]]
        if text[-1] in ".;,!?" or ": " in text or (styled and block.bold < 0.8) or below.text[:1].islower():
            continue
        if leading_label(text) is not None and not has_clause(text) and not has_lead_in(text):
            named.append(at)
    if len({leading_label(blocks[region[at]].text) for at in named}) < 2:
        return
    for at in named:
        markers[at] = Marker("roman", "", "", 0, blocks[region[at]].text, 0)


_FIRST_COLUMN = regex(r"(?:s?tt|s tt|so tt|so thu tu)")
_COLUMNS = 6


def _heads_column(blocks: list[Block], region: list[int], at: int) -> bool:
    """Whether a line is the head of a column of a table whose cells stand on lines of their own: short lines part it from `STT`."""
    for index in reversed(region[max(0, at - _COLUMNS) : at]):
        text = blocks[index].text
        if len(text) > 40 or text[:1].isdigit():
            return False
        if _FIRST_COLUMN.fullmatch(fold(text).strip(" .:*|")):
            return True
    return False


def _shouted_head(block: Block) -> str | None:
    """A short line in capitals, or what stands in capitals before a colon and a text; None for other lines."""
    text = block.text
    if block.is_row or not is_upper(text[: max(8, text.find(":"))], 0.9):
        return None
    head, rest = split_run_in(text, "none")
    if len(head.split()) > 14 or (not rest and head.rstrip()[-1] in ".,") or not is_upper(head, 0.9):
        return None
    return head if rest and not is_upper(rest, 0.7) else text if not rest or len(text.split()) <= 14 else None


def _beside(blocks: list[Block], region: list[int], at: int) -> bool:
    """Whether the line above stands in capitals too: a title of several lines, or what is left of a head."""
    return bool(at) and is_upper(blocks[region[at - 1]].text, 0.9)


_DEEPEST = 3
"""Lists of one style that start anew within one another; more is the same number printed again and again."""


def _climb(items: list[Item], stack: list[int], item: Item, position: dict[int, int]) -> None:
    """Pop from `stack` what closes before `item`, so that its top is the item's parent."""
    marker = item.marker
    same = [depth for depth, at in enumerate(stack) if items[at].marker.kind == marker.kind]
    if marker.style != "bullet" and same:
        if (whole := _named_in(items, stack, same, marker)) is not None:
            del stack[whole + 1 :]
            return
        if same[-1] == len(stack) - 1 and _counts_on(
            items[stack[-1]].marker, marker, position[item.index] - position[items[stack[-1]].index]
        ):
            return
        following = [depth for depth in same if items[stack[depth]].marker.value == marker.value - 1]
        if len(following) > 1:
            following = _same_case(items, stack, following, marker)  # two counts go on with the same number
        if marker.value == 1 and same[-1] == len(stack) - 1 and len(same) < _DEEPEST:
            gap = position[item.index] - position[items[stack[-1]].index]
            above = items[stack[-1]].marker
            shouted = is_upper(above.title) and is_upper(marker.title)  # a web page began its count anew
            if gap <= 2 and marker.style in ("arabic", "paren") and not shouted and not _names_twice(above, marker):
                return  # a list that starts anew right below an item of its own style
        if not following and len(same) > 1 and marker.value > 1 and is_upper(marker.title):
            same = _same_case(items, stack, same, marker)[-1:]  # a number was passed over or printed twice: capitals go on with capitals
        del stack[(following or same)[-1] :]
        return
    while stack and items[stack[-1]].marker.rank > marker.rank and not _part_of(items[stack[-1]].marker, marker):
        stack.pop()
    while stack and marker.style == "bullet" and items[stack[-1]].marker.style == "bullet":
        stack.pop()


def _part_of(above: Marker, marker: Marker) -> bool:
    """Whether a decimal goes on from a number in brackets: `1.1.` below `1)`."""
    return above.style == "paren" and marker.style == "decimal" and marker.ordinal.split(".")[0] == above.ordinal


def _named_in(items: list[Item], stack: list[int], same: list[int], marker: Marker) -> int | None:
    """Where on the stack a title in capitals of the same style names this one beside another: `1. MỤC ĐÍCH, YÊU CẦU` above `2. Mục đích`.

    Web pages that number by themselves count a title and the parts below it in one row.
    """
    if marker.style not in ("arabic", "roman") or len(marker.title) > 40 or is_upper(marker.title):
        return None
    own = label_title(marker.title)
    if len(own) != 1:
        return None
    for depth in reversed(same):
        above = items[stack[depth]].marker.title
        if is_upper(above) and own[0] in (named := label_title(above)) and len(named) > 1:
            return depth
    return None


def _counts_on(above: Marker, marker: Marker, gap: int) -> bool:
    """Whether a title in small letters comes next right below one in capitals, under which nothing would stand: the first part of it."""
    if gap != 1 or marker.style != "arabic" or marker.value != above.value + 1 or not is_upper(above.title) or is_upper(marker.title):
        return False
    return marker.title.rstrip().endswith(":") and len(above.title.split()) > 2 and not is_unit(above.title)


def _names_twice(above: Marker, marker: Marker) -> bool:
    """Whether two units bear the same number: one of them runs into its text, so that nothing stands under it."""
    return ": " in above.title and is_unit(above.title) and is_unit(marker.title)


def _same_case(items: list[Item], stack: list[int], depths: list[int], marker: Marker) -> list[int]:
    """Of the counts that a number goes on with those that fit it: capitals follow capitals, the title of a section the outer count."""
    shout = is_upper(marker.title)
    alike = [depth for depth in depths if is_upper(items[stack[depth]].marker.title) == shout]
    if shout and alike:
        return alike
    if leading_label(marker.title[:80]) is not None and (": " in marker.title[:80] or marker.title[-1:] not in ".;,"):
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
            below = blocks[index]
            item.broken = below.text[:1].islower() or (
                not below.is_row and (below.text[:1].isdigit() or bool(_OPEN.search(item.block.text)))
            )
            item.follow = "row" if blocks[index].is_row else "para"
            continue
        other = items[marked[index]]
        if other.parent == at:
            item.follow, item.child = "deeper", other.marker.style
        elif item.marker.style == other.marker.style == "bullet" and item.marker.printed != other.marker.printed:
            item.follow, item.child = "deeper", "bullet"
