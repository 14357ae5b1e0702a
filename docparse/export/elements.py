"""Elements of XML: a parent and a name in, a child in the namespace of its parent out; texts hold only what XML can hold."""

from __future__ import annotations

from lxml import etree

from docparse.text.regex import regex

_NO_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """`text` without what XML 1.0 cannot hold (control characters, lone surrogates)."""
    return _NO_XML.sub("", text)


def add(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """The new child `name` of `parent`, in its namespace."""
    child = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", attributes)
    if text is not None:
        child.text = xml_text(text)
    return child
