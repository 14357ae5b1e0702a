"""The fixed words of a paper that tell what a line is. A line of text in, yes or no (or a match) out.

All tests work on `key(line)`: lower case, no Vietnamese marks, same length as the line, so that spans carry over. Words that a scan
damages (Quốc hiệu, type names, titles) are met by similarity, never by equality alone (FACTS 9.3, 9.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from docparse.authority.types import DocType, is_ward, types_by_name
from docparse.text.normal import capitals
from docparse.text.regex import regex

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1 and base.isascii():
            table[code] = base
    table |= {ord("đ"): "d", ord("Đ"): "d", ord("ð"): "d", ord("Ð"): "d"}
    table |= dict.fromkeys(map(ord, _DASHES), "-") | dict.fromkeys(map(ord, "“”„«»″"), '"') | dict.fromkeys(map(ord, "‘’′"), "'")
    table |= {0xA0: " ", 0x2044: "/", 0x2215: "/"}
    return table


_FOLD = _fold_table()
UPPER = "A-Z" + "".join(chr(code) for code in sorted(_FOLD) if chr(code).isupper())
"""Capitals for a character class. A range such as `À-Ỹ` would hold small letters too."""
LOWER = "a-z" + "".join(chr(code) for code in sorted(_FOLD) if chr(code).islower())


class _Keys(dict[str, str]):
    """The key of each character met so far."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = char.translate(_FOLD).lower()[:1]
        return folded


_KEYS = _Keys()
_SHORT = 400
"""Letters up to which the key of a line is remembered: head, foot, frame and annexes each ask for those of the same lines."""


def key(text: str) -> str:
    """Lower case without marks, character for character.

    >>> key("Số: 12/KH–SYT")
    'so: 12/kh-syt'
    """
    return _short_key(text) if len(text) <= _SHORT else _key(text)


def _key(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_KEYS.__getitem__, text))


_short_key = lru_cache(maxsize=4096)(_key)


def caps(text: str) -> float:
    """The share of capitals among the letters; 0 for a line without letters."""
    letters, large = capitals(text)
    return large / letters if letters else 0.0


def squeeze(text: str) -> str:
    """The letters and digits of `key(text)`, nothing else: damage of spaces and stops falls away."""
    return "".join(filter(str.isalnum, key(text)))


@lru_cache(maxsize=4096)
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def similar(a: str, b: str) -> float:
    """Likeness of two squeezed strings, 0 to 1: twice the shared letter pairs over all pairs (Dice)."""
    if a == b:
        return 1.0
    first, second = _grams(a), _grams(b)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def best(text: str, choices: Iterable[str], floor: float) -> tuple[str, float] | None:
    """The choice (squeezed) most similar to `text` (squeezed), if it reaches `floor`."""
    found: tuple[str, float] | None = None
    for choice in choices:
        if abs(len(choice) - len(text)) > max(2, len(choice) // 3):
            continue
        score = similar(text, choice)
        if score >= floor and (found is None or score > found[1]):
            found = (choice, score)
    return found


QUOC_HIEU = "conghoaxahoichunghiavietnam"
TIEU_NGU = "doclaptudohanhphuc"
TIEU_NGU_PARTS = ("tudo", "hanhphuc", "doclap", "tudohanhphuc", "doclaptudo")
OLD_TITLE = "vietnamdanchuconghoa"
"""Quốc hiệu until 1976."""
PARTY_TITLES = ("dangcongsanvietnam", "doantncshochiminh", "doanthanhniencongsanhochiminh")
QUOC_HIEU_AT = regex(
    r"c[o0q]ng\s*h[o0]a\s*x.?\s*h.i\s*ch.\s*ng|x[a4]\s*h[o0]i\s*ch[uứ]\s*ngh(?=[a-z]{0,3}\s*v\S{1,3}t)|viet\s*nam\s*dan\s*chu\s*cong\s*hoa",
    re.I,
)
"""Without its first words only before `VIỆT NAM`: subjects speak of `TỔ QUỐC VIỆT NAM XÃ HỘI CHỦ NGHĨA`."""
TIEU_NGU_AT = regex(r"d[o0][ce]\s*l[a4]p\s*.{0,4}?\s*t[uư]\s*d[o0]\s*.{0,4}?\s*h[a4]nh", re.I)
PARTY_AT = regex(r"dang\s+cong\s+san\s+viet\s+nam|doan\s+tncs\s+ho\s+chi\s+minh")

RULE = regex(r"^[\W_]*$")
"""A line of dashes, stars or dots: the printed rule below a header line."""

NUMBER_AT = regex(
    r"(?<![a-z])(?:(?:luat|lenh|phap\s+lenh|nghi\s+quyet|nghi\s+dinh|quyet\s+dinh|thong\s+tu|chi\s+thi)\s+)?(?:s[o06]|[5$]o|so\s*/\s*ky\s*hieu)(?![a-z])\s*[:.;,]?\s*(?=[^a-z]|[a-z]{0,3}[^a-z]{0,6}/)"
)
SYMBOL = regex(
    r"[A-ZĐÐƯÔ](?:[A-Za-zĐđÐƯưÔôĂÂÊƠ&.]|\+(?=[A-ZĐ]))*\d{0,4}(?:(?!\s?[-–—,]\s[^\W\d_]+(?:\s[^\W\d_]+){0,3},?\s+[Nn]gày\b)\s?[-–—,]\s?[A-ZĐÐƯÔ0-9](?:[A-Za-zĐđÐƯưÔôĂÂÊƠ&.]|\+(?=[A-ZĐ]))*\d{0,4})*"
)
"""Not with the place of the date that stands behind a dash on its line (`Số: 9/BNV-TĐ - Hà Nội, ngày …`)."""
DATE_AT = regex(
    r"ng[a4@]\s?[yv]\.?\s*(?P<day>[^a-z]{0,12}?|.{0,8}?)\s*th.{1,2}ng\s*(?P<month>[^a-z]{0,10}?|.{0,8}?)\s*n[a-z4]m\s*(?P<year>[\d.…_\s]{0,8}\d|[.…_\s]*)"
)
HOUR = regex(r"[,;]?\s*(?:hồi|lúc|vào)\s[\d\s.…]*(?:giờ|h|g)\b[\d\s.…]*(?:phút)?\W*$", re.I)
"""The hour of a công điện between its place and its day (`Cà Mau, hồi 15 giờ ngày …`)."""
DATE_DAMAGED = regex(
    r"(?:n[a-z]{1,2}y|[a-z]gay|nga[a-z])\s*(?P<day>[^a-z]{0,12}?)\s*(?:th[a-z]{1,2}n[a-z0-9]|[a-z]h[a-z]ng|t[a-z]ang|tha[a-z]g"
    r"|(?<=\d )t[a-z]{1,4}(?= \d))"
    r"\s*(?P<month>[^a-z]{0,10}?)\s*(?:n[a-z]m|[a-z]am|na[a-z])\s*(?P<year>(?:19|20)\d\d)"
)
"""A date line with a letter of `ngày`, `tháng` or `năm` misread: only where the whole line has the form of one."""
DATE_DAYLESS = regex(r"(?<=,)\s*(?P<day>)thang\s*(?P<month>[^a-z]{0,6}?)\s*nam\s*(?P<year>(?:19|20)\d\d)\W*$")
"""`Hà Nội, tháng 5 năm 2020`: a report's date, or one whose day by pen a scan dropped with its word."""
SHORT_DATE = regex(r"(?:ngay\s*)?(?P<day>\d{1,2}|[.…_ ]+)\s*[/.-]\s*(?P<month>\d{1,2}|[.…_ ]+)\s*[/.-]+\s*(?P<year>(?:19|20)\d\d)")
KINH_GUI = regex(r"^\W*k[ií]nh\s*g[uưụử][iỉíì]\s*[:;.]?|^\W*kinh\s*goi\s*[:;.]|^\W*gui\s*:\s*$|^\W*dong\s+kinh\s+gui\s*[:;.]?")
WIRE = regex(r"^[^:;.]{4,70}\bdien\s*:")
"""`THỦ TƯỚNG CHÍNH PHỦ điện:` of a công điện."""
VE_VIEC = regex(r"^\W{0,3}(?:v\s*[/|\\il1.]\s*v\b\.?|trich\s+yeu\b(?=\s*:)|va\b(?=\s+\w)|vv\b|v/\s?v)\s*[:.]?\s*")
BASIS = regex(
    r"^\W*(?:can\s*c[uứ]\b|xet\s+(?:de\s+nghi|to\s+trinh|theo|thay)|theo\s+de\s+nghi|thuc\s+hien\b|thi\s+hanh\b|de\s+(?:tiep\s+tuc|thuc\s+hien|trien|kip|bao)|nham\b|tren\s+co\s+so|trien\s+khai\s+thuc\s+hien\b|tiep\s+theo\b)"
)
CAN_CU = regex(r"^\W*(?:can\s*c.\b|xet\s+(?:de\s+nghi|to\s+trinh)|theo\s+de\s+nghi)")
DECIDES = regex(r"^\W*(?:quy.t\s*d.nh|nghi\s*quyet|quyet\s*nghi|chi\s*thi)\s*[:;.]?\W*$")
HEADING = regex(
    r"^\W{0,2}(?:(?:[ivx]{1,5}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-h])\s*[.)-](?!\d)|\d{1,2}/(?!\d)|[ivx]{1,5}\s?/[-.]?\s|(?:phan|chuong|muc)\s+(?:thu\s+)?[ivx0-9]+\b|dieu\s*[0-9il]{1,3}\b|phan\s+thu\b)"
)
NOI_NHAN = regex(r"^\W*(?:n[o0uư][ij1l]|noi)\s*(?:nh[a-z4]n|gui)\s*(?P<mark>[:;.,]*)")
SIGNED = regex(r"^\W*(?:da\s*k[iy](?:\s*ten)?|ky\s*,?\s*(?:ten|dong\s*dau)|ky,?\s*ghi\s*ro|chu\s*ky\b|da\s*ky,?\s*dong\s*dau).*$")
MARKS = regex(
    r"^\W*(?P<mark>hoa\s*toc(?:\s*hen\s*gio)?|thuong\s*khan|khan|tuyet\s*mat|toi\s*mat|mat|du\s*thao(?:\s*\(?\s*lan\s*(?:thu\s*)?\w+\)?|\s*\d+)?|luu\s*hanh\s*noi\s*bo|xem\s*xong\s*tra\s*lai|tai\s*lieu\s*(?:hoi\s*nghi|thu\s*hoi)|khong\s*pho\s*bien)\W*$"
)
AUTHORITY = regex(
    r"^[\W_]{0,3}(?P<prefix>T\s*[./]?\s*U\s*[./]?\s*Q|[TKI]\s*[./]\s*[MTLI1]|TM|T[ÌÍI]M|KT|K[IÍ]|TL|T[I1]|TUQ|Q)(?P<stop>[./,:]?)\s*(?=["
    + UPPER
    + "])"
)
BRACKET_LINK = regex(
    r"^\W*\(\W*(?:ban\s+hanh\s+)?kem\s+theo\b"
    r"|^\W*(?:ban\s+hanh\s+)?kem\s+theo\s+(?:(?:quyet|nghi|chi|quy)\s+(?:dinh|quyet|thi|che)|to\s+trinh|cong\s+(?:van|dien)|ke\s+hoach|thong\s+(?:tu|bao)|huong\s+dan|bao\s+cao|bien\s+ban|chuong\s+trinh|giay\s+moi|van\s+ban|du\s+thao|so\b)"
    r"|^\W*\(\s*(?:dinh\s+kem|kem)\b|^\(.*\bkem\s+theo\b"
)
"""What ties an attached paper to its own; without a bracket it names the paper (not `mức thưởng` above `kèm theo danh hiệu …`)."""
ANNEX = regex(
    r"^\W{0,3}(?P<kind>phu\s*l[uụ]c|danh\s*s[aá]ch|danh\s*m[uụ]c|mau\s*(?:so)?\s*[\dilvx]|bieu\s*(?:mau\s*|so\s*)?[\dilvx]|bieu\s*mau|bang\s*(?:tong\s*hop|phan\s*cong|cham\s*diem|so)?|phieu|bieu|mau|don(?!\s*(?:vi|gia)\b)|quy\s*chuan|tieu\s*chuan|lich|noi\s*dung|dinh\s*muc)\b"
)
COPY = regex(r"^\W*(?:sao\s*y(?:\s*ban\s*chinh)?|sao\s*luc|trich\s*sao)\W*(?:$|;)")
STAMP = regex(
    r"^\W*(?:(?:[a-z|]\s)?(?:cong\s*van|van\s*ban)\s*den\W*$|den\s*(?:gio|ngay|so|n\W)|gio\s*(?:[:.…,\d]|ngay|$)|chuyen\s*[:.]|luu\s*ho\s*so|ngay\s*[:.]|ttd[tti1]\W*$|den\W*$|so\s*[:.]?[\W\d]*$)|thong\s*t[a-z]{1,3}\s*d[a-z]{2,3}n\s*t[uư]|\bdien\s*t[uo]\s*ch[a-z]nh\s*ph|thong\s*tin\b.{0,16}ch[a-z]nh\s*ph|chinhphu\s*\.?\s*vn|luatvietnam|thuvienphapluat|\bwww\b|https?:|\w@\w+\.|\bky\s*boi\b|nguoi\s*ky\b|thoi\s*gian\s*ky"
)
"""Stamps of arrival, marks of portals and signature panels: never a part of the paper (FACTS 1.10, 9.4)."""


def is_upper(text: str, floor: float = 0.8) -> bool:
    """Whether a line stands in capitals (a scan may lose some)."""
    return caps(text) >= floor


_SPREAD = regex(r"\W*(?:[^\W\d_]\s+){3}")
"""A line whose letters stand apart (`K Ế  H O Ạ C H`): each is a word of its own."""


@cache
def _type_keys() -> dict[str, DocType]:
    return {"".join(char for char in name if char.isalnum()): item for name, item in types_by_name().items()}


def match_type(line: str) -> tuple[DocType, int, float] | None:
    """The type that a line names at its start in capitals: (type, where its words end, likeness). Damage is tolerated.

    >>> match_type("KÉ HOẠCH")[0].code
    'KH'
    """
    words = list(re.finditer(r"\S+", line))[: 24 if _SPREAD.match(line) else 6]
    if not words or is_ward(line) or caps(line[words[0].start() : words[min(1, len(words) - 1)].end()]) < 0.75:
        return None
    found: tuple[DocType, int, float] | None = None
    for count in range(len(words), 0, -1):
        head = line[words[0].start() : words[count - 1].end()]
        if caps(head) < 0.75:
            continue
        squeezed = squeeze(head)
        exact = _type_keys().get(squeezed)
        if exact:
            return exact, words[count - 1].end(), 1.0
        if len(squeezed) >= 5 and count == len(words):
            near = best(squeezed, _type_keys(), 0.72)
            if near and (found is None or near[1] > found[2]):
                found = (_type_keys()[near[0]], words[count - 1].end(), near[1])
    return found
