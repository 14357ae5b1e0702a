"""A Word document saved as one XML file in (Word XML of 2003, flat OPC of later ones), the same document as a .docx archive out."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from typing import TYPE_CHECKING

from docparse.read.word.numbering import W
from docparse.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOSE = W.strip("{}").encode()
_OLD = b"http://schemas.microsoft.com/office/word/2003/wordml"
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_MARK = regex(rb"http://schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)")


def is_single_file(head: bytes) -> bool:
    """Whether a file that begins so is a Word document saved as XML."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and _MARK.search(head) is not None


def archive_of(data: bytes) -> bytes:
    """The parts of the document as a .docx archive. Raises ValueError or XMLSyntaxError where they cannot be told."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(data.replace(_OLD, _LOOSE), parser)
    if root is None:
        raise ValueError("no document")
    parts = _packed(root) if root.tag == f"{_PACKAGE}package" else _from_2003(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _packed(root: _Element) -> dict[str, bytes]:
    """The parts of a flat OPC file by their names."""
    from lxml import etree

    parts: dict[str, bytes] = {}
    for part in root.iter(f"{_PACKAGE}part"):
        name = (part.get(f"{_PACKAGE}name") or "").lstrip("/")
        xml, binary = part.find(f"{_PACKAGE}xmlData"), part.find(f"{_PACKAGE}binaryData")
        if name and xml is not None and len(xml):
            parts[name] = etree.tostring(xml[0])
        elif name and binary is not None:
            try:
                parts[name] = base64.b64decode(binary.text or "")
            except binascii.Error:
                continue  # a damaged picture: the text can be read without it
    return parts


def _from_2003(root: _Element) -> dict[str, bytes]:
    """The body and the styles of a Word XML file of 2003, whose elements later ones took over; its numbers are printed in hints."""
    from lxml import etree

    body = root.find(f"{W}body")
    if body is None:
        raise ValueError("no body")
    for number in list(body.iter(f"{_HINT}t")):
        shown, paragraph = number.get(f"{_HINT}val"), next(number.iterancestors(f"{W}p"), None)
        if shown and paragraph is not None:
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = f"{shown} "
            paragraph.insert(1, run)  # behind its properties
    etree.strip_tags(body, f"{_HINT}sect", f"{_HINT}sub-section", f"{_HINT}pBdrGroup")
    document = etree.Element(f"{W}document")
    document.append(body)
    parts = {"word/document.xml": etree.tostring(document)}
    styles = root.find(f"{W}styles")
    if styles is not None:
        parts["word/styles.xml"] = etree.tostring(styles)
    return parts
