"""A file of documents in, its description out: EAD.xml of the file (hồ sơ) and EAD_doc.xml of each document, with their XSD.

Fields, codes and lengths are those of TT 05/2025/TT-BNV: 18 of the file, 21 (SIP) or 19 (AIP) of a document.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from docparse.export.description import LANGUAGE, SCHEME, HoSo, Kind, describe, iso_day
from docparse.export.elements import xml_text
from docparse.export.selection import Item

_XS = "http://www.w3.org/2001/XMLSchema"

_FILE: tuple[tuple[str, int, bool], ...] = (
    ("fileCode", 100, False), ("arcFileCode", 100, False), ("title", 1000, True), ("maintenance", 100, True), ("mode", 30, True),
    ("language", 100, True), ("startDate", 10, True), ("endDate", 10, True), ("keyword", 100, False), ("totalDoc", 10, True),
    ("numberOfPaper", 10, True), ("numberOfPage", 10, True), ("format", 50, False), ("inforSign", 30, False),
    ("confidenceLevel", 40, False), ("paperFileCode", 100, False), ("riskRecovery", 1, True), ("riskRecoveryStatus", 2, False),
    ("description", 2000, False),
)  # fmt: skip
"""Field, length, whether it must be there. A SIP has fileCode, an AIP arcFileCode."""

_DOCUMENT: tuple[tuple[str, int, bool], ...] = (
    ("docId", 25, False), ("docCode", 100, True), ("arcFileCode", 100, False), ("docOrdinal", 7, False), ("maintenance", 100, False),
    ("typeName", 10, True), ("codeNumber", 11, False), ("codeNotation", 30, False), ("issuedDate", 10, True), ("organName", 200, True),
    ("subject", 500, True), ("language", 100, True), ("numberOfPage", 4, True), ("inforSign", 30, False), ("keyword", 100, False),
    ("mode", 20, True), ("confidenceLevel", 30, False), ("autograph", 2000, False), ("format", 50, False), ("process", 1, False),
    ("riskRecovery", 1, False), ("riskRecoveryStatus", 2, False), ("description", 500, False), ("dataFile", 260, True),
)  # fmt: skip
_SIP_ONLY = ("docId", "maintenance", "riskRecovery", "riskRecoveryStatus")
_AIP_ONLY = ("arcFileCode", "docOrdinal")


def file_element(items: Sequence[Item], kind: Kind, about: HoSo) -> etree._Element:
    """EAD.xml: the file as a whole, from what its documents say. Of several retentions the longest counts."""
    said = [describe(item.record, item.document.access) for item in items]
    days = sorted(day for one in said if (day := iso_day(one.issued_edtf)))
    kept = sorted({one.retention.code for one in said if one.retention})
    pages = [one.pages for one in said]
    levels = {one.confidence_level for one in said}
    rules = "; ".join(sorted({one.retention.rule for one in said if one.retention}))
    values = {
        ("arcFileCode" if kind == "aip" else "fileCode"): about.code,
        "title": about.title,
        "maintenance": about.retention or (kept[0] if kept else ""),
        "mode": max((one.mode for one in said), default="01"),
        "language": LANGUAGE,
        "startDate": _printed(days[0]) if days else "",
        "endDate": _printed(days[-1]) if days else "",
        "totalDoc": str(len(items)),
        "numberOfPaper": "0" if levels == {"01"} else str(sum(page or 0 for page in pages)),
        "numberOfPage": str(sum(page or 0 for page in pages)),
        "confidenceLevel": next(iter(levels)) if len(levels) == 1 else "03",
        "paperFileCode": about.paper_code,
        "riskRecovery": "0",
        "description": "" if about.retention or not rules else f"Thời hạn gợi ý theo: {rules}",
    }
    return _element("ead", _FILE, values)


def document_element(item: Item, kind: Kind, file_code: str, ordinal: int, data_file: str) -> etree._Element:
    """EAD_doc.xml: one document. `data_file`: the name of its original under `data/`."""
    said = describe(item.record, item.document.access)
    values = {
        "docId": f"{item.document.id[:20]}.{item.document.part}",
        "docCode": f"{file_code}.{ordinal:07}",
        "arcFileCode": file_code,
        "docOrdinal": str(ordinal),
        "maintenance": said.retention.code if said.retention else "",
        "typeName": said.type_code,
        "codeNumber": said.number,
        "codeNotation": said.notation,
        "issuedDate": said.issued,
        "organName": said.organ,
        "subject": said.subject,
        "language": LANGUAGE,
        "numberOfPage": str(said.pages or ""),
        "mode": said.mode,
        "confidenceLevel": said.confidence_level,
        "autograph": said.autograph,
        "riskRecovery": "0",
        "description": said.note,
        "dataFile": data_file,
    }
    left_out = _SIP_ONLY if kind == "aip" else _AIP_ONLY
    return _element("eadDoc", tuple(field for field in _DOCUMENT if field[0] not in left_out), values)


def schema_bytes() -> dict[str, bytes]:
    """The XSD of both, by file name. What a paper leaves blank may be empty: a package is not refused for it."""
    return {"ead.xsd": _schema("ead", _FILE), "ead_doc.xsd": _schema("eadDoc", _DOCUMENT)}


def _element(name: str, fields: Sequence[tuple[str, int, bool]], values: dict[str, str]) -> etree._Element:
    root = etree.Element(name, scheme=SCHEME)
    for field, length, must in fields:
        value = values.get(field, "")
        if value or must:
            etree.SubElement(root, field).text = xml_text(value[:length])
    return root


def _schema(name: str, fields: Sequence[tuple[str, int, bool]]) -> bytes:
    root = etree.Element(f"{{{_XS}}}schema", nsmap={"xs": _XS})
    kind = etree.SubElement(etree.SubElement(root, f"{{{_XS}}}element", name=name), f"{{{_XS}}}complexType")
    row = etree.SubElement(kind, f"{{{_XS}}}sequence")
    for field, length, must in fields:
        element = etree.SubElement(row, f"{{{_XS}}}element", name=field, minOccurs="1" if must else "0")
        limit = etree.SubElement(etree.SubElement(element, f"{{{_XS}}}simpleType"), f"{{{_XS}}}restriction", base="xs:string")
        etree.SubElement(limit, f"{{{_XS}}}maxLength", value=str(length))
    etree.SubElement(kind, f"{{{_XS}}}attribute", name="scheme", type="xs:string")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _printed(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}/{month}/{year}"
