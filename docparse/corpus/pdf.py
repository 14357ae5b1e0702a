"""A `Paper` as a born-digital PDF in the layout of NĐ 30/2020, Phụ lục I: A4, Times-like 13 to 14 pt, two-column header and footer."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docparse.corpus.paper import Paper, Para, Signature, split_run_in
from docparse.errors import DocparseError, ExitCode

FONT_FOLDERS = (Path("/usr/share/fonts/truetype/liberation2"), Path("/usr/share/fonts/truetype/liberation"))


class FontMissing(DocparseError):
    """The font that papers are printed with is not installed."""

    exit_code = ExitCode.MISSING_TOOL


@cache
def _fonts() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = next((folder for folder in FONT_FOLDERS if (folder / "LiberationSerif-Regular.ttf").exists()), None)
    if folder is None:
        raise FontMissing("the font Liberation Serif is missing; install it with `sudo apt-get install fonts-liberation2`")
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        pdfmetrics.registerFont(TTFont(f"Paper-{style}", folder / f"LiberationSerif-{style}.ttf"))
    pdfmetrics.registerFontFamily(
        "Paper-Regular", normal="Paper-Regular", bold="Paper-Bold", italic="Paper-Italic", boldItalic="Paper-BoldItalic"
    )
    return "Paper-Regular"


def to_pdf(paper: Paper, size: float = 14.0) -> bytes:
    """The paper as PDF bytes. `size`: points of the body. Raises FontMissing."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Spacer

    font = _fonts()
    style = _Styles(font, size)
    story: list[Any] = [_columns(_left(paper, style), _right(paper, style)), Spacer(1, 10)]
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
        buffer, pagesize=A4, leftMargin=30 * mm, rightMargin=18 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
        title=" ".join([paper.type, *paper.subject, *paper.vv]).strip(), invariant=1,
    )  # fmt: skip
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)

    def number_page(canvas: Any, template: Any) -> None:
        if template.page > 1:
            canvas.setFont(font, 13)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(template.page))

    document.addPageTemplates([PageTemplate(id="paper", frames=[frame], onPage=number_page)])
    document.build(story)
    return buffer.getvalue()


class _Styles:
    """Paragraph styles of the standard, by the size of the body."""

    def __init__(self, font: str, size: float) -> None:
        self.font, self.size = font, size

    def _make(self, text: str, size: float, align: int, before: float = 0, first: float = 0, left: float = 0) -> Any:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        shape = ParagraphStyle(
            "p", fontName=self.font, fontSize=size, leading=size * 1.3, alignment=align, spaceBefore=before, firstLineIndent=first,
            leftIndent=left,
        )  # fmt: skip
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
        return self._make(text, self.size, 4, before=6, first=28 if indent is None else 0, left=indent or 0)

    def run_in(self, text: str) -> Any:
        head, rest = split_run_in(text)
        return self._make(f"<b>{escape(head)}</b>{escape(rest)}", self.size, 4, before=6, first=28)


def _left(paper: Paper, style: _Styles) -> list[Any]:
    lines = [style.center(line, size=12.5) for line in paper.parent] + [style.center(line, bold=True, size=12.5) for line in paper.issuer]
    lines.append(_rule(60))
    lines += [style.center(paper.number, size=13)] if paper.number else []
    lines += [style.center(line, size=12) for line in paper.vv]
    return lines + [style.center(mark, bold=True, size=13) for mark in paper.marks]


def _right(paper: Paper, style: _Styles) -> list[Any]:
    lines = [style.center(line, bold=True, size=12.5 if number == 0 else 13.5) for number, line in enumerate(paper.title)]
    lines.append(_rule(150 if len(paper.title) > 1 else 110))
    return lines + ([style.center(paper.place_date, italic=True, size=13.5)] if paper.place_date else [])


def _rule(width: float) -> Any:
    from reportlab.platypus import HRFlowable

    return HRFlowable(width=width, thickness=0.6, color="black", spaceBefore=3, spaceAfter=6)


def _columns(left: list[Any], right: list[Any], widths: tuple[float, float] = (195, 265)) -> Any:
    from reportlab.platypus import Table

    return Table([[left, right]], colWidths=widths, style=[
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ])  # fmt: skip


def _flowable(para: Para, style: _Styles) -> Any:
    if para.kind == "table":
        return _table(para.rows, style)
    if para.kind == "center":
        return style.center(para.text, bold=True)
    if para.kind == "run_in":
        return style.run_in(para.text)
    return style.body(para.text, bold=para.kind == "heading", italic=para.kind == "basis")


def _table(rows: list[list[str]], style: _Styles) -> Any:
    from reportlab.platypus import Table

    width = max(len(row) for row in rows)
    weights = [max(6, min(30, max(len(row[column]) if column < len(row) else 0 for row in rows))) for column in range(width)]
    widths = [455 * weight / sum(weights) for weight in weights]
    cells = [
        [style.center(cell, bold=True, size=12) if number == 0 else style.left(escape(cell), 12) for cell in row]
        for number, row in enumerate(rows)
    ]
    return Table(cells, colWidths=widths, repeatRows=1, spaceBefore=8, spaceAfter=8,
                 style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])  # fmt: skip


def _footer(paper: Paper, style: _Styles) -> list[Any]:
    recipients: list[Any] = []
    if paper.recipients:
        recipients.append(style.left(f"<b><i>{escape(paper.recipients_head)}</i></b>", 12))
        recipients += [style.left(escape(line), 11) for line in paper.recipients]
    blocks = [_signature(signature, style) for signature in paper.signatures]
    if len(blocks) == 2:
        return [_columns(blocks[0], blocks[1], (228, 228)), *recipients]
    return [_columns(recipients, blocks[0] if blocks else [], (215, 245))]


def _signature(signature: Signature, style: _Styles) -> list[Any]:
    from reportlab.platypus import Spacer

    lines = [style.center(line, bold=True) for line in signature.lines]
    return [*lines, Spacer(1, 62), style.center(signature.name, bold=True)] if signature.name else lines
