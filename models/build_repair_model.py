"""A folder of Vietnamese texts in, `repair_lm.npz` out: counts of syllables in a row, for the repair of OCR text.

    python models/build_repair_model.py FOLDER_OF_TEXTS models/repair_lm.npz

To the counts of the folder come those of our own papers (part dev), of generated ones (dev seeds), and the phrases of the
package's vocabularies. Only counts are kept, never text. See models/repair_lm.md.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np

from docparse.corpus.annotate import bare
from docparse.corpus.paper import to_text
from docparse.corpus.parts import TEST_SEEDS, hand_papers
from docparse.read.scan.decode import EDGE, NUMBER
from docparse.repair.tokens import tokens_of
from docparse.text.normal import canonical

MINIMUM_SYLLABLE, MINIMUM_TRIPLE = 2, 2
GENERATED = 2_500
CAP = 30
"""A run of syllables of the generator counts so often at most, and little more beyond: it says its sentences again and again."""
OWN = 2
"""The weight of a paper of our own."""
SMALL = 6
"""How often a syllable must be seen behind another, never with a capital, for a capital there to be a misreading."""

Counts = tuple[Counter[str], Counter[tuple[str, str]], Counter[tuple[str, str, str]], Counter[tuple[str, str]]]


def count(texts: Iterable[str]) -> Counts:
    """How often syllables, pairs and triples stand in the texts; and pairs whose second syllable has a capital."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    triples: Counter[tuple[str, str, str]] = Counter()
    capital: Counter[tuple[str, str]] = Counter()
    for text in texts:
        tokens = tokens_of(canonical(text))
        keys = [token.key for token in tokens]
        single.update(keys)
        pairs.update(pairwise(keys))
        triples.update(zip(keys, keys[1:], keys[2:], strict=False))
        capital.update((a.key, b.key) for a, b in pairwise(tokens) if b.word[:1].isupper() and not a.word.isupper())
    return single, pairs, triples, capital


def capped(counts: Counts) -> Counts:
    """Counts of generated papers, bounded."""
    return tuple(  # type: ignore[return-value]
        Counter({key: value if value < CAP else int(CAP + math.log(value / CAP) * CAP) for key, value in part.items()}) for part in counts
    )


def own_papers(without: frozenset[str] = frozenset()) -> Iterator[str]:
    """The texts of the papers of part dev."""
    for name, paper in hand_papers(part="dev"):
        if name not in without:
            yield to_text(bare(paper))


def generated(number: int, first: int = 0) -> Iterator[str]:
    """The texts of generated papers; dev seeds only."""
    from docparse.corpus.generate.compose import specimen
    from docparse.corpus.generate.forms import prepared

    assert first + number < TEST_SEEDS
    for seed in range(first, first + number):
        yield to_text(bare(prepared(specimen(seed))))


def vocabularies() -> Iterator[str]:
    """The phrases of the package's tables: labels, titles, bodies, directives, words of targets."""
    for package in ("docparse.authority", "docparse.segment", "docparse.extract.targets"):
        for file in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            text = file.read_text(encoding="utf-8") if file.name.endswith((".tsv", ".txt", ".toml")) else ""
            if file.name.endswith((".tsv", ".txt")):
                yield "\n".join(line for line in text.splitlines() if not line.startswith("#"))
            elif file.name in ("labels.toml", "words.toml"):
                yield "\n".join(_strings(tomllib.loads(text)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def add(total: Counts, more: Counts, weight: int = 1) -> None:
    """Add counts to others, in place."""
    for part, extra in zip(total, more, strict=True):
        for key, value in extra.items():
            part[key] += weight * value  # type: ignore[index]


def save(counts: Counts, target: Path) -> str:
    """Write the model; what it holds, in a line."""
    single, pairs, triples, capital = counts
    vocabulary = sorted({key for key, value in single.items() if value >= MINIMUM_SYLLABLE} | {EDGE, NUMBER})
    number = {key: index for index, key in enumerate(vocabulary)}
    size = len(vocabulary) + 1
    two = sorted((number[a] * size + number[b], value, a, b) for (a, b), value in pairs.items() if a in number and b in number)
    three = sorted(
        ((number[a] * size + number[b]) * size + number[c], value)
        for (a, b, c), value in triples.items()
        if value >= MINIMUM_TRIPLE and a in number and b in number and c in number
    )
    np.savez_compressed(
        target,
        vocabulary=np.frombuffer("\n".join(vocabulary).encode(), dtype=np.uint8),
        single=np.array([single[key] for key in vocabulary], dtype=np.uint32),
        pair_steps=np.diff(np.array([key for key, *_ in two], dtype=np.int64), prepend=0).astype(np.uint32),
        pair_counts=np.minimum([value for _, value, _, _ in two], 65535).astype(np.uint16),
        small=np.array([value >= SMALL and not capital[a, b] and a not in (EDGE, NUMBER) for _, value, a, b in two], dtype=np.uint8),
        triple_steps=np.diff(np.array([key for key, _ in three], dtype=np.int64), prepend=0),
        triple_counts=np.minimum([value for _, value in three], 65535).astype(np.uint16),
    )
    return (
        f"{len(vocabulary)} syllables, {len(two)} pairs, {len(three)} triples, {sum(single.values())} tokens, {target.stat().st_size} bytes"
    )


def main() -> None:
    """Count and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="names of papers to leave out, to measure on them")
    asked = parser.parse_args()
    total = count(path.read_text(encoding="utf-8") for path in sorted(asked.folder.glob("*.txt")))
    add(total, count(vocabularies()))
    add(total, count(own_papers(frozenset(asked.without))), OWN)
    add(total, capped(count(generated(GENERATED))))
    print(save(total, asked.target))


if __name__ == "__main__":
    sys.exit(main())
