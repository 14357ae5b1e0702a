"""References: the canonical text in, every citation of another document out, numbered and named, in the order of the text.

A numbered citation is found by its number and symbol (`grammar`), brought to its canonical form (`repairs`), and widened to its
lead words, its date and the body that issued it. What counts and how far a surface goes: contract section 4; grammar: FACTS 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from docparse.authority.directives import conflicts, resolve_reference
from docparse.extract.references import grammar
from docparse.extract.references.context import Found, share
from docparse.extract.references.lead import Lead, read_lead
from docparse.extract.references.named import find_named
from docparse.extract.references.printed_number import read_printed
from docparse.extract.references.repairs import Repaired, canonical_form
from docparse.extract.references.short_names import find_short
from docparse.extract.references.symbols import is_known_organ
from docparse.extract.references.tail import date_value, widen
from docparse.schema import Reference
from docparse.text.regex import regex

__all__ = ["conflicts", "extract_references"]


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
    share(text, found)
    references = [reference for item in found for reference in _references_of(text, item, document_date, own_issuer)]
    references += find_short(text, [f.core for f in found], references, document_date, own_issuer)
    references.sort(key=lambda r: (r.start, r.end))
    references += find_named(text, references, document_date=document_date, excluded=spans)
    for reference in references:
        if any(warning.code != "citation_expired" for warning in conflicts(reference, document_date)):
            reference.confidence = round(reference.confidence * 0.9, 4)
        if scanned:
            reference.confidence = round(reference.confidence * 0.97, 4)
    references.sort(key=lambda r: r.start)
    return references


def _find_numbered(
    text: str, excluded: list[tuple[int, int]], own_number: str | None, own_symbol: str | None, document_date: str | None
) -> list[Found]:
    found: list[Found] = []
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
        lead, numbers = read_lead(text, start, printed.groups[0], previous.end if previous else 0, previous.lead if previous else None)
        if text[end : end + 1] in ("/", "-") and text[end + 1 : end + 2].isdigit():
            position = end  # not all of its number was understood: left to `_find_odd`
            continue
        if lead is None or not _credible(printed.number, printed.groups, bool(printed.year), lead):
            continue
        if _own_line(text, start, end, own_number, own_symbol, printed.number, "-".join(printed.groups), lead):
            position = end
            continue
        if not lead.worded and _FILE_ENDING.match(text, end):
            position = end
            continue
        item = widen(text, end)
        repaired = canonical_form(printed, issuer=item[1], word=lead.type)
        repaired, extra = _possible_year(repaired, item[2], document_date)
        joint = repaired.type == "TTLT" or len(repaired.groups) > 2
        joint |= "thẩm tra" in text[lead.start : start]  # committees of a council examine together
        if joint or "giữa" in text[end : end + 60]:
            organs = len(repaired.groups) - 1 if repaired.type == "TTLT" else 9  # `TTLT-BNV-BTC` is of two bodies
            wider = widen(text, end, joint=True, bodies=organs)
            item = wider if not _next_subject(text, item[0], wider[0], repaired.groups) else item
        if item[2] is None and repaired.type and _lead_date(text, lead, start):
            item = (item[0], item[1], _lead_date(text, lead, start))
        surface_end, issuer, date = item
        date = date or _opening_date(text, lead.start)
        entry = Found(lead.start, surface_end, (start, end), repaired, lead, issuer or lead.issuer, date, elliptic=numbers, repairs=extra)
        entry.confidence = 0.985 if lead.worded else 0.95 if lead.numbered else 0.9
        found.append(entry)
        position = end


_AGREED = ("LT", "LN", "PH", "QC")
"""What the codes of papers of several bodies end in."""
_JOINS = regex(r" (?:và|[-–]) ")


def _next_subject(text: str, start: int, end: int, groups: tuple[str, ...]) -> bool:
    """Whether the body behind a comma is the one that the sentence goes on with: `45/KH-CAT-PX03 của Công an tỉnh|, Công an huyện lập`.

    A code may name a body and its part as well as two bodies; the last of several bodies is joined by `và`.
    """
    return text[start : start + 1] == "," and not groups[0].endswith(_AGREED) and not _JOINS.search(text, start, end)


_FILE_ENDING = regex(r"(?:[._-]?signed)?\.(?:pdf|docx?|xlsx?|rar|zip)(?!\w)", re.IGNORECASE)
"""Behind a number without a word for its paper: the name of a file to download, not a citation."""
_OPENING_DATE = regex(
    r"(?:(?<=\n)|(?<=\. )|(?<=^))Ngày \d[^,;\n]{5,24},? [A-ZĐÂÔƠƯỦ][^.;\n]{2,80} (?:đã )?(?:ban hành|có|ký|gửi) (?:ban hành )?$", re.M
)
"""`Ngày 3/5/2019, Bộ A ban hành | Công văn số …`: the date of a citation that opens its sentence."""
_OPENING = 160
"""More characters than such an opening has: a line may be as long as a book."""


_TERM = regex(r"(?:QH|UBTVQH|0H|OH)[0-9lIOSo|]")
_YEAR_IN_NUMBER = regex(r"(\d+)/(\d{4})/")
_SO_CELL = regex(r"\s*Số\s*:\s*")
_CAPITAL = regex(r"[A-ZĐ]")
_NO_SYMBOL = regex(r"\d+[/-](?:\d+[a-zđ]?)$")


def _opening_date(text: str, start: int) -> str | None:
    """The date that opens the sentence of the citation at `start`, where the citation is what was made on that day."""
    opening = _OPENING_DATE.search(text, max(0, start - _OPENING), start)
    match = grammar.DATE.match(text, opening.start()) if opening else None
    return date_value(match) if match else None


def _lead_date(text: str, lead: Lead, start: int) -> str | None:
    """`Quyết định ngày 03/4/2020 số …`: a date between the type word and the number."""
    match = grammar.DATE.search(text, lead.start, start)
    return date_value(match) if match else None


def _credible(number: str, groups: list[str], dated: bool, lead: Lead) -> bool:
    """Whether a number with a symbol is a document's: the less stands before it, the more the symbol must say."""
    letters = "".join(groups)
    if sum(c.isupper() for c in letters) < 2:
        return False
    if not any(c in "0123456789" for c in number) and not lead.numbered:
        return False
    first = groups[0]
    if _TERM.match(first):
        return dated or lead.worded
    typed = first in grammar.TYPE_CODES or first in ("ND", "NB", "QD", "OĐ")
    if lead.worded:
        return True
    if len(groups) == 1:
        return lead.numbered and (is_known_organ(first) or is_known_organ(re.sub("^(?:QĐ|KH|NQ)", "", first)))
    if typed:
        return is_known_organ(groups[1]) or lead.numbered or dated or len(groups[1]) > 2
    return is_known_organ(first) and (lead.numbered or groups[1].isupper())


def _own_line(
    text: str, start: int, end: int, own_number: str | None, own_symbol: str | None, number: str, symbol: str, lead: Lead
) -> bool:
    """Whether the number stands on a number line: alone after `Số:` on its line, or before the place and date."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    if own_symbol and start < 1500 and not lead.worded and symbol == re.sub(r"\s+", "", own_symbol):
        return True
    if (lead.worded and line_start > 1500) or not grammar.NUMBER_LINE.match(before):
        cell = before.rsplit("\t", 1)[-1]
        if "\t" not in before or not _SO_CELL.fullmatch(cell):
            return False
    line_end = text.find("\n", end)
    after = text[end : len(text) if line_end < 0 else line_end]
    if grammar.NUMBER_LINE_AFTER.match(after):
        return True
    return bool(own_number and own_symbol and number.lstrip("0") == own_number.lstrip("0") and line_start < 2000)


def _possible_year(repaired: Repaired, date: str | None, document_date: str | None) -> tuple[Repaired, list[str]]:
    """A year after the document's own is impossible; the printed date says which was meant (`151/2028/TT-BQP ngày 12/10/2018`)."""
    if not date or not document_date or not document_date[:4].isdigit():
        return repaired, []
    match = _YEAR_IN_NUMBER.match(repaired.canonical)
    if match is None:
        return repaired, []
    year, said, now = match[2], date[:4], document_date[:4]
    if year <= now or said > now or sum(a != b for a, b in zip(year, said, strict=True)) != 1:
        return repaired, []
    canonical = repaired.canonical.replace(f"/{year}/", f"/{said}/", 1)
    changed = Repaired(
        canonical,
        f"{match[1]}/{said}",
        repaired.symbol,
        repaired.type,
        repaired.family,
        repaired.repairs,
        repaired.confidence * 0.9,
        repaired.groups,
    )
    return changed, [f"nam_khong_the: năm {year} sau ngày của văn bản; theo ngày in kèm ({year} → {said})"]


_OLD_REACH = 20
"""Letters before the symbol of an old number in which its type word and its digits have room."""


def _find_odd(text: str, found: list[Found], excluded: list[tuple[int, int]]) -> None:
    """Numbers of unusual form after `văn bản số`, `Công văn số` …: kept as printed, without a type of their own."""
    cores = sorted(f.core for f in found)
    taken = {core[0] for core in cores}
    numbered = ((so.end(), False) for so in grammar.SO_DIGIT.finditer(text))
    for at, old in chain(numbered, ((at, True) for at in _old_numbers(text))):
        if at in taken:
            continue
        token = grammar.ODD_TOKEN.match(text, at) or grammar.LETTERS_FIRST.match(text, at)
        spaced = (grammar.SPACED_TOKEN.match(text, at) or grammar.GLUED_TOKEN.match(text, at)) if token is None else None
        token = token or spaced
        if token is None or not _CAPITAL.search(token.group()) or _NO_SYMBOL.match(token.group()):
            continue
        start, end = token.span()
        if any(a < end and start < b for a, b in excluded) or any(a < end and start < b for a, b in cores):
            continue
        lead, _ = read_lead(text, start)
        if lead is None or not lead.worded or not (lead.numbered or old):
            continue
        surface_end, issuer, date = widen(text, end)
        if date is None and (token[0][0].isalpha() or not re.search(r"[A-ZĐ]{2}", token.group())):
            continue
        printed = re.sub(r"(?<=[A-ZĐ])&(?=[A-ZĐ])", "", token.group())
        head, _, symbol = printed.partition("/")
        repaired = Repaired(printed, head, symbol, lead.type, "odd", (), 0.8)
        if spaced is not None:
            head, symbol = spaced["num"], re.sub(r"[^\w]", "-", spaced["symbol"])
            note = f"thieu_dau: {token.group()} → {head}/{symbol}"
            repaired = Repaired(f"{head}/{symbol}", head, symbol, lead.type, "dispatch", (note,), 0.85)
        date = date or _opening_date(text, lead.start)
        found.append(Found(lead.start, surface_end, (start, end), repaired, lead, issuer, date, 0.8))


def _old_numbers(text: str) -> Iterator[int]:
    """Where old numbers begin that stand right behind their type word (`Quyết định 14-HĐBT ngày …`)."""
    for symbol in grammar.OLD_SYMBOL.finditer(text):
        number = grammar.OLD_NUMBER.search(text, max(0, symbol.start() - _OLD_REACH), symbol.start())
        if number:
            yield number.end()


def _references_of(text: str, item: Found, document_date: str | None, own_issuer: str | None) -> list[Reference]:
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
        resolve_reference(reference, document_date, own_issuer)
        out.append(reference)
    return out
