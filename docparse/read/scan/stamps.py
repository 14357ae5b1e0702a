"""Words that an engine read and the rules drawn on their page in; what stands in an incoming stamp taken out.

The office that receives a paper presses a framed stamp on its first page, under the number or beside the subject (NĐ 30/2020, Phụ lục IV:
name of the office, ĐẾN, Số, Ngày, Chuyển). In black, or on a grey scan, its words run together with the lines beside it: a type
becomes `ĐẾN, QUYẾT ĐỊNH`. Its frame tells where it ends; where that is aslant, broken or faint, its own words do: `CÔNG VĂN ĐẾN` above
`Số:` and `Ngày`, one under the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from docparse.document import Box, Line
from docparse.layout.tables import Rule
from docparse.text.normal import fold
from docparse.text.regex import regex

_WIDTH, _HEIGHT = (70.0, 230.0), (25.0, 115.0)
"""Points: stamps are 40 to 70 mm wide, a little larger with the name of the office."""
_SLACK = 9.0
_UPPER = 0.5
_KEYS = regex(
    r"\bden\b|\bgio ?:|\bngay ?[:.]|\bchuyen ?[:.]|ho so so|cong van den|van ban den|thong tin dien|dien ?tu? chinh|\bchinh phu\b"
)
_HEAD = regex(r"(?:cong van|van ban) den\b")
_ROW = regex(r"so\b|ngay\b|gio\b|chuyen\b")
_PITCH, _ASIDE = 3.5, 2.5
"""How far below each other the rows of a stamp begin at most, and how far aside, by the height of its head."""


def take_stamps(lines: list[Line], rules: Sequence[Rule], page: tuple[float, float], scale: float) -> list[Line]:
    """The words inside frames of incoming stamps, as lines; they leave `lines`, in place.

    `rules` and `page` (width, height) in points; `scale`: points to the unit of the boxes of `lines`.
    """
    taken: list[Line] = []
    bare = [frame for frame in (_box_of(line, lines, page[1] * scale) for line in lines) if frame]
    for frame, unit in [*((frame, scale) for frame in _frames(rules, page)), *((frame, 1.0) for frame in bare)]:
        inside = [word for line in lines for word in line.words if _within(word.box, frame, unit)]
        if not inside or not _KEYS.search(fold(" ".join(word.text for word in inside))):
            continue
        gone = {id(word) for word in inside}
        for line in lines:
            line.words = [word for word in line.words if id(word) not in gone]
        scores = [word.confidence or 0.0 for word in inside]
        taken.append(
            Line(text=" ".join(word.text for word in inside), words=inside, box=inside[0].box, confidence=sum(scores) / len(scores))
        )
    lines[:] = [line for line in lines if line.words]
    return taken


def _frames(rules: Sequence[Rule], page: tuple[float, float]) -> list[Box]:
    """Boxes in points of the frames of the size of a stamp in the upper half of a page: two sides and two rules between them."""
    sides = sorted((rule for rule in rules if not rule.horizontal and rule.start < _UPPER * page[1]), key=lambda rule: rule.at)
    found: list[Box] = []
    for left, right in combinations(sides, 2):
        width = right.at - left.at
        top, bottom = min(left.start, right.start), max(left.end, right.end)
        shared = min(left.end, right.end) - max(left.start, right.start)
        if not (_WIDTH[0] < width < min(_WIDTH[1], 0.45 * page[0]) and _HEIGHT[0] < bottom - top < _HEIGHT[1] and shared > 20):
            continue
        across = sorted(
            rule.at
            for rule in rules
            if rule.horizontal
            and top - _SLACK < rule.at < bottom + _SLACK
            and min(rule.end, right.at) - max(rule.start, left.at) > 0.55 * width
            and rule.start > left.at - _SLACK
            and rule.end < right.at + _SLACK
        )
        if len(across) < 2 or across[-1] - across[0] < 0.5 * (bottom - top):
            continue
        found.append((left.at, min(top, across[0]), right.at, max(bottom, across[-1])))
    return found


def _box_of(line: Line, lines: Sequence[Line], height: float) -> Box | None:
    """The box (pixels) of the stamp whose head is in a line of the upper part of a page, by the words below it; None for no stamp."""
    for at in range(len(line.words) - 2):
        head = line.words[at : at + 3]
        x0, top, x1, low = head[0].box[0], head[0].box[1], head[2].box[2], head[2].box[3]
        if not _HEAD.match(fold(" ".join(word.text for word in head))) or low > _UPPER * height:
            continue
        tall = low - top
        rows = 0
        for word in sorted((word for other in lines for word in other.words), key=lambda word: word.box[1]):
            below = 0 < word.box[1] - (low - 0.5 * tall) < _PITCH * tall and abs(word.box[0] - x0) < _ASIDE * tall
            if below and _ROW.match(fold(word.text)):
                low, rows = word.box[3], rows + 1
        if rows:
            return (x0 - tall, top - 0.3 * tall, x1 + 0.5 * tall, low)
    return None


def _within(box: Box, frame: Box, scale: float) -> bool:
    """Whether most of a word stands in a frame; print that the frame's edge touches does not."""
    x0, x1, y = box[0] / scale, box[2] / scale, (box[1] + box[3]) / 2 / scale
    return min(x1, frame[2]) - max(x0, frame[0] - 4) > 0.65 * (x1 - x0) and frame[1] - 3 < y < frame[3] + 3
