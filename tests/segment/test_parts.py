"""Several papers in one file: where they are cut, and that offsets still point at the same words."""

from __future__ import annotations

import pytest

from docparse.document import Document, Line, Page, Reading
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.segment.parts import slice_document, split

DECISION = """\
BỘ XÂY DỰNG
Số: 902/QĐ-BXD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 10 tháng 10 năm 2022
QUYẾT ĐỊNH
Ban hành Quy chế xét tặng Kỷ niệm chương
BỘ TRƯỞNG BỘ XÂY DỰNG
Căn cứ Luật Xây dựng;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
BỘ TRƯỞNG
Vàng Thị Mỷ
"""
RULE = """\
QUY CHẾ
Xét tặng Kỷ niệm chương
(Ban hành kèm theo Quyết định số 902/QĐ-BXD ngày 10/10/2022 của Bộ trưởng Bộ Xây dựng)
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc xét tặng.
Điều 2. Đối tượng
Người có công với ngành.
"""
LETTERHEAD = "BỘ XÂY DỰNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
COPY = """\
SỞ TÀI CHÍNH
SAO Y
Số: 12/SY-STC
Sơn La, ngày 05 tháng 3 năm 2023
Nơi nhận:
- Các phòng;
- Lưu: VT.
TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Tòng Thị Pản
"""
LIST = "DANH SÁCH TẬP THỂ\n(Kèm theo Quyết định số 902/QĐ-BXD ngày 10/10/2022)\n1. Một\n2. Hai\n3. Ba\n4. Bốn\n"
FORM = (
    "TÊN CƠ QUAN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: .../BC-...\n"
    "BÁO CÁO\nKết quả thi đua năm ...\nKính gửi: ...\n"
)
SECOND = """\
SỞ Y TẾ TỈNH SƠN LA
Số: 77/KH-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sơn La, ngày 01 tháng 12 năm 2022
KẾ HOẠCH
Thi đua năm 2023
I. MỤC ĐÍCH
Một đoạn văn.
"""


def document(text: str) -> Document:
    return compose(read_text(text.encode(), "paper.txt"), "paper.txt")


@pytest.mark.parametrize(
    ("rest", "starts"),
    [
        ("", []),
        (LIST, []),
        ("PHỤ LỤC I\nMẪU BÁO CÁO\n" + FORM, []),
        (FORM, []),
        (RULE, ["QUY CHẾ"]),
        (LETTERHEAD + RULE, ["BỘ XÂY DỰNG"]),
        (COPY, ["SỞ TÀI CHÍNH"]),
        (SECOND, ["SỞ Y TẾ TỈNH SƠN LA"]),
        (LETTERHEAD + RULE + COPY, ["BỘ XÂY DỰNG"]),
    ],
)
def test_papers_are_cut_where_one_of_its_own_begins(rest: str, starts: list[str]) -> None:
    parts = split(document(DECISION + rest))
    assert [part.blocks[0].text for part in parts] == ["BỘ XÂY DỰNG", *starts]


def test_an_attached_rule_is_named_in_its_decision() -> None:
    parts = split(document(DECISION + LETTERHEAD + RULE))
    assert parts[0].attached == ["QUY CHẾ Xét tặng Kỷ niệm chương"]
    assert parts[1].attached == []


def test_a_paper_with_its_own_number_is_not_attached() -> None:
    assert split(document(DECISION + SECOND))[0].attached == []


def test_the_papers_hold_all_blocks_with_true_offsets() -> None:
    whole = document(DECISION + LETTERHEAD + RULE)
    parts = split(whole)
    assert sum(len(part.blocks) for part in parts) == len(whole.blocks)
    for part in parts:
        for block in part.blocks:
            assert part.text[block.start : block.end] == block.text
        for piece in part.pieces:
            assert 0 <= piece.start <= piece.end <= len(part.text)
        assert all(0 <= page.start <= page.end <= len(part.text) for page in part.pages)


def test_cells_and_sources_survive_slicing() -> None:
    lines = [
        Line("một", source=0, whole=True),
        Line("hai\t2", source=4, whole=True, cells=["hai", "2"], table=1),
        Line("ba", source=10, whole=True),
    ]
    part = slice_document(compose(Reading("text/plain", "text", [Page(1, lines)]), "table.txt"), 1, 3)
    assert part.text == "hai\t2\nba"
    assert [part.text[a:b] for a, b in part.blocks[0].cells or []] == ["hai", "2"]
    assert part.pieces[0].source == 4
