"""Words of quantity that a scan misread, put right at their own length."""

from __future__ import annotations

import pytest

from docparse.extract.targets.spelling import is_damaged, settle


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("bỏ học duới 2%", "bỏ học dưới 2%"),
        ("tý lệ đạt không qúa 4 tý đồng", "tỷ lệ đạt không quá 4 tỷ đồng"),
        ("95% xã, trong dó khoàng 20 xã từ 3 sao trở len", "95% xã, trong đó khoảng 20 xã từ 3 sao trở lên"),
        ("bơi qua đuôi tàu, treo lên trên cây", "bơi qua đuôi tàu, treo lên trên cây"),
    ],
)
def test_marks_that_were_lost_come_back(read: str, meant: str) -> None:
    assert settle(read) == meant
    assert len(settle(read)) == len(read)


def test_a_clean_text_is_not_read_again() -> None:
    assert not is_damaged("phấn đấu tỷ lệ hộ nghèo dưới 2%, trong đó xã vùng cao không quá 5%")
    assert is_damaged("phấn đấu tý lệ hộ nghèo duới 2%")


def test_the_same_letters_with_other_marks_tell_of_damage() -> None:
    assert is_damaged("tồi thiều 5 lớp")
    assert is_damaged("ít nhát 64%")
    assert is_damaged("khổng quá 3 vụ")
    assert not is_damaged("tối thiểu 5 lớp, ít nhất 64%, không quá 3 vụ, không dưới 2 ca")
