"""`docparse parse FILE...`: records on standard output, failures as one line each on standard error."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from docparse.errors import ExitCode, ReadError


class Format(str, Enum):
    """How records are printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


class Ocr(str, Enum):
    """When pages are read by OCR."""

    auto = "auto"
    always = "always"
    never = "never"


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - for standard input.")],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="text (default on a terminal), json, or jsonl (default in a pipe).")
    ] = None,
    ocr: Annotated[Ocr, typer.Option(help="auto: where a page has no usable text layer.")] = Ocr.auto,
    max_pages: Annotated[int | None, typer.Option(min=1, help="Refuse files with more pages than this.")] = None,
) -> None:
    """Read documents and print their records: one JSON object a document with jsonl, files in the order given."""
    from docparse.pipeline import load, parse_bytes
    from docparse.read.options import ReadOptions

    form = format or (Format.text if sys.stdout.isatty() else Format.jsonl)
    options = ReadOptions(ocr=ocr.value, max_pages=max_pages)
    failed = done = 0
    collected = []
    for file in files:
        try:
            data, name = (sys.stdin.buffer.read(), "stdin") if file == "-" else (load(Path(file)), Path(file).name)
            records = parse_bytes(data, name, options)
        except ReadError as error:
            failed += 1
            print(f"docparse: {_with_path(error, file)}", file=sys.stderr)
            continue
        done += 1
        for record in records:
            if form is Format.jsonl:
                print(record.to_json(), flush=True)
            elif form is Format.text:
                from docparse.render import render_text

                print(render_text(record, color=sys.stdout.isatty()))
            else:
                collected.append(record)
    if form is Format.json:
        import json

        objects = [record.model_dump(mode="json", by_alias=True) for record in collected]
        print(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2))
    if failed:
        sys.exit(int(ExitCode.PARTLY if done else ExitCode.FAILED))


def _with_path(error: ReadError, path: str) -> str:
    """The error's line with the path as the user typed it."""
    return f"{path}: {error.problem}; {error.advice}"
