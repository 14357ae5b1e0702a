"""Who issues: names in sentence case, with their place; inferred where the header was not in the file."""

from __future__ import annotations

import pytest

from docparse.authority.bodies import find_body
from docparse.authority.naming import sentence_case
from docparse.authority.provinces import find_by_seat, find_province
from docparse.extract.header.header import extract_header
from docparse.extract.header.issuer import organ_of_symbol
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.schema import Header
from docparse.segment.frame import frame


def header(lines: str, number: str = "Số: 1/KH-ABC", place: str = "Hà Nội", origin: str = "text", body: str = "Một đoạn văn.") -> Header:
    text = (
        f"{lines}\n{number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{place}, ngày 5 tháng 5 năm 2022\n"
        f"KẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH\n{body}\n"
    )
    doc = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    doc.origin = "ocr" if origin == "ocr" else "text"
    return extract_header(doc, frame(doc))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ HUẾ", "Ủy ban nhân dân thành phố Huế"),
        ("UBND TP. HỒ CHÍ MINH", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("TRƯỜNG ĐẠI HỌC MỞ ĐÔNG ĐÔ", "Trường Đại học Mở Đông Đô"),
        ("TRƯỜNG THPT LÝ NAM ĐẾ", "Trường Trung học phổ thông Lý Nam Đế"),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH LAI CHÂU", "Hội đồng Thi đua - Khen thưởng tỉnh Lai Châu"),
        ("PHÒNG VĂN HÓA-THÔNG TIN HUYỆN MƯỜNG TÈ", "Phòng Văn hóa - Thông tin huyện Mường Tè"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LAI CHÂU", "Ban Chấp hành Đảng bộ tỉnh Lai Châu"),
        ("HUYỆN ỦY MƯỜNG TÈ", "Huyện ủy Mường Tè"),
        ("HỘI NÔNG DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Hội Nông dân tỉnh Bà Rịa - Vũng Tàu"),
        ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
        ("CỤM THI ĐUA SỐ 3", "Cụm thi đua số 3"),
        ("ỦY BAN NHÂN DÂN QUẬN HOÀN KIẾM", "Ủy ban nhân dân quận Hoàn Kiếm"),
        ("HUYỆN ỦY PHÙ YÊN", "Huyện ủy Phù Yên"),
        ("UBND HUYỆN ĐIỆN BIÊN ĐÔNG", "Ủy ban nhân dân huyện Điện Biên Đông"),
        ("TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC", "Tổng công ty Điện lực miền Bắc"),
    ],
)
def test_names_in_sentence_case(printed: str, name: str) -> None:
    assert sentence_case(printed)[0] == name


def test_capitals_are_learned_from_the_papers_own_text() -> None:
    found = header("TRƯỜNG ĐẠI HỌC\nĐÔNG ĐÔ\nKHOA ĐỊA TIN HỌC", body="Khoa Địa Tin học tổ chức thi đua.")
    assert found.issuer.value == "Khoa Địa Tin học"
    assert found.parent.value == "Trường Đại học Đông Đô"


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        ("ĐẢNG ỦY XÃ BẢN SEN\nKHỐI DÂN VẬN", "Đảng ủy xã Bản Sen", "Khối Dân vận Đảng ủy xã Bản Sen"),
        (
            "CĐ PHÒNG GIÁO DỤC LỤC NGẠN\nCĐ TRƯỜNG THCS LỤC NGẠN",
            "Công đoàn Phòng Giáo dục Lục Ngạn",
            "Công đoàn Trường Trung học cơ sở Lục Ngạn",
        ),
        ("SỞ Y TẾ TỈNH SƠN LA\nTRUNG TÂM Y TẾ KHU VỰC BẢN SEN", "Sở Y tế tỉnh Sơn La", "Trung tâm Y tế khu vực Bản Sen"),
        ("CHI CỤC KIỂM LÂM TỈNH SƠN LA\nHẠT KIỂM LÂM KHU VỰC IV", "Chi cục Kiểm lâm tỉnh Sơn La", "Hạt Kiểm lâm khu vực IV"),
        ("UBND TỈNH SƠN LA\nBAN QUẢN LÝ RỪNG PHÒNG HỘ NẬM SỞ", "Ủy ban nhân dân tỉnh Sơn La", "Ban Quản lý Rừng phòng hộ Nậm Sở"),
        (
            "TRƯỜNG ĐẠI HỌC LUẬT\nTP. HỒ CHÍ MINH\nTHƯ VIỆN",
            "Trường Đại học Luật Thành phố Hồ Chí Minh",
            "Thư viện Trường Đại học Luật Thành phố Hồ Chí Minh",
        ),
        (
            "TRƯỜNG ĐẠI HỌC LUẬT\nTP. HỒ CHÍ MINH\nTRUNG TÂM NGOẠI NGỮ",
            "Trường Đại học Luật Thành phố Hồ Chí Minh",
            "Trung tâm Ngoại ngữ",
        ),
        ("CỤC THUẾ TỈNH SƠN LA\nCHI CỤC THUẾ", "Cục Thuế tỉnh Sơn La", "Chi cục Thuế tỉnh Sơn La"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU", None, "Ủy ban nhân dân tỉnh Lai Châu"),
        ("UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP", "Ủy ban nhân dân tỉnh Lai Châu", "Sở Tư pháp tỉnh Lai Châu"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\nSỞ NỘI VỤ", "Ủy ban nhân dân thành phố Đà Nẵng", "Sở Nội vụ thành phố Đà Nẵng"),
        ("UBND HUYỆN MƯỜNG TÈ\nPHÒNG NỘI VỤ", "Ủy ban nhân dân huyện Mường Tè", "Phòng Nội vụ huyện Mường Tè"),
        ("BỘ Y TẾ\nVIỆN PASTEUR", "Bộ Y tế", "Viện Pasteur"),
        ("HUYỆN ỦY PHÙ YÊN\nBAN DÂN VẬN", "Huyện ủy Phù Yên", "Ban Dân vận Huyện ủy Phù Yên"),
        ("SỞ NỘI VỤ\nBAN THI ĐUA - KHEN THƯỞNG", "Sở Nội vụ", "Ban Thi đua - Khen thưởng thành phố Hà Nội"),
        ("THANH TRA CHÍNH PHỦ", None, "Thanh tra Chính phủ"),
        ("SỞ Y TẾ TỈNH SƠN LA\nBỆNH VIỆN PHỔI\nĐT: 02123 850 777 - FAX: 850 778", "Sở Y tế tỉnh Sơn La", "Bệnh viện Phổi tỉnh Sơn La"),
        ("BỘ NÔNG NGHIỆP VÀ\nMÔI TRƯỜNG", None, "Bộ Nông nghiệp và Môi trường"),
        (
            "TRƯỜNG THCS BẢN SEN\nBCH CÔNG ĐOÀN",
            "Trường Trung học cơ sở Bản Sen",
            "Ban Chấp hành Công đoàn Trường Trung học cơ sở Bản Sen",
        ),
        ("TRƯỜNG TIỂU HỌC BẢN SEN\nLIÊN ĐỘI", "Trường Tiểu học Bản Sen", "Liên đội Trường Tiểu học Bản Sen"),
        ("TỈNH ĐOÀN LAI CHÂU\nBAN THƯỜNG VỤ", "Tỉnh đoàn Lai Châu", "Ban Thường vụ Tỉnh đoàn Lai Châu"),
        (
            "SỞ XÂY DỰNG TỈNH LAI CHÂU\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
            "Sở Xây dựng tỉnh Lai Châu",
            "Hội đồng Thi đua - Khen thưởng Sở Xây dựng tỉnh Lai Châu",
        ),
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", None, "Ủy ban nhân dân xã Tân Lập"),
    ],
)
def test_printed_issuers(lines: str, parent: str | None, issuer: str) -> None:
    found = header(lines)
    assert (found.parent.value, found.issuer.value) == (parent, issuer)
    assert found.issuer.source == "printed"


def test_joint_papers_have_one_issuer_of_two_names() -> None:
    found = header("SỞ Y TẾ TỈNH LAI CHÂU\nCÔNG ĐOÀN NGÀNH Y TẾ", "Số: 7/KHLT-SYT-CĐN")
    assert (found.parent.value, found.issuer.value) == (None, "Sở Y tế tỉnh Lai Châu - Công đoàn ngành Y tế")


@pytest.mark.parametrize(
    ("number", "place", "issuer"),
    [
        ("Số: /SYT-TCHC", "Lai Châu", "Sở Y tế tỉnh Lai Châu"),
        ("Số: 5/QĐ-UBND", "Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ"),
        ("Số: 5/KH-SNV", "Tp. Hồ Chí Minh", "Sở Nội vụ Thành phố Hồ Chí Minh"),
        ("Số: 04/CT-BYT", "Hà Nội", "Bộ Y tế"),
        ("Số: 5/CĐ-TTg", "Hà Nội", "Thủ tướng Chính phủ"),
        ("Số 5-KH/TU", "Lai Châu", "Tỉnh ủy Lai Châu"),
        ("Số 5-KH/HU", "Vân Hồ", "Huyện ủy Vân Hồ"),
        ("Số 5-BC/UBKTHU", "Vân Hồ", "Ủy ban Kiểm tra Huyện ủy Vân Hồ"),
        ("Số 5-HD/BTG", "Lai Châu", "Ban Tuyên giáo Tỉnh ủy Lai Châu"),
        ("Số: 5 TCTK/TCCB", "Hà Nội", "Tổng cục Thống kê"),
        ("Số: 5/TB-GTVT", "Lai Châu", "Sở Giao thông vận tải tỉnh Lai Châu"),
        ("Số: 5/KHLT-SNV-STC", "Lai Châu", "Sở Nội vụ - Sở Tài chính tỉnh Lai Châu"),
    ],
)
def test_issuers_are_inferred_from_symbol_and_place(number: str, place: str, issuer: str) -> None:
    text = f"{number}\n{place}, ngày 5 tháng 5 năm 2022\nKẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH\nMột đoạn.\n"
    doc = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    found = extract_header(doc, frame(doc)).issuer
    assert (found.value, found.source) == (issuer, "inferred")
    assert found.confidence < 1


@pytest.mark.parametrize(
    ("number", "place", "said", "issuer"),
    [
        ("Số: 5/BC-PNV", "Vân Hồ", "Thực hiện công văn của tỉnh, Phòng Nội vụ huyện Vân Hồ báo cáo như sau:", "Phòng Nội vụ huyện Vân Hồ"),
        ("Số: 5/KH-BVSM", "Mộc Châu", "Bệnh viện Đa khoa Sông Mã xây dựng kế hoạch như sau:", "Bệnh viện Đa khoa Sông Mã"),
        ("Số: 5/KH-UBND", "Chiềng Khoa", "Các tổ dân phố báo cáo UBND xã trước ngày 10.", "Ủy ban nhân dân xã Chiềng Khoa"),
        ("Số: 5/KH-SNV", "Lai Châu", "Phòng Nội vụ huyện Sìn Hồ báo cáo kết quả.", "Sở Nội vụ tỉnh Lai Châu"),
    ],
)
def test_a_paper_without_a_head_names_its_issuer(number: str, place: str, said: str, issuer: str) -> None:
    text = f"{number}\n{place}, ngày 5 tháng 5 năm 2022\nKẾ HOẠCH\nThi đua\n{said}\nI. MỤC ĐÍCH\nMột đoạn.\n"
    doc = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    assert extract_header(doc, frame(doc)).issuer.value == issuer


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("TỈNH ỦY LAI CHÂU", "Tỉnh ủy Lai Châu"),
        ("ỦY BANNHÂNDÂN\nTINH LAI CHAU", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("ÚY BAN NHÂN DẦN\nTHÁNH PHÓ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội"),
        ("VĂN PHÓNG CHINH PHÙ", "Văn phòng Chính phủ"),
        ("BỘ TÀI CHĨNH", "Bộ Tài chính"),
    ],
)
def test_issuers_are_put_right_in_scans(lines: str, issuer: str) -> None:
    assert header(lines, origin="ocr").issuer.value == issuer


@pytest.mark.parametrize(
    ("symbol", "organ"), [("KH-SYT", "SYT"), ("SYT-TCHC", "SYT"), ("KH/TU", "TU"), ("QĐ-UBND", "UBND"), ("QH15", "QH15")]
)
def test_organs_of_symbols(symbol: str, organ: str) -> None:
    assert organ_of_symbol(symbol) == organ


def test_provinces_by_name_seat_and_day() -> None:
    hue_old, hue_new = find_province("Huế", "2020-05-05"), find_province("Huế", "2025-05-05")
    assert hue_new is not None
    assert hue_new.title == "thành phố Huế"
    assert hue_old is not None
    seat = find_by_seat("Thủ Dầu Một", "2009-04-15")
    assert seat is not None
    assert seat.title == "tỉnh Bình Dương"
    assert find_province("Mường Tè") is None


def test_bodies_by_symbol() -> None:
    body = find_body("SGD&ĐT")
    assert body is not None
    assert body.name == "Sở Giáo dục và Đào tạo"
