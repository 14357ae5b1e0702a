"""Counting by facets, asking a field by its name, documents that are alike, and names of the past."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_records import make, put
from typer.testing import CliRunner, Result

from docparse.archive import facets
from docparse.archive.facets import level_of, tally
from docparse.archive.folder import Archive
from docparse.archive.like import like
from docparse.archive.search import Filters, build, misses, parse, search
from docparse.cli import build as commands
from docparse.errors import ArchiveError

LAW = "L:06/2022/QH15@2022-06-15"

RECORDS = [
    make(
        "river.txt",
        "Kế hoạch phong trào trồng cây ven sông, theo 06/2022/QH15\nI. CHỈ TIÊU\nTrồng 500 cây phượng vĩ ven sông.\n"
        "II. TỔ CHỨC THỰC HIỆN\nĐoàn thanh niên trồng cây phượng vĩ mỗi sáng thứ bảy.",
        issuer="Sở Y tế tỉnh Hòa Bình", symbol="KH-SYT", number="034", date="2021-03-04", subject="Trồng cây phượng vĩ ven sông",
        recipients=("Thường trực UBND tỉnh", "Các bệnh viện"), signer=("GIÁM ĐỐC", "Bùi Thị Lan Chi"), cites=(("06/2022/QH15", LAW),),
        sections=(("chi_tieu", "I. CHỈ TIÊU"), ("to_chuc_thuc_hien", "II. TỔ CHỨC THỰC HIỆN")),
    ),
    make(
        "school.txt",
        "Báo cáo trồng cây phượng vĩ ở sân trường, theo 06/2022/QH15\nCây phượng vĩ đã xanh, thanh niên vẫn tưới mỗi sáng thứ bảy.",
        type="BC", issuer="Trường Trung học phổ thông Bến Mơ", date="2022-11-20", subject="Kết quả trồng cây phượng vĩ",
        recipients=("Ủy ban nhân dân tỉnh", "Sở Giáo dục"), signer=("HIỆU TRƯỞNG", "Lò Văn Páo"), cites=(("06/2022/QH15", LAW),),
    ),
    make(
        "town.txt",
        "Công văn của Ủy ban nhân dân huyện về vệ sinh chợ phiên và trồng hoa bên đường.",
        type="CV", issuer="Ủy ban nhân dân huyện Đồng Mây", symbol="UBND-VX", number="34", date="2022-05-XX", origin="ocr",
        recipients=("UBND các xã", "Phòng Y tế tỉnh lẻ"), signer=("CHỦ TỊCH", "Hà Văn Chi"),
    ),
    make(
        "merged.txt",
        "Kế hoạch của Sở Y tế tỉnh Phú Thọ về trồng cây thuốc nam trong vườn trạm.",
        issuer="Sở Y tế tỉnh Phú Thọ", symbol="KH-SYT", number="7", date="2025-09-01", subject="Trồng cây thuốc nam",
    ),
]  # fmt: skip

RECORDS[1]["warnings"] = [{"code": "number_blank", "message": "no number"}]
RECORDS[2]["header"]["issuer"]["source"] = "corrected"

SECRET = make("secret.txt", "Kế hoạch trồng cây phượng vĩ quanh kho.", issuer="Ban Chỉ huy", date="2021-01-01")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of the records, and of one that the public may not see."""
    with Archive.create(tmp_path_factory.mktemp("shelf") / "archive") as archive:
        for record in RECORDS:
            put(archive, record)
        put(archive, SECRET, "secret")
        archive.index.catch_up(archive.store)
        archive.index.release()
        yield archive


def names(archive: Archive, typed: str, filters: Filters | None = None) -> list[str]:
    return [result.document.name for result in search(archive, typed, filters).results]


def counted(archive: Archive, typed: str, filters: Filters | None = None) -> dict[str, dict[str, int]]:
    return {facet.name: dict(facet.values) for facet in search(archive, typed, filters, facets=True).facets}


def test_facets_count_documents_not_sections(shelf: Archive) -> None:
    found = search(shelf, "trong cay phuong vi", facets=True)
    assert (found.total, found.exact) == (2, True)
    assert {facet.name: dict(facet.values) for facet in found.facets} == {
        "type": {"BC": 1, "KH": 1},
        "issuer": {"Sở Y tế tỉnh Hòa Bình": 1, "Trường Trung học phổ thông Bến Mơ": 1},
        "level": {"province": 1, "unit": 1},
        "field": {"nong_nghiep": 2},
        "year": {"2022": 1, "2021": 1},
        "section": {"chi_tieu": 1, "to_chuc_thuc_hien": 1},
        "directive": {LAW: 2},
        "origin": {"text": 2},
        "review": {"plain": 1, "warned": 1},
    }


def test_facets_of_a_list_count_all_that_the_public_may_see(shelf: Archive) -> None:
    assert counted(shelf, "")["level"] == {"province": 2, "district": 1, "unit": 1}
    assert counted(shelf, "")["type"] == {"KH": 2, "BC": 1, "CV": 1}


def test_a_section_is_counted_where_it_was_found(shelf: Archive) -> None:
    assert counted(shelf, "thu bay")["section"] == {"to_chuc_thuc_hien": 1}
    assert counted(shelf, "cay", Filters(section="chi_tieu"))["section"] == {"chi_tieu": 1}


def test_facets_of_too_many_sections_are_estimates_and_say_so(shelf: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher, schema = shelf.index.searcher(), shelf.index.index.schema
    matching = build(searcher, schema, parse("trong cay"), Filters())
    exact = tally(searcher, schema, matching)
    monkeypatch.setattr(facets, "EXACT", 1)
    estimated = tally(searcher, schema, matching)
    assert exact.exact
    assert not estimated.exact
    assert estimated.total == exact.total == 3
    assert [facet.values for facet in estimated.facets] == [facet.values for facet in exact.facets]


def test_the_number_of_values_that_are_left_out(shelf: Archive) -> None:
    searcher, schema = shelf.index.searcher(), shelf.index.index.schema
    years = next(f for f in tally(searcher, schema, build(searcher, schema, parse(""), Filters()), shown=1).facets if f.name == "year")
    assert years.values == (("2022", 2),)
    assert years.more == 2


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"level": "unit"}, {"school.txt"}),
        ({"origin": "ocr"}, {"town.txt"}),
        ({"review": "corrected"}, {"town.txt"}),
        ({"review": "warned"}, {"school.txt"}),
        ({"level": "province", "origin": "ocr"}, set()),
    ],
)
def test_what_is_counted_also_filters(shelf: Archive, filters: dict[str, str], found: set[str]) -> None:
    assert set(names(shelf, "", Filters(**filters))) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("issuer", "parent", "level"),
    [
        ("Sở Nội vụ tỉnh Lai Châu", None, "province"),
        ("Ủy ban nhân dân thành phố Cần Thơ", None, "province"),
        ("Ủy ban nhân dân thành phố Việt Trì", None, "district"),
        ("Ủy ban nhân dân quận Hải Đông", None, "district"),
        ("Ủy ban nhân dân thị trấn Mây Hồng", None, "commune"),
        ("Bộ Xây dựng", None, "central"),
        ("Thủ tướng Chính phủ", None, "central"),
        ("Bệnh viện Đa khoa tỉnh Sông Vàng", None, "unit"),
        ("Chi cục Thủy lợi", "Sở Nông nghiệp và Môi trường tỉnh Sông Vàng", "province"),
        ("Bộ Chỉ huy quân sự tỉnh Sông Vàng", None, "province"),
        ("Hội yêu chim", None, None),
        (None, None, None),
    ],
)
def test_the_level_of_a_body(issuer: str | None, parent: str | None, level: str | None) -> None:
    assert level_of(issuer, parent) == level


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nơi nhận: UBND tỉnh", {"river.txt", "school.txt"}),
        ("noi nhan: uy ban nhan dan tinh", {"river.txt", "school.txt"}),
        ("noi nhan: tinh UBND", set()),
        ("trồng cây nơi nhận: các bệnh viện", {"river.txt"}),
        ("nơi nhận: các bệnh viện; trồng cây", {"river.txt"}),
        ('noi nhan: "các xã" chợ phiên', {"town.txt"}),
        ("-nơi nhận: UBND tỉnh", {"town.txt", "merged.txt"}),
        ("trồng -nơi nhận: UBND tỉnh", {"town.txt", "merged.txt"}),
        ("người ký: Chi", {"river.txt", "town.txt"}),
        ("nguoi ki: giam doc lan chi", {"river.txt"}),
        ("số: 34", {"river.txt", "town.txt"}),
        ("so: 34/KH-SYT", {"river.txt"}),
        ("số: 06/2022/QH15", set()),
        ("loại: báo cáo trồng cây", {"school.txt"}),
        ("loai: kh", {"river.txt", "merged.txt"}),
        ("-loại: kế hoạch", {"school.txt", "town.txt"}),
        ("năm: 2022", {"school.txt", "town.txt"}),
        ("nam: 2021-2022 phuong vi", {"river.txt", "school.txt"}),
        ("cơ quan: đồng mây", {"town.txt"}),
        ("cơ quan ban hành: UBND huyện", {"town.txt"}),
    ],
)
def test_fields_asked_by_name(shelf: Archive, typed: str, found: set[str]) -> None:
    results = search(shelf, typed)
    assert {result.document.name for result in results.results} == found
    assert not results.relaxed


def test_what_was_asked_of_a_field_is_shown_as_the_record_has_it(shelf: Archive) -> None:
    (town,) = [result for result in search(shelf, "người ký: Chi").results if result.document.name == "town.txt"]
    assert town.named == [("người ký", "CHỦ TỊCH Hà Văn Chi")]


def test_a_value_that_cannot_be_understood_is_taken_as_words() -> None:
    assert parse("năm: sau") == parse("năm sau")
    assert parse("loại: hoa lan").named == ()


def test_a_name_that_swallowed_the_query_is_pointed_out(shelf: Archive) -> None:
    (line, *_) = misses(shelf, "nơi nhận: UBND tỉnh trồng cây", Filters())
    assert "nơi nhận" in line
    assert ";" in line


@pytest.mark.parametrize("typed", ["Sở Y tế Phú Thọ", "so y te tinh phu tho", "SYT Phú Thọ", "Phú Thọ"])
def test_an_issuer_of_today_finds_those_before_it(shelf: Archive, typed: str) -> None:
    results = search(shelf, "", Filters(issuer=typed))
    assert {result.document.name for result in results.results} == {"river.txt", "merged.txt"}
    assert any("Hòa Bình" in name for name in results.earlier)


def test_a_query_by_a_name_of_today_finds_those_before_it_behind_it(shelf: Archive) -> None:
    results = search(shelf, "Sở Y tế Phú Thọ trồng cây")
    assert [result.document.name for result in results.results] == ["merged.txt", "river.txt"]
    assert "Sở Y tế Hòa Bình" in results.earlier


def test_a_name_of_the_past_stands_for_itself(shelf: Archive) -> None:
    results = search(shelf, "", Filters(issuer="Sở Y tế Hòa Bình"))
    assert [result.document.name for result in results.results] == ["river.txt"]
    assert not results.earlier


def test_documents_that_are_alike(shelf: Archive) -> None:
    results = like(shelf, RECORDS[0]["id"][:10])
    assert results.results[0].document.name == "school.txt"
    assert "river.txt" not in [result.document.name for result in results.results]
    assert like(shelf, RECORDS[0]["id"][:10], Filters(doc_type="CV")).results == []


def test_alike_to_what_is_not_there(shelf: Archive) -> None:
    with pytest.raises(ArchiveError, match="no document"):
        like(shelf, "ffffffffff")
    with pytest.raises(ArchiveError, match="no document"):
        like(shelf, SECRET["id"][:10])


def test_the_command_shows_facets_names_and_what_is_not_counted(shelf: Archive) -> None:
    place = str(Path(shelf.name))

    def run(*words: str) -> Result:
        return CliRunner().invoke(commands(list(words)), list(words))

    shown = run("search", "trong cay", "--archive", place, "--facets").stdout
    assert "by type\n        2  KH Kế hoạch\n        1  BC Báo cáo" in shown
    assert "        2  06/2022/QH15\n" not in shown
    assert "06/2022/QH15 of 2022-06-15" in shown
    assert "Also found under earlier names: Sở Y tế Hòa Bình" in run("search", "--issuer", "Sở Y tế Phú Thọ", "-a", place).stdout
    near = run("search", "trong cay phuong vi ven", "--archive", place).stdout
    assert near.rstrip().endswith("not counted")
    assert "1 document with all the words" in near
    data = run("search", "trong cay", "--archive", place, "--facets", "--json").stdout
    assert '"facets"' in data
    assert '"documents": 2' in data
    assert run("search", "x", "--like", "ab", "--archive", place).exit_code == 2
    assert run("search", "--level", "moon", "--archive", place).exit_code == 2
