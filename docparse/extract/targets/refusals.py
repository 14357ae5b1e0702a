"""Why a quantity is no aim: its sentence and clause in; the reason out, or None.

What was achieved, conditions for an award, rates to pay, rules and single errands are no targets (contract, `targets`). In a section of
aims a quantity is one unless something says otherwise; elsewhere something must say that it is (`phấn đấu`, `tối thiểu`).
"""

from __future__ import annotations

import re

from docparse.extract.targets.clauses import Clause, is_base
from docparse.extract.targets.grammar import EXTENT, TIME
from docparse.extract.targets.quantities import Quantity
from docparse.extract.targets.words import any_of
from docparse.text.regex import regex

AIM = regex(any_of("aim"))
_STRONG_AIM = regex(any_of("strong_aim"))
_MAKE = regex(rf"(?<!\w)(?:{any_of('make')}) (?:(?:thêm|được|khoảng|từ|mới|lại|xong|dứt điểm) )*$")
_CHANGED = regex(r"(?<!\w)(?:giảm|nâng|tăng|rút)[^.;]{3,100} (?:xuống|còn|lên)(?: dưới| trên| khoảng)? *$")
_STRIVE = regex(r"ph[ấầ]n đ[ấầ]u[^,;.]{0,40}$")
_FEE = regex(any_of("fee"))
_WORKED = regex(r"(?:^|[,;.:] )(?:[^\W\d]+ ){1,5}$")
"""A short clause that comes to an extent: `rà phá bom mìn | 85 ha đất sản xuất`."""
_FOR = regex(r"[^\W\d]+ [^\W\d]+ cho $")
_PEOPLE = regex(rf"(?:{any_of('people')})(?!\w)")
"""Whom a task is done for."""
_OPENS_CLAUSE = regex(r"(?:^|[,;:] ?)(?:có |và )?$")
_REACHED = regex(r"(?<!\w)(?:biết|đạt|được|tham gia|hoàn thành|đăng ký|ký)(?!\w)")
_RAISED = regex(r"(?<!\w)(?:giải ngân|huy động|thu hút|vận động|quyên góp|cho vay|thu hồi|thu nợ|xử lý)(?: [^\W\d]+){0,3} $|(?<!\w)vay $")
"""What is done with money that is no payment."""
_CONDITION_SET = regex(any_of("condition_set"))
_CONDITION = regex(any_of("condition"))
_RESULT = regex(any_of("result"))
_ERRAND = regex(any_of("errand"))
_REMARK = regex(r"\((?:[^()]*(?:so với|tăng|giảm|cùng kỳ|thực hiện|năm 20\d\d (?:đạt|là)|kết quả|hiện|kế hoạch|chiếm))?[^()]*$")
_PROPOSED = regex(
    r"(?:tập thể|cá nhân|đơn vị|người|trường hợp|đối tượng) (?:được )?(?:đề nghị|xét|bình xét|khen)|để được (?:xét|khen|tặng|công nhận)"
)
"""The paragraph tells who may be proposed for an award: what it counts is a condition."""
_PRICE = regex(r"(?:nghìn |ngàn |triệu )?đồng ?/")
_BARRED = regex(r"(?<!\w)không (?:còn|có|để)(?: [^\W\d]+){0,6} $")
_FUNDING = regex(any_of("funding"))
"""Who pays how much of the cost: `ngân sách tỉnh hỗ trợ | 40%`."""
_RULE = regex(any_of("rule"))
_SUBSIDY = regex(r"(?<!\w)(?:được|nhà nước|ngân sách(?: [^\W\d]+){0,2}) (?:hỗ trợ|giảm|miễn)(?: (?:thêm|mức đóng|tối đa))* $")
"""Who is relieved of how much of a payment: `hộ nghèo được hỗ trợ | 30%`."""
_PRAISED = regex(r"(?<!\w)khen(?: thưởng)?(?: cho)? $")
_MADE_SO = regex(r"(?<!\w)(?:cao|rộng|dài|dày|sâu|cách|đường kính|khoảng cách|chiều (?:cao|rộng|dài))(?: [^\W\d]+)? $")
"""Before a length, how a thing has to be made: `lan can cao | tối thiểu 1,1 m`."""
_REACHING = regex(r"(?<!\w)(?:đạt|là|còn|lên|xuống|đến) $")
_HOLDS = regex(r"(?<!\w)(?:giữ vững|duy trì|hoàn thành(?: thêm)?|tăng thêm|củng cố|thực hiện|đạt thêm) (?:ít nhất )?$")
_DO = regex(
    rf"(?:(?:^|[;:,.] |(?<!\w)(?:{any_of('do_after')}) )(?:{any_of('do')})(?!\w)(?:(?: [^\W\d]+){{0,3}}|(?: [^\W\d]+){{0,6}} cho)"
    rf"|(?<!việc )(?<!công tác )(?<!\w)(?:{any_of('do')})(?!\w)(?: cho| thêm| mới| được| xong| lại| dứt điểm| đủ| sẵn){{0,2}}) $"
)
_DO_OFTEN = regex(rf"(?:{any_of('do')})(?!\w)[^;:.,]{{0,60}} $")
_POSTS = regex(r" (?:cấp phó|(?:phó|thứ) (?:chủ |giám |trưởng|tổng |hiệu |viện |cục |vụ |chánh )|[uủ][ỷyủ] viên (?:chuyên trách|thường))")
"""Posts of a body: how many it may have at most is a rule of its make-up."""
_BODIES = regex(r" (?:ban|phòng|vụ|khoa|tổ chức hành chính)(?!\w)")
_OF_VOTES = regex(r" (?:tổng )?số (?:được khen|đề nghị|phiếu|người được khen|khen|tiền thưởng|giải)(?!\w)")
"""What awards are shared out of, or votes counted of."""
_COST = regex(r"(?:tổng )?(?:mức đầu tư|kinh phí|dự toán)(?! [^;.]*toàn xã hội)(?!\w)")
"""What a project costs."""
_POINTS = regex(r"(?:[:=] ?|(?<!\w)(?:được|cộng|trừ|chấm|tính|thưởng) )\d[\d,]* ?điểm(?!\w)|tính điểm|thang điểm|điểm (?:cộng|trừ|thưởng)")
_HELD_OFTEN = regex(r"(?<!\w)(?:họp|giao ban|sinh hoạt|định kỳ|báo cáo|hội ý)(?!\w)")
_HOW_OFTEN = regex(r"(?:lần|buổi|đợt|lượt|cuộc|kỳ) ?/")
_TOLD = regex(any_of("told"))
_YEAR = regex(r"(?<!\w)năm ((?:19|20)\d\d)(?!\w)")
_SET_APART = regex(any_of("set_apart"))
_LEVEL_OF = regex(rf"(?:{any_of('level_of')})(?!\w)")
_AWARD = regex(r"khen thưởng|bằng khen|giấy khen|đề nghị (?:khen|tặng|xét)")
_STRIVING = regex(r"ph[ấầâáẩẫa]n đ[ấầâáẩẫa]u")
_MET = regex(
    r"(?<!\w)(?:đủ|đạt|đáp ứng|theo) (?:các )?(?:điều kiện|tiêu chuẩn)|tiêu chuẩn (?=an toàn|nông thôn|văn hóa|quốc gia)|bảo đảm điều kiện"
    r"|(?:giảm|tiết kiệm)[^;.]{0,40}(?:chi phí|kinh phí)"
)
"""What is met, not what is asked for: `85% thôn đạt tiêu chuẩn …`."""


_CONTENTS = regex(
    r" ?(?:(?:mục tiêu|ch[iỉ] tiêu|khâu đột phá|nhiệm vụ trọng tâm)(?!\w)"
    r"|(?:nhóm|nhiệm vụ|giải pháp|nội dung|trụ cột|phong trào|vấn đề|yêu cầu|lĩnh vực|phần)(?!\w)"
    r"[^.;:,]{0,60}(?::\s*$| (?:như|gồm|là|sau)(?: sau)?:))"
)
"""What a paper counts of its own parts: `đề ra | 16 chỉ tiêu`, `tập trung vào | 3 trụ cột chính:`."""
_DONE = regex(r"(?<!\w)(?:hoàn thành|đạt|vượt|thực hiện|tăng|giảm|cải thiện)(?: [^\W\d]+){0,4} $")
_VOTE = regex(any_of("vote"))
_ORDINAL = regex(r"^(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]|\(?[a-zđ][.)])\s*")
_PART = regex(r"(?<!\w)trong đó(?!\w)[^;.]*$")
"""A task, and what of it is an aim: `Đẩy mạnh …; trong đó tỷ lệ … đạt 95%`."""
_ITEM = regex(
    r"^(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]|\(?[a-zđ][.)]|\s)*+(?:(?:đến (?:cuối |hết )?)?năm \d{4},? )?"
    r"(?:có |đạt )?(?:[^\W\d][^;.:]{4,90}(?: đạt| là| còn| chiếm|:) *)?$"
)
"""A share, or its rate, that opens an item of its own: `2. 95% hội viên đăng ký …`."""
_WIDEST = 2000
"""Letters of a sentence before a quantity that are heard: a text without stops is none."""


def refuse(
    lowered: str,
    clause: Clause,
    quantity: Quantity,
    *,
    printed: str = "",
    specific: bool,
    task: bool,
    item: bool = False,
    year: int | None = None,
    again: bool = False,
) -> str | None:
    """Why the quantity is no aim; None: it is one. `specific`: a section of aims; `task`: one that says what is to be done.

    `item`: the sentence is an item of a list or stands under a heading. `year`: in which the document was issued. `again`: it goes on
    with a target of the same unit. `printed`: `lowered` with its capitals.
    """
    if len(clause.measure) < (5 if TIME.match(quantity.unit or "") else 2):
        return "no measure"
    if (
        not again
        and _PRICE.match(quantity.unit or "")
        and not _LEVEL_OF.match(clause.measure.lower())
        and "bình quân" not in clause.measure.lower()
    ):
        return "rate"
    if _BARRED.search(lowered, 0, quantity.start):
        return "barred"  # `không còn xã dưới 15 tiêu chí`: an aim, but not of 15
    if clause.measure.lower() in ("tăng", "giảm", "nâng", "vượt"):
        return "remark"  # `đạt 1,2 tỷ USD, tăng 10%`
    begin = max(lowered.rfind(". ", 0, quantity.start) + 1, lowered.rfind("; ", 0, quantity.start) + 1, quantity.start - _WIDEST)
    before = lowered[begin : quantity.start]
    around = lowered[begin : clause.end]
    if clause.measure.lower().endswith((" cộng", " trừ")) or clause.measure.lower().startswith(("mỗi ", "từng ")):
        return "rule"
    if quantity.share and _OF_VOTES.match(lowered, quantity.end):
        return "vote"
    if (quantity.share and _SUBSIDY.search(before)) or (not quantity.share and _PRAISED.search(before)):
        return "rate"
    if not quantity.share and _COST.match(clause.measure.lower()) and not lowered.endswith("đạt ", 0, quantity.start):
        return "rate"
    if is_base(lowered, quantity):
        return "base"
    if not quantity.share and quantity.comparator == "eq" and _CONTENTS.match(lowered, quantity.end) and not _DONE.search(before):
        return "base"
    if (quantity.comparator in ("le", "lt") and _AWARD.search(around)) or clause.measure.lower().startswith("số được khen"):
        return "rule"  # how an award is shared out
    limited = quantity.comparator in ("le", "lt")
    if _POSTS.match(lowered, quantity.end) and (limited or "không quá" in before[-60:]):
        return "rule"
    if limited and _BODIES.match(lowered, quantity.end) and before.endswith(("thành lập ", "có ", "gồm ")):
        return "rule"
    remark = _REMARK.search(before)
    if (
        remark
        and (remark[0] != "(" or not specific)
        and (not specific or re.search(r"so với|tăng|giảm|cùng kỳ|thực hiện|kết quả|hiện|kế hoạch|chiếm|20\d\d", remark[0]))
    ):
        return "remark"
    if re.search(r"có t[ỷỉ] lệ|nếu|trường hợp|(?<!trước )khi (?!sinh)|đối với các .* có$", before[-60:]):
        return "condition"
    if (
        _CONDITION_SET.search(_MET.sub("", before)[-60:])
        if specific or _STRIVING.search(before)
        else _CONDITION.search(_MET.sub("", around))
    ):
        return "condition"
    if _VOTE.match(lowered, clause.end - 1) or _VOTE.search(around):
        return "vote"
    if re.search(r"(?<!\w)(?:không|chưa) (?:đạt|đủ|hoàn thành)(?: được)? $", before) or re.search(r"không [^;.]{2,60} quá $", before):
        return "condition"
    told = before[-80:].removesuffix("chiếm ") if quantity.comparator == "ge" else before[-80:]
    told = told.replace("chiếm ", "") if specific else told  # `Cơ cấu: nông nghiệp chiếm 40%, dịch vụ chiếm 60%`
    if _RESULT.search(told) and not _STRONG_AIM.search(told):
        return "result"
    if not specific:
        return _refuse_elsewhere(lowered, printed, clause, quantity, before, around, task=task, item=item, year=year)
    return None


def _refuse_elsewhere(
    lowered: str, printed: str, clause: Clause, quantity: Quantity, before: str, around: str, *, task: bool, item: bool, year: int | None
) -> str | None:
    """The reasons that hold outside sections of aims: among tasks a quantity is one that tells what is to come of them (a share, a level,
    things brought forth) and nothing speaks against it; anywhere else it must be said to be one."""
    if (quantity.unit or "").startswith(("lần", "buổi")) and quantity.comparator == "eq" and _HELD_OFTEN.search(before):
        return "rule"  # `họp định kỳ mỗi tháng 01 lần`
    if _POINTS.search(lowered):
        return "rule"
    if quantity.measured and quantity.unit in ("m", "mét", "cm", "mm") and _MADE_SO.search(before):
        return "rule"
    if quantity.share and _FUNDING.search(before):
        return "rate"
    if _PROPOSED.search(lowered, 0, quantity.start) and not _STRIVING.search(before):
        return "condition"
    told = lowered[lowered.rfind(". ", 0, quantity.start) + 1 : quantity.start]
    least = quantity.comparator == "ge" and not lowered.startswith("từ", quantity.start)
    if not least and not _STRIVING.search(before) and (_TOLD.search(before[-80:]) or _before_year(told, year)):
        return "result"
    if (
        task
        and item
        and (not _FEE.search(around) or _RAISED.search(before))
        and not _AWARD.search(around)
        and not _SET_APART.search(before)
    ):
        if quantity.share and quantity.comparator not in ("le", "lt"):
            return None
        if quantity.share and clause.carried:
            return None
        if clause.carried and _LEVEL_OF.match(clause.measure.lower()) and (quantity.measured or _REACHING.search(before)):
            return None
        if quantity.unit == "tiêu chí" and _HOLDS.search(before):
            return None
        if not quantity.share and quantity.comparator not in ("le", "lt") and not _ERRAND.search(around) and not _RULE.search(around):
            head = _ORDINAL.sub("", before.lstrip())
            if clause.start == quantity.start and _OPENS_CLAUSE.search(head) and _REACHED.search(lowered, quantity.unit_end, clause.end):
                return None  # `…, 80 học sinh biết bơi`
            if _FOR.search(head) and _PEOPLE.match(quantity.unit or ""):
                return None  # `tái định cư cho 32 hộ`
            if quantity.measured and EXTENT.match(quantity.unit or "") and clause.start == quantity.start and _WORKED.search(head):
                return None  # `rà phá 85 ha đất sản xuất`
            if quantity.measured and _RAISED.search(before):
                return None
            if _HOW_OFTEN.match(quantity.unit or "") and _DO_OFTEN.match(head):
                return None
            doing = _DO.search(head.removesuffix("được "))
            if (doing and not _is_name(doing, head, lowered, quantity, printed)) or _MAKE.search(head):
                return None
    said = lowered[quantity.start : quantity.end]
    made = (
        task
        and not quantity.share
        and quantity.comparator not in ("le", "lt")
        and (_MAKE.search(before) is not None or (quantity.comparator == "ge" and before.endswith("đạt ")))
    )
    if not quantity.share:
        if _ERRAND.search(around) and not (quantity.measured and _STRIVING.search(before)):
            return "errand"
        if _RULE.search(around) and not (quantity.measured and _STRIVING.search(before)):
            return "rule"
        if not made and quantity.comparator not in ("ge", "range") and not _STRIVE.search(before):
            return "no aim"
    sentence = lowered[lowered.rfind(". ", 0, quantity.start) + 1 : quantity.start]
    if (
        task
        and quantity.share
        and (quantity.comparator == "ge" or _CHANGED.search(before) or _PART.search(before) or _ITEM.match(sentence))
    ):
        return None
    if made or (task and quantity.share and quantity.value == 100 and quantity.comparator == "eq" and not _FEE.search(around)):
        return None
    if not _STRONG_AIM.search(before) and not _STRONG_AIM.search(said):
        return "no aim"
    if quantity.comparator in ("le", "lt") and not re.search(
        r"ph[ấầâ]n đ[ấầâ]u|mục tiêu|chỉ tiêu|giảm|(?:bảo đảm|đảm bảo) t[ỷỉ] lệ", around
    ):
        return "rule"
    return None


def _before_year(told: str, year: int | None) -> bool:
    """Whether what is told is of years gone by: `Năm 2021 … mới đạt 61%` in a paper of 2022."""
    named = [int(found) for found in _YEAR.findall(told)] if year else []
    return bool(named) and year is not None and max(named) < year and not _STRONG_AIM.search(told)


def _is_name(doing: re.Match[str], head: str, lowered: str, quantity: Quantity, printed: str) -> bool:
    """Whether the word taken for a verb is (part of) a name: `trạm bơm Yên Thái 54 m3/s, Đào Xá 25 m3/s`."""
    at = quantity.start - (len(head) - doing.start())
    words = printed[max(0, at) : quantity.start]
    return lowered[max(0, at) : max(0, at) + 2] == ", " and words[2:3].isupper()
