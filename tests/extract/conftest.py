"""Fixtures of the tests of extraction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docparse.switches import without


@pytest.fixture
def rules_alone() -> Iterator[None]:
    """The rules decide, not the trained models: for a line by itself, without the paper that models look at."""
    with without("models"):
        yield
