"""Heading or sentence: the marked blocks of a body in, for each the `Title` it carries and how sure that is, out.

A numbered line that stands alone as a title is a heading, and so is a numbered title that runs into its text; a numbered sentence is
text; a lettered or dashed line is a heading only where it is set off (bold, italic) or its words carry a label (contract, section 4).
The evidence (length, end, capitals, first verb, predicate, what follows, siblings, typography, vocabulary) is summed up in log-odds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import exp

from docparse.document import Block
from docparse.segment.labels import label_title, leading_label
from docparse.segment.numbering import Marker, is_upper
from docparse.text.normal import fold

NUMBERED = frozenset({"arabic", "decimal", "paren"})
SHOUTED = frozenset({"roman", "upper"})
NAMED = frozenset({"phan", "chuong", "muc", "tieu_muc", "dieu"})

_RUN_IN = re.compile(r"\s?:\s+(?=\S)|:(?=[A-ZĐ“])")
_NEW_SENTENCE = re.compile(r"(?<![A-ZĐ]\.)(?<=[a-zà-ỹđ0-9)”])[.;]\s+[A-ZĐÀ-Ỹ]")
_COUNTS = re.compile(r"^\d[\d.]*(?:\s*\([^)]*\))?(?:\s+[^\W\d_]+){0,3}(?:\s*[,;]\s*\d[\d.]*(?:\s+[^\W\d_]+){0,3})*\s*[.;]?$")
_NAMES = re.compile(r"^(?:(?:và\s+|các\s+)?(?:[A-ZĐÀ-Ỹ][^\s,]*)(?:\s+(?:[A-ZĐÀ-Ỹ–-][^\s,]*|tỉnh|xã|phường|huyện|quận|bang|và|UBND))*[,.;]?\s*)+$")


@dataclass(slots=True)
class Item:
    """A marked block of the body: where it stands, its marker, its typography, and (filled in) its place among the others."""

    index: int
    marker: Marker
    block: Block
    parent: int | None = None
    siblings: list[int] = field(default_factory=list)
    follow: str = "none"
    """What comes next: `deeper` (a deeper marker), `para`, `row`, `none` (a sibling, an outer marker, or the end)."""
    last: bool = False
    child: str | None = None
    """The style of the next block's marker, where that is deeper."""


@dataclass(slots=True)
class Title:
    """A heading as printed (marker and title), where it ends in the block, the title alone, and the log-odds of its being a heading."""

    heading: str
    length: int
    words: str
    score: float

    @property
    def confidence(self) -> float:
        """Probability, from the log-odds."""
        return round(min(0.99, max(0.5, 1 / (1 + exp(-self.score)))), 2)


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("docparse.segment").joinpath("headings.toml").read_text(encoding="utf-8"))

    def choice(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted({fold(word) for word in data[name]}, key=len, reverse=True))

    return {
        "verbs": re.compile(rf"(?:{choice('verbs')})\b"),
        "clauses": re.compile(rf"\b(?:{choice('clauses')})\b|\bla\s(?:co quan|dau moi|don vi|co so)\b|\s(?:chu tri|phoi hop)\b"),
        "lead": re.compile(rf"\b(?:{choice('lead_ins')})$"),
        "units": re.compile(rf"(?:(?:{choice('requests')})\s+)?(?:{choice('units')})\b"),
        "not_units": re.compile(rf"(?:(?:{choice('requests')})\s+)?(?:{choice('not_units')})\b"),
    }


def is_unit(title: str) -> bool:
    """Whether a title begins with the name of a body or of those who act (`Sở Nội vụ`, `Đề nghị Công đoàn ngành`, `Các đơn vị trực thuộc`).

    >>> is_unit("Phòng, chống dịch bệnh"), is_unit("Phòng Tổ chức cán bộ")
    (False, True)
    """
    words = _words()
    text = fold(title).strip(" -*.:")
    return bool(words["units"].match(text)) and not words["not_units"].match(text)


def split_run_in(title: str, follow: str) -> tuple[str, str]:
    """The title and the text it runs into: `Thời gian: từ …` to (`Thời gian`, `từ …`); the second is empty where the line is a title only.

    A colon inside brackets or quotes does not count, and a list of names or a count after the colon belongs to the title of a list that
    follows (`Cờ thi đua: 04`).
    """
    for match in _RUN_IN.finditer(title):
        head, rest = title[: match.start()], title[match.end() :]
        if head.count("(") > head.count(")") or head.count("“") > head.count("”"):
            continue
        if follow != "none" and (_COUNTS.match(rest) or (len(rest) < 160 and _NAMES.match(rest))):
            return title, ""
        return head, rest
    return title, ""


def judge(items: list[Item], styled: bool) -> list[Title | None]:
    """For every item its title if it is a heading, None if it is text. `styled`: the source tells bold from plain."""
    first = [_weigh(item, styled) for item in items]
    out: list[Title | None] = []
    for at, item in enumerate(items):
        title = first[at]
        if item.marker.style in NUMBERED and len(item.siblings) > 1:
            others = [max(-3.0, min(3.0, first[other].score)) for other in item.siblings if other != at]
            mean = sum(others) / len(others)
            if _all_titles(items, first, item):
                mean = max(mean, 0.0) + 2.2
            elif not _listed(items, item) and item.follow == "none" and not _rest(title, item):
                mean = min(mean, 0.0) - 0.5
            title.score += 0.5 * mean
        out.append(title if title.score > 0 else None)
    return out


def _rest(title: Title, item: Item) -> bool:
    """Whether the title runs into text."""
    return title.length < len(item.block.text.rstrip(" :"))


def _all_titles(items: list[Item], first: list[Title], item: Item) -> bool:
    """Whether every sibling opens something (a list, a paragraph, its own text) and is one clause of at most 45 words."""
    if len(item.siblings) < 2:
        return False
    good = 0
    for at in item.siblings:
        other, title = items[at], first[at]
        if len(title.words.split()) > 45 or _NEW_SENTENCE.search(title.words) or title.words.endswith(";"):
            continue
        if fold(title.words).rstrip(" :").endswith(("sau day", "nhu sau", "noi dung sau")):
            continue
        good += other.follow != "none" or (_rest(title, other) and title.score > 0)
    return good >= 0.8 * len(item.siblings) and good >= len(item.siblings) - 1


def _listed(items: list[Item], item: Item) -> bool:
    """Whether most siblings open something, so that the run is no plain list."""
    return sum(items[at].follow != "none" for at in item.siblings) >= 0.5 * len(item.siblings)


def _weigh(item: Item, styled: bool) -> Title:
    """The title of one item by its own evidence."""
    marker, block = item.marker, item.block
    head, rest = split_run_in(marker.title, item.follow)
    length = marker.at + len(head)
    if marker.style == "dieu":
        return _weigh_article(item)
    if rest and marker.style in NAMED | SHOUTED and (is_upper(marker.title, 0.7) or len(rest.split()) < 8):
        head, rest, length = marker.title, "", len(block.text)
    title = Title(block.text[:length].rstrip(), length, head.strip(), 0.0)
    if marker.style in NAMED:
        title.score = 4.0 if len(head.split()) < 40 else -1.0
    elif marker.style in SHOUTED | NUMBERED:
        title.score = _weigh_numbered(item, head, rest, styled)
    else:
        title.score = _weigh_set_off(item, head, rest, styled)
    return title


def _weigh_article(item: Item) -> Title:
    """`Điều 1.` is a heading always; what follows on its line is its title where it is no sentence: no mark at its end, and text below it."""
    marker, text = item.marker, item.block.text
    title = marker.title.strip()
    named = bool(title) and title[-1] not in ".;:,/" and item.follow != "none" and len(title) <= 400 and not _NEW_SENTENCE.search(title)
    if named:
        return Title(text.rstrip(), len(text), title, 5.0)
    if title and title[-1] in ".:" and item.follow != "none" and len(title.split()) <= 12 and not _verbal(title) and not _lead_in(title):
        return Title(text.rstrip(), len(text), title, 5.0)
    return Title(marker.printed, len(marker.printed), "", 5.0)


def _verbal(text: str) -> bool:
    words, folded = _words(), fold(text)
    return bool(words["verbs"].match(folded) or words["clauses"].search(folded))


def _lead_in(text: str) -> bool:
    return bool(_words()["lead"].search(fold(text).rstrip(" :;.")))


def _weigh_numbered(item: Item, head: str, rest: str, styled: bool) -> float:
    """Log-odds for `I.`, `A.`, `1.`, `1.1.`, `1)`."""
    marker, block = item.marker, item.block
    words, folded = _words(), fold(head)
    size = len(head.split())
    unit, labels = is_unit(head), label_title(head)
    verb = bool(words["verbs"].match(folded)) and not unit
    clause = bool(words["clauses"].search(folded))
    score = 3.0 if marker.style in SHOUTED else 0.0
    capitals = is_upper(head)
    if capitals:
        score += 4.0
    if not head:
        return score - 4.0
    if size <= 8:
        score += 1.5
    elif size <= 15:
        score += 0.8
    elif size > 40:
        score -= 3.0
    elif size > 25:
        score -= 1.0
    end = head.rstrip()[-1]
    if rest:
        score += 0.5 if size <= 12 else -0.5
        score -= (2.0 if verb else 0.0) + (1.0 if clause else 0.0)
    elif end == ":":
        score += 0.2 if _lead_in(head) else 0.7
    elif end == ".":
        score -= 1.0 if size <= 12 and item.follow != "none" and not verb else 2.0
    elif end in ";,":
        score -= 3.0
    else:
        score += 1.5
    if _NEW_SENTENCE.search(head):
        score -= 4.0
    score -= (1.2 if verb and not labels else 0.6 if verb else 0.0) + (1.5 if clause else 0.0)
    if _lead_in(head) and (verb or clause or size > 14):
        score -= 1.6
    if labels and leading_label(head):
        score += 1.2
    elif labels:
        score += 0.4
    if unit and not clause:
        score += 1.5 if size <= 20 else 0.5
    if folded.startswith("ve "):
        score += 1.0
    if not rest:
        if item.follow == "none":
            score -= 2.0 if marker.style in NUMBERED and not capitals else 0.0
        elif item.follow == "deeper":
            score += 1.0
        elif not (item.last and item.parent is None):
            score += 0.7
    return score + _typography(block, head, rest, styled) + min(block.depth, 1) * 1.0


def _typography(block: Block, head: str, rest: str, styled: bool) -> float:
    """What bold and italic say, where the source has them."""
    if not styled:
        return 0.0
    if not rest:
        return 2.5 if block.bold >= 0.8 else 1.0 if block.italic >= 0.8 else -0.5
    share = (len(head) + 3) / max(1, len(block.text))
    strong = max(block.bold, block.italic)
    return 2.0 if 0.04 < strong < 0.9 and abs(strong - share) < 0.15 else -0.5


def _weigh_set_off(item: Item, head: str, rest: str, styled: bool) -> float:
    """Log-odds for a lettered, bracketed or dashed line: text, unless it is set off or begins with words that carry a label."""
    marker, block = item.marker, item.block
    size, score = len(head.split()), -3.0
    end = head.rstrip()[-1:]
    single = not _NEW_SENTENCE.search(head)
    label = leading_label(head) if size <= 10 and head[:1].isupper() else None
    if label and single and not _words()["clauses"].search(fold(head)) and not _lead_in(head):
        if rest and size <= 8:
            score += 4.0
        elif not rest and item.follow != "none" and end not in ".;," and size <= 8:
            score += 3.5
        elif not rest and end == ":":
            score += 3.5
    if marker.style == "lower" and not rest and item.child in ("bracket", "arabic", "paren") and end not in ".;," and size <= 25 and single:
        score += 4.0
    if marker.style == "bullet" and marker.printed == "*" and end != "." and size <= 14 and single and (rest or item.follow != "none"):
        score += 3.6  # an asterisk is set apart from the dashes of a list
    if styled and single and marker.style != "bracket":
        if not rest and size <= 40 and item.follow != "none":
            score += 4.5 if block.bold >= 0.8 else 4.0 if block.italic >= 0.8 and size <= 25 and end not in ".;" else 0.0
        elif rest and _typography(block, head, rest, styled) > 0 and size <= 25:
            score += 3.5
    return score
