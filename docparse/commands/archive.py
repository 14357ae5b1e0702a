"""`docparse archive copy A B`: an archive in one place in, the same archive in another out."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from docparse.commands.progress import reading
from docparse.render import many


class Action(str, Enum):
    """What can be done with whole archives."""

    copy = "copy"


def run(
    action: Annotated[Action, typer.Argument(metavar="copy", help="What to do: copy.")],
    source: Annotated[str, typer.Argument(metavar="A", help="The archive to read: a folder or postgresql://….")],
    target: Annotated[str, typer.Argument(metavar="B", help="Where to make the copy: a new folder or an empty database.")],
) -> None:
    """Copy an archive with its log, numbers and originals; others may write to it meanwhile. Stopped, it is begun again."""
    from docparse.archive.folder import Archive
    from docparse.archive.transfer import copy

    with (
        Archive.open(source) as opened,
        Archive.create(target, blank=True) as made,
        reading() as draw,
    ):
        total, done = sum(1 for _ in opened.store.originals()), 0

        def on_step(count: int) -> None:
            nonlocal done
            done += count
            if draw is not None:
                draw(done, total)

        copied = copy(opened, made, on_step=on_step)
        made.refresh(wait=60)
        what = f"{many(copied.documents, 'document')} and {many(copied.originals, 'original')} ({copied.bytes / 1e6:.1f} MB)"
        print(f"{what} copied from {opened.name} to {made.name}")
