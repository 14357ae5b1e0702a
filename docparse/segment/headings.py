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


_PREDICATE = re.compile(r"[^,\s]\s(?:bao gom|gom|gom co)\s*:?$|\bsau(?: day)?\s*:?$")


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
    under: str | None = None
    """The style of the parent's marker."""
    attached: bool = False
    """Whether it stands in an attachment, where numbered names make lists and share out no work."""
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
        """Probability, from the log-odds. The scores are cautious: on labelled papers headings just above 0 were right in 9 of 10 cases."""
        return round(min(0.99, 1 / (1 + exp(-2.0 - self.score))), 2)


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("docparse.segment").joinpath("headings.toml").read_text(encoding="utf-8"))

    def choice(words: set[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

    def phrases(name: str) -> str:
        return choice({fold(word) for word in data[name] if " " in word})

    def syllables(name: str) -> set[str]:
        return {word for word in data[name] if " " not in word}

    asked = rf"(?:(?:{choice({fold(word) for word in data['requests']})})\s+)?"
    return {
        "verbs": re.compile(rf"(?:{phrases('verbs')})\b"),
        "verb": re.compile(rf"(?:{choice(syllables('verbs'))})\b"),
        "clauses": re.compile(rf"\b(?:{phrases('clauses')})\b|\s(?:chu tri|phoi hop)\b"),
        "clause": re.compile(rf"\s(?:{choice(syllables('clauses'))})\b"),
        "lead": re.compile(rf"\b(?:{choice({fold(word) for word in data['lead_ins']})})$"),
        "units": re.compile(rf"{asked}(?:{phrases('units')})\b"),
        "unit": re.compile(rf"{asked}(?:{choice({fold(word) for word in syllables('units')})})\s"),
        "after_unit": re.compile(rf"(?:{choice({fold(word) for word in data['after_units']})})\b"),
        "not_units": re.compile(rf"{asked}(?:{choice({fold(word) for word in data['not_units']})})\b"),
    }


def is_unit(title: str) -> bool:
    """Whether a title begins with the name of a body or of those who act (`Sở Nội vụ`, `Đề nghị Công đoàn ngành`, `Các đơn vị trực thuộc`).

    >>> is_unit("Phòng, chống dịch bệnh"), is_unit("Phòng Tổ chức cán bộ")
    (False, True)
    """
    words = _words()
    title = " ".join(title[:80].split()).strip(" -*.:")
    text = fold(title)
    if words["not_units"].match(text):
        return False
    if words["units"].match(text):
        return True
    match = words["unit"].match(text + " ")
    if not match:
        return False
    # one syllable without its marks says little (`Sở`, `Số`): the name behind it begins with a capital, or nothing does
    after = title[match.end() : match.end() + 1]
    return not after or after.isupper() or bool(words["after_unit"].match(text, match.end()))


def is_no_unit(title: str) -> bool:
    """Whether a title begins with words that look like a body's name and are none (`Tổ chức …`, `Phòng, chống …`)."""
    return bool(_words()["not_units"].match(fold(" ".join(title[:80].split()).strip(" -*.:"))))


def begins_with_verb(text: str) -> bool:
    """Whether a line begins as an instruction (`Tiếp tục …`, `Giao …`)."""
    words, text = _words(), text[:40]
    return bool(words["verbs"].match(fold(text)) or words["verb"].match(text.casefold()))


def has_clause(text: str) -> bool:
    """Whether a predicate stands in the line (`… có trách nhiệm …`)."""
    words = _words()
    return bool(words["clauses"].search(fold(text)) or words["clause"].search(text.casefold()))


def split_run_in(title: str, follow: str) -> tuple[str, str]:
    """The title and the text it runs into: `Thời gian: từ …` to (`Thời gian`, `từ …`); the second is empty where the line is a title only.

    A colon inside brackets or quotes does not count, and a list of names or a count after the colon belongs to the title of a list that
    follows (`Cờ thi đua: 04`).
    """
    for match in _RUN_IN.finditer(title):
        head, rest = title[: match.start()], title[match.end() :]
        if head.count("(") > head.count(")") or head.count("“") > head.count("”"):
            continue
        if follow != "none" and (_COUNTS.match(rest) or (len(rest) < 200 and _names(rest))):
            return title, ""
        return head, rest
    return title, ""


def _names(text: str) -> bool:
    """Whether a text is nothing but a list of names: `Ba Đình, Hoàn Kiếm và UBND xã Bát Tràng`."""
    parts = [part.strip() for part in re.split(r"[,;]", text.rstrip(" .;"))]
    return all(part[:1].isupper() and len(part.split()) <= 9 and not begins_with_verb(part) for part in parts) and len(parts) > 1


def judge(items: list[Item], styled: bool) -> list[Title | None]:
    """For every item its title if it is a heading, None if it is text. `styled`: the source tells bold from plain."""
    first = [_weigh(item, styled) for item in items]
    good = [_good(item, title) for item, title in zip(items, first, strict=True)]
    own = [title.score for title in first]
    for at, item in enumerate(items):
        if item.marker.style not in NUMBERED or len(item.siblings) < 2:
            continue
        others = [max(-3.0, min(3.0, own[other])) for other in item.siblings if other != at]
        weight = 0.4 if _rest(first[at], item) else 0.7  # a title that runs into its text speaks for itself
        pull = weight * sum(others) / (len(others) + 1)
        share = sum(good[other] for other in item.siblings) / len(item.siblings)
        if share >= 0.75 and good[at] and (len(item.siblings) > 2 or not begins_with_verb(first[at].words)):
            pull = max(pull, 0.0) + 1.5
        first[at].score += pull
        if items[item.siblings[0]].marker.value > 2 and not is_upper(first[at].words):
            first[at].score -= 3.0 if item.attached else 1.5  # titles are counted from 1
        opens = own[at] > 1.5 and not item.attached and (item.follow == "deeper" or _rest(first[at], item))
        if _plain_list(items, first, item) and not opens and not is_upper(first[at].words):
            first[at].score = min(first[at].score - 2.0, -1.0)
    _level_out(items, first, good)
    _promote(items, first)
    return [title if title.score > 0 else None for title in first]


def _good(item: Item, title: Title) -> bool:
    """Whether the item opens something (a list, a paragraph, its own text) as a title does: one clause of at most 50 words."""
    words = title.words.rstrip()
    if not words or len(words.split()) > 50 or _NEW_SENTENCE.search(words) or words[-1] in ";,":
        return False
    if fold(words).rstrip(" :").endswith(("sau day", "nhu sau", "noi dung sau")):
        return False
    if _rest(title, item):
        return title.score > 0
    return item.follow == "deeper" or (item.follow != "none" and words[-1] != ".")


def _plain_list(items: list[Item], first: list[Title], item: Item) -> bool:
    """Whether most siblings are short lines with nothing below or behind them: a list, not titles."""
    bare = sum(
        items[at].follow == "none" and not _rest(first[at], items[at]) and len(first[at].words.split()) <= 20 and not items[at].last
        for at in item.siblings
    )
    return bare > (0.3 if item.attached else 0.5) * (len(item.siblings) - 1)


def _level_out(items: list[Item], first: list[Title], good: list[bool]) -> None:
    """In a run of four or more whose members all open something and are titles for the most part, the others are titles too."""
    for at, item in enumerate(items):
        run = item.siblings
        if item.marker.style not in NUMBERED or len(run) < 4 or run[0] != at or sum(good[other] for other in run) < 0.9 * len(run):
            continue
        if sum(first[other].score > 0 for other in run) > 0.5 * len(run):
            for other in run:
                if good[other]:
                    first[other].score = max(first[other].score, 0.4)


def _promote(items: list[Item], first: list[Title]) -> None:
    """A numbered line above numbered headings is a heading itself, however long it is."""
    below = [0] * len(items)
    for at in range(len(items) - 1, -1, -1):
        item, title = items[at], first[at]
        if title.score <= 0 and below[at] >= 2 and item.marker.style in NUMBERED | SHOUTED:
            title.score = 0.5
        if title.score > 0 and item.parent is not None and item.marker.style in NUMBERED:
            below[item.parent] += 1


def _rest(title: Title, item: Item) -> bool:
    """Whether the title runs into text."""
    return title.length < len(item.block.text.rstrip(" :"))


def _weigh(item: Item, styled: bool) -> Title:
    """The title of one item by its own evidence."""
    marker, block = item.marker, item.block
    head, rest = split_run_in(marker.title, item.follow)
    length = marker.at + len(head)
    if marker.style == "dieu":
        return _weigh_article(item)
    if rest and (marker.style in NAMED or (marker.style in SHOUTED and (is_upper(rest, 0.7) or _COUNTS.match(rest)))):
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
    """`Điều 1.` is a heading always; what follows on its line is its title if it is no sentence: no mark at its end, text below it."""
    marker, text = item.marker, item.block.text
    title = marker.title.strip()
    named = (
        bool(title)
        and title[-1] not in ".;:,/"
        and ": " not in title
        and item.follow != "none"
        and len(title) <= 400
        and not _NEW_SENTENCE.search(title)
    )
    if named:
        return Title(text.rstrip(), len(text), title, 5.0)
    sentence = begins_with_verb(title) or has_clause(title) or _lead_in(title)
    if title and title[-1] in ".:" and item.follow != "none" and len(title.split()) <= 12 and not sentence:
        return Title(text.rstrip(), len(text), title, 5.0)
    return Title(marker.printed, len(marker.printed), "", 5.0)


def _lead_in(text: str) -> bool:
    return bool(_words()["lead"].search(fold(text).rstrip(" :;.")))


def _weigh_numbered(item: Item, head: str, rest: str, styled: bool) -> float:
    """Log-odds for `I.`, `A.`, `1.`, `1.1.`, `1)`."""
    marker, block = item.marker, item.block
    size = len(head.split())
    if size > 70:
        return -8.0  # a paragraph
    folded = fold(head)
    unit, labels = is_unit(head), label_title(head)
    verb = begins_with_verb(head) and not unit
    clause = has_clause(head)
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
        if not verb and not clause and rest[0].isupper():
            score += 1.0 if size <= 12 else 2.0
        if _COUNTS.match(rest) and marker.style in NUMBERED:
            score -= 1.5  # a value, not a text
        elif rest[0].islower() and size > 8:
            score -= 1.0
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
    score -= (1.5 if verb and not labels else 0.6 if verb else 0.0) + (1.5 if clause else 0.0)
    if verb and item.under == "dieu":
        score -= 1.5  # a khoản that orders something
    if _PREDICATE.search(folded):
        score -= 3.5  # `… bao gồm:`, `… các trường hợp sau:` say something of what stands before them
    elif _lead_in(head) and (verb or clause or size > 14):
        score -= 1.6
    if labels and leading_label(head):
        score += 1.2
    elif labels:
        score += 0.4
    if unit and not clause and not item.attached:
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
    if block.lead is not None:
        return 2.5 if abs(block.lead - (len(block.text) - len(rest))) <= 4 else -0.5
    share = (len(head) + 3) / max(1, len(block.text))
    return 2.0 if 0.04 < block.bold < 0.9 and abs(block.bold - share) < 0.15 else -0.5


def _weigh_set_off(item: Item, head: str, rest: str, styled: bool) -> float:
    """Log-odds for a lettered, bracketed or dashed line: text, unless it is set off or begins with words that carry a label."""
    marker, block = item.marker, item.block
    size, score = len(head.split()), -3.0
    end = head.rstrip()[-1:]
    single = not _NEW_SENTENCE.search(head)
    label = leading_label(head) if size <= 10 and head[:1].isupper() else None
    if label and single and not has_clause(head) and not _lead_in(head):
        if rest and size <= 8:
            score += 4.0
        elif not rest and (end == ":" or (item.follow != "none" and end not in ".;," and size <= 8)):
            score += 3.5
    outer = marker.style == "lower" and item.child in ("bracket", "arabic", "paren")
    if outer and not rest and end not in ".;,:" and size <= 25 and single:
        score += 4.0  # a title above a numbered list
    if marker.style == "bullet" and marker.printed == "*" and end != "." and size <= 14 and single and (rest or item.follow != "none"):
        score += 3.6  # an asterisk is set apart from the dashes of a list
    if styled and single and marker.style != "bracket":
        if not rest and size <= 40 and item.follow != "none":
            score += (
                4.5
                if block.bold >= 0.8
                else 4.0
                if block.italic >= 0.8 and size <= 25 and (end not in ".;" or marker.style == "lower")
                else 0.0
            )
        elif rest and _typography(block, head, rest, styled) > 0 and size <= 25:
            score += 3.5
    return score
