"""A PDF page with annotations in, the same page with their text in its place out, and what the digital signatures say of themselves.

A signed PDF keeps the number and the day typed at signing in widget or free-text annotations, which a text page leaves out.
They are flattened into the page (in memory only: the bytes as received are never changed), and their text is then told from
signature panels by its form, not by its kind: both are signature fields.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

from docparse.document import SignaturePanel, Word
from docparse.layout.furniture import is_panel, read_panel
from docparse.text.regex import regex

_LINK, _POPUP, _NOTE = 2, 16, 1
_COMMON_NAME = b"\x55\x04\x03"
_AUTHORITY = regex(r"\bCA\b|root|certification authority|ch[uứ]ng th[uự]c|G[0-9]$|timestamp|TSA", re.I)


def with_annotations(document: Any, index: int) -> tuple[Any, int | None]:
    """Page `index` (from 0) with its annotations drawn into it, and the count of characters it had before (None: had none)."""
    import pypdfium2.raw as raw

    page = document[index]
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if not count or not any(_has_text(page, k) for k in range(min(count, 500))):
        return page, None
    text_page = page.get_textpage()
    own = text_page.count_chars()
    text_page.close()
    if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page, None
    page.close()
    return document[index], own


def _has_text(page: Any, index: int) -> bool:
    """Whether an annotation may draw text: links, notes and pop-ups do not."""
    import pypdfium2.raw as raw

    annotation = raw.FPDFPage_GetAnnot(page.raw, index)
    if not annotation:
        return False
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    raw.FPDFPage_CloseAnnot(annotation)
    return kind not in (_LINK, _POPUP, _NOTE)


def attached_files(document: Any) -> list[str]:
    """The names of the files that a PDF carries (a portfolio, annexes pinned to it)."""
    import ctypes

    import pypdfium2.raw as raw

    names = []
    for index in range(raw.FPDFDoc_GetAttachmentCount(document.raw)):
        attachment = raw.FPDFDoc_GetAttachment(document.raw, index)
        size = raw.FPDFAttachment_GetName(attachment, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
        names.append(buffer.raw.decode("utf-16-le", "replace").rstrip("\0") or f"tệp {index + 1}")
    return names


def part_panels(runs: list[list[Word]]) -> tuple[list[list[Word]], list[list[list[Word]]]]:
    """Runs that came from annotations, parted into typed text (a number, a day) and signature panels (groups of runs)."""
    groups: list[list[list[Word]]] = []
    for run in runs:
        if groups and _follows(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    typed: list[list[Word]] = []
    panels: list[list[list[Word]]] = []
    for group in groups:
        if is_panel("\n".join(text_of(run) for run in group)):
            panels.append(group)
        else:
            typed.extend(group)
    return typed, panels


def text_of(run: list[Word]) -> str:
    """The words of a run with spaces."""
    return " ".join(word.text for word in run)


def _follows(above: list[Word], below: list[Word]) -> bool:
    a, b = above[0].box, below[0].box
    height = max(a[3] - a[1], b[3] - b[1], 4.0)
    return 0 <= b[1] - a[1] < 2.5 * height and b[0] < max(w.box[2] for w in above) + height and a[0] < max(w.box[2] for w in below) + height


def panel_of(group: list[list[Word]]) -> SignaturePanel:
    """What a group of runs says as a signature panel."""
    return read_panel("\n".join(text_of(run) for run in group))


def signatures(document: Any) -> list[SignaturePanel]:
    """The digital signatures in the file: time as the dictionary states it, signer from the certificate's common names."""
    import pypdfium2.raw as raw

    out = []
    for index in range(max(0, raw.FPDF_GetSignatureCount(document.raw))):
        signature = raw.FPDF_GetSignatureObject(document.raw, index)
        size = raw.FPDFSignatureObj_GetTime(signature, None, 0)
        stated = ""
        if size:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFSignatureObj_GetTime(signature, buffer, size)
            stated = buffer.value.decode("latin-1")
        size = raw.FPDFSignatureObj_GetContents(signature, None, 0)
        signer = None
        if size:
            contents = ctypes.create_string_buffer(size)
            raw.FPDFSignatureObj_GetContents(signature, contents, size)
            signer = _signer(contents.raw)
        time = _moment(stated)
        if signer or time:
            out.append(SignaturePanel(signer, time, stated))
    return out


def _signer(der: bytes) -> str | None:
    """The first common name in a PKCS#7 signature that is no certification authority's."""
    names = []
    at = der.find(_COMMON_NAME)
    while at >= 0:
        kind, size = der[at + 3 : at + 4], der[at + 4 : at + 5]
        if kind in (b"\x0c", b"\x13", b"\x1e", b"\x14") and size and size[0] < 128:
            value = der[at + 5 : at + 5 + size[0]]
            names.append(value.decode("utf-16-be" if kind == b"\x1e" else "utf-8", "replace").strip())
        at = der.find(_COMMON_NAME, at + 1)
    people = [name for name in names if name and not _AUTHORITY.search(name)]
    return people[0] if people else None


def _moment(stated: str) -> str | None:
    """ISO 8601 of a PDF date (`D:20240215082133+07'00'`)."""
    match = re.match(r"D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2}'?\d{2})?", stated)
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    zone = (zone or "").replace("'", "").replace("Z", "+0000")
    zone = f"{zone[:3]}:{zone[3:]}" if zone else ""
    return f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"
