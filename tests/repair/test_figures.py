"""Figures of dates that a scan misread. All made up but for the days of known laws and directives."""

from __future__ import annotations

import pytest

from docparse.layout.compose import compose
from docparse.pipeline import extract
from docparse.read.plain.text import read_text
from docparse.repair.figures import misread_figures

HEAD = "UBND XÃ NAM TẢO\nSố: 5/KH-UBND\nNam Tảo, ngày 05 tháng 3 năm 2019\nKẾ HOẠCH\nThi đua\n"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Thi hành Chỉ thị số 34-CT/TW ngày Ơ7 tháng 4 năm 2014", "ngày 07 tháng 4 năm 2014"),
        ("Nộp báo cáo trước ngày 1 1/9/2019 về huyện", "ngày 11/9/2019"),
        ("Nộp báo cáo trước ngày l2 tháng 9", "ngày 12 tháng 9"),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2008;", "ngày 26 tháng 11 năm 2003"),
        ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16/11/2018;", "ngày 16/11/2013"),
        ("Theo Công văn số 45/STC-NS ngày 12 tháng 62 năm 2018", "tháng 02 năm"),
        ("Theo Thông tư số 7/2016/TT-BCT ngày 04 tháng 5 năm 2046", "năm 2016"),
        ("Điều I. Phát động thi đua\nĐiều 2. Thi hành", "Điều 1. Phát động"),
        ("Theo Thông tư số 7/2046/TT-BCT ngày 04 tháng 5 năm 2016", "7/2016/TT-BCT"),
        ("Nam Tảo, ngày 05 tháng 3 năm 2/19", "năm 2019"),
        ("Xong trước ngày 05 tháng 3 năm 202l.", "năm 2021."),
        ("Xong trước ngày 05 tháng 3 năm I978;", "năm 1978;"),
    ],
)
def test_a_misread_figure_of_a_date(read: str, printed: str) -> None:
    paper = compose(read_text(f"{HEAD}{read}\n".encode(), "a.txt"), "a.txt")
    text = paper.text
    for start, end, figures in sorted(misread_figures(paper.blocks), reverse=True):
        text = text[:start] + figures + text[end:]
    assert printed in text
    assert text != paper.text


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2011;",  # no figure that looks like the right one
        "Căn cứ Luật Thi đua, khen thưởng ngày 28 tháng 11 năm 2003;",  # a day of the calendar: the author's own
        "Theo Thông tư số 7/2016/TT-BCT ngày 04 tháng 5 năm 2017",  # neither is impossible
        "Theo Công văn số 45/STC-NS ngày 91 tháng 5 năm 2018",  # 01 or 31
        "Trong ngày 1 tổ 2 trao 3/4 phần quà",
        "Xong trước ngày 05 tháng 3 năm 2?2? theo lịch",  # two figures are gone
        "Xong trước ngày 05 tháng 3 năm nay; năm 20?1",
        "Điều I. Phát động thi đua\nĐiều II. Thi hành",
    ],
)
def test_what_may_be_so_stays(line: str) -> None:
    paper = compose(read_text(f"{HEAD}{line}\n".encode(), "a.txt"), "a.txt")
    assert list(misread_figures(paper.blocks)) == []


def test_the_record_keeps_what_is_printed_and_tells_the_rule() -> None:
    text = f"{HEAD}Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2008;\nCác thôn thực hiện.\n"
    paper = compose(read_text(text.encode(), "a.txt"), "a.txt")
    paper.origin = "ocr"
    for page in paper.pages:
        page.read_by = "ocr"
    record = extract(paper)
    assert [(repair.printed, repair.repaired, repair.rule) for repair in record.repairs] == [("2008", "2003", "figure")]
    law = next(reference for reference in record.references if reference.kind == "named")
    assert (law.date, law.surface) == ("2003-11-26", "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2008")
    assert "2008" in record.text
