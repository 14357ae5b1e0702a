"""One evaluation: a folder of gold labels in, a score for every document out; files are parsed here unless records are given."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docparse.errors import DocparseError
from docparse.evaluation.calibration import Judged, judge
from docparse.evaluation.corruption import recall_by_kind
from docparse.evaluation.gold import GoldDocument, load_gold
from docparse.evaluation.items import gold_items, left_out, record_items
from docparse.evaluation.match import Mode
from docparse.evaluation.parsing import OnParsed, parse_all
from docparse.evaluation.score import Count, DocumentScore, score
from docparse.evaluation.texts import SectionScore, TextErrors, section_score, text_errors
from docparse.schema import Record
from docparse.text.encodings import decode


@dataclass(slots=True)
class Run:
    """Scores by document, files that could not be read (name to reason), what was left out by cause, and the measures over text.

    `records` and `documents`: by the name of the score; `unknown_parts`: records split off that the labels do not know;
    `corruptions`: recall of citations by what was wrong with them; `texts`: word errors against transcripts, by document;
    `sections`: section text by label; `judged`: values with confidence.
    """

    folder: str
    scores: list[DocumentScore] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    documents: dict[str, GoldDocument] = field(default_factory=dict)
    unknown_parts: int = 0
    corruptions: dict[str, Count] = field(default_factory=dict)
    texts: dict[str, TextErrors] = field(default_factory=dict)
    sections: dict[str, SectionScore] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)


def evaluate(
    folder: Path,
    *,
    records: Path | None = None,
    transcripts: bool = False,
    mode: Mode = "strict",
    split: str | None = None,
    only: Callable[[GoldDocument], bool] | None = None,
    workers: int = 1,
    on_parsed: OnParsed | None = None,
) -> Run:
    """Score every labelled document of `folder`, or of one part of it (`split`), or those that `only` lets through.

    `records`: a JSONL file of records instead of parsing; matched by `source.name` and `source.part`.
    `transcripts`: parse the transcript beside a document instead of the document itself, where there is one.
    A document that fails counts as an empty record: what is not read is missed, not left out.
    """
    run = Run(str(folder))
    documents = [document for document in load_gold(folder, split) if only is None or only(document)]
    paths = {d.key: d.transcript if transcripts and d.transcript else d.path for d in documents}
    found: dict[Path, list[Record]] = {}
    if records:
        given = _load_records(records)
        for document in documents:
            found[paths[document.key]] = given.get(document.path.name, [])
            if not found[paths[document.key]]:
                run.failures[document.path.name] = "no record in the file"
    else:
        for path, read, problem in parse_all(list(dict.fromkeys(paths.values())), workers, on_parsed=on_parsed):
            found[path] = read
            if problem:
                run.failures[path.name] = problem
    known = Counter(paths.values())
    run.unknown_parts = sum(max(0, len(found[path]) - count) for path, count in known.items())
    for document in documents:
        record = next((item for item in found[paths[document.key]] if item.source.part == document.part), None)
        run.scores.append(_score(document, record, mode))
        run.documents[document.key] = document
        if not left_out(document.labels).get("references"):
            for kind, count in recall_by_kind(document.labels, record).items():
                run.corruptions[kind] = run.corruptions.get(kind, Count()) + count
        if record is not None:
            run.records[document.key] = record
            _measure(run, document, record, found[paths[document.key]], paths[document.key] == document.transcript)
    for item in run.scores:
        for cause in item.left_out.values():
            run.left_out[cause] = run.left_out.get(cause, 0) + 1
    return run


def rescored(run: Run, mode: Mode) -> list[DocumentScore]:
    """The documents of a run compared in another way, without reading them again."""
    return [_score(document, run.records.get(key), mode) for key, document in run.documents.items()]


def _measure(run: Run, document: GoldDocument, record: Record, of_file: list[Record], from_transcript: bool) -> None:
    """Measures that need the whole record; word errors only where the labels know one document, over the text of the whole file."""
    name = document.key
    run.judged += judge(name, record, document.labels)
    transcript = decode(document.transcript.read_bytes()) if document.transcript and document.transcript.exists() else None
    text = transcript.text if transcript else record.text  # a text file without a transcript: as its code page was read
    if document.labels.get("sections") and "sections" not in (document.labels.get("unlabelled") or []):
        run.sections[name] = section_score(document.labels, text, record)
    if document.transcript and not from_transcript and document.part == 1 and "second_document" not in document.labels:
        run.texts[name] = text_errors(text, "\n".join(part.text for part in of_file))


def _score(document: GoldDocument, record: Record | None, mode: Mode) -> DocumentScore:
    result = score(document.key, gold_items(document.labels), record_items(record) if record else {}, left_out(document.labels), mode)
    header = document.labels.get("header") or {}
    result.attributes = {
        "origin": document.origin,
        "type": str(document.labels.get("doc_type")),
        "issuer": str(header.get("issuer")),
        "year": str(header.get("date") or "none")[:4],
    }
    return result


def _load_records(path: Path) -> dict[str, list[Record]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [Record.model_validate(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise DocparseError(f"{path}: is no file of records ({error}); make one with `docparse parse FILE... --format jsonl`") from error
    out: dict[str, list[Record]] = {}
    for record in found:
        out.setdefault(record.source.name, []).append(record)
    return out
