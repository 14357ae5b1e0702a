"""Names in capitals brought to sentence case where a proper name follows a field of work."""

from __future__ import annotations

import pytest

from docparse.authority.naming import sentence_case


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("HỌC VIỆN NÔNG LÂM TÂY BẮC", "Học viện Nông Lâm Tây Bắc"),
        ("LỮ ĐOÀN 99 HẢI QUÂN", "Lữ đoàn 99 Hải quân"),
        ("CHI CỤC HAI QUAN TỈNH HÀ NAM", "Chi cục Hải quan tỉnh Hà Nam"),
        ("BCH ĐOÀN TNCS HCM HUYỆN LẠC DƯƠNG", "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện Lạc Dương"),
        ("TIỂU ĐOÀN BỘ BINH 98", "Tiểu đoàn Bộ binh 98"),
        ("ĐỒN BIÊN PHÒNG CỬA KHẨU LA LAY", "Đồn Biên phòng Cửa khẩu La Lay"),
        ("BAN QUẢN LÝ RỪNG PHÒNG HỘ SÔNG ĐÀ", "Ban Quản lý Rừng phòng hộ Sông Đà"),
        ("NHÀ MÁY Z113", "Nhà máy Z113"),
        ("ĐỘI TÌNH NGUYỆN TỈNH HÀ NAM", "Đội tình nguyện tỉnh Hà Nam"),
        ("SỞ Y TẾ TÌNH HÀ NAM", "Sở Y tế tỉnh Hà Nam"),
        ("PHÒNG GIÁO DỤC&ĐÀO TẠO", "Phòng Giáo dục và Đào tạo"),
        ("CÔNG TY M&T HÀ NAM", "Công ty M&T Hà Nam"),
        ("HỘI CỰU TNXP TỈNH HÀ NAM", "Hội Cựu Thanh niên xung phong tỉnh Hà Nam"),
        ("PHÒNG VH-TT HUYỆN LẠC DƯƠNG", "Phòng Văn hóa và Thông tin huyện Lạc Dương"),
        ("VIỆN KHKT HÀ NAM", "Viện KHKT Hà Nam"),
    ],
)
def test_sentence_case(printed: str, name: str) -> None:
    assert sentence_case(printed)[0] == name
