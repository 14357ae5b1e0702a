"""Aims that running text announces (`đề ra các chỉ tiêu như: …`): a lower-cased stretch and a place in it; whether a list is open out.

The words beside a number say little of it in a long list (`…, nông lâm nghiệp tăng 10%, dịch vụ tăng 70%`); what opened the sentence does.
"""

from __future__ import annotations

from typing import Literal

from docparse.extract.targets.words import any_of
from docparse.text.regex import regex

_STOP = regex(r"\.{2,}|[.…](?=\s|$)")
_ANNOUNCING = regex(any_of("announcing"))
_TELLING = regex(any_of("telling"))
_BY_YEAR = regex(r"\W*(?:\d+[.)] *)*(?:cụ thể,? )?(?:(?:đến|tới|vào|trong) )?(?:cuối |hết )?năm (20\d\d)(?!\w| ?-)")
"""How a sentence opens that says by when: what it tells of a year to come are aims."""


def announced(lowered: str, at: int, year: int | None = None) -> Literal["here", "before", "told"] | None:
    """Whether a list of aims is open at `at`: announced in the same sentence, or in one before it that no account of results has closed.

    "told": no, and the sentence, or one before it, tells of results. `year`: in which the paper was issued.
    """
    how: Literal["here", "before", "told"] | None = None
    begin = 0
    for end in [*(stop.end() for stop in _STOP.finditer(lowered, 0, at)), at]:
        sentence = lowered[begin:end]  # a slice, so that `^` stands for where it begins
        if _ANNOUNCING.search(sentence):
            how = "here" if end == at else "before"
        elif _TELLING.search(sentence):
            how = "told"
        elif year and (by := _BY_YEAR.match(sentence)) and int(by[1]) > year:
            how = "here" if end == at else "before"
        begin = end
    return how
