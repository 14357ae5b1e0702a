"""Why a quantity is no aim: its sentence and clause in; the reason out, or None.

What was achieved, conditions for an award, rates to pay, rules and single errands are no targets (contract, `targets`). In a section of
aims a quantity is one unless something says otherwise; elsewhere something must say that it is (`phấn đấu`, `tối thiểu`).
"""

from __future__ import annotations

import re

from docparse.extract.quantities import Quantity
from docparse.extract.target_clauses import TIME, Clause, is_base
from docparse.extract.target_words import any_of

AIM = re.compile(any_of("aim"))
_STRONG_AIM = re.compile(any_of("strong_aim"))
_MAKE = re.compile(rf"(?<!\w)(?:{any_of('make')}) (?:(?:thêm|được|khoảng|từ|mới) )*$")
_CHANGED = re.compile(r"(?<!\w)(?:giảm|nâng|tăng|rút)[^.;]{3,100} (?:xuống|còn|lên)(?: dưới| trên| khoảng)? *$")
_STRIVE = re.compile(r"ph[ấầ]n đ[ấầ]u[^,;.]{0,40}$")
_FEE = re.compile(r"học phí|viện phí|(?<!\w)phí(?!\w)|(?<!\w)miễn|hỗ trợ|mức đóng|ngân sách|vốn|lương|tiền|chi trả|trị giá")
_CONDITION_SET = re.compile(any_of("condition_set"))
_CONDITION = re.compile(any_of("condition"))
_RESULT = re.compile(any_of("result"))
_ERRAND = re.compile(any_of("errand"))
_REMARK = re.compile(r"\((?:[^()]*(?:so với|tăng|giảm|cùng kỳ|thực hiện|năm 20\d\d (?:đạt|là)|kết quả|hiện|kế hoạch|chiếm))?[^()]*$")
_AWARD = re.compile(r"khen thưởng|bằng khen|giấy khen|đề nghị (?:khen|tặng|xét)")
_STRIVING = re.compile(r"ph[ấầâáẩẫa]n đ[ấầâáẩẫa]u")
_MET = re.compile(
    r"(?<!\w)(?:đủ|đạt|đáp ứng|theo) (?:các )?(?:điều kiện|tiêu chuẩn)|tiêu chuẩn (?=an toàn|nông thôn|văn hóa|quốc gia)|bảo đảm điều kiện"
    r"|(?:giảm|tiết kiệm)[^;.]{0,40}(?:chi phí|kinh phí)"
)
"""What is met, not what is asked for: `85% thôn đạt tiêu chuẩn …`."""


_PART = re.compile(r"(?<!\w)trong đó(?!\w)[^;.]*$")
"""A task, and what of it is an aim: `Đẩy mạnh …; trong đó tỷ lệ … đạt 95%`."""
_ITEM = re.compile(
    r"^(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]|\(?[a-zđ][.)]|\s)*(?:(?:đến (?:cuối |hết )?)?năm \d{4},? )?"
    r"(?:có |đạt )?(?:[^\W\d][^;.:]{4,90}(?: đạt| là| còn| chiếm|:) *)?$"
)
"""A share, or its rate, that opens an item of its own: `2. 95% hội viên đăng ký …`."""


def refuse(lowered: str, clause: Clause, quantity: Quantity, *, specific: bool, task: bool) -> str | None:
    """Why the quantity is no aim; None: it is one. `specific`: a section of aims; `task`: one that says what is to be done."""
    if len(clause.measure) < (5 if TIME.match(quantity.unit or "") else 2):
        return "no measure"
    if clause.measure.lower() in ("tăng", "giảm", "nâng", "vượt"):
        return "remark"  # `đạt 1,2 tỷ USD, tăng 10%`
    begin = max(lowered.rfind(". ", 0, quantity.start), lowered.rfind("; ", 0, quantity.start)) + 1
    before = lowered[begin : quantity.start]
    around = lowered[begin : clause.end]
    if is_base(lowered, quantity):
        return "base"
    if (quantity.comparator in ("le", "lt") and _AWARD.search(around)) or clause.measure.lower().startswith("số được khen"):
        return "rule"  # how an award is shared out
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
    told = before[-80:].removesuffix("chiếm ") if quantity.comparator == "ge" else before[-80:]
    if _RESULT.search(told) and not _STRONG_AIM.search(told):
        return "result"
    if not specific:
        return _refuse_elsewhere(lowered, quantity, before, around, task)
    return None


def _refuse_elsewhere(lowered: str, quantity: Quantity, before: str, around: str, task: bool) -> str | None:
    """The reasons that hold outside sections of aims, where a quantity must be said to be one."""
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
        if re.search(
            r"điểm (?!sạt|đen|du|bưu|trường|mô|nóng)|tiêu chí|tiêu chuẩn|phân loại|xếp loại|phải đạt|quy định tại", around
        ) and not (quantity.measured and _STRIVING.search(before)):
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
