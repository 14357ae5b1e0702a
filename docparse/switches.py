"""Parts of the product that can be switched off to see what they are worth (`evals/ablation.py`): one setting, read where each enters."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(slots=True)
class Switches:
    """What is on. `models`: the trained models; `rules`: the verdict of the rules on titles beside the model's;
    `authority`: tables of bodies, provinces, directives and laws; `repair`: mending of what was misread or misprinted."""

    models: bool = True
    rules: bool = True
    authority: bool = True
    repair: bool = True


ON = Switches()
"""The one setting of this process; everything is on unless an evaluation says otherwise."""


@contextlib.contextmanager
def without(*names: str) -> Iterator[None]:
    """Switch parts off for a while.

    >>> with without("repair"):
    ...     ON.repair
    False
    >>> ON.repair
    True
    """
    before = {field.name: getattr(ON, field.name) for field in fields(ON)}
    for name in names:
        if name not in before:
            raise ValueError(f"no switch {name}; there are {', '.join(before)}")
        setattr(ON, name, False)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(ON, name, value)
