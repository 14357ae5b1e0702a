"""Papers told anew: other words and marks, the same labels, the same telling for the same number."""

from __future__ import annotations

import pytest

from docparse.corpus.annotate import bare, gold
from docparse.corpus.generate.forms import make
from docparse.corpus.paper import Paper, paper_from, to_text
from docparse.corpus.parts import hand_papers
from docparse.corpus.retell import retold

NUMBERS = range(12)


@pytest.fixture(scope="module")
def paper() -> Paper:
    return paper_from(
        {
            "issuer": ["SỞ Y TẾ TỈNH HÒA LẠC"], "number": "Số: 15/KH-SYT", "type": "KẾ HOẠCH",
            "place_date": "Hòa Lạc, ngày 02 tháng 3 năm 2020",
            "subject": ["Tập huấn viết tin bài cho cán bộ các phòng khám", "năm 2020"],
            "body": [
                "Căn cứ {ref:7/QĐ-UBND;2020-01-05;|Quyết định số 7/QĐ-UBND {date:2020-01-05;cited|ngày 05/01/2020}}, kế hoạch như sau:",
                {"kind": "heading", "text": "I. MỤC TIÊU", "level": 1, "labels": ["muc_tieu"]},
                "- {target:ge;90;;%;phòng khám có tin bài|ít nhất 90% phòng khám có tin bài};",
                {"kind": "heading", "text": "1. Nội dung", "level": 2, "labels": ["noi_dung"]},
                "Phấn đấu hoàn thành lớp học {date:../2020-06-30;deadline|trước ngày 30/6/2020}.",
                "Các phòng khám cử người đi học.",
            ],
            "recipients": ["- {to:|Các phòng khám};", "- {to:|Lưu: VT}."],
            "gold": {"doc_type": "KH", "header": {"symbol": "KH-SYT", "date": "2020-03-02", "issuer": "Sở Y tế tỉnh Hòa Lạc"}},
        }
    )  # fmt: skip


def test_the_same_number_tells_the_same(paper: Paper) -> None:
    for number in NUMBERS:
        one, two = (make(retold("a", paper, number), "text", "a.txt") for _ in range(2))
        assert (one.data, one.labels) == (two.data, two.labels)


def test_tellings_differ_and_leave_the_paper_as_it_is(paper: Paper) -> None:
    before = to_text(paper)
    assert len({to_text(retold("a", paper, number).paper) for number in NUMBERS}) > 8
    assert to_text(paper) == before


def test_meanings_of_labels_stay(paper: Paper) -> None:
    wanted = gold(paper, "a.txt")
    for number in NUMBERS:
        labels = gold(retold("a", paper, number).paper, "a.txt")
        assert [r["canonical"] for r in labels["references"]] == ["7/QĐ-UBND"]
        assert [(d["edtf"], d["role"]) for d in labels["dates"]] == [(d["edtf"], d["role"]) for d in wanted["dates"]]
        assert [(t["comparator"], t["value"], t["unit"]) for t in labels["targets"]] == [("ge", 90.0, "%")]
        assert [s["level"] for s in labels["sections"]] == [s["level"] for s in wanted["sections"]]


def test_labels_are_those_of_the_print(paper: Paper) -> None:
    for number in NUMBERS:
        told = retold("a", paper, number).paper
        text, labels = to_text(bare(told)), gold(told, "a.txt")
        surfaces = [item["surface"] for name in ("references", "dates", "targets") for item in labels[name]]
        headings = [section["heading"] for section in labels["sections"]]
        assert [s for s in (*surfaces, *headings) if s not in text] == []


def test_every_dev_paper_can_be_told_anew() -> None:
    for name, own in hand_papers(part="dev"):
        assert make(retold(name, own, 0), "text", f"{name}.txt").labels["file"] == f"{name}.txt"
