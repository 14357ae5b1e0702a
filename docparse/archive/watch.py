"""A folder in, the files that have settled in it out, round after round: what is still being written waits.

Looking again and again works on every kind of folder, shares of other machines too, where notices of the system do not come.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from docparse.archive.arrivals import collect

UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart", ".swp")
"""Endings of files that another program is still writing."""

Stamp = tuple[int, int, int]


class Watch:
    """What is known of a folder between two looks. `settle`: seconds in which a file must not have changed; `skip`: a folder inside."""

    def __init__(self, folder: Path, settle: float, skip: Path | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._settle = settle
        self._skip = skip or folder / ".none"
        self._clock = clock
        self._seen: dict[Path, tuple[Stamp, float]] = {}
        self._given: dict[Path, Stamp] = {}

    @property
    def waiting(self) -> int:
        """How many files were seen that have not settled yet."""
        return sum(self._given.get(path) != stamp for path, (stamp, _) in self._seen.items())

    def settled(self) -> list[Path]:
        """Look: the files that have not changed for long enough and were not given out before as they are now."""
        now = self._clock()
        present: dict[Path, tuple[Stamp, float]] = {}
        out: list[Path] = []
        for path in self._files():
            stamp = _stamp(path)
            if stamp is None:
                continue
            known = self._seen.get(path)
            since = known[1] if known is not None and known[0] == stamp else now
            present[path] = (stamp, since)
            if now - since >= self._settle and self._given.get(path) != stamp:
                self._given[path] = stamp
                out.append(path)
        self._seen = present
        self._given = {path: stamp for path, stamp in self._given.items() if path in present}
        return out

    def give_back(self, paths: list[Path]) -> None:
        """These could not be taken: give them out again at the next look."""
        for path in paths:
            self._given.pop(path, None)

    def rounds(self, every: float, once: bool = False) -> Iterator[list[Path]]:
        """Look again and again, `every` so many seconds. `once`: until all that is there has settled and was given out."""
        while True:
            found = self.settled()
            yield found
            if once and not self.waiting:
                return
            time.sleep(every)

    def _files(self) -> list[Path]:
        if not self._folder.is_dir():
            return []  # a share that is away comes back
        try:
            taken, _ = collect([self._folder], self._skip)
        except OSError:
            return []
        return [path for path in taken if not path.name.lower().endswith(UNFINISHED) and not path.name.startswith(("~$", ".~"))]


def _stamp(path: Path) -> Stamp | None:
    """Size, time of change and file number; None for a file that has gone meanwhile."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_size, known.st_mtime_ns, known.st_ino
