"""One evaluation: a folder of gold labels in, a score for every document out; files are parsed here unless records are given."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docparse.errors import DocparseError, ReadError
from docparse.evaluation.calibration import Judged, judge
from docparse.evaluation.gold import GoldDocument, load_gold
from docparse.evaluation.items import gold_items, left_out, record_items
from docparse.evaluation.match import Mode
from docparse.evaluation.score import DocumentScore, score
from docparse.evaluation.texts import SectionScore, TextErrors, section_score, text_errors
from docparse.schema import Record


@dataclass(slots=True)
class Run:
    """Scores by document, files that could not be read (name to reason), what was left out by cause, and the measures over text.

    `texts`: word errors against transcripts, by document; `sections`: section text by label; `judged`: values with confidence.
    """

    folder: str
    scores: list[DocumentScore] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    records: dict[tuple[str, int], Record] = field(default_factory=dict)
    texts: dict[str, TextErrors] = field(default_factory=dict)
    sections: dict[str, SectionScore] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)


def evaluate(
    folder: Path,
    *,
    records: Path | None = None,
    transcripts: bool = False,
    mode: Mode = "strict",
    progress: Callable[[str], None] | None = None,
) -> Run:
    """Score every labelled document of `folder`.

    `records`: a JSONL file of records instead of parsing; matched by `source.name` and `source.part`.
    `transcripts`: parse the transcript beside a document instead of the document itself, where there is one.
    A document that fails counts as an empty record: what is not read is missed, not left out.
    """
    run = Run(str(folder))
    given = _load_records(records) if records else None
    parsed: dict[Path, list[Record]] = {}
    for document in load_gold(folder):
        path = document.transcript if transcripts and document.transcript else document.path
        if progress:
            progress(document.name)
        if given is not None:
            record = given.get((document.path.name, document.part))
            if record is None:
                run.failures[document.path.name] = "no record in the file"
        else:
            if path not in parsed:
                parsed[path] = _parse(path, run)
            record = next((item for item in parsed[path] if item.source.part == document.part), None)
        run.scores.append(_score(document, record, mode))
        if record is not None:
            run.records[document.name, document.part] = record
            _measure(run, document, record)
    for item in run.scores:
        for cause in item.left_out.values():
            run.left_out[cause] = run.left_out.get(cause, 0) + 1
    return run


def _measure(run: Run, document: GoldDocument, record: Record) -> None:
    """Measures that need the whole record; word errors only where one record is the whole file."""
    name = run.scores[-1].name
    run.judged += judge(name, record, document.labels)
    transcript = document.transcript or (document.path if document.path.suffix == ".txt" else None)
    text = transcript.read_text(encoding="utf-8") if transcript and transcript.exists() else record.text
    if document.labels.get("sections") and "sections" not in (document.labels.get("unlabelled") or []):
        run.sections[name] = section_score(document.labels, text, record)
    if document.transcript and document.part == 1 and "second_document" not in document.labels:
        run.texts[name] = text_errors(text, record.text)


def _parse(path: Path, run: Run) -> list[Record]:
    from docparse.pipeline import parse_path

    try:
        return parse_path(path)
    except ReadError as error:
        run.failures[path.name] = str(error)
        return []


def _score(document: GoldDocument, record: Record | None, mode: Mode) -> DocumentScore:
    name = document.name + (f" part {document.part}" if document.part > 1 else "")
    result = score(name, gold_items(document.labels), record_items(record) if record else {}, left_out(document.labels), mode)
    header = document.labels.get("header") or {}
    result.attributes = {
        "origin": document.origin,
        "type": str(document.labels.get("doc_type")),
        "issuer": str(header.get("issuer")),
        "year": str(header.get("date") or "none")[:4],
    }
    return result


def _load_records(path: Path) -> dict[tuple[str, int], Record]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [Record.model_validate(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise DocparseError(f"{path}: is no file of records ({error}); make one with `docparse parse FILE... --format jsonl`") from error
    return {(record.source.name, record.source.part): record for record in found}
