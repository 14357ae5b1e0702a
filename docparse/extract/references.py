"""References: the canonical text in, every citation of another document out, numbered and named, in the order of the text.

A numbered citation is found by its number and symbol (`citation_grammar`), brought to its canonical form (`repairs`), and widened to its
lead words, its date and the body that issued it. What counts and how far a surface goes: contract section 4; grammar: FACTS 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from docparse.authority.directives import resolve
from docparse.extract import citation_grammar as grammar
from docparse.extract.issuing_body import START, issuer_name, read_body
from docparse.extract.named_references import find_named
from docparse.extract.repairs import Repaired, canonical_form, is_known_organ, load_rules, read_printed
from docparse.schema import Reference
from docparse.text.normal import strip_marks

_DIGITS = str.maketrans("OoIl", "0011")
_ISSUER_LINK = re.compile(r"\s*,?\s+(?P<word>của|giữa|CỦA)\s+")
_DATE_WORD = re.compile(r"\s*[,(]?\s*(?:được |ban |ký|đề |phát |công )?(?:\w+ )?ng|\s*,?\s*th", re.IGNORECASE)
_LIST_GAP = re.compile(r"\s*(?:,|;|và|hoặc|hay)?\s*(?:các\s+)?")
_LINKED = re.compile(r"\s*(?:,|;|và|,\s*và|hoặc|hay|&)\s*(?:các\s+)?")
_AT = re.compile(r"(?P<x>[^;\n]*?)[\s:,]*\s(?:tại|theo)\s+(?:các\s+)?$")
_PROPOSAL = re.compile(r"(?:đề nghị|đề xuất|tham mưu|kiến nghị) của\s+(?P<x>(?:(?!(?:đề nghị|đề xuất|tham mưu|kiến nghị) của)[^;\n]){3,160})$")
_CLAUSE = re.compile(r"[;\n]|\.\s(?=[A-ZĐÂÔƠƯ])")
_BODIES_GO_ON = re.compile(r"(?:,| và) (?:Thủ tướng Chính phủ|Chính phủ|Chủ tịch [^,;]{3,30}|UBND [^,;]{3,30})$")
_OF_BODY = re.compile(r"(?:của|từ)\s+(?P<x>(?:(?!của)[^;,\n]){5,90})$")
_HAS = re.compile(r"\s+(?:đã\s+)?(?:có|ban hành|gửi|ra|ký|ký ban hành|ban hành các)\s+(?:các\s+)?$")
_OF_LIST = re.compile(r"(?:các|những)\s+[^;\n:.]{3,30}?\s+của\s+(?P<x>[^;\n:]{3,90}):\s*$")
_QUALIFIERS = re.compile(r"\s*(?:hanh dong|phoi hop|lien tich|lien nganh|lien so|ket luan|chi dao|cong tac|thuc hien|hop nhat)?\s*$")
_VERB_REST = re.compile(r"(?<!\w)(?:nay|thay the|duoc|da|kem theo|tai|theo|ve viec|so \d|sau day|thuoc|hoac|va cac)(?!\w)")
_LAW_CLAUSE = re.compile(r"[;()\n:]|(?<!\w)(?:được|đã|Căn cứ|theo|quy định tại|bởi|ngày)(?!\w)|\d/\d")
_AMENDING = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh)\s+(?:[Ss]ửa đổi|[Bb]ổ sung|[Vv]ề)[^;()\n:\d]{0,250}$")
_ORGAN_BODIES = (
    (re.compile(r"CP"), re.compile(r"Chính phủ$")),
    (re.compile(r"TTg"), re.compile(r"Thủ tướng")),
    (re.compile(r"(?:CT)?UBND"), re.compile(r"(?:.*\s)?(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)")),
    (re.compile(r"HĐND"), re.compile(r"(?:.*\s)?(?:HĐND|Hội đồng nhân dân)")),
    (re.compile(r"B[A-ZĐ]{1,8}"), re.compile(r"(?:Bộ|Ban)\s")),
    (re.compile(r"S[A-ZĐ]{1,8}"), re.compile(r"(?:Giám đốc )?Sở\s")),
    (re.compile(r"TW"), re.compile(r"Bộ Chính trị|Ban |BCH|Trung ương")),
    (re.compile(r"TU"), re.compile(r"(?:.*\s)?(?:Tỉnh|Thành) [uủ]")),
    (re.compile(r"VPCP"), re.compile(r"Văn phòng Chính phủ")),
    (re.compile(r"QH\d+"), re.compile(r"Quốc hội")),
)


@dataclass(slots=True)
class _Lead:
    """What stands before a number: where the surface begins, the type the word says, whether `số` stands there."""

    start: int
    type: str | None = None
    worded: bool = False
    numbered: bool = False
    issuer: str | None = None


@dataclass(slots=True)
class _Found:
    """A citation under construction; `core` is the stretch of its number and symbol."""

    start: int
    end: int
    core: tuple[int, int]
    repaired: Repaired
    lead: _Lead
    issuer: str | None = None
    date: str | None = None
    confidence: float = 0.97
    elliptic: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    shared: bool = False


def extract_references(
    text: str,
    *,
    own_number: str | None = None,
    own_symbol: str | None = None,
    document_date: str | None = None,
    own_issuer: str | None = None,
    excluded: list[tuple[int, int]] | None = None,
    scanned: bool = False,
) -> list[Reference]:
    """All citations in `text` (canonical text, one paragraph a line), numbered and named, by position.

    `excluded`: stretches where the document's own number line stands. `document_date`, EDTF, decides which law a name means.
    `own_issuer` helps to resolve; `own_number` and `own_symbol` mark a stray repeat of the own number line. `section` stays empty.
    """
    spans = sorted(excluded or [])
    found = _find_numbered(text, spans, own_number, own_symbol, document_date)
    _find_odd(text, found, spans)
    found.sort(key=lambda f: f.core)
    _share(text, found)
    references = [reference for item in found for reference in _references_of(text, item, document_date, own_issuer)]
    references += _find_short(text, found, references, document_date, own_issuer)
    references.sort(key=lambda r: (r.start, r.end))
    references += find_named(text, references, document_date=document_date, excluded=spans)
    if scanned:
        for reference in references:
            reference.confidence = round(reference.confidence * 0.97, 4)
    references.sort(key=lambda r: r.start)
    return references


def _find_numbered(
    text: str, excluded: list[tuple[int, int]], own_number: str | None, own_symbol: str | None, document_date: str | None
) -> list[_Found]:
    found: list[_Found] = []
    position = 0
    search = grammar.CORE.search
    while True:
        match = search(text, position)
        if match is None:
            return found
        position = match.end("num")
        printed, end = read_printed(text, match)
        start = match.start()
        if any(a < end and start < b for a, b in excluded):
            position = end
            continue
        previous = found[-1] if found else None
        lead, numbers = _read_lead(text, start, printed.groups[0], previous)
        if text[end : end + 1] in ("/", "-") and text[end + 1 : end + 2].isdigit():
            position = end  # not all of its number was understood: left to `_find_odd`
            continue
        if lead is None or not _credible(text, printed.number, printed.groups, bool(printed.year), lead, start, end, previous):
            continue
        if _own_line(text, start, end, own_number, own_symbol, printed.number, lead):
            position = end
            continue
        item = _widen(text, start, end, lead, printed_text=printed.text)
        repaired = canonical_form(printed, issuer=item[1], word=lead.type)
        repaired, extra = _possible_year(repaired, item[2], document_date)
        joint = repaired.type == "TTLT" or len(repaired.groups) > 2
        if joint or "giữa" in text[end : end + 60]:
            item = _widen(text, start, end, lead, printed_text=printed.text, joint=True)
        if item[2] is None and repaired.type and _lead_date(text, lead, start):
            item = (item[0], item[1], _lead_date(text, lead, start))
        surface_end, issuer, date = item
        entry = _Found(lead.start, surface_end, (start, end), repaired, lead, issuer or lead.issuer, date, elliptic=numbers, repairs=extra)
        entry.confidence = 0.985 if lead.worded else 0.95 if lead.numbered else 0.9
        found.append(entry)
        position = end


def _widen(text: str, start: int, end: int, lead: _Lead, *, printed_text: str, joint: bool = False) -> tuple[int, str | None, str | None]:
    """The end of the surface with its date and its body, in either order; the body; the date in EDTF."""
    date: str | None = None
    issuer: str | None = None
    for _ in range(3):
        if date is None and _DATE_WORD.match(text, end):
            match = grammar.DATE.match(text, end)
            value = _date_value(match) if match else None
            if match and value:
                date, end = value, match.end()
                continue
            month = grammar.MONTH_DATE.match(text, end)
            if month and 1 <= int(month["m"]) <= 12:
                date, end = f"{month['y']}-{int(month['m']):02d}", month.end()
                continue
        if issuer is None:
            link = _ISSUER_LINK.match(text, end)
            if link:
                body_end = read_body(text, link.end(), joint=joint or link["word"] == "giữa")
                if body_end:
                    issuer, end = issuer_name(text[link.end() : body_end]), body_end
                    continue
        break
    return end, issuer, date


def _date_value(match: re.Match[str]) -> str | None:
    day, month, year = (match["d1"], match["m1"], match["y1"]) if match["y1"] else (match["d2"], match["m2"], match["y2"])
    year = year.translate(_DIGITS)
    if len(year) == 2:
        year = ("20" if int(year) < 60 else "19") + year
    number = int(month.translate(_DIGITS))
    if not 1 <= number <= 12:
        return None
    if not day:
        return f"{year}-{number:02d}-XX"
    value = int(day.translate(_DIGITS))
    return f"{year}-{number:02d}-{value:02d}" if 1 <= value <= 31 else None


def _lead_date(text: str, lead: _Lead, start: int) -> str | None:
    """`Quyết định ngày 03/4/2020 số …`: a date between the type word and the number."""
    match = grammar.DATE.search(text, lead.start, start)
    return _date_value(match) if match else None


@lru_cache(maxsize=4096)
def _fold(window: str) -> str:
    return strip_marks(window).lower()


def _read_lead(text: str, start: int, first_group: str, previous: _Found | None) -> tuple[_Lead | None, list[str]]:
    """The lead of a number at `start`, and the earlier numbers of an elliptic list (`18, 19` of `số 18, 19 và 20-NQ/TW`)."""
    floor = max(text.rfind("\n", 0, start) + 1, previous.end if previous else 0, start - 300)
    if start - floor <= 1 and floor > 0 and text[floor - 1] == "\n":
        floor = max(floor - 60, previous.end if previous else 0, 0)
    window = text[floor:start].replace("\n", " ")
    numbers: list[str] = []
    listed = grammar.LIST_BEFORE.search(window[-60:])
    if listed and not re.search(r"(?:khoản|Điều|điều|điểm|mục|Mục|Khoản|ngày|tháng)\s*$", window[: len(window) - len(listed["list"])]):
        numbers = re.findall(r"\d{1,4}[a-z]?", re.sub(r"[/-]\d{4}", "", listed["list"]))
        window = window[: len(window) - len(listed["list"])]
    folded = _fold(window[-110:])
    shift = floor + max(0, len(window) - 110)
    if re.match(r"QH|UBTVQH|0H1|PL$|L$", first_group):
        law = _law_lead(text, floor, floor + len(window))
        if law is not None:
            return law, numbers
    best: _Lead | None = None
    for word in grammar.LEAD_WORD.finditer(folded):
        tail = grammar.LEAD_TAIL.fullmatch(folded, word.end())
        if tail is None:
            continue
        at = shift + word.start()
        capital = text[at].isupper()
        numbered = bool(tail["so"])
        rest = tail["rest"] or ""
        if not numbered and (not _QUALIFIERS.match(rest) or (not capital and rest.strip())):
            continue
        if rest and not capital and not _QUALIFIERS.match(rest):
            continue
        if rest and _VERB_REST.search(rest):
            continue
        if not capital and grammar.NOT_BEFORE.search(folded, 0, word.start()):
            continue
        if best is not None and not capital and shift + word.start() - best.start < 14:
            continue  # `Thông báo kết luận số`: the first word leads
        best = _Lead(at, grammar.TYPE_WORDS[re.sub(r"\s+", " ", word["word"])] or None, True, numbered)
        of = re.search(r"(?<!\w)của\s+", text[at:start])
        if of:
            body = read_body(text, at + of.end())
            if body and body <= start:
                best.issuer = issuer_name(text[at + of.end() : body])
    if best is not None:
        return best, numbers
    if grammar.NOT_BEFORE.search(folded):
        return None, []
    so = grammar.BARE_SO.search(window)
    if so:
        return _Lead(floor + so.start(), _carried(text, floor, previous), False, True), numbers
    if previous and previous.lead.worded and floor == previous.end and re.fullmatch(_LINKED, window):
        return _Lead(start, _carried(text, floor, previous), False, True), numbers
    return _Lead(start), []


def _carried(text: str, floor: int, previous: _Found | None) -> str | None:
    return previous.lead.type if previous and floor == previous.end else None


def _law_lead(text: str, floor: int, stop: int) -> _Lead | None:
    """`Luật Ngân sách nhà nước số …`: the name belongs to the surface; an amending law reaches over the law it amends."""
    window = text[floor:stop]
    bare = re.search(r"\s*(?:[Ss]ố\s*:?)?\s*$", window)
    name_end = bare.start() if bare else len(window)
    laws = [m for m in grammar.LAW_LEAD.finditer(window, 0, name_end + 1)]
    for law in reversed(laws):
        inner = window[law.end() : name_end]
        if _LAW_CLAUSE.search(inner):
            return None
        start = law.start()
        amending = _AMENDING.search(window, 0, start)
        if amending and not _LAW_CLAUSE.search(window[amending.start() : start]):
            start = amending.start()
        if re.search(r"Nghị quyết\s*$", window[:name_end]) or re.search(r"(?:Nghị quyết|Nghị định)", inner):
            return None
        kind = "PL" if law.group().lower().startswith("pháp") else "L"
        return _Lead(floor + start, kind, True, True)
    return None


def _credible(
    text: str, number: str, groups: list[str], dated: bool, lead: _Lead, start: int, end: int, previous: _Found | None
) -> bool:
    """Whether a number with a symbol is a document's: the less stands before it, the more the symbol must say."""
    letters = "".join(groups)
    if sum(c.isupper() for c in letters) < 2:
        return False
    if not any(c in "0123456789" for c in number) and not lead.numbered:
        return False
    first = groups[0].replace("Đ", "Đ")
    if re.match(r"(?:QH|UBTVQH|0H|OH)[0-9lIOSo|]", first):
        return dated or lead.worded
    typed = first in grammar.TYPE_CODES or first in ("ND", "NB", "QD", "OĐ")
    if lead.worded:
        return True
    if len(groups) == 1:
        return lead.numbered and (is_known_organ(first) or is_known_organ(re.sub("^(?:QĐ|KH|NQ)", "", first)))
    if typed:
        return is_known_organ(groups[1]) or lead.numbered or dated or len(groups[1]) > 2
    return is_known_organ(first) and (lead.numbered or groups[1].isupper())


def _own_line(text: str, start: int, end: int, own_number: str | None, own_symbol: str | None, number: str, lead: _Lead) -> bool:
    """Whether the number stands on a number line: alone after `Số:` on its line, or before the place and date."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    if lead.worded and line_start > 1500 or not grammar.NUMBER_LINE.match(before):
        cell = before.rsplit("\t", 1)[-1]
        if "\t" not in before or not re.fullmatch(r"\s*Số\s*:\s*", cell):
            return False
    line_end = text.find("\n", end)
    after = text[end : len(text) if line_end < 0 else line_end]
    if grammar.NUMBER_LINE_AFTER.match(after):
        return True
    return bool(own_number and own_symbol and number.lstrip("0") == own_number.lstrip("0") and line_start < 2000)


def _possible_year(repaired: Repaired, date: str | None, document_date: str | None) -> tuple[Repaired, list[str]]:
    """A year after the document's own is impossible; the printed date says which was meant (`151/2028/TT-BQP ngày 12/10/2018`)."""
    match = re.match(r"(\d+)/(\d{4})/", repaired.canonical)
    if match is None or not date or not document_date or not document_date[:4].isdigit():
        return repaired, []
    year, said, now = match[2], date[:4], document_date[:4]
    if year <= now or said > now or sum(a != b for a, b in zip(year, said, strict=True)) != 1:
        return repaired, []
    canonical = repaired.canonical.replace(f"/{year}/", f"/{said}/", 1)
    changed = Repaired(
        canonical, f"{match[1]}/{said}", repaired.symbol, repaired.type, repaired.family, repaired.repairs, repaired.confidence * 0.9, repaired.groups
    )
    return changed, [f"nam_khong_the: năm {year} sau ngày của văn bản; theo ngày in kèm ({year} → {said})"]


def _find_odd(text: str, found: list[_Found], excluded: list[tuple[int, int]]) -> None:
    """Numbers of unusual form after `văn bản số`, `Công văn số` …: kept as printed, without a type of their own."""
    cores = sorted(f.core for f in found)
    taken = {core[0] for core in cores}
    for so in grammar.SO_DIGIT.finditer(text):
        if so.end() in taken:
            continue
        token = grammar.ODD_TOKEN.match(text, so.end())
        if token is None or not re.search(r"[A-ZĐ]", token.group()) or re.match(r"\d+[/-](?:\d+[a-zđ]?)$", token.group()):
            continue
        start, end = token.span()
        if any(a < end and start < b for a, b in excluded) or any(a < end and start < b for a, b in cores):
            continue
        lead, _ = _read_lead(text, start, "", None)
        if lead is None or not lead.worded or not lead.numbered:
            continue
        surface_end, issuer, date = _widen(text, start, end, lead, printed_text=token.group())
        if date is None and not re.search(r"[A-ZĐ]{2}", token.group()):
            continue
        head, _, symbol = token.group().partition("/")
        repaired = Repaired(token.group(), head, symbol, lead.type, "odd", (), 0.8)
        found.append(_Found(lead.start, surface_end, (start, end), repaired, lead, issuer, date, 0.8))


def _share(text: str, found: list[_Found]) -> None:
    """Bodies and dates that a list shares, and bodies that stand before the number."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        gap = text[here.end : after.start]
        if not _LIST_GAP.fullmatch(gap):
            continue
        same = here.repaired.groups[:2] == after.repaired.groups[:2] and here.repaired.family == after.repaired.family
        if same and here.issuer is None and after.issuer and not here.shared:
            here.issuer = after.issuer
        if same and here.date is None and after.date and not after.lead.worded:
            match = re.match(r"\d+/(\d{4})$", here.repaired.number)
            if match is None or match[1] == after.date[:4]:
                here.date = after.date
    listed: tuple[str, int] | None = None
    before: tuple[int, str] = (-1, "")
    for item in found:
        line_start = text.rfind("\n", 0, item.start) + 1
        window = text[max(line_start, item.start - 220) : item.start]
        intro = _OF_LIST.search(window)
        if intro and read_body(intro["x"], 0) == len(intro["x"].rstrip()):
            listed = (issuer_name(intro["x"]), item.start)
        elif listed and "\n" in text[listed[1] : item.start]:
            listed = None
        if before[0] >= 0 and _LINKED.fullmatch(text, before[0], item.start):
            window = before[1]
        before = (item.end, window)
        if item.issuer is not None:
            continue
        between = text[listed[1] : item.start] if listed else ""
        if listed and item.date and between.count("(") == between.count(")"):
            item.issuer = listed[0]
            continue
        item.issuer = _issuer_before(_CLAUSE.split(window)[-1], item)


def _issuer_before(window: str, item: _Found) -> str | None:
    """The body named before the number: `đề nghị của X tại Tờ trình số`, `X đã có Công văn số`."""
    at = _AT.match(window)
    if at:
        said = at["x"].rstrip(" :,")
        by = window.rstrip().endswith("theo")
        proposal = _PROPOSAL.search(said)
        if proposal and START.match(proposal["x"]) and not by:
            return issuer_name(proposal["x"])
        starts = [m.start() for m in START.finditer(said) if not m.start() or not (said[m.start() - 1].isalnum() or said[m.start() - 1] == "-")]
        names = []
        for start in starts:
            end = read_body(said, start)
            if end is None or len(said) - end > 90:
                continue
            name, rest = issuer_name(said[start:end]), said[end:]
            if not rest:
                names.append(name)
            elif not by and _compatible(item, name) and (_BODIES_GO_ON.match(rest) or (len(rest) <= 40 and not re.search(r"[.,]", rest))):
                names.append(name)
        fitting = [name for name in names if _compatible(item, name)]
        if fitting:
            return fitting[-1]
        if names and not by and not _known_organ(item):
            return names[0]
        plain = _OF_BODY.search(said)
        if plain and not by and not _known_organ(item) and START.match(plain["x"]):
            return issuer_name(plain["x"])
        return None
    has = _HAS.search(window)
    if has:
        before = window[: has.start()]
        for match in START.finditer(before):
            end = read_body(before, match.start())
            if end is not None and end >= len(before):
                name = issuer_name(before[match.start() :])
                return name if _compatible(item, name) else None
    return None


def _organ(item: _Found) -> str:
    groups = item.repaired.groups
    return (groups[1] if len(groups) > 1 and groups[0] in grammar.TYPE_CODES else groups[0]) if groups else ""


def _known_organ(item: _Found) -> bool:
    """Whether the organ of the symbol is one that tells its body, so that another body cannot be its issuer."""
    return any(code.fullmatch(_organ(item)) for code, _ in _ORGAN_BODIES[:4])


def _compatible(item: _Found, body: str) -> bool:
    """Whether the organ of the symbol can be this body."""
    organ = _organ(item)
    return any(code.fullmatch(organ) and name.match(body) for code, name in _ORGAN_BODIES)


def _references_of(text: str, item: _Found, document_date: str | None, own_issuer: str | None) -> list[Reference]:
    """One reference a number: a list gives one each, with the surface of the whole."""
    repaired = item.repaired
    surface = text[item.start : item.end]
    numbers = [*item.elliptic, repaired.number]
    out = []
    for position, number in enumerate(numbers):
        last = position == len(numbers) - 1
        canonical = repaired.canonical
        repairs = [*repaired.repairs, *item.repairs]
        printed_number = repaired.number
        if not last:
            year = re.match(r"\d+[a-z]?/(\d{4})$", repaired.number)
            printed_number = f"{number}/{year[1]}" if year else number
            canonical = canonical.replace(repaired.number, printed_number, 1)
            repairs.append(f"danh_sach: ký hiệu lấy từ số cuối của danh sách ({number} → {canonical})")
        confidence = item.confidence * repaired.confidence * (1.0 if last else 0.97)
        reference = Reference(
            kind="numbered", surface=surface, canonical=canonical, type=repaired.type, number=printed_number, symbol=repaired.symbol,
            issuer=item.issuer, date=item.date, repairs=repairs, start=item.start, end=item.end, confidence=round(min(confidence, 0.99), 4),
        )  # fmt: skip
        _resolve(reference, document_date, own_issuer)
        out.append(reference)
    return out


def _resolve(reference: Reference, document_date: str | None, own_issuer: str | None) -> None:
    match = resolve(
        reference.canonical or "", type=reference.type, issuer=reference.issuer, date=reference.date, document_date=document_date, own_issuer=own_issuer
    )
    if match is not None:
        reference.directive = match.id


def _find_short(
    text: str, found: list[_Found], references: list[Reference], document_date: str | None, own_issuer: str | None
) -> list[Reference]:
    """Short names (`Quyết định 5969`, `Nghị định 98/2023`) completed from a citation of the same type and number."""
    known: dict[tuple[str, str], Reference] = {}
    for reference in references:
        number = (reference.number or "").lstrip("0")
        for kind in {reference.type or "", "QĐ" if reference.type == "QyĐ" else ""}:
            known.setdefault((kind, number), reference)
            known.setdefault((kind, number.split("/")[0]), reference)
    cores = [f.core for f in found]
    out = []
    for short in grammar.SHORT.finditer(text):
        start, end = short.span()
        if any(a < end and start < b for a, b in cores):
            continue
        word = _fold(re.sub(r"\s+", " ", short["word"])).removesuffix(" hanh dong")
        kind = grammar.TYPE_WORDS[word] or ""
        number = short["num"].lstrip("0")
        full = known.get((kind, number)) or (known.get(("QyĐ", number)) if kind == "QĐ" else None)
        surface_end, issuer, date = _widen(text, start, end, _Lead(start), printed_text=short.group())
        canonical, symbol = _completed(kind, short["num"], full, issuer)
        if canonical is None:
            continue
        if full is not None and date and full.date and date != full.date:
            continue
        why = f"ten_tat: bổ sung ký hiệu theo {'lần dẫn khác trong văn bản' if full else 'cơ quan ban hành'} ({short.group().strip()} → {canonical})"
        reference = Reference(
            kind="numbered", surface=text[start:surface_end], canonical=canonical, type=kind or (full.type if full else None), number=short["num"],
            symbol=symbol, issuer=issuer, date=date, repairs=[why], start=start, end=surface_end, confidence=0.9 if full else 0.75,
        )  # fmt: skip
        _resolve(reference, document_date, own_issuer)
        if reference.directive is None and full is not None:
            reference.directive = full.directive
        out.append(reference)
    return out


def _completed(kind: str, number: str, full: Reference | None, issuer: str | None) -> tuple[str | None, str | None]:
    if full is not None:
        return full.canonical, full.symbol
    if kind == "NĐ" and "/" in number:
        return f"{number}/NĐ-CP", "NĐ-CP"
    if issuer and kind in ("NQ", "CT", "KL", "QyĐ") and re.match(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|BCH Trung ương", issuer):
        code = "QĐ" if kind == "QyĐ" else kind
        return f"{number.zfill(2)}-{code}/TW", f"{code}/TW"
    if issuer and kind in ("NQ", "CT", "QĐ") and re.match(r"(?:Thủ tướng )?Chính phủ$", issuer) and "/" not in number:
        organ = "TTg" if issuer.startswith("Thủ") else "CP"
        return f"{number.zfill(2)}/{kind}-{organ}", f"{kind}-{organ}"
    return None, None


RULE_IDS = tuple(load_rules())
"""Ids of the repair rules, for reports."""
