"""Text sources: which paragraphs a page break had cut."""

from __future__ import annotations

import pytest

from docparse.layout.compose import compose
from docparse.read.plain.text import read_text

LONG = "Các phòng tiếp tục rà soát hồ sơ tồn từ năm trước và chuyển cho bộ phận lưu trữ"


@pytest.mark.parametrize(
    ("first", "second", "blocks"),
    [
        (f"1. {LONG}", "của cơ quan trong tháng.", 1),
        (f"1. {LONG};", "đồng thời lập mục lục theo mẫu.", 1),
        (f"1. {LONG}.", "của cơ quan trong tháng.", 2),
        (f"1. {LONG}", "Văn phòng kiểm tra.", 2),
        (f"1. {LONG};", "a) lập mục lục theo mẫu.", 2),
        (f"l{LONG[1:]};", "lập mục lục theo mẫu;", 2),
    ],
)
def test_sentences_cut_by_a_blank_line_are_joined(first: str, second: str, blocks: int) -> None:
    document = compose(read_text(f"{first}\n\n{second}\n".encode(), "a.txt"))
    assert len(document.blocks) == blocks, [block.text for block in document.blocks]
