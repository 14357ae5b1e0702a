"""A scan (PDF or image file) in, a searchable PDF/A-2b out: its pictures as they were, our text beneath them, unseen.

Pages of a PDF keep their picture streams. A page with something that PDF/A does not allow (fonts that are not embedded, CMYK without
a profile) is printed as a picture of 300 dpi instead, and the result says so. Signatures are no part of the copy: it is another file.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from docparse.document import Page, Reading, Word
from docparse.errors import ReadError
from docparse.export import pdfa
from docparse.export.blank_font import font
from docparse.export.page_content import Sheet, drop_invisible_text, invisible_text
from docparse.read.options import DEFAULT, ReadOptions

_DPI = 300
_SURE = 0.6
_DAMAGE = (KeyError, TypeError, ValueError, AttributeError, IndexError, NotImplementedError)
"""What pikepdf raises where an object of a damaged file is not of the kind that it must be."""
_FONT = "/DocparseText"


@dataclass(slots=True)
class Searchable:
    """A searchable copy. `pdf`: its bytes; `pages`: how many; `words`: written beneath them; `printed`: pages that became new pictures."""

    pdf: bytes
    pages: int = 0
    words: int = 0
    printed: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    signed: bool = False


def make_searchable(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Searchable:
    """The searchable copy of a PDF or an image. Raises ReadError: those of the readers, and `unsupported` for other kinds of files."""
    import pikepdf

    from docparse.read import read
    from docparse.read.detect import detect

    kind = detect(data, name)
    if kind != "application/pdf" and not kind.startswith("image/"):
        raise ReadError(name, "unsupported", f"is no scan ({kind})", "name a PDF or an image")
    reading = read(data, name, options)
    made = Searchable(b"", len(_sheets(reading)), warnings=list(reading.warnings), signed=bool(reading.panels))
    with pikepdf.Pdf.new() as pdf:
        if kind == "application/pdf":
            try:
                _copy_pages(pdf, data, reading, made)
            except pikepdf.PdfError as error:
                raise ReadError(name, "corrupt", f"cannot be copied ({error})", "open it in a viewer and print it to a new PDF") from None
        else:
            _image_pages(pdf, data, reading, made)
        characters = {char for page in reading.pages for line in _lines(page) for word in line for char in word.text}
        blank = font(pdf, characters)
        for page in pdf.pages:
            resources: Any = page.obj.get("/Resources") or {}
            if _FONT in (resources.get("/Font") or {}):
                resources["/Font"][_FONT] = blank
        digest = hashlib.sha256(data).hexdigest()
        pdfa.finish(pdf, name.rpartition(".")[0] or name, _description(made, digest), f"{name} (SHA-256 {digest})")
        buffer = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(buffer, min_version="1.7", compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    made.pdf = buffer.getvalue()
    return made


def _description(made: Searchable, digest: str) -> str:
    text = f"Searchable copy made by docparse of the file with SHA-256 {digest}. Invisible text by OCR lies beneath the page images."
    if made.signed:
        text += " The original carries a digital signature; this copy does not and is no signed original."
    if made.printed:
        text += f" Pages printed anew as images: {', '.join(str(number) for number, _ in made.printed)}."
    return text


def _sheets(reading: Reading) -> list[list[Page]]:
    """The pages that were read by the page of the file that shows them, in the order of the file: a scanned sheet may show two."""
    ordered = sorted(reading.pages, key=lambda page: page.sheet or page.number)
    return [list(shown) for _, shown in groupby(ordered, key=lambda page: page.sheet or page.number)]


def _lines(page: Page) -> Iterator[list[Word]]:
    """The printed lines of a page whose words are known, with furniture that was surely read."""
    for line in page.lines:
        words = [word for word in line.words if word.text]
        if words:
            yield words
    for line in page.furniture:
        words = [word for word in line.words if word.text and (word.confidence is None or word.confidence > _SURE)]
        if words:
            yield words


def _write(page: Any, sheet: Sheet, read: Page, made: Searchable) -> None:
    """Lay the words that were read beneath what a page shows. The font comes later, when all characters are known."""
    import pikepdf

    lines = list(_lines(read))
    if not lines:
        return
    if read.photo:
        from docparse.read.scan.photo import on_photo

        lines = [[replace(word, box=on_photo(read, word.box)) for word in line] for line in lines]
    made.words += sum(map(len, lines))
    fonts: Any = pikepdf.Dictionary(page.Resources.get("/Font") or {})
    fonts[_FONT] = pikepdf.Dictionary()
    page.Resources.Font = fonts
    pikepdf.Page(page).contents_add(invisible_text(lines, sheet, _FONT), prepend=True)


# --- PDF ------------------------------------------------------------------------------------------------------------------------------


def _copy_pages(pdf: Any, data: bytes, reading: Reading, made: Searchable) -> None:
    import pikepdf

    with pikepdf.Pdf.open(io.BytesIO(_flattened(data)), suppress_warnings=True) as source:
        for number, (original, shown) in enumerate(zip(source.pages, _sheets(reading), strict=False)):
            pdf.pages.append(original)
            page = pdf.pages[-1].obj
            page.Resources = pikepdf.Dictionary(page.get("/Resources") or {})  # of its own: pages may share one
            try:
                visible = drop_invisible_text(pdf, page)
                pdfa.clean_page(page)
                if visible and not all(pdfa.is_embedded(one) for one in pdfa.fonts_of(page.get("/Resources"))):
                    raise pdfa.Unfit("a font that is not embedded")
            except (pdfa.Unfit, *_DAMAGE) as problem:
                made.printed.append((number + 1, str(problem) if isinstance(problem, pdfa.Unfit) else "a damaged object"))
                _print_page(pdf, data, number)
                page, visible = pdf.pages[-1].obj, False
            box = [float(value) for value in pikepdf.Page(page).cropbox]
            for read in shown:
                if not visible or read.read_by == "ocr":  # what is seen there is no text of the paper: the panel of a signature, junk
                    _write(page, Sheet(box, int(page.get("/Rotate", 0)), 0 if read.photo else read.turned), read, made)


def _flattened(data: bytes) -> bytes:
    """The file with what is drawn by fields, notes and stamps drawn into its pages (a number typed at signing); else as it is."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    try:
        flat = False
        for index in range(len(document)):
            page = document[index]
            if raw.FPDFPage_GetAnnotCount(page.raw):
                flat = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS or flat
            page.close()
        if not flat:
            return data
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    finally:
        document.close()


def _print_page(pdf: Any, data: bytes, index: int) -> None:
    """Put a picture of page `index` in the place of the last page of `pdf`."""
    import pypdfium2
    from PIL import Image

    from docparse.read.pdf.annotations import with_annotations
    from docparse.read.pdf.pdf import render

    document = pypdfium2.PdfDocument(data)
    try:
        page, _ = with_annotations(document, index)
        pixels, dpi = render(page, _DPI)
        page.close()
    finally:
        document.close()
    del pdf.pages[-1]
    _add_picture(pdf, _lossless(pdf, Image.fromarray(pixels)), pixels.shape[1] * 72 / dpi, pixels.shape[0] * 72 / dpi)


# --- images ---------------------------------------------------------------------------------------------------------------------------


def _image_pages(pdf: Any, data: bytes, reading: Reading, made: Searchable) -> None:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the reader has looked at the size
    with Image.open(io.BytesIO(data)) as image:
        for index, shown in enumerate(_sheets(reading)):
            read = shown[0]
            width, height = read.width or 595.0, read.height or 842.0
            if read.photo:
                width, height = read.photo.width, read.photo.height
            elif read.turned % 180:
                width, height = height, width
            if read.width is None:
                pdf.add_blank_page(page_size=(width, height))
                continue
            image.seek(index)
            upright = image.getexif().get(0x0112, 1) == 1
            picture: Any
            if image.format == "JPEG" and upright and image.mode in ("L", "RGB"):
                picture = _jpeg(pdf, data, image.size, image.mode)
            else:
                picture = _lossless(pdf, image if upright else ImageOps.exif_transpose(image))
            _add_picture(pdf, picture, width, height)
            for page in shown:
                _write(pdf.pages[-1].obj, Sheet([0, 0, width, height], 0, 0 if page.photo else page.turned), page, made)


def _jpeg(pdf: Any, data: bytes, size: tuple[int, int], mode: str) -> Any:
    """A JPEG file as it is."""
    from pikepdf import Name

    return _picture(pdf, data, size, Name.DeviceGray if mode == "L" else Name.DeviceRGB, 8, Filter=Name.DCTDecode)


def _lossless(pdf: Any, image: Any) -> Any:
    """The samples of an image, packed as PNG packs them: a bit each for black and white, else 8 or 16."""
    from pikepdf import Dictionary, Name

    from docparse.read.scan.image import to_rgb

    if image.mode not in ("1", "L", "RGB", "I;16", "I;16B"):
        image = to_rgb(image)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", icc_profile=None)
    bits = {"1": 1, "I;16": 16, "I;16B": 16}.get(image.mode, 8)
    colours = 3 if image.mode == "RGB" else 1
    parameters = Dictionary(Predictor=15, Colors=colours, BitsPerComponent=bits, Columns=image.width)
    space = Name.DeviceRGB if colours == 3 else Name.DeviceGray
    return _picture(pdf, _png_samples(buffer.getvalue()), image.size, space, bits, Filter=Name.FlateDecode, DecodeParms=parameters)


def _png_samples(png: bytes) -> bytes:
    """The packed samples of a PNG file: its IDAT chunks in a row."""
    out, at = [], 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            out.append(png[at + 8 : at + 8 + size])
        at += size + 12
    return b"".join(out) or zlib.compress(b"")


def _picture(pdf: Any, data: bytes, size: tuple[int, int], space: Any, bits: int, **rest: Any) -> Any:
    from pikepdf import Name, Stream

    picture = Stream(pdf, data)
    for key, value in {
        "Type": Name.XObject, "Subtype": Name.Image, "Width": size[0], "Height": size[1], "ColorSpace": space, "BitsPerComponent": bits,
        **rest,
    }.items():  # fmt: skip
        picture[f"/{key}"] = value
    return pdf.make_indirect(picture)


def _add_picture(pdf: Any, picture: Any, width: float, height: float) -> None:
    """A page that a picture fills; sizes in points."""
    from pikepdf import Dictionary

    pdf.add_blank_page(page_size=(width, height))
    page: Any = pdf.pages[-1].obj
    page.Resources = Dictionary(XObject=Dictionary(Im0=picture))
    page.Contents = pdf.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Im0 Do Q\n".encode())
