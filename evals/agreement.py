"""How far two people agree who labelled the same papers: `corpus/second` and the history of `corpus/hand` in, a table out.

    python evals/agreement.py [NAME ...]

A paper's first labels are those of the commit that brought in its second labels: the two sides had not been compared by then. F1 is that
of the second labels against the first, pooled over the papers, by the strict counting of `docparse eval`. The last column compares the
second labels with the labels as they are now, after every disagreement was settled. A document that a paper issues (a regulation, a plan)
counts as a document of its own. Needs the history of the repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from docparse.corpus.annotate import gold
from docparse.corpus.paper import load_paper, paper_from
from docparse.evaluation.items import FIELDS, gold_items
from docparse.evaluation.score import Count, DocumentScore, micro, score, total

ROOT = Path(__file__).resolve().parents[1]
HAND, SECOND = ROOT / "corpus" / "hand", ROOT / "corpus" / "second"


def git(*arguments: str) -> str:
    """What git prints. Raises CalledProcessError where it fails."""
    return subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True).stdout


def before(name: str) -> dict[str, Any]:
    """The first labels of a paper as they were when its second labels came in."""
    commit = git("log", "--diff-filter=A", "--format=%H", "-1", "--", f"corpus/second/{name}.gold.json").strip()
    if not commit:
        sys.exit(f"{name}: its second labels are not in the history of this repository")
    return gold(paper_from(json.loads(git("show", f"{commit}:corpus/hand/{name}.json"))), f"{name}.txt")


def compare(name: str, first: dict[str, Any], second: dict[str, Any]) -> list[DocumentScore]:
    """The counts of one paper and of the document that it issues, if any: the second labels as if they were found, the first as gold."""
    parts = [(first, second)]
    if "second_document" in first or "second_document" in second:
        parts.append((first.get("second_document") or {}, second.get("second_document") or {}))
    return [score(name, gold_items(one), gold_items(other), {}) for one, other in parts]


def row(field: str, count: Count, now: Count) -> str:
    """One line of the table."""
    shown = ["-" if one.f1 is None else f"{one.f1:.3f}" for one in (count, now)]
    return f"| {field} | {count.n} | {count.tp + count.fp} | {count.tp} | {shown[0]} | {shown[1]} |"


def main(names: list[str]) -> None:
    """Print the table over the papers named, or over all that have two labellings."""
    names = names or sorted(path.name.removesuffix(".gold.json") for path in SECOND.glob("*.gold.json"))
    scores: list[DocumentScore] = []
    settled: list[DocumentScore] = []
    for name in names:
        second = json.loads((SECOND / f"{name}.gold.json").read_text(encoding="utf-8"))
        scores.extend(compare(name, before(name), second))
        settled.extend(compare(name, gold(load_paper(HAND / f"{name}.json"), f"{name}.txt"), second))
    print(f"{len(names)} papers, {len(scores)} documents\n")
    print("| field | n first | n second | agree | F1 | F1 after |\n|---|---|---|---|---|---|")
    for field in FIELDS:
        print(row(field, total(scores, field), total(settled, field)))
    print(row("all items", micro(scores), micro(settled)))
    alike = [sum(one.right for one in group) for group in (scores, settled)]
    print(f"\nwholly alike: {alike[0]} of {len(scores)} documents, {alike[1]} against the labels as they are now")


if __name__ == "__main__":
    main(sys.argv[1:])
