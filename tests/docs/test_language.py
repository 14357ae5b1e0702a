"""What the program says of itself is English: errors, help and progress; what it says of papers is Vietnamese."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import docparse

COMMANDS = sorted((Path(docparse.__file__).parent / "commands").glob("*.py"))
MARKED = re.compile(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỵỷỹđ]")


@pytest.mark.parametrize("path", COMMANDS, ids=[path.stem for path in COMMANDS])
def test_messages_beside_the_results_are_english(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        aside = isinstance(node, ast.Call) and any(
            word.arg == "file" and isinstance(word.value, ast.Attribute) and word.value.attr == "stderr" for word in node.keywords
        )
        said = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)] if aside else []
        assert not [text for text in said if MARKED.search(text)]
