"""The role of a date: a found date with the words around it in; role, EDTF with its limit, and confidence out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from docparse.extract.date_grammar import Atom
from docparse.schema import DateRole
from docparse.text import edtf

WORDS: dict[str, list[str]] = tomllib.loads(files("docparse.extract").joinpath("date_words.toml").read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """One pattern of all entries of a list of `date_words.toml`."""
    return "|".join(WORDS[name])


HOLIDAY = re.compile(any_of("holiday"))
_JUBILEE = re.compile(any_of("jubilee"))
_FORCE = re.compile(any_of("force"))
_IN_FORCE = re.compile(any_of("in_force"))
_DUE = re.compile(rf"(?:{any_of('due')})(?: vào| trong| là|:)* *$")
_DONE = re.compile(any_of("done"))
_DOCUMENT = re.compile(rf"(?<!\w)(?:{any_of('document')})(?!\w)")
_LAW = frozenset(WORDS["law"])
FIXED_DAYS = frozenset(tuple(map(int, day.split("/"))) for day in WORDS["fixed_days"])
_TIME_WORDS = re.compile(rf"(?<!\w)(?:{any_of('happening')})(?!\w)")
_NAMED_DAY = re.compile(r"Ngày [A-ZĐÀ-Ỵ]\w+")
_FULL_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_HELD = re.compile(r"(?:tổ chức|diễn ra|tiến hành|khai mạc|họp)(?: vào| trong)+(?: kỳ [^,;.]{1,30})? *$")
_STAGE = re.compile(
    r"(?:(?:đợt|giai đoạn|bước) \w+|chiến dịch|cao điểm) ?(?::|\(|,|-|từ|trong|vào)+ *$"
    r"|(?:chiến dịch|tháng cao điểm|tháng hành động)[^,;.]{0,20}$"
)
_MEETING = re.compile(
    rf"(?<!\w)(?:{any_of('meeting')})(?!\w)[^,;.]*(?:trong|vào)(?: khoảng)? *$"
    r"|(?<!\w)lần (?:thứ )?\w+,? (?:trong|vào) *$|\d+ (?:ngày|buổi), (?:trong|vào) *$|(?:sơ kết|tổng kết) vào *$"
)
"""What falls in a month and is no task to be done in it."""
_GOING = re.compile(
    rf"(?:^|[,;.:)+*-])\s*(?:(?!hoàn|xong|kết|tổng|sơ|báo)[^\W\d]+ ){{0,2}}(?:{any_of('going')})(?!\w)"
    r"(?:(?!(?<!\w)(?:hoàn thành|xong|kết luận|báo cáo|sơ kết|tổng kết)(?!\w))[^,;.])*(?:trong|vào) *$"
)
_DUTY = re.compile(
    r"(?<!\w)(?:gửi|nộp|báo cáo|hoàn thành|hoàn tất|thực hiện xong|xong|trình|tổng hợp|đăng ký|về sở|về phòng|về ban)(?!\w)[^;.]*$"
)
_HAPPENED = re.compile(r"(?<!\w)(?:đã|được|mà|nhưng|phát sinh|tiếp nhận|có hiệu lực)(?!\w)[^;.]*$")
_NAMED_DAY_BEFORE = re.compile(r"(?:Ngày(?: [Hh]ội| Quốc tế)?|Lễ) [A-ZĐÀ-Ỵ][^,;.:()\d]{3,60}[ (]*(?:ngày )?$")
_VOTE = re.compile(r"(?<!\w)(?:bầu cử|đại hội|hội nghị)(?!\w)[^,;.]{0,40}$")
_DUE_HEAD = re.compile(r"hoàn thành|thời hạn|hạn (?:nộp|gửi|báo cáo|chót|cuối)|tiến độ")
_WITHIN = re.compile(r"trong(?: thời gian)?(?: (?:tháng|quý) [\w/]+(?:,| và)*)* *$")
_MINUTES = re.compile(r" (?:cuộc |phiên |hội nghị )*(?:họp|bình|kiểm|xét|thẩm định|hội nghị|đánh giá)")
_FACT = re.compile(rf"(?:{any_of('fact')})(?: từ)? *$|(?:số|còn) [^,;.]{{0,30}}(?:tồn|hiện có) *$")
_PASSED = re.compile(r"này (?:đã )?được .{0,110}thông qua *$")
_LATER = re.compile(r"(?<!\w)(?:sau|kể từ sau) *$")
_BIRTH = re.compile(r"sinh(?: ngày)?:? *$|cấp ngày:? *$|ngày cấp:? *$|cấp(?: lần đầu)?:? *$|ngày sinh.{0,20}$")
_NUMBERED = re.compile(
    r"(?:\d|\bsố) ?[-/]+ ?(?:\d{4} ?[-/])?[A-ZĐƯ][\w&/.+-]*(?: ?- ?[A-ZĐ][\w.]*)*[\")]* ?,? ?(?:ban hành|ký|đề|được ban hành)? *$"
)
_BLANK_NUMBER = re.compile(r"số *[:.…_ ]*[/-] ?[A-ZĐ][\w/-]*,? *$")
_OPENS_ISSUE = re.compile(
    r", [A-ZĐÂÔƠƯỦ][^.;\n]{2,80} (?:đã )?(?:ban hành|có|ký|gửi) (?:ban hành )?"
    r"(?:Công văn|Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Thông báo|Hướng dẫn|[Vv]ăn bản|công văn"
    r"|Báo cáo|Tờ trình|Công điện|Thông tư) (?:số )?\d"
)
"""`Ngày 3/5/2019, Bộ A ban hành Công văn số …`."""
_OF_BODY = re.compile(
    r",? ?(?:của|về|và|sửa đổi|quy định|hướng dẫn|ban hành|do|đã được|được|cùng|thì|để|nay|còn|giữa|tại|đối với|\() ?"
    r"|[;.,:)”\"]|$|\n",
    re.M,
)
_AFTER_FORCE = re.compile(r"[^.;\n]{0,40}(?:có hiệu lực|tiếp tục|thì |đã được|nhưng)")
_COPY = re.compile(r"(?<!\w)(?:sao y|trích sao|sao lục)(?!\w)|\d ?/ ?s[ylt]-", re.I)
"""The head of a note that certifies a copy: its day is not that of the paper."""
_SENTENCE = re.compile(r"[;\n]|\.\s")


@dataclass(slots=True)
class Context:
    """What the judge sees: the text in lower case and as printed, the find, and what is known about it."""

    lowered: str
    text: str
    start: int
    end: int
    atom: Atom
    opener: str
    interval: bool
    every: bool
    in_reference: bool
    after_reference: bool
    issued: str | None

    def before(self, reach: int) -> str:
        """Up to `reach` characters of the same sentence before the find, in lower case; one line break just before it is no end."""
        window = self.lowered[max(0, self.start - reach) : self.start]
        if window.endswith("\n"):
            window = window[:-1] + " "
        ends = [match.end() for match in _SENTENCE.finditer(window)]
        return window[ends[-1] :] if ends else window

    def printed_before(self, reach: int) -> str:
        """The same as printed."""
        size = len(self.before(reach))
        return self.text[self.start - size : self.start]


Verdict = tuple[DateRole, str | None, float]


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
    if context.atom.kind == "day" and _JUBILEE.search(before) and "(" in before[-3:]:
        return "anniversary", None, 0.85
    return "period", None, 0.93


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
        return "effective", open_form, 0.65
    return "period", open_form, 0.85


def _judge_limit(context: Context, form: str) -> Verdict:
    before = context.before(60)
    limit = edtf.interval("..", form)
    past = _past(context, form)
    if context.opener.startswith(("đến", "tới", "hết", "cho đến")) and not context.every:
        if _IN_FORCE.search(before) or _FORCE.search(before[-40:]):
            return "effective", limit, 0.7
        if _FACT.search(before) or past:
            return "other", limit if "trước" in context.opener else form, 0.6
        return "deadline", limit, 0.88
    if past and context.opener.startswith(("trước", "chậm", "muộn", "hạn")) and _DUTY.search(before) and not _HAPPENED.search(before):
        return "deadline", limit, 0.6
    if past or (context.opener.startswith("trước") and _AFTER_FORCE.match(context.lowered, context.end)):
        return "other", limit, 0.6
    sure = 0.97 if context.atom.year is not None or context.every else 0.75
    return "deadline", limit, sure


def _judge_plain(context: Context, form: str) -> Verdict:
    before = context.before(130)
    atom = context.atom
    if context.opener == "trong" or (context.every and atom.kind != "day"):
        return "deadline", None, 0.9
    if context.every and not HOLIDAY.search(before):
        return "deadline", None, 0.75
    if _DUE.search(before) or (atom.year is not None and _due_column(context.lowered, context.start)):
        return "deadline", None, 0.75
    if atom.year is None:
        if HOLIDAY.search(before) or _NAMED_DAY.search(context.printed_before(130)):
            return "anniversary", None, 0.95
        if (atom.day, atom.month) in FIXED_DAYS or (atom.separator == "/" and not atom.lead):
            return "anniversary", None, 0.65
        return "event", None, 0.6
    if _IN_FORCE.search(before):
        return "effective", edtf.interval(form, ".."), 0.85
    if _BIRTH.search(before):
        return "other", None, 0.8
    if _FACT.search(before):
        return "other", None, 0.7
    if atom.kind in ("month", "quarter"):
        if _STAGE.search(before):
            return "period", None, 0.75
        if _GOING.search(before) and _MEETING.search(before) is None:
            return "period", None, 0.7
        if _HELD.search(before):
            return "event", None, 0.75
        if _WITHIN.search(before) and _past(context, form):
            return "period", None, 0.7
        if _MEETING.search(before):
            return "event", None, 0.75
        if _WITHIN.search(before) or _DONE.search(before[-70:]):
            return "deadline", None, 0.85
        return "event", None, 0.7
    if _PASSED.search(before):
        return "issued", None, 0.6
    if _LATER.search(before):
        return "other", None, 0.6
    if _NAMED_DAY_BEFORE.search(context.printed_before(80)):
        return "anniversary", None, 0.8
    if _VOTE.search(before[-60:]):
        return "event", None, 0.7
    if _JUBILEE.search(before) and not _past(context, form):
        return "anniversary", None, 0.6
    if _JUBILEE.search(before[-60:]):
        return "anniversary", None, 0.75
    return "event", None, 0.8


def _due_column(lowered: str, at: int) -> bool:
    """Whether a date stands in a column of a table (a row a line, tabs between cells) whose head says that something is due."""
    begin = lowered.rfind("\n", 0, at) + 1
    column = lowered.count("\t", begin, at)
    if not column:
        return False
    for _ in range(120):
        end = begin - 1
        above = lowered.rfind("\n", 0, max(end, 0)) + 1
        if end <= 0 or "\t" not in lowered[above:end]:
            break
        begin = above
    head = lowered[begin : lowered.find("\n", begin)].split("\t")
    return column < len(head) and _DUE_HEAD.search(head[column]) is not None


def _past(context: Context, form: str) -> bool:
    """Whether the date lies before the day of issue."""
    if not context.issued:
        return False
    issued, last = edtf.bounds(context.issued)[0], edtf.bounds(form)[1]
    return issued is not None and last is not None and last < issued


def _cites(context: Context) -> bool:
    """Whether the words before the date are a citation that it dates: a document number, or the name of a document."""
    if context.atom.kind != "day" or context.atom.year is None:
        return False
    if _PASSED.search(context.before(130)):
        return False
    printed = context.printed_before(260)
    tail = printed[-60:]
    if _NUMBERED.search(tail) or _BLANK_NUMBER.search(tail):
        return True
    named = list(_DOCUMENT.finditer(printed))
    if not named or not _OF_BODY.match(context.text, context.end):
        return False
    last = named[-1]
    between = printed[last.end() :]
    if last[0] in _LAW:
        return not re.search(r"(?<!\w)(?:vào|từ|trước|hiệu lực|thời điểm|đến)(?!\w)", between)
    if last[0].lower() == "biên bản" and _MINUTES.match(between):
        return not re.search(r"(?<!\w)(?:vào|từ|trước|hồi)(?!\w)", between)
    return not _TIME_WORDS.search(between.lower()) and len(between) < 140 and "\n" not in between[:-1]


def _dateline(context: Context) -> bool:
    """Whether the date closes a line of its own after a place: `Hà Nội, ngày …`."""
    line_start = context.text.rfind("\n", 0, context.start) + 1
    line_end = context.text.find("\n", context.end)
    rest = context.text[context.end : line_end if line_end >= 0 else len(context.text)]
    line = context.text[line_start : context.start].rpartition("\t")[2]
    return not rest.strip(" *_.)") and bool(re.fullmatch(r"[ (*_]*[A-ZĐ.…](?:[^\W\d]|[ .…'–-]){1,40}, ?", line))
