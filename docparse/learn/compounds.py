"""Words that name things: folders of Vietnamese texts in, the lines of `docparse/extract/targets/compounds.txt` out.

    docparse corpus build/dev --form text --part dev
    docparse corpus build/made --form text --generated 150 --seed 700
    python -m docparse.learn.compounds build/dev/text build/made/text FOLDER_OF_PUBLIC_TEXTS > docparse/extract/targets/compounds.txt

Words are parted by underthesea (extra `nlp`, Apache-2.0; here only, never while reading) and counted. A word of several syllables is kept
that is a noun and that texts count: once in a hundred times, and in two texts, it stands behind a word of number (`các`, `mỗi`; behind
figures a date ends and a verb begins). A word of three syllables is seldom parted wrongly, so one text is enough, and figures count too.
What differs from a word fifty times as frequent in its marks only is a misprint. No sentence of a text is kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from docparse.text.normal import strip_marks
from docparse.text.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_NUMBER = re.compile(r"các|những|mỗi|nhiều|từng|hai|ba|bốn|sáu|bảy|tám|chín|mười")
_FIGURES = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.,]*")
"""A number in figures, other than a year."""
_LEAST, _OFTEN = 0.01, 50
_LETTERS = 60_000
"""Taken of each text: a long law would outweigh the others."""
_HEAD = """\
# Words that name what is counted, one a line (docparse.extract.targets.counts). Made by docparse/learn/compounds.py: counts of words in
# 300 public texts, in the papers of corpus dev and in generated ones, parted by underthesea; nothing else of them is kept.
"""


def lexicon(texts: Iterable[str]) -> list[str]:
    """The words, sorted."""
    met: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    for text in texts:
        before = ""
        seen = set()
        for word in _words(text[:_LETTERS]):
            if word.islower() and _WORD.fullmatch(word):
                met[word] += 1
                behind = _NUMBER.fullmatch(before.lower()) is not None
                if behind or (_FIGURES.fullmatch(before) and word.count(" ") > 1):
                    counted[word] += 1
                    seen.add(word)
            before = word
        papers.update(seen)
    often = {word for word in counted if papers[word] > (word.count(" ") < 2) and met[word] > 1 and counted[word] >= _LEAST * met[word]}
    whole = {word for word in often if not any(other.startswith(f"{word} ") for other in often if met[other] > met[word])}
    spelled = [word for word in whole - _misprints(met) if all(map(is_syllable, word.split()))]
    return sorted(filter(_is_noun, spelled))


def _misprints(met: Counter[str]) -> set[str]:
    """The words that are another one but for their marks, which is met far more often: `đon vị`."""
    most: Counter[str] = Counter()
    for word, number in met.items():
        bare = strip_marks(word)
        most[bare] = max(most[bare], number)
    return {word for word, number in met.items() if most[strip_marks(word)] >= _OFTEN * number}


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
