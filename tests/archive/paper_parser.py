"""A parser for tests of the archive, run in worker processes: a few lines of plain markup in, records out; some papers misbehave.

type: KH                    header fields, one a line
cites: 34-CT/TW             a citation, whose surface stands in the body as {34 CT/TW}
# muc_dich | I. MỤC ĐÍCH    a section: labels, heading; ## one level deeper
===                         the next document of the same file
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from docparse.errors import ReadError
from docparse.schema import FieldValue, Header, Record, Reference, Section, Source

FIELDS = ("parent", "issuer", "number", "symbol", "place", "date", "subject", "secrecy")


def parse(data: bytes, name: str, options: Any = None) -> list[Record]:
    """Records of a test paper, or the misfortune that its first word asks for."""
    word = data[:20].split(b"\n")[0]
    if word == b"SEGFAULT":
        ctypes.string_at(0)
    if word == b"HANG":
        time.sleep(600)
    if word == b"CHILD":
        # As LibreOffice is started: in a session of its own, with files in the temporary folder.
        child = subprocess.Popen(["sleep", "600"], start_new_session=True)
        Path(tempfile.mkdtemp(), "left").write_text("x")
        Path(data.split()[1].decode()).write_text(f"{child.pid} {tempfile.gettempdir()}")
        child.wait()
    if word == b"EXIT":
        os._exit(7)
    if word == b"MEMORY":
        held = []
        while True:
            held.append(bytearray(8 << 20))
    if word == b"RAISE":
        raise ValueError("no such luck")
    if word == b"ENCRYPTED":
        raise ReadError(name, "encrypted", "is protected by a password", "remove the password and try again")
    if word.startswith(b"SLOW"):
        time.sleep(0.2 if word.startswith(b"SLOWEST") else 0.03)
    return [record(part, name, number) for number, part in enumerate(data.decode().split("\n===\n"), start=1)]


def record(source: str, name: str, part: int = 1) -> Record:
    """One record from the markup above."""
    values: dict[str, str] = {}
    cited: list[str] = []
    sections: list[Section] = []
    text = ""
    for line in source.split("\n"):
        field = re.match(r"(type|cites|" + "|".join(FIELDS) + r"): (.+)", line)
        heading = re.match(r"(#+) ([\w,]*) *\| *(.*)", line)
        if field and field[1] == "cites":
            cited.append(field[2])
        elif field:
            values[field[1]] = field[2]
            if field[1] not in ("type", "secrecy", "date"):
                text += field[2] + "\n"
        elif heading:
            level, at = len(heading[1]), len(text)
            _close(sections, level, at)
            labels = [label for label in heading[2].split(",") if label]
            section = Section(start=at, end=-1, labels=labels, heading=heading[3] or None, level=level)
            parent = sections
            for _ in range(level - 1):
                parent = parent[-1].children
            parent.append(section)
            text += heading[3] + "\n" if heading[3] else ""
        else:
            text += line + "\n"
    text = text.rstrip("\n")
    _close(sections, 1, len(text))
    references = []
    for code, mark in zip(cited, list(re.finditer(r"\{([^}]*)\}", text)), strict=True):
        references.append(Reference(start=mark.start(), end=mark.end(), surface=mark[1], canonical=code))
    header = Header(**{key: FieldValue[str](value=value) for key, value in values.items() if key in FIELDS})
    return Record(
        id="0" * 64,
        source=Source(name=name, media_type="text/plain", bytes=len(source), pages=1, origin="text", part=part),
        text=text,
        doc_type=FieldValue[str](value=values.get("type")),
        header=header,
        sections=sections,
        references=references,
    )


def _close(sections: list[Section], level: int, at: int) -> None:
    """End the open sections at `at` that a heading of `level` closes."""
    if not sections:
        return
    last = sections[-1]
    if last.level >= level and last.end < 0:
        last.end = at
    _close(last.children, level, at)
