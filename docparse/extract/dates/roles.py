"""The role of a date: a found date with the words around it in; role, EDTF with its limit, and confidence out."""

from __future__ import annotations

import re
from itertools import islice

from docparse.extract.dates.context import WORDS, Context, Verdict, any_of, opens_line
from docparse.extract.dates.grammar import Atom
from docparse.extract.dates.months import DUE, DUE_HEAD, MEETING, SURE, judge_month
from docparse.text import edtf
from docparse.text.regex import regex

__all__ = ["FIXED_DAYS", "HOLIDAY", "Context", "any_of", "judge"]

HOLIDAY = regex(any_of("holiday"))
_JUBILEE = regex(any_of("jubilee"))
_FORCE = regex(any_of("force"))
_IN_FORCE = regex(any_of("in_force"))
_IN_FORCE_UNTIL = regex(r"hiệu lực[^;.]{0,90}(?:và|,)(?: được)?(?: (?:thực hiện|áp dụng|thi hành|kéo dài))? *$")
"""`có hiệu lực từ ngày C và được thực hiện đến hết | ngày D`."""
_DOCUMENT = regex(rf"(?<!\w)(?:{any_of('document')})(?!\w)")
_LAW = frozenset(WORDS["law"])
FIXED_DAYS = frozenset(tuple(map(int, day.split("/"))) for day in WORDS["fixed_days"])
_TIME_WORDS = regex(rf"(?<!\w)(?:{any_of('happening')})(?!\w)")
_NAMED_DAY = regex(r"Ngày [A-ZĐÀ-Ỵ]\w+")
_THEN_DONE = regex(r" ?: ?[^,;.:\n]{0,60}(?<!\w)(?:xong|hoàn thành)(?!\w)")
"""`ngày 05/4/2023: tổng hợp xong`."""
_POSTPONED = regex(rf"(?<!\w)(?:lùi|dời|hoãn|chuyển)(?!\w)[^;.]{{0,60}}(?:{any_of('meeting')}|{any_of('happens')})(?!\w)[^;.]{{0,30}}$")
_LINK_DAY = regex(r"\((?:\d{1,2}[:h]\d\d[ ,|-]*)?(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[ ,|-]*\d{1,2}[:h]\d\d)?\) *$", re.M)
_CLOSE_DAYS = regex(r"(?:ngày )?(?P<first>\d{1,2}) ?- ?(?P<last>\d{1,2}) ?(?:[/.-]|tháng) ?\d")
_MET_FOR_DAYS = regex(rf"(?<!\w)(?:{any_of('meeting')}|{any_of('happens')})(?!\w)[^,;.:]{{0,60}}$")
_CONTEST = regex(rf"(?<!\w)(?:{any_of('contest')})(?!\w)(?:[“\"][^”\"]*[”\"]|[^;.“\"]){{0,90}}$")
_GOING = regex(rf"(?:{any_of('going')})(?!\w)")
_TWO_DAYS = regex(
    r"(?:từ )?(?:ngày )?(?P<first>\d{1,2})(?: ?(?:[/.]|tháng) ?0?(?P<month>\d{1,2})(?: ?(?:[/.]|năm) ?\d{4})?)?"
    r"(?: ?- ?| (?:đến|tới) (?:hết )?)(?:ngày )?(?P<last>\d{1,2}) ?(?:[/.-]|tháng) ?(?(month)0?(?P=month)(?!\d)|\d)"
)
_LONGEST = 11
"""Days that games or a feast take at most; what takes longer goes on."""
_EXAM = regex(r"(?<!\w)(?:thi (?:thử|tốt nghiệp|học kỳ|tuyển|vào|chọn|hết)|kiểm tra học kỳ|khảo sát chất lượng)(?!\w)[^;.:]{0,60}$")
"""What is held on the days of an interval, however they are printed."""
_FULL_DAY = regex(r"(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})")
_DUTY = regex(
    r"(?<!\w)(?:gửi|nộp|báo cáo|hoàn thành|hoàn tất|thực hiện xong|xong|trình|tổng hợp|đăng ký|về sở|về phòng|về ban)(?!\w)[^;.]*$"
)
_HAPPENED = regex(r"(?<!\w)(?:đã|được|mà|nhưng|phát sinh|tiếp nhận|có hiệu lực)(?!\w)[^;.]*$")
_NAMED_DAY_BEFORE = regex(r"(?:Ngày(?: [Hh]ội| Quốc tế)?|Lễ) [A-ZĐÀ-Ỵ][^,;.:()\d]{3,60}[ (]*(?:ngày )?$")
_VOTE = regex(r"(?<!\w)(?:bầu cử|đại hội|hội nghị)(?!\w)[^,;.]{0,40}$")
_MINUTES = regex(r" (?:cuộc |phiên |hội nghị )*(?:họp|bình|kiểm|xét|thẩm định|hội nghị|đánh giá)")
_FACT = regex(rf"(?:{any_of('fact')})(?: từ)? *$|(?:số|còn) [^,;.]{{0,30}}(?:tồn|hiện có) *$")
_CLOSED = regex(r"(?<!\w)chốt(?: số liệu| sổ| danh sách)?(?: vào| là)? *$|(?<!\w)vào thời điểm *$")
"""The day on which figures are closed, or something is done, is an event, unlike the day as of which they are counted (GUIDELINES)."""
_TERM = regex(r"(?<!\w)hạn [^,;.:]{1,30}(?: là|:) *$")
_PASSED = regex(r"này (?:đã )?được .{0,110}thông qua(?: (?:tại|trong) [^;.:]{3,50}?)?(?:,| vào)? *$")
_LATER = regex(r"(?<!\w)(?:sau|kể từ sau) *$")
_STAYS = regex(
    r"(?<!\w)tiếp tục (?:được |duy trì |có |cho )*(?:thực hiện|sử dụng|duy trì|áp dụng|hưởng|hoạt động|giữ|thi hành|phát động)(?!\w)"
    r"[^,;.:]{0,50}$"
)
"""What goes on until a day: `được tiếp tục sử dụng đến hết | ngày D`."""
_KEPT_BY_NUMBER = regex(r"(?<!\w)(?:giấy|hợp đồng|hóa đơn|phiếu|chứng từ|sổ|thẻ)(?!\w)[^,;.:]{0,40} số:? ?\d[\w./-]*,? *$")
"""`giấy chứng tử số 15 | ngày D`."""
_BIRTH = regex(
    r"(?<!hy )(?<!hi )(?<!học )(?<!vệ )sinh(?: ngày)?:? *$|cấp ngày:? *$|ngày cấp:? *$|ngày sinh.{0,20}$"
    r"|(?<!phụ )(?<!trợ )(?<!cung )cấp(?: lần đầu)?:? *$"
    r"|(?:kết nạp|vào) đảng *$|chính thức *$|ng[àa]y (?:vào|chính thức|tuyển|nhập|cấp|sinh|ký hợp đồng)[^,;.:]{0,20}: *$"
)
"""The day of a person's or a paper's life, which no one keeps: birth, issue of an identity card, joining the Party."""
_BIRTH_HEAD = regex(r"sinh$|ngày cấp|ngày vào|ngày chính thức|tuyển dụng")
_CLOCK_END = regex(r"(?:lúc |vào lúc |trước |vào hồi )?\d{1,2} ?(?:h|giờ|g|:) ?\d{0,2}(?: ?phút)?,? *$")
_STARTS_AT = regex(r"(?:bắt đầu|khai mạc)(?: lúc)? $")
_WITH_CLOCK = regex(r"\d ?(?:h|giờ|g|:)")
_HELD = regex(rf"(?:{any_of('held')})(?: vào| trong| lúc| sáng| chiều| tối| từ)* *(?:ngày )?$")
_SEND_ON = regex(
    r"(?<!\w)(?:gửi|nộp|hoàn thành|hoàn tất|hoàn thiện|báo cáo (?:về|kết quả|tiến độ|số liệu)|đăng ký (?:về|với|tại))(?!\w)"
    r"[^;.]*(?:vào|trong) *$"
)
"""`báo cáo kết quả về Văn phòng vào | ngày D`: a day on which something is due."""
_KEPT = regex(r"(?:^|[.;:\n]|(?<!\w)(?:lấy|mừng|nhân|dịp|kỷ niệm)) *(?:[-+*] *)?$")
_HANDED_IN = regex(r"[^.\n]{0,120}?(?<!\w)(?:gửi|nộp|báo cáo|trình|hoàn thành|tổng hợp|đăng ký|trả)(?!\w)")
"""`Ngày 20/11 hằng năm, trường …` opens its sentence and is kept, unless something is handed in on it."""
_ONE_OF_DUE = regex(r"^ *(?:đợt|lần|kỳ|vòng) \w+ ?: *$")
_STATED_ON = regex(r"(?:số liệu|thống kê)[^,;.]{0,30}: *$")
_PART_OF_DAY = regex(r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|hôm)(?: ngày)? ?\(?$")
_MORE_SAID = regex(r"\d{4}|\)|(?<!\w)(?:tổ chức|diễn ra|vào|gặp mặt|khai mạc|khánh thành|khởi công|ra mắt|trao|gắn biển)(?!\w)")
"""Between a commemoration and a day: the day is of something else (`kỷ niệm … (27/7/1947), huyện gặp mặt | ngày 25/7/2012`)."""
_APPEARED = regex(r"(?:cập nhật|ngày đăng|đăng (?:lúc|ngày)|ngày xuất bản|đăng tải)(?: lúc)?(?:[ :,|-]|\d{1,2}[:h]\d\d)*$")
_TIME_AFTER = regex(r" *(?:[|,-] *)?\d{1,2}[:h]\d\d")
"""The day on which an article appeared: `Thứ sáu, 15/12/2023 | 09:30`."""
_WEEKDAY = regex(r"(?i)(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\W*$")
_PAPER_BEFORE = regex(
    r"(?<!\w)(?:theo|căn cứ|thực hiện|xét|phúc đáp|tiếp theo|trả lời)(?: các| nội dung| bản)? "
    r"(?:đơn|thông báo|tờ trình|báo cáo|kết luận|biên bản|quyết định|kế hoạch|hướng dẫn|đề nghị|thư|giấy mời|phiếu trình|yêu cầu)(?!\w)"
)
"""A paper in small letters that something rests on: `theo thông báo | ngày D của Văn phòng`."""
_NUMBERED = regex(
    r"(?:\d|\bsố) ?[-/]+ ?(?:\d{4} ?[-/])?[A-ZĐƯ][\w&/.+-]*(?: ?- ?[A-ZĐ][\w.]*)*[\")]* ?,? ?(?:ban hành|ký|đề|được ban hành)? *$"
)
_BLANK_NUMBER = regex(r"số *[:.…_ ]*[/-] ?[A-ZĐ][\w/-]*,? *$")
_OPENS_ISSUE = regex(
    r",? [A-ZĐÂÔƠƯỦ][^.;\n]{2,80} (?:đã )?(?:ban hành|có|ký|gửi) (?:ban hành )?"
    r"(?:Công văn|Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Thông báo|Hướng dẫn|[Vv]ăn bản|công văn"
    r"|Báo cáo|Tờ trình|Công điện|Thông tư) (?:số\s)?\d"
)
"""`Ngày 3/5/2019, Bộ A ban hành Công văn số …`."""
_DATED_ALREADY = regex(r"ngày \d{1,2}(?: tháng \d{1,2} năm |[/.-]\d{1,2}[/.-])\d{4}, (?![^,]{0,40}số )")
"""Between a citation and a day, the day of the citation and the comma that ends it."""
_OF_BODY = regex(
    r",? ?(?:của|về|và|sửa đổi|quy định|hướng dẫn|ban hành|do|đã được|được|cùng|thì|để|nay|còn|giữa|tại|đối với|\() ?"
    r"|[;.,:)”\"]|$|\n",
    re.M,
)
_CONDITION_AFTER = regex(
    r"[^.;\n]{0,40}(?:có hiệu lực|tiếp tục|thì |đã được|nhưng)"
    r"|[^.,;:\n]{0,25}(?<!\w)(?:mà|vẫn|không (?:tính|xét|thuộc|phải|cần|áp dụng|được)"
    r"|(?<!mới )được (?:xét|tính|hưởng|nhận|bảo lưu|chuyển|công nhận|miễn|áp dụng))(?!\w)"
)
"""What holds for that which came before a day: `Hồ sơ đã nhận trước ngày D | thì xét theo quy định cũ`."""
_ASKED = regex(r"(?<!\w)(?:phải|cần|đề nghị|yêu cầu)(?!\w)[^;.]*$")
_PAPER_HERE = regex(
    r"(?<!\w)(?:luật|nghị định|nghị quyết|thông tư|quyết định|quy định|quy chế|điều lệ|hướng dẫn|chỉ thị|kế hoạch|chương trình|văn bản"
    r"|biểu mẫu)(?!\w)[^;.]*$"
)
_AT_LEVEL = regex(r"[ ,]*(?:vòng )?cấp [^,;.:\d]{2,40}")
"""`Hội thi … cấp huyện vào quý II; | cấp tỉnh tổ chức từ 12 đến 13/10/2017`."""
_CONTEST_WORD = regex(rf"(?<!\w)(?:{any_of('contest')})(?!\w)")
_COPY = regex(r"(?<!\w)(?:sao y|trích sao|sao lục)(?!\w)|\d ?/ ?s[ylt]-", re.I)
"""The head of a note that certifies a copy: its day is not that of the paper."""


_TITLE = 1500
"""Letters within which the title of a paper stands."""


def judge(context: Context) -> Verdict | None:
    """(role, EDTF or None for that of the date alone, confidence); None: no date after all."""
    atom = context.atom
    if context.interval:
        return _judge_interval(context)
    form = atom.edtf()
    blank = atom.month == edtf.BLANK
    if context.in_reference and not context.opener:
        return "cited", None, 0.99
    if not context.opener and not blank and _dateline(context):
        copied = _COPY.search(context.lowered, max(0, context.start - 160), context.start)
        return ("other", None, 0.7) if copied else ("issued", None, 0.85)
    if not context.opener and form == context.issued and context.start < _TITLE and _NUMBERED.search(context.printed_before(60)):
        return "issued", None, 0.7  # beside a number that is no citation: the paper's own, as its title repeats it
    if not context.opener and (context.after_reference or _cites(context)):
        if _IN_FORCE.search(context.before(60)):
            return "effective", edtf.interval(form, ".."), 0.9
        return "cited", None, 0.6 if blank else 0.97 if context.after_reference else 0.93
    if _OPENS_ISSUE.match(context.text, context.end) and context.text[context.start : context.start + 4] == "Ngày":
        return "cited", None, 0.75
    if blank:
        return ("issued", None, 0.7) if _dateline(context) else None
    if context.opener.startswith(("t\u1eeb", "tư", "tử")):
        return _judge_from(context, form)
    if context.opener and context.opener not in ("-", "trong"):
        return _judge_limit(context, form)
    return _judge_plain(context, form)


def _judge_interval(context: Context) -> Verdict:
    before = context.before(110)
    if context.atom.kind == "years":
        jubilee = not context.opener and context.atom.year2 is not None and _JUBILEE.search(before) and _long(context.atom)
        if jubilee:
            return "anniversary", None, 0.7
        return "period", None, 0.97 if context.opener else 0.88
    if context.atom.kind in ("day", "month") and _FORCE.search(before[-40:]):
        return "effective", None, 0.75
    if context.atom.kind == "day" and _same_day(context.lowered[context.start : context.end]):
        return "anniversary", None, 0.9
    if context.atom.kind == "day" and not context.opener.startswith("t") and _JUBILEE.search(before) and "(" in before[-3:]:
        return "anniversary", None, 0.85
    if context.atom.kind == "day" and _EXAM.search(before) and not context.past(context.atom.edtf()):
        return "event", None, 0.6
    if (
        context.atom.kind == "day"
        and not context.opener.startswith("t")
        and _MET_FOR_DAYS.search(before)
        and _days(context, _CLOSE_DAYS) < 4
    ):
        return "event", None, 0.6
    if (
        context.atom.kind == "day"
        and _days(context, _TWO_DAYS) < _LONGEST
        and (met := _CONTEST.search(before))
        and not _GOING.search(met[0])
    ):
        return "event", None, SURE
    if (
        context.atom.kind == "day"
        and _AT_LEVEL.fullmatch(context.before(60))
        and _days(context, _TWO_DAYS) < _LONGEST
        and _CONTEST_WORD.search(context.line_before())
    ):
        return "event", None, 0.7
    return "period", None, 0.93


def _of_link(context: Context) -> bool:
    """Whether the day stands in brackets at the end of its line as it does in others: links to articles, people with their birthdays."""
    opened = context.lowered.rfind("(", max(0, context.start - 10), context.start)
    if opened < 0 or not _LINK_DAY.match(context.lowered, opened):
        return False
    line = context.line_before()
    if HOLIDAY.search(line) or _JUBILEE.search(line):
        return False
    return len(list(islice(_LINK_DAY.finditer(context.lowered), 2))) > 1


def _days(context: Context, form: re.Pattern[str]) -> int:
    """From which day to which an interval printed in this form goes, in days of the month: `từ 12 đến 16/8` is 4; of any other: 31."""
    days = form.match(context.lowered, context.start)
    apart = int(days["last"]) - int(days["first"]) if days else 0
    return apart if apart > 0 else 31


def _same_day(interval: str) -> bool:
    """Whether a span goes from a day to the same day of a later year: `22/12/1944 - 22/12/2024`."""
    days = _FULL_DAY.findall(interval)
    return (
        len(days) == 2
        and [int(part) for part in days[0][:2]] == [int(part) for part in days[1][:2]]
        and int(days[1][2]) - int(days[0][2]) >= 5
    )


def _long(atom: Atom) -> bool:
    return atom.year is not None and atom.year2 is not None and atom.year2 - atom.year >= 10


def _judge_from(context: Context, form: str) -> Verdict:
    before = context.before(140)
    open_form = edtf.interval(form, "..")
    if _IN_FORCE.search(before) or _FORCE.search(before[-90:]):
        return "effective", open_form, 0.93
    if before.rstrip().endswith("tính"):
        return "other", open_form, 0.6
    if before.rstrip().endswith("kể"):
        return ("effective" if _PAPER_HERE.search(before) else "period"), open_form, 0.65
    if _WITH_CLOCK.search(context.opener) and _STARTS_AT.search(before):
        return "event", form, 0.75
    return "period", open_form, 0.85


def _judge_limit(context: Context, form: str) -> Verdict:
    before = context.before(60)
    limit = edtf.interval("..", form)
    past = context.past(form)
    if context.opener.startswith(("đến", "tới", "hết", "cho đến")) and not context.every:
        if _IN_FORCE.search(before) or _FORCE.search(before[-40:]) or _IN_FORCE_UNTIL.search(context.before(140)):
            return "effective", limit, 0.7
        if _STAYS.search(context.before(110)):
            return "period", limit, 0.7
        if _POSTPONED.search(context.before(110)):
            return "event", form, 0.65
        if _FACT.search(before) or past:
            return "other", limit if "trước" in context.opener else form, 0.6
        return "deadline", limit, 0.88
    if context.opener.startswith("trước") and _CONDITION_AFTER.match(context.lowered, context.end) and not _ASKED.search(before):
        return "other", limit, 0.6
    if past and context.opener.startswith(("trước", "chậm", "muộn", "hạn")) and _DUTY.search(before) and not _HAPPENED.search(before):
        return "deadline", limit, 0.6
    if past:
        return "other", limit, 0.6
    sure = 0.97 if context.atom.year is not None or context.every else 0.75
    return "deadline", limit, sure


def _judge_plain(context: Context, form: str) -> Verdict:
    before = context.before(130)
    atom = context.atom
    if atom.kind == "day" and before.endswith("so với "):
        return "other", None, 0.7
    if atom.kind == "day" and atom.year is None and (_LATER.search(before) or _FACT.search(before)):
        return "other", None, 0.6
    if atom.kind != "day" and (context.opener == "trong" or atom.year is None):
        met = _HELD.search(before) and MEETING.search(before)
        return ("event", None, 0.65) if met else ("deadline", None, 0.9)
    if context.every and not HOLIDAY.search(before) and not _NAMED_DAY_BEFORE.search(context.printed_before(80)):
        feast = (atom.day, atom.month) in FIXED_DAYS and _KEPT.search(before) and not _HANDED_IN.match(context.lowered, context.end)
        return ("anniversary", None, 0.65) if feast else ("deadline", None, 0.75)
    head = context.column_head() if atom.year is not None else ""
    if DUE.search(_CLOCK_END.sub("", before)) or _one_of_due(context):
        done = (
            context.past(form)
            and re.search(r"(?:hoàn thành|xong)(?: vào| trong)* *$", before)
            and not re.search(r"hạn|tiến độ|phải", before)
        )
        return ("event", None, 0.6) if done else ("deadline", None, SURE)
    if DUE_HEAD.search(head):
        work = max(context.row().split("\t"), key=len)
        held = atom.kind == "day" and "hạn" not in head and MEETING.search(work)
        return ("event", None, 0.65) if held else ("deadline", None, 0.75)
    if atom.kind == "day" and not context.past(form) and _THEN_DONE.match(context.lowered, context.end):
        return "deadline", None, 0.65
    if atom.year is None:
        convened = before.endswith(("tổ chức ", "diễn ra ", "họp ")) and (atom.day, atom.month) not in FIXED_DAYS
        if (convened or before.endswith(" vào ")) and atom.lead:
            return "event", None, 0.6
        if HOLIDAY.search(before) or _NAMED_DAY.search(context.printed_before(130)):
            return "anniversary", None, 0.95
        if _PART_OF_DAY.search(before):
            return "event", None, 0.7
        if (atom.day, atom.month) in FIXED_DAYS or (atom.separator == "/" and not atom.lead):
            return "anniversary", None, 0.65
        return "event", None, 0.6
    if _IN_FORCE.search(before):
        return "effective", edtf.interval(form, ".."), 0.85
    if atom.kind == "day" and (_BIRTH.search(before) or _BIRTH_HEAD.search(head)):
        return "other", None, SURE
    if _APPEARED.search(before) or (_TIME_AFTER.match(context.lowered, context.end) and _WEEKDAY.search(context.line_before(40))):
        return "other", None, SURE
    if _CLOSED.search(before):
        return "event", None, 0.7
    if _FACT.search(before) or _STATED_ON.search(before) or (atom.kind == "day" and _of_link(context)):
        return "other", None, 0.7
    if atom.kind in ("month", "quarter"):
        return judge_month(context, form)
    if _PASSED.search(before):
        return "issued", None, 0.6
    if _LATER.search(before):
        return "other", None, 0.6
    if _HELD.search(before[-40:]):
        return "event", None, 0.8
    if before.endswith(("dịp ", "đợt ", "đợt ngày ")) and (atom.day, atom.month) in FIXED_DAYS:
        return "anniversary", None, 0.75
    if _SEND_ON.search(before) and not context.past(form) and not MEETING.search(before[-60:]):
        return "deadline", None, 0.65
    if _NAMED_DAY_BEFORE.search(context.printed_before(80)):
        return "anniversary", None, 0.8
    if _VOTE.search(before[-60:]):
        return "event", None, 0.7
    named = list(_JUBILEE.finditer(before))
    if named and _MORE_SAID.search(before, named[-1].end()):
        return "event", None, 0.7
    if named and not context.past(form):
        return "anniversary", None, 0.6
    if _JUBILEE.search(before[-60:]):
        return "anniversary", None, 0.75
    return "event", None, 0.8


def _one_of_due(context: Context) -> bool:
    """`Thời hạn gửi hồ sơ đợt 1: 30/6/2019; đợt 2: | 31/10/2019`."""
    line = context.line_before()
    return _ONE_OF_DUE.match(context.before(40)) is not None and DUE.search(line[: line.find(":") + 1]) is not None


def _cites(context: Context) -> bool:
    """Whether the words before the date are a citation that it dates: a document number, or the name of a document."""
    if context.atom.kind != "day" or context.atom.year is None:
        return False
    if _PASSED.search(context.before(130)):
        return False
    printed = context.printed_before(260)
    if opens_line(context.text, context.start) or _TERM.search(context.before(60)):
        return False
    tail = printed[-60:]
    if _NUMBERED.search(tail) or _BLANK_NUMBER.search(tail) or _KEPT_BY_NUMBER.search(printed[-90:].lower()):
        return True
    printed = printed.rpartition("\t")[2]  # a paper in another cell of the row tells nothing of the day in this one
    named = list(_DOCUMENT.finditer(printed)) or list(_PAPER_BEFORE.finditer(printed.lower()))
    if not named:
        return False
    last = named[-1]
    between = printed[last.end() :]
    minutes = last[0].lower() == "biên bản" and _MINUTES.match(between) is not None
    if not minutes and not _OF_BODY.match(context.text, context.end):
        return False
    if ":" in between or _DATED_ALREADY.search(between):
        return False
    if last[0] in _LAW:
        return not re.search(r"(?<!\w)(?:vào|từ|trước|hiệu lực|thời điểm|đến)(?!\w)", between)
    if minutes:
        return not re.search(r"(?<!\w)(?:vào|từ|trước|hồi)(?!\w)", between)
    return not _TIME_WORDS.search(between.lower()) and len(between) < 140 and "\n" not in between[:-1]


def _dateline(context: Context) -> bool:
    """Whether the date closes a line of its own after a place: `Hà Nội, ngày …`."""
    line_start = context.text.rfind("\n", 0, context.start) + 1
    line_end = context.text.find("\n", context.end)
    rest = context.text[context.end : line_end if line_end >= 0 else len(context.text)]
    line = context.text[line_start : context.start].rpartition("\t")[2]
    if _WEEKDAY.search(line[-24:]):
        return False
    return not rest.strip(" *_.)") and bool(re.fullmatch(r"[ (*_]*[A-ZĐ.…](?:[^\W\d]|[ .…'–-]){1,40}, ?", line))
