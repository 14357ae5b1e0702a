"""The five commissioned documents: what must be right on them is right, and a scan of one gives what its text gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from docparse.evaluation.items import gold_items, record_items
from docparse.evaluation.run import Run, evaluate
from docparse.evaluation.score import total
from docparse.pipeline import extract, parse_path, read_document
from docparse.schema import Record, walk_sections

MUST_BE_RIGHT = (
    "doc_type", "issuer", "number", "symbol", "place", "date", "subject", "addressees", "headings", "heading levels", "labels",
    "references", "references with date", "named_references", "dates", "dates with role", "targets", "targets with measure",
    "recipients", "recipients with purpose", "signatory name", "signatory title", "signatory authority",
)  # fmt: skip


@pytest.fixture(scope="module")
def run(shared: Path) -> Run:
    return evaluate(shared / "samples")


@pytest.mark.parametrize("field", MUST_BE_RIGHT)
def test_every_field_is_right(run: Run, field: str) -> None:
    count = total(run.scores, field)
    errors = [error for item in run.scores for error in item.errors if error.field == field]
    assert (count.fp, count.fn) == (0, 0), errors


def test_all_five_are_parsed(run: Run) -> None:
    assert len(run.records) == 5
    assert not run.failures


def record(run: Run, start: str) -> Record:
    return next(found for key, found in run.records.items() if key.startswith(start))


def test_the_news_article_is_no_document_but_kept_with_its_citation(run: Run) -> None:
    article = record(run, "004")
    assert article.doc_type.value is None
    assert [reference.canonical for reference in article.references] == ["34-CT/TW"]


@pytest.mark.parametrize(("start", "canonical"), [("000", "34-CT/TU"), ("000", "128/NQ-CP"), ("003", "26-CT/TU"), ("004", "34-CT/TW")])
def test_each_repair_carries_its_reason(run: Run, start: str, canonical: str) -> None:
    found = [reference for reference in record(run, start).references if reference.canonical == canonical]
    assert any(reference.repairs for reference in found)


def test_blank_numbers_are_blank_and_say_so(run: Run) -> None:
    for start in ("000", "001", "003"):
        assert record(run, start).header.number.source == "blank"
        assert "number_blank" in {warning.code for warning in record(run, start).warnings}


def test_issuers_that_are_not_printed_are_inferred(run: Run) -> None:
    assert {record(run, start).header.issuer.source for start in ("000", "001", "002", "003")} == {"inferred"}


def test_sentences_cut_by_a_page_break_are_joined(run: Run) -> None:
    text = record(run, "003").text
    assert not any(line[:1].islower() for line in text.split("\n")), [line[:40] for line in text.split("\n") if line[:1].islower()]


def test_offsets_point_at_what_they_say(run: Run) -> None:
    for found in run.records.values():
        for reference in found.references:
            assert found.text[reference.start : reference.end] == reference.surface
        for date in found.dates:
            assert found.text[date.start : date.end] == date.surface
        for section in walk_sections(found.sections):
            if section.heading:
                assert found.text[section.start : section.end].startswith(section.heading)


def test_a_clean_scan_gives_what_the_text_gives(shared: Path, tmp_path: Path) -> None:
    from reprint import reprint

    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import CLEAN, to_scan
    from docparse.segment.frame import frame

    source = next((shared / "samples").glob("001_*.txt"))
    _, document = read_document(source.read_bytes(), source.name)
    paper = reprint(document, frame(document), extract(document).sections)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(to_scan(to_pdf(paper), CLEAN))
    (from_text,), (from_scan,) = parse_path(source), parse_path(scan)
    text_items, scan_items = record_items(from_text), record_items(from_scan)
    for field in ("signatory name", "signatory title", "headings", "references", "labels"):
        assert scan_items[field] == text_items[field], field
    for field in ("recipients", "recipients with purpose"):
        # `VT,TCCB` without a space cannot be told from `VT, TCCB` on paper: letters and signs must agree, spaces need not
        assert [item.replace(" ", "") for item in scan_items[field]] == [item.replace(" ", "") for item in text_items[field]], field


def test_gold_labels_are_read_as_they_are(shared: Path) -> None:
    from docparse.evaluation.gold import load_gold

    assert sum(len(gold_items(document.labels)["references"]) for document in load_gold(shared / "samples")) == 12
