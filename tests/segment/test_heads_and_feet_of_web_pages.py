"""Heads and feet as web pages and old offices print them: names as in a form, a spaced V/v, signatures in small letters. All made up."""

from __future__ import annotations

import pytest

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


def test_the_name_of_the_country_until_1976() -> None:
    record = _record(
        "BỘ THỦY LỢI | VIỆT NAM DÂN CHỦ CỘNG HÒA |\nSố: 88-TL/QĐ | Hà Nội, ngày 18 tháng 09 năm 1962 |\nQUYẾT ĐỊNH\n"
        "ĐỔI TÊN TRƯỜNG TRUNG CẤP\nBỘ TRƯỞNG BỘ THỦY LỢI\nCăn cứ Nghị định số 12-CP ngày 3/4/1960;\nQUYẾT ĐỊNH:\n"
        "Điều 1. - Đổi tên trường.\nĐiều 2. – Các ông: Chánh văn phòng, Vụ trưởng chịu trách nhiệm thi hành.\n"
    )
    assert record.header.issuer.value == "Bộ Thủy lợi"
    assert [section.heading for section in record.sections] == ["Điều 1", "Điều 2"]


def test_the_body_that_decides_ends_a_subject_of_v_v() -> None:
    record = _record(
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n" + _MOTTO + "Số: 61/2003/QĐ-UB\n\nLai Châu, ngày 08 tháng 05 năm 2003\n\n"
        "V/V PHÊ DUYỆT DỰ ÁN NHÀ VĂN HÓA\nỦY BAN NHÂN DÂN TỈNH LAI CHÂU\n- Căn cứ Luật Tổ chức HĐND và UBND;\nQUYẾT ĐỊNH\n"
        "Điều 1 : Phê duyệt dự án Nhà văn hóa\n1.1/ Tên dự án : Nhà văn hóa\n1.2/ Địa điểm : Toàn tỉnh.\n"
    )
    assert record.header.subject.value == "PHÊ DUYỆT DỰ ÁN NHÀ VĂN HÓA"
    assert record.sections[0].heading == "Điều 1"


def test_old_ministries_and_the_pioneers() -> None:
    assert _record("BỘ THƯƠNG BINH VÀ XÃ HỘI\n" + _MOTTO + "Số: 13-TBXH\n\nTHÔNG TƯ\nVề thi đua\n\nA.\n").header.issuer.value == (
        "Bộ Thương binh và Xã hội"
    )
    record = _record("ĐỘI TNTP HỒ CHÍ MINH\nHỘI ĐỒNG TRUNG ƯƠNG\n***\nSố: 20-QĐ/HĐĐTW\n\nQUYẾT ĐỊNH\nVề việc tặng cờ\n\nĐiều 1. Tặng cờ.\n")
    assert record.header.symbol.value == "QĐ/HĐĐTW"
    assert record.header.parent.value == "Đội Thiếu niên Tiền phong Hồ Chí Minh"


def test_names_of_a_joint_paper_and_numbers_that_are_glued() -> None:
    record = _record("BỘ NỘI VỤ-BỘ TÀI CHÍNH\nSố: 7/2009/TTLT-BNV-BTC\n" + _MOTTO + "THÔNG TƯ LIÊN TỊCH\nVề thi đua\n\nA.\n")
    assert record.header.issuer.value == "Bộ Nội vụ - Bộ Tài chính"
    record = _record("BỘ NỘI VỤ\nBỘ TÀI CHÍNH\nSố: 7-BNV-BTC/TTLT\n" + _MOTTO + "THÔNG TƯ LIÊN TỊCH\nVề thi đua\n\nA.\n")
    assert record.header.issuer.value == "Bộ Nội vụ - Bộ Tài chính"
    title = "BAN HÀNH QUY TRÌNH ĐO MƯA THEO GIỜ (MÃ QUY TRÌNH VÀ PHIẾU: 12, 15, 18)"
    record = _record("BỘ NỘI VỤ\nSố: 7/QĐ-BNV\n" + _MOTTO + f"QUYẾT ĐỊNH\n{title}\n\nCăn cứ Luật Đê điều;\n\nĐiều 1. Đo mưa.\n")
    assert record.header.subject.value == title
    record = _record("HỘI ĐỒNG NHÀ NƯỚC\n" + _MOTTO + "Số: 14NQ/HĐNN8\n\nNGHỊ QUYẾT\nVề thi đua\n\nA.\n")
    assert (record.header.number.value, record.header.symbol.value) == ("14", "NQ/HĐNN8")
    record = _record("UBNDTỈNH LAI CHÂU\n\nSỞ Y TẾ\n\nSố: 3/KH-SYT\n\n" + _MOTTO + "KẾ HOẠCH\nThi đua\n\nA.\n")
    assert (record.header.parent.value, record.header.issuer.value) == ("Ủy ban nhân dân tỉnh Lai Châu", "Sở Y tế tỉnh Lai Châu")


def test_in_whose_name_a_signature_in_small_letters_stands() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 12/QĐ-UB\n\nQUYẾT ĐỊNH\n\nVề việc tặng cờ\n\n"
    body = "Điều 1: Tặng cờ cho ba xã.\n\nĐiều 2: Các ông Chánh Văn phòng chịu trách nhiệm thi hành.\n\n"
    record = _record(head + body + "TM. Ủy ban nhân dân tỉnh\n\nChủ tịch\n\n(Đã ký)\n\nLò Văn Sương\n")
    assert record.signatory is not None
    assert (record.signatory.authority.value, record.signatory.name.value) == ("TM.", "Lò Văn Sương")


def test_addressees_whose_first_ends_with_a_point() -> None:
    head = (
        "SỞ Y TẾ\n" + _MOTTO + "Số: 3/SYT-VP\nV/v thi đua\n\nKính gửi:\n- Các phòng thuộc sở, thị.\n- Hiệu trưởng các trường trực thuộc\n"
    )
    record = _record(head + "Căn cứ Quyết định số 5/QĐ-UBND ngày 3/4/2019 của UBND tỉnh, Sở yêu cầu các đơn vị đăng ký.\n")
    assert [value.value for value in record.header.addressees] == ["Các phòng thuộc sở, thị", "Hiệu trưởng các trường trực thuộc"]


@pytest.mark.parametrize("title", ["CHỐNG HẠN MÙA KHÔ NĂM 2019 -\n2020", "CHỐNG HẠN MÙA KHÔ NĂM 2019\n- 2020"])
def test_a_title_wrapped_within_its_last_period(title: str) -> None:
    record = _record(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nSố: 7/KH-UBND\nLai Châu, ngày 3 tháng 1 năm 2020\nKẾ HOẠCH\n" + title + "\nThực hiện Chỉ thị.\n"
    )
    assert record.header.subject.value == "CHỐNG HẠN MÙA KHÔ NĂM 2019 - 2020"


_SHORT = "QUYẾT ĐỊNH\nVề việc khen thưởng\nĐiều 1. Khen thưởng đơn vị.\nĐiều 2. Quyết định có hiệu lực kể từ ngày ký.\n"


def test_a_long_list_of_recipients_on_one_line_and_a_signature_run_together() -> None:
    record = _record(
        "BỘ Y TẾ\n" + _MOTTO + "Số: 7/QĐ-BYT\n" + _SHORT + "Nơi nhận: - Bộ Tư pháp (Cục Kiểm tra văn bản); - Như Điều 2; - Website của "
        "Bộ và Văn phòng Bộ; - Công báo; - Các đơn vị trực thuộc; - Lưu VP1, VP6, VP8.\nKT. BỘ TRƯỞNGTHỨ TRƯỞNGLò Văn Tiến\n"
    )
    assert [item.name for item in record.recipients][:2] == ["Bộ Tư pháp (Cục Kiểm tra văn bản)", "Như Điều 2"]
    assert len(record.recipients) == 6
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("THỨ TRƯỞNG", "Lò Văn Tiến")


def test_a_name_that_begins_like_what_is_filed() -> None:
    record = _record("SỞ Y TẾ\n" + _MOTTO + "Số: 7/QĐ-SYT\n" + _SHORT + "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nGIÁM ĐỐC\nLữ Văn Bản\n")
    assert [item.name for item in record.recipients] == ["Như Điều 2", "Lưu: VT"]
    assert record.signatory is not None
    assert record.signatory.name.value == "Lữ Văn Bản"


@pytest.mark.parametrize(
    "decider", ["TRẠM TRƯỞNG TRẠM THÚ Y", "CHI CỤC TRƯỞNG CHI CỤC ĐÊ ĐIỀU", "CHÁNH THANH TRA SỞ", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN"]
)
def test_who_decides_is_no_part_of_the_subject(decider: str) -> None:
    head = "SỞ Y TẾ\n" + _MOTTO + "Số: 7/QĐ-SYT\nQUYẾT ĐỊNH\nVề việc tặng giấy khen cho tổ cấp dưỡng\n"
    record = _record(head + decider + "\nCăn cứ thành tích của tổ;\nQUYẾT ĐỊNH:\nĐiều 1. Tặng giấy khen.\n")
    assert record.header.subject.value == "Về việc tặng giấy khen cho tổ cấp dưỡng"


def test_the_title_of_a_page_above_the_head_is_none_of_the_paper() -> None:
    page = (
        "QUY CHẾ NUÔI CÁ LỒNG\n\nChủ nhật - 11/02/2018 19:05\nUBND HUYỆN HỒNG NGỰ\nTRẠM KHUYẾN NGƯ\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 31/QĐ-TKN\nHồng Ngự, ngày 9 tháng 02 năm 2018\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Quy chế nuôi cá lồng\nTRƯỞNG TRẠM KHUYẾN NGƯ\nCăn cứ nhu cầu của các hộ nuôi;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành Quy chế nuôi cá lồng trên sông.\nĐiều 2. Các hộ nuôi thi hành Quyết định này.\n"
    )
    record = parse_bytes(page.encode(), "page.txt")[0]
    header = record.header
    assert (record.doc_type.value, header.number.value, header.issuer.value) == ("QĐ", "31", "Trạm Khuyến ngư huyện Hồng Ngự")
    assert header.subject.value == "Về việc ban hành Quy chế nuôi cá lồng"
    assert [(date.edtf, date.role) for date in record.dates][:2] == [("2018-02-11", "other"), ("2018-02-09", "issued")]


def test_a_title_whose_type_the_page_dropped() -> None:
    head = "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 6/2006/QĐ-UBND | Lai Châu, ngày 26 tháng 7 năm 2006 |\n"
    record = _record(
        head
        + "BAN HÀNH QUY ĐỊNH VỀ THI ĐUA\nỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nCăn cứ Luật Thi đua, khen thưởng;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n"
    )
    assert record.header.subject.value == "BAN HÀNH QUY ĐỊNH VỀ THI ĐUA"
    assert record.doc_type.value == "QĐ"


def test_a_page_that_shows_but_the_title_of_a_letter() -> None:
    record = _record(
        "Công văn số 512/SXD-VP ngày 04/3/2015 V/v trồng cây đầu xuân .\n\nKính gửi:\n\n- Các ban quản lý dự án;\n\n"
        "- Các phòng thuộc Sở.\n\n"
        "Sở đề nghị các đơn vị trồng 40 cây bàng.\n"
    )
    assert (record.doc_type.value, record.header.number.value, record.header.symbol.value) == ("CV", "512", "SXD-VP")
    assert record.header.subject.value == "trồng cây đầu xuân"
    assert [value.value for value in record.header.addressees] == ["Các ban quản lý dự án", "Các phòng thuộc Sở"]
    assert record.references == []  # the number of the title is the paper's own


_BASED = "Thực hiện Nghị quyết số 9-NQ/TU ngày 02/02/2017 của Tỉnh ủy, ngành phát động đợt thi đua nước rút.\n\n"


def test_a_title_above_a_basis_and_sections() -> None:
    record = _record("Kế hoạch số 31/KH-TTYT phát động thi đua dịp Tết\n\n" + _BASED + "I/ MỤC ĐÍCH\n\nNâng cao chất lượng khám bệnh.\n")
    assert (record.doc_type.value, record.header.number.value, record.header.symbol.value) == ("KH", "31", "KH-TTYT")
    assert record.header.subject.value == "phát động thi đua dịp Tết"
    assert [section.heading for section in record.sections] == ["I/ MỤC ĐÍCH"]


def test_an_article_about_a_paper_has_no_head() -> None:
    record = _record("Kế hoạch số 31/KH-TTYT phát động thi đua dịp Tết\n\n" + _BASED + "Lễ phát động có 90 người dự.\n")
    assert (record.doc_type.value, record.header.number.value) == (None, None)


def test_a_title_in_capitals_does_not_end_in_a_basis_that_lost_letters() -> None:
    head = "BỘ THỦY LỢI\n\n" + _MOTTO + "Số: 7/2013/TT-BTL\n\nHà Nội, ngày 05 tháng 6 năm 2013\n\nTHÔNG TƯ\n\n"
    record = _record(
        head + "QUY ĐỊNH MẪU CỜ CỦA NGÀNH\n\nn cứ Luật Đê điều;\n\nTheo đề nghị của Vụ trưởng;\n\nĐiều 1. Mẫu cờ\nCờ màu lam.\n"
    )
    assert record.header.subject.value == "QUY ĐỊNH MẪU CỜ CỦA NGÀNH"


def test_a_head_whose_lines_a_page_has_joined() -> None:
    head = (
        "Bộ Thủy lợi Số: 73/QĐ-BTL |\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Hà Nội, ngày 09 tháng 01 năm 2019 |\n"
    )
    record = _record(
        head + "Quyết định\nBAN HÀNH MẪU CỜ\nBỘ TRƯỞNG BỘ THỦY LỢI\nCăn cứ Luật Đê điều;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành mẫu cờ.\n"
    )
    assert (record.doc_type.value, record.header.number.value, record.header.symbol.value) == ("QĐ", "73", "QĐ-BTL")
    assert (record.header.issuer.value, record.header.date.value) == ("Bộ Thủy lợi", "2019-01-09")


@pytest.mark.parametrize(
    ("title", "below", "kind"),
    [
        ("Thông báo về việc đăng ký nuôi vịt", "Căn cứ Luật Chăn nuôi;\n\n1. Hộ nuôi vịt ghi tên.\n\n2. Xã phát giống.\n", "TB"),
        ("Giấy mời dự Hội đua vịt mùa nước nổi", "Xã tổ chức đua vịt.\n\n1. Thời gian: 8 giờ.\n\nKính mời bà con về dự.\n", "GM"),
        ("Thông báo về việc đua vịt khiến cả xã vui", "Sáng nay bà con ra bờ sông xem vịt.\n\nAi cũng khen con vịt xám.\n", None),
    ],
)
def test_a_page_that_shows_but_a_title_without_a_number(title: str, below: str, kind: str | None) -> None:
    record = _record(f"{title}\n\n{below}")
    assert record.doc_type.value == kind
    assert record.header.subject.value == (title.split(" ", 2)[2] if kind else title)
