"""A backup of an older docparse is searched, verified and restored, and stays as it is."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from conftest import PAPERS, PARSER

from docparse.archive.backup import backup, restore
from docparse.archive.corrections import Correction
from docparse.archive.folder import SLIP, STORE, Archive
from docparse.archive.ingest import IngestOptions, ingest
from docparse.archive.migrations import NEWEST
from docparse.archive.objects import file_digest
from docparse.archive.search import search
from docparse.archive.verify import verify


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A backup with one correction, set back to the schema before items of lists could be corrected."""
    (tmp_path / "in").mkdir()
    for name, text in PAPERS.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    with Archive.create(tmp_path / "a") as archive:
        ingest(archive, [tmp_path / "in"], IngestOptions(workers=1, timeout=20, memory_mb=400, parser=PARSER))
        letter = next(row for row in archive.store.documents(archive.store.document_keys()).values() if row.name == "letter.txt")
        archive.store.correct(Correction(letter.id, 1, "number", "239", "Lan", ""))
        backup(archive, tmp_path / "b")
    records = tmp_path / "b" / STORE
    with sqlite3.connect(records) as db:
        db.executescript(
            "DROP TABLE cited_codes; CREATE INDEX citations_code ON citations (code); ALTER TABLE corrections DROP COLUMN item;"
            " DELETE FROM migrations WHERE version > 4;"
        )
    db.close()
    slip = json.loads((tmp_path / "b" / SLIP).read_text(encoding="utf-8"))
    (tmp_path / "b" / SLIP).write_text(json.dumps(slip | {"records": file_digest(records)}), encoding="utf-8")
    return tmp_path / "b"


def test_it_is_read_as_it_lies(old: Path) -> None:
    before = file_digest(old / STORE)
    assert NEWEST > 4
    with Archive.open(old, writable=False) as archive:
        archive.make_searchable()
        assert search(archive, "239/UBND-KGVX").results[0].document.name == "letter.txt"
        assert len(archive.store.citations(["34.ct.tw"], [])) == 2
        assert verify(archive).problems == []
        assert not archive.store.writable
    assert file_digest(old / STORE) == before
    assert sorted(path.name for path in old.glob(STORE + "*")) == [STORE]


def test_it_is_restored_in_the_schema_of_today(old: Path, tmp_path: Path) -> None:
    assert restore(old, tmp_path / "new").documents == len(PAPERS)
    with Archive.open(tmp_path / "new") as archive:
        assert [one.value for one in archive.store.corrections()] == ["239"]
        assert verify(archive).problems == []
