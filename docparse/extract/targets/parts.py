"""Parts of an aim (`12 đảng viên mới, trong đó nữ 5 đồng chí`): what the part says and its whole in; the measure of the part out.

A part takes the things of its whole and adds its own words (corpus/GUIDELINES.md, Targets); one that names things of its own takes nothing.
"""

from __future__ import annotations

import re

from docparse.extract.targets import grammar
from docparse.extract.targets.quantities import Quantity
from docparse.extract.targets.words import any_of
from docparse.text.regex import regex

_GRADE = rf"(?:{any_of('grade')})"
_GRADES = regex(rf"{_GRADE}(?:(?:,| và|, và) {_GRADE})*", re.I)
_GRADED = regex(rf"(?P<things>.*[^\W\d])(?P<title> ?:)? {_GRADES.pattern}", re.I)
"""Things with the grade that they are to reach: `Học lực | giỏi`, `Học lực: | Giỏi`."""
_NEXT_NAMED = regex(r"[ ;,.]*(?:và )?[^\W\d]+(?: [^\W\d]+){0,3} ?: ?(?:từ |đạt )?")
"""Between two shares of a list that names each before a colon: `Tốt: 60% | khá: | 35%`."""


def of_whole(lowered: str, printed: str, found: list[Quantity], i: int, measure: str) -> str | None:
    """The measure of quantity `i` with what it takes over from the quantity before, whose measure is known; None where it takes nothing."""
    whole, quantity = found[i - 1], found[i]
    if quantity.share and whole.share:
        return of_grade(measure, whole.said or "")
    if quantity.share or whole.share or whole.measured or not grammar.CHILD.search(lowered, whole.end, quantity.start):
        return None
    things = things_of(lowered, printed, whole, quantity) if grammar.SAID_OF_PARENT.fullmatch(measure) else None
    return f"{things} {measure}" if things else None


def of_grade(said: str, before: str) -> str | None:
    """The measure of a share that is but a grade, beside another: `khá` after `Học lực giỏi` is `Học lực khá`."""
    if not _GRADES.fullmatch(said):
        return None
    graded = _GRADED.fullmatch(before)
    if graded is None:
        return None
    if graded["title"]:
        return f"{graded['things']}{graded['title']} {said}"
    return f"{graded['things']} {said if said.isupper() else said[0].lower() + said[1:]}"


def is_grade(said: str) -> bool:
    """Whether words are but a grade, or a row of them: `khá, giỏi`."""
    return _GRADES.fullmatch(said) is not None


def is_named(lowered: str, found: list[Quantity], i: int) -> bool:
    """Whether a share stands behind its name and a colon, and so does the next right behind it: what follows is no word on this one."""
    behind = lowered[: found[i].start].rstrip().endswith(":")
    return behind and i + 1 < len(found) and found[i].share and found[i + 1].share and names_next(lowered, found, i + 1)


def names_next(lowered: str, found: list[Quantity], i: int) -> bool:
    """Whether all that stands between a quantity and the one before it names it: `60% | khá: | 35%`."""
    return _NEXT_NAMED.fullmatch(lowered, found[i - 1].end, found[i].start) is not None


def said_of_part(lowered: str, parent: Quantity, quantity: Quantity, measure: str) -> bool:
    """Whether a measure is but a predicate of the things of its parent: `75% học viên …, trong đó làm đúng nghề | 60%`."""
    said = grammar.VERB.match(measure.lower())
    return said is not None and said[0] != "tổ chức" and grammar.CHILD.search(lowered, parent.end, quantity.start) is not None


def things_of(lowered: str, printed: str, parent: Quantity, quantity: Quantity) -> str | None:
    """What a parent counts, without what is said of it: `ít nhất 10 | đề tài | được nghiệm thu, trong đó 70% …`."""
    window = printed[parent.end : quantity.start]
    cut_at = re.search(r"[,;.(]|(?<!\w)trong đó(?!\w)", window)
    window = window[: cut_at.start()] if cut_at else window
    verb = grammar.VERB.search(lowered, parent.end, parent.end + len(window))
    window = (printed[parent.end : verb.start()] if verb and verb.start() > parent.end + 2 else window).strip()
    window = grammar.UPWARD_END.sub("", window)
    return window if 1 < len(window) < 60 else None


def together(lowered: str, begin: int, start: int, joint: re.Match[str]) -> bool:
    """Whether a comma parts two sorts of what is counted together, right behind `trong đó`: `trong đó thợ tiện, thợ hàn | 30 người`."""
    first = lowered[start : joint.start()].strip()
    return (
        start > begin
        and lowered[begin:start].rstrip().endswith("trong đó")
        and 0 < len(first.split()) < 5
        and not grammar.ACTION.search(first)
    )


def same_noun(before: str, unit: str | None) -> bool:
    """Whether the unit says again the noun before it: `làng văn hóa | 5/8 làng`."""
    noun = rf"(?:^|[;,:.] |[-+*•–] )(?P<before>[^;,:.]{{0,40}}?){re.escape(unit or '')} [^;,:.]+$"
    again = re.search(noun, before.rstrip(" :")) if unit else None
    return again is not None and (not again["before"] or grammar.BRING.fullmatch(again["before"]) is not None)
