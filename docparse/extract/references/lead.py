"""What stands before a number: the text and a position in, the type word, `số` and the earlier numbers of a list out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.extract.references import grammar
from docparse.extract.references.issuing_body import fold_window, issuer_name, read_body
from docparse.text.regex import regex

_QUALIFIERS = regex(r"\s*(?:hanh dong|phoi hop|lien tich|lien nganh|lien so|ket luan|chi dao|cong tac|thuc hien|hop nhat)?\s*$")
_PARTS_BEFORE = regex(r"(?:khoản|Điều|điều|điểm|mục|Mục|Khoản|ngày|tháng)\s*$")
_LAW_SYMBOL = regex(r"QH|UBTVQH|0H1|PL$|L$")
_OF = regex(r"(?<!\w)của\s+")
_GAPS = regex(r"[\s-]+")
_SAID_OF = regex(r"(?: [a-z]{1,7}){1,3}")
_TYPE_CODES = {word.replace(" ", ""): code for word, code in grammar.TYPE_WORDS.items()}
"""The type words as pages glue them: `côngvăn`."""
_WRAPPED = regex(r" ?số:? ?")
"""All that a line has before the number, where a wrapped line parted it from its type word: `bởi Nghị định⏎số 5/2021/NĐ-CP`."""
_WRAPPED_TITLE = regex(r"\S +(?:NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG TƯ|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|KẾT LUẬN)\n+ ?SỐ ?$")
"""… and in a title in capitals: `VỀ VIỆC BÃI BỎ CHỈ THỊ⏎SỐ 5/CT NGÀY …`; alone on its line the word would be the paper's own type."""
_VERB_REST = regex(
    r"(?<!\w)(?:nay|thay the|duoc|da|kem theo|tai(?! chinh| nguyen)|theo|ve viec|so \d|sau day|thuoc|hoac|va cac|"
    r"va (?:ct|nq|nd|tt|kl|qd|kh|hd|cv|tb))(?!\w)"
)
_LAW_CLAUSE = regex(
    r"[;()\n:]|\d/\d|(?<!\w)(?:được|đã|Căn cứ|quy định tại|bởi|ngày)(?!\w)"
    r"|(?<!\w)theo(?= (?:[A-ZĐ\d]|quy|các|những|văn|nội|tinh|đề|chỉ|khoản|điểm|số)|$)"
)
"""What no name of a law has; `theo` before a common noun is of the name (`Luật Dạy nghề theo hợp đồng số …`)."""
_AMENDING = regex(r"(?:Bộ luật|Luật|Pháp lệnh)\s+(?:[Ss]ửa đổi|[Bb]ổ sung|[Vv]ề)[^;()\n:\d]{0,250}$")
LINKED = regex(r"\s*(?:,|;|và|,\s*và|hoặc|hay|&)\s*(?:các\s+)?")
"""What joins the citations of a list."""


@dataclass(slots=True)
class Lead:
    """What stands before a number: where the surface begins, the type the word says, whether `số` stands there."""

    start: int
    type: str | None = None
    worded: bool = False
    numbered: bool = False
    issuer: str | None = None


def read_lead(
    text: str, start: int, first_group: str = "", previous_end: int = 0, previous: Lead | None = None
) -> tuple[Lead | None, list[str]]:
    """The lead of a number at `start`, and the earlier numbers of an elliptic list (`18, 19` of `số 18, 19 và 20-NQ/TW`)."""
    floor = max(text.rfind("\n", 0, start) + 1, previous_end, start - 300)
    if (
        floor > 0
        and text[floor - 1] == "\n"
        and (start - floor <= 1 or _WRAPPED.fullmatch(text, floor, start) or _WRAPPED_TITLE.search(text, max(0, floor - 40), start))
    ):
        floor = max(floor - 60, previous_end)
    window = text[floor:start].replace("\n", " ")
    numbers: list[str] = []
    listed = grammar.LIST_BEFORE.search(window[-60:])
    if listed and not _PARTS_BEFORE.search(window[: len(window) - len(listed["list"])]):
        numbers = re.findall(r"\d{1,4}[a-z]?", re.sub(r"[/-]\d{4}", "", listed["list"]))
        window = window[: len(window) - len(listed["list"])]
    folded = fold_window(window[-110:])
    shift = floor + max(0, len(window) - 110)
    if _LAW_SYMBOL.match(first_group):
        law = _law_lead(text, floor, floor + len(window))
        if law is not None:
            return law, numbers
    best: Lead | None = None
    short = grammar.SHORT_LEAD.search(window)
    if short and short["so"] and not grammar.NOT_BEFORE.search(folded):
        return Lead(floor + short.start(), short["word"], True, True), numbers
    for word in grammar.LEAD_WORD.finditer(folded):
        tail = grammar.LEAD_TAIL.fullmatch(folded, word.end())
        if tail is None:
            continue
        at = shift + word.start()
        capital = text[at].isupper()
        if at and text[at - 1].isalnum() and not (capital and text[at - 1].islower()):
            continue  # within a word; `Thực hiệnQuyết định` is two
        if word["word"].startswith("ke") and text[max(0, at - 3) : at] in ("Bộ ", "Sở "):
            continue
        numbered = bool(tail["so"])
        rest = tail["rest"] or ""
        if not numbered and (not _QUALIFIERS.match(rest) or (not capital and rest.strip())):
            continue
        told = numbered and word["word"] in ("cong van", "van ban") and bool(_SAID_OF.fullmatch(rest))  # `văn bản góp ý số`
        if rest and not capital and not told and not _QUALIFIERS.match(rest):
            continue
        if rest and _VERB_REST.search(rest):
            continue
        if not capital and grammar.NOT_BEFORE.search(folded, 0, word.start()):
            continue
        concluded = best is not None and best.type == "TB" and word["word"] == "ket luan"
        if best is not None and (not capital or concluded) and shift + word.start() - best.start < 14:
            continue  # `Thông báo kết luận số`: the first word leads
        best = Lead(at, _TYPE_CODES[_GAPS.sub("", word["word"])] or None, True, numbered)
        of = _OF.search(text[at:start])
        name = at + of.end() if of else shift + word.end() + 1 if best.type == "TTLT" and rest else 0
        if name:
            body = read_body(text, name, joint=best.type == "TTLT")
            if body and body <= start:
                best.issuer = issuer_name(text[name:body])
    if best is not None:
        return best, numbers
    if grammar.NOT_BEFORE.search(folded):
        return None, []
    if short:
        return Lead(floor + short.start(), short["word"], True, False), numbers
    so = grammar.BARE_SO.search(window)
    if so:
        return Lead(floor + so.start(), _carried(floor, previous_end, previous), False, True), numbers
    if previous and previous.worded and floor == previous_end and LINKED.fullmatch(window):
        return Lead(start, _carried(floor, previous_end, previous), False, True), numbers
    return Lead(start), []


def _carried(floor: int, previous_end: int, previous: Lead | None) -> str | None:
    return previous.type if previous and floor == previous_end else None


def _law_lead(text: str, floor: int, stop: int) -> Lead | None:
    """`Luật Ngân sách nhà nước số …`: the name belongs to the surface; an amending law reaches over the law it amends."""
    window = text[floor:stop]
    bare = re.search(r"\s*(?:[Ss]ố\s*:?)?\s*$", window)
    name_end = bare.start() if bare else len(window)
    laws = list(grammar.LAW_LEAD.finditer(window, 0, name_end + 1))
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
        lead = Lead(floor + start, kind, True, True)
        of = _OF.search(inner)
        body = read_body(inner, of.end()) if of else None
        if of and body and body == len(inner):
            lead.issuer = issuer_name(inner[of.end() : body])
        return lead
    return None
