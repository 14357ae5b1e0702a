"""How a value stands on its page, for its confidence: a record, its document and the values found in, features by value out.

What a reader sees who lays the value beside the page: a word of the value that is not printed where it was read, the same two words with
other marks elsewhere, a Roman number (`II` is read as `H` or `I`), an item that breaks off where the others close, a number that is not
from the column of the others. Names are those of `docparse.review.confidence.FEATURES`; what is not named is zero.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from docparse.review.evidence import number_of
from docparse.text.normal import strip_marks
from docparse.text.regex import regex

if TYPE_CHECKING:
    from docparse.document import Document
    from docparse.review.confidence import Carrier

NAMES = (
    "unprinted", "roman", "tabs", "debris", "otherwise", "short_alone", "stop_odd", "next_odd", "bare", "open_end",
    "head_result", "numbers", "column", "column_odd", "parens", "respaced", "compared_odd",
)  # fmt: skip
"""Names of the features of this module."""

Stand = dict[str, float]

_WORD = regex(r"[^\W\d_]+")
_TOKEN = regex(r"[^\W_]+")
_ROMAN = regex(r"[IVXL](?<!\w.)[IVXL]{0,5}(?!\w)")
_DEBRIS = regex(r"[?_|~^*<>{}\\!=]|[“”\"'’](?=\s|$)")
_SHORT = regex(r"(?<!\w)[A-ZĐ&]{2,}(?!\w)")
_FIGURE = regex(r"\d[\d.,]*")
_OPEN_END = regex(r"[^\w\n]{0,2}[-–—](?=\s|$)")
_RESULT = regex(r"thực hiện|kết quả|% đạt|ước|tỷ lệ đạt|hiện có|năm trước|hoàn thành")
_LISTS = frozenset({"recipients", "addressees"})
_AS_PRINTED = frozenset({
    "issuer", "parent", "place", "subject", "signatory name", "signatory title", "headings", "recipients", "addressees",
    "references", "named_references",
})  # fmt: skip
"""Fields whose values are the printed words, at most with other capitals."""
_MARGIN = 15
"""Characters by which the print of a heading may be longer than the heading."""
_BULLETS = "-+•*–"


def of_values(text: str, lowered: str, document: Document, found: Sequence[Carrier]) -> list[Stand]:
    """The features of each value, in the order of `found`. `text`: the record's, and the same in small letters."""
    spoken = _Spoken(lowered) if document.scanned else None
    closes: dict[str, Counter[str]] = defaultdict(Counter)
    for carrier in found:
        if carrier.field in _LISTS and carrier.end is not None:
            closes[carrier.field][_after(text, carrier.end)] += 1
    tabbed = "\t" in text
    columns = _columns(text, lowered, found) if tabbed else {}
    out = []
    for carrier in found:
        value, start, end = carrier.text, carrier.start, carrier.end
        row: Stand = {}
        if roman := len(_ROMAN.findall(value)):
            row["roman"] = float(roman)
        if spoken is not None:
            row["otherwise"], row["short_alone"] = spoken.of(value)
        if start is not None and end is not None:
            printed = text[start : end + (_MARGIN if carrier.field == "headings" else 0)]
            if carrier.field in _AS_PRINTED:
                row["unprinted"], row["respaced"] = _unprinted(value, printed)
            if tabbed:
                first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
                row["tabs"] = float(text.count("\t", first, last if last >= 0 else len(text)))
            if spoken is not None:
                row["debris"] = float(len(_DEBRIS.findall(printed)))
            if carrier.field in _LISTS:
                marks = closes[carrier.field]
                row["stop_odd"] = 1.0 - marks[_after(text, end)] / marks.total()
                row["next_odd"] = float(_breaks_off(text, end))
            elif carrier.field == "dates":
                row["bare"] = float(_WORD.search(value) is None) + ("XXXX" in carrier.holder.edtf)
                row["open_end"] = float(_OPEN_END.match(text, end) is not None)
            elif carrier.field == "targets":
                first = text.rfind("\n", 0, start) + 1
                row["parens"] = float(text.count("(", first, start) > text.count(")", first, start)) + ("(" in value)
                row.update(columns.get(id(carrier.holder), {}))
        out.append(row)
    return out


def _unprinted(value: str, printed: str) -> tuple[float, float]:
    """How many words of a value are not in its print (repaired, or taken from elsewhere), and whether it differs otherwise: in its
    marks, or blanks within a line."""
    if value in printed or value in " ".join(printed.split()):
        return 0.0, 0.0
    there = {_key(word) for word in _TOKEN.findall(printed)}
    lost = sum(_key(word) not in there for word in _TOKEN.findall(value))
    return float(lost), float(not lost)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """A word without regard to case, and to the letter of a cluster that carries the tone (`Uỷ`, `Ủy`)."""
    return "".join(sorted(unicodedata.normalize("NFD", word.lower())))


def _after(text: str, end: int) -> str:
    """The kind of mark behind an item, or at its end."""
    last = text[end - 1 : end]
    char = last if last in ";.,:" else text[end : end + 1]
    return char if char in ";.,:\n(" else "a"


def _breaks_off(text: str, end: int) -> bool:
    """Whether an item ends with its line, without a mark, and the next line opens no item."""
    if text[end - 1 : end] in ";." or text[end : end + 1] != "\n":
        return False
    below = text[end : end + 60].strip("\n ")
    return bool(below) and below[0] not in _BULLETS


class _Spoken:
    """The words that a scanned paper says, and its pairs of neighbours by their bare letters."""

    def __init__(self, lowered: str) -> None:
        words = _WORD.findall(lowered)
        self._count = Counter(words)
        bare = [strip_marks(word) for word in words]
        self._pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for at in range(len(words) - 1):
            self._pairs[bare[at], bare[at + 1]].add((_key(words[at]), _key(words[at + 1])))

    def of(self, value: str) -> tuple[float, float]:
        """How many pairs of a value are said with other marks elsewhere, and how many of its abbreviations nowhere else, and unknown."""
        words = _WORD.findall(value.lower())
        odd = 0
        for one, two in pairwise(words):
            odd += bool(self._pairs.get((strip_marks(one), strip_marks(two)), set()) - {(_key(one), _key(two))})
        short = () if value.isupper() else _SHORT.findall(value)
        return float(odd), float(sum(self._count[word.lower()] <= 1 and not _is_body(word) for word in short))


@lru_cache(maxsize=4096)
def _is_body(code: str) -> bool:
    from docparse.authority.bodies import find_body

    return find_body(code) is not None


def _columns(text: str, lowered: str, found: Iterable[Carrier]) -> dict[int, Stand]:
    """Of each aim of a table, by `id`: whether the head of the table speaks of results, how many numbers its row has, which of them, from
    the right, it is (-1: none), the share of the table's aims that stand in another column, and the share of those in its own that are
    compared otherwise (`≥` is read as `>`, or not at all)."""
    rows: dict[int, tuple[int, str, Stand]] = {}
    usual: dict[int, Counter[int]] = defaultdict(Counter)
    compared: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    tops: dict[int, int] = {}
    for carrier in found:
        if carrier.field != "targets" or carrier.holder.source != "table" or carrier.start is None or carrier.end is None:
            continue
        first, last = text.rfind("\n", 0, carrier.start) + 1, text.find("\n", carrier.end)
        cells = text[first : last if last >= 0 else len(text)].split("\t")[1:]
        held = [number_of(match[0]) for cell in reversed(cells) if (match := _FIGURE.search(cell))]
        column = held.index(carrier.holder.value) if carrier.holder.value in held else -1
        top = _top(text, first, tops)
        usual[top][column] += 1
        compared[top, column][carrier.holder.comparator] += 1
        result = _RESULT.search(lowered, top, max(top, lowered.find("\n", top))) is not None
        rows[id(carrier.holder)] = (
            top,
            carrier.holder.comparator,
            {"head_result": float(result), "numbers": float(len(held)), "column": float(column)},
        )
    for top, comparator, row in rows.values():
        column = int(row["column"])
        row["column_odd"] = 1.0 - usual[top][column] / usual[top].total()
        row["compared_odd"] = 1.0 - compared[top, column][comparator] / usual[top][column]
    return {key: row for key, (_, _, row) in rows.items()}


def _top(text: str, first: int, tops: dict[int, int]) -> int:
    """Where the table of a row begins. `tops`: the same of rows asked for before, to which this one is added."""
    at = first
    while at > 0 and at not in tops:
        before = text.rfind("\n", 0, at - 1) + 1
        if "\t" not in text[before : at - 1]:
            break
        at = before
    tops[first] = tops.get(at, at)
    return tops[first]
