"""Lines of a letterhead that a scan damaged, put right. A printed line and the places of its paper in, the line and its likeness out.

The head is almost a closed vocabulary: bodies, fields of work, provinces, districts. What is like one of its names is that name, unless
its own words speak against it (`TÒA ÁN NHÂN DÂN TỈNH CÀ` above `MAU` is no `TÒA ÁN NHÂN DÂN TỐI CAO`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from docparse.authority.bodies import bodies_by_name
from docparse.authority.naming import organ_phrases
from docparse.authority.provinces import find_province, load_provinces
from docparse.extract.header.printed_places import PrintedPlaces
from docparse.extract.header.whole_name import PLACE_TAIL
from docparse.segment import anchors
from docparse.segment.organs import starts_organ
from docparse.text.normal import same_letters
from docparse.text.regex import regex

_UNIT_LINE = regex(
    r"^\W*(?P<unit>t[iỉíì]nh|th[aàáảãâ]nh\s*ph\S{1,2}|huy\S{1,2}n|qu\S{1,2}n|x[ãa])\s+"
    r"(?![uúùủũụưứừửữự][yýỳỷỹỵ]\b|đoàn\b)(?P<name>.+)$",
    re.I,
)
_UNITS = {"ti": "TỈNH", "th": "THÀNH PHỐ", "hu": "HUYỆN", "qu": "QUẬN", "xa": "XÃ"}
_PARTED = regex(
    r"^(?P<head>.+?)\s+(?P<unit>T[ỈIÍÌ]NH|THÀNH PHỐ|HUYỆN|HUYEN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)\s+(?P<name>\D+)$",
)
_FIELD_LINE = regex(r"^(?P<head>BỆNH VIỆN|SỞ|CỤC|CHI CỤC|VỤ|PHÒNG)\s+(?P<field>.+?)\s*[-–]?$")
_SHORTEST = 4
"""How many letters a field has at least, to be known by them without their marks."""
_DATED = regex(rf"(?<=[{anchors.UPPER}])(?:\s+[{anchors.UPPER}][{anchors.LOWER}]+){{1,4}},\s*$")
"""The place of the date that was read across from the other column (`SỞ CÔNG THƯƠNG Hà Nam,`)."""
_CUT_STARTS = (
    (regex(r"(?:AN|BAN) NHÂN DÂN(?= |$)"), "ỦY BAN NHÂN DÂN"),
    (regex(r"ĐỒNG NHÂN DÂN(?= |$)"), "HỘI ĐỒNG NHÂN DÂN"),
    (regex(r"PHỐ(?= \w)"), "THÀNH PHỐ"),
)
"""What is left of the lines that a stamp pressed at the margin covers the first word of."""
_DASHED = regex(r"\s[-–]\s")
_SPECK = regex(rf"(?<=[{anchors.UPPER}]{{3}})\.\s(?=[{anchors.UPPER}]{{2}})")
"""A speck read as a stop between two words of a name (`HUYỆN UỶ ĐÔNG. HOÀ`)."""
_ENTRY = regex(r"^(?:ĐƠN VỊ|TÊN ĐƠN VỊ|CƠ QUAN)\s?:\s?|^(TRƯỜNG|PHÒNG|CHI ĐOÀN|LIÊN ĐỘI|CHI BỘ|CÔNG ĐOÀN|CÔNG TY|KHOA)\s?:\s+(?=\w)")
"""A name filled in as in a form: `TRƯỜNG: | TIỂU HỌC …`, `ĐƠN VỊ: | PHÒNG …`."""
_EDGES = " *_|~.,:;'\"“”`^"


_TORN_UNIT = regex(r"(?<!\w)HUY\s[EÊẸẾỆÉ]N(?!\w)")
"""`HUY ẸN`, torn where its mark below stands apart."""


def mend_line(line: str, places: PrintedPlaces | None, sure: float = 1.0, above: str = "") -> tuple[str, float]:
    """A header line with the words that a scan damaged put right, and how like the printed one is to it. `places`: None for print itself.

    `above`: the line above it, which may hold the first word of what it goes on with (`… THÀNH` above `PHỐ HÀ NỘI`).

    >>> mend_line("SỞ Y TÉ", PrintedPlaces(""))
    ('SỞ Y TẾ', 0.98)
    """
    if places is None:
        return _ENTRY.sub(r"\1 ", line.strip(" *_|~.,:;'`^")).strip(), 1.0
    text = _SPECK.sub(" ", re.sub(r"(?<!\w)YTẾ(?!\w)", "Y TẾ", _DATED.sub("", line).strip(_EDGES)))
    text = _TORN_UNIT.sub("HUYỆN", text)
    cuts = ((match, whole) for cut, whole in _CUT_STARTS if (match := cut.match(text)))
    text = next((whole + text[match.end() :] for match, whole in cuts if not above.rstrip().endswith(whole.split()[0])), text)
    squeezed = anchors.squeeze(text)
    dash = " -" if text.endswith(("-", "–")) else ""
    exact = _known().get(squeezed)
    if exact:
        return (text if same_letters(text, exact) else exact) + dash, 0.98
    of_field = _FIELD_LINE.match(text)
    field = _fields().get(anchors.squeeze(of_field["field"])) if of_field else None
    if of_field and field:
        return (text if same_letters(of_field["field"], field) else f"{of_field['head']} {field}") + dash, 0.95
    match = _UNIT_LINE.match(text)
    if match:
        unit = _UNITS.get(anchors.key(match["unit"])[:2], match["unit"])
        name, likeness = _place(match["name"], unit, places, sure)
        return f"{unit} {name}", likeness
    if len(squeezed) >= 12 and any(name.startswith(squeezed) for name in _known()):
        return text, 0.95  # the first line of a name that goes on below
    near = _near(text, squeezed)
    if near:
        return near[0] + dash, near[1]
    parted = _PARTED.match(text)
    if parted:
        head, alike = mend_line(parted["head"], places, sure)
        unit = "TỈNH" if anchors.key(parted["unit"]) == "tinh" else "HUYỆN" if anchors.key(parted["unit"]) == "huyen" else parted["unit"]
        name, likeness = _place(parted["name"], unit, places, sure)
        return f"{head} {unit} {name}", min(alike, likeness)
    return text, 0.85


def marks_as_said(name: str, text: str, text_key: str = "") -> str:
    """A name in sentence case with the marks that the text prints on two of its words side by side (`Ba Chế`, where it has `Ba Chẽ`).

    `text_key`: `anchors.key(text)`, where it is known.

    >>> marks_as_said("Trường Tiểu học Ba Chế", "huyện Ba Chẽ, và nhân dân Ba Chẽ")
    'Trường Tiểu học Ba Chẽ'
    """
    folded = text_key or anchors.key(text)
    words = list(re.finditer(r"\S+", name))
    for first, second in pairwise(words):
        own = name[first.start() : second.end()]
        if not (first[0].istitle() and second[0].istitle()):
            continue
        found = (text[at.start() : at.end()] for at in re.finditer(rf"(?<!\w){re.escape(anchors.key(own))}(?!\w)", folded))
        forms = Counter(said for said in found if said[0].isupper() and not said.isupper())
        said, count = max(forms.items(), key=lambda item: item[1], default=(own, 0))
        if count > 1 + forms[own] and len(said) == len(own) and not same_letters(said, own):
            name = name[: first.start()] + said + name[second.end() :]
    return name


def province_over_lines(name: str) -> str:
    """A body's name whose province stands over two lines, with the marks of the province, of which no line alone could tell.

    >>> province_over_lines("Bảo hiểm xã hội tỉnh Quang Ngãi"), province_over_lines("Ủy ban nhân dân xã Quang Ngãi")
    ('Bảo hiểm xã hội tỉnh Quảng Ngãi', 'Ủy ban nhân dân xã Quang Ngãi')
    """
    tail = PLACE_TAIL.search(name)
    province = find_province(tail["name"]) if tail and tail["unit"] == "tỉnh" else None
    if tail is None or province is None or any(same_letters(tail["name"], form) for form in (province.name, *province.variants)):
        return name
    return f"{name[: tail.start('name')]}{province.name}"


def without_fragment(lines: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Lines without the last one where it is the rest of a place that one above names (`GIANG` below `UBND TỈNH BẮC GIANG`).

    Where the line right above it ends in the first part of that place, it goes on with it (`TRƯỜNG CAO ĐẲNG BẮC` above `GIANG`).
    """
    if len(lines) < 3:
        return lines
    last, before = (anchors.key(line).split() for line, _ in (lines[-1], lines[-2]))
    ends = [anchors.key(match["name"]).split() for line, _ in lines[:-1] if (match := _PARTED.match(line) or _UNIT_LINE.match(line))]
    cut = (end[: -len(last)] for end in ends if len(last) < len(end) and end[-len(last) :] == last)
    return lines[:-1] if any(before[-len(first) :] != first for first in cut) else lines


def _near(text: str, squeezed: str) -> tuple[str, float] | None:
    """The known name that a line is like, word by word where both have as many."""
    near = anchors.best(squeezed, _known(), 0.78) if len(squeezed) >= 8 else None
    if near is None or abs(len(near[0]) - len(squeezed)) > 2 or anchors.similar(near[0][:4], squeezed[:4]) < 0.5:
        return None
    name = _known()[near[0]]
    if _DASHED.search(text) and not _DASHED.search(name):
        return None  # two bodies on one line: `SỞ GIÁO DỤC VÀ ĐÀO TẠO - SỞ` above `Y TẾ`
    return None if _speaks_against(text, name) else (name, round(min(0.95, near[1]), 3))


def _speaks_against(text: str, name: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    read, printed = anchors.key(text).split(), anchors.key(name).split()
    if len(read) != len(printed):
        return False
    return any(Levenshtein.distance(a, b) > max(1, len(b) // 2) for a, b in zip(read, printed, strict=True))


def _place(name: str, unit: str, places: PrintedPlaces, sure: float) -> tuple[str, float]:
    """The name behind a unit, in capitals as the line prints it, and how like it is."""
    settled = places.settle_head(name, sure)
    if settled:
        return settled.upper(), 0.98 if same_letters(name, settled) else 0.9
    if unit == "TỈNH" or (unit == "THÀNH PHỐ" and find_province(name)):
        provinces = {anchors.squeeze(item.name): item.name for item in load_provinces()}
        squeezed = anchors.squeeze(name)
        cut = any(full.startswith(squeezed) for full in provinces)  # `TỈNH BẮC` above `KẠN`
        near = None if cut else anchors.best(squeezed, provinces, 0.6)
        if near:
            return provinces[near[0]].upper(), 0.85
    return name, 0.85


def _heads(phrase: str) -> bool:
    return len(anchors.squeeze(phrase)) >= 10 and len(phrase.split()) > 2 and starts_organ(phrase.upper())


@cache
def _fields() -> dict[str, str]:
    """Fields of work in capitals by their letters without marks, those that no other phrase shares."""
    found = Counter(anchors.squeeze(phrase) for phrase in {phrase.upper() for phrase in organ_phrases()})
    fields = {anchors.squeeze(phrase): phrase.upper() for phrase in organ_phrases()}
    return {key: field for key, field in fields.items() if found[key] == 1 and len(key) >= _SHORTEST}


@cache
def _known() -> dict[str, str]:
    known = {anchors.squeeze(phrase): phrase.upper() for phrase in organ_phrases() if _heads(phrase)}
    known |= {anchors.squeeze(body.name): body.name.upper() for body in bodies_by_name().values()}
    for province in load_provinces():
        for head in ("UBND", "ỦY BAN NHÂN DÂN"):
            known[anchors.squeeze(f"{head} {province.kind} {province.name}")] = f"{head} {province.kind} {province.name}".upper()
        for head in ("TỈNH ỦY", "THÀNH ỦY", "TỈNH ĐOÀN", "THÀNH ĐOÀN", "ĐẢNG BỘ TỈNH"):
            known[anchors.squeeze(f"{head} {province.name}")] = f"{head} {province.name}".upper()
        known[anchors.squeeze(f"{province.kind} {province.name}")] = f"{province.kind} {province.name}".upper()
    return known
