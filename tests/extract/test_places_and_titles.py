"""Place and subject as offices print them: names of one letter, hours, a date behind the number, campaigns in quotation marks, forms."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Header

HEAD = "UBND HUYỆN SƠN TRÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = """

Căn cứ Luật Thi đua, khen thưởng;

1. Tổ chức phát động sâu rộng đến toàn thể cán bộ.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn Khoát
"""


def read(text: str) -> Header:
    return parse_bytes(text.encode(), "head.txt")[0].header


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("A Roàng, ngày 3 tháng 5 năm 2020", "A Roàng"),
        ("Q. Tân Lạc, ngày 3 tháng 5 năm 2020", "Q. Tân Lạc"),
        ("TP Kon Tum, ngày 3 tháng 5 năm 2020", "TP Kon Tum"),
        ("Lạng Sơn, hồi 15 giờ 30 phút ngày 3 tháng 5 năm 2020", "Lạng Sơn"),
        ("Tp. Lạng Sơn, lúc 7 giờ, ngày 3 tháng 5 năm 2020", "Tp. Lạng Sơn"),
    ],
)
def test_reads_the_place(line: str, place: str) -> None:
    header = read(f"{HEAD}Số: 12/KH-UBND\n{line}\n\nKẾ HOẠCH\nCông tác thi đua năm 2020{BODY}")
    assert header.place.value == place
    assert header.date.value == "2020-05-03"


def test_parts_a_date_behind_the_number() -> None:
    text = "BỘ XÂY DỰNG                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 31/BXD-TĐKT - Hà Nội, ngày 2 tháng 3 năm 2023\n"
    header = read(text + "V/v tổng kết phong trào\n\nKính gửi: Các sở\n" + BODY)
    assert (header.number.value, header.symbol.value, header.place.value) == ("31", "BXD-TĐKT", "Hà Nội")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("KẾ HOẠCH\nHưởng ứng phong trào “Chung tay vì biển đảo\n- Không để tàu nào ra khơi một mình”\ngiai đoạn 2021 - 2025",
         "Hưởng ứng phong trào “Chung tay vì biển đảo - Không để tàu nào ra khơi một mình” giai đoạn 2021 - 2025"),
        ("NGHỊ QUYẾT\nQuy định nội dung chi, mức thưởng\nkèm theo danh hiệu “Ngư dân tiêu biểu”",
         "Quy định nội dung chi, mức thưởng kèm theo danh hiệu “Ngư dân tiêu biểu”"),
        ("CHỈ THỊ\nVỀ ĐỢT THI ĐUA KỶ NIỆM NGÀY TRUYỀN THỐNG\n(20/11/1982 - 20/11/2017)",
         "VỀ ĐỢT THI ĐUA KỶ NIỆM NGÀY TRUYỀN THỐNG (20/11/1982 - 20/11/2017)"),
        ("KẾ HOẠCH\n(V/v bình xét thi đua quý I)", "bình xét thi đua quý I"),
        ("CÔNG ĐIỆN KHẨN\nVề việc ứng phó với bão", "Về việc ứng phó với bão"),
        ("QUY CHẾ\nBình xét thi đua\nKèm theo Quyết định số 15/QĐ-UBND ngày 02/3/2020", "Bình xét thi đua"),
    ],
)  # fmt: skip
def test_reads_the_whole_subject(title: str, subject: str) -> None:
    header = read(f"{HEAD}Số: 12/KH-UBND\nSơn Trà, ngày 3 tháng 5 năm 2020\n\n{title}{BODY}")
    assert header.subject.value == subject


def test_a_form_has_its_title_as_subject() -> None:
    header = read(
        "TRƯỜNG MẦM NON BÔNG SEN\nTỔ CHỒI\n" + HEAD[19:] + "PHIẾU ĐĂNG KÝ SÁNG KIẾN\nNăm học 2023 - 2024\n\nHọ và tên: Trần Thị Bưởi\n"
    )
    assert header.subject.value == "PHIẾU ĐĂNG KÝ SÁNG KIẾN Năm học 2023 - 2024"
    assert header.issuer.value is None


def test_an_appeal_that_is_a_pledge_too() -> None:
    record = parse_bytes(
        f"{HEAD}Số: 02/GƯ-CTĐ3\n\nPHÁT ĐỘNG VÀ GIAO ƯỚC THI ĐUA\nNăm 2016 giữa hai huyện\n\nKính thưa các vị!{BODY}".encode(), "head.txt"
    )[0]
    assert (record.doc_type.value, record.header.subject.value) == ("LPĐ", "Năm 2016 giữa hai huyện")


def test_an_attached_plan_whose_link_names_the_body_by_initials() -> None:
    deciding = "SỞ Y TẾ TỈNH LẠNG SƠN\nTRUNG TÂM PHÁP Y\n" + HEAD[19:] + "Số: 5/QĐ-TTPY\nLạng Sơn, ngày 3 tháng 5 năm 2020\n\nQUYẾT ĐỊNH\n"
    middle = (
        "Về việc ban hành Kế hoạch thi đua\n\nGIÁM ĐỐC\n\nCăn cứ Luật Thi đua, khen thưởng;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo"
    )
    plan = "\n\nKẾ HOẠCH\nThi đua năm 2020\n(Ban hành kèm theo Quyết định số 5/QĐ-TTPY ngày 03/5/2020 của Giám đốc TTPY)\n\nI. MỤC ĐÍCH\n"
    text = deciding + middle + " Quyết định này Kế hoạch thi đua năm 2020.\n\nGIÁM ĐỐC\n\nLê Văn Bưởi\n" + plan
    records = parse_bytes(text.encode(), "head.txt")
    assert [record.header.issuer.value for record in records] == ["Trung tâm Pháp y tỉnh Lạng Sơn"] * 2
