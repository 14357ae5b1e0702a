"""Every figure that is told of docparse, measured in one go: the corpus and the shared documents in, RESULTS.md out.

    python evals/results.py [--quick] [--part NAME]… [--out FILE]

`--quick` leaves out OCR, training and speed; `--part` measures one part again and keeps the others. The whole takes less than half
an hour on two cores. What takes long and changes seldom (`archive`: a million sections; `store`, `load`, `faults`, `kills`) is measured by
`--part` alone and kept otherwise. Nothing in RESULTS.md is typed by hand; nothing is trained or tuned on corpus test, samples or real.

To add a part: write a function that gives the lines of its tables and set `@part("name")` above it; parts stand in the page in the
order of this file. One that prints its figures with a script of this folder: `return shown("Title", "script.py", "--option")`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

from baselines import learned, named_entities, patterns
from result_page import Measured, Page, origin
from result_tables import against_baselines, by_corruption, by_field, by_label, by_mode, with_intervals
from sets import QUICK, ROOT, SCANS, Sets, shared_folder

from docparse.evaluation.items import Items
from docparse.evaluation.run import Run

OUT = Path(__file__).with_name("RESULTS.md")
ORDER = (
    "samples", "real-transcripts", "real-born-digital", "real-scans", "test-text", "test-markdown", "test-docx", "test-pdf", "test-scan",
    "generated-text", "generated-pdf", "generated-scan", "dev-text",
)  # fmt: skip
DETAILED = ("real-transcripts", "real-scans", "test-text", "generated-text")
COMPARED = ("samples", "real-transcripts", "real-scans", "test-text", "generated-text")
STORES = ("sqlite", "postgresql")
ABOUT_SETS = """\
- **samples**: the five texts that the project was commissioned with. **real**: twenty documents as their issuers published them:
  their careful transcripts, the born-digital files (PDF, Word, HTML), and the scans. Both are looked at in development, never trained on.
- **test**, **dev**: papers written by hand in the two parts of the corpus (`corpus/hand`), as text, Markdown, Word, PDF and scan. The spaCy
  baseline learns from dev; test is only measured on.
- **generated**: papers drawn by the generator of the corpus with a seed of its own, which serves nothing else.
- real-transcripts are parsed from the transcript, so they tell what the reading of structure is worth apart from that of pages.
- Word and character errors are counted against the transcript; of the corpus' Word files, PDFs and scans against the true text that the
  corpus writes beside them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How to measure: without OCR and training (`quick`), with how many processes."""

    quick: bool
    workers: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: what measures it, whether `--quick` does, and whether only `--part` does (`aside`)."""

    measure: Callable[[Asked], list[str]]
    quick: bool
    aside: bool


PARTS: dict[str, Part] = {}
"""Parts of the page in their order; each can be measured alone."""
FAILED: list[str] = []
"""Scripts that ended with an error."""


def part(name: str, quick: bool = False, aside: bool = False) -> Callable[[Callable[[Asked], list[str]]], Callable[[Asked], list[str]]]:
    """Register what measures a part of the page. `quick`: `--quick` measures it, too; `aside`: a whole run leaves it as it was."""

    def register(measure: Callable[[Asked], list[str]]) -> Callable[[Asked], list[str]]:
        PARTS[name] = Part(measure, quick, aside)
        return measure

    return register


def main(arguments: list[str] | None = None) -> int:
    """Measure the parts that are asked for and write the page; 1 where something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="no OCR, no training, no benchmarks")
    parser.add_argument("--part", action="append", choices=list(PARTS), help="only this part, the others stay as they are; may be repeated")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args(arguments)
    asked = Asked(options.quick, options.workers)
    names = options.part or [name for name, one in PARTS.items() if not one.aside and (one.quick or not asked.quick)]
    page = Page(ABOUT_SETS, tuple(PARTS), frozenset(name for name, one in PARTS.items() if one.aside))
    if options.out.exists():
        page.keep(options.out.read_text(encoding="utf-8"))
    whole, start = origin("python evals/results.py" + (" --quick" if asked.quick else ""), ROOT), time.perf_counter()
    for name in names:
        where, begin = origin(f"python evals/results.py --part {name}{' --quick' if asked.quick else ''}", ROOT), time.perf_counter()
        body = PARTS[name].measure(asked)
        took = time.perf_counter() - begin
        print(f"{name}: {took:.0f} s", file=sys.stderr, flush=True)
        page.put(name, Measured(body, took, "" if not options.part else where))
    if not options.part:
        page.header(whole, time.perf_counter() - start)
    options.out.write_text(page.text(), encoding="utf-8")
    print(f"{options.out}: {time.perf_counter() - start:.0f} s")
    return 1 if FAILED else 0


@part("fields", quick=True)
def fields(asked: Asked) -> list[str]:
    """All sets parsed and scored, ours and the baselines."""
    with tempfile.TemporaryDirectory(prefix="docparse-results-") as scratch:
        sets = Sets(Path(scratch))
        known = (*QUICK, *sets.generated(), *SCANS)
        names = [name for name in ORDER if name in sets.there(known) and not (asked.quick and "scan" in name)]
        runs: dict[str, Run] = {}
        for name in names:
            runs[name] = timed(name, lambda name=name: sets.measure(name, asked.workers))  # type: ignore[misc]
        return tables(runs, timed("baselines", lambda: baselines(asked.quick)))


@part("search", quick=True)
def search(asked: Asked) -> list[str]:
    """Queries as staff type them, ours beside SQLite FTS5."""
    return shown("Search", "search/run.py")


@part("ocr")
def ocr(asked: Asked) -> list[str]:
    """Words of the real scans, ours beside bare Tesseract."""
    return shown("OCR of the real scans", "bench_ocr.py", needs_shared=True)


@part("rescans")
def rescans(asked: Asked) -> list[str]:
    """Born-digital pages of many issuers as scans."""
    return shown("Born-digital pages scanned in the type of their issuers", "bench_rescan.py", needs_shared=True)


@part("forms", quick=True)
def forms(asked: Asked) -> list[str]:
    """Transcripts as other programs write them."""
    return shown("Transcripts as other programs write them", "bench_forms.py", needs_shared=True)


@part("reading")
def reading(asked: Asked) -> list[str]:
    """Born-digital PDFs word by word, and what was written by pen."""
    return shown("Reading of PDFs and of handwriting", "bench_read.py", "--part", "pdf", "slots", needs_shared=True)


@part("worth")
def worth(asked: Asked) -> list[str]:
    """Rules alone, models alone, both; without authority; without repair."""
    return ["## What each part is worth", "", *timed("ablation.py", lambda: output("ablation.py")).splitlines(), ""]


@part("speed")
def speed(asked: Asked) -> list[str]:
    """What the benchmarks print."""
    out = ["## Speed", "", "Other work ran on the machine where the load says so: CPU seconds and ratios hold, wall times less so.", ""]
    for script, *options in (("bench_parse.py",), ("bench_references.py",), ("bench_archive.py", "--sections", "20000")):
        out += shown("", script, *options)
    return out


@part("archive", aside=True)
def archive(asked: Asked) -> list[str]:
    """The archive at its full size; DOCPARSE_BENCH_ARCHIVE names a folder where it is kept from one time to the next."""
    return shown("The archive at 1,000,000 sections", "bench_archive.py", "--sections", "1000000")


@part("store", aside=True)
def store(asked: Asked) -> list[str]:
    """What a document costs in a small and in a large archive, and its opening."""
    return on_stores("The store at 100,000 documents", "bench_store.py")


@part("load", aside=True)
def load(asked: Asked) -> list[str]:
    """Eight processes at once."""
    return on_stores("Eight processes on one archive for two minutes", "bench_store_load.py")


@part("faults", aside=True)
def faults(asked: Asked) -> list[str]:
    """A disk, or a server, that fails at every single write."""
    return on_stores("Ingest with a fault at every write", "fault_ingest.py")


@part("kills", aside=True)
def kills(asked: Asked) -> list[str]:
    """kill -9 at random moments."""
    return on_stores("Ingest killed at 200 random moments", "kill_ingest.py", "--times", "200")


def shown(title: str, script: str, *options: str, needs_shared: bool = False) -> list[str]:
    """What a script of this folder prints, below its title and its command."""
    out = [f"## {title}", ""] if title else []
    if needs_shared and not shared_folder().is_dir():
        return [*out, "No shared folder, so nothing to measure.", ""]
    command = f"`python evals/{' '.join((script, *options))}`"
    return [*out, command, "", *block(timed(script, lambda: output(script, *options)))]


def on_stores(title: str, script: str, *options: str) -> list[str]:
    """What a script prints of each kind of store, below one title."""
    return [f"## {title}", "", *(line for store in STORES for line in shown("", script, *options, "--store", store))]


def tables(runs: dict[str, Run], readers: dict[ModuleType, Callable[[str], Items]]) -> list[str]:
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


if __name__ == "__main__":
    sys.exit(main())
