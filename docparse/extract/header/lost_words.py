"""Lines of a letterhead that a scan lost words of in, the bodies that they name out (`with_lost_words`, `as_said`).

Short capitals at the end of a line, under the rule of the letterhead, are what an engine loses first; a body with a long name is known
by the rest of it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from docparse.authority.bodies import bodies_by_name
from docparse.authority.naming import is_known
from docparse.authority.provinces import find_province
from docparse.document import Document
from docparse.extract.header.whole_name import PLACE_TAIL
from docparse.segment import anchors
from docparse.segment.slots import Slot
from docparse.text.normal import fold
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable


def with_lost_words(lines: list[tuple[str, float]], slots: list[Slot]) -> tuple[list[tuple[str, float]], list[Slot]]:
    """Lines of a scan with the known body for one or two that are all of its name but a word or two (`BỘ TÀI NGUYÊN` above `TRƯỜNG`)."""
    out: list[tuple[str, float]] = []
    kept: list[Slot] = []
    at = 0
    while at < len(lines):
        joined = ((size, lost_within(" ".join(line for line, _ in lines[at : at + size]))) for size in (2, 1) if at + size <= len(lines))
        size, body = next(((size, body) for size, body in joined if body), (1, None))
        out.append((body.upper(), 0.8) if body else lines[at])
        kept.append(replace(slots[at], end=slots[at + size - 1].end) if body else slots[at])
        at += size
    return out, kept


def with_lost_end(lines: list[tuple[str, float]], document: Document, text_key: str) -> list[tuple[str, float]]:
    """Lines whose last name ends in a word that was set aside as a speck (`VIỆN MÔI TRƯỜNG VÀ TÀI`), where the text prints it whole."""
    if not lines:
        return lines
    said = anchors.key(lines[-1][0]).strip()
    for page, aside in document.furniture:
        word = aside.strip(" .,:;_-|")
        whole = f"{said} {anchors.key(word)}"
        if page == document.pages[0].number and len(word) > 2 and word.isupper() and is_syllable(word) and f"{whole} " in text_key:
            return [*lines[:-1], (f"{lines[-1][0]} {word}", min(0.9, lines[-1][1]))]
    return lines


def as_said(name: str, text: str, text_key: str) -> str:
    """The name of a body as the paper's text prints it, where the head lost its end or misread words of it; as it is where it is known.

    >>> said = "Nông trường Cao su Ia Lâu phát động đợt thi đua"
    >>> as_said("Nông trường Cao su Ia", said, anchors.key(said)), as_said("Nông trường Cao su la L0u", said, anchors.key(said))
    ('Nông trường Cao su Ia Lâu', 'Nông trường Cao su Ia Lâu')
    """
    if not name or is_known(name) or PLACE_TAIL.search(name):
        return name
    whole = anchors.key(name)
    ends = [at.end() for at in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", text_key) if _is_print(text[at.start() : at.end()])]
    if ends:
        rests = Counter(match[0] for end in ends if (match := _CAPITALS.match(text, end)))
        rest = rests.most_common(1)[0][0] if rests and rests.total() == len(ends) else ""
        return name if not rest or find_province(rest) else name + rest
    if all(is_syllable(word) for word in re.findall(r"[^\W_]+", name)):
        return name
    return _misread(name, text, text_key)


_CAPITALS = regex(rf"(?: [{anchors.UPPER}][{anchors.LOWER}]+){{1,4}}(?!\w)")
_FAR = 6
"""A name may differ in one letter of so many."""


def _is_print(said: str) -> bool:
    return said[:1].isupper() and not said.isupper()


def _misread(name: str, text: str, text_key: str) -> str:
    """The words of the text that a name with unreadable words is most like; the name itself where none are like enough."""
    from rapidfuzz.distance import Levenshtein

    own = anchors.squeeze(name)
    words = anchors.key(name).split()
    found: list[tuple[int, int, str]] = []
    for at in re.finditer(rf"(?<!\w){re.escape(' '.join(words[:2]))}(?!\w)", text_key):
        line = text[at.start() : at.start() + 2 * len(name)].partition("\n")[0]
        if not _is_print(line[: at.end() - at.start()]):
            continue
        ends = [match.end() for match in re.finditer(r"[^\W_]+", line)][: len(words) + 2]
        found += [(Levenshtein.distance(own, anchors.squeeze(line[:end])), -end, line[:end]) for end in ends[1:]]
    best = min(found, default=None)
    return best[2] if best and best[0] <= len(own) // _FAR and not re.search(r"[,.;:()]", best[2]) else name


def lost_within(text: str) -> str | None:
    """The one body whose name is `text` with one or two words more inside it; None where text is a name itself, or there is no such body.

    >>> lost_within("BỘ TÀI NGUYÊN TRƯỜNG")
    'Bộ Tài nguyên và Môi trường'
    """
    words = anchors.key(text).split()
    if len(words) < 3 or len(words) > 8 or fold(text) in bodies_by_name():
        return None
    found = set()
    for body in bodies_by_name().values():
        parts = anchors.key(body.name).split()
        if not 0 < len(parts) - len(words) < 3 or parts[0] != words[0] or parts[-1] != words[-1] or len(parts) < 5:
            continue
        rest = iter(parts)
        if all(word in rest for word in words):
            found.add(body.name)
    return found.pop() if len(found) == 1 else None
