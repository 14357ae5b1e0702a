"""Access levels: what one may not see is in no list, count, excerpt or graph, until an authorised person decides otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import SECRET, Fill, raw

from docparse.archive import graph
from docparse.archive.folder import CLEARANCE, Archive
from docparse.archive.search import search
from docparse.archive.store import Access, Decision, Document, Original
from docparse.archive.verify import verify
from docparse.errors import ArchiveError

MARKED = SECRET.rstrip("\n") + "\ncites: 77-CT/TW\nTheo {77-CT/TW}."


@pytest.fixture
def filled(archive: Archive, fill: Fill, papers: Path) -> Archive:
    """An archive with the papers and one that carries a secrecy mark."""
    (papers / "secret.txt").write_text(MARKED, encoding="utf-8")
    fill(papers)
    return archive


def marked(archive: Archive) -> Document:
    (document,) = [document for document in seen(archive, "secret") if document.name == "secret.txt"]
    return document


def seen(archive: Archive, clearance: Access) -> list[Document]:
    with Archive.open(archive.place, clearance=clearance) as opened:
        return opened.store.find("")


def decide(archive: Archive, access: Access, part: int = 0) -> list[Document]:
    return archive.store.decide(Decision(marked(archive).id, part, access, "Người giữ kho", "đã xem"))


def traces(archive: Archive, document: Document) -> dict[str, Any]:
    """Everything that an archive says of a document, by where it says it; empty values are no trace."""
    store = archive.store
    archive.refresh(10)
    found: dict[str, Any] = {
        "find": store.find(document.id),
        "documents": store.documents([document.key]),
        "keys": store.document_keys() & {document.key},
        "text": store.text(document.key, 0, 50),
        "citations": store.citations(["77.ct.tw"], []),
        "nodes": [node for node, *_ in store.nodes() if "77" in node],
        "edges": [key for key, _ in store.all_citations() if key == document.key],
        "holders": store.holders(["3.kh.bch"]),
        "events": [event for event in store.events() if event.subject == document.id],
        "changes": [record for item, record in store.changed_since(0, 100) if item.key == document.key and record],
        "search": search(archive, "dien tap phong thu").results,
        "number": search(archive, "3/KH-BCH").results,
        "count": search(archive, "").total - 4,
        "stored": store.counts().documents - 4,
        "originals": store.counts().originals - 4,
        "index": archive.index.keys() & {document.key},
        "directive": [item for item in graph.look_up(store, "77-CT/TW") if item.citers],
    }
    return {name: value for name, value in found.items() if value}


EVERYWHERE = {
    "find", "documents", "keys", "text", "citations", "nodes", "edges", "holders", "events", "changes", "search", "number", "count",
    "stored", "originals", "index", "directive",
}  # fmt: skip


@pytest.mark.parametrize(
    ("level", "clearance", "visible"),
    [
        (None, "public", False),
        (None, "restricted", False),
        (None, "secret", True),
        ("restricted", "public", False),
        ("restricted", "restricted", True),
        ("public", "public", True),
    ],
)
def test_who_sees_a_marked_paper(filled: Archive, level: Access | None, clearance: Access, visible: bool) -> None:
    filled.refresh()
    document = marked(filled)
    if level is not None:
        decide(filled, level)
    with Archive.open(filled.place, clearance=clearance) as opened:
        assert set(traces(opened, document)) == (EVERYWHERE if visible else set())
        assert verify(opened).problems == []
        if not visible:
            with pytest.raises(ArchiveError, match="has no document"):
                opened.store.record(document.key)


def test_what_was_public_can_be_put_aside_again(filled: Archive) -> None:
    document = marked(filled)
    decide(filled, "public")
    assert set(traces(filled, document)) == EVERYWHERE
    decide(filled, "secret")
    assert traces(filled, document) == {}
    assert verify(filled).problems == []


def test_a_decision_is_kept_with_who_and_why_and_ends_the_waiting(filled: Archive) -> None:
    assert [document.name for document in filled.store.aside()] == ["secret.txt"]
    (changed,) = decide(filled, "public")
    assert filled.store.aside() == []
    (decision,) = filled.store.decisions(changed.id)
    assert (decision.access, decision.who, decision.why) == ("public", "Người giữ kho", "đã xem")
    event = filled.store.events(changed.id)[-1]
    assert (event.kind, event.agent, event.detail["from"], event.detail["to"]) == ("decision", "Người giữ kho", "secret", "public")
    with pytest.raises(ArchiveError, match="append-only"):
        raw(filled).run("DELETE FROM decisions")


def test_a_decision_outlives_reprocessing(filled: Archive) -> None:
    document = marked(filled)
    decide(filled, "public")
    record = filled.store.record(document.key)
    document.access = "secret"  # what an ingest makes of the mark
    filled.store.put(Original(document.id, document.name, "/secret.txt", None, 1, access="secret"), [(document, record)])
    assert set(traces(filled, document)) == EVERYWHERE


def test_a_part_is_decided_on_by_itself(archive: Archive, fill: Fill, papers: Path) -> None:
    (papers / "two.txt").write_text(MARKED + "\n===\nsubject: Giấy mời\nKính mời dự họp.", encoding="utf-8")
    fill(papers / "two.txt")
    (original,) = archive.store.originals()
    (changed,) = archive.store.decide(Decision(original.id, 2, "public", "an", "giấy mời thường"))
    assert [document.part for document in archive.store.find("")] == [2] == [changed.part]
    assert [document.part for document in archive.store.aside()] == [1]
    (original,) = archive.store.originals()
    assert original.access == "secret", "the file holds the secret part as well"


def test_more_than_public_has_to_be_granted_and_is_logged(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled.store
    assert store.readers() == [(store.agent, "secret")]
    monkeypatch.setenv(CLEARANCE, "restricted")
    with Archive.open(filled.place) as opened:
        assert opened.store.clearance == "restricted"
    assert [event.kind for event in store.events()][-1] == "access"
    store.grant(store.agent, "public")
    with pytest.raises(ArchiveError, match="may see public documents only"):
        Archive.open(filled.place)
    store.grant(store.agent, "restricted")
    with pytest.raises(ArchiveError, match="may see restricted documents only"):
        Archive.open(filled.place, clearance="secret")
    monkeypatch.setenv(CLEARANCE, "all")
    with pytest.raises(ArchiveError, match="no access level"):
        Archive.open(filled.place)


def test_verify_does_not_name_what_is_put_aside(filled: Archive) -> None:
    from conftest import tamper

    tamper(filled, marked(filled).id, None)
    (line,) = verify(filled).problems
    assert "secret.txt" not in line
    assert "not public" in line
