"""A record cut into the entries of the index: every word once, in its section, with the words of its document beside it."""

from __future__ import annotations

import itertools

import pytest
from paper_parser import record

from docparse.archive.entries import HEADER, LONGEST, SECTION, day_range, entries_of, own_code
from docparse.archive.store import RecordData

PAPER = """type: KH
number: 5
symbol: KH-UBND
date: 2024-06-01
issuer: Ủy ban nhân dân xã Suối Reo
subject: Làm đường
cites: 34-CT/TW
Thực hiện {34 CT/TW}.
# noi_dung | I. NỘI DUNG
Lời dẫn.
## chi_tieu | 1. Chỉ tiêu
Mười cây số.
# noi_nhan | Nơi nhận:
- Lưu: VT."""


def data(source: str) -> RecordData:
    return record(source, "a.txt").model_dump(mode="json", by_alias=True)


def test_the_entries_cover_the_text_once() -> None:
    paper = data(PAPER)
    spans = [(entry.start, entry.end) for entry in entries_of(paper).entries]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(paper["text"])
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(spans))


def test_a_section_has_the_labels_and_headings_above_it() -> None:
    entries = {" ".join(entry.title): entry for entry in entries_of(data(PAPER)).entries if entry.kind == SECTION}
    inner = entries["1 chi tieu"]
    assert inner.labels == ["noi_dung", "chi_tieu"]
    assert {"noi", "dung", "suoi", "reo", "duong", "ke", "hoach", "2024", "5.kh.ubnd"} <= set(inner.context)
    assert inner.body == ["1", "chi", "tieu", "muoi", "cay", "so"]


def test_a_citation_is_in_its_entry_and_its_document() -> None:
    found = entries_of(data(PAPER))
    assert "34.ct.tw" in found.cites
    assert [("34.ct.tw" in entry.codes) for entry in found.entries] == [True, False, False, False]


def test_a_repaired_citation_is_found_by_its_canonical_form() -> None:
    found = entries_of(data(PAPER.replace("{34 CT/TW}", "{34 CT TVV}")))
    assert "34.ct.tw" in found.entries[0].codes


def test_a_long_section_is_cut_and_keeps_its_heading_words() -> None:
    lines = "\n".join(f"Việc thứ {number} của thôn Đông là sửa đường và khơi cống." for number in range(200))
    entries = entries_of(data(f"subject: Dài\n# nhiem_vu | I. NHIỆM VỤ\n{lines}")).entries
    assert entries[0].kind == HEADER
    sections = entries[1:]
    assert len(sections) > 3
    assert all(entry.end - entry.start <= LONGEST and entry.labels == ["nhiem_vu"] for entry in sections)
    assert [entry.heading > 0 for entry in sections] == [True] + [False] * (len(sections) - 1)
    assert all({"nhiem", "vu"} <= set(entry.title + entry.context) for entry in sections)


def test_one_endless_line_is_left_whole() -> None:
    entries = entries_of(data("subject: Dài\n" + "từ " * 3000)).entries
    assert sum(len(entry.body) for entry in entries) == 3001


@pytest.mark.parametrize(
    ("number", "symbol", "code"),
    [
        ("15", "KH-UBND", "15/KH-UBND"),
        ("34", "CT/TW", "34-CT/TW"),
        ("01/2025", "QĐ-TTg", "01/2025/QĐ-TTg"),
        (None, "KH-SYT", "KH-SYT"),
        ("7", None, "7"),
        (None, None, None),
    ],
)
def test_the_documents_own_code(number: str | None, symbol: str | None, code: str | None) -> None:
    assert own_code({"header": {"number": {"value": number}, "symbol": {"value": symbol}}}) == code


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2021-03-29", (20210329, 20210329)),
        ("2022-01-XX", (20220101, 20220131)),
        ("2024-XX-XX", (20240101, 20241231)),
        ("2021-01/2021-12-31", (20210101, 20211231)),
        ("XXXX-04-30", None),
        (None, None),
    ],
)
def test_the_days_that_a_date_may_be(edtf: str | None, days: tuple[int, int] | None) -> None:
    assert day_range(edtf) == days
