"""What people correct: it is shown everywhere, kept apart, survives reprocessing, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PARSER, Fill, raw

from docparse.archive.corrections import Correction, CorrectionError, checked, standing
from docparse.archive.folder import Archive
from docparse.archive.ingest import IngestOptions
from docparse.archive.reprocess import Choice, reprocess
from docparse.archive.search import search
from docparse.archive.store import Document
from docparse.errors import ArchiveError


def _plan(archive: Archive) -> Document:
    return next(row for row in archive.store.documents(archive.store.document_keys()).values() if row.name == "plan.txt")


def _say(archive: Archive, field: str, value: str, who: str = "Lan") -> Document:
    plan = _plan(archive)
    return archive.store.correct(Correction(plan.id, plan.part, field, checked(field, value), who, "đọc lại bản giấy"))


def test_a_correction_shows_in_record_row_and_index(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    row = _say(archive, "number", "85")
    assert row.code == "85/KH-UBND"
    assert _plan(archive).number == "85"
    field = archive.store.record(row.key)["header"]["number"]
    assert (field["value"], field["source"], field["confidence"]) == ("85", "corrected", 1.0)
    assert archive.refresh(5.0)
    assert search(archive, "85/KH-UBND").results[0].document.id == row.id
    assert archive.store.holders(["85.kh.ubnd"])
    assert not archive.store.holders(["58.kh.ubnd"])
    event = archive.store.events(row.id)[-1]
    assert (event.kind, event.agent, event.detail["why"]) == ("correction", "Lan", "đọc lại bản giấy")


def test_corrections_are_undone_one_by_one(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    _say(archive, "issuer", "Ủy ban nhân dân huyện Đồng Mai")
    _say(archive, "issuer", "Ủy ban nhân dân huyện Đồng Mây Thượng", who="Hùng")

    def undo() -> str | None:
        plan = _plan(archive)
        last = standing(archive.store.corrections(plan.id))["issuer"]
        return archive.store.correct(Correction(plan.id, plan.part, "issuer", None, "Lan", "", undoes=last.seq)).issuer

    assert undo() == "Ủy ban nhân dân huyện Đồng Mai"
    assert undo() == "Ủy ban nhân dân huyện Đồng Mây"
    assert standing(archive.store.corrections(_plan(archive).id)) == {}
    assert archive.store.record(_plan(archive).key)["header"]["issuer"]["source"] == "printed"
    assert len(archive.store.corrections()) == 4


def test_corrections_survive_reprocessing(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    _say(archive, "date", "2024-02-21")
    work = reprocess(archive, "ocr", Choice(again=True), IngestOptions(workers=1, timeout=20, memory_mb=400, parser=PARSER))
    assert (work.done, work.failures) == (4, [])
    assert _plan(archive).date == "2024-02-21"
    assert archive.store.record(_plan(archive).key)["header"]["date"]["value"] == "2024-02-21"


def test_the_table_can_only_be_added_to(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    _say(archive, "number", "85")
    for statement in ("DELETE FROM corrections", "UPDATE corrections SET value = '1'"):
        with pytest.raises(ArchiveError):
            raw(archive).run(statement)


@pytest.mark.parametrize(("field", "value"), [("nummer", "1"), ("date", "32/13/2024"), ("date", "hôm qua"), ("type", "XYZ")])
def test_what_cannot_be_a_value_is_refused(field: str, value: str) -> None:
    with pytest.raises(CorrectionError):
        checked(field, value)


def test_values_as_they_are_kept() -> None:
    assert checked("date", "2024-03-XX") == "2024-03-XX"
    assert checked("subject", "  Tổ chức \n phong trào ") == "Tổ chức phong trào"
    assert checked("number", "") is None
    assert checked("date", "5/2/2024") == "2024-02-05"
    assert checked("type", "ke hoach") == checked("type", "kh") == "KH"


def test_a_signer_where_none_was_read(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    row = _say(archive, "signer", "Lò Văn Bính")
    signatory = archive.store.record(row.key)["signatory"]
    assert signatory["name"]["value"] == "Lò Văn Bính"
    assert signatory["title"]["value"] is None
