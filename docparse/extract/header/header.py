"""The header fields of the contract. A document and its frame in, a `Header` out (NĐ 30/2020, Phụ lục I; FACTS 1.2 to 1.4, 5.1)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from docparse.authority.bodies import find_body
from docparse.authority.types import load_types
from docparse.document import Block, Document
from docparse.extract.header.addressees import read_addressees
from docparse.extract.header.agreed_symbol import agree
from docparse.extract.header.issuer import find_issuer
from docparse.extract.header.pen_slots import fill_from_pen
from docparse.extract.header.printed_places import PrintedPlaces, find_lost_place, left_over, places_of
from docparse.extract.header.said_elsewhere import outvoted
from docparse.extract.header.slot_date import parse_place_date
from docparse.extract.ink import poor_words, read_confidence, read_words
from docparse.schema import FieldValue, Header, Text
from docparse.segment import anchors
from docparse.segment.marks import find_marks
from docparse.segment.number import NumberLine, lacks_head, parse_number
from docparse.segment.organs import starts_organ
from docparse.segment.segments import LINK
from docparse.segment.signers import is_name
from docparse.segment.slots import Frame, Role, Slot
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_NOISE = regex(r"(?:(?<=\s)|^)[^\w\s\-–&“”\"'(),.;:/%]{1,3}(?:\s+|$)")
_BEFORE_VE_VIEC = regex(r"^.{1,14}?(?=[vV][eềêèỀ]\s+vi[eệêẹ]c\b)", re.I)
_STUTTER = regex(r"(?<!\w)([bcdđghklmnpqrstvx])\s+(?=\1[^\W\d_])")
"""The first letter of a word read twice (`c của`)."""
_OPENED = ('"', "“", "'", "‘")
_BEFORE_VV = regex(r"^.{0,12}?V\s?/\s?v\b[:.]?\s*(?=\w)")
"""What a scan read before `V/v`, and itself."""
_STAMPED = regex(r"(?:(?<=\s)|^)(?:\S+\s+){0,2}THÔNG T.{1,14}CH[IÍ]NH PH[ỦÙU]\S?\s+(?=[^\W\d_])|^ĐẾN\b.{0,24}?\s(?=[^\W\d_][a-zà-ỹ])")
"""What the portal's stamp and the stamp of arrival leave in a line that they touch."""


def extract_header(document: Document, frame: Frame) -> Header:
    """All header fields with confidence and place; absent ones have value None."""
    text_key = anchors.key(document.text)
    header = Header()
    header.number, header.symbol = _number(document, frame)
    places = places_of(document, frame) if document.scanned else None
    header.place, header.date = _place_date(document, frame, places)
    fill_from_pen(document, header)
    header.subject = _subject(document, frame)
    header.addressees = read_addressees(document, frame)
    header.urgency, header.secrecy = _marks(document, frame)
    named = find_issuer(document, frame, header.symbol.value, header.place.value, header.date.value, text_key, places)
    header.issuer, header.parent = named.issuer, named.parent
    if document.scanned:
        agree(header.symbol, _typed(document, frame), named.issuer.value, left_over(document, frame))
        find_lost_place(document, frame, header)
    return header


def _absent(confidence: float = 0.97) -> Text:
    return Text(value=None, confidence=confidence)


def _number(document: Document, frame: Frame) -> tuple[Text, Text]:
    slots = frame.slots_of("number")
    if not slots:
        return _from_furniture(document)
    slot = slots[0]
    line = document.text[slot.start : slot.end]
    parsed = parse_number(line)
    if parsed is None:
        return _absent(0.5), _absent(0.5)
    if document.scanned and parsed.symbol and not re.search(r"[-/]", parsed.symbol):
        parsed = _with_parted_symbol(document, frame, slot, parsed)
    a, b = slot.start + parsed.number_span[0], slot.start + parsed.number_span[1]
    read = read_confidence(document, a, b)
    if parsed.number is not None:
        if parsed.number == "0":
            return FieldValue[str](value=None, confidence=0.3, source="blank", start=a, end=b), _symbol(
                document, slot, parsed, _typed(document, frame)
            )
        # a number written by pen is read with less certainty than print
        confidence = 1.0 if not document.scanned else min(0.92, 0.3 + 0.65 * read)
        number = FieldValue(value=parsed.number, confidence=round(confidence, 3), start=a, end=b)
    elif parsed.blank and not document.scanned:
        number = FieldValue[str](value=None, confidence=1.0, source="blank", start=a, end=b)
    else:
        number = FieldValue[str](value=None, confidence=0.6 if parsed.blank else 0.3, source="blank", start=a, end=b)
    return number, _symbol(document, slot, parsed, _typed(document, frame))


def _with_parted_symbol(document: Document, frame: Frame, slot: Slot, parsed: NumberLine) -> NumberLine:
    """With the symbol on a line of its own (`/KH -UBND`), where a pen that wrote across two lines parted it from its `Số:`."""
    for other in frame.slots_of("other"):
        line = document.text[other.start : other.end]
        if lacks_head(line) and (found := parse_number(line)) and found.symbol and found.symbol_span:
            first, last = (other.start - slot.start + at for at in found.symbol_span)
            return replace(parsed, symbol=found.symbol, symbol_span=(first, last))
    return parsed


_PARTY_ORGAN = regex(r"[A-ZĐ]{0,6}(?:TW|TU|HU|QU|ThU|ĐU|ĐUK)")
"""A committee of the Party, or a body of one (`BTGTU`), without the type before it."""


def _typed(document: Document, frame: Frame) -> str | None:
    """The abbreviation in Party symbols of the type that the title prints (Quy định: `QĐ`)."""
    for slot in frame.slots_of("type"):
        found = anchors.match_type(document.text[slot.start : slot.end].upper())
        if found:
            return "QĐ" if found[0].code == "QyĐ" else found[0].symbols[0] if found[0].symbols else None
    return None


def _symbol(document: Document, slot: Slot, parsed: NumberLine, typed: str | None = None) -> Text:
    if parsed.symbol is None or parsed.symbol_span is None:
        return _absent(0.9)
    a, b = slot.start + parsed.symbol_span[0], slot.start + parsed.symbol_span[1]
    read = read_confidence(document, a, b)
    if not document.scanned:
        return FieldValue(value=parsed.symbol, confidence=0.99, start=a, end=b)
    if typed and _PARTY_ORGAN.fullmatch(parsed.symbol):
        # the pen ran over `-KH`: the printed title tells which type it was (HD 36-HD/VPTW)
        return FieldValue(value=f"{typed}/{parsed.symbol}", confidence=0.75, source="inferred", start=a, end=b)
    return FieldValue(value=mend_symbol(parsed.symbol), confidence=round(min(0.99, 0.4 + 0.58 * read), 3), start=a, end=b)


def mend_symbol(symbol: str) -> str:
    """A symbol read from a scan, its type and its organ put right where only marks were lost (`QD-UBND`).

    >>> mend_symbol("QD-TTg")
    'QĐ-TTg'
    >>> mend_symbol("TTNHNN")
    'TT-NHNN'
    """
    if symbol.isalpha() and not _printed_organ(symbol):
        types = (item.symbols[0] for item in load_types() if item.symbols and symbol.startswith(item.symbols[0]))
        found = next((code for code in types if len(symbol) > len(code) + 1 and _printed_organ(symbol[len(code) :])), None)
        symbol = f"{found}-{symbol[len(found) :]}" if found else symbol  # the hyphen was not read
    parts = re.split(r"([-/])", symbol)
    parts[0] = _TORN_TYPE.sub("Tr", parts[0])
    for index in range(0, len(parts), 2):
        known = _printed_type if index == 0 else _printed_organ
        variants = ("".join(letters) for letters in product(*(letter + "Đ" if letter in "DB" else letter for letter in parts[index])))
        parts[index] = next((variant for variant in variants if known(variant)), parts[index])
    return "".join(parts)


_TORN_TYPE = regex(r"(?<=^[TC])[IlF1Tt]r$")
"""The `Tr` of TTr and CTr whose bar a scan lost (`TIr`)."""


def _printed_type(part: str) -> bool:
    """Whether a symbol's first part is the abbreviation of a type, or of a body, as it should be printed."""
    return any(part == item.symbols[0] for item in load_types() if item.symbols) or _printed_organ(part)


def _printed_organ(part: str) -> bool:
    return find_body(part) is not None


def _from_furniture(document: Document) -> tuple[Text, Text]:
    """A number line that was set aside with the stamps beside it: believed for its symbol, little for its number."""
    for page, line in document.furniture:
        parsed = parse_number(line.strip()) if page == document.pages[0].number else None
        if parsed and parsed.symbol and "-" in parsed.symbol and len(line) - parsed.end < 4:
            return FieldValue(value=parsed.number, confidence=0.4, source="printed" if parsed.number else "blank"), FieldValue(
                value=parsed.symbol, confidence=0.75
            )
    return _absent(), _absent()


def _place_date(document: Document, frame: Frame, places: PrintedPlaces | None) -> tuple[Text, Text]:
    slots = frame.slots_of("place_date")
    if not slots:
        return _absent(), _absent()
    slot = slots[0]
    parsed = parse_place_date(document.text[slot.start : slot.end])
    if parsed is None:
        return _absent(0.5), _absent(0.5)
    place = _absent(0.8)
    if parsed.place and parsed.place_span:
        a, b = slot.start + parsed.place_span[0], slot.start + parsed.place_span[1]
        read = read_confidence(document, a, b)
        name = _settled(_CAPITALS_BEFORE.sub("", parsed.place), places, read) if places else parsed.place
        mended = 0.05 if name != parsed.place else 0.0
        place = FieldValue(value=name, confidence=round(min(0.99, read + 0.1) - mended, 3), start=a, end=b)
    a, b = slot.start + parsed.date_span[0], slot.start + parsed.date_span[1]
    confidence = 1.0 if not document.scanned else min(0.95, 0.35 + 0.6 * read_confidence(document, a, b))
    if parsed.noisy:
        confidence = min(confidence, 0.3)
    elif parsed.blank and document.scanned:
        confidence = min(confidence, 0.6)
    signed = _signed_day(document, parsed.date) if parsed.date and "X" in parsed.date else None
    if signed and document.scanned:
        return place, FieldValue(value=signed, confidence=0.85, source="inferred", start=a, end=b, alternatives=[(parsed.date or "", 0.15)])
    date = FieldValue(value=parsed.date, confidence=round(confidence, 3), source="printed" if parsed.date else "blank", start=a, end=b)
    if signed:
        date.alternatives = [(signed, 0.4)]
    return place, date


_CITY = regex(r"^(?:TP|Tp|T\.P)\s?\.?\s*|^[Tt]h[àa]nh phố\s+")


def _settled(place: str, places: PrintedPlaces, sure: float) -> str:
    """A place read from a scan, put right behind the word for a city."""
    head = _CITY.match(place)
    start = head.end() if head else 0
    return place[:start] + places.settle(place[start:], sure)


_CAPITALS_BEFORE = regex(rf"^(?:[{anchors.UPPER}]{{3,}}\s+)+(?=[{anchors.UPPER}][{anchors.LOWER}])")
"""Words of the issuer's column that were read on the line of the date (`KHEN THƯỞNG Sơn La, ngày …`)."""
_PORTAL = regex(r"cong\s+thong\s+tin|thongtinchinhphu|cong\s+ttdt|cong\s+bao")


def _signed_day(document: Document, printed: str) -> str | None:
    """The day of the issuing body's digital signature, where a scan did not give the day written by pen (FACTS 1.10).

    Portals that publish the paper later, and persons who sign before the body, do not count; year and month must agree with print.
    """
    days = []
    for panel in document.panels:
        signer = anchors.key(panel.signer or "")
        if not panel.time or not signer or _PORTAL.search(signer) or is_name(panel.signer or ""):
            continue
        day = panel.time[:10]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and all(a in (b, "X") for a, b in zip(printed, day, strict=False)):
            days.append(day)
    return min(days) if days else None


_IN_BRACKETS = regex(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)$")
"""A subject that stands in brackets as a whole: `(Về việc tổ chức …)`."""


def _subject(document: Document, frame: Frame) -> Text:
    slots = frame.slots_of("subject")
    if slots:
        value = _join(document, slots)
        if wrapped := _IN_BRACKETS.match(value):
            value = wrapped[1].strip()
        if document.scanned:
            value = _STAMPED.sub("", _NOISE.sub("", value.replace("—", "–")))
            value = re.sub(r"(?<=\w)\s+[.,;:]\s+(?=\w)", " ", value)
            value = _STUTTER.sub("", value)
            value = value[1:].lstrip() if value[:1] in _OPENED and _is_odd(value) else value
            value = re.sub(r'"\s*([^"]+?)\s*"', r'"\1"', value)
            value = re.sub(r'"([^"“”]+)”', r'"\1"', re.sub(r'“([^"“”]+)"', r"“\1”", value))
            noise = _BEFORE_VE_VIEC.match(value) if frame.slots_of("type") else None
            if noise and not all(is_syllable(word) for word in noise[0].split()):
                value = value[noise.end() :]  # not `Quy định về việc`
            value = re.sub(r"^V?[ỀỂẾềểếêè] việc\b", "Về việc", _BEFORE_VV.sub("", value))
            value = outvoted(value, read_words(document, slots[-1].end), poor_words(document, slots[0].start, slots[-1].end))
        confidence = min(0.98, min(slot.confidence for slot in slots))
        if document.scanned:
            confidence = min(confidence, 0.5 + 0.45 * read_confidence(document, slots[0].start, slots[-1].end))
        return FieldValue(value=value or None, confidence=round(confidence, 3), start=slots[0].start, end=slots[-1].end)
    if frame.slots:
        return _title_below_letterhead(document, frame)
    for block in document.blocks[:3]:
        # a paper without any header (an article): its title, when it has one
        if 12 <= len(block.text) <= 320 and not block.is_row and not block.text.rstrip().endswith((".", ";", ",")):
            link = LINK.search(anchors.key(block.text), 12)
            end = block.start + link.start() if link else _title_end(document, block)
            return FieldValue(value=" ".join(document.text[block.start : end].split()), confidence=0.75, start=block.start, end=end)
    return _absent(0.7)


_FORMAL: tuple[Role, ...] = ("number", "type", "addressee_head", "attachment_link")


def _is_odd(subject: str) -> bool:
    """Whether the quotation mark that a subject begins with has no other half: a speck."""
    return sum(subject.count(mark) for mark in ('"', "“", "”")) % 2 == 1 or subject[0] in "'‘"


def _title_below_letterhead(document: Document, frame: Frame) -> Text:
    """The title in capitals of a paper with Quốc hiệu or issuer, but of no type (`PHIẾU ĐĂNG KÝ THI ĐUA`, its year below)."""
    if frame.slots_of(*_FORMAL):
        return _absent(0.8)
    letterhead = frame.slots_of("quoc_hieu", "tieu_ngu", "party_title", "place_date") or frame.slots_of("issuer", "parent")
    first = max((slot.block for slot in letterhead), default=-1)
    title: list[Block] = []
    for block in document.blocks[first + 1 : first + 8]:
        if not title and anchors.RULE.match(block.text):
            continue
        own = anchors.is_upper(block.text) and not anchors.HEADING.match(anchors.key(block.text)) and not starts_organ(block.text)
        if block.is_row or len(block.text) > 200 or not (own or (title and _TITLE_TAIL.match(block.text))):
            break
        title.append(block)
    if sum(len(block.text.split()) for block in title) < 3:
        return _absent(0.8)
    value = " ".join(" ".join(block.text.split()) for block in title)
    return FieldValue(value=value, confidence=0.7, start=title[0].start, end=title[-1].end)


_TITLE_TAIL = regex(r"(?:[Nn]ăm|[Gg]iai đoạn|[Hh]ọc kỳ|[Qq]uý|[Đđ]ợt|[Tt]rong|[Cc]ho|[Vv]ề|[Cc]ủa|[Tt]hực hiện)\s[^.:;]{3,120}$")
"""The line below a title in capitals that goes on with it."""


def _title_end(document: Document, title: Block) -> int:
    """Where the title of a list without a header ends: a second line may stand between its capitals and `(Kèm theo …)`."""
    at = document.blocks.index(title)
    following = document.blocks[at + 1 : at + 3]
    if len(following) < 2 or not anchors.is_upper(title.text) or not anchors.BRACKET_LINK.match(anchors.key(following[1].text)):
        return title.end
    second = following[0]
    short = len(second.text) < 160 and not second.is_row and not second.text.rstrip().endswith((".", ";", ":"))
    return second.end if short and not anchors.BRACKET_LINK.match(anchors.key(second.text)) else title.end


def _join(document: Document, slots: list[Slot]) -> str:
    parts = [" ".join(document.text[slot.start : slot.end].split()) for slot in slots]
    joined = " ".join(part for part in parts if part).strip(" -–_:*")
    joined = _CUT_SYMBOL.sub(r"\1", re.sub(r"\s*\./\.$|(?<=[\w”)])\s*[.;]$", "", joined))
    if joined[-1:] in '"”' and joined.count("“") + joined.count("”") + joined.count('"') == 1:
        joined = joined[:-1].rstrip()  # its other half stood before `V/v`
    if joined.endswith(")") and "(" not in joined:
        joined = joined[:-1].rstrip()  # `(V/v …)`
    return joined


_CUT_SYMBOL = regex(r"(\d/(?:[A-ZĐ][A-Za-zĐ&]*[-–/])+) (?=[A-ZĐ]{2})")
"""A symbol that the end of a line has cut behind its hyphen: `Công văn số 12/SNV-` above `TĐKT ngày …`."""


def _marks(document: Document, frame: Frame) -> tuple[Text, Text]:
    """Urgency and secrecy (NĐ 30/2020, cells 10a and 10b), from the head, else a mark alone on the first page or set aside."""
    urgency, secrecy = _absent(), _absent()
    for slot in frame.slots_of("mark"):
        before = document.text[max(0, slot.start - 60) : slot.start]
        above = before[:-1].rpartition("\n")[2] if before.endswith("\n") else ""
        for mark in find_marks(document.text[slot.start : slot.end], above):
            value = FieldValue(value=mark.value, confidence=0.97, start=slot.start + mark.start, end=slot.start + mark.end)
            if mark.kind == "urgency":
                urgency = value
            elif secrecy.value is None or _GRADES.index(mark.value) < _GRADES.index(secrecy.value):
                secrecy = value
    return urgency, _lone_secrecy(document, frame) if secrecy.value is None else secrecy


_GRADES = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_LONE_GRADE = regex(r"^[^\w]*(TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[^\w]*$")
_FIRST_PAGE = 4000
"""Characters of a text without pages in which the foot of its first page must stand."""


def _lone_secrecy(document: Document, frame: Frame) -> Text:
    """A grade in capitals, alone on its line at the foot of the first page, in the margins or behind the signature; no list of grades."""
    paged = document.pages and document.pages[0].width is not None
    last = document.pages[0].end if paged else _FIRST_PAGE
    annex = min((first for first, _, _ in frame.attachments), default=len(document.blocks))
    found: list[tuple[Block, str]] = []
    for block in document.blocks[:annex]:
        if block.start >= last:
            break
        match = _LONE_GRADE.match(block.text) if len(block.text) < 30 and not block.is_row else None
        if match:
            found.append((block, " ".join(match[1].split())))
    if len({grade for _, grade in found}) == 1:
        block, grade = found[0]
        above = document.text[: block.start].rstrip("\n").rpartition("\n")[2]
        if find_marks(block.text, above):
            return FieldValue(value=grade, confidence=0.9, start=block.start, end=block.end)
    aside = {" ".join(match[1].split()) for _, line in document.furniture if (match := _LONE_GRADE.match(line.strip()))}
    return FieldValue(value=min(aside, key=_GRADES.index), confidence=0.85) if aside else _absent()
