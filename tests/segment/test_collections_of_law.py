"""Heads as collections of law, portals and offices before 1995 print them: whole texts in, header fields out. All texts are made up."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Header, Record
from docparse.segment.number import parse_number

NAMES = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "Trong những năm qua, các ngành và các cấp đã tổ chức nhiều phong trào.\n\n1. Các sở, ngành phát động thi đua.\n"


def record(text: str) -> Record:
    """The record of a paper in plain text."""
    return parse_bytes(text.encode(), "paper.txt")[0]


def fields(header: Header) -> tuple[str | None, ...]:
    """Number, symbol, date, issuer, subject."""
    return header.number.value, header.symbol.value, header.date.value, header.issuer.value, header.subject.value


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 219-CT", "219", "CT"),
        ("Số 14-HĐBT", "14", "HĐBT"),
        ("Số: 61-TTg-B", "61", "TTg-B"),
        ("Số: 219 CT", "219", "CT"),
        ("Số: 27-BNT/VP/TC", "27", "BNT/VP/TC"),
        ("Số: 512/BTC-TCT/NV", "512", "BTC-TCT/NV"),
    ],
)
def test_a_hyphen_behind_the_number(line: str, number: str, symbol: str) -> None:
    parsed = parse_number(line)
    assert parsed is not None
    assert (parsed.number, parsed.symbol) == (number, symbol)


def test_the_title_of_a_collection_tells_number_and_date() -> None:
    title = "CỦA ỦY BAN NHÂN DÂN TỈNH TÂN LONG SỐ 17/1999/CT-UB NGÀY 15-4-1999 VỀ VIỆC TỔ CHỨC PHONG TRÀO TRỒNG RỪNG"
    found = record(f"CHỈ THỊ\n\n{title}\n\n{BODY}")
    subject = "VỀ VIỆC TỔ CHỨC PHONG TRÀO TRỒNG RỪNG"
    assert fields(found.header) == ("17/1999", "CT-UB", "1999-04-15", "Ủy ban nhân dân tỉnh Tân Long", subject)
    assert found.references == []


def test_type_and_number_in_one_line_of_a_title() -> None:
    title = "CHỈ THỊ CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 71/1997/CT-TTG NGÀY 03 THÁNG 6 NĂM 1997 VỀ VIỆC CHĂM SÓC CÂY XANH"
    found = record(f"{title}\n\n{BODY}")
    assert fields(found.header) == ("71/1997", "CT-TTg", "1997-06-03", "Thủ tướng Chính phủ", "VỀ VIỆC CHĂM SÓC CÂY XANH")
    assert found.doc_type.value == "CT"


def test_whose_paper_it_is_stands_before_the_subject() -> None:
    head = f"UBND HUYỆN LÂM SA\n{NAMES}\nSố: 5/CT-UB\nLâm Sa, ngày 12 tháng 2 năm 1996\nCHỈ THỊ\n"
    for line in ("CỦA UBND HUYỆN V/V TRỒNG HOA VEN ĐƯỜNG", "Của Ủy ban nhân dân huyện về việc trồng hoa ven đường"):
        subject = record(f"{head}{line}\n\n{BODY}").header.subject.value or ""
        assert subject.casefold().removeprefix("về việc ") == "trồng hoa ven đường"


def test_the_date_may_begin_the_line_of_the_subject() -> None:
    title = "CỦA ỦY BAN NHÂN DÂN TỈNH TÂN LONG SỐ 17/CT-UB\n\nNGÀY 15-4-1989 VỀ VIỆC ĐẮP ĐÊ"
    found = record(f"CHỈ THỊ\n\n{title}\n\n{BODY}").header
    assert (found.subject.value, found.number.value, found.date.value) == ("VỀ VIỆC ĐẮP ĐÊ", "17", "1989-04-15")


@pytest.mark.parametrize("symbol", ["QĐ", "QĐ-SLS"])
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_symbol_cited_in_capitals_is_no_place(symbol: str, gap: str) -> None:
    title = f"VỀ VIỆC BÃI BỎ QUYẾT ĐỊNH{gap}SỐ 41/{symbol} NGÀY 4 THÁNG 5 NĂM 1990"
    found = record(f"SỞ LÂM SINH\n{NAMES}\nSố: 62/QĐ-SLS\nTân Long, ngày 8 tháng 9 năm 1992\nQUYẾT ĐỊNH\n{title}\n\n{BODY}")
    assert found.header.subject.value == title.replace(gap, " ")
    assert [(cited.canonical, cited.date) for cited in found.references] == [(f"41/{symbol}", "1990-05-04")]


def test_a_long_subject_in_capitals_is_no_body() -> None:
    subject = "THỰC HIỆN CHỈ THỊ SỐ 3/CT-TTG NGÀY 16 THÁNG 7 NĂM 2021 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ VIỆC CHĂM SÓC VÀ BẢO VỆ CÂY XANH, " * 2
    subject += "BẢO VỆ RỪNG ĐẦU NGUỒN TRÊN ĐỊA BÀN TỈNH"
    found = record(f"UBND TỈNH TÂN LONG\nSố: 594/KH-UBND\n{NAMES}\nTân Long, ngày 21 tháng 10 năm 2021\n\nKẾ HOẠCH\n\n{subject}\n\n{BODY}")
    assert found.header.subject.value == subject


def test_socialism_in_a_subject_is_no_name_of_the_state() -> None:
    head = f"UBND HUYỆN LÂM SA\n{NAMES}\nSố: 5/CT-UB\nLâm Sa, ngày 12 tháng 2 năm 1986\nCHỈ THỊ\n"
    for subject in ("VỀ ĐẨY MẠNH PHONG TRÀO THI ĐUA XÃ HỘI CHỦ NGHĨA", "VỀ THI ĐUA BẢO VỆ TỔ QUỐC VIỆT NAM\nXÃ HỘI CHỦ NGHĨA"):
        assert record(f"{head}{subject}\n\n{BODY}").header.subject.value == subject.replace("\n", " ")


def test_the_body_may_open_with_the_year() -> None:
    head = f"UBND HUYỆN LÂM SA\n{NAMES}\nSố: 5/CT-UB\nLâm Sa, ngày 12 tháng 2 năm 1996\nCHỈ THỊ\nVỀ TRỒNG CÂY XUÂN BÍNH TÝ\n"
    assert record(f"{head}Năm 1996 là năm đầu của kế hoạch 5 năm.\n\n{BODY}").header.subject.value == "VỀ TRỒNG CÂY XUÂN BÍNH TÝ"


def test_lines_that_a_narrow_column_cuts() -> None:
    text = (
        "SỞ LÂM SINH\n-----\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----\nSố:\n38/SLS-VP\nV/v trồng cây\n"
        "Tân Long, ngày 15\ntháng 11 năm 2013\nKính gửi: Các trạm.\n\nSở đề nghị các trạm báo cáo kết quả trồng cây.\n"
    )
    found = record(text).header
    assert fields(found) == ("38", "SLS-VP", "2013-11-15", "Sở Lâm sinh", "trồng cây")
    assert found.place.value == "Tân Long"
    assert fields(record(text.replace("Số:\n38/SLS-VP", "Số: 38\n/SLS-VP")).header) == fields(found)


def test_what_a_portal_says_above_the_paper() -> None:
    box = "Quyết định 31/2020/QĐ-UBND về trồng cây\nSố hiệu: 31/2020/QĐ-UBND Loại văn bản: Quyết định\nSố công báo: Đang cập nhật\n\n"
    head = f"ỦY BAN NHÂN DÂN\nTỈNH TÂN LONG\n\n{NAMES}\n\nSố: 31/2020/QĐ-UBND\n\n"
    text = f"{head}Tân Long, ngày 26 tháng 10 năm 2020\n\nQUYẾT ĐỊNH\n\nVề trồng cây\n\n"
    found = record(f"{box}{text}{BODY}").header
    assert fields(found) == ("31/2020", "QĐ-UBND", "2020-10-26", "Ủy ban nhân dân tỉnh Tân Long", "Về trồng cây")


def test_a_term_ends_a_subject_in_small_letters() -> None:
    subject = "Tổ chức đại hội các cấp, tiến tới Đại hội đại biểu\nHội Làm vườn tỉnh Tân Long lần thứ XIV,\nnhiệm kỳ 2012 - 2017"
    found = record(f"KẾ HOẠCH\n{subject}\nCăn cứ Điều lệ Hội Làm vườn, Ban Chấp hành xây dựng kế hoạch như sau:\nI. YÊU CẦU\n{BODY}")
    assert found.header.subject.value == subject.replace("\n", " ")


def test_the_decider_above_an_old_basis() -> None:
    top = f"BỘ TRƯỞNG BỘ LÂM SINH\n{NAMES}\nSố: 71-LS\nHà Nội, ngày 23 tháng 12 năm 1988\nQUYẾT ĐỊNH\nVỀ CỜ THƯỞNG TRỒNG CÂY HÀNG NĂM\n"
    basis = (
        "BỘ TRƯỞNG BỘ LÂM SINH\nTheo Nghị định số 80-CP ngày 13-5-1964 của Hội đồng Chính phủ quy định chế độ thưởng cho tập thể và "
        "cá nhân trồng cây hàng năm;\nQUYẾT ĐỊNH:\nĐiều 1. Thưởng cờ.\n"
    )
    assert record(top + basis).header.subject.value == "VỀ CỜ THƯỞNG TRỒNG CÂY HÀNG NĂM"


@pytest.mark.parametrize("title", ["Hướng dẫn\nBình chọn vườn cây đẹp năm 2021", "Hướng dẫn Bình chọn vườn cây đẹp năm 2021"])
def test_a_title_that_is_not_set_in_capitals(title: str) -> None:
    head = f"HỘI LÀM VƯỜN TÂN LONG\n{NAMES}\nSố: 12/HD-HLV\nTân Long, ngày 22 tháng 11 năm 2021\n\n"
    found = record(f"{head}{title}\n\nKính gửi: Các chi hội.\n\nBan Chấp hành hướng dẫn như sau:\n1. Đối tượng:\n- Hội viên.\n")
    assert (found.doc_type.value, found.header.subject.value) == ("HD", "Bình chọn vườn cây đẹp năm 2021")


def test_a_committee_for_an_event_above_its_part() -> None:
    head = f"BAN TỔ CHỨC\nĐẠI HỘI ĐẠI BIỂU\nCÁC DÂN TỘC MIỀN NÚI\nTIỂU BAN KHÁNH TIẾT\n-----\n{NAMES}\nSố: 13/BTC-KT\nV/v trồng cây\n"
    found = record(f"{head}Hà Nội, ngày 08 tháng 9 năm 2009\nKính gửi: Các hội.\n\nTiểu ban đề nghị các hội báo cáo.\n").header
    assert found.parent.value == "Ban Tổ chức Đại hội đại biểu các dân tộc miền núi"


def test_the_central_committee_of_the_youth_union() -> None:
    head = "BAN CHẤP HÀNH TRUNG ƯƠNG\n***\nSố: 42-HD/TWĐTN-BKT\nĐOÀN TNCS HỒ CHÍ MINH\nHà Nội, ngày 31 tháng 3 năm 2014\n"
    found = record(f"{head}HƯỚNG DẪN\nTrồng cây xanh năm 2014\n------\n{BODY}").header
    assert found.issuer.value == "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"


def test_a_resolution_names_its_meeting_above_what_it_is_about() -> None:
    head = f"HỘI LÀM VƯỜN VIỆT NAM\n-----\n{NAMES}\nSố: 6b/NQ-HLV\nHà Nội, ngày 03 tháng 8 năm 2015\n\nNGHỊ QUYẾT\n"
    meeting = "HỘI NGHỊ LẦN THỨ 6 BAN CHẤP HÀNH HỘI LÀM VƯỜN VIỆT NAM KHÓA XI\n\nVỀ CHĂM SÓC CÂY XANH\n\n"
    assert record(f"{head}{meeting}{BODY}").header.subject.value == "VỀ CHĂM SÓC CÂY XANH"


def test_a_subject_without_the_name_of_a_type() -> None:
    head = (
        f"HỘI ĐỒNG NHÂN DÂN\nTỈNH TÂN LONG\n{NAMES}\nSố: 26/2008/NQ-HĐND\nTân Long, ngày 09 tháng 12 năm 2008\n\nVỀ CHĂM SÓC CÂY XANH\n\n"
    )
    found = record(
        f"{head}HỘI ĐỒNG NHÂN DÂN TỈNH TÂN LONG\nKHÓA XI, KỲ HỌP THỨ 11\n\nCăn cứ Luật Cây xanh;\nQUYẾT NGHỊ:\nĐiều 1. Trồng cây.\n"
    )
    assert (found.doc_type.value, found.header.subject.value) == ("NQ", "VỀ CHĂM SÓC CÂY XANH")
