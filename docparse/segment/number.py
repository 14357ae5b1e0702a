"""The number line of a paper: `Số: 12/KH-SYT` in, number and symbol (or blanks, or noise) out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.segment import anchors
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_SYM = anchors.SYMBOL.pattern
_STATE = regex(rf"^(?P<num>[^\n]{{0,18}}?)\s*[/⁄]\s*[.…]?\s*(?:(?P<year>(?:19|20)\s?\d\d)\s*[/⁄]\s*)?(?P<sym>{_SYM})")
_PARTY = regex(
    r"^(?P<num>[^/A-Za-zĐÐ\n]{0,14}?)\s*[-–]\s*(?P<sym>[A-ZĐÐ][A-Za-zĐÐ]{1,4}\s*[/⁄]\s*[A-ZĐÐƯ][A-Za-zĐÐƯ.]*(?:(?<=HĐNN)\d)?(?:\s?[-–]\s?[A-ZĐÐ][A-Za-zĐÐ]*)*)"
)
_SPACED = regex(rf"^(?P<num>\d{{1,5}})\s+(?P<sym>[A-ZĐ]{{2,}}[A-Za-zĐ]*\s*[/⁄-]\s*{_SYM})(?!\s*[/⁄]\s*\d)")
"""`361 TCTK/TĐKT`: offices of the 1990s set no slash behind the number."""
_ORGANS_FIRST = regex(
    r"^(?P<num>\d{1,5})\s?[-–]\s?(?P<sym>[A-ZĐ]{2,}(?:\s?[-–]\s?[A-ZĐ]{2,}){1,3}\s?/\s?(?:TT|NQ|QĐ|CT|HD|KH|TB)(?:L[TBN])?)(?![^\W_]|\s?[-–/])"
)
"""`05-TANDTC-BNV/TTLT`: the bodies of a joint paper of the 1980s stand before its type."""
_SLASHED = regex(
    r"^(?P<num>[^\n/]{0,18}?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<sym>(?:QĐ|CT|KH|TB|BC|TTr|NQ|HD|CTr|TT|KL|QC|BB|CV|GM)\s*/\s*[A-ZĐ]{2,}(?:\s?-\s?[A-ZĐ]+)*)"
)
"""`231/BC/UB`: before 2005 some offices set a slash for the hyphen."""
_HYPHENED = regex(
    r"^(?P<num>\d{1,5}[a-z]?)(?:\s?[-–]\s?|\s(?=(?:CT|CP|TTg|HĐBT)\W*$))"
    r"(?P<sym>[A-ZĐÐ][A-Za-zĐÐ]{1,6}(?:\s?[-–]\s?[A-ZĐÐ][A-Za-zĐÐ]{0,5})*)(?=\W*$)"
)
"""`319-CT`, `12-HĐBT`, `87-TTg-B`: until 1994 a hyphen stood behind the number."""
_BARE = regex(r"^(?P<num>[\d.…_\s]*\d[\d.…_\s]*|[.…_\s]*)$")
_NO_HEAD = regex(
    r"^(?:S[ốôóo]\s?:\s?(?=(?:QĐ|CT|KH|TB|BC|TTr|NQ|HD|CTr|KL|QC|BB|CV|UB(?:ND)?|HĐND|S[A-ZĐ]{2,6})\s?[-–])|(?:[ốôó]\s?:)?[\s.:,]{0,4}(?P<num>\d{0,5})\s*(?P<slash>[/⁄])\s*)(?P<sym>[A-ZĐÐ][A-Za-zĐÐ]{1,5}\s?[-–]\s?[A-ZĐÐƯ][A-Za-zĐÐƯ&]+(?:\s?[-–]\s?[A-ZĐÐƯ]+)*)\W{0,2}$"
)
"""A number line whose `Số:` a stamp covered, or its first letter: alone on its line, `/CT-UBND`; or whose blank and
slash were lost: `Số: CT-UBND`."""
_SPOILT_HEAD = regex(
    r"^(?P<num>[^\n/\d–-]{0,9}?)\s?(?P<slash>[/⁄]|[–-](?=(?:QĐ|CT|KH|TB|BC|NQ|HD|CTr|KL|CV)/))\s?"
    r"(?P<sym>(?:QĐ|CT|KH|TB|BC|TTr|NQ|HD|CTr|KL|QC|BB|GM|CĐ|CV)\s?[-–/]\s?[A-ZĐƯ]{2,}[A-Za-zĐ]*(?:\s?[-–]\s?[A-ZĐƯ]+)*)\W{0,3}$"
)
"""A number line whose `Số:` and number became a few other signs (`xi /TB-UBND`, `Sối nam -TB/ĐU`)."""
_NO_SLASH = regex(
    r"^(?P<num>[.…_\s]{3,}|\d{1,5}(?:\s|\.\s?))\s*"
    r"(?P<sym>(?:(?:(?<=[.…_])|(?<=[.…_]\s))[A-ZĐ&]{2,}|(?:QĐ|CT|KH|TB|BC|TTr|NQ|HD|CTr|TT|KL|QC|BB|CV))\s?[-–]\s?[A-ZĐ]{2,}(?:\s?[-–]\s?[A-ZĐ]+)*)"
)
"""`Số: .......HD-BTC`, `Số: ......SNN-TCCB`: the slash was not read."""
_SPACED_UNIT = regex(r"(\s[A-ZĐ]{2,5})\s*$")
_UNHYPHENED = regex(
    r"[^\n/A-Za-z]{0,14}/\s?(?:QĐ|CT|KH|TB|BC|TTr|NQ|HD|CTr|KL|QC|BB|GM|CV)(?P<gap>\s)(?P<organ>[A-ZĐ]{3,7})(?=\s[A-ZĐ][^\W\dA-ZĐ_]|\W*$)"
)
"""`12/KH UBND`: a type and the code of a body whose hyphen was lost."""
_TAIL = regex(r"(\([A-ZĐ0-9]{1,5}\)|\s(?:[A-ZĐ]{3,6}|\d{2,4})|(?<=[A-ZĐ])(?=[^\W\d_])[^\sA-Z\d]{1,4}(?:\s[^\W_]{1,5})?)\s*$")
"""What goes on to the end of the line as a part of the symbol: a unit in words (`BTĐKT-Vụ II`), in brackets (`VP(TH)`), a school's name."""
_MORE = regex(r"(?:/[A-ZĐ][A-Za-zĐ]{0,5}\d?(?:-[A-ZĐ][A-Za-zĐ]{0,5}\d?)*){1,3}(?=\W*$)")
"""The further groups of old symbols: `BNT/VP/PC`, `BTC-TCT/CS`."""
_LOOKALIKES = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
"""Cyrillic capitals that pages of law carry in place of Latin ones (`TT-BTС`)."""
_GLUED = regex(r"(?P<num>\d{1,4})(?P<sym>NQ|QĐ|KH|BC|TB|CT|HD|TTr|CV|KL)")
"""`12NQ/HĐNN8`: the number without the hyphen behind it."""
_GOOD = regex(r"\d{1,6}(?:\.\d{1,3})?[a-zA-Z]{0,2}")
_BLANK = regex(r"[\s.…_\-/⁄:,;]*")


@dataclass(slots=True)
class NumberLine:
    """What a number line says. `number` None with `blank`: the slot is empty; None without it: it holds what cannot be read.

    Spans are relative to the line; `end` is where the number line ends in it.
    """

    number: str | None
    symbol: str | None
    blank: bool
    number_span: tuple[int, int]
    symbol_span: tuple[int, int] | None
    end: int
    year: str | None = None


def parse_number(line: str) -> NumberLine | None:
    """Read `Số: NN/symbol`, `Số NN-TYPE/ORGAN` (Party), `Luật số: NN/YYYY/QHnn`; None when the line is no number line.

    >>> parse_number("Số: 04 /CT-BYT").number
    '04'
    """
    match = anchors.NUMBER_AT.match(anchors.key(line), _lead(line))
    if not match:
        return _without_head(line)
    at = match.end()
    rest = line[at:].translate(_LOOKALIKES)
    if (parted := _UNHYPHENED.match(rest)) and not is_syllable(parted["organ"]):
        rest = f"{rest[: parted.start('gap')]}-{rest[parted.end('gap') :]}"
    party = _PARTY.match(rest) or _ORGANS_FIRST.match(rest)
    found = party or _SPACED.match(rest) or _SLASHED.match(rest) or _STATE.match(rest) or _NO_SLASH.match(rest) or _HYPHENED.match(rest)
    if found is None:
        bare = _BARE.match(rest)
        if not bare:
            return _without_head(line)
        number, blank = _number(bare["num"])
        return NumberLine(number, None, blank, (at, len(line)), None, len(line))
    raw, year = found["num"], found.groupdict().get("year")
    number, blank = _number(raw)
    if number and year:
        number = f"{number}/{year.replace(' ', '')}"
    symbol, end = found["sym"], found.end("sym")
    if more := _MORE.match(rest, end):
        end = more.end()
    tail = _TAIL.match(rest, end) if "-" in symbol or "/" in symbol else _SPACED_UNIT.match(rest, end)
    if tail:
        end = tail.end(1)
    if glued := _GLUED.fullmatch(raw.strip()):
        cut = at + found.start("num") + raw.index(glued["sym"])
        symbol = clean_symbol(f"{glued['sym']}/{rest[found.start('sym') : end]}")
        return NumberLine(glued["num"], symbol, False, (cut - len(glued["num"]), cut), (cut, at + end), at + end)
    number_end = at + (found.end("year") if year else found.end("num"))
    start = at + len(raw) - len(raw.lstrip())
    return NumberLine(
        number,
        clean_symbol(rest[found.start("sym") : end]),
        blank,
        (start, max(start, number_end)),
        (at + found.start("sym"), at + end),
        at + end,
        year,
    )


def _lead(line: str) -> int:
    """Where the first word of a line begins, behind specks (`. Số: 916/KH-BTV`)."""
    return min(4, len(line) - len(line.lstrip(" .,:;'`_-–")))


def opens_number(line: str, folded: str, *, bare: bool) -> bool:
    """Whether a line begins as number lines do; `folded` is its key. `bare`: or is one whose `Số:` was lost."""
    return bool(anchors.NUMBER_AT.match(folded, _lead(line))) or (bare and lacks_head(line))


def lacks_head(line: str) -> bool:
    """Whether a line is a number line but for its `Số:` (`/CT-UBND`).

    >>> lacks_head("/CT-UBND"), lacks_head("QĐ-UBND")
    (True, False)
    """
    return bool(_NO_HEAD.match(line) or _SPOILT_HEAD.match(line))


def _without_head(line: str) -> NumberLine | None:
    match = _NO_HEAD.match(line)
    if match is None and (spoilt := _SPOILT_HEAD.match(line)):
        return NumberLine(None, clean_symbol(spoilt["sym"]), False, spoilt.span("num"), spoilt.span("sym"), spoilt.end("sym"))
    if match is None:
        return None
    if match["num"] is None:
        start = match.start("sym")
        return NumberLine(None, clean_symbol(match["sym"]), True, (start, start), match.span("sym"), match.end("sym"))
    spans = match.span("num"), match.span("sym")
    return NumberLine(match["num"] or None, clean_symbol(match["sym"]), False, *spans, match.end("sym"))


def _number(raw: str) -> tuple[str | None, bool]:
    text = raw.strip(" .…_,:;-\t").replace(" ", "")
    if _GOOD.fullmatch(text):
        return text, False
    return None, bool(_BLANK.fullmatch(raw))


def clean_symbol(text: str) -> str:
    """A symbol without spaces, with plain hyphens, and with `QĐ` as such where a scan doubled its letter."""
    out = re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-").replace("⁄", "/").replace("Ð", "Đ").rstrip(",.-")
    return re.sub(r"(?<![A-Z])TTG(?![A-Z])", "TTg", re.sub("(?<=[QN])ĐĐ+", "Đ", out))
