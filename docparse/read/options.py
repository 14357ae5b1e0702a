"""What a caller may ask of the readers: one frozen value, passed from the commands down to every reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file.

    `ocr`: `auto` where a page has no usable text layer, `always`, or `never`. `max_pages`: refuse longer files (None: no limit).
    `dpi`: resolution of page images for OCR. `office_timeout`: seconds that LibreOffice may take for one .doc, .rtf or .odt.
    """

    ocr: Literal["auto", "always", "never"] = "auto"
    max_pages: int | None = None
    dpi: int = 300
    office_timeout: float = 90.0


DEFAULT = ReadOptions()
"""The options of a caller who asks for nothing."""
