"""Targets in sentences: which quantities are aims, their surface, measure and comparator."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from docparse.document import Block, Document, PageSpan
from docparse.extract.targets.targets import extract_targets
from docparse.schema import Reference, Section, Target

pytestmark = pytest.mark.usefixtures("rules_alone")


def document(text: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), line, 1))
        at += len(line) + 1
    return Document(text, blocks, [PageSpan(1, 0, len(text))], [])


def read(text: str, label: str | None = "chi_tieu", doc_type: str | None = "KH", references: list[Reference] | None = None) -> list[Target]:
    sections = [Section(start=0, end=len(text), labels=[label], heading="II. PHẦN HAI")] if label else []
    found = extract_targets(document(text), sections, doc_type=doc_type, references=references or [], dates=[])
    for target in found:
        assert text[target.start : target.end] == target.surface
    return found


def row(target: Target) -> tuple[str | None, float | None, float | None, str | None, str]:
    return target.comparator, target.value, target.value_max, target.unit, target.measure


AIMS = [
    ("- 100% giáo viên ký cam kết;", [("eq", 100, None, "%", "giáo viên ký cam kết")]),
    (
        "- Phấn đấu trên 85% tổ đạt loại tốt, trong đó 30% tổ đạt loại xuất sắc;",
        [("gt", 85, None, "%", "tổ đạt loại tốt"), ("eq", 30, None, "%", "tổ đạt loại xuất sắc")],
    ),
    (
        "- Có từ 30 đến 35% tổ và từ 10-12% người được tặng Kỷ niệm chương.",
        [("range", 30, 35, "%", "tổ được tặng Kỷ niệm chương"), ("range", 10, 12, "%", "người được tặng Kỷ niệm chương")],
    ),
    ("- Tỷ lệ dân số dùng nước sạch đạt trên 92%.", [("gt", 92, None, "%", "Tỷ lệ dân số dùng nước sạch")]),
    (
        "- Tỷ lệ hộ nghèo giảm còn 1,5%; tỷ lệ lao động có chứng chỉ đạt 40%.",
        [("eq", 1.5, None, "%", "Tỷ lệ hộ nghèo"), ("eq", 40, None, "%", "tỷ lệ lao động có chứng chỉ")],
    ),
    ("- Giảm ít nhất 5% số vụ cháy so với năm 2022.", [("ge", 5, None, "%", "Giảm số vụ cháy so với năm 2022")]),
    (
        "- Tỷ lệ hộ cận nghèo giảm 0,8% so với năm 2022; số đơn thư tăng dưới 3%.",
        [("eq", 0.8, None, "%", "Tỷ lệ hộ cận nghèo giảm so với năm 2022"), ("lt", 3, None, "%", "số đơn thư tăng")],
    ),
    (
        "- Thu phí đạt 12 tỷ đồng, tăng 4% so với dự toán.",  # one per quantity
        [("eq", 12, None, "tỷ đồng", "Thu phí"), ("eq", 4, None, "%", "Thu phí tăng so với dự toán")],
    ),
    ("- Giảm tỷ lệ hộ nghèo bình quân 1 - 2%/năm.", [("range", 1, 2, "%/năm", "Giảm tỷ lệ hộ nghèo bình quân")]),
    (
        "- Tập thể: 90% đạt danh hiệu Tiên tiến, 20% đạt danh hiệu Xuất sắc.",
        [("eq", 90, None, "%", "Tập thể đạt danh hiệu Tiên tiến"), ("eq", 20, None, "%", "Tập thể đạt danh hiệu Xuất sắc")],
    ),
    (
        "- Từ 96% trở lên hội viên dự sinh hoạt, trong đó 12% hội viên được tặng Giấy khen.",
        [("ge", 96, None, "%", "hội viên dự sinh hoạt"), ("eq", 12, None, "%", "hội viên được tặng Giấy khen")],
    ),
    ("- Có 60% bản có trưởng bản đồng thời là đảng viên.", [("eq", 60, None, "%", "bản có trưởng bản đồng thời là đảng viên")]),
    ("- Tổng mức đầu tư toàn huyện đạt 38% GRDP.", [("eq", 38, None, "%", "Tổng mức đầu tư toàn huyện")]),
    ("- Sản lượng lúa bình quân 1,4 triệu tấn/năm.", [("eq", 1.4, None, "triệu tấn/năm", "Sản lượng lúa bình quân")]),
    ("- 70% tổ công nghệ số hoạt động đều.", [("eq", 70, None, "%", "tổ công nghệ số hoạt động đều")]),
    ("- Không quá 12% cá nhân đạt danh hiệu.", [("le", 12, None, "%", "cá nhân đạt danh hiệu")]),
    ("- Từ 90% hội viên trở lên tham gia bảo hiểm.", [("ge", 90, None, "%", "hội viên tham gia bảo hiểm")]),
    (
        "- Xây dựng ít nhất 02 - 03 tủ sách dùng chung và 01 nhà văn hóa liên thôn (do xã quản lý) làm nơi sinh hoạt.",
        [
            ("range", 2, 3, "tủ sách", "tủ sách dùng chung"),
            ("eq", 1, None, "nhà văn hóa", "nhà văn hóa liên thôn (do xã quản lý)"),
        ],
    ),
    ("- Thu ngân sách trên địa bàn đạt 1.250 tỷ đồng.", [("eq", 1250, None, "tỷ đồng", "Thu ngân sách trên địa bàn")]),
    ("- Nâng tỷ lệ hộ có nhà tiêu từ 60% lên 75%.", [("eq", 75, None, "%", "tỷ lệ hộ có nhà tiêu")]),
    ("- Lao động giỏi: 45%; Sáng tạo trẻ: 15%.", [("eq", 45, None, "%", "Lao động giỏi"), ("eq", 15, None, "%", "Sáng tạo trẻ")]),
    (
        "- 70% các cụm, tuyến; hợp tác xã có từ 50 lao động trở lên phải có sân tập (sân bóng chuyền, sân cầu lông, nhà tập và sân chơi…).",
        [("eq", 70, None, "%", "các cụm, tuyến; hợp tác xã có từ 50 lao động trở lên phải có sân tập")],
    ),
    ("- 90% học sinh lên lớp (tăng 2% so với năm trước).", [("eq", 90, None, "%", "học sinh lên lớp")]),
    ("- Phấn đấu có 18/20 bến (90%) đạt chuẩn an toàn.", [("eq", 18, None, "bến", "bến đạt chuẩn an toàn")]),
]


@pytest.mark.parametrize(("text", "rows"), AIMS, ids=[text[:40] for text, _ in AIMS])
def test_aims_in_their_section(text: str, rows: list[tuple[str, float, float | None, str, str]]) -> None:
    assert [row(target) for target in read(text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "Bảo đảm tối thiểu 30% hồ sơ được nộp qua mạng theo Quyết định của xã.",
        "Phấn đấu 30% hồ sơ được nộp qua mạng.",
        "đáp ứng mục tiêu 30% hồ sơ được nộp qua mạng",
    ],
)
def test_aims_elsewhere_need_words_of_aiming(text: str) -> None:
    (target,) = read(text, label="noi_dung")
    assert (target.value, target.measure) == (30, "hồ sơ được nộp qua mạng")


@pytest.mark.parametrize(
    "text",
    [
        "Trong năm qua, 95% hộ đã đạt danh hiệu gia đình văn hóa, chiếm tỷ lệ cao.",
        "Hỗ trợ tối đa 50% kinh phí mua sách.",
        "Tập thể được xét tặng phải có ít nhất 70% cá nhân đạt loại giỏi.",
        "Hồ sơ cần đạt tối thiểu 80% số phiếu đồng ý.",
        "Mỗi bên chi tối thiểu 50% cho hội thi.",
        "Mỗi tổ lựa chọn ít nhất 01 cá nhân đề nghị khen thưởng.",
        "Ứng trực 100% quân số khi có bão.",
        "Phấn đấu trong năm bổ nhiệm không quá 02 Phó trưởng hạt và 01 ủy viên chuyên trách.",
        "Phấn đấu trong năm thành lập không quá 04 phòng thuộc hạt.",
    ],
)
def test_results_conditions_and_rates_are_none(text: str) -> None:
    assert read(text, label="noi_dung") == []


@pytest.mark.parametrize("doc_type", ["BC", "TT", None])
def test_papers_that_set_no_aims(doc_type: str | None) -> None:
    assert read("Phấn đấu 100% hộ đạt chuẩn.", label="ket_qua", doc_type=doc_type) == []


def test_aims_are_found_below_their_heading_without_sections() -> None:
    text = "3. Các chỉ tiêu cụ thể\n- 80% thôn có loa;\n- 60% thôn có nhà họp.\nIV. Giải pháp\nCấp lại 20% vốn."
    assert [target.value for target in read(text, label=None)] == [80, 60]


def test_numbers_inside_a_cited_title_are_not_aims() -> None:
    text = "Thực hiện Kế hoạch số 5/KH-XX về phấn đấu 100% thôn có điện"
    reference = Reference(surface=text[10:], start=10, end=len(text))
    assert read(text, references=[reference]) == []


def test_surface_is_the_smallest_clause() -> None:
    (target,) = read("- Phấn đấu trên 85% tổ đạt loại tốt, góp phần giữ vững phong trào.")
    assert target.surface == "trên 85% tổ đạt loại tốt"


def test_real_documents(shared: Path) -> None:
    """The labelled sentences, with the sections of the labels."""
    from docparse.layout.compose import compose
    from docparse.read.plain.text import read_text

    hits = expected_size = found_size = 0
    for path in sorted([*shared.glob("samples/*.gold.json"), *shared.glob("real/*.gold.json")]):
        gold = json.loads(path.read_text("utf-8"))
        source = path.with_name(path.name.replace(".gold.json", ".txt"))
        if not gold.get("targets"):
            continue
        paper = compose(read_text(source.read_bytes(), source.name))
        found = extract_targets(paper, [], doc_type=gold["doc_type"], references=[], dates=[])
        expected = Counter((one["comparator"], float(one["value"]), one["unit"]) for one in gold["targets"])
        given = Counter((one.comparator, one.value, one.unit) for one in found if not one.qualitative)
        hits += sum((expected & given).values())
        expected_size += sum(expected.values())
        found_size += sum(given.values())
    assert hits / expected_size >= 0.9
    assert hits / found_size >= 0.9


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Tập trung số hóa hồ sơ; phấn đấu trên 70% hồ sơ nộp qua mạng; hơn 45% hồ sơ trả trước hạn; tỷ lệ hài lòng đạt 92%.",
            [
                ("gt", 70, None, "%", "hồ sơ nộp qua mạng"),
                ("gt", 45, None, "%", "hồ sơ trả trước hạn"),
                ("eq", 92, None, "%", "tỷ lệ hài lòng"),
            ],
        ),
        (
            "Phấn đấu đạt tốc độ tăng trưởng 7%/năm; thu nhập bình quân đầu người năm 2025 là 60 triệu đồng/năm; sản lượng cá 3 tấn; "
            "tỷ lệ hộ nghèo dưới 2%.",
            [
                ("eq", 7, None, "%/năm", "tốc độ tăng trưởng"),
                ("eq", 60, None, "triệu đồng/năm", "thu nhập bình quân đầu người"),
                ("eq", 3, None, "tấn", "sản lượng cá"),
                ("lt", 2, None, "%", "tỷ lệ hộ nghèo"),
            ],
        ),
        (
            "Vận động dân đóng phí; trong đó tỷ lệ hộ nộp qua thẻ đạt 60%; đến năm 2030 đạt trên 85%.",
            [("eq", 60, None, "%", "tỷ lệ hộ nộp qua thẻ"), ("gt", 85, None, "%", "tỷ lệ hộ nộp qua thẻ")],
        ),
        (
            "1. 95% cán bộ ấp dự tập huấn, đối với cán bộ nữ ít nhất 90%.",
            [("eq", 95, None, "%", "cán bộ ấp dự tập huấn"), ("ge", 90, None, "%", "cán bộ nữ")],
        ),
        (
            "Phấn đấu 90% tổ tự quản ký cam kết, trong đó từ 50% trở lên gửi báo cáo đúng hạn.",
            [("eq", 90, None, "%", "tổ tự quản ký cam kết"), ("ge", 50, None, "%", "tổ tự quản gửi báo cáo đúng hạn")],
        ),
        ("Phấn đấu thời gian chờ của dân còn dưới 15 phút.", [("lt", 15, None, "phút", "thời gian chờ của dân")]),
        (
            "2. Năm 2024, 60% tổ có loa; năm 2025 đạt 75%.",
            [("eq", 60, None, "%", "tổ có loa"), ("eq", 75, None, "%", "tổ có loa")],
        ),
        ("Phấn đấu 90% người đủ điều kiện được cấp thẻ.", [("eq", 90, None, "%", "người đủ điều kiện được cấp thẻ")]),
        ("Ra quân thu gom rác; 30% kinh phí do dân đóng góp.", []),
        ("Phân đấu 85% ấp đạt tiêu chuẩn an toàn giao thông.", [("eq", 85, None, "%", "ấp đạt tiêu chuẩn an toàn giao thông")]),
        ("Phấn đấu 80% hộ có nhà tiêu; hỗ trợ 30% kinh phí mua giống.", [("eq", 80, None, "%", "hộ có nhà tiêu")]),
        ("Mở 02 lớp bồi dưỡng cho 60 tổ trưởng.", [("eq", 2, None, "lớp", "lớp bồi dưỡng"), ("eq", 60, None, "tổ trưởng", "tổ trưởng")]),
    ],
)
def test_an_aim_goes_on_through_its_sentence(text: str, rows: list[tuple[str, float, float | None, str, str]]) -> None:
    assert [row(target) for target in read(text, label="nhiem_vu")] == rows


def test_items_under_a_line_that_strives_are_aims() -> None:
    text = "Phấn đấu để người dân chờ:\n+ Với hồ sơ đơn giản: không quá 2 giờ;\n+ Với hồ sơ khó: dưới 3 ngày."
    assert [row(target) for target in read(text, label="giai_phap")] == [
        ("le", 2, None, "giờ", "hồ sơ đơn giản"),
        ("lt", 3, None, "ngày", "hồ sơ khó"),
    ]


def test_how_many_are_to_be_awarded_is_a_rule() -> None:
    assert read("- Số tập thể được đề nghị tặng Bằng khen không quá 20%.") == []
