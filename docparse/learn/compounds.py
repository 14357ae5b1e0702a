"""Words that name things: folders of Vietnamese texts in, the lines of `docparse/extract/compounds.txt` out.

    docparse corpus build/dev --form text --part dev
    docparse corpus build/made --form text --generated 150 --seed 700
    python -m docparse.learn.compounds build/dev/text build/made/text FOLDER_OF_PUBLIC_TEXTS > docparse/extract/compounds.txt

Words are parted by underthesea (extra `nlp`, Apache-2.0; here only, never while reading) and counted. A word of several syllables is kept
that is a noun, is met twice, and once behind a number or a word of number (`các`, `mỗi`). No sentence of a text is kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from docparse.text.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_NUMBER = re.compile(r"\d[\d.,]*|các|những|mỗi|nhiều|từng|hai|ba|bốn|sáu|bảy|tám|chín|mười")
_LETTERS = 60_000
"""Taken of each text: a long law would outweigh the others."""
_HEAD = """\
# Words that name what is counted, one a line (docparse.extract.target_counts). Made by docparse/learn/compounds.py: counts of words in
# 300 public texts, in the papers of corpus dev and in generated ones, parted by underthesea; nothing else of them is kept.
"""


def lexicon(texts: Iterable[str]) -> list[str]:
    """The words, sorted."""
    met: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for text in texts:
        before = ""
        for word in _words(text[:_LETTERS]):
            if word.islower() and _WORD.fullmatch(word):
                met[word] += 1
                counted[word] += _NUMBER.fullmatch(before.lower()) is not None
            before = word
    often = [word for word, number in counted.items() if number and met[word] > 1 and all(map(is_syllable, word.split()))]
    return sorted(filter(_is_noun, often))


def _words(text: str) -> Iterator[str]:
    from underthesea import word_tokenize

    for line in text.splitlines():
        if line.strip():
            yield from (word.strip() for word in word_tokenize(line))
            yield "\n"


def _is_noun(word: str) -> bool:
    from underthesea import pos_tag

    tag: str = pos_tag(f"các {word}")[-1][1]
    return tag.startswith("N")


def main(folders: list[str]) -> None:
    """Print the lexicon of the `.txt` files of the folders."""
    paths = [path for folder in folders for path in sorted(Path(folder).glob("*.txt"))]
    print(_HEAD + "\n".join(lexicon(path.read_text(encoding="utf-8", errors="replace") for path in paths)))


if __name__ == "__main__":
    main(sys.argv[1:])
