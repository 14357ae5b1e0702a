"""Names of bodies as the archive writes them. A name in capitals in, the name in sentence case with its proper nouns out.

`ỦY BAN NHÂN DÂN TỈNH LAI CHÂU` is `Ủy ban nhân dân tỉnh Lai Châu` (contract: issuer). The case of a phrase comes from `casing.tsv` and
`bodies.tsv` (NĐ 30/2020, Phụ lục II: viết hoa tên cơ quan, tổ chức), that of a place from its being a place, the rest from how the
paper itself writes it in its text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from docparse.authority.bodies import bodies_by_name
from docparse.authority.provinces import load_provinces
from docparse.text.normal import strip_marks

UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_UNIT_KEYS = {strip_marks(unit): unit for unit in UNITS}
_ABBREVIATED = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\b(?:UB|ỦY BAN)\s*MTTQ\s*(?:VN|VIỆT NAM)?\b"), "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bBCH\b"), "Ban Chấp hành"),
    (re.compile(r"\bBTV\b"), "Ban Thường vụ"),
    (re.compile(r"\bLĐLĐ\b"), "Liên đoàn Lao động"),
    (re.compile(r"\bGD\s*(?:&|-|VÀ)?\s*ĐT\b"), "Giáo dục và Đào tạo"),
    (re.compile(r"\bLĐ\s*-?\s*TB\s*(?:&|VÀ)?\s*XH\b"), "Lao động - Thương binh và Xã hội"),
    (re.compile(r"\bNN\s*(?:&|VÀ)?\s*PTNT\b"), "Nông nghiệp và Phát triển nông thôn"),
    (re.compile(r"\bTN\s*(?:&|VÀ)?\s*MT\b"), "Tài nguyên và Môi trường"),
    (re.compile(r"\bT\.?P\.?\s*HCM\b"), "thành phố Hồ Chí Minh"),
    (re.compile(r"\b(?:TP|T\.P)\b\.?\s*"), "thành phố "),
    (re.compile(r"\bTX\b\.?\s*"), "thị xã "),
)
_KEEP = frozenset(
    [
        "THPT",
        "THCS",
        "TH",
        "MN",
        "PTDTNT",
        "PTDTBT",
        "TNHH",
        "MTV",
        "TNCS",
        "HCM",
        "TCTD",
        "TW",
        "MTTQ",
        "VN",
        "ĐHQG",
        "CP",
        "GDTX",
        "GDNN",
        "ĐHQG-HCM",
        "TM",
        "DV",
        "XD",
        "CNTT",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "XII",
        "CDC",
        "TTYT",
        "BV",
        "ODA",
        "KCN",
    ]
)
_SMALL = frozenset(["và", "của", "tại", "cho", "các", "với", "về", "thuộc", "trực", "trong", "số", "lần", "thứ"])
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    text = files("docparse.authority").joinpath("casing.tsv").read_text(encoding="utf-8")
    names = [line for line in text.splitlines()[1:] if line]
    names.extend(body.name for body in bodies_by_name().values())
    return {tuple(_tokens_key(name)): name for name in names}


@cache
def _longest() -> int:
    return max(len(tokens) for tokens in _phrases())


@cache
def _places() -> dict[tuple[str, ...], str]:
    out: dict[tuple[str, ...], str] = {}
    for province in load_provinces():
        for name in (province.name, province.seat):
            if name:
                out.setdefault(tuple(_tokens_key(name)), name)
    return out


def _tokens_key(text: str) -> list[str]:
    return _TOKEN.findall(strip_marks(text).lower())


def sentence_case(name: str, text: str = "", text_key: str = "") -> tuple[str, float]:
    """The name in sentence case, and how sure its capitals are. `text`, `text_key`: the paper's own words, to learn from.

    >>> sentence_case("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH AN GIANG")[0]
    'Sở Văn hóa, Thể thao và Du lịch tỉnh An Giang'
    """
    raw = re.sub(r"\s+", " ", name.replace("–", "-")).strip(" -,;:.*_")
    for pattern, full in _ABBREVIATED:
        raw = pattern.sub(full, raw)
    raw = re.sub(r"\s+", " ", raw)
    tokens = list(_TOKEN.finditer(raw))
    keys = [strip_marks(token.group()).lower() for token in tokens]
    out: list[str] = []
    sure = 1.0
    index = 0
    proper = False
    runs: set[int] = set()  # words right behind an unknown word: only the first of a run takes a capital
    learned = _learn(raw, text, text_key)
    while index < len(tokens):
        found = None if proper else _phrase_at(keys, index)
        if found and not (found[0] == 1 and index and tokens[index].group().lower() != found[1].lower()):
            length, phrase = found
            if length == 1 and learned and index > 0:
                phrase = _as_learned(learned, raw, tokens[index].start(), tokens[index].end())
            _put(out, raw, tokens, index, phrase)
            index += length
            proper = phrase.endswith((" ủy", "đoàn")) and phrase.split()[0] in ("Tỉnh", "Thành", "Huyện", "Quận", "Thị")
            continue
        unit = next((n for n in (2, 1) if _is_unit(tokens[index : index + n], keys[index : index + n])), 0)
        if unit and index and index + unit == len(tokens):
            _put(out, raw, tokens, index, _UNIT_KEYS[" ".join(keys[index:])])
            break
        if unit and index + unit < len(tokens):
            word = _UNIT_KEYS[" ".join(keys[index : index + unit])]
            word = (
                word.capitalize()
                if not out or (word == "thành phố" and keys[index + unit : index + unit + 3] == ["ho", "chi", "minh"])
                else word
            )
            _put(out, raw, tokens, index, word)
            index += unit
            proper = True
            continue
        place = _place_at(keys, index)
        if place:
            printed = raw[tokens[index].start() : tokens[index + place[0] - 1].end()]
            _put(out, raw, tokens, index, place[1] if _same_letters(printed, place[1]) else printed.title())
            index += place[0]
            continue
        word = tokens[index].group()
        fresh = index not in runs
        runs.add(index + 1)
        if proper or not word[:1].isalpha():
            cased = word if word.upper() in _KEEP or re.fullmatch(r"[IVX]+", word) else word.capitalize()
        elif learned:
            cased = _as_learned(learned, raw, tokens[index].start(), tokens[index].end())
        else:
            cased = _default(word, out, fresh)
            sure = min(sure, 0.8)
        if word == "-":
            proper = False
        _put(out, raw, tokens, index, cased)
        index += 1
    result = "".join(out)
    return result[:1].upper() + result[1:], sure


_CLEAR_UNITS = ("tinh", "thanh pho", "huyen")
"""Units that cannot be other words without their marks (`quan` may be `quan`, `xa` may be far)."""


def _is_unit(tokens: list[re.Match[str]], keys: list[str]) -> bool:
    key = " ".join(keys)
    return key in _UNIT_KEYS and (key in _CLEAR_UNITS or " ".join(token.group() for token in tokens).lower() == _UNIT_KEYS[key])


def _same_letters(a: str, b: str) -> bool:
    return sorted(unicodedata.normalize("NFD", a.casefold())) == sorted(unicodedata.normalize("NFD", b.casefold()))


def _default(word: str, out: list[str], fresh: bool) -> str:
    if word.upper() in _KEEP or re.fullmatch(r"[IVX]+", word):
        return word
    if not word.isupper():
        return word
    if word.lower() in _SMALL:
        return word.lower()
    if (out[0].split()[0] if out else "") in ("Trường", "Công", "Bệnh") or fresh:
        return word.capitalize()
    return word.lower()


def _put(out: list[str], raw: str, tokens: list[re.Match[str]], index: int, word: str) -> None:
    if index and raw[tokens[index].start() - 1] == " " and out:
        out.append(" ")
    out.append(word)


def _phrase_at(keys: list[str], index: int) -> tuple[int, str] | None:
    for length in range(min(_longest(), len(keys) - index), 0, -1):
        phrase = _phrases().get(tuple(keys[index : index + length]))
        if phrase:
            return length, phrase
    return None


def _place_at(keys: list[str], index: int) -> tuple[int, str] | None:
    for length in range(min(6, len(keys) - index), 1, -1):
        place = _places().get(tuple(keys[index : index + length]))
        if place:
            return length, place
    return None


def _learn(raw: str, text: str, text_key: str) -> str:
    """How the paper's text writes the same words in mixed case; empty when it does not."""
    if not text:
        return ""
    needle = strip_marks(raw).lower()
    at = text_key.find(needle)
    for _ in range(12):
        if at < 0:
            return ""
        found = text[at : at + len(needle)]
        if found[:1].isupper() and not found.isupper():
            return found
        at = text_key.find(needle, at + 1)
    return ""


def _as_learned(learned: str, raw: str, start: int, end: int) -> str:
    return "".join(char.upper() if like.isupper() else char.lower() for char, like in zip(raw[start:end], learned[start:end], strict=False))
