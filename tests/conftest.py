"""Shared fixtures: the folder of real documents, where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
