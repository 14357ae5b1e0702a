"""The words of a signature block. A line in, what it is out: authority (`TM. …`), title, organ, note, or a person's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from docparse.authority.districts import district_named
from docparse.authority.people import name_syllables, surnames
from docparse.authority.provinces import find_province
from docparse.segment import anchors
from docparse.segment.title_repair import says_heading
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_DEGREES = [
    "pgs",
    "gs",
    "ts",
    "ths",
    "tskh",
    "pts",
    "bs",
    "bsnt",
    "ds",
    "dsck",
    "ks",
    "cn",
    "cnyt",
    "ls",
    "ttut",
    "ttnd",
    "ngut",
    "ngnd",
    "nsut",
    "nsnd",
    "th[.\\s]?\\s?s",
    "t\\.s",
    "bsck[i12]*",
    "dsck[i12]*",
    "ck[i12]+",
    "thac\\ss[iy]",
    "tien\\ss[iy]",
    "bac\\ss[iy]",
    "duoc\\ss[iy]",
    "ky\\ssu",
    "kts",
    "kien\\struc\\ssu",
    "cu\\snhan",
    "nha\\sgiao\\s(?:uu\\stu|nhan\\sdan)",
    "anh\\shung\\slao\\sdong",
    "luat\\ss[u]",
    "luong\\sy(?=\\s\\S+\\s\\S)",
    "ts\\skhoa\\shoc",
    "dong\\schi",
    "d/c",
]
_RANKS = r"(?:dai|thuong|trung|thieu)\s+(?:tuong|ta|uy)|do\s+doc|chuan\s+do\s+doc"
_DEGREE = regex(rf"^(?:(?:{'|'.join(_DEGREES)})(?![a-z])\s*[.,:;]*|(?:{_RANKS})(?![a-z]))\s*[,.]?\s*(?=\S)")
_ADDRESS = regex(r"^(?:Ông|Bà|ÔNG|BÀ)\s+(?=\S+\s)")
_U, _L = anchors.UPPER, anchors.LOWER
_WORD = regex(
    rf"^[{_U}](?:[{_L}]+|[{_L}]*['’ʼ][{_U}{_L}]?[{_L}]*)(?:[-–'][{_U}]?[{_L}]+)?$"  # Thị, H'Lan, Kđăm, Bh'nướch
    rf"|^[{_U}]\.?$"  # A of Giàng A Páo
    rf"|^[{_U}]'?[{_U}]?[{_L}]+$"
)
_SHORT_NAME = regex(rf"^(?:[AY] [{_U}][{_L}]+|[HK]['’ʼ][{_U}][{_L}]+)$")
"""Whole names of the Central Highlands: `A` and `Y` tell man and woman, `K’Xxx` stands alone (`A Ngưn`, `K’Tưm`)."""
_NOT_NAME = (
    "noi nhan|nhu tren|noi dung|phu luc|danh sach|mau so|tong so|tong cong|ghi chu|kinh gui|ha noi|ho chi minh|viet nam|so y te|"
    "dia diem|thoi gian|thanh phan|don vi|van phong|uy ban|hoi dong|ban thuong|bo truong|benh vien|trung tam|thanh pho|cong ty|"
    "chu tich|giam doc"
)
_NOT_NAME_AT = regex(rf"^(?:{_NOT_NAME})\b")
_NOT_NAME_WORD = regex(
    r"^(?!trường chinh$|(?:ban|phó) (?:văn|thị|đức|hữu|xuân|ngọc|kim) (?!hóa|hoá|phòng|thư|nghị|trấn|xã)\w+$)"
    r"(?:phòng|trường|trưởng|tỉnh|huyện|phó|sở|bộ|ban|xã|phường|khoa|nhà|các|kế hoạch|quyết định|điều|biểu)\s",
    re.I,
)
_BODY_IN_IT = regex(r"\s(?:tỉnh(?: \S+){2}|thành phố \S+)", re.I)
"""The end of a body's name, of which a seal or the mark of a signed file shows no more (`Dân Tỉnh Quảng Bình`)."""
_COLLECTIVE = (
    r"uy\s*ban|ubnd|hoi\s*dong|ban\s|bch|btv|dang\s*uy|chi\s*(?:bo|uy)|tinh\s*uy|thanh\s*uy|huyen\s*uy|chinh\s*phu|doan|quoc\s*hoi|bo\s|"
    r"thuong\s*truc|lien|cong\s*doan|dang\s*bo|to\s|tap\s*the|hd|ub"
)
_COLLECTIVE_AT = regex(rf"^(?:{_COLLECTIVE})")
_FORMS = {
    "kt": "KT.", "ki": "KT.", "tm": "TM.", "tim": "TM.", "im": "TM.", "tl": "TL.", "ti": "TL.", "t1": "TL.", "tuq": "TUQ.", "q": "Q.",
}  # fmt: skip
"""Prefixes squeezed, with what scans make of them, to their normal form (FACTS 1.7)."""
_COLLECTIVE_AFTER = regex(
    r"^[\W_]*[a-z1]{0,2}[^\w\s][.,]?\s*(?=uy\s*ban\s*nhan\s*dan|hoi\s*dong|ban\s*chap\s*hanh|ban\s*thuong\s*vu|chinh\s*phu)"
)
_DEPUTY_AFTER = regex(
    r"^[\W_]*[kxrhe][tijl1f]?\s?[^\w\s]+\s*"
    r"(?=chu\s*tich|(?:tong\s*)?giam\s*doc|bo\s*truong|hieu\s*truong|cuc\s*truong|truong\s|chanh\s|thu\s*tuong|vien\s*truong)"
)

_COLLECTIVES = (
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "HỘI ĐỒNG TĐKT", "BAN THƯỜNG VỤ",
    "BAN CHẤP HÀNH", "BAN THƯỜNG TRỰC", "BAN CHỈ ĐẠO", "ĐOÀN CHỦ TỊCH",
)  # fmt: skip
"""Bodies in whose name a person signs (`TM.`)."""
_BEHALF = regex(r"^\W*TM\b[.,:;]?\s*")
_LEAST_END = 7
"""Letters of a body's name that tell which it is."""

_NEAR = 1024
"""Lines whose reading is remembered: the search for a signature looks a dozen lines ahead from every line in capitals."""


@cache
def title_keys() -> dict[str, str]:
    """Squeezed title to title (`titles.tsv`), for recognition and for the repair of scans (FACTS 1.7, 2.5)."""
    text = files("docparse.authority").joinpath("titles.tsv").read_text(encoding="utf-8")
    return {anchors.squeeze(title): title for title in text.splitlines()[1:] if title}


@cache
def _title_at() -> re.Pattern[str]:
    heads = sorted({anchors.key(title).replace(",", "").replace(" ", r"\s*") for title in title_keys().values()}, key=len, reverse=True)
    return re.compile(r"^\W{0,3}(?:quyen\s*|pho\s*)?(?:" + "|".join(heads) + r")(?![a-z])")


@cache
def _title_inside() -> re.Pattern[str]:
    return re.compile(
        r"(?:pho\s*)?(?:chu\s*tich|giam\s*doc|truong\s*(?:ban|phong|khoa)|hieu\s*truong|chanh\s*van\s*phong|"
        r"bo\s*truong|thu\s*truong|bi\s*thu|cuc\s*truong|thu\s*tuong)\b"
    )


@lru_cache(maxsize=_NEAR)
def authority_prefix(line: str) -> tuple[str, int] | None:
    """The signing prefix in its normal form and where the words after it begin; None when the line has none.

    Normal forms: KT., TM., TL., TUQ., Q. for State papers; T/M, K/T, T/L and KT/, TM/ keep their slash as printed.
    Scans read `KI.`, `TÌM.`, `TI.` (FACTS 1.7).

    >>> authority_prefix("TM. ỦY BAN NHÂN DÂN")[0]
    'TM.'
    """
    match = anchors.AUTHORITY.match(line)
    if not match:
        return _damaged_prefix(line)
    if not anchors.is_upper(line[match.end() :], 0.6):
        return None
    raw = re.sub(r"\s+", "", match["prefix"]).upper()
    squeezed = anchors.squeeze(raw)
    rest = anchors.key(line[match.end() :])
    known = _title_at().match(rest) or _COLLECTIVE_AT.match(rest)
    if not match["stop"] and not known:
        return None
    if "/" in raw and squeezed in ("tm", "kt", "tl"):
        return raw, match.end()
    if "/" in raw and squeezed in ("t1", "ti"):
        return "T/L", match.end()
    if "/" in match["stop"] and squeezed not in ("tm", "kt", "tl", "tuq"):
        return None
    if match["stop"] == "/" and raw == squeezed.upper():
        return f"{raw}/", match.end()
    form = _FORMS.get(squeezed)
    if form is None or (not known and form == "Q."):
        return None
    return form, match.end()


def signs(line: str) -> bool:
    """Whether a line is beyond doubt of a signature: a title, or a prefix with a title or a collective body behind it.

    >>> signs("KT. ĐT, TNMT, NC")
    False
    """
    prefix = authority_prefix(line)
    if prefix is None:
        return is_title(line)
    rest = anchors.key(line[prefix[1] :]).strip()
    return bool(_title_at().match(rest) or _COLLECTIVE_AT.match(rest))


def torn_body(line: str, issuer: str = "") -> str | None:
    """The body in whose name is signed, of whose line a seal left the end (`ĐỒNG TĐKT`), if only its `TM.` is lost the whole name; `issuer`
    tells between two with that end.

    >>> torn_body("BAN NHÂN DÂN"), torn_body("NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"), torn_body("CHỦ TỊCH")
    ('ỦY BAN NHÂN DÂN', 'HỘI ĐỒNG NHÂN DÂN', None)
    >>> torn_body("TM. ÀN CHỦ TỊCH"), torn_body("TM. ĐOÀN CHỦ TỊCH")
    ('ĐOÀN CHỦ TỊCH', None)
    """
    bare = _BEHALF.sub("", line)
    said = anchors.squeeze(bare)
    if len(said) < _LEAST_END or said in title_keys() or (bare != line and said in _collectives()):
        return None
    whole = {squeezed: body for squeezed, body in _collectives().items() if squeezed.endswith(said)}
    issued = anchors.squeeze(issuer)
    return next((body for squeezed, body in whole.items() if squeezed in issued), next(iter(whole.values()), None))


@cache
def _collectives() -> dict[str, str]:
    return {anchors.squeeze(body): body for body in _COLLECTIVES}


def _damaged_prefix(line: str) -> tuple[str, int] | None:
    """A prefix that a scan broke (`_M, ỦY BAN NHÂN DÂN`, `XT. CHỦ TỊCH`): the words after it tell which it was."""
    if not anchors.is_upper(line, 0.7):
        return None
    folded = anchors.key(line)
    match = _COLLECTIVE_AFTER.match(folded)
    if match:
        return "TM.", match.end()
    match = _DEPUTY_AFTER.match(folded)
    return ("KT.", match.end()) if match else None


_DIVISION = regex(r"(?:phan|chuong|muc|dieu|phu luc)\s+(?:thu\s+\w|[ivxl\d]+\b)")
"""`PHẦN THỨ NHẤT` is like `PHÓ THỦ TƯỚNG` and the head of a part."""


@lru_cache(maxsize=_NEAR)
def is_title(line: str) -> bool:
    """Whether a line in capitals is the title of a signer (damage is tolerated).

    >>> is_title("PHÓ CHỦ TỊCH")
    True
    """
    if not anchors.is_upper(line, 0.7) or len(line) > 90:
        return False
    folded = anchors.key(line)
    if _title_at().match(folded):
        return True
    if _DIVISION.match(folded):
        return False
    squeezed = anchors.squeeze(line)
    if len(squeezed) >= 7 and anchors.best(squeezed, title_keys(), 0.66) and (not says_heading(line) or torn_body(line)):
        return True
    return len(line) < 45 and bool(_title_inside().search(folded)) and not anchors.CAN_CU.match(folded)


_LAST_OF_TITLE = regex(r"(?<![a-z])(?:tich|doc|truong|thu|tuong|nhiem|phong|kiem sat vien|chinh uy)$")


def names_title(line: str) -> bool:
    """Whether a line says a title whole, at its beginning or at its end, and is not only like one (`CÔNG ĐOÀN`).

    >>> names_title("TRƯỞNG PHÒNG NỘI VỤ"), names_title("HỘI TRƯỞNG"), names_title("CÔNG ĐOÀN CƠ SỞ")
    (True, True, False)
    """
    folded = anchors.key(line).strip()
    return begins_title(line) or bool(_LAST_OF_TITLE.search(folded))


def begins_title(line: str) -> bool:
    """Whether a line begins with a title (`GIÁM ĐỐC SỞ NỘI VỤ`)."""
    return _title_at().match(anchors.key(line).strip()) is not None


def is_torn_title(line: str) -> bool:
    """Whether a line in capitals is what a seal left of a title (`PIÓ C TỊCH`, `IG ĐỐC`): it ends as titles do, and is no name.

    >>> is_torn_title("PIÓ C TỊCH"), is_torn_title("NGUYỄN VĂN TRƯỜNG")
    (True, False)
    """
    folded = anchors.key(line).strip(" .,;:'\"|")
    said = anchors.squeeze(line)
    if len(said) > 3 and any(title.startswith(said) and len(title) - len(said) < 4 for title in title_keys()):
        return True
    if len(line) > 32 or not _LAST_OF_TITLE.search(folded):
        return False
    words = line.split()
    return any(len(word) < 3 or not is_syllable(word) for word in words[:-1]) or len(words) == 1


_SMALL_PREFIX = regex(r"(?:KT|TM|TL|TUQ|T/M|K/T|T/L|Q)\s?[./]\s?(?=\S)")


@lru_cache(maxsize=_NEAR)
def is_small_title(line: str) -> bool:
    """Whether a line is a title, or a prefix with one, in small letters (`Phó Chủ tịch`, `KT. Giám đốc`).

    >>> is_small_title("Phó Chủ tịch"), is_small_title("Giám đốc các sở, ban, ngành")
    (True, False)
    """
    if len(line) > 60 or not line[:1].isupper() or anchors.is_upper(line, 0.7) or line.rstrip().endswith((".", ";", ":", ",")):
        return False
    prefix = _SMALL_PREFIX.match(line)
    words = line[prefix.end() :] if prefix else line
    match = _title_at().match(anchors.key(words))
    if match is None:
        return False
    rest = words[match.end() :].split()
    return not rest or (len(rest) <= 6 and rest[0].casefold() not in _PLURAL and not any(word.casefold() in _PLURAL for word in rest))


_PLURAL = frozenset({"các", "và", "những", "của", "chịu", "có", "thuộc", "căn", "này", "đã", "phải", "là", "cùng"})
"""Words of a sentence or a list, never of a signer's title."""


def strip_degrees(line: str) -> str:
    """A signer's name without degrees, ranks and honours.

    >>> strip_degrees("PGS.TS. Nguyễn Văn A")
    'Nguyễn Văn A'
    """
    text = line.strip(" .,;:*-_—–|'\"()“”‘’«»^~`")
    while True:
        match = _DEGREE.match(anchors.key(text)) or _ADDRESS.match(text)
        if not match or match.end() >= len(text):
            return text
        text = text[match.end() :].lstrip(" .,")


@lru_cache(maxsize=_NEAR)
def is_name(line: str, loose: bool = False) -> bool:
    """Whether a line is a person's name: two to six capitalised words. `loose`: also in capitals, or a little damaged.

    >>> is_name("ThS. Giàng A Páo")
    True
    """
    text = strip_degrees(line)
    words = text.split()
    if _SHORT_NAME.match(text):
        return True
    if not 2 <= len(words) <= 6 or len(text) > 40 or any(char.isdigit() for char in text):
        return False
    if _NOT_NAME_AT.match(anchors.key(text)) or _NOT_NAME_WORD.match(text) or _BODY_IN_IT.search(text):
        return False
    short = len(words) > 3 or (words[0] in surnames() and words[-1] in name_syllables())  # `Đàm Ý`
    if all(_WORD.match(word) for word in words) and sum(len(word) > 1 for word in words) >= 2 - short:
        return not text.endswith((":", ";"))
    return loose and anchors.is_upper(text) and all(re.sub("['’]", "", word).isalpha() for word in words) and not is_title(text)


def is_name_in_capitals(line: str) -> bool:
    """Whether a line in capitals begins with a family name and goes on with syllables of names, so that it is no title however like one.

    >>> is_name_in_capitals("TÒNG THANH DỰ"), is_name_in_capitals("VĂN PHÒNG"), is_name_in_capitals("PHÓ BÍ THƯ")
    (True, False, False)
    """
    text = strip_degrees(line)
    words = [word.capitalize() for word in text.split()]
    if (
        not text.isupper()
        or not 2 <= len(words) <= 4
        or words[0] not in surnames()
        or begins_title(text)
        or _NOT_NAME_AT.match(anchors.key(text))
    ):
        return False
    places = name_syllables()
    if not all(word in places for word in words[1:]) or "g" not in places[words[-1]]:
        return False
    whole = " ".join(words)
    return len(words) > 2 or not (_FIELDS.fullmatch(text) or find_province(whole) or district_named(whole))


_FIELDS = regex("VĂN (?:HÓA|HOÁ|PHÒNG|THƯ|NGHỆ|HỌC|XÃ)|CÔNG (?:AN|NGHỆ)|THI ĐUA|DANH SÁCH|AN (?:NINH|TOÀN)|LÂM NGHIỆP|LƯƠNG THỰC")
"""What a title may end with on its next line, not a name."""


def may_be_name(line: str) -> bool:
    """Whether a line below a title can be a name that a scan damaged: two to five short words, most with a capital.

    >>> may_be_name("Lê Hông eăn")
    True
    """
    text = strip_degrees(line)
    words = text.split()
    if not 2 <= len(words) <= 5 or not 7 <= len(text) <= 30 or not all(2 <= len(word) <= 8 or word.isupper() for word in words):
        return False
    if sum(char.isalpha() or char.isspace() for char in text) < len(text) - 1 or is_title(text) or _NOT_NAME_AT.match(anchors.key(text)):
        return False
    if _BODY_IN_IT.search(text):
        return False
    return sum(word[:1].isupper() and not word.isupper() for word in words) * 2 > len(words)
