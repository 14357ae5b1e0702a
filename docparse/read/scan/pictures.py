"""The pictures in a Word file or a web page that holds nothing else in, a `Reading` out: scanned pages that were pasted there.

`read_pictures` reads pictures as the pages they show, `in_word` and `in_html` find them in the order of the document.
"""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docparse.errors import ReadError
from docparse.read.options import LOST, ReadOptions, pages_to_read
from docparse.read.scan.image import finish, opened, page_pixels
from docparse.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docparse.document import Reading

FEW_WORDS = 12
"""Words that may stand beside pictures of pages: the mark of a scanning program, a page number."""
_SMALLEST = 500
"""Pixels of the long side of a page that could be read: less is a logo, a seal, a signature."""
_LARGEST = 100_000_000
"""Bytes of all pictures of a file together."""
_RELATIONS = tuple(
    f"{{{schema}/officeDocument/{year}relationships}}{name}"
    for schema, year in (("http://schemas.openxmlformats.org", "2006/"), ("http://purl.oclc.org/ooxml", ""))
    for name in ("embed", "id")
)
"""What an element that shows a picture names it by: as most programs save it, and in strict files."""
_DATA_URI = regex(r"""<img[^<>]{0,2000}?\ssrc\s*=\s*["']?data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s%]+)""", re.I)


def read_pictures(pictures: Sequence[bytes], name: str, options: ReadOptions, media_type: str) -> Reading | None:
    """The reading of pictures of pages, each one page, its first frame; None where none of them is one or OCR is switched off.

    Raises ReadError (`too_large`, `missing_tool`).
    """
    from docparse.document import Page, Reading
    from docparse.read.scan.spread import read_sheet
    from docparse.read.sheets import is_spread

    pages = [picture for picture in pictures if _is_page(picture)] if options.ocr != "never" else []
    if not pages:
        return None
    if options.max_pages is not None and len(pages) > options.max_pages:
        raise ReadError(
            name, "too_large", f"has {len(pages)} pages, more than {options.max_pages}", "split it or allow more with --max-pages"
        )
    reading = Reading(media_type, "ocr", [])
    tables = 0
    for index in pages_to_read(reading, len(pages), options):
        try:
            with opened(pages[index], name) as image:
                pixels, dpi = page_pixels(image, 0, name)
        except ReadError:
            reading.pages.append(Page(number=index + 1, reason="cannot be read"))
            reading.warnings.append(("page_unreadable", f"Không đọc được ảnh thứ {index + 1}; các ảnh khác đã đọc"))
            continue
        shown, panels = read_sheet(pixels, dpi, index + 1, "a picture of a page", first_table=tables, spread=is_spread(reading.pages))
        tables += len({line.table for page in shown for line in page.lines if line.table is not None})
        reading.pages.extend(shown)
        reading.panels.extend(panels)
    if not any(page.lines or page.reason == LOST for page in reading.pages):
        return None
    finish(reading)
    return reading


def in_word(data: bytes) -> list[bytes]:
    """The pictures in the body of a .docx, in its order."""
    from docparse.read.word.parts import damages, main_entry, parse

    found: list[bytes] = []
    read: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            main = main_entry(sizes)
            listed = f"word/_rels/{posixpath.basename(main)}.rels"
            if max(sizes.get(listed, 0), sizes.get(main, 0)) > _LARGEST:
                return found
            relations, body = parse(archive, listed, _LARGEST), parse(archive, main, _LARGEST)
            targets = {relation.get("Id"): _target(relation.get("Target") or "") for relation in relations}
            left = _LARGEST
            for entry in (targets.get(key) for key in _shown(body)):
                if entry in sizes and entry not in read and sizes[entry] <= left:
                    read[entry] = archive.read(entry)
                    left -= sizes[entry]
                if entry in read:
                    found.append(read[entry])
    except damages():
        return found  # what could be found is better than nothing
    return found


def _target(target: str) -> str:
    """The name in the archive of what a relation of word/document.xml points to."""
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("word", target))


def _shown(body: _Element) -> Iterator[str | None]:
    """The relations of the pictures of a body, drawn the new way or the old; what is told again for old programs is left out."""
    for element in body.iter("{*}blip", "{*}imagedata"):
        if not any(True for _ in element.iterancestors("{*}Fallback")):
            yield next((relation for name in _RELATIONS if (relation := element.get(name))), None)


def in_html(source: str) -> list[bytes]:
    """The pictures that a web page carries in itself, in its order."""
    found = []
    for match in _DATA_URI.finditer(source):
        try:
            found.append(base64.b64decode(unquote(match[1])))
        except binascii.Error:
            continue
    return found


def _is_page(picture: bytes) -> bool:
    """Whether a picture can be opened and is large enough for a page."""
    try:
        with opened(picture, "") as image:
            return max(image.size) >= _SMALLEST <= 2 * min(image.size)
    except ReadError:
        return False
