"""Bytes in, Unicode text out: which encoding a Vietnamese text is in, its letters, and for each where it stood.

Unicode (UTF-8, UTF-16, composed or not), windows-1258, and the fonts' encodings TCVN3 (ABC), VNI-Windows and VIQR, which may also
sit inside Unicode files as Latin letters. Order of the tests and traps: FACTS 7.2 and 7.3; letters: `encodings.tsv`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

Legacy = Literal["tcvn3", "vni", "viqr"]
_SAMPLE = 24000
_MINIMUM = 30  # letters; never convert by guess with fewer
_VIETNAMESE = regex("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
_DECOMPOSED = regex("[a-zA-ZăâêôơưĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]")
_HIGH = regex("[\xa1-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u20ac]")
_VIQR_STRONG = regex(r"[aAeEoO]\^|[aA]\(|[oOuU]\+|\b[dD][dD]")
_WORD = regex(r"[^\W\d_]+")
_ASCII_SMALL = regex("[a-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text file as text. `source` is the bytes in their code (one character a byte for one-byte encodings), `text` is Unicode.

    `offsets`: for each character of `text` the offset in `source` (None: they are the same). `encoding`: `utf-8`, `utf-16`,
    `windows-1258`, `windows-1252`, `tcvn3`, `vni`, `viqr`. `damaged`: how many bytes had no meaning.
    """

    text: str
    source: str
    encoding: str
    offsets: list[int] | None = None
    damaged: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text of a file, or None where the bytes are no text in any known encoding."""
    plain = _unicode(data)
    if plain is None:
        return _single_byte(data)
    kind = legacy_kind(plain.text)
    if kind is None:
        return _mixed(plain)
    text, offsets = convert(plain.text, kind)
    return Decoded(text, plain.text, kind, offsets)


def _mixed(plain: Decoded) -> Decoded:
    """With the lines in Unicode that an old font's letters stand in, beside lines typed in Unicode (a head typed anew, a body pasted)."""
    lines = plain.text.splitlines(keepends=True)
    old = [_HIGH.search(line) is not None and not _VIETNAMESE.search(line) for line in lines]
    kind = legacy_kind("".join(line for line, is_old in zip(lines, old, strict=True) if is_old)) if any(old) else None
    if kind is None:
        return plain
    out: list[str] = []
    offsets: list[int] = []
    position = 0
    for line, is_old in zip(lines, old, strict=True):
        text, places = convert(line, kind) if is_old else (line, None)
        if is_old and _marked(text)[1] <= _marked(line)[1]:
            text, places = line, None
        out.append(text)
        offsets.extend(position + place for place in (places or range(len(line))))
        position += len(line)
    return Decoded("".join(out), plain.text, plain.encoding, offsets, plain.damaged)


def legacy_kind(text: str) -> Legacy | None:
    """Which legacy encoding a text in Latin letters is written in; None for text that is Unicode already (or too short to say)."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _MINIMUM or len(_VIETNAMESE.findall(sample)) * 200 > letters or _DECOMPOSED.search(sample):
        return None
    before = _marked(sample)[1]
    kinds: tuple[Legacy, ...] = ()
    high = len(_HIGH.findall(sample))
    if high * 200 < letters and "^" in sample and len(_VIQR_STRONG.findall(sample)) * 20 > letters:
        kinds = ("viqr",)
    elif high * 25 > letters:
        kinds = ("tcvn3", "vni")
    best: Legacy | None = None
    best_share = max(0.85, before + 0.2)
    for kind in kinds:
        count, share = _marked(convert(sample, kind)[0])
        if count >= 5 and share > best_share:
            best, best_share = kind, share
    return best


def convert(text: str, kind: Legacy) -> tuple[str, list[int] | None]:
    """Unicode for text in a legacy encoding, and the offset in `text` of each character of it.

    >>> convert("Céng hoµ x· héi", "tcvn3")[0]
    'Cộng hoà xã hội'
    >>> convert("Coäng hoøa", "vni")[0], convert("Co^.ng ho`a", "viqr")[0]
    ('Cộng hòa', 'Cộng hòa')
    """
    if kind == "tcvn3":
        return _restore_capitals(_tcvn3(text)), None
    pattern, table = _rules(kind)
    out: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in pattern.finditer(text):
        if match.start() > position:
            out.append(text[position : match.start()])
            offsets.extend(range(position, match.start()))
        out.append(table[match.group()])
        offsets.append(match.start())
        position = match.end()
    out.append(text[position:])
    offsets.extend(range(position, len(text)))
    return "".join(out), offsets


def font_kind(font: str) -> tuple[Legacy | None, bool]:
    """The legacy encoding that a font's name implies, and whether the font prints small letters as capitals.

    >>> font_kind(".VnTimeH"), font_kind("VNI-Times"), font_kind("Times New Roman")
    (('tcvn3', True), ('vni', False), (None, False))
    """
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3", name.endswith("h") and not name.endswith("arialh1")
    if name.startswith(("vni-", "vni ")):
        return "vni", False
    return None, False


def convert_run(text: str, font: str) -> str:
    """The Unicode text of a run set in `font`; what is Unicode already, whatever the font's name, is left alone."""
    kind, capitals = font_kind(font)
    if kind is None:
        return text
    if not _VIETNAMESE.search(text) and not text.isascii():
        text = _restore_capitals(_tcvn3(text)) if kind == "tcvn3" else convert(text, kind)[0]
    return text.upper() if capitals else text


def utf16_without_mark(sample: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """Which UTF-16 a sample without byte order mark is in, if any: NULs stand on one side only, and it reads as text."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(1, len(sample) // 40) or min(even, odd) * 20 > max(even, odd):
        return None
    code: Literal["utf-16-le", "utf-16-be"] = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(code, "replace")
    good = sum(char.isalnum() or char.isspace() or (char < "\u3000" and char.isprintable()) for char in text)
    return code if good > 0.9 * len(text) else None


def _marked(text: str) -> tuple[int, float]:
    """How many words carry a letter beyond ASCII, and the share of these that are Vietnamese syllables: over 0.95 in Vietnamese text."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return len(words), sum(map(is_syllable, words)) / max(1, len(words))


def _unicode(data: bytes) -> Decoded | None:
    """Decode by a byte order mark, as UTF-16 without one, or as UTF-8 (a few bad bytes are forgiven)."""
    if data.startswith(b"\xef\xbb\xbf"):
        text = data.decode("utf-8-sig", "replace")
        return Decoded(text, text, "utf-8", None, text.count("\ufffd"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        return Decoded(text, text, "utf-16", None, text.count("\ufffd"))
    if b"\x00" in data[:4096]:
        code = utf16_without_mark(data[:65536])
        if code:
            text = data.decode(code, "replace")
            return Decoded(text, text, "utf-16", None, text.count("\ufffd"))
    try:
        text = data.decode("utf-8")
        return Decoded(text, text, "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - bad
    if good > 50 * bad:
        return Decoded(text, text, "utf-8", None, bad)
    return None


def _single_byte(data: bytes) -> Decoded | None:
    """Decode as the one-byte encoding that gives the most Vietnamese: windows-1258, TCVN3 or VNI; else western text."""
    latin = data.decode("latin-1")
    controls = sum(map(data[:_SAMPLE].count, (*range(9), *range(14, 32))))
    if controls > 2:
        return None
    western = data.decode("cp1252", "replace")
    candidates: list[tuple[float, Decoded]] = []
    vietnamese = data.decode("cp1258", "replace")
    count, share = _marked(vietnamese[:_SAMPLE])
    if count:
        candidates.append((share, Decoded(vietnamese, vietnamese, "windows-1258", None, vietnamese.count("\ufffd"))))
    kinds: tuple[Legacy, ...] = ("tcvn3", "vni", "viqr") if _VIQR_STRONG.search(latin) else ("tcvn3", "vni")
    for kind in kinds:
        text, offsets = convert(latin if kind == "tcvn3" else western, kind)
        count, share = _marked(text[:_SAMPLE])
        if count:
            candidates.append((share, Decoded(text, latin if kind == "tcvn3" else western, kind, offsets)))
    best_share, best = max(candidates, key=lambda pair: pair[0], default=(0.0, None))
    letters = sum(map(str.isalpha, latin[:_SAMPLE]))
    if best is not None and best_share > 0.8 and letters >= _MINIMUM:
        return best
    if letters + sum(map(str.isspace, latin[:_SAMPLE])) > 0.6 * min(len(latin), _SAMPLE) and "\ufffd" not in western:
        return Decoded(western, western, "windows-1252")
    return None


@lru_cache(maxsize=1)
def _letters() -> list[dict[str, str]]:
    """The rows of `encodings.tsv`."""
    lines = files("docparse.text").joinpath("encodings.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@lru_cache(maxsize=1)
def _tcvn3_table() -> dict[int, str]:
    """Latin-1 and cp1252 characters to Vietnamese letters. The small mu and the soft hyphen of repaired text count too."""
    table: dict[int, str] = {}
    for row in _letters():
        if row["tcvn3"]:
            table[int(row["tcvn3"], 16)] = row["letter"]
    table[0x03BC] = table[0xB5]
    return table


def _tcvn3(text: str) -> str:
    """TCVN3 to Unicode, one character for one."""
    return text.translate(_tcvn3_table())


def _restore_capitals(text: str) -> str:
    """Capitals that TCVN3 leaves to the font: where the ASCII letters of a line, or of a word, are all capitals.

    >>> _restore_capitals("CộNG HòA XÃ HộI")
    'CỘNG HÒA XÃ HỘI'
    """
    out = []
    for line in text.splitlines(keepends=True):
        capitals = sum("A" <= char <= "Z" for char in line)
        if capitals >= 2 and not line.isascii():
            if capitals >= 4 and not _ASCII_SMALL.search(line):
                line = line.upper() if len(line.upper()) == len(line) else line
            else:
                line = _WORD.sub(_capital_word, line)
        out.append(line)
    return "".join(out)


def _capital_word(match: re.Match[str]) -> str:
    word = match.group()
    if sum("A" <= char <= "Z" for char in word) >= 2 and not _ASCII_SMALL.search(word):
        return word.upper()
    return word


@lru_cache(maxsize=2)
def _rules(kind: Legacy) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern (longest first) and the letters of VNI-Windows or VIQR."""
    table: dict[str, str] = {}
    for row in _letters():
        if kind == "vni":
            form = bytes.fromhex(row["vni"]).decode("cp1252")
            table[form] = row["letter"]
            if len(form) == 2 and form[0].isupper():  # a capital with the mark of a small letter
                table.setdefault(form[0] + form[1].lower(), row["letter"])
        else:
            table[row["viqr"]] = row["letter"]
            if row["letter"] == "Đ":
                table["Dd"] = "Đ"
            elif row["viqr"][1] == "'":
                table[row["viqr"][0] + "\u2019"] = row["letter"]
    forms = sorted(table, key=len, reverse=True)
    if kind == "vni":
        pattern = "|".join(map(re.escape, forms))
    else:
        # a full stop or question mark at the end of a line closes the sentence; after a tone mark it is no second one
        pattern = "|".join(re.escape(form) + (r"(?!\s*(?:[\r\n]|$))" if form[-1] in ".?" else "") for form in forms)
    return re.compile(pattern), table
