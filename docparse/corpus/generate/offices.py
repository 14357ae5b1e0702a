"""Bodies of the state, of firms and of forces: a draw and a day in, a `Body` that existed on that day out."""

from __future__ import annotations

import datetime

from docparse.authority.bodies import load_bodies
from docparse.corpus.generate.bodies import REFORM, Body, areas, committee, valid
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.regime import Regime
from docparse.corpus.generate.tables import table

SECTORS = {
    "SYT": "y_te",
    "BYT": "y_te",
    "SGDĐT": "giao_duc",
    "BGDĐT": "giao_duc",
    "SNN": "nong_nghiep",
    "SNNMT": "nong_nghiep",
    "BNNMT": "nong_nghiep",
    "STNMT": "nong_nghiep",
    "BNNPTNT": "nong_nghiep",
    "BTNMT": "nong_nghiep",
    "SXD": "giao_thong",
    "SGTVT": "giao_thong",
    "BXD": "giao_thong",
    "BGTVT": "giao_thong",
    "SVHTTDL": "van_hoa",
    "SDL": "van_hoa",
    "BVHTTDL": "van_hoa",
    "SLĐTBXH": "lao_dong",
    "BLĐTBXH": "lao_dong",
    "STC": "tai_chinh",
    "BTC": "tai_chinh",
    "SKHĐT": "tai_chinh",
    "SCT": "cong_thuong",
    "BCT": "cong_thuong",
    "SNV": "noi_vu",
    "BNV": "noi_vu",
    "STP": "tu_phap",
    "BTP": "tu_phap",
    "SKHCN": "so_hoa",
    "STTTT": "so_hoa",
    "BKHCN": "so_hoa",
    "BTTTT": "so_hoa",
    "BQP": "quan_su",
    "BCA": "an_ninh",
}


def department(draw: Draw, date: datetime.date, regime: Regime, within: str = "") -> Body:
    """A department of a province (Sở)."""
    choices = areas(date, regime)
    area = next((one for one in choices if one.title == within), None) or draw.pick(choices)
    found = [b for b in load_bodies() if b.name.startswith("Sở ") and valid(b.valid_from, b.valid_to, date) and b.symbols[0] in SECTORS]
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
        f"{one.name} {area.title}",
        lines,
        symbol,
        "state",
        "province",
        SECTORS[one.symbols[0]],
        area.place,
        area.title,
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        one.name,
        f"Ủy ban nhân dân {area.title}",
        committee(draw, area.title),
    )


def province(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A province's people's committee."""
    area = draw.pick(areas(date, regime))
    sector = draw.pick(
        ["y_te", "giao_duc", "nong_nghiep", "giao_thong", "noi_vu", "noi_vu", "so_hoa", "lao_dong", "cong_thuong", "tai_chinh"]
    )
    symbol = "UB" if date.year < 2003 and draw.chance(0.6) else "UBND"
    return Body(
        f"Ủy ban nhân dân {area.title}",
        ("ỦY BAN NHÂN DÂN", area.title.upper()),
        symbol,
        "state",
        "province",
        sector,
        area.place,
        area.title,
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        draw.pick(["Ủy ban nhân dân tỉnh", "UBND tỉnh", f"Ủy ban nhân dân {area.title}"])
        if area.title.startswith("tỉnh")
        else f"Ủy ban nhân dân {area.title}",
        collective="ỦY BAN NHÂN DÂN",
    )


def local(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A people's committee of a district (until 2025) or a commune."""
    places = table("places")
    if date < REFORM and draw.chance(0.6):
        kind, name, level = draw.pick(["huyện", "huyện", "huyện", "thị xã"]), draw.pick(places["districts"]), "district"
    else:
        kinds = ["xã", "xã", "phường", "đặc khu"] if date >= REFORM else ["xã", "xã", "phường", "thị trấn"]
        kind, name, level = draw.pick(kinds), draw.pick(places["communes"]), "commune"
    title = f"{kind} {name}"
    sector = draw.pick(["noi_vu", "nong_nghiep", "van_hoa", "giao_duc", "y_te", "an_ninh", "lao_dong"])
    parent: str | None = None
    parent_lines: tuple[str, ...] = ()
    if level == "commune" and date < REFORM and draw.chance(0.5):
        district = f"huyện {draw.pick(places['districts'])}"
        parent, parent_lines = f"Ủy ban nhân dân {district}", (f"UBND {district.upper()}",)
    return Body(
        f"Ủy ban nhân dân {title}",
        ("ỦY BAN NHÂN DÂN", title.upper()) if parent is None else (f"UBND {title.upper()}",),
        "UBND",
        "state",
        level,
        sector,
        name,
        title,
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        f"Ủy ban nhân dân {kind}",
        parent,
        parent_lines,
        "ỦY BAN NHÂN DÂN",
    )


def ministry(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A ministry."""
    found = [b for b in load_bodies() if b.name.startswith("Bộ ") and b.scope == "central" and valid(b.valid_from, b.valid_to, date)]
    one = draw.pick([b for b in found if b.symbols[0] in SECTORS])
    return Body(
        one.name,
        (one.name.upper(),),
        one.symbols[0],
        "state",
        "central",
        SECTORS[one.symbols[0]],
        "Hà Nội",
        "",
        "BỘ TRƯỞNG",
        "THỨ TRƯỞNG",
        one.name,
    )


def unit(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A hospital, a health centre or a school."""
    area, places = draw.pick(areas(date, regime)), table("places")
    district = draw.pick(places["districts"])
    parent_lines: tuple[str, ...]
    lines: tuple[str, ...]
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
            full,
            lines,
            symbol,
            "state",
            "unit",
            "y_te",
            area.place if "huyện" not in full else district,
            area.title,
            "GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            draw.pick([kind, "Ban Giám đốc"]),
            parent,
            parent_lines,
        )
    kind = draw.pick(["Trường Trung học phổ thông", "Trường Trung học cơ sở", "Trường Tiểu học", "Trường Mầm non"])
    full = f"{kind} {draw.pick(places['people'])}"
    symbol = {"phổ thông": "THPT", "cơ sở": "THCS", "Tiểu học": "TH", "Mầm non": "MN"}[
        next(k for k in ("phổ thông", "cơ sở", "Tiểu học", "Mầm non") if k in kind)
    ]
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
    return Body(
        full, lines, symbol, "state", "unit", "giao_duc", place, "", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Nhà trường", parent, parent_lines
    )


def firm(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A firm of the state."""
    area = draw.pick(areas(date, regime))
    what, symbol = draw.pick(
        [
            ("Công ty Điện lực", "ĐL"),
            ("Công ty Cổ phần Cấp nước", "CN"),
            ("Công ty TNHH MTV Cao su", "CS"),
            ("Công ty Xổ số kiến thiết", "XS"),
        ]
    )
    name = f"{what} {area.name}"
    parent, lines = draw.pick(
        [(None, ()), ("Tổng công ty Đầu tư và Kinh doanh miền Trung", ("TỔNG CÔNG TY ĐẦU TƯ", "VÀ KINH DOANH MIỀN TRUNG"))]
    )
    return Body(
        name,
        (name.upper(),),
        f"{symbol}{''.join(w[0] for w in area.name.split())}",
        "state",
        "unit",
        "cong_thuong",
        area.place,
        area.title,
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Công ty",
        parent,
        lines,
    )


def force(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """The police or the military command of a province."""
    area = draw.pick(areas(date, regime))
    if draw.chance(0.5):
        return Body(
            f"Công an {area.title}",
            (f"CÔNG AN {area.title.upper()}",),
            "CAT",
            "state",
            "province",
            "an_ninh",
            area.place,
            area.title,
            "GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "Công an tỉnh",
            "Bộ Công an",
            ("BỘ CÔNG AN",),
        )
    return Body(
        f"Bộ Chỉ huy quân sự {area.title}",
        ("BỘ CHỈ HUY QUÂN SỰ", area.title.upper()),
        "BCH",
        "state",
        "province",
        "quan_su",
        area.place,
        area.title,
        "CHỈ HUY TRƯỞNG",
        "PHÓ CHỈ HUY TRƯỞNG",
        "Bộ Chỉ huy quân sự tỉnh",
    )


def council(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """The emulation council of a province."""
    area = draw.pick(areas(date, regime))
    name = f"Hội đồng Thi đua - Khen thưởng {area.title}"
    return Body(
        name,
        ("HỘI ĐỒNG", f"THI ĐUA - KHEN THƯỞNG {area.title.upper()}"),
        "HĐTĐKT",
        "state",
        "province",
        "noi_vu",
        area.place,
        area.title,
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Hội đồng",
        f"Ủy ban nhân dân {area.title}",
        committee(draw, area.title),
        "HỘI ĐỒNG",
    )
