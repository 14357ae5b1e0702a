"""Names of bodies that a scan lost words of."""

from __future__ import annotations

import pytest

from docparse.extract.header.header import extract_header
from docparse.extract.header.lost_words import as_said, lost_within
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.segment.anchors import key
from docparse.segment.frame import frame


@pytest.mark.parametrize(
    ("read", "body"),
    [
        ("BỘ NÔNG NGHIỆP VÀ TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
        ("SỞ GIÁO DỤC ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("SỞ Y TẾ", None),
        ("UBND TỈNH HÀ NAM", None),
    ],
)
def test_words_lost_inside_a_name(read: str, body: str | None) -> None:
    assert lost_within(read) == body


@pytest.mark.parametrize(
    ("head", "symbol", "issuer"),
    [
        ("BỘ TÀI NGUYÊN\nTRƯỜNG", "KH-BTNMT", "Bộ Tài nguyên và Môi trường"),
        ("CỤC THỐNG KÊ", "BC-TCTK", "Tổng cục Thống kê"),
        ("BAN DÂN TỘC TỈNH LANG SƠN", "KH-BDT", "Ban Dân tộc tỉnh Lạng Sơn"),
        ("CÔNG AN TỈNH ĐỒNG NAI", "KH-CAT", "Công an tỉnh Đồng Nai"),
    ],
)
def test_issuers_of_scans(head: str, symbol: str, issuer: str) -> None:
    text = f"{head}\nSố: 5/{symbol}\nHà Nội, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nPhát động thi đua\nCăn cứ kế hoạch năm;\nMột đoạn văn.\n"
    paper = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    paper.origin = "ocr"
    assert extract_header(paper, frame(paper)).issuer.value == issuer


def test_a_word_between_day_and_month() -> None:
    text = "SỞ Y TẾ\nSố: 5/KH-SYT\nTrà Vinh, ngày 19 tạo 11 năm 2021\nKẾ HOẠCH\nThi đua\nMột đoạn văn.\n"
    paper = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    paper.origin = "ocr"
    header = extract_header(paper, frame(paper))
    assert (header.place.value, header.date.value) == ("Trà Vinh", "2021-11-19")


def test_a_name_does_not_run_into_the_next_line() -> None:
    text = "cán bộ của Công ty Muối Cát Hải\nPhần thứ nhất"
    assert as_said("Công ty Muối Cát Hải", text, key(text)) == "Công ty Muối Cát Hải"
