"""The record store and the originals: what is written comes back, all or nothing, and the log cannot be changed."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import raw, tamper

from docparse.archive.database import RowError
from docparse.archive.folder import STORE, Archive
from docparse.archive.ingest import document_row
from docparse.archive.migrations import MIGRATIONS
from docparse.archive.objects import ObjectFolder, digest
from docparse.archive.sql_store import SqlStore
from docparse.archive.sqlite import SqliteDatabase, explained
from docparse.archive.store import Event, Original, RecordData, RecordStore
from docparse.archive.verify import verify
from docparse.errors import ArchiveError


def sample(id: str, subject: str = "Trích yếu", part: int = 1) -> RecordData:
    from paper_parser import record

    data = record(f"type: KH\nnumber: 9\nsymbol: KH-UBND\nsubject: {subject}\nNội dung đầy đủ, có dấu.", "a.txt", part)
    data.id = id
    return data.model_dump(mode="json", by_alias=True)


def put(store: RecordStore, id: str, *records: RecordData) -> None:
    store.put(Original(id, "a.txt", "/in/a.txt", None, 10, version="1"), [(document_row(record, "public"), record) for record in records])


@pytest.fixture
def store(archive: Archive) -> RecordStore:
    return archive.store


A, B = "a" * 64, "b" * 64


def test_a_record_comes_back_as_it_went_in(store: RecordStore) -> None:
    record = sample(A)
    put(store, A, record)
    (document,) = store.find("aaaa")
    assert store.record(document.key) == record
    assert (document.code, document.subject, document.version) == ("9/KH-UBND", "Trích yếu", document.version)
    start = record["text"].index("có dấu")
    assert store.text(document.key, start, start + 6) == "có dấu"


def test_putting_again_replaces_and_keeps_the_key(store: RecordStore) -> None:
    put(store, A, sample(A), sample(A, "Hai", 2))
    before = store.find(A)
    put(store, A, sample(A, "Mới"))
    (after,) = store.find(A)
    assert (after.key, after.subject) == (before[0].key, "Mới")
    assert after.change > before[1].change
    assert [key for key, _ in store.removed_since(0)] == [before[1].key]


def test_other_names_of_the_same_bytes_are_remembered_once(archive: Archive) -> None:
    put(archive.store, A, sample(A))
    for path in ("/in/a.txt", "/in/copy.txt", "/in/copy.txt"):
        archive.store.put_name(A, "a.txt", path)
    put(archive.store, A, sample(A))
    assert raw(archive).all("SELECT path FROM names") == [("/in/copy.txt",)]


def test_a_transaction_is_all_or_nothing(store: RecordStore) -> None:
    def fail_halfway() -> None:
        with store.transaction():
            put(store, A, sample(A))
            put(store, B, sample(B))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert store.state_of(A) is None
    assert store.last_change() == 0
    assert list(store.originals()) == []


def test_changes_tell_what_is_new(store: RecordStore) -> None:
    put(store, A, sample(A))
    seen = store.last_change()
    put(store, B, sample(B))
    assert [document.id for document, _ in store.changed_since(seen, 10)] == [B]
    assert [document.id for document, _ in store.changed_since(0, 1)] == [A]


def test_the_log_is_append_only(archive: Archive) -> None:
    archive.store.put_event(Event("access", A, "ok", {"who": "archivist"}))
    for statement in ("DELETE FROM events", "UPDATE events SET outcome = 'no'", "DELETE FROM events WHERE seq = 1"):
        with pytest.raises(ArchiveError, match="append-only"):
            raw(archive).run(statement)
    assert [event.kind for event in archive.store.events()] == ["create", "access"]
    assert {event.agent for event in archive.store.events()} == {archive.store.agent}


def test_migrations_are_recorded_and_not_run_twice(archive: Archive) -> None:
    identity = archive.store.identity
    archive.close()
    with Archive.open(archive.place) as again:
        assert again.store.identity == identity
        assert [row[0] for row in raw(again).all("SELECT version FROM migrations ORDER BY version")] == [m.version for m in MIGRATIONS]
        raw(again).run("INSERT INTO migrations VALUES (9999, 'later', '')")
    with pytest.raises(ArchiveError, match="newer docparse"):
        Archive.open(archive.place)


def test_an_older_schema_is_not_changed_by_a_reader(archive: Archive) -> None:
    raw(archive).run("DROP TABLE cited_codes")
    raw(archive).run("CREATE INDEX citations_code ON citations (code)")
    raw(archive).run("ALTER TABLE corrections DROP COLUMN item")
    raw(archive).run("DELETE FROM migrations WHERE version > 4")
    archive.close()
    if str(archive.place).startswith("postgres"):
        with pytest.raises(ArchiveError, match="run `docparse ingest` on it once"):
            Archive.open(archive.place, writable=False)
        return
    before = (archive.folder / STORE).read_bytes()
    with Archive.open(archive.place, writable=False) as reader:  # reads a copy in the schema of today
        assert list(reader.store.document_keys()) == []
    assert (archive.folder / STORE).read_bytes() == before


def test_text_that_no_column_takes_comes_back(store: RecordStore) -> None:
    record = sample(A) | {"text": "Một\0hai\0ba"}
    put(store, A, record)
    (document,) = store.find(A)
    assert store.record(document.key) == record


def test_a_row_that_the_store_refuses_is_told_apart(store: RecordStore) -> None:
    with pytest.raises(RowError):
        put(store, A, sample(A) | {"text": "nửa \ud800"})
    assert store.state_of(A) is None
    put(store, A, sample(A))
    assert store.state_of(A) == "parsed"


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"this is no database, it is a letter" * 100)
    with pytest.raises(ArchiveError, match="damaged"):
        SqlStore(SqliteDatabase(tmp_path / "records.sqlite"))


def test_originals_are_kept_once_and_cannot_be_written(tmp_path: Path) -> None:
    objects = ObjectFolder(tmp_path / "objects")
    id = objects.put(b"paper")
    assert objects.put(b"paper") == id == digest(b"paper")
    assert objects.get(id) == b"paper"
    assert list(objects.ids()) == [id]
    assert objects.path(id).stat().st_mode & 0o222 == 0
    with pytest.raises(ArchiveError, match="backup"):
        objects.get(A)


def test_verify_finds_what_was_tampered_with(archive: Archive, fill, papers: Path) -> None:  # type: ignore[no-untyped-def]
    fill(papers)
    assert verify(archive).problems == []
    first, second = (original.id for original in list(archive.store.originals())[:2])
    tamper(archive, first, b"something else")
    tamper(archive, second, None)
    lines = verify(archive).problems
    assert len(lines) == 2
    assert any(first in line and "changed" in line for line in lines)
    assert any(second in line and "missing" in line for line in lines)


def test_verify_reads_every_record(archive: Archive, fill, papers: Path) -> None:  # type: ignore[no-untyped-def]
    fill(papers)
    keys = sorted(archive.store.document_keys())
    raw(archive).run("UPDATE documents SET record = substr(record, 1, 50) WHERE key = ?", (keys[0],))
    raw(archive).run("UPDATE documents SET part = 7 WHERE key = ?", (keys[1],))
    raw(archive).run("DELETE FROM documents WHERE key = ?", (keys[2],))
    found = "\n".join(verify(archive).problems)
    for words in ("cannot be read", "is that of another document", "has no document"):
        assert words in found


def test_verify_tells_an_unfinished_ingest_from_damage(archive: Archive, fill, papers: Path) -> None:  # type: ignore[no-untyped-def]
    fill(papers)
    archive.objects.put(b"left behind")
    check = verify(archive)
    assert (check.problems, len(check.unfinished)) == ([], 1)


@pytest.mark.parametrize("harm", ["state", "segment", "all"])
def test_a_lost_or_damaged_index_is_made_anew(archive: Archive, fill, papers: Path, harm: str) -> None:  # type: ignore[no-untyped-def]
    import shutil

    from docparse.archive.search import search

    fill(papers)
    archive.index.close()
    folder = archive.index.folder
    if harm == "all":
        shutil.rmtree(folder)
    elif harm == "state":
        (folder / "state.json").unlink()
    else:
        for path in folder.glob("*.term"):
            path.write_bytes(b"")
    with Archive.open(archive.place) as again:
        if harm == "segment":
            assert verify(again).problems
            again.index.rebuild(again.store)
        else:
            again.index.catch_up(again.store)
        assert search(again, "dien hinh").total == 2
        assert verify(again).problems == []


def test_a_disk_too_full_to_read_is_said_to_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    assert "the disk is full" not in str(explained(tmp_path / "records.sqlite", error))
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    assert "the disk is full" in str(explained(tmp_path / "records.sqlite", error))
