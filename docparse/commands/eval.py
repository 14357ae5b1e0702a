"""`docparse eval GOLD_DIR`: parse what is labelled, score it field by field, print a table."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
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
    gold_dir: Annotated[
        Path,
        typer.Argument(metavar="GOLD_DIR", help="Folder with NAME.gold.json beside the documents, or a corpus of tagged papers (hand/)."),
    ],
    records: Annotated[Path | None, typer.Option(help="Score these records (JSONL) instead of parsing.")] = None,
    transcripts: Annotated[bool, typer.Option(help="Parse NAME.txt beside a document instead of the document.")] = False,
    mode: Annotated[Mode, typer.Option(help="strict, soft (case, punctuation, spaces), levenshtein 0.8, ratcliff 0.95.")] = Mode.strict,
    split: Annotated[str | None, typer.Option(help="Only documents of this part (dev, test): `split` of the labels, or split.tsv.")] = None,
    by: Annotated[str, typer.Option(help="Groups to tell apart, with commas: origin,type,issuer,year.")] = "",
    against: Annotated[Path | None, typer.Option(help="An earlier run (--json): list gains and losses item by item.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write an HTML report with plots and every error.")] = None,
    images: Annotated[bool, typer.Option("--images", help="With --report: put the pages with errors into it as pictures.")] = False,
    form: Annotated[str, typer.Option(help="Of a corpus of tagged papers: text, markdown, docx, pdf or scan.")] = "text",
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
    with _documents(gold_dir, form, split, keep=report is not None) as folder, reading() as on_parsed:
        result = evaluate(
            folder,
            records=records,
            transcripts=transcripts,
            mode=mode.value,
            split=split,
            workers=workers or _cores(),
            on_parsed=on_parsed,
        )
        result.folder = str(gold_dir)
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


@contextlib.contextmanager
def _documents(folder: Path, form: str, split: str | None, keep: bool) -> Iterator[Path]:
    """The folder itself, or the documents that its tagged papers give. `keep`: a report links to them, so they stay on the disk."""
    from docparse.corpus.build import FORMS, build
    from docparse.corpus.parts import PARTS, hand_papers

    if not (folder / "hand").is_dir():
        yield folder
        return
    if form not in FORMS:
        raise DocparseError(f"no form {form}; there are {', '.join(FORMS)}")
    if split and split not in PARTS:
        raise DocparseError(f"{folder}: no document is of part {split}; there are {', '.join(PARTS)}")
    out = Path(tempfile.mkdtemp(prefix="docparse-corpus-"))
    try:
        build(hand_papers(folder / "hand", split), out, (form,))
        yield out / form
    finally:
        if keep:
            print(f"documents: {out / form}", file=sys.stderr)
        else:
            shutil.rmtree(out, ignore_errors=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
