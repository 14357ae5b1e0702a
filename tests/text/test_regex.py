"""Patterns that are made at their first use: used like any other, and all of them can be made."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import docparse
from docparse.text.regex import regex


def test_a_pattern_serves_like_one_of_re() -> None:
    own, usual = regex(r"(?P<so>\d+)/(\w+)", re.IGNORECASE), re.compile(r"(?P<so>\d+)/(\w+)", re.IGNORECASE)
    text = "Số 12/kh và 7/QĐ"
    assert own.pattern == usual.pattern
    assert [match.groupdict() for match in own.finditer(text)] == [match.groupdict() for match in usual.finditer(text)]
    assert own.sub("_", text) == usual.sub("_", text) == "Số _ và _"
    assert (own.match(text), own.fullmatch("7/QĐ") is None) == (None, False)
    assert (own.flags, own.groups, own.groupindex) == (usual.flags, usual.groups, usual.groupindex)
    assert own.findall(text) == usual.findall(text)
    assert own.search(text, 6) is not None
    assert own.split("a1/b", 1) == usual.split("a1/b", 1)


def test_bytes_too() -> None:
    assert regex(rb"<p>").split(b"a<p>b") == [b"a", b"b"]


def test_a_wrong_pattern_is_told_at_its_first_use() -> None:
    wrong = regex("(")
    assert "(" in repr(wrong)
    with pytest.raises(re.error):
        wrong.search("a")


def test_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        regex("a").serach  # type: ignore[attr-defined]  # noqa: B018


def _promised(value: Any, depth: int = 0) -> Iterator[Any]:
    if type(value).__module__ == "docparse.text.regex":
        yield value
    elif depth < 4 and isinstance(value, dict):
        for own in value.values():
            yield from _promised(own, depth + 1)
    elif depth < 4 and isinstance(value, (tuple, list)):
        for own in value:
            yield from _promised(own, depth + 1)


def test_every_pattern_of_the_project_can_be_made() -> None:
    made = 0
    for module in pkgutil.walk_packages(docparse.__path__, "docparse."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ImportError:  # an extra that is not installed
            continue
        for name, value in vars(loaded).items():
            for own in _promised(value):
                try:
                    made += own.groups >= 0
                except re.error as error:
                    pytest.fail(f"{module.name}.{name}: {error}")
    assert made > 1_000


def test_loading_the_reader_of_documents_makes_no_pattern() -> None:
    script = (
        "import re, types, docparse.text.regex as own\n"
        "made = []\n"
        "own.re = types.SimpleNamespace(compile=lambda *given: made.append(given) or re.compile(*given))\n"
        "import docparse.pipeline, docparse.extract.header.issuer, docparse.segment.labels, docparse.extract.targets.grammar\n"
        "print(len(made))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 20
