"""`docparse eval GOLD_DIR`: parse what is labelled, score it field by field, print a table."""

from __future__ import annotations

import json
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


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
    by: Annotated[str, typer.Option(help="Groups to tell apart, with commas: origin,type,issuer,year.")] = "",
    against: Annotated[Path | None, typer.Option(help="An earlier run (--json): list gains and losses item by item.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write an HTML report with plots and every error.")] = None,
    errors: Annotated[bool, typer.Option(help="List every error.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures and errors as JSON.")] = False,
) -> None:
    """Score parse output against gold labels: precision, recall, F1 and n of every field."""
    from docparse.evaluation.run import evaluate
    from docparse.evaluation.table import as_dict, render

    earlier = None
    if against:
        from docparse.evaluation.against import load_run

        earlier = load_run(against)

    def progress(name: str) -> None:
        print(f"\r\033[K{name}", end="", file=sys.stderr, flush=True)

    result = evaluate(
        gold_dir, records=records, transcripts=transcripts, mode=mode.value, progress=progress if sys.stderr.isatty() else None
    )
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    if report:
        from docparse.evaluation.report import write_report

        write_report(result, report)
        print(f"report: {report}", file=sys.stderr)
    if as_json:
        print(json.dumps(as_dict(result), ensure_ascii=False, indent=2))
        return
    print(render(result, errors=errors, by=tuple(part for part in by.split(",") if part)))
    if earlier:
        from docparse.evaluation.against import compare

        print("\n" + compare(earlier, as_dict(result)))
