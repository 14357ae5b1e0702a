"""What a paper is about and how its office writes: draw, date, body and field of work in; sentences out by the phrase grammars."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from docparse.corpus.generate.bodies import Body
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.tables import table
from docparse.text.regex import regex

_CHOICE = regex(r"\[([^\[\]]*)\]")
_SLOT = regex(r"<(\w+)>")
_FIGURE = regex(r"\{(n|k2|k|p|d|name)\}")


@dataclass(frozen=True, slots=True)
class Habits:
    """How an office writes: dates (slash, long, dash, dot), the dash of periods, quotation marks, and whether it is careless."""

    date: str
    dash: str
    quotes: tuple[str, str]
    old_tones: bool
    careless: bool
    zero_month: bool


@dataclass(slots=True)
class Scene:
    """One document in the making. `year` is the year the paper is about; `words` override slots of the grammar; `scope`: how long it is."""

    draw: Draw
    date: datetime.date
    body: Body
    sector: dict[str, Any]
    year: int
    habits: Habits
    words: dict[str, str] = field(default_factory=dict)
    cited: list[Any] = field(default_factory=list)
    scope: int = 1

    def say(self, template: str) -> str:
        """A template with its choices drawn and its slots filled.

        `[a|b]` draws one; `<task>` is taken from the field of work, the words of the scene or the phrase table, in that order of rank.
        """
        text = template
        for _ in range(12):
            text, choices = _CHOICE.subn(lambda match: self.draw.pick(match.group(1).split("|")), text)
            text, slots = _SLOT.subn(lambda match: self._slot(match.group(1)), text)
            if not choices and not slots:
                break
        text = _FIGURE.sub(lambda match: self._figure(match.group(1)), text)
        opened, closed = self.habits.quotes
        if opened != "“":
            text = text.replace("“", opened).replace("”", closed)
        return text

    def phrase(self, key: str) -> str:
        """A sentence of the phrase table that this document has not had."""
        return self.say(self.draw.fresh(key, table("phrases")[key]))

    def office(self) -> tuple[str, str]:
        """Symbol and name of an office inside the body."""
        symbol, name = self.draw.fresh("offices", self.sector["offices"]).split(":", 1)
        return symbol, name

    def _slot(self, name: str) -> str:
        lower, words = name.lower(), self.words
        key = re.sub(r"\d$", "", lower)
        if name in words:
            return words[name]
        if lower == "year":
            return str(self.year)
        if lower == "prev":
            return str(self.year - 1)
        if lower == "body":
            return self.body.short
        if lower == "body_cap":
            return _capital(self.body.short)
        if lower == "units_one":
            return self.draw.pick(["đơn vị", "tập thể", "cơ sở", "bộ phận"])
        source = {"task": "tasks", "movement": "movements"}.get(key, key)
        if source in self.sector:
            value = self.sector[source]
            text = value if isinstance(value, str) else self.draw.fresh(source, value)
        else:
            text = self.draw.fresh(key, table("phrases")[key])
        if key == "lead" and name[0].islower():
            text = text[0].lower() + text[1:]
        return _capital(text) if name[0].isupper() else text

    def _figure(self, name: str) -> str:
        draw = self.draw
        if name == "n":
            return _thousands(draw.number(120, 9800))
        if name == "k":
            return f"{draw.number(2, 9):02d}"
        if name == "k2":
            return str(draw.number(11, 48))
        if name == "p":
            return draw.pick([str(draw.number(61, 99)), f"{draw.number(61, 98)},{draw.number(1, 9)}"])
        if name == "d":
            return "hôm qua"
        from docparse.corpus.generate.people import person

        return person(draw)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def sectors() -> dict[str, Any]:
    """The fields of work by key."""
    return table("sectors")


def habits(draw: Draw, date: datetime.date, party: bool) -> Habits:
    """How the office writes, by its time and system: the Party writes dates with hyphens until lately (FACTS 2.5)."""
    forms = {"slash": 60.0, "long": 25.0, "dash": 5.0, "dot": 2.0}
    if party:
        forms = {"slash": 45.0, "long": 10.0, "dash": 45.0, "dot": 0.0}
    if date.year < 2006:
        forms["dash"] += 20
    return Habits(
        date=draw.weighted(forms),
        dash=draw.pick(["-", "-", " - ", " – ", "–"]),
        quotes=draw.pick([("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("«", "»") if date.year < 2004 else ("“", "”")]),
        old_tones=draw.chance(0.35 if party else 0.15),
        careless=draw.chance(0.3),
        zero_month=draw.chance(0.35),
    )
