"""Searching an archive: what is found, in which order, with which filters, and what is shown of it."""

from __future__ import annotations

import pytest

from docparse.archive.folder import Archive
from docparse.archive.search import FilterError, Filters, misses, read_day, read_type, search


def names(archive: Archive, typed: str, **filters: object) -> list[str]:
    return [result.document.name for result in search(archive, typed, Filters(**filters)).results]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nhân rộng điển hình", {"plan.txt", "guide.txt"}),
        ("nhan rong dien hinh", {"plan.txt", "guide.txt"}),
        ("NHÂN RỘNG ĐIỂN HÌNH", {"plan.txt", "guide.txt"}),
        ('"nhan rong dien hinh"', {"plan.txt"}),
        ("ke hoach thi dua 2024", {"plan.txt"}),
        ("hòa giải", {"plan.txt"}),
        ("hoà giải", {"plan.txt"}),
        ("kĩ năng", {"directive.txt"}),
        ("quí III", {"directive.txt"}),
        ("10000 luot", {"plan.txt"}),
        ("10.000 lượt", {"plan.txt"}),
        ("dong may", {"plan.txt"}),
        ("dien hinh -rong", set()),
        ("dien hinh -huyen", {"guide.txt"}),
        ("tuyen tru*", {"plan.txt"}),
        ("34-CT/TW", {"directive.txt", "plan.txt", "guide.txt"}),
        ("34 CT/TW", {"directive.txt", "plan.txt", "guide.txt"}),
        ("34/CT-TW", {"directive.txt", "plan.txt", "guide.txt"}),
        ("chi thi 34", {"directive.txt", "plan.txt", "guide.txt"}),
        ("chỉ thị số 34", {"directive.txt", "plan.txt", "guide.txt"}),
        ("34CT/TW", {"directive.txt", "plan.txt", "guide.txt"}),
        ("58 kh ubnd", {"plan.txt"}),
        ("238", {"letter.txt"}),
        ("số 238", {"letter.txt"}),
        ("cong van 238", {"letter.txt"}),
        ("công văn số 58", set()),
        ("98/2023", {"guide.txt"}),
        ("nghị định 98", {"guide.txt"}),
        ("58/KH-UBND", {"plan.txt"}),
        ("34-CT/TU", set()),
        ("TĐKT", {"guide.txt", "directive.txt"}),
        ("thi đua khen thưởng kịp thời", {"guide.txt"}),
        ("chien si thi dua co so", {"guide.txt"}),
    ],
)
def test_queries(library: Archive, typed: str, found: set[str]) -> None:
    results = search(library, typed)
    assert set(names(library, typed)) == found
    assert not results.relaxed


def test_what_stands_together_comes_before_what_stands_apart(library: Archive) -> None:
    assert names(library, "nhan rong dien hinh") == ["plan.txt", "guide.txt"]


def test_the_document_itself_comes_before_those_that_cite_it(library: Archive) -> None:
    assert names(library, "34-CT/TW")[0] == "directive.txt"


@pytest.mark.parametrize(("typed", "first"), [("má", "letter.txt"), ("mã", "guide.txt")])
def test_exact_accents_come_before_folded_ones(archive: Archive, fill, tmp_path, typed: str, first: str) -> None:  # type: ignore[no-untyped-def]
    for name, word in (("letter.txt", "má"), ("guide.txt", "mã"), ("other.txt", "mạ")):
        (tmp_path / name).write_text(f"issuer: Xã Bãi Dài\nNhắc đến {word} một lần trong câu này.", encoding="utf-8")
    fill(*sorted(tmp_path.glob("*.txt")))
    found = names(archive, typed)
    assert found[0] == first
    assert len(found) == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"cites": "34-CT/TW"}, {"plan.txt", "guide.txt"}),
        ({"cites": "34 CT/TW"}, {"plan.txt", "guide.txt"}),
        ({"cites": "98/2023/ND-CP"}, {"guide.txt"}),
        ({"doc_type": "KH"}, {"plan.txt"}),
        ({"doc_type": "CV"}, {"letter.txt"}),
        ({"issuer": "ben nga"}, {"guide.txt", "letter.txt"}),
        ({"issuer": "UBND ben nga"}, {"letter.txt"}),
        ({"issuer": "Sông Vàng"}, {"plan.txt"}),
        ({"date_from": 20240101}, {"plan.txt"}),
        ({"date_to": 20220105}, {"guide.txt", "directive.txt"}),
        ({"date_from": 20220120, "date_to": 20220125}, {"guide.txt"}),
        ({"date_from": 20220201, "date_to": 20221231}, set()),
        ({"section": "chi_tieu"}, {"plan.txt"}),
        ({"section": "noi_dung"}, {"plan.txt"}),
        ({"cites": "34-CT/TW", "doc_type": "KH"}, {"plan.txt"}),
    ],
)
def test_filters_alone(library: Archive, filters: dict[str, object], found: set[str]) -> None:
    assert set(names(library, "", **filters)) == found


def test_a_list_without_a_query_has_the_newest_first(library: Archive) -> None:
    assert names(library, "") == ["plan.txt", "letter.txt", "guide.txt", "directive.txt"]


def test_filters_narrow_a_query(library: Archive) -> None:
    assert names(library, "dien hinh", doc_type="HD") == ["guide.txt"]
    assert names(library, "van hoa", section="chi_tieu") == ["plan.txt"]
    assert names(library, "van hoa", section="giai_phap") == []


def test_a_snippet_marks_what_was_found_as_it_is_printed(library: Archive) -> None:
    result = search(library, "nhan rong dien hinh").results[0]
    hit = result.sections[0]
    assert hit.heading == "I. MỤC ĐÍCH, YÊU CẦU"
    assert hit.labels == ["muc_dich", "yeu_cau"]
    assert hit.snippet.marked("«", "»") == "Phát hiện, «nhân rộng điển hình» tiên tiến trong toàn huyện."


def test_a_heading_that_was_found_is_in_the_snippet(library: Archive) -> None:
    hit = search(library, "tieu chuan").results[0].sections[0]
    assert hit.snippet.marked("«", "»").startswith("1. «Tiêu chuẩn» Công tác")


def test_a_filter_by_citation_shows_the_citation_as_printed(library: Archive) -> None:
    results = search(library, "", Filters(cites="34-CT/TW")).results
    shown = {result.document.name: result.sections[0].snippet.marked("«", "»") for result in results}
    assert "«34/CT-TW»" in shown["plan.txt"]
    assert "«34 CT/TW»" in shown["guide.txt"]


def test_words_that_are_nowhere_together_are_relaxed_and_said_so(library: Archive) -> None:
    results = search(library, "gia dinh van hoa thanhpho")
    assert [result.document.name for result in results.results] == ["plan.txt"]
    assert results.relaxed


def test_documents_with_most_of_the_words_follow_those_with_all(library: Archive) -> None:
    results = search(library, "nhan rong dien hinh 2024")
    assert [result.document.name for result in results.results] == ["plan.txt"]
    assert [result.document.name for result in results.near] == ["guide.txt"]
    assert results.total == 1
    assert not search(library, "nhan rong dien hinh 2024", limit=1).near


def test_a_secret_document_is_in_no_list_count_or_snippet(library: Archive) -> None:
    assert names(library, "dien tap phong thu") == []
    assert names(library, "3/KH-BCH") == []
    assert "secret.txt" not in names(library, "")
    assert search(library, "").total == 4
    assert library.store.counts().documents == 4
    assert len(library.store.find("")) == 4
    assert not search(library, "quyet thang").results


def test_a_miss_says_what_to_try(library: Archive) -> None:
    assert any("--type" in line for line in misses(library, "dien hinh", Filters(doc_type="CT")))
    assert any("khongco" in line for line in misses(library, "khongco", Filters()))
    assert any("without quotes" in line for line in misses(library, '"hinh dien"', Filters()))
    assert misses(library, "", Filters(cites="1-CT/TW"))


@pytest.mark.parametrize(
    ("typed", "last", "day"),
    [
        ("2024", False, 20240101),
        ("2024", True, 20241231),
        ("2024-03", True, 20240331),
        ("2024-03-15", False, 20240315),
        ("15/3/2024", False, 20240315),
        ("3/2024", False, 20240301),
    ],
)
def test_days(typed: str, last: bool, day: int) -> None:
    assert read_day(typed, "--from", last) == day


@pytest.mark.parametrize("typed", ["soon", "2024-13", "31/31/2024", "30/2/2024", "24-3-1"])
def test_no_days(typed: str) -> None:
    with pytest.raises(FilterError, match="--from"):
        read_day(typed, "--from", False)


@pytest.mark.parametrize(
    ("typed", "code"), [("kh", "KH"), ("QĐ", "QĐ"), ("qd", "QĐ"), ("ke hoach", "KH"), ("Công văn", "CV"), ("DA", "DA")]
)
def test_types(typed: str, code: str) -> None:
    assert read_type(typed) == code


def test_no_type() -> None:
    with pytest.raises(FilterError, match="KH"):
        read_type("thư tình")


def test_an_empty_archive_has_nothing(archive: Archive) -> None:
    archive.index.catch_up(archive.store)
    assert search(archive, "dien hinh").results == []
    assert search(archive, "").total == 0
