"""`docparse doctor`: what is installed, what is missing, and the command that installs it."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode, ReadError
from docparse.render import many

if TYPE_CHECKING:
    from docparse.archive.place import Server

State = Literal["ok", "missing", "optional", "warning"]

NEEDED = (3, 11)

PACKAGES = (
    "pydantic", "typer", "rich", "numpy", "lxml", "pypdfium2", "pikepdf", "pillow", "opencv-python-headless", "tesserocr",
    "tantivy", "rapidfuzz",
)  # fmt: skip
"""Distributions that reading needs; they come with docparse itself."""

EXTRAS = {
    "export": (("openpyxl", "bagit"), ".xlsx and BagIt"),
    "nlp": (("underthesea", "spacy"), "for researchers"),
    "postgres": (("psycopg",), "archives in PostgreSQL"),
    "train": (("scikit-learn",), "rebuilds models"),
    "corpus": (("reportlab", "python-docx"), "renders demo documents"),
}

_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_LOW_DISK = 1 << 30
_NAME = 24


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `missing`: reading suffers and `fix` is the command that helps; `optional`: nice to have."""

    name: str
    state: State
    detail: str
    fix: str = ""


def run(
    archive: ArchiveOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what is installed, what is missing, and how to install it."""
    findings = list(examine(archive))
    if as_json:
        import json

        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _print(findings)
    if any(finding.state == "missing" for finding in findings):
        sys.exit(int(ExitCode.MISSING_TOOL))


def examine(archive: str | Path | None = None) -> Iterator[Finding]:
    """Look at everything that docparse uses, the indispensable first."""
    yield _python()
    yield from _packages()
    yield _language()
    yield _office()
    yield _font()
    for extra, (names, purpose) in EXTRAS.items():
        lacking = [name for name in names if _version(name) is None]
        have = ", ".join(f"{name} {_version(name)}" for name in names if name not in lacking)
        if lacking:
            detail = f"lacks {', '.join(lacking)} ({purpose})"
            yield Finding(f"extra {extra}", "optional", detail, f"{_pip()} install 'docparse[{extra}]'")
        else:
            yield Finding(f"extra {extra}", "ok", have)
    yield _archive(archive)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < NEEDED:
        return Finding("python", "missing", f"{version}, needs 3.11 or newer", "sudo apt-get install python3.11 python3.11-venv")
    return Finding("python", "ok", f"{version} ({sys.executable})")


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        version = _version(name)
        if version is None:
            yield Finding(name, "missing", "is not installed", f"{_pip()} install {name}")
        else:
            yield Finding(name, "ok", version)


def _language() -> Finding:
    from docparse.read.scan.engine import tessdata

    try:
        return Finding("tesseract vie", "ok", str(Path(tessdata(), "vie.traineddata")))
    except ReadError as error:
        return Finding("tesseract vie", "missing", "the Vietnamese language data is needed to read scans", error.advice.partition(" (")[0])


def _office() -> Finding:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Finding("libreoffice", "ok", found)
    return Finding("libreoffice", "missing", "is needed to read .doc, .rtf and .odt", "sudo apt-get install libreoffice-writer-nogui")


def _font() -> Finding:
    for folder in _FONTS:
        for found in Path(folder).expanduser().glob("**/LiberationSerif-Regular.ttf"):
            return Finding("font", "ok", str(found))
    return Finding("font", "optional", "Liberation Serif renders the demo documents", "sudo apt-get install fonts-liberation2")


def _archive(asked: str | Path | None) -> Finding:
    from docparse.archive import place as place_module
    from docparse.archive.folder import SLIP, Archive, resolve
    from docparse.errors import ArchiveError

    place = resolve(asked)
    name = f"archive {place}"
    if not isinstance(place, Path):
        return _served(name, place)
    folder = place
    there = folder if folder.exists() else next((parent for parent in folder.absolute().parents if parent.exists()), Path("/"))
    if not os.access(there, os.W_OK) and not folder.exists():
        why = "is on a read-only file system" if place_module.mounted_read_only(there) else "may not be written by this user"
        return Finding(name, "warning", f"cannot be made: {there} {why}", "name another folder with --archive")
    free = shutil.disk_usage(there).free
    room = f"{free / (1 << 30):.1f} GiB free"
    closed = folder.exists() and not os.access(folder, os.W_OK)
    if free < _LOW_DISK and not closed:
        return Finding(name, "warning", f"only {room}", "free some space, or name another folder with --archive")
    if not folder.exists():
        return Finding(name, "ok", f"not there yet, `docparse ingest` makes it; {room}")
    try:
        with Archive.open(folder, writable=False) as opened:
            counts = opened.store.counts()
    except ArchiveError as error:
        return Finding(name, "warning", str(error), "name another folder with --archive")
    failed = f", {many(counts.failures, 'failure')}" if counts.failures else ""
    hidden = f", {counts.hidden} not public" if counts.hidden else ""
    held = f"{many(counts.documents, 'document')}{hidden}{failed}"
    if not closed:
        return Finding(name, "ok", f"{held}; {room}")
    if (folder / SLIP).exists():
        return Finding(name, "ok", f"{held}; a backup, which is only read")
    if place_module.mounted_read_only(folder):
        return Finding(name, "warning", f"{held}; on a read-only file system: it can be searched, not changed")
    detail = f"{held}; it can be searched, not changed by this user; it belongs to {place_module.owner_of(folder)}"
    return Finding(name, "warning", detail)


def _served(name: str, place: Server) -> Finding:
    from docparse.archive.folder import Archive
    from docparse.errors import DocparseError

    if _version("psycopg") is None:
        return Finding(name, "missing", "psycopg is needed to talk to PostgreSQL", f"{_pip()} install 'docparse[postgres]'")
    try:
        with Archive.open(place, writable=False) as opened:
            return Finding(name, "ok", many(opened.store.counts().documents, "document"))
    except DocparseError as error:
        return Finding(name, "warning", str(error), "name another archive with --archive")


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _pip() -> str:
    return f"{sys.executable} -m pip"


def _print(findings: list[Finding]) -> None:
    colors = {"ok": "32", "missing": "1;31", "optional": "33", "warning": "1;33"}
    width = shutil.get_terminal_size().columns
    column = max((len(finding.name) for finding in findings if len(finding.name) <= _NAME), default=0)
    for finding in findings:
        state = f"{finding.state:<8}"
        shown = f"\033[{colors[finding.state]}m{state}\033[0m" if sys.stdout.isatty() else state
        if len(finding.name) > column:  # a path: what there is to say of it stands below
            print(f"{shown}  {finding.name}")
            first, indent = "", 10
        else:
            first, indent = f"{shown}  {finding.name:<{column}}  ", 12 + column
        # Paths stay whole, to be copied: lines break at blanks alone.
        room = max(20, width - indent)
        lines = textwrap.wrap(finding.detail, room, break_long_words=False, break_on_hyphens=False) or [""]
        print((first or " " * indent) + lines[0])
        print("".join(f"{' ' * indent}{line}\n" for line in lines[1:]), end="")
    # Commands stand outside of the table, whole, to be copied.
    for state, title in (("missing", "To install what is missing:"), ("warning", "To mend:"), ("optional", "If you want the rest:")):
        fixes = list(dict.fromkeys(finding.fix for finding in findings if finding.state == state and finding.fix))
        if fixes:
            print(f"\n{title}")
            print("\n".join(f"  {fix}" for fix in fixes))
