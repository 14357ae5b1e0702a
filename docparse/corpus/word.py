"""A `Paper` as a Word file: header and footer as two-column tables without borders, as offices make them."""

from __future__ import annotations

import io
from typing import Any

from docparse.corpus.layout import Layout
from docparse.corpus.paper import Paper, Para, split_run_in

ABREAST = 3
"""So many signers stand in a row; what more there are stand in rows below."""
FONTS = {"serif": "Times New Roman", "sans": "Arial", "book": "Times New Roman", "narrow": "Times New Roman"}


def to_docx(paper: Paper, layout: Layout | None = None) -> bytes:
    """The paper as .docx bytes, its head as a table or as lines with tabs."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    layout = layout or Layout()
    document: Any = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONTS[layout.font], Pt(layout.size)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = (
        Mm(m) for m in (layout.left, layout.right, layout.top, layout.bottom)
    )
    center = WD_ALIGN_PARAGRAPH.CENTER

    def write(cell: Any, lines: list[tuple[str, bool, bool]], align: Any = center, size: float = 13) -> None:
        for number, (text, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = align
            run = paragraph.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(size)

    left = [(line, False, False) for line in paper.parent] + [(line, True, False) for line in paper.issuer]
    left += [(paper.number, False, False)] + [(line, False, False) for line in paper.vv] + [(mark, True, False) for mark in paper.marks]
    left = [line for line in left if line[0]]
    right = [(line, True, False) for line in paper.title] + [(paper.place_date, False, True)]
    if layout.head == "tabs":
        _tabbed(document, left, right)
    else:
        head = document.add_table(rows=1, cols=2).rows[0].cells
        write(head[0], left)
        write(head[1], right)
    for text in [paper.type, *paper.subject]:
        if text:
            paragraph = document.add_paragraph()
            paragraph.alignment = center
            paragraph.add_run(text).bold = True
    for text in paper.addressees:
        document.add_paragraph(text)
    for para in paper.body:
        _write(document, para)
    items = [(paper.recipients_head, True, True), *((line, False, False) for line in paper.recipients)] if paper.recipients else []
    blocks = [
        [*((line, True, False) for line in signature.lines), *[("", False, False)] * 3, (signature.name, True, False)]
        for signature in paper.signatures
    ]
    if len(blocks) > 1:  # a joint paper: its signers in a row, its recipients below
        for first in range(0, len(blocks), ABREAST):
            if first:
                document.add_paragraph()
            row = blocks[first : first + ABREAST]
            for cell, block in zip(document.add_table(rows=1, cols=len(row)).rows[0].cells, row, strict=True):
                write(cell, block)
        for text, bold, italic in items:
            run = document.add_paragraph().add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(11)
    else:
        foot = document.add_table(rows=1, cols=2).rows[0].cells
        write(foot[0], items, WD_ALIGN_PARAGRAPH.LEFT, 11)
        write(foot[1], blocks[0] if blocks else [])
    for annex in paper.annexes:
        document.add_page_break()
        for para in annex:
            _write(document, para)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _tabbed(document: Any, left: list[tuple[str, bool, bool]], right: list[tuple[str, bool, bool]]) -> None:
    """Two columns by a tab stop: a line holds one of the left and one of the right."""
    from itertools import zip_longest

    from docx.shared import Mm, Pt

    for first, second in zip_longest(left, right, fillvalue=("", False, False)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(78))
        for text, bold, italic in (first, ("\t", False, False), second):
            run = paragraph.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(12)


def _write(document: Any, para: Para) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if para.kind == "table":
        table = document.add_table(rows=0, cols=max(len(row) for row in para.rows))
        table.style = "Table Grid"
        for row in para.rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
        return
    paragraph = document.add_paragraph()
    if para.kind == "run_in":
        head, rest = split_run_in(para.text)
        paragraph.add_run(head).bold = True
        paragraph.add_run(rest)
        return
    run = paragraph.add_run(para.text)
    run.bold, run.italic = para.kind in ("heading", "center"), para.kind == "basis"
    if para.kind == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
