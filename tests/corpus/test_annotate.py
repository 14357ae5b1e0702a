"""A tagged paper gives the bare paper and its labels, and the labels' surfaces stand in the text."""

from __future__ import annotations

import pytest

from docparse.corpus.annotate import bare, gold, strip, type_of
from docparse.corpus.paper import paper_from, to_text
from docparse.errors import DocparseError

PAPER = {
    "number": "Số: 3/KH-SNV",
    "place_date": "Sơn La, {date:2024-02-05;issued|ngày 05 tháng 02 năm 2024}",
    "type": "KẾ HOẠCH",
    "subject": ["Thi đua năm 2024"],
    "body": [
        "Theo {ref:20-NQ/TW;2017-10-25;&21-NQ/TW;2017-10-25;|Nghị quyết số 20, 21-NQ/TW {date:2017-10-25;cited|ngày 25/10/2017}}.",
        {"kind": "heading", "text": "I. CHỈ TIÊU", "level": 1, "labels": ["chi_tieu"]},
        "- {target:gt;95;;%;hộ có nước sạch|Trên 95% hộ có nước sạch};",
    ],
    "recipients": ["- {to:để báo cáo|UBND tỉnh} (để báo cáo);", "- {to|Lưu: VT}."],
    "gold": {"doc_type": "KH", "header": {"number": "3", "symbol": "KH-SNV"}},
}


def test_labels_come_from_the_tags() -> None:
    labels = gold(paper_from(PAPER), "a.txt")
    assert [item["canonical"] for item in labels["references"]] == ["20-NQ/TW", "21-NQ/TW"]
    assert labels["references"][0]["type"] == "NQ"
    assert [item["role"] for item in labels["dates"]] == ["issued", "cited"]
    assert labels["targets"][0]["value"] == 95
    assert labels["recipients"][0] == {"name": "UBND tỉnh", "purpose": "để báo cáo"}
    assert [item["heading"] for item in labels["sections"]] == ["I. CHỈ TIÊU", "Nơi nhận:"]


def test_every_surface_stands_in_the_bare_text() -> None:
    paper = paper_from(PAPER)
    text = to_text(bare(paper))
    assert "{" not in text
    labels = gold(paper, "a.txt")
    for item in [*labels["references"], *labels["dates"], *labels["targets"]]:
        assert item["surface"] in text


def test_a_tag_that_is_not_closed_is_refused() -> None:
    with pytest.raises(DocparseError, match="not closed"):
        strip("{date:2024;period|năm 2024")


@pytest.mark.parametrize(
    ("canonical", "surface", "code"),
    [
        ("15/KH-UBND", "Kế hoạch số 15/KH-UBND", "KH"),
        ("31/2020/QĐ-UBND", "Quyết định số 31/2020/QĐ-UBND", "QĐ"),
        ("26-CT/TU", "Chỉ thị số 26-CT/TU", "CT"),
        ("2088/BYT-QĐ", "Quyết định số 2088/BYT-QĐ", "QĐ"),
        ("88/CP", "Nghị định số 88/CP", "NĐ"),
        ("27/HĐBT", "Quyết định số 27/HĐBT", "QĐ"),
        ("1156/HD", "Hướng dẫn số 1156/HD", "HD"),
        ("26/2005/PL-UBTVQH11", "Pháp lệnh số 26/2005/PL-UBTVQH11", "PL"),
        ("04/2009/UBTVQH12", "Pháp lệnh số 04/2009/UBTVQH12", "PL"),
        ("06/2022/QH15", "Luật số 06/2022/QH15", "L"),
        ("43/2017/QH14", "Nghị quyết số 43/2017/QH14", "NQ"),
        ("37-QĐ/TW", "Quy định số 37-QĐ/TW", "QyĐ"),
        ("37-QĐ/TW", "Quyết định số 37-QĐ/TW", "QĐ"),
        ("7475/TBCĐ", "Tờ trình số 7475/TBCĐ", "TTr"),
        ("238/UBND-KGVX", "văn bản số 238/UBND-KGVX", "CV"),
        ("1479/BTĐKT-VIII", "Hướng dẫn số 1479/BTĐKT-VIII", "CV"),
        ("12/KHLT-SYT-CĐN", "Kế hoạch liên tịch số 12/KHLT-SYT-CĐN", "KH"),
    ],
)
def test_the_type_is_that_of_the_symbol_or_of_the_word(canonical: str, surface: str, code: str) -> None:
    assert type_of(canonical, surface) == code
