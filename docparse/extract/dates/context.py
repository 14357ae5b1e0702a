"""What the judges of dates see: a found date and its text in; the words of its sentence, its line, its column of a table out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from docparse.extract.dates.grammar import Atom
from docparse.schema import DateRole
from docparse.text import edtf
from docparse.text.regex import regex

WORDS: dict[str, list[str]] = tomllib.loads(files("docparse.extract.dates").joinpath("words.toml").read_text(encoding="utf-8"))
"""`words.toml`."""

Verdict = tuple[DateRole, str | None, float]
"""Role, EDTF or None for that of the date alone, confidence."""


def any_of(name: str) -> str:
    """One pattern of all entries of a list of `words.toml`."""
    return "|".join(WORDS[name])


_BLANKS = regex(r"\s*")


def opens_line(text: str, at: int) -> bool:
    """Whether a sentence opens a line with `Ngày …` at `at` or behind the blanks there: its day is not that of the paper cited above it."""
    blanks = _BLANKS.match(text, at)
    start = blanks.end() if blanks else at
    return text.startswith("N", start) and text[max(0, start - 40) : start].rstrip(" \t").endswith("\n")


_SENTENCE = regex(r"[;\n]|\.\s")
_WIDEST = 2000
"""Characters of a row of a table on either side of a date; a line may be as long as a book."""
_ROWS = 120
"""Rows that a column's head is looked for above a date."""


@dataclass(slots=True)
class Context:
    """The text in lower case and as printed, the find, and what is known about it.

    `list_role`: the role of the month or quarter before it in a list (`tháng 4, 5 và 6/2023`). `not_before`: the first day on which the
    paper can have been issued, as its date line and the papers that it cites tell.
    """

    lowered: str
    text: str
    start: int
    end: int
    atom: Atom
    opener: str
    interval: bool
    every: bool
    in_reference: bool
    after_reference: bool
    issued: str | None
    list_role: DateRole | None = None
    not_before: date | None = None

    def before(self, reach: int) -> str:
        """Up to `reach` characters of the same sentence before the find, in lower case; one line break just before it is no end."""
        window = self.lowered[max(0, self.start - reach) : self.start]
        if window.endswith("\n"):
            window = window[:-1] + " "
        ends = [match.end() for match in _SENTENCE.finditer(window)]
        return window[ends[-1] :] if ends else window

    def printed_before(self, reach: int) -> str:
        """The same as printed."""
        size = len(self.before(reach))
        return self.text[self.start - size : self.start]

    def after(self, reach: int) -> str:
        """Up to `reach` characters of the same sentence behind the find, in lower case."""
        window = self.lowered[self.end : self.end + reach]
        end = _SENTENCE.search(window)
        return window[: end.start()] if end else window

    def line_before(self, reach: int = 200) -> str:
        """The printed line up to the find, in lower case."""
        begin = self.lowered.rfind("\n", max(0, self.start - reach), self.start) + 1
        return self.lowered[max(begin, self.start - reach) : self.start]

    def past(self, form: str) -> bool:
        """Whether the date lies before the day of issue."""
        last = edtf.bounds(form)[1]
        return self.not_before is not None and last is not None and last < self.not_before

    def row(self) -> str:
        """The row of a table that it stands in, in lower case, cells between tabs; empty outside tables."""
        begin = self.lowered.rfind("\n", max(0, self.start - _WIDEST), self.start) + 1
        end = self.lowered.find("\n", self.end, self.end + _WIDEST)
        line = self.lowered[max(begin, self.start - _WIDEST) : end if end >= 0 else self.end + _WIDEST]
        return line if "\t" in line.strip() else ""

    def cell_before(self) -> str:
        """What its cell of a table says before it, in lower case; outside tables the line."""
        return self.line_before().rpartition("\t")[2]

    def column_head(self) -> str:
        """The head of its column in a table (a row a line, tabs between cells), in lower case; empty in a first column."""
        begin = self.lowered.rfind("\n", max(0, self.start - _WIDEST), self.start) + 1
        column = self.lowered.count("\t", begin, self.start) if begin or self.start < _WIDEST else 0
        if not column:
            return ""
        own = begin
        for _ in range(_ROWS):
            end = begin - 1
            above = self.lowered.rfind("\n", 0, max(end, 0)) + 1
            if end <= 0 or "\t" not in self.lowered[above:end]:
                break
            begin = above
        head = self.lowered[begin : self.lowered.find("\n", begin)].split("\t")
        return head[column].strip() if begin != own and column < len(head) else ""
