"""How well the archive finds: judged queries in, nDCG@10, MRR and recall@20 out, for docparse and for SQLite FTS5 as it comes.

    python evals/search/run.py [--errors]

The papers that `queries.toml` names (of corpus/hand and corpus/demo) are taken into a temporary archive as text. FTS5 has one row a
paper with its defaults (unicode61, bm25): once with the query's words joined by AND (its own default), once by OR, which is kinder.
"""

from __future__ import annotations

import argparse
import math
import re
import sqlite3
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docparse.archive.folder import Archive
from docparse.archive.ingest import IngestOptions, ingest
from docparse.archive.search import search
from docparse.corpus.annotate import bare
from docparse.corpus.paper import load_paper, to_text
from docparse.corpus.parts import hand_papers

HERE = Path(__file__).resolve().parent
DEMO = HERE.parents[1] / "corpus" / "demo"
DEEP = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, what kind it is, and the grades (1 to 3) of the papers that answer it."""

    text: str
    kind: str
    relevant: dict[str, int]


def load_queries(path: Path = HERE / "queries.toml") -> tuple[list[Judged], list[str]]:
    """The queries, and the papers that were judged."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Judged(item["text"], item["kind"], item["relevant"]) for item in data["query"]], data["papers"]


def texts(names: list[str]) -> dict[str, str]:
    """The papers as text, by name; a demo paper is `NAME-demo`."""
    found = {name: to_text(bare(paper)) for name, paper in hand_papers()}
    found |= {f"{path.stem}-demo": to_text(load_paper(path)) for path in sorted(DEMO.glob("*.json"))}
    return {name: found[name] for name in names}


def ndcg(ranked: list[str], relevant: dict[str, int], at: int = 10) -> float:
    """Normalised discounted cumulative gain, with gains 2^grade - 1 (Järvelin and Kekäläinen 2002, Burges 2005).

    >>> ndcg(["a", "b"], {"a": 3}), round(ndcg(["b", "a"], {"a": 3}), 3)
    (1.0, 0.631)
    """
    gained = sum((2 ** relevant.get(name, 0) - 1) / math.log2(rank + 2) for rank, name in enumerate(ranked[:at]))
    best = sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(sorted(relevant.values(), reverse=True)[:at]))
    return gained / best if best else 0.0


def reciprocal_rank(ranked: list[str], relevant: dict[str, int]) -> float:
    """One over the rank of the first paper of any grade; 0 where none is found.

    >>> reciprocal_rank(["b", "a"], {"a": 1})
    0.5
    """
    return next((1 / rank for rank, name in enumerate(ranked, start=1) if name in relevant), 0.0)


def recall(ranked: list[str], relevant: dict[str, int], at: int = DEEP) -> float:
    """Share of the papers of any grade among the first `at`.

    >>> recall(["a", "x"], {"a": 1, "b": 3})
    0.5
    """
    return len(set(ranked[:at]) & set(relevant)) / len(relevant)


def fts5(papers: dict[str, str], joint: str) -> Callable[[str], list[str]]:
    """A search over SQLite FTS5 with its defaults; words are joined by `joint`."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE papers USING fts5(name UNINDEXED, body)")
    base.executemany("INSERT INTO papers VALUES (?, ?)", papers.items())

    def find(typed: str) -> list[str]:
        words = [f'"{word}"' for word in re.findall(r"\w+", typed)]
        rows = base.execute("SELECT name FROM papers WHERE papers MATCH ? ORDER BY rank LIMIT ?", (f" {joint} ".join(words), DEEP))
        return [name for (name,) in rows]

    return find


def ours(archive: Archive) -> Callable[[str], list[str]]:
    """The archive's own search, those with most of the words after those with all; a file of two documents counts once."""

    def find(typed: str) -> list[str]:
        found = search(archive, typed, limit=DEEP)
        return list(dict.fromkeys(result.document.name.removesuffix(".txt") for result in [*found.results, *found.near]))

    return find


def main() -> None:
    """Print the table, and with --errors what was ranked wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the queries whose first ten are not the best ten")
    asked = parser.parse_args()
    queries, names = load_queries()
    papers = texts(names)
    with tempfile.TemporaryDirectory(prefix="docparse-search-") as scratch:
        inbox = Path(scratch) / "in"
        inbox.mkdir()
        for name, text in papers.items():
            (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
        with Archive.create(Path(scratch) / "archive") as archive:
            ingest(archive, [inbox], IngestOptions(workers=1))
            finders = {"docparse": ours(archive), "FTS5 defaults": fts5(papers, "AND"), "FTS5, any word": fts5(papers, "OR")}
            ranked = {who: [find(query.text) for query in queries] for who, find in finders.items()}
    print(f"{len(queries)} queries over {len(papers)} papers{'':<8}" + "".join(f"{who:>18}" for who in ranked))
    measures: tuple[tuple[str, Callable[[list[str], dict[str, int]], float]], ...] = (
        ("nDCG@10", ndcg), ("MRR", reciprocal_rank), (f"recall@{DEEP}", recall),
    )  # fmt: skip
    for label, measure in measures:
        print(f"{label:<36}" + "".join(f"{_mean(measure, lists, queries):>18.3f}" for lists in ranked.values()))
    print("\nnDCG@10 by kind of query")
    for kind in dict.fromkeys(query.kind for query in queries):
        some = [number for number, query in enumerate(queries) if query.kind == kind]
        chosen = [queries[number] for number in some]
        figures = [_mean(ndcg, [lists[number] for number in some], chosen) for lists in ranked.values()]
        print(f"  {kind:<26}{len(some):>8}" + "".join(f"{figure:>18.3f}" for figure in figures))
    if asked.errors:
        for query, names_found in zip(queries, ranked["docparse"], strict=True):
            figure = ndcg(names_found, query.relevant)
            if figure < 0.999 or recall(names_found, query.relevant) < 1:
                shown = [f"{name}={query.relevant.get(name, 0)}" for name in names_found[:6]]
                missed = sorted(set(query.relevant) - set(names_found))
                print(f"\n{figure:.2f}  {query.text}\n   {', '.join(shown)}" + (f"\n   not found: {', '.join(missed)}" if missed else ""))


def _mean(measure: Callable[[list[str], dict[str, int]], float], lists: list[list[str]], queries: list[Judged]) -> float:
    return sum(measure(found, query.relevant) for found, query in zip(lists, queries, strict=True)) / len(queries)


if __name__ == "__main__":
    main()
