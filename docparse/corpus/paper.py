"""A paper before it is printed: the components of NĐ 30/2020 (Phụ lục I) as data, and the paper as plain or Markdown text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

QUOC_HIEU = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
PARTY_TITLE = ["ĐẢNG CỘNG SẢN VIỆT NAM"]


@dataclass(slots=True)
class Para:
    """A paragraph of the body.

    `kind`: heading (bold), run_in (bold head, then text), plain (a heading without typography), text, basis (italic), center
    (bold, centred), or table (`rows` holds its cells, the first row is the header). `level` above 0 makes it a labelled
    heading with `labels`; `heading` is its text where it is not the whole line. `implied` starts an implied noi_dung.
    """

    text: str = ""
    kind: Literal["heading", "run_in", "plain", "text", "basis", "center", "table"] = "text"
    rows: list[list[str]] = field(default_factory=list)
    level: int = 0
    labels: list[str] = field(default_factory=list)
    heading: str | None = None
    implied: bool = False


@dataclass(slots=True)
class Signature:
    """One signature block: the lines of authority and title, and the name (empty: an image)."""

    lines: list[str]
    name: str = ""


@dataclass(slots=True)
class Paper:
    """A paper by its components; lists are printed lines. `annexes`: what follows on pages of its own.

    `gold`: what the labels say of the header, the type and the signers (contract section 4)."""

    issuer: list[str] = field(default_factory=list)
    parent: list[str] = field(default_factory=list)
    number: str = ""
    vv: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=lambda: list(QUOC_HIEU))
    place_date: str = ""
    type: str = ""
    subject: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    body: list[Para] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    recipients_head: str = "Nơi nhận:"
    signatures: list[Signature] = field(default_factory=list)
    annexes: list[list[Para]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    gold: dict[str, Any] = field(default_factory=dict)


def load_paper(path: Path) -> Paper:
    """A paper from its JSON file (names as in `Paper`; a paragraph is a string or an object)."""
    return paper_from(json.loads(path.read_text(encoding="utf-8")))


def paper_from(data: dict[str, Any]) -> Paper:
    """A paper from a dict. A paragraph given as a string is plain text."""
    fields = dict(data)
    fields["body"] = [_para(item) for item in data.get("body", [])]
    fields["annexes"] = [[_para(item) for item in annex] for annex in data.get("annexes", [])]
    fields["signatures"] = [Signature(**item) for item in data.get("signatures", [])]
    return Paper(**fields)


def _para(item: str | dict[str, Any]) -> Para:
    return Para(item) if isinstance(item, str) else Para(**item)


def split_run_in(text: str) -> tuple[str, str]:
    """The bold head of a run-in paragraph and its rest: up to `Điều n.`, else to the first colon, else to the first sentence.

    >>> split_run_in("Điều 2. Giao Sở Nội vụ.")
    ('Điều 2.', ' Giao Sở Nội vụ.')
    """
    match = re.match(r"Điều \d+\.|[^:]{1,90}:|(?:\d+\.)*\d*[^.]+\.", text)
    end = match.end() if match else 0
    return text[:end], text[end:]


def to_text(paper: Paper, header: bool = True, page: bool = False) -> str:
    """The paper as plain text, a paragraph a line; without `header` it starts at the number line, as drafts on the web do.

    `page`: in the order in which Word files, PDFs and scans print it, where the signers of joint papers stand above the recipients.
    """
    blocks: list[list[str]] = []
    if header:
        blocks += [[*paper.parent, *paper.issuer]]
    blocks += [[line for line in (paper.number, *paper.vv) if line], paper.marks]
    if header:
        blocks += [paper.title]
    blocks += [[paper.place_date] if paper.place_date else [], [line for line in (paper.type, *paper.subject) if line]]
    blocks += [paper.addressees]
    blocks += [_lines(para) for para in paper.body]
    recipients = [paper.recipients_head, *paper.recipients] if paper.recipients else []
    signers = [block for signature in paper.signatures for block in (signature.lines, [signature.name] if signature.name else [])]
    blocks += [*signers, recipients] if page and len(paper.signatures) > 1 else [recipients, *signers]
    for annex in paper.annexes:
        blocks += [_lines(para) for para in annex]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _lines(para: Para) -> list[str]:
    return ["\t".join(row) for row in para.rows] if para.kind == "table" else [para.text]


def to_markdown(paper: Paper) -> str:
    """The paper as an OCR engine with Markdown output prints it: `**`, `#` of unsure depth, tables with tabs. Nothing is left out."""
    lines = [*paper.parent, *(f"**{line}**" for line in paper.issuer), ""]
    lines += [paper.number, *paper.vv, "", *(f"**{mark}**" for mark in paper.marks), ""]
    lines += [*(f"**{line}**" for line in paper.title), ""]
    lines += [f"*{paper.place_date}*" if paper.place_date else "", "", f"## {paper.type}" if paper.type else "", ""]
    lines += [f"**{line}**" for line in paper.subject] + [""] + paper.addressees + [""]
    lines += _markdown(paper.body)
    lines += [f"**{paper.recipients_head}**", "", *paper.recipients, ""] if paper.recipients else []
    for signature in paper.signatures:
        lines += [*(f"**{line}**" for line in signature.lines), "", f"**{signature.name}**" if signature.name else "", ""]
    for annex in paper.annexes:
        lines += ["", *_markdown(annex)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _markdown(paras: list[Para]) -> list[str]:
    lines: list[str] = []
    for number, para in enumerate(paras):
        if para.kind == "heading":
            lines += [f"{'#' * (2 + number % 3)} **{para.text}**", ""]
        elif para.kind == "center":
            lines += [f"**{line}**" for line in para.text.split("\n")] + [""]
        elif para.kind == "table":
            lines += [*_lines(para), ""]
        else:
            lines += [f"*{para.text}*" if para.kind == "basis" else para.text, ""]
    return lines
