"""The parts of the corpus: the name of a paper by hand, or the seed of a generated one, in; dev or test out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from docparse.corpus.paper import Paper, load_paper
from docparse.errors import DocparseError

HAND = Path(__file__).resolve().parents[2] / "corpus" / "hand"
PARTS = ("dev", "test")
"""Parts of the corpus: rules and models may be made with dev; test is only measured on."""
TEST_SEEDS = 1_000_000
"""Generated papers of this seed and above are test: rules and models are never made with them (corpus/DATASHEET.md)."""


def part_of(name: str) -> str:
    """The part a paper belongs to, by its name alone: two fifths are test. A paper never changes its part.

    >>> part_of("bao-cao-cong-doan-2016")
    'dev'
    """
    return "test" if zlib.crc32(name.encode()) % 5 < 2 else "dev"


def hand_papers(folder: Path = HAND, part: str | None = None) -> Iterator[tuple[str, Paper]]:
    """The papers written by hand, by name; of one part, or of both."""
    for path in sorted(folder.glob("*.json")):
        if part and part_of(path.stem) != part:
            continue
        try:
            yield path.stem, load_paper(path)
        except (json.JSONDecodeError, TypeError) as error:
            raise DocparseError(f"{path}: is no paper ({error}); see corpus/GUIDELINES.md") from error


def generated_part(seed: int) -> str:
    """The part of a generated paper, by its seed alone.

    >>> generated_part(7), generated_part(1_000_007)
    ('dev', 'test')
    """
    return "test" if seed >= TEST_SEEDS else "dev"
