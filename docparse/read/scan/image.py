"""The bytes of an image file (PNG, JPEG, TIFF of many pages, WEBP, BMP, GIF) in, a `Reading` of its pages by OCR out."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from docparse.document import Page, Reading
from docparse.errors import ReadError
from docparse.layout.furniture import set_running_aside
from docparse.read.options import DEFAULT, LOST, ReadOptions, pages_to_read
from docparse.read.scan.urgency import stamp_warnings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Pixels = NDArray[np.uint8]

MAX_PIXELS = 150_000_000
"""Larger than any scan that is meant (A2 at 600 dpi has 140 million); checked on the header, before anything is unpacked."""
_WORKING_PIXELS = 24_000_000
_LONG_SIDE = 11.69
_OBLONG = 4.0
"""How many times as long as it is wide a dot of a scan may be."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, AttributeError, ArithmeticError, struct.error)
"""What Pillow raises on damaged files, by the place of the damage."""
_DAMAGED = "get a new copy; if it opens in a viewer, save it again as PNG"


def read_image(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Reading:
    """Read an image file. Raises ReadError: `corrupt`, `too_large`, `unreadable` (OCR switched off), `missing_tool`."""
    from PIL import Image

    from docparse.read.scan.spread import read_sheet
    from docparse.read.sheets import is_spread

    if options.ocr == "never":
        raise ReadError(name, "unreadable", "is an image, and OCR is switched off", "read it with --ocr auto")
    with opened(data, name) as image:
        media_type = Image.MIME.get(image.format or "", "image/unknown")
        # frames of an animation are no pages
        count, broken = (1, False) if media_type in ("image/gif", "image/webp") else _frames(image, name)
        if options.max_pages is not None and count > options.max_pages:
            raise ReadError(
                name, "too_large", f"has {count} pages, more than {options.max_pages}", "split it or allow more with --max-pages"
            )
        reading = Reading(media_type, "ocr", [])
        if broken:
            reading.warnings.append(("file_damaged", f"Danh sách trang đứt sau trang {count}; phần còn lại đã được đọc"))
        tables = failed = 0
        for index in pages_to_read(reading, count, options):
            try:
                pixels, dpi = page_pixels(image, index, name)
            except ReadError as error:
                if count == 1 or error.category == "too_large":
                    raise
                failed += 1
                reading.pages.append(Page(number=index + 1, reason="cannot be read"))
                reading.warnings.append(("page_unreadable", f"Không đọc được trang {index + 1}; các trang khác đã đọc"))
                continue
            pages, panels = read_sheet(pixels, dpi, index + 1, "an image", first_table=tables, spread=is_spread(reading.pages))
            tables += len({line.table for page in pages for line in page.lines if line.table is not None})
            reading.pages.extend(pages)
            reading.panels.extend(panels)
        if failed + sum(page.reason == LOST for page in reading.pages) == count:
            raise ReadError(name, "corrupt", "is damaged: no page can be read", _DAMAGED)
    finish(reading)
    return reading


def finish(reading: Reading) -> None:
    """Put the pages of a scan in order, set their running lines aside and warn of what an archivist should know, in place."""
    from docparse.read.sheets import in_order

    reading.pages = in_order(reading.pages)
    set_running_aside(reading.pages)
    if not any(page.lines for page in reading.pages):
        reading.warnings.append(("no_text", "Không thấy chữ ở trang nào"))
    reading.warnings += stamp_warnings(reading.pages)
    doubtful = [str(page.number) for page in reading.pages if page.lines and (page.ocr_confidence or 0.0) < 0.7]
    if doubtful:
        reading.warnings.append(("ocr_doubtful", f"Nhận dạng chưa chắc ở trang {', '.join(doubtful)}"))


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Image.Image]:
    """The image with only its header read. Raises ReadError `corrupt` or `too_large`."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError:
        raise _too_large(name, "") from None
    except UnidentifiedImageError as error:
        raise ReadError(name, "corrupt", f"is damaged or no image ({error.__class__.__name__})", _DAMAGED) from None
    except _BROKEN as error:
        raise ReadError(name, "corrupt", f"is damaged or no image ({error})", _DAMAGED) from None
    with image, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # Pillow's words on damaged tags; what matters becomes a warning of ours
        _guard(image, name)
        yield image


def _frames(image: Image.Image, name: str) -> tuple[int, bool]:
    """How many pages a file holds, and whether the list of its pages breaks off there. Raises ReadError `corrupt`."""
    count = 0
    try:
        return int(getattr(image, "n_frames", 1)), False
    except _BROKEN as error:
        with suppress(*_BROKEN):
            while True:
                image.seek(count)
                count += 1
        if not count:
            raise ReadError(name, "corrupt", f"has a damaged list of pages ({error})", _DAMAGED) from None
        return count, True


def _guard(image: Image.Image, name: str) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _too_large(name, f" ({width} x {height} pixels)")
    if width < 8 or height < 8:
        raise ReadError(name, "empty", f"has only {width} x {height} pixels", "scan the page again at 300 dpi")


def _too_large(name: str, size: str) -> ReadError:
    return ReadError(name, "too_large", f"is too large an image{size}", "scan it at 300 dpi, or save it smaller")


def page_pixels(image: Image.Image, index: int, name: str) -> tuple[Pixels, int]:
    """One page as (H, W, 3) RGB, upright by its EXIF tag, and its resolution in dots per inch."""
    import numpy as np
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image.seek(index)
            _guard(image, name)
            image.load()
            upright = to_rgb(ImageOps.exif_transpose(image) or image)
    except Image.DecompressionBombError:
        raise _too_large(name, "") from None
    except _BROKEN as error:
        raise ReadError(name, "corrupt", f"is damaged or cut short ({error})", _DAMAGED) from None
    upright, claimed = _square(upright, image)
    dpi = _resolution(claimed, upright.size)
    if upright.width * upright.height > _WORKING_PIXELS:
        scale = max((_WORKING_PIXELS / (upright.width * upright.height)) ** 0.5, min(1.0, 300 / dpi))
        upright = upright.resize((max(8, round(upright.width * scale)), max(8, round(upright.height * scale))), Image.Resampling.BOX)
        dpi = max(1, round(dpi * scale))
    return np.asarray(upright), dpi


def to_rgb(image: Image.Image) -> Image.Image:
    """Any mode as RGB: 16-bit grey brought to 8, transparency laid on white paper."""
    import numpy as np
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image).astype(np.float64)
        top = 65535.0 if values.max(initial=0.0) > 255 else 255.0
        return Image.fromarray(np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)).convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _square(page: Image.Image, source: Image.Image) -> tuple[Image.Image, Any]:
    """A page with as many dots to the inch down as across, and its claimed resolution.

    Fax machines send 204 by 98 dots to the inch (ITU-T T.4); drawn dot by dot such a page has half of its height.
    """
    from PIL import Image

    claimed = source.info.get("dpi") or source.info.get("resolution") or source.info.get("jfif_density")
    try:
        across, down = float(claimed[0]), float(claimed[1])  # type: ignore[index]
        factor = across / down if source.size == page.size else down / across
    except (TypeError, IndexError, ValueError, ZeroDivisionError):
        return page, None
    if not (1.03 < factor < _OBLONG or 1.03 < 1 / factor < _OBLONG):
        return page, source.info.get("dpi")
    most = max(across, down)
    width, height = round(page.width * max(1.0, 1 / factor)), round(page.height * max(1.0, factor))
    if width * height > MAX_PIXELS:
        return page, source.info.get("dpi")
    return page.resize((width, height), Image.Resampling.BICUBIC), (most, most)


def _resolution(claimed: Any, size: tuple[int, int]) -> int:
    """Dots per inch: what the file claims where that gives a sheet of paper, else as if the image were an A4 sheet.

    Cameras and screens claim 72 or 96 whatever they show.
    """
    guess = max(size) / _LONG_SIDE
    try:
        value = float(claimed[1])
    except (TypeError, IndexError, ValueError, ZeroDivisionError):
        value = 0.0
    sheet = max(size) / value if value > 0 else 0.0
    return round(value) if value > 96 and 4 <= sheet <= 40 else max(20, round(guess))
