"""Pages of generated papers: pens write into their slots, writers are held out, layouts and effects give pictures."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest

from docparse.corpus import effects
from docparse.corpus.handwriting import DEV_WRITERS, TEST_WRITERS, scribble, write
from docparse.corpus.layout import Layout
from docparse.corpus.paper import Paper, Signature
from docparse.corpus.pdf import to_pdf
from docparse.corpus.scan import QUALITIES, Pen, Quality, scan_pages, slot_boxes
from docparse.corpus.word import to_docx

GAP = "\xa0" * 12
PAPER = Paper(
    issuer=["ỦY BAN NHÂN DÂN", "XÃ TÂN KHAI"],
    number=f"Số: {GAP}/KH-UBND",
    place_date=f"Tân Khai, ngày {GAP} tháng 4 năm 2024",
    type="KẾ HOẠCH",
    subject=["Trồng cây đầu xuân"],
    signatures=[Signature(["CHỦ TỊCH"], "Lý Bá Thịnh")],
    recipients=["- Lưu: VT."],
)
FLAT = Quality(dpi=100, noise=0.0)


def test_writers_are_held_out() -> None:
    assert not set(DEV_WRITERS) & set(TEST_WRITERS)


def test_a_writer_keeps_his_style_and_writers_differ() -> None:
    assert np.array_equal(write("412", 40, 3, 9), write("412", 40, 3, 9))
    assert not np.array_equal(write("412", 40, 3, 9), write("412", 40, 4, 9)[:, : write("412", 40, 3, 9).shape[1]])
    assert write("412", 40, 3, 9).max() > 0.5
    assert scribble(120, 1).sum() > 20


def test_the_pen_writes_where_the_blanks_are() -> None:
    pdf = to_pdf(PAPER)
    slots = slot_boxes(pypdfium2.PdfDocument(io.BytesIO(pdf))[0])
    assert set(slots) == {"number", "day"} | ({"month"} & set(slots))
    blank = scan_pages(pdf, FLAT)[0].astype(int)
    filled = scan_pages(pdf, FLAT, pen=Pen(writer=5, number="57", day="09"))[0].astype(int)
    rows, columns = np.nonzero(np.abs(blank - filled).max(axis=2) > 60)
    left, right, base = (value / 72 * FLAT.dpi for value in slots["number"])
    near = (columns > left - 12) & (columns < right + 12) & (rows > base - 40) & (rows < base + 20)
    assert near.sum() > 20
    assert rows.max() < filled.shape[0] / 3


@pytest.mark.parametrize("name", sorted(QUALITIES))
def test_every_quality_gives_a_page(name: str) -> None:
    quality = QUALITIES[name]
    page = scan_pages(to_pdf(PAPER), Quality(dpi=60, effects=quality.effects), seal="XÃ TÂN KHAI", pen=Pen(signer="Lý Bá Thịnh"))[0]
    assert page.dtype == np.uint8
    assert page.mean() > 120


def test_a_stamp_is_ink() -> None:
    ink = effects.stamp(["ĐẾN", "Số: 12"], 100, np.random.default_rng(1))
    assert 0 < ink.mean() < 0.6


def test_layouts_change_the_page_and_not_the_words() -> None:
    plain, other = (
        to_pdf(PAPER),
        to_pdf(PAPER, layout=Layout(font="sans", size=12, left=25, panel=("Ký bởi: UBND xã",), number_at="bottom")),
    )
    assert plain != other
    assert "KẾ HOẠCH" in pypdfium2.PdfDocument(other)[0].get_textpage().get_text_range()
    assert to_docx(PAPER, Layout(head="tabs"))[:2] == b"PK"
