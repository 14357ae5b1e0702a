"""Composed names of people: a draw in, a name (and the degree or rank before it) out. No pair with a real office is meant."""

from __future__ import annotations

from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.tables import table


def person(draw: Draw) -> str:
    """A name of two to five syllables, surname first; one in twelve of a minority people."""
    names = table("names")
    if draw.chance(0.08):
        return str(draw.pick(names["minority"]))
    female = draw.chance(0.4)
    middle, given = ("middle_f", "given_f") if female else ("middle_m", "given_m")
    parts = [draw.pick(names["family"]), draw.pick(names[middle]), draw.pick(names[given])]
    return " ".join(part for part in parts if part)


def degree(draw: Draw, sector: str, share: float = 0.15) -> str:
    """The degree or rank printed before a signer's name: 15% of the signers, most officers (FACTS 1.3, 9.6)."""
    names = table("names")
    if sector in ("an_ninh", "quan_su"):
        return str(draw.pick(names["degrees_army"])) if draw.chance(0.75) else ""
    if not draw.chance(share):
        return ""
    return str(draw.pick(names["degrees_health"] if sector == "y_te" else names["degrees_civil"]))
