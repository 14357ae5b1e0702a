"""Every figure that is told of docparse, measured in one go: the corpus and the shared documents in, RESULTS.md out.

    python evals/results.py [--quick] [--part fields|search|ocr|speed] [--out FILE]

`--quick` leaves out OCR, training and speed; `--part` measures one part again and keeps the others. The whole takes less than half
an hour on two cores. Nothing in RESULTS.md is typed by hand; nothing is trained or tuned on corpus test, samples or real.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

from baselines import learned, named_entities, patterns
from result_tables import against_baselines, by_corruption, by_field, by_label, by_mode, with_intervals
from sets import QUICK, ROOT, SCANS, Sets, shared_folder

from docparse.evaluation.items import Items
from docparse.evaluation.run import Run

OUT = Path(__file__).with_name("RESULTS.md")
ORDER = (
    "samples", "real-transcripts", "real-born-digital", "real-scans", "test-text", "test-docx", "test-pdf", "test-scan",
    "generated-text", "generated-pdf", "generated-scan", "dev-text",
)  # fmt: skip
DETAILED = ("real-transcripts", "real-scans", "test-text", "generated-text")
COMPARED = ("samples", "real-transcripts", "real-scans", "test-text", "generated-text")
BENCHES = (
    ("bench_parse.py",),
    ("bench_references.py",),
    ("bench_pdf.py",),
    ("bench_archive.py", "--sections", "20000"),
)
ABOUT_SETS = """\
- **samples**: the five texts that the project was commissioned with. **real**: twenty documents as their issuers published them:
  their careful transcripts, the born-digital files (PDF, Word, HTML), and the scans. Both are looked at in development, never trained on.
- **test**, **dev**: papers written by hand in the two parts of the corpus (`corpus/hand`), as text, Word, PDF and scan. The spaCy baseline
  learns from dev; test is only measured on.
- **generated**: papers drawn by the generator of the corpus with a seed of its own, where it is there.
- real-transcripts are parsed from the transcript, so they tell what the reading of structure is worth apart from that of pages."""


PARTS = ("fields", "search", "ocr", "speed")
"""Parts of the page; each tells when and where it was measured, and can be measured alone."""


def main() -> int:
    """Measure the parts that are asked for and write the page; 1 where something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="no OCR, no training, no benchmarks")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part, the others stay as they are; may be repeated")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    asked = parser.parse_args()
    kept = split_parts(asked.out.read_text(encoding="utf-8")) if asked.out.exists() else {}
    start = time.perf_counter()
    measures: dict[str, Callable[[], list[str]]] = {
        "fields": lambda: fields(asked.quick, asked.workers),
        "search": lambda: ["## Search", "", *block(timed("search", lambda: output("search/run.py")))],
        "ocr": ocr,
        "speed": speed,
    }
    for part in asked.part or (PARTS[:2] if asked.quick else PARTS):
        begin, measured_with = time.perf_counter(), commit()
        body = measures[part]()
        kept[part] = "\n".join([*told(part, asked.quick, measured_with, time.perf_counter() - begin), *body]).strip()
    pages = [f"{marker(part)}\n\n{kept[part]}\n" for part in PARTS if part in kept]
    asked.out.write_text("\n".join([HEAD, *pages]), encoding="utf-8")
    print(f"{asked.out}: {time.perf_counter() - start:.0f} s")
    return 1 if FAILED else 0


HEAD = f"""\
# Results

Made by `python evals/results.py`, typed by nobody: change the code, run it again. Each part says with which commit it was measured.

{ABOUT_SETS}
"""
FAILED: list[str] = []
"""Scripts that ended with an error."""


def marker(part: str) -> str:
    """The line in the page at which a part begins."""
    return f"<!-- part: {part} -->"


def split_parts(text: str) -> dict[str, str]:
    """The parts of a page that was written before."""
    pieces = re.split(r"^<!-- part: (\w+) -->$", text, flags=re.MULTILINE)
    return {name: body.strip() for name, body in zip(pieces[1::2], pieces[2::2], strict=True) if name in PARTS}


def told(part: str, quick: bool, measured_with: str, took: float) -> list[str]:
    """When and where a part was measured."""
    now = datetime.datetime.now(datetime.UTC)
    machine = f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[2]:.1f}"
    how = f"`python evals/results.py --part {part}{' --quick' if quick else ''}`"
    return [f"*{how}, {now:%Y-%m-%d %H:%M} UTC, {took / 60:.1f} minutes; commit {measured_with}; {machine}*", ""]


def fields(quick: bool, workers: int) -> list[str]:
    """All sets parsed and scored, ours and the baselines."""
    with tempfile.TemporaryDirectory(prefix="docparse-results-") as scratch:
        sets = Sets(Path(scratch))
        known = (*QUICK, *sets.generated(), *SCANS)
        names = [name for name in ORDER if name in sets.there(known) and not (quick and "scan" in name)]
        runs: dict[str, Run] = {}
        for name in names:
            runs[name] = timed(name, lambda name=name: sets.measure(name, workers))  # type: ignore[misc]
        return page(runs, timed("baselines", lambda: baselines(quick)))


def ocr() -> list[str]:
    """Words of the real scans, ours beside bare Tesseract."""
    if not shared_folder().is_dir():
        return ["No shared folder, so no real scans."]
    return ["## OCR of the real scans", "", *block(timed("bench_ocr.py", lambda: output("bench_ocr.py")))]


def speed() -> list[str]:
    """What the benchmarks print."""
    out = ["## Speed", "", "Other work ran on the machine where the load says so: CPU seconds and ratios hold, wall times less so.", ""]
    for bench, *options in BENCHES:
        if bench == "bench_pdf.py" and not shared_folder().is_dir():
            continue
        printed = timed(bench, lambda bench=bench, options=options: output(bench, *options))  # type: ignore[misc]
        out += [f"`python evals/{' '.join((bench, *options))}`", "", *block(printed)]
    return out


def page(runs: dict[str, Run], readers: dict[ModuleType, Callable[[str], Items]]) -> list[str]:
    """The tables over all sets."""
    out = [
        "## Fields",
        "",
        "F1 (items in the labels); strings are compared strictly (Unicode NFC, runs of spaces as one).",
        "",
        *by_field(runs),
    ]
    out += [
        "## Ways to compare",
        "",
        "Macro F1, share of documents with every field right. Numbers, dates and codes are strict in all.",
        "",
    ]
    out += by_mode(runs)
    for name in DETAILED:
        if name in runs:
            out += [f"## {name}, with intervals", "", *with_intervals(runs[name])]
    out += ["## Citations by how they are printed", "", "Recall (n).", "", *by_corruption(runs)]
    out += ["## Text of sections by label", "", "F1 over words.", "", *by_label(runs)]
    out += [
        "## Beside simple ways",
        "",
        "F1, case and punctuation forgiven. All are given the text of docparse's reader; a blank: the way does not know the field.",
        "",
    ]
    for name in COMPARED:
        if name in runs:
            out += [f"### {name}", "", *timed(f"baselines on {name}", lambda name=name: against_baselines(runs[name], readers))]  # type: ignore[misc]
    return out


def baselines(quick: bool) -> dict[ModuleType, Callable[[str], Items]]:
    """The simple ways, ready to read; those whose extra is not installed are left out."""
    readers: dict[ModuleType, Callable[[str], Items]] = {patterns: patterns.read}
    try:
        named_entities.entities("Hà Nội")
        readers[named_entities] = named_entities.read
        if not quick:
            readers[learned] = learned.reader(learned.train())
    except ImportError as error:
        print(f"left out: {error}; install the extra with `pip install 'docparse[nlp]'`", file=sys.stderr)
    return readers


def timed(name: str, work: Callable[[], object]):  # type: ignore[no-untyped-def]
    """Do it, and say how long it took."""
    start = time.perf_counter()
    out = work()
    print(f"{name:<32}{time.perf_counter() - start:6.0f} s", file=sys.stderr, flush=True)
    return out


def output(script: str, *options: str) -> str:
    """What a script of evals prints."""
    command = [sys.executable, str(Path(__file__).parent / script), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DOCPARSE_SHARED": str(shared_folder())}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    if done.returncode == 0:
        return done.stdout
    FAILED.append(script)
    print(f"{script} failed: {done.stderr[-2000:]}", file=sys.stderr)
    return f"{done.stdout}{script} failed"


def block(text: str) -> list[str]:
    """Printed lines as they are."""
    return ["```", *text.replace(str(shared_folder()), "shared").replace(str(ROOT), ".").rstrip().split("\n"), "```", ""]


def commit() -> str:
    """The commit, and whether the work tree has changes."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False, cwd=ROOT).stdout.strip()

    return f"`{git('rev-parse', '--short', 'HEAD') or 'unknown'}`" + (" with changes" if git("status", "--porcelain", "-uno") else "")


def processor() -> str:
    """The name of the processor, as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main())
