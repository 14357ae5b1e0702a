"""Tables of aims in the shapes that offices use: a scene in, a tagged table paragraph out; what was reached last year is no aim."""

from __future__ import annotations

from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.tables import table
from docparse.corpus.generate.targets import FRACTIONS, figure, mark
from docparse.corpus.paper import Para


def table_of(scene: Scene) -> Para:
    """A table of aims: a row an aim, or a row a year's column more, or a row a body."""
    form = scene.draw.weighted({"rows": 60, "years": 18, "bodies": 22})
    return {"rows": _rows, "years": _years, "bodies": _bodies}[form](scene)


def _rows(scene: Scene) -> Para:
    """A row an aim, its value in the plan's column; last year's column, where there is one, holds none."""
    draw = scene.draw
    rows = draw.sample([*scene.sector["rate"], *_more()], draw.number(3, draw.pick([8, 12, 18])))
    name = draw.pick(["Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu"])
    unit_head = draw.pick(["ĐVT", "Đơn vị tính", "Đơn vị"])
    plan = draw.pick([f"Kế hoạch năm {scene.year}", f"Chỉ tiêu năm {scene.year}", f"KH {scene.year}"])
    past = draw.chance(0.35)
    head = [draw.pick(["TT", "STT", "Stt"]), name, unit_head, *([f"Thực hiện năm {scene.year - 1}"] if past else []), plan]
    note = draw.chance(0.3)
    out = [head + (["Ghi chú"] if note else [])]
    if draw.chance(0.3):
        out.append([draw.pick(["I", "A"]), f"Chỉ tiêu {draw.pick(['đầu vào', 'chủ yếu', 'cấp trên giao'])}", *[""] * (len(out[0]) - 2)])
    deep = draw.chance(0.2)
    for index, row in enumerate(rows, 1):
        if index == len(rows) // 2 + 1 and draw.chance(0.25):
            out.append(
                [draw.pick(["II", "B"]), f"Chỉ tiêu {draw.pick(['đầu ra', 'về khen thưởng', 'đơn vị đăng ký'])}", *[""] * (len(out[0]) - 2)]
            )
        measure, unit, low, high, sense = row.split("|")
        bottom, ceiling = float(low), float(high)
        digits = 0 if ceiling > 150 or (unit not in FRACTIONS and ceiling > 15) else 1
        value = round(bottom + (ceiling - bottom) * draw.random.random(), digits if ceiling > 5 else 2)
        comparator, words = "eq", figure(value)
        if draw.chance(0.45):
            comparator = sense
            words = {
                "ge": draw.pick(["≥ {}", "≥{}", "Trên {}", "Từ {} trở lên"]),
                "le": "≤ {}",
                "lt": draw.pick(["< {}", "Dưới {}"]),
                "eq": "{}",
            }[sense].format(figure(value))
            comparator = "gt" if words.startswith("Trên") else comparator
        cells = [
            f"{1 + (index - 1) // 4}.{1 + (index - 1) % 4}" if deep else str(index),
            measure,
            unit,
            *([figure(round(value * 0.97, 1))] if past else []),
            mark(comparator, value, None, unit, measure, words),
        ]
        out.append(cells + ([""] if note else []))
    return Para(kind="table", rows=out)


def _more() -> list[str]:
    """Rows of no field of work, in the form of the field's own."""
    rows = (row.split("|") for row in table("aims")["levels"])
    return ["|".join([measure, unit, low, high, {"down": "le", "up": "ge", "keep": "ge"}[way]]) for measure, unit, low, high, way in rows]


def _value(scene: Scene, row: str, plain: float = 0.6) -> tuple[str, float, str]:
    """Comparator, value and words of a cell for a row of the tables."""
    draw = scene.draw
    _, unit, low, high, sense = row.split("|")
    bottom, ceiling = float(low), float(high)
    value = round(bottom + (ceiling - bottom) * draw.random.random(), 0 if ceiling > 60 or unit not in FRACTIONS else 1)
    if draw.chance(plain):
        return "eq", value, figure(value)
    sign = {"ge": "≥ {}", "le": "≤ {}", "lt": "< {}", "eq": "{}"}[sense]
    return sense, value, sign.format(figure(value))


def _years(scene: Scene) -> Para:
    """A row an aim, a column a year: each year's value is an aim of the row."""
    draw = scene.draw
    rows = draw.sample([*scene.sector["rate"], *_more()], draw.number(3, 7))
    years = [scene.year + step for step in range(draw.number(2, 4))]
    out = [[draw.pick(["TT", "STT"]), "Chỉ tiêu", "Đơn vị tính", *(f"Năm {year}" for year in years)]]
    for index, row in enumerate(rows, 1):
        measure, unit = row.split("|")[:2]
        cells = []
        for _ in years:
            comparator, value, words = _value(scene, row, 0.8)
            cells.append(mark(comparator, value, None, unit, measure, words))
        out.append([str(index), measure, unit, *cells])
    return Para(kind="table", rows=out)


def _bodies(scene: Scene) -> Para:
    """A row a body, a column an aim with its unit in brackets; the last row the sum of all."""
    draw = scene.draw
    places = table("places")
    kind = draw.pick(["Xã", "Phường"] if scene.date.year > 2024 else ["Huyện", "Xã"])
    names = [f"{kind} {name}" for name in draw.sample(places["communes" if kind != "Huyện" else "districts"], draw.number(3, 9))]
    rows = draw.sample([*scene.sector["rate"], *_more()], draw.number(2, 4))
    heads = [(row.split("|")[0], row.split("|")[1]) for row in rows]
    out = [[draw.pick(["TT", "STT"]), draw.pick(["Địa phương", "Đơn vị"]), *(f"{measure} ({unit})" for measure, unit in heads)]]
    everywhere = draw.pick(["", "TOÀN TỈNH", "Tổng cộng", "Toàn ngành"])
    for index, body in enumerate([*names, *([everywhere] if everywhere else [])], 1):
        cells = []
        for row, (measure, unit) in zip(rows, heads, strict=True):
            comparator, value, words = _value(scene, row, 0.85)
            cells.append(mark(comparator, value, None, unit, f"{measure} - {body}", words))
        out.append([str(index) if index <= len(names) else "", body, *cells])
    return Para(kind="table", rows=out)


def results_of(scene: Scene) -> Para:
    """What a report says was reached: the same shape as a table of aims, and no aim in it."""
    draw = scene.draw
    year = scene.date.year
    heads = draw.pick([[f"Năm {year - 1}", f"Năm {year}"], ["Kết quả"], [f"Thực hiện năm {year - 1}", f"Thực hiện năm {year}"]])
    out = [[draw.pick(["TT", "STT"]), draw.pick(["Nội dung", "Chỉ tiêu"]), "Đơn vị tính", *heads]]
    for index, row in enumerate(draw.sample([*scene.sector["rate"], *_more()], draw.number(3, 8)), 1):
        measure, unit = row.split("|")[:2]
        out.append([str(index), measure, unit, *(_value(scene, row, 1.0)[2] for _ in heads)])
    return Para(kind="table", rows=out)
