"""Every figure of reading, one part after the other: words, lines, slots, repair, speed, workers, memory, damaged files.

    python evals/bench_read.py [--real FOLDER] [--part NAME …] [--quick]

FOLDER holds real files beside transcripts and gold labels (default: $DOCPARSE_SHARED/real); parts that need it are passed over
where it is missing. `--quick`: small counts, to see that all parts run. Each part is a command of its own beside this one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REAL = "{real}"


@dataclass(frozen=True, slots=True)
class Part:
    """A command, what it is about, its arguments, and what makes it quick."""

    title: str
    arguments: tuple[str, ...]
    quick: tuple[str, ...] = ()

    @property
    def needs_real(self) -> bool:
        """Whether it reads the folder of real files."""
        return REAL in self.arguments


PARTS = {
    "pdf": Part("Born-digital PDFs: words, lines, speed of whole records beside pdfplumber", ("bench_pdf.py", REAL, "--speed")),
    "ocr": Part("Scans: word and character errors, words missed, CPU, beside bare Tesseract", ("bench_ocr.py", REAL)),
    "slots": Part("Numbers and days by pen, real scans", ("bench_slots.py", "--real", REAL)),
    "drawn-slots": Part("Numbers and days by pen, drawn by held-out hands", ("bench_slots.py", "--count", "40"), ("--count", "2")),
    "repair": Part("Repair of misread syllables, held-out scans", ("bench_repair.py",), ("--papers", "2", "--generated", "2")),
    "workers": Part("Several workers beside one", ("bench_workers.py",), ("--papers", "2", "--rounds", "1")),
    "memory": Part("Memory of a long scan", ("bench_memory.py",), ("--pages", "20")),
    "damaged": Part("Damaged files of every format", ("mutate.py", "--count", "2000"), ("--count", "40")),
}


def main() -> None:
    """Run the parts that were asked for; exit code 1 where one failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--real", default=str(Path(os.environ.get("DOCPARSE_SHARED", HERE.parent.parent / "shared")) / "real"))
    parser.add_argument("--part", nargs="+", choices=list(PARTS), default=list(PARTS), metavar="NAME", help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    failed = []
    for name in asked.part:
        part = PARTS[name]
        print(f"## {part.title}\n", flush=True)
        if part.needs_real and not Path(asked.real).is_dir():
            print(f"passed over: {asked.real} is no folder; name one with --real\n", flush=True)
            continue
        script, *rest = [asked.real if word == REAL else word for word in part.arguments]
        begin = time.monotonic()
        # A later --count takes the place of the first.
        code = subprocess.run([sys.executable, str(HERE / script), *rest, *(part.quick if asked.quick else ())], check=False).returncode
        print(f"\n{name}: {time.monotonic() - begin:.0f} s{f', FAILED with exit code {code}' if code else ''}\n", flush=True)
        failed += [name] if code else []
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
