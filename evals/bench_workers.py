"""Scans in; pages a second of one worker process and of several, and their ratio, out.

    python evals/bench_workers.py [--papers 8] [--workers 2] [--rounds 2]

Scans of papers of our own (300 dpi), each page a file, so that the work parts evenly. The rounds take turns and the best of each
counts: whatever else the machine does then troubles both alike. On fewer idle cores than workers the ratio says nothing.
"""

from __future__ import annotations

import argparse
import io
import os
import time
from pathlib import Path

from docparse.isolate import Pool, Task

PAPERS = Path(__file__).resolve().parent.parent / "corpus" / "demo"


def scans(count: int) -> list[Task]:
    """`count` tasks, each the scan of one page as JPEG."""
    from PIL import Image

    from docparse.corpus.paper import load_paper
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import Quality, scan_pages

    tasks: list[Task] = []
    seed = 0
    while len(tasks) < count:
        for path in sorted(PAPERS.glob("*.json")):
            for page in scan_pages(to_pdf(load_paper(path)), Quality(dpi=300, noise=1.0), seed=seed)[:1]:
                buffer = io.BytesIO()
                Image.fromarray(page).save(buffer, "JPEG", quality=85, dpi=(300, 300))
                tasks.append(Task(f"{path.stem}-{seed}.jpg", buffer.getvalue()))
            seed += 1
    return tasks[:count]


def seconds(workers: int, tasks: list[Task]) -> float:
    """Wall seconds for all tasks, with warm workers."""
    with Pool(workers) as pool:
        list(pool.run(tasks[:workers]))
        begin = time.monotonic()
        failed = [outcome.reason for outcome in pool.run(tasks) if outcome.category is not None]
        taken = time.monotonic() - begin
    if failed:
        raise SystemExit(f"a scan could not be read: {failed[0]}")
    return taken


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--papers", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    tasks = scans(asked.papers)
    best = {1: float("inf"), asked.workers: float("inf")}
    load = os.getloadavg()[0]
    for _ in range(asked.rounds):
        for workers in best:
            best[workers] = min(best[workers], seconds(workers, tasks))
    for workers, taken in best.items():
        print(f"{workers} worker{'s' * (workers > 1):1}  {len(tasks)} pages in {taken:6.1f} s  {len(tasks) / taken:5.2f} pages a second")
    ratio = best[1] / best[asked.workers]
    print(f"ratio {ratio:.2f} on {os.cpu_count()} cores; load before {load:.1f}")


if __name__ == "__main__":
    main()
