"""Documents in, their simple Dublin Core (ISO 15836) out: one XML file, an `oai_dc:dc` each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from docparse.errors import unwritable
from docparse.export.description import describe
from docparse.export.elements import xml_text
from docparse.export.selection import Item
from docparse.writing import WriteError

DC = "http://purl.org/dc/elements/1.1/"
OAI = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_RIGHTS = {"01": "Công khai", "02": "Sử dụng có điều kiện", "03": "Mật"}


def write_dublin_core(items: Iterable[Item], path: Path) -> int:
    """The file; the number of documents. Raises WriteError."""
    count = 0
    try:
        with path.open("wb") as file, etree.xmlfile(file, encoding="utf-8") as out:
            out.write_declaration()
            with out.element("records"):
                for item in items:
                    out.write(dublin_core(item), pretty_print=True)
                    count += 1
    except OSError as error:
        raise WriteError(unwritable(path, error)) from error
    return count


def dublin_core(item: Item) -> etree._Element:
    """The `oai_dc:dc` element of one document: title is the trích yếu, creator the issuing body, relation what it cites."""
    said = describe(item.record, item.document.access)
    root = etree.Element(f"{{{OAI}}}dc", nsmap={"oai_dc": OAI, "dc": DC})

    def add(name: str, *values: str | None) -> None:
        for value in values:
            if value:
                etree.SubElement(root, f"{{{DC}}}{name}").text = xml_text(value)

    add("identifier", f"urn:sha256:{item.document.id}" + (f"#{item.document.part}" if item.document.part > 1 else ""), said.code)
    add("title", item.document.subject or said.type_name or item.document.name)
    add("creator", item.document.issuer)
    add("contributor", said.signer_name)
    add("date", item.document.date)
    add("type", said.type_name or "Text")
    add("format", (item.record.get("source") or {}).get("media_type"))
    add("language", "vi")
    add("relation", *said.cited)
    add("coverage", said.place)
    add("rights", _RIGHTS[said.mode])
    return root
