"""Lines of head and foot of a transcript beside those of a reading."""

from __future__ import annotations

from docparse.document import Document
from docparse.evaluation.edges import FOOT, HEAD, edge_lines
from docparse.pipeline import read_document

TRUTH = """UBND TỈNH AN BÌNH
SỞ NỘI VỤ
Số: 12/KH-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Bình, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Phát động thi đua
năm 2024
Căn cứ chương trình công tác, Sở Nội vụ xây dựng kế hoạch như sau:
1. Các phòng chuyên môn tổ chức thực hiện.
Nơi nhận:
- Như trên;
- Lưu: VT, TCCB.
GIÁM ĐỐC
Trần Thị Bình
"""


def _document(text: str) -> Document:
    return read_document(text.encode(), "paper.txt")[1]


def test_all_right() -> None:
    lines = edge_lines(_document(TRUTH), _document(TRUTH))
    assert all(line.right for line in lines)
    assert {"issuer", "number", "type", "place_date"} <= {line.role for line in lines if line.role in HEAD}
    assert {"recipient", "sign_title", "sign_name"} <= {line.role for line in lines if line.role in FOOT}


def test_a_letter_is_an_error_and_a_joined_title_is_none() -> None:
    read = TRUTH.replace("thi đua\nnăm", "thi đua năm").replace("- Như trên;", "- Như trên,").replace("Số: 12/", "Số:12 /")
    wrong = [line for line in edge_lines(_document(TRUTH), _document(read)) if not line.right]
    assert [(line.text, line.read) for line in wrong] == [("-Nhưtrên;", "-Nhưtrên,")]


def test_slots_filled_by_pen_are_apart() -> None:
    read = TRUTH.replace("Số: 12/", "Số: /").replace("ngày 05", "ngày")
    number_and_day = {"number", "place_date"}
    assert {line.role for line in edge_lines(_document(TRUTH), _document(read)) if not line.right} == number_and_day
    assert all(line.right for line in edge_lines(_document(TRUTH), _document(read), ["number", "date"]))
