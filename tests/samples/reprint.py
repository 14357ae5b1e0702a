"""A parsed text as a `Paper`, so that it can be printed and scanned again: document and frame in, paper out.

For measuring: the scan of a reprint should give the same record as the text it was made from.
"""

from __future__ import annotations

from docparse.corpus.paper import Paper, Para, Signature
from docparse.document import Block, Document
from docparse.schema import Section, walk_sections
from docparse.segment.frame import Frame

_LINES = {
    "parent": "parent", "issuer": "issuer", "subject": "subject", "addressee_head": "addressees", "addressee": "addressees",
    "recipient": "recipients",
}  # fmt: skip


def reprint(document: Document, frame: Frame, sections: list[Section]) -> Paper:
    """The paper behind a document, by the roles of its blocks; headings are printed bold."""
    headings = {section.start for section in walk_sections(sections)}
    paper = Paper()
    signature: Signature | None = None
    for block, role in zip(document.blocks, frame.roles, strict=True):
        if role == "number":
            paper.number = block.text
        elif role == "place_date":
            paper.place_date = block.text
        elif role == "type":
            paper.type = block.text
        elif role == "subject" and not paper.type:
            paper.vv.append(block.text)
        elif role in _LINES:
            getattr(paper, _LINES[role]).append(block.text)
        elif role == "recipients_head":
            paper.recipients_head = block.text
        elif role in ("sign_authority", "sign_title", "sign_name"):
            if signature is None or (signature.name and role != "sign_name"):
                signature = Signature([])
                paper.signatures.append(signature)
            if role == "sign_name":
                signature.name = block.text
            else:
                signature.lines.append(block.text)
        elif role in ("basis", "body", "row", "decides", "authority_line"):
            _add(paper.body, document, block, role, block.start in headings)
    return paper


def _add(body: list[Para], document: Document, block: Block, role: str, heading: bool) -> None:
    if block.cells is not None:
        cells = [document.text[start:end] for start, end in block.cells]
        if not body or body[-1].kind != "table":
            body.append(Para(kind="table"))
        body[-1].rows.append(cells)
    elif heading:
        body.append(Para(block.text, "heading"))
    else:
        body.append(Para(block.text, {"basis": "basis", "decides": "center", "authority_line": "center"}.get(role, "text")))  # type: ignore[arg-type]
