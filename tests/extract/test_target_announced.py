"""Aims that running text announces, apart from the results that stand beside them."""

from __future__ import annotations

import pytest

from docparse.extract.targets.announced import announced
from docparse.pipeline import parse_bytes

PLACES: list[tuple[str, str | None]] = [
    ("đại hội đề ra một số chỉ tiêu như: giá trị chè búp tăng 9%, dong riềng tăng 14%, nuôi ong tăng |", "here"),
    ("xã phấn đấu đến năm 2027 có 4 bản sáng điện. thu nhập bình quân đạt |", "before"),
    ("xã phấn đấu có 4 bản sáng điện. đến nay toàn xã có |", "told"),
    ("xã phấn đấu có 4 bản sáng điện. năm qua đã mở 2 lớp. tỷ lệ hộ nghèo |", "told"),
    ("mục tiêu đến năm 2031 bản đón 3 nghìn khách, mở |", "here"),
    ("bản có 40 hộ. mục tiêu là dựng |", "here"),
    ("bản có 40 hộ. trong năm, đàn dê tăng |", "told"),
    ("theo chỉ tiêu của ngành, bản trồng |", "here"),
    ("hội tập trung thực hiện tốt việc nuôi dế, mở |", None),
    ("trong năm, sản lượng dế đạt |", "told"),
    ("kịp đáp ứng mục tiêu |", "here"),
    ("nguồn chương trình mục tiêu |", None),
    ("giá trị chè búp vượt 6% so với các chỉ tiêu năm là |", None),
    ("với tinh thần phấn đấu của toàn đội, cả năm |", None),
    ("quỹ có 40 triệu, với mục tiêu đến năm 2031 là mở |", "here"),
    ("mục tiêu nuôi ong được đặt ra là mở |", "here"),
    ("đàn ong vượt mục tiêu đặt ra là |", None),
    ("theo đó, mục tiêu trong năm 2031 mở |", "here"),
    ("nghị quyết đã xác định nhiều chỉ tiêu, trong đó: đàn dê |", "here"),
    ("tập trung thực hiện các nhiệm vụ, chỉ tiêu chủ yếu như đàn dê |", "here"),
    ("để đạt mục tiêu đến năm 2031, bản gieo |", "here"),
    ("cụ thể, tới năm 2031, bản gieo |", "here"),
    ("đến năm 2031 bản gieo 5 sào ngô. đàn dê |", "before"),
    ("đến năm 2020 bản gieo |", None),
    ("đến năm 2031 đã gieo |", "told"),
]


@pytest.mark.parametrize(("text", "how"), PLACES)
def test_what_the_sentence_opens_with_is_heard(text: str, how: str | None) -> None:
    assert announced(text.replace("|", "12%"), text.index("|"), 2026) == how


PLAN = """UBND XÃ NẬM CHA\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 9/KH-UBND\tĐộc lập - Tự do - Hạnh phúc
Nậm Cha, ngày 12 tháng 01 năm 2022
KẾ HOẠCH
Phát triển chăn nuôi năm 2022
I. Chỉ tiêu
1. Tổng đàn dê (con): 1.350.
2. Tỷ lệ chuồng trại kiên cố (%): từ 62 - 65
3. Thu nhập từ chăn nuôi (triệu đồng/hộ): trên 21,5
4. Bản thực hiện (nếu có): 4
"""


def test_indicators_with_their_unit_in_brackets() -> None:
    (record,) = parse_bytes(PLAN.encode(), "plan.txt")
    assert [(one.comparator, one.value, one.value_max, one.unit, one.measure) for one in record.targets[:3]] == [
        ("eq", 1350, None, "con", "Tổng đàn dê"),
        ("range", 62, 65, "%", "Tỷ lệ chuồng trại kiên cố"),
        ("gt", 21.5, None, "triệu đồng/hộ", "Thu nhập từ chăn nuôi"),
    ]
    assert all(one.unit != "nếu có" for one in record.targets)


RESOLUTION = """ĐẢNG BỘ HUYỆN SÌN HỒ\tĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ NẬM CHA
Số: 14-NQ/ĐU\tNậm Cha, ngày 16 tháng 12 năm 2021
NGHỊ QUYẾT
về nhiệm vụ năm 2022
Nhiệm kỳ 2020 - 2025 Đảng bộ xã đề ra 19 chỉ tiêu. Năm 2021, hiện toàn xã có 212 ha chè, tỷ lệ hộ nghèo còn 31,4%.
Năm 2022, Ban Chấp hành đề ra một số chỉ tiêu như: sản lượng chè búp đạt 640 tấn, dong riềng tăng 14%, nuôi ong tăng 22%, \
giải quyết việc làm cho 90 lao động, 85% hộ có ít nhất 01 chuồng trại hợp vệ sinh.
T/M ĐẢNG ỦY
BÍ THƯ


Lý A Phừ
"""


def test_a_list_in_running_text_is_taken_to_its_end() -> None:
    (record,) = parse_bytes(RESOLUTION.encode(), "resolution.txt")
    found = [(target.value, target.unit) for target in record.targets if not target.qualitative]
    assert found == [(640, "tấn"), (14, "%"), (22, "%"), (90, "lao động"), (85, "%")]
