"""The inside of a worker process: documents in through a pipe, their records as JSON, or why there are none, out.

`docparse.isolate` starts such processes, looks after them, and ends them.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from docparse.errors import ReadError

_PR_SET_PDEATHSIG = 1


def serve(connection: Connection, parser: str, memory: int, scratch: str) -> None:
    """The life of a worker: one task after the other, until the pipe closes. Its temporary files are in `scratch`."""
    _settle(memory)
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    try:
        module, _, function = parser.partition(":")
        parse: Callable[..., list[Any]] = getattr(importlib.import_module(module), function)
    except Exception as error:  # told to whoever asks for the first document, as its failure
        broken = f"{type(error).__name__}: {error}"

        def parse(*_: Any) -> list[Any]:
            raise RuntimeError(f"the parser {parser} cannot be loaded ({broken})")

    try:
        from docparse.read.options import listening

        connection.send(("ready", None))
        with listening(lambda number, count: connection.send(("page", (number, count)))):
            while True:
                name, source, options = connection.recv()
                connection.send(_answer(parse, name, source, options))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _answer(parse: Callable[..., list[Any]], name: str, source: bytes | Path, options: Any) -> tuple[str, Any]:
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        parsed = parse(data, name, options)
        return "done", ([record if isinstance(record, str) else record.to_json() for record in parsed], getattr(parsed, "reading", None))
    except ReadError as error:
        return "failed", (error.category, error.problem, error.advice)
    except MemoryError:
        return "failed", ("out_of_memory", "", "allow more with --memory, or split the file")
    except RecursionError:
        return "failed", ("crash", "is nested too deeply to be read", "open it and save it again, then try once more")
    except Exception as error:  # whatever a document provokes is that document's failure, never the run's
        where = _where(error)
        problem = f"could not be read ({type(error).__name__}: {str(error)[:200]}{where})"
        return "failed", ("crash", problem, "the others are not affected; report the file if it opens elsewhere")


def _where(error: BaseException) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f", {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame is not None else ""


def _settle(memory: int) -> None:
    """Make the process safe to kill and unable to outlive or to starve its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.setsid()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    try:
        import resource

        # Private memory only: shared libraries and mapped files do not count. Children inherit it.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass  # the supervisor looks at the memory that is held, too
    if "DOCPARSE_WORKER_STDERR" not in os.environ:
        # C libraries print their complaints to file descriptor 2, which belongs to the progress bar.
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 2)
        os.close(quiet)
