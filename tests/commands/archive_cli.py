"""The command line in this process, with the parser of the archive's tests in place of the real one."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from docparse.archive import ingest as ingest_module
from docparse.cli import build

ARCHIVE_TESTS = Path(__file__).resolve().parents[1] / "archive"
OPTIONS = ingest_module.IngestOptions


def docparse(*arguments: str | Path) -> Result:
    """Run `docparse` with these arguments; an error of the product is `result.exception`."""
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(build(words), words)


def use_test_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `docparse ingest` read papers by tests/archive/paper_parser.py."""
    if str(ARCHIVE_TESTS) not in sys.path:
        sys.path.append(str(ARCHIVE_TESTS))
    monkeypatch.setattr(ingest_module, "IngestOptions", functools.partial(OPTIONS, parser="paper_parser:parse"))


PLAN = """type: KH
number: 12
symbol: KH-UBND
date: 2024-03-05
issuer: Ủy ban nhân dân xã Suối Reo
subject: Nhân rộng điển hình tiên tiến
cites: 34-CT/TW
Thực hiện Chỉ thị {34/CT-TW}.
# chi_tieu | 1. Chỉ tiêu
Phấn đấu 90% số thôn có điển hình được nhân rộng."""
