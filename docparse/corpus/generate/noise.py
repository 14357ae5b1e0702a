"""Damage that keeps its labels: tagged strings in, tagged strings as OCR, old spelling or old fonts give them out.

Surfaces become what is printed after the damage; canonical numbers, EDTF dates and values in the tags stay what was meant.
"""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from docparse.corpus.annotate import Tag, strip
from docparse.corpus.generate.draw import Draw
from docparse.corpus.paper import Paper, Para
from docparse.text.regex import regex

_TOKEN = regex(r"\w+|\s+|[^\w\s]")
_CONFUSED = {
    "ấ": "ầâá",
    "ẩ": "âầ",
    "ú": "ủũ",
    "ả": "àáã",
    "ế": "êềể",
    "ố": "ồôổ",
    "ỉ": "iìí",
    "ộ": "ợôọ",
    "ề": "ểếê",
    "ể": "ềê",
    "ổ": "ôốỏ",
    "ữ": "ưừ",
    "ử": "ưữ",
    "ừ": "ưứ",
    "ự": "ưụ",
    "ỳ": "yý",
    "ỷ": "yý",
    "ỹ": "yỷ",
    "ã": "ảà",
    "ặ": "ăắ",
    "ậ": "âầ",
    "ệ": "êẹ",
    "ị": "iỉ",
    "ọ": "oợ",
    "ụ": "uự",
    "đ": "dä",
    "ơ": "oø",
    "ư": "uu",
    "ô": "oổ",
    "ê": "eể",
    "â": "aẩ",
    "Ộ": "ÔỌ",
    "Ử": "ỪỮ",
    "Ề": "ẾỂ",
    "Đ": "DB",
    "Ơ": "O",
    "Ứ": "ƯÚ",
    "Ụ": "U",
    "Ậ": "Â",
    "Ổ": "ÔỎ",
    "Ấ": "ÂẦ",
}
"""What Tesseract's `vie` reads for a letter, likeliest first (FACTS 9.4)."""
_JOINED = (("ưở", "ướ"), ("ươ", "uơ"), ("rn", "m"), ("cl", "d"), ("ii", "u"))
_SYMBOLS = {
    "TTg": ("TTG", "TIg", "TTs"),
    "TW": ("TVV", "T W"),
    "CP": ("GP", "CF"),
    "UBND": ("UBNĐ", "ƯBND"),
    "HĐND": ("HDND", "HĐNĐ"),
    "QĐ": ("OĐ", "QD"),
    "NĐ": ("ND",),
}
"""What is read for the letters of a symbol (FACTS 3.4)."""
_MARKS = {"%": ("%", "°/o", "%"), "“": ('"', "*", "'"), "”": ('"', "'", '"'), "–": ("-", "—"), ";": (":", ";", ","), ".": (",", ".", ".")}
_OLD = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "òe": "oè",
    "óe": "oé",
    "ỏe": "oẻ",
    "ùy": "uỳ",
    "úy": "uý",
    "ủy": "uỷ",
    "ũy": "uỹ",
    "ụy": "uỵ",
}
_OLD |= {key[0].upper() + key[1:]: value[0].upper() + value[1:] for key, value in list(_OLD.items())}
_OLD_PATTERN = regex(r"(?<![qQ])(" + "|".join([*_OLD, *dict.fromkeys(key.upper() for key in _OLD)]) + r")(?![a-zà-ỹA-ZÀ-Ỹ])")

Change = Callable[[str], str]


def old_tones(text: str) -> str:
    """Tone marks as the old school sets them: `hoà`, `uỷ` (FACTS 9.1, 6)."""

    def swap(match: re.Match[str]) -> str:
        found = match.group()
        return _OLD.get(found) or _OLD[found.lower()].upper()

    return _OLD_PATTERN.sub(swap, text)


def ocr(draw: Draw, rate: float) -> Change:
    """A change of one word at a time: `rate` of the words get a letter wrong; numbers are left alone but for a year now and then."""

    def change(token: str) -> str:
        if len(token) == 1 and token in _MARKS:
            return draw.pick(_MARKS[token]) if draw.chance(rate * 0.7) else token
        if token in _SYMBOLS and draw.chance(rate * 3):
            return draw.pick(_SYMBOLS[token])
        if len(token) == 4 and token.startswith("20") and token.isdigit() and draw.chance(rate * 0.4):
            return "2O" + token[2:]
        if not token.isalpha() or len(token) < 2 or not draw.chance(rate * 2.2):
            return token
        for pair, read in _JOINED:
            if pair in token and draw.chance(0.35):
                return token.replace(pair, read, 1)
        places = [index for index, letter in enumerate(token) if letter in _CONFUSED]
        if not places:
            return token
        at = draw.pick(places)
        return token[:at] + draw.pick(_CONFUSED[token[at]]) + token[at + 1 :]

    return change


def damaged_head(paper: Paper, draw: Draw) -> None:
    """The number and date lines as OCR gives them, in place: spaces, look-alike digits, lost spaces. Their labels are what was meant."""
    number = paper.number
    if number and draw.chance(0.5):
        number = draw.pick(
            [
                number.replace("Số", "Sô", 1),
                number.replace("Số", "Só", 1),
                number.replace(": ", ":", 1),
                number.replace("Số:", "Số :", 1),
                number.replace("-", " - ", 1),
                number.replace("/", " / ", 1),
                number.replace("/", "/ ", 1),
            ]
        )
        if draw.chance(0.3):
            number = (
                re.sub(r"(?<=[\d ])1(?=\d)", "l", number, count=1) if draw.chance(0.5) else re.sub(r"(?<=\d)0(?=\d)", "O", number, count=1)
            )
        paper.number = number
    if paper.place_date and draw.chance(0.4):
        line = paper.place_date
        forms = [
            line.replace("ngày ", "ngày", 1),
            line.replace("tháng ", "tháng", 1),
            line.replace(", ", ",", 1),
            line.replace("ngày", "ngàv", 1),
            line.replace("năm ", "năm  ", 1),
            line.replace("tháng", "thảng", 1),
            line.replace(" năm", "\nnăm", 1),
        ]
        paper.place_date = draw.pick(forms)
    signs = (("KT.", ("KT,", "KI.", "KT")), ("TM.", ("TM,", "IM.", "TM")), ("TL.", ("TL,", "T1.", "TL")))
    if draw.chance(0.3):
        for block in paper.signatures:
            for mark, read in signs:
                block.lines = [line.replace(mark, draw.pick(read), 1) if line.startswith(mark) else line for line in block.lines]


def damage(paper: Paper, change: Change, spare: frozenset[str] = frozenset()) -> Paper:
    """The paper with `change` on every word of its strings; `spare` names fields that are left alone."""
    memory: dict[str, str] = {}
    out = dataclasses.replace(paper)
    for name in ("issuer", "parent", "vv", "subject", "recipients"):
        if name not in spare:
            setattr(out, name, [_string(line, change, memory) for line in getattr(paper, name)])
    out.body = [_paragraph(para, change, memory) for para in paper.body]
    out.annexes = [[_paragraph(para, change, memory) for para in annex] for annex in paper.annexes]
    return out


def everywhere(paper: Paper, change: Callable[[str], str]) -> Paper:
    """The paper with `change` on every whole tagged string, arguments of tags too (spelling, punctuation)."""
    out = dataclasses.replace(
        paper,
        number=change(paper.number),
        place_date=change(paper.place_date),
        type=change(paper.type),
        recipients_head=change(paper.recipients_head),
    )
    for name in ("issuer", "parent", "vv", "subject", "recipients", "title", "addressees", "marks"):
        setattr(out, name, [change(line) for line in getattr(paper, name)])

    def one(para: Para) -> Para:
        heading = None if para.heading is None else change(para.heading)
        return dataclasses.replace(
            para, text=change(para.text), heading=heading, rows=[[change(cell) for cell in row] for row in para.rows]
        )

    out.body = [one(para) for para in paper.body]
    out.annexes = [[one(para) for para in annex] for annex in paper.annexes]
    out.signatures = [
        dataclasses.replace(item, lines=[change(line) for line in item.lines], name=change(item.name)) for item in paper.signatures
    ]
    out.gold = _gold(paper.gold, change)
    return out


def _gold(value: object, change: Callable[[str], str]) -> dict[str, object]:
    """Labels that repeat printed words follow the print; the names of bodies keep the normal spelling (contract, section 1)."""
    gold: dict[str, object] = dict(value) if isinstance(value, dict) else {}
    header = dict(gold.get("header") or {})  # type: ignore[call-overload]
    for name in ("subject", "place"):
        if header.get(name):
            header[name] = change(header[name])
    header["addressees"] = [change(name) for name in header.get("addressees") or []]
    gold["header"] = header
    for name in ("signatory", "co_signatories", "attachments", "second_document"):
        if name in gold:
            gold[name] = _deep(gold[name], change, skip=("issuer", "parent"))
    return gold


def _deep(value: object, change: Callable[[str], str], skip: tuple[str, ...]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_deep(item, change, skip) for item in value]
    if isinstance(value, dict):
        return {key: item if key in skip else _deep(item, change, skip) for key, item in value.items()}
    return value


_ORDINALS = {
    "I": ("l", "1", "I,"),
    "II": ("ll", "Il", "H"),
    "III": ("IIl", "Ill", "HI"),
    "IV": ("1V", "lV"),
    "V": ("V,", "v"),
    "VI": ("Vl", "V1"),
    "VII": ("VIl",),
    "1": ("l", "I"),
}


def damaged_ordinals(paper: Paper, draw: Draw, share: float) -> Paper:
    """Numbers of headings as OCR misreads them: `ll.`, `1V.`, `l.` (FACTS 1.6)."""

    def one(para: Para) -> Para:
        match = re.match(r"(I{1,3}|IV|VI{0,2}|1)([.,/-] )", para.text)
        if not para.level or not match or not draw.chance(share):
            return para
        read = draw.pick(_ORDINALS.get(match.group(1), (match.group(1),)))
        mark = match.group(2) if not read.endswith(",") else " "
        cut = len(match.group())
        heading = None if para.heading is None else f"{read}{mark}{para.heading[cut:]}"
        return dataclasses.replace(para, text=f"{read}{mark}{para.text[cut:]}", heading=heading)

    return dataclasses.replace(paper, body=[one(para) for para in paper.body])


def _paragraph(para: Para, change: Change, memory: dict[str, str]) -> Para:
    if para.rows:
        return dataclasses.replace(para, rows=[[_string(cell, change, memory) for cell in row] for row in para.rows])
    plain, tags = strip(para.text)
    noisy, place = _words(plain, change)
    heading = para.heading
    if heading is not None:
        length = len(strip(heading)[0])
        heading = noisy[: place(length)]
    text = _retag(plain, noisy, place, tags, memory)
    return dataclasses.replace(para, text=text, heading=heading)


def _string(text: str, change: Change, memory: dict[str, str]) -> str:
    plain, tags = strip(text)
    noisy, place = _words(plain, change)
    memory[plain] = noisy
    return _retag(plain, noisy, place, tags, memory)


def _words(plain: str, change: Change) -> tuple[str, Callable[[int], int]]:
    """The changed text, and where an offset of the old text (at the edge of a word) is in the new."""
    out: list[str] = []
    shifts: list[tuple[int, int]] = [(0, 0)]
    length = 0
    for match in _TOKEN.finditer(plain):
        token = change(match.group())
        out.append(token)
        length += len(token)
        shifts.append((match.end(), length))
    table = dict(shifts)
    return "".join(out), lambda offset: table.get(offset, min(offset, length))


def _retag(plain: str, noisy: str, place: Callable[[int], int], tags: list[Tag], memory: dict[str, str]) -> str:
    """The new text with the old tags; the measure of a target is cut from the new text where the old one stood in the old."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, int] = {}
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end)):
        argument = tag.argument
        if tag.kind == "target":
            *head, measure = argument.split(";", 4)
            at = plain.find(measure)
            measure = noisy[place(at) : place(at + len(measure))] if at >= 0 else memory.get(measure, measure)
            argument = ";".join([*head, measure])
        opens.setdefault(place(tag.start), []).append(f"{{{tag.kind}:{argument}|" if argument else f"{{{tag.kind}|")
        closes[place(tag.end)] = closes.get(place(tag.end), 0) + 1
    out: list[str] = []
    for offset in range(len(noisy) + 1):
        out.append("}" * closes.get(offset, 0))
        out += opens.get(offset, [])
        out.append(noisy[offset : offset + 1])
    return "".join(out)


@cache
def _legacy_table(kind: str) -> dict[str, str]:
    lines = files("docparse.text").joinpath("encodings.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader([line for line in lines if line and not line.startswith("#")], delimiter="\t"))
    found: dict[str, str] = {}
    for row in rows:
        if row[kind]:
            found[row["letter"]] = bytes.fromhex(row[kind]).decode("latin-1" if kind == "tcvn3" else "cp1252")
    if kind == "tcvn3":  # capitals that the font alone draws
        for letter in [row["letter"] for row in rows]:
            if letter not in found and letter.lower() in found:
                found[letter] = found[letter.lower()]
    return found


def plain_marks(text: str) -> str:
    """Typographic marks that the old code pages have not, in their typewriter form."""
    for mark, plain in (
        ("“", '"'),
        ("”", '"'),
        ("«", '"'),
        ("»", '"'),
        ("–", "-"),
        ("…", "..."),
        ("≥", ">="),
        ("≤", "<="),
        ("‰", "%o"),
        ("•", "-"),
        ("×", "x"),
        ("’", "'"),
    ):
        text = text.replace(mark, plain)
    return text


def fits_tcvn3(text: str) -> bool:
    """Whether no word begins with a capital that TCVN3 has no code for: such a letter would come back small."""
    own = set("ĂÂÊÔƠƯĐ")
    return not any(
        len(word) > 1 and not word[0].isascii() and word[0].isupper() and word[0] not in own and not word.isupper()
        for word in re.findall(r"\w+", text)
    )


def encode_legacy(text: str, kind: str) -> str:
    """Unicode as the old font's letters: `tcvn3` or `vni`; each Latin letter is one byte of the old file."""
    return "".join(_legacy_table(kind).get(letter, letter) for letter in text)
