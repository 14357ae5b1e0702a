"""Citations are sorted by what was wrong with them as printed, and the recall of each kind is counted."""

from __future__ import annotations

import pytest

from docparse.evaluation.corruption import corruption, recall_by_kind
from docparse.evaluation.score import Count
from docparse.schema import FieldValue, Record, Reference, Source


@pytest.mark.parametrize(
    ("surface", "canonical", "kind"),
    [
        ("Chỉ thị số 34-CT/TW ngày 07/4/2014", "34-CT/TW", "none"),
        ("Nghị định 98/2023/NĐ-CP", "98/2023/NĐ-CP", "none"),
        ("Kế hoạch số 07/KH-UBND", "7/KH-UBND", "none"),
        ("Chỉ thị 26- CT/TU", "26-CT/TU", "spaces"),
        ("Công văn 238/ UBND - KGVX", "238/UBND-KGVX", "spaces"),
        ("Chỉ thị số 34/CT-TW", "34-CT/TW", "separators"),
        ("Chỉ thị 34 CT/TU", "34-CT/TU", "separators"),
        ("Nghị quyết số 128-NQ/CP", "128/NQ-CP", "separators"),
        ("Quyết định số 05/QD-TTg", "05/QĐ-TTg", "marks or case"),
        ("các Nghị quyết số 20, 21-NQ/TW", "20-NQ/TW", "list"),
        ("Kế hoạch số 15", "15/KH-UBND", "short name"),
        ("Kế hoạch l5/KH-UBND", "15/KH-UBND", "digits"),
        ("Thông tư liên tịch nói trên", "15/KH-UBND", "other"),
    ],
)
def test_kinds(surface: str, canonical: str, kind: str) -> None:
    assert corruption(surface, canonical) == kind


def test_recall_by_kind_counts_each_citation_once() -> None:
    labels = {
        "references": [
            {"surface": "Chỉ thị 34/CT-TW", "canonical": "34-CT/TW"},
            {"surface": "Chỉ thị 34-CT/TW", "canonical": "34-CT/TW"},
            {"surface": "Kế hoạch l5/KH-UBND", "canonical": "15/KH-UBND"},
        ]
    }
    record = Record(
        id="x",
        source=Source(name="a.txt", media_type="text/plain", bytes=1, pages=1, origin="text"),
        text="",
        doc_type=FieldValue(),
        references=[Reference(surface="Chỉ thị 34-CT/TW", canonical="34-CT/TW", start=0, end=1)],
    )
    # One of the two 34-CT/TW was read, at the surface of the one that is printed as it should be.
    assert recall_by_kind(labels, record) == {"separators": Count(fn=1), "none": Count(tp=1), "digits": Count(fn=1)}
    assert recall_by_kind(labels, None)["none"] == Count(fn=1)
