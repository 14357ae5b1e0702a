"""What was pressed or laid over a paper: incoming stamps and signature panels, in plain text and on pages."""

from __future__ import annotations

import pytest

from docparse.layout.furniture import incoming_lines, laid_over, machine_lines
from docparse.pipeline import parse_bytes

PANEL = ["Ký bởi: Sở Nội vụ tỉnh Lam Sơn", "Cơ quan: Sở Nội vụ", "Thời gian ký: 05.03.2027 08:21:33 +07:00"]


@pytest.mark.parametrize(
    ("lines", "over"),
    [
        (["PHÒNG TỔNG HỢP", "ĐẾN", "Số: 512", "Ngày: 07/3/2027", "Chuyển: LĐ", "", "SỞ NỘI VỤ"], {0, 1, 2, 3, 4}),
        (["CÔNG VĂN ĐẾN", "Số đến: 512", "Giờ: …… Ngày 07/3/2027", ""], set()),
        (["CÔNG VĂN ĐẾN", "Số đến: 512", "Ngày: …/…/2027", "Chuyển:"], {0, 1, 2, 3}),
        (["SỞ NỘI VỤ", "ĐẾN", "Số: 15/KH-SNV", "Ngày: 07/3/2027"], set()),  # a number with a symbol is the paper's own
        (["Đến ngày 10/3/2027 có 12 xã hoàn thành.", "", "Số: 15"], set()),
        (["UBND TỈNH", "", *PANEL, "", "KẾ HOẠCH"], {2, 3, 4}),
        (["Ngày: 07/3/2027", "Địa điểm: hội trường"], set()),
    ],
)
def test_stamps_and_panels_of_a_plain_text(lines: list[str], over: set[int]) -> None:
    assert laid_over(lines) == over


def test_the_office_that_received_a_paper_goes_with_its_stamp() -> None:
    texts = ["PHÒNG TỔNG HỢP", "ĐẾN", "Số: 512", "Ngày: 07/3/2027", "SỞ NỘI VỤ"]
    lines = [(text, (26.0, 16.0 + 11 * at, 90.0, 24.0 + 11 * at)) for at, text in enumerate(texts)]
    lines[4] = ("SỞ NỘI VỤ", (120.0, 62.0, 190.0, 74.0))
    assert incoming_lines(lines) == {0, 1, 2, 3}


def test_a_stamp_names_neither_issuer_nor_date() -> None:
    text = """PHÒNG TỔNG HỢP
ĐẾN
Số: 512
Ngày: 17/3/2027
Chuyển: LĐ

UBND TỈNH HÒA BÌNH
SỞ NỘI VỤ

Số: 15/KH-SNV

Hòa Bình, ngày 05 tháng 3 năm 2027

KẾ HOẠCH
Phát động thi đua năm 2027
"""
    (record,) = parse_bytes(text.encode(), "a.txt")
    assert record.header.issuer.value == "Sở Nội vụ tỉnh Hòa Bình"
    assert record.header.number.value == "15"
    assert [date.edtf for date in record.dates if date.edtf != "2027"] == ["2027-03-05"]


@pytest.mark.parametrize(
    ("text", "top", "aside"),
    [
        ("Scanned by CamScanner", 820.0, True),
        ("14/05 2016 08:21 FAX 0743851234", 12.0, True),
        ("Tải từ cổng thông tin của tỉnh", 815.0, True),
        ("https://vanban.example.gov.vn/tep/41", 8.0, True),
        ("Tải từ cổng thông tin của tỉnh", 400.0, False),
        ("Ủy ban nhân dân xã Bình Lộc", 12.0, False),
    ],
)
def test_what_machines_print_on_the_edge_of_a_page(text: str, top: float, aside: bool) -> None:
    lines = [(text, (60.0, top, 260.0, top + 10)), ("P.01", (480.0, top + 1, 510.0, top + 9)), ("KẾ HOẠCH", (250.0, 160.0, 340.0, 175.0))]
    assert machine_lines(lines, 842.0) == ({0, 1} if aside else set())
