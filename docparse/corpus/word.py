"""A `Paper` as a Word file: header and footer as two-column tables without borders, as offices make them."""

from __future__ import annotations

import io
from typing import Any

from docparse.corpus.paper import Paper, Para, split_run_in


def to_docx(paper: Paper) -> bytes:
    """The paper as .docx bytes."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document: Any = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(18), Mm(20), Mm(20)
    center = WD_ALIGN_PARAGRAPH.CENTER

    def write(cell: Any, lines: list[tuple[str, bool, bool]], align: Any = center, size: float = 13) -> None:
        for number, (text, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = align
            run = paragraph.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(size)

    head = document.add_table(rows=1, cols=2).rows[0].cells
    left = [(line, False, False) for line in paper.parent] + [(line, True, False) for line in paper.issuer]
    left += [(paper.number, False, False)] + [(line, False, False) for line in paper.vv] + [(mark, True, False) for mark in paper.marks]
    write(head[0], [line for line in left if line[0]])
    write(head[1], [(line, True, False) for line in paper.title] + [(paper.place_date, False, True)])
    for text in [paper.type, *paper.subject]:
        if text:
            paragraph = document.add_paragraph()
            paragraph.alignment = center
            paragraph.add_run(text).bold = True
    for text in paper.addressees:
        document.add_paragraph(text)
    for para in paper.body:
        _write(document, para)
    foot = document.add_table(rows=1, cols=2).rows[0].cells
    if paper.recipients:
        items = [(paper.recipients_head, True, True), *((line, False, False) for line in paper.recipients)]
        write(foot[0], items, WD_ALIGN_PARAGRAPH.LEFT, 11)
    for number, signature in enumerate(paper.signatures[:2]):
        cell = foot[1] if number == 0 else foot[0]
        lines = [(line, True, False) for line in signature.lines] + [("", False, False)] * 3
        write(cell, [*lines, (signature.name, True, False)])
    for annex in paper.annexes:
        document.add_page_break()
        for para in annex:
            _write(document, para)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


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
