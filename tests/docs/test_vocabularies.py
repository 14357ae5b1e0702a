"""Vocabularies are data: what one holds, it holds once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import docparse

PACKAGE = Path(docparse.__file__).parent
LINES = sorted(path for ending in ("*.tsv", "*.txt") for path in PACKAGE.rglob(ending))
LISTS = sorted(path for folder in ("extract", "segment", "authority") for path in (PACKAGE / folder).rglob("*.toml"))


def twice(words: list[str]) -> list[str]:
    return sorted({word for word in words if words.count(word) > 1})


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.name)
def test_no_line_of_a_table_stands_twice(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) == len(set(lines)), twice(lines)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_word_of_a_list_stands_twice(path: Path) -> None:
    lists = {key: value for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items() if isinstance(value, list)}
    words = {key: twice([word for word in value if isinstance(word, str)]) for key, value in lists.items()}
    assert {key: found for key, found in words.items() if found} == {}
