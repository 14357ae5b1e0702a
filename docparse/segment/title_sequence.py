"""Titles decided together: the numbered blocks of a body with the log-odds of each in, which of them are titles as a sequence out.

A body is a tree of runs (the items counted on with each other, under the same item). What each item is likely to be (rules and trained
model) and what follows on what (`Moves`, learned from labelled papers: the next of a run, the item under an item) are added up, and the
best reading of all of them is found by Viterbi's algorithm along every run, from the innermost runs outwards. The grammar bars some
readings altogether (`barred`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docparse.segment.items import NUMBERED, SHOUTED, Item, Title
from docparse.segment.numbering import is_upper
from docparse.segment.title_evidence import NEW_SENTENCE, begins_with_verb, ends_in_predicate, has_clause, has_lead_in
from docparse.text.normal import fold
from docparse.text.regex import regex

COUNTED = NUMBERED | SHOUTED
"""The styles that are decided together. Letters and dashes are text unless set off (contract, section 4), Điều and Chương are titles."""
GROUPS = ("roman", "arabic", "decimal")
BESIDE, ABOVE = 0.5, 0.25
"""How much the moves count; what an item tells of itself was learned beside the same neighbours. Chosen on papers of the generator."""
_IMPOSSIBLE = -50.0
_CONTAINS = regex(r",? (?:bao gom|gom co|gom)\s*:?$")
"""`Hồ sơ trình duyệt, bao gồm:` names what follows."""

Table = tuple[tuple[float, float], tuple[float, float]]
"""`[text or title before][text or title now]`, log-odds against how common each is by itself."""


@dataclass(frozen=True, slots=True)
class Moves:
    """For each group of styles what stands beside (the one before in the run) and above (the item that it is under)."""

    beside: Mapping[str, Table]
    above: Mapping[str, Table]


def group(item: Item) -> str:
    """Which table an item's style reads; empty for styles that are not decided here."""
    style = item.marker.style
    return "roman" if style in SHOUTED else "decimal" if style == "decimal" else "arabic" if style in NUMBERED else ""


def barred(item: Item, title: Title) -> bool:
    """Whether an item cannot be a title, whatever stands around it: a sentence, words that only lead to a list, a name in a list of names
    with nothing below or behind it."""
    words = title.words.rstrip()
    rest = title.length < len(item.block.text.rstrip(" :"))
    if not words or words[-1] in ";,":
        return True
    if not rest and item.follow == "none" and item.marker.style in NUMBERED and not is_upper(words):
        return True
    size = len(words.split())
    if words[-1] == "." and (item.follow == "none" or size > 12 or begins_with_verb(words) or has_clause(words)):
        return True
    if size > 40 or NEW_SENTENCE.search(words):
        return True
    folded = fold(words)
    if not has_lead_in(words) and (rest or not ends_in_predicate(folded)):
        return False
    return not _CONTAINS.search(folded) or begins_with_verb(words) or has_clause(words)


def decode(items: Sequence[Item], odds: Mapping[int, float], moves: Moves) -> set[int]:
    """The items that are titles in the best reading of the whole; `odds`: the log-odds of every counted item by its own evidence."""
    inside: dict[int, list[list[int]]] = {}
    for at in odds:
        run = [other for other in items[at].siblings if other in odds] or [at]
        if run[0] != at:
            continue
        parent = items[at].parent
        inside.setdefault(parent if parent is not None and parent in odds else -1, []).append(run)
    worth: dict[int, tuple[float, float]] = {}
    paths: dict[tuple[int, int], list[int]] = {}
    for at in sorted(odds, reverse=True):  # what stands under an item comes behind it
        text, title = 0.0, odds[at]
        for run in inside.get(at, ()):
            text += _chain(items, run, worth, moves, 0, paths)
            title += _chain(items, run, worth, moves, 1, paths)
        worth[at] = (text, title)
    found: set[int] = set()
    stack = []
    for run in inside.get(-1, ()):
        _chain(items, run, worth, moves, -1, paths)
        stack.append((run, paths[run[0], -1]))
    while stack:
        run, path = stack.pop()
        for at, state in zip(run, path, strict=True):
            if state:
                found.add(at)
            stack.extend((below, paths[below[0], state]) for below in inside.get(at, ()))
    return found


def _chain(
    items: Sequence[Item],
    run: list[int],
    worth: dict[int, tuple[float, float]],
    moves: Moves,
    above: int,
    paths: dict[tuple[int, int], list[int]],
) -> float:
    """The worth of the best reading of a run under a text (0), a title (1) or nothing counted (-1); its states are kept in `paths`."""
    name = group(items[run[0]])
    beside, under = moves.beside[name], moves.above[name][above] if above >= 0 else (0.0, 0.0)
    text, title = (worth[run[0]][state] + ABOVE * under[state] for state in (0, 1))
    steps: list[tuple[int, int]] = []
    for at in run[1:]:
        here = worth[at]
        reached, came = [], []
        for state in (0, 1):
            by_text, by_title = text + BESIDE * beside[0][state], title + BESIDE * beside[1][state]
            came.append(int(by_title > by_text))
            reached.append(max(by_text, by_title) + here[state] + ABOVE * under[state])
        text, title = reached
        steps.append((came[0], came[1]))
    state = int(title > text)
    path = [state]
    for step in reversed(steps):
        state = step[state]
        path.append(state)
    paths[run[0], above] = path[::-1]
    return max(text, title)


def weigh_run(items: Sequence[Item], titles: Sequence[Title], second: Mapping[int, float], alone: bool = False) -> dict[int, float]:
    """The log-odds of every counted item by its own evidence: half the rules' and half the model's where it was asked (`alone`: the
    model's). A title of the rules stays one by itself."""
    odds: dict[int, float] = {}
    for at, item in enumerate(items):
        if item.marker.style not in COUNTED:
            continue
        title, model = titles[at], max(-4.0, min(4.0, second.get(at, 0.0)))
        own = model if alone else 0.5 * max(-6.0, min(6.0, title.score)) + 0.5 * model
        if (alone or title.score <= 0) and barred(item, title):
            own = _IMPOSSIBLE
        elif title.score > 0 and not alone:
            own = max(0.5, own)
        elif alone and item.marker.style in SHOUTED and is_upper(title.words):
            own = max(4.0, own)
        odds[at] = own
    return odds


def load_moves() -> Moves | None:
    """The moves that were learned with the model; None where there is none."""
    from docparse.learn.trees import load_extra

    found = load_extra("titles", "moves")
    return None if found is None else read_moves(found[1])


def read_moves(found: Sequence[float]) -> Moves:
    """Moves from the numbers of their array (2 * groups, 2, 2): the tables of what stands beside, then those of what stands above."""
    tables: list[Table] = [((a, b), (c, d)) for a, b, c, d in zip(*(found[at::4] for at in range(4)), strict=True)]
    count = len(GROUPS)
    return Moves(dict(zip(GROUPS, tables[:count], strict=True)), dict(zip(GROUPS, tables[count:], strict=True)))
