"""The bytes of a PDF in, a `Reading` out: page by page its text layer where that can be trusted, OCR of its image where not."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from docparse.document import Box, Page, Reading, SignaturePanel, Word
from docparse.errors import ReadError
from docparse.layout.furniture import read_panel, set_running_aside
from docparse.layout.order import Flow, line_of, order
from docparse.layout.tables import find_grids
from docparse.read.options import DEFAULT, LOST, ReadOptions, pages_to_read
from docparse.read.pdf.annotations import attached_files, panel_of, part_panels, signatures, with_annotations
from docparse.read.pdf.drawn import Drawn, draw
from docparse.read.pdf.facing import halves
from docparse.read.pdf.layer import contradiction
from docparse.read.pdf.quality import Verdict, judge
from docparse.read.scan.photo import LARGEST_SHEET, LONG_SIDE
from docparse.read.scan.urgency import stamp_warnings
from docparse.read.sheets import in_order, is_spread, may_hold_two
from docparse.text.regex import regex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_PIXELS = 60_000_000
_LOOKED_AT = 12
"""Sheets that are looked at for two pages side by side before the first is read."""
COARSE = 110
"""Dots per inch under which nobody scans a large sheet."""
_NAMED = 5
"""Attached files that a warning names."""
_PASSWORD, _SECURITY = 4, 5
_CATALOGUE = regex(rb"(\d+)\s+0\s+obj\b(?:(?!endobj)[\s\S]){0,600}?/Type\s*/Catalog\b")


def read_pdf(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Reading:
    """Read a PDF. Raises ReadError (`encrypted`, `corrupt`, `empty`, `too_large`, `missing_tool`) with advice.

    A page that cannot be read becomes an empty page and a warning, unless no page can.
    """
    document = _open(data, name)
    try:
        count = len(document)
        if count == 0:
            raise ReadError(name, "empty", "has no pages", "check the copy and add the file again")
        if options.max_pages is not None and count > options.max_pages:
            raise ReadError(
                name, "too_large", f"has {count} pages, more than {options.max_pages}", "split it or allow more with --max-pages"
            )
        signed = signatures(document)  # before pages are flattened: that drops the fields
        reading = Reading("application/pdf", "born-digital", [])
        failed = 0
        flow = Flow()
        facing = _has_facing_pages(document)
        for index in pages_to_read(reading, count, options):
            try:
                pages, panels = _read_page(document, index, options, flow, facing or is_spread(reading.pages))
            except (_pdfium_error(), ValueError, OSError) as error:
                failed += 1
                pages, panels = [Page(number=index + 1, reason=f"cannot be read: {error}")], []
                reading.warnings.append(("page_unreadable", f"Không đọc được trang {index + 1} ({error}); các trang khác đã đọc"))
            reading.pages.extend(pages)
            reading.panels.extend(panels)
        if failed + sum(page.reason == LOST for page in reading.pages) == count:
            raise ReadError(name, "corrupt", "has no page that can be read", "get a new copy from its sender")
        reading.panels = _distinct([*reading.panels, *signed])
        if attached := attached_files(document):
            shown = ", ".join(attached[:_NAMED]) + (", …" if len(attached) > _NAMED else "")
            reading.warnings.append(
                ("files_attached", f"PDF mang theo {len(attached)} tệp chưa được đọc ({shown}); hãy lưu chúng ra rồi nạp riêng")
            )
    finally:
        document.close()
    if b"%%EOF" not in data[-4096:]:
        reading.warnings.append(("file_damaged", "Tệp bị cụt ở cuối; phần còn lại đã được đọc"))
    reading.pages = in_order(reading.pages)
    set_running_aside(reading.pages)
    reading.origin = _origin(reading.pages)
    _warn(reading)
    return reading


def _has_facing_pages(document: Any) -> bool:
    """Whether the text layer of one of the first sheets shows two pages, so that a gap alone parts the others."""
    for index in range(min(len(document), _LOOKED_AT)):
        if not may_hold_two(*document.get_page_size(index)):
            continue
        with suppress(_pdfium_error(), ValueError, OSError):
            page = document[index]
            try:
                if len(halves(draw(page))) == 2:
                    return True
            finally:
                page.close()
    return False


def _distinct(panels: list[SignaturePanel]) -> list[SignaturePanel]:
    """Panels without those that say the same again: one signature may have a field on every page."""
    out: list[SignaturePanel] = []
    for panel in panels:
        if not any(panel.signer == known.signer and (panel.time or "")[:19] == (known.time or "")[:19] for known in out):
            out.append(panel)
    return out


def _pdfium_error() -> type[Exception]:
    import pypdfium2

    error: type[Exception] = pypdfium2.PdfiumError
    return error


def _open(data: bytes, name: str) -> Any:
    """The document, or a ReadError that says what is wrong with it."""
    import pypdfium2

    if not data.strip():
        raise ReadError(name, "empty", "is empty", "check the copy and add the file again")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (_PASSWORD, _SECURITY):
            raise ReadError(name, "encrypted", "is protected by a password", "remove the password and add it again") from None
        mended = _mended(data)
        if mended is not None:
            return mended
        raise ReadError(name, "corrupt", "is damaged or no PDF", "get a new copy; if it opens in a viewer, print it to a new PDF") from None


def _mended(data: bytes) -> Any | None:
    """The document of a file whose end was cut off, by a new trailer for the catalogue that is still in it; None where that fails."""
    import pypdfium2

    found = _CATALOGUE.findall(data)
    if not found:
        return None
    trailer = b"\nendobj\ntrailer\n<< /Root %s 0 R >>\nstartxref\n0\n%%%%EOF\n" % found[-1]
    try:
        document = pypdfium2.PdfDocument(data + trailer)
        return document if len(document) else None
    except pypdfium2.PdfiumError:
        return None


def _read_page(document: Any, index: int, options: ReadOptions, flow: Flow, spread: bool) -> tuple[list[Page], list[SignaturePanel]]:
    """One page, or the two that a scanned sheet shows, and the signature panels on it. `spread`: the file has had such a sheet."""
    page, own = with_annotations(document, index)
    try:
        drawn = draw(page, own)
        typed, groups = part_panels(drawn.added)
        panels = [panel_of(group) for group in groups]
        verdict = judge(drawn)
        covered = [word.box for group in groups for run in group for word in run]
        image = None
        if options.ocr == "auto" and verdict.scanned:
            image = render(page, options.dpi)
            with suppress(ReadError):  # without an engine the layer is all there is
                if problem := contradiction(drawn.runs, *image):
                    verdict = Verdict(False, problem, verdict.valid)
        if options.ocr == "always" or (options.ocr == "auto" and not verdict.usable):
            reason = "OCR was asked for" if verdict.usable else verdict.reason
            found = _scan(image or render(page, options.dpi), index, reason, typed, covered, flow, spread)
            return found[0], [*panels, *found[1]]
        parts = halves(drawn, spread)
        if len(parts) == 1 or groups:
            read, named = _from_layer(drawn, typed, groups, verdict, index, flow, panels)
            return [read], named
        pages: list[Page] = []
        for part, place in parts:
            read, panels = _from_layer(part, part_panels(part.added)[0], [], verdict, index, flow, panels)
            read.sheet, read.photo = index + 1, place
            read.reason = "; ".join(said for said in (read.reason, "one of two pages on a sheet") if said)
            pages.append(read)
        return pages, panels
    finally:
        page.close()


def _from_layer(
    drawn: Drawn,
    typed: list[list[Word]],
    groups: list[list[list[Word]]],
    verdict: Verdict,
    index: int,
    flow: Flow,
    panels: list[SignaturePanel],
) -> tuple[Page, list[SignaturePanel]]:
    """A page from its text layer."""
    grids = find_grids(drawn.rules)
    ordered = order([*drawn.runs, *typed], drawn.width, drawn.height, grids, flow, drawn.rules)
    aside = [run for group in groups for run in group] + ([drawn.turned] if drawn.turned else [])
    furniture = [*ordered.furniture, *(line_of(run) for run in aside)]
    page = Page(
        number=index + 1, lines=ordered.lines, furniture=furniture, width=drawn.width, height=drawn.height,
        read_by="text-layer", reason=verdict.reason,
    )  # fmt: skip
    return page, [*panels, *(read_panel(text) for text in ordered.panels)]


def _scan(
    picture: tuple[NDArray[np.uint8], int],
    index: int,
    reason: str,
    typed: Sequence[Sequence[Word]],
    covered: Sequence[Box],
    flow: Flow,
    spread: bool,
) -> tuple[list[Page], list[SignaturePanel]]:
    """A page, or the two of a sheet, by OCR of its image."""
    from docparse.read.scan.spread import read_sheet

    return read_sheet(*picture, index + 1, reason, typed, covered, flow, spread=spread)


def render(page: Any, dpi: int) -> tuple[NDArray[np.uint8], int]:
    """The image (H, W, 3) RGB of a pypdfium2 page, and its resolution: lower than asked for where the sheet is huge.

    A page larger than A3 under a picture of few pixels is a sheet of A4 that a program gave a point for every pixel (`sheet_of`).
    """
    import numpy as np

    from docparse.read.pdf.graphics import widest_picture

    width, height = page.get_size()
    long = max(width, height)
    if long > LARGEST_SHEET and 0 < widest_picture(page) < COARSE / 72 * long:
        dpi = max(20, round(dpi * LONG_SIDE * 72 / long))
    while dpi > 72 and width * height * (dpi / 72) ** 2 > MAX_PIXELS:
        dpi -= 10
    if width * height * (dpi / 72) ** 2 > MAX_PIXELS:
        dpi = max(1, int(72 * (MAX_PIXELS / (width * height)) ** 0.5))
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    try:
        pixels = bitmap.to_numpy()
        image = np.ascontiguousarray(pixels[:, :, :3] if pixels.ndim == 3 else np.stack([pixels] * 3, axis=-1))
        return image, dpi
    finally:
        bitmap.close()


def _origin(pages: list[Page]) -> Any:
    """born-digital, ocr or mixed, by how its pages were read."""
    kinds = {page.read_by for page in pages if page.lines}
    if kinds == {"ocr"}:
        return "ocr"
    return "mixed" if "ocr" in kinds else "born-digital"


def _warn(reading: Reading) -> None:
    """What an archivist should know of the reading."""
    if not any(page.lines for page in reading.pages):
        reading.warnings.append(("no_text", "Không thấy chữ ở trang nào"))
    reading.warnings += stamp_warnings(reading.pages)
    doubtful = [page.number for page in reading.pages if page.read_by == "ocr" and (page.ocr_confidence or 0.0) < 0.7 and page.lines]
    if doubtful:
        pages = ", ".join(map(str, doubtful))
        reading.warnings.append(("ocr_doubtful", f"Nhận dạng chưa chắc ở trang {pages}"))
