"""`docparse lint FILE...`: what a drafter or an archivist should look at, one line each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docparse.errors import ExitCode, ReadError


def run(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", readable=False, help="Files to check.")],
) -> None:
    """Print the warnings of each document: FILE:LINE: code: message. LINE counts the lines of the record's text; exit code 3 if any."""
    from docparse.pipeline import parse_path

    found = failed = 0
    for path in files:
        try:
            records = parse_path(path)
        except ReadError as error:
            failed += 1
            print(f"docparse: {path}: {error.problem}; {error.advice}", file=sys.stderr)
            continue
        for record in records:
            for warning in record.warnings:
                found += 1
                line = record.text.count("\n", 0, warning.start) + 1 if warning.start is not None else 1
                print(f"{path}:{line}: {warning.code}: {warning.message}")
    if failed == len(files):
        sys.exit(int(ExitCode.FAILED))
    if found or failed:
        sys.exit(int(ExitCode.PARTLY))
