"""Number lines and titles as offices write them: symbols with units in words, titles that look like numbers. All texts are made up."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Record, Section
from docparse.segment.number import parse_number


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 1885 /BTĐKT-Vụ II", "1885", "BTĐKT-VụII"),
        ("Số 12/UBND - Văn xã", "12", "UBND-Vănxã"),
        ("Số:115/UBND-VP(TH)", "115", "UBND-VP(TH)"),
        ("Số: 3478/CV-BCĐ 389", "3478", "CV-BCĐ389"),
        ("Số: 12/TTr-UBND Ngày 3", "12", "TTr-UBND"),
        ("Số: 34/QĐ-UBND Vị Thủy, ngày 09 tháng 9", "34", "QĐ-UBND"),
    ],
)
def test_symbols(line: str, number: str, symbol: str) -> None:
    parsed = parse_number(line)
    assert parsed is not None
    assert (parsed.number, parsed.symbol) == (number, symbol)


_HEAD = (
    "BỘ MÔI SINH\nSố: 5/2031/TT-BMS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Hà Nội, ngày 2 tháng 3 năm 2031\nTHÔNG TƯ\nQuy định về ao hồ\nCăn cứ Luật Ao hồ;\n"
)
_FOOT = "Nơi nhận:\n- Văn phòng Bộ;\n- Lưu: VT.\nBỘ TRƯỞNG\n(Đã ký)\nLê Văn Ngàn\n"


def _record(body: str, after: str = "") -> Record:
    return parse_bytes((_HEAD + body + _FOOT + after).encode(), "a.txt")[0]


def _headings(sections: list[Section]) -> list[str | None]:
    return [heading for section in sections for heading in (section.heading, *_headings(section.children))]


def test_a_title_that_begins_as_a_roman_number() -> None:
    body = "Mục 2.\nVI PHẠM VỀ NUÔI TRỒNG\nĐiều 3. Mức phạt\n1. Phạt cảnh cáo người thả cá dữ.\n2. Phạt tiền người xả thải.\n"
    assert _headings(_record(body).sections)[:2] == ["Mục 2. VI PHẠM VỀ NUÔI TRỒNG", "Điều 3. Mức phạt"]


def test_an_article_that_amends_may_have_a_long_title() -> None:
    title = "Điều 3. Sửa đổi, bổ sung Thông tư số 29/2018/TT-BMS" + " đã được sửa đổi bởi Thông tư số 17/2022/TT-BMS về bờ ao" * 9
    record = _record(f"{title}\n1. Sửa đổi khoản 1 như sau:\n“1. Bờ ao rộng 2 mét.”\nĐiều 4. Hiệu lực\nThông tư có hiệu lực ngay.\n")
    assert _headings(record.sections)[:2] == [title, "Điều 4. Hiệu lực"]


def test_an_annex_title_ends_above_the_table_and_below_footnotes() -> None:
    body = "Điều 1. Phạm vi\nThông tư này nói về ao.\nĐiều 2. Hiệu lực\nThông tư có hiệu lực ngay.\n"
    annex = "1 Ghi rõ tên ao nuôi theo sổ của xã hoặc của phường.\nPHỤ LỤC I\nDANH MỤC AO HỒ CỦA CÁC XÃ\nTT\nTên ao\n1\nAo Sen\n2\nAo Cá\n"
    assert [found.title for found in _record(body, annex).attachments] == ["PHỤ LỤC I - DANH MỤC AO HỒ CỦA CÁC XÃ"]
