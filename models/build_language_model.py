"""A folder of Vietnamese texts in, `syllable_lm.npz` out: counts of syllables and of pairs of neighbours, for OCR decoding.

    python models/build_language_model.py FOLDER_OF_TEXTS models/syllable_lm.npz

The key of a syllable is its letters without the tone, and the tone as a digit (`docparse.read.scan.decode.syllable_key`), so
hoà and hòa are one. Only counts are kept, never text. See models/syllable_lm.md.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from docparse.read.scan.decode import EDGE, NUMBER, OTHER, syllable_key, token_key
from docparse.text.normal import canonical

MINIMUM_SYLLABLE, MINIMUM_PAIR = 3, 2


def main(folder: str, target: str) -> None:
    """Count and save."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in sorted(Path(folder).glob("*.txt")):
        for line in canonical(path.read_text(encoding="utf-8")).splitlines():
            keys = [EDGE, *(token_key(token) for token in line.split()), EDGE]
            if len(keys) > 2:
                single.update(keys)
                pairs.update(pairwise(keys))
    keep = {key for key, count in single.items() if count >= MINIMUM_SYLLABLE} | {EDGE, NUMBER, OTHER}
    vocabulary = sorted(keep)
    number = {key: index for index, key in enumerate(vocabulary)}
    kept = sorted((number[a], number[b], count) for (a, b), count in pairs.items() if a in number and b in number and count >= MINIMUM_PAIR)
    first, second, counts = (np.array(column) for column in zip(*kept, strict=True))
    np.savez_compressed(
        target,
        vocabulary=np.frombuffer("\n".join(vocabulary).encode(), dtype=np.uint8),
        single=np.array([single[key] for key in vocabulary], dtype=np.uint32),
        first=first.astype(np.uint16),
        second=second.astype(np.uint16),
        pair=counts.astype(np.uint32),
    )
    print(f"{len(vocabulary)} syllables, {len(kept)} pairs, {sum(single.values())} tokens, {Path(target).stat().st_size} bytes")


if __name__ == "__main__":
    assert syllable_key("hoà") == syllable_key("hòa")
    main(sys.argv[1], sys.argv[2])
