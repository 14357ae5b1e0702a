"""Who may see what: access levels of documents, decisions by people, and what was granted to whom, in the tables of the archive.

A secrecy mark puts a paper aside as `secret`. A person decides (`docparse access ID LEVEL`), and the decision outlives any reprocessing.
What a clearance may not see is filtered here, in SQL, not by those who ask.
"""

from __future__ import annotations

from collections.abc import Iterable

from docparse.archive.database import Database
from docparse.archive.store import ACCESS, Access, Decision

Levels = str
"""The levels that a clearance may see, as a list in SQL: `('public', 'restricted')`."""


def levels(clearance: Access) -> Levels:
    """The levels up to a clearance.

    >>> levels("restricted")
    "('public', 'restricted')"
    """
    return "(" + ", ".join(f"'{level}'" for level in ACCESS[: ACCESS.index(clearance) + 1]) + ")"


def decided(db: Database, id: str) -> dict[int, Access]:
    """The decisions that stand on an original: part to level, 0 for all parts that have none of their own."""
    out: dict[int, Access] = {}
    for part, access in db.all("SELECT part, access FROM decisions WHERE id = ? ORDER BY seq", (id,)):
        if part == 0:
            out.clear()
        out[part] = access
    return out


def standing(decisions: Iterable[Decision]) -> dict[str, dict[int, Decision]]:
    """The decisions that stand, of all in their order: by original, then part; 0 for all parts that have none of their own."""
    out: dict[str, dict[int, Decision]] = {}
    for decision in decisions:
        parts = out.setdefault(decision.id, {})
        if decision.part == 0:
            parts.clear()
        parts[decision.part] = decision
    return out


def keep_decision(db: Database, decision: Decision) -> None:
    """Add a decision to the table."""
    db.run(
        "INSERT INTO decisions (id, part, access, who, why, at) VALUES (?, ?, ?, ?, ?, ?)",
        (decision.id, decision.part, decision.access, decision.who, decision.why, decision.at),
    )


def all_decisions(db: Database, id: str | None) -> list[Decision]:
    """What was decided, on one original or on all, oldest first."""
    where, values = ("WHERE id = ?", (id,)) if id is not None else ("", ())
    return [Decision(*row) for row in db.all(f"SELECT id, part, access, who, why, at FROM decisions {where} ORDER BY seq", values)]


def granted(db: Database, name: str) -> Access:
    """The highest level that a person may see."""
    row = db.one("SELECT access FROM readers WHERE name = ?", (name,))
    level: Access = row[0] if row else "public"
    return level


def grant(db: Database, name: str, access: Access, at: str) -> None:
    """Let a person see documents up to a level."""
    db.run(
        "INSERT INTO readers VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET access = excluded.access, at = excluded.at",
        (name, access, at),
    )


def readers(db: Database) -> list[tuple[str, Access]]:
    """(name, level) of those who may see more than public documents."""
    return [(row[0], row[1]) for row in db.all("SELECT name, access FROM readers WHERE access <> 'public' ORDER BY name")]
