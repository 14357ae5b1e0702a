"""`docparse directive 34-CT/TW`: what the authority knows of a directive, and every document of an archive that cites it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode
from docparse.render import shortened

if TYPE_CHECKING:
    from docparse.archive.graph import Cited, Citer
    from docparse.archive.store import Document
    from docparse.authority.directives import Directive

_RELATIONS = {"replaces": "Thay thế", "amends": "Sửa đổi, bổ sung", "replaced_by": "Được thay bằng", "amended_by": "Được sửa bởi"}
_SENTENCE = 260


def run(
    words: Annotated[
        list[str], typer.Argument(metavar="CODE...", help="34-CT/TW in any written variant, `Chỉ thị 34`, or the name of a law.")
    ],
    archive: ArchiveOption = None,
    year: Annotated[int | None, typer.Option(help="Only directives of this year, where several have the number.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many citing documents to print; 0: all.")] = 40,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Show a directive: its record, what it replaced, and every document that cites it, by year and issuer."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.graph import look_up, near_codes

    code = " ".join(words)
    with Archive.open(resolve(archive)) as opened:
        found = look_up(opened.store, code, year)
        near = [] if found else near_codes(opened.store, code)
    if as_json:
        print(json.dumps([to_data(item) for item in found], ensure_ascii=False, indent=2))
    elif found:
        print(to_text(found, limit, sys.stdout.isatty()))
    else:
        when = f" of {year}" if year is not None else ""
        print(f"docparse: {code}{when}: is not among the known directives, and no document of the archive cites it", file=sys.stderr)
        if near:
            print(f"  Similar: {', '.join(near)}", file=sys.stderr)
    if not found:
        sys.exit(int(ExitCode.NOTHING_FOUND))


def to_text(found: list[Cited], limit: int, color: bool) -> str:
    """The directives for people, each with its citers by year and issuer."""
    bold, dim, plain = ("\033[1m", "\033[2m", "\033[0m") if color else ("", "", "")
    out: list[str] = []
    if len(found) > 1:
        # Asked by its number, or by its name, under which there are several numbers.
        shared = "số" if len({item.node.partition("@")[0].rpartition(":")[2] for item in found}) == 1 else "tên"
        out += [f"Có {len(found)} văn bản mang {shared} này; phân biệt theo cơ quan và ngày ban hành:"]
        out += [f"  {_name(item)}: {len(item.citers)} văn bản viện dẫn" for item in found] + [""]
    left = limit or sys.maxsize
    for item in found:
        out.append(f"{bold}{_name(item)}{plain}  {dim}{item.node}{plain}")
        out += [f"  {line}" for line in _about(item)]
        times = sum(len(citer.mentions) for citer in item.citers)
        out += ["", f"{len(item.citers)} văn bản viện dẫn, {times} lần" if item.citers else "Không văn bản nào của kho viện dẫn"]
        last_year = ""
        for year, issuer, citers in item.groups():
            if left <= 0:
                break
            if year != last_year:
                out.append(f"{bold}{year}{plain}")
                last_year = year
            out.append(f"  {issuer}")
            for citer in citers[:left]:
                out += _citer(citer, color)
            left -= len(citers)
        out.append("")
    hidden = sum(len(item.citers) for item in found) - (limit or sys.maxsize)
    if hidden > 0:
        out.append(f"… và {hidden} văn bản nữa; thêm --limit 0 để xem hết")
    return "\n".join(out).rstrip()


def to_data(item: Cited) -> dict[str, Any]:
    """A directive and its citers for programs. `mark` is the stretch of `sentence` that is the citation."""
    return {
        "node": item.node,
        "canonical": item.canonical,
        "authority": _record(item.directive) if item.directive else None,
        "held": [_row(document) for document in item.held],
        "evidence": {"dates": item.dates, "issuers": item.issuers, "printed": item.printed},
        "documents": len(item.citers),
        "mentions": sum(len(citer.mentions) for citer in item.citers),
        "cited_by": [
            {
                "year": year,
                "issuer": issuer,
                "documents": [
                    _row(citer.document)
                    | {
                        "mentions": [
                            {
                                "section": mention.row.labels.split(),
                                "heading": mention.row.heading,
                                "printed": mention.row.surface,
                                "date": mention.row.date,
                                "issuer": mention.row.issuer,
                                "start": mention.row.start,
                                "end": mention.row.end,
                                "sentence": mention.sentence,
                                "mark": list(mention.mark),
                            }
                            for mention in citer.mentions
                        ]
                    }
                    for citer in citers
                ],
            }
            for year, issuer, citers in item.groups()
        ],
    }


def _record(directive: Directive) -> dict[str, Any]:
    from docparse.authority.successions import neighbours

    return {
        "id": directive.id, "type": directive.type, "title": directive.title, "issuer": directive.issuer, "date": directive.date,
        "valid_from": directive.valid_from, "valid_to": directive.valid_to, "confidence": directive.confidence,
    } | {kind: [other.id for other in others] for kind, others in neighbours(directive).items()}  # fmt: skip


def _row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id, "part": document.part, "type": document.doc_type, "code": document.code, "date": document.date,
        "issuer": document.issuer, "subject": document.subject, "name": document.name,
    }  # fmt: skip


def _name(item: Cited) -> str:
    from docparse.archive.entries import type_name

    known = item.directive
    kind = item.node.partition(":")[0]
    words = [type_name(kind) if kind != "VB" else None, item.canonical]
    words += ["·", known.issuer, "·", known.date or "không rõ ngày"] if known else []
    if not known and "@" in item.node:
        date = item.node.partition("@")[2].partition("#")[0]
        words += ["·", "không in ngày" if date == "XXXX" else date]
    return " ".join(filter(None, words))


def _about(item: Cited) -> list[str]:
    from docparse.authority.successions import neighbours

    out = []
    known = item.directive
    if known:
        out.append(known.title[:1].upper() + known.title[1:])
        if known.valid_from or known.valid_to:
            spans = [f"từ {known.valid_from}" if known.valid_from else "", f"đến {known.valid_to}" if known.valid_to else ""]
            out.append("Hiệu lực: " + " ".join(filter(None, spans)))
        for kind, others in neighbours(known).items():
            names = ", ".join(f"{other.canonical} ({other.date or 'không rõ ngày'})" for other in others)
            out.append(f"{_RELATIONS[kind]}: {names}")
    else:
        out.append("Không có trong bảng tra cứu; biết qua nơi viện dẫn:")
        if item.dates:
            out.append("  ngày in: " + ", ".join(item.dates[:4]))
        if item.issuers:
            out.append("  cơ quan in: " + ", ".join(item.issuers[:4]))
    if item.held:
        out.append("Có trong kho: " + ", ".join(f"[{document.id[:10]}{_part(document)}]" for document in item.held))
    elif item.citers:
        out.append("Kho không giữ văn bản này")
    return out


def _citer(citer: Citer, color: bool) -> list[str]:
    dim, mark, plain = ("\033[2m", "\033[1;33m", "\033[0m") if color else ("", "«", "»")
    end = plain if color else ""
    document = citer.document
    code = f"…/{document.symbol}" if document.symbol and not document.number else document.code or document.name
    title = "  ".join(filter(None, (code, document.date)))
    out = [f"    {title}  {dim}[{document.id[:10]}{_part(document)}]{end}  {shortened(document.subject or '', 90)}"]
    for mention in citer.mentions:
        if mention.row.heading:
            out.append(f"      {dim}{shortened(mention.row.heading, 100)}{end}")
        out.append("        " + _marked(mention.sentence, mention.mark, mark, plain))
    return out


def _marked(sentence: str, span: tuple[int, int], mark: str, plain: str) -> str:
    """The sentence on one line with the citation marked, cut around it where it is long."""
    start, end = span
    room = max(40, (_SENTENCE - (end - start)) // 2)
    left, right = sentence[:start], sentence[end:]
    before = left if len(left) <= room else "… " + left[-room:].partition(" ")[2]
    after = right if len(right) <= room else right[:room].rpartition(" ")[0] + " …"
    return " ".join(f"{before}{mark}{sentence[start:end]}{plain}{after}".split())


def _part(document: Document) -> str:
    return f"/{document.part}" if document.part > 1 else ""
