"""Aims in words and in tables: a scene in, tagged text with comparator, value, unit and measure out (FACTS 4.4)."""

from __future__ import annotations

from docparse.corpus.generate.scene import Scene
from docparse.text.regex import regex

FRACTIONS = (
    "%",
    "‰",
    "tạ/ha",
    "triệu đồng",
    "tỷ đồng",
    "nghìn tấn",
    "bác sĩ",
    "giường",
    "lượt/người/năm",
    "điểm",
    "m2 sàn/người",
    "triệu đồng/người/tháng",
)
"""Units that may have a decimal; the others count whole things."""
MEASURED = ("km", "ha", "tấn", "triệu đồng", "tỷ đồng", "đơn vị")
"""Units that measure: they are no part of what is measured (`khoảng 258 km đường`, `40 đơn vị máu`), as a mô hình is."""
_WHEN = regex(r" (?:trong năm|trước khi phát động)$")
"""A time limit at the end of a measure, which is no part of it."""


def figure(value: float) -> str:
    """A number as it is printed: decimal comma, thousands with stops."""
    if value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return f"{value:g}".replace(".", ",")


def mark(comparator: str, value: float, top: float | None, unit: str, measure: str, surface: str) -> str:
    """The surface with its tag; the measure without the time by which."""
    measure = _WHEN.sub("", measure)
    return f"{{target:{comparator};{value:.10g};{'' if top is None else f'{top:.10g}'};{unit};{measure}|{surface}}}"


def quantity(scene: Scene, low: float, high: float, unit: str = "%", sense: str = "") -> tuple[str, float, float | None, str]:
    """Comparator, value, upper value and the words of a quantity with its unit."""
    draw = scene.draw
    wide = high - low
    whole = unit not in FRACTIONS and (high > 15 or not sense)
    value = round(low + wide * draw.random.random(), 1 if wide < 30 and not whole and draw.chance(0.3) else 0)
    value = min(value, high)
    join = "" if unit in ("%", "‰") else " "
    count = unit not in ("%", "‰") and value < 10 and value == int(value)
    shown = f"{int(value):02d}" if count else figure(value)
    forms = {"eq": 22, "gt": 22, "ge": 34, "range": 9, "approx": 6, "le": 0, "lt": 0}
    if sense in ("le", "lt"):
        forms = {"lt": 40, "le": 40, "eq": 10, "range": 10}
    comparator = "eq" if value >= 100 and unit == "%" else draw.weighted({key: float(share) for key, share in forms.items()})
    words = f"{shown}{join}{unit}"
    if comparator == "gt":
        return "gt", value, None, f"{draw.pick(['trên', 'trên', 'hơn'])} {words}"
    if comparator == "ge":
        form = draw.pick(["ít nhất {}", "tối thiểu {}", "không dưới {}", "từ {} trở lên", "{} trở lên", "từ {} trở lên"])
        return "ge", value, None, form.format(words)
    if comparator == "lt":
        return "lt", value, None, f"dưới {words}"
    if comparator == "le":
        return "le", value, None, f"{draw.pick(['không quá', 'tối đa', 'không vượt quá'])} {words}"
    if comparator == "approx":
        return "approx", value, None, f"{draw.pick(['khoảng', 'xấp xỉ'])} {words}"
    if comparator == "range":
        top = value + draw.pick([2, 3, 5]) if value + 5 < 100 or unit != "%" else min(100, value + 1)
        shown_top = f"{int(top):02d}" if count else figure(top)
        if top <= value:
            return "eq", value, None, words
        form = draw.pick(["từ {} đến {}{}", "{}-{}{}", "{} - {}{}", "từ {} – {}{}"])
        return "range", value, top, form.format(shown, shown_top, join + unit)
    return "eq", value, None, words


def percent(scene: Scene, inside: bool = False, colon: bool = False) -> str:
    """A share of people or units: before or behind its measure, with a child target now and then. `inside`: within a sentence.

    `colon`: the share may stand behind a colon, as in a list of dashes (behind a number that would be a title).
    """
    draw = scene.draw
    people, rest, low, high = draw.fresh("percent", scene.sector["percent"]).split("|")
    comparator, value, top, words = quantity(scene, float(low), float(high))
    if draw.chance(0.3):
        ratio = f"{'t' if inside else 'T'}ỷ lệ {people} {rest}"
        verb = draw.pick([" đạt ", " ", ": " if colon else " đạt ", " là "])
        text = f"{ratio}{verb}{mark(comparator, value, top, '%', ratio, words)}"
    else:
        lead = "" if inside else draw.pick(["", "", "", "Phấn đấu ", "Có ", "Bảo đảm "])
        words = words if lead or inside else words[0].upper() + words[1:]
        text = lead + mark(comparator, value, top, "%", f"{people} {rest}", f"{words} {people} {rest}")
    if draw.chance(0.18):
        child = draw.pick(["được tặng Giấy khen", "đạt loại xuất sắc", "ở vùng khó khăn", "được công nhận cấp tỉnh"])
        comparator, value, top, words = quantity(scene, 10, 45)
        text += f", trong đó {mark(comparator, value, top, '%', f'{people} {child}', f'{words} {people} {child}')}"
    return text


def count(scene: Scene) -> str:
    """A number of things to be made or reached."""
    draw = scene.draw
    unit, rest, low, high = draw.fresh("count", scene.sector["count"]).split("|")
    comparator, value, top, words = quantity(scene, float(low), float(high), unit)
    value = float(int(value))
    body = words.replace(f"{figure(round(value, 1))}", figure(value), 1)
    lead = draw.pick(["Xây dựng ", "Phấn đấu có ", "Trong năm có ", "Toàn ngành có ", "Mỗi cụm có ", "Đạt "])
    ends = body.endswith("trở lên")
    surface = f"từ {figure(value) if value > 9 else f'{int(value):02d}'} {unit} {rest} trở lên" if ends else f"{body} {rest}"
    return lead + mark(comparator, value, top, unit, rest if unit in MEASURED else f"{unit} {rest}", surface)


def rate(scene: Scene) -> str:
    """A rate in a clause: `Tỷ lệ … dưới 9,5%`."""
    draw = scene.draw
    measure, unit, low, high, sense = draw.fresh("rate", scene.sector["rate"]).split("|")
    comparator, value, top, words = quantity(scene, float(low), float(high), unit, sense)
    return f"{measure} {mark(comparator, value, top, unit, measure, words)}"


def change(scene: Scene) -> str:
    """Something is to grow or shrink by so much, against last year or a year."""
    draw = scene.draw
    what = draw.pick(
        [
            "số vụ tai nạn giao thông",
            "tỷ lệ hộ nghèo",
            "đơn thư khiếu nại, tố cáo",
            "thời gian giải quyết thủ tục hành chính",
            "chi phí hội họp",
            "số hồ sơ trễ hạn",
        ]
    )
    comparator, value, top, words = quantity(scene, 1.5, 12)
    unit, ending = draw.pick([("%", ""), ("%", f" so với năm {scene.year - 1}"), ("%", " so với cùng kỳ"), ("%/năm", "/năm")])
    base = ending if ending != "/năm" else ""
    if draw.chance(0.5) or words.endswith("trở lên"):
        surface = f"Giảm {words}{ending} {what}" if not base else f"Giảm {words} {what}{base}"
        if words.endswith("trở lên"):
            surface, unit, base = f"Giảm {what} {words}", "%", ""
    else:
        surface = f"Giảm {what} {words}{ending}"
    return mark(comparator, value, top, unit, f"Giảm {what}{base}", surface)


def quality(scene: Scene) -> str:
    """An aim without a number."""
    return f"{{qual|{scene.phrase('quality')}}}"
