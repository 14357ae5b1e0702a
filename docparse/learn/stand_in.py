"""A function of the pipeline that another stands in for while a model learns from what the pipeline hands to it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from types import ModuleType
from typing import Any


@contextlib.contextmanager
def stand_in(module: ModuleType, name: str, other: Any) -> Iterator[None]:
    """Let `other` be what `module` knows by `name`, for a while."""
    before = getattr(module, name)
    setattr(module, name, other)
    try:
        yield
    finally:
        setattr(module, name, before)
