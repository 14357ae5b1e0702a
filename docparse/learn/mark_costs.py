"""Printed syllables in, `extract/signatory/marks.tsv` out: up to which cost another mark is likelier than the one that an engine read.

Syllables are drawn so that each vowel with each mark is as often there as any other, printed bold as names are, scanned and read. Where
the cost of another letter parts the misread ones from the right ones, its limit is what mends most, a broken one counted for `_BROKEN`.
Run as `python -m docparse.learn.mark_costs`; needs Tesseract and the extras of the corpus.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from docparse.document import Word

_ONSETS = "B C Ch D Đ H K Kh L M N Nh Ph S T Th Tr V X"
_RIMES = {
    "ấẩầẫâậ": "n m u y ng", "ếểềễê": "n nh u ng", "ắẳằẵă": "n m ng", "ốổồỗô": "n i ng m", "áảàãa": "n o i ng m",
    "ớởờỡơ": "i n", "ứửừữư": "- ng", "úủùũu": "- ng n", "íỉìĩi": "- n nh", "ẻéèẽe": "o n ng", "óỏòõo": "i n ng",
}  # fmt: skip
_EACH, _ON_LINE, _ON_PAGE = 52, 6, 34
_BROKEN, _LEAST = 2.5, 4.0
_SAME = 0.6
"""How like a printed line what was read must be to be laid beside it."""
_LIMITS = [step / 10 for step in range(-10, 41)]


def printed_lines(seed: int) -> list[str]:
    """Lines of six syllables in which every vowel with every mark stands as often."""
    draw = random.Random(seed)
    onsets = _ONSETS.split()
    words = [
        draw.choice(onsets) + vowel + draw.choice(rimes.split()).strip("-")
        for vowels, rimes in _RIMES.items()
        for vowel in vowels
        for _ in range(_EACH)
    ]
    draw.shuffle(words)
    return [" ".join(words[at : at + _ON_LINE]) for at in range(0, len(words), _ON_LINE)]


def read_lines(lines: list[str]) -> Iterator[tuple[str, Word]]:
    """Each printed syllable with the word that was read of it, in three fonts and four qualities."""
    from rapidfuzz.distance import Levenshtein

    from docparse.corpus.layout import Layout
    from docparse.corpus.paper import Paper, Para
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import CLEAN, COPY, OFFICE, WORN, scan_pages
    from docparse.read.scan.engine import engine
    from docparse.read.scan.preprocess import prepare

    for at in range(0, len(lines), _ON_PAGE):
        page = lines[at : at + _ON_PAGE]
        paper = Paper(issuer=["X"], body=[Para(line, "center") for line in page])
        for font, size in (("serif", 14.0), ("sans", 12.5), ("book", 11.5)):
            pdf = to_pdf(paper, layout=Layout(font=font, size=size))
            for quality in (CLEAN, OFFICE, WORN, COPY) if font == "serif" else (CLEAN, OFFICE):
                for image in scan_pages(pdf, quality, seed=at):
                    ready = prepare(image, quality.dpi)
                    for line in engine().read(ready.grey, ready.dpi, 4):
                        like = {own: Levenshtein.normalized_similarity(own, line.text) for own in page}
                        printed = max(like, key=lambda own: like[own])
                        if like[printed] >= _SAME and len(printed.split()) == len(line.words):
                            yield from zip(printed.split(), line.words, strict=True)


def limits(pairs: Iterator[tuple[str, Word]]) -> dict[tuple[str, str], float]:
    """By letter read and other letter, the cost up to which the other is the one that is printed."""
    costs: dict[tuple[str, str], list[tuple[float, bool, bool]]] = defaultdict(list)
    for printed, word in pairs:
        if len(printed) == len(word.text):
            for at, letter, cost in word.others:
                own, true = word.text[at], printed[at]
                if at and own.isalpha() and letter.isalpha():
                    costs[own, letter].append((cost, true == letter, true == own))
    out = {}
    for pair, found in costs.items():
        gains = {limit: sum(mends - _BROKEN * breaks for cost, mends, breaks in found if cost < limit) for limit in _LIMITS}
        best = max(gains, key=lambda limit: gains[limit])
        if gains[best] >= _LEAST:
            out[pair] = best
    return out


def main() -> None:
    """Count anew and write the table."""
    table = limits(read_lines(printed_lines(7)))
    rows = [f"{read}\t{other}\t{limit}" for (read, other), limit in sorted(table.items())]
    target = Path(__file__).parents[1] / "extract" / "signatory" / "marks.tsv"
    target.write_text("\n".join(["read\tother\tdearer", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
