"""Texts whose lines were broken anywhere, as what is copied from some collections of law. All texts are made up."""

from __future__ import annotations

from docparse.pipeline import parse_bytes
from docparse.read.plain.torn import is_torn

_TORN = """BỘ
CÔNG THƯƠNG
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
812/KH-BCT
|
Hà
Nội, ngày 05
tháng 3 năm 2019
|
KẾ HOẠCH
PHÁT ĐỘNG THI ĐUA TRONG NGÀNH CÔNG THƯƠNG NĂM
2019
Thực hiện Quyết định
số 77/QĐ-TTg ngày 02 tháng 01 năm 2019 của Thủ
tướng Chính phủ về công tác thi đua,
Bộ Công Thương ban hành kế hoạch như sau:
1. Mục
tiêu chung
Nâng cao năng suất
trong toàn ngành.
2. Thời
gian thực hiện
Từ tháng 3.
"""


def test_head_and_body_are_made_whole() -> None:
    record = parse_bytes(_TORN.encode(), "a.txt")[0]
    header = record.header
    assert (header.issuer.value, header.place.value, header.date.value) == ("Bộ Công Thương", "Hà Nội", "2019-03-05")
    assert (header.number.value, header.symbol.value) == ("812", "KH-BCT")
    assert header.subject.value == "PHÁT ĐỘNG THI ĐUA TRONG NGÀNH CÔNG THƯƠNG NĂM 2019"
    assert [section.heading for section in record.sections] == ["1. Mục tiêu chung", "2. Thời gian thực hiện"]
    assert [(found.canonical, found.issuer) for found in record.references] == [("77/QĐ-TTg", "Thủ tướng Chính phủ")]


def test_other_texts_are_left_alone() -> None:
    whole = (
        "SỞ Y TẾ\nTỈNH A\nSố: 5/KH-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nThi đua\nĐiều 1\nTặng cờ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
    )
    assert not is_torn(whole.split("\n"))
    column = "V/v tặng cờ thi đua cho các đơn vị\ndẫn đầu cụm năm 2019\nKính gửi:\n- Các sở;\n- Các huyện."
    assert not is_torn(column.split("\n"))


def test_the_name_of_a_province_is_made_whole() -> None:
    torn = _TORN.replace(
        "Bộ Công Thương ban hành kế hoạch như sau:",
        "các đơn vị tại thành phố Hồ Chí\nMinh (gọi là đơn vị\ncơ sở) theo quyết định\n(số 5/QĐ-X) thi đua.",
    )
    text = parse_bytes(torn.encode(), "a.txt")[0].text
    assert "thành phố Hồ Chí Minh (gọi là đơn vị cơ sở) theo quyết định (số 5/QĐ-X) thi đua." in text


def test_in_whose_name_is_made_whole() -> None:
    text = parse_bytes((_TORN + "|\nTM.\nỦY BAN NHÂN DÂN TỈNH\nCHỦ TỊCH\nLò Văn Sương\n").encode(), "a.txt")[0].text
    assert "TM. ỦY BAN NHÂN DÂN TỈNH" in text
