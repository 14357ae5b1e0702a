"""Heading or sentence: the marked blocks of a body in, for each the `Title` it carries and how sure that is, out.

A numbered line that stands alone as a title is a heading, and so is a numbered title that runs into its text; a numbered sentence is
text; a lettered or dashed line is a heading only where it is set off (bold, italic) or its words carry a label (contract, section 4).
The evidence (length, end, capitals, first verb, predicate, what follows, siblings, typography, vocabulary) is summed up in log-odds.
"""

from __future__ import annotations

import re

from docparse.segment.items import NAMED, NUMBERED, SHOUTED, Item, Title
from docparse.segment.labels import label_title, leading_label
from docparse.segment.numbering import is_upper
from docparse.segment.set_off import raise_runs, typography, weigh_set_off
from docparse.segment.signers import is_name
from docparse.segment.title_evidence import (
    COUNTED_NAME,
    COUNTS,
    GLUED,
    NEW_SENTENCE,
    WHEN,
    begins_with_verb,
    ends_in_predicate,
    has_clause,
    has_lead_in,
    is_unit,
    leads_on,
    split_run_in,
)  # fmt: skip
from docparse.segment.title_model import weigh_anew
from docparse.text.normal import fold
from docparse.text.regex import regex

_STATES = regex(r"\s(?:gồm|là|đạt)\s+(?:\S+\s+){0,2}\d|^Đã\s")
"""A quantity is told of what stands before: `Cụm các huyện gồm 08 đơn vị`."""
_AMOUNT = regex(
    r"(?:tổng(?: (?:số|quỹ|mức))?|mức|tiền|điểm|quỹ|thưởng|chi|trích|hỗ trợ)(?: [^\W\d_]+){0,4}"
    r"(?<!năm)(?<!quý)(?<!tháng)(?<!số)(?<!đợt)(?<!lần) \d[\d.,]*(?: ?(?:%|[^\W\d_]+)){0,2}",
    re.IGNORECASE,
)
"""An amount of money or of points with what it is for: `Mức thưởng 500.000 đồng: …`."""
_CONDITION = regex(r"\skhông\s|\s(?:từ|trên|dưới|đủ|quá|đến)\s+\d")
"""`Tổ không có người vi phạm quá 02 lần: …`"""
SHARES_OUT = frozenset({"to_chuc_thuc_hien", "trach_nhiem"})
_PERSONS = regex(r"(?:các\s+)?(?:ông|bà|đồng chí|đ/c)\b", re.IGNORECASE)


def judge(items: list[Item], styled: bool) -> list[Title | None]:
    """For every item its title if it is a heading, None if it is text. `styled`: the source tells bold from plain."""
    for item in items:
        above = items[item.parent] if item.parent is not None else None
        item.shared = above is not None and (above.shared or not SHARES_OUT.isdisjoint(label_title(above.marker.title[:120])))
    first = [_weigh(item, styled) for item in items]
    good = [_good(item, title) for item, title in zip(items, first, strict=True)]
    own = [title.score for title in first]
    held = [max(-3.0, min(3.0, score)) for score in own]
    runs: dict[int, tuple[float, int, bool]] = {}
    for at, item in enumerate(items):
        if item.marker.style not in NUMBERED or len(item.siblings) < 2:
            continue
        if id(item.siblings) not in runs:
            run = item.siblings
            runs[id(run)] = sum(held[other] for other in run), sum(good[other] for other in run), _plain_list(items, first, item)
        whole, count, plain = runs[id(item.siblings)]
        weight = 0.4 if _rest(first[at], item) else 0.7  # a title that runs into its text speaks for itself
        pull = weight * (whole - held[at]) / len(item.siblings)
        if count >= 0.75 * len(item.siblings) and good[at] and (len(item.siblings) > 2 or not begins_with_verb(first[at].words)):
            pull = max(pull, 0.0) + 1.5
        first[at].score += pull
        if items[item.siblings[0]].marker.value > 2 and not is_upper(first[at].words):
            first[at].score -= 3.0 if item.attached else 1.5  # titles are counted from 1
        opens = own[at] > 1.5 and not item.attached and (item.follow == "deeper" or _rest(first[at], item))
        if plain and not opens and not is_upper(first[at].words):
            first[at].score = min(first[at].score - 2.0, -1.0)
    _carry_roman(items, first)
    _single_out(items, first)
    _level_out(items, first, good)
    raise_runs(items, first)
    _promote(items, first)
    weigh_anew(items, first, styled)
    _hold_petitions(items, first)
    return [title if title.score > 0 else None for title in first]


def _carry_roman(items: list[Item], first: list[Title]) -> None:
    """A short name behind a Roman number or a letter is a title among titles of its run, whatever verb it begins with."""
    for at, item in enumerate(items):
        run = item.siblings
        if item.marker.style not in SHOUTED or len(run) < 3 or first[at].score > 0 or len(first[at].words.split()) > 14:
            continue
        if sum(first[other].score > 0 for other in run if other != at) >= 0.75 * (len(run) - 1) and not has_clause(first[at].words):
            first[at].score = 0.5


def _opens_text(item: Item) -> bool:
    """Whether what stands behind the colon begins as a sentence does."""
    _, rest = split_run_in(item.marker.title, item.follow)
    return rest[:1].isupper() and len(rest.split()) > 3


def _good(item: Item, title: Title) -> bool:
    """Whether the item opens something (a list, a paragraph, its own text) as a title does: one clause of at most 50 words."""
    words = title.words.rstrip()
    if not words or len(words.split()) > 50 or NEW_SENTENCE.search(words) or words[-1] in ";,":
        return False
    folded = fold(words)
    if folded.rstrip(" :").endswith(("sau day", "nhu sau", "noi dung sau")) or (ends_in_predicate(folded) and not is_unit(words)):
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


def _single_out(items: list[Item], first: list[Title]) -> None:
    """In a run of three or more whose other members are text, one that might be a title is text too, unless it names a section."""
    for at, item in enumerate(items):
        title, run = first[at], item.siblings
        if item.marker.style not in NUMBERED or len(run) < 3 or not 0 < title.score < 5 or is_upper(title.words):
            continue
        if item.follow == "deeper" and not begins_with_verb(title.words):
            continue
        if leading_label(title.words) is None and all(first[other].score < -0.5 for other in run if other != at):
            title.score = -1.5


def _hold_petitions(items: list[Item], first: list[Title]) -> None:
    """In a run that opens with petitions the short names that run into a text (`3. Hồ sơ kèm theo: …`) are items like them."""
    for at, item in enumerate(items):
        run = item.siblings
        if item.marker.style not in NUMBERED or len(run) < 2 or run[0] != at or not _PETITION.match(fold(items[at].marker.title[:200])):
            continue
        if 2 * sum(bool(_PETITION.match(fold(items[other].marker.title[:200]))) for other in run) >= len(run):
            for other in run:
                first[other].score = min(first[other].score, -1.0)


def _level_out(items: list[Item], first: list[Title], good: list[bool]) -> None:
    """In a run whose members are titles for the most part, the others are titles too.

    So is each of up to four words that runs into its text (`2. Chủ trì: …`), and in a run of four or more that all open something each.
    """
    for at, item in enumerate(items):
        run = item.siblings
        if item.marker.style not in NUMBERED or len(run) < 2 or run[0] != at:
            continue
        if sum(first[other].score > 0 for other in run) > 0.5 * len(run) - (len(run) == 2):
            for other in run:
                size = len(first[other].words.split())
                if (
                    _rest(first[other], items[other])
                    and not has_clause(first[other].words)
                    and (size <= 4 or (size <= 8 and _opens_text(items[other])))
                ):
                    first[other].score = max(first[other].score, 0.3)
        if len(run) < 4 or sum(good[other] for other in run) < 0.9 * len(run):
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
    glued = GLUED.match(head) if not rest and marker.style in SHOUTED | NUMBERED and not is_upper(head) else None
    if glued and is_upper(glued["head"], 0.95) and label_title(glued["head"]):
        # title and text were read as one paragraph of a PDF
        head, rest = head[: glued.end("head")], head[glued.end() :]
        return Title(block.text[: marker.at + len(head)], marker.at + len(head), head, 4.0)
    if rest and (
        (marker.style in NAMED and not _is_text(rest)) or (marker.style in SHOUTED and (is_upper(rest, 0.7) or COUNTS.match(rest)))
    ):
        head, rest, length = marker.title, "", len(block.text)
    if rest and item.follow != "none" and COUNTED_NAME.fullmatch(head) and rest.rstrip()[-1] not in ".;,:" and not WHEN.match(rest):
        head, rest, length = marker.title, "", len(block.text)
    title = Title(block.text[:length].rstrip(), length, head.strip(), 0.0)
    if marker.style in NAMED:
        title.score = 4.0 if len(head.split()) < (70 if is_upper(head) else 40) else -1.0
    elif marker.style in SHOUTED | NUMBERED:
        title.score = _weigh_numbered(item, head, rest, styled)
    else:
        title.score = weigh_set_off(item, head, rest, styled)
    return title


def _is_text(rest: str) -> bool:
    """Whether what stands behind the colon of `Phần III. Đối tượng: …` is a text of its own and not the rest of the title."""
    return rest.rstrip()[-1:] in ".;" and not is_upper(rest) and len(rest.split()) > 5


_PETITION = regex(
    r"(?:kinh )?(?:de nghi|trinh|de xuat|kinh trinh) (?:\S+ ){1,16}?(?:cong nhan|tang|xet|xem xet|phe duyet|ban hanh|cho phep|ho tro|bo tri"
    r"|quan tam|khen thuong|phong tang|truy tang|cap)\b"
)
"""Who is asked and for what (`Đề nghị Sở A công nhận …`): a petition, no name of a unit. On folded text."""
_AMENDS = regex(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Đính chính)(?!\w)")
"""An article that amends names each law that amended the same one before: its title may be as long as a paragraph."""


_CARRIES_OUT = regex(r"(?<!\w)chịu trách nhiệm (?:thi hành|thực hiện|tổ chức)(?!\w)")
_LISTED = regex(r", (?:bao )?gom(?: co)?\s*:$")
"""`Các phòng thuộc Sở, gồm:` names them before it counts them."""
_OPERATIVE = regex(r"(?:Nay )?(?:[Pp]hê duyệt|[Bb]an hành|[Tt]ặng|[Cc]ông nhận|[Cc]ông bố|[Tt]hành lập|[Cc]huẩn y) ")
"""What a decision does with its first article: no title, though a list stands below."""


def _weigh_article(item: Item) -> Title:
    """`Điều 1.` is a heading always; what follows on its line is its title if it is no sentence: no mark at its end, text below it."""
    marker, text = item.marker, item.block.text
    title = marker.title.strip()
    named = (
        " " in title  # of one syllable is no title but the beginning of a torn line
        and not (marker.value == 1 and _OPERATIVE.match(title))
        and title[-1] not in ".;:,/-"
        and ": " not in title
        and item.follow != "none"
        and len(title) <= (1200 if _AMENDS.match(title) else 400)
        and not NEW_SENTENCE.search(title)
        and not _CARRIES_OUT.search(title)
        and not (item.broken and (begins_with_verb(title) or has_clause(title) or _acts(title)))
    )
    if named:
        return Title(text.rstrip(), len(text), title, 5.0)
    head, rest = split_run_in(title, item.follow)
    if rest and len(head.split()) <= 9 and not (begins_with_verb(head) or has_clause(head) or has_lead_in(head) or _acts(head)):
        length = marker.at + len(head)
        return Title(text[:length].rstrip(), length, head.strip(), 5.0)
    sentence = begins_with_verb(title) or has_clause(title) or (has_lead_in(title) and not fold(title).endswith("gom:"))
    longest = 30 if title.endswith(":") and not _acts(title) else 12
    if title and title[-1] in ".:" and item.follow != "none" and len(title.split()) <= longest and not sentence:
        return Title(text.rstrip(), len(text), title, 5.0)
    return Title(marker.printed, len(marker.printed), "", 5.0)


def _acts(head: str) -> bool:
    """Whether a line begins with those who act, or tells a quantity: no title of an article."""
    return is_unit(head) or bool(_PERSONS.match(head) or _STATES.search(head))


def _weigh_numbered(item: Item, head: str, rest: str, styled: bool) -> float:
    """Log-odds for `I.`, `A.`, `1.`, `1.1.`, `1)`."""
    marker, block = item.marker, item.block
    size = len(head.split())
    if size > 70:
        return -8.0  # a paragraph
    if leads_on(head, bool(rest)):
        return -8.0  # a sentence that what stands below it ends
    folded = fold(head)
    opens = not rest and head.endswith(":") and not _LISTED.search(folded) and (ends_in_predicate(folded) or has_lead_in(head))
    if opens and item.under == "dieu":
        return -8.0  # a khoản that opens a list of points: they end its sentence
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
        if COUNTS.match(rest) and marker.style in NUMBERED:
            score -= 3.0 if item.attached else 1.5  # a value, not a text
        elif rest[0].islower() and size > 8:
            score -= 1.0
    elif end == ":":
        score += 0.2 if has_lead_in(head) else 0.7
    elif end == ".":
        score -= 1.0 if size <= 12 and item.follow != "none" and not verb else 2.0 if size <= 12 else 3.5
    elif end in ";,":
        score -= 3.0
    else:
        score += 1.5
    if NEW_SENTENCE.search(head):
        score -= 4.0
    if item.broken and not rest and verb and end not in ".:;,":
        score -= 3.0  # a sentence that goes on in the next line
    score -= (1.5 if verb and not labels else 0.6 if verb else 0.0) + (1.5 if clause else 0.0)
    if rest and "," in head and not unit and is_name(head.split(",", 1)[0]):
        score -= 4.0  # a person, of whom the rest tells
    if _PETITION.match(folded):
        score -= 4.0
    if rest and _AMOUNT.fullmatch(head):
        score -= 3.0
    if item.attached and rest and block.text.rstrip().endswith(";"):
        score -= 3.0  # an entry of a list: who did what
    if verb and item.under == "dieu":
        score -= 1.5  # a khoản that orders something
    if rest and item.under == "dieu" and _CONDITION.search(head):
        score -= 2.5  # a khoản that tells under what condition
    sharing = item.shared and (unit or not verb) and folded.rstrip(" :").endswith("co trach nhiem")  # who does what, as a title of its own
    if sharing and not unit and item.follow == "deeper":
        score += 1.5  # no list of units is whole
    if (ends_in_predicate(folded) and not sharing) or (size > 3 and _STATES.search(head)):
        score -= 3.5  # `… bao gồm:`, `… các trường hợp sau:` say something of what stands before them
    elif has_lead_in(head) and (verb or clause or size > 14):
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
    return score + typography(block, head, rest, styled) + min(block.depth, 1) * 1.0
