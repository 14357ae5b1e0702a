"""A text and where a document number begins in it in, the whole number as it is printed out (`Printed`): its parts and what parts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.extract.references import grammar, symbols


@dataclass(slots=True)
class Printed:
    """A number as it stands: `number`, `year`, the groups of its symbol, and the separator before each group."""

    text: str
    number: str
    year: str | None
    groups: list[str]
    separators: list[str]
    year_separator: str = ""
    stray: str = ""


def read_printed(text: str, match: re.Match[str]) -> tuple[Printed, int]:
    """The whole number that `grammar.CORE` found the beginning of, and where it ends."""
    groups = [match["sym1"] or match["sym2"] or match["sym3"] or match["sym4"]]
    separators = [match["sep2"] or "" if match["year"] else (match["sep3"] or match["sep4"] or "")]
    end = match.end()
    glued = grammar.GLUED_TERM.match(groups[0])
    if glued:
        end -= len(groups[0]) - glued.end()
        groups[0] = glued.group()
    while len(groups) < 8:
        more = grammar.MORE.match(text, end)
        if more is None:
            break
        spaced = more["sep"].startswith(" ") and more["sep"].endswith(" ")
        if spaced and len(groups) == 1 and symbols.is_known_organ(groups[0]) and grammar.SPACED_UNIT.match(text, more.start("group")):
            spaced = False
        if spaced and (
            groups[0] not in (*grammar.TYPE_CODES, "ND", "QD", "NÐ", "QÐ")
            or (len(groups) > 1 and not (separators[-1].startswith(" ") and more["group"].isupper()))
        ):
            break
        groups.append(more["group"])
        separators.append(more["sep"])
        end = more.end()
    if unit := grammar.NUMBERED_UNIT.match(text, end):
        groups.append(unit["group"])
        separators.append("-")
        end = unit.end()
    term = grammar.SPLIT_TERM.match(text, end) if groups[-1] in ("QH", "UBTVQH") else None
    if term:
        groups[-1] += term["term"]
        end = term.end()
    gap = grammar.GAP_GROUP.match(text, end)
    if gap is None and len(groups) == 1 and groups[0] in grammar.TYPE_CODES:
        gap = grammar.GAP_ORGAN.match(text, end)
        gap = gap if gap and symbols.is_known_organ(gap["group"]) else None
    if gap and gap["group"] not in ("NGÀY", "CỦA"):
        groups.append(gap["group"])
        separators.append(" ")
        end = gap.end()
    printed = Printed(text[match.start() : end], match["num"], match["year"], groups, separators, match["sep1"] or "", match["stray"] or "")
    return printed, end
