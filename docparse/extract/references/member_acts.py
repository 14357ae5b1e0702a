"""What the members of a body agreed on, cited by name: text and a position in, the end of the name out."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.extract.references.issuing_body import read_body
from docparse.text.regex import regex

_DAY = r"ngày\s+(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})(?!\d)"
_PLENUM = regex(
    r"(?:(?:[Cc]ác )?Ngh[ịiíì] quy[ếêề]t\s+(?:của\s+)?(?:Hội nghị\s+)?|[Kk]ết luận\s+(?:của\s+)?Hội nghị\s+)"
    r"(?:lần thứ\s+\w+(?:\s+\w+)?\s+)?(?:Ban Chấp hành\s+|BCH\s+)?(?:Trung [ưu][ơo]ng|TW|T\.Ư)[^;.,:\n/]{0,60}?"
    r"\(?(?:khóa|khoá|Khóa|Khoá)\s+(?:[IVXLl]+|\d+)(?:\s*(?:,|và)\s*(?:khóa\s+)?[IVXL]+(?![^\W_]))*\)?(?![^\W_])"
)
"""What the Central Committee of the Party resolved or concluded at a plenum, by its number and term."""
_OLD_COUNCIL = regex(
    rf"Ngh[ịiíì] quy[ếêề]t\s+của\s+(?:Thường vụ\s+)?Hội đồng\s+(?:Chính phủ|Bộ trưởng)"
    rf"\s+trong\s+(?:phiên|cuộc)\s+họp\s+(?:thường vụ\s+)?{_DAY}"
)
"""What the government resolved at a meeting, before its resolutions had numbers."""
_ASSEMBLY = regex(
    r"Ngh[ịiíì] quy[ếêề]t\s+(?:của\s+)?[Hh]ội nghị\s+(?:đại biểu\s+)?(?:[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|[Nn]gười lao động|[Nn]hà giáo|"
    rf"CB|CC|VC|CNVC)[^;.:\n()]{{0,70}}?\s(?:năm học\s+\d{{4}}\s*[-–]\s*\d{{4}}|năm\s+\d{{4}}|{_DAY})(?!\d)"
)
_OWNERS = regex(
    r"Ngh[ịiíì] quy[ếêề]t\s+(?:của\s+)?(?:[ĐDđ]ại hội đồng|[ĐDđ]ại hội)\s+(?:cổ đông|thành viên|xã viên|công nhân viên chức|nhà trường)"
    rf"[^;.:\n()\d]{{0,60}}?\s(?:{_DAY}|(?:thường niên )?(?:lần thứ \w+,? )?năm\s+\d{{4}}(?!\d))"
)
"""What the owners of a company or the members of a cooperative resolved: `Nghị quyết Đại hội đồng cổ đông thường niên ngày D`."""
_SESSION = regex(
    r"Ngh[ịiíì] quy[ếêề]t\s+(?:của\s+)?[Kk]ỳ họp\s+(?:lần\s+)?thứ\s+[^\W_]+"
    r"(?:\s+(?:mười|một|hai|ba|tư|năm|sáu|bảy|tám|chín))?,?\s+(?:của\s+)?"
    r"(?=HĐND|Hội đồng nhân dân)"
)
_COMMITTEE = regex(r"Ngh[ịiíì] quy[ếêề]t\s+(?:về\s+)?lãnh đạo[^;.:\n()]{0,90}?\s+năm\s+(?:19|20)\d\d\s+của\s+(?=[A-ZĐ])")
"""What a Party committee in the army resolved for a year, numbered for itself alone."""
_RULES = regex(
    r"[Qq]uy chế\s+(?:hoạt động|làm việc|tổ chức và hoạt động|phối hợp"
    r"|(?:về\s+)?(?:công tác\s+)?(?:[Tt]hi đua\s*(?:,|-|–|và)?\s*)?[Kk]hen thưởng)"
    r"(?:\s+và\s+làm việc)?\s+(?P<of>của\s+)?(?=[A-ZĐỦ])"
)
_RESTS = regex(
    r"(?:Căn cứ|[Tt]heo|[Tt]hực hiện|[Đđ]úng)(?!\w)(?:(?!ban hành|xây dựng|dự thảo|sửa đổi|thông qua|bổ sung|này)[^.\n]){0,240}$"
)
"""What a paper rests on; a regulation that it issues or mends is none."""
_AGREED = regex(r"[Qq]uy chế\s+phối hợp\s+[^.;\n()]{4,140}?\s(?:đã\s+)?được\s+(?:thống nhất|ký kết)\s+giữa\s+(?=[A-ZĐ])")
"""`quy chế phối hợp … được ký kết giữa Sở A và Sở B`: who agreed on it names it."""
_ADOPTED = regex(r"\s+(?:đã\s+)?được\s+(?:các\s+)?(?:đơn vị\s+)?thành viên\s+(?:thống nhất\s+|nhất trí\s+)?(?:thông qua|ký kết)")
_DATED = regex(rf"\s*,?\s+{_DAY}")
_WORK = regex(
    r"[CcKk](?:(?<=[Cc])hương trình|(?<=[Kk])ế hoạch)\s+(?:[Cc]ông tác|[Hh]oạt động)(?=\s)"
    r"(?:(?!số\s|ngày\s|ban hành|kết quả|tình hình)[^.;:,“\"()\n]){0,110}?"
    r"\snăm(?:\s+học:?)?\s+\d{4}(?:\s*[-–]\s*\d{4})?(?![\d/])"
)
_BASED_ON = regex(r"(?:^|\n)\W{0,4}(?:Căn cứ|Thực hiện)(?!\w)(?:\s+vào|[^.;:\n]{0,240}(?:,|\svà))?\s*$")
_OF = regex(r"\s+của\s+")
TERM_YEARS = regex(r"\s*[,(]?\s*nhiệm kỳ\s+\d{4}\s*[-–—]\s*\d{4}\)?")


def work_of_year(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and type of each programme of work for a year that a paper rests on at the beginning of a line, by position.

    >>> list(work_of_year("Căn cứ Chương trình công tác Hội năm 2019, Hội đề nghị"))
    [(7, 41, 'CTr')]
    """
    for match in _WORK.finditer(text):
        if _BASED_ON.search(text, max(0, match.start() - 260), match.start()):
            of = _OF.match(text, match.end())
            end = read_body(text, of.end()) if of else match.end()
            if end:
                yield match.start(), end, "CTr" if match[0][0] in "Cc" else "KH"


def said_by_plenum(text: str, at: int) -> int | None:
    """The end of what the Central Committee resolved or concluded (`Nghị quyết Trung ương 4 khóa XI`, `Kết luận Hội nghị Trung ương …`)."""
    match = _PLENUM.match(text, at)
    return match.end() if match else None


def resolution_of_staff(text: str, at: int) -> int | None:
    """The end of what the staff or the owners of a body resolved, with its year or day (`Nghị quyết Hội nghị viên chức năm 2023`)."""
    match = _ASSEMBLY.match(text, at) or _OWNERS.match(text, at) or _OLD_COUNCIL.match(text, at)
    return match.end() if match else None


def resolution_of_session(text: str, at: int) -> int | None:
    """The end of what a people's council resolved at a session, or a Party committee for a year, cited without a number.

    `Nghị quyết kỳ họp thứ 4 HĐND xã khóa XX`, `Nghị quyết lãnh đạo năm 2019 của Đảng ủy Trung đoàn`.
    """
    match = _SESSION.match(text, at) or _COMMITTEE.match(text, at)
    return read_body(text, match.end()) if match else None


def rules_of_members(text: str, at: int) -> int | None:
    """The end of the regulation that a body works by, where the paper rests on it: `Căn cứ Quy chế hoạt động của Cụm thi đua số 2`."""
    agreed = _AGREED.match(text, at)
    if agreed:
        return read_body(text, agreed.end(), joint=True, bodies=3)
    rules = _RULES.match(text, at)
    end = read_body(text, rules.end()) if rules else None
    dated = _DATED.match(text, end) if rules and end else None
    if dated and text[at].isupper():
        return dated.end()  # of a certain day, it is a certain paper
    if rules and not rules["of"]:
        return None
    rests = text[at].isupper() and _RESTS.search(text, max(0, at - 260), at)
    if end is None or not (rests or _ADOPTED.match(text, end)):
        return None
    if text.endswith(" nhiệm kỳ", 0, end):  # words that also belong to names of bodies
        end -= len(" nhiệm kỳ")
    term = TERM_YEARS.match(text, end)
    return term.end() if term else end
