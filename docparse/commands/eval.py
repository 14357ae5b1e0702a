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
    errors: Annotated[bool, typer.Option(help="List every error.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures and errors as JSON.")] = False,
) -> None:
    """Score parse output against gold labels: precision, recall, F1 and n of every field."""
    from docparse.evaluation.run import evaluate
    from docparse.evaluation.table import as_dict, render

    def progress(name: str) -> None:
        print(f"\r\033[K{name}", end="", file=sys.stderr, flush=True)

    result = evaluate(
        gold_dir, records=records, transcripts=transcripts, mode=mode.value, progress=progress if sys.stderr.isatty() else None
    )
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    print(json.dumps(as_dict(result), ensure_ascii=False, indent=2) if as_json else render(result, errors=errors))
