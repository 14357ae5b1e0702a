"""`docparse ocr FILE -o OUT.pdf`: a searchable PDF/A-2b copy of a scan; the file itself is never changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.parse import Ocr
from docparse.errors import DocparseError, ExitCode


class OutputRefused(DocparseError):
    """The output would take the place of something."""

    exit_code = ExitCode.USAGE


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scan: a PDF or an image.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.pdf", help="Where the searchable copy goes.")],
    ocr: Annotated[Ocr, typer.Option(help="always: read every page anew; auto: keep a text layer that can be trusted.")] = Ocr.auto,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT.pdf if it is there (never FILE itself).")] = False,
) -> None:
    """Make a searchable PDF/A-2b of a scan: its pictures as they are, the text beneath them. The original is not changed."""
    from docparse.commands.progress import pages
    from docparse.export.searchable import make_searchable
    from docparse.pipeline import load
    from docparse.read.options import ReadOptions
    from docparse.writing import write_whole

    data = load(file)
    _allowed(file, output, force)
    with pages(file.name):
        made = make_searchable(data, file.name, ReadOptions(ocr=ocr.value))
    write_whole(output, made.pdf)
    for _, message in made.warnings:
        print(f"docparse: {file}: {message}", file=sys.stderr)
    for number, reason in made.printed:
        print(f"docparse: {file}: page {number} was printed anew as a picture: PDF/A does not allow {reason}", file=sys.stderr)
    if made.signed:
        print(f"docparse: {file} is digitally signed; the copy is not: keep the original", file=sys.stderr)
    print(f"{output}: {made.pages} pages, {made.words} words, {len(made.pdf):,} bytes, PDF/A-2b")


def _allowed(file: Path, output: Path, force: bool) -> None:
    """Refuse to write over the input (also through a link), over anything without --force, or into a folder that is not there."""
    if output.exists() and output.samefile(file):
        raise OutputRefused(f"{output}: is the scan itself, which is never changed; name another file with -o")
    if output.is_dir():
        raise OutputRefused(f"{output}: is a folder; name a file in it with -o")
    if output.exists() and not force:
        raise OutputRefused(f"{output}: is there already; name another file, or allow to replace it with --force")
    if not output.parent.is_dir():
        raise OutputRefused(f"{output.parent}: is no folder; make it first, or name another file with -o")
