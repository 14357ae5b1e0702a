"""Segments of a page in, its column blocks out: the head (issuer | motto) and the foot (Nơi nhận | signature).

A block needs an anchor (the national motto or its like, a date line beside a number, Nơi nhận, signatures side by side) and a
gutter that stays free from its first line to its last (NĐ 30/2020, Phụ lục I: the cells of the page).
"""

from __future__ import annotations

from dataclasses import dataclass

from docparse.layout.paragraphs import ALONE
from docparse.layout.segments import MARKER, RIGHT_HEAD, Segment, margins_of, sure_of
from docparse.text.regex import regex

_DATE_LINE = regex(r"ngay\b.{0,12}\bthang\b.{0,12}\bnam\b|^[^\d]{2,40},? ?ngay\b.{0,25}$")
_NUMBER = regex(r"^so ?[:.]? ?[\d.…/_ ]*")
RECIPIENTS = regex(r"^(?:n\w{0,2}[il1] ?nh?[ae]n|noi gui|noi nhin|n\w{1,2} nhan|\w{1,3} nhan ?:)")
KINH_GUI = regex(r"^kinh (?:gui|trinh|de)\b")
_AUTHORITY = regex(r"^(?:tm|kt|tl|tuq|tun|q|t/m|k/t|t/l|t/uq)[./ ] ?\S")
_OFFICE = regex(
    r"^(?:pho )?(?:chu tich|giam doc|hieu truong|truong ban|bo truong|chanh|vien truong|cuc truong|tong|bi thu|thu truong|thu ky"
    r"|chu toa|chu tri|truong phong|chu nhiem|thu tuong|tu lenh|cuc|vu truong|truong doan|dai dien|nguoi|can bo|thuong truc|pho)"
)
_NOTE = regex(r"^[\d¹²³⁴⁵⁶⁷⁸⁹]{1,2}\s+\S+\s")
"""A footnote: its number and its words."""


@dataclass(slots=True)
class Block:
    """A stretch of the page in columns: `columns` from left to right; `kind` head or foot."""

    kind: str
    left: list[Segment]
    right: list[Segment]
    gutter: float

    @property
    def top(self) -> float:
        """Its upper edge, in points."""
        return min(s.y0 for s in self.left + self.right)


def find_blocks(
    segments: list[Segment], width: float, height: float, open_gutter: float | None = None
) -> tuple[list[Block], list[Segment]]:
    """Column blocks of the page, and the segments outside them.

    `open_gutter`: where the columns of a foot part that filled the page before to its end.
    """
    blocks: list[Block] = []
    taken: set[int] = set()
    if open_gutter is not None:
        rest_of_foot = _open_foot(segments, open_gutter)
        if rest_of_foot is not None:
            blocks.append(rest_of_foot)
            taken.update(id(s) for s in rest_of_foot.left + rest_of_foot.right)
            segments = [s for s in segments if id(s) not in taken]
    margins = margins_of(segments, width)
    candidates = []
    for a, b in [*side_by_side(segments), *_recipient_pairs(segments, width), *_motto_pairs(segments)]:
        grown = grow(segments, a, b)
        if grown is None:
            continue
        block = _head(*grown, margins, height) or _foot(*grown, width)
        if block is not None and any(s is segments[a] for s in block.left) and any(s is segments[b] for s in block.right):
            candidates.append(block)
    candidates.sort(key=lambda c: (-min(len(c.left), len(c.right), 2), -(len(c.left) + len(c.right))))
    for block in candidates:
        if any(id(s) in taken for s in block.left + block.right):
            continue
        blocks.append(block)
        taken.update(id(s) for s in block.left + block.right)
    for i, s in enumerate(segments):  # a list with no signature beside it
        if s.x1 > 0.5 * width or len(s.words) > 3 or id(s) in taken or not RECIPIENTS.match(s.folded):
            continue
        items = [s]
        for other in segments[i + 1 :]:
            if id(other) in taken or other.x1 > 0.62 * width or other.y0 - items[-1].y1 > 2.5 * s.height or other.x0 > s.x1:
                break
            items.append(other)
        if len(items) > 1:
            blocks.append(Block("foot", items, [], 0.62 * width))
            taken.update(id(item) for item in items)
    rest = [s for s in segments if id(s) not in taken]
    alone = _signature_alone(rest, width)
    if alone:
        blocks.append(Block("foot", [], alone, 0.5 * width))
        rest = rest[: len(rest) - len(alone)]
    return blocks, rest


def _signature_alone(segments: list[Segment], width: float) -> list[Segment]:
    """A signature in the right half at the end of a page with nothing beside it."""
    out: list[Segment] = []
    for s in reversed(segments):
        if s.x0 < 0.4 * width or s.middle < 0.58 * width:
            break
        out.append(s)
    out.reverse()
    while out and not (signs(out[0]) or _DATE_LINE.search(out[0].folded)):
        out.pop(0)
    return out if len(out) >= 2 and any(signs(s) for s in out) else []


def _open_foot(segments: list[Segment], gutter: float) -> Block | None:
    """What goes on at the top of a page of a foot that the page break cut: items of Nơi nhận, the signer's name."""
    left: list[Segment] = []
    right: list[Segment] = []
    for s in segments:
        if s.x0 < gutter - 4 and s.x1 > gutter + 4:
            break
        (left if s.middle < gutter else right).append(s)
    dashed = bool(left) and (left[0].text[:1] in "-–—+*" or _ends_item(left, right))
    if left and right and not dashed and all(_may_name(s) for s in (left[0], right[0])):
        last = max(left[0].y1, right[0].y1)  # the names of two signers
        left, right = ([s for s in side if s.y1 <= last] for side in (left, right))
        return Block("foot", left, right, gutter) if left and right else None
    if not (left or right) or (left and not dashed) or (not left and len(right) > 3):
        return None
    return Block("foot", left, right, gutter)


def _ends_item(left: list[Segment], right: list[Segment]) -> bool:
    """Whether a column begins with the rest of an item that the page break cut: small letters, closed, an item below or a name beside."""
    rest = left[0].text
    goes_on = any(s.text[:1] in "-–—+*" for s in left[1:3]) or (len(left) == 1 and bool(right))
    return goes_on and len(rest) < 40 and rest[:1].islower() and rest[-1] in ";,.)"


def _may_name(s: Segment) -> bool:
    """Whether a segment can be the name of a signer: two to six words, the last one with a capital."""
    return 2 <= len(s.words) <= 6 and s.words[-1].text.istitle() and not any(char.isdigit() for char in s.text)


def _motto_pairs(segments: list[Segment]) -> list[tuple[int, int]]:
    """The national motto (or its like) with the nearest line left of it, where the two columns do not share a line."""
    pairs = []
    for i, s in enumerate(segments[:12]):
        if not RIGHT_HEAD.match(s.folded):
            continue
        near = [
            (abs(o.y0 + o.y1 - s.y0 - s.y1), j)
            for j, o in enumerate(segments[:14])
            if o.x1 < s.x0 - 3 and abs(o.y0 - s.y0) < 2.5 * s.height and not MARKER.match(o.text)
        ]
        if near:
            pairs.append((min(near)[1], i))
    return pairs


def _recipient_pairs(segments: list[Segment], width: float) -> list[tuple[int, int]]:
    """Nơi nhận with the nearest line of a signature that stands right of it, a little higher or lower."""
    pairs = []
    for i, s in enumerate(segments):
        if s.x1 > 0.45 * width or not RECIPIENTS.match(s.folded):
            continue
        near = [
            (abs(o.y0 - s.y0), j)
            for j, o in enumerate(segments[max(0, i - 6) : i + 8], start=max(0, i - 6))
            if o.x0 > s.x1 + 2 * s.height and abs(o.y0 - s.y0) < 75 and signs(o)
        ]
        if near:
            pairs.append((i, min(near)[1]))
    return pairs


def side_by_side(segments: list[Segment]) -> list[tuple[int, int]]:
    """Indices of segments that stand side by side with a clear gap."""
    pairs = []
    for i, a in enumerate(segments):
        if MARKER.match(a.text):
            continue
        best: int | None = None
        for j in (*range(max(0, i - 6), i), *range(i + 1, min(len(segments), i + 7))):
            b = segments[j]
            if b.x0 <= a.x1 or min(a.y1, b.y1) - max(a.y0, b.y0) < 0.25 * min(a.height, b.height):
                continue
            if best is None or b.x0 < segments[best].x0:
                best = j
        if best is not None and not KINH_GUI.match(a.folded):
            pairs.append((i, best))
    return pairs


_FARTHEST = 200
"""Segments to which columns grow at most: a head has some twenty, a foot a hundred, and a page may have thousands."""


def grow(segments: list[Segment], a: int, b: int) -> tuple[list[Segment], list[Segment], float] | None:
    """From a pair outwards, up and down, as long as a gutter stays free between what is left and what is right of it."""
    low, high = segments[a].x1, segments[b].x0
    left, right = [segments[a]], [segments[b]]
    first, last = min(a, b), max(a, b)
    above, below = range(first - 1, max(-1, first - 1 - _FARTHEST), -1), range(last + 1, min(len(segments), last + 1 + _FARTHEST))
    for indices in (range(first + 1, last), above, below):
        for i in indices:
            s = segments[i]
            if s.words[0].text[0] in "KkE" and KINH_GUI.match(s.folded):
                break
            if s.middle < (low + high) / 2:
                if high - s.x1 < 4:
                    break
                low = max(low, s.x1)
                left.append(s)
            else:
                if s.x0 - low < 4:
                    break
                high = min(high, s.x0)
                right.append(s)
    left.sort(key=lambda s: s.y0 + s.y1)
    right.sort(key=lambda s: s.y0 + s.y1)
    return left, right, (low + high) / 2


def _head(left: list[Segment], right: list[Segment], gutter: float, margins: tuple[float, float], height: float) -> Block | None:
    """The two columns of a head: the right one has the motto (or its like) or a date line, the left one an issuer or a number."""
    anchors = [s for s in right if RIGHT_HEAD.match(s.folded)]
    if not anchors:
        dated = [s for s in right if _DATE_LINE.search(s.folded)]
        numbered = any(_NUMBER.match(s.folded) for s in left)
        capitals = left[0].capitals and right[0].capitals and right[0].y0 < 0.25 * height
        if not ((dated and (numbered or left[0].capitals)) or (capitals and numbered)):
            return None
        if any(RECIPIENTS.match(s.folded) for s in left):
            return None
        anchors = dated or right[:1]
    top = min(s.y0 for s in anchors) - 4.0 * max(anchors[0].height, 10.0)
    last = max(s.y1 for s in left + right)
    own = sum(s.middle for s in anchors) / len(anchors)
    centre = (margins[0] + margins[1]) / 2
    if own - centre > 25:  # a title centred on the page, under the head and beside nothing, is no part of the right column
        for s in right:
            if s.y0 > anchors[-1].y1 and abs(s.middle - centre) < abs(s.middle - own) and not _DATE_LINE.search(s.folded):
                last = min(last, s.y0 + 0.3 * s.height)
                break
    left = [s for s in left if top <= s.y0 and (s.y0 + s.y1) / 2 <= last]
    right = [s for s in right if top <= s.y0 and (s.y0 + s.y1) / 2 <= last]
    return Block("head", left, right, gutter) if left and right else None


def is_smear(s: Segment) -> bool:
    """Whether a line of a head is what OCR made of a stamp on it: unsure, and no number, date or motto (those may be handwritten)."""
    sure = sure_of(s)
    if sure is None or sure > 0.5:
        return False
    return not (_NUMBER.match(s.folded) or _DATE_LINE.search(s.folded) or RIGHT_HEAD.match(s.folded) or "ngay" in s.folded or "/" in s.text)


def is_scrawl(s: Segment) -> bool:
    """Whether a line among the items of Nơi nhận is what OCR made of initials or a seal: unsure, without a dash."""
    sure = sure_of(s)
    if sure is None or sure > 0.5 or s.text[:1] in "-–—+*" or s.text[-1:] in ":;":
        return False
    return not RECIPIENTS.match(s.folded) and not s.capitals


def _foot(left: list[Segment], right: list[Segment], gutter: float, width: float) -> Block | None:
    """The columns of a foot: Nơi nhận beside the signature, or signatures side by side."""
    recipients = next((s for s in left if RECIPIENTS.match(s.folded)), None)
    openers = [s for s in right if signs(s)]
    if recipients is None:
        pair = [s for s in left if signs(s)]
        if not (pair and openers and abs(pair[0].y0 - openers[0].y0) < 40):
            return None
        top = min(pair[0].y0, openers[0].y0)
    else:
        top = recipients.y0
        upper = [s for s in right if s.y0 < top]
        for s in reversed(upper):  # the signature may begin above Nơi nhận; what is not of a signature closes the block
            if not (s.capitals or signs(s) or _DATE_LINE.search(s.folded)):
                break
            top = min(top, s.y0)
        if any(signs(s) for s in left if s.y0 < recipients.y0):
            top = min([top, *(s.y0 for s in left + right if signs(s))])
        top = min(top, recipients.y0)
    left = [
        s
        for s in left
        if s.y0 >= top - 0.5 and (recipients is None or s.y0 >= recipients.y0 - 0.5 or _upper_signature(s, left, recipients))
    ]
    right = [s for s in right if s.y0 >= top - 0.5]
    below = [s for s in left + right if s.y0 > top + s.height and s.capitals and ALONE.match(s.folded)]
    items = [s.y0 for s in left if s.text[:1] in "-–—+*"]
    below += [s for s in left if recipients is not None and items and s.y0 > max(items) and _NOTE.match(s.text)]
    if below:
        end = min(s.y0 for s in below)
        left, right = ([s for s in side if s.y1 < end + 0.5 * s.height] for side in (left, right))
    if not left or not right or gutter > 0.75 * width or gutter < 0.25 * width:
        return None
    return Block("foot", left, right, gutter)


def _upper_signature(s: Segment, left: list[Segment], recipients: Segment) -> bool:
    """Whether a left segment above Nơi nhận belongs to a signature that stands there."""
    above = [o for o in left if o.y0 < recipients.y0 and signs(o)]
    return bool(above) and s.y0 >= above[0].y0


def signs(s: Segment) -> bool:
    """Whether a segment opens a signature: `KT. CHỦ TỊCH`, `GIÁM ĐỐC`, an organ in capitals."""
    if not s.capitals:
        return False
    return bool(_AUTHORITY.match(s.folded) or _OFFICE.match(s.folded)) or len(s.words) >= 2
