"""What the model that ships says of the quantities of a whole paper that it has not seen."""

from __future__ import annotations

from docparse.pipeline import parse_bytes

PLAN = """UỶ BAN NHÂN DÂN HUYỆN MƯỜNG CHÀ\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 41/KH-UBND\tĐộc lập - Tự do - Hạnh phúc
Mường Chà, ngày 12 tháng 01 năm 2018
KẾ HOẠCH
Phát động thi đua xây dựng nông thôn mới năm 2018
I. Tình hình
1. Toàn huyện có 12 xã, 138 bản, đã cứng hoá được 96 km đường.
II. Chỉ tiêu
1. Làm mới 34 km đường bản; mỗi xã có ít nhất 02 nhà văn hoá bản.
2. 92% hộ dùng điện lưới, hộ nghèo còn dưới 21%.
III. Khen thưởng
1. Mỗi bên chi 50% tiền thưởng, mức thưởng 2.500.000 đồng cho tập thể.
2. Tập thể được xét phải đạt từ 80% số phiếu.
Nơi nhận:\tCHỦ TỊCH
- Lưu: VT.


\tLò Văn Pản
"""


def test_aims_of_a_plan_are_told_from_its_other_quantities() -> None:
    (record,) = parse_bytes(PLAN.encode(), "plan.txt")
    found = [target.value for target in record.targets]
    assert found == [34, 2, 92, 21]
    assert all(0.5 <= target.confidence <= 1 for target in record.targets)


LETTER = """SỞ TƯ PHÁP\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 88/STP-VP\tĐộc lập - Tự do - Hạnh phúc
V/v số hoá sổ hộ tịch\tLai Châu, ngày 12 tháng 01 năm 2021
Kính gửi: Phòng Tư pháp các huyện
1. Về quét và đọc sổ trên máy chủ dùng chung
b) Đề nghị rà lại số sổ còn lại tại mục II phụ lục kèm theo để kịp đáp ứng mục tiêu 100% sổ của huyện được quét.
Nơi nhận:\tGIÁM ĐỐC
- Lưu: VT.


\tLò Văn Pản
"""


def test_a_share_that_its_sentence_calls_an_aim_is_one() -> None:
    (record,) = parse_bytes(LETTER.encode(), "letter.txt")
    assert [(target.value, target.measure) for target in record.targets] == [(100, "sổ của huyện được quét")]
