"""The citation graph: numbers as people type them, nodes that are told apart, citers with their sentences, export, secrecy."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import SECRET, Fill

from docparse.archive import graph
from docparse.archive.citations import node_of, place_of
from docparse.archive.folder import Archive
from docparse.archive.graph_export import ExportError, write_graph
from docparse.archive.sql_store import SqlStore
from docparse.authority.directives import load_directives
from docparse.authority.successions import load_successions, neighbours


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("34-CT/TW", ["34.ct.tw"]),
        ("34/ct-tw", ["34.ct.tw"]),
        ("34 CT/TU", ["34.ct.tu"]),
        ("034 - CT / TW", ["34.ct.tw"]),
        ("chi thi so 34-ct/tw ngay 07/4/2014", ["34.ct.tw"]),
        ("Nghị định số 98/2023/NĐ-CP", ["98.2023.nd.cp"]),
        ("98/2023/nd-cp", ["98.2023.nd.cp"]),
        ("98/2023", ["98.2023", "98.2023."]),
        ("Chỉ thị 34", ["34.ct."]),
        ("quyet dinh so 587", ["587.qd."]),
        ("thi đua", []),
    ],
)
def test_codes_as_people_type_them(typed: str, codes: list[str]) -> None:
    assert graph.codes_of(typed) == codes


@pytest.mark.parametrize(
    ("arguments", "node"),
    [
        (("15/KH-UBND", "KH", "2024-01-22", "UBND tỉnh", "song vang"), "KH:15/KH-UBND@2024-01-22#song vang"),
        (("15/KH-UBND", "KH", None, "Ủy ban nhân dân huyện Đồng Mây", "song vang"), "KH:15/KH-UBND@XXXX#dong may"),
        (("98/2023/NĐ-CP", "NĐ", "2023-12-31", None, "song vang"), "NĐ:98/2023/NĐ-CP"),
        (("007-CT/TW", "CT", None, None, "song vang"), "CT:7-CT/TW@XXXX"),
    ],
)
def test_nodes_are_number_date_and_place(arguments: tuple[str, str, str | None, str | None, str | None], node: str) -> None:
    assert node_of(*arguments) == node


def test_places_of_bodies() -> None:
    assert place_of("Sở Y tế tỉnh Sông Vàng") == "song vang"
    assert place_of("Ban Thường vụ Tỉnh ủy Sông Vàng") == place_of("Thành ủy Sông Vàng") == "song vang"
    assert place_of("Tỉnh ủy") is None
    assert place_of("Thủ tướng Chính phủ") is None


@pytest.mark.parametrize(
    ("text", "cited", "sentence"),
    [
        ("Mở đầu. Thực hiện Chỉ thị X năm nay. Kết thúc.", "Chỉ thị X", "Thực hiện Chỉ thị X năm nay."),
        ("- Một việc;\n- Theo Chỉ thị X; Việc khác", "Chỉ thị X", "- Theo Chỉ thị X;"),
        ("Chỉ thị X", "Chỉ thị X", "Chỉ thị X"),
    ],
)
def test_the_sentence_around_a_citation(text: str, cited: str, sentence: str) -> None:
    start = text.index(cited)
    left, right = graph.cut_sentence(text, start, start + len(cited))
    assert text[left:right] == sentence


def test_citers_of_a_number(library: Archive) -> None:
    found = graph.look_up(library.store, "34 ct/tw")
    printed = {form for item in found for form in item.printed}
    assert printed == {"34/CT-TW", "34 CT/TW"}
    mention = next(m for item in found for c in item.citers for m in c.mentions if m.row.surface == "34 CT/TW")
    assert mention.sentence[slice(*mention.mark)].strip("{}") == "34 CT/TW"
    assert mention.sentence.startswith("Thực hiện Chỉ thị")
    years = [(year, issuer) for item in found for year, issuer, _ in item.groups()]
    assert ("2024", "Ủy ban nhân dân huyện Đồng Mây") in years
    # Both records of that number are there, told apart by issuer and date, and the year chooses one.
    assert {"CT:34-CT/TW@2014-04-07", "CT:34-CT/TW@2024-05-24"} <= {item.node for item in found}
    assert "CT:34-CT/TW@2014-04-07" not in {item.node for item in graph.look_up(library.store, "34-CT/TW", 2024)}


def test_a_directive_that_the_archive_holds_is_not_dangling(library: Archive) -> None:
    held = {item.canonical for item in graph.rank(library.store) if item.held}
    dangling = {item.canonical for item in graph.rank(library.store, dangling=True)}
    assert held == {"34-CT/TW"}
    assert dangling == {"98/2023/NĐ-CP"}


def test_ranking_counts_documents(library: Archive) -> None:
    first = graph.rank(library.store)[0]
    assert (first.canonical, first.documents, first.mentions) == ("34-CT/TW", 2, 2)


def test_near_numbers_are_offered(library: Archive) -> None:
    assert graph.look_up(library.store, "34 CT/TV") == []
    assert "34-CT/TW" in graph.near_codes(library.store, "34 CT/TV")


def test_the_graph_as_files(library: Archive, tmp_path: Path) -> None:
    nodes, edges = write_graph(library.store, tmp_path / "g.graphml")
    tree = ElementTree.parse(tmp_path / "g.graphml").getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    ids = {node.get("id") for node in tree.iter(f"{space}node")}
    links = list(tree.iter(f"{space}edge"))
    keys = {key.get("id") for key in tree.iter(f"{space}key")}
    assert (len(ids), len(links)) == (nodes, edges) == (len(ids), 3)
    assert all(link.get("source") in ids and link.get("target") in ids for link in links)
    assert {data.get("key") for data in tree.iter(f"{space}data")} <= keys
    assert any(data.text == "34 CT/TW" for link in links for data in link)
    assert write_graph(library.store, tmp_path / "g.json") == (nodes, edges)
    data = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert {node["id"] for node in data["nodes"]} == ids
    with pytest.raises(ExportError, match="graphml"):
        write_graph(library.store, tmp_path / "g.pdf")


def test_what_is_put_aside_is_in_none_of_it(archive: Archive, fill: Fill, papers: Path) -> None:
    text = SECRET.rstrip("\n") + "\ncites: 77-CT/TW\nTheo {77-CT/TW}."
    (papers / "secret.txt").write_text(text, encoding="utf-8")
    fill(papers)
    assert graph.look_up(archive.store, "77-CT/TW") == []
    assert "77-CT/TW" not in {item.canonical for item in graph.rank(archive.store)}
    assert archive.store.holders(["3.kh.bch"]) == []
    nodes, _ = write_graph(archive.store, papers / "g.json")
    assert "BCH" not in (papers / "g.json").read_text(encoding="utf-8")
    assert nodes == 4 + len(graph.rank(archive.store))


def test_an_older_archive_is_replayed(archive: Archive, fill: Fill, papers: Path) -> None:
    fill(papers)
    before = archive.store.all_citations()
    assert isinstance(archive.store, SqlStore)
    db = archive.store.database
    for table in ("citations", "own_codes", "targets", "decisions", "readers", "corrections", "stages", "cited_codes"):
        db.run(f"DROP TABLE {table}")
    for index in ("documents_not_public", "originals_not_public"):
        db.run(f"DROP INDEX {index}")
    db.run("ALTER TABLE events DROP COLUMN agent")
    db.run("DELETE FROM migrations WHERE version >= 2")
    archive.close()
    with Archive.open(archive.place) as again:
        assert again.store.readers() == [(again.store.agent, "secret")], "whoever brings it up to date keeps it"
        assert again.store.all_citations() == before != []
        assert again.store.citations(["34.ct.tw"], []) == [one for one in before if one[1].code == "34.ct.tw"] != []
        assert again.store.citations(["34."], []) == again.store.citations(["34.ct.tw"], [])


def test_successions_name_documents_of_the_authority() -> None:
    known = {item.canonical: item for item in load_directives()}
    for row in load_successions():
        assert row.later in known
        assert row.earlier in known
        assert row.relation in ("replaces", "amends")
        assert (known[row.later].date or "") > (known[row.earlier].date or "")
    decree = known["98/2023/NĐ-CP"]
    assert [item.canonical for item in neighbours(decree)["replaced_by"]] == ["152/2025/NĐ-CP"]
