"""What stands around a value and in it, for its confidence: a record's text and a value's stretch in, features by name out.

Every feature is something that a person looks at who checks a value: which words stand before and behind it, whether it fills its line,
whether its brackets close, whether an authority file knows it, whether the paper says it again elsewhere. Names are those of
`docparse.review.confidence.FEATURES`; what is not named is zero.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log10

from docparse.schema import Section
from docparse.segment import anchors
from docparse.segment.numbering import counted
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

NEAR = 60
"""How many characters before a value are heard (never over the edge of its line)."""
_CUES = {
    "cue aim": r"phấn đấu|chỉ tiêu|mục tiêu|tối thiểu|ít nhất|không dưới|(?:bảo|đảm) (?:bảo|đảm)|duy trì|quyết tâm|nâng|giảm|tăng",
    "cue make": r"xây dựng|tổ chức|hoàn thành|thành lập|trồng|mở|giúp|tặng|thực hiện|làm|vận động|hỗ trợ|chọn|cử",
    "cue result": r"đã|được|kết quả|so với|năm trước|cùng kỳ|chiếm|hiện có|ước|tính đến",
    "cue rule": r"điểm|thưởng|tiền|đồng|kinh phí|tiêu chuẩn|điều kiện|phiếu|không quá|tối đa|mỗi|xét|đề nghị",
    "cue event": r"vào|lúc|hồi|giờ|sáng|chiều|tổ chức|khai mạc|lễ|hội nghị|họp",
    "cue cited": r"số|quyết định|nghị định|kế hoạch|chỉ thị|thông tư|luật|căn cứ|theo",
}
CUES = tuple(_CUES)
_UNDER = {
    "under rule": regex(
        r"tiêu chuẩn|tiêu chí|điều kiện|đối tượng|bình xét|xét (?:tặng|chọn|khen)|khen thưởng|danh hiệu|hình thức|chấm điểm|thang điểm|"
        r"hồ sơ|mức (?:thưởng|chi|đóng)|kinh phí|chế độ|quy (?:định|chế)|hướng dẫn"
    ),
    "under result": regex(r"kết quả|tình hình|đánh giá|thực trạng|ưu điểm|hạn chế|tồn tại|sự cần thiết|đặc điểm|bối cảnh"),
    "under aim": regex(r"chỉ tiêu|mục tiêu|phấn đấu|nội dung thi đua|nhiệm vụ trọng tâm|phương hướng"),
}
UNDER = tuple(_UNDER)
_BY_FIELD = {
    "targets": ("cue aim", "cue make", "cue result", "cue rule", "cue cited"),
    "dates": ("cue result", "cue event", "cue cited"),
    "references": ("cue result", "cue cited"),
    "named_references": ("cue cited",),
}
_CUE = {field: regex(rf"(?<!\w)(?:{'|'.join(f'({_CUES[name]})' for name in names)})(?!\w)") for field, names in _BY_FIELD.items()}
WORD = regex(r"[^\W\d_]+")
_UNIT_NAME = regex(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|việt nam)(?!\w)")
_SHORT = regex(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")
_DIGIT = regex(r"\d")
_CAPITALS = regex(rf"[{anchors.UPPER}]{{2}}")
_MORE = regex(r"trở (?:lên|xuống)")
_MARKS = frozenset(".,):/;–-")
_FIGURES = regex(r"\d[\d.,]*")
_COMPARES = regex(r"[<>≤≥]")
_ODD_ORDINAL = regex(r"\d[A-Za-z]|[A-Z]")
_ODD_CELL = regex(r"\d[:;)\]]|[“”\"'_|]|\d[A-Za-z]|[A-Za-z]\d|\d \d")
_E = 6
"""Where `e` counts to after `đ`, which many leave out."""
_LONGEST = 30
"""Digits: what is longer is no number, and its logarithm may be none."""
_SHORT_UNITS = frozenset({"%", "‰", "km", "m", "ha", "kg", "g", "l", "h"})
_ENDS = " ,;:.)”\n\t"
CONTEXT = (
    "before", "after", "line", "line_at", "line_rest", "next_lower", "bracketed", "short", "commas", *CUES,
    "kind", "unit_named", "known", "generic", "echo", "longer", "body", "run_in", "same_style", "same_case", "length_gap",
    "step", "first", "last", "person", "in_line", "unit_words",
    "brackets", "symbol_known", "more", "cited", "twin", "mark_odd", "tail_odd", "repeat", "out_of_row",
    "cells", "cells_gap", "ratio", "cell_mark", "cells_odd",
    *UNDER, "is one",
)  # fmt: skip
"""Names of the features of this module."""


def around(text: str, start: int, end: int) -> dict[str, float]:
    """How a stretch sits in its line: what touches it, how much of the line it is, whether the next line goes on in small letters."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[start - 1 : start] if start > first else "\n", text[end : end + 1] if end < last else "\n"
    following = text[last + 1 : last + 40].lstrip("\n ")
    length = max(1, last - first)
    return {
        "before": _touch(before),
        "after": _touch(after) if after != " " else 8.0 + text[end + 1 : end + 2].islower(),
        "line": float(min(length, 400)),
        "line_at": (start - first) / length,
        "line_rest": float(min(last - end, 300)),
        "next_lower": float(following[:1].islower()),
        "bracketed": float(text.count("(", first, start) > text.count(")", first, start)),
    }


def _touch(char: str) -> float:
    """A small number for the kind of a character beside a value."""
    at = _ENDS.find(char)
    return float(at) if at >= 0 else 10.0 if char.isalnum() else 11.0


def strange_share(text: str) -> float:
    """The share of words that are neither syllables nor abbreviations: what a poor reading leaves."""
    words = WORD.findall(text)
    return strange(words) / max(1, len(words))


def strange(words: list[str]) -> float:
    """How many words are neither syllables nor abbreviations."""
    return float(sum(map(_is_strange, words)))


@lru_cache(maxsize=20_000)
def _is_strange(word: str) -> bool:
    """Whether a word is neither a syllable nor an abbreviation in capitals."""
    return not is_syllable(word) and not (word.isupper() and len(word) <= 8)


def of_words(text: str, words: list[str]) -> dict[str, float]:
    """The words of a value, counted."""
    return {
        "strange": strange(words),
        "words": float(len(words)),
        "characters": float(len(text)),
        "capitals": sum(map(str.isupper, words)) / max(1, len(words)),
        "digits": sum(map(str.isdecimal, text)) / (sum(map(len, words)) + 1),
        "first_lower": float(text[:1].islower()),
        "last_mark": float(".,;:/".find(text[-1:]) + 1) if text else 0.0,
        "colon": float(":" in text),
    }


def inside(value: str) -> dict[str, float]:
    """What the value itself shows: brackets that do not close, abbreviations, commas."""
    out: dict[str, float] = {}
    if not value.isupper() and _CAPITALS.search(value):
        out["short"] = float(len(_SHORT.findall(value)))
    commas = value.count(",") + value.count(";")
    if commas:
        out["commas"] = float(commas)
    if "(" in value:
        out["brackets"] = float(value.count("("))
    return out


def cues(field: str, lowered: str, start: int) -> dict[str, float]:
    """Which words of the field stand before a value in its line: 1 for far, up to 2 for right before it."""
    out: dict[str, float] = {}
    names = _BY_FIELD.get(field)
    if names:
        first = max(lowered.rfind("\n", 0, start) + 1, start - NEAR)
        window = lowered[first:start]
        for found in _CUE[field].finditer(window):
            out[names[(found.lastindex or 1) - 1]] = 1.0 + found.end() / len(window)
    return out


def of_body(name: str) -> dict[str, float]:
    """How well the name of a body is known: its kind, whether it names its territory, whether the authority file has it."""
    return dict(_of_body(name))


@lru_cache(maxsize=4096)
def _of_body(name: str) -> tuple[tuple[str, float], ...]:
    from docparse.authority.naming import is_generic, is_known

    lowered = name.lower()
    return (
        ("kind", float(_kind(lowered))),
        ("unit_named", float(bool(_UNIT_NAME.search(lowered)))),
        ("known", float(is_known(name))),
        ("generic", float(is_generic(name))),
    )


_KINDS = (
    "ủy ban nhân dân", "hội đồng", "ủy ban", "ban ", "sở ", "bộ ", "cục ", "chi cục", "tổng cục", "chi nhánh", "công ty", "tổng công ty",
    "trường", "đại học", "bệnh viện", "trung tâm", "phòng", "công đoàn", "liên đoàn", "đoàn", "hội ", "đảng ủy", "huyện ủy", "tỉnh ủy",
    "thành ủy", "cụm", "khối", "viện", "công an", "ngân hàng", "văn phòng", "thủ tướng", "chính phủ", "chi bộ", "đảng bộ", "kho bạc",
)  # fmt: skip


def _kind(lowered: str) -> int:
    return next((number for number, begin in enumerate(_KINDS, start=1) if lowered.startswith(begin)), 0)


def echoes(value: str, lowered: str) -> dict[str, float]:
    """How often the paper says the value, and whether it says it with a territory behind it that the value lacks."""
    wanted = value.lower()
    if len(wanted) < 4:
        return {}
    at, count, longer = lowered.find(wanted), 0, 0
    while at >= 0 and count < 6:
        count += 1
        longer += bool(_UNIT_NAME.match(lowered, at + len(wanted) + 1))
        at = lowered.find(wanted, at + len(wanted))
    return {"echo": float(count), "longer": float(longer)}


def of_headings(sections: list[Section], text: str) -> dict[int, dict[str, float]]:
    """By `id` of the section: how a heading stands among its siblings, and what follows it before the next heading."""
    out: dict[int, dict[str, float]] = {}
    _row(sections, text, out)
    return out


def _row(row: list[Section], text: str, out: dict[int, dict[str, float]]) -> None:
    headings = [section.heading or "" for section in row]
    lengths = [len(heading) for heading in headings]
    capitals = [heading.isupper() for heading in headings]
    places = [counted(section.ordinal) for section in row]
    marks = [_mark(section) for section in row]
    of_mark = Counter((style, mark) for (style, _), mark in zip(places, marks, strict=True))
    tails = [heading[-1:] if heading[-1:] in ".,;:" else "" for heading in headings]
    of_tail, of_ordinal = Counter(tails), Counter(section.ordinal for section in row)
    of_style, upper = Counter(style for style, _ in places), sum(capitals)
    mean = sum(lengths) / max(1, len(lengths))
    odd = _out_of_row(places)
    before = 0
    for number, section in enumerate(row):
        stop = section.children[0].start if section.children else section.end
        begin = section.start + lengths[number]
        line_end = text.find("\n", begin, stop)
        style, count = places[number]
        ordinal = min(99, count)
        out[id(section)] = {
            "body": float(min(2000, max(0, stop - begin))),
            "run_in": float(min(400, (stop if line_end < 0 else line_end) - begin)),
            "same_style": of_style[style] / len(row),
            "same_case": (upper if capitals[number] else len(row) - upper) / len(row),
            "length_gap": lengths[number] - mean,
            "step": float(ordinal - before) if ordinal else 0.0,
            "first": float(number == 0),
            "last": float(number == len(row) - 1),
            "siblings": float(len(row)),
            "mark_odd": 1.0 - of_mark[style, marks[number]] / of_style[style] if section.ordinal else 0.0,
            "repeat": float(bool(section.ordinal) and of_ordinal[section.ordinal] > 1),
            "tail_odd": 1.0 - of_tail[tails[number]] / len(row),
            "out_of_row": float(odd[number]),
        }
        before = ordinal or before
        _row(section.children, text, out)


def _out_of_row(places: Sequence[tuple[str | None, int]]) -> list[int]:
    """Of each place of a row (style, count): whether the one before it, and the one behind it, in its style has another count than it asks
    for (`I`, `I`, `III`): a number was misread there, or a heading missed.

    >>> _out_of_row([("roman", 1), ("roman", 1), ("roman", 3), ("none", 0)])
    [1, 2, 1, 0]
    """
    out = [0] * len(places)
    last: dict[str | None, int] = {}
    for at, (style, count) in enumerate(places):
        if not count:
            continue
        before = last.get(style)
        behind = count - (places[before][1] if before is not None else 0)
        if behind != 1 and (style, count, behind) != ("letter", _E, 2):
            out[at] += 1
            if before is not None:
                out[before] += 1
        last[style] = at
    return out


def _mark(section: Section) -> str:
    """What stands between a heading's number and its words: `.`, `)`, `/`, nothing."""
    heading, ordinal = section.heading or "", section.ordinal or ""
    at = heading.find(ordinal) + len(ordinal) if ordinal in heading else 0
    rest = heading[at : at + 3].lstrip()
    return rest[:1] if rest[:1] in _MARKS else ""


def of_row(text: str, start: int, end: int, value: float | None) -> dict[str, float]:
    """The row of a table in which an aim stands: how many cells it has and how many the rows beside it, how far (powers of ten) the value
    is from the nearest other number, whether a cell compares (`<`, `≥`), and how many cells look misread."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    row = text[first:last].split("\t")
    above, below = text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)], text[last + 1 : last + 400].partition("\n")[0]
    beside = [count + 1 for count in (above.count("\t"), below.count("\t")) if count]
    others = [number for cell in row[1:] for number in map(number_of, _FIGURES.findall(cell)) if number and number != value]
    odd = int(len(row[0]) < 4 and _ODD_ORDINAL.search(row[0]) is not None)
    for cell in row[1:]:
        stripped = cell.strip()
        if _DIGIT.search(cell):
            odd += _ODD_CELL.search(cell) is not None
        else:
            odd += 0 < len(stripped) <= 2 and stripped not in _SHORT_UNITS and not is_syllable(stripped.lower())
    return {
        "cells": float(len(row)),
        "cells_gap": float(min((abs(len(row) - count) for count in beside), default=0)),
        "ratio": min((abs(log10(value / other)) for other in others), default=0.0) if value and value > 0 else 0.0,
        "cell_mark": float(_COMPARES.search(text, first, last) is not None),
        "cells_odd": float(odd),
    }


def figure_of(text: str, start: int, end: int, value: float | None) -> tuple[int, int] | None:
    """Where a row of figures prints a value, None where it does not."""
    return next((match.span() for match in _FIGURES.finditer(text, start, end) if number_of(match[0]) == value), None)


def number_of(printed: str) -> float:
    """A number as printed (`12.800,5`), 0 where it is none."""
    whole, _, part = printed.replace(".", "").partition(",")
    return float(f"{whole}.{part.replace(',', '')}") if whole.isdigit() and len(whole) < _LONGEST else 0.0


def of_person(name: str) -> dict[str, float]:
    """How like a person's name it is: a known family name, and two to five words with one capital each."""
    from docparse.authority.people import surnames

    words = name.split()
    shaped = sum(word[:1].isupper() and word[1:].islower() for word in words) / max(1, len(words))
    return {"person": shaped + (bool(words) and words[0] in surnames()), "unit_words": float(len(words))}


def of_target(text: str, start: int, end: int) -> dict[str, float]:
    """Whether `trở lên` or `trở xuống` stands in a quantity or right behind it."""
    return {"more": float(len(_MORE.findall(text, start, min(len(text), end + 25))))}


@lru_cache(maxsize=2048)
def under(heading: str) -> tuple[str, ...]:
    """Which features the words of a heading switch on for what stands under it: `under rule` (what an award
    asks for is no aim), `under result`, `under aim`."""
    lowered = heading.lower()
    return tuple(name for name, pattern in _UNDER.items() if pattern.search(lowered))


@lru_cache(maxsize=4096)
def symbol_known(canonical: str) -> float:
    """Whether the last part of a number names a body of the authority file: 1 yes, 0.5 where it has no such part."""
    from docparse.authority.bodies import find_body

    parts = re.split(r"[/-]", canonical)
    return 0.5 if len(parts) < 3 else float(any(find_body(part) is not None for part in parts[1:]))
