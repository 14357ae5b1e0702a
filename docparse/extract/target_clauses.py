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
    measured   SUBJECT (đạt | không quá) N UNIT           `thời gian chờ không quá 20 phút`: the subject
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.extract.quantities import Quantity
from docparse.extract.target_words import WORDS, any_of

_STOP = re.compile(any_of("stop"))
_VERB = re.compile(rf"(?<!\w)(?:{any_of('verb')})(?!\w)")
_LEAD = re.compile(rf"^(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/-](?=\s)|\(?\d+[.)]|\(?[a-zđ]\)|\s)*(?:(?:{any_of('lead')})\s+)*", re.I)
_TRAIL = re.compile(rf"(?:,|:|;|\s|-|\b(?:{any_of('trail')})\b)+$", re.I)
_JOIN = re.compile(r"(?:,? ?và|,|;|,? ?trong đó(?: có)?|,? ?với|,? ?đồng thời|hoặc|:|-|,? ?có| có| đạt|phấn đấu| )*+")
_REST = re.compile(
    r"[ ,]*(?:(?:vào|trong|đến|tới|so với|mỗi|hằng|hàng|trở|năm)(?!\w)|[/().;,]"
    r"|(?:kế hoạch|chỉ tiêu)(?: năm| giao| được giao| đề ra)?\s*$|$)"
)
_CHANGE = re.compile(r"(?<!\w)((?:cắt giảm|giảm|tăng|nâng)(?: thêm| tối thiểu| ít nhất| bình quân)?) $")
CHILD = re.compile(r"(?<!\w)(?:trong đó|riêng)(?!\w)")
"""What stands between a target and one that is a part of it."""
_PREDICATE = re.compile(
    r" ?(?:(?:được|đạt|có|tham gia|thực hiện|hoàn thành|đăng ký|trả lời|sử dụng|chấp hành|xếp loại|nộp|biết|tốt nghiệp|là|không)(?!\w)"
    r"|(?:khá|giỏi|tốt)(?!\w))"
)
_PREDICATE_IN = re.compile(rf"(?<!\w)(?:{any_of('verb')})(?!\w)")
_BREAK = re.compile(r"[;.:](?=\s)|, ?|\(|(?<!\w)(?:trong đó|riêng|và)(?!\w)")
_LOOSE_END = re.compile(r"(?:[ ,;]+(?:cho|của|với|tại|và|(?<![Nn]hà )ở|về|giảm|tăng|có))+$")
_ANOTHER = re.compile(rf" ?(?:{any_of('verb')}|báo cáo|kiểm tra|riêng|phấn đấu|vận động|hằng|hàng|mỗi|giảm|tăng|số|t[ỷỉ] lệ)(?!\w)")
_DATED = re.compile(
    r"(?: (?:đến|tới|tính đến)(?: hết| ngày| cuối)* [\d/.-]{4,10}|(?<! với)(?: trong| vào| đến| đến cuối| đến hết)? năm \d{4}"
    r"| (?:giai đoạn|5 năm|thời kỳ|nhiệm kỳ) \d{4} ?- ?\d{4})$"
)
_NEW_SUBJECT = re.compile(
    r"[;.](?=\s)|, ?(?=t[ỷỉ] lệ|số|tăng|giảm|trong đó|phấn đấu|mức|vận động|huy động|thu|đóng góp)|: ?(?=t[ỷỉ] lệ)| và (?=t[ỷỉ] lệ|số)"
    r"| (?:với|có) (?=tổng (?:vốn|số|kinh phí|diện tích|mức|giá trị|trị giá))"
)
_UPWARD_END = re.compile(r" trở lên$")
_LEAST = re.compile(r"ít nhất|tối thiểu|không dưới|≥|>|không thấp")
_SCALE = re.compile(r"(?<!\w)(?:loại|khá|tốt|bình|hạng|bậc|cấp|cấp [^\W\d_]+|mức|sao|mức độ|nhiệm vụ|tiên tiến|[a-d]|\d)$", re.I)
"""What `trở lên` goes with other than the number: `xếp loại khá trở lên`."""
_COMPARED = re.compile(r"không quá|tối đa|không vượt|dưới|ít hơn|không quá")
_OF_ALL = re.compile(r" ?\(\d+ ?/ ?\d+\) (?=[^\W\d])")
"""`100% (25/25) chi bộ`: the numbers of which it is the share."""
_COUNT_HEAD = re.compile(r"(?:^|[;.] )(?:[-+*•–]|\(?[a-zđ\d]+[.)]| )*(?:số|tổng số|số lượng)(?!\w)[^;.]*: *$")
_SAID_OF = re.compile(r"(?:đạt|là|còn|lên|khoảng|mức|xuống) *$")
TIME = re.compile(r"(?:giờ|phút|ngày|tháng|năm|tuần|giây)")
_OF_WHOLE = re.compile(r" ?(?:tổng |dân số|dự toán|kế hoạch|số (?:vụ|việc|hộ|lượt|ca|tiền))(?!\w)?")
"""What a share is taken of: the measure is then what stands before (`Tỷ lệ nợ đạt dưới 3% tổng dư nợ`)."""
_RATE_OF = re.compile(
    r"(?:^|[;.,] |phấn đấu (?:đạt )?)(?:[-+*•–]|\(?[a-zđ\d]+[.)]| )*(?:t[ỷỉ] (?:lệ|trọng)|tổng mức|tốc độ|độ che phủ|mức)(?!\w)[^;.]*"
    r"(?<!\w)(?:đạt|bằng|chiếm|là) *$"
)
"""A rate with its verb: what follows its number is what it is taken of (`tổng mức đầu tư đạt | 46% GDP`)."""
_MEASURED_BEFORE = re.compile(
    r"(?:(?<!\w)(?:đạt|bằng|chiếm) *$|(?:^|[;.] )(?:[-+*•–]|\(?[a-zđ\d]+[.)]| )*(?:t[ỷỉ] lệ|tổng|số|mức|tốc độ)[^;.]*$)"
)
_NEXT_VERB = re.compile(r"[,;] ?(?:và )?(?:[^\W\d]+ ){1,5}(?<!và )(?<!hoặc )$|[,;] ?$")
_BASE = re.compile(r" ?(?:\([^)]*\) ?|(?:vào |trong )?năm \d{4} )?(?:tăng |giảm )?(?:lên|xuống|còn)(?!\w)")
_SPACE = re.compile(r"\s+")
_SUBJECT_HEAD = re.compile(rf"(?:{any_of('counted_head')}) [^\W\d]")
"""How a noun phrase opens that names what is counted: `Số hội viên mới | 45 hội viên`."""
_CLAUSE_BREAK = re.compile(r"[;.](?=\s)|: |\(|(?<!\w)trong đó(?: có)?(?!\w)")
_ITEM_BREAK = re.compile(r"[;.,](?=\s)|: |\(|(?<!\w)(?:trong đó|riêng|và|có|thêm|được|cho|tại|ở|từ)(?!\w)")
_BODY = re.compile(rf"(?:{any_of('doer')})(?!\w)")
"""Who has to reach a number is not what is counted: `mỗi xã | 02 mô hình`."""
_ACTION = re.compile(rf"(?<!\w)(?:{any_of('make')}|{any_of('verb')}|{any_of('action')})(?!\w)")
_OF_PARENT = re.compile(r"[^;.]*(?<!\w)trong đó(?: có)? ?")
_APART = re.compile(r"(?:^|[,;(] ?)(?:đối với|riêng|với) |(?<!\w)riêng ")
"""Before a subject that is set apart: `…, đối với hội viên nữ | 90%`."""
_MILESTONE = re.compile(r"[^;]*[;,] ?(?:và )?(?:đến (?:cuối |hết )?)?năm(?: \d{4})?,? ?(?:phấn đấu |đạt |là |tăng lên |lên )*")
"""Between two levels of one measure, all that stands is the year of the second."""
_RAISE = re.compile(r"^nâng (?=t[ỷỉ] lệ|mức|số|tổng|độ)", re.I)
_SECOND_VERB = re.compile(rf", (?:{any_of('verb')}|ghi|báo cáo|để|do|mỗi)(?!\w)")
"""After counted things, what else is done or said of them: `120 cán bộ kiểm tra | , có phiên dịch`."""
_DOING = re.compile(r"^(?:vận động(?: đóng góp)?|quyên góp|rút(?: ngắn)?) (?=[^\W\d])", re.I)
_EACH_TIME = re.compile(r" (?:mỗi|một) (?:ngày|tuần|tháng|quý|năm|đợt|kỳ)[ .,;]*$")
_BARE_UNITS = frozenset(WORDS["bare_unit"])
"""Units that say nothing by themselves: `trâu | 3.500 con`."""
_CHANGES = re.compile(r"(?<!\w)(giảm|tăng|vượt)(?: thêm| bình quân| trung bình)? *$")
_CHANGED_AT = re.compile(r"(?:cắt giảm|giảm|tăng|rút ngắn)(?!\w)", re.I)
_BASE_OF = re.compile(r",? ?so với (?:(?! theo | nhằm| để | trong đó)[^;.,()])+")
"""What a change is measured against: it belongs to the measure."""
_OVER = re.compile(r" (?:dự toán|kế hoạch|chỉ tiêu|mức|định mức)(?!\w)[^;.,(]*")


@dataclass(slots=True)
class Clause:
    """The surface `start:end` of a quantity within its sentence, and its measure; `carried`: part of it stands elsewhere."""

    start: int
    end: int
    measure: str
    carried: bool = False


def cut(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    """The clause of quantity `i` among those `found` in the sentence."""
    quantity = found[i]
    limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
    end = _end(lowered, quantity.end, limit, quantity.share)
    after = quantity.unit_end if quantity.measured else quantity.end
    if (
        not quantity.share
        and i + 1 < len(found)
        and end > quantity.unit_end
        and (match := _NEXT_VERB.search(lowered, quantity.unit_end, limit))
    ):
        end = min(end, match.start())
    if not quantity.share:
        subject = limit < len(lowered) and not lowered[end:limit].strip()  # of the next quantity
        end = _end_of_count(lowered, quantity.unit_end, end, subject)
    body = lowered[max(quantity.end, 0 if quantity.share else quantity.unit_end) : end]
    if len(body.strip(" ,.;:)")) < 2 or _is_rest(body):
        measured = quantity.share or quantity.measured
        if (
            measured
            or _SAID_OF.search(lowered[: quantity.start])
            or _COUNT_HEAD.search(lowered[: quantity.start])
            or _COMPARED.match(lowered, quantity.start)
        ):
            clause = _before(lowered, printed, found, i)
            if len(clause.measure) > 3 or measured:
                return clause
    named = _counted_before(lowered, printed, found, i, body)
    if named:
        return named
    points = quantity.unit == "điểm" and not lowered[quantity.unit_end : end].replace("trở lên", "").strip(" ,.;")
    if points or (quantity.measured and TIME.match(quantity.unit or "")):
        return _before(lowered, printed, found, i)
    before = lowered[: quantity.start]
    if quantity.share and ((_OF_WHOLE.match(body) and _MEASURED_BEFORE.search(before)) or _RATE_OF.search(before)):
        clause = _before(lowered, printed, found, i)
        if len(clause.measure) > 3:
            return clause
    start, change = quantity.start, ""
    if match := _CHANGE.search(lowered[: quantity.start]):
        start, change = match.start(1), printed[match.start(1) : match.end(1)] + " "
        end = _base_end(lowered, end, limit)
    measure, carried = change + _OF_ALL.sub("", printed[after:end]).strip(), False
    part = i > 0 and quantity.share and _OF_PARENT.fullmatch(lowered, max(found[i - 1].end, found[i - 1].unit_end), quantity.start)
    if quantity.share and not change and (_PREDICATE.match(body) or (part and _VERB.match(body.lstrip()))):
        owner = _subject(lowered, printed, found, i)
        if owner:
            measure, carried = f"{owner} {measure}", True
    elif quantity.share and not _VERB.search(body):
        tail = _shared_predicate(lowered, printed, found, i, end)
        if tail:
            measure, carried = f"{_UPWARD_END.sub('', measure.strip())} {tail}", True
            if _UPWARD_END.search(printed[after:end].strip()) and quantity.comparator == "eq":
                quantity.comparator = "ge"
        elif match := re.search(
            r"(?:việc|đẩy mạnh|tăng cường) ((?:việc )?[^,;.]{8,120}?) (?:tại|ở|đối với|cho|với) $", lowered[: quantity.start]
        ):
            verb = printed[match.start(1) : match.end(1)]
            measure, carried = f"{measure.strip()} {verb.removeprefix('việc ').strip()}", True
    said = lowered[quantity.start : quantity.end]
    if quantity.comparator in ("ge", "eq") and not _LEAST.match(said) and "trở lên" not in said:
        upward = re.search(r" trở lên(?!\w)", measure)
        ends = upward is not None and (upward.end() == len(measure) or _PREDICATE.match(measure.lower(), upward.end()) is not None)
        ends = ends and upward is not None and not re.search(r"(?<!\w)từ \d", measure[: upward.start()])
        if upward and (said.startswith("từ") or (ends and not _SCALE.search(measure[: upward.start()]))):
            measure = measure[: upward.start()] + measure[upward.end() :]
            quantity.comparator = "ge"
    if not quantity.share:
        measure = _EACH_TIME.sub("", measure)
    return Clause(start, end, _tidy(measure), carried)


def _base_end(lowered: str, end: int, limit: int) -> int:
    """Where a change ends with what it is measured against (`… so với năm 2022`), at most at `limit`."""
    base = _BASE_OF.match(lowered, end)
    return min(base.end(), limit) if base and base.end() - end < 90 else end


def _counted_before(lowered: str, printed: str, found: list[Quantity], i: int, body: str) -> Clause | None:
    """The clause where what is counted stands before the number and only its unit after it (`học sinh giỏi cấp tỉnh 25 em`)."""
    quantity = found[i]
    if quantity.share or quantity.measured or _EACH_TIME.sub("", body.replace("trở lên", "")).strip(" ,.;:)-/"):
        return None
    begin = max(found[i - 1].end, found[i - 1].unit_end) if i else 0
    for breaks, headed in ((_CLAUSE_BREAK, True), (_ITEM_BREAK, False)):
        if not headed and quantity.unit not in _BARE_UNITS:
            continue
        start = begin
        for match in breaks.finditer(lowered, begin, quantity.start):
            start = match.end()
        lead = _LEAD.match(printed[start : quantity.start])
        start += lead.end() if lead else 0
        while start < quantity.start and lowered[start] in " ,;:-":
            start += 1
        own = _TRAIL.sub("", lowered[start : quantity.start])
        if headed and not _SUBJECT_HEAD.match(own):
            continue
        if not headed and (len(own) < 2 or len(own.split()) > 10 or _BODY.match(own) or _ACTION.search(own) or re.search(r"\d$", own)):
            continue
        measure = _tidy(printed[start : start + len(own)])
        return Clause(start, max(quantity.end, quantity.unit_end), measure, True) if len(measure) > 1 else None
    return None


def _end_of_count(lowered: str, start: int, end: int, followed: bool) -> int:
    """Where the clause of counted things ends: at a colon, and where another quantity follows, at the comma that opens its subject."""
    colon = lowered.find(": ", start, end)
    end = colon if colon >= 0 else end
    if predicate := _SECOND_VERB.search(lowered, start, end):
        end = predicate.start()
    comma = lowered.find(", ", start, end) if followed else -1
    return comma if comma >= 0 and lowered.count(" ", comma + 2, end) >= 2 else end


def _subject(lowered: str, printed: str, found: list[Quantity], i: int) -> str | None:
    """Of what a share is that opens with its predicate: the noun before it (`đường tỉnh từ 70% đạt …`), or that of its parent."""
    quantity = found[i]
    begin = max(found[i - 1].unit_end, found[i - 1].end) if i else 0
    window = lowered[begin : quantity.start]
    breaks = list(_BREAK.finditer(window))
    start = begin + breaks[-1].end() if breaks else begin
    lead = _LEAD.match(printed[start : quantity.start])
    start += lead.end() if lead else 0
    own = _TRAIL.sub("", printed[start : quantity.start]).strip()
    if own and (i == 0 or breaks):
        return own if len(own) < 60 and not _VERB.search(own.lower()) else None
    if not own and breaks and breaks[-1][0] == ":":
        before = printed[begin : begin + breaks[-1].start()]
        before = re.split(r"[;.,] ", before)[-1]
        lead = _LEAD.match(before)
        owner = before[lead.end() if lead else 0 :].strip()
        return owner if 1 < len(owner) < 40 and len(owner.split()) <= 6 and not _VERB.search(owner.lower()) else None
    if i and not own:
        parent = found[i - 1]
        if not parent.share:
            return None
        if _PREDICATE.match(lowered, parent.end):
            return _subject(lowered, printed, found, i - 1)
        verb = _PREDICATE_IN.search(lowered, parent.end, quantity.start)
        subject = _UPWARD_END.sub("", printed[parent.end : verb.start()].strip()) if verb else ""
        return subject if 1 < len(subject) < 70 and not re.search(r"[;.]", subject) else None
    return None


def _end(lowered: str, start: int, limit: int, share: bool = True) -> int:
    """Where the clause that begins at `start` ends, at most at `limit` (the next quantity)."""
    position = start
    verb = _VERB.search(lowered, start, limit)
    while match := _STOP.search(lowered, position, limit):
        listed = share and match[0].strip() == ";" and match.end() < limit == len(lowered) and "," in lowered[start : match.start()]
        if listed and (verb is None or verb.start() >= match.start()) and not _ANOTHER.match(lowered, match.end()):
            position = match.end()
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
        for joint in _JOIN.finditer(lowered, start, limit):
            if joint.end() == limit:
                break
        if joint is not None and joint.end() == limit:
            end = joint.start()
    body = lowered[start:end].rstrip(" ,;:.-")
    end = start + len(body)
    opening = body.rfind("(")
    aside = body.endswith(")") and len(body) - opening > 45
    if opening > 0 and (aside or ")" not in body[opening:]):
        end = start + len(body[:opening].rstrip())
    return end


def _is_rest(body: str) -> bool:
    """Whether what follows the number says only when, or compared with what."""
    return _REST.match(body) is not None and not _OF_ALL.match(body)


def _before(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    """The measure stands before the number: `Tỷ lệ … đạt trên 95%`."""
    quantity = found[i]
    base = i > 0 and is_base(lowered, found[i - 1])
    last = found[i - 1].start if base else quantity.start
    first = i - 2 if base else i - 1
    start = begin = max(found[first].end, found[first].unit_end) if first >= 0 else 0
    window = lowered[start:last]
    for match in _NEW_SUBJECT.finditer(window):
        start = begin + match.end()
    if first >= 0 and start == begin and (apart := re.search(r", ?|\(", lowered[start:last])):
        start += apart.end()
    for alone in _APART.finditer(lowered, begin, last):
        start = max(start, alone.end())
    if i and not base and _MILESTONE.fullmatch(lowered, begin, last):
        earlier = cut(lowered, printed, found, i - 1).measure  # `đến năm 2024, 61% …; đến năm 2029 đạt | 76%`
        return Clause(quantity.start, max(quantity.end, quantity.unit_end), earlier, True)
    lead = _LEAD.match(printed[start:last])
    start += lead.end() if lead else 0
    while start < last and lowered[start] in " ,;:-":
        start += 1
    measure = _tidy(_DATED.sub("", _TRAIL.sub("", printed[start:last])))
    if base or lowered.startswith("lên ", last - 4):
        measure = _RAISE.sub("", measure)
    if quantity.measured:
        measure = _DOING.sub("", measure)
    end = max(quantity.end, quantity.unit_end)
    changed = _CHANGES.search(lowered, start, last)
    over = _OVER.match(lowered, quantity.end) if lowered.startswith("vượt", quantity.start) else None
    if len(measure.split()) > 1 and (changed or over or _CHANGED_AT.match(measure)):
        limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
        verb = printed[changed.start(1) : changed.end(1)] if changed else "vượt" if over else ""
        end = over.end() if over else _base_end(lowered, end, limit)
        against = printed[max(quantity.end, quantity.unit_end) : end].strip(" ,")
        measure = " ".join(part for part in (measure.removesuffix(" " + verb), verb, against) if part)
    return Clause(start, end, _tidy_end(measure), True)


def is_base(lowered: str, quantity: Quantity) -> bool:
    """Whether it is where a change starts from: `từ 60% lên 75%`."""
    after = max(quantity.end, quantity.unit_end)
    return _BASE.match(lowered, after) is not None and "từ" in lowered[max(0, quantity.start - 4) : quantity.end]


def _shared_predicate(lowered: str, printed: str, found: list[Quantity], i: int, end: int) -> str | None:
    """The predicate of the next quantity in a list, if this one's subject has none of its own."""
    if i + 1 >= len(found):
        return None
    following = found[i + 1]
    if not _JOIN.fullmatch(lowered[end : following.start]) or re.search(r";|trong đó|riêng", lowered[end : following.start]):
        return None
    stop = _end(lowered, following.end, found[i + 2].start if i + 2 < len(found) else len(lowered))
    verb = _VERB.search(lowered, following.end, stop)
    if verb and verb.start() - following.end < 2:
        return None  # `…, trong đó 60% trả lời trước hạn`: a predicate of its own
    if verb:
        return printed[verb.start() : stop].strip()
    return _shared_predicate(lowered, printed, found, i + 1, stop)


def _tidy(measure: str) -> str:
    measure = _SPACE.sub(" ", measure).strip(" ,;:.-/").removeprefix("là ")
    if measure.endswith(")") and measure.count(")") > measure.count("("):
        measure = measure[:-1]
    return _LOOSE_END.sub("", measure)


def _tidy_end(measure: str) -> str:
    return _SPACE.sub(" ", measure).strip(" ,;:.-/")
