"""How a paper is set on its page: a draw in, a `Layout` for the Word and PDF renderers out. Its default is NĐ 30/2020, Phụ lục I."""

from __future__ import annotations

from dataclasses import dataclass, field

from docparse.corpus.generate.draw import Draw


@dataclass(frozen=True, slots=True)
class Layout:
    """Font and measures of a page. Margins in millimetres; `leading` times the size; `indent`, `gap` in points.

    `number_at`: where page numbers stand (top, bottom, bottom_right, none). `head`: columns, or tabs (Word only). `rules`: the lines below
    Tiêu ngữ and the issuer. `panel`: lines of a digital signature; `stamp`: lines of an incoming stamp; `address`: footer of page 1.
    """

    font: str = "serif"
    size: float = 14.0
    left: float = 30.0
    right: float = 18.0
    top: float = 20.0
    bottom: float = 20.0
    leading: float = 1.3
    indent: float = 28.0
    gap: float = 6.0
    justify: bool = True
    number_at: str = "top"
    head: str = "columns"
    head_share: float = 0.42
    rules: bool = True
    grid: bool = True
    table_size: float = 12.0
    sign_gap: float = 62.0
    bold_headings: bool = True
    panel: tuple[str, ...] = field(default=())
    stamp: tuple[str, ...] = field(default=())
    address: str = ""
    watermark: str = ""


def draw_layout(draw: Draw, year: int, panel: tuple[str, ...] = (), stamp: tuple[str, ...] = ()) -> Layout:
    """A layout as offices set them: mostly the standard's, with the habits that real papers show."""
    return Layout(
        font=draw.weighted({"serif": 78, "sans": 8, "book": 8, "narrow": 6}),
        size=draw.pick([12.0, 13.0, 13.0, 13.5, 14.0, 14.0, 14.0]),
        left=draw.pick([25, 30, 30, 30, 35]),
        right=draw.pick([15, 15, 18, 20]),
        top=draw.pick([15, 20, 20, 25]),
        bottom=draw.pick([15, 20, 20, 25]),
        leading=draw.pick([1.15, 1.2, 1.3, 1.4, 1.5]),
        indent=draw.pick([0, 28, 28, 36]),
        gap=draw.pick([2, 3, 6, 6, 8]),
        justify=draw.chance(0.85),
        number_at=draw.weighted({"top": 52, "bottom": 18, "bottom_right": 14, "none": 16}),
        head=draw.weighted({"columns": 80, "tabs": 20}),
        head_share=draw.pick([0.38, 0.42, 0.42, 0.46]),
        rules=draw.chance(0.85),
        grid=draw.chance(0.9),
        table_size=draw.pick([10.0, 11.0, 12.0, 12.0]),
        sign_gap=draw.pick([40.0, 62.0, 62.0, 80.0]),
        bold_headings=draw.chance(0.92),
        panel=panel,
        stamp=stamp,
        address=draw.pick(["", "", "", "", "Địa chỉ: số 12, đường Nguyễn Huệ; điện thoại: 02363.812.345; email: vanthu@example.gov.vn"]),
        watermark=draw.pick(["DỰ THẢO", "BẢN SAO", "TÀI LIỆU NỘI BỘ"]) if draw.chance(0.05) and year > 2008 else "",
    )
