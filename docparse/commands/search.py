"""`docparse search QUERY`: what an archive holds on it, best first, with what was found marked."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption, CitesOption, FromOption, IssuerOption, ToOption, TypeOption, read_filters
from docparse.errors import ExitCode
from docparse.render import shortened

if TYPE_CHECKING:
    from docparse.archive.facets import Facet
    from docparse.archive.folder import Archive
    from docparse.archive.search import Filters, Result, Results

_BOLD, _DIM, _MARK, _PLAIN = "\033[1m", "\033[2m", "\033[1;33m", "\033[0m"


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY]...",
            help='Words with or without accents, "a phrase", a code such as 34-CT/TW, wor*, -word (without it; put the whole query into '
            'quotes, or after --); "nơi nhận: …", "người ký: …", "số: …", "cơ quan: …", '
            '"loại: …", "lĩnh vực: …", "năm: …" ask one field. Empty: list by the filters.',
        ),
    ] = None,
    archive: ArchiveOption = None,
    cites: CitesOption = None,
    type: TypeOption = None,
    issuer: IssuerOption = None,
    date_from: FromOption = None,
    date_to: ToOption = None,
    section: Annotated[str | None, typer.Option(metavar="LABEL", help="Only sections with this label: chi_tieu, noi_nhan …")] = None,
    level: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="Only bodies of this level: central, province, district, commune, unit.")
    ] = None,
    field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Only of this field (lĩnh vực), told from subject and text: giáo dục, y_te …")
    ] = None,
    origin: Annotated[str | None, typer.Option(metavar="ORIGIN", help="Only texts had so: text, born-digital, ocr, mixed.")] = None,
    review: Annotated[
        str | None, typer.Option(metavar="STATE", help="Only documents that are so: corrected (by a person), warned (of something), plain.")
    ] = None,
    like: Annotated[str | None, typer.Option(metavar="ID", help="Documents that are like this one, instead of a query.")] = None,
    facets: Annotated[
        bool,
        typer.Option("--facets", help="Count what is found by type, issuer, level, field, year, section, directive, origin and review."),
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many documents to show.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
) -> None:
    """Search an archive, with or without accents; words all have to be there, exact accents come first."""
    from docparse.archive.facets import LEVELS, ORIGINS, REVIEWS
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.search import misses, search

    query = " ".join(words or [])
    if like and (query or facets):
        raise typer.BadParameter("stands alone: without a query and without --facets", param_hint="--like")

    filters = replace(
        read_filters(cites, type, issuer, date_from, date_to),
        section=_label(section) if section else None,
        level=_one_of(level, LEVELS, "--level") if level else None,
        field=_field(field) if field else None,
        origin=_one_of(origin, ORIGINS, "--origin") if origin else None,
        review=_one_of(review, REVIEWS, "--review") if review else None,
    )
    with Archive.open(resolve(archive)) as opened:
        _refresh(opened)
        if like:
            from docparse.archive.like import like as alike

            found = alike(opened, like, filters, limit)
            advice = [] if found.results else _unlike(filters)
        else:
            found = search(opened, query, filters, limit, facets)
            advice = [] if found.results else misses(opened, query, filters)
    if as_json:
        import json

        print(json.dumps(to_data(query, found, advice), ensure_ascii=False, indent=2))
    elif found.results:
        print(to_text(found, sys.stdout.isatty(), like))
    else:
        print(to_advice(query, filters, advice), file=sys.stderr)
    if not found.results:
        sys.exit(int(ExitCode.NOTHING_FOUND))


def _unlike(filters: Filters) -> list[str]:
    """What to try when nothing is like a document."""
    others = "another document: nothing in the archive is much like this one"
    return [f"leave out {', '.join(filters.named())}", others] if filters.named() else [others]


def _label(typed: str) -> str:
    """A section label as typed, with or without accents. Raises typer.BadParameter for one that there is not."""
    from docparse.render import LABELS
    from docparse.text.normal import fold

    label = fold(typed).replace(" ", "_")
    if label not in LABELS:
        raise typer.BadParameter(f"there is no section label {typed!r}; there are {', '.join(LABELS)}", param_hint="--section")
    return label


def _field(typed: str) -> str:
    """A field as typed, by its id or a part of its name. Raises typer.BadParameter for one that there is not."""
    from docparse.archive.subject_fields import field_id, names

    field = field_id(typed)
    if field is None:
        raise typer.BadParameter(f"there is no field {typed!r}; there are {', '.join(names())}", param_hint="--field")
    return field


def _one_of(typed: str, known: tuple[str, ...], option: str) -> str:
    if typed.strip().lower() not in known:
        raise typer.BadParameter(f"there is no {typed!r}; there are {', '.join(known)}", param_hint=option)
    return typed.strip().lower()


def _refresh(archive: Archive) -> None:
    """Bring the index up to the store, if an ingest or a change left it behind and nobody is at it now."""
    if not archive.make_searchable():
        why = archive.index_trouble or "the index is being written"
        print(f"docparse: the newest documents are not in these results yet: {why}", file=sys.stderr)


def to_text(found: Results, color: bool, like: str | None = None) -> str:
    """The results for people: a line of what it is, a line of what it is about, and where the query was met."""
    bold, dim, mark, plain = (_BOLD, _DIM, _MARK, _PLAIN) if color else ("", "", "«", "»")
    out = []
    if found.earlier:
        out += [f"Also found under earlier names: {_some(found.earlier)}", ""]
    for word, other in found.unknown:
        out += [f"No document has “{word}”{f'; did you mean “{other}”?' if other else '.'}", ""]
    if found.relaxed:
        out += ["No document has all these words; these have most of them.", ""]
    for number, result in enumerate([*found.results, *found.near]):
        if found.near and number == len(found.results):
            out += ["With most of the words, not all:", ""]
        document = result.document
        head = "  ".join(filter(None, (_code(result), document.date, document.issuer)))
        out.append(f"{bold}{head}{plain if color else ''}  {dim}[{document.id[:10]}{_part(result)}]{plain if color else ''}")
        out.append(f"  {shortened(_subject(result), 160)}")
        shown = [f"{name}: {value}" for name, value in result.named]
        if shown:
            out.append(f"  {shortened(_some(tuple(shown), 3), 160)}")
        for hit in result.sections:
            if hit.heading and not _begins(hit.snippet.text, hit.heading):
                out.append(f"  {dim}{shortened(hit.heading, 100)}{plain if color else ''}")
            if hit.snippet.marks or hit.heading:
                out.append(f"    {hit.snippet.marked(mark, plain)}")
        if result.more:
            out.append(f"  {dim}and {result.more} more place{'s' if result.more > 1 else ''}{plain if color else ''}")
        out.append("")
    out.append(_summary(found, like))
    if found.facets:
        out += ["", *_facets(found.facets, dim, plain if color else "")]
    return "\n".join(out)


def _summary(found: Results, like: str | None) -> str:
    """How many there are. What has only most of the words is in no count, unless nothing has all of them: then it is said."""
    shown = len(found.results)
    if like:
        return f"the {shown} most like {like}"
    noun = "document" if found.total == 1 else "documents"
    what = "with most of the words" if found.relaxed else "with all the words" if found.near else ""
    count = f"{'' if found.exact else 'about '}{found.total} {noun} {what}".rstrip()
    if found.total > shown:
        count = f"{shown} of {count} (-n shows more)"
    return f"{count}; {len(found.near)} more with most of them, not counted" if found.near else count


def _facets(facets: tuple[Facet, ...], dim: str, plain: str) -> list[str]:
    from docparse.archive.entries import type_name
    from docparse.archive.subject_fields import names

    out = []
    for facet in facets:
        if not facet.values:
            continue
        out.append(f"by {facet.name}{'' if facet.exact else ', about'}")
        for value, number in facet.values:
            name = type_name(value) if facet.name == "type" else names().get(value) if facet.name == "field" else None
            printed = _directive(value) if facet.name == "directive" else value
            out.append(f"  {number:>7}  {printed}{f' {dim}{name}{plain}' if name and name != value else ''}")
        if facet.more:
            out.append(f"  {dim}and {facet.more} more{plain}")
    return out


def _directive(id: str) -> str:
    """The id of the authority as people write it: `L:06/2022/QH15@2022-06-15` is `06/2022/QH15 of 2022-06-15`."""
    code, _, date = id.partition(":")[2].partition("@") if ":" in id else (id, "", "")
    return f"{code} of {date}" if date and date not in code else code


def _some(names: tuple[str, ...], most: int = 6) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def to_data(query: str, found: Results, advice: list[str]) -> dict[str, Any]:
    """The results for programs. `marks` are stretches of `snippet`, `start` and `end` of the document's text."""
    return {
        "query": query,
        "total": found.total,
        "exact_total": found.exact,
        "relaxed": found.relaxed,
        "earlier_names": list(found.earlier),
        "unknown_words": [{"word": word, "meant": other} for word, other in found.unknown],
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
                "fields": [{"name": name, "value": value} for name, value in result.named],
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
    } | ({"facets": {facet.name: _facet_data(facet) for facet in found.facets}} if found.facets else {})


def _facet_data(facet: Facet) -> dict[str, Any]:
    """`more`: values that are left out."""
    return {"exact": facet.exact, "more": facet.more, "values": [{"value": value, "documents": number} for value, number in facet.values]}


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


def _begins(excerpt: str, heading: str) -> bool:
    """Whether an excerpt shows the heading itself, marked: then it needs not be said above it."""
    return re.sub(r"\s+", " ", excerpt).startswith(heading[:60])


def _part(result: Result) -> str:
    return f"/{result.document.part}" if result.document.part > 1 else ""
