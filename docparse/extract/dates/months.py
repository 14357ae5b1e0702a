"""The role of a month or a quarter with its year: the context of the date in; role and confidence out.

A task to be done in a month is due in it (deadline), what people meet for falls in it (event), what goes on through it or is counted over
it fills it (period); `corpus/GUIDELINES.md`. Which of them is told, in this order, by the column of a table, by the words behind a date
that opens its item (`Tháng 4/2023: …`), by a preposition (`trong`, `vào`), by a colon, and by the noun that the month belongs to.
"""

from __future__ import annotations

import re

from docparse.extract.dates.context import Context, Verdict, any_of
from docparse.text.regex import regex

_ITEM_HEAD = r"\s*(?:[-+*•–] *|\(?\d{1,2}[.)] *|[a-zđ]\) *)?(?:và )?"
DUE_HEAD = regex(r"hoàn thành|thời hạn|hạn (?:nộp|gửi|báo cáo|chót|cuối)|tiến độ")
"""The head of a column whose dates are due."""
SURE = 0.97
"""Confidence of what has words of its own: the head of a column, what is counted or planned over a month, a term, a birthday."""
_TIME_HEAD = regex(r"thời gian|tiến độ|dự kiến|thời điểm|tháng")
MEETING = regex(rf"(?<!\w)(?:{any_of('meeting')})(?!\w)")
_GATHERING = regex(rf"(?<!\w)(?:{any_of('meeting')}|{any_of('happens')}|{any_of('contest')})(?!\w)")
_HELD = regex(rf"(?:{any_of('held')}|tiến hành)(?: (?:vào|trong|trước|khoảng))*(?: kỳ [^,;.]{{1,30}})? *$")
_MET = regex(
    rf"(?<!\w)(?:{any_of('meeting')})(?!\w)[^,;.]*(?:trong|vào)(?: khoảng)? *$|(?<!\w)lần (?:thứ )?\w+,? (?:trong|vào) *$"
    r"|\d+ (?:ngày|buổi), (?:trong|vào) *$"
)
_FALLS = regex(rf"(?:^|[;.:+*-]|(?<!\w)(?:và|lễ|tổ chức))\s*(?!phát động)(?:{any_of('happens')})(?!\w)[^,;.:]{{0,60}}(?:trong|vào) *$")
"""What falls in a month at the head of its clause: `Trao giải trong tháng 12`."""
_GOING = regex(
    r"(?:^|[,;.:)/+*-])\s*(?:(?!hoàn|xong|kết|kế|xây|lập|ban (?:hành|bố)|trình|tổng (?!kiểm)|sơ|báo)[^\W\d]+ ){0,6}"
    rf"(?:{any_of('going')})(?!\w)"
    r"(?:(?!(?<!\w)(?:hoàn thành|xong|kết luận|báo cáo|sơ kết|tổng kết|chung kết)(?!\w))[^,;.])*(?:trong|vào) *$"
)
_STAGE = regex(
    r"(?:đợt|giai đoạn|bước|chặng) [\divx]+ $|(?:(?:đợt|giai đoạn|bước|chặng) \w+|chiến dịch|cao điểm) ?(?::|\(|,|-|từ|trong|vào)+ *$"
    r"|(?:chiến dịch|tháng cao điểm|tháng hành động)[^,;.]{0,20}$|(?<!\w)(?:đợt|cao điểm)(?:(?!trong|vào|tổ chức|kiểm tra)[^,;.()]){0,40}$"
)
_STRUCK = regex(
    r"(?:lũ|lụt|bão|áp thấp nhiệt đới|hạn hán|mưa đá|rét hại|dông lốc|lốc xoáy|cháy rừng|sạt lở)"
    r"(?: (?:số|cuối|đầu|giữa|trong|vào|xảy ra|\d+))* *$"
)
_TASK = regex(rf"(?<!\w)(?:{any_of('done')})(?!\w)")
DUE = regex(rf"(?:{any_of('due')})(?: vào| trong| là|:)* *$")
_INSIDE_ONLY = regex(rf"(?:{_ITEM_HEAD})trong *")
_KEEPS_ON = regex(r",? (?:[^\W\d]+ ){0,4}?(?:tăng cường|duy trì|tập trung|tiếp tục|đẩy mạnh|thường xuyên|mở đợt|ra quân)(?!\w)")
"""`Trong quý I/2023 tăng cường tuần tra`: what goes on in it."""
_LIMITED = regex(r"hạn|tiến độ|phải|kế hoạch")
_INSIDE = regex(r"trong(?: thời gian| kỳ [^,;.]{1,20}| đợt [^,;.]{1,20})?(?: (?:tháng|quý) [\w/]+(?:,| và)*)* *$")
_AT = regex(r"vào(?: khoảng| cuối| đầu| giữa)? *$")
_OPENING = regex(r"(?:^|[.;:]) *(?:[-+*•–] *|\(?\d{1,2}[.)] *|[a-zđ]\) *)?(?:\w+ )?$")
_COLON_AFTER = regex(r" *\)?(?: *\(dự kiến\))? *:")
_TASK_AFTER = regex(r" *(?:hoàn thành|xong|phải|sẽ|bàn giao|nghiệm thu|trình|ban hành|gửi|nộp|báo cáo)(?!\w)")
_COLON = regex(r"([^:;.,\n]{0,80}): *(?:dự kiến |vào |trong |khoảng )*$")
_LASTS = regex(r"thực hiện|triển khai|áp dụng|theo dõi|thời kỳ|kỳ báo cáo|đợt|giai đoạn")
_ONLY_TIME = regex(r"[-+*•\d.)a-zđ ]{0,6}(?:thời gian|thời điểm|dự kiến)(?: dự kiến| tổ chức)?")
_HAPPENED = regex(rf"(?<!\w)(?:{any_of('happened')})(?!\w)[^,;.]{{0,40}}$")
_SINCE = regex(rf"[,:]? *(?:đã|xảy ra|diễn ra|tổ chức|sở|ban|hội|đoàn|ông|bà|{any_of('happens')})(?!\w)")
_NOTHING = regex(r"[-+*•\s\"“]*(?:(?:vào |từ )?(?:đầu|giữa|cuối) |dự kiến )?")
_COUNTED = regex(
    r"[-+*•\s]*(?:(?:tổng )?(?:thu|chi|số thu|số chi)|(?:doanh|nguồn) thu|nộp ngân sách|lương|phụ cấp|sản lượng|giá trị|kim ngạch"
    r"|số (?:ca|vụ|lượt|hồ sơ))(?!\w)"
)
"""What is counted over a month: `Thu phí tham quan quý I/2019`."""
_KEPT_UP = regex(
    r"(?:^|[,;])\W*(?:(?:[^\W\d]+ ){0,7}?(?=duy trì|thường xuyên))?(?:duy trì|tiếp tục|thường xuyên|tăng cường|tập trung|đẩy mạnh)(?!\w)"
    r"(?!.*(?<!\w)(?:hoàn thành|xong|dứt điểm)(?!\w))[^,;]*$"
)
"""What goes on without an end: `Duy trì phát thanh trong | tháng 6`."""
_SUBJECT = regex(r", [A-ZĐ]")
"""`Cuối tháng 9/2017, Chi đoàn …`: somebody did something then."""
_DONE_FIRST = regex(
    rf"(?:{_ITEM_HEAD})(?:tham mưu |chuẩn bị )?(?:{any_of('done')}|{any_of('done_first')})(?!\w)"
    r"(?! (?:công tác|kết quả|tình hình|chuyên đề|số))"
)
"""A task at the head of its clause with its month: `tổng kết quý IV/2023`."""
_DID = regex(
    rf", (?:(?!toàn|trên|tổng|cả)[^\W\d]+ ){{1,8}}(?:đã )?(?:{any_of('held')}|{any_of('happens')}|tham gia|dự|được|bị|ban hành|cử)(?!\w)"
)
"""`Tháng 5/2022, huyện tổ chức …`: what somebody did in it."""
_STATED = regex(
    r"(?:công tác|kết quả|tình hình|báo cáo|nhiệm vụ|kế hoạch|chương trình|lịch|số liệu|so với|cùng kỳ|riêng|của)[^,;.:()]{0,30}$"
)


_REPORT = regex(r"(?<!\w)báo cáo (?:(?:kết quả|nhanh|tổng hợp|sơ kết|định kỳ|thi đua|số liệu) )?$")
_THEN_DUE = regex(r" *\(?(?:(?:gửi|nộp|về)(?!\w)[^,;.\d]{0,40})?(?:trước|chậm nhất|muộn nhất|hạn|xong trước|vào ngày)(?!\w)")
"""`báo cáo quý I/2015 | gửi Phòng trước ngày 10/4/2015`: the report is due, and the quarter is what it tells of."""


def judge_month(context: Context, form: str) -> Verdict:
    """Role and confidence of a month or quarter of a year whose EDTF is `form`; what is in force or counted up to it was judged before."""
    before = context.before(130)
    if context.list_role is not None:
        return context.list_role, None, 0.7
    row = context.row()
    if _REPORT.search(before) and _THEN_DUE.match(context.lowered, context.end):
        return "period", None, SURE
    if row and not context.cell_before().strip():
        return _in_table(context, row)
    if DUE.search(before):
        return ("event", None, 0.6) if context.past(form) and not _LIMITED.search(before) else ("deadline", None, 0.75)
    if _COLON_AFTER.match(context.lowered, context.end) and _OPENING.search(before):
        return _opens(context)
    if _STAGE.search(before) and not _STRUCK.search(before):
        return "period", None, 0.75
    past = context.past(form)
    if not past and _INSIDE_ONLY.fullmatch(before) and _KEEPS_ON.match(context.lowered, context.end):
        return "period", None, 0.65
    if _INSIDE.search(before) or _AT.search(before):
        return _with_preposition(before, past)
    if label := _COLON.search(before):
        return _labelled(label[1].strip())
    if before.rstrip().endswith("("):
        return "event", None, 0.7
    return _of_a_noun(context, before, past)


def _in_table(context: Context, row: str) -> Verdict:
    """A column of times: its head says what they are, or else what the row does."""
    head = context.column_head()
    if DUE_HEAD.search(head):
        return "deadline", None, SURE
    cells = row.split("\t")
    at = context.line_before().count("\t")
    if at and not head and cells[0].strip() in ("tt", "stt", "số tt"):  # itself a head, over what is counted in it
        return "period", None, 0.7
    if _GATHERING.search(head):
        return "event", None, SURE
    if all(len(cell.split()) < 2 for cell in cells[:at]):  # a schedule: what happens stands behind its time
        return "event", None, 0.6
    work = max(cells[:at], key=len)
    if _GATHERING.search(work) and not _TASK.match(work.strip()):
        return "event", None, 0.65
    return ("deadline", None, 0.65) if _TIME_HEAD.search(head) or not head else ("period", None, 0.5)


def _opens(context: Context) -> Verdict:
    """`Tháng 4/2023: …`: of several things behind the colon the first decides."""
    if _STAGE.search(context.before(60)):
        return "period", None, 0.7
    after = context.lowered[context.end : context.end + 120].partition("\n")[0]
    return _by_content(after.partition(":")[2].strip())


def _by_content(text: str) -> Verdict:
    """What is done in a month, by the first words that tell."""
    first = re.split(r"[,;.\t]", text.strip(), maxsplit=1)[0][:80]
    if re.match(rf"(?:đợt|cao điểm|tuần lễ|chiến dịch|phong trào|{any_of('going')})(?!\w)", first):
        return "period", None, 0.6
    if _GATHERING.search(first) and not re.match(rf"(?:{any_of('done')})(?!\w)", first):
        return "event", None, 0.65
    return "deadline", None, 0.65


def _with_preposition(before: str, past: bool) -> Verdict:
    inside = _INSIDE.search(before) is not None
    if _GOING.search(before) and _MET.search(before) is None:
        return "period", None, 0.7
    if inside and _KEPT_UP.search(before):
        return "period", None, 0.7
    if _HELD.search(before):
        return "event", None, 0.75
    if past:
        return ("period", None, 0.7) if inside else ("event", None, 0.65)
    if _MET.search(before) or _FALLS.search(before):
        return "event", None, 0.75
    if inside or _TASK.search(before[-70:]):
        return "deadline", None, 0.85
    return "event", None, 0.65


def _labelled(label: str) -> Verdict:
    """`Trao giải: tháng 11/2019`, `Thời gian thực hiện: quý II/2023`."""
    if _GATHERING.search(label):
        return "event", None, 0.7
    if _LASTS.search(label):
        return "period", None, 0.65
    if _ONLY_TIME.fullmatch(label):
        return "event", None, 0.55
    return "deadline", None, 0.6


def _of_a_noun(context: Context, before: str, past: bool) -> Verdict:
    """A month without a preposition: that of a happening, or that over which something is counted or planned."""
    clause = re.split(r"[,;(:]", before)[-1]
    if _COUNTED.match(clause):
        return "period", None, SURE
    if not past and _DONE_FIRST.match(clause):
        return "deadline", None, 0.65
    if _TASK_AFTER.match(context.lowered, context.end):
        return "deadline", None, 0.6
    if _STATED.search(clause) and not MEETING.search(clause[-30:]):
        return "period", None, SURE
    if _GATHERING.search(clause) or _HAPPENED.search(clause):
        return "event", None, 0.7
    if _NOTHING.fullmatch(clause):
        after = context.lowered[context.end : context.end + 90]
        subject = _SUBJECT.match(context.text, context.end) is not None or _DID.match(after) is not None
        if subject or _SINCE.match(after) or MEETING.search(after.partition(".")[0]):
            return "event", None, 0.6
        return "period", None, 0.6 if past else 0.5
    return "period", None, 0.6
