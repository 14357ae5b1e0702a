"""What the parts of docparse are worth: rules alone, models alone, both; without authority; without repair.

    python evals/ablation.py [--set NAME]... [--scans]

Each way runs in a process of its own with `docparse.switches` set, on the same readings: what differs comes after the reading (the
letters that the OCR engine chose with the language model are the same in all). `rules`: no trained model at all. `models`: titles by
the trained model alone, and for the other fields the entity recogniser trained on part dev (baselines/learned.py), which knows fewer
fields. Samples, real documents and corpus test are measured on, never trained on.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from pathlib import Path
from typing import Any

from sets import Sets

WAYS: dict[str, tuple[str, ...]] = {
    "both": (), "rules": ("models",), "models": ("rules",), "without authority": ("authority",), "without repair": ("repair",),
}  # fmt: skip
SETS = ("samples", "real-transcripts", "test-text", "generated-text")
SCAN_SETS = ("real-scans",)
SHOWN = (
    "doc_type", "issuer", "number", "symbol", "place", "date", "subject", "headings", "heading levels", "labels", "references",
    "references with date", "named_references", "dates", "dates with role", "targets", "recipients", "signatory name", "signatory title",
)  # fmt: skip
OF_LEARNED = ("number", "symbol", "place", "date", "references", "named_references", "dates", "targets", "recipients",
              "signatory name", "signatory title")  # fmt: skip


def main() -> int:
    """Print one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", dest="sets", help="only this set; may be repeated")
    parser.add_argument("--scans", action="store_true", help="the scans too: they are read by OCR once")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docparse-ablation-") as scratch:
        sets = Sets(Path(scratch))
        known = asked.sets or [*SETS, *(SCAN_SETS if asked.scans else ())]
        for name in sets.there(known):
            print("\n".join(table(name, measure(sets, name, Path(scratch) / f"{name}.readings"))), flush=True)
    return 0


def measure(sets: Sets, name: str, kept: Path) -> dict[str, dict[str, float]]:
    """Figures of every way on one set."""
    from docparse.learn.readings import keep_readings

    transcripts = name == "real-transcripts"
    documents = sets.documents(name)
    paths = {d.key: d.transcript if transcripts and d.transcript else d.path for d in documents}
    keep_readings(sorted(set(paths.values())), kept)
    context = multiprocessing.get_context("spawn")
    out: dict[str, dict[str, float]] = {}
    for way, off in WAYS.items():
        with context.Pool(1) as pool:
            told = [(d.name, str(d.path), d.labels, d.part, str(paths[d.key])) for d in documents]
            out[way] = pool.apply(_figures, (off, kept, told, kept.with_name("recogniser")))
    return out


_Document = tuple[str, str, dict[str, Any], int, str]


def _figures(off: tuple[str, ...], kept: Path, documents: list[_Document], trained: Path) -> dict[str, float]:
    """F1 of the shown fields and more, with some parts switched off; runs in a process of its own, for tables are read once.

    `trained`: where the entity recogniser lies, or will.
    """
    from docparse.switches import ON

    for name in off:
        setattr(ON, name, False)
    from docparse.evaluation.calibration import Judged, calibration_error, found_at, judge, review_curve
    from docparse.evaluation.items import gold_items, left_out, record_items
    from docparse.evaluation.score import macro, micro, score, total
    from docparse.learn.readings import kept_documents
    from docparse.pipeline import extract

    records: dict[tuple[str, int], Any] = {}
    for path, part, document in kept_documents(kept):
        records[path, part] = extract(document)
        records[path, part].source.part = part
    recogniser = _recogniser(trained) if "rules" in off else None
    scores, judged = [], list[Judged]()
    for name, _, labels, part, path in documents:
        record = records.get((path, part))
        items = record_items(record) if record else {}
        if recogniser is not None and record is not None:
            learned = recogniser(record.text)
            titles = {field: items[field] for field in ("headings", "heading levels", "labels")}
            items = {**{field: learned.get(field, []) for field in OF_LEARNED}, **titles}
        scores.append(score(name, gold_items(labels), items, left_out(labels)))
        judged += judge(name, record, labels) if record and recogniser is None else []
    out = {field: value for field in SHOWN if (value := total(scores, field).f1) is not None}
    if recogniser is not None:
        return {field: value for field, value in out.items() if field in (*OF_LEARNED, "headings", "heading levels", "labels")}
    out["macro F1"], out["micro F1, all items"] = macro(scores) or 0.0, micro(scores).f1 or 0.0
    out["documents wholly right"] = sum(item.right for item in scores) / max(1, len(scores))
    out["expected calibration error"] = calibration_error(judged) or 0.0
    out["errors found by checking 15%"] = found_at(review_curve(judged), 0.15)
    return out


def _recogniser(trained: Path) -> Any:
    """The entity recogniser, trained by the first who asks, for it takes minutes; without its extra one that finds nothing."""
    try:
        import spacy
        from baselines import learned

        if not trained.exists():
            learned.train().to_disk(trained)
        return learned.reader(spacy.load(trained))
    except ImportError as error:
        print(f"models alone: only titles, for {error}", file=sys.stderr)
        return lambda text: {}


def table(name: str, figures: dict[str, dict[str, float]]) -> list[str]:
    """Markdown: a row a figure, a column a way; blank: the way does not know the field."""
    rows = list(dict.fromkeys(row for way in figures.values() for row in way))
    out = [f"### {name}", "", f"| figure | {' | '.join(figures)} |", "|---|" + "--:|" * len(figures)]
    for row in rows:
        cells = [f"{way[row]:.3f}" if row in way else "" for way in figures.values()]
        out.append(f"| {row} | {' | '.join(cells)} |")
    return [*out, ""]


if __name__ == "__main__":
    sys.exit(main())
