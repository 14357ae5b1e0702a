"""The progress bar of long commands: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from time import monotonic

PATIENCE = 1.0
"""Seconds before the pages of a file are counted out: most files are read by then."""


@contextlib.contextmanager
def reading(what: str = "Reading") -> Iterator[Callable[[int, int], None] | None]:
    """Gives a function that takes (done, total) and draws the bar on standard error; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


@contextlib.contextmanager
def pages(name: str) -> Iterator[None]:
    """Show which page of a long file is being read, on a terminal; nothing for a file that is read at once, or in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    from docparse.read.options import listening

    begun = monotonic()
    with contextlib.ExitStack() as stack:
        draw: Callable[[int, int], None] | None = None

        def show(number: int, count: int) -> None:
            nonlocal draw
            if draw is None and monotonic() - begun > PATIENCE:
                draw = stack.enter_context(reading(name))
            if draw is not None:
                draw(number - 1, count)

        stack.enter_context(listening(show))
        yield
