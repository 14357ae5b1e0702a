"""Speed of the text pipeline: documents per CPU-second in one call, cold-start CPU of the commands, and the share of each stage.

    python evals/bench_parse.py [--file FILE] [--documents 100]

The file is by default a plan of about 19 kB that is built here from the demo papers; name your own with --file.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def built_plan() -> bytes:
    """A plan with header, sections, table and footer, its body repeated to about 19 kB."""
    from docparse.corpus.paper import Para, load_paper, to_text

    paper = load_paper(ROOT / "corpus" / "demo" / "ke-hoach.json")
    filler = [
        Para("Các tổ chuyên môn thi đua làm tốt từng việc được giao, ghi chép hằng tuần và trao đổi công khai tại các buổi họp. " * 4)
    ]
    while len(to_text(paper).encode()) < 19_000:
        paper.body[8:8] = filler
    return to_text(paper).encode()


def child_cpu(command: list[str]) -> float:
    """User and system seconds of a command run once."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
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
        print(f"docparse --help            {min(child_cpu([*docparse, '--help']) for _ in range(3)):6.2f} s CPU")
        print(f"docparse parse, cold start {min(child_cpu([*docparse, 'parse', str(path)]) for _ in range(3)):6.2f} s CPU")
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


if __name__ == "__main__":
    main()
