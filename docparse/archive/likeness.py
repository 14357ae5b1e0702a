"""Documents of an archive in, pairs that are nearly the same out: a rescan, a draft and its signed form, the same text sent again.

Each text is drawn down to a sketch: of its runs of three folded words the smallest hash in each of 64 bins (one permutation hashing).
The share of equal bins estimates how many runs two texts have in common. Sketches are derived data: they lie beside the index, of what the
same clearance may see, follow the store's changes, and are made anew when they are lost. Pairs are named, never merged.

Li, Owen and Zhang: One Permutation Hashing (NIPS 2012).
"""

from __future__ import annotations

import contextlib
import sqlite3
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from docparse.archive.fold import fold_words
from docparse.archive.folder import Archive
from docparse.archive.store import Document

Kind = Literal["rescan", "draft", "alike"]

BINS = 64
BAND = 4
"""Bins that must be equal in one band for two texts to be compared at all."""
ALIKE = 0.6
SHORTEST = 40
"""Texts of fewer words say too little."""
FORMAT = 1
_EMPTY = 0xFFFFFFFF
_CROWD = 200
"""A band that more documents than this share (a form letter) says nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that are nearly the same, the earlier one first. `share`: of their runs of three words, estimated."""

    first: Document
    second: Document
    share: float
    kind: Kind


def near_duplicates(archive: Archive, of: Document | None = None, least: float = ALIKE) -> list[Pair]:
    """The pairs of an archive, the likest first; `of`: only those of one document. Sketches what is new before. Raises ArchiveError."""
    with _Sketches(archive) as sketches:
        sketches.catch_up()
        found = sorted(sketches.pairs(of.key if of else None, least), key=lambda pair: (-pair[2], pair[0], pair[1]))
    documents = archive.store.documents({key for first, second, _ in found for key in (first, second)})
    out = []
    for first, second, share in found:
        if first in documents and second in documents:
            one, other = documents[first], documents[second]
            kind = kind_of(one, other)
            if kind is not None:
                out.append(Pair(one, other, share, kind))
    return out


def kind_of(one: Document, other: Document) -> Kind | None:
    """What two texts that are nearly the same are to each other; None where they are two documents by number or date.

    >>> def row(number, date): return Document("a", 1, "a", "KH", number, "KH-UBND", None, date, None, None)
    >>> kind_of(row("5", "2024-01-02"), row("5", "2024-01-02")), kind_of(row(None, "2024-01-XX"), row("5", "2024-01-02"))
    ('rescan', 'draft')
    >>> kind_of(row("5", "2023-01-02"), row("5", "2024-01-02"))
    """
    if one.id == other.id or (one.doc_type and other.doc_type and one.doc_type != other.doc_type):
        return None
    if one.number and other.number and one.number.lstrip("0") != other.number.lstrip("0"):
        return None
    if not _agree(one.date, other.date):
        return None
    if bool(one.number) != bool(other.number) or _blank(one.date) != _blank(other.date):
        return "draft"
    return "rescan" if one.number and one.symbol and other.symbol else "alike"


def sketch(text: str) -> list[int]:
    """The smallest hash of its runs of three words in each of `BINS` bins; a bin without any is empty. Short texts: no sketch."""
    words = fold_words(text)
    if len(words) < SHORTEST:
        return []
    bins = [_EMPTY] * BINS
    for run in zip(words, words[1:], words[2:], strict=False):
        value = zlib.crc32(" ".join(run).encode())
        place, rest = value % BINS, value // BINS
        if rest < bins[place]:
            bins[place] = rest
    return bins


def share_of(one: list[int], other: list[int]) -> float:
    """How many of their runs two texts have in common (Jaccard), estimated from their sketches."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if not (a == b == _EMPTY)]
    return sum(a == b for a, b in both) / len(both) if both else 0.0


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two dates can be the same day: blanks agree with everything."""
    if not one or not other:
        return True
    return all(a == b or "X" in a or "X" in b for a, b in zip(one.split("-"), other.split("-"), strict=False))


def _blank(date: str | None) -> bool:
    return not date or "X" in date


class _Sketches:
    """The sketches of an archive, in a file beside its index."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._path = archive.index.folder.with_name(f"{archive.index.folder.name}-likeness.sqlite")

    def __enter__(self) -> _Sketches:
        self._db = _opened(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def catch_up(self) -> None:
        """Sketch what has changed in the store since the last time."""
        store = self._archive.store
        wanted = f"{FORMAT} {store.identity}"
        known = self._db.execute("SELECT about, change FROM state").fetchone()
        if known is None or known[0] != wanted or known[1] > store.last_change():
            for table in ("state", "sketches", "bands"):
                self._db.execute(f"DELETE FROM {table}")
            self._db.execute("INSERT INTO state VALUES (?, 0)", (wanted,))
            at = 0
        else:
            at = int(known[1])
        last = store.last_change()
        for key, _ in store.removed_since(at):
            self._forget(key)
        while rows := store.changed_since(at, 200):
            for document, record in rows:
                self._forget(document.key)
                bins = sketch(record["text"]) if record else []
                if bins:
                    self._db.execute("INSERT INTO sketches VALUES (?, ?)", (document.key, struct.pack(f"{BINS}I", *bins)))
                    self._db.executemany("INSERT INTO bands VALUES (?, ?)", [(band, document.key) for band in _bands(bins)])
                at = document.change
            self._db.execute("UPDATE state SET change = ?", (at,))
            self._db.commit()
        self._db.execute("UPDATE state SET change = ?", (max(at, last),))
        self._db.commit()

    def pairs(self, of: int | None, least: float) -> Iterator[tuple[int, int, float]]:
        """(key, key, share) of the pairs that have a band in common and enough of their bins."""
        shared: dict[int, list[int]] = defaultdict(list)
        if of is None:
            rows = self._db.execute(
                "SELECT band, key FROM bands WHERE band IN (SELECT band FROM bands GROUP BY band HAVING count(*) BETWEEN 2 AND ?)",
                (_CROWD,),
            )
        else:
            rows = self._db.execute("SELECT band, key FROM bands WHERE band IN (SELECT band FROM bands WHERE key = ?)", (of,))
        for band, key in rows:
            shared[band].append(key)
        candidates = {tuple(sorted(pair)) for keys in shared.values() if len(keys) <= _CROWD for pair in combinations(set(keys), 2)}
        for first, second in candidates:
            if of is None or of in (first, second):
                share = share_of(self._bins(first), self._bins(second))
                if share >= least:
                    yield first, second, share

    def _bins(self, key: int) -> list[int]:
        row = self._db.execute("SELECT bins FROM sketches WHERE key = ?", (key,)).fetchone()
        return list(struct.unpack(f"{BINS}I", row[0]))

    def _forget(self, key: int) -> None:
        self._db.execute("DELETE FROM sketches WHERE key = ?", (key,))
        self._db.execute("DELETE FROM bands WHERE key = ?", (key,))


def _bands(bins: list[int]) -> Iterator[int]:
    """A number for each band of bins; bands with an empty bin say nothing."""
    for number in range(BINS // BAND):
        part = bins[number * BAND : (number + 1) * BAND]
        if _EMPTY not in part:
            yield (number << 32) | zlib.crc32(struct.pack(f"{BAND}I", *part))


def _opened(path: Path) -> sqlite3.Connection:
    """The file of the sketches, or one in memory where it may not be written; a damaged one is made anew."""
    for attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=30)
            _prepare(db)
            return db
        except sqlite3.DatabaseError as error:
            if attempt == 0 and not isinstance(error, sqlite3.OperationalError):
                with contextlib.suppress(OSError):
                    path.unlink()
    db = sqlite3.connect(":memory:")
    _prepare(db)
    return db


def _prepare(db: sqlite3.Connection) -> None:
    db.executescript(
        "CREATE TABLE IF NOT EXISTS state (about TEXT, change INTEGER);"
        "CREATE TABLE IF NOT EXISTS sketches (key INTEGER PRIMARY KEY, bins BLOB);"
        "CREATE TABLE IF NOT EXISTS bands (band INTEGER, key INTEGER, PRIMARY KEY (band, key)) WITHOUT ROWID;"
        "CREATE INDEX IF NOT EXISTS bands_key ON bands (key);"
    )
