"""Signatures that stand side by side on the lines of a flat text. Printed lines and a position in, the same lines column by column out."""

from __future__ import annotations

from collections.abc import Callable

from docparse.document import Column
from docparse.read.printed import Printed
from docparse.read.slots import is_name, is_signer_line
from docparse.text.regex import regex

Placed = tuple[Printed, Column]

_APPROVES = regex(r"\s*(?:phe\s+)?duyet\b|\s*xac nhan\b|\s*y kien\b")
"""Who approves a school's plan, beside the one who signs it: `Duyệt của Phòng …`."""
GAP = regex(r"\t[\s]*|[ ]{3,}\s*|[ ]+\t\s*")
"""What parts two columns on one line."""


def signatures_beside(lines: list[Printed], start: int, fold: Callable[[int], str]) -> tuple[int, list[Placed]]:
    """Signatures of a joint document side by side: all parts of the first row are titles of signers."""
    parts = _parts(lines[start])
    approved = len(parts) == 2 and is_signer_line(parts[1].text.strip()) and bool(_APPROVES.match(fold(start)))
    if not approved and (not 2 <= len(parts) <= 3 or not all(is_signer_line(part.text.strip()) for part in parts)):
        return start, []
    columns: list[list[Printed]] = [[part] for part in parts]
    index = start + 1
    while index < len(lines) and index < start + 14:
        parts = _parts(lines[index])
        if (
            approved
            and len(parts) == 1
            and len(parts[0].text) < 60
            and (indent(lines[index].text) >= 12 or lines[index].text.startswith("\t"))
        ):
            columns[1].append(parts[0])
            index += 1
            if is_name(parts[0].text):
                break
            continue
        if len(parts) != len(columns) or any(len(part.text) > 60 for part in parts):
            break
        for column, part in zip(columns, parts, strict=True):
            column.append(part)
        index += 1
        if all(is_name(part.text) for part in parts):
            break
    if index == start + 1:
        return start, []
    out: list[Placed] = []
    for number, column in enumerate(columns):
        out.extend((part, "left" if number == 0 else "right") for part in column)
    return index, out


def _parts(line: Printed) -> list[Printed]:
    """The parts of a line between its gaps."""
    out = []
    position = 0
    for gap in [*GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if line.text[position:end].strip():
            out.append(line.cut(position, end))
        position = gap.end() if gap else end
    return out


def indent(text: str) -> int:
    """How far a line stands in, tabs as eight columns."""
    expanded = text.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())
