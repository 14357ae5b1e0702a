"""A printed word as the OCR engine read it in, which of the words around a slot it is out: `Số`, `ngày`, `tháng`, `năm`, a symbol.

Beside a pen the engine misreads print as well: `thống` for `tháng`, `ngờ;` for `ngày`, `/qb-UBND` for `/QĐ-UBND`. Near misses are
taken for what they are where all else in the line speaks for it; elsewhere they stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from docparse.document import Word
from docparse.text.normal import fold
from docparse.text.regex import regex

DATE_WORDS = ("ngày", "tháng", "năm")
DATE_KEYS = tuple(fold(word) for word in DATE_WORDS)
SYMBOL = regex(
    r"[-–]\s?(?:QĐ|Qy[ĐD]|CT|KH|TB|BC|TTr|NQ|HD|CTr|KL|CV|GM|QC|TT|BB|ĐA|TL|CTHĐ)\s?[/⁄]\s?[A-ZĐƯ]"
    r"|[/⁄]\s*(?:(?:19|20)\d\d\s*/\s*)?(?:[A-ZĐ]{2}|[A-Za-zĐđ0]{1,5}\s?[-–]\.?\s?[A-ZĐ]{2}|Qy[ĐD])"
)
"""What stands behind a number: `/KH-UBND`, and in papers of the Party `-KH/TU`; also with a misread type, `/qĐ-UBND`, `/Qb-UBND`."""
_DECISION = regex(r"^([/⁄]\s*(?:(?:19|20)\d\d\s*/\s*)?)(?:[Qqg][ĐđDdÐðbB]|[O0][ĐÐđbB])(?=\s?[-–]\.?\s?[A-ZĐ]{2})")
"""`QĐ` and what the engine makes of it; no type of document is called OĐ, Qb or 0B (NĐ 30/2020, Phụ lục III)."""
_RUN_IN = regex(r"^((?:S[ốôó][:.]?)?\d{1,5})[/⁄]?(QĐ|CT|KH|TB|BC|TTr|NQ|HD|CTr|KL|CV|GM|QC|BB)[.,:](?=[A-ZĐƯ]{2})")
"""A number and its symbol whose slash was lost and whose hyphen became a speck (`453TB.UBND`)."""
_GLUED_HEAD = regex(r"^S[ốôó][:.]?(?=\d)")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_HEAD = regex(r"^[s5§$][o06ec9][ae]?[:;.,]*$")
YEAR = regex(r"^(?:19|20)\d\d\W*$")
_READ = 0.8
"""The most that a word can be trusted which was taken for another."""


def is_head(word: str) -> bool:
    """Whether a word is `Số:`, perhaps misread (`Sỏ:`, `S6;`)."""
    return bool(_HEAD.match(fold(word)))


def opener(word: str) -> str | None:
    """The text of the print that a word begins with, if that opens or closes a slot: `Số:`, `ngày`, `tháng`, `năm`."""
    key = fold(word)
    if key in DATE_KEYS:
        return DATE_WORDS[DATE_KEYS.index(key)]
    if re.match(r"^thang\W", key):
        return "tháng"
    return word if _HEAD.match(key) or re.fullmatch(r"so\s?[:.]?", key) else None


def spell_symbol(word: Word) -> None:
    """A misread `QĐ` of a symbol spelled right, in place."""
    text = _DECISION.sub(r"\1QĐ", word.text)
    if text != word.text:
        word.text, word.confidence = text, min(word.confidence or 0.0, _READ)


def spell_number(words: Sequence[Word]) -> None:
    """The number of a number line with its symbol as symbols are written, in place: slash and hyphen in it, no tones on its letters."""
    glued = next((word for word in words[:2] if _GLUED_HEAD.match(word.text)), None)
    word = glued or next((word for before, word in pairwise(words[:3]) if is_head(before.text)), None)
    if word is None:
        return
    text = _RUN_IN.sub(r"\1/\2-", word.text)
    if SYMBOL.search(text):
        start = match.end() if (match := _GLUED_HEAD.match(text)) else 0
        bare = (char for char in unicodedata.normalize("NFD", text[start:]) if char not in _TONES)
        text = text[:start] + unicodedata.normalize("NFC", "".join(bare))
    if text != word.text:
        word.text, word.confidence, word.others = text, min(word.confidence or 0.0, _READ), ()


def spell_date(words: Sequence[Word]) -> None:
    """The words of a line of place and date (`An Bình, ngày … tháng … năm 2022`) spelled right where one of them is misread, in place.

    Two must stand there as they should, with a place before them and a year behind, and the third must be in its place and like itself.
    """
    keys = [re.sub(r"[\W_]+$", "", fold(word.text)) for word in words]
    last = max((at for at, key in enumerate(keys) if key), default=0)  # specks behind the year
    if last < 4 or not YEAR.match(words[last].text):
        return
    comma = next((at for at in range(last - 1, -1, -1) if words[at].text.endswith(",")), None)
    if comma is None:
        return
    at = [keys.index(key, comma + 1) if key in keys[comma + 1 :] else -1 for key in DATE_KEYS]
    if sum(index < 0 for index in at) != 1:
        return
    from rapidfuzz.distance import Levenshtein

    missing = at.index(-1)
    if missing == 0:
        places = [comma + 1] if comma + 1 < at[1] else []
    elif missing == 1:
        places = list(range(at[0] + 1, at[2]))
    else:
        places = [last - 1] if last - 1 > at[1] else []
    wanted = DATE_KEYS[missing]
    near = [(Levenshtein.distance(keys[place], wanted), place) for place in places if keys[place][:1].isalpha()]
    if near and min(near)[0] <= len(wanted) // 2 + keys[min(near)[1]].endswith("ng"):
        word = words[min(near)[1]]
        word.text, word.confidence = DATE_WORDS[missing], min(word.confidence or 0.0, _READ)
