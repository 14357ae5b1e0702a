"""Items of lists that people correct: added, changed, removed; found again when a paper is read anew; never lost, never mislaid."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import PARSER, Fill

from docparse.archive import graph
from docparse.archive.corrections import Correction, CorrectionError, apply
from docparse.archive.folder import Archive
from docparse.archive.ingest import IngestOptions
from docparse.archive.item_corrections import LISTS, TO_CHECK, binding, entries_of, locate
from docparse.archive.reprocess import Choice, reprocess
from docparse.archive.search import Filters, search
from docparse.archive.store import Document
from docparse.archive.typed_items import changes, list_name, new_item
from docparse.schema import Record

TEXT = """Kính gửi: Các xã
I. CHỈ TIÊU
1. Trên 90% hộ gia đình văn hóa.
Căn cứ Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.
Nơi nhận:
- Như trên;
- Sở Nộj vụ;
- Hội Nông dân;
- Lưu: VT."""

Data = dict[str, Any]


def _at(text: str, words: str) -> Data:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def _record(text: str = TEXT, recipients: tuple[str, ...] = ("Như trên", "Sở Nộj vụ", "Hội Nông dân")) -> Data:
    """A record of the text, as it is read: the recipients as asked, the rest as it stands there."""
    heading = _at(text, "I. CHỈ TIÊU") | {"end": text.index("Nơi nhận")}
    item = _at(text, "1. Trên") | {"end": text.index("Căn cứ")}
    return {
        "id": "0" * 64,
        "source": {"name": "a.txt", "media_type": "text/plain", "bytes": 1, "pages": 1, "origin": "ocr", "part": 1},
        "text": text,
        "doc_type": {"value": "KH"},
        "header": {"addressees": [_at(text, "Các xã") | {"value": "Các xã"}]},
        "sections": [
            heading | {"heading": "I. CHỈ TIÊU", "ordinal": "I", "labels": ["noi_dung"], "level": 1, "children": [
                item | {"heading": None, "ordinal": "1", "labels": ["noi_dung"], "level": 2, "children": []},
            ]},
        ],
        "references": [
            _at(text, "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị")
            | {"surface": "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", "canonical": "34-CT/TW", "section": ["noi_dung"]}
        ],
        "dates": [_at(text, "ngày 07/4/2014") | {"surface": "ngày 07/4/2014", "edtf": "2014-04-07", "role": "cited"}],
        "targets": [_at(text, "Trên 90%") | {"measure": "hộ gia đình văn hóa", "comparator": "gt", "value": 90.0, "unit": "%"}],
        "recipients": [_at(text, name) | {"name": name, "purpose": None, "confidence": 0.7} for name in recipients],
        "attachments": [],
    }  # fmt: skip


class _Desk:
    """An archivist at work on one record: corrections are made on what is shown at that time."""

    def __init__(self) -> None:
        self.made: list[Correction] = []

    def _keep(self, name: str, value: str | None, item: str | None, undoes: int | None = None) -> int:
        seq = len(self.made) + 1
        self.made.append(Correction("0" * 64, 1, name, value, "Lan", "", undoes=undoes, seq=seq, item=item))
        return seq

    def add(self, record: Data, name: str, value: str, at: str = "", **settings: str) -> int:
        item, words, start = new_item(name, value, settings, at, record)
        return self._keep(name, json.dumps(item), json.dumps({"action": "add", "printed": words, "start": start}))

    def change(self, record: Data, name: str, number: int, said: str, /, **settings: str) -> int:
        entries = entries_of(name, record, self.made)
        entry = [entry for entry in entries if not entry.removed][number - 1]
        patch = changes(name, said, settings, record, entry.item)
        return self._keep(name, json.dumps(patch), binding(name, record, entries, entry, "change"))

    def remove(self, record: Data, name: str, number: int) -> int:
        entries = entries_of(name, record, self.made)
        entry = [entry for entry in entries if not entry.removed][number - 1]
        return self._keep(name, None, binding(name, record, entries, entry, "remove"))

    def undo(self, seq: int) -> None:
        self._keep(self.made[seq - 1].field, None, None, undoes=seq)

    def names(self, record: Data) -> list[str]:
        return [item["name"] for item in self.shown(record)["recipients"]]

    def shown(self, record: Data) -> Data:
        before = json.dumps(record)
        out = apply(record, self.made)
        assert json.dumps(record) == before, "the record as read is not touched"
        Record.model_validate(out)
        return out


def _flags(record: Data) -> list[str]:
    return [warning["message"] for warning in record.get("warnings") or [] if warning["code"] == TO_CHECK]


def test_add_change_remove() -> None:
    desk, record = _Desk(), _record()
    desk.change(record, "recipients", 2, "Sở Nội vụ")
    desk.remove(record, "recipients", 3)
    desk.add(record, "recipients", "Lưu: VT", purpose="để biết")
    shown = desk.shown(record)
    assert [(one["name"], one["purpose"], one["confidence"]) for one in shown["recipients"]] == [
        ("Như trên", None, 0.7), ("Sở Nội vụ", None, 1.0), ("Lưu: VT", "để biết", 1.0),
    ]  # fmt: skip
    assert TEXT[slice(*(shown["recipients"][-1][key] for key in ("start", "end")))] == "Lưu: VT"
    assert shown["corrected"] == ["recipients"]
    assert _flags(shown) == []


def _inner_labels(record: Data) -> object:
    return record["sections"][0]["children"][0]["labels"]


ALL: list[tuple[str, Callable[[_Desk, Data], object], Callable[[Data], object], object]] = [
    ("addressees", lambda d, r: d.change(r, "addressees", 1, "UBND các xã"), lambda s: s["header"]["addressees"][0]["source"], "corrected"),
    ("references", lambda d, r: d.change(r, "references", 1, "39-CT/TW"), lambda s: s["references"][0]["canonical"], "39-CT/TW"),
    ("dates", lambda d, r: d.change(r, "dates", 1, "8/4/2014"), lambda s: s["dates"][0]["edtf"], "2014-04-08"),
    ("targets", lambda d, r: d.change(r, "targets", 1, "", value="95,5"), lambda s: s["targets"][0]["value"], 95.5),
    ("sections", lambda d, r: d.change(r, "sections", 2, "", labels="chi_tieu"), _inner_labels, ["chi_tieu"]),
    ("attachments", lambda d, r: d.add(r, "attachments", "Phụ lục I"), lambda s: s["attachments"][0]["title"], "Phụ lục I"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "say", "look", "expected"), ALL, ids=[row[0] for row in ALL])
def test_every_list_can_be_corrected_and_undone(
    name: str, say: Callable[[_Desk, Data], object], look: Callable[[Data], object], expected: object
) -> None:
    desk, record = _Desk(), _record()
    say(desk, record)
    assert look(desk.shown(record)) == expected
    assert desk.shown(record)["corrected"] == [name]
    desk.undo(1)
    assert desk.shown(record) == record | {"signatory": None}


def test_items_that_moved_are_found_by_what_they_are() -> None:
    desk = _Desk()
    desk.change(_record(), "recipients", 2, "Sở Nội vụ")
    moved = _record("Trang đầu đọc lại.\n" + TEXT, recipients=("Hội Nông dân", "Sở Nộj vụ"))
    assert desk.names(moved) == ["Sở Nội vụ", "Hội Nông dân"]
    assert _flags(desk.shown(moved)) == []


def test_of_twins_the_one_that_was_meant() -> None:
    text = TEXT.replace("- Hội Nông dân;", "- Ban A;\n- Ban B;\n- Ban A;")
    record = _record(text, recipients=("Như trên",))
    first = _at(text, "Ban A")
    second = {"start": text.rindex("Ban A"), "end": text.rindex("Ban A") + 5}
    record["recipients"] += [first | {"name": "Ban A"}, second | {"name": "Ban A"}]
    desk = _Desk()
    desk.change(record, "recipients", 3, "Ban Á")
    assert desk.names(record) == ["Như trên", "Ban A", "Ban Á"]
    shifted = json.loads(json.dumps(record))
    shifted["text"] = "x" * (second["start"] - first["start"]) + text  # the first stands now where the second stood
    for item in shifted["recipients"]:
        item["start"] += second["start"] - first["start"]
        item["end"] += second["start"] - first["start"]
    assert desk.names(shifted) == ["Như trên", "Ban A", "Ban Á"]


def test_an_item_that_reads_differently_is_corrected_and_flagged() -> None:
    desk = _Desk()
    desk.change(_record(), "recipients", 2, "Sở Nội vụ")
    wider = _record()
    wider["recipients"][1] |= {"name": "Sở Nộj vụ; Hội", "end": wider["recipients"][1]["end"] + 7}
    shown = desk.shown(wider)
    assert [item["name"] for item in shown["recipients"]] == ["Như trên", "Sở Nội vụ", "Hội Nông dân"]
    assert ["Sở Nộj vụ; Hội" in flag for flag in _flags(shown)] == [True]
    right = _record()
    right["recipients"][1]["name"] = "Sở Nội vụ"
    assert _flags(desk.shown(right)) == [], "what is now read as the person said is no doubt"


def test_what_was_removed_and_reads_differently_is_shown_again() -> None:
    desk = _Desk()
    desk.remove(_record(), "recipients", 2)
    assert desk.names(_record()) == ["Như trên", "Hội Nông dân"]
    again = _record()
    again["recipients"][1]["name"] = "Sở Nội vụ"
    shown = desk.shown(again)
    assert [item["name"] for item in shown["recipients"]] == ["Như trên", "Sở Nội vụ", "Hội Nông dân"]
    assert len(_flags(shown)) == 1


def test_what_vanished_is_kept_and_flagged() -> None:
    desk = _Desk()
    desk.change(_record(), "recipients", 2, "Sở Nội vụ")
    desk.remove(_record(), "recipients", 3)
    desk.change(_record(), "sections", 2, "", labels="chi_tieu")
    less = _record(recipients=("Như trên",))
    less["sections"][0]["children"] = []
    shown = desk.shown(less)
    assert [item["name"] for item in shown["recipients"]] == ["Như trên", "Sở Nội vụ"]
    assert shown["recipients"][1]["start"] == TEXT.index("Sở Nộj vụ"), "at its words, which are still there"
    assert sorted(flag.split(":")[0] for flag in _flags(shown)) == ["recipients", "sections"]
    nowhere = _record(TEXT.replace("Sở Nộj vụ", "---"), recipients=("Như trên",))
    kept = desk.shown(nowhere)["recipients"][1]
    assert (kept["name"], kept["start"] == kept["end"]) == ("Sở Nội vụ", True)


def test_what_was_added_and_is_read_since_is_there_once() -> None:
    desk = _Desk()
    desk.add(_record(recipients=("Như trên",)), "recipients", "Hội Nông dân", purpose="để biết")
    shown = desk.shown(_record())["recipients"]
    assert [(item["name"], item["purpose"]) for item in shown][-1] == ("Hội Nông dân", "để biết")
    assert len(shown) == 3


def test_one_of_several_corrections_of_an_item_is_undone_alone() -> None:
    desk, record = _Desk(), _record()
    first = desk.change(record, "recipients", 2, "Sở Nội")
    second = desk.change(record, "recipients", 2, "Sở Nội vụ")
    desk.change(record, "recipients", 2, "", purpose="p/h")
    assert "of" in json.loads(desk.made[1].item or "")
    desk.undo(second)
    assert desk.shown(record)["recipients"][1] | {"start": 0, "end": 0} == {
        "start": 0, "end": 0, "name": "Sở Nội", "purpose": "p/h", "confidence": 1.0,
    }  # fmt: skip
    desk.undo(first)
    assert desk.names(record)[1] == "Sở Nộj vụ"
    assert desk.shown(record)["recipients"][1]["purpose"] == "p/h"
    assert desk.names(_record(recipients=("Như trên",))) == ["Như trên", "Sở Nộj vụ"], "said of it, so kept with what it was"


def test_undoing_an_addition_takes_what_was_said_of_it_along() -> None:
    desk, record = _Desk(), _record()
    added = desk.add(record, "recipients", "Lưu: VT")
    desk.change(record, "recipients", 4, "", purpose="để lưu")
    desk.undo(added)
    assert desk.names(record) == ["Như trên", "Sở Nộj vụ", "Hội Nông dân"]


def test_citations_follow_the_labels_of_their_section() -> None:
    desk, record = _Desk(), _record()
    desk.change(record, "sections", 1, "", labels="chi_tieu")
    assert desk.shown(record)["references"][0]["section"] == ["chi_tieu"]


def test_a_citation_keeps_what_is_not_said_anew() -> None:
    desk, record = _Desk(), _record()
    record["references"][0] |= {"date": "2014-04-07", "directive": "CT:34"}
    desk.change(record, "references", 1, "39-CT/TW")
    shown = desk.shown(record)["references"][0]
    assert (shown["canonical"], shown["date"], shown["directive"]) == ("39-CT/TW", "2014-04-07", None)


REFUSED = [
    ("recipients", "", {}), ("dates", "hôm qua", {}), ("dates", "2024-01-01", {"role": "never"}), ("targets", "", {"value": "nhiều"}),
    ("references", "một văn bản", {}), ("references", "34-CT/TW, 35-CT/TW", {}), ("sections", "", {"labels": "muc_luc"}),
    ("recipients", "A", {"title": "B"}), ("recipients", "", {"name": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "settings"), REFUSED)
def test_what_cannot_be_said_is_refused(name: str, value: str, settings: dict[str, str]) -> None:
    with pytest.raises(CorrectionError):
        changes(name, value, settings, _record(), {})


def test_where_an_added_item_stands() -> None:
    with pytest.raises(CorrectionError):
        new_item("recipients", "Sở Y tế", {}, "không có trong bài", _record())
    with pytest.raises(CorrectionError):
        new_item("sections", "II. X", {}, "", _record())
    assert locate("Sở  Nội\nvụ và so noi vu", "so noi vu") == (14, 23)
    assert locate("Sở  Nội\nvụ", "SO NOI VU") == (0, 10)
    assert list_name("recipient") in LISTS
    assert list_name("number") is None


def _plan(archive: Archive) -> Document:
    return next(row for row in archive.store.documents(archive.store.document_keys()).values() if row.name == "plan.txt")


def _say(archive: Archive, desk: _Desk) -> None:
    for one in desk.made:
        plan = _plan(archive)
        archive.store.correct(Correction(plan.id, plan.part, one.field, one.value, "Lan", "đọc lại", item=one.item))


def test_search_graph_and_review_follow_and_reprocessing_leaves_them(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    read = archive.store.as_read(_plan(archive).key)
    desk = _Desk()
    desk.add(read, "recipients", "Huyện đoàn Đồng Mây")
    desk.change(read, "references", 1, "19/CT-TTg")
    desk.change(read, "sections", 4, "", labels="nhiem_vu")
    _say(archive, desk)

    def check() -> None:
        assert archive.refresh(5.0)
        for query, filters in (("nơi nhận: Huyện đoàn", Filters()), ("", Filters(section="nhiem_vu")), ("", Filters(review="corrected"))):
            assert [hit.document.name for hit in search(archive, query, filters).results] == ["plan.txt"], (query, filters)
        assert [row.canonical for _, row in archive.store.citations(["19.ct.ttg"], [])] == ["19/CT-TTg"]
        assert len(graph.look_up(archive.store, "34-CT/TW")[0].citers) == 1, "the guide, no longer the plan"

    check()
    work = reprocess(archive, "ocr", Choice(again=True), IngestOptions(workers=1, timeout=20, memory_mb=400, parser=PARSER))
    assert work.failures == []
    check()
    plan = _plan(archive)
    for one in archive.store.corrections(plan.id)[:3]:
        archive.store.correct(Correction(plan.id, plan.part, one.field, None, "Lan", "", undoes=one.seq))
    assert archive.store.record(plan.key) == read | {"signatory": read["signatory"]}
    assert archive.refresh(5.0)
    assert search(archive, "nơi nhận: Huyện đoàn").results == []
    assert len(graph.look_up(archive.store, "34-CT/TW")[0].citers) == 2


def test_an_added_citation_that_is_not_printed_has_no_sentence_of_others(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    desk = _Desk()
    desk.add(archive.store.as_read(_plan(archive).key), "references", "Chỉ thị số 77-CT/TU ngày 02/3/2024")
    _say(archive, desk)
    mention = graph.look_up(archive.store, "77-CT/TU")[0].citers[0].mentions[0]
    assert mention.sentence == "Chỉ thị số 77-CT/TU ngày 02/3/2024"
