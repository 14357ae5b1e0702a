# ruff: noqa: E501
"""Aims as offices write them, in sections of aims and among tasks: a paragraph and its label in; comparator, value, unit and measure out."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document, PageSpan
from docparse.extract.targets.targets import extract_targets
from docparse.schema import Section

pytestmark = pytest.mark.usefixtures("rules_alone")

Row = tuple[str, float, float | None, str, str]

AIMS: list[tuple[str, str, list[Row]]] = [
    (
        "muc_tieu",
        "- Tập trung nâng tỷ lệ người biết bơi đạt 75% vào năm 2026; số hộ dùng điện mặt trời vào năm 2026 từ 320 hộ trở lên; giảm tỷ lệ\nhộ nghèo 2% theo chuẩn nghèo mới.",
        [
            ("eq", 75, None, "%", "tỷ lệ người biết bơi"),
            ("ge", 320, None, "hộ", "số hộ dùng điện mặt trời"),
            ("eq", 2, None, "%", "giảm tỷ lệ hộ nghèo"),
        ],
    ),
    (
        "chi_tieu",
        "- Giai đoạn 2021 - 2025: Tổng đàn lợn 4.200 con; phấn đấu 80% dân số trưởng thành có tài khoản định danh.",
        [("eq", 4200, None, "con", "Tổng đàn lợn"), ("eq", 80, None, "%", "dân số trưởng thành có tài khoản định danh")],
    ),
    (
        "chi_tieu",
        '- 90% phụ nữ đăng ký phong trào "Nhà sạch, vườn xanh, xây dựng ngõ văn minh"; sẽ kéo giảm số vụ đuối nước 10% so với năm 2022…',
        [
            ("eq", 90, None, "%", 'phụ nữ đăng ký phong trào "Nhà sạch, vườn xanh, xây dựng ngõ văn minh"'),
            ("eq", 10, None, "%", "kéo giảm số vụ đuối nước so với năm 2022"),
        ],
    ),
    ("chi_tieu", "- Thu nhập bình quân từ 650.000 đ/người/tháng.", [("ge", 650000, None, "đ/người/tháng", "Thu nhập bình quân")]),
    (
        "chi_tieu",
        "- Lập 15 tổ “Góp vốn để làm giàu” ở từng buôn; kết nạp 1,5 triệu hội viên mới; chi phí điện giảm một nửa (50%) so với năm 2021.",
        [
            ("eq", 15, None, "tổ", "tổ “Góp vốn để làm giàu”"),
            ("eq", 1.5, None, "triệu hội viên", "hội viên mới"),
            ("eq", 50, None, "%", "chi phí điện giảm so với năm 2021"),
        ],
    ),
    (
        "chi_tieu",
        "c, Mở 04 lớp nghề tại Sông Hinh, Tuy An, Phú Hòa, mỗi lớp khai giảng trước tháng 9.",
        [("eq", 4, None, "lớp", "lớp nghề tại Sông Hinh, Tuy An, Phú Hòa")],
    ),
    (
        "chi_tieu",
        "- Giới thiệu 35 gương lao động giỏi nhân ngày 1/5; tặng 420 suất quà, mỗi suất 300.000 đồng.",
        [("eq", 35, None, "gương", "gương lao động giỏi"), ("eq", 420, None, "suất quà", "suất quà")],
    ),
    (
        "chi_tieu",
        "- Tỷ lệ thu quỹ khuyến học 2% đạt 95%; nâng tỷ lệ tham gia lên 80% số gia đình.",
        [("eq", 95, None, "%", "Tỷ lệ thu quỹ khuyến học 2%"), ("eq", 80, None, "%", "tỷ lệ tham gia")],
    ),
    (
        "chi_tieu",
        "- 100% hội viên được học nghề, nuôi ong; số vụ va chạm không vượt 12 vụ.",
        [("eq", 100, None, "%", "hội viên được học nghề, nuôi ong"), ("le", 12, None, "vụ", "số vụ va chạm")],
    ),
    (
        "chi_tieu",
        "- Đào tạo 240 công nhân, trong đó thợ tiện, thợ hàn 60 người; kim ngạch dệt may từ 18 triệu đô-la.",
        [
            ("eq", 240, None, "công nhân", "công nhân"),
            ("eq", 60, None, "người", "thợ tiện, thợ hàn"),
            ("ge", 18, None, "triệu đô-la", "kim ngạch dệt may"),
        ],
    ),
    (
        "chi_tieu",
        "- Phấn đấu 95% hồ sơ bưu phẩm trở lên phát đúng địa chỉ trong ngày; khiếu nại của khách hàng dưới 0,5‰.",
        [("ge", 95, None, "%", "hồ sơ bưu phẩm phát đúng địa chỉ trong ngày"), ("lt", 0.5, None, "‰", "khiếu nại của khách hàng")],
    ),
    (
        "chi_tieu",
        "- Có 80% trở lên số chi đoàn đạt loại vững mạnh; giới thiệu ít nhất 12 đoàn viên ưu tú cho Đảng, trong đó có từ 05 đồng chí trở lên được kết nạp.",
        [
            ("ge", 80, None, "%", "số chi đoàn đạt loại vững mạnh"),
            ("ge", 12, None, "đoàn viên", "đoàn viên ưu tú cho Đảng"),
            ("ge", 5, None, "đồng chí", "đồng chí được kết nạp"),
        ],
    ),
    (
        "chi_tieu",
        "- Duy trì sĩ số học sinh 99,2%; học sinh lên lớp thẳng từ 96% trở lên; học sinh giỏi cấp huyện: 18 em.",
        [
            ("eq", 99.2, None, "%", "sĩ số học sinh"),
            ("ge", 96, None, "%", "học sinh lên lớp thẳng"),
            ("eq", 18, None, "em", "học sinh giỏi cấp huyện"),
        ],
    ),
    (
        "chi_tieu",
        "- Thu ngân sách trên địa bàn đạt 312 tỷ đồng, bằng 108% dự toán tỉnh giao.",
        [("eq", 312, None, "tỷ đồng", "Thu ngân sách trên địa bàn"), ("eq", 108, None, "%", "Thu ngân sách trên địa bàn")],
    ),
    (
        "chi_tieu",
        "- Đàn gia súc ăn cỏ đến cuối năm đạt 45.600 con, tăng 3,5% so với năm trước.",
        [("eq", 45600, None, "con", "Đàn gia súc ăn cỏ"), ("eq", 3.5, None, "%", "Đàn gia súc ăn cỏ tăng so với năm trước")],
    ),
    ("chi_tieu", "- Tỷ lệ hộ nghèo theo chuẩn mới giảm từ 7,8% xuống còn 5,5%.", [("eq", 5.5, None, "%", "Tỷ lệ hộ nghèo theo chuẩn mới")]),
    (
        "chi_tieu",
        "- Doanh thu: 486 tỷ đồng; lợi nhuận trước thuế: ≥ 21,5 tỷ đồng; thu nhập bình quân của người lao động: 11,8 triệu đồng/người/tháng.",
        [
            ("eq", 486, None, "tỷ đồng", "Doanh thu"),
            ("ge", 21.5, None, "tỷ đồng", "lợi nhuận trước thuế"),
            ("eq", 11.8, None, "triệu đồng/người/tháng", "thu nhập bình quân của người lao động"),
        ],
    ),
    (
        "chi_tieu",
        "- Số người tham gia bảo hiểm y tế hộ gia đình tăng thêm 3.200 người so với năm 2020.",
        [("eq", 3200, None, "người", "Số người tham gia bảo hiểm y tế hộ gia đình tăng thêm so với năm 2020")],
    ),
    (
        "chi_tieu",
        "- Mỗi cán bộ công đoàn cơ sở dự ít nhất một (01) lớp tập huấn nghiệp vụ.",
        [("ge", 1, None, "lớp", "lớp tập huấn nghiệp vụ")],
    ),
    (
        "chi_tieu",
        "- Đến năm 2030, 100% đô thị loại V trở lên có quy hoạch được phê duyệt; tỷ lệ đô thị hóa đạt trên 32%.",
        [("eq", 100, None, "%", "đô thị loại V trở lên có quy hoạch được phê duyệt"), ("gt", 32, None, "%", "tỷ lệ đô thị hóa")],
    ),
    ("nhiem_vu", "- Các xã, thị trấn thành lập Ban Chỉ đạo gồm 07 thành viên; họp định kỳ mỗi tháng 01 lần.", []),
    (
        "nhiem_vu",
        "- Rà soát, cấp mới 1.800 thẻ căn cước cho học sinh đủ 14 tuổi trước ngày 30/6/2023.",
        [("eq", 1800, None, "thẻ", "thẻ căn cước cho học sinh đủ 14 tuổi")],
    ),
    (
        "nhiem_vu",
        "- Vận động cán bộ, công nhân viên hiến máu tình nguyện, phấn đấu thu được tối thiểu 300 đơn vị máu.",
        [("ge", 300, None, "đơn vị", "máu")],
    ),
    (
        "nhiem_vu",
        "- Sửa chữa, nâng cấp 3,6 km kênh nội đồng tại các cánh đồng thôn 2, thôn 5.",
        [("eq", 3.6, None, "km", "kênh nội đồng tại các cánh đồng thôn 2, thôn 5")],
    ),
    (
        "nhiem_vu",
        "- Kiểm tra 100% cơ sở kinh doanh thức ăn đường phố, xử lý nghiêm vi phạm.",
        [("eq", 100, None, "%", "cơ sở kinh doanh thức ăn đường phố")],
    ),
    (
        "nhiem_vu",
        "- Rút ngắn thời gian giải quyết thủ tục đăng ký biến động đất đai từ 10 ngày xuống còn 07 ngày.",
        [("eq", 7, None, "ngày", "thời gian giải quyết thủ tục đăng ký biến động đất đai")],
    ),
    (
        "nhiem_vu",
        "- Mỗi chi bộ lựa chọn từ 01 đến 02 nội dung đột phá để chỉ đạo.",
        [("range", 1, 2, "nội dung", "nội dung đột phá")],
    ),
    (
        "chi_tieu",
        "- Trong nhiệm kỳ kết nạp từ 25 đến 30 đảng viên, bình quân mỗi năm 05 đảng viên trở lên.",
        [("range", 25, 30, "đảng viên", "đảng viên"), ("ge", 5, None, "đảng viên", "đảng viên")],
    ),
    (
        "chi_tieu",
        "- Có ít nhất 4 bác sĩ/vạn dân; tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân giảm xuống dưới 9%.",
        [("ge", 4, None, "bác sĩ/vạn dân", "bác sĩ"), ("lt", 9, None, "%", "tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân")],
    ),
    (
        "chi_tieu",
        "- Tỷ lệ chất thải rắn sinh hoạt khu vực nông thôn được thu gom, xử lý hợp vệ sinh đạt 85% vào năm 2025 và 95% vào năm 2030.",
        [
            ("eq", 85, None, "%", "Tỷ lệ chất thải rắn sinh hoạt khu vực nông thôn được thu gom, xử lý hợp vệ sinh"),
            ("eq", 95, None, "%", "Tỷ lệ chất thải rắn sinh hoạt khu vực nông thôn được thu gom, xử lý hợp vệ sinh"),
        ],
    ),
    (
        "chi_tieu",
        "3. Giúp ít nhất 15 hộ phụ nữ nghèo thoát nghèo bền vững.",
        [("ge", 15, None, "hộ", "hộ phụ nữ nghèo thoát nghèo bền vững")],
    ),
    (
        "chi_tieu",
        "5. Tỷ lệ tập hợp phụ nữ từ 18 tuổi trở lên vào Hội đạt trên 76%.",
        [("gt", 76, None, "%", "Tỷ lệ tập hợp phụ nữ từ 18 tuổi trở lên vào Hội")],
    ),
    (
        "chi_tieu",
        "9. Tiền lương bình quân: từ 9,5 triệu đồng/người/tháng trở lên.",
        [("ge", 9.5, None, "triệu đồng/người/tháng", "Tiền lương bình quân")],
    ),
    (
        "chi_tieu",
        "10. Số vụ tai nạn giao thông giảm ít nhất 5%, số người chết giảm ít nhất 10%, số người bị thương giảm ít nhất 5%.",
        [
            ("ge", 5, None, "%", "Số vụ tai nạn giao thông giảm"),
            ("ge", 10, None, "%", "số người chết giảm"),
            ("ge", 5, None, "%", "số người bị thương giảm"),
        ],
    ),
    (
        "nhiem_vu",
        "- Đầu tư xây dựng 02 trạm bơm điện tại thôn Đông Khê, Nam Khê với tổng kinh phí 3,2 tỷ đồng.",
        [("eq", 2, None, "trạm bơm", "trạm bơm điện tại thôn Đông Khê, Nam Khê")],
    ),
    (
        "nhiem_vu",
        "- Phòng Kinh tế phối hợp mở 05 lớp chuyển giao kỹ thuật cho 200 nông dân.",
        [("eq", 5, None, "lớp", "lớp chuyển giao kỹ thuật"), ("eq", 200, None, "nông dân", "nông dân")],
    ),
    (
        "nhiem_vu",
        "- Ngân hàng Chính sách xã hội giải ngân 45 tỷ đồng vốn vay hộ nghèo, hộ cận nghèo.",
        [("eq", 45, None, "tỷ đồng", "vốn vay hộ nghèo, hộ cận nghèo")],
    ),
    ("nhiem_vu", "- Đơn vị đạt từ 90 điểm trở lên xếp loại xuất sắc; từ 80 đến dưới 90 điểm xếp loại tốt.", []),
    (
        "nhiem_vu",
        "- Duy trì 12 câu lạc bộ gia đình phát triển bền vững; ra mắt mới 02 câu lạc bộ.",
        [("eq", 12, None, "câu lạc bộ", "câu lạc bộ gia đình phát triển bền vững"), ("eq", 2, None, "câu lạc bộ", "câu lạc bộ")],
    ),
    (
        "nhiem_vu",
        "- Thực hiện tốt công tác y tế học đường, 100% học sinh được khám sức khỏe định kỳ ít nhất 01 lần/năm.",
        [("eq", 100, None, "%", "học sinh được khám sức khỏe định kỳ ít nhất 01 lần/năm")],
    ),
    (
        "chi_tieu",
        "+ Tỷ lệ trường đạt chuẩn quốc gia: Mầm non 60%, tiểu học 80%, trung học cơ sở 70%.",
        [
            ("eq", 60, None, "%", "Tỷ lệ trường đạt chuẩn quốc gia: Mầm non"),
            ("eq", 80, None, "%", "tiểu học"),
            ("eq", 70, None, "%", "trung học cơ sở"),
        ],
    ),
    (
        "chi_tieu",
        "- Thời gian chờ khám của người bệnh giảm từ 60 phút xuống dưới 40 phút.",
        [("lt", 40, None, "phút", "Thời gian chờ khám của người bệnh")],
    ),
    (
        "chi_tieu",
        "- Tiết kiệm điện 5%, văn phòng phẩm 10% so với định mức.",
        [("eq", 5, None, "%", "Tiết kiệm điện"), ("eq", 10, None, "%", "văn phòng phẩm")],
    ),
    (
        "chi_tieu",
        "- Bắn súng bài 1: 100% đạt yêu cầu, 80% trở lên khá, giỏi.",
        [("eq", 100, None, "%", "Bắn súng bài 1 đạt yêu cầu"), ("ge", 80, None, "%", "Bắn súng bài 1 khá, giỏi")],
    ),
    ("chi_tieu", "5- Chi phí sản xuất mỗi tấn mủ giảm 2 - 3%.", [("range", 2, 3, "%", "Chi phí sản xuất mỗi tấn mủ giảm")]),
    (
        "chi_tieu",
        "7- Kênh chính cấp nước đúng lịch trên 95% số ngày; nợ thủy lợi phí còn dưới 4%.",
        [("gt", 95, None, "%", "Kênh chính cấp nước đúng lịch"), ("lt", 4, None, "%", "nợ thủy lợi phí")],
    ),
    (
        "chi_tieu",
        "14- 85 - 90% thôn có hương ước được phê duyệt, còn lại hoàn thành trong quý I/2023.",
        [("range", 85, 90, "%", "thôn có hương ước được phê duyệt")],
    ),
    (
        "chi_tieu",
        "16- Phụ nữ mang thai được quản lý thai 98%, khám thai đủ 4 lần 80%.",
        [("eq", 98, None, "%", "Phụ nữ mang thai được quản lý thai"), ("eq", 80, None, "%", "khám thai đủ 4 lần")],
    ),
    (
        "chi_tieu",
        "21- Thu quỹ Hội bình quân 50.000 đồng/hội viên/năm.",
        [("eq", 50000, None, "đồng/hội viên/năm", "Thu quỹ Hội bình quân")],
    ),
    (
        "nhiem_vu",
        "3. Vận động bà con đưa ít nhất 90% trâu bò thả rông về chuồng trước mùa gieo hạt.",
        [("ge", 90, None, "%", "trâu bò thả rông về chuồng")],
    ),
    ("nhiem_vu", "4. Phòng Giáo dục cử giáo viên dạy lớp xóa mù cho 45 phụ nữ Dao.", [("eq", 45, None, "phụ nữ", "phụ nữ Dao")]),
    (
        "nhiem_vu",
        "5. Sưu tầm 120 hiện vật thời bao cấp, phỏng vấn 15 nhân chứng.",
        [("eq", 120, None, "hiện vật", "hiện vật thời bao cấp"), ("eq", 15, None, "nhân chứng", "nhân chứng")],
    ),
    (
        "nhiem_vu",
        "8. Trạm Khuyến nông dựng 06 ô mẫu bón phân viên dúi sâu, mỗi ô 500 m2.",
        [("eq", 6, None, "ô", "ô mẫu bón phân viên dúi sâu")],
    ),
    (
        "nhiem_vu",
        "11. Mỗi tháng tổ chức 01 phiên chợ nông sản; huy động từ 30 gian hàng trở lên.",
        [("eq", 1, None, "phiên chợ", "phiên chợ nông sản"), ("ge", 30, None, "gian hàng", "gian hàng")],
    ),
    (
        "chi_tieu",
        "- Phấn đấu đưa tỷ lệ thanh toán không dùng tiền mặt đạt trên 70% đối với học phí, viện phí.",
        [("gt", 70, None, "%", "tỷ lệ thanh toán không dùng tiền mặt")],
    ),
    (
        "chi_tieu",
        "- Bác sĩ, dược sĩ, điều dưỡng 100% được tập huấn quy tắc ứng xử.",
        [("eq", 100, None, "%", "Bác sĩ, dược sĩ, điều dưỡng được tập huấn quy tắc ứng xử")],
    ),
    (
        "chi_tieu",
        "- Diện tích lúa lai chiếm 45% diện tích gieo cấy; diện tích cấy bằng máy tối thiểu 30%.",
        [("eq", 45, None, "%", "Diện tích lúa lai"), ("ge", 30, None, "%", "diện tích cấy bằng máy")],
    ),
    (
        "chi_tieu",
        "- Thu gom nước thải 30 đến 35% vào năm 2025, trên 50% vào năm 2030.",
        [("range", 30, 35, "%", "Thu gom nước thải"), ("gt", 50, None, "%", "Thu gom nước thải")],
    ),
    (
        "nhiem_vu",
        "1. Công an xã vận động giao nộp tối thiểu 25 khẩu súng tự chế; tổ chức cho 100% chủ cơ sở lưu trú ký cam kết.",
        [("ge", 25, None, "khẩu súng", "khẩu súng tự chế"), ("eq", 100, None, "%", "chủ cơ sở lưu trú ký cam kết")],
    ),
    ("nhiem_vu", "5. Kiểm lâm tuần tra ít nhất 04 đợt mỗi tháng tại tiểu khu 112, 115.", [("ge", 4, None, "đợt", "đợt")]),
    (
        "nhiem_vu",
        "8. Rà phá bom mìn 85 ha đất sản xuất; tái định cư cho 32 hộ vùng sạt lở.",
        [("eq", 85, None, "ha", "đất sản xuất"), ("eq", 32, None, "hộ", "hộ vùng sạt lở")],
    ),
    (
        "nhiem_vu",
        "14. Thực hiện giảm 10% số cuộc họp, cắt 30% báo cáo giấy.",
        [("eq", 10, None, "%", "giảm số cuộc họp"), ("eq", 30, None, "%", "báo cáo giấy")],
    ),
    (
        "chi_tieu",
        "2. Ít nhất 70% nạn nhân được tư vấn, hỗ trợ; 100% người gây bạo lực bị xử lý.",
        [("ge", 70, None, "%", "nạn nhân được tư vấn, hỗ trợ"), ("eq", 100, None, "%", "người gây bạo lực bị xử lý")],
    ),
    (
        "chi_tieu",
        "2.2. Về chăn nuôi: đàn bò sữa 310 con (trong đó bò vắt sữa 190 con).",
        [("eq", 310, None, "con", "đàn bò sữa"), ("eq", 190, None, "con", "bò vắt sữa")],
    ),
    (
        "chi_tieu",
        "3. Bưu điện: lắp 09 điểm đọc báo miễn phí, phát báo trong ngày đạt 95% trở lên.",
        [("eq", 9, None, "điểm", "điểm đọc báo miễn phí"), ("ge", 95, None, "%", "phát báo trong ngày")],
    ),
    (
        "chi_tieu",
        "4. Đoàn Thanh niên: giúp 60 hộ già yếu gặt lúa, tu sửa 800 m kênh nội đồng.",
        [("eq", 60, None, "hộ", "hộ già yếu gặt lúa"), ("eq", 800, None, "m", "kênh nội đồng")],
    ),
    (
        "nhiem_vu",
        "2. Trường mở 01 góc tư vấn tâm lý; 100% giáo viên chủ nhiệm được tập huấn.",
        [("eq", 1, None, "góc", "góc tư vấn tâm lý"), ("eq", 100, None, "%", "giáo viên chủ nhiệm được tập huấn")],
    ),
    (
        "nhiem_vu",
        "2. Ngành Nông nghiệp chuẩn bị đủ 45 tấn giống lúa, 600 tấn phân đạm.",
        [("eq", 45, None, "tấn", "giống lúa"), ("eq", 600, None, "tấn", "phân đạm")],
    ),
]


def read(text: str, label: str) -> list[Row]:
    head = "II. PHẦN"
    full = f"{head}\n{text}"
    blocks = [Block(0, len(head), head, 1), Block(len(head) + 1, len(full), text, 1)]
    part = Section(start=0, end=len(full), labels=[label], heading=head, level=1)
    found = extract_targets(Document(full, blocks, [PageSpan(1, 0, len(full))], []), [part], doc_type="KH", references=[], dates=[])
    return [
        (target.comparator or "", target.value or 0, target.value_max, target.unit or "", target.measure or "")
        for target in found
        if not target.qualitative
    ]


@pytest.mark.parametrize(("label", "text", "expected"), AIMS, ids=[text[:40] for _, text, _ in AIMS])
def test_reads_what_is_to_be_reached(label: str, text: str, expected: list[Row]) -> None:
    assert read(text, label) == expected


def test_items_beside_a_headed_item_do_not_stand_in_it() -> None:
    head, first, text = "II. NHIỆM VỤ", "- Kinh phí: 20 triệu đồng.", "- Duy trì 12 câu lạc bộ thơ."
    full = f"{head}\n{first}\n{text}"
    part = Section(start=0, end=len(full), labels=["nhiem_vu"], heading=head, level=1)
    part.children = [Section(start=len(head) + 1, end=len(full), labels=["kinh_phi"], heading="- Kinh phí", level=2)]
    at = len(head) + len(first) + 2
    blocks = [Block(0, len(head), head, 1), Block(len(head) + 1, at - 1, first, 1), Block(at, len(full), text, 1)]
    paper = Document(full, blocks, [PageSpan(1, 0, len(full))], [])
    found = extract_targets(paper, [part], doc_type="KH", references=[], dates=[])
    assert [(target.value, target.measure) for target in found] == [(12, "câu lạc bộ thơ")]


@pytest.mark.parametrize(
    ("doc_type", "heading", "count"),
    [
        ("BC", "II. KẾ HOẠCH NĂM 2023", 2),
        ("BC", "II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM", 2),
        ("TB", "II. NỘI DUNG THI ĐUA", 2),
        ("BB", "III. BIỂU QUYẾT CÁC CHỈ TIÊU NĂM 2023", 2),
        ("BC", "I. KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2022", 0),
        ("TB", "II. KẾT QUẢ", 0),
    ],
)
def test_the_title_of_a_part_tells_what_is_to_come(doc_type: str, heading: str, count: int) -> None:
    text = "- Trồng 40 ha rừng; mở 02 lớp nghề."
    full = f"{heading}\n{text}"
    blocks = [Block(0, len(heading), heading, 1), Block(len(heading) + 1, len(full), text, 1)]
    part = Section(start=0, end=len(full), labels=[], heading=heading, level=1)
    paper = Document(full, blocks, [PageSpan(1, 0, len(full))], [])
    assert len(extract_targets(paper, [part], doc_type=doc_type, references=[], dates=[])) == count


def test_a_number_in_what_is_barred_is_no_aim() -> None:
    text = "- 60% số bến đạt chuẩn xanh và không còn bến dưới 12 tiêu chí."
    assert read(text, "chi_tieu") == [("eq", 60, None, "%", "số bến đạt chuẩn xanh")]


def test_what_each_gift_is_worth_is_no_aim() -> None:
    text = "- Trao 40 suất quà trị giá mỗi suất 300.000 đồng cho thợ neo đơn."
    assert [row[:4] for row in read(text, "chi_tieu")] == [("eq", 40, None, "suất quà")]
