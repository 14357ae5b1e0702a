"""`docparse eval GOLD_DIR`: parse what is labelled, score it field by field, print a table."""

from __future__ import annotations

import json
import os
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.progress import reading
from docparse.errors import DocparseError


class Mode(str, Enum):
    """How strings are compared; numbers and dates are always strict."""

    strict = "strict"
    soft = "soft"
    levenshtein = "levenshtein"
    ratcliff = "ratcliff"


def run(
    gold_dir: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder with NAME.gold.json beside the documents.")],
    records: Annotated[Path | None, typer.Option(help="Score these records (JSONL) instead of parsing.")] = None,
    transcripts: Annotated[bool, typer.Option(help="Parse NAME.txt beside a document instead of the document.")] = False,
    mode: Annotated[Mode, typer.Option(help="strict, soft (case, punctuation, spaces), levenshtein 0.8, ratcliff 0.95.")] = Mode.strict,
    split: Annotated[str | None, typer.Option(help="Only documents of this part (dev, test): `split` of the labels, or split.tsv.")] = None,
    by: Annotated[str, typer.Option(help="Groups to tell apart, with commas: origin,type,issuer,year.")] = "",
    against: Annotated[Path | None, typer.Option(help="An earlier run (--json): list gains and losses item by item.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write an HTML report with plots and every error.")] = None,
    images: Annotated[bool, typer.Option("--images", help="With --report: put the pages with errors into it as pictures.")] = False,
    workers: Annotated[int, typer.Option(min=0, help="How many documents to read at a time; 0: as many as there are cores.")] = 0,
    errors: Annotated[bool, typer.Option(help="List every error.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures and errors as JSON.")] = False,
) -> None:
    """Score parse output against gold labels: precision, recall, F1 and n of every field."""
    from docparse.evaluation.run import evaluate
    from docparse.evaluation.table import ATTRIBUTES, as_dict, render

    earlier = None
    if against:
        from docparse.evaluation.against import load_run

        earlier = load_run(against)

    attributes = tuple(part.strip() for part in by.split(",") if part.strip())
    unknown = set(attributes) - set(ATTRIBUTES)
    if unknown:
        raise DocparseError(f"no attribute {', '.join(sorted(unknown))} to group by; there are {', '.join(ATTRIBUTES)}")
    with reading() as on_parsed:
        result = evaluate(
            gold_dir,
            records=records,
            transcripts=transcripts,
            mode=mode.value,
            split=split,
            workers=workers or _cores(),
            on_parsed=on_parsed,
        )
    if report:
        from docparse.evaluation.report import write_report

        write_report(result, report, images=images, earlier=earlier, by=attributes)
        print(f"report: {report}", file=sys.stderr)
    if as_json:
        print(json.dumps(as_dict(result, attributes), ensure_ascii=False, indent=2))
        return
    print(render(result, errors=errors, by=attributes))
    if earlier:
        from docparse.evaluation.against import compare

        print("\n" + compare(earlier, as_dict(result)))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
