"""The citation graph as files: an open store in, GraphML (read by networkx, Gephi, yEd) or JSON (node-link) out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docparse.archive.graph import rank
from docparse.archive.store import Document, RecordStore
from docparse.errors import DocparseError, ExitCode
from docparse.writing import write_whole

_NODE = ("kind", "label", "type", "number", "date", "issuer", "title", "held")
_EDGE = ("section", "heading", "date", "issuer", "printed")
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


class ExportError(DocparseError):
    """A form of the graph that there is not."""

    exit_code = ExitCode.USAGE


def graph(store: RecordStore) -> dict[str, Any]:
    """The graph as networkx' node-link data: `nodes` documents (`doc:ID/PART`) and directives, `links` one a citation.

    A directive that the archive holds is a node of its own, whose `held` names the documents that it is.
    """
    keys = sorted(store.document_keys())
    documents: dict[int, Document] = {}
    for at in range(0, len(keys), 500):
        documents |= store.documents(keys[at : at + 500])
    nodes = [
        {
            "id": _id(document), "kind": "document", "label": document.code or document.name, "type": document.doc_type or "",
            "number": document.code or "", "date": document.date or "", "issuer": document.issuer or "", "title": document.subject or "",
        }
        for document in documents.values()
    ]  # fmt: skip
    for item in rank(store):
        known = item.directive
        nodes.append(
            {
                "id": item.node, "kind": "directive", "label": item.canonical, "type": item.node.partition(":")[0],
                "number": item.canonical, "date": (known.date if known else _date(item.node)) or "",
                "issuer": known.issuer if known else "", "title": known.title if known else "",
                "held": " ".join(_id(document) for document in item.held),
            }
        )  # fmt: skip
    links = [
        {
            "source": _id(documents[key]), "target": row.node, "section": row.labels, "heading": row.heading or "", "date": row.date or "",
            "issuer": row.issuer or "", "printed": row.surface,
        }
        for key, row in store.all_citations()
        if key in documents
    ]  # fmt: skip
    return {"directed": True, "multigraph": True, "graph": {"archive": store.identity}, "nodes": nodes, "links": links}


def write_graph(store: RecordStore, path: Path) -> tuple[int, int]:
    """Write the graph to FILE.graphml or FILE.json; the numbers of nodes and edges. Raises ExportError, WriteError."""
    ending = path.suffix.lower()
    if ending not in (".graphml", ".json"):
        raise ExportError(f"{path}: the graph is written as .graphml or .json; give the file one of these endings")
    data = graph(store)
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n" if ending == ".json" else _graphml(data))
    return len(data["nodes"]), len(data["links"])


def _graphml(data: dict[str, Any]) -> bytes:
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            ElementTree.SubElement(root, "key", {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": "string"})
    tree = ElementTree.SubElement(root, "graph", id="citations", edgedefault="directed")
    for node in data["nodes"]:
        _fill(ElementTree.SubElement(tree, "node", id=_clean(node["id"])), "node", _NODE, node)
    for number, link in enumerate(data["links"]):
        ends = {"id": f"e{number}", "source": _clean(link["source"]), "target": _clean(link["target"])}
        _fill(ElementTree.SubElement(tree, "edge", ends), "edge", _EDGE, link)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _fill(element: ElementTree.Element, domain: str, names: tuple[str, ...], values: dict[str, str]) -> None:
    for name in names:
        if values.get(name):
            ElementTree.SubElement(element, "data", key=f"{domain}_{name}").text = _clean(values[name])


def _clean(text: str) -> str:
    """XML 1.0 has no control characters."""
    return text.translate(_NOT_XML)


def _id(document: Document) -> str:
    return f"doc:{document.id[:16]}/{document.part}"


def _date(node: str) -> str:
    date = node.partition("@")[2].partition("#")[0]
    return "" if date == "XXXX" else date
