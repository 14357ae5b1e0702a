"""`docparse export FORM OUT [QUERY]`: documents of an archive in the forms that archives, offices and researchers take."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from docparse.commands.options import ArchiveOption, CitesOption, FromOption, IssuerOption, ToOption, TypeOption, read_filters
from docparse.errors import DocparseError, ExitCode, unwritable
from docparse.render import many

if TYPE_CHECKING:
    from docparse.export.description import HoSo
    from docparse.export.selection import Selection

T = TypeVar("T")


class Form(str, Enum):
    """The forms of an export."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    dc = "dc"
    edxml = "edxml"
    sip = "sip"
    aip = "aip"
    bagit = "bagit"
    docbin = "docbin"
    conll = "conll"


FOLDERS = (Form.edxml, Form.sip, Form.aip, Form.bagit)
"""Forms that are a folder of files; the others are one file."""


class OutputRefused(DocparseError):
    """The output would take the place of something, or cannot be where it was asked for."""

    exit_code = ExitCode.USAGE


def run(
    form: Annotated[
        Form,
        typer.Argument(
            metavar="FORM",
            help="jsonl, csv, xlsx (mục lục văn bản), dc (Dublin Core), edxml, sip or aip (TT 05/2025, E-ARK), bagit, docbin, conll.",
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write, or the folder for edxml, sip, aip and bagit.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]...", help="Only what a search for this finds. Empty: all that the filters let through."),
    ] = None,
    archive: ArchiveOption = None,
    cites: CitesOption = None,
    type: TypeOption = None,
    issuer: IssuerOption = None,
    date_from: FromOption = None,
    date_to: ToOption = None,
    title: Annotated[str, typer.Option(metavar="TITLE", help="Title of the file (hồ sơ) or bag.")] = "",
    file_code: Annotated[str, typer.Option(metavar="CODE", help="Mã hồ sơ of a sip or aip.")] = "",
    fonds: Annotated[str, typer.Option(metavar="CODE", help="Mã phông of an aip.")] = "",
    organ: Annotated[str, typer.Option(metavar="ID", help="The sender's identifier (QĐ 20/2020/QĐ-TTg) in edxml.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace OUT if it is there.")] = False,
) -> None:
    """Export documents of an archive, by a query or all of them, with a manifest beside (OUT.manifest.json)."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.store import Event
    from docparse.export.manifest import write_manifest
    from docparse.export.selection import Selection
    from docparse.writing import WriteError

    filters = read_filters(cites, type, issuer, date_from, date_to)
    _allowed(out, form, force)
    with Archive.open(resolve(archive)) as opened:
        if not opened.make_searchable():
            why = opened.index_trouble or "the index is being written"
            print(f"docparse: the newest documents are not in this export yet: {why}", file=sys.stderr)
        selection = Selection(opened, " ".join(words or []), filters)
        if not len(selection):
            print("docparse: nothing to export: no document is found; use fewer words or filters", file=sys.stderr)
            sys.exit(int(ExitCode.NOTHING_FOUND))
        about = _about(selection, title, file_code, fonds)
        aside = out.with_name(f".{out.name}.part")
        _clear(aside)
        try:
            _write(form, selection, aside, about, organ)
            _clear(out)
            aside.replace(out)
        except WriteError as error:
            raise WriteError(str(error).replace(str(aside), str(out))) from error  # in its own name, not that of the time between
        except OSError as error:
            raise WriteError(unwritable(out, error)) from error
        finally:
            _clear(aside)
        manifest = write_manifest(selection, form.value, out)
        if opened.store.writable:
            detail = {"form": form.value, "documents": len(selection), **selection.asked}
            with opened.store.transaction():
                opened.store.put_event(Event("export", opened.store.identity, "success", detail))
    print(f"{out}: {many(len(selection), 'document')}, {form.value}; {manifest.name}")


def _write(form: Form, selection: Selection, out: Path, about: HoSo, organ: str) -> None:
    from docparse.commands.progress import reading
    from docparse.export.bag import write_bag
    from docparse.export.dublin_core import write_dublin_core
    from docparse.export.eark import write_package
    from docparse.export.edxml import write_edxml
    from docparse.export.register import write_fields, write_register
    from docparse.export.research import write_conll, write_docbin, write_jsonl

    with reading("Exporting") as show:
        counted = _counted(selection, len(selection), show)
        if form is Form.jsonl:
            _drain(write_jsonl(counted, out))
        elif form is Form.docbin:
            _drain(write_docbin(counted, out))
        elif form is Form.conll:
            _drain(write_conll(counted, out))
        elif form is Form.csv:
            write_fields(counted, out)
        elif form is Form.xlsx:
            write_register(counted, out)
        elif form is Form.dc:
            write_dublin_core(counted, out)
        elif form is Form.edxml:
            out.mkdir(parents=True)
            _drain(_counted(write_edxml(selection, out, organ), len(selection), show))
        elif form is Form.bagit:
            _drain(_counted(write_bag(selection, out, about.title), len(selection), show))
        else:
            _drain(_counted(write_package(selection, out, "sip" if form is Form.sip else "aip", about), len(selection), show))


def _counted(items: Iterable[T], total: int, show: Callable[[int, int], None] | None) -> Iterator[T]:
    for number, item in enumerate(items, start=1):
        yield item
        if show:
            show(number, total)


def _drain(items: Iterator[object]) -> None:
    for _ in items:
        pass


def _about(selection: Selection, title: str, code: str, fonds: str) -> HoSo:
    """What is said of the documents as a whole: as given, or by what was asked for."""
    from docparse.export.description import HoSo

    years = sorted({row.date[:4] for row in selection.documents if row.date})
    span = "" if not years else years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"
    asked = selection.query or "Tập văn bản"
    return HoSo(code=code or "HS." + (span or "0000"), title=title or " ".join(filter(None, (asked, span))), fonds=fonds)


def _allowed(out: Path, form: Form, force: bool) -> None:
    """Refuse to write over anything without --force, over a folder with a file, or into a folder that is not there."""
    if not out.parent.is_dir():
        raise OutputRefused(f"{out.parent}: is no folder; make it first, or name another place")
    if out.exists() and not force:
        raise OutputRefused(f"{out}: is there already; name another one, or allow to replace it with --force")
    if out.is_dir() and form not in FOLDERS:
        raise OutputRefused(f"{out}: is a folder; {form.value} is one file, name it")
    if out.is_dir() and force and any(out.iterdir()) and not out.with_name(out.name + ".manifest.json").exists():
        raise OutputRefused(f"{out}: is a folder that no export wrote (it has no manifest beside it); name another one")


def _clear(path: Path) -> None:
    """Take away a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
