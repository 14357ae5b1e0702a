"""Bodies that issue: a draw and a day in, a `Body` valid on that day out (docparse/authority tables, FACTS 8)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from docparse.authority.bodies import load_bodies
from docparse.authority.provinces import load_provinces
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.regime import Regime
from docparse.corpus.generate.tables import table

REFORM = datetime.date(2025, 7, 1)
"""Since then provinces are 34 and there are no districts."""

_SECTORS = {
    "SYT": "y_te", "BYT": "y_te", "SGDĐT": "giao_duc", "BGDĐT": "giao_duc", "SNN": "nong_nghiep", "SNNMT": "nong_nghiep",
    "BNNMT": "nong_nghiep", "STNMT": "nong_nghiep", "BNNPTNT": "nong_nghiep", "BTNMT": "nong_nghiep", "SXD": "giao_thong",
    "SGTVT": "giao_thong", "BXD": "giao_thong", "BGTVT": "giao_thong", "SVHTTDL": "van_hoa", "SDL": "van_hoa", "BVHTTDL": "van_hoa",
    "SLĐTBXH": "lao_dong", "BLĐTBXH": "lao_dong", "STC": "tai_chinh", "BTC": "tai_chinh", "SKHĐT": "tai_chinh", "SCT": "cong_thuong",
    "BCT": "cong_thuong", "SNV": "noi_vu", "BNV": "noi_vu", "STP": "tu_phap", "BTP": "tu_phap", "SKHCN": "so_hoa", "STTTT": "so_hoa",
    "BKHCN": "so_hoa", "BTTTT": "so_hoa", "BQP": "quan_su", "BCA": "an_ninh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues. `lines`, `parent_lines`: as printed at the top left; `name`, `parent`: as labelled; `symbol` as in numbers.

    `system`: state, party, mass; `level`: central, province, district, commune, unit. `collective`: the words after TM. of a body that
    decides together. `place`: of the date line; `area`: what `tỉnh`, `huyện` … it is of, in full. `short`: how it speaks of itself.
    """

    name: str
    lines: tuple[str, ...]
    symbol: str
    system: str
    level: str
    sector: str
    place: str
    area: str
    head: str
    deputy: str
    short: str
    parent: str | None = None
    parent_lines: tuple[str, ...] = ()
    collective: str | None = None
    partner: Body | None = None


def draw_body(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A body that existed on `date`."""
    kind = draw.weighted(
        {"so": 27, "ubnd_tinh": 14, "ubnd_co_so": 15, "bo": 8, "unit": 12, "party": 12, "mass": 8, "firm": 4, "force": 4, "council": 4}
    )
    made = _KINDS[kind](draw, date, regime)
    if kind == "so" and draw.chance(0.12):
        other = _department(draw, date, regime, made.area)
        if other.symbol != made.symbol:
            made = _joint(made, other)
    return made


@dataclass(frozen=True, slots=True)
class Area:
    """A province on a day: its kind and name (`tỉnh Hòa Bình`), and what the date line prints."""

    name: str
    title: str
    place: str


def areas(date: datetime.date, regime: Regime) -> list[Area]:
    """The provinces of a day; where the regime says so the place is the town of the seat."""
    found: dict[str, Area] = {}
    day = date.isoformat()
    for one in load_provinces():
        if date >= REFORM:
            if not one.current or not one.successor or one.successor in ("Đồng Nai", "Quảng Ninh", "Bắc Ninh"):
                continue
            name, kind = one.successor, one.successor_kind
            seat = name
        else:
            if (one.valid_from and one.valid_from > day) or (one.valid_to and one.valid_to < day) or not one.seat:
                continue
            name, kind, seat = one.name, one.kind, one.seat
            if name == "Huế" and date.year < 2025:
                continue
        title = "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else f"{kind} {name}"
        place = seat if regime.seat_in_place else name
        found[name] = Area(name, title, "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else place)
    return list(found.values())


def _valid(valid_from: str, valid_to: str, date: datetime.date) -> bool:
    day = date.isoformat()
    return (not valid_from or valid_from <= day) and (not valid_to or day[: len(valid_to)] <= valid_to)


def _committee(draw: Draw, title: str) -> tuple[str, ...]:
    long = ("ỦY BAN NHÂN DÂN", title.upper())
    return draw.pick([long, long, (f"UBND {title.upper()}",)])


def _department(draw: Draw, date: datetime.date, regime: Regime, within: str = "") -> Body:
    choices = areas(date, regime)
    area = next((one for one in choices if one.title == within), None) or draw.pick(choices)
    found = [b for b in load_bodies() if b.name.startswith("Sở ") and _valid(b.valid_from, b.valid_to, date) and b.symbols[0] in _SECTORS]
    if date < datetime.date(2025, 3, 1):
        found = [b for b in found if b.symbols[0] not in ("SNNMT",)]
    one = draw.pick(found)
    symbol = draw.pick(one.symbols) if draw.chance(0.15) else one.symbols[0]
    name = one.name.upper()
    lines: tuple[str, ...] = (name,)
    if len(name) > 28 and draw.chance(0.7):
        cut = name.rfind(" ", 0, 24)
        lines = (name[:cut], name[cut + 1 :])
    return Body(
        f"{one.name} {area.title}", lines, symbol, "state", "province", _SECTORS[one.symbols[0]], area.place, area.title, "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC", one.name, f"Ủy ban nhân dân {area.title}", _committee(draw, area.title),
    )  # fmt: skip


def _province(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area = draw.pick(areas(date, regime))
    sector = draw.pick(["y_te", "giao_duc", "nong_nghiep", "giao_thong", "noi_vu", "noi_vu", "so_hoa", "lao_dong", "cong_thuong", "tai_chinh"])
    symbol = "UB" if date.year < 2003 and draw.chance(0.6) else "UBND"
    return Body(
        f"Ủy ban nhân dân {area.title}", ("ỦY BAN NHÂN DÂN", area.title.upper()), symbol, "state", "province", sector, area.place,
        area.title, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", draw.pick(["Ủy ban nhân dân tỉnh", "UBND tỉnh", f"Ủy ban nhân dân {area.title}"])
        if area.title.startswith("tỉnh") else f"Ủy ban nhân dân {area.title}", collective="ỦY BAN NHÂN DÂN",
    )  # fmt: skip


def _local(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area = draw.pick(areas(date, regime))
    places = table("places")
    if date < REFORM and draw.chance(0.6):
        kind, name, level = draw.pick(["huyện", "huyện", "huyện", "thị xã"]), draw.pick(places["districts"]), "district"
    else:
        kinds = ["xã", "xã", "phường", "đặc khu"] if date >= REFORM else ["xã", "xã", "phường", "thị trấn"]
        kind, name, level = draw.pick(kinds), draw.pick(places["communes"]), "commune"
    title = f"{kind} {name}"
    sector = draw.pick(["noi_vu", "nong_nghiep", "van_hoa", "giao_duc", "y_te", "an_ninh", "lao_dong"])
    parent, parent_lines = None, ()
    if level == "commune" and date < REFORM and draw.chance(0.5):
        district = f"huyện {draw.pick(places['districts'])}"
        parent, parent_lines = f"Ủy ban nhân dân {district}", (f"UBND {district.upper()}",)
    return Body(
        f"Ủy ban nhân dân {title}", ("ỦY BAN NHÂN DÂN", title.upper()) if parent is None else (f"UBND {title.upper()}",), "UBND", "state",
        level, sector, name, title, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", f"Ủy ban nhân dân {kind}", parent, parent_lines, "ỦY BAN NHÂN DÂN",
    )  # fmt: skip


def _ministry(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    found = [b for b in load_bodies() if b.name.startswith("Bộ ") and b.scope == "central" and _valid(b.valid_from, b.valid_to, date)]
    one = draw.pick([b for b in found if b.symbols[0] in _SECTORS])
    return Body(
        one.name, (one.name.upper(),), one.symbols[0], "state", "central", _SECTORS[one.symbols[0]], "Hà Nội", "", "BỘ TRƯỞNG", "THỨ TRƯỞNG",
        one.name,
    )  # fmt: skip


def _unit(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area, places = draw.pick(areas(date, regime)), table("places")
    district = draw.pick(places["districts"])
    health = draw.chance(0.45)
    if health:
        kind = draw.pick(["Bệnh viện Đa khoa", "Trung tâm Y tế", "Trung tâm Kiểm soát bệnh tật"])
        symbol = {"Bệnh viện Đa khoa": "BVĐK", "Trung tâm Y tế": "TTYT", "Trung tâm Kiểm soát bệnh tật": "KSBT"}[kind]
        full = f"{kind} {f'huyện {district}' if kind == 'Trung tâm Y tế' and date < REFORM else area.title}"
        if kind == "Trung tâm Y tế" and date >= REFORM:
            full = f"{kind} khu vực {district}"
        parent, parent_lines = f"Sở Y tế {area.title}", (f"SỞ Y TẾ {area.title.upper()}",)
        cut = len(kind)
        lines = (full[:cut].upper(), full[cut + 1 :].upper()) if draw.chance(0.6) else (full.upper(),)
        return Body(
            full, lines, symbol, "state", "unit", "y_te", area.place if "huyện" not in full else district, area.title, "GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC", draw.pick([kind, "Ban Giám đốc"]), parent, parent_lines,
        )  # fmt: skip
    kind = draw.pick(["Trường Trung học phổ thông", "Trường Trung học cơ sở", "Trường Tiểu học", "Trường Mầm non"])
    full = f"{kind} {draw.pick(places['people'])}"
    symbol = {"phổ thông": "THPT", "cơ sở": "THCS", "Tiểu học": "TH", "Mầm non": "MN"}[next(k for k in ("phổ thông", "cơ sở", "Tiểu học", "Mầm non") if k in kind)]  # fmt: skip
    if draw.chance(0.4):
        symbol += "".join(word[0] for word in full[len(kind) :].split())
    if kind.endswith("phổ thông"):
        parent, parent_lines, place = f"Sở Giáo dục và Đào tạo {area.title}", (f"SỞ GD&ĐT {area.title.upper()}",), area.place
        if draw.chance(0.6):
            parent_lines = ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", area.title.upper())
    else:
        ward = draw.pick(places["communes"])
        up = f"xã {ward}" if date >= REFORM else f"huyện {district}"
        parent, parent_lines, place = f"Ủy ban nhân dân {up}", (f"UBND {up.upper()}",), ward if date >= REFORM else district
    lines = (full.upper(),) if len(full) < 30 else (full[: len(kind)].upper(), full[len(kind) + 1 :].upper())
    return Body(full, lines, symbol, "state", "unit", "giao_duc", place, "", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Nhà trường", parent, parent_lines)


def _party(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area, places = draw.pick(areas(date, regime)), table("places")
    city = area.title.lower().startswith("thành phố")
    kind = draw.weighted({"province": 4, "office": 2, "district": 3 if date < REFORM else 0, "commune": 4})
    if kind == "province":
        organ = "Thành ủy" if city else "Tỉnh ủy"
        name = "Thành ủy Thành phố Hồ Chí Minh" if "Hồ Chí Minh" in area.title else f"{organ} {area.name}"
        return Body(
            name, (name.upper(), "*"), "TU", "party", "province", "dang", area.place, area.title, "BÍ THƯ", "PHÓ BÍ THƯ",
            f"Ban Thường vụ {organ}", None, (), "BAN THƯỜNG VỤ",
        )  # fmt: skip
    if kind == "office":
        organ = "Thành ủy" if city else "Tỉnh ủy"
        what, symbol = draw.pick([("Ban Tổ chức", "BTCTU"), ("Văn phòng", "VPTU"), ("Ban Tuyên giáo", "BTGTU"), ("Ban Dân vận", "BDVTU")])
        if date >= datetime.date(2025, 2, 1) and symbol in ("BTGTU", "BDVTU"):
            what, symbol = "Ban Tuyên giáo và Dân vận", "BTGDVTU"
        upper = f"{organ} {area.name}"
        head = ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG") if what == "Văn phòng" else ("TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
        return Body(
            f"{what} {upper}", (what.upper(), "*"), symbol, "party", "province", "dang", area.place, area.title, *head, f"{what} {organ}",
            upper, (upper.upper(),),
        )  # fmt: skip
    if kind == "district":
        name = draw.pick(places["districts"])
        return Body(
            f"Huyện ủy {name}", (f"HUYỆN ỦY {name.upper()}", "*"), "HU", "party", "district", "dang", name, f"huyện {name}", "BÍ THƯ",
            "PHÓ BÍ THƯ", "Ban Thường vụ Huyện ủy", f"Đảng bộ {area.title}", (f"ĐẢNG BỘ {area.title.upper()}",), "BAN THƯỜNG VỤ",
        )  # fmt: skip
    name = draw.pick(places["communes"])
    title = f"xã {name}" if draw.chance(0.6) else f"phường {name}"
    up = f"Đảng bộ {area.title}" if date >= REFORM else f"Huyện ủy {draw.pick(places['districts'])}"
    return Body(
        f"Đảng ủy {title}", (f"ĐẢNG ỦY {title.upper()}", "*"), "ĐU", "party", "commune", "dang", name, title, "BÍ THƯ", "PHÓ BÍ THƯ",
        draw.pick(["Đảng ủy", "Ban Thường vụ Đảng ủy"]), up, (up.upper(),), draw.pick(["ĐẢNG ỦY", "BAN THƯỜNG VỤ"]),
    )  # fmt: skip


def _mass(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area = draw.pick(areas(date, regime))
    kind = draw.pick(["union", "women", "youth", "front", "farmers", "veterans"])
    names = {
        "union": ("Liên đoàn Lao động", "LĐLĐ", "BAN THƯỜNG VỤ"), "women": ("Hội Liên hiệp Phụ nữ", "BTV", "BAN THƯỜNG VỤ"),
        "youth": ("Tỉnh đoàn", "TĐTN", "BAN THƯỜNG VỤ"), "front": ("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ-BTT", "BAN THƯỜNG TRỰC"),
        "farmers": ("Hội Nông dân", "HND", "BAN THƯỜNG VỤ"), "veterans": ("Hội Cựu chiến binh", "CCB", "BAN THƯỜNG VỤ"),
    }  # fmt: skip
    name, symbol, collective = names[kind]
    if kind == "youth":
        name = "Thành đoàn" if area.title.lower().startswith("thành") else "Tỉnh đoàn"
        return Body(
            f"{name} {area.name}", (f"{name.upper()} {area.name.upper()}", "***"), symbol, "mass", "province", "doan_the", area.place,
            area.title, "BÍ THƯ", "PHÓ BÍ THƯ", f"Ban Thường vụ {name}", None, (), collective,
        )  # fmt: skip
    lines = (name.upper(), area.title.upper()) if len(name) < 26 else ("ỦY BAN MTTQ VIỆT NAM", area.title.upper())
    return Body(
        f"{name} {area.title}", lines, symbol, "mass", "province", "doan_the", area.place, area.title, "CHỦ TỊCH", "PHÓ CHỦ TỊCH",
        f"Ban Thường vụ {name} tỉnh" if kind != "front" else "Ban Thường trực", None, (), collective,
    )  # fmt: skip


def _firm(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area = draw.pick(areas(date, regime))
    what, symbol = draw.pick([("Công ty Điện lực", "ĐL"), ("Công ty Cổ phần Cấp nước", "CN"), ("Công ty TNHH MTV Cao su", "CS"), ("Công ty Xổ số kiến thiết", "XS")])
    name = f"{what} {area.name}"
    parent, lines = draw.pick([(None, ()), ("Tổng Công ty Đầu tư và Kinh doanh miền Trung", ("TỔNG CÔNG TY ĐẦU TƯ", "VÀ KINH DOANH MIỀN TRUNG"))])  # fmt: skip
    return Body(name, (name.upper(),), f"{symbol}{''.join(w[0] for w in area.name.split())}", "state", "unit", "cong_thuong", area.place,
                area.title, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Công ty", parent, lines)  # fmt: skip


def _force(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area = draw.pick(areas(date, regime))
    if draw.chance(0.5):
        return Body(f"Công an {area.title}", (f"CÔNG AN {area.title.upper()}",), "CAT", "state", "province", "an_ninh", area.place, area.title,
                    "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Công an tỉnh", "Bộ Công an", ("BỘ CÔNG AN",))  # fmt: skip
    return Body(f"Bộ Chỉ huy Quân sự {area.title}", ("BỘ CHỈ HUY QUÂN SỰ", area.title.upper()), "BCH", "state", "province", "quan_su",
                area.place, area.title, "CHỈ HUY TRƯỞNG", "PHÓ CHỈ HUY TRƯỞNG", "Bộ Chỉ huy Quân sự tỉnh")  # fmt: skip


def _council(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    area = draw.pick(areas(date, regime))
    name = f"Hội đồng Thi đua - Khen thưởng {area.title}"
    return Body(name, ("HỘI ĐỒNG", f"THI ĐUA - KHEN THƯỞNG {area.title.upper()}"), "HĐTĐKT", "state", "province", "noi_vu", area.place, area.title,
                "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hội đồng", f"Ủy ban nhân dân {area.title}", _committee(draw, area.title), "HỘI ĐỒNG")  # fmt: skip


def _joint(first: Body, second: Body) -> Body:
    return replace(
        first, name=f"{first.short} - {second.short} {first.area}", lines=(f"{first.short.upper()} -", second.short.upper()),
        symbol=f"{first.symbol}-{second.symbol}", short=f"{first.short} và {second.short}", partner=second,
    )  # fmt: skip


_KINDS = {
    "so": _department, "ubnd_tinh": _province, "ubnd_co_so": _local, "bo": _ministry, "unit": _unit, "party": _party, "mass": _mass,
    "firm": _firm, "force": _force, "council": _council,
}  # fmt: skip
