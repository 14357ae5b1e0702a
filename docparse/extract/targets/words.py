"""The vocabulary of targets: the name of a list of `words.toml` in, its entries as one regular expression out."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(files("docparse.extract.targets").joinpath("words.toml").read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """One pattern of all entries of a list, to be put in a group."""
    return "|".join(WORDS[name])
