"""Documents and their archive in, PREMIS 3 out: an object an original, the events of the archive's log, the program as agent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from lxml import etree

from docparse import __version__
from docparse.export.dublin_core import xml_text
from docparse.export.selection import Selection

NAMESPACE = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_AGENT = f"docparse {__version__}"
EVENT_TYPES = {"ingest": "ingestion", "reprocess": "metadata extraction", "correction": "metadata modification", "export": "export"}
"""Kinds of events of the log to PREMIS event types; others keep their own word."""


def premis(selection: Selection, files: dict[str, str], identifier: str, now: datetime) -> etree._Element:
    """PREMIS.xml. `files`: id of an original to its name under `data/`; `identifier`: of the package."""
    root = etree.Element(_tag("premis"), nsmap={"premis": NAMESPACE, "xsi": _XSI}, version="3.0")
    originals = {item.original.id: item for item in selection}
    for id, name in files.items():
        item = originals[id]
        thing = etree.SubElement(root, _tag("object"))
        thing.set(f"{{{_XSI}}}type", "premis:file")
        _pair(thing, "objectIdentifier", "SHA-256", id)
        features = _add(thing, "objectCharacteristics")
        fixity = _add(features, "fixity")
        _add(fixity, "messageDigestAlgorithm", "SHA-256")
        _add(fixity, "messageDigest", id)
        _add(features, "size", str(item.original.bytes))
        designation = _add(_add(features, "format"), "formatDesignation")
        _add(designation, "formatName", (item.record.get("source") or {}).get("media_type") or "application/octet-stream")
        _add(thing, "originalName", item.original.name)
        _add(_add(thing, "storage"), "contentLocation").append(_location(name))
    number = 0
    for id in files:
        for event in selection.archive.store.events(id):
            number += 1
            kind = EVENT_TYPES.get(event.kind, event.kind)
            _event(root, f"{event.seq or number}", kind, event.at, event.outcome, event.detail, id)
    _event(root, "package", "information package creation", now.isoformat(), "success", {}, identifier)
    agent = _add(root, "agent")
    _pair(agent, "agentIdentifier", "local", _AGENT)
    _add(agent, "agentName", "docparse")
    _add(agent, "agentType", "software")
    _add(agent, "agentVersion", __version__)
    return root


def _event(root: etree._Element, number: str, kind: str, at: str, outcome: str, detail: dict[str, Any], linked: str) -> None:
    event = _add(root, "event")
    _pair(event, "eventIdentifier", "local", number)
    _add(event, "eventType", kind)
    _add(event, "eventDateTime", at)
    if detail:
        _add(_add(event, "eventDetailInformation"), "eventDetail", json.dumps(detail, ensure_ascii=False))
    _add(_add(event, "eventOutcomeInformation"), "eventOutcome", outcome)
    _pair(event, "linkingAgentIdentifier", "local", _AGENT)
    _pair(event, "linkingObjectIdentifier", "local" if linked.startswith(("uuid", "urn")) else "SHA-256", linked)


def _location(name: str) -> etree._Element:
    place = etree.Element(_tag("contentLocationValue"))
    place.text = xml_text(f"representations/rep1/data/{name}")
    return place


def _pair(parent: etree._Element, name: str, kind: str, value: str) -> None:
    pair = _add(parent, name)
    _add(pair, f"{name}Type", kind)
    _add(pair, f"{name}Value", value)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, _tag(name))
    if text is not None:
        child.text = xml_text(text)
    return child
