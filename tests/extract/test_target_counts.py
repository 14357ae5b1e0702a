"""Counted things and measured amounts in sections of aims and among tasks: what is taken, with which unit and measure."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document, PageSpan
from docparse.extract.targets.targets import extract_targets
from docparse.schema import Section, Target

pytestmark = pytest.mark.usefixtures("rules_alone")

Row = tuple[str | None, float | None, float | None, str | None, str]


def read(text: str, label: str = "chi_tieu", doc_type: str = "KH", heading: str = "II. PHẦN HAI") -> list[Target]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), line, 1))
        at += len(line) + 1
    section = Section(start=0, end=len(text), labels=[label], heading=heading)
    return extract_targets(Document(text, blocks, [PageSpan(1, 0, len(text))], []), [section], doc_type=doc_type, references=[], dates=[])


def rows(found: list[Target]) -> list[Row]:
    return [(one.comparator, one.value, one.value_max, one.unit, one.measure) for one in found if not one.qualitative]


COUNTS: list[tuple[str, list[Row]]] = [
    ("- Cả vùng có 3 triệu hội viên.", [("eq", 3, None, "triệu hội viên", "hội viên")]),
    ("- 80% bản có ít nhất 02 tổ thu gom.", [("eq", 80, None, "%", "bản có ít nhất 02 tổ thu gom")]),
    ("- Tập trung vào 3 nội dung sau:", []),
    ("- Các lớp học 2 buổi/ngày.", []),
    ("- Tỷ lệ che phủ rừng thấp nhất là 42%.", [("ge", 42, None, "%", "Tỷ lệ che phủ rừng")]),
    ("- Một số mục tiêu và 4 khâu đột phá.", []),
    ("- Giá trị xây dựng: 84,6 tỷ.đ.", [("eq", 84.6, None, "tỷ.đ", "Giá trị xây dựng")]),
    ("- Thu từ chợ đạt 35 trđ/tháng.", [("eq", 35, None, "trđ/tháng", "Thu từ chợ")]),
    ("- Số vụ cháy giảm 0,4 lần so với năm 2030.", [("eq", 0.4, None, "lần", "Số vụ cháy giảm so với năm 2030")]),
    ("- Trồng khoảng 40 ha rừng ngập mặn.", [("approx", 40, None, "ha", "rừng ngập mặn")]),
    ("- Lắp 7/7 camera tại các ngã tư.", [("eq", 7, None, "camera", "camera tại các ngã tư")]),
    ("- Giành 07 huy chương tại giải huyện.", [("eq", 7, None, "huy chương", "huy chương tại giải huyện")]),
    ("- Lập hồ sơ từ 3 đến 5 di tích.", [("range", 3, 5, "di tích", "di tích")]),
    ("- Diện tích nhà ở đạt 24 m2 sàn/người.", [("eq", 24, None, "m2 sàn/người", "Diện tích nhà ở")]),
    ("- Cháy chợ không quá 01 vụ.", [("le", 1, None, "vụ", "Cháy chợ")]),
    (
        "- Kết nạp từ 12 đến 15 đảng viên, mở 03 lớp chuyên đề.",
        [("range", 12, 15, "đảng viên", "đảng viên"), ("eq", 3, None, "lớp", "lớp chuyên đề")],
    ),
    ("- Điểm trung bình của bệnh viện: từ 3,2 điểm trở lên.", [("ge", 3.2, None, "điểm", "Điểm trung bình của bệnh viện")]),
    ("- Tỷ số giới tính khi sinh dưới 111 bé trai/100 bé gái.", [("lt", 111, None, "bé trai/100 bé gái", "Tỷ số giới tính khi sinh")]),
    ("- Phát thanh ít nhất 02 lần/tuần.", [("ge", 2, None, "lần/tuần", "Phát thanh")]),
    ("- Số lao động có việc làm mới: 2.500 người.", [("eq", 2500, None, "người", "Số lao động có việc làm mới")]),
    ("- Thời gian trả kết quả không quá 3 giờ.", [("le", 3, None, "giờ", "Thời gian trả kết quả")]),
    ("- 9 khu dân cư hoạt động tốt, số vụ mất trộm dưới 2%.", [
        ("eq", 9, None, "khu dân cư", "khu dân cư hoạt động tốt"), ("lt", 2, None, "%", "số vụ mất trộm"),
    ]),
    ("- Có 25 giáo viên dạy giỏi,18 người đạt giải.", [
        ("eq", 25, None, "giáo viên", "giáo viên dạy giỏi"), ("eq", 18, None, "người", "người đạt giải"),
    ]),
    ("- Hệ số sẵn sàng của trạm trộn ≥ 0,92; hệ số an toàn đạt 1,5.", [
        ("ge", 0.92, None, None, "Hệ số sẵn sàng của trạm trộn"), ("eq", 1.5, None, None, "hệ số an toàn"),
    ]),
    ("- Tổng tỷ suất sinh đạt 2,1 vào năm 2031.", [("eq", 2.1, None, None, "Tổng tỷ suất sinh")]),
    ("- Tỷ suất mắc sởi dưới 30/100.000 trẻ nhỏ trong năm.", [("lt", 30, None, "/100.000 trẻ nhỏ", "Tỷ suất mắc sởi")]),
    ("- Số máy tính đạt 70/1.000 dân.", [("eq", 70, None, "/1.000 dân", "Số máy tính")]),
    ("- Thu nhập bình quân đạt 31 triệu đồng/hộ nghèo/năm.", [("eq", 31, None, "triệu đồng/hộ nghèo/năm", "Thu nhập bình quân")]),
    ("- Xây 02 cầu trước ngày 15/6/2031.", [("eq", 2, None, "cầu", "cầu")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[text[:32] for text, _ in COUNTS])
def test_counts_where_aims_are_set(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2.1 Về trường lớp",
        "- Giữ khẩu hiệu “5 không” ở từng tổ dân phố.",
        "- Học sinh lớp 4, lớp 5 biết bơi.",
        "- Sửa quốc lộ 6 qua thị trấn trong năm 2031.",
        "- Đón khách trong 24 giờ.",
        "- Trợ giúp theo hệ số 0,4; phụ cấp hệ số 0,7.",
        "- Thực hiện tốt chỉ số 3.1 và chỉ số 5.",
        "- Học Nghị quyết 12/1998.",
    ],
)
def test_numbers_that_name_things_are_none(text: str) -> None:
    assert rows(read(text)) == []


def test_a_size_inside_a_share_belongs_to_its_measure() -> None:
    assert rows(read("- 100% tàu cá từ 15 mét trở lên lắp thiết bị theo dõi.")) == [
        ("eq", 100, None, "%", "tàu cá từ 15 mét trở lên lắp thiết bị theo dõi")
    ]


def test_a_child_takes_the_subject_of_its_parent() -> None:
    found = rows(read("- Trên 90% hồ sơ của người dân được trả đúng hạn, trong đó tối thiểu 40% trả lời trước hạn."))
    assert found[1] == ("ge", 40, None, "%", "hồ sơ của người dân trả lời trước hạn")


def test_an_abbreviation_with_a_stroke_is_a_unit() -> None:
    assert rows(read("- Giáo viên dạy giỏi cấp thị xã: 06 đ/c.")) == [("eq", 6, None, "đ/c", "Giáo viên dạy giỏi cấp thị xã")]


def test_a_share_of_a_whole_is_measured_by_what_stands_before() -> None:
    assert rows(read("- Nợ xấu đạt dưới 3% tổng dư nợ.")) == [("lt", 3, None, "%", "Nợ xấu")]


def test_upward_goes_with_the_rank_or_with_the_number() -> None:
    assert rows(read("- Không dưới 40% tổ xếp loại khá trở lên."))[0][4] == "tổ xếp loại khá trở lên"
    assert rows(read("- 45% thôn trở lên được công nhận thôn tiên tiến.")) == [("ge", 45, None, "%", "thôn được công nhận thôn tiên tiến")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở 02 lớp xóa mù chữ tại bản xa.", [("eq", 2, None, "lớp", "lớp xóa mù chữ tại bản xa")]),
        ("Rà soát 100% hồ sơ tồn đọng.", [("eq", 100, None, "%", "hồ sơ tồn đọng")]),
        ("Miễn 100% học phí cho học sinh nghèo.", []),
        ("Đoàn gồm 05 đồng chí đi 03 xe.", []),
        ("Cử 02 cán bộ tham dự lễ.", []),
    ],
)
def test_among_tasks_only_what_is_to_be_brought_forth(text: str, expected: list[Row]) -> None:
    assert rows(read(text, label="nhiem_vu")) == expected


def test_a_conclusion_sets_tasks_and_a_rule_counts_nothing() -> None:
    text = "THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp\nLắp đặt 06 biển báo ở bến đò."
    assert rows(read(text, label="nhiem_vu", doc_type="TB")) == [("eq", 6, None, "biển báo", "biển báo ở bến đò")]
    assert rows(read("Mỗi hồ sơ có 02 bản chính.", doc_type="TT")) == []


def test_aims_of_another_section_under_the_same_part_are_none() -> None:
    text = "II. CHỈ TIÊU VÀ PHẠM VI\nPhạm vi: 63 tỉnh, thành phố."
    part = Section(start=0, end=len(text), labels=["chi_tieu"], heading="II. CHỈ TIÊU VÀ PHẠM VI")
    part.children = [Section(start=24, end=len(text), labels=["doi_tuong"], heading="Phạm vi", level=2)]
    blocks = [Block(0, 23, text[:23], 1), Block(24, len(text), text[24:], 1)]
    paper = Document(text, blocks, [PageSpan(1, 0, len(text))], [])
    assert extract_targets(paper, [part], doc_type="KH", references=[], dates=[]) == []


def test_what_is_counted_may_stand_before_its_number() -> None:
    assert rows(read("- Tổng đàn: trâu 1.200 con, bò 900 con.")) == [("eq", 1200, None, "con", "trâu"), ("eq", 900, None, "con", "bò")]
    assert rows(read("- Số hội viên mới kết nạp 45 hội viên trở lên.")) == [("ge", 45, None, "hội viên", "Số hội viên mới kết nạp")]
    assert rows(read("- Tổng lượt khách 300 - 320 nghìn lượt.")) == [("range", 300, 320, "nghìn lượt", "Tổng lượt khách")]


def test_numbers_of_slogans_and_of_predicates_count_nothing() -> None:
    assert rows(read('- Hưởng ứng cuộc vận động "3 biết, 4 sẵn sàng".')) == []
    assert rows(read("- 80% gia đình đạt 8 tiêu chí.")) == [("eq", 80, None, "%", "gia đình đạt 8 tiêu chí")]


def test_the_unit_and_the_end_of_counted_things() -> None:
    assert rows(read("- Điểm đổ rác không quá 02 điểm/ấp.")) == [("le", 2, None, "điểm/ấp", "Điểm đổ rác")]
    assert rows(read("- Mở lớp cho 90 cán bộ thôn, có phiên dịch.")) == [("eq", 90, None, "cán bộ", "cán bộ thôn")]
    assert rows(read("- Vận động quỹ khuyến học đạt từ 3 tỷ đồng trở lên.")) == [("ge", 3, None, "tỷ đồng", "quỹ khuyến học")]
    assert rows(read("- Thời gian chờ còn 25 phút; sản lượng cá giữ ổn định 40 nghìn tấn.")) == [
        ("eq", 25, None, "phút", "Thời gian chờ"),
        ("eq", 40, None, "nghìn tấn", "sản lượng cá"),
    ]


def test_what_a_rate_is_counted_by_is_no_target() -> None:
    assert rows(read("- Số y tá trên 10.000 dân không dưới 12 người.")) == [("ge", 12, None, "người", "Số y tá trên 10.000 dân")]
    assert rows(read("- Giá trị thu được trên 01 ha vườn đạt 90 triệu đồng.")) == [
        ("eq", 90, None, "triệu đồng", "Giá trị thu được trên 01 ha vườn")
    ]


COMPOUNDS: list[tuple[str, list[Row]]] = [
    ("- Dựng 18 ngôi nhà cho hộ neo đơn.", [("eq", 18, None, "ngôi nhà", "ngôi nhà cho hộ neo đơn")]),
    ("- Ít nhất 70 chủ vườn ghi sổ phun thuốc.", [("ge", 70, None, "chủ vườn", "chủ vườn ghi sổ phun thuốc")]),
    ("- Tập huấn 45 tổ trưởng.", [("eq", 45, None, "tổ trưởng", "tổ trưởng")]),
    ("9- 97% tổ trở lên đăng ký.", [("ge", 97, None, "%", "tổ đăng ký")]),
    ("- Xúc đất mặt: 58 ÷ 60 triệu m3.", [("range", 58, 60, "triệu m3", "Xúc đất mặt")]),
    ("- Tưới chắc 60 vạn ha lúa, đắp 350 ngàn m3 đất.", [("eq", 60, None, "vạn ha", "lúa"), ("eq", 350, None, "ngàn m3", "đất")]),
    ("- Bảy mươi phần trăm hộ có điện.", [("eq", 70, None, "%", "hộ có điện")]),
    ("- Thu quỹ đạt 2,5 triệu đồng/hội viên vào cuối kỳ.", [("eq", 2.5, None, "triệu đồng/hội viên", "Thu quỹ")]),
    ("- Dư nợ đến năm 2023 trên 310 tỷ đồng.", [("gt", 310, None, "tỷ đồng", "Dư nợ")]),
    ("- Khoan 12 cây nước ở vùng mặn.", [("eq", 12, None, "cây nước", "cây nước ở vùng mặn")]),
    ("- Trồng 800 cây phi lao.", [("eq", 800, None, "cây", "cây phi lao")]),
    ("- Xây 25 nhà tiêu tự hoại.", [("eq", 25, None, "nhà tiêu", "nhà tiêu tự hoại")]),
    ("- Sửa 14 toa xe và 03 đầu máy.", [("eq", 14, None, "toa xe", "toa xe"), ("eq", 3, None, "đầu máy", "đầu máy")]),
    ("- Ghé thăm 1.260/1.260 hộ vùng trũng.", [("eq", 1260, None, "hộ", "hộ vùng trũng")]),
    ("- Mở 04 Phiên chợ quê.", [("eq", 4, None, "Phiên chợ", "Phiên chợ quê")]),
    ("- Mở hai (02) phiên chợ đêm.", [("eq", 2, None, "phiên chợ", "phiên chợ đêm")]),
    ("- Dựng 9 kiôt-di-động mới.", [("eq", 9, None, "kiôt-di-động", "kiôt-di-động mới")]),
    ("- Đóng 20 xuồng gỗ cho ấp ven sông.", [("eq", 20, None, "xuồng", "xuồng gỗ cho ấp ven sông")]),
    ("- Thay 30 cồng bộ mới.", [("eq", 30, None, "cồng bộ", "cồng bộ mới")]),
    ("- Nuôi 15 con nai lấy nhung.", [("eq", 15, None, "con nai", "con nai lấy nhung")]),
    ("- Kết nạp ít nhất hai mươi lăm (25) hội viên.", [("ge", 25, None, "hội viên", "hội viên")]),
    ("- Tỷ lệ vắng họp dưới mười phần trăm (10%).", [("lt", 10, None, "%", "Tỷ lệ vắng họp")]),
    ("- Mỗi tổ có ít nhất một sáng kiến; họp 2 buổi.", [("ge", 1, None, "sáng kiến", "sáng kiến"), ("eq", 2, None, "buổi", "họp")]),
    ("- Mỗi bến có hai thùng rác; quét 3 lượt.", [("eq", 2, None, "thùng rác", "thùng rác"), ("eq", 3, None, "lượt", "lượt")]),
    ("- 90% tổ có ít nhất một sáng kiến.", [("eq", 90, None, "%", "tổ có ít nhất một sáng kiến")]),
    ("- Dầu máy cày dưới 0,09 lít/tấn.km.", [("lt", 0.09, None, "lít/tấn.km", "Dầu máy cày")]),
    ("- 5/5 Bưu điện đăng ký.", [("eq", 5, None, "Bưu điện", "Bưu điện đăng ký")]),
]


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS)
def test_the_unit_of_compound_things_is_whole(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


BEHIND: list[tuple[str, list[Row]]] = [
    ("- Lực lượng dân phòng bằng 3% dân số trở lên.", [("ge", 3, None, "%", "Lực lượng dân phòng")]),
    ("- Hộ cận nghèo hạ còn 7%.", [("eq", 7, None, "%", "Hộ cận nghèo")]),
    ("- Tỷ lệ thư bị trả về không quá 2%.", [("le", 2, None, "%", "Tỷ lệ thư bị trả về")]),
    ("- Đóng mới 4 - 6 xà lan có trọng tải từ 200 tấn trở lên.", [("range", 4, 6, "xà lan", "xà lan có trọng tải từ 200 tấn trở lên")]),
    ("- Tỷ lệ chi hội đạt 5 tiêu chí “3 biết, 2 không”: từ 60% trở lên.", [
        ("ge", 60, None, "%", "Tỷ lệ chi hội đạt 5 tiêu chí “3 biết, 2 không”"),
    ]),
    ("- Phát triển 300 người tham gia; mức đóng thấp nhất 90.000 đồng/tháng, hộ cận nghèo được hỗ trợ 25%.", [
        ("eq", 300, None, "người", "người tham gia"),
    ]),
    ("- Cuối năm khen thưởng 06 ấp dẫn đầu.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_what_stands_behind_the_value_and_what_is_paid(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


TASKS: list[tuple[str, list[Row]]] = [
    ("1. Lan can bờ kè cao tối thiểu 1,2 m.", []),
    ("1. Vận động đoàn viên cắt tóc miễn phí cho 90 hộ già yếu.", [("eq", 90, None, "hộ", "hộ già yếu")]),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_how_a_thing_is_made_is_no_aim_and_whom_a_task_serves_is(text: str, expected: list[Row]) -> None:
    assert rows(read(text, label="to_chuc_thuc_hien", heading="IV. TỔ CHỨC THỰC HIỆN")) == expected


def test_a_part_that_names_no_things_takes_those_of_its_parent() -> None:
    assert rows(read("- Từ 97% đơn thư trở lên được trả lời đúng hạn, trong đó trước hạn trên 30%.")) == [
        ("ge", 97, None, "%", "đơn thư được trả lời đúng hạn"),
        ("gt", 30, None, "%", "đơn thư trước hạn"),
    ]


def test_tasks_of_a_decision_that_set_aims() -> None:
    def told(text: str) -> list[Row]:
        return rows(read(text, label="nhiem_vu", doc_type="QĐ", heading="Điều 2"))

    assert told("a) Lập sổ theo dõi; mỗi tuần xử lý tối thiểu 40 hồ sơ.") == [("ge", 40, None, "hồ sơ", "hồ sơ")]
    assert told("b) Phấn đấu đến ngày 30/9/2006 có từ 95% hộ trở lên nhận sổ.") == [("ge", 95, None, "%", "hộ nhận sổ")]
    assert told("c) Mỗi quý họp ít nhất 02 lần.") == []
