"""Named references: the canonical text and its numbered citations in, documents cited by name alone out.

What counts: contract section 4. A name inside the title of another cited document is part of that title; `Luật này`, drafts and generic
plurals (`các văn bản hướng dẫn`) are none. Laws are cut to their name by `authority/laws.tsv`, unknown ones by form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docparse.authority.directives import Resolved, load_laws, resolve_law
from docparse.extract.references import grammar
from docparse.extract.references.dated import dated_papers
from docparse.extract.references.issuing_body import read_body
from docparse.extract.references.member_acts import (
    TERM_YEARS,
    resolution_of_session,
    resolution_of_staff,
    rules_of_members,
    said_by_plenum,
    work_of_year,
)
from docparse.extract.references.tail import cited_titles
from docparse.extract.stretches import Stretches
from docparse.schema import Reference
from docparse.segment.anchors import LOWER
from docparse.text.normal import strip_marks
from docparse.text.regex import regex

_ANCHOR = regex(
    r"[BLPHCcNĐDQqKkl](?<!\w.)(?:ộ(?<=B.) [lL]uật|Ộ(?<=B.) LUẬT|u(?:(?<=ứ l.)ật(?= [A-ZĐ])|"
    r"(?<= l.)ật(?= [Ss]ửa đổi,? bổ sung (?:một số|các) [Đđ]iều)|(?<=L.)[ậâặạ]t|(?<=[Qq].)y chế)|U(?<=L.)ẬT|"
    r"ờ(?<=L.)i kêu gọi|h(?:(?<=P.)áp lệnh|(?<=C.)(?:ương trình|iến lược))|i(?:(?<=H.)ến pháp|(?<=Đ.)ều lệ)|"
    r"á(?<=[Cc].)c Ngh[ịiíì] quy[ếêề]t(?! số| \d)|g(?<=N.)h[ịiíì] quy[ếêề]t(?! số| \d)|G(?<=N.)HỊ QUYẾT ĐẠI HỘI|"
    r"ề(?<=Đ.) án|ự(?<=D.) án|ế(?<=[Kk].)t luận(?= (?:của )?Hội nghị ))(?=\s|nước\s)"
)
"""The first letter comes before its look-behinds, so that the engine can skip along by a set of letters; so does the second, so that it
tries only the branch which begins with it."""
_SCHOOLS = (
    r"(?i:(?:trường\s+)?(?:mầm non|mẫu giáo|tiểu học|trung học(?: cơ sở| phổ thông)?|THCS|THPT|"
    r"(?:phổ thông|PT) có nhiều cấp học|đại học|cao đẳng|trung cấp))"
)
_CHARTER = regex(
    rf"Điều lệ\s+(?:(?=[Tt]rường\s){_SCHOOLS}(?:(?:,| và|,? và)\s+{_SCHOOLS})*(?!\w|\s+[A-ZĐ])|"
    r"(?:Đảng Cộng sản Việt Nam|Đảng(?!\s+(?:bộ|ủy|uỷ|viên)))(?![^\W_])|(?:tổ chức và hoạt động (?:của )?)?(?=[A-ZĐ]))"
)
_APPEAL = regex(r"(?i)Lời kêu gọi thi đua ái quốc(?: của (?:Chủ tịch Hồ Chí Minh|Bác Hồ|Bác))?(?![^\W_])")
_EVENT_BEFORE = regex(r"(?:[Nn]gày|năm)[^.;:]{0,60}(?<!\w)ra\s+$")
_ISSUED_BY_NUMBER = regex(r"[^.;\n]{0,60}?\s*[,(]?\s*(?:được\s+)?(?:[bB]an hành|phê duyệt)\s+(?:kèm\s+)?(?:theo|tại|bởi)")
_NOT_LAW_BEFORE = regex(
    r"(?:[Dd]ự thảo|[Dd]ự án|[Đđ]ại học|[Kk]hoa|[Nn]gành|[Hh]ội|[Pp]háp|[Bb]áo|[Tt]rường|[Cc]ông ty|[Cc]ử nhân|"
    r"[Tt]hạc sĩ|[Tt]iến sĩ|[Kk]ỷ|[Vv]iện|TNHH)\s*$"
)
_NOT_LAW_AFTER = regex(
    r"\s+(?:này|số|gia|sư|pháp|của Quốc hội|có|được|thì|hiện|định|lệ|và|hoặc|đã|quy|hóa|trên|trong|khác|nêu|cũ|"
    r"mới)(?![^\W_])"
)
_OF_LAWMAKER = regex(r"\s+của\s+(?:Quốc hội|[ỦU][ỷy] ban [Tt]hường vụ Quốc hội|Hội đồng Nhà nước)(?:\s+(?:khóa|khoá)\s+[IVX]+)?(?!\w)")
"""Who made a law, behind its day: the citation ends with its body."""
_DRAFT_AFTER = regex(r"\s+\((?:sửa đổi|thay thế)\)")
_LONGEST = 90
"""Letters that the name of a law has at most where no list knows it."""
_WORD = regex(r"\s*(?:[,–&-]\s*)?([^\W_]+(?:[/.][^\W\d_]+)*)")
_ABBREVIATIONS = {
    "hdnd": "hoidongnhandan", "ubnd": "uybannhandan", "tdkt": "thiduakhenthuong", "qppl": "quyphamphapluat", "cqdp": "chinhquyendiaphuong",
    "vbqppl": "vanbanquyphamphapluat", "mttq": "mattrantoquoc", "bhxh": "baohiemxahoi", "bhyt": "baohiemyte", "khcn": "khoahocvacongnghe",
}  # fmt: skip
_REVISED = regex(r"\s*\((?:đã )?(?:được )?(?:sửa đổi|bổ sung)[^()\n]{0,20}\)(?=\s*,?\s*(?:ngày|năm)(?!\w))")
"""`Luật Đất đai | (sửa đổi) năm 2013`."""
_YEAR = regex(r"(?:\s*(?:,\s*)?n[ăaâ]m)?\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–]\s*\d|[\d/.,]\d)")
_ALIAS = regex(r"\s+[A-ZĐ]{2,6}(?![^\W_]|\s+[A-ZĐ])")
"""The letters that a paper calls a law by: `Luật PPP`."""
_COUNTRY = regex(r"\s+Việt Nam(?!\w)")
_AMENDS = regex(
    r"\s+sua doi(?:\s*,?\s*bo sung)?(?:\s*:?\s+(?:mot so|cac)\s+dieu)?(?:\s+cua)?\s+(?:cac\s+)?(?=(?:bo luat|luat|"
    r"phap lenh)\s)"
)
_AMENDS_BARE = regex(r"\s+sua doi(?:\s*,?\s*bo sung)?(?:\s+mot so\s+dieu)?(?=\s*,?\s+(?:nam|ngay)\s)")
_LAW_WORD = regex(r"bo luat|luat|phap lenh")
_ALSO = regex(r"\s*(?:,|và|,\s*và)\s*[-–]?\s+(?=(?:Bộ luật|Lu[ậâặạ]t)\s)")
_UNKNOWN_END = regex(
    r"[;.:()\n\"“”]|,|\s(?:và các|và Nghị|và Luật|và Bộ luật|và Thông|và quy định|được|đã|là|có|thì|để|trong|trên|"
    r"theo|ngày|năm|số|hiện hành|tới|đến|cho|nhằm|đối với|quy định|khi|hoặc|sau|gắn|về việc|này|"
    r"thông qua|khẳng định|do|từ|vào|với|bằng|tại|nêu|có hiệu lực|mới|cũ|hiện nay|nếu|không|mà|phải|gồm|"
    r"bao gồm|như|cần|xem xét|giao)(?![^\W_])"
)
_CONGRESS = regex(r"(?:[Cc]ác )?(?:Ngh[ịiíì] quy[ếêề]t|NGHỊ QUYẾT)\s+(?:của\s+)?(?:[ĐDđ][ạaàá]i h[ộôợọ]i|ĐẠI HỘI)(?![^\W_])")
_ORDINAL = regex(
    r"lần\s+thứ\s+(?:[IVXLl1]+|\d{1,2}|[^\W\d_]+(?:\s+(?:mười|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|"
    r"nhất))*)(?![^\W_])|(?<=\s)[XVI]{2,6}(?![^\W_])",
    re.IGNORECASE,
)
_CONGRESS_CUT = regex(
    r"[;:\n()\"“”]|\.(?=\s|$)|,|\s(?:gắn|đề ra|đã|để|trong|vào|trên|bằng|nhằm|theo|đi vào|tới|đến|với|là|thành(?! phố| ủy| uỷ)|được|"
    r"do|cho|tạo|nghị quyết|Nghị quyết|và Nghị quyết|và các|thông qua|có hiệu quả)(?![^\W_])"
)
_OF_PARTY = regex(r"\s+của\s+(?:Đảng(?:\s+bộ)?(?![^\W_]))")
_OF_BODY = regex(r"\s+(?:của\s+)?(?=[A-ZĐ])(?!Nghị|Chỉ|Kế|Luật)")
_NICKNAME = regex(
    r"(?:Đề án|Chương trình|Dự án) +(?:số +)?(?!(?:19|20)\d\d(?!\d))\d{2,4}a?(?![\w/%]|[.,-]\d|\s*[/-]\s*\w|\s+(?:tỷ|"
    r"triệu|đồng|hộ|học|người|nhà|xã|trường|lớp|đơn|km|tiết|em|sinh)(?![^\W_]))"
)
_QUOTED = regex(
    r"(?:Đề án|Chương trình(?: [^\W\d_]+){0,3}|Dự án|"
    r"Chiến lược)\s*(?:[“\"][^”\"\n]{6,260}[”\"])(?:,?\s+giai đoạn\s+\d{4}\s*[-–]\s*\d{4})?"
)
_NATIONAL = regex(
    r"Chương trình\s+(?:mục tiêu quốc gia(?:\s+(?:về\s+)?(?:xây dựng nông thôn mới|[Gg]iảm nghèo bền vững|"
    r"[Pp]hát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số(?: và miền núi)?))(?:,?\s+giai đoạn\s+\d{4}\s*[-–]\s*\d{4})?"
    r"|[A-ZĐÂÔƠƯ][^\W\d_]+(?:\s[^\W\d_]+){1,6}?\squốc gia(?:,?\s+giai đoạn\s+\d{4}\s*[-–]\s*\d{4})?)(?![^\W_])"
)
_DEFINED = regex(r"(?:gọi tắt|viết tắt|gọi chung|sau đây gọi)(?:\s+tắt)?\s+là\s*:?\s*[“\"]?$")
_CARRYING = regex(
    r"(?:theo|[Tt]hực hiện|[Tt]riển khai|Căn cứ|tinh thần|nội dung|mục tiêu)(?:\s+(?:thực hiện|hiệu quả|có hiệu quả|"
    r"tốt))?\s*$"
)
_MORE_YEARS = regex(r"(?:\s*(?:,|và)\s*(?:năm\s+)?(?:19|20)\d\d(?![\d/.]|\s*[-–]\s*\d))+")
_WRAP = regex(
    rf"\n(?:(?<=[\w,].)(?=[{LOWER}]{{2,}}[ ,;.])"
    r"|(?=[\dIVX])(?:(?<=\snăm.)|(?<=\sngày.)|(?<=\stháng.)|(?<=\skhóa.)|(?<=\skhoá.)|(?<=\sthứ.)))",
    re.DOTALL,
)
"""Where a line that was broken at a width goes on: with a small letter, or with the number that its last word asks for."""
_CONSTITUTION = regex(r"Hiến pháp(?:\s*nước\s+(?:Cộng h(?:òa|oà) xã hội chủ nghĩa|CHXHCN) Việt Nam)?(?:\s+năm\s+(?P<year>\d{4}))?")


def find_named(text: str, numbered: list[Reference], *, document_date: str | None, excluded: list[tuple[int, int]]) -> list[Reference]:
    """Named references of `text`, by position. `numbered`: the citations with a number, whose titles are passed over."""
    printed, text = text, _WRAP.sub(" ", text)
    shut = Stretches([(r.start, r.end) for r in numbered] + list(excluded))
    titles = Stretches(cited_titles(text, numbered))
    out: list[Reference] = []
    done = 0
    for anchor in _ANCHOR.finditer(text):
        at = anchor.start()
        if at < done or shut.hold(at) or titles.hold(at):
            continue
        reference = _read(text, at, anchor.group(), document_date)
        if reference is None:
            continue
        done = reference.end
        if not shut.touch(reference.start, reference.end):
            out.append(reference)
    for start, end, kind, day, issuer in dated_papers(text):
        if not (shut.touch(start, end) or titles.hold(start) or any(other.start < end and start < other.end for other in out)):
            out.append(_reference(text, start, end, kind, None, 0.75, date=day, issuer=issuer))
    for start, end, kind in work_of_year(text):
        if not (shut.touch(start, end) or titles.hold(start) or any(other.start < end and start < other.end for other in out)):
            out.append(_reference(text, start, end, kind, None, 0.7))
    for reference in out:
        reference.surface = printed[reference.start : reference.end]
    return sorted(out, key=lambda reference: reference.start)


def _read(text: str, at: int, anchor: str, document_date: str | None) -> Reference | None:
    if anchor.startswith("Hiến"):
        match = _CONSTITUTION.match(text, at)
        if match is None or match.end() - at <= len("Hiến pháp"):
            return None
        year = match["year"] or ("2013" if (document_date or "") >= "2014" else None)  # in force since 01/01/2014
        law = resolve_law("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", year=year) if year else None
        return _reference(text, at, match.end(), "HP", law, 0.85, date=match["year"])
    if anchor.startswith(("Bộ", "BỘ", "Lu", "lu", "LU", "Pháp")):
        return _read_law(text, at, anchor, document_date)
    if anchor.endswith(("quy chế", "Quy chế")):
        rules = rules_of_members(text, at)
        return _reference(text, at, rules, "QC", None, 0.7) if rules and not _ISSUED_BY_NUMBER.match(text, rules) else None
    if "quy" in anchor or anchor.startswith("NGHỊ") or anchor.endswith("luận"):
        if plenum := said_by_plenum(text, at):
            kind = "KL" if anchor.endswith("luận") else "NQ"
            return _reference(text, at, plenum, kind, None, 0.85, issuer="Ban Chấp hành Trung ương Đảng")
        return None if anchor.endswith("luận") else _read_resolution(text, at)
    if anchor.startswith(("Điều", "Lời")):
        return _read_charter(text, at)
    return _read_programme(text, at)


def _read_charter(text: str, at: int) -> Reference | None:
    """Statutes (`Điều lệ Công đoàn Việt Nam`) and the appeal of 1948; not where it names the day of the event, nor what a number issues."""
    appeal = _APPEAL.match(text, at)
    if appeal:
        if _EVENT_BEFORE.search(text[max(0, at - 90) : at].replace("\n", " ")):
            return None
        return _reference(text, at, appeal.end(), "TL", None, 0.7)
    charter = _CHARTER.match(text, at)
    if charter is None:
        return None
    end: int | None = charter.end()
    if charter.group().rstrip() != charter.group():
        end = read_body(text, charter.end())
    if end is None or _ISSUED_BY_NUMBER.match(text, end):
        return None
    return _reference(text, at, end, None, None, 0.75)


def _reference(
    text: str, start: int, end: int, kind: str | None, resolved: Resolved | None, confidence: float, *, date: str | None = None,
    issuer: str | None = None
) -> Reference:  # fmt: skip
    return Reference(
        kind="named", surface=text[start:end], type=kind, date=date, issuer=issuer, directive=resolved.id if resolved else None,
        start=start, end=end, confidence=confidence,
    )  # fmt: skip


def _read_law(text: str, at: int, anchor: str, document_date: str | None) -> Reference | None:
    before = text[max(0, at - 14) : at]
    after = at + len(anchor)
    if _NOT_LAW_BEFORE.search(before) or _NOT_LAW_AFTER.match(text, after):
        return None
    folded = strip_marks(text[after : after + 170]).lower()
    amends = _AMENDS.match(folded)
    amended = False
    known = False
    if amends:
        inner = _LAW_WORD.match(folded, amends.end())
        end, known = _law_name(text, after + inner.end()) if inner else (None, False)
        while end:
            also = _ALSO.match(text, end)
            further = _law_name(text, also.end() + (7 if text[also.end()] == "B" else 4))[0] if also else None
            if also is None or not further:
                break
            end = further
        amended = True
    else:
        bare = _AMENDS_BARE.match(folded)
        end, known = (after + bare.end(), True) if bare else _law_name(text, after)
        amended = bool(bare)
    if not end:
        return None
    name_end = end
    if revised := _REVISED.match(text, end):
        end = revised.end()
    date = year = None
    match = grammar.DATE.match(text, end)
    if (
        match
        and match["y1" if match["y1"] else "y2"]
        and not text[end : match.start("y1" if match["y1"] else "y2")].lstrip().startswith("(")
    ):
        parts = [match["d1"] or match["d2"], match["m1"] or match["m2"], match["y1"] or match["y2"]]
        if parts[0] and len(parts[2]) == 4 and all(p.isdigit() for p in parts):
            date, end = f"{parts[2]}-{int(parts[1]):02d}-{int(parts[0]):02d}", match.end()
            if made := _OF_LAWMAKER.match(text, end):
                end = made.end()
    else:
        found = _YEAR.match(text, end)
        if found:
            year, end = found["year"], found.end()
            if amended and (more := _MORE_YEARS.match(text, end)):
                end = more.end()  # `các Luật sửa đổi, bổ sung … năm 2005, 2013`
    if re.compile(r"\s*,?\s*(?:luật\s+)?số\s*:?\s*\d+\s*/", re.IGNORECASE).match(text, end):
        return None
    if not (date or year) and _DRAFT_AFTER.match(text, end):
        return None
    kind = "PL" if anchor.startswith("Pháp") else "L"
    name = text[at:name_end]
    resolved = resolve_law(_expanded(name), date=date, year=year, document_date=document_date)
    if resolved is None and (country := _COUNTRY.search(name)):
        resolved = resolve_law(_expanded(name[: country.start()]), date=date, year=year, document_date=document_date)
    confidence = 0.95 if known and (date or year) else 0.9 if known else 0.8 if date or year else 0.6
    if not known and not (date or year) and (anchor.isupper() or name_end - after < 5):
        return None
    return _reference(text, at, end, kind, resolved, confidence if not amended or date or year else 0.8, date=date or year)


@lru_cache(maxsize=1)
def _law_keys() -> tuple[frozenset[str], frozenset[str]]:
    """Names of laws as folded letters, and all their beginnings word by word."""
    names, heads = set(), set()
    for law in load_laws():
        # `và` is left out of keys, because authors put a comma for it
        all_words = re.findall(r"[a-z]+", strip_marks(re.sub(r"^(?:Bộ luật|Luật|Pháp lệnh)\s+", "", law.name)).lower())
        words = [word for word in all_words if word != "va"]
        for count in range(1, len(words) + 1):
            heads.add("".join(words[:count]))
        names.add("".join(words))
    return frozenset(names), frozenset(heads)


def _law_name(text: str, after: int) -> tuple[int | None, bool]:
    """The end of the law's name that follows the word Luật, and whether it is a known one."""
    names, heads = _law_keys()
    position, key, best = after, "", None
    while True:
        word = _WORD.match(text, position)
        if word is None or "\n" in text[position : word.end()]:
            break
        part = strip_marks(word[1]).lower()
        key += "" if part == "va" else _ABBREVIATIONS.get(part, part)
        position = word.end()
        if key in names and part != "va":
            best = position
        if key not in heads:
            break
    if best:
        country = _COUNTRY.match(text, best)
        return country.end() if country else best, True
    alias = _ALIAS.match(text, after)
    if alias:
        return alias.end(), True
    first = re.compile(r"\s+(?=(?:tổ chức )?[A-ZĐÂÔƠƯĂÊÁÀẢÃẠÍÚÝỦỨỦ])").match(text, after)
    if first is None:
        return None, False
    limit = min(len(text), first.end() + 2 * _LONGEST)
    stop = _UNKNOWN_END.search(text, first.end(), limit)
    end = stop.start() if stop else limit
    while (
        stop
        and stop.group() == ","
        and len(text[first.end() : end].split()) <= 2
        and re.compile(r",\s+(?=[a-zđăâêôơư])(?!được|đã|các|là|có|theo|trong|nhằm|đồng|góp|trên|tại|cũng|như|để)").match(text, end)
    ):
        stop = _UNKNOWN_END.search(text, end + 1, limit)
        end = stop.start() if stop else limit
    end = min(end, first.end() + _LONGEST)
    name = text[first.end() : end].removesuffix(" và")  # `Luật Mùa vụ và | xem xét`: the end is the sentence's
    if not 1 < len(name.split()) <= 16 or name.isupper():
        return None, False
    return first.end() + len(name.rstrip()), False


def _expanded(name: str) -> str:
    """Abbreviations inside a law's name spelled out for the authority table."""
    return re.sub(
        r"[^\W\d_]+", lambda m: _ABBREVIATIONS.get(strip_marks(m.group()).lower(), m.group()) if m.group().isupper() else m.group(), name
    )


def _read_resolution(text: str, at: int) -> Reference | None:
    if session := resolution_of_session(text, at):
        return _reference(text, at, session, "NQ", None, 0.75)
    if assembly := resolution_of_staff(text, at):
        return _reference(text, at, assembly, "NQ", None, 0.75)
    congress = _CONGRESS.match(text, at)
    if congress is None:
        return None
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    window_end = min(line_end, congress.end() + 170)
    ordinal = _ORDINAL.search(text, congress.end(), window_end)
    cut = _CONGRESS_CUT.search(text, congress.end(), window_end)
    stop = cut.start() if cut else window_end
    if ordinal and ordinal.start() <= stop:
        end = ordinal.end()
        of = _OF_PARTY.match(text, end)
        if of:
            end = of.end()
        else:
            link = _OF_BODY.match(text, end)
            body = read_body(text, link.end()) if link else None
            end = body or end
    else:
        end = stop
        and_word = re.compile(r"\s+và\s").search(text, congress.end(), end)
        end = and_word.start() if and_word else end
        tail = text[congress.end() : end]
        if "các cấp" in tail or not re.search(r"Đảng", tail) or len(tail.split()) > 14:
            return None
    term = TERM_YEARS.match(text, end)
    if term and not (term.group().endswith(")") and "(" not in term.group()):
        end = term.end()
    return _reference(text, at, end, "NQ", None, 0.92 if ordinal else 0.7)


def _read_programme(text: str, at: int) -> Reference | None:
    before = text[max(0, at - 40) : at]
    if _DEFINED.search(before):
        return None
    nickname = _NICKNAME.match(text, at)
    kind = "ĐA" if text.startswith("Đề", at) else "CTr" if text.startswith("Ch", at) else "DA"
    if nickname:
        return _reference(text, at, nickname.end(), kind, None, 0.9)
    quoted = _QUOTED.match(text, at)
    if quoted:
        end = quoted.end()
        link = re.compile(r"\s*,?\s+của\s+").match(text, end)
        body = read_body(text, link.end()) if link else None
        if body is None and not _CARRYING.search(before):
            return None
        return _reference(
            text, at, body or end, kind, None, 0.8 if body else 0.55, issuer=text[link.end() : body] if link and body else None
        )
    national = _NATIONAL.match(text, at)
    if national and not re.search(r"(?:[Bb]an hành|[Pp]hê duyệt|[Dd]ự án|[Tt]iểu dự án)\s+$", before):
        return _reference(text, at, national.end(), kind, None, 0.6)
    return None
