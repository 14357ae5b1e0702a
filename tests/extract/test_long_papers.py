"""Long paragraphs and long tables: the time that a paper takes grows as its length does, not as its square."""

from collections.abc import Callable

import pytest

from docparse.extract.references.references import extract_references
from docparse.extract.targets.sentences import pieces
from docparse.pipeline import extract, read_document

_HEAD = """\
UBND TỈNH AN SƠN
SỞ Y TẾ
Số: 31/KH-SYT

An Sơn, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Phong trào thi đua năm 2024

I. CHỈ TIÊU

"""


def _paragraph(count: int) -> str:
    return "- Phấn đấu " + "; ".join(f"{10 + i % 80}% hộ dân thôn {i} dùng nước sạch, mở {2 + i % 7} lớp tập huấn" for i in range(count))


def _table(count: int) -> str:
    rows = (f"| {i} | Hộ thôn {i} có nước sạch | % | {50 + i % 50} | 12/{1 + i % 12}/2024 |\n" for i in range(count))
    return "| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2024 | Thời hạn |\n|---|---|---|---|---|\n" + "".join(rows)


def _extracted(text: str) -> object:
    return extract(read_document((_HEAD + text).encode(), "plan.md")[1])


@pytest.mark.parametrize(("make", "count"), [(_paragraph, 100), (_table, 200)])
def test_time_grows_with_length(make: Callable[[int], str], count: int, growth: Callable[[Callable[[int], object], int], float]) -> None:
    assert growth(lambda items: _extracted(make(items)), count) < 9


def test_a_long_paragraph_is_read_whole() -> None:
    _, document = read_document((_HEAD + _paragraph(150)).encode(), "plan.txt")
    found = extract(document).targets
    assert len(found) == 300
    assert all(target.surface == document.text[target.start : target.end] for target in found)
    assert {target.unit for target in found} == {"%", "lớp"}


def test_pieces_end_at_stops_and_leave_nothing_out() -> None:
    text = "mở 3 lớp; " * 700
    cut = list(pieces(text))
    assert [start for start, _ in cut[1:]] == [end for _, end in cut[:-1]]
    assert (cut[0][0], cut[-1][1]) == (0, len(text))
    assert all(text[end - 1] == ";" for _, end in cut[:-1])
    assert list(pieces("x" * 4500)) == [(0, 2000), (2000, 4000), (4000, 4500)]


def test_names_of_laws_without_end_cost_no_time(growth: Callable[[Callable[[int], object], int], float]) -> None:
    assert growth(lambda count: extract_references("Căn cứ Luật " * count), 1_000) < 9


def test_letters_of_other_alphabets_in_a_day_are_no_error() -> None:
    assert extract_references("Quyết định số 5/QĐ-BYT ngàyİ1/2/2020")


def test_a_long_number_takes_no_longer_than_a_short_one(growth: Callable[[Callable[[int], object], int], float]) -> None:
    assert growth(lambda groups: _extracted(f"1{'.000' * groups} hộ xếp trong 5 thôn đứng đầu, không vắng họp"), 2) < 9
