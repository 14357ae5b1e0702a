"""Tasks in, outcomes out: each document is parsed in a process of its own kind, which may crash, hang or eat memory alone.

A `Pool` keeps a few warm worker processes. A worker that dies, or that is killed because it takes too long or too much memory,
makes a failure of the one document it had, and a new worker takes its place. Where the document has other pages than the one that
did it, it is read again without that page. Workers die with the process that started them.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docparse.errors import Category, DocparseError, ReadError
from docparse.worker import serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext
    from multiprocessing.process import BaseProcess

PARSER = "docparse.pipeline:parse_bytes"
"""`module:function` of the parser: (data, name, options) to records with a `to_json` method."""

DEFAULT_TIMEOUT = 120.0
DEFAULT_MEMORY_MB = 2048

MOST_LOST_PAGES = 3
"""Pages of one file that may end their process; the file is begun anew without them. More, and the file has failed."""

_TICK = 0.2
_START_SECONDS = 60.0
_POLITE = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Task:
    """A document to parse: its bytes, or the path of a file that holds them, and its name (a hint). `tag` comes back untouched."""

    name: str
    source: bytes | Path
    options: Any = None
    tag: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: its records as JSON, or why there are none (a category, the problem, and what to do).

    `reading`: what the parser wants to be kept for the next time (docparse/archive/stages.py).
    """

    task: Task
    records: list[str]
    category: Category | None = None
    problem: str = ""
    advice: str = ""
    seconds: float = 0.0
    reading: str | None = None

    @property
    def reason(self) -> str:
        """Problem and advice in one line."""
        return f"{self.problem}; {self.advice}" if self.advice else self.problem

    def error(self) -> ReadError:
        """The failure as an exception."""
        return ReadError(self.task.name, self.category or "crash", self.problem, self.advice)


class Pool:
    """Warm worker processes. `timeout`: seconds a document may take each time it is tried; `memory_mb`: MiB that a worker may hold.

    `scratch`: the folder for their temporary files (None: the system's), emptied of them when a worker ends.
    """

    def __init__(
        self,
        workers: int = 1,
        timeout: float = DEFAULT_TIMEOUT,
        memory_mb: int = DEFAULT_MEMORY_MB,
        parser: str = PARSER,
        scratch: Path | None = None,
    ) -> None:
        self._scratch = scratch
        self._timeout = timeout
        self._memory = memory_mb << 20
        self._parser = parser
        self._context = _context(parser)
        self._workers: list[_Worker | None] = [None] * max(1, workers)

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Outcomes as they come, one a task, in no fixed order. Tasks are drawn only as workers get free (and a few ahead)."""
        source = iter(tasks)
        ahead: deque[Task] = deque()
        drained = False

        def draw(count: int) -> None:
            nonlocal drained
            while not drained and len(ahead) < count:
                try:
                    ahead.append(next(source))
                except StopIteration:
                    drained = True

        while True:
            for slot, worker in enumerate(self._workers):
                if worker is None or worker.task is None:
                    draw(1)
                    if not ahead:
                        break
                    worker = self._workers[slot] = worker or self._start()
                    worker.send(ahead.popleft())
            busy = [worker for worker in self._workers if worker is not None and worker.task is not None]
            if not busy and not ahead and drained:
                return
            # While the workers work, the next documents are read and hashed.
            draw(len(self._workers))
            wait([worker.connection for worker in busy], timeout=_TICK)
            for slot, worker in enumerate(self._workers):
                if worker is not None and worker.task is not None:
                    task = worker.task
                    outcome = self._look_at(worker)
                    if not worker.alive:
                        self._workers[slot] = None
                    again = outcome and _without_page(task, outcome, worker.page)
                    if again:
                        ahead.appendleft(again)
                    elif outcome is not None:
                        yield outcome

    def close(self) -> None:
        """End all workers now."""
        for slot, worker in enumerate(self._workers):
            if worker is not None:
                worker.kill()
                self._workers[slot] = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> _Worker:
        return _Worker(self._context, self._parser, self._memory, self._scratch)

    def _look_at(self, worker: _Worker) -> Outcome | None:
        """The outcome of a worker's task, if it has one: a result, a death, or a limit that it has passed."""
        task = cast("Task", worker.task)
        spent = time.monotonic() - worker.since
        try:
            if worker.connection.poll():
                kind, payload = worker.connection.recv()
                if kind == "ready":
                    # The time to start and to load the parser is not the document's.
                    worker.since = time.monotonic()
                    worker.ready = True
                    return None
                if kind == "page":
                    worker.page = payload
                    return None
                worker.task = None
                if kind == "failed":
                    category, problem, advice = payload
                    if category == "out_of_memory":
                        worker.kill()
                        return self._too_much(task, spent)
                    return Outcome(task, [], category, problem, advice, spent)
                if worker.memory() > self._memory // 2:
                    worker.kill()  # it has grown large: start afresh
                records, reading = payload
                return Outcome(task, records, seconds=spent, reading=reading)
        except (EOFError, OSError):
            return self._buried(worker, task, spent)
        if spent > (self._timeout if worker.ready else self._timeout + _START_SECONDS):
            worker.kill()
            advice = "open it to see whether it is damaged, or allow more with --timeout"
            return Outcome(task, [], "timeout", f"took longer than {self._timeout:g} s", advice, spent)
        held = worker.memory()
        worker.most = max(worker.most, held)
        if held > self._memory:
            worker.kill()
            return self._too_much(task, spent)
        return None

    def _buried(self, worker: _Worker, task: Task, spent: float) -> Outcome:
        most = worker.most
        code = worker.kill()
        if code == -signal.SIGKILL or most > self._memory * 3 // 4:
            # Nobody but the kernel kills a worker when memory is short.
            return self._too_much(task, spent)
        how = f"signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"exit code {code}"
        return Outcome(
            task, [], "crash", f"made the reader crash ({how})", "the others are not affected; report the file if it opens elsewhere", spent
        )

    def _too_much(self, task: Task, spent: float) -> Outcome:
        advice = "allow more with --memory, or split the file"
        return Outcome(task, [], "out_of_memory", f"needs more than {self._memory >> 20} MiB of memory", advice, spent)


class _Worker:
    """One process with its pipe, and the task that it has now."""

    def __init__(self, context: ForkServerContext | SpawnContext, parser: str, memory: int, scratch: Path | None) -> None:
        self.connection, theirs = context.Pipe()
        self.task: Task | None = None
        self.since = 0.0
        self.ready = False
        self.most = 0
        self.page = (0, 0)
        self.alive = True
        self._scratch = tempfile.mkdtemp(prefix="docparse-worker-", dir=scratch)
        process = context.Process(target=serve, args=(theirs, parser, memory, self._scratch), daemon=True)
        self._process: BaseProcess = process
        try:
            with _without_main():
                if context.get_start_method() == "forkserver":
                    _start_server()
                process.start()
        except (OSError, EOFError) as error:
            raise DocparseError(
                f"no process can be started to read documents ({error}); free some memory, then run the command again"
            ) from error
        theirs.close()

    def send(self, task: Task) -> None:
        """Give it a task. A worker found dead here is noticed when its outcome is asked for."""
        self.task = task
        self.since = time.monotonic()
        self.most = 0
        self.page = (0, 0)
        with contextlib.suppress(OSError):
            self.connection.send((task.name, task.source, task.options))

    def memory(self) -> int:
        """Bytes of memory that it holds now (without pages shared with other files); 0 where the system does not tell."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()
        except OSError:
            return 0
        return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE") if len(pages) > 2 else 0

    def kill(self) -> int | None:
        """End it with all that it has started; its exit code (negative: a signal)."""
        self.alive = False
        self._process.join(0.05)
        code = self._process.exitcode
        pid = self._process.pid
        if pid is not None:
            # What it has started goes too, such as LibreOffice in a session of its own.
            for started in [*_descendants(pid), pid] if code is None else []:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(started, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
        self._process.join(5)
        self.connection.close()
        shutil.rmtree(self._scratch, ignore_errors=True)
        return code


def _without_page(task: Task, outcome: Outcome, page: tuple[int, int]) -> Task | None:
    """The task once more without the page that ended its process (its number, and of how many); None where that is no use."""
    from docparse.read.options import DEFAULT, ReadOptions

    number, count = page
    options = DEFAULT if task.options is None else task.options
    if outcome.category not in ("crash", "timeout", "out_of_memory") or not isinstance(options, ReadOptions):
        return None
    if not 1 <= number <= count or count - len(options.lost) < 2 or len(options.lost) >= MOST_LOST_PAGES or number in options.lost:
        return None
    return replace(task, options=replace(options, lost=options.lost | {number}))


def _descendants(pid: int) -> list[int]:
    """The processes below one, nearest first; empty where the system does not tell."""
    out: list[int] = []
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return out
    for child in map(int, children):
        out += [child, *_descendants(child)]
    return out


def _context(parser: str) -> ForkServerContext | SpawnContext:
    """How workers are made: forked from a small server that has loaded the parser, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    module = parser.partition(":")[0]
    context.set_forkserver_preload([__name__, module, *(_PRELOAD if module in _PARSERS else ())])
    for name, value in _POLITE.items():
        os.environ.setdefault(name, value)
    return context


def _start_server() -> None:
    """Start the server that workers are forked from, if it does not run. It never hears a Ctrl-C, which a terminal sends to all:
    whoever started it ends it, and a traceback of what it was loading helps nobody."""
    resource_tracker.ensure_running()  # it starts with the signal blocked as well, and lets it through in this process afterwards
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_PARSERS = ("docparse.pipeline", "docparse.archive.stages")
_PRELOAD = (
    "docparse.pipeline",
    "docparse.schema",
    "docparse.layout.compose",
    "docparse.segment.sections",
    "docparse.extract.references.references",
    "docparse.extract.dates.dates",
    "docparse.extract.targets.targets",
)
"""What the server loads once for a parser of ours, so that a new worker has it at once. A module that does not exist is passed over."""


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Keep multiprocessing from importing the caller's script in every worker: they need nothing of it."""
    main = sys.modules["__main__"]
    saved = {name: getattr(main, name) for name in ("__file__", "__spec__") if hasattr(main, name)}
    try:
        if "__file__" in saved:
            del main.__file__
        if "__spec__" in saved:
            main.__spec__ = None
        yield
    finally:
        for name, value in saved.items():
            setattr(main, name, value)
