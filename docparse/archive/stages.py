"""The stages that a document went through, each with a key of what it depends on; and the reading kept for the next extraction.

Reading (OCR above all) costs a hundred times what extraction does. So the reading of a scan or a Word file is kept, packed, and a better
extraction can be run over a whole archive without reading a page again. Keys grow out of version and options: a stage whose key has
not changed need not be run again.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from docparse import __version__
from docparse.archive.database import Database
from docparse.read.options import DEFAULT, ReadOptions

if TYPE_CHECKING:
    from docparse.document import Reading
    from docparse.schema import Record

READ_STAGE, EXTRACT_STAGE = 1, 1
"""Grow whenever the results of a stage change within a version."""

PARSER = "docparse.archive.stages:parse"

SCRIPT = """
    CREATE TABLE stages (
        id TEXT PRIMARY KEY REFERENCES originals (id), read_key TEXT NOT NULL, extract_key TEXT NOT NULL, reading TEXT
    ) STRICT, WITHOUT ROWID;
    """

_WORTH_KEEPING = frozenset({"ocr", "mixed"})


@dataclass(frozen=True, slots=True)
class Stages:
    """What an original went through. `reading`: packed, where it is worth keeping; None: read it again."""

    read_key: str
    extract_key: str
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class StagedOptions(ReadOptions):
    """What a worker is asked for: how to read, and the packed reading to begin with, if there is one."""

    reading: str | None = None

    @classmethod
    def of(cls, options: ReadOptions | None, reading: str | None = None) -> StagedOptions:
        """The same options, with a reading."""
        known = options or DEFAULT
        return cls(**{field.name: getattr(known, field.name) for field in fields(ReadOptions)}, reading=reading)


class Parsed(list["Record"]):
    """Records with the packed reading that they are from (None: not worth keeping)."""

    reading: str | None = None


def read_key(options: ReadOptions | None) -> str:
    """The key of a reading: the program, the stage, and those options that change what is read."""
    known = options or DEFAULT
    return _key("read", READ_STAGE, (known.ocr, known.dpi))


def extract_key(reading: str) -> str:
    """The key of an extraction from a reading with this key."""
    return _key("extract", EXTRACT_STAGE, reading)


def parse(data: bytes, name: str, options: ReadOptions | None = None) -> Parsed:
    """The records of a file, with its reading where that is worth keeping. Raises ReadError."""
    from docparse.pipeline import parse_bytes

    given = options.reading if isinstance(options, StagedOptions) else None
    made: list[str | None] = []

    def note(reading: Reading) -> None:
        # Packed at once: what comes after may work on the same lines.
        made.append(packed(reading) if _worth(reading) else None)

    records = Parsed(parse_bytes(data, name, options, reading=unpacked(given) if given else None, on_reading=note))
    records.reading = given or (made[0] if len(made) == 1 else None)
    return records


def packed(reading: Reading) -> str:
    """A reading as text: JSON, deflated, in base 64. No pickle: an archive may come from elsewhere."""
    return base64.b85encode(zlib.compress(_adapter().dump_json(reading), 6)).decode("ascii")


def unpacked(text: str) -> Reading:
    """The reading of a packed text. Raises ValueError for anything else."""
    try:
        reading: Reading = _adapter().validate_json(zlib.decompress(base64.b85decode(text)))
    except zlib.error as error:
        raise ValueError(f"is no packed reading ({error})") from error
    return reading


def keep(db: Database, id: str, stages: Stages) -> None:
    """Remember the stages of an original."""
    db.run(
        "INSERT INTO stages VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET read_key = excluded.read_key,"
        " extract_key = excluded.extract_key, reading = excluded.reading",
        (id, stages.read_key, stages.extract_key, stages.reading),
    )


def of(db: Database, id: str) -> Stages | None:
    """The stages of an original with its reading; None where nothing is known of them."""
    row = db.one("SELECT read_key, extract_key, reading FROM stages WHERE id = ?", (id,))
    return Stages(*row) if row else None


def keys(db: Database, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """(read key, extract key) by id, of those that are known."""
    if not ids:
        return {}
    marks = ",".join("?" * len(ids))
    return {row[0]: (row[1], row[2]) for row in db.all(f"SELECT id, read_key, extract_key FROM stages WHERE id IN ({marks})", list(ids))}


def _worth(reading: Reading) -> bool:
    from docparse.read.word.office import SUFFIXES

    return reading.origin in _WORTH_KEEPING or reading.media_type in SUFFIXES


def _key(stage: str, number: int, rest: object) -> str:
    return hashlib.sha256(f"{stage} {number} {__version__} {rest!r}".encode()).hexdigest()[:20]


def _adapter() -> Any:
    global _ADAPTER
    if _ADAPTER is None:
        from pydantic import TypeAdapter

        from docparse.document import Reading

        _ADAPTER = TypeAdapter(Reading)
    return _ADAPTER


_ADAPTER: Any = None
