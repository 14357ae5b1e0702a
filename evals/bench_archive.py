"""Speed and size of the archive: search, citation lookup, opening, index against text, with raw tantivy and SQLite FTS5 beside them.

    python evals/bench_archive.py [--sections 100000] [--queries 200] [--keep FOLDER]

The documents are made up: words of the package's own vocabularies, drawn with the skew of real text. Times are of one thread; the
ratios hold on a busy machine, the milliseconds do not.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docparse.archive.fold import letters
from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.query import parse
from docparse.archive.search import Filters, build, search
from docparse.archive.store import Original

PACKAGE = Path(__file__).resolve().parent.parent / "docparse"
PER_DOCUMENT = 20
TYPES = ("KH", "QĐ", "CT", "BC", "CV")
LABELS = ("muc_dich", "yeu_cau", "noi_dung", "chi_tieu", "to_chuc_thuc_hien")


def vocabulary(rng: random.Random) -> list[str]:
    """Words of the vocabularies of the package, each once, in random order."""
    words: set[str] = set()
    for path in sorted(PACKAGE.glob("*/*.tsv")):
        words |= {word.lower() for word in path.read_text(encoding="utf-8").replace("\t", " ").split() if word.isalpha()}
    ordered = sorted(words)
    rng.shuffle(ordered)
    return ordered


class Writer:
    """Makes documents up: sections of one to a hundred words, a few citations, in the skew of real text."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng)
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def sentence(self) -> str:
        """A paragraph, its words drawn with weights 1 / rank."""
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=min(120, 1 + int(self.rng.expovariate(1 / 35)))))

    def code(self) -> tuple[str, str]:
        """A citation as printed, and its canonical form."""
        number = self.rng.randint(1, 400)
        return self.rng.choice(
            [(f"{number}-CT/TW", f"{number}-CT/TW"), (f"{number} CT/TU", f"{number}-CT/TU"), (f"{number}/NQ-CP", f"{number}/NQ-CP")]
        )

    def record(self, number: int) -> dict[str, Any]:
        """One document with `PER_DOCUMENT` sections, as plain JSON data by the contract."""
        year, month, day = self.rng.randint(2005, 2025), self.rng.randint(1, 12), self.rng.randint(1, 28)
        text = f"Số: {number % 900 + 1}/KH-UBND\n{self.sentence()}\n"
        sections, references = [], []
        for ordinal in range(PER_DOCUMENT):
            start = len(text)
            heading = f"{ordinal + 1}. {self.sentence()[:40]}"
            text += heading + "\n" + self.sentence() + "\n"
            if ordinal % 5 == 0:
                surface, canonical = self.code()
                references.append(
                    {
                        "start": len(text) + 5,
                        "end": len(text) + 5 + len(surface),
                        "kind": "numbered",
                        "surface": surface,
                        "canonical": canonical,
                    }
                )
                text += f"theo {surface} {self.sentence()[:60]}\n"
            labels = [self.rng.choice(LABELS)]
            sections.append({"start": start, "end": len(text), "labels": labels, "heading": heading, "level": 1, "children": []})
        fields = {
            "number": str(number % 900 + 1), "symbol": "KH-UBND", "date": f"{year}-{month:02}-{day:02}", "subject": self.sentence()[:120],
            "issuer": "Ủy ban nhân dân " + " ".join(self.rng.choices(self.words[:300], k=2)),
        }  # fmt: skip
        return {
            "schema": "docparse.record/1",
            "id": hashlib.sha256(str(number).encode()).hexdigest(),
            "source": {"name": f"{number}.txt", "part": 1},
            "text": text,
            "doc_type": {"value": self.rng.choice(TYPES)},
            "header": {name: {"value": value} for name, value in fields.items()},
            "sections": sections,
            "references": references,
            "targets": [],
        }


def fill(archive: Archive, writer: Writer, documents: int) -> int:
    """Put that many documents into the store; the bytes of their text."""
    size = 0
    for first in range(0, documents, 500):
        with archive.store.transaction():
            for number in range(first, min(documents, first + 500)):
                record = writer.record(number)
                size += len(record["text"].encode())
                original = Original(record["id"], f"{number}.txt", f"/in/{number}.txt", None, 1, version="bench")
                archive.store.put(original, [(document_row(record, "public"), record)])
    return size


def timed(calls: list[Callable[[], object]]) -> tuple[float, float]:
    """p50 and p95 in milliseconds of this thread, after a first round that warms the caches."""
    for call in calls[: len(calls) // 2]:
        call()
    spent = []
    for call in calls:
        start = time.thread_time()
        call()
        spent.append((time.thread_time() - start) * 1000)
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.95)]


def fts5(archive: Archive, folder: Path) -> sqlite3.Connection:
    """The same sections in SQLite FTS5, folded beforehand (it does not fold đ itself)."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    base.execute("CREATE VIRTUAL TABLE sections USING fts5(body, tokenize = 'unicode61')")
    change = 0
    while rows := archive.store.changed_since(change, 500):
        for document, record in rows:
            text = record["text"]
            base.executemany("INSERT INTO sections VALUES (?)", [(letters(text[s["start"] : s["end"]]),) for s in record["sections"]])
            change = document.change
    base.commit()
    return base


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="keep the archive in this folder")
    arguments = parser.parse_args()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="docparse-bench-"))
    documents = max(1, arguments.sections // PER_DOCUMENT)
    writer = Writer(seed=7)
    with Archive.create(folder / "archive") as archive:
        start = time.process_time()
        size = fill(archive, writer, documents)
        stored = time.process_time()
        archive.index.catch_up(archive.store)
        indexed = time.process_time()
        print(f"{documents} documents, {documents * PER_DOCUMENT} sections, {size / 1e6:.0f} MB of text")
        print(f"store    {(stored - start) / documents * 1000:6.2f} ms a document (made up and written)")
        print(f"index    {(indexed - stored) / documents * 1000:6.2f} ms a document")
        index_size = sum(path.stat().st_size for path in archive.index.folder.iterdir())
        print(f"index    {index_size / size:6.2f} of the text")
    start = time.perf_counter()
    with Archive.open(folder / "archive") as archive:
        searcher = archive.index.searcher()
        print(f"open     {(time.perf_counter() - start) * 1000:6.1f} ms")
        rng = random.Random(11)
        common = writer.words[:400]
        queries = [letters(" ".join(rng.sample(common, 3))) for _ in range(arguments.queries)]
        schema = archive.index.index.schema
        whole = timed([lambda q=q: search(archive, q) for q in queries])  # type: ignore[misc]
        filtered = timed([lambda q=q: search(archive, q, Filters(doc_type="KH", date_from=20150101)) for q in queries])  # type: ignore[misc]
        built = [build(schema, parse(query), Filters()) for query in queries]
        ours = timed([lambda q=q: searcher.search(q, 60, count=False) for q in built])  # type: ignore[misc]
        plain = [archive.index.index.parse_query(query, ["body"], conjunction_by_default=True) for query in queries]
        raw = timed([lambda q=q: searcher.search(q, 60, count=False) for q in plain])  # type: ignore[misc]
        cites = timed([lambda: search(archive, "", Filters(cites=writer.code()[1])) for _ in queries])
        base = fts5(archive, folder)
        statement = "SELECT rowid FROM sections WHERE sections MATCH ? ORDER BY rank LIMIT 60"
        other = timed([lambda q=q: base.execute(statement, (q,)).fetchall() for q in queries])  # type: ignore[misc]
        base.close()
        for name, (p50, p95) in (
            ("search, with excerpts", whole), ("search, two filters", filtered), ("citation lookup", cites), ("its tantivy query", ours),
            ("raw tantivy, bare words", raw), ("FTS5, bare words", other),
        ):  # fmt: skip
            print(f"{name:24} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms")
        print(f"query against raw tantivy: {ours[0] / raw[0]:.1f}, FTS5 against the query: {other[0] / ours[0]:.1f}")
    print(f"memory   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MiB at most")
    if not arguments.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
