"""`docparse search QUERY`: what an archive holds on it, best first, with what was found marked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode

if TYPE_CHECKING:
    from docparse.archive.folder import Archive
    from docparse.archive.search import Filters, Result, Results

_BOLD, _DIM, _MARK, _PLAIN = "\033[1m", "\033[2m", "\033[1;33m", "\033[0m"


def run(
    query: Annotated[
        str,
        typer.Argument(help='Words with or without accents, "a phrase", a code such as 34-CT/TW, -word, wor*. Empty: list by the filters.'),
    ] = "",
    archive: ArchiveOption = None,
    cites: Annotated[str | None, typer.Option(metavar="CODE", help="Only documents that cite this one: 34-CT/TW, in any variant.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="Only this type: KH, QĐ, CT … or its name.")] = None,
    issuer: Annotated[str | None, typer.Option(metavar="NAME", help="Only issuers with these words in their name.")] = None,
    date_from: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Issued on or after: 2024, 2024-03, 2024-03-15.")] = None,
    date_to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Issued on or before.")] = None,
    section: Annotated[str | None, typer.Option(metavar="LABEL", help="Only sections with this label: chi_tieu, noi_nhan …")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many documents to show.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
) -> None:
    """Search an archive, with or without accents; words all have to be there, exact accents come first."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.search import Filters, misses, read_day, read_type, search

    filters = Filters(
        cites=cites,
        doc_type=read_type(type) if type else None,
        issuer=issuer,
        date_from=read_day(date_from, "--from", last=False) if date_from else None,
        date_to=read_day(date_to, "--to", last=True) if date_to else None,
        section=_label(section) if section else None,
    )
    with Archive.open(resolve(archive)) as opened:
        _refresh(opened)
        found = search(opened, query, filters, limit)
        advice = [] if found.results else misses(opened, query, filters)
    if as_json:
        import json

        print(json.dumps(to_data(query, found, advice), ensure_ascii=False, indent=2))
    elif found.results:
        print(to_text(found, sys.stdout.isatty()))
    else:
        print(to_advice(query, filters, advice), file=sys.stderr)
    if not found.results:
        sys.exit(int(ExitCode.NOTHING_FOUND))


def _label(typed: str) -> str:
    """A section label as typed, with or without accents. Raises typer.BadParameter for one that there is not."""
    from docparse.render import LABELS
    from docparse.text.normal import fold

    label = fold(typed).replace(" ", "_")
    if label not in LABELS:
        raise typer.BadParameter(f"there is no section label {typed!r}; there are {', '.join(LABELS)}", param_hint="--section")
    return label


def _refresh(archive: Archive) -> None:
    """Bring the index up to the store, if an ingest or a change left it behind and nobody is at it now."""
    if not archive.make_searchable():
        print("docparse: the index is being written; the newest documents are not in these results yet", file=sys.stderr)


def to_text(found: Results, color: bool) -> str:
    """The results for people: a line of what it is, a line of what it is about, and where the query was met."""
    bold, dim, mark, plain = (_BOLD, _DIM, _MARK, _PLAIN) if color else ("", "", "«", "»")
    out = []
    if found.relaxed:
        out += ["No document has all these words in one place; these have most of them.", ""]
    for number, result in enumerate([*found.results, *found.near]):
        if found.near and number == len(found.results):
            out += ["These have most of the words:", ""]
        document = result.document
        head = "  ".join(filter(None, (_code(result), document.date, document.issuer)))
        out.append(f"{bold}{head}{plain if color else ''}  {dim}[{document.id[:10]}{_part(result)}]{plain if color else ''}")
        out.append(f"  {_cut(_subject(result), 160)}")
        for hit in result.sections:
            if hit.heading:
                out.append(f"  {dim}{_cut(hit.heading, 100)}{plain if color else ''}")
            if hit.snippet.marks or hit.heading:
                out.append(f"    {hit.snippet.marked(mark, plain)}")
        if result.more:
            out.append(f"  {dim}and {result.more} more places{plain if color else ''}")
        out.append("")
    about = "" if found.exact else "about "
    shown = len(found.results)
    noun = "document" if found.total == 1 else "documents"
    out.append(f"{shown} of {about}{found.total} {noun}" if found.total > shown else f"{found.total} {noun}")
    return "\n".join(out)


def to_data(query: str, found: Results, advice: list[str]) -> dict[str, Any]:
    """The results for programs. `marks` are stretches of `snippet`, `start` and `end` of the document's text."""
    return {
        "query": query,
        "total": found.total,
        "exact_total": found.exact,
        "relaxed": found.relaxed,
        "advice": advice,
        "results": [
            {
                "id": result.document.id,
                "part": result.document.part,
                "name": result.document.name,
                "type": result.document.doc_type,
                "number": result.document.number,
                "symbol": result.document.symbol,
                "code": result.document.code,
                "date": result.document.date,
                "issuer": result.document.issuer,
                "subject": result.document.subject,
                "score": round(result.score, 4),
                "sections": [
                    {
                        "heading": hit.heading,
                        "labels": hit.labels,
                        "start": hit.start,
                        "end": hit.end,
                        "score": round(hit.score, 4),
                        "snippet": hit.snippet.text,
                        "marks": [list(mark) for mark in hit.snippet.marks],
                    }
                    for hit in result.sections
                ],
                "more": result.more,
                "near": number >= len(found.results),
            }
            for number, result in enumerate([*found.results, *found.near])
        ],
    }


def to_advice(query: str, filters: Filters, advice: list[str]) -> str:
    """What to say when nothing was found."""
    with_filters = f" with {', '.join(filters.named())}" if filters.named() else ""
    asked = f" for {query}" if query else ""
    return "\n".join([f"Nothing found{asked}{with_filters}. Try:", *(f"  {line}" for line in advice)])


def _subject(result: Result) -> str:
    from docparse.archive.entries import type_name

    kind = type_name(result.document.doc_type)
    return ": ".join(filter(None, (kind, result.document.subject))) or result.document.name


def _code(result: Result) -> str:
    """Number and symbol; … for a number that was left blank on the paper; the file's name where there is neither."""
    document = result.document
    if document.symbol and not document.number:
        return f"…/{document.symbol}"
    return document.code or document.name


def _part(result: Result) -> str:
    return f"/{result.document.part}" if result.document.part > 1 else ""


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
