"""Shared fixtures: the folder of real documents, where there is one, and how time grows with the work."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from docparse.switches import without

settings.register_profile("docparse", deadline=None)  # a busy machine is slow at times: tests of speed count work or CPU, not the clock
settings.load_profile("docparse")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with `samples/` and `real/`: DOCPARSE_SHARED, by default ../shared beside the repository."""
    folder = Path(os.environ.get("DOCPARSE_SHARED", ROOT.parent / "shared"))
    if not (folder / "samples").is_dir():
        pytest.skip(f"no shared folder at {folder} (set DOCPARSE_SHARED)")
    return folder


@pytest.fixture
def rules_alone() -> Iterator[None]:
    """The rules decide, not the trained models: for a line by itself, without the paper that models look at."""
    with without("models"):
        yield


@pytest.fixture(scope="session")
def growth() -> Callable[[Callable[[int], object], int], float]:
    """`growth(work, count)`: how many times as long `work(4 * count)` takes as `work(count)`.

    About 4 where the time grows with the work, 16 where with its square. CPU time, the better of two runs each, without the collector of
    garbage; less than 0.02 s counts as that much. A limit in seconds would be another on each machine.
    """

    def seconds(work: Callable[[int], object], count: int) -> float:
        spent = []
        for _ in range(2):
            gc.collect()
            gc.disable()
            try:
                started = time.process_time()
                work(count)
                spent.append(time.process_time() - started)
            finally:
                gc.enable()
        return min(spent)

    def measured(work: Callable[[int], object], count: int) -> float:
        work(1)  # what is loaded once is loaded now
        return seconds(work, 4 * count) / max(seconds(work, count), 0.02)

    return measured
