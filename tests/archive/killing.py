"""An ingest in a process of its own, to be killed or to run beside something else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

SCRIPT = """
import json, signal, sys
from pathlib import Path
signal.signal(signal.SIGTERM, signal.default_int_handler)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's job in the background begins with it ignored
from docparse.archive import ingest as module
from docparse.archive.folder import Archive
module._BATCH, module._INDEX_SECONDS = 4, 0.3
with Archive.create(sys.argv[2]) as archive:
    print("open", flush=True)
    report = module.ingest(archive, [Path(sys.argv[1])], module.IngestOptions(workers=1, memory_mb=300, parser="paper_parser:parse"))
    print(json.dumps([report.documents, report.already, report.interrupted]))
"""


def start(papers: Path, place: str) -> subprocess.Popen[str]:
    """Ingest a folder into an archive with the parser of the tests; prints `open`, and at its end (documents, already, interrupted)."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(papers), place], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
