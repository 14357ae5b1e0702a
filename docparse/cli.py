"""The command line: which commands there are. Each lives in `docparse/commands/` and is imported only when it runs."""

from __future__ import annotations

import functools
import importlib
import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

COMMANDS = {
    "parse": "Read documents and print their records.",
    "lint": "Say what a drafter or an archivist should look at; exit code 3 if anything.",
    "schema": "Print the JSON Schema of a record.",
    "ingest": "Add files and folders to an archive.",
    "watch": "Take what arrives in a folder into an archive.",
    "reprocess": "Read or understand again what an archive holds.",
    "duplicates": "List rescans, drafts and their signed forms.",
    "correct": "Correct a field, or take a correction back.",
    "search": "Search an archive, with or without accents.",
    "show": "Print one document of an archive.",
    "directive": "Show a directive and every document that cites it.",
    "directives": "Rank the directives that an archive cites.",
    "targets": "Compare targets over years and issuers.",
    "compare": "Compare this year's document with last year's.",
    "export": "Export as XLSX, edXML, E-ARK, BagIt and others.",
    "verify": "Check an archive: every hash, every row, the index.",
    "backup": "Make a consistent copy of an archive, also while ingest runs.",
    "restore": "Make an archive anew from a backup, and check it.",
    "archive": "Copy a whole archive between a folder and PostgreSQL.",
    "access": "List and decide on papers put aside for their secrecy.",
    "eval": "Score records against gold labels.",
    "train": "Rebuild the trained models from the corpus.",
    "corpus": "Make the labelled corpus on disk, in every form.",
    "ocr": "Make a searchable PDF/A of a scan.",
    "doctor": "Say what is installed, what is missing, and how to install it.",
}
"""Name and one-line help of every command. The module is `docparse.commands.NAME`, its function `run`."""

HELP = "Read Vietnamese administrative documents into structure, and keep them in an archive that people search."


def build(arguments: list[str]) -> typer.Typer:
    """The app for these arguments: only the module of the command that is asked for is imported (start-up counts)."""
    import typer

    app = typer.Typer(
        name="docparse",
        help=HELP,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def start(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
        """Options before the command."""

    asked = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name, line in COMMANDS.items():
        app.command(name=name, help=line)(command(name) if name == asked else _unused)
    return app


def command(name: str) -> Callable[..., None]:
    """The function behind `docparse NAME`."""
    function: Callable[..., None] = importlib.import_module(f"docparse.commands.{name}").run

    @functools.wraps(function)
    def run(**options: object) -> None:
        try:
            function(**options)
        except (KeyboardInterrupt, BrokenPipeError) as error:
            raise _Ended from error

    return run


class _Ended(Exception):
    """Carries its cause through typer, which would make of it an exit without a word."""


def _unused() -> None:
    """Stands for a command that was not asked for, so that `--help` lists it."""


def main() -> None:
    """Run the command line. Errors of the product end with one clear line and their exit code (docs/commands.md)."""
    from docparse.errors import DocparseError, ExitCode, unusable

    arguments = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that has not all letters gets what it can show
    if arguments[:1] == ["--version"]:
        from docparse import __version__

        print(f"docparse {__version__}")
        return
    try:
        try:
            build(arguments)()
            sys.stdout.flush()
        except _Ended as ended:
            raise ended.__cause__ or ended from None
        except SystemExit as ended:
            if isinstance(getattr(ended.__context__, "__cause__", None), KeyboardInterrupt):
                raise KeyboardInterrupt from None  # before the command began, amid what typer itself does
            raise
    except DocparseError as error:
        print(f"docparse: {error}", file=sys.stderr)
        sys.exit(int(error.exit_code))
    except KeyboardInterrupt:
        print("docparse: stopped", file=sys.stderr)
        sys.exit(int(ExitCode.INTERRUPTED))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # The reader of our output (head, less) has gone: no error, but stdout must not be flushed again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"docparse: {unusable(error)}", file=sys.stderr)
        sys.exit(int(ExitCode.FAILED))


if __name__ == "__main__":
    main()
