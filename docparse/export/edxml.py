"""A document in, its edXML message out (QCVN 102:2016/BTTTT and its amendment of 2022): header, trace, manifest, the original in base64.

Identifiers of bodies (QĐ 20/2020/QĐ-TTg) are not printed on papers: the sender's is given by whoever exports, or left empty.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from docparse.export.description import Description, describe
from docparse.export.elements import add
from docparse.export.selection import Item, Selection
from docparse.text.regex import regex
from docparse.writing import WriteError

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_XLINK = "http://www.w3.org/1999/xlink"
_ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"

TYPES = {
    "NQ": "1", "QĐ": "2", "CT": "3", "QC": "4", "QyĐ": "5", "TC": "6", "TB": "7", "HD": "8", "CTr": "9", "KH": "10", "PA": "11", "ĐA": "12",
    "DA": "13", "BC": "14", "BB": "15", "TTr": "16", "HĐ": "17", "CV": "18", "CĐ": "19", "BGN": "20", "BTT": "21", "GUQ": "22", "GM": "23",
    "GGT": "24", "GNP": "25", "PG": "26", "PC": "27", "PB": "28", "TL": "29",
}  # fmt: skip
"""Numbers of the administrative types, in the order of TT 01/2011, as the regulation counts them (công văn 18)."""
_PRIORITY = {"khẩn": "1", "thượng khẩn": "2", "hỏa tốc": "3", "hoả tốc": "3"}


def write_edxml(selection: Selection, folder: Path, organ_id: str = "") -> Iterator[Path]:
    """One `.edxml` file a document in `folder`, yielded as they are written. `organ_id`: the sender's identifier. Raises WriteError."""
    for item in selection:
        path = folder / f"{item.file_name}.edxml"
        tree = edxml(item, selection.original(item), organ_id)
        try:
            path.write_bytes(etree.tostring(tree, encoding="utf-8", xml_declaration=True, pretty_print=True))
        except OSError as error:
            raise WriteError(f"{path}: cannot be written ({error.strerror}); free some space, or name another folder") from error
        yield path


def edxml(item: Item, original: bytes, organ_id: str = "") -> etree._Element:
    """The message of one document."""
    said = describe(item.record, item.document.access)
    content_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{item.document.id}/{item.document.part}"))
    media_type = (item.record.get("source") or {}).get("media_type") or "application/octet-stream"
    spaces: Any = {None: NAMESPACE, "edXML": NAMESPACE, "xlink": _XLINK}
    root = etree.Element(f"{{{NAMESPACE}}}edXML", nsmap=spaces)
    envelope = add(root, "edXMLEnvelope")
    header = add(envelope, "edXMLHeader")
    _message_header(add(header, "MessageHeader"), item, said, organ_id)
    trace = add(header, "TraceHeaderList")
    trace.attrib.update({"id": item.document.id[:8], "version": "1.0", "mustUnderstand": "1", "actor": _ACTOR})
    step = add(trace, "TraceHeader")
    add(step, "OrganId", organ_id)
    add(step, "Timestamp", item.original.added[:19].replace("-", "/").replace("T", " "))
    business = add(trace, "Bussiness")  # so it is spelt in the regulation
    add(business, "BussinessDocType", "0")
    add(business, "BussinessDocReason", "Văn bản điện tử mới")
    add(business, "Paper", "0")
    manifest = add(add(envelope, "edXMLBody"), "edXMLManifest")
    manifest.set("version", "1.0")
    reference = add(manifest, "Reference")
    reference.attrib.update({f"{{{_XLINK}}}href": f"cid:{content_id}", f"{{{_XLINK}}}type": "simple", f"{{{_XLINK}}}role": "XLinkRole"})
    add(reference, "AttachmentName", item.original.name)
    add(reference, "ContentId", f"cid:{content_id}")
    add(reference, "ContentType", media_type)
    add(reference, "Description", said.subject)
    attachment = add(add(root, "AttachmentEncoded"), "Attachment")
    add(attachment, "ContentType", media_type)
    add(attachment, "ContentId", content_id)
    add(attachment, "Description", said.subject)
    add(attachment, "ContentTransferEncoded", base64.b64encode(original).decode("ascii"))
    add(attachment, "AttachmentName", item.original.name)
    return root


def _message_header(header: etree._Element, item: Item, said: Description, organ_id: str) -> None:
    sender = add(header, "From")
    add(sender, "OrganId", organ_id)
    add(sender, "OrganizationInCharge", _value(item, "parent"))
    add(sender, "OrganName", said.organ)
    for name in _receivers(item, said):
        receiver = add(header, "To")
        add(receiver, "OrganId", "")
        add(receiver, "OrganName", name[:200])
    code = add(header, "Code")
    add(code, "CodeNumber", said.number)
    add(code, "CodeNotation", said.notation)
    info = add(header, "PromulgationInfo")
    add(info, "Place", said.place)
    day = "/".join(reversed(said.issued.split("/")))
    add(info, "PromulgationDate", day)
    kind = add(header, "DocumentType")
    add(kind, "Type", TYPES.get(item.document.doc_type or "", ""))
    add(kind, "TypeName", said.type_name)
    add(header, "Subject", said.subject)
    add(header, "Content", said.subject)
    signer = add(header, "SignerInfo")
    add(signer, "Competence", said.signer_authority)
    add(signer, "Position", said.signer_title[:100])
    add(signer, "FullName", said.signer_name[:50])
    add(header, "DueDate", "")
    places = add(header, "ToPlaces")
    for name in said.recipients:
        add(places, "Place", name)
    other = add(header, "OtherInfo")
    add(other, "Priority", _PRIORITY.get(_value(item, "urgency").lower(), "0"))
    add(other, "SphereOfPromulgation", "")
    add(other, "TyperNotation", "")
    add(other, "PromulgationAmount", "")
    add(other, "PageAmount", str(said.pages or ""))
    appendixes = add(other, "Appendixes")
    for attached in item.record.get("attachments") or []:
        add(appendixes, "Appendix", str(attached.get("title") or ""))
    add(header, "SteeringType", "0")
    add(header, "DocumentId", ",".join((organ_id, day, f"{said.number}/{said.notation}")))


_AS_ABOVE = regex(r"như (?:trên|kính gửi)", re.I)
_KEPT = regex(r"lưu\b", re.I)


def _receivers(item: Item, said: Description) -> list[str]:
    """Who is sent the paper: those it is addressed to for `Như trên`, nobody for the copy that is kept (`Lưu: VT`)."""
    addressed = [str(field["value"]) for field in (item.record.get("header") or {}).get("addressees") or [] if field.get("value")]
    out: list[str] = []
    for name in said.recipients:
        out += addressed if _AS_ABOVE.match(name) else [] if _KEPT.match(name) else [name]
    return list(dict.fromkeys(out or addressed))


def _value(item: Item, name: str) -> str:
    field = (item.record.get("header") or {}).get(name)
    return str(field.get("value") or "") if isinstance(field, dict) else ""
