"""PostgreSQL as an archive seen from outside: addresses, servers that are away, roles that may only read, lost connections."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from conftest import Fill
from private_postgres import PrivateServer

from docparse.archive.folder import Archive
from docparse.archive.place import Server, read_url, resolve
from docparse.archive.postgresql import PostgresDatabase
from docparse.archive.search import search
from docparse.archive.sql_store import SqlStore
from docparse.archive.verify import verify
from docparse.errors import ArchiveError


@pytest.fixture
def place(server: PrivateServer, tmp_path: Path) -> str:
    """A new database, in place of every kind of store."""
    return f"{server.make()}&index={tmp_path / 'index'}"


@pytest.mark.parametrize(
    ("typed", "passed", "shown"),
    [
        ("postgresql://an:mật@may-chu:5433/kho?sslmode=require", None, "postgresql://an@may-chu:5433/kho?sslmode=require"),
        ("postgres:///kho?host=/tmp/a b&index=/tmp/i", "postgresql:///kho?host=/tmp/a%20b", "postgresql:///kho?host=/tmp/a%20b"),
        ("postgresql://may-chu/kho?password=m", "postgresql://may-chu/kho?password=m", "postgresql://may-chu/kho"),
    ],
)
def test_addresses(typed: str, passed: str | None, shown: str) -> None:
    server = resolve(typed)
    assert isinstance(server, Server)
    assert server.url == (passed or typed)
    assert str(server) == shown
    assert server.folder == Path("/tmp/i") or server.folder.parent.name == "docparse"


@pytest.mark.parametrize("typed", ["postgresql:kho", "postgresql:/may-chu/kho", "postgresql://u:secret@h:port/kho", "postgres://h/k?a"])
def test_no_addresses(typed: str) -> None:
    with pytest.raises(ArchiveError, match="postgresql://USER@HOST:PORT/DATABASE") as error:
        resolve(typed)
    assert "secret" not in str(error.value)


def test_the_local_index_of_each_database_is_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folders = {read_url(url).folder for url in ("postgresql://h/a", "postgresql://h/b", "postgresql://u@h/a", "postgresql://u:p@h/a")}
    assert len(folders) == 3
    assert {folder.parents[1] for folder in folders} == {tmp_path}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"path": "/nowhere"}, "there is no such database"),
        ({"host": "/nowhere"}, "cannot be reached"),
        ({"user": "stranger"}, "does not let this user in"),
        ({"option": "&colour=red"}, "no address of a database"),
    ],
)
def test_a_server_that_is_not_there(server: PrivateServer, change: dict[str, str], words: str) -> None:
    url = server.make()
    if "path" in change:
        url = server.url("nowhere")
    elif "host" in change:
        url = url.partition("?")[0] + "?host=/nowhere"
    elif "user" in change:
        url = url.replace("postgres@", "stranger@")
    else:
        url += change["option"]
    for way in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError, match=words):
            way(url)


def test_a_closed_port_answers_soon() -> None:
    begun = time.monotonic()
    with pytest.raises(ArchiveError, match=r"cannot be reached.*PostgreSQL is running") as error:
        Archive.open("postgresql://u:secret@127.0.0.1:9/kho")
    assert "secret" not in str(error.value)
    assert time.monotonic() - begun < 30


def test_an_empty_database_is_no_archive_until_ingest_makes_it(place: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is no archive yet"):
        Archive.open(place)
    Archive.create(place).close()
    Archive.open(place).close()


def test_the_tables_of_something_else_are_left_alone(server: PrivateServer, place: str) -> None:
    name = place.partition("@/")[2].partition("?")[0]
    server.execute("CREATE TABLE events (id int)", name)
    for way in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError, match=r"holds the tables of something else \(events\)"):
            way(place)


def test_a_database_in_another_encoding_is_refused(server: PrivateServer) -> None:
    server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(ArchiveError, match="encoded in LATIN1"):
        Archive.create(server.url("latin"))


def test_a_role_that_may_only_read_reads(server: PrivateServer, archive: Archive, fill: Fill, papers: Path, tmp_path: Path) -> None:
    fill(papers)
    name = str(archive.place).partition("@/")[2].partition("?")[0]
    server.execute("CREATE ROLE reader LOGIN")
    server.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", name)
    with Archive.open(f"{server.url(name, 'reader')}&index={tmp_path / 'theirs'}") as theirs:
        assert not theirs.store.writable
        assert theirs.make_searchable()
        assert search(theirs, "dien hinh").total == 2
        assert verify(theirs).problems == []
        with pytest.raises(ArchiveError, match="may only be read"), theirs.lock():
            pass
        with pytest.raises(ArchiveError, match="may only be read"):
            theirs.store.clear_failure("/x")
        with pytest.raises(ArchiveError, match="may only be read"):
            theirs.objects.put(b"new")
    with pytest.raises(ArchiveError, match="reader may see public documents only"):
        Archive.open(f"{server.url(name, 'reader')}&index={tmp_path / 'theirs'}", clearance="secret")


def test_a_lost_connection_is_told_and_made_anew(server: PrivateServer, archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    store = archive.store
    assert isinstance(store, SqlStore)

    def cut() -> None:
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docparse'")

    def write_halfway() -> None:
        with store.transaction():
            store.clear_failure("/x")
            cut()
            store.clear_failure("/y")

    with pytest.raises(ArchiveError, match=r"connection was lost.*run the same command again"):
        write_halfway()
    assert store.counts().documents == 4, "it is there again"


def test_ctrl_c_amid_a_question_does_not_spoil_the_next(server: PrivateServer) -> None:
    database = PostgresDatabase(server.make(), "cut")
    database.run("CREATE TABLE papers (number integer)")

    def write_and_stop() -> None:
        with database.alongside():
            database.run("INSERT INTO papers VALUES (1)")
            with database._cursor() as cursor:
                cursor.connection.pgconn.send_query(b"SELECT 1")
                raise KeyboardInterrupt  # the driver's own code may be cut here, before it has read the answer

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert not database.in_transaction
    assert database.one("SELECT count(*) FROM papers") == (0,)
    database.close()


def test_a_writer_that_hangs_is_told_after_a_while(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.open(archive.place) as other:
        assert isinstance(other.store, SqlStore)
        other.store.database.run("SET lock_timeout = '300ms'")
        with archive.store.transaction(), pytest.raises(ArchiveError, match="another process has been writing"):
            other.store.clear_failure("/x")
        other.store.clear_failure("/x")


def test_originals_of_any_size_and_from_two_processes_at_once(archive: Archive) -> None:
    data = os.urandom((3 << 20) + 17)
    errors: list[BaseException] = []

    def put() -> None:
        try:
            with Archive.open(archive.place) as other:
                other.objects.put(data)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=put) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    (id,) = archive.objects.ids()
    assert archive.objects.get(id) == data
    assert archive.objects.get(archive.objects.put(b"")) == b""


def test_eight_make_one_archive_at_once(place: str) -> None:
    identities: list[str] = []
    errors: list[BaseException] = []

    def make() -> None:
        try:
            with Archive.create(place) as opened:
                identities.append(opened.store.identity)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(set(identities)) == 1


def test_a_missing_driver_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from docparse.archive.postgresql import DriverMissing

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissing, match=r"pip install 'docparse\[postgres\]'"):
        Archive.open("postgresql://h/kho")
