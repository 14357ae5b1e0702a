"""Word's generated numbers: a paragraph's properties in, the number or bullet that Word prints before it out (`1.2. `, `a) `, `- `).

ECMA-376 part 1, 17.9: a paragraph points to a list and a level; the list to an abstract list, whose level has a format and a pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docparse.text.normal import canonical
from docparse.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHOLE = regex(r"-?[0-9]{1,6}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
    (4, "IV"), (1, "I"),
]  # fmt: skip
_WORDS = ["", "nhất", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]


@dataclass(slots=True)
class _Level:
    """One level of a list: how it counts, the pattern it prints, where it starts, and what follows the number."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    suffix: str = "tab"
    restart: int | None = None
    style: str | None = None
    legal: bool = False
    """Whether all counts in its pattern are printed as decimals (isLgl): `1.2` below `I`."""


class Numbering:
    """The lists of a document and where each stands."""

    def __init__(self, root: _Element | None, styles: dict[Any, _Element]) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._met: dict[str, set[int]] = {}
        """By abstract list: the levels that have been counted."""
        self._restarts: dict[str, dict[int, int]] = {}
        """By list: where levels begin anew at its first paragraph; it counts on with the other lists of its abstract list."""
        self._styles = styles
        if root is None:
            return
        abstracts: dict[str, dict[int, _Level]] = {}
        links: dict[str, str] = {}
        for abstract in root.findall(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId") or ""
            abstracts[key] = {whole_number(level.get(W + "ilvl"), 0): _level(level) for level in abstract.findall(W + "lvl")}
            link = abstract.find(W + "styleLink")
            if link is not None:
                links[link.get(W + "val") or ""] = key
        for abstract in root.findall(W + "abstractNum"):
            link = abstract.find(W + "numStyleLink")
            if link is not None and link.get(W + "val") in links:
                abstracts[abstract.get(W + "abstractNumId") or ""] = abstracts[links[link.get(W + "val") or ""]]
        for number in root.findall(W + "num"):
            target = number.find(W + "abstractNumId")
            key = (target.get(W + "val") or "") if target is not None else ""
            levels = dict(abstracts.get(key, {}))
            restarts: dict[int, int] = {}
            for override in number.findall(W + "lvlOverride"):
                at = whole_number(override.get(W + "ilvl"), 0)
                level = override.find(W + "lvl")
                if level is not None:
                    levels[at] = _level(level)
                start = override.find(W + "startOverride")
                if start is not None:
                    base = levels.get(at, _Level())
                    levels[at] = replace(base, start=whole_number(start.get(W + "val"), 1))
                    restarts[at] = levels[at].start
            self._lists[number.get(W + "numId") or ""] = (key, levels)
            self._restarts[number.get(W + "numId") or ""] = restarts

    def next(self, properties: _Element | None, style_id: str | None) -> str:
        """Count the paragraph and give the text that Word prints before it, with a space behind; empty where it has no number."""
        number_id, at = self._place(properties, style_id)
        if number_id in (None, "0") or number_id not in self._lists:
            return ""
        key, levels = self._lists[number_id or ""]
        level = levels.get(at)
        if level is None:
            return ""
        counters = self._counters.setdefault(key, {})
        counters.update({restarted: start - 1 for restarted, start in self._restarts.pop(number_id or "", {}).items()})
        met = self._met.setdefault(key, set())
        for above in range(at - 1, -1, -1) if at not in met else ():
            if above in met or above not in levels:
                break
            met.add(above)
            counters.setdefault(above, levels[above].start)  # Word counts a level that is skipped as begun
        met.add(at)
        counters[at] = counters.get(at, level.start - 1) + 1
        for deeper in [other for other in counters if other > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart != 0 and (restart is None or at < restart):
                del counters[deeper]
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return _bullet(level.pattern) + " "
        text = re.sub(
            r"%([1-9])",
            lambda match: self._count(int(match.group(1)) - 1, levels, counters, level.legal),
            level.pattern,
        )
        return text if not text or text.endswith(" ") else text + " "

    @staticmethod
    def _count(at: int, levels: dict[int, _Level], counters: dict[int, int], legal: bool) -> str:
        level = levels.get(at, _Level())
        return spell(counters.get(at, level.start), "decimal" if legal else level.form)

    def _place(self, properties: _Element | None, style_id: str | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else those of its style."""
        own = properties.find(W + "numPr") if properties is not None else None
        number_id, at = _pair(own)
        seen: set[str] = set()
        while (number_id is None) and style_id and style_id not in seen:
            seen.add(style_id)
            style = self._styles.get(style_id)
            if style is None:
                break
            inherited, level = _pair(style.find(f"{W}pPr/{W}numPr"))
            if inherited is not None:
                number_id = inherited
                if own is None:
                    at = next((n for n, lvl in self._lists.get(inherited, ("", {}))[1].items() if lvl.style == style_id), level)
                break
            based = style.find(W + "basedOn")
            style_id = based.get(W + "val") if based is not None else None
        return number_id, at


def spell(count: int, form: str) -> str:
    """A count in one of Word's formats.

    >>> [spell(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        rest = max(0, min(count, 3999))
        for value, letters in _ROMAN:
            while rest >= value:
                text += letters
                rest -= value
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1) if count > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("cardinalText", "ordinalText", "vietnameseCounting") and 0 < count < len(_WORDS):
        return _WORDS[count]
    return str(count)


def _bullet(pattern: str) -> str:
    """The sign of a bullet: dashes and plus signs as printed, all other signs as the one bullet of canonical text."""
    sign = canonical(pattern).strip()[:1]
    if sign in "-–—":
        return "-"
    return sign if sign in "+*" else "•"


def _level(element: _Element) -> _Level:
    def value(tag: str) -> str | None:
        child = element.find(W + tag)
        return child.get(W + "val") if child is not None else None

    restart = whole_number(value("lvlRestart"), -1)
    return _Level(
        value("numFmt") or "decimal", value("lvlText") or "", whole_number(value("start"), 1), value("suff") or "tab",
        restart if restart >= 0 else None, value("pStyle"),
        element.find(W + "isLgl") is not None and value("isLgl") not in ("0", "false"),
    )  # fmt: skip


def _pair(element: _Element | None) -> tuple[str | None, int]:
    if element is None:
        return None, 0
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    return (number.get(W + "val") if number is not None else None), whole_number(level.get(W + "val") if level is not None else None, 0)


def whole_number(text: str | None, default: int) -> int:
    """The number that an attribute holds; `default` where it holds none, or one that no document has.

    >>> whole_number("12", 1), whole_number("-3", 1), whole_number("²", 1), whole_number("--5", 1), whole_number("9" * 5000, 1)
    (12, -3, 1, 1, 1)
    """
    return int(text) if text and _WHOLE.fullmatch(text) else default
