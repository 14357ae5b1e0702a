"""Marks of secrecy in all the places and forms of a head, and the words of running text that are none (FACTS 1.8)."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Record
from docparse.segment.marks import find_marks

HEAD = """{top}ỦY BAN NHÂN DÂN{organ}
TỈNH BẮC NINH{behind}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/KH-UBND{number}
{below}Bắc Ninh, ngày 12 tháng 3 năm 2021
{late}
KẾ HOẠCH
Tổ chức diễn tập khu vực phòng thủ năm 2021
{last}
Thực hiện chương trình công tác năm 2021, Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
{body}
1. Rèn luyện lực lượng vũ trang địa phương.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Thử
"""
SLOTS = ("top", "organ", "behind", "number", "below", "late", "last", "body")


def _parse(**filled: str) -> Record:
    text = HEAD.format(**{slot: filled.get(slot, "") for slot in SLOTS})
    return parse_bytes("\n".join(line for line in text.split("\n") if line).encode(), "a.txt")[0]


@pytest.mark.parametrize(
    ("slot", "printed", "grade"),
    [
        ("below", "Tuyệt mật\n", "TUYỆT MẬT"),
        ("below", "Mật\n", "MẬT"),
        ("below", "TOI MAT\n", "TỐI MẬT"),
        ("below", "MAT\n", "MẬT"),
        ("below", "M Ậ T\n", "MẬT"),
        ("below", "TỐI\nMẬT\n", "TỐI MẬT"),
        ("below", "Độ mật: Mật\n", "MẬT"),
        ("below", "Độ mật : TỐI MẬT\n", "TỐI MẬT"),
        ("below", "Độ khẩn: Hỏa tốc; Độ mật: Tuyệt mật\n", "TUYỆT MẬT"),
        ("below", "MẬT - HỎA TỐC\n", "MẬT"),
        ("top", "TUYỆT MẬT\n", "TUYỆT MẬT"),
        ("behind", " (MẬT)", "MẬT"),
        ("behind", " (Mật)", "MẬT"),
        ("behind", "\nMẬT", "MẬT"),
        ("number", " (TỐI MẬT)", "TỐI MẬT"),
        ("number", " MẬT", "MẬT"),
        ("late", "MẬT", "MẬT"),
        ("last", "TỐI MẬT", "TỐI MẬT"),
        ("body", "MẬT", "MẬT"),
    ],
)
def test_marks_are_found_wherever_they_stand(slot: str, printed: str, grade: str) -> None:
    header = _parse(**{slot: printed}).header
    assert header.secrecy.value == grade
    assert header.issuer.value == "Ủy ban nhân dân tỉnh Bắc Ninh"
    assert header.number.value == "215"
    assert header.subject.value == "Tổ chức diễn tập khu vực phòng thủ năm 2021"
    assert header.date.value == "2021-03-12"


@pytest.mark.parametrize(
    ("slot", "printed"),
    [
        ("last", "Về bảo vệ bí mật nhà nước"),
        ("last", "VỀ CÔNG TÁC BẢO VỆ BÍ\nMẬT"),
        ("body", "Giữ bí mật."),
        ("body", "Người dùng bị mất mật khẩu phải báo ngay."),
        ("body", "MẬT KHẨU"),
        ("body", "TUYỆT MẬT\nTỐI MẬT\nMẬT"),
        ("body", "Các độ mật: Tuyệt mật, Tối mật, Mật."),
        ("body", "Mật"),
        ("below", "HỎA TỐC\n"),
        ("below", "Độ mật: Thường\n"),
        ("below", "Độ mật: Không\n"),
        ("below", "Độ mật: Tuyệt mật, Tối mật, Mật\n"),
    ],
)
def test_running_text_is_no_mark(slot: str, printed: str) -> None:
    assert _parse(**{slot: printed}).header.secrecy.value is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Độ khẩn: Hỏa tốc; Độ mật: Mật", [("urgency", "HỎA TỐC"), ("secrecy", "MẬT")]),
        ("KHẨN", [("urgency", "KHẨN")]),
        ("SỞ NỘI VỤ (MẬT)", [("secrecy", "MẬT")]),
        ("BAN BẢO VỆ BÍ MẬT", []),
        ("BAN CƠ YẾU  TUYỆT MẬT", [("secrecy", "TUYỆT MẬT")]),
        ("tuyệt mật", []),
        ("MẶT TRẬN TỔ QUỐC", []),
        ("Thi đua giữ gìn tài liệu (mật)", []),
    ],
)
def test_lines(line: str, found: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.value) for mark in find_marks(line)] == found


def test_a_mark_below_a_place_that_ends_like_a_torn_word() -> None:
    assert [mark.value for mark in find_marks("MẬT", "ỦY BAN NHÂN DÂN HUYỆN VĨNH BẢO")] == ["MẬT"]
    assert find_marks("MẬT", "CÔNG TÁC BẢO") == []


def test_urgency_is_still_read() -> None:
    assert _parse(below="HỎA TỐC\n").header.urgency.value == "HỎA TỐC"
    assert _parse(below="HỎA TỐC\nMẬT\n").header.urgency.value == "HỎA TỐC"
    assert _parse(below="HỎA TỐC\nMẬT\n").header.secrecy.value == "MẬT"
