"""Number and date that a clerk wrote by pen. A header read from print in, the header with them filled out where evidence speaks for them.

What the pen's ink may be (`Document.slots`) is weighed with all else that tells of number and day: a second slot of an annex
(`Kèm theo Quyết định số … ngày …`), that line in print, the time of the issuer's signature or of the portal's, the stamp of
arrival (not before it was issued), papers cited as its grounds (not after), the file's name. One witness gives a value below 0.5,
for an archivist to confirm; independent ones that agree give more, 0.8 at most. The source is `inferred`, the rest are alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docparse.document import Document, HandSlot
from docparse.schema import Header
from docparse.text.normal import fold
from docparse.text.regex import regex

_ALONE, _AGREED, _MOST = 0.45, 0.7, 0.8
_FLOOR = 0.002
_ANNEX = regex(
    r"\bkem theo\b[^()]{0,60}?\bso\s*:?\s*(\d{1,5})\s*/\s*(\S+?)[,;)\s]+"
    r"(?:ngay\s*(\d{1,2})[\s/.]+(?:thang\s+)?(\d{1,2})\D)?"
)
_GROUND = regex(r"^\W*(?:can cu|theo de nghi|xet|thuc hien|tren co so)\b")
_DAY = regex(r"\bngay\s+(\d{1,2})\s*(?:/|\.|-|thang)\s*(\d{1,2})\s*(?:/|\.|-|nam)\s*((?:19|20)\d\d)")
_ARRIVED = regex(r"\bden\b.{0,40}?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)")
_PORTAL = regex(r"cong thong tin|portal|cong bao|trung tam tin hoc|vien thong")


@dataclass(slots=True)
class _Choice:
    """A value with its share of the evidence, and how many independent witnesses name it."""

    value: str
    share: float
    witnesses: int

    @property
    def confidence(self) -> float:
        """Below 0.5 for one witness; 0.7 for two and 0.8 for three, less where another value is nearly as likely."""
        if self.witnesses < 2:
            return round(_ALONE * self.share, 3)
        most = _AGREED if self.witnesses == 2 else _MOST
        return round(most * self.share if self.share > 0.6 else _ALONE * self.share, 3)


def fill_from_pen(document: Document, header: Header) -> None:
    """Fill `header.number` and `header.date` where a pen wrote them, in place; leaves what was read in print."""
    if not document.slots:
        return
    first, pages = document.pages[0].number, {page.number for page in document.pages}
    own = [slot for slot in document.slots if slot.page == first]
    annexed = [slot for slot in document.slots if slot.page != first and slot.page in pages]
    lines = [fold(block.text) for block in document.blocks]
    annex = [match for line in lines if "kem theo" in line and line.startswith(("(", "kem theo")) for match in _ANNEX.finditer(line)]
    _fill_date(document, header, own, annexed, annex, lines)
    _fill_number(document, header, own, annexed, annex)


def _chances(slots: Iterable[HandSlot], kind: str) -> dict[str, float] | None:
    """Of the first filled slot of a kind, each value (without leading zeros) with its share; None without one."""
    for slot in slots:
        if slot.kind == kind and slot.alternatives:
            out: dict[str, float] = {}
            for value, chance in slot.alternatives:
                out[value.lstrip("0")] = out.get(value.lstrip("0"), 0.0) + chance
            whole = sum(out.values())
            return {value: chance / whole for value, chance in out.items()}
    return None


def _fill_number(document: Document, header: Header, own: list[HandSlot], annexed: list[HandSlot], annex: list[re.Match[str]]) -> None:
    chances = _chances(own, "number")
    if chances is None:
        return
    printed = header.number.value
    year = (header.date.value or "")[:4]
    named = {run.lstrip("0") for run in re.findall(r"(?<!\d)\d{1,5}(?!\d)", document.name)} - {year, ""}
    symbol = fold(header.symbol.value or "").split("/")[-1].split("-")[0]
    in_annex = {match[1].lstrip("0") for match in annex if symbol and fold(match[2]).startswith(symbol)}
    second = _chances(annexed, "number") or {}
    shown = {value.lstrip("0"): value for slot in own if slot.kind == "number" for value, _ in reversed(slot.alternatives)}
    weights, witnesses = {}, {}
    for value in [*chances, *(value for value in sorted(in_annex | set(second)) if value not in chances)]:
        weights[value] = chances.get(value, _FLOOR)
        witnesses[value] = int(value in chances)
        if second:
            weights[value] *= second.get(value, 0.02)
            witnesses[value] += int(second.get(value, 0.0) > 0.1)
        for evidence, boost in ((in_annex, 20.0), (named, 12.0)):
            if value in evidence:
                weights[value] *= boost
                witnesses[value] += 1
    choices = _ranked(weights, witnesses)
    if not choices:
        return
    best = choices[0]
    field = header.number
    with_year = re.search(r"/\s*((?:19|20)\d\d)\s*/\s*$", document.text[: header.symbol.start or 0][-12:])
    tail = f"/{with_year[1]}" if with_year else ""
    field.alternatives = [(shown.get(choice.value, choice.value) + tail, choice.confidence) for choice in choices[:5]]
    if printed is not None:  # the engine read digits there, without being sure
        if printed.split("/")[0].lstrip("0") == best.value:
            field.confidence = max(field.confidence if best.share > 0.8 else 0.5, best.confidence)
        return
    field.value, field.confidence, field.source = field.alternatives[0][0], best.confidence, "inferred"


def _fill_date(
    document: Document, header: Header, own: list[HandSlot], annexed: list[HandSlot], annex: list[re.Match[str]], lines: list[str]
) -> None:
    match = re.fullmatch(r"((?:19|20)\d\d)-(\d\d|XX)-(\d\d|XX)", header.date.value or "")
    if match is None or match[3] != "XX":
        return
    year = match[1]
    days = _chances(own, "day") or {}
    months = {str(int(match[2])): 1.0} if match[2] != "XX" else _chances(own, "month") or {}
    if not days or not months:
        return
    again = _chances(annexed, "day") or {}
    in_annex = {(found[3].lstrip("0"), found[4].lstrip("0")) for found in annex if found[3]}
    signed = list(_signed(document))
    arrived = _latest(_ARRIVED, (fold(line) for _, line in document.furniture), year)
    grounds = _latest(_DAY, (line for line in lines if _GROUND.match(line)), year)
    weights, witnesses = {}, {}
    candidates = {(day, month) for month in months for day in [*days, *again, *(d for (y, m, d), _ in signed if (y, m) == (year, month))]}
    for day, month in sorted(candidates | {pair for pair in in_annex if pair[1] in months}):
        at = (int(month), int(day))
        value = f"{year}-{at[0]:02d}-{at[1]:02d}"
        weight, agreed = months[month] * days.get(day, _FLOOR), int(day in days)
        if again:
            weight *= again.get(day, 0.02)
            agreed += int(again.get(day, 0.0) > 0.1)
        if (day, month) in in_annex:
            weight *= 20.0
            agreed += 1
        for when, by_issuer in signed:
            if when == (year, month, day):
                weight *= 15.0 if by_issuer else 5.0
                agreed += 1
                break
        if any(int(when[0]) == int(year) and (int(when[1]), int(when[2])) < at for when, by_issuer in signed if not by_issuer):
            weight *= 0.05  # a portal publishes what was issued
        if (arrived and at > arrived) or (grounds and at < grounds):
            weight *= 0.05
        weights[value], witnesses[value] = weight, agreed
    choices = _ranked(weights, witnesses)
    if not choices:
        return
    field = header.date
    field.alternatives = [(choice.value, choice.confidence) for choice in choices[:5]]
    field.value, field.confidence, field.source = choices[0].value, choices[0].confidence, "inferred"


def _ranked(weights: dict[str, float], witnesses: dict[str, int]) -> list[_Choice]:
    """Choices by their share of all weight, the greatest first."""
    whole = sum(weights.values())
    if whole <= 0:
        return []
    return sorted((_Choice(value, weight / whole, witnesses[value]) for value, weight in weights.items()), key=lambda choice: -choice.share)


def _signed(document: Document) -> Iterator[tuple[tuple[str, str, str], bool]]:
    """(year, month, day) of the signatures, without leading zeros, and whether it was the issuer's side that signed then."""
    for panel in document.panels:
        match = re.match(r"(\d{4})-(\d\d)-(\d\d)", panel.time or "")
        if match:
            yield (match[1], str(int(match[2])), str(int(match[3]))), not _PORTAL.search(fold(f"{panel.signer} {panel.raw}"))


def _latest(pattern: re.Pattern[str], lines: Iterable[str], year: str) -> tuple[int, int] | None:
    """The latest (month, day) of that year among the dates in `lines`."""
    dates = (match.groups() for line in lines for match in pattern.finditer(line))
    found = [(int(month), int(day)) for day, month, own in dates if own == year and int(month) <= 12 and int(day) <= 31]
    return max(found, default=None)
