"""Documents and their archive in, PREMIS 3 out: an object an original, the events of the archive's log, the program as agent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from lxml import etree

from docparse import __version__
from docparse.export.elements import add
from docparse.export.selection import Selection

NAMESPACE = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_AGENT = f"docparse {__version__}"
EVENT_TYPES = {"ingest": "ingestion", "reprocess": "metadata extraction", "correction": "metadata modification", "export": "export"}
"""Kinds of events of the log to PREMIS event types; others keep their own word."""


def premis(selection: Selection, files: dict[str, str], identifier: str, now: datetime) -> etree._Element:
    """PREMIS.xml. `files`: id of an original to its name under `data/`; `identifier`: of the package."""
    root = etree.Element(f"{{{NAMESPACE}}}premis", nsmap={"premis": NAMESPACE, "xsi": _XSI}, version="3.0")
    originals = {item.original.id: item for item in selection}
    for id, name in files.items():
        item = originals[id]
        thing = add(root, "object")
        thing.set(f"{{{_XSI}}}type", "premis:file")
        _pair(thing, "objectIdentifier", "SHA-256", id)
        features = add(thing, "objectCharacteristics")
        fixity = add(features, "fixity")
        add(fixity, "messageDigestAlgorithm", "SHA-256")
        add(fixity, "messageDigest", id)
        add(features, "size", str(item.original.bytes))
        designation = add(add(features, "format"), "formatDesignation")
        add(designation, "formatName", (item.record.get("source") or {}).get("media_type") or "application/octet-stream")
        add(thing, "originalName", item.original.name)
        add(add(add(thing, "storage"), "contentLocation"), "contentLocationValue", f"representations/rep1/data/{name}")
    number = 0
    for id in files:
        for event in selection.archive.store.events(id):
            number += 1
            kind = EVENT_TYPES.get(event.kind, event.kind)
            _event(root, f"{event.seq or number}", kind, event.at, event.outcome, event.detail, id)
    _event(root, "package", "information package creation", now.isoformat(), "success", {}, identifier)
    agent = add(root, "agent")
    _pair(agent, "agentIdentifier", "local", _AGENT)
    add(agent, "agentName", "docparse")
    add(agent, "agentType", "software")
    add(agent, "agentVersion", __version__)
    return root


def _event(root: etree._Element, number: str, kind: str, at: str, outcome: str, detail: dict[str, Any], linked: str) -> None:
    event = add(root, "event")
    _pair(event, "eventIdentifier", "local", number)
    add(event, "eventType", kind)
    add(event, "eventDateTime", at)
    if detail:
        add(add(event, "eventDetailInformation"), "eventDetail", json.dumps(detail, ensure_ascii=False))
    add(add(event, "eventOutcomeInformation"), "eventOutcome", outcome)
    _pair(event, "linkingAgentIdentifier", "local", _AGENT)
    _pair(event, "linkingObjectIdentifier", "local" if linked.startswith(("uuid", "urn")) else "SHA-256", linked)


def _pair(parent: etree._Element, name: str, kind: str, value: str) -> None:
    pair = add(parent, name)
    add(pair, f"{name}Type", kind)
    add(pair, f"{name}Value", value)
