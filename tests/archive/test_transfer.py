"""Archives moved, backed up and restored: nothing lost, nothing renumbered, and what is half done is no archive."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path

import pytest
from conftest import PAPERS, SECRET, STORES, Fill, new_place, tamper
from killing import start

from docparse.archive import backup as backups
from docparse.archive.database import Row
from docparse.archive.folder import Archive
from docparse.archive.migrations import copied_tables
from docparse.archive.search import search
from docparse.archive.store import Decision, Original
from docparse.archive.transfer import copy, database_of
from docparse.archive.verify import verify
from docparse.errors import ArchiveError


def rows(archive: Archive) -> dict[str, list[Row]]:
    """Everything that the tables of an archive hold."""
    database = database_of(archive)
    return {table: sorted(database.all(f"SELECT * FROM {table}"), key=repr) for table in copied_tables()}


@pytest.fixture
def full(archive: Archive, fill: Fill, papers: Path) -> Archive:
    """An archive with some of everything: papers, a secret one, a failure, a decision, a second name, a removal."""
    (papers / "secret.txt").write_text(SECRET, encoding="utf-8")
    (papers / "bad.txt").write_text("ENCRYPTED\n", encoding="utf-8")
    (papers / "two.txt").write_text("subject: Một\nA.\n===\nsubject: Hai\nB.", encoding="utf-8")
    fill(papers)
    (papers / "again.txt").write_text(PAPERS["plan.txt"], encoding="utf-8")
    fill(papers / "again.txt")
    store = archive.store
    two = next(document for document in store.find("") if document.name == "two.txt")
    original = next(original for original in store.originals() if original.id == two.id)
    store.put(original, [(two, store.record(two.key))])  # its second part is gone
    store.decide(Decision(two.id, 0, "restricted", "người giữ kho", "chỉ dùng nội bộ"))
    archive.refresh()
    return archive


@pytest.fixture(params=STORES)
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another place for an archive, of each kind."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return new_place(request.param, folder, request)


def test_a_copy_is_the_same_archive(full: Archive, elsewhere: str, fill: Fill, papers: Path) -> None:
    before = rows(full)
    with Archive.create(elsewhere, blank=True) as made:
        copied = copy(full, made)
        after = rows(made)
        last = max(after["events"])
        assert (last[2], json.loads(last[5])["from"]) == ("copy", full.name)
        after["events"].remove(last)
        assert after == before
        assert copied.originals == len(before["originals"]) == 7
    with Archive.open(elsewhere) as made:
        made.refresh(10)
        assert (verify(made).problems, verify(made).unfinished) == ([], [])
        assert made.store.identity == full.store.identity
        assert {item.document.name for item in search(made, "dien hinh").results} == {"plan.txt", "guide.txt"}
        for original in full.store.originals():
            assert made.objects.get(original.id) == full.objects.get(original.id)
        gone = [key for key, _ in made.store.removed_since(0)]
        (plan,) = [item for item in made.store.find("") if item.name == "plan.txt"]
        record = made.store.record(plan.key)
        plan.id = "f" * 64
        made.store.put(Original(plan.id, "new.txt", "/new.txt", None, 1), [(plan, record)])
        assert plan.key > max(max(row[0] for row in before["documents"]), *gone), "a number is never given out twice"


def test_a_copy_goes_into_a_new_place_only(full: Archive, elsewhere: str) -> None:
    with Archive.create(elsewhere) as other, pytest.raises(ArchiveError, match="holds an archive already"):
        copy(full, other)


def test_a_stopped_copy_is_no_archive_and_is_begun_again(full: Archive, elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, Archive.create(elsewhere, blank=True) as made:
        patch.setattr(made.store, "put_event", stop)
        with pytest.raises(KeyboardInterrupt):
            copy(full, made)
    for way in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError, match="not finished"):
            way(elsewhere)
    with Archive.create(elsewhere, blank=True) as made:
        copy(full, made)
    with Archive.open(elsewhere) as made:
        assert verify(made).problems == []


def test_a_changed_original_is_not_copied(full: Archive, elsewhere: str) -> None:
    original = next(full.store.originals())
    tamper(full, original.id, full.objects.get(original.id)[::-1])
    with Archive.create(elsewhere, blank=True) as made, pytest.raises(ArchiveError, match="has changed on the disk"):
        copy(full, made)


def test_a_backup_is_restored(full: Archive, elsewhere: str, tmp_path: Path) -> None:
    slip = backups.backup(full, tmp_path / "backup")
    assert (slip.originals, slip.archive) == (7, full.store.identity)
    backups.restore(tmp_path / "backup", backups_place(elsewhere))
    with Archive.open(elsewhere) as made:
        made.refresh(10)
        assert (verify(made).problems, verify(made).unfinished) == ([], [])
        assert [document.name for document in made.store.find("")] == [document.name for document in full.store.find("")]
        assert [event.kind for event in made.store.events()][-2:] == ["backup", "restore"]
    assert full.store.events()[-1].kind == "backup"


def backups_place(place: str) -> backups.Place:
    from docparse.archive.folder import resolve

    return resolve(place)


def test_a_backup_is_only_read_and_only_renewed_by_its_archive(full: Archive, tmp_path: Path, papers: Path) -> None:
    folder = tmp_path / "backup"
    backups.backup(full, folder)
    with Archive.open(folder) as opened:
        assert verify(opened).problems == []
        assert not opened.store.writable
    with pytest.raises(ArchiveError, match="restore"):
        Archive.create(folder)
    with Archive.create(tmp_path / "other") as other, pytest.raises(ArchiveError, match="another archive"):
        backups.backup(other, folder)
    with pytest.raises(ArchiveError, match="other files"):
        backups.backup(full, papers)
    times = {path: path.stat().st_mtime_ns for path in (folder / "objects").glob("??/*")}
    backups.backup(full, folder)
    assert times == {path: path.stat().st_mtime_ns for path in (folder / "objects").glob("??/*")}, "originals are copied once"
    backups.restore(folder, tmp_path / "restored")


def test_a_damaged_or_unfinished_backup_is_refused(full: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    backups.backup(full, folder)
    with (folder / "records.sqlite").open("r+b") as file:
        file.seek(5000)
        file.write(b"x" * 100)
    with pytest.raises(ArchiveError, match="has changed since"):
        backups.restore(folder, tmp_path / "new")
    (folder / "backup.json").unlink()
    with pytest.raises(ArchiveError, match="is no backup"):
        backups.restore(folder, tmp_path / "new")


@pytest.mark.parametrize("name", ["copy_objects", "_hash", "_write"])
def test_a_stopped_backup_leaves_the_one_before(
    full: Archive, fill: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "backup"
    before = backups.backup(full, folder)
    (tmp_path / "more.txt").write_text("subject: Thêm", encoding="utf-8")
    fill(tmp_path / "more.txt")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(backups, name, stop)
        with pytest.raises(KeyboardInterrupt):
            backups.backup(full, folder)
    assert backups.restore(folder, tmp_path / "old").change == before.change
    after = backups.backup(full, folder)
    assert backups.restore(folder, tmp_path / "new").change == after.change > before.change


def test_the_slip_knows_both_states_while_the_records_are_put_in_place(full: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    backups.backup(full, folder)
    old = (folder / "records.sqlite").read_bytes()
    documents = backups.backup(full, folder).documents
    assert (folder / "records.sqlite").read_bytes() != old
    (folder / "records.sqlite").write_bytes(old)  # as if the last step had not been reached
    assert backups.restore(folder, tmp_path / "restored").documents == documents > 0


def test_a_backup_while_ingest_runs(place: str, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        (many / f"{number:03}.txt").write_text(f"SLOW {number}\nsubject: Văn bản {number}\nViệc của xã.", encoding="utf-8")
    process = start(many, place)
    counts = []
    try:
        while process.poll() is None:
            try:
                with Archive.open(place) as archive:
                    counts.append(backups.backup(archive, tmp_path / "backup").documents)
            except ArchiveError:
                time.sleep(0.05)  # it is being made
    finally:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert counts == sorted(counts)
    assert len(counts) > 1
    backups.restore(tmp_path / "backup", tmp_path / "restored")
    with Archive.open(tmp_path / "restored") as restored:
        assert verify(restored).problems == []
        assert len(restored.store.find("", limit=50)) == counts[-1]
    with sqlite3.connect(tmp_path / "backup" / "records.sqlite") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
