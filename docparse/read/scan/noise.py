"""Words that an engine read in, what is print and what are specks, seals, pen strokes and rules out.

What is set aside is kept as furniture of the page, never thrown away: an archivist may want to see it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from docparse.document import Line, Word
from docparse.read.scan.glued import part_glued
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_NUMBER = regex(r"^[(\[]?[+-]?\d{1,4}(?:[.,/:-]\d{1,4})*(?:[./-]\d{1,4})*%?[)\].,;:]{0,2}$")
_ITEM = regex(r"^(?:[IVX]{1,5}|[a-zđ]|\d{1,3})[.)/]\.?$|^\((?:[ivx]{1,5}|[a-zđ]|\d{1,2})\)[,;.:]?$")
_QUARTER = regex(r"^[(]?(?:[IH1l|]{1,3}|IV)[/.-](?:19|20)\d\d[.,;:)]{0,2}$")
"""The quarter of a year where `quý` ends the line before: `III/2024.`, its strokes run together too: `IH/2024.`."""
_YEARS = regex(r"^[(]?(?:19|20)\d\d[-–](?:19|20)\d\d[.,;:)]{0,2}$")
_OPENS = regex(r"^(?:[IVXHTLl1|!]{1,5}(?:[.)/](?:\d{1,2}[.)/]?){0,2}|[UƯÚ][/⁄]?)|U[/⁄]?|\d{1,2}(?:[.,]\d{1,2}){0,3}[.)/:;,]?|[a-zđ]\))$")
"""What may be the number of a title or an item, however badly its strokes were read (`IIL.4.`, `1U` for II/)."""
_SHARE = regex(r"^[<>≤≥]?\d{1,3}(?:[.,]\d{1,3})*%?$|^\([%‰]\)$")
"""What cells of tables hold: a number with its comparator, the unit in the head of a column."""
_MEASURE = regex(
    r"^[(<>≤≥~]?\d{2,6}(?:[.,]\d{1,3})*(?:mm|cm|dm|km|ha|kg|[kK][vV]A?|[kK][wW]h?|MW|GW|MVA|m[²³23]?|km[²2]|lít|tr|triệu|tỷ|đ)(?:[/⁄][^\W\d_]{1,5})?[).,;:]{0,3}$"
)
"""A number with its unit: `70mm/h).`, `120m³/s`."""
_CODE = regex(r"^[(]?(?:\d{1,5}(?:/\d{4})?[/-])?[A-ZĐƯƠ]{1,8}[a-zđ]?(?:[-/&][A-ZĐƯƠ]{1,8}[a-zđ]?)*(?:(?<=[A-Z]{3})-\d{2})?[).,;:]{0,2}$")
_NUMBERED = regex(
    r"^\d{1,5}(?:/\d{4})?/[A-ZĐ]{2,6}[a-zđ]?(?:-[A-ZĐ&,]{2,8})+(?:1\d)?[.,;:]?$|^\d{1,4}/(?:19|20)\d\d/(?:[A-ZĐ]{2,5}[a-zđ]?-)?[A-ZĐ]{2,8}\d{0,2}[.,;:]?$"
)
"""A number with its symbol: specks and pens never come out like that, however unsure the engine is."""
_ITEM_LINE = regex(r"^\W{0,3}(?:[-–—+•]|L[ưu]u\b)")
_ITEM_END = regex(
    r"^(?:[a-zà-ỹ]{2,6}(?=\())?\(?(?:[bBtTpPkKđ]h?/[^\s()\d]{0,5}|[tu]h|để)\)[;.,:]{0,2}$"
    r"|^[A-ZĐ]{2,6}\d{0,2}(?:[.,&-][A-ZĐ]{1,6}\d{0,2})*(?:[.,]?[A-ZĐ]?[a-zà-ỹđ]{1,7}\d{0,3})?(?:[.,]?\([^\s()]{1,8}\))?[.;]{0,2}$"
    r"|^\([A-ZĐ\d-]{2,9}\)[.;]?$"
)
"""What an item of Nơi nhận ends in: `(b/c);`, `TL(08b).`, `TĐC.Mận47.`: no syllables, and print all the same."""
_REPORT = regex(r"^\([bB]/c\)[;.,]$")
"""No speck and no pen comes out as just this, whatever the engine thinks of it."""
_NAME_PART = regex(r"^(?:[A-ZĐ][^\W\d_A-Z]{2,6}|[A-ZĐ][a-z]?['’”“\"][A-ZĐ]?[^\W\d_A-Z]{1,6})$")
"""A part of a name that is no Vietnamese syllable (`K’Brổi`, `Mlô`)."""
_POINT = regex(r"^[a-zđ][,;]?$")
_CAPITAL = regex(r"^[A-ZĐ]$")
_CITED = regex(r"\d.*/.*\d|\d/[A-ZĐ]{2}")
_SYMBOL = regex(r"^/(?:[A-ZĐ]{2,}|QyĐ)\S*$|^-[A-ZĐ]{2,3}/[A-ZĐƯ]{2,}\S*$")
_NUMBER_LINE = regex(r"^Số\s?[:.]?\s?[\d.…]{0,12}\s?[/-]?[A-ZĐ]{2,5}[a-zđ]?[-/][A-ZĐƯ]{2,}\S*$")
_NUMBER_HEAD = regex(r"^[Ss][ốôó]\s?[:.]?$")
_BEHIND_HEAD = regex(r"^\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?[-–/⁄]?[A-ZĐ]{2,5}[a-zđ]?[-–/⁄.&][^\W\d_]{2,}\S*$")
"""A number with its symbol, misread in parts, behind `Số:` (`453TB.UBND`): a pen writes numbers, no symbols."""
_PEN_AT_HEAD = regex(r"^(nhận:)[^\w\s]?\w?[^\w\s]{1,2}$")
_SPECK_AT_NUMBER = regex(r"^[_'`‘’~|.]{1,5}(?=(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)/]$)")
_WEB = regex(r"^(?:h[tf]{2}ps?|www)\W|[a-z]{2}\.(?:gov|com|edu|org|net)\.?vn\W*$", re.IGNORECASE)
"""An address of the web: no syllables, and no speck comes out like that."""
_TICK_AT_WORD = regex(r"^[_|¡~^]+(?=[^\W\d_]{2})")
_SPECK_AT_HEAD = regex(r"^[:;][^\W\d_]{2}")
_STOP_AT_HEAD = regex(r"^[.·](?=[^\W\d_]{2})|(?<=^[-–])[.·](?=\d)")
"""A speck before a word, read as a stop (`.Nghị`, `-.2021`): none stands there."""
_STREAK_AT_HEAD = regex(r"^-(?:ngày|tháng|năm)$")
_BEFORE_NUMBER = frozenset([("số", "-"), *((word, sign) for word in ("ngày", "tháng", "năm") for sign in "-:")])
_BEFORE_NAME = frozenset(["và", "của"])
_DASHES = frozenset("-–—")
_TICKS = frozenset("'`‘’^~|¡_")
"""What no word of a paper consists of, however sure the engine is: specks between words."""
_STROKES = 0.3
"""What the number of a title is trusted at least: its strokes run together, the engine is seldom sure of them."""
_SPOILT = 0.1
"""What the last word of a line of text is trusted at least: of 16 such on scans of every kind, the least 0.11, all were print."""
_PURPOSE = regex(r"^\(?(?:[bp]/[ch]|[tp]h?/h(?:iện|ợp)?|k/t(?:ra)?|b/cáo)\)[;.,:]{0,2}$|^[tp]h/h$", re.IGNORECASE)
"""What a recipient gets a paper for, with its bracket: no speck comes out like that."""
_FOREIGN = frozenset(("website", "email", "fanpage", "facebook", "zalo", "internet", "online", "video", "clip"))
_CLEAR = 0.85
_SURE = 0.75
"""Words beside a doubtful one are sure above this; those that the language decided have 0.8 at most."""
_LONG = 6
"""Words that a line has before one at its end, that it is text and no line of a head, a foot or a table."""
_LETTERS = regex(r"^[“(]?[^\W_]{2,}(?:[-+/&][^\W_]+)*[”),.;:]{0,2}$")
_EDGES = "“”\"'‘’«»()[]{}<>.,;:!?…-–—*•+&/"
_SIGNS = frozenset("□☑-–—•+&/%:;→…*“”")


def plausible(text: str) -> bool:
    """Whether a word can stand in a Vietnamese paper: a syllable, a number, an item, a code, or one of its signs."""
    if text in _SIGNS or text.startswith(("□", "☑")) or _NUMBER.match(text) or _ITEM.match(text):
        return True
    if _QUARTER.match(text) or _SHARE.match(text) or _PURPOSE.match(text) or _MEASURE.match(text):
        return True
    core = text.strip(_EDGES)
    if not core:
        return (len(set(text)) == 1 and len(text) > 1) or text in ("./.", "...")
    if _CODE.match(core) or core.lower() in _FOREIGN:
        return True
    parts = re.split(r"[-–/.,;:(]", core)
    return all(part.isdigit() or is_syllable(part) for part in parts if part) and (len(core) > 1 or core.isdigit())


def parted(lines: Sequence[Line], letter: float | None = None) -> tuple[list[Line], list[Line]]:
    """Lines without their noise words, and the noise as lines of its own. `letter`: height of small letters, in the unit of the boxes."""
    kept: list[Line] = []
    noise: list[Line] = []
    said = Counter(word.text.strip(_EDGES) for line in lines for word in line.words if (word.confidence or 0.0) > _CLEAR)
    for line in lines:
        _clip_head(line)
        _clip_number(line)
        _clip_specks(line)
        part_glued(line)
        specks = _specks_in_dates(line)
        good = [
            word
            for word in line.words
            if not ((_is_noise(word, line) and not _is_said(word, said)) or (letter and _is_stroke(word, letter)) or id(word) in specks)
        ]
        bad = [word for word in line.words if word not in good]
        if good:
            line.words = good
            kept.append(line)
        if bad:
            noise.append(Line(text=" ".join(word.text for word in bad), words=bad, box=bad[0].box, confidence=bad[0].confidence))
    return kept, noise


def _clip_head(line: Line) -> None:
    """`Nơi nhận:4⁄`: a pen's stroke beside the head of the recipients is no part of it; a dash and a speck before it are one dash."""
    if len(line.words) > 1 and line.words[0].text in ("--", "-–", "–-", "—-", "-—", "~", "~-", "-~"):
        line.words[0].text = "-"
    if len(line.words) > 1 and line.words[0].text == "Nơi":
        match = _PEN_AT_HEAD.match(line.words[1].text)
        if match:
            line.words[1].text, line.words[1].confidence = match.group(1), max(line.words[1].confidence or 0.0, 0.7)


def _clip_number(line: Line) -> None:
    """Take a speck off the number of a title (`_II.`), in place: it is no less a number for that."""
    word = line.words[0]
    match = _SPECK_AT_NUMBER.match(word.text)
    if match and _goes_on(line):
        word.text, word.others = word.text[match.end() :], ()
        word.confidence = max(word.confidence or 0.0, 0.5)


def _clip_specks(line: Line) -> None:
    """Take a speck off an unsure word inside a line (`:Phổ`) and a stop off any (`.Nghị`), and doubt a second quotation mark behind one, in
    place: none is set so.
    """
    for word in line.words:
        tick = _TICK_AT_WORD.match(word.text)
        if tick and plausible(word.text[tick.end() :]):
            word.text, word.others = word.text[tick.end() :], ()
        stop = _STOP_AT_HEAD.search(word.text)
        if stop and plausible(bare := word.text[: stop.start()] + word.text[stop.end() :]):
            word.text, word.others = bare, ()
    for before, word in pairwise(line.words):
        if ((word.confidence or 0.0) < 0.6 and _SPECK_AT_HEAD.match(word.text)) or _STREAK_AT_HEAD.match(word.text):
            word.text = word.text[1:]
            word.others = tuple((at - 1, letter, cost) for at, letter, cost in word.others if at)
        elif word.text == '"' and before.text.endswith(("”", '"')) and word.box[0] < before.box[2] + 0.3 * (before.box[3] - before.box[1]):
            word.confidence = 0.0


def _specks_in_dates(line: Line) -> set[int]:
    """Dashes and colons between a word of a date or `số` and its number (`năm - 2022`), dashes behind `và` and `của`, a colon behind a
    colon: a streak or a speck, for none is set so (ids).
    """
    return {
        id(word)
        for at, (before, word) in enumerate(pairwise(line.words), start=2)
        if word.text in "-:"
        and (
            (word.text == "-" and before.text in _BEFORE_NAME)
            or (word.text == before.text[-1] == ":")
            or ((before.text, word.text) in _BEFORE_NUMBER and at < len(line.words) and line.words[at].text[:1].isdigit())
        )
    }


def _is_noise(word: Word, line: Line) -> bool:
    """Of 14,134 words of real scans no right one was implausible and below this confidence, and 140 wrong ones were."""
    score = word.confidence if word.confidence is not None else 1.0
    if word.text in _TICKS:
        return True
    if _WEB.search(word.text):
        return False
    if score > _STROKES and _is_number(word, line):
        return False
    if (score < 0.7 and not plausible(word.text)) or (score < 0.5 and _PURPOSE.match(word.text)):
        if score > _STROKES and word is line.words[0] and _OPENS.match(word.text) and _goes_on(line):
            return False
        if _NUMBERED.match(word.text) or _inside(word, line):
            return False
        return not (_SYMBOL.match(word.text) or (_CITED.search(word.text) and score > 0.3) or _ends_item(word, line) or _names(word, line))
    if score >= 0.5 or _has_print(line):
        return False
    return not (
        _SYMBOL.match(word.text)
        or _NUMBER_LINE.match(_said(line))
        or (score > 0.3 and any(known.match(word.text) for known in (_NUMBERED, _QUARTER, _YEARS, _MEASURE)))
    )


def _is_said(word: Word, said: Mapping[str, int]) -> bool:
    """Whether a word, of another language perhaps (`Festival`), is read without doubt elsewhere on the page, and here not without sense."""
    core = word.text.strip(_EDGES)
    return len(core) > 2 and core.isalpha() and said[core] > 1 and (word.confidence or 0.0) > _STROKES


def _is_number(word: Word, line: Line) -> bool:
    """Whether a word is the number and the symbol of a number line, right behind its `Số:`."""
    if not _BEHIND_HEAD.match(word.text):
        return False
    at = next(at for at, other in enumerate(line.words) if other is word)
    return at in (1, 2) and bool(_NUMBER_HEAD.match(line.words[at - 1].text))


def _inside(word: Word, line: Line) -> bool:
    """Whether a word, however badly read, stands between two sure ones as print does: as tall as they, at the distance of words; or
    ends a line of text so.
    """
    at = next(at for at, other in enumerate(line.words) if other is word)
    if sum(char.isalnum() for char in word.text) < 2 and not (at and line.words[at - 1].text.lower() == "điểm" and _POINT.match(word.text)):
        return False
    last = at == len(line.words) - 1
    if not at or (last and not (at >= _LONG and (word.confidence or 0.0) > _SPOILT and _LETTERS.match(word.text))):
        return False
    beside = [line.words[at - 1], *line.words[at + 1 : at + 2]]
    tall = min(other.box[3] - other.box[1] for other in beside)
    gaps = [word.box[0] - beside[0].box[2], *(other.box[0] - word.box[2] for other in beside[1:])]
    if not all(-0.2 * tall < gap < tall for gap in gaps) or not 0.5 * tall < word.box[3] - word.box[1] < 1.7 * tall:
        return False
    return all((other.confidence or 0.0) > _SURE for other in beside) and any(plausible(other.text) for other in beside)


def _goes_on(line: Line) -> bool:
    """Whether the line goes on from its first word with print, a space behind it, that begins as a title or an item does."""
    if len(line.words) < 2 or not line.words[1].text[:1].isupper():
        return False
    first, second = line.words[:2]
    tall = second.box[3] - second.box[1]
    if second.box[0] - first.box[2] > 2 * tall:
        return False
    sure = all(plausible(word.text) and (word.confidence or 0.0) > 0.5 for word in line.words[1:3])
    return sure and 0.5 * tall < first.box[3] - first.box[1] < 1.6 * tall


def _said(line: Line) -> str:
    """What a line's words say: its text may be older than they are."""
    return " ".join(word.text for word in line.words)


def _ends_item(word: Word, line: Line) -> bool:
    """Whether a word is what an item of a list ends in: the purpose, the unit and the initials of who drafted."""
    behind = next((other for other in line.words if other.box[0] > word.box[2]), None)
    last = word is line.words[-1] or word.text.endswith(";")
    last = last or (behind is not None and behind.box[0] - word.box[2] > 1.5 * (word.box[3] - word.box[1]))  # a column beside it
    read = (word.confidence or 0.0) > 0.17 or _REPORT.match(word.text)
    return last and bool(read) and bool(_ITEM_END.match(word.text)) and bool(_ITEM_LINE.match(_said(line)))


def _names(word: Word, line: Line) -> bool:
    """Whether a word is part of a name: all other words of its short line, at least one of them sure, are syllables with a capital."""
    if not _NAME_PART.match(word.text) or (word.confidence or 0.0) < 0.25 or len(line.words) > 5:
        return False
    others = [other for other in line.words if other is not word]
    return bool(others) and all(
        other.text[:1].isupper() and (plausible(other.text) or _NAME_PART.match(other.text)) and (other.confidence or 0.0) > 0.7
        for other in others
    )


def _is_stroke(word: Word, letter: float) -> bool:
    """Whether what was read as a dash is a speck, or the stroke of a pen or a seal: a printed dash has the width of about half a letter."""
    if not set(word.text) <= _DASHES:
        return False
    width = word.box[2] - word.box[0]
    return width < 0.2 * letter or (width > 2.5 * letter and (word.confidence or 0.0) < 0.5)


def _has_print(line: Line) -> bool:
    """Whether enough of a line is words of the language that the engine was sure of."""
    total = sum(len(word.text) for word in line.words)
    sure = sum(len(word.text) for word in line.words if (word.confidence or 0.0) > 0.6 and plausible(word.text))
    return sure >= 0.3 * total


def worth_adding(words: Sequence[Word], instead: Sequence[Word]) -> bool:
    """Whether what was read at a second look is print: words of the language, or a number; and better than what it replaces."""
    if not words:
        return False
    good = [word for word in words if plausible(word.text) and (word.confidence or 0.0) > 0.5]
    letters = sum(len(word.text) for word in good)
    if letters < 0.6 * sum(len(word.text) for word in words):
        return False
    if instead:
        before = sum(len(word.text) for word in instead if plausible(word.text) and (word.confidence or 0.0) > 0.5)
        if letters <= before:
            return False
    if len(good) > 1:
        return True
    word = good[0]
    score = word.confidence or 0.0
    if _ITEM.match(word.text) or _NUMBER.match(word.text):
        return score > 0.65
    core = word.text.strip(_EDGES)
    return len(core) > 1 and is_syllable(core) and score > 0.8


def better_in_cell(words: Sequence[Word], instead: Sequence[Word]) -> bool:
    """Whether what was read of a table cell by itself is better than what was read of it with its row: surer, and no less of it."""
    if not words or not all(plausible(word.text) or _CAPITAL.match(word.text) for word in words):
        return False
    score = sum(word.confidence or 0.0 for word in words) / len(words)
    if not instead:
        return score > 0.55
    before = sum(word.confidence or 0.0 for word in instead) / len(instead)
    print_before = sum(len(word.text) for word in instead if (word.confidence or 0.0) > 0.6 and plausible(word.text))
    return score > before + 0.1 and sum(len(word.text) for word in words) >= 0.8 * print_before
