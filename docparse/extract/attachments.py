"""Appendices of the paper. A document and its frame in, one `Attachment` each out (contract: attachments)."""

from __future__ import annotations

from docparse.document import Document
from docparse.schema import Attachment
from docparse.segment.slots import Frame


def extract_attachments(document: Document, frame: Frame) -> list[Attachment]:
    """The appendices inside the text, then the papers attached in the same file (records of their own; their place is the text's end)."""
    out = []
    for first, end, title in frame.attachments:
        out.append(Attachment(title=title, start=document.blocks[first].start, end=document.blocks[end - 1].end))
    end_of_text = len(document.text)
    out.extend(Attachment(title=title, start=end_of_text, end=end_of_text) for title in document.attached)
    return out
