"""A long scan is read page by page: what it holds does not grow with its pages."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "evals" / "bench_memory.py"

MEASURE = """
import importlib.util, json, os, sys
spec = importlib.util.spec_from_file_location("bench_memory", sys.argv[1])
bench = importlib.util.module_from_spec(spec)
spec.loader.exec_module(bench)
from docparse.read.scan import engine
from docparse.read.pdf.pdf import read_pdf
pdf, lines, width = bench.printed()
data = bench.long_scan(14, pdf)
held = []
class Watched(bench.Repeating):
    def read(self, grey, dpi, mode):
        held.append(bench.held())
        return super().read(grey, dpi, mode)
engine._ENGINES[os.getpid(), "tesseract"] = Watched(lines, width)
reading = read_pdf(data, "long.pdf")
print(json.dumps({"held": held, "pages": sum(bool(page.lines) for page in reading.pages)}))
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.skipif(importlib.util.find_spec("pikepdf") is None, reason="needs pikepdf")
def test_a_scan_is_read_page_by_page() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE, str(SCRIPT)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["pages"] == 14
    held = found["held"]
    assert max(held[len(held) // 2 :]) - max(held[: len(held) // 2]) < 15, held  # a page in pixels takes 26 MiB
