"""The simple ways read what they claim to read, and the one that learns has seen nothing of the test part."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))

import itertools

from baselines import learned, named_entities, patterns

from docparse.corpus.annotate import strip
from docparse.corpus.paper import to_text
from docparse.corpus.parts import part_of
from docparse.evaluation.items import FIELDS

TEXT = """UBND HUYỆN MƯỜNG KIM
PHÒNG NỘI VỤ
Số: 18/KH-PNV
Mường Kim, ngày 04 tháng 5 năm 2023
KẾ HOẠCH
Tổ chức hội nghị điển hình tiên tiến
I. MỤC ĐÍCH, YÊU CẦU
Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014, trên 95% hộ tham gia.
Nơi nhận:
- UBND huyện (b/c);
- Lưu: VT.
TRƯỞNG PHÒNG
Lò Thị Hặc
"""


@pytest.mark.parametrize(
    ("field", "items"),
    [
        ("doc_type", ["KH"]),
        ("number", ["18"]),
        ("symbol", ["KH-PNV"]),
        ("place", ["Mường Kim"]),
        ("date", ["2023-05-04"]),
        ("references", ["34-CT/TW"]),
        ("headings", ["I. MỤC ĐÍCH, YÊU CẦU", "Nơi nhận:"]),
        ("labels", ["muc_dich+yeu_cau | I. MỤC ĐÍCH, YÊU CẦU", "noi_nhan | Nơi nhận:"]),
        ("targets", ["gt 95 - %"]),
        ("recipients", ["UBND huyện", "Lưu: VT"]),
        ("signatory name", ["Lò Thị Hặc"]),
        ("signatory title", ["TRƯỞNG PHÒNG"]),
    ],
)
def test_naive_patterns(field: str, items: list[str]) -> None:
    assert patterns.read(TEXT)[field] == items


def test_each_baseline_names_fields_that_are_scored() -> None:
    for module in (patterns, named_entities, learned):
        assert set(module.FIELDS) <= set(FIELDS)


def test_nothing_is_learned_from_the_test_part() -> None:
    names = [name for name, _ in learned.papers()]
    assert names
    assert {part_of(name) for name in names} == {"dev"}


def test_spans_to_learn_from_lie_in_the_text_and_not_over_each_other() -> None:
    for name, paper in learned.papers():
        text, spans = learned.marked(paper)
        assert text == strip(to_text(paper))[0]
        for (_, end, _), (start, _, _) in itertools.pairwise(spans):
            assert end <= start, name
        assert all(text[a:b].strip() == text[a:b] and a < b for a, b, _ in spans), name


def test_chunks_cover_the_text() -> None:
    pieces = learned.chunks(TEXT * 9)
    assert "".join((TEXT * 9)[a:b] for a, b in pieces) == TEXT * 9
    assert len(pieces) > 2
