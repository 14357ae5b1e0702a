"""Where the words begin that say what a number behind them measures, and what each number of a list in turn does."""

from __future__ import annotations

import pytest

from tests.extract.test_target_measures import measures


def said(text: str) -> list[str]:
    return [measure for _, _, measure in measures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhiệm vụ năm tới, Hợp tác xã dự kiến sản lượng rau sạch đạt 1.200 tấn.", ["sản lượng rau sạch"]),
        ("Lãi ròng của toàn xí nghiệp dự kiến là 900 triệu đồng.", ["Lãi ròng của toàn xí nghiệp"]),
        ("Nghị quyết đề ra một số chỉ tiêu chủ yếu dịch vụ tăng 10%; thu phí tăng 5%.", ["dịch vụ tăng", "thu phí tăng"]),
        ("- Với các chỉ tiêu chủ yếu là: Năng suất lúa đạt 62 tạ/ha.", ["Năng suất lúa"]),
        ("- Tăng cường tuần tra, chốt chặn, kéo giảm va chạm từ 5 đến 10%.", ["kéo giảm va chạm"]),
        ("- Chăn nuôi, thuỷ sản, nghề rừng: 64%; buôn bán, vận tải: 31%.", ["Chăn nuôi, thuỷ sản, nghề rừng", "buôn bán, vận tải"]),
        (
            "Hợp tác xã đặt mục tiêu đưa rau sạch chiếm khoảng 20% với năng suất rau tăng bình quân trên 7%/năm.",
            ["rau sạch", "năng suất rau tăng bình quân"],
        ),
        ("- Phát triển dữ liệu: Sổ đất điện tử đạt 80%.", ["Sổ đất điện tử"]),
        ("Thông qua 13 chỉ tiêu chủ yếu là: Giá trị sản xuất đạt 58 triệu.", ["chỉ tiêu chủ yếu là", "Giá trị sản xuất"]),
        ("- Tổng đàn: 2.750 con (trong đó: đàn dê: 940 con).", ["Tổng đàn", "đàn dê"]),
    ],
)
def test_what_announces_or_leads_to_an_aim_is_outside(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Xây dựng chi hội vững mạnh đạt 90%.", ["chi hội vững mạnh"]),
        ("- Sắp xếp, bảo đảm quân số trực đạt 95%.", ["quân số trực"]),
        ("- Tỷ lệ nhà tạm đến năm 2031 giảm dưới 3%; nhà dột nát giảm dưới 4%.", ["Tỷ lệ nhà tạm", "nhà dột nát"]),
        ("- Vận động cán bộ, đoàn viên ủng hộ quỹ “Vì bạn” được 15 triệu đồng.", ["quỹ “Vì bạn”"]),
        ("- Mỗi năm giảm được 2-3% hộ nghèo.", ["giảm hộ nghèo"]),
        ("- Kết nạp 15 đảng viên/năm trở lên.", ["đảng viên"]),
        ("- Phát triển nông nghiệp hữu cơ đạt 12%.", ["nông nghiệp hữu cơ"]),
    ],
)
def test_what_brings_a_level_about_is_outside(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Thu nhập đầu người đến năm 2030 so với năm 2025 tăng 30%.", ["Thu nhập đầu người so với năm 2025 tăng"]),
        ("- Có trên 90% hộ đến năm 2030 được dùng nước sạch.", ["hộ được dùng nước sạch"]),
        ("- Tỷ lệ tổ hằng năm đạt loại khá: 80%.", ["Tỷ lệ tổ đạt loại khá"]),
        ("- Tỷ lệ chi bộ hằng năm đạt “Xuất sắc”: 15%.", ["Tỷ lệ chi bộ đạt “Xuất sắc”"]),
        ("- Số hộ kinh doanh vào năm 2030 có ít nhất 240 hộ.", ["Số hộ kinh doanh"]),
        ("- Doanh thu rau đạt 140 triệu đồng, định hướng đến năm 2035 đạt trên 170 triệu đồng.", ["Doanh thu rau"] * 2),
    ],
)
def test_a_time_in_the_middle_is_outside(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Giảm va chạm từ 5% đến 10% cả 3 tiêu chí so với năm 2030.", ["Giảm va chạm cả 3 tiêu chí so với năm 2030"]),
        ("- Kéo giảm va chạm từ 5% trở lên ở cả 3 tiêu chí.", ["Kéo giảm va chạm ở cả 3 tiêu chí"]),
        ("- Tỷ lệ khu phố xanh: 100%; tăng 6% so với năm 2030.", ["Tỷ lệ khu phố xanh", "Tỷ lệ khu phố xanh tăng so với năm 2030"]),
        ("- Tỷ lệ hộ khá: 65% tăng 5% so với năm 2030.", ["Tỷ lệ hộ khá", "Tỷ lệ hộ khá tăng so với năm 2030"]),
        ("- 35% thợ đóng bảo hiểm thất nghiệp và 90% dân số tham gia bảo hiểm y tế.",
         ["thợ đóng bảo hiểm thất nghiệp", "dân số tham gia bảo hiểm y tế"]),
        ("- 98% xã và 95% nhà văn hóa hoạt động hiệu quả.", ["xã hoạt động hiệu quả", "nhà văn hóa hoạt động hiệu quả"]),
        ("- Dạy nghề cho 900 thợ nữ, tư vấn, giới thiệu việc làm cho 2.000 chị em.", ["thợ nữ", "chị em"]),
        ("- Số thợ giỏi tăng bình quân 7%/năm và tổng vốn đạt 20 tỷ đồng.", ["Số thợ giỏi tăng bình quân", "tổng vốn"]),
        ("- Kéo giảm va chạm từ 5 đến 10% ở 3 tiêu chí.", ["Kéo giảm va chạm ở 3 tiêu chí"]),
        ("- 100% gia đình đạt 5 không, 3 sạch.", ["gia đình đạt 5 không, 3 sạch"]),
        ("- Mở 3 lớp tập huấn tại Đà Nẵng, Hà Nội, Đồng Hới cho 90 thợ.", ["lớp tập huấn tại Đà Nẵng, Hà Nội, Đồng Hới", "thợ"]),
        ("- Lúa nước 2 vụ 40 ha, mía 30 ha.", ["Lúa nước 2 vụ", "mía"]),
    ],
)  # fmt: skip
def test_what_several_share_and_what_stands_in_a_name(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Năng suất lúa, ngô đạt lần lượt 62 tạ/ha và 55 tạ/ha.", ["Năng suất lúa", "Năng suất ngô"]),
        ("- Tỷ trọng trồng trọt, chăn nuôi, thủy sản chiếm lần lượt là: 60%, 28%, 12%.",
         ["Tỷ trọng trồng trọt", "Tỷ trọng chăn nuôi", "Tỷ trọng thủy sản"]),
        ("- Doanh thu, lợi nhuận tăng lần lượt 8% và 5%.", ["Doanh thu tăng", "lợi nhuận tăng"]),
        ("- Tỷ lệ hộ dùng nước máy các năm 2031, 2032 lần lượt là 80% và 85%.", ["Tỷ lệ hộ dùng nước máy"] * 2),
    ],
)  # fmt: skip
def test_each_thing_of_a_list_has_its_number_in_turn(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_reached_and_passed_is_at_least() -> None:
    assert measures("- Sản lượng lương thực đạt và vượt 9.500 tấn.") == [("ge", 9500, "Sản lượng lương thực")]
