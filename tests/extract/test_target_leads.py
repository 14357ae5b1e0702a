"""Lists of aims whose title is no section: which paragraphs stand in one, and what is read from them."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document, PageSpan
from docparse.extract.targets.leads import Lead, find_inline
from docparse.extract.targets.targets import extract_targets
from docparse.schema import DateMention, Section

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("lines", "inside"),
    [
        (["Hội nghị thống nhất một số chỉ tiêu sau:", "1. Sản lượng tôm 40 tấn.", "2. Đàn dê 900 con.", "Giao các thôn."], "1110"),
        (["2. Mục tiêu", "2.1. Đến năm 2030: dân số 9.000 người", "a) Nhóm một", "- 5 hộ", "3. Nhiệm vụ", "- 5 hộ"], "111100"),
        (["- Chỉ tiêu cụ thể:", "+ 12 lớp", "- 7 buổi", "II. Giải pháp"], "1110"),
        (["Kết quả thực hiện các chỉ tiêu:", "- 12 lớp"], "00"),
        (["1.500 hộ có điện", "12,5 ha rau"], "00"),
        (["2- Các chỉ tiêu chủ yếu", "(1) Đàn dê: 900 con.", "(2) Trồng quế: 40 ha.", "3- Giải pháp"], "1110"),
        (["Mục tiêu trong quý", "Phường tập trung vào các mặt:", "Chợ: 90% sạp có cân chuẩn.", "Giao các tổ."], "1110"),
    ],
)
def test_a_list_of_aims_lasts_until_its_own_rank_comes_back(lines: list[str], inside: str) -> None:
    lead = Lead()
    seen = ""
    for line in lines:
        lead.read(line, ended=False)
        seen += str(int(lead.open))
    assert seen == inside


def test_a_section_of_another_matter_ends_a_list() -> None:
    lead = Lead()
    lead.read("Các chỉ tiêu gồm:", ended=False)
    lead.read("1. Kinh phí: 20 triệu đồng", ended=True)
    assert not lead.open


def test_a_sentence_announces_its_aims() -> None:
    text = "chi ủy thống nhất các chỉ tiêu: kết nạp 3 đảng viên"
    assert find_inline(text) == text.index("kết nạp")
    assert find_inline("kết quả thực hiện chỉ tiêu: kết nạp 3 đảng viên") is None


def document(text: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), line, 1))
        at += len(line) + 1
    return Document(text, blocks, [PageSpan(1, 0, len(text))], [])


def values(text: str, heading: str | None = "2. Biện pháp", year: int = 2022, doc_type: str = "KH") -> list[tuple[float | None, str]]:
    sections = [Section(start=0, end=len(text), labels=["nhiem_vu"], heading=heading)] if heading else []
    dates = [DateMention(surface="", edtf=f"{year}-02-01", role="issued", start=0, end=0, confidence=1)]
    found = extract_targets(document(text), sections, doc_type=doc_type, references=[], dates=dates)
    return [(target.value, target.measure) for target in found]


TASKS = [
    ("- Sản lượng cá lồng đạt 40 tấn; di dời 12 hộ ven suối.", [(40, "Sản lượng cá lồng"), (12, "hộ ven suối")]),
    ("- Nạo vét 8 km mương, tập huấn cho 60 nông dân.", [(8, "mương"), (60, "nông dân")]),
    ("- Năm 2021 giải ngân được 61%.", []),
    ("- Toàn xã đã trồng 40 ha keo; hiện có 12 lớp ghép.", []),
    ("- Ngân sách huyện hỗ trợ 40%, Nhân dân đóng góp 60%.", []),
    ("- Đơn vị không đạt 90% chỉ tiêu thì không xét thi đua.", []),
    ("- Nghị quyết được 24/24 đại biểu biểu quyết tán thành.", []),
    ("- Xây trạm bơm Yên Thổ 9 m3/s, Đào Mỹ 4 m3/s.", []),
    ("- Tỷ lệ người khám ít nhất 2 lần đạt 60%.", [(60, "Tỷ lệ người khám ít nhất 2 lần")]),
    ("- Số thôn có điện tăng từ 7 lên 9 thôn.", [(9, "Số thôn có điện")]),
    ("- Phấn đấu giải ngân trên 95% kế hoạch vốn.", [(95, "giải ngân")]),
    ("- Rút ngắn ít nhất 20% thời gian cấp phép so với quy định.", [(20, "Rút ngắn thời gian cấp phép so với quy định")]),
    ("- Giảm tỷ lệ bỏ học xuống dưới 1%.", [(1, "tỷ lệ bỏ học")]),
    ("- Nghiệm thu 10 đề án, trong đó trên 70% được áp dụng.", [(10, "đề án"), (70, "đề án được áp dụng")]),
    ("- Học sinh giỏi cấp cụm: 12 giải.", []),
    ("- Cấp 1.500 giấy phép, đóng góp 6.000 ngày công.", [(1500, "giấy phép"), (6000, "ngày công")]),
    ("- Trẻ 6 tuổi vào lớp 1 đạt 100%.", [(100, "Trẻ 6 tuổi vào lớp 1")]),
    ("- Giáo viên dạy lớp đêm được bồi dưỡng 70.000 đồng/buổi.", []),
    ("- Đến cuối kỳ không còn thôn dưới 9 tiêu chí.", []),
    ("- Mỗi phòng lập 02 bộ hồ sơ, chọn 01 tập thể và 02 cá nhân.", []),
    ("- Thành lập 03 tổ giúp việc; đón 40 đại biểu; treo 10 cờ phướn.", []),
    ("- Cá nhân được đề nghị phải có ít nhất 01 sáng kiến.", []),
    ("- Khen thưởng, ưu tiên 50% người lao động trực tiếp.", []),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_among_tasks_a_quantity_is_an_aim_unless_something_speaks_against_it(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == expected


def test_an_account_of_how_things_are_sets_no_aim() -> None:
    assert values("Toàn huyện có 40% hộ dùng nước giếng và 12 trạm cấp nước.", heading=None) == []


def test_aims_run_on_under_a_title_that_is_no_section() -> None:
    text = "Đại hội quyết nghị các chỉ tiêu chủ yếu:\n1. Học sinh giỏi cấp cụm: 12 giải.\n"
    text += "2. Tổng đàn trâu, bò: 1.850 con; làng văn hóa 5/8 làng."
    assert values(text, heading=None, doc_type="NQ") == [(12, "Học sinh giỏi cấp cụm"), (1850, "Tổng đàn trâu, bò"), (5, "làng văn hóa")]


PLEDGES = [
    ("BIÊN BẢN\nKý kết giao ước thi đua Cụm số 4\n1. 100% tổ viên chấp hành nội quy.", "BB", [(100, "tổ viên chấp hành nội quy")]),
    ("PHIẾU ĐĂNG KÝ THI ĐUA\n1. Hoàn thành 100% khối lượng công việc.", None, [(100, "khối lượng công việc")]),
    ("BIÊN BẢN\nHọp tổ chuyên môn\n1. 100% tổ viên có mặt.", "BB", []),
    ("Lễ ký giao ước thi đua tại huyện\n1. Huyện mong 100% hộ có điện.", None, []),
]


@pytest.mark.parametrize(("text", "doc_type", "expected"), PLEDGES)
def test_what_signers_pledge_are_aims(text: str, doc_type: str | None, expected: list[tuple[float, str]]) -> None:
    found = extract_targets(document(text), [], doc_type=doc_type, references=[], dates=[])
    assert [(target.value, target.measure) for target in found] == expected
