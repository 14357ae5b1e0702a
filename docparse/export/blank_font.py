"""The characters of a text in, a font without shapes for them as PDF objects out: it carries invisible text under a scan.

A character is its own code (UTF-16), every one has the same glyph without ink, half an em wide, so words are fitted by horizontal scaling.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

NAME = "/DocparseBlank"
EM, ADVANCE = 1000, 500
ASCENT, DESCENT = 800, -200


def font(pdf: Any, characters: Iterable[str]) -> Any:
    """The Type 0 font for `characters` (of the basic plane), embedded with its ToUnicode map, as an indirect object of `pdf` (pikepdf)."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    program = Stream(pdf, truetype())
    program.Length1 = len(truetype())
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor, FontName=Name(NAME), Flags=5, FontBBox=[0, DESCENT, ADVANCE, ASCENT], ItalicAngle=0, Ascent=ASCENT,
            Descent=DESCENT, CapHeight=ASCENT, StemV=80, FontFile2=pdf.make_indirect(program),
        )
    )  # fmt: skip
    glyphs = Stream(pdf, b"\x00\x01" * 65536)  # every character is glyph 1; glyph 0 stands for what a font lacks
    descendant = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(NAME), FontDescriptor=descriptor, DW=ADVANCE,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            CIDToGIDMap=pdf.make_indirect(glyphs),
        )
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(NAME), Encoding=Name("/Identity-H"), DescendantFonts=Array([descendant]),
            ToUnicode=pdf.make_indirect(Stream(pdf, to_unicode(characters))),
        )
    )  # fmt: skip


def encode(text: str) -> bytes:
    """A text as codes of the font; what lies beyond the basic plane becomes a question mark."""
    return "".join(char if " " <= char < "\ufffe" and not "\ud800" <= char <= "\udfff" else "?" for char in text).encode("utf-16-be")


def to_unicode(characters: Iterable[str]) -> bytes:
    """The CMap that says which character each code is."""
    codes = sorted({encode(char).hex().upper() for char in characters} | {"0020", "003F"})
    parts = [codes[at : at + 100] for at in range(0, len(codes), 100)]
    blocks = [f"{len(part)} beginbfchar\n" + "".join(f"<{code}> <{code}>\n" for code in part) + "endbfchar\n" for part in parts]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def truetype() -> bytes:
    """A TrueType font of two glyphs without ink, as much of one as an embedded font needs (ISO 32000-1, 9.9).

    The second has the height of a letter, by a line of no width: readers pass over text without extent.
    """
    letter = struct.pack(">hhhhhHHBBhhhh", 1, 0, DESCENT, ADVANCE, ASCENT, 1, 0, 1, 1, 0, ADVANCE, DESCENT, ASCENT - DESCENT)
    head = struct.pack(">IIIIHHQQhhhhHHhhh", 0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, DESCENT, ADVANCE, ASCENT, 0, 8, 2, 0, 0)
    hhea = struct.pack(">IhhhHhhhhhhhhhhhH", 0x00010000, ASCENT, DESCENT, 0, ADVANCE, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)
    maxp = struct.pack(">IH13H", 0x00010000, 2, 2, 1, 0, 0, 1, *([0] * 8))
    hmtx = struct.pack(">HhHh", ADVANCE, 0, ADVANCE, 0)
    tables = {
        b"glyf": letter,
        b"head": head,
        b"hhea": hhea,
        b"hmtx": hmtx,
        b"loca": struct.pack(">HHH", 0, 0, len(letter) // 2),
        b"maxp": maxp,
    }
    offset = 12 + 16 * len(tables)
    records, body, place_of_head = b"", b"", 0
    for tag, data in tables.items():
        padded = data + bytes(-len(data) % 4)
        place_of_head = offset + len(body) if tag == b"head" else place_of_head
        records += struct.pack(">4sIII", tag, _sum(padded), offset + len(body), len(data))
        body += padded
    whole = bytearray(struct.pack(">IHHHH", 0x00010000, len(tables), 64, 2, len(tables) * 16 - 64) + records + body)
    struct.pack_into(">I", whole, place_of_head + 8, (0xB1B0AFBA - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}I", data))
    return total & 0xFFFFFFFF
