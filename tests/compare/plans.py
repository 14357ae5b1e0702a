"""Two plans made up for the tests: last year's, and this year's made from it, with what is forgotten in such work."""

from __future__ import annotations

from docparse.pipeline import parse_bytes
from docparse.schema import Record

HEAD = """SỞ Y TẾ TỈNH SÔNG VÀNG
-------
Số: {number}/KH-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sông Vàng, ngày {day} tháng 01 năm {year}

KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước ngành Y tế năm {year}

"""

OLD = (
    HEAD.format(number=12, day=15, year=2023)
    + """Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;
Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị;
I. MỤC ĐÍCH, YÊU CẦU
Khơi dậy tinh thần tự giác của từng cán bộ, viên chức trong các bệnh viện của tỉnh.
Các đơn vị gắn phong trào với nhiệm vụ chuyên môn được giao.
II. CHỈ TIÊU
- Phấn đấu trên 95% cán bộ đạt danh hiệu Lao động tiên tiến;
- Phấn đấu 80% số khoa, phòng đạt danh hiệu Tập thể lao động tiên tiến.
III. THỜI GIAN THỰC HIỆN
Các đơn vị đăng ký thi đua trước ngày 15/02/2023.
Phát động đợt hai vào dịp kỷ niệm ngày thành lập ngành trong quý ba.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Tổ chức cán bộ
Theo dõi, đôn đốc các đơn vị thực hiện nhiệm vụ thi đua năm 2023 và tổng hợp báo cáo lãnh đạo Sở.
2. Các bệnh viện tuyến huyện
Tự in ấn tài liệu tuyên truyền bằng nguồn kinh phí của mình và gửi về Sở hai bộ.
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Lưu: VT.
"""
)

NEW = (
    HEAD.format(number="09", day=12, year=2024)
    + """Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;
Thực hiện Kế hoạch số 03/KH-UBND ngày 05/01/2024 của UBND tỉnh Sông Vàng;
I. MỤC ĐÍCH, YÊU CẦU
Khơi dậy tinh thần tự giác của từng cán bộ, viên chức trong các bệnh viện và trung tâm y tế của tỉnh.
Các đơn vị gắn phong trào với nhiệm vụ chuyên môn được giao.
II. CHỈ TIÊU
- Phấn đấu trên 97% cán bộ đạt danh hiệu Lao động tiên tiến;
- Phấn đấu 80% số khoa, phòng đạt danh hiệu Tập thể lao động tiên tiến.
III. THỜI GIAN THỰC HIỆN
Các đơn vị đăng ký thi đua trước ngày 15/02/2023.
IV. KINH PHÍ
Kinh phí do ngân sách cấp theo dự toán được giao & các nguồn hợp pháp khác.
V. TỔ CHỨC THỰC HIỆN
1. Phòng Tổ chức cán bộ
Theo dõi, đôn đốc các đơn vị thực hiện nhiệm vụ thi đua năm 2023 và tổng hợp báo cáo lãnh đạo Sở.
Phát động đợt hai vào dịp kỷ niệm ngày thành lập ngành trong quý ba.
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Lưu: VT.
"""
)


def record(text: str, name: str = "plan.txt") -> Record:
    """The record of a plan, by the product's own parser."""
    return parse_bytes(text.encode(), name)[0]
