"""What a citation takes from its sentence: citations in, with the bodies and dates that lists share, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.extract.references import grammar
from docparse.extract.references.issuing_body import START, issuer_name, read_body
from docparse.extract.references.lead import LINKED, Lead
from docparse.extract.references.repairs import Repaired
from docparse.text.regex import regex

_LIST_GAP = regex(
    r"\s*(?:,|;|và|hoặc|hay)?\s*(?:các\s+)?(?:(?:(?:[Tt]ại|[Tt]heo)\s+)?(?:(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục)\s+[\w.]+\s*,?\s*)+(?:của\s+)?)?"
)
"""Between two citations of a list, with the places in the second one: `Điều 3 Thông tư số …; khoản 1 Điều 5 | Thông tư số …`."""
_AT = regex(r"(?P<x>[^;\n]*?)[\s:,]*\s(?:tại|theo)\s+(?:các\s+)?$")
_PROPOSES = r"(?:đề nghị|đề xuất|tham mưu|kiến nghị|ý kiến) của"
_PROPOSAL = regex(rf"{_PROPOSES}\s+(?P<x>(?:(?!{_PROPOSES}|\d/)[^;\n]){{3,160}})$")
_CLAUSE = regex(r"[;\n]|\.\s(?=[A-ZĐÂÔƠƯ])")
_BODIES_GO_ON = regex(r"(?:,| và) (?:Thủ tướng Chính phủ|Chính phủ|Chủ tịch [^,;]{3,30}|UBND [^,;]{3,30})$")
_NO_NAME = regex(r"(?<!\w)(?:theo|quy định|về|ban hành|đã|được)(?!\w)")
_NO_PROPOSER = regex(r"(?<!\w)(?:kết luận|cuộc họp|ngày \d)")
_OF_BODY = regex(r"(?:của|từ)\s+(?P<x>(?:(?!của)[^;,\n]){5,90})$")
_HAS = regex(
    r"(?:\s*\((?:nay|trước đây|sau này|cũ)(?!\w)[^()\n]{0,60}\))?"
    r"\s+(?:đã\s+)?(?:có|ban hành|gửi|ra|ký|ký ban hành|ban hành các)\s+(?:các\s+)?$"
)
_OPENS = regex(r"(?:.*[.;:] )?(?:Ngày [^,]{5,24},? )?")
"""Before the subject of a sentence."""
_HEAD_OF = regex(
    r"(?:Phó )?(?:Chủ tịch|Chánh Văn phòng|(?:Tổng )?Giám đốc|Chủ nhiệm|Bí thư|Trưởng(?: [Bb]an)?|(?:Tổng c|C|Chi c)ục trưởng|Viện trưởng) "
)
"""Who heads a body, before its name: `Chủ tịch | UBND tỉnh`, `Trưởng ban | Ban Thi đua - Khen thưởng`."""
_OF_LEAD = regex(r"(?:các|những)\s+$")
"""What stands before a type word that leads a list: `các | Quyết định của X: số …; số …`."""
_OF_SEVERAL = regex(r"liên (?:bộ|ngành|tịch)", re.IGNORECASE)
_OPENS_BRACKET = regex(r"\s\(\s?(?:theo\s+|tại\s+)?$")
"""`Công an tỉnh (Công văn số …)`."""
_SAME_SENTENCE = regex(r"[^.\n]{0,220}[;,]\s*(?:và\s+)?")
"""`UBND huyện ban hành Chỉ thị số … về …; Kế hoạch số …`: the second is of the same body."""
_OF_LIST = regex(r"(?:các|những)\s+[^;\n:.]{3,30}?\s+của\s+(?P<x>[^;\n:]{3,90}):\s*$")
_ORGAN_BODIES = (
    (regex(r"CP"), regex(r"Chính phủ$")),
    (regex(r"TTg"), regex(r"Thủ tướng")),
    (regex(r"(?:CT)?UB(?:ND)?"), regex(r"(?:.*\s)?(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)")),
    (regex(r"HĐND"), regex(r"(?:.*\s)?(?:HĐND|Hội đồng nhân dân)")),
    (regex(r"B[A-ZĐ]{1,8}"), regex(r"(?:Bộ|Ban)\s")),
    (regex(r"S[A-ZĐ]{1,8}"), regex(r"(?:Giám đốc )?Sở\s")),
    (regex(r"TW"), regex(r"Bộ Chính trị|Ban |BCH|Trung ương")),
    (regex(r"TU"), regex(r"(?:.*\s)?(?:Tỉnh|Thành) [uủ]")),
    (regex(r"HU|QU|ThU|TxU|ĐU"), regex(r"(?:.*\s)?(?:Huyện|Quận|Thị|Thành|Đảng) [uủ]")),
    (regex(r"VPCP"), regex(r"Văn phòng Chính phủ")),
    (regex(r"QH\d+"), regex(r"Quốc hội")),
)


@dataclass(slots=True)
class Found:
    """A citation under construction; `core` is the stretch of its number and symbol."""

    start: int
    end: int
    core: tuple[int, int]
    repaired: Repaired
    lead: Lead
    issuer: str | None = None
    date: str | None = None
    confidence: float = 0.97
    elliptic: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    shared: bool = False


def share(text: str, found: list[Found]) -> None:
    """Bodies and dates that a list shares, and bodies that stand before the number."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        gap = text[here.end : after.start]
        if not _LIST_GAP.fullmatch(gap):
            continue
        kin = here.repaired.family == after.repaired.family
        same = kin and here.repaired.groups[:2] == after.repaired.groups[:2]
        several = _OF_SEVERAL.search(text, here.start, here.core[0])  # `Thông tư liên Bộ A - B số …` is not of the next one's body
        # a proposal and the report that goes with it, of one body
        beside = kin and len(here.repaired.groups) == 2 and here.repaired.groups[1:] == after.repaired.groups[1:]
        if (same or beside) and here.issuer is None and after.issuer and not here.shared and not several:
            here.issuer = after.issuer
        if same and here.date is None and after.date and (not after.lead.worded or _next_number(here, after)):
            match = re.match(r"\d+/(\d{4})$", here.repaired.number)
            if match is None or match[1] == after.date[:4]:
                here.date = after.date
    listed: tuple[str, int] | None = None
    issuing: tuple[str, str, int] | None = None
    leading: tuple[str, str, int] | None = None
    before: tuple[int, str] = (-1, "")
    for item in found:
        line_start = text.rfind("\n", 0, item.start) + 1
        window = text[max(line_start, item.start - 220) : item.start]
        intro = _OF_LIST.search(window)
        if intro and read_body(intro["x"], 0) == len(intro["x"].rstrip()):
            listed = (issuer_name(intro["x"]), item.start)
        elif listed and "\n" in text[listed[1] : item.start]:
            listed = None
        if before[0] >= 0 and LINKED.fullmatch(text, before[0], item.start):
            window = before[1]
        before = (item.end, window)
        if item.lead.issuer and text[item.lead.start : item.core[0]].count(":") and _OF_LEAD.search(window):
            leading = (item.lead.issuer, _organ(item), item.start)
        if item.issuer is not None:
            continue
        if leading and leading[1] == _organ(item) and item.date and "\n" not in text[leading[2] : item.start]:
            item.issuer = leading[0]
            continue
        between = text[listed[1] : item.start] if listed else ""
        if listed and item.date and between.count("(") == between.count(")"):
            item.issuer = listed[0]
            continue
        clause = _CLAUSE.split(window)[-1]
        item.issuer = _issuer_before(clause, item)
        if item.issuer and _HAS.search(clause):
            issuing = (item.issuer, _organ(item), item.end)
        elif issuing and item.issuer is None and issuing[1] == _organ(item) and _SAME_SENTENCE.fullmatch(text, issuing[2], item.start):
            item.issuer = issuing[0]


def _next_number(here: Found, after: Found) -> bool:
    """Whether two numbers of one register follow on each other, so that one day binds both (`số 1013/QĐ-A và Quyết định số 1014/QĐ-A`)."""
    one, other = (re.fullmatch(r"(\d+)(?:/\d{4})?", item.repaired.number) for item in (here, after))
    return bool(one and other and int(other[1]) - int(one[1]) == 1 and here.repaired.symbol == after.repaired.symbol)


def _issuer_before(window: str, item: Found) -> str | None:
    """The body named before the number: `đề nghị của X tại Tờ trình số`, `X đã có Công văn số`."""
    at = _AT.match(window)
    if at:
        said = at["x"].rstrip(" :,")
        by = window.rstrip().endswith("theo")
        proposal = _PROPOSAL.search(said)
        if proposal and START.match(proposal["x"]) and not by and not _NO_PROPOSER.search(proposal["x"]):
            return issuer_name(proposal["x"])
        starts = [
            m.start() for m in START.finditer(said) if not m.start() or not (said[m.start() - 1].isalnum() or said[m.start() - 1] == "-")
        ]
        names = []
        for start in starts:
            end = read_body(said, start)
            if end is None or len(said) - end > 90:
                continue
            name, rest = issuer_name(said[start:end]), said[end:]
            if not rest or (
                not by and _compatible(item, name) and (_BODIES_GO_ON.match(rest) or (len(rest) <= 40 and not re.search(r"[.,]", rest)))
            ):
                names.append(name)
        fitting = [name for name in names if _compatible(item, name)]
        if fitting:
            return next((name for name in fitting if _HEAD_OF.fullmatch(name.removesuffix(fitting[-1]))), fitting[-1])
        if names and not by and not _known_organ(item):
            return names[0]
        plain = _OF_BODY.search(said)
        if plain and not by and not _known_organ(item) and START.match(plain["x"]) and not _NO_NAME.search(plain["x"]):
            return issuer_name(plain["x"])
        return None
    has = _HAS.search(window) or _OPENS_BRACKET.search(window)
    if has:
        before = window[: has.start()]
        proposed = _PROPOSAL.search(before) if _OPENS_BRACKET.search(window) else None
        if proposed and read_body(before, proposed.start("x")) == len(before):
            return issuer_name(proposed["x"])
        for match in START.finditer(before):
            end = read_body(before, match.start())
            if end is not None and end >= len(before):
                name = issuer_name(before[match.start() :])
                opens = bool(_OPENS.fullmatch(before, 0, match.start())) and bool(_HAS.search(window))
                return name if _compatible(item, name) or (opens and len(name.split()) > 2 and not _tells_body(item)) else None
    return None


def _organ(item: Found) -> str:
    groups = item.repaired.groups
    return (groups[1] if len(groups) > 1 and groups[0] in grammar.TYPE_CODES else groups[0]) if groups else ""


def _known_organ(item: Found) -> bool:
    """Whether the organ of the symbol is one that tells its body, so that another body cannot be its issuer."""
    return any(code.fullmatch(_organ(item)) for code, _ in _ORGAN_BODIES[:4])


def _tells_body(item: Found) -> bool:
    """Whether the organ of the symbol is of a kind that tells its body, or the start of it."""
    return any(code.fullmatch(_organ(item)) for code, _ in _ORGAN_BODIES)


def _compatible(item: Found, body: str) -> bool:
    """Whether the organ of the symbol can be this body."""
    organ = _organ(item)
    head = _HEAD_OF.match(body)
    body = body[head.end() :] if head and body[head.end() :][:1].isupper() else body
    if any(code.fullmatch(organ) and name.match(body) for code, name in _ORGAN_BODIES):
        return True
    initials = "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", body))
    return len(organ) > 2 and initials.startswith(organ)
