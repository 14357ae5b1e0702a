"""Heading or sentence, item by item: units, run-in titles, runs of siblings."""

from __future__ import annotations

import pytest

from docparse.document import Block
from docparse.segment.headings import judge
from docparse.segment.items import Item
from docparse.segment.numbering import read_marker
from docparse.segment.title_evidence import begins_with_verb, has_clause, is_unit, leads_on, split_run_in


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Sở Nội vụ", True),
        ("Phòng Tổ chức cán bộ", True),
        ("Phòng chuyên môn các huyện", True),
        ("Các đơn vị trực thuộc", True),
        ("Đề nghị Công đoàn ngành", True),
        ("UBND các xã, phường", True),
        ("Hội đồng Thi đua - Khen thưởng", True),
        ("Phòng, chống dịch bệnh", False),
        ("Số lượng, cơ cấu", False),
        ("Tổ chức hội nghị", False),
        ("Báo cáo kết quả", False),
        ("Bố trí lực lượng", False),
        ("Cơ quan chỉ đạo", False),
        ("Năm 2024", False),
    ],
)
def test_units(title: str, unit: bool) -> None:
    assert is_unit(title) is unit


@pytest.mark.parametrize(
    ("title", "follow", "parts"),
    [
        ("Thời gian: từ ngày 05/3", "none", ("Thời gian", "từ ngày 05/3")),
        ("Mục đích", "para", ("Mục đích", "")),
        ("Yêu cầu:", "para", ("Yêu cầu:", "")),
        ("Chi cục thuộc Sở: Chi cục Thủy lợi.", "none", ("Chi cục thuộc Sở", "Chi cục Thủy lợi.")),
        ("UBND các xã: Tân Lập, Bình An và Hòa Phú.", "deeper", ("UBND các xã: Tân Lập, Bình An và Hòa Phú.", "")),
        ("Giấy khen của Hiệu trưởng: 12", "para", ("Giấy khen của Hiệu trưởng: 12", "")),
        ("Hồ sơ (gồm: đơn, giấy tờ)", "para", ("Hồ sơ (gồm: đơn, giấy tờ)", "")),
    ],
)
def test_run_in_titles(title: str, follow: str, parts: tuple[str, str]) -> None:
    assert split_run_in(title, follow) == parts


def test_verbs_and_predicates() -> None:
    assert begins_with_verb("Tiếp tục củng cố tổ chức")
    assert not begins_with_verb("Cơ quan thường trực")
    assert has_clause("Thủ trưởng đơn vị có trách nhiệm báo cáo")
    assert not has_clause("Các phòng thuộc Sở")


def run(*lines: tuple[str, str]) -> list[str | None]:
    """The headings among numbered siblings given as (line, what follows it)."""
    items = []
    for text, follow in lines:
        marker = read_marker(text)
        assert marker is not None
        items.append(Item(len(items), marker, Block(0, len(text), text, 1), follow=follow, siblings=list(range(len(lines)))))
    items[-1].last = True
    return [title.heading if title else None for title in judge(items, styled=False)]


def test_short_titles_above_text_are_headings() -> None:
    assert run(("1. Công tác chuyên môn", "para"), ("2. Công tác đoàn thể", "para")) == ["1. Công tác chuyên môn", "2. Công tác đoàn thể"]


def test_short_sentences_one_after_the_other_are_a_list() -> None:
    assert run(("1. Sửa sang lớp học.", "none"), ("2. Mua thêm bàn ghế.", "none"), ("3. Trồng cây xanh.", "none")) == [None, None, None]


def test_names_in_a_list_are_no_headings() -> None:
    assert (
        run(("1. Trường Tiểu học Hoa Sen", "none"), ("2. Trường Tiểu học Bình Minh", "none"), ("3. Trường Mầm non 1/6", "none"))
        == [None] * 3
    )


def test_long_titles_that_all_open_lists_are_headings() -> None:
    lines = [
        ("1. Đẩy mạnh cải cách thủ tục hành chính, nâng cao chất lượng phục vụ người dân và doanh nghiệp:", "deeper"),
        ("2. Tăng cường kỷ luật, kỷ cương trong thực thi công vụ của cán bộ, công chức:", "deeper"),
        ("3. Ứng dụng công nghệ thông tin trong quản lý văn bản và điều hành:", "deeper"),
    ]
    assert run(*lines) == [text for text, _ in lines]


def test_an_instruction_that_opens_points_among_sentences_is_text() -> None:
    found = run(
        ("1. Tổ chức rà soát, thống kê toàn bộ diện tích đất bỏ hoang trên địa bàn:", "deeper"),
        ("2. Giao Phòng Kinh tế theo dõi, tổng hợp và báo cáo kết quả hằng tháng về Ủy ban nhân dân huyện.", "none"),
        ("3. Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Chỉ thị này.", "none"),
    )
    assert found == [None, None, None]


def test_confidence_is_a_probability() -> None:
    text = "I. MỤC ĐÍCH"
    marker = read_marker(text)
    assert marker is not None
    [title] = judge([Item(0, marker, Block(0, len(text), text, 1), follow="para", siblings=[0])], styled=False)
    assert title is not None
    assert 0.9 <= title.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "2. Người nộp đơn phải có đủ các điều kiện sau:",
        "2. Cho vay đặc biệt trong các trường hợp sau đây:",
        "3. Hội viên danh dự gồm:",
        "4. Thẩm quyền ký được quy định như sau:",
    ],
)
def test_a_clause_that_opens_its_points_is_no_title(text: str) -> None:
    assert run(("1. Hội viên đóng hội phí theo mức do đại hội quyết định.", "none"), (text, "deeper"))[1] is None


def test_a_title_glued_to_its_text_ends_where_the_capitals_end() -> None:
    block = Block(0, 0, "V. TỔ CHỨC THỰC HIỆN VÀ BÁO CÁO Các trạm bơm căn cứ kế hoạch này mà làm, báo cáo trước mùa lũ.", 1)
    marker = read_marker(block.text)
    assert marker
    (title,) = judge([Item(0, marker, block, siblings=[0])], styled=False)
    assert title
    assert title.heading == "V. TỔ CHỨC THỰC HIỆN VÀ BÁO CÁO"


def test_a_bold_dash_before_a_small_letter_goes_on_with_a_title() -> None:
    block = Block(0, 0, "- đạt chuẩn “Bến thuyền sạch” năm 2016", 1, bold=1.0)
    marker = read_marker(block.text)
    assert marker
    assert judge([Item(0, marker, block, siblings=[0], follow="para")], styled=True) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "1. Cờ của cụm được trao khi:",
        "1. Hội không xét kết quả kể từ ngày:",
        "1. Quỹ của Hội được trích căn cứ:",
        "1. Hội thi tuyên dương đối với:",
    ],
)
def test_a_line_that_breaks_off_at_its_colon_is_no_title(text: str) -> None:
    """Whatever the others of its run are."""
    found = run(("1. Thể lệ", "para"), (text.replace("1.", "2."), "deeper"), ("3. Giải thưởng", "para"))
    assert found == ["1. Thể lệ", None, "3. Giải thưởng"]


@pytest.mark.parametrize(
    ("words", "runs_in", "broken"),
    [
        ("Chế độ khí tài:", False, False),
        ("Bằng khen được tặng khi:", False, True),
        ("Chủ đề của hội thi là", True, False),
        ("Công việc đối với", False, False),
        ("Căn cứ:", False, False),
        ("Các căn cứ:", False, False),
    ],
)
def test_words_that_want_what_stands_behind_the_colon(words: str, runs_in: bool, broken: bool) -> None:
    assert leads_on(words, runs_in) is broken
