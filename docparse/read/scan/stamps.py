"""Words that an engine read and the rules drawn on their page in; what stands in the frame of an incoming stamp taken out.

The office that receives a paper presses a framed stamp on its first page, under the number or beside the subject (NĐ 30/2020, Phụ lục IV:
name of the office, ĐẾN, Số, Ngày, Chuyển). In black, or on a grey scan, its words run together with the lines beside it: a type
becomes `ĐẾN, QUYẾT ĐỊNH`. Its frame tells where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from docparse.document import Box, Line
from docparse.layout.tables import Rule
from docparse.text.normal import fold

_WIDTH, _HEIGHT = (70.0, 230.0), (25.0, 115.0)
"""Points: stamps are 40 to 70 mm wide, a little larger with the name of the office."""
_SLACK = 9.0
_UPPER = 0.5
_KEYS = re.compile(
    r"\bden\b|\bgio ?:|\bngay ?[:.]|\bchuyen ?[:.]|ho so so|cong van den|van ban den|thong tin dien|dien ?tu? chinh|\bchinh phu\b"
)


def take_stamps(lines: list[Line], rules: Sequence[Rule], page: tuple[float, float], scale: float) -> list[Line]:
    """The words inside frames of incoming stamps, as lines; they leave `lines`, in place.

    `rules` and `page` (width, height) in points; `scale`: points to the unit of the boxes of `lines`.
    """
    taken: list[Line] = []
    for frame in _frames(rules, page):
        inside = [word for line in lines for word in line.words if _within(word.box, frame, scale)]
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


def _within(box: Box, frame: Box, scale: float) -> bool:
    """Whether most of a word stands in a frame; print that the frame's edge touches does not."""
    x0, x1, y = box[0] / scale, box[2] / scale, (box[1] + box[3]) / 2 / scale
    return min(x1, frame[2]) - max(x0, frame[0] - 4) > 0.65 * (x1 - x0) and frame[1] - 3 < y < frame[3] + 3
