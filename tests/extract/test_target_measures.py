"""The measure of a target: the printed words of what is measured, without number, comparator and modal verb."""

from __future__ import annotations

import pytest

from docparse.extract.dates.grammar import level
from docparse.extract.targets.clauses import cut
from docparse.extract.targets.counts import find_counts
from docparse.extract.targets.quantities import find_percentages


def measures(text: str) -> list[tuple[str, float, str]]:
    lowered = level(text)
    shares = find_percentages(lowered)
    found = sorted(shares + find_counts(lowered, text, shares, True, True), key=lambda quantity: quantity.start)
    clauses = [cut(lowered, text, found, i) for i in range(len(found))]
    return [(one.comparator, one.value, clause.measure) for one, clause in zip(found, clauses, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) Về thủy sản: Sản lượng cá lồng tăng 7%.", [("eq", 7, "Sản lượng cá lồng tăng")]),
        ("- Phát thanh: Số giờ tiếp sóng đạt 96%.", [("eq", 96, "Số giờ tiếp sóng")]),
        ("- Tay nghề: Bậc khá đạt 96%.", [("eq", 96, "Tay nghề: Bậc khá")]),
    ],
)
def test_the_field_of_an_aim_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng thời, ổn định diện tích bãi ngao khoảng 70 ha.", [("approx", 70, "diện tích bãi ngao")]),
        ("Theo đó, huyện sẽ duy trì tỷ suất sinh 14 trẻ/1.000 dân.", [("eq", 14, "tỷ suất sinh")]),
        ("Mỗi năm, sản lượng ngao thương phẩm tăng 5%.", [("eq", 5, "sản lượng ngao thương phẩm tăng")]),
        ("Cải tạo ao nuôi để đạt sản lượng 8 tấn nhằm có cá bán dịp Tết.", [("eq", 8, "sản lượng")]),
        ("Tỷ lệ ao bỏ hoang cuối năm xuống còn 31 ao, chiếm tỷ lệ 2%.", [("eq", 31, "Tỷ lệ ao bỏ hoang"), ("eq", 2, "Tỷ lệ ao bỏ hoang")]),
        ("Tỷ lệ ao bỏ hoang đến năm 2030 (theo bản đồ thủy lợi mới) còn 3%.", [("eq", 3, "Tỷ lệ ao bỏ hoang")]),
        ("Tỷ lệ ao bỏ hoang duy trì giảm ở mức dưới 2%.", [("lt", 2, "Tỷ lệ ao bỏ hoang")]),
        (
            "Tốc độ tăng đàn vịt đạt 4% trong giai đoạn 2011 - 2015 và 6% trong giai đoạn 2016 - 2020.",
            [("eq", 4, "Tốc độ tăng đàn vịt"), ("eq", 6, "Tốc độ tăng đàn vịt")],
        ),
        ("Thu nhập hộ nuôi ngao tăng lên 3 lần so với năm 2010.", [("eq", 3, "Thu nhập hộ nuôi ngao tăng so với năm 2010")]),
        (
            "100% bến đò cấp xã, huyện và 95% bến thôn có phao cứu sinh.",
            [("eq", 100, "bến đò cấp xã, huyện có phao cứu sinh"), ("eq", 95, "bến thôn có phao cứu sinh")],
        ),
        (
            "100% chi hội phát động và thực hiện phong trào nuôi vịt sạch.",
            [("eq", 100, "chi hội phát động và thực hiện phong trào nuôi vịt sạch")],
        ),
    ],
)
def test_what_announces_an_aim_or_tells_its_time_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Phấn đấu mở rộng đạt 45% số bến đò có phao cứu sinh.", [("eq", 45, "số bến đò có phao cứu sinh")]),
        ("- Thu gom rác đạt 45% số bến đò.", [("eq", 45, "Thu gom rác")]),
    ],
)
def test_a_bare_deed_is_no_measure(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Tỷ lệ chậm thư khống chế dưới 0,4%.", [("lt", 0.4, "Tỷ lệ chậm thư")]),
        ("- Kiềm chế tốc độ tăng giá vé dưới 2%.", [("lt", 2, "tốc độ tăng giá vé")]),
        ("- Lượng thóc dự trữ trị giá từ 90 triệu đồng trở lên.", [("ge", 90, "Lượng thóc dự trữ")]),
        ("- Công đoàn bưu điện vận động Quỹ khuyến học không dưới 12 triệu đồng.", [("ge", 12, "Quỹ khuyến học")]),
        ("- Quyên góp, ủng hộ Quỹ “Áo ấm” 40 triệu đồng.", [("eq", 40, "Quỹ “Áo ấm”")]),
        ("- Mở rộng diện tích lạc lên 75 ha.", [("eq", 75, "diện tích lạc")]),
    ],
)
def test_verbs_of_holding_and_giving_are_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Lập 90 chuyến xe Tết, tăng 12 chuyến so với năm ngoái.",
         [("eq", 90, "chuyến xe Tết"), ("eq", 12, "chuyến xe Tết tăng so với năm ngoái")]),
        ("- Tiền gửi phấn đấu tăng 9 đến 11% so với đầu năm.", [("range", 9, "Tiền gửi tăng so với đầu năm")]),
        ("- Số vụ cháy giảm từ 5 đến 7% trên cả 3 mặt so với năm 2030.", [("range", 5, "Số vụ cháy giảm trên cả 3 mặt so với năm 2030")]),
        ("- Thu phí chợ cao hơn năm 2030 tối thiểu 6%.", [("ge", 6, "Thu phí chợ cao hơn năm 2030")]),
        ("- Dư nợ tăng trưởng 8% so với quý I.", [("eq", 8, "Dư nợ tăng trưởng so với quý I")]),
    ],
)  # fmt: skip
def test_a_change_and_its_base_are_inside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- 75% học viên có việc làm, trong đó làm đúng nghề 60%.",
            [("eq", 75, "học viên có việc làm"), ("eq", 60, "học viên làm đúng nghề")],
        ),
        (
            "- 90% tổ chức hội hoàn thành tốt, trong đó 20% hoàn thành xuất sắc.",
            [("eq", 90, "tổ chức hội hoàn thành tốt"), ("eq", 20, "tổ chức hội hoàn thành xuất sắc")],
        ),
        (
            "- Dân góp làm đường từ 8 tỷ đồng, riêng năm 2031 là 2 tỷ đồng.",
            [("ge", 8, "Dân góp làm đường"), ("eq", 2, "Dân góp làm đường")],
        ),
        ("- Chi hội trưởng đến thăm từng nhà vận động, học sinh đi học đều đạt 97%.", [("eq", 97, "học sinh đi học đều")]),
        ("- Các thôn còn lại đạt từ 14 tiêu chí trở lên.", [("ge", 14, "tiêu chí")]),
        ("- 85% thư đi đúng giờ, bao gồm 30% đi trước giờ.", [("eq", 85, "thư đi đúng giờ"), ("eq", 30, "đi trước giờ")]),
        ("- Nhặt rác 40 km bờ biển, cụ thể xã Bãi Ngang 6 km.", [("eq", 40, "bờ biển"), ("eq", 6, "xã Bãi Ngang")]),
        (
            "- Thời gian chờ phà không quá 20 phút; ở bến Trong không quá 35 phút.",
            [("le", 20, "Thời gian chờ phà"), ("le", 35, "Thời gian chờ phà ở bến Trong")],
        ),
        (
            "- 80% thôn có loa, riêng tổ chức đoàn 60%.",
            [("eq", 80, "thôn có loa"), ("eq", 60, "tổ chức đoàn")],
        ),
        ("- Từ 90% thư được phát trong ngày.", [("ge", 90, "thư được phát trong ngày")]),
        ("- Tỷ lệ thợ dự ít nhất một hội thi đạt 40%.", [("eq", 40, "Tỷ lệ thợ dự ít nhất một hội thi")]),
        ("- Thu phí chợ quý II năm 2031 đạt 90 triệu đồng.", [("eq", 90, "Thu phí chợ")]),
        ("- Sản lượng cói không dưới 2,950 tấn.", [("ge", 2950, "Sản lượng cói")]),
        ("- Cán bộ tỉnh về thôn mỗi tháng không ít hơn 03 lần.", [("ge", 3, "Cán bộ tỉnh về thôn")]),
    ],
)
def test_whose_a_quantity_is(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Dự ít nhất 4 tiết dạy mẫu trong một học kỳ.", [("ge", 4, "tiết dạy mẫu")]),
        ("- Giúp trường 25 ngày công mỗi năm học.", [("eq", 25, "ngày công")]),
        ("- Dựng 11 nhà của hộ già yếu phải xong trước tháng 8.", [("eq", 11, "nhà của hộ già yếu")]),
        ("- Mở 02 lớp may ở thôn 3, thôn 5 cho 40 phụ nữ.", [("eq", 2, "lớp may ở thôn 3, thôn 5"), ("eq", 40, "phụ nữ")]),
        ("- Rải đá 3 tuyến đường với tổng chiều dài 4,2 km.", [("eq", 3, "tuyến đường"), ("eq", 4.2, "tổng chiều dài")]),
        ("- Mỗi tổ họp 2 buổi;quỹ lớp đạt 5 triệu đồng.", [("eq", 2, "buổi"), ("eq", 5, "quỹ lớp")]),
        ("- Năm 2031 toàn Xí nghiệp đạt doanh thu 45 tỷ đồng.", [("eq", 45, "doanh thu")]),
        ("- Hoàn thành 100% kế hoạch năm.", [("eq", 100, "kế hoạch năm")]),
        ("- Trồng 300 m hàng rào duối.", [("eq", 300, "hàng rào duối")]),
        ("- Sản lượng cam 2 triệu quả.", [("eq", 2, "Sản lượng cam")]),
        ("- Than đi tàu đạt từ 70% sản lượng bán ra, bớt xe nặng.", [("ge", 70, "Than đi tàu")]),
    ],
)
def test_where_a_measure_ends(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lập 318 đoàn tàu khách" + ", tăng 42 đoàn" * 400 + ".",
        "Thời gian chờ khám không quá 30 phút" + "; ở xã không quá 20 phút" * 400 + ".",
        "Thu 312 tỷ đồng" + ", bằng 108% dự toán" * 400 + ".",
    ],
)
def test_a_long_row_of_quantities_that_say_more_of_one_another_is_cut(text: str) -> None:
    assert len(measures(text)) == 401


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Tỷ lệ nợ thuế giảm 2% so với năm 2023, còn dưới 5%.",
         [("eq", 2, "Tỷ lệ nợ thuế giảm so với năm 2023"), ("lt", 5, "Tỷ lệ nợ thuế")]),
        ("- Thu phí chợ vượt 5% dự toán xã giao, tăng 9% so với năm 2023.",
         [("eq", 5, "Thu phí chợ vượt dự toán xã giao"), ("eq", 9, "Thu phí chợ tăng so với năm 2023")]),
        ("- Học lực giỏi 22%, khá 40%, yếu dưới 2%.", [("eq", 22, "Học lực giỏi"), ("eq", 40, "Học lực khá"), ("lt", 2, "Học lực yếu")]),
        ("- Học lực: giỏi 21%, khá 41%, yếu dưới 3%.",
         [("eq", 21, "Học lực: giỏi"), ("eq", 41, "Học lực: khá"), ("lt", 3, "Học lực: yếu")]),
        ("+ Rèn luyện: Tốt: 64%    khá: 31%   TB: 5%",
         [("eq", 64, "Rèn luyện: Tốt"), ("eq", 31, "Rèn luyện: khá"), ("eq", 5, "Rèn luyện: TB")]),
        ("- Nước máy: nội thị: 97% ; ven đê: 81%.", [("eq", 97, "nội thị"), ("eq", 81, "ven đê")]),
        ("- Số buổi vắng = 2%.", [("eq", 2, "Số buổi vắng")]),
        ("- Tỷ lệ lưu ban dưới : 2%.", [("lt", 2, "Tỷ lệ lưu ban")]),
        ("- Kết nạp 9 đảng viên mới, trong đó nữ 4 đồng chí.", [("eq", 9, "đảng viên mới"), ("eq", 4, "đảng viên mới nữ")]),
        ("- Giảm tỷ lệ bỏ học 2% (còn 4%) ở bậc tiểu học.",
         [("eq", 2, "Giảm tỷ lệ bỏ học"), ("eq", 4, "Giảm tỷ lệ bỏ học")]),
        ("- Tỷ lệ lô hàng thông quan tăng 3% (để đạt 61%).",
         [("eq", 3, "Tỷ lệ lô hàng thông quan tăng"), ("eq", 61, "Tỷ lệ lô hàng thông quan")]),
        ("- Thu phí chợ tăng 12% (lên 45%).", [("eq", 12, "Thu phí chợ tăng"), ("eq", 45, "Thu phí chợ")]),
        ("- Thu gom rác đạt 90% ở thị trấn.", [("eq", 90, "Thu gom rác ở thị trấn")]),
        ("- Mỗi giáo viên thao giảng 02 tiết/học kỳ.", [("eq", 2, "thao giảng")]),
        ("- Tuyến đường nhựa hóa 30 lượt, công suất trạm bơm đạt 80%.",
         [("eq", 30, "Tuyến đường nhựa hóa"), ("eq", 80, "công suất trạm bơm")]),
        ("- Hoàn thành 100% chỉ tiêu giao quân, chất lượng đoàn viên nam, nữ đạt 60%.",
         [("eq", 100, "chỉ tiêu giao quân"), ("eq", 60, "chất lượng đoàn viên nam, nữ")]),
    ],
)  # fmt: skip
def test_more_that_is_said_of_one_thing(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 90% hộ được cấp giống để mở rộng vườn chè.", [("eq", 90, "hộ được cấp giống để mở rộng vườn chè")]),
        ("- 80% nương chè được chăm bón theo quy trình của trạm.", [("eq", 80, "nương chè được chăm bón theo quy trình của trạm")]),
        ("- 80% nương chè được chăm bón theo Nghị quyết của xã.", [("eq", 80, "nương chè được chăm bón")]),
        ("- 70% tổ viên phấn đấu đạt loại giỏi.", [("eq", 70, "tổ viên đạt loại giỏi")]),
        ("- Năng suất chè hằng năm tăng tối thiểu 4%.", [("ge", 4, "Năng suất chè tăng")]),
        ("- Sản lượng chè đạt 40 tấn, tăng gấp 2 lần so với năm 2020.", [("eq", 40, "Sản lượng chè"), ("eq", 2, "Sản lượng chè")]),
        ("- Nhà có mái ngói đạt 100%, trong đó xóm ven suối có 85% đạt loại kiên cố.",
         [("eq", 100, "Nhà có mái ngói"), ("eq", 85, "xóm ven suối đạt loại kiên cố")]),
        ("- Xuất bán 1,4 triệu bầu giống.", [("eq", 1.4, "bầu giống")]),
        ("- Giúp 60 hộ đạt 8 tiêu chí vườn mẫu.", [("eq", 60, "hộ đạt 8 tiêu chí vườn mẫu")]),
        ("- Thu nhập của tổ viên đạt bình quân 5 - 6 triệu đồng/người/tháng.", [("range", 5, "Thu nhập của tổ viên")]),
    ],
)  # fmt: skip
def test_what_a_measure_holds_and_what_it_leaves_out(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Phấn đấu 100% (12/12) thôn có sân bóng.", [("eq", 100, "thôn có sân bóng")]),
        ("- Kiểm tra 100% bếp ăn, lập biên bản với 30 hộ vi phạm.", [("eq", 100, "bếp ăn"), ("eq", 30, "hộ vi phạm")]),
        ("- Số đoàn viên mới, phấn đấu có 40% số lớp tham gia.", [("eq", 40, "số lớp tham gia")]),
        ("- Tuyển dụng cho trạm xá đạt 9 bác sĩ/vạn dân.", [("eq", 9, "bác sĩ")]),
        ("- Vé bán trùng không quá 5 tấm.", [("le", 5, "Vé bán trùng")]),
        ("- 100% trạm trực ngày lễ, chủ nhật; báo cáo hằng tuần.", [("eq", 100, "trạm trực ngày lễ, chủ nhật")]),
        ("- 100% phiếu mượn được ký số, gửi qua mạng.", [("eq", 100, "phiếu mượn được ký số, gửi qua mạng")]),
    ],
)  # fmt: skip
def test_what_papers_seldom_say_is_read_by_its_rule(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Hạ tỷ lệ chậm thư xuống còn 0,6% số thư.", [("eq", 0.6, "tỷ lệ chậm thư")]),
        ("- Tỷ lệ vắng họp dưới 2% xã viên.", [("lt", 2, "Tỷ lệ vắng họp")]),
        (
            "- Giảm tỷ lệ thợ lò, thợ cơ điện vi phạm quy trình xuống dưới 0,4% biên chế.",
            [("lt", 0.4, "tỷ lệ thợ lò, thợ cơ điện vi phạm quy trình")],
        ),
        ("- Nâng tỷ lệ lên 85% xã viên dùng cân điện tử.", [("eq", 85, "xã viên dùng cân điện tử")]),
    ],
)
def test_what_a_rate_is_taken_of_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Kết nạp hội viên trẻ: 12 hội viên.", [("eq", 12, "hội viên trẻ")]),
        ("- Sửa bến đò, xây dựng mô hình nuôi ong: 04 mô hình trở lên.", [("ge", 4, "mô hình nuôi ong")]),
        ("- Đào tạo nghề mộc: 30 lao động.", [("eq", 30, "Đào tạo nghề mộc")]),
    ],
)
def test_what_brings_forth_counted_things_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- 90% tổ đan lát có trên 30 xã viên lập quỹ tương trợ.",
            [("eq", 90, "tổ đan lát có trên 30 xã viên lập quỹ tương trợ")],
        ),
        (
            "- 100% xưởng mộc có từ 40 thợ và 85% xưởng gốm có 25 thợ trở lên thành lập tổ an toàn.",
            [("eq", 100, "xưởng mộc có từ 40 thợ thành lập tổ an toàn"), ("eq", 85, "xưởng gốm có 25 thợ trở lên thành lập tổ an toàn")],
        ),
        (
            "- 70% xưởng may có vốn đầu tư nước ngoài ký thỏa ước.",
            [("eq", 70, "xưởng may có vốn đầu tư nước ngoài ký thỏa ước")],
        ),
    ],
)
def test_how_large_things_are_belongs_to_them(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


def test_a_share_elsewhere_takes_what_is_measured() -> None:
    text = "- Tỷ lệ thu gom vỏ chai ở bến cảng đạt 95%, ở làng chài đạt 70%."
    assert measures(text) == [("eq", 95, "Tỷ lệ thu gom vỏ chai ở bến cảng"), ("eq", 70, "Tỷ lệ thu gom vỏ chai ở làng chài")]


def test_what_a_change_must_not_fall_below_is_no_base() -> None:
    text = "- Sản lượng nước mắm tăng 6% so với kế hoạch và không thấp hơn vụ trước."
    assert measures(text) == [("eq", 6, "Sản lượng nước mắm tăng so với kế hoạch")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Quỹ khuyến học đạt trên 2 tỷ 300 triệu đồng.", [("gt", 2300, "Quỹ khuyến học")]),
        ("- Thu nhập bình quân đạt 41 triệu 500 nghìn đồng/người.", [("eq", 41500, "Thu nhập bình quân")]),
        ("- Thu phí đạt 2 tỷ, 300 triệu đồng nộp huyện.", [("eq", 2, "Thu phí"), ("eq", 300, "nộp huyện")]),
    ],
)
def test_two_numbers_of_one_sum_are_one(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Phấn đấu từ 75% chi hội hoàn thành tốt nhiệm vụ trở lên.", [("ge", 75, "chi hội hoàn thành tốt nhiệm vụ trở lên")]),
        ("- Từ 55% trưởng bản có trình độ trung cấp trở lên.", [("ge", 55, "trưởng bản có trình độ trung cấp trở lên")]),
        ("- Từ 70% vườn ươm được che lưới trở lên.", [("ge", 70, "vườn ươm được che lưới")]),
        ("- Từ 70% vườn ươm ở cơ sở trở lên được che lưới.", [("ge", 70, "vườn ươm ở cơ sở được che lưới")]),
    ],
)
def test_and_above_behind_a_grade_belongs_to_the_grade(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Đàn dê năm 2020: 300 con.", [("eq", 300, "Đàn dê")]),
        ("- Đàn hươu hằng năm: 250 con.", [("eq", 250, "Đàn hươu")]),
    ],
)
def test_the_year_before_a_count_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Tỷ lệ bến đò kiểu mẫu (theo Quyết định số 18/QĐ-UBND ngày 02/3/2016): 60%.", [("eq", 60, "Tỷ lệ bến đò kiểu mẫu")]),
        ("- Tỷ lệ hộ khó khăn đến năm 2029 (theo chuẩn mới) còn 4%.", [("eq", 4, "Tỷ lệ hộ khó khăn")]),
    ],
)
def test_by_which_rule_a_level_is_measured_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Đến hết quý II/2021 hoàn thành 60% khối lượng đào mương.", [("eq", 60, "khối lượng đào mương")]),
        ("- Đến trước 30/11/2021 hoàn thành 100% diện tích.", [("eq", 100, "diện tích")]),
        ("- Trước ngày 30/6/2021, giải ngân 60% kế hoạch vốn.", [("eq", 60, "giải ngân")]),
    ],
)
def test_the_limit_that_opens_a_sentence_is_outside(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize("dash", ["-", "–"])
def test_shares_of_a_whole_may_be_parted_by_dashes(dash: str) -> None:
    text = f"- Cơ cấu đàn: vịt 55% {dash} ngan 20% {dash} gà 25%."
    assert measures(text) == [("eq", 55, "vịt"), ("eq", 20, "ngan"), ("eq", 25, "gà")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Tăng trưởng 9,5%.", [("eq", 9.5, "Tăng trưởng")]),
        ("- Có 18/24 bến đạt chuẩn, đạt tỷ lệ 75%.", [("eq", 18, "bến đạt chuẩn"), ("eq", 75, "bến đạt chuẩn")]),
        (
            "- Tiến độ nạo vét đến 30/6 đạt 40%, đến 30/11 đạt 100% kế hoạch.",
            [("eq", 40, "Tiến độ nạo vét"), ("eq", 100, "Tiến độ nạo vét")],
        ),
        ("- Tiến độ thu quý I đạt 20%, cả năm đạt 100%.", [("eq", 20, "Tiến độ thu"), ("eq", 100, "Tiến độ thu")]),
    ],
)
def test_more_is_said_of_one_measure(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Lập 02 chi hội có từ 15 hội viên trở lên.", [("eq", 2, "chi hội có từ 15 hội viên trở lên")]),
        ("- Dựng 01 mô hình nuôi ngan quy mô 300 con ngan.", [("eq", 1, "mô hình nuôi ngan quy mô 300 con ngan")]),
    ],
)
def test_how_big_each_thing_is_is_no_aim(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measures(text) == expected


def test_how_many_titles_are_striven_for_has_no_unit() -> None:
    expected = [("eq", 4, "Tập thể lao động xuất sắc"), ("eq", 15, "Chiến sĩ thi đua cơ sở")]
    assert measures("- Tập thể lao động xuất sắc: 04; Chiến sĩ thi đua cơ sở: 15.") == expected


def test_a_rate_stands_before_its_share_however_long_the_whole_is() -> None:
    text = "- Tỷ lệ tham gia quỹ hưu trí đạt 45% lực lượng đánh cá ven bờ trong tỉnh."
    assert measures(text) == [("eq", 45, "Tỷ lệ tham gia quỹ hưu trí")]
