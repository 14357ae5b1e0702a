"""When the time allowed is up, the pages that were read make the record."""

from __future__ import annotations

import io
import time

import pytest
from pdf_files import Sheet, body

from docparse.pipeline import parse_bytes
from docparse.read.options import PageClock, ReadOptions


def _three_pages() -> bytes:
    sheet = Sheet()
    for number in range(3):
        if number:
            sheet.page()
        sheet.write(f"Phần {number} của báo cáo về công tác năm:", 85, 150)
        body(sheet, 200)
    return sheet.bytes()


def test_a_pdf_keeps_the_pages_that_were_read() -> None:
    data = _three_pages()
    whole = parse_bytes(data, "a.pdf")[0]
    part = parse_bytes(data, "a.pdf", ReadOptions(time_limit=0.0))[0]
    assert [page.number for page in part.pages] == [1, 2, 3]
    assert part.text
    assert whole.text.startswith(part.text)
    assert len(part.text) < len(whole.text)
    warning = next(warning for warning in part.warnings if warning.code == "time_limit")
    assert "trang 2 đến 3" in warning.message
    assert not any(warning.code == "time_limit" for warning in whole.warnings)


def test_pages_of_a_tiff_that_were_not_begun() -> None:
    from PIL import Image

    page = Image.new("L", (300, 200), 255)
    buffer = io.BytesIO()
    page.save(buffer, "TIFF", save_all=True, append_images=[page])
    record = parse_bytes(buffer.getvalue(), "a.tiff", ReadOptions(time_limit=0.0))[0]
    assert record.pages[1].reason == "not read: the time was up"


def test_a_page_begins_only_where_there_is_time_for_the_longest_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = PageClock(ReadOptions(time_limit=1000.0))
    assert all(clock.allows(index) for index in range(3))
    monkeypatch.setattr("docparse.read.options.monotonic", lambda: time.monotonic() + 600)
    assert not clock.allows(3)
    assert PageClock(ReadOptions()).allows(1)
