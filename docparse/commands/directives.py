"""`docparse directives`: what an archive cites, most cited first; what of it the archive does not hold; the graph as a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode
from docparse.render import shortened


def run(
    archive: ArchiveOption = None,
    top: Annotated[int, typer.Option("--top", "-n", min=0, help="How many to print; 0: all.")] = 20,
    dangling: Annotated[bool, typer.Option("--dangling", help="Only what is cited and not held by the archive.")] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the whole citation graph: FILE.graphml or FILE.json; `-n` does not cut it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the ranking as JSON.")] = False,
) -> None:
    """Rank the directives that an archive cites by the number of documents that cite them."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.graph import rank
    from docparse.archive.graph_export import write_graph

    with Archive.open(resolve(archive)) as opened:
        if export is not None:
            nodes, edges = write_graph(opened.store, export)
            print(f"docparse: {export}: {nodes} nodes, {edges} edges", file=sys.stderr)
            return
        ranked = rank(opened.store, dangling)
    shown = ranked[:top] if top else ranked
    if as_json:
        data = [
            {
                "node": item.node,
                "canonical": item.canonical,
                "documents": item.documents,
                "mentions": item.mentions,
                "title": item.directive.title if item.directive else None,
                "issuer": item.directive.issuer if item.directive else None,
                "date": item.directive.date if item.directive else None,
                "held": [f"{document.id}/{document.part}" for document in item.held],
            }
            for item in shown
        ]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif shown:
        print("văn bản    lần  có  viện dẫn")
        for item in shown:
            about = f"{item.directive.date or ''} {item.directive.title}".strip() if item.directive else item.node
            print(f"{item.documents:7}{item.mentions:7}  {'x' if item.held else '-':<3} {item.canonical:<22} {shortened(about, 80)}")
        print(f"{len(shown)} trong {len(ranked)} văn bản được viện dẫn" + (" mà kho không giữ" if dangling else ""))
    else:
        print("docparse: the archive cites no directives" + (" but those it holds" if dangling else ""), file=sys.stderr)
    if not shown:
        sys.exit(int(ExitCode.NOTHING_FOUND))
