"""One spelling for the names of bodies: NĐ 30/2020, Phụ lục II, whatever a head or a text prints."""

from __future__ import annotations

import pytest

from docparse.authority.naming import sentence_case
from docparse.authority.spelling import tone_on_first
from docparse.segment.number import parse_number


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UỶ BAN NHÂN DÂN XÃ HOÀ LẠC", "Ủy ban nhân dân xã Hòa Lạc"),
        ("UBND H. CỦ CHI", "Ủy ban nhân dân huyện Củ Chi"),
        ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("ĐÀI TRUYỀN THANH - TRUYỀN HÌNH", "Đài Truyền thanh - Truyền hình"),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
        ("KHỐI THI ĐUA CÁC TỈNH TÂY NGUYÊN", "Khối thi đua các tỉnh Tây Nguyên"),
    ],
)
def test_capitals_and_tones(printed: str, name: str) -> None:
    assert sentence_case(printed)[0] == name


def test_the_text_does_not_lower_a_field() -> None:
    text = "Phòng Kinh tế, hạ tầng và đô thị đề nghị các thôn."
    assert sentence_case("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", text, text.lower())[0] == "Phòng Kinh tế, Hạ tầng và Đô thị"


@pytest.mark.parametrize(("late", "first"), [("Thuỷ", "Thủy"), ("HOÀ", "HÒA"), ("Quý", "Quý"), ("hoàn", "hoàn"), ("KHOẺ", "KHỎE")])
def test_tones(late: str, first: str) -> None:
    assert tone_on_first(late) == first


def test_symbols_with_two_slashes() -> None:
    line = parse_number("Số: 231/BC/UB")
    assert line is not None
    assert (line.number, line.symbol) == ("231", "BC/UB")
