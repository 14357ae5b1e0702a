"""A .docx archive in, its XML parts that carry text or decide how it looks out (`Parts`); damaged parts are recovered or left out."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docparse.read.word.numbering import Numbering, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LOOSE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PRIVATE = 0xE9F0


class Parts:
    """The XML parts of a .docx that carry text or decide how it looks."""

    def __init__(self, archive: zipfile.ZipFile, largest: int) -> None:
        names = archive.namelist()
        root = parse(archive, main_entry(names), largest)
        body = root.find(W + "body")
        if body is None:
            raise ValueError("no body")
        self.body: _Element = body
        self.pictures = any(entry.startswith("word/media/") for entry in names)
        sheet = parse(archive, "word/styles.xml", largest) if "word/styles.xml" in names else _nothing()
        self.styles = {style.get(W + "styleId"): style for style in sheet.iter(W + "style")}
        self.default_characters = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        """What all runs look like, unless a style or they themselves say otherwise."""
        self.numbering = Numbering(parse(archive, "word/numbering.xml", largest) if "word/numbering.xml" in names else None, self.styles)
        self.notes: dict[tuple[str, str], _Element] = {}
        for kind in ("footnote", "endnote"):
            if f"word/{kind}s.xml" in names:
                for note in parse(archive, f"word/{kind}s.xml", largest).iter(W + kind):
                    if note.get(W + "type") in (None, "normal"):
                        self.notes[kind, note.get(W + "id") or ""] = note
        self.marks = [
            ("header" if "header" in entry else "footer", parse(archive, entry, largest))
            for entry in sorted(names)
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", entry)
        ]


def main_entry(names: Iterable[str]) -> str:
    """The name in the archive of the part that holds the body."""
    return next((entry for entry in names if re.fullmatch(r"word/document\d*\.xml", entry)), "word/document.xml")


def damages() -> tuple[type[Exception], ...]:
    """What reading an archive that is damaged may raise."""
    from lxml import etree

    return (
        zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError, NotImplementedError, ValueError, etree.XMLSyntaxError
    )  # fmt: skip


def parse(archive: zipfile.ZipFile, entry: str, largest: int) -> _Element:
    """An XML part, what is damaged of it recovered. Raises MemoryError beyond `largest` bytes, and what `damages` names."""
    from lxml import etree

    if archive.getinfo(entry).file_size > largest:
        raise MemoryError(entry)
    try:
        data = archive.read(entry).replace(_STRICT, _LOOSE)
    except (zipfile.BadZipFile, zlib.error):
        if re.fullmatch(r"word/document\d*\.xml", entry):
            raise
        data = b""  # the text can be read without its styles and notes
    if not data:
        return _nothing()
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return _recovered(data)


def _nothing() -> _Element:
    from lxml import etree

    return etree.Element(W + "nothing")


def _recovered(data: bytes) -> _Element:
    """What can be read of damaged XML (tags of links and fields cross). libxml2 drops `&amp;` and its like behind the damage:
    other signs stand for them meanwhile.
    """
    from lxml import etree

    for at, name in enumerate(_ENTITIES):
        data = data.replace(b"&%s;" % name.encode(), chr(_PRIVATE + at).encode())
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True))
    if root is None:
        return _nothing()  # damaged beyond recovery: as if it were not there
    back = {_PRIVATE + at: sign for at, sign in enumerate(_ENTITIES.values())}
    for element in root.iter(W + "t"):
        element.text = (element.text or "").translate(back)
    return root
