"""What people corrected in a record: fields that may be corrected, their tables, and a record with the corrections that stand.

The record as it was read is never changed: corrections are laid over it when it is given out, so they survive any reprocessing, and
undoing one shows again what was read, or what an earlier correction said. The table can be added to and nothing else.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docparse.archive import item_corrections
from docparse.archive.database import Database
from docparse.archive.item_corrections import undone_ones
from docparse.archive.store import RecordData
from docparse.errors import DocparseError, ExitCode
from docparse.text.regex import regex

FIELDS: dict[str, tuple[str, str]] = {
    "type": ("doc_type", ""), "number": ("header", "number"), "symbol": ("header", "symbol"), "date": ("header", "date"),
    "place": ("header", "place"), "issuer": ("header", "issuer"), "parent": ("header", "parent"), "subject": ("header", "subject"),
    "urgency": ("header", "urgency"), "authority": ("signatory", "authority"), "on-behalf-of": ("signatory", "on_behalf_of"),
    "title": ("signatory", "title"), "signer": ("signatory", "name"),
}  # fmt: skip
"""A field as people name it, and where it stands in the record."""

_PRINTED_DAY = regex(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")

SOURCE = "corrected"
"""The `source` of a value that a person gave."""

SCRIPT = """
    CREATE TABLE corrections (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL, part INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, undoes INTEGER,
        who TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX corrections_id ON corrections (id, part);
    """
ITEMS_SCRIPT = "ALTER TABLE corrections ADD COLUMN item TEXT;"
"""Since schema 5: what item of a list is meant, and what is done to it (item_corrections.py); null for a field of one value."""

SQLITE = """
    CREATE TRIGGER corrections_are_not_changed BEFORE UPDATE ON corrections
        BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
    CREATE TRIGGER corrections_are_not_deleted BEFORE DELETE ON corrections
        BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
    """
POSTGRESQL = """
    CREATE TRIGGER corrections_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON corrections
        FOR EACH STATEMENT EXECUTE FUNCTION docparse_append_only();
    """


class CorrectionError(DocparseError):
    """A correction that cannot be taken."""

    exit_code = ExitCode.USAGE


@dataclass(slots=True)
class Correction:
    """What a person said a field of a document is. `value` None: the paper has none. `undoes`: the seq of one that it takes back.

    Of an item of a list `item` tells which (item_corrections.py), and `value` is what it is as JSON; both are null in what undoes it.
    """

    id: str
    part: int
    field: str
    value: str | None
    who: str
    why: str
    at: str = ""
    undoes: int | None = None
    seq: int = 0
    item: str | None = None


def checked(field: str, value: str) -> str | None:
    """A value as it is kept: trimmed, empty as None. Raises CorrectionError for an unknown field or a value that it cannot have."""
    if field not in FIELDS:
        known = ", ".join((*FIELDS, *item_corrections.LISTS))
        raise CorrectionError(f"{field}: is no field that can be corrected; there are {known}")
    said = " ".join(value.split())
    if not said:
        return None
    if field == "date":
        said = date_of(said)
    if field == "type":
        said = _type_of(said)
    return said


def date_of(typed: str) -> str:
    """A date as EDTF, of one that is typed as printed or as EDTF. Raises CorrectionError."""
    from docparse.text.edtf import is_valid

    printed = _PRINTED_DAY.fullmatch(typed)
    said = f"{printed[3]}-{int(printed[2]):02}-{int(printed[1]):02}" if printed else typed
    if not is_valid(said):
        raise CorrectionError(f"{typed}: is no date; write 15/3/2024, 2024-03-15, or 2024-03-XX where the day is blank")
    return said


def _type_of(typed: str) -> str:
    """The code of a type by its code or its name, with or without accents."""
    from docparse.archive.fields import type_code
    from docparse.archive.synonyms import type_names

    code = type_code(typed)
    if code is not None:
        return code
    known = ", ".join(f"{code} ({name})" for code, name in type_names().items())
    raise CorrectionError(f"{typed}: is no document type; use a code or a name of {known}")


def standing(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The corrections of fields with one value that stand, by field, of all that were made on one document, oldest first."""
    every = list(corrections)
    undone = undone_ones(every)
    return {one.field: one for one in every if one.undoes is None and one.item is None and one.seq not in undone}


def apply(record: RecordData, corrections: Sequence[Correction]) -> RecordData:
    """The record with the corrections that stand; the record that was given is not changed."""
    if not corrections:
        return record
    stand = standing(corrections)
    out = record | {"header": copy.deepcopy(record.get("header") or {}), "signatory": copy.deepcopy(record.get("signatory"))}
    for name, correction in stand.items():
        parent, child = FIELDS[name]
        if parent == "signatory" and out["signatory"] is None:
            blank: dict[str, Any] = {"value": None, "confidence": 1.0, "source": "blank", "start": None, "end": None, "alternatives": []}
            out["signatory"] = {key: dict(blank) for key in ("authority", "on_behalf_of", "title", "name")} | {"authority_chain": []}
        place = out if not child else out[parent]
        was = place.get(child or parent) or {}
        place[child or parent] = was | {"value": correction.value, "confidence": 1.0, "source": SOURCE, "alternatives": []}
    if stand:
        out["corrected"] = [*(record.get("corrected") or []), *stand]
    return item_corrections.lay_over(out, corrections)


def of(db: Database, id: str, part: int) -> list[Correction]:
    """All corrections of a document, oldest first."""
    return _read(db, "WHERE id = ? AND part = ?", (id, part))


def every(db: Database, id: str | None) -> list[Correction]:
    """All corrections, of one original or of all, oldest first."""
    return _read(db, "WHERE id = ?", (id,)) if id is not None else _read(db, "", ())


def corrected(db: Database) -> set[tuple[str, int]]:
    """(id, part) of the documents on which there are corrections."""
    return {(row[0], row[1]) for row in db.all("SELECT DISTINCT id, part FROM corrections")}


def keep(db: Database, correction: Correction) -> None:
    """Add a correction to the table; it gets its `seq`."""
    row = db.one(
        "INSERT INTO corrections (id, part, field, value, undoes, who, why, at, item) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq",
        (
            correction.id, correction.part, correction.field, correction.value, correction.undoes, correction.who, correction.why,
            correction.at, correction.item,
        ),
    )  # fmt: skip
    correction.seq = int(row[0]) if row else 0


def _read(db: Database, where: str, values: tuple[object, ...]) -> list[Correction]:
    rows = db.all(f"SELECT id, part, field, value, who, why, at, undoes, seq, item FROM corrections {where} ORDER BY seq", values)
    return [Correction(*row) for row in rows]
