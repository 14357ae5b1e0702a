"""`docparse reprocess --stage ocr|extract|index`: what an archive holds, read or understood again by this program."""

from __future__ import annotations

import re
import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import DocparseError, ExitCode
from docparse.render import many

if TYPE_CHECKING:
    from docparse.archive.reprocess import Choice, Rework

FAILURES_SHOWN = 50


class StageName(str, Enum):
    """Where to begin."""

    ocr = "ocr"
    extract = "extract"
    search_index = "index"


class BadChoice(DocparseError):
    """A choice that cannot be understood."""

    exit_code = ExitCode.USAGE


def run(
    stage: Annotated[
        StageName,
        typer.Option(help="ocr: read the originals anew; extract: from the readings that were kept, without OCR; index: only the index."),
    ] = StageName.extract,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="WHICH", help="failed, older-than VERSION (older-than=0.2), or an id; may be given again."),
    ] = None,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="The same without --only: ids, as `search` shows them.")
    ] = None,
    archive: ArchiveOption = None,
    again: Annotated[bool, typer.Option("--again", help="Also what went through the same stages of the same version already.")] = False,
    workers: Annotated[int, typer.Option(min=0, help="How many documents at a time; 0: as many as there are cores.")] = 0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 120.0,
    memory: Annotated[int, typer.Option(min=64, help="MiB of memory that one document may take.")] = 2048,
) -> None:
    """Run a stage again over what an archive holds. Corrections and decisions of people stand; what fails keeps what it had."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.ingest import IngestOptions
    from docparse.archive.reprocess import reprocess
    from docparse.commands.progress import reading
    from docparse.interrupts import stoppable
    from docparse.read.options import OWN_SHARE, ReadOptions

    choice = read_choice(only or [], more or [], again)
    options = IngestOptions(workers=workers, timeout=timeout, memory_mb=memory, read_options=ReadOptions(time_limit=OWN_SHARE * timeout))
    with Archive.open(resolve(archive)) as opened, stoppable(), reading("Reprocessing") as show:
        work = reprocess(opened, stage.value, choice, options, show)
        name = opened.name
    print(to_text(work, stage, name))
    if work.interrupted:
        sys.exit(int(ExitCode.INTERRUPTED))
    if work.failures:
        sys.exit(int(ExitCode.PARTLY if work.done or work.current else ExitCode.FAILED))


def read_choice(only: list[str], more: list[str], again: bool) -> Choice:
    """What `--only` says, and what stands on the line without it: ids, and the version of a bare `older-than`. Raises BadChoice."""
    from docparse.archive.reprocess import Choice

    failed, older, ids = False, None, []
    rest = list(more)
    words = [f"older-than {rest.pop(0)}" if word.strip() == "older-than" and rest else word for word in only]
    for said in [*words, *rest]:
        if said == "older-than":
            raise BadChoice("--only older-than: older than which version? Write older-than=0.2")
        match = re.fullmatch(r"older-than[= ](\d+(?:\.\d+)*)", said.strip())
        if said == "failed":
            failed = True
        elif match:
            older = match[1]
        elif re.fullmatch(r"[0-9a-fA-F]{4,64}", said):
            ids.append(said)
        else:
            raise BadChoice(f"{said}: is neither failed, older-than=VERSION nor the beginning of an id (4 characters at least)")
    return Choice(failed, older, tuple(ids), again)


def to_text(work: Rework, stage: StageName, archive: str) -> str:
    """The report for people."""
    if stage is StageName.search_index:
        return f"the index of {archive} was made anew: {many(work.done, 'document')} in {work.seconds:.1f} s"
    out = ["Stopped. What was done is safe; run the same command again to go on."] if work.interrupted else []
    out.append(f"{work.done} of {work.chosen} files of {archive} in {work.seconds:.1f} s; {work.changed} with other records than before")
    if work.current:
        out.append(f"{work.current} passed over: they are up to date, or this program has failed on them before (--only failed, --again)")
    if stage is StageName.extract and work.read_again:
        out.append(f"{work.read_again} were read anew: no reading of them was kept, or none is worth keeping")
    if work.failures:
        out.append(f"{len(work.failures)} failed and keep what they had:")
        out += [f"  {name}: {reason}" for name, reason in work.failures[:FAILURES_SHOWN]]
        if len(work.failures) > FAILURES_SHOWN:
            out.append(f"  and {len(work.failures) - FAILURES_SHOWN} more")
    return "\n".join(out)
