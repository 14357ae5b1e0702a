"""The named entities of underthesea: the text of a document in, the few fields that persons and places can answer out.

Needs the extra `nlp`. It knows persons, places and bodies of running news text; which of them signs, and which issues, is asked of
its position: the last person that fills a line signs, the first entity of the date line is the place, the first entity is the issuer.
"""

from __future__ import annotations

import re

from docparse.evaluation.items import Items, clean

NAME = "underthesea NER"
FIELDS = ("issuer", "place", "signatory name")
_DATE_LINE = re.compile(r"^(.{2,40}?),\s*ngày.{0,40}\bnăm\b", re.MULTILINE)


def read(text: str) -> Items:
    """Issuer, place and signer, by the entities of the lines that may hold them."""
    out: Items = {field: [] for field in FIELDS}
    lines = [clean(line) for line in text.split("\n") if line.strip()]
    for line in lines[:4]:
        found = [words for words, kind in entities(line.title()) if kind in ("ORG", "LOC")]
        if found:
            out["issuer"] = found[:1]
            break
    date_line = _DATE_LINE.search(text)
    if date_line:
        out["place"] = [words for words, _ in entities(clean(date_line.group()))][:1]
    for line in reversed(lines):
        if len(line) < 40 and [line] == [words for words, kind in entities(line) if kind == "PER"]:
            out["signatory name"] = [line]
            break
    return out


def entities(line: str) -> list[tuple[str, str]]:
    """(words, kind) of the entities of a line: PER, LOC, ORG."""
    from underthesea import ner

    out: list[tuple[str, str]] = []
    for word, _, _, tag in ner(line):
        if tag.startswith("B-"):
            out.append((word, tag[2:]))
        elif tag.startswith("I-") and out:
            out[-1] = (f"{out[-1][0]} {word}", out[-1][1])
    return out
