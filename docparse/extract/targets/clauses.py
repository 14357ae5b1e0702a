"""The clause of a quantity: a sentence and its quantities in; the surface and the measure of each out.

The surface is the smallest clause with the number, the measure what it measures, in printed words and order, without number, comparator
and modal verb (corpus/GUIDELINES.md, Targets). The grammar of the clauses that set aims (FACTS 4.4):

    sentence   clause (`;` | `,` | `và`) clause …        one `phấn đấu` holds for all of them
    share      [comparator] N% SUBJECT [PREDICATE]        `trên 90% hộ có nước sạch`: what follows the number
               SUBJECT (đạt | còn | là | :) [comparator] N%   `Tỷ lệ che phủ đạt 60%`: what stands before, where only a time follows
               OWNER: N% PREDICATE, N% PREDICATE          `Tập thể: 90% đạt …`: owner and predicate
    shared     N% SUBJECT và N% SUBJECT PREDICATE         the predicate belongs to both
    part       …, trong đó N% [SUBJECT] PREDICATE         takes the subject of its parent where it has none, gives it nothing
    change     (giảm | tăng) N% SUBJECT so với BASE       the verb and the base belong to the measure
               SUBJECT (giảm | tăng | vượt) N% so với BASE
    level      SUBJECT từ N% (lên | còn) M%               only M is the aim, and the verb says nothing
    count      VERB N THING [cho N THING]                 `mở 02 lớp bồi dưỡng`: the thing, without the verb
               (Số | Tổng …) SUBJECT N UNIT               `Số hội viên mới 45 người`: the subject
    same       SUBJECT N UNIT, (bằng | tăng | vượt) M%    more is said of the first: its subject, and the verb of a change
    measured   SUBJECT (đạt | không quá) N UNIT           `thời gian chờ không quá 20 phút`: the subject
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.extract.targets import ends, grammar
from docparse.extract.targets.ends import base_end, before_task, clause_end, end_of_count, is_rest, next_deed, next_subject, of_number
from docparse.extract.targets.parts import is_named, names_next, of_whole, said_of_part, same_noun, things_of, together
from docparse.extract.targets.quantities import Quantity
from docparse.extract.targets.respective import in_turn
from docparse.extract.targets.starts import subject_start


@dataclass(slots=True)
class Clause:
    """The surface `start:end` of a quantity within its sentence, and its measure; `carried`: part of it stands elsewhere."""

    start: int
    end: int
    measure: str
    carried: bool = False
    subject: str = ""
    """The measure without the verb and the base of a change; empty: it is the measure."""


def cut(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    """The clause of quantity `i` among those `found` in the sentence."""
    clause = _cut(lowered, printed, found, i)
    if i:
        _said_before(lowered, printed, found, i)
        clause.measure = of_whole(lowered, printed, found, i, clause.measure) or clause.measure
    found[i].said, found[i].subject = clause.measure, clause.subject or clause.measure
    return clause


def _said_before(lowered: str, printed: str, found: list[Quantity], i: int) -> str:
    """The measure of the quantity before `i`. Each is cut once, the first ones first: a thousand may take over what one says."""
    first = i
    while first and found[first - 1].said is None:
        first -= 1
    for earlier in range(first, i):
        cut(lowered, printed, found, earlier)
    return found[i - 1].said or ""


def _subject_before(lowered: str, printed: str, found: list[Quantity], i: int) -> str:
    """The same without what a change adds to it."""
    _said_before(lowered, printed, found, i)
    return found[i - 1].subject


def _cut(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    quantity = found[i]
    limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
    end = quantity.end if is_named(lowered, found, i) else clause_end(lowered, quantity.end, limit, quantity.share)
    after = quantity.unit_end if quantity.measured else quantity.end
    if not quantity.share and i + 1 < len(found) and end > quantity.unit_end and (match := next_deed(lowered, printed, quantity, limit)):
        end = min(end, match.start())
    if quantity.share and limit < len(lowered) and (comma := next_subject(lowered, quantity.end, found, i + 1)) is not None:
        end = min(end, comma)
    if quantity.share and limit < len(lowered) and (task := grammar.NEXT_TASK.search(lowered, quantity.end, limit)):
        end = min(end, task.start())
    if other := grammar.OTHER_COUNT.search(lowered, quantity.end, end):
        end = other.start()
    activity = grammar.ACTIVITY.match(lowered, quantity.end, end) is not None
    end = end if activity else before_task(lowered, quantity.end if quantity.share else quantity.unit_end, end)
    if not quantity.share:  # followed: by the subject of the next quantity
        followed = limit < len(lowered) and lowered[end:limit].strip() in ("", "đạt") and not lowered.endswith(" cho", 0, end)
        end = end_of_count(lowered, printed, quantity.unit_end, end, followed, activity)
    body = lowered[max(quantity.end, 0 if quantity.share else quantity.unit_end) : end]
    counted = grammar.COUNTED_PER.sub("", quantity.unit) if quantity.measured and quantity.unit and "/" in quantity.unit else ""
    counted = "" if grammar.UNIT.match(counted) else counted
    goes_on = i > 0 and grammar.MILESTONE.fullmatch(lowered, found[i - 1].end, quantity.start) is not None
    only_verb = quantity.share and not goes_on and grammar.PART_OF.match(body) and grammar.ONLY_VERB.search(lowered[: quantity.start])
    body = "" if quantity.share and body.strip() in ("tăng", "giảm", "vượt") else body
    sides = grammar.ALL_SIDES.match(body) is not None and not grammar.CHANGE.search(lowered[: quantity.start])
    if len(body.strip(" ,.;:)")) < 2 or sides or (is_rest(body) and not only_verb):
        measured = quantity.share or quantity.measured
        if (
            measured
            or grammar.SAID_OF.search(lowered[: quantity.start])
            or grammar.COUNT_HEAD.search(lowered[: quantity.start])
            or grammar.COMPARED.match(lowered, quantity.start)
        ):
            clause = _before(lowered, printed, found, i)
            child = i > 0 and quantity.share and not found[i - 1].measured and not names_next(lowered, found, i)
            if child and (
                grammar.SAID_OF_PARENT.fullmatch(clause.measure) or said_of_part(lowered, found[i - 1], quantity, clause.measure)
            ):
                clause.measure = f"{things_of(lowered, printed, found[i - 1], quantity) or ''} {clause.measure}".strip()
            brought = grammar.BRINGS.search(lowered, max(0, quantity.start - 60), quantity.start)
            done = (brought or grammar.ACTS.match(clause.measure.lower())) and counted not in grammar.BARE_UNITS
            if counted and (len(clause.measure) < 2 or done):
                clause.measure = counted  # `4 bác sĩ/vạn dân`
            named = measured or not grammar.BODY.match(clause.measure.lower())
            if named and (len(clause.measure) > 3 or measured):
                return clause
    if counted_before := _counted_before(lowered, printed, found, i, body):
        return counted_before
    if more := _more_of_them(lowered, printed, found, i, limit):
        return more
    if quantity.unit == "điểm" and (after_points := re.match(r"(?: trở lên)?,", lowered[quantity.unit_end : end])):
        end = quantity.unit_end + after_points.end() - 1
    points = quantity.unit == "điểm" and not lowered[quantity.unit_end : end].replace("trở lên", "").strip(" ,.;")
    if points or (quantity.measured and grammar.TIME.match(quantity.unit or "")):
        return _before(lowered, printed, found, i)
    before = lowered[: quantity.start]
    whole = grammar.OF_WHOLE.match(body) is not None and grammar.MEASURED_BEFORE.search(before) is not None
    if not whole and grammar.PART_OF.match(body) and not grammar.PEOPLE_DO.match(body):
        whole = not grammar.ONLY_VERB.search(before) and not grammar.CHANGE.search(before)
    whole = whole or (quantity.share and ends.is_rate_of(before, body))
    whole = whole or (quantity.comparator in ("le", "lt") and grammar.OF_WHOLE.match(body) is not None and before[-2:-1].isalpha())
    whole = (whole and not grammar.STRIVEN.search(before) and not grammar.ONLY_DEED.search(before)) or before.endswith("chiếm ")
    if quantity.share and grammar.HELD_AT.match(body) and grammar.MEASURED_BEFORE.search(before):
        clause = _before(lowered, printed, found, i)
        clause.measure = f"{clause.measure} {printed[after:end].strip()}"
        return clause
    if quantity.share and whole:
        clause = _before(lowered, printed, found, i)
        if len(clause.measure) > 3:
            if quantity.comparator == "eq" and (least := grammar.UPWARD_BEHIND.match(lowered, quantity.end)):
                quantity.comparator, clause.end = "ge", max(clause.end, least.end())
            return clause
    start, change = quantity.start, ""
    match = grammar.CHANGE.search(lowered[: quantity.start])
    if match and (quantity.share or quantity.measured or not match[1].startswith(("tiết kiệm", "cắt"))):
        start, change = match.start(1), printed[match.start(1) : match.end(1)] + " "
        end = base_end(lowered, end, limit)
    if counted and not change:
        change = counted + " "  # `02 tiết/tuần có thí nghiệm`
    measure, carried = change + grammar.OF_ALL.sub("", printed[after:end]).strip(), False
    part = i > 0 and quantity.share and grammar.OF_PARENT.fullmatch(lowered, max(found[i - 1].end, found[i - 1].unit_end), quantity.start)
    told = body.startswith(" là ") and i > 0 and not found[i - 1].share
    if quantity.share and not change and not told and (grammar.PREDICATE.match(body) or (part and grammar.VERB.match(body.lstrip()))):
        owner = _subject(lowered, printed, found, i)
        if owner:
            measure, carried = f"{owner} {measure}", True
    elif quantity.share and not change and not grammar.VERB.search(body) and not grammar.SOUND.search(body):
        tail = _shared_predicate(lowered, printed, found, i, end)
        if tail:
            measure, carried = f"{grammar.UPWARD_END.sub('', measure.strip())} {tail}", True
            if grammar.UPWARD_END.search(printed[after:end].strip()) and quantity.comparator == "eq":
                quantity.comparator = "ge"
        elif match := re.search(
            r"(?:việc|đẩy mạnh|tăng cường) ((?:việc )?[^,;.]{8,120}?) (?:tại|ở|đối với|cho|với) $", lowered[: quantity.start]
        ):
            verb = printed[match.start(1) : match.end(1)]
            measure, carried = f"{measure.strip()} {verb.removeprefix('việc ').strip()}", True
    said = lowered[quantity.start : quantity.end]
    if quantity.comparator in ("ge", "eq") and not grammar.LEAST.match(said) and "trở lên" not in said:
        upward = re.search(r" trở lên(?!\w)", measure)
        things = measure[: upward.start()].lower() if upward else ""
        graded = grammar.RATED.search(things) is not None
        if upward and ((said.startswith("từ") and not graded) or of_number(quantity, things)):
            measure = measure[: upward.start()] + measure[upward.end() :]
            quantity.comparator = "ge"
    measure = grammar.STRIVES.sub("", grammar.BY_YEAR.sub("", grammar.BY_THEN.sub("", measure)))
    if quantity.share:
        measure = grammar.OF_TOTAL.sub("", measure)
    if not quantity.share or not grammar.VERB.search(measure.lower()):
        measure = grammar.EACH_TIME.sub("", measure)
    if not quantity.share:
        measure = grammar.SCALE_OF.sub("", grammar.EACH_OF.sub("", grammar.EACH_TIME_AT.sub("", measure)))
    return Clause(start, end, _tidy(measure), carried)


def _counted_before(lowered: str, printed: str, found: list[Quantity], i: int, body: str) -> Clause | None:
    """The clause where what is counted stands before the number and only its unit after it (`học sinh giỏi cấp tỉnh 25 em`)."""
    quantity = found[i]
    if quantity.share or quantity.measured or grammar.EACH_TIME.sub("", body.replace("trở lên", "")).strip(" ,.;:)-/"):
        return None
    begin = max(found[i - 1].end, found[i - 1].unit_end) if i else 0
    last = begin + len(lowered[begin : quantity.start].rstrip(" :"))
    titled = ":" in lowered[last : quantity.start] and "/" not in lowered[quantity.start : quantity.end]
    for breaks, headed in ((grammar.CLAUSE_BREAK, True), (grammar.ITEM_BREAK, False)):
        if not headed and quantity.unit not in grammar.BARE_UNITS and not same_noun(lowered[begin:last], quantity.unit):
            continue
        start = begin
        for match in breaks.finditer(lowered, begin, last):
            if match[0] not in (",", "và") or not together(lowered, begin, start, match):
                start = match.end()
        lead = grammar.LEAD.match(printed[start:last])
        start += lead.end() if lead else 0
        while start < last and lowered[start] in " ,;:-":
            start += 1
        said = grammar.TRAIL.sub("", lowered[start:last].removesuffix(" có"))
        own = grammar.DATED.sub("", grammar.EACH_TIME.sub("", grammar.BY_YEAR.sub("", grammar.FROM.sub("", said))))
        for brought in grammar.BRINGING.finditer(own):
            if own.startswith(f"{quantity.unit} ", brought.end()):
                start, own = start + brought.end(), own[brought.end() :]
                break
        if headed and not (grammar.SUBJECT_HEAD.match(own) or (titled and 1 < len(own.split()) < 12 and not grammar.BODY.match(own))):
            continue
        if not headed and (
            len(own) < 2 or len(own.split()) > 10 or grammar.BODY.match(own) or grammar.ACTION_EDGE.search(own) or re.search(r"\d$", own)
        ):
            continue
        measure = (_tidy_end if grammar.CHANGES.search(own) else _tidy)(printed[start : start + len(own)])
        if lowered.endswith("lên ", begin, quantity.start):
            measure = grammar.RAISE.sub("", measure)
        end = max(quantity.end, quantity.unit_end)
        if grammar.CHANGES.search(own):
            limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
            end = base_end(lowered, end, limit)
            measure = f"{measure} {printed[max(quantity.end, quantity.unit_end) : end].strip(' ,')}".strip()
        return Clause(start, end, measure, True) if len(measure) > 1 else None
    return None


def _more_of_them(lowered: str, printed: str, found: list[Quantity], i: int, limit: int) -> Clause | None:
    """The clause where the count before it grows by this one: `lập 318 đoàn tàu khách, tăng | 42 đoàn so với năm trước`."""
    quantity = found[i]
    if not i or quantity.share or quantity.measured or found[i - 1].share or not (found[i - 1].unit or "").startswith(quantity.unit or "-"):
        return None
    same = grammar.SAME_SUBJECT.fullmatch(lowered, max(found[i - 1].end, found[i - 1].unit_end), quantity.start)
    if not same or not same["verb"]:
        return None
    return _of_same(lowered, printed, quantity, _subject_before(lowered, printed, found, i), same, limit)


def _subject(lowered: str, printed: str, found: list[Quantity], i: int) -> str | None:
    """Of what a share is that opens with its predicate: the noun before it (`đường tỉnh từ 70% đạt …`), or that of its parent."""
    quantity = found[i]
    begin = max(found[i - 1].unit_end, found[i - 1].end) if i else 0
    window = lowered[begin : quantity.start]
    breaks = list(grammar.BREAK.finditer(window))
    start = begin + breaks[-1].end() if breaks else begin
    if (
        breaks
        and i == 0
        and not grammar.SAID.search(window)
        and not re.search(r"[;.:(]", window)
        and window.rstrip(" ,")
        and window[-2:] != ", "
    ):
        start = begin  # `Bác sĩ, dược sĩ, điều dưỡng 100% được …`
    lead = grammar.LEAD.match(printed[start : quantity.start])
    start += lead.end() if lead else 0
    own = grammar.TRAIL.sub("", printed[start : quantity.start]).strip()
    if own and (i == 0 or breaks):
        own = own.removesuffix(" có")
        return own if len(own) < 60 and not grammar.VERB.search(own.lower()) else None
    if not own and breaks and breaks[-1][0] == ":":
        before = printed[begin : begin + breaks[-1].start()]
        before = re.split(r"[;.,] ", before)[-1]
        lead = grammar.LEAD.match(before)
        owner = before[lead.end() if lead else 0 :].strip()
        return owner if 1 < len(owner) < 40 and len(owner.split()) <= 6 and not grammar.VERB.search(owner.lower()) else None
    if i and not own:
        parent = found[i - 1]
        if not parent.share:
            return things_of(lowered, printed, parent, quantity) if not parent.measured else None
        if grammar.PREDICATE.match(lowered, parent.end):
            return _subject(lowered, printed, found, i - 1)
        verb = grammar.VERB.search(lowered, parent.end + 2, quantity.start)
        subject = grammar.UPWARD_END.sub("", printed[parent.end : verb.start()].strip()) if verb else ""
        return subject if 1 < len(subject) < 70 and not re.search(r"[;.]", subject) else None
    return None


def _before(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    """The measure stands before the number: `Tỷ lệ … đạt trên 95%`."""
    quantity = found[i]
    base = i > 0 and is_base(lowered, found[i - 1])
    last = found[i - 1].start if base else quantity.start
    first = i - 2 if base else i - 1
    start = begin = max(found[first].end, found[first].unit_end) if first >= 0 else 0
    start = subject_start(lowered, printed, begin, last, follows=first >= 0)
    if turn := in_turn(lowered, printed, found, i):
        return Clause(quantity.start, max(quantity.end, quantity.unit_end), turn, True)
    if i and not base and first >= 0 and (same := grammar.SAME_SUBJECT.fullmatch(lowered, begin, last)):
        limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
        return _of_same(lowered, printed, quantity, _subject_before(lowered, printed, found, i), same, limit)
    if i and not base and grammar.MILESTONE.fullmatch(lowered, begin, last):
        earlier = _said_before(lowered, printed, found, i)  # `đến năm 2024, 61% …; đến năm 2029 đạt | 76%`
        return Clause(quantity.start, max(quantity.end, quantity.unit_end), earlier, True)
    if first >= 0 and not base and lowered[begin:last].rstrip().endswith((";", ".")):
        return Clause(quantity.start, max(quantity.end, quantity.unit_end), "", True)  # what stands before is said of another
    lead = grammar.LEAD.match(printed[start:last])
    start += lead.end() if lead else 0
    while start < last and lowered[start] in " ,;:-(":
        start += 1
    lead = grammar.LEAD.match(printed[start:last])
    start += lead.end() if lead else 0
    said = grammar.YEARLY.sub("", grammar.BY_THEN.sub("", grammar.STRIVING.sub("", printed[start:last])))
    measure = _tidy(grammar.DATED.sub("", grammar.BY_RULE.sub("", grammar.FROM.sub("", grammar.TRAIL.sub("", said)))))
    if base or lowered.startswith("lên ", last - 4) or grammar.FROM.search(printed[start:last].rstrip()):
        measure = grammar.RAISE.sub("", measure)
    below = quantity.comparator == "lt" and quantity.unit == "%" and grammar.LOWERING.search(lowered, start, last) is not None
    by = quantity.share and grammar.CHANGED_AT.match(measure) and not grammar.REACHED.search(lowered, start, last)
    measure = grammar.REACHER.sub("", measure if by else grammar.HELD.sub("", measure))
    if quantity.share:
        measure = grammar.MAKING.sub("", measure)
    measure = grammar.HOLDING.sub("", each) if (each := grammar.EACH.sub("", measure)) != measure else measure
    if base or below or grammar.REACHED.search(lowered, start, last):
        measure = grammar.LOWER.sub("", grammar.TRAIL.sub("", grammar.CHANGES.sub("", measure)))
    if quantity.measured or measure.lower().startswith("xây dựng lực lượng"):
        measure = grammar.DOING.sub("", measure)
    if quantity.measured and grammar.EXTENT.match(quantity.unit or ""):
        measure = grammar.WORKS.sub("", measure)
    end, subject = max(quantity.end, quantity.unit_end), ""
    times = quantity.unit == "lần" and lowered.endswith("tăng lên ", start, last)  # by how much, where `tăng lên 80%` is a level
    changed = grammar.CHANGES.search(lowered, start, last - len("lên ") if times else last)
    over = _over(lowered, quantity)
    if not (base or below) and len(measure.split()) > 1 and (changed or over or grammar.CHANGED_AT.match(measure)):
        limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
        verb = printed[changed.start(1) : changed.end(1)] if changed else "vượt" if over else ""
        if over:
            _by(lowered, quantity)
        end = over.end() if over else base_end(lowered, end, limit)
        against = printed[max(quantity.end, quantity.unit_end) : end].strip(" ,")
        if changed and grammar.CHANGES.search(measure.lower()):
            verb = ""
        subject = grammar.CHANGES.sub("", measure).rstrip(" :")
        measure = " ".join(
            part for part in (measure if not verb and changed else measure.removesuffix(" " + verb).rstrip(" :"), verb, against) if part
        )
    if i and not base and grammar.AT.match(measure) and not found[i - 1].share and found[i - 1].unit == quantity.unit:
        measure = f"{_said_before(lowered, printed, found, i)} {measure}"  # `Chờ khám không quá 30 phút; ở xã không quá 20 phút`
    elif i and not base and quantity.share and found[i - 1].share and grammar.AT.match(measure):
        elsewhere = grammar.SAID_AT.fullmatch(_said_before(lowered, printed, found, i))
        measure = f"{elsewhere[1]} {measure}" if elsewhere else measure  # `thu gom rác ở phố đạt 95%, ở thôn 80%`
    return Clause(start, end, _tidy_end(grammar.SPOKEN.sub(" ", measure)), True, _tidy_end(grammar.SPOKEN.sub(" ", subject)))


def _of_same(lowered: str, printed: str, quantity: Quantity, subject: str, same: re.Match[str], limit: int) -> Clause:
    """The clause of a quantity that says more of the measure `subject` before it: `đạt 312 tỷ đồng, bằng | 108% dự toán`."""
    after = max(quantity.end, quantity.unit_end)
    over = _over(lowered, quantity)
    if over:
        _by(lowered, quantity)
    verb = "vượt" if over else printed[same.start("verb") : same.end("verb")] if same["verb"] else ""
    end = over.end() if over else base_end(lowered, after, limit) if verb else after
    against = printed[after:end].strip(" ,")
    return Clause(quantity.start, end, _tidy_end(" ".join(part for part in (subject, verb, against) if part)), True, subject)


def _over(lowered: str, quantity: Quantity) -> re.Match[str] | None:
    """What a quantity goes beyond: `vượt (ít nhất) 5% | kế hoạch`."""
    beyond = lowered.startswith("vượt", quantity.start) or lowered.endswith("vượt ", 0, quantity.start)
    return grammar.OVER.match(lowered, quantity.end) if beyond else None


def _by(lowered: str, quantity: Quantity) -> None:
    """Read `vượt 5% kế hoạch` as a change by 5%: the verb is no comparator."""
    if quantity.comparator == "gt" and not re.match(r"vượt (?:trên|hơn|quá|từ)", lowered[quantity.start : quantity.end]):
        quantity.comparator = "eq"


def is_base(lowered: str, quantity: Quantity) -> bool:
    """Whether it is where a change starts from: `từ 60% lên 75%`."""
    after = max(quantity.end, quantity.unit_end)
    return grammar.BASE.match(lowered, after) is not None and "từ" in lowered[max(0, quantity.start - 4) : quantity.end]


def _shared_predicate(lowered: str, printed: str, found: list[Quantity], i: int, end: int) -> str | None:
    """The predicate of the next quantity in a list, if this one's subject has none of its own."""
    if i + 1 >= len(found):
        return None
    following = found[i + 1]
    if not grammar.JOIN.fullmatch(lowered[end : following.start]) or re.search(r";|trong đó|riêng", lowered[end : following.start]):
        return None
    stop = clause_end(lowered, following.end, found[i + 2].start if i + 2 < len(found) else len(lowered))
    verb = grammar.VERB.search(lowered, following.end, stop)
    if verb and verb.start() - following.end < 2:
        return None  # `…, trong đó 60% trả lời trước hạn`: a predicate of its own
    if verb:
        return printed[verb.start() : stop].strip()
    return _shared_predicate(lowered, printed, found, i + 1, stop)


def _tidy(measure: str) -> str:
    measure = grammar.SPACE.sub(" ", measure).strip(" ,;:.-/=").removeprefix("là ")
    if measure.endswith(")") and measure.count(")") > measure.count("("):
        measure = measure[:-1]
    return grammar.LOOSE_END.sub("", measure)


def _tidy_end(measure: str) -> str:
    return grammar.SPACE.sub(" ", measure).strip(" ,;:.…-/=")
