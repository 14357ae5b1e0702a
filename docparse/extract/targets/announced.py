"""Aims that running text announces (`đề ra các chỉ tiêu như: …`): a lower-cased stretch and a place in it; whether a list is open out.

The words beside a number say little of it in a long list (`…, nông lâm nghiệp tăng 10%, dịch vụ tăng 70%`); what opened the sentence does.
"""

from __future__ import annotations

import re
from typing import Literal

from docparse.extract.targets.words import any_of

_STOP = re.compile(r"\.{2,}|[.…](?=\s|$)|\n")
_ANNOUNCING = re.compile(any_of("announcing"))
_TELLING = re.compile(any_of("telling"))


def announced(lowered: str, at: int) -> Literal["here", "before", "told"] | None:
    """Whether a list of aims is open at `at`: announced in the same sentence, or in one before it that no account of results has closed.

    "told": no, and the sentence tells of results.
    """
    open_before, begin = False, 0
    for stop in _STOP.finditer(lowered, 0, at):
        opening = _ANNOUNCING.search(lowered, begin, stop.start()) is not None
        open_before = opening or (open_before and _TELLING.search(lowered, begin, stop.start()) is None)
        begin = stop.end()
    if _ANNOUNCING.search(lowered, begin, at):
        return "here"
    if _TELLING.search(lowered, begin, at):
        return "told"
    return "before" if open_before else None
