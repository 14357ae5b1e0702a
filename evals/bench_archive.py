"""Speed and size of the archive: search, citation lookup, opening, index against text, with raw tantivy and SQLite FTS5 beside them.

    python evals/bench_archive.py [--sections 100000] [--queries 200] [--keep FOLDER]

The documents are made up: words of the package's own vocabularies, drawn with the skew of real text. Times are of one thread; the
ratios hold on a busy machine, the milliseconds do not.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
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

import tantivy

from docparse.archive.fold import letters
from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.query import Query, parse
from docparse.archive.search import Filters, Owning, best, build, owning, search
from docparse.archive.store import Original

PACKAGE = Path(__file__).resolve().parent.parent / "docparse"
PER_DOCUMENT = 20
FETCHED = 40
"""Sections that a search looks at first, and that the engines beside it are asked for."""
TYPES = ("KH", "QĐ", "CT", "BC", "CV")
DIRECTIVES = ("34-CT/TW", "18/CT-TTg", "98/2023/NĐ-CP", "06/2022/QH15")
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

        # An archive hears of the same offices and the same people again and again.
        self.recipients = [" ".join(self.rng.choices(self.words[:300], k=4)) for _ in range(300)]
        self.signers = [" ".join(word.capitalize() for word in self.rng.choices(self.words[:300], k=3)) for _ in range(200)]

    def sentence(self) -> str:
        """A paragraph, its words drawn with weights 1 / rank."""
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=min(120, 1 + int(self.rng.expovariate(1 / 35)))))

    def issuer(self) -> str:
        """The name of a body: one of some hundred, of a province or of a department."""
        body = self.rng.choice(("Ủy ban nhân dân", "Sở Y tế", "Sở Nội vụ", "Tỉnh ủy"))
        at = self.rng.randrange(30) * 2
        return f"{body} tỉnh " + " ".join(word.capitalize() for word in self.words[at : at + 2])

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
                        "directive": self.rng.choice(DIRECTIVES) if self.rng.random() < 0.3 else None,
                    }
                )
                text += f"theo {surface} {self.sentence()[:60]}\n"
            labels = [self.rng.choice(LABELS)]
            sections.append({"start": start, "end": len(text), "labels": labels, "heading": heading, "level": 1, "children": []})
        recipients = [{"name": name, "start": 0, "end": 0} for name in self.rng.sample(self.recipients, 6)]
        fields = {
            "number": str(number % 900 + 1), "symbol": "KH-UBND", "date": f"{year}-{month:02}-{day:02}", "subject": self.sentence()[:120],
            "issuer": self.issuer(),
        }  # fmt: skip
        return {
            "schema": "docparse.record/1",
            "id": hashlib.sha256(str(number).encode()).hexdigest(),
            "source": {"name": f"{number}.txt", "part": 1, "origin": self.rng.choice(("text", "born-digital", "ocr"))},
            "text": text,
            "doc_type": {"value": self.rng.choice(TYPES)},
            "header": {name: {"value": value} for name, value in fields.items()},
            "sections": sections,
            "references": references,
            "targets": [],
            "recipients": recipients,
            "signatory": {"name": {"value": self.rng.choice(self.signers)}, "title": {"value": "CHỦ TỊCH"}},
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


def counted(archive: Archive, typed: str, filters: Filters | None = None) -> object:
    """A search as people have it, with counts by every facet."""
    return search(archive, typed, filters, facets=True)


def query_alone(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, built: tantivy.Query, own: Owning | None) -> object:
    """What a search asks of tantivy, to the ranked sections of ten documents."""
    return best(searcher, schema, query, built, own, 10)


def prepare(folder: Path, sections: int) -> None:
    """The archive and FTS5 beside it, made where the folder does not hold them yet; says what that cost."""
    documents = max(1, sections // PER_DOCUMENT)
    writer = Writer(seed=7)
    if not (folder / "archive").exists():
        with Archive.create(folder / "archive") as archive:
            start = time.process_time()
            size = fill(archive, writer, documents)
            print(f"store    {(time.process_time() - start) / documents * 1000:6.2f} ms a document (made up and written)")
        (folder / "words.json").write_text(json.dumps(writer.words), encoding="utf-8")
        (folder / "size").write_text(str(size), encoding="utf-8")
    with Archive.open(folder / "archive") as archive:
        start = time.process_time()
        written = archive.index.catch_up(archive.store)
        if written:
            print(f"index    {(time.process_time() - start) / written * 1000:6.2f} ms a document")
        archive.index.release()
        if not (folder / "fts5.sqlite").exists():
            fts5(archive, folder).close()
        size = int((folder / "size").read_text(encoding="utf-8"))
        index_size = sum(path.stat().st_size for path in archive.index.folder.iterdir())
        print(f"{documents} documents, {documents * PER_DOCUMENT} sections, {size / 1e6:.0f} MB of text")
        print(f"index    {index_size / size:6.2f} of the text, {archive.index.searcher().num_segments} segments")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="keep the archive in this folder, and use the one that is there")
    arguments = parser.parse_args()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="docparse-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    prepare(folder, arguments.sections)
    measure(folder, arguments.queries)
    print(f"memory   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MiB at most")
    if not arguments.keep:
        shutil.rmtree(folder)


def measure(folder: Path, number: int) -> None:
    """Print the times of searching and the ratios."""
    start = time.thread_time()
    with Archive.open(folder / "archive") as archive:
        searcher = archive.index.searcher()
        print(f"open     {(time.thread_time() - start) * 1000:6.1f} ms")
        rng = random.Random(11)
        common = json.loads((folder / "words.json").read_text(encoding="utf-8"))[:400]
        typed = [letters(" ".join(rng.sample(common, 3))) for _ in range(number)]
        # Three words and nothing else: what is an abbreviation as well is another query than the one beside it.
        typed = [text for text in typed if all(clause.kind == "word" for clause in parse(text).must)]
        index = archive.index.index
        schema = index.schema
        parsed = [parse(text) for text in typed]
        built = [build(searcher, schema, query, Filters()) for query in parsed]
        own = [owning(searcher, schema, query, Filters()) for query in parsed]
        plain = [index.parse_query(text, ["body"], conjunction_by_default=True) for text in typed]
        wide = [index.parse_query(text, ["all"], conjunction_by_default=True) for text in typed]
        codes = [Writer(seed=number).code()[1] for number in range(number)]
        base = sqlite3.connect(folder / "fts5.sqlite")
        statement = f"SELECT rowid FROM sections WHERE sections MATCH ? ORDER BY rank LIMIT {FETCHED}"
        narrow = Filters(doc_type="KH", date_from=20150101)
        asked: dict[str, list[Callable[[], object]]] = {
            "search, with excerpts": [lambda t=t: search(archive, t) for t in typed],  # type: ignore[misc]
            "search with facets": [lambda t=t: counted(archive, t) for t in typed],  # type: ignore[misc]
            "the same, two filters": [lambda t=t: counted(archive, t, narrow) for t in typed],  # type: ignore[misc]
            "citation lookup": [lambda c=c: search(archive, "", Filters(cites=c)) for c in codes],  # type: ignore[misc]
            "its tantivy query": [
                lambda q=q, b=b, o=o: query_alone(searcher, schema, q, b, o)  # type: ignore[misc]
                for q, b, o in zip(parsed, built, own, strict=True)
            ],
            "raw tantivy, text": [lambda q=q: searcher.search(q, FETCHED, count=False) for q in plain],  # type: ignore[misc]
            "raw tantivy, all words": [lambda q=q: searcher.search(q, FETCHED, count=False) for q in wide],  # type: ignore[misc]
            "FTS5, text": [lambda t=t: base.execute(statement, (t,)).fetchall() for t in typed],  # type: ignore[misc]
        }
        times = {name: timed(calls) for name, calls in asked.items()}
        base.close()
        for name, (p50, p95) in times.items():
            print(f"{name:24} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms")
        ours, text, words, other = (
            times[name] for name in ("its tantivy query", "raw tantivy, text", "raw tantivy, all words", "FTS5, text")
        )
        for name, at in (("p50", 0), ("p95", 1)):
            print(
                f"{name}: query against raw tantivy {ours[at] / text[at]:.2f} (text), {ours[at] / words[at]:.2f} (all words); "
                f"FTS5 against the query {other[at] / ours[at]:.1f}"
            )


if __name__ == "__main__":
    main()
