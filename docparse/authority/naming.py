"""Names of bodies as the archive writes them. A name in capitals in, the name in sentence case with its proper nouns out.

`ỦY BAN NHÂN DÂN TỈNH LAI CHÂU` is `Ủy ban nhân dân tỉnh Lai Châu` (contract: issuer). The case of a phrase comes from `casing.tsv` and
`bodies.tsv` (NĐ 30/2020, Phụ lục II: viết hoa tên cơ quan, tổ chức), that of a place from its being a place, the rest from how the
paper itself writes it in its text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from docparse.authority.bodies import bodies_by_name
from docparse.authority.districts import district_named
from docparse.authority.provinces import load_provinces
from docparse.authority.spelling import kept_short, tone_on_first, write_out
from docparse.text.normal import same_letters, strip_marks
from docparse.text.regex import regex

UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_UNIT_KEYS = {strip_marks(unit): unit for unit in UNITS}
_SMALL = frozenset(["và", "của", "tại", "cho", "các", "với", "về", "thuộc", "trực", "trong", "số", "lần", "thứ"])
_JOINING = _SMALL - {"trực", "trong", "số", "lần", "thứ"}
"""Words that no name begins with, however the text writes them (`Kính gửi: Các trường`)."""
_END_OF_NAME = frozenset(["lần", "khóa", "khoá", "nhiệm", "về", "thuộc", "của", "và", "các"])
"""Words that end the name of a place (`tỉnh Lai Châu lần thứ XV`)."""
_REGIONS = frozenset((*UNITS, "miền", "vùng", "phía", "khu"))
_QUOTES = frozenset('“”"')
_KEPT = frozenset(["đảng", "trung ương", "việt nam"])
_YOUTH = ("Tỉnh đoàn", "Thành đoàn", "Huyện đoàn")
_TOKEN = regex(r"[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]|_")
_PROPER_HEADS = (
    "Trường", "Công ty", "Bệnh viện", "Tập đoàn", "Hợp tác xã", "Xí nghiệp", "Nhà máy", "Báo", "Đại học", "Tổng công ty", "Ngân hàng",
    "Học viện", "Vườn", "Đồn", "Nông trường", "Lâm trường", "Rừng phòng hộ", "Rừng đặc dụng",
)  # fmt: skip
"""First words of bodies that are named by a name, whose every word takes a capital, rather than by a field of work."""


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {tuple(_tokens_key(name)): name for name in _names()}


@cache
def _names() -> list[str]:
    text = files("docparse.authority").joinpath("casing.tsv").read_text(encoding="utf-8")
    return [*(line for line in text.splitlines()[1:] if line), *(body.name for body in bodies_by_name().values())]


@cache
def _twins() -> dict[str, str]:
    """Names that are another's but for their marks (`Hải quân` beside `Hải quan`), by their own letters in small."""
    return {name.lower(): name for name in _names() if _phrases()[tuple(_tokens_key(name))].lower() != name.lower()}


def organ_phrases() -> list[str]:
    """The names and parts of names of bodies whose case is known (`casing.tsv`, `bodies.tsv`)."""
    return list(_phrases().values())


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
    raw = tone_on_first(write_out(re.sub(r"\s+", " ", name.replace("–", "-")).strip(" -,;:.*_")))
    tokens = list(_TOKEN.finditer(raw))
    keys = [strip_marks(token.group()).lower() for token in tokens]
    out: list[str] = []
    sure = 1.0
    index = 0
    proper = False
    quoted = False  # inside a slogan: `PHONG TRÀO “TOÀN DÂN ĐOÀN KẾT”`, a sentence with one capital
    runs: set[int] = set()  # words right behind an unknown word: only the first of a run takes a capital
    learned = _Learned(raw, tokens, text, text_key)
    while index < len(tokens):
        word = tokens[index].group()
        if word in _QUOTES:
            quoted = not quoted and word != "”" and any(token.group() in _QUOTES for token in tokens[index + 1 :])
            _put(out, raw, tokens, index, word)
            index += 1
            continue
        if quoted and word.isalpha() and word.isupper():
            _put(out, raw, tokens, index, _capital(word) if tokens[index - 1].group() in _QUOTES else word.lower())
            index += 1
            continue
        if proper and (word.lower() in _END_OF_NAME or (index + 1 < len(tokens) and word == "-" and _begins_body(keys, index + 1))):
            proper = False
        if proper and (place := _district_at(raw, tokens, index)):
            _put(out, raw, tokens, index, place[1])
            index += place[0]
            continue
        found = None if proper else _phrase_at(keys, index)
        if found and found[1] in _YOUTH and not same_letters(raw[tokens[index].start() : tokens[index + 1].end()], found[1]):
            found = None  # HUYỆN ĐOAN HÙNG
        if found and not (found[0] == 1 and index and word.lower() != found[1].lower()):
            length, phrase = found
            phrase = _twins().get(raw[tokens[index].start() : tokens[index + length - 1].end()].lower(), phrase)
            if _many(out) and phrase.lower() not in _KEPT:
                phrase = phrase.lower()  # `Khối thi đua các doanh nghiệp nhà nước` names no body
            place = _district_at(raw, tokens, index) if index else None
            if place and place[0] >= length and not _is_field(phrase, length):
                length, phrase = place
            elif length == 1 and index > 0:
                phrase = learned.case(index) or phrase
            _put(out, raw, tokens, index, phrase)
            index += length
            proper = phrase.endswith((" ủy", "đoàn")) and phrase.split()[0] in ("Tỉnh", "Thành", "Huyện", "Quận", "Thị")
            proper = proper or (phrase.lower().endswith("khu vực") and "".join(keys[index : index + 1]) not in _NAMELESS)
            continue
        unit = next((n for n in (2, 1) if index + n <= len(tokens) and _is_unit(tokens[index : index + n], keys[index : index + n])), 0)
        if unit and _OTHER_TINH.fullmatch(word) and not _place_at(keys, index + 1):
            unit = 0
        if unit and index and (index + unit == len(tokens) or keys[index - 1] == "cac"):
            _put(out, raw, tokens, index, _UNIT_KEYS[" ".join(keys[index : index + unit])])
            index += unit
            continue
        if unit and index + unit < len(tokens):
            unit_word = _UNIT_KEYS[" ".join(keys[index : index + unit])]
            unit_word = (
                unit_word.capitalize()
                if not out or (unit_word == "thành phố" and keys[index + unit : index + unit + 3] == ["ho", "chi", "minh"])
                else unit_word
            )
            if unit_word in ("quận", "phường") and keys[index + unit].isdigit():
                unit_word = unit_word.capitalize()  # NĐ 30/2020, Phụ lục II, III.1.c: Quận 1
            _put(out, raw, tokens, index, unit_word)
            index += unit
            proper = True
            continue
        place = _place_at(keys, index) or _district_at(raw, tokens, index)
        if place:
            printed = raw[tokens[index].start() : tokens[index + place[0] - 1].end()]
            _put(out, raw, tokens, index, place[1] if same_letters(printed, place[1]) else printed.title())
            index += place[0]
            continue
        fresh = index not in runs
        runs.add(index + 1)
        if not word[:1].isalpha():
            cased = word
        elif word.upper() in kept_short() or re.fullmatch(r"[IVX]+", word):
            cased = word if word.isupper() else learned.case(index) or word
        elif proper:
            cased = learned.case(index) or _capital(word)
            if index and keys[index - 1] in _UNIT_KEYS:
                cased = _capital(cased)  # `xã Bản Hồ`, though `bản` is a word
        else:
            cased = "" if index and word.lower() in _JOINING else learned.case(index)
            shown = bool(cased)
            if not cased:
                cased = _default(word, out, fresh and not _many(out))
                sure = min(sure, 0.8)
            if cased[:1].islower() and _opens_field(word, out, fresh and not shown):
                cased = _capital(word)  # whatever the text prints: NĐ 30/2020, Phụ lục II
        _put(out, raw, tokens, index, cased)
        index += 1
    result = tone_on_first("".join(out))
    return result[:1].upper() + result[1:], sure


_NAMELESS = ("", "phia", "mien", "bien", "nong", "cong", "do", "trung")  # `khu vực phía Nam`, `khu vực biên giới`
_AREAS = ("khu vuc", "lien huyen", "lien xa", "lien quan", "lien tinh")  # no units, yet a name stands behind them


def is_generic(name: str) -> bool:
    """Whether a name in sentence case says only what the body does (`Chi cục Kiểm lâm`), so that it wants a place to be whole.

    Two capitals side by side that no known phrase explains are a proper noun (`Trung tâm Hoa Sen`), and so is what stands behind
    the word of an area (`Trung tâm Y tế khu vực Mường Khoa`): such a body has a place of its own.
    """
    tokens = list(_TOKEN.finditer(name))
    keys = [strip_marks(token.group()).lower() for token in tokens]
    index = 0
    capitals = 0
    while index < len(tokens):
        found = _phrase_at(keys, index)
        word = tokens[index].group()
        if word[:1].isupper() and " ".join(keys[max(0, index - 2) : index]) in _AREAS:
            return False
        lone = found is not None and found[0] == 1
        if lone and capitals and index > 1 and word[:1].isupper():
            return False  # `Nậm Sở`: no word of a body stands right behind half a word
        if found and not (lone and index and (word != found[1] or _name_goes_on(tokens, keys, index + 1))):
            index += found[0]
            capitals = 0
            continue
        if index and _place_at(keys, index):
            return False
        capitals = capitals + 1 if word[:1].isupper() else 0
        if capitals >= 2 or word.isdigit() or re.fullmatch(r"[IVX]+", word):
            return False
        index += 1
    return True


def _name_goes_on(tokens: list[re.Match[str]], keys: list[str], index: int) -> bool:
    """Whether the word at `index` has a capital that no phrase explains: then the word before it belongs to a name (`Lao Bảo`)."""
    if index >= len(tokens) or not tokens[index].group()[:1].isupper():
        return False
    found = _phrase_at(keys, index)
    return found is None or (found[0] == 1 and tokens[index].group() != found[1])


def is_known(name: str) -> bool:
    """Whether known phrases make up the whole name.

    >>> is_known("Bệnh viện Đa khoa")
    True
    """
    keys = _tokens_key(name)
    index = 0
    while index < len(keys):
        found = _phrase_at(keys, index)
        if found is None:
            return False
        index += found[0]
    return bool(keys)


def phrase_over(above: str, line: str) -> bool:
    """Whether a known phrase of three words or more begins at the end of `above` and ends in `line`.

    >>> phrase_over("SỞ TÀI NGUYÊN VÀ MÔI", "TRƯỜNG")
    True
    """
    first, second = _tokens_key(above), _tokens_key(line)
    keys = first + second
    for start in range(max(0, len(first) - _longest()), len(first)):
        for end in range(min(len(keys), start + _longest()), len(first), -1):
            if end - start >= 3 and tuple(keys[start:end]) in _phrases():
                # two names that are whole by themselves were not cut
                return not (tuple(first[start:]) in _phrases() and tuple(keys[len(first) : end]) in _phrases())
    return False


def _is_field(phrase: str, length: int) -> bool:
    """Whether a phrase is a field of work or a body of several words: then it is no place by the same letters."""
    return length > 1 or phrase in ("Bộ", "Sở")


def _begins_body(keys: list[str], index: int) -> bool:
    return keys[index] in ("so", "ban", "bo", "hoi", "lien", "cong", "uy", "phong", "truong", "chi", "cuc", "trung", "vien", "doan")


def _district_at(raw: str, tokens: list[re.Match[str]], index: int) -> tuple[int, str] | None:
    for length in range(min(5, len(tokens) - index), 0, -1):
        printed = raw[tokens[index].start() : tokens[index + length - 1].end()]
        if length == 1 and "'" not in printed and "’" not in printed:
            return None
        name = district_named(printed)
        if name:
            return length, name
    return None


def _capital(word: str) -> str:
    """`M'GAR` as `M'Gar`: each part of a word with a capital, as names of the Central Highlands are most often written."""
    return "".join(part.capitalize() if part[:1].isalpha() else part for part in re.split(r"(['’ʼ])", word))


_OTHER_TINH = regex(r"T[ÌÍĨỊ]NH", re.IGNORECASE)
"""`TỈNH` with another mark, as scans have it: the unit only where the name of a province follows, unlike in `TÌNH NGUYỆN`."""
_CLEAR_UNITS = ("tinh", "thanh pho", "huyen")
"""Units that cannot be other words without their marks (`quan` may be `quan`, `xa` may be far)."""


def _is_unit(tokens: list[re.Match[str]], keys: list[str]) -> bool:
    key = " ".join(keys)
    return key in _UNIT_KEYS and (key in _CLEAR_UNITS or " ".join(token.group() for token in tokens).lower() == _UNIT_KEYS[key])


def _default(word: str, out: list[str], fresh: bool) -> str:
    if word.upper() in kept_short() or re.fullmatch(r"[IVX]+|[A-ZĐ]+\d+[A-ZĐ\d]*", word):
        return word
    if not word.isupper() or not _VOWEL.search(strip_marks(word)):
        return word
    if word.lower() in _SMALL:
        return word.lower()
    if fresh or any(item.startswith(_PROPER_HEADS) for item in out):
        return _capital(word)
    return word.lower()


_VOWEL = regex(r"[AEIOUY]")
"""What a word of capitals has that is no short form."""
_COUNTED = ("Khối", "Cụm")
_JOINTS = (",", "-", "và")


def _many(out: list[str]) -> bool:
    """Whether the name so far counts members (`Khối thi đua các …`) and not places (`Cụm thi đua các tỉnh …`)."""
    return "các" in out and out[0].startswith(_COUNTED) and not any(item in _REGIONS for item in out)


def _opens_field(word: str, out: list[str], fresh: bool) -> bool:
    """Whether a word of a name that norms write is the first of a function or field: behind the type, a comma, a dash or `và`."""
    if (
        not out
        or word.lower() in _SMALL
        or not word.isalpha()
        or out[0].startswith((*_PROPER_HEADS, *_COUNTED))
        or any(item.startswith("Công ty") for item in out)
    ):
        return False
    before = next((item for item in reversed(out) if item.strip()), "")
    return before in _JOINTS or (fresh and before != "các" and not before[:1].islower())


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


class _Learned:
    """How the paper's own text writes the words of a name: found when first asked, for the whole name or for parts of it."""

    def __init__(self, raw: str, tokens: list[re.Match[str]], text: str, text_key: str) -> None:
        self.raw, self.tokens, self.text, self.text_key = raw, tokens, text, text_key
        self.forms: dict[int, str] | None = None

    def case(self, index: int) -> str:
        """The token as the text writes it; empty when the text does not show it."""
        if self.forms is None:
            self.forms = self._read() if self.text else {}
        return self.forms.get(index, "")

    def _read(self) -> dict[int, str]:
        forms: dict[int, str] = {}
        count = len(self.tokens)
        for length in range(count, 1, -1):
            for first in range(count - length + 1):
                if all(index in forms for index in range(first, first + length)):
                    continue
                start, end = self.tokens[first].start(), self.tokens[first + length - 1].end()
                like = _learn(self.raw[start:end], self.text, self.text_key)
                for index in range(first, first + length) if like else ():
                    token = self.tokens[index]
                    forms.setdefault(index, _as_learned(like, self.raw, token.start(), token.end(), start))
            if length == count and forms:
                break
        return forms


_MOTTO = regex(r"doc\s*lap\W+tu\s*do\W+hanh")  # its capitals tell nothing of a commune named Tự Do


def _learn(raw: str, text: str, text_key: str) -> str:
    """How the paper's text writes the same words in mixed case; empty when it does not."""
    needle = strip_marks(raw).lower()
    at = -1
    for _ in range(12):
        if (at := text_key.find(needle, at + 1)) < 0:
            return ""
        found = text[at : at + len(needle)]
        if found[:1].isupper() and not found.isupper() and not _MOTTO.search(text_key, max(0, at - 20), at + 40):
            return found
    return ""


def _as_learned(learned: str, raw: str, start: int, end: int, base: int) -> str:
    like = learned[start - base : end - base]
    return "".join(char.upper() if model.isupper() else char.lower() for char, model in zip(raw[start:end], like, strict=False))
