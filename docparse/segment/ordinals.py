"""Ordinals put right by their sequence: the texts of consecutive blocks in, their markers out, with what OCR did to the numbers undone.

Roman strokes are lost and gained (`Il.`, `1V.`, `H.` for II), dots of decimal numbers vanish (`2.17.` for 2.1.7.), 1 and l and I are
confused (FACTS 9.4). What a number should be, its neighbours tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from docparse.segment.first_decimal import first_decimals
from docparse.segment.labels import label_title
from docparse.segment.letter_row import mend_letters
from docparse.segment.numbering import CAPITALS, CONFUSED, Marker, is_upper, next_capital, read_marker, roman_value, to_roman
from docparse.segment.roman_row import Numeral
from docparse.segment.title_evidence import is_unit
from docparse.text.regex import regex

_LOOSE = regex(r"(?P<n>[1-9lI][\dlIL|! .,]{1,10}?)[.,]?\s+(?=[“\"]?[A-ZĐÀ-Ỹ][a-zà-ỹđ])")
_BARE = regex(r"(?P<n>[1-9]\d?)\s+(?=[A-ZĐÀ-Ỹ“])")
_ALIKE = ("17", "14", "38", "56", "68", "35", "27", "08")
"""Digits that a blurred page makes alike."""
_ROMAN_PART = regex(r"[IVX]+\.\d")
_UNDER_ROMAN = regex(r"(?P<n>[IVXHLl1|!Ị]{1,4}?)(?P<dot>\s?[.,]\s?)?(?P<item>\d{1,2})[.)]\s+(?=[^\W\d_]|[“\"])")
_STROKES = CONFUSED | str.maketrans("Ị", "I")
_DIGITS = str.maketrans({"l": "1", "I": "1", "L": "1", "|": "1", "!": "1"})


def read_markers(texts: list[str | None], scanned: bool = False, by_row: Mapping[int, Numeral] | None = None) -> list[Marker | None]:
    """The markers of consecutive blocks (None: a block that cannot have one). `scanned`: decimal numbers may be damaged too.

    `by_row`: Roman numbers, by the places of their blocks, that only all numbers of the document together tell.

    A lone `l.` is `I.` above a title in capitals, otherwise `1.`; `11.` between `I.` and `III.` is `II.`; `C.` after `B.` is a letter;
    `1. MỤC ĐÍCH` before `II. NỘI DUNG` is `I.`; an initial (`C. Mai`) is no marker.
    """
    first = first_decimals(texts) if scanned else {}
    by_row = {at: numeral for at, numeral in (by_row or {}).items() if at not in first}
    markers = [None if text is None else read_marker(text) for text in texts]
    for at, (ordinal, begin) in first.items():
        line = texts[at] or ""
        printed = line[:begin].rstrip().rstrip(".,")
        markers[at] = Marker("decimal", ordinal, printed, 1, line[begin:], begin, ordinal.count(".") + 1, repaired=True)
    for at, numeral in by_row.items():
        if (text := texts[at]) is not None:
            markers[at] = _told_by_row(text, numeral)
    last_roman = last_upper = 0
    shouted: int | None = None  # an arabic `1.` above capitals that may be a Roman I
    for at, found in enumerate(markers):
        if found is None:
            continue
        marker = found if at in by_row else _in_turn(found, last_roman, last_upper)
        markers[at] = marker
        if marker is None:
            continue
        if marker.style == "roman":
            if marker.value == 2 and last_roman == 0 and shouted is not None:
                one = markers[shouted]
                markers[shouted] = replace(one, style="roman", ordinal="I", value=1, repaired=True) if one else None
            last_roman = marker.value
        elif marker.style == "upper":
            last_upper, last_roman = marker.value, 0
        elif marker.style == "arabic" and marker.value == 1 and shouted is None and is_upper(marker.title, 0.7):
            shouted = at
    _settle(markers)
    _mend_ones(markers)
    if scanned:
        _mend_under_romans(texts, markers)
        _mend_decimals(texts, markers)
        _add_bare(texts, markers)
        _add_first(texts, markers)
        mend_letters(texts, markers)
    return markers


_STOP = regex(r"\s?[.):/–,-]*\s*")


def _told_by_row(text: str, numeral: Numeral) -> Marker:
    """The marker of a block whose Roman number its row tells."""
    stop = _STOP.match(text, len(numeral.printed))
    at = stop.end() if stop else len(numeral.printed)
    return Marker("roman", numeral.repaired, numeral.printed, roman_value(numeral.repaired), text[at:], at, repaired=True)


def _in_turn(marker: Marker, last_roman: int, last_upper: int) -> Marker | None:
    """One marker as it reads after the Roman number and the letter before it."""
    caps = is_upper(marker.title, 0.7)
    if marker.style == "roman":
        letter = CAPITALS.find(marker.printed) + 1 if len(marker.printed) == 1 else 0
        if last_upper and not last_roman and letter and next_capital(letter, last_upper):
            return replace(marker, style="upper", value=letter)
        if marker.repaired and set(marker.printed) <= set("l1|!") and not caps and marker.value != last_roman + 1:
            return replace(marker, style="arabic", ordinal=str(marker.value))
        if marker.repaired and last_roman and marker.value != last_roman + 1 and not caps:
            return None
    elif marker.style == "arabic" and caps and set(marker.printed) <= set("l1"):
        value = roman_value(marker.printed.translate(CONFUSED))
        if marker.printed == "l" or (value > 1 and value == last_roman + 1):
            return replace(marker, style="roman", ordinal=to_roman(value), value=value, repaired=True)
    elif marker.style == "upper" and marker.value != 1 and not next_capital(marker.value, last_upper):
        if marker.printed == "H" and last_roman == 1:
            return replace(marker, style="roman", ordinal="II", value=2, repaired=True)
        # the first part may stand without its letter; an initial (`C. MAI`) is no part
        return marker if caps and not last_upper and label_title(marker.title) else None
    return marker


_COUNTS = frozenset({"roman", "upper", "arabic", "paren", "decimal", "phan", "chuong", "muc", "dieu"})


def _settle(markers: list[Marker | None]) -> None:
    """Strokes that two counts share, told by the number that comes next.

    `I.` under a Roman number and before `2.` is `1.`; `l.` above capitals and before `2.` above capitals is `1.`; `I.` behind `H.` and
    before `II.` is no letter; `v.` behind `IV.` is `V.`.
    """
    last_roman, last_lower = 0, ""
    counting = [at for at, marker in enumerate(markers) if marker is not None and marker.style in _COUNTS]
    ahead = dict(pairwise(counting))
    for at, marker in enumerate(markers):
        if marker is None:
            continue
        following = markers[ahead[at]] if at in ahead else None
        if marker.style == "roman":
            caps = is_upper(marker.title, 0.7)
            if marker.value == 1 and following is not None and following.style == "arabic" and following.value == 2:
                own = last_roman and not caps
                if own or (marker.repaired and not last_roman and caps and is_upper(following.title, 0.7)):
                    markers[at] = replace(marker, style="arabic", ordinal="1", repaired=True)
                    continue
            last_roman, last_lower = marker.value, ""
        elif marker.style == "upper":
            if marker.printed == "I" and following is not None and following.style == "roman" and following.value == 2:
                markers[at] = replace(marker, style="roman", value=1)
                last_roman = 1
                continue
            last_roman, last_lower = 0, ""
        elif marker.style == "lower":
            labelled = is_upper(marker.title, 0.7) or label_title(marker.title[:120]) or is_unit(marker.title)
            if marker.printed == "v" and last_roman == 4 and last_lower not in ("u", "ư") and labelled:
                markers[at] = replace(marker, style="roman", ordinal="V", value=5, repaired=True)
                last_roman = 5
                continue
            last_lower = marker.ordinal


def _mend_ones(markers: list[Marker | None]) -> None:
    """`I.` again where II must be: between I and III, with no letter or part between that would begin a new count."""
    romans: list[int] = []
    counted: list[int] = []
    for at, marker in enumerate(markers):
        if marker is None:
            continue
        if marker.style in ("upper", "phan", "chuong", "muc", "dieu"):
            romans, counted = [], []
        elif marker.style == "roman":
            romans.append(at)
            counted.append(marker.value)
            if len(counted) > 3 and counted[:2] == [1, 1] and counted[-1] == len(counted):  # I, I, II, IV
                for value, other in enumerate(romans[1:-1], start=2):
                    found = markers[other]
                    if found is not None and may_be_misread(found.printed, to_roman(value)):
                        markers[other] = replace(found, ordinal=to_roman(value), value=value, repaired=True)
                        counted[value - 1] = value
                continue
            values = counted[-3:]
            middle = markers[romans[-2]] if len(romans) > 1 else None
            if values[:2] == [1, 1] and values[2:] and 3 <= values[2] <= 4 and middle is not None:
                markers[romans[-2]] = replace(middle, ordinal="II", value=2, repaired=True)
                counted[-2] = 2


def _mend_decimals(texts: list[str | None], markers: list[Marker | None]) -> None:
    """Decimal numbers of a scan whose dots or digits were misread, where the digits are those of the number that must come."""
    path: list[int] = []
    for at, (text, marker) in enumerate(zip(texts, markers, strict=True)):
        if text is None:
            continue
        if marker is not None and marker.style in ("roman", "upper", "phan", "chuong", "muc", "dieu"):
            path = []
            continue
        if not text[:1].isdigit() and text[:1] not in "lI" and (marker is None or marker.style != "decimal"):
            continue
        parts = [int(part) for part in re.findall(r"\d+", marker.ordinal)] if marker and marker.style in ("arabic", "decimal") else []
        expected = [[*path[:size], path[size] + 1] for size in range(len(path))] + ([[*path, 1]] if path else [])
        if parts and (parts in expected or not expected):
            path = parts
            continue
        mended = _mended_number(text, parts, expected)
        if mended is not None and _counts_from(parts, mended[0], markers[at + 1 :]):
            mended = None  # a number before it was lost
        if mended is not None:
            number, begin = mended
            path = number
            ordinal = ".".join(map(str, number))
            printed = text[:begin].rstrip().rstrip(".,")
            style = "decimal" if len(number) > 1 else "arabic"
            markers[at] = Marker(style, ordinal, printed, number[-1], text[begin:], begin, len(number), True)  # type: ignore[arg-type]
        elif parts:
            path = parts


def _counts_from(parts: list[int], meant: list[int], behind: list[Marker | None]) -> bool:
    """Whether a number that is greater than the one that must come is right: the next one of its depth is greater still, or there is none
    and it does not look like that one."""
    if len(parts) != len(meant) or parts[:-1] != meant[:-1] or parts[-1] <= meant[-1]:
        return False
    ahead = ([int(part) for part in re.findall(r"\d+", marker.ordinal)] for marker in behind if marker is not None)
    following = next((number for number in ahead if len(number) == len(parts) and number[:-1] == parts[:-1]), None)
    if following is None:
        return not may_be_misread(str(parts[-1]), str(meant[-1]))
    return following[-1] > parts[-1]


def _add_bare(texts: list[str | None], markers: list[Marker | None]) -> None:
    """Numbers of a scan whose dot was lost (`1 Trường …`), where the number before or behind agrees."""
    last = 0
    for at, text in enumerate(texts):
        marker = markers[at]
        if marker is not None:
            last = marker.value if marker.style == "arabic" else last
            continue
        match = _BARE.match(text) if text else None
        if match is None or text is None:
            continue
        value = int(match["n"])
        ahead = next((found for found in markers[at + 1 : at + 7] if found is not None and found.style == "arabic"), None)
        if ahead is not None and ahead.value == value + 1 and value in (1, last + 1):
            markers[at] = Marker("arabic", match["n"], match["n"], value, text[match.end() :], match.end(), repaired=True)
            last = value


def _add_first(texts: list[str | None], markers: list[Marker | None]) -> None:
    """The number 1 or I that a scan lost: a short title right below its parent, whose next sibling is counted 2."""
    for at, marker in enumerate(markers):
        if marker is None or marker.value != 2 or marker.style not in ("roman", "arabic"):
            continue
        outer = at - 1
        while outer >= 0:
            above = markers[outer]
            if above is not None and (above.rank < marker.rank or (above.kind == marker.kind)):
                break
            outer -= 1
        above = markers[outer] if outer >= 0 else None
        if above is not None and above.kind == marker.kind:
            continue
        shouted = is_upper(marker.title)
        between = [other for other in range(outer + 1, at) if texts[other] is not None and markers[other] is None]
        if shouted:  # so is the title of the first one; what introduces the list is not
            between = [other for other in between if is_upper(texts[other] or "")]
        first = between[0] if between else at
        text = texts[first]
        if (not shouted and first != outer + 1) or first >= at or text is None or not text[:1].isupper():
            continue
        if 2 <= len(text.split()) <= 14 and text.rstrip()[-1] not in (".;," if outer >= 0 else ".;,:"):
            markers[first] = Marker(marker.style, "I" if marker.style == "roman" else "1", "", 1, text, 0, repaired=True)


def _mend_under_romans(texts: list[str | None], markers: list[Marker | None]) -> None:
    """The Roman part of `II.1.` where a scan has `11.1.`, `IL1.` or `13.`, in a document that counts so below its Roman numbers.

    The number must be the next one below its Roman number; elsewhere in the document two must be read as they should be.
    """
    if sum(marker is not None and _ROMAN_PART.match(marker.ordinal) is not None for marker in markers) < 2:
        return
    above, last = "", 0
    for at, (text, marker) in enumerate(zip(texts, markers, strict=True)):
        if marker is not None and marker.style == "roman":
            above, last = marker.ordinal, 0
            continue
        if marker is not None and marker.style in ("upper", "phan", "chuong", "muc", "dieu"):
            above = ""
        if not above or not text:
            continue
        if marker is not None and marker.ordinal == f"{above}.{last + 1}":
            last += 1
            continue
        match = _UNDER_ROMAN.match(text)
        if match is None or int(match["item"]) != last + 1:
            continue
        strokes = match["n"].translate(_STROKES)
        if strokes.rstrip("I") != above.rstrip("I") or abs(len(strokes) - len(above)) > (not match["dot"]):
            continue
        last += 1
        begin = match.end()
        markers[at] = Marker("arabic", f"{above}.{last}", text[:begin].rstrip().rstrip(".):"), last, text[begin:], begin, repaired=True)


def _mended_number(text: str, parts: list[int], expected: list[list[int]]) -> tuple[list[int], int] | None:
    """The expected number that was misread as the beginning of `text`, and where the title begins."""
    match = _LOOSE.match(text)
    if not match:
        return None
    digits = re.sub(r"\D", "", match["n"].translate(_DIGITS))
    for number in expected:
        if 1 < len(number) >= len(parts) and digits == "".join(map(str, number)):  # dots vanish, none is added
            return number, match.end()
    for number in expected:
        if len(number) > 2 and len(parts) == len(number) and sum(a != b for a, b in zip(parts, number, strict=True)) == 1:
            return number, match.end()
    return None


def may_be_misread(printed: str, meant: str) -> bool:
    """Whether a scan may show `meant` as `printed`: strokes of a Roman number lost or gained, a digit lost or taken for one like it.

    Authors count wrong more often than an engine takes a sharp 3 for a 2.

    >>> may_be_misread("II", "III"), may_be_misread("IV", "III"), may_be_misread("19", "2"), may_be_misread("3", "2")
    (True, False, True, False)
    """
    if not meant.isdigit():
        strokes = printed.translate(_STROKES)
        return strokes.rstrip("I") == meant.rstrip("I") or strokes.lstrip("I") == meant.lstrip("I")
    return len(printed) != len(meant) or not printed.isdigit() or any(meant[-1] in pair and printed[-1] in pair for pair in _ALIKE)


def mend_run(values: list[int]) -> list[int]:
    """The ordinals of a run as they should read, where the neighbours agree on it, a stroke was lost, or a later number is in its place.

    >>> mend_run([1, 2, 2, 4])
    [1, 2, 3, 4]
    """
    out = list(values)
    for at in range(1, len(out)):
        following = out[at + 1] if at + 1 < len(out) else None
        if out[at] != out[at - 1] + 1 and (following == out[at - 1] + 2 or (following is None and out[at] == out[at - 1])):
            out[at] = out[at - 1] + 1
    if len(out) > 2 and out[0] != 1 and out[1] == 2 and out[2] == 3:
        out[0] = 1
    sound = max((at for at, value in enumerate(values) if value == at + 1), default=0)
    if out[0] == 1 and sound > 2:  # from 1 to a number that is where it should be
        out[:sound] = range(1, sound + 1)
    return out
