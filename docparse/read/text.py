"""Plain text and Markdown: bytes in, a `Reading` of whole-paragraph lines out. Markup is dropped, its hints are kept."""

from __future__ import annotations

import re

from docparse.document import Line, Page, Reading
from docparse.errors import ReadError
from docparse.text.normal import canonical

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|span|p|div)\b[^>]*>", re.I)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_LATEX = [(re.compile(r"\$\s*\\geq?\s*([^$]*)\$"), r"≥ \1"), (re.compile(r"\$\s*\\leq?\s*([^$]*)\$"), r"≤ \1")]


def read_text(data: bytes, name: str) -> Reading:
    """Read a text file. Raises ReadError (`empty`, `corrupt`) with advice."""
    if not data.strip():
        raise ReadError(name, "empty", "is empty", "check the copy and add the file again")
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReadError(name, "corrupt", "is not text in a known encoding", "save it as UTF-8") from None
    lines: list[Line] = []
    offset, gap = 0, True
    for printed in raw.split("\n"):
        bare, depth, bold, italic = _markup(printed.rstrip("\r"))
        if bare.strip():
            cells = [cell.strip() for cell in bare.split("\t")] if "\t" in bare else None
            text = "\t".join(cells) if cells else bare.strip()
            lines.append(
                Line(text=canonical(text), source=offset, whole=True, break_before=gap, depth=depth, bold=bold, italic=italic, cells=cells)
            )
            gap = False
        else:
            gap = True
        offset += len(printed) + 1
    return Reading(media_type="text/plain", origin="text", pages=[Page(number=1, lines=lines)], encoding="utf-8")


def _markup(line: str) -> tuple[str, int, float, float]:
    """The line without Markdown, HTML and LaTeX marks; its heading depth; whether it was bold, italic."""
    match = _HEADING.match(line)
    depth = len(match.group(1)) if match else 0
    if match:
        line = line[match.end() :]
    stripped = line.strip()
    bold = 1.0 if stripped.startswith(("**", "<b>", "<strong>")) else 0.0
    italic = 1.0 if re.match(r"^(?:[-+•]\s*)?\*(?!\*|\s)", stripped) else 0.0
    line = _TAG.sub("", line)
    for pattern, replacement in _LATEX:
        line = pattern.sub(replacement, line)
    return _EMPHASIS.sub("", line), depth, bold, italic
