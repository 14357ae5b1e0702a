"""Heads and feet as web pages and old offices print them: names as in a form, a spaced V/v, signatures in small letters. All made up."""

from __future__ import annotations

from docparse.pipeline import parse_bytes
from docparse.schema import Record


def _record(text: str) -> Record:
    return parse_bytes(text.encode(), "a.txt")[0]


_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\n"


def test_the_centre_of_a_mass_organisation_takes_its_name() -> None:
    head = "HỘI SINH VẬT CẢNH VIỆT NAM\n\nBAN CHẤP HÀNH TRUNG ƯƠNG\n\n***\n\nSố: 5 QĐ/TWH"
    date = "\n\nHà Nội, ngày 09 tháng 10 năm 2015\n\nQUYẾT ĐỊNH\n\nVề việc tặng cờ\n\n"
    record = _record(head + date + "Điều 1. Tặng cờ cho ba hội.\n\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\n")
    assert record.header.parent.value == "Hội Sinh vật cảnh Việt Nam"
    assert record.header.issuer.value == "Ban Chấp hành Trung ương Hội Sinh vật cảnh Việt Nam"


def test_a_name_filled_in_as_in_a_form() -> None:
    record = _record(
        "PHÒNG GD&ĐT HUYỆN BA BỂ\n\nTRƯỜNG: TIỂU HỌC HOA BAN\n\n" + _MOTTO + "BÁO CÁO\nKết quả thi đua\n\n1. Kết quả\nĐạt ba cờ.\n"
    )
    assert record.header.issuer.value == "Trường Tiểu học Hoa Ban"


def test_the_lines_of_v_v_stand_apart() -> None:
    body = "Lai Châu, ngày 04 tháng 3 năm 2014\n\n"
    record = _record(
        "SỞ NỘI VỤ TỈNH LAI CHÂU\n\n"
        + _MOTTO
        + body
        + "Số: 45/SNV-TĐKT\n\nV/v đăng ký danh hiệu\n\nThi đua năm 2014\n\nKính gửi: Các phòng.\n\nĐề nghị các phòng đăng ký.\n"
    )
    assert record.header.subject.value == "đăng ký danh hiệu Thi đua năm 2014"
    assert [value.value for value in record.header.addressees] == ["Các phòng"]


def test_a_signature_in_small_letters() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 12/QĐ-UB\n\nQUYẾT ĐỊNH\n\nVề việc tặng cờ\n\n"
    body = "Điều 1: Tặng cờ cho ba xã.\n\nĐiều 2: Các ông Chánh Văn phòng chịu trách nhiệm thi hành.\n\n"
    record = _record(head + body + "UBND tỉnh Lai Châu\n\nChủ tịch\n\n(Đã ký)\n\nLò Văn Sương\n")
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("Chủ tịch", "Lò Văn Sương")


def test_where_the_drafter_keeps_the_file_is_no_recipient() -> None:
    head = "UBND HUYỆN BA BỂ\nSố: 7/UBND-NV\n\nKính gửi: Các xã.\n\nĐề nghị các xã nộp báo cáo.\n\n"
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT, NV\nD:\\2009\\CV\\T4\\bao cao xa\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHoàng Văn Páo\n"
    record = _record(head + foot)
    assert [recipient.name for recipient in record.recipients] == ["Như trên", "Lưu: VT, NV"]
    assert record.signatory is not None
    assert record.signatory.name.value == "Hoàng Văn Páo"
