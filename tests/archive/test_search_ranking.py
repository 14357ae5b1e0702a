"""The two steps of a search: where more matches than is weighed with care, neighbours, headings and accents still decide the order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_records import make, put

from docparse.archive import search as search_module
from docparse.archive.folder import Archive
from docparse.archive.search import Filters, misses, search

MANY = 150
LONG = "chợ phiên họp sáng thứ bảy hằng tuần, bà con mang gùi xuống núi từ khi trời chưa rõ mặt người"


@pytest.fixture(params=["as it is", "as a large archive"], autouse=True)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large archive is asked for sections with the words in their own text first; both ways have to rank alike."""
    if request.param == "as a large archive":
        monkeypatch.setattr(search_module, "_LARGE", 0)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Many papers that all have the words `đèn` and `lồng`, apart; three that have them otherwise."""
    others = {f"apart{number}.txt": f"Đèn sáng ở bản {number}. {LONG}. Lồng để ở sân." for number in range(MANY)}
    others["together.txt"] = f"Đèn lồng sáng ở bản. {LONG}. Sân để trống."
    others["accents.txt"] = f"Đến sáng ở bản. {LONG}. Lòng để ở sân."
    records = [make(name, text, issuer="Xã Mây Hồng", date="2022-03-04") for name, text in others.items()]
    records.append(
        make("heading.txt", f"I. ĐÈN Ở CHỢ LỒNG\n{LONG}. Gùi để ở sân.", date="2022-03-04", sections=(("noi_dung", "I. ĐÈN Ở CHỢ LỒNG"),))
    )
    # Its section has one of the words only, the other is in its subject.
    # The words of `treo đèn đỏ` are apart in one, and neighbours with other accents in the other.
    records.append(make("exact.txt", f"Treo cờ lên cột. {LONG}. Đèn thì sáng, vải thì đỏ.", date="2022-03-04"))
    records.append(make("folded.txt", f"Treo đến đó, treo đến đó, treo đến đó. {LONG}.", date="2022-03-04"))
    records.append(make("spread.txt", f"Đèn sáng. {LONG}.", subject="Làm lồng", date="2022-03-04"))
    with Archive.create(tmp_path_factory.mktemp("crowd") / "archive") as archive:
        for record in records:
            put(archive, record)
        archive.index.catch_up(archive.store)
        archive.index.release()
        yield archive


def names(archive: Archive, typed: str, limit: int = 10) -> list[str]:
    return [result.document.name for result in search(archive, typed, limit=limit).results]


def test_neighbours_come_first_among_many(crowd: Archive) -> None:
    assert "together.txt" in names(crowd, "den long")[:2]


def test_a_heading_comes_before_the_text_among_many(crowd: Archive) -> None:
    assert "heading.txt" in names(crowd, "den long")[:2]


def test_other_accents_come_last_among_many(crowd: Archive) -> None:
    found = names(crowd, "đèn lồng", limit=MANY + 10)
    assert found[0] in ("together.txt", "heading.txt")
    assert "accents.txt" not in found[:MANY]
    assert "accents.txt" in found


def test_all_of_many_are_found_and_counted(crowd: Archive) -> None:
    found = search(crowd, "den long", limit=MANY + 10)
    assert len(found.results) == found.total == MANY + 4
    assert found.exact
    assert (search(crowd, "den long").total, search(crowd, "den long").exact) == (MANY + 4, True)
    counted = search(crowd, "den long", facets=True)
    assert (counted.total, counted.exact, len(counted.results)) == (MANY + 4, True, 10)
    assert dict(counted.facets[1].values) == {"Xã Mây Hồng": MANY + 2}


def test_what_is_spread_over_a_document_is_found_too(crowd: Archive) -> None:
    assert "spread.txt" in names(crowd, "den long", limit=MANY + 10)


def test_filters_hold_in_the_first_step(crowd: Archive) -> None:
    assert search(crowd, "den long", Filters(issuer="mây hồng"), limit=MANY + 10).total == MANY + 2
    assert names(crowd, "den long loai: chi thi") == []


def test_neighbours_with_other_accents_are_none(crowd: Archive) -> None:
    assert names(crowd, "treo đèn đỏ")[:2] == ["exact.txt", "folded.txt"]


def test_a_word_that_nobody_wrote_is_told_with_the_likeliest(crowd: Archive) -> None:
    found = search(crowd, "cho phienn hop sang")
    assert found.relaxed
    assert found.unknown == (("phienn", "phien"),)
    assert search(crowd, "cho phien hop sang").unknown == ()
    assert misses(crowd, "bann", Filters()) == ["“ban” for “bann”, which no document has"]
    assert misses(crowd, "qqqqq", Filters()) == ["another word than “qqqqq”: no document has it"]
