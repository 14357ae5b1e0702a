"""Speed of the text pipeline: documents per CPU-second in one call, cold-start CPU of the commands, and the share of each stage.

    python evals/bench_parse.py [--file FILE] [--documents 100]

The file is by default a plan of about 19 kB that is built here from the demo papers; name your own with --file. A plan of two pages
(5 to 6 kB) is measured beside it: milliseconds of CPU for everything after the text was extracted, median, warm; the floor is 12 ms.
underthesea's entity recognition on the same text is a yardstick (where the extra `nlp` is installed).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


LIMIT = 12.0
"""Milliseconds of CPU that a document of two pages may take after its text was extracted."""


def built_plan(size: int = 19_000) -> bytes:
    """A plan with header, sections, table and footer, its body repeated to about `size` bytes."""
    from docparse.corpus.paper import Para, load_paper, to_text

    paper = load_paper(ROOT / "corpus" / "demo" / "ke-hoach.json")
    filler = [
        Para("Các tổ chuyên môn thi đua làm tốt từng việc được giao, ghi chép hằng tuần và trao đổi công khai tại các buổi họp. " * 4)
    ]
    while len(to_text(paper).encode()) < size:
        paper.body[8:8] = filler
    return to_text(paper).encode()


def two_pages(rounds: int) -> int:
    """Print the median of the time after extraction of a plan of two pages, stage by stage, and underthesea's; 1 over the limit."""
    from docparse.pipeline import Stopwatch, extract, read_document

    data = built_plan(5_200)
    spent: list[float] = []
    stages: dict[str, list[float]] = {}
    for number in range(rounds + 5):
        _, document = read_document(data, f"{number}.txt")
        watch, start = Stopwatch(), time.process_time()
        extract(document, watch=watch).to_json()
        if number >= 5:
            spent.append(1000 * (time.process_time() - start))
            for stage, seconds in watch.seconds.items():
                stages.setdefault(stage, []).append(1000 * seconds)
    median = statistics.median(spent)
    print(f"two pages ({len(data):,} bytes) after extraction: median {median:.1f} ms of CPU (limit {LIMIT:.0f})")
    for stage, values in sorted(stages.items(), key=lambda item: -statistics.median(item[1])):
        print(f"  {stage:<12}{statistics.median(values):8.2f} ms")
    try:
        from underthesea import ner
    except ImportError:
        print("underthesea NER: not installed")
    else:
        text = data.decode()
        ner(text[:500])
        start = time.process_time()
        ner(text)
        print(f"underthesea NER on the same text: {1000 * (time.process_time() - start):.0f} ms of CPU")
    return int(median > LIMIT)


def child_cpu(command: list[str], bytecode: str) -> float:
    """User and system seconds of a command run once; modules are compiled into the folder `bytecode`, as an installation has them."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    arguments = parser.parse_args()
    data = arguments.file.read_bytes() if arguments.file else built_plan()

    from docparse.pipeline import Stopwatch, parse_bytes

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_bytes(data)
        docparse = [sys.executable, "-m", "docparse.cli"]
        print(f"docparse --help            {min(child_cpu([*docparse, '--help'], folder) for _ in range(4)):6.2f} s CPU")
        print(f"docparse parse, cold start {min(child_cpu([*docparse, 'parse', str(path)], folder) for _ in range(4)):6.2f} s CPU")
    import numpy  # noqa: F401 - a process that reads many papers loads it once

    parse_bytes(data, "warm.txt")
    watch = Stopwatch()
    start = time.process_time()
    for number in range(arguments.documents):
        for record in parse_bytes(data, f"{number}.txt", watch=watch):
            record.to_json()
    seconds = time.process_time() - start
    rate = arguments.documents / seconds
    print(f"{arguments.documents} documents of {len(data):,} bytes: {seconds:.2f} s CPU, {rate:.1f} documents per CPU-second")
    total = sum(watch.seconds.values())
    for stage, spent in sorted(watch.seconds.items(), key=lambda item: -item[1]):
        print(f"  {stage:<12}{1000 * spent / arguments.documents:8.2f} ms  {spent / total:6.1%}")
    return two_pages(arguments.documents)


if __name__ == "__main__":
    sys.exit(main())
