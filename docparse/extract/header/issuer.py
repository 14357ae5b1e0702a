"""Who issues the paper. Header slots, symbol, place and date in; issuer and parent in full out (contract: issuer, parent)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from docparse.authority.bodies import Body, bodies_by_name, bodies_of
from docparse.authority.naming import UNITS, sentence_case
from docparse.authority.provinces import find_by_place, find_by_seat, find_province
from docparse.authority.spelling import tone_on_first
from docparse.authority.types import codes_by_symbol
from docparse.document import Document
from docparse.extract.header.issuer_in_text import from_clause, from_decider, from_link, self_name
from docparse.extract.header.letterhead import marks_as_said, mend_line, province_over_lines, without_fragment
from docparse.extract.header.lost_words import as_said, with_lost_end, with_lost_words
from docparse.extract.header.printed_places import PrintedPlaces
from docparse.extract.header.whole_name import PLACE_TAIL, complete_name, territory
from docparse.extract.ink import read_confidence
from docparse.schema import FieldValue, Text
from docparse.segment import anchors
from docparse.segment.organs import group_organs
from docparse.segment.slots import Frame
from docparse.text.normal import fold
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_JOINT = regex(r"^(?:[A-ZĐ]+[a-z]?)?(?:LT|LN|LS|LB|PH|LTịch)(?=[-/]|$)")


@dataclass(slots=True)
class Issuer:
    """The two names of cell 2 (NĐ 30/2020): the body that issues and the one above it."""

    issuer: Text
    parent: Text


def find_issuer(
    document: Document,
    frame: Frame,
    symbol: str | None,
    place: str | None,
    date: str | None,
    text_key: str = "",
    places: PrintedPlaces | None = None,
) -> Issuer:
    """Read the issuer from the header; where the header lacks it, infer it from symbol and place, or from the link line of an annex."""
    named = _find(document, frame, symbol, place, date, text_key, places)
    for text in (named.issuer, named.parent):
        text.value = tone_on_first(text.value) if text.value else text.value
    return named


def _find(
    document: Document, frame: Frame, symbol: str | None, place: str | None, date: str | None, text_key: str, places: PrintedPlaces | None
) -> Issuer:
    slots = frame.slots_of("issuer", "parent")
    if slots:
        return _printed(document, frame, symbol, place, date, text_key, places)
    inferred = (
        from_decider(document, frame, place, date)
        or _infer(document, symbol, place, date, text_key)
        or from_clause(document, frame)
        or from_link(document, frame)
    )
    return Issuer(inferred or Text(value=None, confidence=0.9), Text(value=None, confidence=0.95))


# ---- printed


def _printed(
    document: Document, frame: Frame, symbol: str | None, place: str | None, date: str | None, text_key: str, places: PrintedPlaces | None
) -> Issuer:
    slots = frame.slots_of("issuer", "parent")
    printed = [document.text[slot.start : slot.end] for slot in slots]
    lines = [
        mend_line(line, places, read_confidence(document, slot.start, slot.end) if places else 1.0, above)
        for line, above, slot in zip(printed, ["", *printed], slots, strict=False)
    ]
    if document.scanned:
        lines = without_fragment(lines)
        lines, slots = with_lost_words(with_lost_end(lines, document, text_key), slots[: len(lines)])
    groups = group_organs([line for line, _ in lines])
    sure = min(likeness for _, likeness in lines)
    names: list[tuple[str, float, int, int]] = []
    for group in groups:
        raw = _JOINT_HYPHEN.sub(" - ", " ".join(lines[i][0] for i in group))
        raw = _FIELD_HYPHEN.sub(r"\1 - ", raw)
        name, cased = sentence_case(raw, document.text, text_key)
        if document.scanned:
            name = marks_as_said(name, document.text, text_key)
            name = province_over_lines(name) if len(group) > 1 else name
        if document.scanned and group is groups[-1] and symbol:
            name = _as_symbol_says(name, symbol)
        if document.scanned and group is groups[-1]:
            name = as_said(name, document.text, text_key)
            name = f"{name} {unit}" if name in _COUNCILS and (unit := _own_unit(document, place, text_key, date)) else name
        names.append((name, min(cased, min(lines[i][1] for i in group)), slots[group[0]].start, slots[group[-1]].end))
    superior = names[0] if len(names) > 1 and _above_all(names[0][0], symbol) else None
    if len(names) > 1 and is_joint(symbol) and not (superior and len(names) == 2):
        joint = names[1:] if superior else names
        issuer = (" - ".join(item[0] for item in joint), min(item[1] for item in joint), joint[0][2], joint[-1][3])
        names = [superior, issuer] if superior else [issuer]
        sure *= 0.85
    above: str | None = None
    for parent_name in names[:-1]:
        above = complete_name(parent_name[0], above, None, date)
    parent: Text = Text(value=None, confidence=0.97)
    if above is not None:
        _, cased, start, end = names[-2]
        parent = FieldValue(value=above, confidence=round(0.97 * cased, 3), start=start, end=end)
    name, confidence, start, end = names[-1]
    if any("OÀN" in document.text[slot.start : slot.end] for slot in frame.slots_of("party_title")):
        name = _YOUTH_COMMITTEE.sub(r"\1 Đoàn \2", name)
        name = f"{name} Đoàn Thanh niên Cộng sản Hồ Chí Minh" if name == "Ban Chấp hành Trung ương" else name
    mass = _MASS_NAME.match(above) if above else None
    if mass:
        name = _YOUTH_COMMITTEE.sub(rf"\1 {mass['body']} \2", name)
    full = _complete_joint(name, above, place, date) or complete_name(name, above, place, date)
    if full != name and above is None:
        confidence *= 0.9
    return Issuer(FieldValue(value=full, confidence=round(0.98 * min(confidence, sure), 3), start=start, end=end), parent)


_JOINT_HYPHEN = regex(r"(?<=\w)(?: [-–]|[-–] ?)(?=(?:BỘ|SỞ|BAN|[ỦU][YỶ] BAN|UỶ BAN|TỔNG CỤC|TỔNG LIÊN ĐOÀN|CÔNG AN|NGÂN HÀNG) )")
"""The hyphen between the bodies of a joint paper, without its blanks: `BỘ NỘI VỤ-BỘ TÀI CHÍNH`."""
_FIELD_HYPHEN = regex(r"^([^-–]* \w+)[-–](?=\w+ \w[^-–]*$)")
"""The one hyphen between two fields, without its blanks: `PHÒNG VĂN HÓA-THÔNG TIN`."""
_YOUTH_COMMITTEE = regex(r"^(Ban Chấp hành|Ban Thường vụ) (tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?= )")
"""`BCH TỈNH CÀ MAU` under `ĐOÀN TNCS HỒ CHÍ MINH`: a committee of the Youth Union."""


_MASS_NAME = regex(r"^(?P<body>Hội [^,]+?|Liên đoàn Lao động|Đoàn [^,]+?) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|Việt Nam)(?= |$)")
"""A mass organisation above one of its committees (`BAN CHẤP HÀNH HUYỆN …` below `HỘI NÔNG DÂN TỈNH …`)."""


def _above_all(name: str, symbol: str | None) -> bool:
    """Whether the first of several names is the superior of bodies that issue together: a Ủy ban nhân dân that is not in the symbol."""
    return name.startswith("Ủy ban nhân dân") and "UB" not in (symbol or "")


def _complete_joint(name: str, parent: str | None, place: str | None, date: str | None) -> str | None:
    """Two bodies in one name (`Sở A - Sở B`): they take their place once, at the end. None for a single body."""
    if not re.search(r" - (?:Sở|Ban|Hội|Công đoàn|Liên đoàn|Ủy ban|Tỉnh đoàn|Công an|Bảo hiểm|Cục|Phòng|Tòa án|Viện)\b", name):
        return None
    if PLACE_TAIL.search(name):
        return name
    tail = territory(parent, date) if parent else None
    if tail is None and parent is None and name.startswith("Sở ") and place:
        province = find_by_place(place, date)
        tail = province.title if province else None
    return f"{name} {tail}" if tail else name


def is_joint(symbol: str | None) -> bool:
    """Whether a symbol says that several bodies issue together: `TTLT-…`, `KHLT-…`, `CTPH-…`, of the 1980s `…-…/TTLT`."""
    return bool(symbol and (_JOINT.match(symbol) or _JOINT.match(symbol.rpartition("/")[2])))


_PLACE_ALONE = regex(rf"(?:{'|'.join(unit.capitalize() for unit in UNITS)})\s(?![uủ][yỷ]\b|đoàn\b)")


def _as_symbol_says(name: str, symbol: str) -> str:
    """The name of a body with the first words that the scan lost (`Cục Thống kê` of TCTK), where its own symbol tells them."""
    organ = organ_of_symbol(symbol)
    council = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}.get(organ or "")
    if council and _PLACE_ALONE.match(name):
        return f"{council} {name}" if name == "Thành phố Hồ Chí Minh" else f"{council} {name[:1].lower()}{name[1:]}"
    lost = ("tong", "ban", "van phong", "so", "uy ban", "hoi dong")
    tail = PLACE_TAIL.search(name)
    head = name[: tail.start()].rstrip() if tail else name
    words = re.findall(r"[^\W_]+", head)
    torn = not all(is_syllable(word) for word in words) and " - " not in head
    like: list[tuple[float, str]] = []
    for body in bodies_of(organ) if organ else []:
        if any(fold(body.name) == f"{words} {fold(name)}" for words in lost):
            return body.name
        if fold(body.name).rpartition(" ")[0] == fold(head) or (torn and abs(len(body.name.split()) - len(head.split())) < 2):
            like.append((anchors.similar(anchors.squeeze(head), anchors.squeeze(body.name)), body.name))
    best = max(like, default=(0.0, name))
    if best[0] < _LIKE or fold(head) in bodies_by_name():
        return name
    return f"{best[1]} {name[tail.start() :]}" if tail else best[1]


_LIKE = 0.75
"""How like the body that its symbol abbreviates a damaged name must be: `Sở Nội` of SNV has 0.8."""


# ---- inferred


def organ_of_symbol(symbol: str) -> str | None:
    """The organ's abbreviation in a symbol: `SYT` of `KH-SYT` and of `SYT-TCHC`, `TU` of `KH/TU`.

    >>> organ_of_symbol("QĐ-UBND")
    'UBND'
    """
    if "/" in symbol and symbol.split("/")[0] not in (*codes_by_symbol(), "CV") and "-" not in symbol.split("/")[0]:
        return symbol.split("/")[0] or None  # an old công văn: TCTK/TĐKT
    if "/" in symbol:
        return re.split(r"[-–]", symbol.split("/", 1)[1])[0] or None
    parts = symbol.split("-")
    if parts[0] in codes_by_symbol() and len(parts) > 1:
        return parts[1]
    return parts[0] or None


def _infer(document: Document, symbol: str | None, place: str | None, date: str | None, text_key: str) -> Text | None:
    if not symbol:
        return None
    organ = organ_of_symbol(symbol)
    if not organ:
        return None
    if re.fullmatch(r"QH\d*", organ):
        return FieldValue(value="Quốc hội", confidence=0.95, source="inferred")
    if re.fullmatch(r"UBTVQH\d*", organ):
        return FieldValue(value="Ủy ban Thường vụ Quốc hội", confidence=0.95, source="inferred")
    province = (find_province(place, date) or (find_by_seat(place, date) if _seat_counts(date) else None)) if place else None
    if is_joint(symbol) and (joint := _joint_bodies(symbol)):
        name = f"{joint} {province.title}" if province else joint
        return FieldValue(value=name, confidence=0.75, source="inferred")
    spoken = self_name(document, organ)
    bodies = _of_system(bodies_of(organ), symbol) or (bodies_of(f"S{organ}") if province else [])
    if place and (province is None or province.name != "Hà Nội"):
        bodies = sorted(bodies, key=lambda item: item.scope == "central")  # a central body dates from Hà Nội
    body = bodies[0] if bodies else None
    if spoken:
        name = complete_name(sentence_case(spoken)[0], None, place, date)
        known = body is not None and fold(name).startswith(fold(body.name))
        return FieldValue(value=name, confidence=0.9 if known else 0.8, source="inferred")
    if body is None:
        return _party_organ(organ, place, date)
    if body.scope == "central":
        return FieldValue(value=body.name, confidence=0.93, source="inferred")
    if body.name in _AT_EVERY_LEVEL and place and find_province(place, date) is None:
        unit = _own_unit(document, place, text_key, None)
        if unit:
            return FieldValue(value=f"{body.name} {unit}", confidence=0.7, source="inferred")
    if province is None and place and body.scope != "district" and body.name not in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        province = find_by_seat(place, date)
    if province and body.scope != "district":
        if body.name in ("Tỉnh ủy", "Thành ủy"):
            head = "Thành ủy" if province.kind == "thành phố" else "Tỉnh ủy"
            return FieldValue(value=complete_name(head, None, place, date), confidence=0.9, source="inferred")
        value = complete_name(body.name, None, place, date)
        value = value if value != body.name else f"{body.name} {province.title}"
        return FieldValue(value=value, confidence=0.93 if body.scope == "province" else 0.6, source="inferred")
    if place and body.name in ("Huyện ủy", "Quận ủy", "Thị ủy"):
        return FieldValue(value=f"{body.name} {place}", confidence=0.85, source="inferred")
    return FieldValue(value=body.name, confidence=0.5, source="inferred")


_COUNCILS = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam")


def _own_unit(document: Document, place: str | None, text_key: str, date: str | None) -> str | None:
    """The unit of the place of the date line with its name: as the text prints both, or as the body speaks of its own unit (`UBND xã`).

    `date`: the day of a paper whose place may be the seat of a province; None where that was asked before.
    """
    if not place or place == "Hà Nội":
        return None
    seat = find_by_seat(place, date) if date and _seat_counts(date) else None
    if seat:
        return seat.title
    unit = re.search(rf"\b({'|'.join(fold(u) for u in UNITS)})\s+{re.escape(anchors.key(place))}\b", text_key or anchors.key(document.text))
    word = next((u for u in UNITS if unit and fold(u) == unit.group(1)), None)
    own = Counter(_OWN_UNIT.findall(document.text)).most_common(1)
    return f"{word} {place}" if word else f"{own[0][0]} {place}" if own else None


def _of_system(bodies: list[Body], symbol: str) -> list[Body]:
    """Bodies with those of the Party last under a symbol of the State's form: `KH-BCT` is of Bộ Công Thương."""
    return bodies if "/" in symbol else sorted(bodies, key=lambda item: item.system == "party")


_AT_EVERY_LEVEL = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Công an", "Liên đoàn Lao động",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Hội Nông dân", "Hội Cựu chiến binh", "Hội Chữ thập đỏ", "Hội Liên hiệp Phụ nữ",
)  # fmt: skip
_OWN_UNIT = regex(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|VKSND|TAND|MTTQ|LĐLĐ|Công an|Viện kiểm sát|địa bàn|toàn) "
    rf"(huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)\b(?!\s+[{anchors.UPPER}\d])"
)
"""A people's committee speaks of its own unit without a name (`UBND phường`, `trên địa bàn xã`)."""
_PARTY_ORGAN = regex(r"(?P<part>UBKT|BTGDV|BTG|BDV|BTC|BNC|BXDĐ|VP)(?P<rank>HU|TU|QU|ThU|THU)")
_PARTY_PARTS = {
    "UBKT": "Ủy ban Kiểm tra", "BTG": "Ban Tuyên giáo", "BTGDV": "Ban Tuyên giáo và Dân vận", "BDV": "Ban Dân vận", "BTC": "Ban Tổ chức",
    "BNC": "Ban Nội chính", "BXDĐ": "Ban Xây dựng Đảng", "VP": "Văn phòng",
    "HU": "Huyện ủy", "TU": "Tỉnh ủy", "QU": "Quận ủy", "ThU": "Thị ủy", "THU": "Thị ủy",
}  # fmt: skip


def _joint_bodies(symbol: str) -> str | None:
    """`Sở A - Sở B` of `KHLT-SA-SB`, where the symbol names two known bodies at least."""
    found = [bodies_of(part) for part in re.split(r"[-/]", symbol)[1:]]
    return " - ".join(bodies[0].name for bodies in found) if len(found) > 1 and all(found) else None


def _party_organ(organ: str, place: str | None, date: str | None) -> Text | None:
    """A body of a Party committee that the symbol names together with it: `UBKTHU` (FACTS 2.2)."""
    match = _PARTY_ORGAN.fullmatch(organ)
    if match is None:
        return None
    name = complete_name(f"{_PARTY_PARTS[match['part']]} {_PARTY_PARTS[match['rank']]}", None, place, date)
    return FieldValue(value=name, confidence=0.85, source="inferred")


def _seat_counts(date: str | None) -> bool:
    """Whether a town in the date line stands for its province: before TT 01/2011/TT-BNV it did, since then the province is printed."""
    return date is None or date < "2011-03"
