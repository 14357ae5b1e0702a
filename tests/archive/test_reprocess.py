"""Reprocessing: only what is not current, from the kept reading where there is one, and never at the cost of what was there."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from conftest import PARSER, Fill

from docparse.archive import stages
from docparse.archive.folder import Archive
from docparse.archive.ingest import IngestOptions, ingest
from docparse.archive.reprocess import Choice, reprocess
from docparse.errors import ArchiveError

OPTIONS = IngestOptions(workers=1, timeout=20.0, memory_mb=400, parser=PARSER)


def test_what_is_current_is_passed_over(archive: Archive, fill: Fill, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(papers)
    assert (reprocess(archive, "ocr", options=OPTIONS).current, reprocess(archive, "extract", options=OPTIONS).current) == (4, 4)
    monkeypatch.setattr(stages, "EXTRACT_STAGE", stages.EXTRACT_STAGE + 1)
    assert reprocess(archive, "ocr", options=OPTIONS).done == 4
    assert reprocess(archive, "ocr", options=OPTIONS).done == 0


def test_ids_and_versions_choose(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    id = next(archive.store.originals()).id
    assert reprocess(archive, "ocr", Choice(ids=(id[:8],), again=True), OPTIONS).done == 1
    assert reprocess(archive, "ocr", Choice(older_than="0.0.1", again=True), OPTIONS).chosen == 0
    assert reprocess(archive, "ocr", Choice(older_than="99.0", again=True), OPTIONS).chosen == 4
    with pytest.raises(ArchiveError, match="no original"):
        reprocess(archive, "ocr", Choice(ids=("ffffffffff",)), OPTIONS)


def test_failed_files_are_tried_again(archive: Archive, fill: Fill, papers: Path) -> None:
    bad = papers / "crash.txt"
    bad.write_text("RAISE", encoding="utf-8")
    report = fill(papers)
    assert [Path(failure.name).name for failure in report.failures] == ["crash.txt"]
    work = reprocess(archive, "ocr", Choice(failed=True), OPTIONS)
    assert (work.chosen, work.done, len(work.failures)) == (1, 0, 1)
    assert archive.store.counts().documents == 4


def test_what_fails_keeps_its_record(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    before = {row.id: row.change for row in archive.store.documents(archive.store.document_keys()).values()}
    broken = IngestOptions(workers=1, timeout=20.0, memory_mb=400, parser="paper_parser:nothing_there")
    work = reprocess(archive, "ocr", Choice(again=True), broken)
    assert (work.done, len(work.failures)) == (0, 4)
    assert {row.id: row.change for row in archive.store.documents(archive.store.document_keys()).values()} == before
    assert archive.store.events(next(iter(before)))[-1].kind == "reprocess"


def test_ctrl_c_after_a_record_is_written_finds_it_counted(
    archive: Archive, fill: Fill, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(papers)
    find, put, written = archive.store.find, archive.store.put, []

    def look(*asked: Any, **how: Any) -> Any:
        if len(written) == 1:
            os.kill(os.getpid(), signal.SIGINT)  # in the moment after the first one was written
            written.append("")
        return find(*asked, **how)

    def keep(*asked: Any, **how: Any) -> None:
        put(*asked, **how)
        written.append(asked[0].name)

    monkeypatch.setattr(archive.store, "put", keep)
    monkeypatch.setattr(archive.store, "find", look)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        work = reprocess(archive, "ocr", Choice(again=True), OPTIONS)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (work.interrupted, work.done, len(list(filter(None, written)))) == (True, 1, 1)


def test_the_index_alone(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    assert reprocess(archive, "index").done == 4


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scan of a paper of the demo."""
    pytest.importorskip("reportlab")
    from PIL import Image

    from docparse.corpus.paper import load_paper
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import Quality, scan_pages

    paper = Path(__file__).resolve().parents[2] / "corpus" / "demo" / "chi-thi.json"
    page = scan_pages(to_pdf(load_paper(paper)), Quality(dpi=150, noise=1.0), seed=3)[0]
    path = tmp_path_factory.mktemp("scan") / "scan.png"
    Image.fromarray(page[: page.shape[0] // 3]).save(path, dpi=(150, 150))
    return path


def test_extraction_anew_without_ocr(place: str, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = IngestOptions(workers=1)
    with Archive.create(place) as archive:
        assert ingest(archive, [scan], options).documents == 1
        row = next(iter(archive.store.documents(archive.store.document_keys()).values()))
        before = archive.store.record(row.key)
        kept = archive.store.stages(row.id)
        assert kept is not None
        assert kept.reading is not None
        monkeypatch.setattr(stages, "EXTRACT_STAGE", stages.EXTRACT_STAGE + 1)
        work = reprocess(archive, "extract", Choice(), options)
        assert (work.done, work.changed, work.read_again) == (1, 0, 0)
        assert archive.store.record(row.key) == before
        # Extraction anew from a reading of an older reader does not make that reading new.
        monkeypatch.setattr(stages, "READ_STAGE", stages.READ_STAGE + 1)
        monkeypatch.setattr(stages, "EXTRACT_STAGE", stages.EXTRACT_STAGE + 1)
        assert reprocess(archive, "extract", Choice(), options).read_again == 0
        assert reprocess(archive, "extract", Choice(), options).current == 1
        assert reprocess(archive, "ocr", Choice(), options).done == 1
        assert reprocess(archive, "ocr", Choice(), options).current == 1


def test_a_reading_is_packed_and_comes_back(scan: Path) -> None:
    made: list[Any] = []
    from docparse.pipeline import parse_bytes

    data = scan.read_bytes()
    records = parse_bytes(data, "scan.png", on_reading=lambda reading: made.append(stages.packed(reading)))
    again = parse_bytes(b"", "scan.png", reading=stages.unpacked(made[0]))
    assert again[0].text == records[0].text
    assert again[0].header == records[0].header
    with pytest.raises(ValueError, match="reading"):
        stages.unpacked("00000")


def test_texts_are_not_worth_keeping(archive: Archive, papers: Path) -> None:
    from docparse.archive.ingest import PARSER as OURS

    ingest(archive, [papers / "letter.txt"], IngestOptions(workers=1, parser=OURS))
    kept = archive.store.stages(next(archive.store.originals()).id)
    assert kept is not None
    assert kept.reading is None
