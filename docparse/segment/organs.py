"""The lines that name who issues. Printed lines in capitals in, bodies (whole names, in order) out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from docparse.authority.bodies import bodies_by_name
from docparse.authority.naming import phrase_over
from docparse.segment import anchors
from docparse.segment.number import parse_number
from docparse.text.regex import regex


@cache
def _words(*kinds: str) -> tuple[str, ...]:
    """`organ_words.tsv`: `head` begins a body's name; `open` cannot end one; `open_to_place` is ended by a place only;
    `part` is whole only with the body it is a part of."""
    text = files("docparse.authority").joinpath("organ_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple(words for kind, words in rows if kind in kinds)


@cache
def _head() -> re.Pattern[str]:
    heads = sorted((re.escape(words).replace(r"\ ", r"\s*") for words in _words("head")), key=len, reverse=True)
    return re.compile(r"^\W{0,2}(?:" + "|".join(heads) + r")(?![a-z])")


_PLACE_LINE = regex(r"^\W*(?:tinh|thanh\s*pho|tp|quan(?!\s*khu)|huyen|thi\s*xa|thi\s*tran|phuong|xa|dac\s*khu|khu\s*vuc)\b")
_PARTY_LINE = regex(
    r"^\W*(?:tỉnh|huyện|quận|thị|thị xã|xã|phường)\s*(?:[uủ][yỷ]|đoàn(?!\s+(?:kết|lập|đào|xá|tùng|thượng|hùng)\W*$))\b", re.I
)
"""`HUYỆN ỦY …`, `TỈNH ĐOÀN …` begin with the word of a unit and are bodies; `XÃ ĐOÀN KẾT` is a place."""
_NO_BODY = regex(
    r"\W*(?:BẢNG?|Đ[ÔƠÓ]N|ĐỜI|HỘI (?:NGHỊ|THI|THAO|DIỄN|TRẠI|CHỢ|THẢO)|PHÒNG,? CHỐNG|KHOA HỌC|ĐOÀN KẾT|BAN HÀNH|BỘ (?:TIÊU|ĐỀ)"
    r"|TỔNG (?:KẾT|HỢP)|TRƯỜNG HỢP|SỔ)(?!\w)"
)
"""Titles that are bodies without their marks, or begin with the word of one (`BẢN GIAO ƯỚC`, `HỘI NGHỊ TỔNG KẾT`)."""
_QUOTE = regex(r"[“”\"]")
_FOR_EVENT = regex(r"BAN (?:TỔ CHỨC|CHỈ ĐẠO|VẬN ĐỘNG)$")
_EVENT = regex(r"(?:ĐẠI HỘI|HỘI (?:NGHỊ|THI|THAO|DIỄN|KHỎE)|CUỘC|LỄ|GIẢI)(?!\w)")
"""`BAN TỔ CHỨC` above the event that it is for (`ĐẠI HỘI ĐẠI BIỂU …`)."""
_OPEN_END = regex(
    r"(?:[-–—,&]|\b(?:v[àaáạ]|thu[ôộoọốồổ]c|c[ủuúù]a|t[ạa]i|v[ềêeể]|c[áa]c|c[áa]c\s+(?:trường|sở|ban|hội|cơ\s+quan|đơn\s+vị|doanh\s+nghiệp)))\s*$",
    re.IGNORECASE,
)
"""A joining word, or bodies of one kind that the next line tells (`KHỐI THI ĐUA CÁC TRƯỜNG` above `ĐẠI HỌC, CAO ĐẲNG`), with the marks of
these words, also spoilt ones: `BÁ THƯỚC`, `SÔNG VỆ` and `ĐỨC TÀI` are places."""


def starts_organ(line: str) -> bool:
    """Whether a line in capitals begins the name of a body (`SỞ Y TẾ`, `ỦY BAN NHÂN DÂN`)."""
    folded = anchors.key(line)
    if anchors.STAMP.search(folded) or parse_number(line) is not None or _NO_BODY.match(line):
        return False
    if _head().match(folded):
        return True
    squeezed = anchors.squeeze(line)
    return anchors.best(squeezed, ("uybannhandan", "hoidongnhandan", "thutuongchinhphu", "vanphongchinhphu"), 0.7) is not None


def ends_open(line: str) -> bool:
    """Whether a line ends where the name of a body cannot (`HỘI NÔNG DÂN -`, `SỞ NÔNG NGHIỆP VÀ`)."""
    return bool(_OPEN_END.search(line))


def unfinished(line: str) -> bool:
    """Whether a line cannot be a whole name and waits for the next (`TRƯỜNG ĐẠI HỌC`, `SỞ NÔNG NGHIỆP VÀ`)."""
    return ends_open(line) or anchors.squeeze(line) in _words("open", "open_to_place", "part")


def is_place_line(line: str) -> bool:
    """Whether a line goes on with the place of the body above it (`TỈNH BÌNH DƯƠNG`)."""
    return bool(_PLACE_LINE.match(anchors.key(line))) and not _PARTY_LINE.match(line)


def group_organs(lines: list[str]) -> list[list[int]]:
    """Indices of `lines` grouped to bodies: two printed lines may be one name.

    >>> group_organs(["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU", "SỞ Y TẾ"])
    [[0, 1], [2]]
    """
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if not groups:
            groups.append([index])
            continue
        above = lines[groups[-1][-1]]
        whole = " ".join(lines[i] for i in groups[-1])
        # `TRƯỜNG` alone below `ĐẢNG ỦY PHƯỜNG XUÂN` is no school
        rest = index == len(lines) - 1 and " " not in line.strip() and anchors.squeeze(line) in _words("open")
        if rest or _goes_on(above, whole, line, len(groups) == 1) or _cut_inside(whole, line):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _cut_inside(whole: str, line: str) -> bool:
    """Whether the break falls inside the name of a body or of a field: `SỞ TÀI NGUYÊN VÀ MÔI` above `TRƯỜNG`."""
    return phrase_over(whole, line)


def _is_ministry(name: str) -> bool:
    """Whether a name is that of a known ministry, which takes nothing behind it."""
    body = bodies_by_name().get(anchors.key(name))
    return body is not None and body.scope == "central" and body.name.startswith("Bộ ")


def _goes_on(above: str, whole: str, line: str, first: bool) -> bool:
    if ends_open(above) or len(_QUOTE.findall(whole)) % 2:
        return True  # `BAN CHỈ ĐẠO PHONG TRÀO “TOÀN DÂN ĐOÀN KẾT …` goes on to the closing quotation mark
    if re.match(r"^\W*[-–—&]\s*\w", line) or re.match(r"^\W*(?:va|thuoc)\b", anchors.key(line)):
        return True
    if (
        not starts_organ(line)
        and _is_ministry(whole)
        and len(line.split()) > 2
        and not is_place_line(line)
        and not _cut_inside(whole, line)
    ):
        return False  # a body whose kind is in no list, below a name that is whole
    if not starts_organ(line) or (_FOR_EVENT.search(whole) and _EVENT.match(line)):
        return True
    if is_place_line(line):
        return not is_place_line(above) or not starts_organ(above)
    squeezed = anchors.squeeze(re.split(r"\s[-–]\s", whole)[-1])
    # a committee at the very top is no superior of the body below it, but a part of it
    return squeezed in _words("open") or (first and squeezed in _words("part"))
