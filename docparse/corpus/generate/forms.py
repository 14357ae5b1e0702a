"""A specimen as a file: specimen and form in, bytes and labels out. Text forms of FACTS 10, 3; pages through their renderers."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from docparse.corpus.annotate import bare, gold
from docparse.corpus.generate import noise
from docparse.corpus.generate.compose import Specimen
from docparse.corpus.generate.draw import Draw
from docparse.corpus.layout import Layout, draw_layout
from docparse.corpus.paper import Paper, Para
from docparse.corpus.parts import generated_part

TEXT_FORMS = {"clean": 26.0, "columns": 14.0, "ocr": 24.0, "markdown": 24.0, "nfd": 6.0, "html_debris": 6.0}
"""How often each text form is drawn; papers of before 2006 are in an old font's letters in half the cases."""


_LATEX = {"≥": "\\geq", "≤": "\\leq"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file: its bytes, its labels, and which text form it is in."""

    data: bytes
    labels: dict[str, Any]
    form: str


def make(made: Specimen, form: str, file: str) -> Made:
    """The specimen in a form of `docparse corpus`: text (of a drawn text form), markdown, docx, pdf or scan."""
    if form == "text":
        return as_text(made, file)
    paper = prepared(made)
    labels = gold(paper, file)
    printed = bare(paper)
    if form == "markdown":
        text = _markdown(printed, Draw(f"{made.seed}/markdown"), header=True)
        return Made(text.encode(), labels, "markdown")
    draw = Draw(f"{made.seed}/page")
    page = draw_layout(draw, made.date.year, tuple(made.panel), tuple(made.stamp) if form == "pdf" else ())
    if form == "docx":
        from docparse.corpus.word import to_docx

        return Made(to_docx(printed, page), labels, form)
    from docparse.corpus.pdf import to_pdf

    if form == "pdf":
        return Made(to_pdf(printed, layout=page), labels, form)
    return _scanned(made, printed, labels, dataclasses.replace(page, panel=()), draw)


SCANS = {"clean": 14.0, "office": 30.0, "worn": 12.0, "fax": 6.0, "photo": 9.0, "copy": 8.0, "folded": 7.0, "bitonal": 9.0, "dithered": 5.0}
"""How often each quality of scan is drawn."""


def _scanned(made: Specimen, printed: Paper, labels: dict[str, Any], page: Layout, draw: Draw) -> Made:
    """A scan of a drawn quality; in two fifths of the complete papers a clerk wrote the number and the day by pen (labelled so)."""
    from docparse.corpus.handwriting import DEV_WRITERS, TEST_WRITERS
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import QUALITIES, Pen, to_scan

    quality = draw.weighted(SCANS)
    writer = draw.pick(TEST_WRITERS if generated_part(made.seed) == "test" else DEV_WRITERS)
    number = labels["header"]["number"] or ""
    digits = number if number.isdigit() and not made.number_blank else ""
    written: dict[str, str] = {}
    if digits and draw.chance(0.4):
        printed = dataclasses.replace(printed, number=printed.number.replace(digits, "\xa0" * (7 + 4 * len(digits)), 1))
        written["number"] = digits
    match = re.search(r"ngày (\d\d) tháng", printed.place_date)
    if match and not made.date_blank and draw.chance(0.75 if written else 0.1):
        line = printed.place_date
        printed = dataclasses.replace(printed, place_date=line[: match.start(1)] + "\xa0" * 11 + line[match.end(1) :])
        written["day"] = match.group(1)
    signer = next((block.name for block in printed.signatures if block.name), "")
    pen = Pen(writer, written.get("number", ""), written.get("day", ""), "", signer, tuple(made.stamp))
    seal = re.sub(r"[*\s]+", " ", " ".join(printed.issuer)).strip() if signer and draw.chance(0.85) else None
    shape = QUALITIES[quality]
    if draw.chance(0.2):
        shape = dataclasses.replace(shape, effects=("note", *shape.effects))
    data = to_scan(to_pdf(printed, layout=page), shape, seal=seal, seed=made.seed, pen=pen)
    labels["handwritten"] = [name for name, slot in (("number", "number"), ("date", "day")) if slot in written]
    labels["scan"] = quality
    return Made(data, labels, "scan")


def as_text(made: Specimen, file: str) -> Made:
    """The specimen as a text file in a drawn form."""
    draw = Draw(f"{made.seed}/text")
    form = draw.weighted(TEXT_FORMS)
    if made.legacy and draw.chance(0.5):
        form = draw.pick(["tcvn3", "tcvn3", "vni"])
    paper = prepared(made)
    if form == "tcvn3" or form == "vni":
        paper = noise.everywhere(noise.everywhere(paper, noise.plain_marks), noise.old_tones)
    elif form == "ocr":
        rate = draw.pick([0.005, 0.01, 0.015, 0.02, 0.03])
        paper = noise.damage(paper, noise.ocr(draw, rate))
        paper.signatures = [dataclasses.replace(item) for item in paper.signatures]
        noise.damaged_head(paper, draw)
        paper = noise.damaged_ordinals(paper, draw, 0.12)
        _follow_subject(paper)
    header = draw.chance(0.5) or form == "columns" or made.negative or (not _inferable(paper) and draw.chance(0.7))
    labels = gold(paper, file)
    if not header:
        labels["header"]["parent"] = None
        if not _inferable(paper):
            labels["unlabelled"] = [*labels["unlabelled"], "issuer"]
    printed = bare(paper)
    if form == "columns":
        text = _side_by_side(printed, draw, made)
    elif form == "markdown":
        text = _markdown(printed, draw, header)
    else:
        text = _plain(printed, draw, header, made, debris=form == "ocr", tagged_tables=form == "html_debris")
    if form == "nfd":
        text = unicodedata.normalize("NFD", text)
    data = text.encode()
    if form == "tcvn3" and not noise.fits_tcvn3(text):
        form = "vni"
    if form in ("tcvn3", "vni"):
        code = noise.encode_legacy(text, form)
        try:
            data = code.encode("latin-1" if form == "tcvn3" else "cp1252") if draw.chance(0.5) else code.encode()
        except UnicodeEncodeError:
            data = code.encode()
    labels["text_form"] = form
    return Made(data, labels, form)


def prepared(made: Specimen) -> Paper:
    """The paper in its office's spelling."""
    return noise.everywhere(made.paper, noise.old_tones) if made.old_tones else made.paper


def _follow_subject(paper: Paper) -> None:
    """The labelled subject is what is printed, damage and all."""
    from docparse.corpus.annotate import strip

    header = dict(paper.gold["header"])
    lines = paper.vv or paper.subject
    if header.get("subject") and lines:
        text = " ".join(strip(line)[0] for line in lines)
        header["subject"] = re.sub(r"^[Vv]/v\s*:?\s*", "", text)
    paper.gold = {**paper.gold, "header": header}


def _inferable(paper: Paper) -> bool:
    """Whether symbol and place tell the issuer where the header is missing: departments, ministries, provinces."""
    header = paper.gold["header"]
    symbol, name, place = header.get("symbol") or "", header.get("issuer") or "", header.get("place") or ""
    if not symbol or " - " in name:
        return False
    return name.startswith(("Sở ", "Bộ ")) or (name.startswith("Ủy ban nhân dân tỉnh") and place in name)


def _plain(paper: Paper, draw: Draw, header: bool, made: Specimen, debris: bool, tagged_tables: bool) -> str:
    """Clean text, or the text an OCR engine gives: wrapped lines, page numbers, letters from seals."""
    blocks: list[list[str]] = []
    if made.panel and draw.chance(0.6):
        blocks.append(made.panel)
    if made.stamp and draw.chance(0.7):
        blocks.append(made.stamp)
    first = [*paper.parent, *paper.issuer] if header else []
    left = [first, [line for line in (paper.number, *paper.vv) if line], paper.marks]
    right = [paper.title if header else [], [paper.place_date] if paper.place_date else []]
    order = draw.weighted({"left": 70, "right": 14, "rows": 10, "number_last": 6})
    if order == "right":  # the right column was read first
        blocks += [*right, *left]
    elif order == "rows":  # cell by cell: issuer, title, number, date
        blocks += [left[0], right[0], left[1], right[1], left[2]]
    elif order == "number_last":
        blocks += [left[0], *right, *left[1:]]
    else:
        blocks += [*left, *right]
    if debris and header and draw.chance(0.4):
        blocks = [block for block in blocks if block is made.panel or block is made.stamp]
        blocks.append(_joined(_left(paper), _right(paper), draw, narrow=True))
    named = [line for line in (paper.type, *paper.subject) if line]
    if paper.type and paper.subject and draw.chance(0.1):  # the type and its subject on one line
        named = [" ".join(named)]
    blocks += [named, paper.addressees]
    blocks += [_lines(para, tagged_tables) for para in paper.body]
    foot = _foot(paper, draw, debris)
    blocks += foot
    for annex in paper.annexes:
        blocks += [_lines(para, tagged_tables) for para in annex]
    text = "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
    return _pages(text, draw) if debris else text


def _foot(paper: Paper, draw: Draw, debris: bool) -> list[list[str]]:
    recipients = [paper.recipients_head, *paper.recipients] if paper.recipients else []
    signers: list[list[str]] = []
    for signature in paper.signatures:
        signers += [signature.lines, [signature.name] if signature.name else []]
    if debris and draw.chance(0.35) and signers and len(paper.signatures) == 1 and recipients:
        right = [*signers[0], "", *signers[1]]
        return [_joined(recipients, right, draw, narrow=False)]
    if debris and draw.chance(0.35) and len(signers) > 1:
        signers.insert(1, [draw.pick(["fe Áp", "tế", "⁄ˆ «", "`. ~Z", "Sở", "c2 ^|"])])
    return [recipients, *signers]


def _left(paper: Paper) -> list[str]:
    return [line for line in (*paper.parent, *paper.issuer, paper.number, *paper.vv, *paper.marks) if line]


def _right(paper: Paper) -> list[str]:
    return [line for line in (*paper.title, paper.place_date) if line]


def _joined(left: list[str], right: list[str], draw: Draw, narrow: bool) -> list[str]:
    """Two columns read across, side by side on each line."""
    width = max((len(line) for line in left), default=0) + draw.number(3, 12)
    if narrow and draw.chance(0.5):
        return [" ".join(part for part in pair if part) for pair in zip_longest(left, right, fillvalue="")]
    return [f"{a:<{width}}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")]


def _side_by_side(paper: Paper, draw: Draw, made: Specimen) -> str:
    """Word to text with the layout kept: header and footer in two columns, lines wrapped."""
    width = draw.number(78, 104)
    blocks = [made.stamp if draw.chance(0.5) else [], _joined(_left(paper), _right(paper), draw, narrow=False)]
    blocks += [[line.center(width).rstrip()] for line in (paper.type, *paper.subject) if line]
    indent = " " * draw.pick([0, 6, 8])
    blocks += [[indent + line for line in paper.addressees]]
    for para in paper.body:
        blocks.append(_wrapped(para, width, indent))
    recipients = [paper.recipients_head, *paper.recipients] if paper.recipients else []
    if len(paper.signatures) > 1:
        blocks.append(recipients)
        for first in range(0, len(paper.signatures), 2):
            columns = [[*item.lines, "", "", item.name] for item in paper.signatures[first : first + 2]]
            blocks.append(_joined(columns[0], columns[1] if len(columns) > 1 else [], draw, narrow=False))
    else:
        right = [line for item in paper.signatures for line in (*item.lines, "", "", item.name)]
        blocks.append(_joined(recipients, right, draw, narrow=False) if recipients else right)
    for annex in paper.annexes:
        blocks += [_wrapped(para, width, indent) for para in annex]
    return "\n".join("\n".join(block) + ("\n" if draw.chance(0.85) else "") for block in blocks if block) + "\n"


def _wrapped(para: Para, width: int, indent: str) -> list[str]:
    import textwrap

    if para.rows:
        return ["\t".join(row) for row in para.rows]
    if para.kind == "center":
        return [para.text.center(width).rstrip()]
    return textwrap.wrap(para.text, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)


def _pages(text: str, draw: Draw) -> str:
    """Lines as a scanner's page gives them: wrapped, and cut by page numbers."""
    import textwrap

    width = draw.pick([0, 72, 80, 88, 96])
    if not width:
        return text
    out, lines, page = [], 0, 1
    for line in text.split("\n"):
        parts = (
            [line]
            if "\t" in line or len(line) <= width
            else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=draw.chance(0.3))
        )
        for part in parts:
            out.append(part)
            lines += bool(part)
            if lines >= 38 and len(part) > 50:
                page += 1
                lines = 0
                out += draw.pick([["", str(page), ""], [f"\f{page}"], ["", f"- {page} -", ""], ["\f"]])
    return "\n".join(out)


def _lines(para: Para, tagged: bool) -> list[str]:
    if not para.rows:
        return [para.text]
    if tagged:
        rows = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in para.rows]
        return ["<table>", *rows, "</table>"]
    return ["\t".join(row) for row in para.rows]


def _markdown(paper: Paper, draw: Draw, header: bool) -> str:
    """What an OCR engine with Markdown output prints: unsure depths, bold and italics, tables in three manners, LaTeX comparators."""
    bold = draw.pick(["**", "**", "__"])
    table_form = draw.pick(["pipes", "html", "tabs"])
    out: list[str] = []
    if header:
        out += ["  \n".join([*paper.parent, *(f"{bold}{line}{bold}" for line in paper.issuer)]), ""]
    block = [line for line in (paper.number, *paper.vv) if line]
    out += [draw.pick(["  \n", "\n", "  \n"]).join(block), ""]
    if header and paper.title:
        out += ["\n".join(f"{bold}{line}{bold}" for line in paper.title), ""]
    if paper.place_date:
        out += [draw.pick([f"*{paper.place_date}*", paper.place_date, f"_{paper.place_date}_"]), ""]
    if paper.type:
        join = draw.pick(["\n\n### ", "\n", "**\n\n**", "\n\n#### "])
        subject = " ".join(paper.subject) if draw.chance(0.6) else "\n".join(paper.subject)
        out += [
            f"{draw.pick(['## ', '# ', '### '])}{bold}{paper.type}{bold}" if join != "**\n\n**" else f"**{paper.type}**",
            "",
            f"{bold}{subject}{bold}" if subject else "",
            "",
        ]
    out += [*paper.marks, "", *paper.addressees, ""]
    for para in paper.body:
        out += _markdown_para(para, draw, table_form, bold)
    if paper.recipients:
        out += [
            draw.pick(
                [
                    f"{bold}{paper.recipients_head}{bold}",
                    f"### {bold}{paper.recipients_head}{bold}",
                    paper.recipients_head,
                    f"*{bold}{paper.recipients_head}{bold}*",
                ]
            ),
            "",
            *paper.recipients,
            "",
        ]
    for signature in paper.signatures:
        lines = [f"{bold}{line}{bold}" for line in signature.lines]
        out += [draw.pick(["\n", "  \n", "\n\n", "<br>"]).join(lines), "", f"{bold}{signature.name}{bold}" if signature.name else "", ""]
    for annex in paper.annexes:
        for para in annex:
            out += _markdown_para(para, draw, table_form, bold)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip() + "\n"


def _markdown_para(para: Para, draw: Draw, table_form: str, bold: str) -> list[str]:
    if para.rows:
        rows = [[_latex(cell, draw) for cell in row] for row in para.rows]
        if table_form == "pipes":
            body = ["| " + " | ".join(row) + " |" for row in rows]
            return [body[0], "|" + "---|" * len(rows[0]), *body[1:], ""]
        if table_form == "html":
            cells = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
            return ["<table>", *cells, "</table>", ""]
        return [
            "\t".join([f"<b>{cell}</b>" if number == 0 and draw.chance(0.3) else cell for cell in row]) for number, row in enumerate(rows)
        ] + [""]
    text = _latex(para.text, draw)
    if para.kind in ("heading", "center") or (para.level and para.kind == "plain" and draw.chance(0.3)):
        depth = "#" * draw.number(2, 5)
        return [draw.pick([f"{depth} {bold}{text}{bold}", f"{depth} {text}", f"{bold}{text}{bold}"]), ""]
    if para.kind == "basis":
        return [f"*{text}*", ""]
    if para.kind == "run_in" and para.heading and text.startswith(para.heading) and draw.chance(0.8):
        rest = text[len(para.heading) :]
        return [f"{bold}{para.heading}{rest[:1]}{bold}{rest[1:]}", ""]
    if len(text) > 220 and draw.chance(0.15):  # a page break inside a sentence
        at = text.rfind(" ", 0, len(text) // 2)
        if at > 0 and text[at - 1].isalpha() and text[at + 1].islower():
            return [text[:at], "", text[at + 1 :], ""]
    return [text, ""]


def _latex(text: str, draw: Draw) -> str:
    if "≥" in text or "≤" in text:
        return re.sub(r"([≥≤])\s*([\d.,]+)", lambda match: f"${_LATEX[match.group(1)]} {match.group(2)}$", text)
    return text
