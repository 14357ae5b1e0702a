"""Where the clause of a quantity ends: a lower-cased sentence and its quantities in; offsets of the sentence out.

A clause ends with its sentence, at the next quantity or at what introduces that one (its subject, a verb, a joint), at a time limit or
a part of it, and before what else is to be done (`100% cơ sở ăn uống | , xử lý nghiêm vi phạm`).
"""

from __future__ import annotations

import re

from docparse.extract.targets import grammar
from docparse.extract.targets.quantities import Quantity
from docparse.text.regex import regex

_NUMBERS = regex(r"\d, (?:[^\W\d]+ )?\d+(?![\d.,]*\d| ?%)")
"""Things that are numbered: `thôn 2, thôn 4`."""


_LEVEL = "trung ương|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|cơ sở"
_LEVELS = regex(rf"(?:{_LEVEL}), (?:cấp )?(?:{_LEVEL})(?!\w)")
"""Levels of the State side by side: `cấp tỉnh, huyện`."""
_PURPOSE = regex(r"(?<!không)\sđể(?!\w)")
"""What counted things are for: `chọn 5 hộ | để hướng dẫn`; what is said of a share holds its purpose."""


_FIELD = regex(r"(?<!\w)(?:công tác|hoạt động|lĩnh vực)(?: [^\W\d]+){1,4}$")
"""Before a comma, work that is named by what is done in it: `sáng kiến trong công tác quản lý | , dạy học`."""


def clause_end(lowered: str, start: int, limit: int, share: bool = True) -> int:
    """Where the clause that begins at `start` ends, at most at `limit` (the next quantity)."""
    position = start
    purpose = None if share else _PURPOSE.search(lowered, start, limit)
    if purpose and not _within_quotes(lowered, start, purpose.start(), purpose.end(), limit):
        limit = purpose.start()
    verb = grammar.VERB.search(lowered, start, limit)
    while match := grammar.STOP.search(lowered, position, limit):
        listed = share and match[0].strip() == ";" and match.end() < limit == len(lowered) and "," in lowered[start : match.start()]
        if listed and (verb is None or verb.start() >= match.start()) and not grammar.ANOTHER.match(lowered, match.end()):
            position = match.end()
            continue
        if _within_quotes(lowered, start, match.start(), match.end(), limit):
            position = match.end()  # inside a name: `tổ “Tiết kiệm để làm giàu”`
            continue
        also = grammar.ALSO.match(lowered, match.start()) if share and verb is not None and verb.end() < match.start() else None
        if also and also.end() <= limit:
            position = match.start() + 1  # `100% hộ được cấp sổ, trồng cây;`: what else is said of them
            continue
        if (
            match[0].startswith(".")
            and match.start() + 1 < limit
            and lowered[match.start() - 1 : match.start()].isdigit()
            and lowered[match.end() : match.end() + 1].isdigit()
        ):
            position = match.end()
            continue
        limit = match.start()
        break
    end = limit
    if limit < len(lowered):
        joint = None
        for joint in grammar.JOIN.finditer(lowered, start, limit):
            if joint.end() == limit:
                break
        if joint is not None and joint.end() == limit:
            end = joint.start()
    body = lowered[start:end].rstrip(" ,;:.-")
    end = start + len(body)
    if body.count(")") > body.count("("):  # `(…; 95% người điều trị có tải lượng thấp|) vào năm 2025`
        depth = 0
        for at, letter in enumerate(body):
            depth += (letter == "(") - (letter == ")")
            if depth < 0:
                body = body[:at]
                end = start + at
                break
    opening = body.rfind("(")
    aside = body.endswith(")") and (len(body) - opening > 45 or grammar.ASIDE.match(body, opening) is not None)
    if opening > 0 and (aside or ")" not in body[opening:]):
        end = start + len(body[:opening].rstrip())
    return end


def _within_quotes(lowered: str, start: int, at: int, then: int, limit: int) -> bool:
    """Whether what stands at `at` is inside a name in quotation marks that opens behind `start` and closes before `limit`."""
    if lowered.count("“", start, at) > lowered.count("”", start, at):
        return lowered.find("”", then, limit) >= 0
    return lowered.count('"', start, at) % 2 == 1 and lowered.find('"', then, limit) >= 0


def base_end(lowered: str, end: int, limit: int) -> int:
    """Where a change ends with what it is measured against (`… so với năm 2022`), at most at `limit`."""
    base = grammar.BASE_OF.match(lowered, end)
    return min(base.end(), limit) if base and base.end() - end < 90 else end


def end_of_count(lowered: str, printed: str, start: int, end: int, followed: bool, activity: bool) -> int:
    """Where the clause of counted things ends: at a colon, and where another quantity follows, at the comma that opens its subject.

    `activity`: they are named by what is done in them (`lớp dạy nghề chế tác đá, làm tranh đá`). `printed`: the sentence with its capitals.
    """
    colon = lowered.find(": ", start, end)
    end = colon if colon >= 0 else end
    if not activity and (predicate := grammar.SECOND_VERB.search(lowered, start, end)):
        end = predicate.start()
    comma = lowered.find(", ", start, end) if followed else -1
    while comma >= 0 and (_NUMBERS.match(lowered, comma - 1, end) or _parts_names(printed, start, comma, end)):
        comma = lowered.find(", ", comma + 2, end)
    return comma if comma >= 0 and lowered.count(" ", comma + 2, end) >= 2 else end


def _parts_names(printed: str, start: int, comma: int, end: int) -> bool:
    """Whether a comma stands between two names of a list: `ở Sông Hinh | , Đồng Xuân`."""
    first = printed[start:comma].split()
    second = printed[comma + 2 : end].split(",")[0].strip().removesuffix(" cho").split()
    return bool(first and second) and first[-1][:1].isupper() and len(second) < 5 and all(word[:1].isupper() for word in second)


def next_subject(lowered: str, start: int, found: list[Quantity], i: int) -> int | None:
    """The comma before the subject of quantity `i` where that stands before its number: `3% nhiên liệu | , sản lượng vượt 5% kế hoạch`."""
    following = found[i]
    comma = last = lowered.rfind(", ", start, following.start)
    while comma >= 0 and _LEVELS.match(lowered, lowered.rfind(" ", 0, comma) + 1):
        comma = last = lowered.rfind(", ", start, comma)
    while last >= 0 and not grammar.LEVEL_HEAD.match(lowered, last + 2):
        last = lowered.rfind(", ", start, last)
    comma = last if last >= 0 else comma
    if comma < 0 or not 1 <= lowered.count(" ", comma + 2, following.start) <= 12 or re.search(r"[;.:]", lowered[comma : following.start]):
        return None
    limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
    after = max(following.end, following.unit_end)
    body = lowered[after : clause_end(lowered, after, limit, following.share)]
    alone = not body.strip(" ,.;:)") or is_rest(body) or (following.share and grammar.PART_OF.match(body) is not None)
    few = lowered.count(" ", comma + 2, following.start) <= 2 and grammar.JOIN.fullmatch(lowered, comma, following.start) is None
    return comma if (alone and (following.share or following.measured)) or few else None


def next_deed(lowered: str, printed: str, quantity: Quantity, limit: int) -> re.Match[str] | None:
    """What is done with the next quantity, behind counted things."""
    deeds = None if grammar.ACTIVITY.match(lowered, quantity.end) else grammar.NEXT_DEEDS.search(lowered, quantity.unit_end, limit)
    deed = deeds or grammar.NEXT_VERB.search(lowered, quantity.unit_end, limit)
    return None if deed and _parts_names(printed, quantity.unit_end, deed.start(), limit) else deed


def before_task(lowered: str, start: int, end: int) -> int:
    """Where things that nothing is said of end at a comma before what else is to be done: `100% cơ sở ăn uống | , xử lý nghiêm vi phạm`."""
    joint = grammar.JOINT.search(lowered, start, end)
    comma = joint.start() if joint else -1
    if (
        comma < 0
        or _FIELD.search(lowered, start, comma)
        or grammar.SAID.search(lowered, start, comma)
        or grammar.ACTION_END.search(lowered, start, comma)
    ):
        return end
    return comma if grammar.TASK_AHEAD.match(lowered, comma, end) else end


def is_rest(body: str) -> bool:
    """Whether what follows the number says only when, or compared with what."""
    return grammar.REST.match(body) is not None and not grammar.OF_ALL.match(body)


def is_rate_of(before: str, body: str) -> bool:
    """Whether a share is a rate that its name stands before, and what follows it no more than the things that it is taken of."""
    return grammar.WHOLE.fullmatch(body) is not None and not grammar.VERB.search(body) and grammar.RATE_OF.search(before) is not None


def of_number(quantity: Quantity, before: str) -> bool:
    """Whether the `trở lên` behind the words `before` goes with the number (`95% hồ sơ trở lên được …`), not with a grade among them."""
    whole = quantity.share and quantity.value >= 100
    return not whole and grammar.SCALE.search(before) is None and grammar.FROM_GRADE.search(before) is None
