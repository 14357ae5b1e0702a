"""An archive on a share or disc that may not be written is searched, shown and verified all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from docparse.corpus.paper import load_paper, to_text

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534


@pytest.fixture
def archive() -> Iterator[Path]:
    """An archive of one paper without any right to write, in a folder that everyone may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    paper = folder / "a.txt"
    paper.write_text(to_text(load_paper(ROOT / "corpus" / "demo" / "cong-van.json")), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "docparse.cli", "ingest", str(paper), "--archive", str(folder / "a")], check=True)
    for path in [folder / "a", *(folder / "a").rglob("*")]:
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder / "a"
    for path in [folder / "a", *(folder / "a").rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("command", [["search", "giao uoc"], ["verify"], ["directives"], ["show"]])
def test_reading_needs_no_right_to_write(archive: Path, command: list[str]) -> None:
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/tmp", "PYTHONPATH": str(ROOT)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "docparse.cli", *arguments, "--archive", str(archive)]
        return subprocess.run(line, capture_output=True, text=True, env=env, cwd="/", check=False, **who)  # type: ignore[call-overload,no-any-return]

    try:
        run("--version")
    except PermissionError:
        pytest.skip("another user may not run this interpreter")
    if command == ["show"]:
        import json

        found = json.loads(run("search", "giao uoc", "--json").stdout)
        command = ["show", found["results"][0]["id"]]
    result = run(*command)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
