"""Ctrl-C and SIGTERM: which of them end a run, and when they have to wait."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM stop the run as Ctrl-C does: what is done is written, the rest is left for the next time."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while something is written and counted, so that what is done and what is told of it stay the same.

    Blocking the signal would not do: another thread of the process takes it then (the index has some), and Python raises it in this one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # no signal is raised here
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for held in came:
            signal.raise_signal(held)
