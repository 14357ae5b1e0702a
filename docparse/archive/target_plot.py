"""Targets in, a picture out: a panel a measure, a line an issuer over the years (bars where there is one year), as SVG or PNG."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docparse.archive.targets import Aim, number
from docparse.errors import DocparseError, ExitCode
from docparse.render import shortened
from docparse.writing import write_whole

if TYPE_CHECKING:
    from PIL import ImageFont

COLORS = ("#1f6fb4", "#d1495b", "#3a8f4d", "#8a5fb0", "#c77d0a", "#2b9a9a", "#6b6b6b", "#a8457f")
"""One an issuer, told apart by people who see red and green alike as well."""
MOST_PANELS = 6
_WIDTH, _PANEL, _TOP, _LEFT, _RIGHT = 960, 300, 56, 84, 300
_FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/System/Library/Fonts/Supplemental/Arial.ttf", "C:/Windows/Fonts/arial.ttf",
)  # fmt: skip


class PlotError(DocparseError):
    """A picture that cannot be made as asked."""

    exit_code = ExitCode.USAGE


@dataclass(slots=True)
class Shape:
    """A stroke, a filled box, a dot or words, in pixels from the upper left. `anchor`: start, middle, end."""

    kind: str
    x: float
    y: float
    x2: float = 0
    y2: float = 0
    color: str = "#444444"
    words: str = ""
    size: int = 13
    anchor: str = "start"
    width: float = 1


def write_plot(aims: list[Aim], path: Path) -> int:
    """Draw the targets with a value and a year to FILE.svg or FILE.png; the number of panels drawn. Raises PlotError, WriteError."""
    ending = path.suffix.lower()
    if ending not in (".svg", ".png"):
        raise PlotError(f"{path}: a plot is written as .svg or .png; give the file one of these endings")
    groups: dict[str, list[Aim]] = {}
    for aim in aims:
        if aim.value is not None and aim.year is not None:
            groups.setdefault(f"{aim.group} ({aim.unit})" if aim.unit else aim.group, []).append(aim)
    if not groups:
        raise PlotError("none of these targets has both a value and a year, so there is nothing to draw; try other words")
    chosen = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_PANELS]
    shapes: list[Shape] = []
    for place, (title, members) in enumerate(chosen):
        shapes += _panel(title, members, place * _PANEL)
    height = len(chosen) * _PANEL
    write_whole(path, _svg(shapes, height) if ending == ".svg" else _png(shapes, height))
    return len(chosen)


def _panel(title: str, aims: list[Aim], top: int) -> list[Shape]:
    years = sorted({aim.year for aim in aims if aim.year is not None})
    years = list(range(years[0], years[-1] + 1)) if years[-1] - years[0] < 15 else years
    issuers = sorted({aim.issuer or "?" for aim in aims})
    values = [value for aim in aims for value in (aim.value, aim.value_max) if value is not None]
    low, high, step = _scale(min(values), max(values), bars=len(years) == 1)
    right, bottom, head = _WIDTH - _RIGHT, top + _PANEL - 40, top + _TOP

    def y_of(value: float) -> float:
        return bottom - (value - low) / (high - low) * (bottom - head)

    out = [Shape("words", 24, top + 28, words=shortened(title, 100), size=16, color="#111111")]
    mark = low
    while mark <= high + step / 1e6:
        out.append(Shape("line", _LEFT, y_of(mark), right, y_of(mark), color="#dddddd"))
        out.append(Shape("words", _LEFT - 8, y_of(mark) + 4, words=number(round(mark, 8)), anchor="end", size=12))
        mark += step
    if len(years) == 1:
        slot = (right - _LEFT) / len(aims)
        for place, aim in enumerate(sorted(aims, key=lambda item: item.issuer or "")):
            thick = min(slot * 0.7, 90.0)
            left = _LEFT + slot * (place + 0.5) - thick / 2
            color = COLORS[issuers.index(aim.issuer or "?") % len(COLORS)]
            top_value = aim.value or 0.0
            out.append(Shape("box", left, min(y_of(top_value), y_of(low)), left + thick, y_of(low), color=color))
            out.append(Shape("words", left + thick / 2, y_of(top_value) - 5, words=aim.amount, anchor="middle", size=12, color=color))
        out.append(Shape("words", (_LEFT + right) / 2, bottom + 20, words=str(years[0]), anchor="middle", size=12))
    else:
        across = (right - _LEFT) / len(years)
        x_of = {year: _LEFT + across * (place + 0.5) for place, year in enumerate(years)}
        out += [Shape("words", x_of[year], bottom + 20, words=str(year), anchor="middle", size=12) for year in years]
        for place, issuer in enumerate(issuers):
            color = COLORS[place % len(COLORS)]
            points = sorted((aim for aim in aims if (aim.issuer or "?") == issuer), key=lambda aim: aim.year or 0)
            last: tuple[float, float] | None = None
            for aim in points:
                x, y = x_of[aim.year or 0], y_of(aim.value or 0.0)
                if last and x > last[0]:
                    out.append(Shape("line", *last, x, y, color=color, width=2.5))
                if aim.value_max is not None:
                    out.append(Shape("line", x, y, x, y_of(aim.value_max), color=color, width=2))
                out.append(Shape("dot", x, y, color=color))
                out.append(Shape("words", x, y - 9, words=aim.amount, anchor="middle", size=12, color=color))
                last = (x, y)
    out.append(Shape("line", _LEFT, bottom, right, bottom, color="#888888"))
    for place, issuer in enumerate(issuers[:10]):
        y = head + 20 * place
        out.append(Shape("box", right + 24, y, right + 36, y + 12, color=COLORS[place % len(COLORS)]))
        out.append(Shape("words", right + 42, y + 11, words=_name(issuer), size=12))
    if len(issuers) > 10:
        out.append(Shape("words", right + 42, head + 211, words=f"… và {len(issuers) - 10} cơ quan nữa", size=12))
    return out


def _name(issuer: str) -> str:
    """An issuer in the width of the legend: the place at its end tells it apart, so the middle is cut."""
    short = issuer.replace("Ủy ban nhân dân", "UBND")
    return short if len(short) <= 38 else f"{short[:20].rstrip()} … {short[-16:].lstrip()}"


def _scale(low: float, high: float, bars: bool) -> tuple[float, float, float]:
    """(bottom, top, step) of an axis with round marks around the values; bars start at zero, or they would mislead."""
    if bars:
        low, high = min(0.0, low), max(0.0, high)
    span = (high - low) or abs(high) * 0.2 or 1.0
    raw = span / 4
    base = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * base for factor in (1, 2, 2.5, 5, 10) if factor * base >= raw * 0.999)
    bottom = math.floor(low / step) * step
    top = math.ceil(high / step) * step
    if not bars and bottom == low and low != 0:
        bottom -= step
    return bottom, top if top > high else top + step, step


def _svg(shapes: list[Shape], height: int) -> str:
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
        ' font-family="Liberation Sans, DejaVu Sans, Arial, sans-serif">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for shape in shapes:
        x, y = f"{shape.x:.1f}", f"{shape.y:.1f}"
        if shape.kind == "line":
            out.append(
                f'<line x1="{x}" y1="{y}" x2="{shape.x2:.1f}" y2="{shape.y2:.1f}" stroke="{shape.color}" stroke-width="{shape.width}"/>'
            )
        elif shape.kind == "box":
            size = f'width="{shape.x2 - shape.x:.1f}" height="{max(1.0, shape.y2 - shape.y):.1f}"'
            out.append(f'<rect x="{x}" y="{y}" {size} fill="{shape.color}"/>')
        elif shape.kind == "dot":
            out.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{shape.color}"/>')
        else:
            where = f'x="{x}" y="{y}" font-size="{shape.size}" fill="{shape.color}" text-anchor="{shape.anchor}"'
            out.append(f"<text {where}>{escape(''.join(c for c in shape.words if c.isprintable()))}</text>")
    return "\n".join([*out, "</svg>", ""])


def _png(shapes: list[Shape], height: int) -> bytes:
    """The same shapes in pixels, drawn at twice the size."""
    from PIL import Image, ImageDraw

    factor = 2
    image = Image.new("RGB", (_WIDTH * factor, height * factor), "#ffffff")
    draw = ImageDraw.Draw(image)
    fonts: dict[int, ImageFont.FreeTypeFont] = {}
    for shape in shapes:
        x, y, x2, y2 = (value * factor for value in (shape.x, shape.y, shape.x2, shape.y2))
        if shape.kind == "line":
            draw.line((x, y, x2, y2), fill=shape.color, width=max(1, round(shape.width * factor)))
        elif shape.kind == "box":
            draw.rectangle((x, y, max(x, x2), max(y + 1, y2)), fill=shape.color)
        elif shape.kind == "dot":
            draw.ellipse((x - 8, y - 8, x + 8, y + 8), fill=shape.color)
        else:
            font = fonts.setdefault(shape.size, _font(shape.size * factor))
            draw.text((x, y), shape.words, fill=shape.color, font=font, anchor={"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor])
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    for name in _FONTS:
        if Path(name).is_file():
            return ImageFont.truetype(name, size)
    raise PlotError("no font with Vietnamese letters was found; `docparse doctor` says how to install one, or write the plot as .svg")
