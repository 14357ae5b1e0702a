"""`read_image`: kinds of files, sizes, damage."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image
from scan_pages import page

from docparse.errors import ReadError
from docparse.read.options import ReadOptions
from docparse.read.scan.image import opened, page_pixels, read_image

pytest.importorskip("tesserocr")
from docparse.read.scan.engine import tessdata

try:
    tessdata()
except ReadError:
    pytest.skip("no Vietnamese data of Tesseract", allow_module_level=True)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of an image file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_reads_kinds_of_images(kind: str, media_type: str) -> None:
    reading = read_image(saved(page(), kind, dpi=(200, 200)), f"a.{kind.lower()}")
    assert (reading.media_type, reading.origin, len(reading.pages)) == (media_type, "ocr", 1)
    text = "\n".join(line.text for line in reading.pages[0].lines)
    assert "41/KH-SGTVT" in text
    assert "chuyên môn" in text
    assert reading.pages[0].width == pytest.approx(595, abs=3)


def test_reads_all_pages_of_a_tiff() -> None:
    second = page(("Trang thứ hai của văn bản này nói về kinh phí",))
    reading = read_image(saved(page(), "TIFF", save_all=True, append_images=[second], dpi=(200, 200)), "a.tif")
    assert [page.number for page in reading.pages] == [1, 2]
    assert "kinh phí" in reading.pages[1].lines[0].text


@pytest.mark.parametrize("tagged", [True, False])
def test_a_fax_has_fewer_dots_down_than_across(tagged: bool) -> None:
    sent = page().resize((1654, 1123)).convert("1", dither=Image.Dither.NONE)  # 200 by 96
    with opened(saved(sent, "TIFF", compression="group4", **({"dpi": (200, 96)} if tagged else {})), "fax.tif") as image:
        pixels, dpi = page_pixels(image, 0, "fax.tif")
    assert pixels.shape[:2] == ((2340, 1654) if tagged else (1123, 1654))
    assert not tagged or dpi == 200


def test_too_many_pages() -> None:
    data = saved(page(), "TIFF", save_all=True, append_images=[page()], compression="tiff_lzw")
    with pytest.raises(ReadError) as error:
        read_image(data, "a.tif", ReadOptions(max_pages=1))
    assert error.value.category == "too_large"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "LA"])
def test_reads_modes_of_colour(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    grey = (
        page().convert("L").point(lambda value: 255 if value > 140 else 0) if mode == "1" else page().convert("L")
    )  # no dither, as scanners
    reading = read_image(saved(grey.convert(mode) if mode in ("1", "LA") else page().convert(mode), kind), "a")
    assert any("SGTVT" in line.text for line in reading.pages[0].lines)


def test_a_camera_photo_is_turned_by_its_tag() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    reading = read_image(saved(page().rotate(90, expand=True), "JPEG", exif=exif), "photo.jpg")
    assert any("SGTVT" in line.text for line in reading.pages[0].lines)
    assert (reading.pages[0].width or 0) < (reading.pages[0].height or 0)


def test_a_huge_image_is_refused_at_its_header() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    with pytest.raises(ReadError) as error:
        read_image(data, "bomb.png")
    assert error.value.category == "too_large"
    assert "300 dpi" in error.value.advice


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_file_cut_short_is_corrupt(kind: str) -> None:
    data = saved(page(), kind)
    with pytest.raises(ReadError) as error:
        read_image(data[: len(data) // 3], "cut")
    assert error.value.category == "corrupt"


def test_what_is_no_image_is_corrupt() -> None:
    with pytest.raises(ReadError) as error:
        read_image(b"\x89PNG\r\n\x1a\n" + b"nothing" * 20, "a.png")
    assert error.value.category == "corrupt"


def test_ocr_switched_off() -> None:
    with pytest.raises(ReadError) as error:
        read_image(saved(page(), "PNG"), "a.png", ReadOptions(ocr="never"))
    assert error.value.category == "unreadable"


def test_reads_the_number_of_a_dithered_page() -> None:
    reading = read_image(saved(page().convert("L").convert("1"), "PNG"), "a")
    assert any("SGTVT" in line.text for line in reading.pages[0].lines)


def test_a_strip_is_no_page() -> None:
    reading = read_image(saved(Image.new("L", (20_000, 8), 200), "PNG"), "a.png")
    assert not reading.pages[0].lines
