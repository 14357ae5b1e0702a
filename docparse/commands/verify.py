"""`docparse verify`: an archive in, its problems out, one line each."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import ExitCode
from docparse.render import many


def run(
    archive: ArchiveOption = None,
    repair: Annotated[bool, typer.Option("--repair", help="Make the index anew from the store first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Hash every original anew and hold store, originals and index against each other; an index that is behind is brought up."""
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.verify import verify

    with Archive.open(resolve(archive)) as opened:
        if repair:
            with opened.lock():
                opened.objects.sweep()
                opened.rebuild()
        check = verify(opened, bring_up=True)
    if as_json:
        found = {
            "originals": check.originals,
            "documents": check.documents,
            "not_public": check.hidden,
            "problems": check.problems,
            "unfinished": check.unfinished,
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join([*check.problems, *check.unfinished]) or "no problems", end="")
        hidden = f", {check.hidden} more not public" if check.hidden else ""
        held = f"{many(check.originals, 'original')}, {many(check.documents, 'document')}{hidden}"
        print(f" ({held})" if not check.problems + check.unfinished else "")
    if check.problems:
        sys.exit(int(ExitCode.ARCHIVE))
