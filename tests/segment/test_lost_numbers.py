"""Numbers that a scan lost or spoilt: what the count asks for is put in, and nothing else."""

from __future__ import annotations

import pytest

from docparse.document import Block
from docparse.segment.lost_numbers import restore_numbers
from docparse.segment.numbering import read_marker
from docparse.segment.ordinals import read_markers


def ordinals(*lines: str) -> list[str | None]:
    """The ordinals of these lines after restoring; a line that begins with `*` is bold."""
    blocks, position = [], 0
    for line in lines:
        text = line.removeprefix("*")
        blocks.append(Block(position, position + len(text), text, 1, bold=float(line.startswith("*"))))
        position += len(text) + 1
    markers = read_markers([block.text for block in blocks], scanned=True)
    restore_numbers(blocks, list(range(len(blocks))), markers)
    return [marker.ordinal if marker else None for marker in markers]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["*1/ Trạm bơm", "Bơm nước.", "*2! Ban quản lý chợ", "*31 Hội Phụ nữ", "*4/ Đoàn xã"], ["1", None, "2", "3", "4"]),
        (["*1. Trạm bơm", "Bơm nước.", "*Ban quản lý chợ", "Quét chợ.", "*3. Đoàn xã"], ["1", None, "2", None, "3"]),
        (["*I. MỤC ĐÍCH", "*YÊU CẦU CHUNG CỦA ĐỢT", "Làm gọn.", "*III. KINH PHÍ"], ["I", "II", None, "III"]),
        (["*1: Trạm bơm", "*2. Ban quản lý chợ"], ["1", "2"]),
        (["*1. Trạm bơm", "Bơm nước, ngày hai lượt.", "*3. Đoàn xã"], ["1", None, "3"]),
        (["*1. Trạm bơm", "*Ban quản lý chợ", "*Hội Phụ nữ", "*3. Đoàn xã"], ["1", None, None, "3"]),
        (["1. Trạm bơm", "Ban quản lý chợ", "3. Đoàn xã"], ["1", None, "3"]),
        (["12! Rất gấp"], [None]),
        (["2. Nuôi ong", "Việc chung của xã:", "2.1.1. Đóng thùng", "2.1.2. Quay mật"], ["2", "2.1", "2.1.1", "2.1.2"]),
        (["2. Nuôi ong", "2.1. Việc chung", "2.1.1. Đóng thùng", "Việc riêng", "2.2.1. Quay mật"], ["2", "2.1", "2.1.1", "2.2", "2.2.1"]),
        (["2. Nuôi ong", "Xã làm ngay việc này.", "2.1.1. Đóng thùng"], ["2", None, "2.1.1"]),
        (["Nuôi ong", "2.1.1. Đóng thùng"], [None, "2.1.1"]),
        (["Chương II", "- NUÔI ONG Ở XÃ", "- Trồng cỏ"], ["II", None, "-"]),
        (["Chương II. NUÔI ONG", "- TRỒNG CỎ Ở XÃ"], ["II", "-"]),
    ],
)
def test_what_the_count_asks_for(lines: list[str], expected: list[str | None]) -> None:
    assert ordinals(*lines) == expected


def test_two_strokes_run_together() -> None:
    marker = read_marker("Chương H. NUÔI ONG")
    assert marker is not None
    assert (marker.ordinal, marker.value, marker.repaired) == ("II", 2, True)
    assert read_marker("Chương trình nuôi ong") is None
