"""Every command is documented as it is, and every exit code has its meaning."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from docparse.cli import COMMANDS
from docparse.errors import ExitCode

DOCS = Path(__file__).resolve().parents[2] / "docs"


def maker():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("make_commands", DOCS / "make_commands.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_stands_in_the_docs(name: str) -> None:
    assert maker().help_of(name) in (DOCS / "commands.md").read_text(encoding="utf-8"), (
        "run: python docs/make_commands.py > docs/commands.md"
    )


def test_every_exit_code_is_explained() -> None:
    assert set(maker().EXIT_CODES) == set(ExitCode)
