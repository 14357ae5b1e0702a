"""Files and folders into an archive: what goes in, what fails and why, and what a second run does."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from docparse.archive.database import RowError
from docparse.archive.folder import Archive
from docparse.archive.objects import digest
from docparse.archive.search import search
from docparse.archive.verify import verify
from docparse.errors import ArchiveError


def test_a_folder_goes_in_whole(archive: Archive, fill, papers: Path) -> None:  # type: ignore[no-untyped-def]
    (papers / "deeper").mkdir()
    (papers / "deeper" / "more.txt").write_text("subject: Sâu hơn\nNội dung.", encoding="utf-8")
    report = fill(papers)
    assert (report.files, report.documents, report.failures) == (5, 5, [])
    for path in [*papers.glob("*.txt"), papers / "deeper" / "more.txt"]:
        data = path.read_bytes()
        assert archive.objects.get(digest(data)) == data
    assert {document.name for document in archive.store.find("")} == {path.name for path in papers.rglob("*.txt")}
    assert verify(archive).problems == []


def test_hidden_files_leftovers_and_the_archive_itself_are_passed_over(tmp_path: Path, fill) -> None:  # type: ignore[no-untyped-def]
    for name in (".hidden.txt", "~$open.docx", "Thumbs.db", "seen.txt"):
        (tmp_path / name).write_text(f"subject: {name}", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "inside.txt").write_text("subject: no", encoding="utf-8")
    assert fill(tmp_path).files == 1
    assert fill(tmp_path).already == 1
    assert fill(tmp_path / ".hidden.txt").documents == 1, "a file that is named goes in"


def test_the_same_bytes_go_in_once(archive: Archive, fill, papers: Path) -> None:  # type: ignore[no-untyped-def]
    (papers / "copy of plan.txt").write_bytes((papers / "plan.txt").read_bytes())
    first = fill(papers)
    assert (first.documents, first.twice) == (4, 1)
    second = fill(papers)
    assert (second.documents, second.already, second.failures) == (0, 5, [])
    assert len(archive.store.find("")) == 4
    assert len([event for event in archive.store.events() if event.kind == "ingest"]) == 4


def test_one_bad_file_among_twenty_good(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"subject: Văn bản thứ {number}\nNội dung {number}.", encoding="utf-8")
    (folder / "locked.txt").write_bytes(b"ENCRYPTED\n")
    report = fill(folder)
    assert report.documents == 20
    (failure,) = report.failures
    assert (failure.category, failure.name) == ("encrypted", str(folder / "locked.txt"))
    assert "remove the password" in failure.reason
    (kept,) = archive.store.failures()
    assert (kept.category, kept.reason, kept.id) == (failure.category, failure.reason, digest(b"ENCRYPTED\n"))
    assert archive.objects.get(digest(b"ENCRYPTED\n")) == b"ENCRYPTED\n", "the original of a failure is kept too"
    assert search(archive, "noi dung", limit=50).total == 20
    assert verify(archive).problems == []


def test_misfortunes_of_all_kinds_do_not_stop_the_run(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("SEGFAULT", "HANG", "MEMORY", "RAISE"):
        (folder / f"{name}.txt").write_bytes(name.encode() + b"\n")
    (folder / "good.txt").write_text("subject: Tốt", encoding="utf-8")
    report = fill(folder, timeout=5, memory_mb=150)
    assert report.documents == 1
    found = {Path(failure.name).stem: failure.category for failure in report.failures}
    assert found == {"SEGFAULT": "crash", "HANG": "timeout", "MEMORY": "out_of_memory", "RAISE": "crash"}


def test_what_cannot_be_read_is_a_failure_with_advice(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    good = tmp_path / "good.txt"
    good.write_text("subject: Tốt", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    report = fill(tmp_path / "nowhere.txt", tmp_path / "pipe.txt", good)
    assert report.documents == 1
    assert {failure.category for failure in report.failures} == {"missing", "unsupported"}
    assert {failure.category for failure in archive.store.failures()} == {"missing", "unsupported"}


def test_a_name_from_an_old_system_is_no_hindrance(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = os.fsencode(tmp_path) + b"/v\xe3n b\xb6n.txt"
    with open(path, "wb") as file:
        file.write("subject: Văn bản".encode())
    assert fill(tmp_path).documents == 1
    assert [document.name for document in archive.store.find("")] == ["v�n b�n.txt"]
    assert fill(tmp_path).already == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_read_permission(fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    closed = tmp_path / "closed.txt"
    closed.write_text("subject: Kín", encoding="utf-8")
    closed.chmod(0)
    (failure,) = fill(closed).failures
    assert (failure.category, "chmod" in failure.reason) == ("unreadable", True)


def test_a_failure_is_forgotten_once_the_file_can_be_read(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "late.txt"
    assert len(fill(path).failures) == 1
    path.write_text("subject: Đến muộn", encoding="utf-8")
    assert fill(path).failures == []
    assert archive.store.failures() == []
    assert [event.kind for event in archive.store.events()] == ["create", "fail", "ingest"], "the log remembers"


def test_a_file_that_failed_is_tried_again(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "slow.txt"
    path.write_bytes(b"HANG\n")
    assert fill(path, timeout=0.3).failures[0].category == "timeout"
    assert fill(path, timeout=0.3).failures[0].category == "timeout"
    assert len(archive.store.failures()) == 1


def test_the_members_of_a_zip_are_documents(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "hồ sơ.zip"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("năm 2024/một.txt", "subject: Một")
        container.writestr("năm 2024/hai.txt", "subject: Hai")
        container.writestr("__MACOSX/._một.txt", "x")
        container.writestr("bad.txt", "RAISE\n")
    report = fill(path)
    assert (report.files, report.documents, len(report.failures)) == (3, 2, 1)
    assert report.failures[0].name.endswith("hồ sơ.zip!bad.txt")
    documents = archive.store.find("")
    assert {document.name for document in documents} == {"một.txt", "hai.txt"}
    assert archive.store.record(documents[0].key)["source"]["container"] == "hồ sơ.zip"
    assert archive.objects.get(digest("subject: Một".encode())) == "subject: Một".encode()
    assert fill(path).already == 2


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_or_empty_zip_is_one_failure(fill, tmp_path: Path, data: bytes) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "cut.zip"
    path.write_bytes(data)
    (failure,) = fill(path).failures
    assert failure.category in ("corrupt", "empty")


def test_a_zip_bomb_is_refused_before_it_unpacks(fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("big.txt", bytes(40 << 20))
    (failure,) = fill(path).failures
    assert failure.category == "too_large"


def test_several_documents_of_one_file_are_its_parts(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "two.txt"
    path.write_text("subject: Quyết định\nGiao việc.\n===\nsubject: Kế hoạch kèm theo\nViệc được giao.", encoding="utf-8")
    assert fill(path).documents == 2
    assert [(document.part, document.subject) for document in archive.store.find("")] == [(1, "Quyết định"), (2, "Kế hoạch kèm theo")]


def test_a_secrecy_mark_puts_the_whole_file_aside(archive: Archive, fill, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "two.txt"
    path.write_text("subject: Thường\nViệc thường ngày.\n===\nsecrecy: TỐI MẬT\nsubject: Kín\nViệc kín.", encoding="utf-8")
    report = fill(path)
    assert report.put_aside == [(str(path), "TỐI MẬT")]
    assert archive.store.find("") == []
    assert not search(archive, "viec").results
    assert archive.objects.get(digest(path.read_bytes())) == path.read_bytes()
    assert verify(archive).problems == []


def test_two_ingests_at_once_are_told_apart(archive: Archive, fill, papers: Path) -> None:  # type: ignore[no-untyped-def]
    with Archive.open(archive.place) as other, other.lock():
        if isinstance(archive.place, Path):
            with pytest.raises(ArchiveError, match=rf"process {os.getpid()} is writing"):
                fill(papers)
        else:
            assert fill(papers).documents == 4, "a server has many writers"


def test_what_another_process_took_in_meanwhile_is_not_taken_twice(archive: Archive, fill, papers: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    fill(papers / "plan.txt")
    known = archive.store.state_of
    seen: set[str] = set()

    def late(id: str) -> str | None:
        """Unknown when the file is looked at, known when it is written."""
        return known(id) if id in seen else seen.add(id)  # type: ignore[func-returns-value]

    monkeypatch.setattr(archive.store, "state_of", late)
    report = fill(papers / "plan.txt")
    assert (report.documents, report.already) == (0, 1)
    assert [event.kind for event in archive.store.events()] == ["create", "ingest"]


def test_a_document_that_the_store_refuses_is_one_failure(archive: Archive, fill, papers: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    put = archive.store.put

    def refuse(original, documents, *more) -> None:  # type: ignore[no-untyped-def]
        put(original, documents, *more)
        if original.name == "guide.txt":
            raise RowError("is too long for a row")

    monkeypatch.setattr(archive.store, "put", refuse)
    report = fill(papers)
    assert (report.documents, [failure.category for failure in report.failures]) == (3, ["crash"])
    assert {document.name for document in archive.store.find("")} == {"plan.txt", "letter.txt", "directive.txt"}
    assert verify(archive).problems == []


def test_documents_are_safe_where_the_index_cannot_be_written(archive: Archive, fill, papers: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def full(*_: object) -> None:
        raise ValueError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(archive.index, "catch_up", full)
        report = fill(papers)
    assert report.documents == 4
    assert "No space left on device" in report.unsearchable
    assert "the documents are safe" in report.unsearchable
    assert fill(papers).unsearchable == ""
    assert search(archive, "dien hinh").total == 2


def test_a_folder_with_other_files_does_not_become_an_archive(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="holds other files"):
        Archive.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive.open(tmp_path)
    with pytest.raises(ArchiveError, match="docparse ingest"):
        Archive.open(tmp_path / "nowhere")
