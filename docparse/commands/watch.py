"""`docparse watch DIR`: what arrives in a folder goes into an archive, as soon as it has settled there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import DocparseError, ExitCode


class NoFolder(DocparseError):
    """There is nothing to watch."""

    exit_code = ExitCode.USAGE


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to watch, with all below it.")],
    archive: ArchiveOption = None,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks.")] = 5.0,
    settle: Annotated[float, typer.Option(min=0.0, help="Seconds in which a file must not have changed before it is taken.")] = 10.0,
    once: Annotated[bool, typer.Option("--once", help="Stop when all that is there has been taken.")] = False,
    workers: Annotated[int, typer.Option(min=0, help="How many documents to read at a time; 0: as many as there are cores.")] = 0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 120.0,
    memory: Annotated[int, typer.Option(min=64, help="MiB of memory that one document may take.")] = 2048,
) -> None:
    """Take what arrives in a folder into an archive, until Ctrl-C. Files are left where they are; half-written ones wait."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.ingest import IngestOptions, ingest
    from docparse.archive.watch import Watch
    from docparse.commands.ingest import exit_code, to_text
    from docparse.errors import ArchiveError
    from docparse.interrupts import stoppable
    from docparse.read.options import OWN_SHARE, ReadOptions

    if not folder.is_dir():
        raise NoFolder(f"{folder}: is no folder; name one to watch")
    options = IngestOptions(workers=workers, timeout=timeout, memory_mb=memory, read_options=ReadOptions(time_limit=OWN_SHARE * timeout))
    with Archive.create(resolve(archive)) as opened, stoppable():
        print(f"watching {folder} for {opened.name}; Ctrl-C ends it", flush=True)
        worst = ExitCode.OK
        try:
            watch = Watch(folder, settle, opened.folder)
            for settled in watch.rounds(every, once):
                if not settled:
                    continue
                try:
                    report = ingest(opened, settled, options)
                except ArchiveError as error:
                    # Another ingest has the archive, or a disk is full for a while.
                    watch.give_back(settled)
                    print(f"docparse: {error}", file=sys.stderr, flush=True)
                    if once:
                        raise
                    continue
                print(to_text(report, opened.name), flush=True)
                worst = max(worst, exit_code(report)) if not report.interrupted else worst
                if report.interrupted:
                    break
        except KeyboardInterrupt:
            pass
    print("stopped watching")
    if once and worst:
        sys.exit(int(worst))
