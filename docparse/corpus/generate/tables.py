"""The generator's own words: TOML files of this package in, tables out."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table of that name: sectors, phrases, headings, names or places."""
    return tomllib.loads(files("docparse.corpus.generate").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
