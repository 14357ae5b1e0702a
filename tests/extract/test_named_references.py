"""Documents cited by name alone: laws, congress resolutions, nicknames; and what is none. All texts are made up."""

from __future__ import annotations

import pytest

from docparse.extract.references.references import extract_references


def named(text: str, date: str | None = None) -> list[str]:
    """The surfaces of the named references of a text."""
    return [r.surface for r in extract_references(text, document_date=date) if r.kind == "named"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Căn cứ Luật Thi đua, khen thưởng năm 2022 và các văn bản hướng dẫn", ["Luật Thi đua, khen thưởng năm 2022"]),
        ("quán triệt Luật thi đua, khen thưởng đến các khoa, phòng", ["Luật thi đua, khen thưởng"]),
        (
            "Căn cứ Luật Lưu trữ ngày 21/6/2024 và luật sửa đổi bổ sung một số điều của Luật Lưu trữ ngày 03/4/2026;",
            ["Luật Lưu trữ ngày 21/6/2024", "luật sửa đổi bổ sung một số điều của Luật Lưu trữ ngày 03/4/2026"],
        ),
        ("nêu trong các văn bản quy phạm pháp luật sửa đổi, bổ sung một số điều khoản", []),
        ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", ["Luật Lưu trữ ngày 21 tháng 6 năm 2024"]),
        ("Theo Pháp lệnh Đê điều ngày 9-11-1989 của Hội đồng Nhà nước, xã", ["Pháp lệnh Đê điều ngày 9-11-1989 của Hội đồng Nhà nước"]),
        ("GIỚI THIỆU BỘ LUẬT LAO ĐỘNG CHO NÔNG TRƯỜNG", ["BỘ LUẬT LAO ĐỘNG"]),
        (
            "Căn cứ Biên bản họp Hội đồng sáng kiến ngày 04/5/2016 của Trạm Thú y về việc chấm điểm;",
            ["Biên bản họp Hội đồng sáng kiến ngày 04/5/2016 của Trạm Thú y"],
        ),
        (
            "Theo hướng dẫn bình xét cuối năm ngày 02 tháng 11 năm 2015 của Sở Xây dựng,",
            ["hướng dẫn bình xét cuối năm ngày 02 tháng 11 năm 2015 của Sở Xây dựng"],
        ),
        ("Căn cứ Quy chế thi đua - khen thưởng của Hội Làm vườn Việt Nam;", ["Quy chế thi đua - khen thưởng của Hội Làm vườn Việt Nam"]),
        (
            "Căn cứ Điều lệ trường mầm non, trường tiểu học và trường phổ thông có nhiều cấp học; Điều lệ Trường Đại học Nông Lâm Tây Bắc",
            ["Điều lệ trường mầm non, trường tiểu học và trường phổ thông có nhiều cấp học", "Điều lệ Trường Đại học Nông Lâm Tây Bắc"],
        ),
        (
            "Thực hiện Nghị quyết lãnh đạo công tác hậu cần năm 2013 của Đảng ủy Lữ đoàn về chăn nuôi",
            ["Nghị quyết lãnh đạo công tác hậu cần năm 2013 của Đảng ủy Lữ đoàn"],
        ),
        (
            "Căn cứ vào Điều 8 của Hiến phápnước Cộng hoà xã hội chủ nghĩa Việt Nam;",
            ["Hiến phápnước Cộng hoà xã hội chủ nghĩa Việt Nam"],
        ),
        (
            "Căn cứ chương trình công tác Hội năm 2016 của Hội Làm vườn huyện Ba Bể và kế hoạch hoạt động hè năm học 2015 - 2016;",
            ["chương trình công tác Hội năm 2016 của Hội Làm vườn huyện Ba Bể", "kế hoạch hoạt động hè năm học 2015 - 2016"],
        ),
        ("Căn cứ Điều lệ Công ty cổ phần Muối Cà Ná;", ["Điều lệ Công ty cổ phần Muối Cà Ná"]),
        ("theo Điều lệ Công ty TNHH một thành viên Bò sữa Yên Phú.", ["Điều lệ Công ty TNHH một thành viên Bò sữa Yên Phú"]),
        ("Thực hiện kế hoạch công tác và tình hình thu chi năm 2016, phòng báo cáo", []),
        ("Phòng xây dựng kế hoạch công tác quý năm 2016 gửi Sở", []),
        ("theo Pháp lệnh Hành nghề y, dược tư nhân", ["Pháp lệnh Hành nghề y, dược tư nhân"]),
        ("theo Điều lệ Hội Chữ thập đỏ", ["Điều lệ Hội Chữ thập đỏ"]),
        ("Xét Tờ trình ngày 9/3/2017 của Tổ Văn phòng", ["Tờ trình ngày 9/3/2017 của Tổ Văn phòng"]),
        ("Luật Đất đai, Luật Nhà ở và Luật Đấu thầu", ["Luật Đất đai", "Luật Nhà ở", "Luật Đấu thầu"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019;",
            ["Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019"],
        ),
        ("theo Luật Tổ chức HĐND và UBND ngày 26/11/2003", ["Luật Tổ chức HĐND và UBND ngày 26/11/2003"]),
        ("quy định tại Bộ luật Lao động.", ["Bộ luật Lao động"]),
        ("điều 9 của Luật tổ chức Hội đồng Nông vụ ngày 4/7/1981;", ["Luật tổ chức Hội đồng Nông vụ ngày 4/7/1981"]),
        (
            "Chỉ thị số 9/CT-TTg ngày 16/7/2021 về việc phát động thi đua và Kế hoạch 5 năm (2026 - 2030) theo Nghị quyết Đại hội Đảng",
            [],
        ),
        ("THỰC HIỆN CHỈ THỊ SỐ 9/CT-TTg NGÀY 16/7/2021 VỀ VIỆC THI ĐUA THEO NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XV", []),
        ("theo Bộ luật Lao động 2019, Luật Doanh nghiệp 2020.", ["Bộ luật Lao động 2019", "Luật Doanh nghiệp 2020"]),
        ("Căn cứ Bộ luật Hàng hải Việt Nam ngày 25 tháng 11 năm 2015;", ["Bộ luật Hàng hải Việt Nam ngày 25 tháng 11 năm 2015"]),
        ("theo khoản 1 Điều 9 Luật PPP, cơ quan ký kết phải báo cáo", ["Luật PPP"]),
        ("theo Luật Phòng ngừa Giả định nếu bị giam", ["Luật Phòng ngừa Giả định"]),
        ("thi hành Luật Phòng ngừa Giả định và xem xét đơn thư", ["Luật Phòng ngừa Giả định"]),
        ("Căn cứ Điều lệ Đảng; Điều lệ Công đoàn Việt Nam;", ["Điều lệ Đảng", "Điều lệ Công đoàn Việt Nam"]),
        ("đọc lại Lời kêu gọi thi đua ái quốc trước toàn đơn vị", ["Lời kêu gọi thi đua ái quốc"]),
        ("Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân ngày 03/12/2004;",
         ["Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân ngày 03/12/2004"]),
        ("Luật Bảo tồn đầm phá được thông qua", ["Luật Bảo tồn đầm phá"]),
        ("Hiến pháp năm 2013 quy định", ["Hiến pháp năm 2013"]),
        (
            "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Đông Hải lần thứ IX, nhiệm kỳ 2010 - 2015; đẩy mạnh",
            ["Nghị quyết Đại hội Đảng bộ tỉnh Đông Hải lần thứ IX, nhiệm kỳ 2010 - 2015"],
        ),
        ("Nghị quyết Đại hội lần thứ XII của Đảng và Nghị quyết Đại hội Đảng bộ huyện lần thứ V đã đề ra",
         ["Nghị quyết Đại hội lần thứ XII của Đảng", "Nghị quyết Đại hội Đảng bộ huyện lần thứ V"]),
        ("Nghị quyết Đại hội XI của Đảng", ["Nghị quyết Đại hội XI của Đảng"]),
        ("Nghị quyết Trung ương 5 khóa XI về", ["Nghị quyết Trung ương 5 khóa XI"]),
        ("chuyển giao kỹ thuật theo Đề án 1816 và Chương trình 135", ["Đề án 1816", "Chương trình 135"]),
        ("theo Đề án “Sách cho vùng cao giai đoạn 2020-2025” của Thủ tướng Chính phủ;",
         ["Đề án “Sách cho vùng cao giai đoạn 2020-2025” của Thủ tướng Chính phủ"]),
        ("Luật Thông kê và Luật sửa đối, bố sung một số điều của Luật Xây dụng năm 2020",
         ["Luật Thông kê", "Luật sửa đối, bố sung một số điều của Luật Xây dụng năm 2020"]),
    ],
)  # fmt: skip
def test_named(text: str, surfaces: list[str]) -> None:
    assert named(text) == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "Luật này có hiệu lực; theo pháp luật; Trường Đại học Luật; Hội Luật gia; Luật sư Đoàn",
        "góp ý dự thảo Luật Đất đai",
        "kỷ niệm 76 năm Ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc",
        "Điều lệ Sáng kiến được ban hành theo Nghị định số 1/2012/NĐ-CP; sửa đổi điều lệ hội",
        "Nghị định số 2/2020/NĐ-CP ngày 1/1/2020 của Chính phủ quy định chi tiết một số điều của Luật Đất đai;",
        "Quyết định số 3/QĐ-TTg phê duyệt Đề án phát triển (gọi tắt là Đề án 07)",
        "Luật Đất đai số 31/2024/QH15",
        "các văn bản hướng dẫn, Chương trình 2025, Dự án 200 tỷ đồng",
        "Nghị quyết Đại hội Đảng bộ các cấp",
        "Thực hiện kế hoạch trồng cây xong trước ngày 05/3/2019 của năm",
        "Theo kế hoạch, lớp học mở ngày 12/4/2019 tại hội trường",
        "gửi biên bản họp về Phòng ngày 12/4/2019",
        "Căn cứ Quy chế khen thưởng của Hội Làm vườn nhiệm kỳ 2014 - 2019 Ban hành kèm theo Quyết định số 5/QĐ-HLV ngày 3/4/2019;",
        "Ban hành kèm theo Quyết định này “Quy chế khen thưởng của Hợp tác xã Nà Lùng”",
    ],
)
def test_not_named(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "date", "directive"),
    [
        ("Luật Thi đua, khen thưởng", "2021-02-01", "L:15/2003/QH11@2003-11-26"),
        ("Luật Thi đua, khen thưởng", "2024-02-01", "L:06/2022/QH15@2022-06-15"),
        ("Luật Thi đua, khen thưởng", "2023-02-01", "L:15/2003/QH11@2003-11-26"),
        ("Luật Thi đua, khen thưởng năm 2022", "2023-02-01", "L:06/2022/QH15@2022-06-15"),
        ("Luật Thi đua - Khen thưởng ngày 26/11/2003", None, "L:15/2003/QH11@2003-11-26"),
        ("Luật Tổ chức chính quyền địa phương năm 2015", "2020-01-01", "L:77/2015/QH13@2015-06-19"),
    ],
)
def test_a_law_resolves_by_the_date_of_the_paper(text: str, date: str | None, directive: str) -> None:
    (found,) = extract_references(text, document_date=date)
    assert found.directive == directive
