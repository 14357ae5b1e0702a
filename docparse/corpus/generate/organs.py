"""Committees of the Party and mass organisations: a draw and a day in, a `Body` out (FACTS 2)."""

from __future__ import annotations

import datetime

from docparse.corpus.generate.bodies import REFORM, Body, areas
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.regime import Regime
from docparse.corpus.generate.tables import table


def party(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A committee of the Party or an office of one."""
    area, places = draw.pick(areas(date, regime)), table("places")
    city = area.title.lower().startswith("thành phố")
    kind = draw.weighted({"province": 4, "office": 2, "district": 3 if date < REFORM else 0, "commune": 4})
    if kind == "province":
        organ = "Thành ủy" if city else "Tỉnh ủy"
        name = "Thành ủy Thành phố Hồ Chí Minh" if "Hồ Chí Minh" in area.title else f"{organ} {area.name}"
        return Body(
            name,
            (name.upper(), "*"),
            "TU",
            "party",
            "province",
            "dang",
            area.place,
            area.title,
            "BÍ THƯ",
            "PHÓ BÍ THƯ",
            f"Ban Thường vụ {organ}",
            None,
            (),
            "BAN THƯỜNG VỤ",
        )
    if kind == "office":
        organ = "Thành ủy" if city else "Tỉnh ủy"
        what, symbol = draw.pick([("Ban Tổ chức", "BTCTU"), ("Văn phòng", "VPTU"), ("Ban Tuyên giáo", "BTGTU"), ("Ban Dân vận", "BDVTU")])
        if date >= datetime.date(2025, 2, 1) and symbol in ("BTGTU", "BDVTU"):
            what, symbol = "Ban Tuyên giáo và Dân vận", "BTGDVTU"
        upper = f"{organ} {area.name}"
        head = ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG") if what == "Văn phòng" else ("TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
        return Body(
            f"{what} {upper}",
            (what.upper(), "*"),
            symbol,
            "party",
            "province",
            "dang",
            area.place,
            area.title,
            *head,
            f"{what} {organ}",
            upper,
            (upper.upper(),),
        )
    if kind == "district":
        name = draw.pick(places["districts"])
        return Body(
            f"Huyện ủy {name}",
            (f"HUYỆN ỦY {name.upper()}", "*"),
            "HU",
            "party",
            "district",
            "dang",
            name,
            f"huyện {name}",
            "BÍ THƯ",
            "PHÓ BÍ THƯ",
            "Ban Thường vụ Huyện ủy",
            f"Đảng bộ {area.title}",
            (f"ĐẢNG BỘ {area.title.upper()}",),
            "BAN THƯỜNG VỤ",
        )
    name = draw.pick(places["communes"])
    title = f"xã {name}" if draw.chance(0.6) else f"phường {name}"
    up = f"Đảng bộ {area.title}" if date >= REFORM else f"Huyện ủy {draw.pick(places['districts'])}"
    return Body(
        f"Đảng ủy {title}",
        (f"ĐẢNG ỦY {title.upper()}", "*"),
        "ĐU",
        "party",
        "commune",
        "dang",
        name,
        title,
        "BÍ THƯ",
        "PHÓ BÍ THƯ",
        draw.pick(["Đảng ủy", "Ban Thường vụ Đảng ủy"]),
        up,
        (up.upper(),),
        draw.pick(["ĐẢNG ỦY", "BAN THƯỜNG VỤ"]),
    )


def mass(draw: Draw, date: datetime.date, regime: Regime) -> Body:
    """A mass organisation of a province."""
    area = draw.pick(areas(date, regime))
    kind = draw.pick(["union", "women", "youth", "front", "farmers", "veterans"])
    names = {
        "union": ("Liên đoàn Lao động", "LĐLĐ", "BAN THƯỜNG VỤ"),
        "women": ("Hội Liên hiệp Phụ nữ", "BTV", "BAN THƯỜNG VỤ"),
        "youth": ("Tỉnh đoàn", "TĐTN", "BAN THƯỜNG VỤ"),
        "front": ("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ-BTT", "BAN THƯỜNG TRỰC"),
        "farmers": ("Hội Nông dân", "HND", "BAN THƯỜNG VỤ"),
        "veterans": ("Hội Cựu chiến binh", "CCB", "BAN THƯỜNG VỤ"),
    }
    name, symbol, collective = names[kind]
    if kind == "youth":
        name = "Thành đoàn" if area.title.lower().startswith("thành") else "Tỉnh đoàn"
        return Body(
            f"{name} {area.name}",
            (f"{name.upper()} {area.name.upper()}", "***"),
            symbol,
            "mass",
            "province",
            "doan_the",
            area.place,
            area.title,
            "BÍ THƯ",
            "PHÓ BÍ THƯ",
            f"Ban Thường vụ {name}",
            None,
            (),
            collective,
        )
    lines = (name.upper(), area.title.upper()) if len(name) < 26 else ("ỦY BAN MTTQ VIỆT NAM", area.title.upper())
    return Body(
        f"{name} {area.title}",
        lines,
        symbol,
        "mass",
        "province",
        "doan_the",
        area.place,
        area.title,
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        f"Ban Thường vụ {name} tỉnh" if kind != "front" else "Ban Thường trực",
        None,
        (),
        collective,
    )
