"""`docparse parse FILE...`: records on standard output, failures as one line each on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.errors import PARTIAL, ExitCode, ReadError

if TYPE_CHECKING:
    from docparse.read.options import ReadOptions
    from docparse.schema import Record

_NO_LIMIT = 30 * 86400.0


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
    timeout: Annotated[
        float | None, typer.Option(min=0.1, help="Seconds a file may take; it is then read in a process of its own, which can be ended.")
    ] = None,
    memory: Annotated[
        int | None, typer.Option(min=64, help="MiB of memory a file may take; it is then read in a process of its own.")
    ] = None,
) -> None:
    """Read documents and print their records: one JSON object a document with jsonl, files in the order given."""
    from docparse.read.options import OWN_SHARE, ReadOptions

    form = format or (Format.text if sys.stdout.isatty() else Format.jsonl)
    # The reader stops by itself between two pages, so that the pages it has make a record; its end by force is for a page that hangs.
    options = ReadOptions(ocr=ocr.value, max_pages=max_pages, time_limit=timeout and OWN_SHARE * timeout)
    readings = _in_this_process(files, options) if timeout is None and memory is None else _in_another(files, options, timeout, memory)
    failed = done = missing = 0
    collected = []
    for records in readings:
        if isinstance(records, _Failed):
            failed += 1
            missing += records.category == "missing_tool"
            print(f"docparse: {records.line}", file=sys.stderr)
            continue
        done += 1
        for record in records:
            for warning in record.warnings:
                if warning.code in PARTIAL:
                    failed += 1
                    print(f"docparse: {record.source.name}: {warning.message}", file=sys.stderr)
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
        sys.exit(int(ExitCode.PARTLY if done else ExitCode.MISSING_TOOL if missing == failed else ExitCode.FAILED))


@dataclass(frozen=True, slots=True)
class _Failed:
    """A file without a record: the line that says why, with the path as the user typed it."""

    line: str
    category: str


def _in_this_process(files: list[str], options: ReadOptions) -> Iterator[list[Record] | _Failed]:
    """The records of each file, or why there are none. Fastest for a few files: no process is started."""
    from docparse.commands.progress import pages
    from docparse.pipeline import parse_bytes

    for file in files:
        try:
            with pages(Path(file).name):
                records = parse_bytes(*_loaded(file), options)
            yield records
        except ReadError as error:
            yield _failed(error, file)


def _in_another(files: list[str], options: ReadOptions, timeout: float | None, memory: int | None) -> Iterator[list[Record] | _Failed]:
    """The same, each file in a process that is ended when it passes a limit; the process is kept for the next file."""
    from docparse.isolate import DEFAULT_MEMORY_MB, Pool, Task
    from docparse.schema import Record

    with Pool(1, timeout or _NO_LIMIT, memory or DEFAULT_MEMORY_MB) as pool:
        for file in files:
            try:
                data, name = _loaded(file)
                for outcome in pool.run([Task(name, data, options)]):
                    if outcome.category is not None:
                        raise outcome.error()
                    yield [Record.model_validate_json(record) for record in outcome.records]
            except ReadError as error:
                yield _failed(error, file)


def _loaded(file: str) -> tuple[bytes, str]:
    """Bytes and name of a file, or of standard input."""
    from docparse.pipeline import load

    return (sys.stdin.buffer.read(), "stdin") if file == "-" else (load(Path(file)), Path(file).name)


def _failed(error: ReadError, path: str) -> _Failed:
    shown = path.replace("\n", "␊")  # a name may hold a line break; the message stays one line
    return _Failed(f"{shown}: {error.problem}; {error.advice}", error.category)
