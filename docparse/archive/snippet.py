"""A stretch of text and a query in, a short excerpt out with what was found marked, as it is printed (accents and all)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.archive.fold import letters, word_key
from docparse.archive.query import Clause, Query
from docparse.text.regex import regex

WIDTH = 220
"""The length of an excerpt in characters, about three lines of a terminal."""

_GAP = r"[^\w\n]*\s*"
_LONGEST_RUN = 8
_NO_CODE = r"(?!\s?[-/]\s?[a-z]|\s[a-z]{2,4}/)"
"""A number that begins a code (`34-CT/TW`, `34 CT/TU`) is part of that, not of the words before it."""
_SPACE = regex(r"\s+")
_BESIDE = regex(r" ?[,-]? ?")


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt on one line. `marks`: stretches of `text` that the query found. `before`, `after`: it was cut there."""

    text: str
    marks: tuple[tuple[int, int], ...]
    before: bool
    after: bool

    @property
    def weight(self) -> int:
        """How many different words of the query it has."""
        return len({word for start, end in self.marks for word in letters(self.text[start:end]).split()})

    def marked(self, begin: str, end: str) -> str:
        """The excerpt with every mark between `begin` and `end`, and … where it was cut."""
        out = ["…" if self.before else ""]
        at = 0
        for start, stop in self.marks:
            out += [self.text[at:start], begin, self.text[start:stop], end]
            at = stop
        out += [self.text[at:], "…" if self.after else ""]
        return "".join(out)


def pattern(query: Query, codes: tuple[str, ...] = ()) -> re.Pattern[str] | None:
    """What to look for in folded text; `codes`: code tokens to mark as well. None where nothing is asked for."""
    found: dict[str, int] = {}

    def add(clause: Clause | tuple[Clause, ...]) -> None:
        if isinstance(clause, tuple):
            for inner in clause:
                add(inner)
        elif clause.kind == "any":
            for option in clause.options:
                add(option)
        elif clause.kind == "code":
            found[_code(clause.words[0])] = 3
        elif clause.kind == "past":
            for run in filter(None, (clause.words, clause.place)):
                found[_row(run)] = len(run)
        elif clause.kind == "prefix":
            found[re.escape(clause.words[0]) + r"[^\W_]*"] = 1
        elif clause.kind != "own":
            found[_row(clause.words)] = len(clause.words)

    for first in range(len(query.row) - 1):
        # Words that stand together as they do in the query are one mark.
        run = query.row[first : first + _LONGEST_RUN]
        source = "".join(f"(?:{_GAP}{_word(word)}" for word in run[2:]) + ")?" * len(run[2:])
        found[_row(run[:2]) + source] = len(run)
    for clause in query.must:
        add(clause)
    for code in codes:
        found[_code(code)] = 3
    if not found:
        return None
    ordered = sorted(found, key=lambda source: (-found[source], -len(source)))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(ordered) + r")(?![^\W_])")


def accents(query: Query) -> dict[str, set[str]]:
    """The plain words of a query that was typed with accents: folded to as they were typed."""
    out: dict[str, set[str]] = {}

    def add(clause: Clause | tuple[Clause, ...]) -> None:
        for inner in clause if isinstance(clause, tuple) else clause.options:
            add(inner)
        if isinstance(clause, Clause) and clause.kind == "word" and clause.exact:
            out.setdefault(clause.words[0], set()).add(clause.exact[0])

    for clause in query.must:
        add(clause)
    return out


def excerpt(text: str, wanted: re.Pattern[str] | None, width: int = WIDTH, typed: dict[str, set[str]] | None = None) -> Snippet:
    """The stretch of `text` with the most of what is wanted; its beginning where nothing of it is there.

    `typed`: words with the accents that they were typed with; where those are there, the same letters with other accents are chance.
    """
    folded = letters(text)
    spans = _as_typed(text, [match.span() for match in wanted.finditer(folded)], typed or {}) if wanted else []
    start, end = _window(folded, spans, width, len(text))
    inside = [span for span in spans if span[0] >= start and span[1] <= end]
    return _tidy(text, start, end, _joined(folded, _worth_marking(folded, inside)))


def _as_typed(text: str, spans: list[tuple[int, int]], typed: dict[str, set[str]]) -> list[tuple[int, int]]:
    """The spans without single words whose accents are others than typed, unless nothing else was found (a clerk may err)."""
    kept = []
    for start, end in spans:
        printed = text[start:end]
        folded, exact = word_key(printed) if printed.isalpha() else ("", "")
        if folded not in typed or exact in typed[folded]:
            kept.append((start, end))
    return kept or spans


def _worth_marking(folded: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without single words that are part of a longer one: where `thi đua` stands, `thị trấn` is chance."""
    together = {word for start, end in spans for word in (folded[start:end].split() if " " in folded[start:end] else ())}
    return [span for span in spans if folded[span[0] : span[1]] not in together]


def _joined(folded: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans side by side as one: `tặng danh` and `hiệu` are one stretch to a reader."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and _BESIDE.fullmatch(folded, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _window(folded: str, spans: list[tuple[int, int]], width: int, length: int) -> tuple[int, int]:
    if not spans:
        return 0, _word_end(folded, min(width, length))
    best, best_score = 0, -1.0
    for first, (begin, _) in enumerate(spans):
        seen: set[str] = set()
        score = 0.0
        for start, end in spans[first : first + 40]:
            if end > begin + width:
                break
            what = folded[start:end]
            # What is new counts by its length in words, a repetition hardly.
            score += 0.1 if what in seen else 1.0 + what.count(" ")
            seen.add(what)
        if score > best_score:
            best, best_score = first, score
    begin = spans[best][0]
    last = max(end for _, end in spans[best:] if end <= begin + width or end == spans[best][1])
    slack = max(0, width - (last - begin))
    start = begin - min(slack // 3, 60)
    if start <= 20:
        start = 0
    else:
        # Begin after a line break that is near, otherwise at a word.
        line = folded.rfind("\n", start, begin)
        start = line + 1 if line >= 0 else _word_start(folded, start)
    return start, _word_end(folded, min(length, max(start + width, last)))


def _word_start(text: str, at: int) -> int:
    space = _SPACE.search(text, at, at + 20)
    return space.end() if space else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = max(text.rfind(" ", at - 20, at + 1), text.rfind("\n", at - 20, at + 1))
    return space if space > 0 else at


def _tidy(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Snippet:
    """The excerpt on one line: runs of white space become one space, and the marks move with their words."""
    out: list[str] = []
    marks: list[tuple[int, int]] = []
    at, size = start, 0

    def put(piece: str) -> None:
        nonlocal size
        piece = _SPACE.sub(" ", piece)
        if piece.startswith(" ") and (not out or out[-1].endswith(" ")):
            piece = piece[1:]
        if piece:
            out.append(piece)
            size += len(piece)

    for begin, stop in spans:
        put(text[at:begin])
        before = size
        put(text[begin:stop])
        marks.append((before, size))
        at = stop
    put(text[at:end])
    joined = "".join(out).rstrip()
    return Snippet(joined, tuple(marks), start > 0, end < len(text.rstrip()))


def _row(words: tuple[str, ...]) -> str:
    return _GAP.join(_word(word) for word in words)


def _word(word: str) -> str:
    if word.isdigit():
        return "0*" + (rf"{word[:-3]}\.?{word[-3:]}" if len(word) > 3 else word) + _NO_CODE
    if "." in word:
        return _code(word) if not word.replace(".", "").isdigit() else re.escape(word).replace(r"\.", "[.,]")
    source = re.escape(word)
    return source[:-1] + "[iy]" if word.endswith("i") else source


def _code(key: str) -> str:
    """A code in any written variant; letters may have dots or & between them (`T.W`, `BGD&ĐT`)."""
    parts = key.split(".")
    written = [
        ("0*" if part[0].isdigit() and number == 0 else "") + "[.&]?".join(map(re.escape, part)) for number, part in enumerate(parts)
    ]
    rest = r"(?:[-/][^\W_]+)*" if len(parts) < 3 else ""
    return r"[\s\-/_.&]{0,3}".join(written) + rest
