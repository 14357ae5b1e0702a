"""A `Paper` as a born-digital PDF in the layout of NĐ 30/2020, Phụ lục I: A4, Times-like 13 to 14 pt, two-column header and footer."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docparse.corpus.layout import Layout
from docparse.corpus.paper import Paper, Para, Signature, split_run_in
from docparse.corpus.word import ABREAST
from docparse.errors import DocparseError, ExitCode

FONT_FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/dejavu"),
)
FONT_FILES = {
    "serif": ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"),
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationSans-BoldItalic"),
    "book": ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic", "DejaVuSerif-BoldItalic"),
    "narrow": ("DejaVuSerifCondensed", "DejaVuSerifCondensed-Bold", "DejaVuSerifCondensed-Italic", "DejaVuSerifCondensed-BoldItalic"),
}
"""Families by their name in `Layout`; a family that is not installed is set in Liberation Serif."""


class FontMissing(DocparseError):
    """The font that papers are printed with is not installed."""

    exit_code = ExitCode.MISSING_TOOL


def font_path(name: str) -> Path | None:
    """The file of a font, where it is installed."""
    return next((folder / f"{name}.ttf" for folder in FONT_FOLDERS if (folder / f"{name}.ttf").exists()), None)


@cache
def _fonts(family: str = "serif") -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    paths = [font_path(name) for name in FONT_FILES[family]]
    if None in paths:
        if family != "serif":
            return _fonts("serif")
        raise FontMissing("the font Liberation Serif is missing; install it with `sudo apt-get install fonts-liberation2`")
    prefix = "Paper" if family == "serif" else f"Paper-{family}"
    for style, path in zip(("Regular", "Bold", "Italic", "BoldItalic"), paths, strict=True):
        pdfmetrics.registerFont(TTFont(f"{prefix}-{style}", path))
    pdfmetrics.registerFontFamily(
        f"{prefix}-Regular", normal=f"{prefix}-Regular", bold=f"{prefix}-Bold", italic=f"{prefix}-Italic", boldItalic=f"{prefix}-BoldItalic"
    )
    return f"{prefix}-Regular"


def to_pdf(paper: Paper, size: float = 14.0, layout: Layout | None = None) -> bytes:
    """The paper as PDF bytes. `size`: points of the body, where no `layout` says it. Raises FontMissing."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Spacer

    layout = layout or Layout(size=size)
    font = _fonts(layout.font)
    width = A4[0] - (layout.left + layout.right) * mm
    style = _Styles(font, layout, width)
    head = (width * layout.head_share, width * (1 - layout.head_share))
    story: list[Any] = [_columns([_left(paper, style), _right(paper, style)], head), Spacer(1, 10)]
    if paper.type:
        story += [style.center(paper.type, bold=True), *(style.center(line, bold=True) for line in paper.subject), Spacer(1, 10)]
    for number, line in enumerate(paper.addressees):
        story.append(style.body(line, indent=70 if number or len(paper.addressees) == 1 else 40))
    story += [_flowable(para, style) for para in paper.body]
    if paper.recipients or paper.signatures:
        story += [Spacer(1, 10), *_footer(paper, style)]
    for annex in paper.annexes:
        story += [PageBreak(), *(_flowable(para, style) for para in annex)]
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=layout.left * mm,
        rightMargin=layout.right * mm,
        topMargin=layout.top * mm,
        bottomMargin=layout.bottom * mm,
        title=" ".join([paper.type, *paper.subject, *paper.vv]).strip(),
        invariant=1,
    )
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)

    def number_page(canvas: Any, template: Any) -> None:
        if template.page == 1:
            _over_first_page(canvas, layout, font)
        elif layout.number_at != "none":
            canvas.setFont(font, 13)
            height = A4[1] - 12 * mm if layout.number_at == "top" else 9 * mm
            across = A4[0] - layout.right * mm - 10 if layout.number_at == "bottom_right" else A4[0] / 2
            canvas.drawCentredString(across, height, str(template.page))
        if layout.watermark:
            canvas.saveState()
            canvas.setFillGray(0.88)
            canvas.setFont(font, 64)
            canvas.translate(A4[0] / 2, A4[1] / 2)
            canvas.rotate(52)
            canvas.drawCentredString(0, 0, layout.watermark)
            canvas.restoreState()

    document.addPageTemplates([PageTemplate(id="paper", frames=[frame], onPage=number_page)])
    document.build(story)
    return buffer.getvalue()


def _over_first_page(canvas: Any, layout: Layout, font: str) -> None:
    """What lies over page 1: the panel of a digital signature, an incoming stamp, the address of the office."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm

    canvas.saveState()
    canvas.setFont(font, 8)
    for number, line in enumerate(layout.panel):
        canvas.drawString(A4[0] - 75 * mm, A4[1] - (6 + 3.2 * number) * mm, line)
    canvas.setFillColorRGB(0.75, 0.1, 0.1)
    for number, line in enumerate(layout.stamp):
        canvas.drawString(9 * mm, A4[1] - (8 + 3.6 * number) * mm, line)
    canvas.setFillGray(0)
    if layout.address:
        canvas.line(layout.left * mm, 13 * mm, A4[0] - layout.right * mm, 13 * mm)
        canvas.drawCentredString(A4[0] / 2, 9 * mm, layout.address)
    canvas.restoreState()


class _Styles:
    """Paragraph styles of a layout; `width`: of the text, in points."""

    def __init__(self, font: str, layout: Layout, width: float) -> None:
        self.font, self.size, self.layout, self.width = font, layout.size, layout, width

    def _make(self, text: str, size: float, align: int, before: float = 0, first: float = 0, left: float = 0) -> Any:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        shape = ParagraphStyle(
            "p",
            fontName=self.font,
            fontSize=size,
            leading=size * self.layout.leading,
            alignment=align,
            spaceBefore=before,
            firstLineIndent=first,
            leftIndent=left,
        )
        return Paragraph(text, shape)

    def center(self, text: str, bold: bool = False, italic: bool = False, size: float | None = None) -> Any:
        text = escape(text)
        text = f"<b>{text}</b>" if bold else text
        return self._make(f"<i>{text}</i>" if italic else text, size or self.size, 1)

    def left(self, text: str, size: float) -> Any:
        return self._make(text, size, 0)

    def body(self, text: str, bold: bool = False, italic: bool = False, indent: float | None = None) -> Any:
        text = escape(text)
        text = f"<b>{text}</b>" if bold else text
        text = f"<i>{text}</i>" if italic else text
        align, layout = 4 if self.layout.justify else 0, self.layout
        return self._make(text, self.size, align, before=layout.gap, first=layout.indent if indent is None else 0, left=indent or 0)

    def run_in(self, text: str) -> Any:
        head, rest = split_run_in(text)
        return self._make(f"<b>{escape(head)}</b>{escape(rest)}", self.size, 4, before=self.layout.gap, first=self.layout.indent)


def _left(paper: Paper, style: _Styles) -> list[Any]:
    lines = [style.center(line, size=12.5) for line in paper.parent] + [style.center(line, bold=True, size=12.5) for line in paper.issuer]
    lines += [_rule(60)] if style.layout.rules else []
    lines += [style.center(paper.number, size=13)] if paper.number else []
    lines += [style.center(line, size=12) for line in paper.vv]
    return lines + [style.center(mark, bold=True, size=13) for mark in paper.marks]


def _right(paper: Paper, style: _Styles) -> list[Any]:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    room = style.width * (1 - style.layout.head_share) - 2
    widest = max((stringWidth(line, style.font.replace("Regular", "Bold"), 1.0) for line in paper.title), default=1.0)
    largest = min(12.5, room / widest)  # Quốc hiệu stands on one line
    lines = [style.center(line, bold=True, size=largest if number == 0 else largest + 0.5) for number, line in enumerate(paper.title)]
    lines += [_rule(150 if len(paper.title) > 1 else 110)] if style.layout.rules else []
    return lines + ([style.center(paper.place_date, italic=True, size=13.5)] if paper.place_date else [])


def _rule(width: float) -> Any:
    from reportlab.platypus import HRFlowable

    return HRFlowable(width=width, thickness=0.6, color="black", spaceBefore=3, spaceAfter=6)


def _columns(cells: list[list[Any]], widths: tuple[float, ...]) -> Any:
    from reportlab.platypus import Table

    return Table(
        [cells],
        colWidths=widths,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def _flowable(para: Para, style: _Styles) -> Any:
    if para.kind == "table":
        return _table(para.rows, style)
    if para.kind == "center":
        return style.center(para.text, bold=True)
    if para.kind == "run_in":
        return style.run_in(para.text)
    return style.body(para.text, bold=para.kind == "heading" and style.layout.bold_headings, italic=para.kind == "basis")


def _table(rows: list[list[str]], style: _Styles) -> Any:
    from reportlab.platypus import Table

    width = max(len(row) for row in rows)
    weights = [max(6, min(30, max(len(row[column]) if column < len(row) else 0 for row in rows))) for column in range(width)]
    widths = [style.width * weight / sum(weights) for weight in weights]
    cells = [
        [
            style.center(cell, bold=True, size=style.layout.table_size)
            if number == 0
            else style.left(escape(cell), style.layout.table_size)
            for cell in row
        ]
        for number, row in enumerate(rows)
    ]
    return Table(
        cells,
        colWidths=widths,
        repeatRows=1,
        spaceBefore=8,
        spaceAfter=8,
        style=[*([("GRID", (0, 0), (-1, -1), 0.5, "black")] if style.layout.grid else []), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    )


def _footer(paper: Paper, style: _Styles) -> list[Any]:
    recipients: list[Any] = []
    if paper.recipients:
        recipients.append(style.left(f"<b><i>{escape(paper.recipients_head)}</i></b>", 12))
        recipients += [style.left(escape(line).replace("\n", "<br/>"), 11) for line in paper.recipients]
    blocks = [_signature(signature, style) for signature in paper.signatures]
    if len(blocks) > 1:  # a joint paper: its signers in a row, its recipients below
        rows = [blocks[first : first + ABREAST] for first in range(0, len(blocks), ABREAST)]
        return [*(_columns(row, tuple(style.width / len(row) for _ in row)) for row in rows), *recipients]
    return [_columns([recipients, blocks[0] if blocks else []], (style.width * 0.47, style.width * 0.53))]


def _signature(signature: Signature, style: _Styles) -> list[Any]:
    from reportlab.platypus import Spacer

    lines = [style.center(line, bold=True) for line in signature.lines]
    return [*lines, Spacer(1, style.layout.sign_gap), style.center(signature.name, bold=True)] if signature.name else lines
