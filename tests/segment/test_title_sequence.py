"""Titles decided together: the best reading of a tree of runs, and what the grammar bars."""

from __future__ import annotations

import random
from itertools import product

import pytest

from docparse.document import Block
from docparse.segment.items import Item, Title
from docparse.segment.numbering import read_marker
from docparse.segment.title_sequence import ABOVE, BESIDE, GROUPS, Moves, Table, barred, decode, group, weigh_run

ALIKE: Table = ((1.0, -1.0), (-1.0, 1.0))
"""Like goes with like."""
UNDER: Table = ((0.0, -0.5), (0.0, 0.2))
MOVES = Moves(dict.fromkeys(GROUPS, ALIKE), dict.fromkeys(GROUPS, UNDER))


def item(text: str, at: int = 0, parent: int | None = None, follow: str = "para") -> Item:
    marker = read_marker(text)
    assert marker is not None, text
    return Item(at, marker, Block(0, len(text), text, 1), parent=parent, follow=follow)


def title(found: Item, score: float = 0.0, length: int | None = None) -> Title:
    text = found.block.text[:length]
    return Title(text, len(text), text[found.marker.at :], score)


def run(*texts: str) -> list[Item]:
    items = [item(text, at) for at, text in enumerate(texts)]
    for found in items:
        found.siblings = list(range(len(items)))
    return items


def worth(items: list[Item], odds: dict[int, float], titles: set[int]) -> float:
    """The sum that the best reading must reach, counted item by item."""
    total = sum(odds[at] for at in titles)
    for at in odds:
        state, own = int(at in titles), items[at]
        before = [other for other in own.siblings if other < at]
        if before:
            total += BESIDE * MOVES.beside[group(own)][int(before[-1] in titles)][state]
        if own.parent is not None:
            total += ABOVE * MOVES.above[group(own)][int(own.parent in titles)][state]
    return total


def test_no_other_reading_is_better() -> None:
    draw = random.Random(7)
    for _ in range(60):
        items = [item(f"{'I' * (number + 1)}. Việc chung", number) for number in range(2)]
        for found in items:
            found.siblings = [0, 1]
        for parent in (0, 1):
            below = list(range(len(items), len(items) + 3))
            items += [item(f"{number}. Việc {number}", at, parent) for number, at in enumerate(below, start=1)]
            for at in below:
                items[at].siblings = below
        odds = {at: draw.uniform(-1.5, 1.5) for at in range(len(items))}
        readings = ({at for at, state in enumerate(states) if state} for states in product((0, 1), repeat=len(items)))
        best = max(readings, key=lambda titles: worth(items, odds, titles))
        assert decode(items, odds, MOVES) == best


def test_a_doubtful_item_goes_with_its_run() -> None:
    items = run("1. Công tác thủy lợi", "2. Phát động thi đua làm đường nội đồng", "3. Công tác khuyến nông")
    scores = {0: 5.0, 1: -0.8, 2: 5.0}
    titles = [title(found, scores[at]) for at, found in enumerate(items)]
    assert decode(items, weigh_run(items, titles, {}), MOVES) == {0, 1, 2}
    alone = [items[1]]
    alone[0].siblings = [0]
    assert decode(alone, weigh_run(alone, [titles[1]], {}), MOVES) == set()


def test_the_model_tells_of_what_is_doubtful() -> None:
    items = run("1. Nâng cao năng lực tổ thủy nông", "2. Nâng cao năng lực tổ khuyến nông")
    titles = [title(found, -1.5) for found in items]
    assert decode(items, weigh_run(items, titles, {0: 3.0, 1: 3.0}), MOVES) == {0, 1}
    assert decode(items, weigh_run(items, titles, {0: -3.0, 1: -3.0}), MOVES) == set()


@pytest.mark.parametrize(
    ("text", "follow", "never"),
    [
        ("1. Công tác thủy lợi", "para", False),
        ("1. Nạo vét kênh tưới.", "none", True),
        ("2. Các hộ đăng ký ruộng mẫu như sau:", "deeper", True),
        ("3. Người nhận khoán có các quyền sau đây:", "deeper", True),
        ("4. Giữ kênh sạch;", "none", True),
        ("5. Thôn Đông Hạ", "none", True),
    ],
)
def test_the_grammar_bars_sentences(text: str, follow: str, never: bool) -> None:
    found = item(text, follow=follow)
    assert barred(found, title(found)) is never
    found.siblings = [0]
    assert (decode([found], weigh_run([found], [title(found, -0.5)], {0: 4.0}), MOVES) == set()) is never
