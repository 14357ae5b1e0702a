"""The clause of a quantity: a sentence and its quantities in; surface, measure, and the reasons why it is no aim, out.

The surface is the smallest clause with the number; the measure is the surface without number and comparator. A predicate that
stands once for several quantities (`40% tập thể và 20% cá nhân được tặng …`) belongs to the measure of each.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from docparse.extract.quantities import COMPARATOR, NUMBER, Quantity, compare, parse_number

WORDS: dict[str, Any] = tomllib.loads(files("docparse.extract").joinpath("target_words.toml").read_text(encoding="utf-8"))


def _any(name: str) -> str:
    return "|".join(WORDS[name])


AIM = re.compile(_any("aim"))
_STRONG_AIM = re.compile(_any("strong_aim"))
_CONDITION = re.compile(_any("condition"))
_RESULT = re.compile(_any("result"))
_ERRAND = re.compile(_any("errand"))
_STOP = re.compile(_any("stop"))
_VERB = re.compile(rf"(?<!\w)(?:{_any('verb')})(?!\w)")
_LEAD = re.compile(rf"^(?:[-+*•–]|\(?\d+[.)]|\(?[a-zđ]\)|\s)*(?:(?:{_any('lead')})\s+)*", re.I)
_TRAIL = re.compile(rf"(?:,|:|;|\s|-|\b(?:{_any('trail')})\b)+$", re.I)
_JOIN = re.compile(r"(?:,? ?và|,|;|,? ?trong đó(?: có)?|,? ?với|,? ?đồng thời|hoặc|:|-|,? ?có| có| đạt|phấn đấu| )*+")
_NUMBER_OF = re.compile(
    r"(?:số|năm|tháng|ngày|điều|khoản|điểm|lần thứ|kh[óo][áa]|thứ|đợt|cấp|mức độ|đề án|quyết định|có từ|từ|tuổi|mỗi|cả|hạng|trong|\() ?$"
)
_REST = re.compile(
    r"[ ,]*(?:(?:vào|trong|đến|tới|so với|mỗi|hằng|hàng|trở|năm)(?!\w)|[/().;,]"
    r"|(?:kế hoạch|chỉ tiêu)(?: năm| giao| được giao| đề ra)?\s*$|$)"
)
_CHANGE = re.compile(r"(?<!\w)((?:giảm|tăng|nâng)(?: thêm| tối thiểu| ít nhất| bình quân)?) $")
_SAID_BEFORE = re.compile(r"(?:đạt|là|:|còn|lên|khoảng|mức|xuống) *$")
_NEXT_VERB = re.compile(r"[,;] ?(?:và )?(?:[^\W\d]+ ){1,5}(?<!và )(?<!hoặc )$|[,;] ?$")
_BASE = re.compile(r" ?(?:\([^)]*\) ?|(?:vào |trong )?năm \d{4} )?(?:tăng |giảm )?(?:lên|xuống|còn)(?!\w)")
_REMARK = re.compile(r"\((?:[^()]*(?:so với|tăng|giảm|cùng kỳ|thực hiện|năm 20\d\d (?:đạt|là)|kết quả|hiện|kế hoạch|chiếm))?[^()]*$")
_SPACE = re.compile(r"\s+")
_COUNTED = re.compile(r"\d (?:[^\W\d])")
_COUNT = re.compile(
    rf"(?<!\w)(?:(?:{COMPARATOR}) ?)?(?<![\d.,/-])(?P<a>{NUMBER})(?: ?(?:-|đến|tới) ?(?P<b>{NUMBER}))?"
    rf" (?P<unit>(?:{_any('thing')})(?: ?/ ?(?:[\d.]+ ?)?[^\W\d]{{2,6}}(?: đất|vị)?)*)"
    rf"(?!\w)(?P<up> ?trở lên)?(?P<down> ?trở xuống)?"
)


@dataclass(slots=True)
class Clause:
    """The surface `start:end` of a quantity within its sentence, and its measure; `carried`: part of it stands elsewhere."""

    start: int
    end: int
    measure: str
    carried: bool = False


def find_counts(lowered: str, shares: list[Quantity], specific: bool) -> list[Quantity]:
    """Counted things (`ít nhất 01 mô hình`). Outside sections of aims only those with `ít nhất` or `tối thiểu`."""
    out: list[Quantity] = []
    if not _COUNTED.search(lowered):
        return out
    for match in _COUNT.finditer(lowered):
        comparator = compare(match)
        if any(share.start <= match.start() < share.end for share in shares):
            continue
        before = lowered[max(0, match.start() - 30) : match.start()]
        if not specific and comparator not in ("ge", "range"):
            continue
        if _NUMBER_OF.search(before) and not match["b"]:
            continue
        if (match["up"] or match["down"]) and not (specific and re.search(r"đồng|triệu|tỷ", match["unit"])):
            continue
        value, top = parse_number(match["a"]), parse_number(match["b"]) if match["b"] else None
        if value is None or (top is not None and top < value):
            continue
        end = match.start("unit") - 1
        out.append(Quantity(match.start(), end, comparator, value, top, match["unit"], match.end()))
    return out


def cut(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    """The clause of quantity `i` among those `found` in the sentence."""
    quantity = found[i]
    limit = found[i + 1].start if i + 1 < len(found) else len(lowered)
    end = _end(lowered, quantity.end, limit, quantity.share)
    if (
        not quantity.share
        and i + 1 < len(found)
        and end > quantity.unit_end
        and (match := _NEXT_VERB.search(lowered, quantity.unit_end, limit))
    ):
        end = min(end, match.start())
    body = lowered[max(quantity.end, 0 if quantity.share else quantity.unit_end) : end]
    if len(body.strip(" ,.;:")) < 2 or _is_rest(body):
        measured = quantity.share or re.search(r"đồng|triệu|tỷ|/|^(?:ha|km|tấn|kg)$", quantity.unit or "")
        if measured or _SAID_BEFORE.search(lowered[: quantity.start]):
            return _before(lowered, printed, found, i)
    start, change = quantity.start, ""
    if match := _CHANGE.search(lowered[: quantity.start]):
        start, change = match.start(1), printed[match.start(1) : match.end(1)] + " "
    measure, carried = change + printed[quantity.end : end].strip(), False
    if quantity.share and not _VERB.search(body):
        tail = _shared_predicate(lowered, printed, found, i, end)
        if tail:
            measure, carried = f"{measure.strip()} {tail}", True
        elif match := re.search(
            r"(?:việc|đẩy mạnh|tăng cường) ((?:việc )?[^,;.]{8,120}?) (?:tại|ở|đối với|cho|với) $", lowered[: quantity.start]
        ):
            verb = printed[match.start(1) : match.end(1)]
            measure, carried = f"{measure.strip()} {verb.removeprefix('việc ').strip()}", True
    upward = re.search(r" (?:mới )?trở lên(?!\w)", measure) if quantity.comparator in ("ge", "eq") else None
    if upward and (lowered.startswith("từ", quantity.start) or upward.end() == len(measure)):
        measure = measure[: upward.start()] + measure[upward.end() :]
        quantity.comparator = "ge"
    return Clause(start, end, _tidy(measure), carried)


def _end(lowered: str, start: int, limit: int, share: bool = True) -> int:
    """Where the clause that begins at `start` ends, at most at `limit` (the next quantity)."""
    position = start
    verb = _VERB.search(lowered, start, limit)
    while match := _STOP.search(lowered, position, limit):
        if share and match[0].strip() == ";" and match.end() < limit and (verb is None or verb.start() >= match.start()):
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
    return _REST.match(body) is not None


def _before(lowered: str, printed: str, found: list[Quantity], i: int) -> Clause:
    """The measure stands before the number: `Tỷ lệ … đạt trên 95%`."""
    quantity = found[i]
    base = i > 0 and _is_base(lowered, found[i - 1])
    last = found[i - 1].start if base else quantity.start
    first = i - 2 if base else i - 1
    start = begin = found[first].end if first >= 0 else 0
    window = lowered[start:last]
    for match in re.finditer(r"[;.](?=\s)|, ?(?=t[ỷỉ] lệ|số|tăng|giảm|trong đó|phấn đấu|mức)|: ?(?=t[ỷỉ] lệ)| và (?=t[ỷỉ] lệ|số)", window):
        start = begin + match.end()
    lead = _LEAD.match(printed[start:last])
    start += lead.end() if lead else 0
    while start < last and lowered[start] in " ,;:-":
        start += 1
    measure = _TRAIL.sub("", printed[start:last])
    return Clause(start, max(quantity.end, quantity.unit_end), _tidy(measure), True)


def _is_base(lowered: str, quantity: Quantity) -> bool:
    """Whether it is where a change starts from: `từ 60% lên 75%`."""
    after = max(quantity.end, quantity.unit_end)
    return _BASE.match(lowered, after) is not None and "từ" in lowered[max(0, quantity.start - 4) : quantity.end]


def _shared_predicate(lowered: str, printed: str, found: list[Quantity], i: int, end: int) -> str | None:
    """The predicate of the next quantity in a list, if this one's subject has none of its own."""
    if i + 1 >= len(found):
        return None
    following = found[i + 1]
    if not _JOIN.fullmatch(lowered[end : following.start]) or ";" in lowered[end : following.start]:
        return None
    stop = _end(lowered, following.end, found[i + 2].start if i + 2 < len(found) else len(lowered))
    verb = _VERB.search(lowered, following.end, stop)
    if verb:
        return printed[verb.start() : stop].strip()
    return _shared_predicate(lowered, printed, found, i + 1, stop)


def _tidy(measure: str) -> str:
    return _SPACE.sub(" ", measure).strip(" ,;:.-/")


def refuse(lowered: str, clause: Clause, quantity: Quantity, specific: bool) -> str | None:
    """Why the quantity is no aim; None: it is one."""
    if len(clause.measure) < 4:
        return "no measure"
    begin = max(lowered.rfind(". ", 0, quantity.start), lowered.rfind("; ", 0, quantity.start)) + 1
    before = lowered[begin : quantity.start]
    around = lowered[begin : clause.end]
    if _is_base(lowered, quantity):
        return "base"
    remark = _REMARK.search(before)
    if (
        remark
        and (remark[0] != "(" or not specific)
        and (not specific or re.search(r"so với|tăng|giảm|cùng kỳ|thực hiện|kết quả|hiện|kế hoạch|chiếm|20\d\d", remark[0]))
    ):
        return "remark"
    if re.search(r"có t[ỷỉ] lệ|nếu|trường hợp|khi |đối với các .* có$", before[-60:]):
        return "condition"
    if _CONDITION.search(before[-60:] if specific else around.replace("đủ điều kiện", "")):
        return "condition"
    if _RESULT.search(before[-80:]) and not _STRONG_AIM.search(before[-80:]):
        return "result"
    if not specific:
        if not quantity.share and _ERRAND.search(around):
            return "errand"
        if not quantity.share and re.search(r"điểm|tiêu chí|tiêu chuẩn|phân loại|xếp loại|phải đạt|quy định tại", around):
            return "rule"
        said = lowered[quantity.start : quantity.end]
        if not _STRONG_AIM.search(before) and not _STRONG_AIM.search(said):
            return "no aim"
        if quantity.comparator in ("le", "lt") and not re.search(r"ph[ấầ]n đ[ấầ]u|mục tiêu|chỉ tiêu|giảm", around):
            return "rule"
    return None
