"""Near duplicates: found by their words, told apart by number and date, never merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Fill

from docparse.archive.folder import Archive
from docparse.archive.likeness import ALIKE, near_duplicates, share_of, sketch

BODY = " ".join(
    f"Mục {number}: các đơn vị trong ngành tổ chức ký kết giao ước thi đua đợt {number}, phấn đấu hoàn thành chỉ tiêu thứ {number * 7}."
    for number in range(1, 25)
)


def _paper(number: str, date: str, body: str = BODY) -> str:
    head = f"type: KH\nsymbol: KH-SNV\ndate: {date}\nissuer: Sở Nội vụ tỉnh Bến Ngà\nsubject: Tổ chức phong trào thi đua\n"
    return head + (f"number: {number}\n" if number else "") + "# noi_dung | I. NỘI DUNG\n" + body


def _misread(text: str) -> str:
    """As a second scan may be read: some letters differ."""
    return text.replace("phấn đấu", "phần đấu").replace("Mục 7", "Mue 7").replace("giao ước thi đua đợt 1", "giao ước thì đua đợt 1")


def test_a_rescan_and_a_draft_are_found_and_last_years_plan_is_not(archive: Archive, fill: Fill, papers: Path) -> None:
    for name, text in {
        "signed.txt": _paper("15", "2024-02-05"),
        "rescan.txt": _paper("15", "2024-02-05", _misread(BODY)),
        "draft.txt": _paper("", "2024-02-XX", BODY.replace("Mục 3", "Mục ba")),
        "last-year.txt": _paper("21", "2023-02-07"),
    }.items():
        (papers / name).write_text(text, encoding="utf-8")
    fill(papers)
    pairs = near_duplicates(archive)
    found = {(frozenset((pair.first.name, pair.second.name)), pair.kind) for pair in pairs}
    assert found == {
        (frozenset(("signed.txt", "rescan.txt")), "rescan"),
        (frozenset(("signed.txt", "draft.txt")), "draft"),
        (frozenset(("rescan.txt", "draft.txt")), "draft"),
    }
    assert archive.store.counts().documents == 8
    signed = next(row for row in archive.store.documents(archive.store.document_keys()).values() if row.name == "signed.txt")
    assert {pair.kind for pair in near_duplicates(archive, signed)} == {"rescan", "draft"}


def test_sketches_follow_the_store(archive: Archive, fill: Fill, papers: Path) -> None:
    (papers / "a.txt").write_text(_paper("15", "2024-02-05"), encoding="utf-8")
    fill(papers)
    assert near_duplicates(archive) == []
    (papers / "b.txt").write_text(_paper("15", "2024-02-05", _misread(BODY)), encoding="utf-8")
    fill(papers)
    assert len(near_duplicates(archive)) == 1


def test_secret_papers_are_like_nothing(archive: Archive, fill: Fill, papers: Path) -> None:
    (papers / "a.txt").write_text(_paper("15", "2024-02-05"), encoding="utf-8")
    (papers / "b.txt").write_text("secrecy: MẬT\n" + _paper("15", "2024-02-05", _misread(BODY)), encoding="utf-8")
    fill(papers)
    assert near_duplicates(archive) == []


def test_a_damaged_file_of_sketches_is_made_anew(archive: Archive, fill: Fill, papers: Path) -> None:
    for name, body in (("a.txt", BODY), ("b.txt", _misread(BODY))):
        (papers / name).write_text(_paper("15", "2024-02-05", body), encoding="utf-8")
    fill(papers)
    assert len(near_duplicates(archive)) == 1
    path = next(archive.folder.glob("*-likeness.sqlite"))
    path.write_bytes(b"no database" * 500)
    assert len(near_duplicates(archive)) == 1


@pytest.mark.parametrize(("kept", "least", "most"), [(1.0, 1.0, 1.0), (0.5, 0.2, 0.5), (0.0, 0.0, 0.1)])
def test_the_share_is_that_of_the_runs_in_common(kept: float, least: float, most: float) -> None:
    words = [f"chữ{number}" for number in range(800)]
    cut = int(len(words) * kept)
    other = words[:cut] + [f"khác{number}" for number in range(len(words) - cut)]
    assert least <= share_of(sketch(" ".join(words)), sketch(" ".join(other))) <= most
    assert ALIKE > 0.5


def test_short_texts_have_no_sketch() -> None:
    assert sketch("Kính gửi các đơn vị") == []
