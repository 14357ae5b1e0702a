"""A line of text with Markdown, HTML or LaTeX debris in; `Printed` lines without it out, with its hints and the way back.

Text that has been through OCR services comes as Markdown of unreliable depth (FACTS 0, fact 3): the marks are dropped, never trusted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from docparse.read.printed import Printed, printed
from docparse.text.regex import regex

_HEADING = regex(r"\s{0,3}(#{1,6})(?:\s+|(?=\*))|\s{0,3}>(?!\s?(?:=|\d[\d.,]*\s?%?\s*$))\s?")
"""The sign of a heading, or of a quotation: `> 96` in a cell is a bound."""
_MARKS = regex(r"[*_<&$#\\`>\[]|^\s{0,3}[*•]\s")
_TOKEN = regex(
    r"(?P<star>\*{1,3})"
    r"|(?P<under>(?<![\w_])_{1,2}(?=[^\W_])|(?<=[^\s_])_{1,2}(?![\w_]))"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<tag></?(?P<tagname>b|i|u|em|strong|sup|sub|br|span|p|div|font|center|h[1-6]|a|img|li|ul|ol|small|big|mark|s|del|ins"
    r"|table|thead|tbody|tr|td|th)\b[^<>]*>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});)"
    r"|(?P<math>\$\$?[^$\n]{1,120}\$\$?|\\\([^\n]{1,120}?\\\))"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!>|~$%&]))"
    r"|(?P<image>!\[[^\]\n]*\]\([^)\s]*\))"
    r"|(?P<link>\[(?P<label>[^\]\n]+)\]\((?:https?:|mailto:|#|/|\.)[^)\s]*\))"
    r"|(?P<tick>`+)",
    re.I,
)
_LATEX = [
    (regex(r"\\(?:geq?|geqslant)(?![a-z])"), "≥"),
    (regex(r"\\(?:leq?|leqslant)(?![a-z])"), "≤"),
    (regex(r"\\approx|\\sim"), "≈"),
    (regex(r"\\pm"), "±"),
    (regex(r"\\times"), "×"),
    (regex(r"\\(?:rightarrow|to)(?![a-z])"), "→"),
    (regex(r"\^\s*\{?\s*\\circ\s*\}?|\\degree"), "°"),
    (regex(r"\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"\1/\2"),
    (regex(r"\\(?:text|mathrm|mathbf|textbf|textit|mathit|operatorname)\s*\{([^{}]*)\}"), r"\1"),
    (regex(r"\\([%&#$_{}])"), r"\1"),
    (regex(r"\\[,;:! ]|\\quad"), " "),
    (regex(r"\\(?:ldots|dots|cdots)"), "…"),
    (regex(r"[{}]|[\^_](?=\w|\{)"), ""),
]
_RUN_ON = regex(
    r"(?<=[\w”\"])(?=(?:Hôm nay|Thực hiện|Căn cứ|Kính gửi|Nhằm|Để|Xét|Theo|Trong|Tiếp tục|Phát huy|Triển khai|Thời gian)[ ,:] ?[^\W_])"
)
"""Where the last line of a title in capitals ran into the first words of the body: `NĂM 2015 - 2016Hôm nay, …`."""
_SHORTEST = 12
"""Letters that such a line of a title has at least."""
_NUMERIC = regex(r"[\d\s.,%/+\-–:<>=≥≤x()]+")


@dataclass(slots=True)
class Style:
    """Emphasis that is open at the end of a line and goes on in the next (closed at a blank line).

    `closes_below`: a star ends a line below, before the next blank line; a star that nothing closes is a printed mark.
    """

    bold: bool = False
    italic: bool = False
    closes_below: bool = False


def strip_markup(line: str, start: int, style: Style) -> list[Printed]:
    """The printed lines of a source line that begins at offset `start`: one, or more where `<br>` or glued emphasis breaks it.

    >>> [piece.text for piece in strip_markup("CHỈ THỊ**Về việc thi đua**", 0, Style())]
    ['CHỈ THỊ', 'Về việc thi đua']
    """
    if not _MARKS.search(line) and not (style.bold or style.italic):
        run_on = _RUN_ON.search(line, _SHORTEST) if line[:_SHORTEST].isupper() else None
        cut = run_on.start() if run_on else 0
        if run_on is None or not line[:cut].isupper():
            return [printed(line, start)]
        return [printed(line[:cut], start), printed(line[cut:], start + cut)]
    return _Stripper(line, start, style).run()


class _Stripper:
    """One pass over a line: kept characters with their offsets, and the stretches of bold and italic."""

    def __init__(self, line: str, start: int, style: Style) -> None:
        self.line, self.start, self.style = line, start, style
        self.out: list[str] = []
        self.at: list[int] = []
        self.bold: list[tuple[int, int]] = []
        self.italic: list[tuple[int, int]] = []
        self.open = {"bold": 0 if style.bold else -1, "italic": 0 if style.italic else -1}
        self.breaks: list[int] = []
        self.depth = 0

    def run(self) -> list[Printed]:
        line, position = self.line, 0
        match = _HEADING.match(line)
        if match:
            self.depth = len(match.group(1) or "")
            position = match.end()
            line = re.sub(r"\s+#+\s*$", "", line) if self.depth else line
        for match in _TOKEN.finditer(line, position):
            if match.start() < position:
                continue
            self._keep(position, match.start())
            position = self._token(match)
        self._keep(position, len(line))
        for name in ("bold", "italic"):
            self._close(name)
        self.style.bold, self.style.italic = self.open["bold"] >= 0, self.open["italic"] >= 0
        return self._pieces()

    def _token(self, match: re.Match[str]) -> int:
        """Deal with one mark; the position in the line where reading goes on."""
        kind = match.lastgroup if match.lastgroup not in ("tagname", "label") else ("tag" if match["tag"] else "link")
        text = match.group()
        if kind == "star":
            self._star(match)
        elif kind == "under":
            self._toggle("bold" if len(text) == 2 else "italic")
        elif kind == "tag":
            self._tag(match)
        elif kind == "entity":
            if unescape(text) == text:  # `NN&MT;` is no entity
                self._keep(match.start(), match.end())
            else:
                self._put(unescape(text), match.start())
        elif kind == "math":
            self._math(match)
        elif kind == "escape":
            self._keep(match.end(), match.end() + 1)
            return match.end() + 1
        elif kind == "link":
            self._keep(match.start("label"), match.end("label"))
        elif kind == "tick" and len(text) == 2:
            self._keep(match.start(), match.end())
        return match.end()

    def _star(self, match: re.Match[str]) -> None:
        text, line = match.group(), self.line
        before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
        if len(text) == 1:
            opens = after.strip() and (not before.strip() or before in "(\"“'-•+" or not before.isalnum())
            closes = before.strip() and self.open["italic"] >= 0
            later = "*" in line[match.end() :] or (self.style.closes_below and not line[: match.start()].strip(" -•+"))
            if (before == "(" and after == ")") or not (closes or (opens and later)):
                self._keep(match.start(), match.end())
                return
            self._toggle("italic")
            return
        if self.open["bold"] < 0 and not after.strip() and "**" not in line[match.end() :]:
            if not before.strip():
                self._keep(match.start(), match.end())  # an ornament of its own: the stars under a Youth Union's name
            return
        if before.strip() and after.strip() and _is_caps("".join(self.out)) and not _is_caps(line[match.end() :].split("*")[0]):
            self.breaks.append(len(self.out))
        if len(text) == 3:
            self._toggle("italic")
        self._toggle("bold")

    def _tag(self, match: re.Match[str]) -> None:
        name, closing = match["tagname"].lower(), match.group().startswith("</")
        if name == "br" or (name in ("p", "div", "li") and self.out):
            self.breaks.append(len(self.out))
        elif name in ("b", "strong") or (name[0] == "h" and name[1:].isdigit()):
            self._set("bold", not closing)
            if name[0] == "h":
                self.depth = int(name[1:])
        elif name in ("i", "em"):
            self._set("italic", not closing)

    def _math(self, match: re.Match[str]) -> None:
        text = match.group()
        inner = text.strip("$") if text[0] == "$" else text[2:-2]
        if "\\" not in inner and "^" not in inner and not _NUMERIC.fullmatch(inner):
            self._keep(match.start(), match.end())  # two amounts in dollars, not a formula
            return
        for pattern, replacement in _LATEX:
            inner = pattern.sub(replacement, inner)
        inner = re.sub(r"(\d)\s*,\s+(?=\d)", r"\1,", re.sub(r"\s+", " ", inner).strip())
        self._put(re.sub(r"\s+%", "%", inner), match.start())

    def _keep(self, start: int, end: int) -> None:
        self.out.extend(self.line[start:end])
        self.at.extend(range(self.start + start, self.start + end))

    def _put(self, text: str, place: int) -> None:
        self.out.extend(text)
        self.at.extend([self.start + place] * len(text))

    def _toggle(self, name: str) -> None:
        self._set(name, self.open[name] < 0)

    def _set(self, name: str, value: bool) -> None:
        if value and self.open[name] < 0:
            self.open[name] = len(self.out)
        elif not value and self.open[name] >= 0:
            self._close(name)
            self.open[name] = -1

    def _close(self, name: str) -> None:
        if 0 <= self.open[name] < len(self.out):
            (self.bold if name == "bold" else self.italic).append((self.open[name], len(self.out)))

    def _pieces(self) -> list[Printed]:
        bounds = [0, *sorted({place for place in self.breaks if 0 < place < len(self.out)}), len(self.out)]
        pieces = []
        for low, high in pairwise(bounds):
            piece = printed(
                "".join(self.out[low:high]),
                self.at[low] if low < high else self.start,
                self.at[low:high],
                bold=[(max(a, low) - low, min(b, high) - low) for a, b in self.bold if a < high and b > low],
                italic=[(max(a, low) - low, min(b, high) - low) for a, b in self.italic if a < high and b > low],
                depth=self.depth,
            )
            if piece.text.strip() or len(bounds) == 2:
                pieces.append(piece)
        return pieces


def _is_caps(text: str) -> bool:
    """Whether a stretch is set in capitals: at least three letters, none small."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and all(char.isupper() for char in letters)
