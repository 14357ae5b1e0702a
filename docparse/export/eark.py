"""Documents in, one information package out: the tree of TT 05/2025/TT-BNV on E-ARK CSIP 2 (METS, EAD, PREMIS), as a folder.

    OBJID/METS.xml
          metadata/descriptive/EAD.xml             the file (hồ sơ): fields of the circular
          metadata/preservation/PREMIS.xml         only in an AIP: objects, events, agent
          documentation/records.jsonl              what docparse read, whole
          schemas/*.xsd                            the shape of EAD.xml and EAD_doc.xml
          representations/rep1/METS.xml
                               metadata/descriptive/EAD_doc_0000001.xml …   one a document
                               data/…              the originals, byte for byte

A SIP delivers (the circular's SIP_hoso), an AIP is kept (AIP_hoso). Sizes and SHA-256 of all files are in METS.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from lxml import etree

from docparse.export import mets
from docparse.export.description import HoSo, Kind
from docparse.export.ead import document_element, file_element, schema_bytes
from docparse.export.premis import premis
from docparse.export.selection import Item, Selection
from docparse.writing import WriteError

VIETNAM = timezone(timedelta(hours=7))
_ENDINGS = {
    "application/pdf": ".pdf", "image/tiff": ".tif", "image/png": ".png", "image/jpeg": ".jpg", "text/plain": ".txt", "text/html": ".html",
    "text/markdown": ".md", "application/msword": ".doc", "application/rtf": ".rtf", "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/zip": ".zip",
    "message/rfc822": ".eml",
}  # fmt: skip


def write_package(selection: Selection, folder: Path, kind: Kind, about: HoSo, now: datetime | None = None) -> Iterator[Item]:
    """Write the package into `folder` (it must not be there), yielding each document when it is in. Raises WriteError.

    The identifier of the package is drawn from what it holds, so the same documents give the same one.
    """
    now = (now or datetime.now(VIETNAM)).astimezone(VIETNAM).replace(microsecond=0)
    try:
        yield from _write(selection, folder, kind, about, now)
    except OSError as error:
        raise WriteError(f"{error.filename or folder}: cannot be written ({error.strerror}); free some space, or name another") from error


def package_id(selection: Selection, kind: Kind, about: HoSo) -> str:
    """`uuid-…` for a SIP, `urn:FONDS:uuid-…` for an AIP (TT 05/2025)."""
    holds = ",".join([kind, about.code, *(f"{row.id}/{row.part}" for row in selection.documents)])
    number = f"uuid-{str(uuid.uuid5(uuid.NAMESPACE_URL, holds)).upper()}"
    return f"urn:{about.fonds or 'phong'}:{number}" if kind == "aip" else number


def _write(selection: Selection, folder: Path, kind: Kind, about: HoSo, now: datetime) -> Iterator[Item]:
    identifier = package_id(selection, kind, about)
    rep = folder / "representations" / "rep1"
    for place in (
        folder / "metadata/descriptive",
        folder / "documentation",
        folder / "schemas",
        rep / "metadata/descriptive",
        rep / "data",
    ):
        place.mkdir(parents=True)
    taken: dict[str, str] = {}
    data: list[Path] = []
    with (folder / "documentation" / "records.jsonl").open("w", encoding="utf-8") as records:
        for ordinal, item in enumerate(selection, start=1):
            if item.original.id not in taken:
                taken[item.original.id] = f"{about.code}.{ordinal:07}{_ending(item)}".replace("/", "-")
                data.append(rep / "data" / taken[item.original.id])
                data[-1].write_bytes(selection.original(item))
            element = document_element(item, kind, about.code, ordinal, taken[item.original.id])
            _write_xml(rep / "metadata/descriptive" / f"EAD_doc_{ordinal:07}.xml", element)
            records.write(_json(item) + "\n")
            yield item
    for name, content in schema_bytes().items():
        (folder / "schemas" / name).write_bytes(content)
    _write_xml(folder / "metadata/descriptive/EAD.xml", file_element(list(selection), kind, about))
    if kind == "aip":
        (folder / "metadata/preservation").mkdir()
        _write_xml(folder / "metadata/preservation/PREMIS.xml", premis(selection, taken, identifier, now))
    _write_xml(rep / "METS.xml", mets.representation(rep, identifier, kind, now))
    _write_xml(folder / "METS.xml", mets.package(folder, identifier, kind, now, about.title))


def _ending(item: Item) -> str:
    """The ending of the original's own name; where it has none, that of its kind."""
    media_type = (item.record.get("source") or {}).get("media_type") or ""
    return Path(item.original.name).suffix.lower() or _ENDINGS.get(media_type) or ".bin"


def _json(item: Item) -> str:
    import json

    return json.dumps(item.record, ensure_ascii=False, separators=(",", ":"))


def _write_xml(path: Path, root: etree._Element) -> None:
    path.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
