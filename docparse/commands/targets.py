"""`docparse targets --measure …`: comparable targets over years and issuers, as a table, CSV, XLSX or a plot."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode
from docparse.render import shortened

if TYPE_CHECKING:
    from docparse.archive.targets import Aim


def run(
    archive: ArchiveOption = None,
    measure: Annotated[str, typer.Option("--measure", "-m", metavar="WORDS", help="Words of the measure, with or without accents.")] = "",
    year: Annotated[str | None, typer.Option(metavar="YEARS", help="2024, 2021..2024: the year that a document plans for.")] = None,
    issuer: Annotated[str, typer.Option(metavar="NAME", help="Only issuers with these words in their name.")] = "",
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write the table as CSV (UTF-8 with BOM).")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="Write the table as XLSX (extra `export`).")] = None,
    plot: Annotated[Path | None, typer.Option("--plot", metavar="FILE", help="Draw them: FILE.svg or FILE.png.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many targets to print; 0: all. Files get all.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print the targets as JSON.")] = False,
) -> None:
    """Compare targets (chỉ tiêu) of the same measure over years and issuers."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.targets import collect, read_years

    years = read_years(year) if year else None
    with Archive.open(resolve(archive)) as opened:
        aims = collect(opened.store, measure, years, issuer)
    if not aims:
        if as_json:
            print("[]")
        print("docparse: no such targets; use fewer words, or leave out --year or --issuer", file=sys.stderr)
        sys.exit(int(ExitCode.NOTHING_FOUND))
    if csv or xlsx or plot:
        _write(aims, csv, xlsx, plot)
    if as_json:
        print(json.dumps([to_data(aim) for aim in aims], ensure_ascii=False, indent=2))
    elif not (csv or xlsx or plot):
        print(to_text(aims, limit, sys.stdout.isatty()))


def _write(aims: list[Aim], csv: Path | None, xlsx: Path | None, plot: Path | None) -> None:
    from docparse.archive.target_files import write_csv, write_xlsx

    if csv:
        write_csv(aims, csv)
        print(f"docparse: {csv}: {len(aims)} targets", file=sys.stderr)
    if xlsx:
        write_xlsx(aims, xlsx)
        print(f"docparse: {xlsx}: {len(aims)} targets", file=sys.stderr)
    if plot:
        from docparse.archive.target_plot import write_plot

        panels = write_plot(aims, plot)
        groups = len({(aim.group, aim.unit) for aim in aims if aim.value is not None and aim.year is not None})
        left = f"; {groups - panels} more groups are not drawn, add words to --measure" if groups > panels else ""
        print(f"docparse: {plot}: {panels} charts{left}", file=sys.stderr)


def to_text(aims: list[Aim], limit: int, color: bool) -> str:
    """The targets for people: a block a measure, a line a year and issuer."""
    bold, dim, plain = ("\033[1m", "\033[2m", "\033[0m") if color else ("", "", "")
    out: list[str] = []
    shown = aims[:limit] if limit else aims
    width = min(44, max(len(aim.issuer or "?") for aim in shown))
    last = ""
    for aim in shown:
        if aim.group != last:
            out += ([""] if out else []) + [f"{bold}{aim.group}{plain}"]
            last = aim.group
        document = aim.document
        code = f"…/{document.symbol}" if document.symbol and not document.number else document.code or document.name
        part = f"/{document.part}" if document.part > 1 else ""
        year = f"{aim.year or '?'}" + (f" ({aim.period})" if aim.period else "")
        out.append(
            f"  {year:<5} {shortened(aim.issuer or '?', width):<{width}}  {aim.amount:>14}  {dim}{code} [{document.id[:10]}{part}]{plain}"
        )
        if aim.measure != aim.group:
            out.append(f"        {dim}in là: {shortened(aim.measure, 110)}{plain}")
    documents = len({aim.document.key for aim in aims})
    groups = len({aim.group for aim in aims})
    out += ["", f"{len(aims)} chỉ tiêu, {groups} nhóm, {documents} văn bản" + (f"; in {len(shown)}" if len(shown) < len(aims) else "")]
    return "\n".join(out)


def to_data(aim: Aim) -> dict[str, Any]:
    """A target for programs."""
    document = aim.document
    return {
        "group": aim.group, "measure": aim.measure, "year": aim.year, "period": aim.period, "issuer": aim.issuer,
        "comparator": aim.comparator, "value": aim.value, "value_max": aim.value_max, "unit": aim.unit, "source": aim.source,
        "heading": aim.heading, "surface": aim.surface, "id": document.id, "part": document.part, "code": document.code,
        "date": document.date, "name": document.name,
    }  # fmt: skip
