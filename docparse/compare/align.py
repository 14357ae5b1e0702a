"""Two sequences in, pairs in their order out: sections by heading, labels and words; paragraphs by their letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

from docparse.archive.fold import fold_words
from docparse.schema import Record, Section
from docparse.text.regex import regex

T = TypeVar("T")
Pair = tuple[int | None, int | None]

ALIKE_SECTION = 0.45
MOVED_SECTION = 0.5
ALIKE_PARAGRAPH = 0.6
_MOST_CELLS = 250_000
_ORDINAL = regex(
    r"^\s*(?:(?:phần|mục|chương|điều)\s+)?(?:[ivxlc]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/:-]\s*|^\s*[-–+*•]\s*", re.IGNORECASE
)
_ENDS = regex(r"[.;:!?…]['\"”)\]]*$")
_BEGINS = regex(r"^\s*(?:[-–+*•]|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/]\s|Điều\s+\d|Phần\s)")
_SHORT_LINE = 55


@dataclass(slots=True)
class Block:
    """The own words of a section, without those of its subsections: paragraphs as (start, end) of the record's text."""

    heading: str | None
    labels: tuple[str, ...]
    level: int
    start: int
    end: int
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()


def blocks_of(record: Record) -> list[Block]:
    """A record in blocks: what stands before the first section, each section, and what stands after the last."""
    out: list[Block] = []
    first = record.sections[0].start if record.sections else len(record.text)
    _add(out, record.text, None, ("mo_dau",), 1, 0, first)
    _walk(out, record.text, record.sections)
    if record.sections:
        _add(out, record.text, None, ("ket_thuc",), 1, record.sections[-1].end, len(record.text))
    return out


def _walk(out: list[Block], text: str, sections: list[Section]) -> None:
    for section in sections:
        end = section.children[0].start if section.children else section.end
        _add(out, text, section.heading, tuple(section.labels), section.level, section.start, max(section.start, end))
        _walk(out, text, section.children)


def _add(out: list[Block], text: str, heading: str | None, labels: tuple[str, ...], level: int, start: int, end: int) -> None:
    body = start + len(heading) if heading and text.startswith(heading, start) else start
    paragraphs = cut_paragraphs(text, body, end)
    if heading is None and not paragraphs:
        return
    words = frozenset(word for left, right in paragraphs for word in fold_words(text[left:right]))
    title = frozenset(word for word in fold_words(bare(heading or "")) if not re.fullmatch(r"(?:19|20)\d\d", word))
    out.append(Block(heading, labels, level, start, end, paragraphs, words, title))


def cut_paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of `text[start:end]`; printed lines that run on are one.

    >>> [tuple(span) for span in cut_paragraphs("- Một việc;\\n- Hai việc.", 0, 22)]
    [(0, 11), (12, 22)]
    """
    out: list[tuple[int, int]] = []
    open_, last = -1, ""
    for match in re.finditer(r"[^\n]+", text[start:end]):
        line = match.group()
        if not line.strip():
            continue
        left = start + match.start() + len(line) - len(line.lstrip())
        right = start + match.start() + len(line.rstrip())
        runs_on = (
            open_ >= 0 and len(last) > _SHORT_LINE and not _ENDS.search(last) and not _BEGINS.match(line) and line.lstrip()[:1].islower()
        )
        if runs_on:
            out[-1] = (open_, right)
        else:
            open_ = left
            out.append((left, right))
        last = line.strip()
    return out


def bare(text: str) -> str:
    """A paragraph without its number or dash, on one line: what is compared.

    >>> bare("2.1.  Mục tiêu\\nchung"), bare("- Một việc;")
    ('Mục tiêu chung', 'Một việc;')
    """
    return " ".join(_ORDINAL.sub("", text, count=1).split())


def align_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Pairs of blocks in the order of the new document; a block that moved is paired too, by its heading and words."""
    pairs = align(old, new, block_likeness, ALIKE_SECTION)
    left = [a for a, b in pairs if b is None and a is not None]
    moved: dict[int, int] = {}
    for place, (a, b) in enumerate(pairs):
        if a is not None or b is None or not left:
            continue
        best = max(left, key=lambda item: block_likeness(old[item], new[b]))
        if block_likeness(old[best], new[b]) >= MOVED_SECTION:
            moved[place] = best
            left.remove(best)
    taken = set(moved.values())
    return [(moved.get(place, a), b) for place, (a, b) in enumerate(pairs) if not (b is None and a in taken)]


def block_likeness(a: Block, b: Block) -> float:
    """How alike two blocks are, 0 to 1: half by heading, the rest by labels and words."""
    if (a.heading is None) != (b.heading is None) or bool({"mo_dau", "ket_thuc"} & ({*a.labels} ^ {*b.labels})):
        return 0.0
    words = _overlap(a.words, b.words)
    labels = _overlap(frozenset(a.labels), frozenset(b.labels)) if a.labels or b.labels else None
    if a.heading is None:
        return 1.0 if a.labels == b.labels else words
    title = _overlap(a.title, b.title)
    level = 0.0 if a.level == b.level else 0.1
    score = 0.5 * title + 0.2 * labels + 0.3 * words if labels is not None else 0.65 * title + 0.35 * words
    return max(0.0, score - level)


def align_paragraphs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of paragraphs in order. What is the same anchors the rest, so only the gaps between are searched."""
    from rapidfuzz import fuzz

    def likeness(a: str, b: str) -> float:
        return float(fuzz.ratio(a, b, score_cutoff=100 * ALIKE_PARAGRAPH)) / 100

    out: list[Pair] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out += [(a0 + step, b0 + step) for step in range(a1 - a0)]
        elif (a1 - a0) * (b1 - b0) > _MOST_CELLS:
            # A gap of thousands of paragraphs is two different documents: nothing is gained by pairing them.
            out += [(place, None) for place in range(a0, a1)] + [(None, place) for place in range(b0, b1)]
        else:
            inner = align(old[a0:a1], new[b0:b1], likeness, ALIKE_PARAGRAPH)
            out += [(None if a is None else a + a0, None if b is None else b + b0) for a, b in inner]
    return out


def align(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float], least: float) -> list[Pair]:
    """The pairing in order with the greatest sum of squared likenesses of at least `least`; what has no partner stands alone."""
    n, m = len(old), len(new)
    score = [[0.0] * (m + 1) for _ in range(n + 1)]
    gain = [[0.0] * m for _ in range(n)]
    for i in range(n):
        row, above, gains = score[i + 1], score[i], gain[i]
        for j in range(m):
            value = likeness(old[i], new[j])
            # Squared: one sure pair is worth more than two doubtful ones that cross it.
            gains[j] = value * value if value >= least else 0.0
            best = above[j + 1] if above[j + 1] >= row[j] else row[j]
            row[j + 1] = max(best, above[j] + gains[j])
    pairs: list[Pair] = []
    i, j = n, m
    while i or j:
        if i and j and gain[i - 1][j - 1] and score[i][j] == score[i - 1][j - 1] + gain[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif j and (not i or score[i][j - 1] >= score[i - 1][j]):
            j -= 1
            pairs.append((None, j))
        else:
            i -= 1
            pairs.append((i, None))
    return pairs[::-1]


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
