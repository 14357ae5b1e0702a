"""A scan is found by the words that were printed and by the words that OCR read."""

from __future__ import annotations

from docparse.archive.entries import entries_of
from docparse.schema import Record, Source, TextRepair


def test_entries_hold_both_layers() -> None:
    text = "Tập thể phần đầu thỉ đua, hànhchính công"
    at = text.index("hànhchính")
    repairs = [
        TextRepair(start=8, end=12, printed="phần", repaired="phấn", rule="tone", reason="thanh đọc sai"),
        TextRepair(start=at, end=at + 9, printed="hànhchính", repaired="hành chính", rule="glued", reason="các chữ dính liền"),
    ]
    record = Record(
        id="x", source=Source(name="a.pdf", media_type="application/pdf", bytes=1, pages=1, origin="ocr"), text=text, repairs=repairs
    )
    entry = entries_of(record.model_dump(by_alias=True)).entries[0]
    assert len(entry.body) == len(entry.exact)
    assert {"phấn", "phần"} <= set(entry.exact)
    assert "hanh chinh cong" in " ".join(entry.body)
    assert "hanhchinh" in entry.body
