"""A folder of a package in, its METS.xml out, by E-ARK CSIP 2.0.4: header, metadata, files with sizes and SHA-256, the structure."""

from __future__ import annotations

import hashlib
import mimetypes
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree

from docparse import __version__
from docparse.archive.objects import file_digest
from docparse.export.description import Kind
from docparse.export.elements import add

METS = "http://www.loc.gov/METS/"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
XLINK = "http://www.w3.org/1999/xlink"
_PROFILES = {"sip": "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml", "aip": "https://earkaip.dilcis.eu/profile/E-ARK-AIP.xml"}
_TYPES = {".jsonl": "application/json", ".xsd": "application/xml", ".xml": "application/xml", ".md": "text/markdown"}


def package(folder: Path, identifier: str, kind: Kind, now: datetime, title: str) -> etree._Element:
    """METS of the whole package: its metadata, documentation, schemas, and a pointer to the representation."""
    root = _root(identifier, kind, now, title)
    described = _metadata(root, folder, now)
    section = add(root, "fileSec", ID=_name("fileSec", identifier))
    groups = {}
    for use, files in (
        ("Documentation", sorted((folder / "documentation").iterdir())),
        ("Schemas", sorted((folder / "schemas").iterdir())),
        ("Representations", [folder / "representations/rep1/METS.xml"]),
    ):
        groups[use] = _group(section, folder, use, files, now)
    _, top = _structure(root, identifier)
    _metadata_div(top, described)
    for use in groups:
        add(_div(top, use), "fptr", FILEID=groups[use])
    place = _div(top, "Representations/rep1")
    pointer = add(place, "mptr", LOCTYPE="URL")
    pointer.attrib.update({
        f"{{{XLINK}}}type": "simple",
        f"{{{XLINK}}}href": "representations/rep1/METS.xml",
        f"{{{XLINK}}}title": groups["Representations"],
    })  # fmt: skip
    return root


def representation(folder: Path, identifier: str, kind: Kind, now: datetime) -> etree._Element:
    """METS of a representation: the description and the data file of every document."""
    root = _root("rep1", kind, now, identifier)
    described = _metadata(root, folder, now)
    section = add(root, "fileSec", ID=_name("fileSec", identifier, "rep1"))
    data = _group(section, folder, "Data", sorted((folder / "data").iterdir()), now)
    _, top = _structure(root, "rep1")
    _metadata_div(top, described)
    add(_div(top, "Data"), "fptr", FILEID=data)
    return root


def _root(identifier: str, kind: Kind, now: datetime, title: str) -> etree._Element:
    spaces: Any = {None: METS, "csip": CSIP, "xlink": XLINK}
    root = etree.Element(f"{{{METS}}}mets", nsmap=spaces)
    root.attrib.update({"OBJID": identifier, "LABEL": title, "TYPE": "Mixed", "PROFILE": _PROFILES[kind]})
    root.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
    header = add(root, "metsHdr", CREATEDATE=now.isoformat(), LASTMODDATE=now.isoformat(), RECORDSTATUS="NEW")
    header.set(f"{{{CSIP}}}OAISPACKAGETYPE", kind.upper())
    agent = add(header, "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
    add(agent, "name").text = "docparse"
    note = add(agent, "note")
    note.set(f"{{{CSIP}}}NOTETYPE", "SOFTWARE VERSION")
    note.text = __version__
    return root


def _metadata(root: etree._Element, folder: Path, now: datetime) -> dict[str, list[str]]:
    """The metadata files of a folder as sections; their ids by kind."""
    ids: dict[str, list[str]] = {"DMDID": [], "ADMID": []}
    for path in sorted((folder / "metadata/descriptive").iterdir()):
        section = add(root, "dmdSec", ID=_name("dmd", path.stem), CREATED=now.isoformat(), STATUS="CURRENT")
        _reference(section, folder, path, "EAD", now)
        ids["DMDID"].append(section.get("ID", ""))
    preserved = folder / "metadata/preservation"
    if preserved.is_dir():
        section = add(root, "amdSec")
        for path in sorted(preserved.iterdir()):
            digiprov = add(section, "digiprovMD", ID=_name("digiprov", path.stem), CREATED=now.isoformat(), STATUS="CURRENT")
            _reference(digiprov, folder, path, "PREMIS", now)
            ids["ADMID"].append(digiprov.get("ID", ""))
    return ids


def _reference(section: etree._Element, folder: Path, path: Path, kind: str, now: datetime) -> None:
    reference = add(section, "mdRef", LOCTYPE="URL", MDTYPE=kind, **_facts(path, now))
    reference.attrib.update(_link(folder, path))


def _group(section: etree._Element, folder: Path, use: str, files: list[Path], now: datetime) -> str:
    group = add(section, "fileGrp", ID=_name("grp", use), USE=use)
    if use == "Representations":
        group.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
    for path in files:
        file = add(group, "file", ID=_name("file", str(path.relative_to(folder))), **_facts(path, now))
        add(file, "FLocat", LOCTYPE="URL").attrib.update(_link(folder, path))
    return str(group.get("ID"))


def _structure(root: etree._Element, identifier: str) -> tuple[etree._Element, etree._Element]:
    structure = add(root, "structMap", ID=_name("struct", identifier), TYPE="PHYSICAL", LABEL="CSIP")
    return structure, _div(structure, identifier)


def _metadata_div(top: etree._Element, ids: dict[str, list[str]]) -> None:
    div = _div(top, "Metadata")
    for name, values in ids.items():
        if values:
            div.set(name, " ".join(values))


def _div(parent: etree._Element, label: str) -> etree._Element:
    return add(parent, "div", ID=_name("div", str(parent.get("ID")), label), LABEL=label)


def _facts(path: Path, now: datetime) -> dict[str, str]:
    """Type, size, time and SHA-256 of a file, as METS names them."""
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return {
        "MIMETYPE": kind, "SIZE": str(path.stat().st_size), "CREATED": now.isoformat(),
        "CHECKSUM": file_digest(path), "CHECKSUMTYPE": "SHA-256",
    }  # fmt: skip


def _link(folder: Path, path: Path) -> Any:
    return {f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": quote(path.relative_to(folder).as_posix())}


def _name(*parts: str) -> str:
    """An id of XML that begins with a letter and is the same for the same parts."""
    return "id-" + hashlib.sha256("/".join(parts).encode()).hexdigest()[:24]
