"""Speed and size of the archive: search, citation lookup, opening, index against text, with raw tantivy and SQLite FTS5 beside them.

    python evals/bench_archive.py [--sections 100000] [--queries 200] [--keep FOLDER]

The documents are made up: words of the package's own vocabularies, drawn with the skew of real text. Times are CPU times of one thread,
of each query the middle one of three; the ratios hold on a busy machine, the milliseconds do not.

What a query is held against, on the same index, with the same three words, each side's query made beforehand:

- raw tantivy, text: the words joined by AND over the folded text, the best 40 by BM25 (tantivy's own parser of queries). It is what ours
  asks first; what ours does beyond it (neighbours, ten documents out of sections) is all cost here.
- raw tantivy, all words: the same over the field with the words of the headings above and of the document, where facets are counted.
- the same and facets: beside the 40 best, the documents by the values of the nine facets, and how many there are, in one aggregation of
  tantivy (`terms`, in each the `cardinality` of documents). Ours counts them one by one up to 20,000 sections. "Of sections" counts a
  document again for each of its sections, which is less than what people are shown.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import random
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

from docparse.archive.facets import FIELDS, SECTION, SHOWN, tally
from docparse.archive.fold import letters
from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.query import Query, parse
from docparse.archive.search import Filters, best, build, owning, search
from docparse.archive.store import Original

PACKAGE = Path(__file__).resolve().parent.parent / "docparse"
PER_DOCUMENT = 20
FETCHED = 40
"""Sections that a search looks at first, and that the engines beside it are asked for."""
OURS, OURS_FACETS = "the query, no facets", "the query with facets"
TEXT, WORDS = "raw tantivy, text", "raw tantivy, all words"
RAW_WITH_FACETS, RAW_WITH_SECTIONS = "raw tantivy, all words, and facets", "raw tantivy, all words, facets of sections"
FTS5 = "FTS5, text"
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


def timed(asked: dict[str, list[Callable[[], object]]]) -> dict[str, tuple[float, float]]:
    """p50 and p95 in milliseconds of this thread. Of each call the middle one of three, in turns, after a round that warms the caches."""
    for calls in asked.values():
        for call in calls[: len(calls) // 2]:
            call()
    spent: dict[str, list[list[float]]] = {name: [[] for _ in calls] for name, calls in asked.items()}
    for _ in range(3):
        for name, calls in asked.items():
            for number, call in enumerate(calls):
                start = time.thread_time()
                call()
                spent[name][number].append((time.thread_time() - start) * 1000)
    out = {}
    for name, times in spent.items():
        middle = sorted(statistics.median(three) for three in times)
        out[name] = statistics.median(middle), middle[int(len(middle) * 0.95)]
    return out


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


RAW_FACETS = {name: {"terms": {"field": field, "size": SHOWN}} for name, field in {**FIELDS, "section": SECTION}.items()}
"""The facets that ours counts, as tantivy is asked for them: sections by each value."""
DOCUMENTS = {"documents": {"cardinality": {"field": "key"}}}
RAW_DOCUMENTS = {name: {**asked, "aggs": DOCUMENTS} for name, asked in RAW_FACETS.items()} | {"all": DOCUMENTS["documents"]}
"""The same with documents, each once, and how many there are."""


@dataclass(slots=True)
class Asking:
    """One query of three words, made for both sides."""

    typed: str
    query: Query
    built: tantivy.Query
    own: tantivy.Query | None
    text: tantivy.Query
    words: tantivy.Query


class Sides:
    """What is asked of one searcher: by docparse and of tantivy as it is."""

    def __init__(self, archive: Archive) -> None:
        self.index = archive.index.index
        self.searcher = archive.index.searcher()

    def make(self, typed: str) -> Asking:
        """The query as both sides ask it."""
        query = parse(typed)
        schema = self.index.schema
        built, own = build(self.searcher, schema, query, Filters()), owning(self.searcher, schema, query, Filters())
        text, words = (self.index.parse_query(typed, [field], conjunction_by_default=True) for field in ("body", "all"))
        return Asking(typed, query, built, own, text, words)

    def best(self, asking: Asking) -> object:
        """What a search asks of tantivy, to the ranked sections of ten documents."""
        return best(self.searcher, self.index.schema, asking.query, asking.built, asking.own, 10)

    def best_with_facets(self, asking: Asking) -> object:
        """The same, and the counts by every facet."""
        return self.best(asking), tally(self.searcher, self.index.schema, asking.built)

    def raw(self, query: tantivy.Query, facets: dict[str, Any] | None = None) -> object:
        """Tantivy alone: the best sections, with facets if asked."""
        hits = self.searcher.search(query, FETCHED, count=False).hits
        return hits, self.searcher.aggregate(query, facets) if facets else None


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
    kept = os.environ.get("DOCPARSE_BENCH_ARCHIVE")
    parser.add_argument(
        "--keep",
        type=Path,
        default=Path(kept) if kept else None,
        help="keep the archive in this folder, and use the one that is there; default: DOCPARSE_BENCH_ARCHIVE, else none is kept",
    )
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
        archive.index.searcher()
        print(f"open     {(time.thread_time() - start) * 1000:6.1f} ms")
        rng = random.Random(11)
        common = json.loads((folder / "words.json").read_text(encoding="utf-8"))[:400]
        typed = [letters(" ".join(rng.sample(common, 3))) for _ in range(number)]
        # Three words and nothing else: what is an abbreviation as well is another query than the one beside it.
        typed = [text for text in typed if all(clause.kind == "word" for clause in parse(text).must)]
        sides = Sides(archive)
        made = [sides.make(text) for text in typed]
        codes = [Writer(seed=number).code()[1] for number in range(number)]
        base = sqlite3.connect(folder / "fts5.sqlite")
        statement = f"SELECT rowid FROM sections WHERE sections MATCH ? ORDER BY rank LIMIT {FETCHED}"
        narrow = Filters(doc_type="KH", date_from=20150101)
        times = timed(
            {
                "search, with excerpts": [partial(search, archive, text) for text in typed],
                "search with facets": [partial(counted, archive, text) for text in typed],
                "the same, two filters": [partial(counted, archive, text, narrow) for text in typed],
                "citation lookup": [partial(search, archive, "", Filters(cites=code)) for code in codes],
                "its reading of the words": [partial(sides.make, text) for text in typed],
                OURS: [partial(sides.best, one) for one in made],
                TEXT: [partial(sides.raw, one.text) for one in made],
                WORDS: [partial(sides.raw, one.words) for one in made],
                OURS_FACETS: [partial(sides.best_with_facets, one) for one in made],
                RAW_WITH_FACETS: [partial(sides.raw, one.words, RAW_DOCUMENTS) for one in made],
                RAW_WITH_SECTIONS: [partial(sides.raw, one.words, RAW_FACETS) for one in made],
                FTS5: [lambda text=text: base.execute(statement, (text,)).fetchall() for text in typed],  # type: ignore[misc]
            }
        )
        base.close()
        for name, (p50, p95) in times.items():
            print(f"{name:42} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms")
        for name, at in (("p50", 0), ("p95", 1)):
            ours, facets = times[OURS][at], times[OURS_FACETS][at]
            print(
                f"{name}: query with facets against raw tantivy with facets {facets / times[RAW_WITH_FACETS][at]:.2f} "
                f"(of sections {facets / times[RAW_WITH_SECTIONS][at]:.2f})"
            )
            print(
                f"{name}: query against raw tantivy, both without facets {ours / times[TEXT][at]:.2f} (text), "
                f"{ours / times[WORDS][at]:.2f} (all words); FTS5 against the query {times[FTS5][at] / ours:.1f}"
            )


if __name__ == "__main__":
    main()
