"""Lettered, bracketed and dashed lines: a marked block in, the log-odds of its being a heading out; and runs that are titles together.

Such a line is text, unless it is set off (bold, italic, alone on its line in a run of such lines) or its words carry a label
(contract, section 4).
"""

from __future__ import annotations

import re

from docparse.document import Block
from docparse.segment.items import Item, Title
from docparse.segment.labels import leading_label
from docparse.segment.title_evidence import NEW_SENTENCE, has_clause, has_lead_in, is_unit
from docparse.text.regex import regex

_VALUE = regex(r":\s*(?:từ |trên |dưới |đạt |≥ ?|> ?)?\d[\d.,]*\s*(?:%|[^\W\d_]+(?:/[^\W\d_]+)?)?(?:\s+trở (?:lên|xuống))?[.;]?$")

_QUANTITY = regex(r"(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|trên|dưới|từ|đạt|khoảng|≥|>)?\s*\d[\d.,]*\s*%", re.IGNORECASE)


_REMARK = regex(r"(?:Lưu ý|Ghi chú|Chú ý|Chú thích)(?!\w)")


def typography(block: Block, head: str, rest: str, styled: bool) -> float:
    """What bold and italic say, where the source has them."""
    if not styled:
        return 0.0
    if not rest:
        return 2.5 if block.bold >= 0.8 else 1.0 if block.italic >= 0.8 else -0.5
    if block.lead is not None:
        return 2.5 if abs(block.lead - (len(block.text) - len(rest))) <= 4 else -0.5
    share = (len(head) + 3) / max(1, len(block.text))
    return 2.0 if 0.04 < block.bold < 0.9 and abs(block.bold - share) < 0.15 else -0.5


def weigh_set_off(item: Item, head: str, rest: str, styled: bool) -> float:
    """Log-odds for a lettered, bracketed or dashed line: text, unless it is set off or begins with words that carry a label."""
    marker, block = item.marker, item.block
    size, score = len(head.split()), -3.0
    end = head.rstrip()[-1:]
    single = not NEW_SENTENCE.search(head)
    if marker.style == "bullet" and head[:1].islower():
        return score  # the second line of a title
    label = leading_label(head) if size <= 10 and head[:1].isupper() else None
    if label and single and not has_clause(head) and not has_lead_in(head):
        if rest and size <= 8:
            score += 4.0
        elif not rest and (end == ":" or (item.follow != "none" and end not in ".;," and size <= 8)):
            score += 3.5
    outer = marker.style == "lower" and item.child in ("bracket", "arabic", "paren")
    if outer and not rest and end not in ".;,:" and size <= 25 and single:
        score += 4.0  # a title above a numbered list
    if marker.style == "bullet" and marker.printed == "*" and end != "." and size <= 14 and single and (rest or item.follow != "none"):
        if _VALUE.search(marker.title) or (label is None and _QUANTITY.match(rest)) or _REMARK.match(head):
            return score  # an aim and its value, a remark
        score += 3.6  # an asterisk is set apart from the dashes of a list
    if styled and single and (marker.style != "bracket" or block.bold >= 0.8):
        if not rest and size <= 40 and item.follow != "none":
            score += (
                4.5
                if block.bold >= 0.8
                else 4.0
                if block.italic >= 0.8 and size <= 25 and (end not in ".;" or marker.style == "lower")
                else 0.0
            )
        elif rest and typography(block, head, rest, styled) > 0 and size <= 25:
            score += 3.5
    return score


def raise_runs(items: list[Item], titles: list[Title]) -> None:
    """Make titles of a run of letters that shares out the work (units alone or before a colon), and of bracketed names above lists."""
    for at, item in enumerate(items):
        run = item.siblings
        first = item.marker.style == "bracket" and len(run) > 2 and run[0] == at and not item.attached and item.under != "dieu"
        if first and all(_stands_alone(items[other], titles[other]) for other in run):
            for other in run:
                titles[other].score = max(titles[other].score, 0.5)
        if not item.shared or item.marker.style not in ("lower", "bracket") or len(run) < 2 or run[0] != at:
            continue
        named = [_names_unit(items[other], titles[other]) for other in run]
        if item.under == "dieu" or sum(named) < 0.75 * len(run):
            continue
        for other, sure in zip(run, named, strict=True):
            if sure or _heads(items[other], titles[other]):
                titles[other].score = max(titles[other].score, 4.0)  # the grammar of the contract, not a likelihood


def _stands_alone(item: Item, title: Title) -> bool:
    """Whether a bracketed line is a short name with its own list below it: not one item of a list."""
    alone = title.length >= len(item.block.text.rstrip()) and item.follow == "deeper"
    return alone and _is_name(title.words) and len(title.words.split()) <= 10 and title.words.rstrip()[-1:] != ":"


def _names_unit(item: Item, title: Title) -> bool:
    """Whether a lettered line is the name of a unit, with what it has to do below or behind it."""
    return is_unit(title.words) and (item.follow != "none" or title.length < len(item.block.text.rstrip(" :"))) and _is_name(title.words)


def _heads(item: Item, title: Title) -> bool:
    """Whether a lettered line is a name above or before a text."""
    return (item.follow != "none" or title.length < len(item.block.text.rstrip())) and _is_name(title.words)


def _is_name(words: str) -> bool:
    """Whether a line is a name: short, no mark at its end, no predicate."""
    words = words.rstrip(" :")
    return words[:1].isupper() and len(words.split()) <= 20 and words[-1:] not in ".;," and not has_clause(words)
