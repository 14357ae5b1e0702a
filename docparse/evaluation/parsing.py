"""Paths in, their records out: in this process, or several at a time in processes of their own that may crash alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from docparse.errors import ReadError
from docparse.schema import Record

OnParsed = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""


def parse_all(
    paths: list[Path], workers: int = 1, timeout: float = 600.0, on_parsed: OnParsed | None = None
) -> Iterator[tuple[Path, list[Record], str | None]]:
    """(path, records, reason of failure) of every file, in no fixed order. `timeout`: seconds that one file may take.

    One worker reads in this process, without a limit of time; more of them read in processes of their own.
    """
    read = _parse_here(paths) if workers == 1 else _parse_apart(paths, workers, timeout)
    for number, result in enumerate(read, start=1):
        if on_parsed:
            on_parsed(number, len(paths))
        yield result


def _parse_here(paths: list[Path]) -> Iterator[tuple[Path, list[Record], str | None]]:
    from docparse.pipeline import parse_path

    for path in paths:
        try:
            yield path, parse_path(path), None
        except ReadError as error:
            yield path, [], str(error)


def _parse_apart(paths: list[Path], workers: int, timeout: float) -> Iterator[tuple[Path, list[Record], str | None]]:
    from docparse.isolate import Pool, Task

    there = []
    for path in paths:
        if path.is_file():
            there.append(path)
        else:
            yield path, [], f"{path}: does not exist; the labels name it under `file`"
    # The longest first, so that no worker is left with a scan of ninety pages at the end.
    there.sort(key=lambda path: -path.stat().st_size)
    with Pool(max(1, min(workers, len(there))), timeout) as pool:
        for outcome in pool.run(Task(path.name, path, tag=path) for path in there):
            failed = outcome.error() if outcome.category is not None else None
            yield outcome.task.tag, [Record.model_validate_json(record) for record in outcome.records], str(failed) if failed else None
