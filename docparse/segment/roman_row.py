"""The blocks of a scanned document in, Roman numbers that their row puts right out: `II.` after `II.` is III, `H.` after `I.` is II.

In bold capitals the engine loses and gains strokes; what a number must be, the numbers before and behind it tell (FACTS 9.4). All
numbers of a document are read together: the cheapest row of values, where a stroke costs less than a number that comes twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docparse.document import Block
from docparse.segment.first_decimal import first_decimals
from docparse.segment.numbering import CONFUSED, is_upper, roman_value, to_roman
from docparse.text.normal import fold
from docparse.text.regex import regex

_MARKER = regex(
    r"(?P<n>[IVXHLl1|!ỊÌÍiĩ]{1,6}|[IVXH]{0,3}U)(?P<stop>\s?[.):–-]+|/[.–-]?(?=\s?[A-ZĐÀ-Ỹ][^\W\d_])|,(?=\s[A-ZĐ]{2}))\s*(?=[“\"]?[^\W\d_])"
)
SLASHED = "UƯỤ"
"""What the last stroke of a number and the slash behind it (`III/`, `VI/`) are read as: `HU`, `VƯ`, `VỤ`."""
_BARE = regex(r"(?P<n>[IVXHLỊ]{1,5}|[IVXHLl1|]{1,3}[UƯ]|VỤ|[UƯ](?=\s[A-ZĐÀ-Ỹ])|[Ll|](?=\s[A-ZĐÀ-Ỹ]))(?P<stop>)\s+(?=[^\W\d_]{2})")
_CELL = regex(r"(?P<n>[IVXHLl1|!ỊÌÍi]{1,6})(?P<stop>[.)]?)\s*$")
_TWELFTH = regex(r"12[.)]\s")
"""What tells that 11 before it is a number, even where 10 was misread."""
_ARABIC = regex(r"\s*(\d{1,3})\b")
_FIRST = regex(r"1\s?[./)]+[.–-]?\s*[^\W\d_]")
_QUARTER = regex(r"\b[Qq]uý\s+(?P<n>[IVHLl1|!]{1,4})(?=[\s,;.)/-])")
_OF_YEAR = regex(r"\s?[/⁄,-]?\s?(?:năm\s)?(?:19|20)\d\d\b")
_PART = regex(r"(?:[a-dđ][.)]|phan|chuong|phu luc|mau so|noi nhan|bieu)\b|[A-DĐ][.)/-]\s")
_STROKES = CONFUSED | str.maketrans("ỊÌÍĩUƯỤ", "IIIIIII")
_IN_TURN = ("GH", "KL", "HL")
"""A letter of the Vietnamese alphabet and the one that follows it, which a Roman number may be misread as."""
_LETTER = regex(r"[A-HKLĐ]\s?[.)]")
_MOST, _TITLE = 20, 12
_REPEATED, _JUMP, _LOST_FIRST, _BACK, _RESTART = 2.5, 2.0, 1.5, 3.0, 2.3
_LEAST_MARGIN, _LEAST_OF_ROMAN = 0.75, 1.05


@dataclass(frozen=True, slots=True)
class Numeral:
    """A Roman number that was misread: its stretch in the text, how it should read, and how much dearer it is to let it stand."""

    start: int
    end: int
    printed: str
    repaired: str
    margin: float


@dataclass(slots=True)
class _Place:
    start: int
    printed: str
    none: float
    """What it costs to take it for no Roman number."""
    fresh: bool
    """Whether a part or an annex begins before it, so that numbers may begin again."""
    bare: bool = False
    """Whether no stop was read between it and a title: the slash of `VII/` may be the last stroke of `VIII`."""


def misread_numerals(blocks: Sequence[Block]) -> list[Numeral]:
    """The Roman numbers of headings and of the rows of tables that their row puts right, and those of quarters."""
    out = [found for found in row_ordinals(blocks) if found.printed != found.repaired]
    for block in blocks:
        for match in _QUARTER.finditer(block.text):
            value = _quarter(match["n"], _OF_YEAR.match(block.text, match.end("n")) is not None)
            if value and value != match["n"]:
                start = block.start + match.start("n")
                out.append(Numeral(start, start + len(match["n"]), match["n"], value, 3.0))
    out += _under_headings(blocks, {found.start: found for found in out})
    return sorted({(found.start, found.end): found for found in out}.values(), key=lambda found: found.start)


def row_ordinals(blocks: Sequence[Block]) -> list[Numeral]:
    """The Roman numbers before headings and rows of tables that their row puts right, and those before a title without their stop."""
    return [numeral for row in _rows(blocks) for numeral in _settled(row)]


def _rows(blocks: Sequence[Block]) -> list[list[_Place]]:
    """The rows of numbers: one of the headings of the document, one of the first cells of each table."""
    headings: list[_Place] = []
    tables: dict[int, list[_Place]] = {}
    fresh, last, letter = False, 0, ""
    cell_last: dict[int, int] = {}
    cell_letter: dict[int, str] = {}
    decimal = first_decimals([block.text if block.cells is None else None for block in blocks])
    for at, block in enumerate(blocks):
        if at in decimal:
            continue
        if block.cells is not None:
            first = block.text[: block.cells[0][1] - block.start]
            match = _CELL.match(first) or _MARKER.match(first)
            table = block.table or 0
            if match:
                rest = block.text[len(first) :].strip()
                follows = cell_letter.get(table, "") + match["n"] in _IN_TURN
                none = _cost_of_none(match["n"], is_upper(rest, 0.7), cell_last.get(table, 0), cell=True, follows=follows)
                tables.setdefault(table, []).append(_Place(block.start, match["n"], none, False))
            arabic = _ARABIC.match(first)
            if arabic:
                cell_last[table] = int(arabic[1])
            if len(first.strip(" .)")) == 1:
                cell_letter[table] = first.strip(" .)")
            continue
        if _PART.match(fold(block.text[:24])) or _PART.match(block.text[:3]):
            fresh, last = True, 0
        match = _MARKER.match(block.text) or _BARE.match(block.text)
        if match and "\t" not in match[0]:
            title = block.text[match.end() :]
            none = _cost_of_none(match["n"], is_upper(title, 0.7), last, cell=False, follows=letter + match["n"] in _IN_TURN)
            if match["n"] == "11" and any(_TWELFTH.match(other.text) for other in blocks[at + 1 : at + 4]):
                none = -2.0
            if not match["stop"] and not (is_upper(title, 0.7) or roman_value(match["n"])):
                if match["n"] not in "Ll|UƯ" or len(title.split()) > _TITLE:
                    continue
                none = 0.0  # `L Đặc điểm`: a stroke before words, a number only where its row wants one
            elif match["n"] in ("1", "l") and is_upper(title, 0.7) and _counts_from_one(blocks[at + 1 : at + 2]):
                none = 3.0
            elif match["n"] in ("1", "l") and (second := _second(blocks[at + 1 :], match["stop"].strip()[:1])):
                none = 0.5 if second == "II" else -2.0
            bare = not match["stop"] and len(title.split()) <= _TITLE and title.rstrip()[-1:] not in ".;,"
            headings.append(_Place(block.start, match["n"], none, fresh, bare))
            fresh = False
        arabic = _ARABIC.match(block.text)
        if arabic:
            last = int(arabic[1])
        letter = block.text[0] if _LETTER.match(block.text) else letter
    return [headings, *tables.values()]


def _counts_from_one(below: Sequence[Block]) -> bool:
    """Whether the block below has number 1 before a title that is not in capitals: what stands over it counts otherwise."""
    return any(_FIRST.match(block.text) and not is_upper(block.text, 0.7) for block in below if block.cells is None)


def _second(below: Sequence[Block], stop: str) -> str | None:
    """Which comes first below with this mark behind it, `2` or `II` (`I/ …`, read `1/ …`, above `II/ …`)."""
    for block in below if stop else ():
        number, _, rest = block.text[:6].partition(stop)
        if rest and number.strip(" /") in ("2", "II"):
            return number.strip(" /")
    return None


def _cost_of_none(printed: str, capitals: bool, last: int, cell: bool, follows: bool = False) -> float:
    """How dear it is to take a mark for no Roman number: free for digits and letters in their turn, dear for what reads as one.

    `last`: the arabic number before it; `follows`: the letter before it is the one before it in the alphabet.
    """
    if set(printed) <= set("1l|!i"):
        strokes = len(printed)
        if strokes == 1:
            return 0.5 if capitals else -2.0
        in_turn = last == int("1" * strokes) - 1
        return 0.0 if in_turn else (2.0 if capitals or cell else 1.0)
    if roman_value(printed):
        return 3.0 if len(printed) > 1 or printed == "I" else 1.5
    if capitals and printed[-1] in SLASHED:
        return 1.2 if printed == "VỤ" else 3.0  # `VỤ TỔ CHỨC` may be the department
    if capitals and len(printed) > 2:
        return 3.0
    return 0.0 if follows else 1.9


def _settled(row: list[_Place]) -> list[Numeral]:
    """The places of a row that read otherwise in its cheapest reading."""
    if len(row) < 2:
        return []
    best, values = _cheapest(row, None, 0)
    out = []
    for at, (place, value) in enumerate(zip(row, values, strict=True)):
        if not value or (to_roman(value) == place.printed and not place.bare):
            continue
        standing = roman_value(place.printed) if to_roman(value) != place.printed else 0
        dearer, _ = _cheapest(row, at, standing)
        if dearer - best >= (_LEAST_OF_ROMAN if standing else _LEAST_MARGIN):
            end = place.start + len(place.printed)
            out.append(Numeral(place.start, end, place.printed, to_roman(value), round(dearer - best, 2)))
    return out


def _cheapest(row: list[_Place], fixed: int | None, value: int) -> tuple[float, list[int]]:
    """The cost of the cheapest values of a row (0: no Roman number) and the values; `fixed` must have `value`."""
    ways: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for at, place in enumerate(row):
        options = [(number, _cost_of(place.printed, number, place.bare)) for number in range(1, _MOST)]
        options = [(number, cost) for number, cost in options if cost < 2.5]
        if at == fixed:
            options = [(number, cost) for number, cost in options if number == value]
        longer: dict[int, tuple[float, list[int]]] = {}
        for last, (cost, path) in ways.items():
            if at != fixed or not value:
                held = longer.get(last)
                if held is None or cost + place.none < held[0]:
                    longer[last] = (cost + place.none, [*path, 0])
            for number, own in options:
                total = cost + own + _step(last, number, place.fresh)
                held = longer.get(number)
                if held is None or total < held[0]:
                    longer[number] = (total, [*path, number])
        ways = longer
    return min(ways.values(), key=lambda way: way[0])


def _step(last: int, number: int, fresh: bool) -> float:
    if number == last + 1:
        return 0.0
    if number == 1:
        return 0.0 if fresh else _RESTART
    if number == last:
        return _REPEATED
    return _BACK if number < last else _JUMP if last else _LOST_FIRST


def _cost_of(printed: str, value: int, bare: bool) -> float:
    """What it costs that the number `value` was read as `printed`: strokes lost or gained, letters that look like strokes.

    `bare`: without a stop, whose slash may be a stroke too many; of `HH.` for III. one stroke was read twice.
    """
    wanted = to_roman(value)
    if printed == wanted:
        return 0.0
    strokes = printed.translate(_STROKES)
    cost = 0.2 * sum(char not in "IVX" for char in printed)
    if strokes == wanted:
        return cost
    if strokes.rstrip("I") == wanted.rstrip("I"):
        lost = len(wanted) - len(strokes)
        if lost == -1 and (bare or printed.count("H") > 1):
            return cost + 0.5
        return cost + (0.5 * lost if lost > 0 else -1.2 * lost)
    if bare and strokes[-1:] == "V" and strokes[:-1] + "I" == wanted:
        return cost + 0.6  # `IV NỘI DUNG` for `II/ NỘI DUNG`: the stroke and the slash lean together
    if strokes.lstrip("I") == wanted.lstrip("I"):
        return cost + 1.2 * abs(len(wanted) - len(strokes))
    if strokes.replace("V", "II") == wanted.replace("V", "II"):
        return cost + 1.6  # strokes that run together at their feet: `IV` for III
    return 9.0


def _quarter(printed: str, of_year: bool) -> str | None:
    """The quarter that strokes mean; None where they may be a number, or mean none of the four. `of_year`: a year stands behind."""
    if printed.isdigit() and printed != "111" and not (of_year and printed == "11"):
        return None
    strokes = printed.translate(_STROKES)
    return strokes if strokes in ("I", "II", "III", "IV") else None


_UNDER = regex(r"(?P<n>[IVXHLl1|!Ị]{1,4})\s?\.?\s?(?P<item>\d{1,2})[.)]\s*(?=[^\W\d_])")


def _under_headings(blocks: Sequence[Block], settled: dict[int, Numeral]) -> list[Numeral]:
    """The Roman part of `II.1.` below heading II, where it was read `11.1.` or `IIL1.`; `1.1.` may be a number and stays."""
    out = []
    heading = ""
    for block in blocks:
        under = None if block.cells is not None else _UNDER.match(block.text)
        if under is None:
            match = _MARKER.match(block.text) or _BARE.match(block.text)
            if match and block.cells is None:
                found = settled.get(block.start)
                printed = found.repaired if found else match["n"]
                heading = printed if roman_value(printed) and (found or len(printed) > 1 or not printed.isdigit()) else heading
            continue
        printed = under["n"]
        if heading and printed != heading and printed not in ("1", "l") and printed.translate(_STROKES) == heading:
            out.append(Numeral(block.start, block.start + len(printed), printed, heading, 1.5))
    return out
