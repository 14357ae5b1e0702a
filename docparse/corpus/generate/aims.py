"""Aims in harder words: levels, chains, children, shares of all, counts by verb, aims by year (FACTS 4.4): a scene in, tagged text out."""

from __future__ import annotations

import re
from collections.abc import Callable

from docparse.corpus.annotate import strip
from docparse.corpus.generate import dates, targets
from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.tables import table
from docparse.corpus.generate.targets import figure, mark, quantity
from docparse.text.regex import regex


def items(scene: Scene, number: int) -> list[str]:
    """Some aims, a line each or two to a line, with the marks of a list."""
    draw = scene.draw
    made: list[str] = []
    while number > 0:
        form = draw.weighted({"hard": 46, "percent": 22, "count": 9, "rate": 10, "quality": 8, "change": 5})
        text = _SIMPLE[form](scene)
        if number > 1 and form != "quality" and draw.chance(0.2):
            text += "; " + (hard(scene, inside=True) if draw.chance(0.6) else targets.percent(scene, inside=True))
            number -= 1
        made.append(text)
        number -= 1
    bullet = draw.pick(["- ", "- ", "- ", "+ ", "", "* ", "• "])
    ends = [";"] * (len(made) - 1) + ["."] if draw.chance(0.6) else ["."] * len(made)
    return [f"{bullet}{text}{end}" for text, end in zip(made, ends, strict=True)]


def inline(scene: Scene) -> str:
    """One or two aims inside a sentence."""
    draw = scene.draw
    parts = [hard(scene, inside=True) if draw.chance(0.6) else targets.percent(scene, inside=True) for _ in range(draw.pick([1, 1, 2]))]
    return "; ".join(parts)


def hard(scene: Scene, inside: bool = False) -> str:
    """One line of aims in a drawn form. `inside`: within a sentence, so that it begins with a small letter."""
    form = scene.draw.weighted(
        {"share": 20, "chain": 14, "level": 27, "made": 16, "each": 8, "all": 5, "child": 8, "years": 6, "change": 7, "award": 4, "past": 5}
    )
    text = _FORMS[form](scene)
    return _cased(text, upper=not inside)


def qualitative(scene: Scene) -> str:
    """An aim that can be checked and has no number."""
    return f"{{qual|{scene.say(scene.draw.fresh('keep', table('aims')['keep']))}}}"


def _who(scene: Scene) -> tuple[str, str]:
    """A group and its predicate."""
    draw, words = scene.draw, table("aims")
    kind = draw.weighted({"people": 38, "bodies": 34, "things": 28})
    if kind == "things":
        group, predicate = draw.fresh("things", words["things"]).split("|")
        return group, predicate
    return draw.fresh(kind, words[kind]), draw.fresh(f"{kind}_do", words[f"{kind}_do"])


def _share_words(scene: Scene, low: float = 55, high: float = 100) -> tuple[str, float, float | None, str]:
    return quantity(scene, low, high)


def _share(scene: Scene) -> str:
    """A share of a group: in front, split (`từ 60% hộ trở lên`), or behind with a verb or a colon."""
    draw = scene.draw
    group, predicate = _who(scene)
    comparator, value, top, words = _share_words(scene)
    measure = f"{group} {predicate}"
    form = draw.weighted({"front": 40, "split": 14, "behind": 22, "ratio": 14, "predicate_first": 10})
    if form == "split":
        value = round(value)
        surface = f"từ {figure(value)}% {group} trở lên {predicate}"
        return draw.pick(["", "có ", "phấn đấu có "]) + mark("ge", value, None, "%", measure, surface)
    if form == "front":
        lead = draw.pick(["", "", "có ", "phấn đấu ", "bảo đảm ", "phấn đấu đạt "])
        return lead + mark(comparator, value, top, "%", measure, f"{words} {measure}")
    if form == "ratio":
        verb = draw.pick([" đạt ", " là ", " ", " phấn đấu đạt "])
        return f"tỷ lệ {measure}{verb}{mark(comparator, value, top, '%', f'tỷ lệ {measure}', words)}"
    if form == "predicate_first":
        return f"{measure}: {mark(comparator, value, top, '%', measure, words)}"
    return f"{measure}{draw.pick([' đạt ', ' chiếm ', ' phải đạt '])}{mark(comparator, value, top, '%', measure, words)}"


def _chain(scene: Scene) -> str:
    """Several groups under one predicate, or several predicates of one group."""
    draw, words = scene.draw, table("aims")
    kind = draw.pick(["people", "bodies"])
    group, predicate = draw.fresh(kind, words[kind]), draw.fresh(f"{kind}_do", words[f"{kind}_do"])
    comparator, value, top, shown = _share_words(scene, 70, 100)
    out = f"{mark(comparator, value, top, '%', f'{group} {predicate}', f'{shown} {group} {predicate}')}"
    if draw.chance(0.5):
        other = draw.fresh(kind, words[kind])
        comparator, value, top, shown = _share_words(scene, 50, 95)
        return out + f"{draw.pick([', riêng ', '; riêng ', ', đối với '])}{other} {mark(comparator, value, top, '%', other, shown)}"
    for _ in range(draw.number(1, 3)):
        more = draw.fresh(f"{kind}_do", words[f"{kind}_do"])
        comparator, value, top, shown = _share_words(scene, 30, 99)
        out += draw.pick([", ", "; ", " và ", "; "]) + mark(comparator, value, top, "%", f"{group} {more}", f"{shown} {group} {more}")
    return out


def _child(scene: Scene) -> str:
    """A part of what the first aim covers, with no subject of its own: it takes its parent's."""
    draw, words = scene.draw, table("aims")
    kind = draw.pick(["people", "bodies"])
    group, predicate, second = draw.fresh(kind, words[kind]), *draw.sample(words[f"{kind}_do"], 2)
    comparator, value, top, shown = _share_words(scene, 75, 100)
    out = mark(comparator, value, top, "%", f"{group} {predicate}", f"{shown} {group} {predicate}")
    comparator, value, top, shown = _share_words(scene, 10, 60)
    return f"{out}, trong đó {draw.pick(['', 'có '])}{mark(comparator, value, top, '%', f'{group} {second}', f'{shown} {second}')}"


def _level(scene: Scene) -> str:
    """A level to be reached or kept: `giảm còn`, `nâng lên`, `duy trì ở mức`."""
    draw = scene.draw
    measure, unit, low, high, way = draw.fresh("levels", table("aims")["levels"]).split("|")
    bottom, ceiling = float(low), float(high)
    value = round(bottom + (ceiling - bottom) * draw.random.random(), 0 if ceiling > 60 or unit in _WHOLE else 1)
    words = f"{figure(value)}{'' if unit == '%' else ' '}{unit}"
    form, comparator = draw.pick(table("aims")["ways"][way]).split("|")
    surface = form.strip(": ").format(words)
    join = ": " if form.startswith(":") else " "
    tail = draw.pick(
        [
            "",
            "",
            "",
            f" vào năm {scene.year}",
            f" (năm {scene.year - 1} là {figure(round(value * 0.96, 1))}{'' if unit == '%' else ' '}{unit})",
        ]
    )
    return f"{measure}{join}{mark(comparator, value, None, unit, measure, surface)}{tail}"


_WHOLE = ("vụ", "phút", "ngày", "tiêu chí", "điểm")


def _made(scene: Scene) -> str:
    """So many things made by a verb, which is no part of the measure; of a unit of measurement only the thing is."""
    draw = scene.draw
    verb, unit, what, low, high = draw.fresh("made", table("aims")["made"]).split("|")
    bottom, ceiling = int(low), int(high)
    value = draw.number(bottom, ceiling)
    if value > 400:
        value = round(value, -1)
    form, comparator = draw.pick(table("aims")["counts"]).split("|")
    measure = what if unit in targets.MEASURED else f"{unit} {what}".strip()
    shown = f"{value:02d}" if value < 10 else figure(float(value))
    if form == "từ {} {} trở lên":
        surface = f"từ {shown} {unit} {what} trở lên"
        return f"{verb} {mark('ge', value, None, unit, measure, ' '.join(surface.split()))}"
    if comparator == "range":
        top = value + max(1, value // 5)
        surface = form.format(shown, f"{top:02d}" if top < 10 else figure(float(top))) + f" {unit} {what}"
        return f"{verb} {mark('range', value, float(top), unit, measure, surface.strip())}"
    return f"{verb} {mark(comparator, value, None, unit, measure, f'{form.format(shown)} {unit} {what}'.strip())}"


def _each(scene: Scene) -> str:
    """So many for each: whom it stands for is no part of the measure."""
    draw, words = scene.draw, table("aims")
    body = draw.pick(words["bodies"]).split(", ")[0]
    verb, unit, what, _, _ = draw.fresh("made", [row for row in words["made"] if row.split("|")[1] not in ("km", "ha", "trang")]).split("|")
    value = draw.number(1, 5)
    comparator, form = draw.pick(
        [("ge", "ít nhất {:02d}"), ("ge", "tối thiểu {:02d}"), ("eq", "{:02d}"), ("ge", "ít nhất {}"), ("ge", "từ {:02d} {} trở lên")]
    )
    measure = what if unit in targets.MEASURED else f"{unit} {what}".strip()
    things = f"{unit} {what}".strip()
    surface = f"từ {value:02d} {things} trở lên" if "{}" in form and ":02d" in form else f"{form.format(value)} {things}"
    lead = draw.pick([f"mỗi {body} {verb} ", f"mỗi {body} có ", f"hằng năm, mỗi {body} {verb} ", f"mỗi quý, {body} {verb} "])
    return lead + mark(comparator, value, None, unit, measure, surface)


def _all(scene: Scene) -> str:
    """All of so many: `14/14 xã, phường`."""
    draw, words = scene.draw, table("aims")
    group = draw.pick(words["counted"])
    predicate = draw.fresh("bodies_do", words["bodies_do"])
    value = draw.number(7, 140)
    of_all = value if draw.chance(0.7) else value + draw.number(1, 9)
    return mark("eq", value, None, group.split(",")[0], f"{group} {predicate}", f"{value}/{of_all} {group} {predicate}")


def _years(scene: Scene) -> str:
    """One measure in steps: by the middle of the year, by its end; a year alone is no date."""
    draw = scene.draw
    group, predicate = _who(scene)
    first, last = draw.number(40, 70), draw.number(75, 100)
    measure = f"{group} {predicate}"
    ends = draw.pick([(f"đến năm {scene.year}", f"đến năm {scene.year + 5}"), (f"năm {scene.year}", f"năm {scene.year + 1}")])
    if draw.chance(0.4):
        due = f"{scene.year}-06"
        ends = (
            dates.mark(f"../{due}", "deadline", draw.pick([f"đến hết tháng 6/{scene.year}", f"đến tháng 6 năm {scene.year}"])),
            "đến cuối năm",
        )
    comparator, lead = ("gt", "trên ") if last < 100 and draw.chance(0.4) else ("eq", "")
    start = mark("eq", first, None, "%", measure, f"{first}% {measure}")
    return f"{ends[0]}, {start}; {ends[1]} đạt {mark(comparator, last, None, '%', measure, f'{lead}{last}%')}"


def _change(scene: Scene) -> str:
    """A change against a base: both are part of the measure."""
    draw = scene.draw
    measure, _, _, _, way = draw.fresh("changes", [row for row in table("aims")["levels"] if not row.endswith("keep")]).split("|")
    verb = "giảm" if way == "down" else draw.pick(["tăng", "tăng thêm"])
    base = draw.pick([f" so với năm {scene.year - 1}", " so với cùng kỳ", ""])
    comparator, value, top, words = quantity(scene, 2, 20)
    what = _small(measure)
    surface = f"{verb} {what}{base} {words}" if words.endswith("trở lên") else f"{verb} {words} {what}{base}"
    return mark(comparator, value, top, "%", f"{verb} {what}{base}", surface)


def _award(scene: Scene) -> str:
    """Awards as aims: how many are to get them."""
    draw = scene.draw
    unit = draw.pick(["tập thể", "cá nhân", "đơn vị"])
    what = f"{unit} {draw.pick(['được tặng', 'được đề nghị tặng', 'đạt'])} {draw.fresh('awards', table('aims')['awards'])}"
    value = draw.number(1, 12)
    comparator, form = draw.pick([("eq", "{:02d}"), ("ge", "ít nhất {:02d}"), ("eq", "{:02d}")])
    return f"{draw.pick(['có ', 'phấn đấu có ', ''])}{mark(comparator, value, None, unit, what, f'{form.format(value)} {what}')}"


def _past(scene: Scene) -> str:
    """An aim beside what was reached last year, which is none."""
    draw = scene.draw
    group, predicate = _who(scene)
    was, value = draw.number(55, 80), draw.number(82, 99)
    measure = f"{group} {predicate}"
    return (
        f"nâng tỷ lệ {measure} từ {was}% năm {scene.year - 1} lên {mark('eq', value, None, '%', f'tỷ lệ {measure}', f'{value}%')}"
        if draw.chance(0.5)
        else f"{mark('ge', value, None, '%', measure, f'ít nhất {value}% {measure}')} (năm {scene.year - 1} đạt {was},{draw.number(1, 9)}%)"
    )


def _small(text: str) -> str:
    at = text.index("|") + 1 if text.startswith("{") else 0
    return text[:at] + text[at : at + 1].lower() + text[at + 1 :]


def _cased(text: str, upper: bool) -> str:
    """The text with its first letter so; a measure that is printed there begins with the same letter."""
    printed = strip(text)[0]
    at = text.index("|") + 1 if text.startswith("{") else 0
    first = text[at].upper() if upper else text[at].lower()

    def follow(match: re.Match[str]) -> str:
        measure = match.group(2)
        there = printed.split(" ")[0].casefold() == measure.split(" ")[0].casefold()
        return f"{match.group(1)}{first}{measure[1:]}|" if there else match.group(0)

    return _MEASURE.sub(follow, text[:at] + first + text[at + 1 :])


_MEASURE = regex(r"(\{target:[^;|]*;[^;|]*;[^;|]*;[^;|]*;)([^|]*)\|")
_FORMS: dict[str, Callable[[Scene], str]] = {
    "share": _share, "chain": _chain, "level": _level, "made": _made, "each": _each, "all": _all, "child": _child, "years": _years,
    "change": _change, "award": _award, "past": _past,
}  # fmt: skip
_SIMPLE: dict[str, Callable[[Scene], str]] = {
    "hard": hard,
    "percent": lambda scene: targets.percent(scene, colon=True),
    "count": targets.count,
    "rate": targets.rate,
    "quality": lambda scene: qualitative(scene) if scene.draw.chance(0.5) else targets.quality(scene),
    "change": targets.change,
}
