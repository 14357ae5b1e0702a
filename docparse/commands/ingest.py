"""`docparse ingest PATH...`: files and folders into an archive, with a progress bar, and at the end what came of them."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.commands.progress import reading
from docparse.errors import ExitCode
from docparse.render import many

if TYPE_CHECKING:
    from docparse.archive.ingest import Report, Step

FAILURES_SHOWN = 50


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", readable=False, help="Files, folders (with all below), .zip files.")],
    archive: ArchiveOption = None,
    workers: Annotated[int, typer.Option(min=0, help="How many documents to read at a time; 0: as many as there are cores.")] = 0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 120.0,
    memory: Annotated[int, typer.Option(min=64, help="MiB of memory that one document may take.")] = 2048,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Add files and folders to an archive, made if it is not there.

    The same bytes are never taken twice; stopped and run again, it goes on where it was.
    """
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.ingest import IngestOptions, ingest
    from docparse.interrupts import stoppable
    from docparse.read.options import OWN_SHARE, ReadOptions

    # A long scan stops by itself between two pages when its time is nearly up: the pages it has make a record.
    reading = ReadOptions(time_limit=OWN_SHARE * timeout)
    options = IngestOptions(workers=workers, timeout=timeout, memory_mb=memory, read_options=reading)
    with Archive.create(resolve(archive)) as opened, stoppable(), _steps() as on_step:
        report = ingest(opened, paths, options, on_step)
    print(to_json(report) if as_json else to_text(report, opened.name))
    code = exit_code(report)
    if code is not ExitCode.OK:
        sys.exit(int(code))


def exit_code(report: Report) -> ExitCode:
    """PARTLY if some files failed, FAILED if all did, INTERRUPTED if it was stopped."""
    if report.interrupted:
        return ExitCode.INTERRUPTED
    if not report.failures:
        return ExitCode.PARTLY if report.partial or report.unsearchable else ExitCode.OK
    return ExitCode.PARTLY if report.documents or report.already or report.twice else ExitCode.FAILED


def to_text(report: Report, archive: str) -> str:
    """The report for people."""
    out = []
    if report.interrupted:
        out.append("Stopped. What was done is safe; run the same command again to go on.")
    taken = many(report.documents, "document")
    if report.not_public:
        taken += f" ({report.not_public} not public)"
    out.append(f"{taken} added to {archive} from {many(report.files, 'file')} in {report.seconds:.1f} s")
    if not report.files and not report.left_out and not report.interrupted:
        out.append("there are no files in what was named; check the path")
    if report.already:
        out.append(f"{many(report.already, 'file')} skipped: the archive has these bytes already")
    if report.left_out:
        kinds = ", ".join(sorted({path.suffix.lower() for path in report.left_out})[:6])
        out.append(f"{many(len(report.left_out), 'file')} left out: no documents by their ending ({kinds}); name them to take them")
    if report.twice:
        out.append(f"{many(report.twice, 'file')} skipped: the same bytes as another file of this run")
    for name, mark in report.put_aside:
        out.append(
            f"put aside: {name} carries a secrecy mark ({mark}); it is in no list, search or count until an authorised person decides"
            " (`docparse access`)"
        )
    out += [f"check for a secrecy mark: {name}: {message}" for name, message in report.to_check]
    out += [f"read in part: {name}: {message}" for name, message in report.partial]
    if report.unsearchable:
        out.append(f"not to be found by a search yet: {report.unsearchable}")
    if report.failures:
        out.append(f"{many(len(report.failures), 'file')} failed:")
        shown = report.failures[:FAILURES_SHOWN]
        out += [f"  {failure.name}: [{failure.category}] {failure.reason}" for failure in shown]
        if len(report.failures) > len(shown):
            out.append(f"  and {len(report.failures) - len(shown)} more: `docparse ingest --json` lists all")
    return "\n".join(out)


def to_json(report: Report) -> str:
    """The report for programs."""
    return json.dumps(
        {
            "files": report.files,
            "documents": report.documents,
            "already": report.already,
            "twice": report.twice,
            "partial": [{"file": name, "reason": message} for name, message in report.partial],
            "left_out": [str(path) for path in report.left_out],
            "put_aside": [{"file": name, "secrecy": mark} for name, mark in report.put_aside],
            "to_check": [{"file": name, "reason": message} for name, message in report.to_check],
            "failures": [
                {"file": failure.name, "id": failure.id, "category": failure.category, "reason": failure.reason}
                for failure in report.failures
            ],
            "unsearchable": report.unsearchable,
            "seconds": round(report.seconds, 3),
            "interrupted": report.interrupted,
        },
        ensure_ascii=False,
        indent=2,
    )


@contextlib.contextmanager
def _steps() -> Iterator[Callable[[Step, int], None] | None]:
    """The bar fed by the steps of an ingest, which finds new files while it reads."""
    with reading() as draw:
        if draw is None:
            yield None
            return
        counts = {"total": 0, "done": 0}

        def on_step(step: Step, count: int) -> None:
            counts[step] += count
            draw(counts["done"], counts["total"])

        yield on_step
