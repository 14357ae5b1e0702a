"""The page of RESULTS.md: measured parts in, Markdown out, one header for a whole run; parts of an earlier page are kept."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_MARKER = re.compile(r"^<!-- part: ([\w-]+) -->$", re.MULTILINE)
_RUN = re.compile(r"^<!-- run -->\n(.*?)^<!-- /run -->$", re.MULTILINE | re.DOTALL)


@dataclass(slots=True)
class Measured:
    """The lines of a part, the seconds it took, and when and where it was measured, if not with the whole run."""

    body: list[str]
    took: float
    where: str = ""


def origin(command: str, root: Path) -> str:
    """Command, date, commit and machine, before the measuring begins."""
    now = datetime.datetime.now(datetime.UTC)
    machine = f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[2]:.1f}"
    return f"`{command}`, {now:%Y-%m-%d %H:%M} UTC; commit {commit(root)}; {machine}"


@dataclass(slots=True)
class Page:
    """The page in the making. `about`: what the sets are; `order`: the names of the parts that can stand in it.

    `aside`: those of them that a whole run leaves as they are.
    """

    about: str
    order: tuple[str, ...]
    aside: frozenset[str] = frozenset()
    _parts: dict[str, str] = field(default_factory=dict)
    _times: dict[str, float] = field(default_factory=dict)
    _run: str = ""

    def keep(self, text: str) -> None:
        """The parts of a page that was written before, and the header of its whole run; parts that are no more are dropped."""
        run = _RUN.search(text)
        self._run = run.group(1).strip() if run else ""
        pieces = _MARKER.split(text)
        found = zip(pieces[1::2], pieces[2::2], strict=True)
        self._parts = {name: body.strip() for name, body in found if name in self.order}

    def put(self, name: str, measured: Measured) -> None:
        """Set a part. One that was measured apart from a whole run tells so itself."""
        lines = [f"*{measured.where}; {measured.took / 60:.1f} minutes*", ""] if measured.where else []
        self._parts[name] = "\n".join([*lines, *measured.body]).strip()
        self._times[name] = measured.took

    def header(self, where: str, took: float) -> None:
        """The one header of a whole run: when, with which commit, on which machine, and the time of each part."""
        for name in [name for name in self._parts if name not in self._times and name not in self.aside]:
            del self._parts[name]  # of an earlier run, and not measured in this one
        times = ", ".join(f"{name} {seconds / 60:.1f}" for name, seconds in self._times.items())
        self._run = f"*{where}*\n\n*{took / 60:.1f} minutes: {times}*"

    def text(self) -> str:
        """The page."""
        run = ["<!-- run -->", self._run, "<!-- /run -->", ""] if self._run else []
        top = ["# Results", "", _HOW, "", *run, self.about, ""]
        return "\n".join([*top, *(f"<!-- part: {name} -->\n\n{self._parts[name]}\n" for name in self.order if name in self._parts)])


_HOW = """\
Made by `python evals/results.py`, typed by nobody: change the code, run it again. A part that was measured apart from the whole run says
so at its head."""


def commit(root: Path) -> str:
    """The commit, and whether the work tree has changes."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False, cwd=root).stdout.strip()

    return f"`{git('rev-parse', '--short', 'HEAD') or 'unknown'}`" + (" with changes" if git("status", "--porcelain", "-uno") else "")


def processor() -> str:
    """The name of the processor, as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
