"""A body's name with the place or the superior that it lacks. Name, superior, place and date in; the name in full out.

Contract: `issuer` is in full, with its place. The place comes from the line above it, else, for bodies of a province, from the date line;
it is never guessed.
"""

from __future__ import annotations

import re

from docparse.authority.bodies import Body, bodies_by_name
from docparse.authority.naming import UNITS, is_generic, is_known
from docparse.authority.provinces import find_by_place, find_province, load_provinces
from docparse.segment import anchors
from docparse.text.normal import fold
from docparse.text.regex import regex

_UNIT = "|".join(UNITS)
PLACE_TAIL = regex(rf"(?<!\w)(?P<unit>{_UNIT}|Thành phố)\s+(?P<name>(?:[{anchors.UPPER}]|\d).*)$")
"""The unit and the name of a place at the end of a body's name: a unit is small (`Xã hội` is none)."""
_PARTY = regex(r"^(?:.*\s)?(?P<rank>Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)(?:\s+(?P<name>\S.*))?$")
_PARTY_UNITS = {"Tỉnh": "tỉnh", "Thành": "thành phố", "Huyện": "huyện", "Quận": "quận", "Thị": "thị xã"}
_BARE_UNIT = regex(rf"(?<!các)\s+(?P<unit>{_UNIT})$")
_PART = regex(
    r"^(?:Ban Thường vụ|Ban Chấp hành|Ban Thường trực|Thường trực|Đoàn Chủ tịch|Ban Chỉ huy|Ủy ban Kiểm tra|Ban Nữ công|"
    r"(?:Ban (?:Chấp hành|Thường vụ) )?(?:Công đoàn|Công đoàn cơ sở|Chi bộ|Đảng bộ|Đoàn Thanh niên|Chi đoàn)|"
    r"Đảng ủy|Liên đội|Ban Giám hiệu|Ban Giám đốc)$"
)
_CENTRAL_PART = regex(r"^(?:Ban Chấp hành|Ban Thường vụ|Ban Thường trực|Ban Thư ký|Ban Bí thư|Đoàn Chủ tịch|Hội đồng|Ủy ban) Trung ương$")
"""The head of a mass organisation, whose name stands above it (`HỘI LIÊN HIỆP …` above `BAN CHẤP HÀNH TRUNG ƯƠNG`)."""
_BRANCH = regex(r"^(?:Chi nhánh|Phân hiệu)\b")
_PARTY_PART = regex(
    r"^(?:Ban (?:Dân vận|Tuyên giáo|Tuyên giáo và Dân vận|Tổ chức|Nội chính|Xây dựng Đảng|Kinh tế)|"
    r"Cơ quan Ủy ban Kiểm tra|Ủy ban Kiểm tra|Văn phòng|Khối Dân vận)$"
)
_COUNCIL = regex(r"^(?:Hội đồng|Ban Chỉ đạo|Ban Tổ chức|Tổ công tác|Tổ giúp việc|Tiểu ban)\b")
_MASS = regex(
    r"^(?:Trung ương (?:Hội|Đoàn)\b|Liên đoàn Lao động|Tổng Liên đoàn|Công đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Hội |"
    r"Hội đồng nhân dân|Ủy ban Mặt trận)"
)
_OFFICE = regex(r"^(?:Văn phòng|Thanh tra)$")
_HOUSE = ("Trường ", "Học viện ", "Đại học ", "Bệnh viện ", "Viện ")
"""Bodies whose place is part of their name and no territory of the units below them (`Trường Đại học Luật Thành phố Hồ Chí Minh`)."""
_COUNTRY = regex(r"\b(?:Trung ương|Việt Nam|Chính phủ|Quốc hội|tối cao|Nhà nước Việt Nam)$|Trung ương\b")
_TAKES_PLACE = (
    "Sở ", "Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Thi đua", "Hội đồng Thi đua", "Thanh tra", "Văn phòng Ủy ban",
    "Văn phòng Hội đồng", "Văn phòng Đoàn", "Đoàn đại biểu Quốc hội", "Đoàn Đại biểu Quốc hội",
)  # fmt: skip
"""Bodies of a province by their very name: where nothing else tells which, the place of the date line does."""
_UNDER_PLACE = (
    *_TAKES_PLACE, "Ban ", "Chi cục ", "Trung tâm ", "Văn phòng ", "Hội ", "Liên đoàn ", "Liên hiệp ", "Liên minh ", "Công đoàn ", "Đài ",
    "Quỹ ", "Trạm ", "Hạt ", "Cục ", "Công an", "Bộ Chỉ huy", "Ban Chỉ huy", "Kho bạc", "Bảo hiểm", "Tòa án", "Viện kiểm sát", "Thư viện",
    "Bảo tàng", "Trường Chính trị", "Trung tâm", "Ủy ban ", "Hội đồng ", "Thường trực ", "Nhà Văn hóa", "Nhà Thiếu nhi", "Đội ", "Ban",
    "Thi hành án", "Thuế", "Thống kê", "Phòng khám",
)  # fmt: skip
"""Bodies that take the place of the body above them, unless they have a name of their own."""


def complete_name(name: str, parent: str | None, place: str | None, date: str | None) -> str:
    """The name in full. `parent` is the completed name of the body above; `place` that of the date line; `date` in EDTF.

    >>> complete_name("Chi cục Kiểm lâm", "Sở Nông nghiệp và Môi trường tỉnh Lai Châu", None, None)
    'Chi cục Kiểm lâm tỉnh Lai Châu'
    """
    if parent and _CENTRAL_PART.match(name) and not parent.startswith(("Ủy ban nhân dân", "Bộ ")):
        return f"{name} {parent}"
    body = bodies_by_name().get(fold(name))
    if (body is not None and body.scope == "central") or _COUNTRY.search(name):
        return name
    if parent and _BRANCH.match(name):
        return f"{parent} {name[:1].lower()}{name[1:]}"
    if parent and is_part(name, parent):
        return f"{name} {parent}"
    if PLACE_TAIL.search(name):
        return name
    party = _PARTY.match(name)
    if party:
        return _party_name(name, party, parent, place, date)
    bare = _BARE_UNIT.search(name)
    if bare:
        return _fill_unit(name, bare, parent, place, date)
    named = _with_unit(name, date)
    if named:
        return named
    if parent and (tail := territory(parent, date)) and _takes_place_of(name, parent, body):
        return f"{name} {tail}"
    if parent and not (parent.startswith("Sở ") and PLACE_TAIL.search(parent) is None):
        return name
    if not _is_provincial(name, body) and not (parent and name.startswith("Chi cục ") and is_generic(name)):
        return name
    province = find_by_place(place, date) if place else None
    return f"{name} {province.title}" if province else name


def is_part(name: str, parent: str) -> bool:
    """A body known only together with the one above it: a standing committee, the office of a Party committee, a department's council."""
    if _PART.match(name):
        return True
    if _PARTY_PART.match(name) and (_PARTY.match(parent) or parent.startswith("Đảng ủy")):
        return True
    if _MASS.match(parent) and (name.startswith("Ban ") or name == "Văn phòng") and is_generic(name) and not PLACE_TAIL.search(name):
        return True
    if _OFFICE.match(name) and not (name == "Thanh tra" and parent.startswith("Ủy ban nhân dân")):
        return True
    if name == "Thư viện" and parent.startswith(_HOUSE):
        return True
    if not _COUNCIL.match(name) or PLACE_TAIL.search(name):
        return False
    return not parent.startswith(("Ủy ban nhân dân", "Tỉnh ủy", "Thành ủy", "Bộ ", "Huyện ủy")) and is_generic(name)


def territory(parent: str, date: str | None = None) -> str | None:
    """The place that a body's name tells: `tỉnh Lai Châu` of a Sở or of a Tỉnh ủy; None for bodies without one."""
    tail = PLACE_TAIL.search(parent)
    if tail:
        return f"{'Thành phố' if tail['name'] == 'Hồ Chí Minh' else tail['unit']} {tail['name']}"
    party = _PARTY.match(parent)
    if party and party["name"]:
        unit, name = _PARTY_UNITS[party["rank"]], party["name"]
        province = find_province(name, date) if party["rank"] in ("Tỉnh", "Thành") else None
        return province.title if province and not name.startswith(("Thành phố", "thành phố")) else f"{unit} {name}"
    return None


def _takes_place_of(name: str, parent: str, body: Body | None) -> bool:
    if parent.startswith(_HOUSE) and not parent.startswith("Viện kiểm sát"):
        return False
    if name.startswith("Phòng ") and not name.startswith("Phòng khám"):
        return parent.startswith("Ủy ban nhân dân")
    if name.startswith(("Bệnh viện", "Trường ")):
        return is_known(name) and not name.startswith(("Trường Trung học", "Trường Tiểu", "Trường Mầm", "Trường TH"))
    if name.startswith(("Cụm ", "Khối ")):
        return True
    return (name.startswith(_UNDER_PLACE) or body is not None) and is_generic(name)


def _is_provincial(name: str, body: Body | None) -> bool:
    return name.startswith(_TAKES_PLACE) or (body is not None and body.scope == "province")


def _party_name(name: str, party: re.Match[str], parent: str | None, place: str | None, date: str | None) -> str:
    """`Tỉnh ủy`, `Ban Tuyên giáo Tỉnh ủy` take the bare name of the province."""
    if party["name"]:
        return name
    above = PLACE_TAIL.search(parent) or (_PARTY.match(parent)) if parent else None
    if above and above["name"] and party["rank"] in ("Tỉnh", "Thành"):
        return f"{name} {above['name']}"
    if not place:
        return name
    if party["rank"] in ("Tỉnh", "Thành"):
        province = find_by_place(place, date)
        if province is None:
            return name
        return f"{name} {province.title if province.name == 'Hồ Chí Minh' else province.name}"
    return f"{name} {place}"


def _fill_unit(name: str, bare: re.Match[str], parent: str | None, place: str | None, date: str | None) -> str:
    """`Liên đoàn Lao động tỉnh` with the name of its province, from the body above or from the date line."""
    unit, head = bare["unit"], name[: bare.start()]
    tail = PLACE_TAIL.search(parent) if parent else None
    if tail and tail["unit"].lower() == unit:
        return f"{head} {tail['unit']} {tail['name']}"
    if not place:
        return name
    if unit in ("tỉnh", "thành phố"):
        province = find_by_place(place, date)
        return f"{head} {province.title}" if province else name
    return f"{name} {place}" if find_province(place, date) is None else name


def _with_unit(name: str, date: str | None) -> str | None:
    """`Sở Y tế Bến Tre` with the unit before its province; the name itself where it ends in a province that is part of it."""
    for province in load_provinces():
        if name.endswith(" " + province.name):
            head = name[: -len(province.name) - 1]
            body = bodies_by_name().get(fold(head))
            if body is not None and body.scope == "province":
                found = find_province(province.name, date)
                return f"{head} {found.title}" if found else name
            return name
    return None
