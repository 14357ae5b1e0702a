"""Dates and periods of a text: text and its references in, `DateMention`s (EDTF, role, confidence) out.

The grammar of single dates is in `docparse.extract.dates.grammar`; here they are joined to lists and intervals, given their limits
(`trước`, `từ`), filtered, and told apart by role from the words around them (contract, `dates`; FACTS 5.2 and 5.3).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from docparse.extract.dates.context import opens_line
from docparse.extract.dates.grammar import NAM, THANG, Atom, find_atoms, level
from docparse.extract.dates.judge import weigh
from docparse.extract.dates.lists import CLOCK, EVERY, LIST, RANGE, WEEKDAY, complete
from docparse.extract.dates.roles import FIXED_DAYS, HOLIDAY, Context, any_of, judge
from docparse.schema import DateMention, DateRole, Reference
from docparse.segment.within import SectionIndex
from docparse.text import edtf
from docparse.text.regex import regex

_YEAR_END = regex(rf" *(?:(?:cho )?(?:đến|tới)|-) *(?:hết |cuối |kết thúc |khi kết thúc )?(?:{NAM}) ((?:19|20)\d\d)(?![\d/])")
_TO_NOW = regex(r" *(?:cho )?(?:đến|tới) nay\b")
_LIMIT = regex(rf"(?<!\w)((?:{any_of('limit')})(?: (?:{any_of('limit_joint')}))*(?: thời điểm)?{WEEKDAY}?(?: {CLOCK})?) ?:? *$")
_FROM = regex(rf"(?<![\w/-])(?<!thứ )(t[ừưửứ](?: sau| thời điểm| hết| khoảng| đêm| sáng| chiều| tối)?{WEEKDAY}?(?: {CLOCK})?) *$")
_HOURS = regex(rf"(?<!\w)t[ừưửứ] {CLOCK} ?(?:đến|tới|-) ?{CLOCK} *$")
_PERIOD = regex(rf"(?<!\w)((?:{any_of('period')})(?: từ)?(?: năm)?(?: học)?:?) *$")
_FROM_YEAR = regex(rf"(?<![\w/-])(t[ừưửứ] (?:{NAM} (?:học )?)?) *$")
_EVERY_BEFORE = regex(r"(?:h[àằaăâ]ng|mỗi) năm")
_GOES_ON = regex(r" ?[/-] ?\w|\d")
_OWN_TIME = regex(r"(?<!\w)(?:vào|sáng|chiều|tối|trước|từ|đến|lúc)(?!\w)")
"""Between a citation and a date these say that the date is not that of the document cited."""
_INSIDE = regex(r"(?<!\w)(trong) *$")
_ANY_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPENS = regex(r"(?:.*[(.;:] ?)?(?:[-+*] ?)?(?:trong |qua |sau )?")
_GOES_ON_TO_TELL = regex(r",? ?(?:đã|có|xảy|toàn|các|công tác|trên|tổng|\d)")
_STANDING = regex(r"h[ằà]ng (?:năm|quý|tháng)|mỗi năm|định kỳ|quy chế|điều 1(?!\d)")
"""A paper that rules for years to come, whose days without a year are of every year; an invitation's are of its own year."""
_NEXT_LIMIT = regex(rf"[^.;\n]*(?:{any_of('limit')})(?: (?:{any_of('limit_joint')}))* *")
"""Between two limits of one sentence: `sơ kết chậm nhất ngày 20/6, tổng kết chậm nhất |ngày 20/11/2017`."""
_PLANNED = regex(r"(?:nhiệm vụ|phương hướng|công tác|kế hoạch|chương trình|trọng tâm|kết quả)[^.;\d]{0,40}$")
"""The head of a part that is titled with half a year: `NHIỆM VỤ | 6 THÁNG CUỐI NĂM`."""
_DONE_BY = regex(r"[^,;.:\n\d]{0,24}(?<!\w)(?:trước|chậm nhất|vào|trong|xong)(?!\w)[^,;.:\n\d]{0,14}")
"""Between months of a year and the limit that tells which year: `Sơ kết 6 tháng đầu năm| xong trước |ngày 25/6/2018`."""
_SAME_YEAR = regex(r"[^.;\d]{0,70}")
"""Between the halves of one year: `6 tháng đầu năm, phương hướng 6 tháng cuối năm 2019`."""
_DAY_ENDS = regex(r" ?(?:$|[-,.;:)\n\t]|(?:đến|tới|trở|năm|h[ằà]ng|mỗi)(?!\w))")
"""Behind `từ 5-9` that is a day; what is counted stands behind `từ | 2-3 | mô hình`."""
_HOLIDAY_WORD = regex(r"(?:ngày|khánh|động|phụ nữ|việt nam|quốc tế|mừng|dịp|nhân|với) *$")
_ROUND = regex(r"(?<!\w)(?:đợt|dịp) $")
"""Awards are given on feasts: `tặng Huy hiệu Đảng đợt | 19/5`."""
_PART_OF_DAY = regex(r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm)(?: ngày)? $")
_WRAPPED = regex(
    rf"(?<!\w)(?:ngày\n(?=\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]\d{{4}}| {THANG} \d))"
    r"|(?:giai đoạn|nhiệm kỳ|năm học|thời kỳ)\n(?=(?:19|20)\d\d ?-))"
)
"""The end of a printed line between a word and the days or years that belong to it."""
_BARE_BEFORE = regex(rf"(?:{any_of('bare_before')}) ?$")
_BARE_AFTER = regex(rf" ?(?:{any_of('bare_after')})")


@dataclass(slots=True)
class _Find:
    """A mention in the making: its stretch, its EDTF, the atoms it is made of, and the words that opened it."""

    start: int
    end: int
    edtf: str
    first: Atom
    opener: str = ""
    interval: bool = False
    every: bool = False
    shared: tuple[int, int] | None = None


def extract_dates(
    text: str,
    *,
    references: list[Reference],
    issued: str | None = None,
    issued_span: tuple[int, int] | None = None,
    scanned: bool = False,
    sections: SectionIndex | None = None,
) -> list[DateMention]:
    """Every date and stated period of `text`, in order of appearance; offsets are code points of `text`.

    `issued` and `issued_span` are the date of the date line and where it stands; what overlaps it has the role issued.
    Dates inside `references` are cited. `scanned` lowers the confidence of repaired digits. `sections` tell what a date stands under.
    """
    lowered = _WRAPPED.sub(lambda word: word[0][:-1] + " ", level(text))
    atoms = find_atoms(lowered)
    _lend_years(atoms, lowered, issued)
    shared = complete(atoms, lowered)
    finds = _join(atoms, lowered, shared, issued)
    starts = [reference.start for reference in references]
    order = sorted(range(len(starts)), key=starts.__getitem__)
    spans = [(references[i].start, references[i].end) for i in order]
    firsts = [span[0] for span in spans]
    mentions: list[DateMention] = []
    not_before = _first_day(references, issued)
    seen_issued = False
    previous: tuple[int, DateRole] | None = None
    for find in finds:
        if issued_span and find.start < issued_span[1] and find.end > issued_span[0]:
            if not seen_issued:
                start = min(find.start, _trim(text, *issued_span)[0])  # a day that cannot be read stands between `ngày` and `tháng`
                mentions.append(_mention(text, start, find.end, issued or find.edtf, "issued", 0.98))
            seen_issued = True
            continue
        at = bisect_right(firsts, find.first.start) - 1
        inside = at >= 0 and spans[at][1] > find.first.start
        after = at >= 0 and not inside and 0 <= find.first.start - spans[at][1] <= 14
        after = after and not opens_line(text, find.first.start)
        after = after and _OWN_TIME.search(lowered, spans[at][1], find.first.start) is None
        listed = previous is not None and find.first.kind in ("month", "quarter") and LIST.fullmatch(text[previous[0] : find.start])
        context = Context(
            lowered, text, find.start, find.end, find.first, find.opener, find.interval, find.every, inside, after, issued,
            previous[1] if listed and previous else None, not_before,
        )  # fmt: skip
        verdict = judge(context)
        if verdict is None:
            continue
        role, form, confidence = weigh(context, verdict, list(sections.around(find.start)) if sections else [])
        previous = (find.end, role) if find.first.kind in ("month", "quarter") and not find.interval else None
        if find.first.repaired:
            confidence *= 0.8 if scanned else 0.7
        start, end = find.shared or (find.start, find.end)
        if role == "other" and form is not None and "/" not in form:
            start = find.first.start  # `tính đến ngày D` is a day, not a limit
        mentions.append(_mention(text, start, end, form or find.edtf, role, confidence))
    if issued and issued_span and not seen_issued:
        mentions.append(_mention(text, *_trim(text, *issued_span), issued, "issued", 0.9))
        mentions.sort(key=lambda mention: mention.start)
    return mentions


def _first_day(references: list[Reference], issued: str | None) -> date | None:
    """The first day on which a paper can have been issued; where its date line does not tell, none before the papers that it cites."""
    first, last = edtf.bounds(issued) if issued else (None, None)
    if first is not None and first == last:
        return first
    cited = (edtf.bounds(reference.date)[0] for reference in references if reference.date and "X" not in reference.date)
    return max((day for day in (first, *cited) if day is not None and (last is None or day <= last)), default=None)


def _mention(text: str, start: int, end: int, form: str, role: str, confidence: float) -> DateMention:
    return DateMention.model_construct(
        start=start, end=end, surface=text[start:end], edtf=form, role=role, confidence=round(max(0.05, min(confidence, 0.999)), 3)
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The date of a date line without its place."""
    match = re.search(r"(?i)ng[aàáảạâ]y", text[start:end])
    return (start + match.start() if match else start, end)


def _lend_years(atoms: list[Atom], text: str, issued: str | None) -> None:
    """Give the year that stands near to months counted from the ends of a year, and that of a later limit of the sentence to a limit."""
    once = issued is not None and "X" not in issued and _STANDING.search(text) is None
    for i, atom in enumerate(atoms):
        if atom.year is not None:
            continue
        if atom.kind == "months":
            line = _sentence_before(text, atom.start, 100)
            years = _ANY_YEAR.findall(line)
            later = atoms[i + 1] if i + 1 < len(atoms) else None
            if years:
                atom.year = int(years[-1])
            elif later and later.kind == "months" and later.year and _SAME_YEAR.fullmatch(text, atom.end, later.start):
                atom.year = later.year
            elif later and later.year and later.month and _DONE_BY.fullmatch(text, atom.end, later.start):
                atom.year = later.year - (later.month < 3)  # the months of a year are reported on at its end, or soon after
            elif issued and (
                (text[atom.end : atom.end + 1] in ("", "\n") and _PLANNED.search(line))
                or (_OPENS.fullmatch(line[-12:].lstrip()) and _GOES_ON_TO_TELL.match(text, atom.end))
            ):
                atom.year = int(issued[:4])
        elif atom.kind == "day" and atom.month is not None and i + 1 < len(atoms) and (atom.lead or _limited_by(text, atom)):
            other = atoms[i + 1]
            gap = text[atom.end : other.start]
            if other.kind == "day" and other.year is not None and other.month and len(gap) < 70 and _NEXT_LIMIT.fullmatch(gap):
                atom.year = other.year - ((atom.month, atom.day or 0) > (other.month, other.day or 0))
        if (
            atom.year is None
            and atom.kind == "day"
            and atom.month
            and atom.lead
            and once
            and _LIMIT.search(_sentence_before(text, atom.start, 48))
        ):
            assert issued is not None
            atom.year = int(issued[:4])


def _limited_by(text: str, atom: Atom) -> bool:
    return _LIMIT.search(_sentence_before(text, atom.start, 24)) is not None


def _join(atoms: list[Atom], text: str, shared: dict[int, tuple[int, int]], issued: str | None) -> list[_Find]:
    finds: list[_Find] = []
    i = 0
    while i < len(atoms):
        find, used = _one(atoms, i, text, shared, issued, finds[-1] if finds else None)
        if find is not None:
            finds.append(find)
        i += used
    return finds


def _one(
    atoms: list[Atom], i: int, text: str, shared: dict[int, tuple[int, int]], issued: str | None, previous: _Find | None
) -> tuple[_Find | None, int]:
    atom = atoms[i]
    every = EVERY.match(text, atom.end) if atom.year is None else None
    before = text[max(0, atom.start - 48) : atom.start]
    before = before[before.rfind("\n") + 1 :]
    if atom.kind == "now":
        return _from_now(atoms, i, text, issued)
    joined = _interval(atoms, i, text, issued)
    if joined is not None:
        form, end, used = joined
        start, opener = atom.start, ""
        if (match := _FROM.search(before)) or (match := _PERIOD.search(before) or _FROM_YEAR.search(before)):
            start, opener = atom.start - len(before) + match.start(1), match[1]
        if (match := EVERY.match(text, end)) and "XXXX" in form:
            end = match.end()
        return _Find(start, end, form, atom, opener or "-", True), used
    if atom.kind in ("years", "months"):
        if atom.year is None:
            return None, 1
        start, opener = atom.start, ""
        if atom.kind == "years" and not before.strip():
            before = text[max(0, atom.start - 24) : atom.start].replace("\n", " ")  # a title broken at `GIAI ĐOẠN | 2021 - 2025`
        match = (_PERIOD.search(before) or _FROM_YEAR.search(before)) if atom.kind == "years" else _FROM.search(before)
        if match:
            start, opener = atom.start - len(before) + match.start(1), match[1]
        return _Find(start, atom.end, atom.edtf(), atom, opener, True), 1
    always = atom.every or bool(every)
    if not _counts(atom, text, before, always, previous):
        return None, 1
    return _limited(atom, text, before, every.end() if every else atom.end, always, previous, shared.get(i)), 1


def _limited(
    atom: Atom, text: str, before: str, end: int, every: bool, previous: _Find | None, shared: tuple[int, int] | None
) -> _Find | None:
    """A single date with the words that make a limit of it."""
    try:
        form = atom.edtf()
    except ValueError:
        return None
    start, opener = atom.start, ""
    if _HOURS.search(before):
        pass  # `từ 7h00 đến 11h00 ngày D`: the hours of a day are no limit
    elif (match := _LIMIT.search(before) or _FROM.search(before)) or (every and (match := _INSIDE.search(before))):
        opener = match[1]
        start = atom.start if opener.startswith("hạn ") else atom.start - len(before) + match.start(1)
    elif previous is not None and previous.first.kind == atom.kind and LIST.fullmatch(text[previous.end : atom.start]):
        opener = previous.opener
    if shared is not None and start < atom.start:
        shared = (min(start, shared[0]), shared[1])
    return _Find(start, end, form, atom, opener, False, every, shared)


def _from_now(atoms: list[Atom], i: int, text: str, issued: str | None) -> tuple[_Find | None, int]:
    """`từ nay đến …`: from the day of issue."""
    atom = atoms[i]
    begin = issued if issued and "XX-XX" not in issued else ".."
    if match := _YEAR_END.match(text, atom.end):
        return _Find(atom.start, match.end(), edtf.interval(begin, match[1]), atom, "từ", True), 1
    if i + 1 < len(atoms) and atoms[i + 1].complete and RANGE.fullmatch(text[atom.end : atoms[i + 1].start]):
        other = atoms[i + 1]
        if other.kind not in ("years", "months", "now"):
            return _Find(atom.start, other.end, edtf.interval(begin, other.edtf()), atom, "từ", True), 2
    return None, 1


_UNTIL = regex(r"(?<!\w)(?:đến|tới) (?:hết )?$")
"""Before the first of two limits: `gửi đến |ngày 20/6/2021, đến ngày 20/11/2021`."""


def _interval(atoms: list[Atom], i: int, text: str, issued: str | None) -> tuple[str, int, int] | None:
    """(EDTF, end, atoms used) of the interval that opens with atom `i`, if one does."""
    atom = atoms[i]
    if i + 1 < len(atoms) and atom.complete:
        other = atoms[i + 1]
        gap = text[atom.end : other.start]
        listed = gap.startswith(",") and _UNTIL.search(text, max(0, atom.start - 12), atom.start)
        near = len(gap) < (100 if "(" in gap else 40) and not listed
        if near and other.complete and RANGE.fullmatch(gap) and _joinable(atom, other, gap):
            first = atom.edtf().partition("/")[0]
            last = other.edtf().rpartition("/")[2]
            form = edtf.interval(first, last)
            if edtf.is_valid(form):
                return form, other.end, 2
        if gap.strip() == "/" and atom.kind == other.kind == "day" and _jubilee(atom, other):
            return edtf.interval(atom.edtf(), other.edtf()), other.end, 2
    if atom.kind in ("day", "month", "quarter") and (match := _YEAR_END.match(text, atom.end)):
        if atom.year is None:
            atom.year = int(match[1])
        return edtf.interval(atom.edtf(), match[1]), match.end(), 1
    if atom.kind in ("day", "month") and atom.year is not None and (match := _TO_NOW.match(text, atom.end)):
        end = issued if issued and "X" not in issued else ".."
        form = edtf.interval(atom.edtf(), end)
        return (form if edtf.is_valid(form) else edtf.interval(atom.edtf(), "..")), match.end(), 1
    return None


def _jubilee(one: Atom, other: Atom) -> bool:
    """Whether two days are the first and a later one of the same day of the year: `22-12-1944/22-12-2016`."""
    same = (one.day, one.month) == (other.day, other.month) and one.month is not None
    return same and one.year is not None and other.year is not None and other.year - one.year >= 5


def _joinable(one: Atom, other: Atom, gap: str) -> bool:
    if one.kind in ("years", "months", "now") or other.kind in ("years", "months", "now"):
        return one.kind == other.kind == "years" and "-" not in gap
    if one.year is None and other.year is None and one.kind == "day" and "-" in gap:
        return one.lead  # `26/3 - 30/4` among holidays is a list
    return (one.year is None) == (other.year is None)


def _counts(atom: Atom, text: str, before: str, every: bool, previous: _Find | None) -> bool:
    """Whether the atom is a date at all: what has no year and no word before it needs the company of dates."""
    if not atom.complete:
        if atom.kind == "day" or atom.month is None:
            return False
        return every or bool(
            re.search(r"(?:vào|trong|trước|đến|hết) *$", before) and _EVERY_BEFORE.search(_sentence_before(text, atom.start, 120))
        )
    if atom.kind == "month" and not atom.lead:
        return bool(
            re.search(r"(?<!\w)(?:từ|đến|tới|trước|hết|trong|vào|cuối|đầu|giữa|tháng|kỳ|và) $|[(\t-] ?$|^$", before)
            and not _GOES_ON.match(text, atom.end)
        )
    if atom.kind != "day" or atom.year is not None or (atom.lead and atom.separator != "-"):
        return True
    if not (every or atom.lead) and (
        (atom.separator == "-" and _FROM.search(before) and not _DAY_ENDS.match(text, atom.end))
        or (atom.separator == "/" and before.endswith("quá "))
    ):
        return False  # `có từ 2-3 mô hình`, `không quá 1/2 quân số`
    if every or _LIMIT.search(before) or _FROM.search(before):
        return every or atom.separator == " " or not _BARE_AFTER.match(text, atom.end)
    if atom.separator == " ":
        return not _BARE_AFTER.match(text, atom.end)  # `tối thiểu 03 tháng 01 lần`
    if _PART_OF_DAY.search(before):
        return not _BARE_AFTER.match(text, atom.end)
    if previous and previous.first.year is None and LIST.fullmatch(text[previous.end : atom.start]):
        return True
    if _BARE_BEFORE.search(before) or _BARE_AFTER.match(text, atom.end):
        return False
    fixed = (atom.day, atom.month) in FIXED_DAYS
    if atom.separator == "-":
        return fixed and (_HOLIDAY_WORD.search(before) is not None or bool(_holiday(text, atom.start)))
    if fixed and _ROUND.search(before):
        return True
    return bool(_holiday(text, atom.start)) and (fixed or re.search(r"ngày|lễ|kỷ niệm|dịp", before) is not None)


def _holiday(text: str, at: int) -> bool:
    return HOLIDAY.search(_sentence_before(text, at, 160)) is not None


def _sentence_before(text: str, at: int, reach: int) -> str:
    window = text[max(0, at - reach) : at]
    return window[window.rfind("\n") + 1 :]
