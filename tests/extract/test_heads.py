"""Heads of papers of many bodies: issuer, parent, subject and type, and forms, which have none."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Record

BODY = """

Thực hiện chương trình công tác, đơn vị triển khai các nội dung sau:

1. Tổ chức phát động sâu rộng đến toàn thể cán bộ.

Nơi nhận:
- Như trên;
- Lưu: VT.

THỦ TRƯỞNG

Nguyễn Văn Khoát
"""
QUOC_HIEU = "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
ORGANS = [
    ("SỞ Y TẾ TỈNH CÀ MAU\nBỆNH VIỆN SẢN - NHI", "Sở Y tế tỉnh Cà Mau", "Bệnh viện Sản - Nhi tỉnh Cà Mau"),
    ("UBND TỈNH BẾN TRE\nSỞ LAO ĐỘNG - TBXH", "Ủy ban nhân dân tỉnh Bến Tre", "Sở Lao động - Thương binh và Xã hội tỉnh Bến Tre"),
    ("SỞ VH, TT VÀ DU LỊCH BẮC KẠN\nTHƯ VIỆN TỈNH", "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Kạn", "Thư viện tỉnh Bắc Kạn"),
    ("UBND QUẬN 12\nTRƯỜNG THCS TRẦN PHÚ", "Ủy ban nhân dân Quận 12", "Trường Trung học cơ sở Trần Phú"),
    ("KHỐI THI ĐUA SỐ 4\nCÁC DOANH NGHIỆP NHÀ NƯỚC", None, "Khối thi đua số 4 các doanh nghiệp nhà nước"),
    ("CỤC HẢI QUAN TỈNH QUẢNG TRỊ\nCHI CỤC HẢI QUAN CỬA KHẨU LAO BẢO", "Cục Hải quan tỉnh Quảng Trị", "Chi cục Hải quan cửa khẩu Lao Bảo"),
    ("BAN CHỈ ĐẠO PHONG TRÀO\n“TOÀN DÂN XÂY DỰNG\nĐỜI SỐNG MỚI” TỈNH TÂY NINH", None,
     "Ban Chỉ đạo Phong trào “Toàn dân xây dựng đời sống mới” tỉnh Tây Ninh"),
    ("CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP BÌNH DƯƠNG\nCĐCS CÔNG TY TNHH MAY HƯNG PHÁT", "Công đoàn các khu công nghiệp Bình Dương",
     "Công đoàn cơ sở Công ty TNHH May Hưng Phát"),
    ("CĐGD HUYỆN TRÀ SƠN\nCĐ TRƯỜNG TH LA NGÀ", "Công đoàn Giáo dục huyện Trà Sơn", "Công đoàn Trường Tiểu học La Ngà"),
    ("CÔNG ĐOÀN GD H. TRÀ SƠN\nCĐCS Tr. THCS TT TRÀ SƠN", "Công đoàn Giáo dục huyện Trà Sơn",
     "Công đoàn cơ sở Trường Trung học cơ sở thị trấn Trà Sơn"),
    ("SỞ Y TẾ TỈNH CÀ MAU\nTRƯỜNG CĐ Y TẾ", "Sở Y tế tỉnh Cà Mau", "Trường Cao đẳng Y tế tỉnh Cà Mau"),
]  # fmt: skip


def read(text: str) -> Record:
    return parse_bytes(text.encode(), "head.txt")[0]


@pytest.mark.parametrize(("organs", "parent", "issuer"), ORGANS, ids=[row[2] for row in ORGANS])
def test_names_the_issuer(organs: str, parent: str | None, issuer: str) -> None:
    head = organs + QUOC_HIEU + "Số: 15/KH-XY\nTân Lập, ngày 24 tháng 3 năm 2014\n\nKẾ HOẠCH\nTrưng bày hiện vật" + BODY
    header = read(head).header
    assert (header.parent.value, header.issuer.value) == (parent, issuer)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("THÔNG BÁO\nVề việc nộp hồ sơ thi đua\n(Dành cho các đơn vị trực thuộc)", "Về việc nộp hồ sơ thi đua"),
        ("BÁO CÁO\nCông tác thi đua năm 2022\n(Số liệu tính đến ngày 30/11/2022)", "Công tác thi đua năm 2022"),
        ("KẾ HOẠCH\nKỷ niệm ngày truyền thống\n(20/11/1982 - 20/11/2017)", "Kỷ niệm ngày truyền thống (20/11/1982 - 20/11/2017)"),
        ("CHỈ THỊ\nCỦA GIÁM ĐỐC SỞ\nvề kỷ luật, kỷ cương hành chính", "về kỷ luật, kỷ cương hành chính"),
        ("KẾT LUẬN\nHỘI NGHỊ LẦN THỨ BA\nBAN CHẤP HÀNH ĐẢNG BỘ SỞ (KHÓA V)\nvề trồng rừng ngập mặn", "về trồng rừng ngập mặn"),
        ("BIÊN BẢN HỌP\nHội đồng xét sáng kiến năm 2021", "Hội đồng xét sáng kiến năm 2021"),
    ],
)
def test_ends_the_subject(title: str, subject: str) -> None:
    head = "SỞ TƯ PHÁP TỈNH NINH THUẬN" + QUOC_HIEU + "Số: 15/XX-STP\nNinh Thuận, ngày 24 tháng 3 năm 2022\n\n" + title + BODY
    assert read(head).header.subject.value == subject


def test_a_form_has_no_type() -> None:
    form = """ĐƠN VỊ CẤP TRÊN
TÊN ĐƠN VỊ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

......, ngày ... tháng ... năm ...

BÁO CÁO THÀNH TÍCH
ĐỀ NGHỊ TẶNG THƯỞNG ...

1. Địa điểm trụ sở chính: ...
2. Quá trình thành lập: ...
3. Những đặc điểm chính: ........
"""
    record = read(form)
    assert record.doc_type.value is None
    assert record.header.issuer.value is None


def test_a_pact_names_no_body() -> None:
    record = read(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBẢN GIAO ƯỚC THI ĐUA\nKhối các trường năm 2022" + BODY
    )
    assert record.header.issuer.value is None


def test_a_wide_blank_of_a_date_is_no_column() -> None:
    head = "TỈNH ỦY TUYÊN QUANG ĐẢNG CỘNG SẢN VIỆT NAM\n* Tuyên Quang, ngày      tháng 11 năm 2023\nSố ____-CV/TU\nv/v bình xét thi đua"
    header = read(head + "\n\nKính gửi: Các cơ quan, đơn vị" + BODY).header
    assert (header.place.value, header.date.value, header.symbol.value) == ("Tuyên Quang", "2023-11-XX", "CV/TU")


@pytest.mark.parametrize("stop", ["", ".", ";"])
def test_the_matter_of_a_letter_behind_its_day(stop: str) -> None:
    head = f"SỞ NỘI VỤ TỈNH CÀ MAU{QUOC_HIEU}Số: 88/SNV-TĐKT Cà Mau, ngày 16 tháng 6 năm 2021{stop} V/v lấy ý kiến về mẫu"
    header = read(head + "\nđăng ký thi đua của các huyện\n\nKính gửi: Phòng Nội vụ các huyện" + BODY).header
    assert (header.number.value, header.place.value, header.date.value) == ("88", "Cà Mau", "2021-06-16")
    assert header.subject.value == "lấy ý kiến về mẫu đăng ký thi đua của các huyện"
