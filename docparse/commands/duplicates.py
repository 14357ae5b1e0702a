"""`docparse duplicates [ID]`: documents of an archive that are nearly the same, side by side; nothing is merged."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode

if TYPE_CHECKING:
    from docparse.archive.likeness import Pair
    from docparse.archive.store import Document

SAID = {"rescan": "quét lại, cùng số", "draft": "dự thảo và bản chính", "alike": "gần như một văn bản"}
"""What each kind of pair is called."""


def run(
    id: Annotated[str, typer.Argument(metavar="[ID]", help="Only those that are like this document.")] = "",
    archive: ArchiveOption = None,
    least: Annotated[float, typer.Option(min=0.2, max=1.0, help="Share of runs of three words in common, from which two are alike.")] = 0.6,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many pairs to print; 0: all.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print the pairs as JSON.")] = False,
) -> None:
    """List documents that are nearly the same: a rescan, a draft and its signed form, the same text filed twice.

    Papers with different numbers or dates are different papers, however like their texts are, and are not listed.
    """
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.likeness import near_duplicates
    from docparse.commands.show import the_document

    with Archive.open(resolve(archive)) as opened:
        pairs = near_duplicates(opened, the_document(opened, id) if id else None, least)
    if as_json:
        print(json.dumps([to_data(pair) for pair in pairs], ensure_ascii=False, indent=2))
    elif pairs:
        print(to_text(pairs, limit))
    if not pairs:
        print("docparse: no documents are alike", file=sys.stderr)
        sys.exit(int(ExitCode.NOTHING_FOUND))


def to_text(pairs: list[Pair], limit: int) -> str:
    """The pairs for people: what they are to each other, then a line a document."""
    out = []
    for pair in pairs[:limit] if limit else pairs:
        out += [f"{pair.share:4.0%}  {SAID[pair.kind]}", f"      {_line(pair.first)}", f"      {_line(pair.second)}", ""]
    out.append(f"{len(pairs)} cặp" + (f"; in {limit}" if limit and len(pairs) > limit else ""))
    return "\n".join(out)


def to_data(pair: Pair) -> dict[str, Any]:
    """A pair for programs."""
    rows = (pair.first, pair.second)
    documents = [{"id": row.id, "part": row.part, "name": row.name, "code": row.code, "date": row.date} for row in rows]
    return {"kind": pair.kind, "share": round(pair.share, 3), "documents": documents}


def _line(row: Document) -> str:
    part = f"/{row.part}" if row.part > 1 else ""
    return "  ".join(filter(None, (f"[{row.id[:10]}{part}]", row.code or row.name, row.date, row.issuer, f"({row.name})")))
