"""Addressees and Nơi nhận: a scene in, printed lines with tags out (FACTS 1.9)."""

from __future__ import annotations

from docparse.corpus.generate.people import person
from docparse.corpus.generate.scene import Scene
from docparse.text.regex import regex

_PURPOSES = (
    "để báo cáo",
    "để b/c",
    "b/c",
    "B/c",
    "để b/cáo",
    "để phối hợp",
    "để p/h",
    "để thực hiện",
    "để t/h",
    "t/h",
    "để chỉ đạo",
    "để biết",
    "để đăng tải",
    "để theo dõi",
    "thay báo cáo",
    "báo cáo",
    "phối hợp",
    "để tổng hợp",
)
_ABOVE = {
    "central": [
        "Thủ tướng Chính phủ",
        "Văn phòng Chính phủ",
        "Ban Thi đua - Khen thưởng Trung ương",
        "Văn phòng Trung ương Đảng",
        "Các Thứ trưởng",
    ],
    "province": [
        "Thường trực Tỉnh ủy",
        "TT HĐND tỉnh",
        "UBND tỉnh",
        "Ban TĐKT Trung ương",
        "CT, các PCT UBND tỉnh",
        "Sở Nội vụ",
        "Hội đồng TĐKT tỉnh",
    ],
    "district": ["TT Huyện ủy", "TT. HĐND huyện", "CT, các PCT UBND huyện", "Sở Nội vụ tỉnh", "Ủy ban MTTQ huyện"],
    "commune": ["TT Đảng ủy", "TT HĐND", "CT, các PCT UBND", "Phòng Nội vụ", "MTTQ và các đoàn thể"],
    "unit": ["Ban Giám đốc", "Đảng ủy, Công đoàn cơ sở", "Sở chủ quản", "Phòng Nội vụ huyện", "Cấp ủy chi bộ"],
}
_BESIDE = [
    "Các phòng, đơn vị thuộc Sở",
    "Các đơn vị trực thuộc",
    "Trưởng các khối thi đua",
    "Các thành viên Hội đồng TĐ-KT",
    "Báo, Đài PT-TH tỉnh",
    "Cổng thông tin điện tử",
    "Website đơn vị",
    "Các sở, ban, ngành, đoàn thể tỉnh",
    "UBND các huyện, thành phố",
    "UBND các xã, phường",
    "Trung tâm Công báo",
    "Lãnh đạo Văn phòng",
    "Công đoàn ngành",
    "Như phần trách nhiệm",
    "Các khoa, phòng, tổ",
    "Chi bộ các thôn",
    "Ban Giám hiệu",
    "Kho bạc Nhà nước khu vực",
    "Công an tỉnh, Bộ CHQS tỉnh",
]


def addressees(scene: Scene) -> tuple[list[str], list[str]]:
    """Printed lines of Kính gửi, and the names as labelled."""
    draw = scene.draw
    many = draw.chance(0.45)
    pool = [
        "Các sở, ban, ngành tỉnh",
        "Ủy ban nhân dân các huyện, thị xã, thành phố",
        "Thủ trưởng các đơn vị trực thuộc",
        "Các phòng chuyên môn, nghiệp vụ",
        "Sở Nội vụ",
        "Hiệu trưởng các trường trực thuộc",
        "Ủy ban nhân dân các xã, phường",
        "Các cơ quan, đơn vị thuộc khối thi đua số 4",
        "Ban Thường vụ các huyện ủy",
        "Công đoàn cơ sở trực thuộc",
        "Các doanh nghiệp trên địa bàn",
        "Giám đốc các bệnh viện, trung tâm",
    ]
    if scene.body.parent:
        pool.append(scene.body.parent)
    if not many:
        name = draw.pick(pool)
        end = draw.pick([".", "", ".", ";"]) if not scene.habits.careless else ""
        return [f"Kính gửi:{draw.pick([' ', '  ', ' '])}{name}{end}"], [name]
    names = draw.sample(pool, draw.number(2, 5))
    head = draw.pick(["Kính gửi:", "Kính gửi: ", "Kính gửi :"]).rstrip(" ")
    return [head, *(f"- {name}{';' if index < len(names) - 1 else '.'}" for index, name in enumerate(names))], names


def _joined(line: str, more: str, purpose: str) -> str:
    """A printed line with one more item: its purpose is also that of the items before it that have none (corpus/GUIDELINES.md)."""
    if purpose:
        line = _UNSAID.sub(lambda match: match[0].replace("{to|", f"{{to:{purpose}|"), line)
    return f"{line} {more}"


_UNSAID = regex(r"(?:\{to\|(?!Như )[^}]*\}[^{}()]*)+$")
"""The items at the end of a line that have no purpose of their own; whom a paper names elsewhere (`Như trên`) gets none."""


def recipients(scene: Scene, code: str) -> tuple[str, list[str]]:
    """The head and the tagged lines of Nơi nhận; the last is Lưu."""
    draw, careless = scene.draw, scene.habits.careless
    party = scene.body.system == "party"
    names: list[tuple[str, str]] = []
    if code in ("CV", "TTr", "GM", "CĐ"):
        names.append((draw.pick(["Như trên", "Như trên", "Như kính gửi"]), ""))
    elif code == "QĐ":
        names.append((draw.pick(["Như Điều 3", "Như điều 3", "Như Điều 3", "Như trên"]), ""))
    above = draw.sample(_ABOVE.get(scene.body.level, _ABOVE["unit"]), draw.number(1, 4))
    purpose = draw.pick(_PURPOSES[:5])
    names += [(name, purpose if draw.chance(0.6) else "") for name in above]
    names += [(name, draw.pick(_PURPOSES[5:]) if draw.chance(0.35) else "") for name in draw.sample(_BESIDE, draw.number(1, 6))]
    if code == "QĐ" and draw.chance(0.3):
        names.append((f"LĐVP (Ô. {person(draw).split()[-1]})", ""))
    symbol = scene.office()[0]
    if party:
        last = draw.pick(["Lưu Văn phòng Tỉnh ủy", "Lưu Đảng ủy", f"Lưu: VT, {symbol}", "Lưu VP"])
    else:
        last = draw.pick(
            [
                f"Lưu: VT, {symbol}",
                f"Lưu: VT, {symbol}",
                f"Lưu: VT,{symbol}",
                f"Lưu: VT, {symbol} ({draw.number(2, 9)})",
                f"Lưu: VT, {symbol}({draw.number(2, 9):02d}b)",
                f"Lưu VT, {symbol}",
                f"Lưu: VT, {symbol}.{person(draw).split()[-1]}{draw.number(5, 60)}",
            ]
        )
    names.append((last, ""))
    bullet = draw.pick(["- ", "- ", "- ", "-", "+ "])
    out: list[str] = []
    for index, (name, purpose) in enumerate(names):
        end = "." if index == len(names) - 1 else ";"
        if careless and draw.chance(0.12):
            end = draw.pick(["", ",", " ;"]) if index < len(names) - 1 else ""
        gap = "" if careless and draw.chance(0.25) else " "
        text = f"{{to:{purpose}|{name}}}{gap}({purpose})" if purpose else f"{{to|{name}}}"
        line = f"{bullet}{text}{end}"
        if out and end == ";" and draw.chance(0.05) and "\n" not in out[-1]:
            out[-1] = _joined(out[-1], line.removeprefix(bullet), purpose)
            continue
        if len(name) > 24 and draw.chance(0.15):  # an item over two lines
            at = text.index("|") + 1 + name.index(" ", len(name) // 2)
            line = f"{bullet}{text[:at]}\n{text[at + 1 :]}{end}"
        out.append(line)
    head = draw.pick(["Nơi nhận:", "Nơi nhận:", "Nơi nhận:", "Nơi nhận :", "Nơi nhận", "NƠI NHẬN:"])
    return head, out
