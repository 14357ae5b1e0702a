"""A pypdfium2 page or text page in, PDFium's functions that are asked once a character or an object out (`Calls`), bound for speed.

pypdfium2 states the type of every argument, and converting them takes ctypes longer than most of these functions take; pages of text ask
a few thousand times each. Here handles are made once (`handle`), and addresses that PDFium gives are plain integers (0: none).
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from struct import Struct
from typing import Any

read_rectangle = Struct("4f").unpack_from
"""left, top, right, bottom of an `FS_RECTF`."""
read_matrix = Struct("6f").unpack_from
"""a to f of an `FS_MATRIX`."""


class Calls:
    """The functions of PDFium by short names; each takes what its namesake takes."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        # Without argument types ctypes passes a c_void_p and a (small) integer as they are. Of an object's address the type is stated:
        # an integer would be cut to 32 bits.
        flag, size, address = (ctypes.PYFUNCTYPE(kind) for kind in (ctypes.c_int, ctypes.c_double, ctypes.c_void_p))
        flag_of, address_of = (ctypes.PYFUNCTYPE(kind, ctypes.c_void_p) for kind in (ctypes.c_int, ctypes.c_void_p))
        # of a text page and the index of a character
        self.text_object = _bound(address, raw.FPDFText_GetTextObject)
        self.font_size = _bound(size, raw.FPDFText_GetFontSize)
        self.loose_box = _bound(flag, raw.FPDFText_GetLooseCharBox)
        self.matrix = _bound(flag, raw.FPDFText_GetMatrix)
        # of a page and the index of an object
        self.page_object = _bound(address, raw.FPDFPage_GetObject)
        # of the address of an object
        self.render_mode = _bound(flag_of, raw.FPDFTextObj_GetTextRenderMode)
        self.font = _bound(address_of, raw.FPDFTextObj_GetFont)
        self.kind = _bound(flag_of, raw.FPDFPageObj_GetType)


def _bound(prototype: Any, function: Any) -> Any:
    return prototype(ctypes.cast(function, ctypes.c_void_p).value)


@lru_cache(maxsize=1)
def calls() -> Calls:
    """PDFium's functions, bound once a process."""
    return Calls()


def handle(raw: Any) -> ctypes.c_void_p:
    """The handle of a page or a text page (their `raw`), as `Calls` take it; the caller keeps the page open."""
    return ctypes.cast(raw, ctypes.c_void_p)
