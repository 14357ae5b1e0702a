"""The name of a body that issues documents: text and a position in, the end of the shortest full name out (`của Chính phủ | quy định …`).

Names are read by form, not from a list: a word that begins a body, capitalised syllables, the lower-case syllables that finish them,
and a place. What begins the title of the cited document (về, quy định, phê duyệt …) ends the name (FACTS 3.2, 8).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from docparse.authority.districts import district_named
from docparse.authority.naming import sentence_case
from docparse.authority.provinces import find_province
from docparse.text.normal import strip_marks
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable


@lru_cache(maxsize=4096)
def fold_window(window: str) -> str:
    """A short stretch without marks, in lower case, of the same length."""
    return strip_marks(window).lower()


_WORDS = tomllib.loads(files("docparse.extract.references").joinpath("issuing_body.toml").read_text(encoding="utf-8"))


def _any(key: str) -> re.Pattern[str]:
    """One of the words of a list, as a whole word; spaces stand for any white space."""
    words = [re.escape(" ".join(word.split())).replace(r"\ ", r"\s+") for word in _WORDS[key].split("|")]
    return re.compile(rf"(?:{'|'.join(words)})(?![^\W_])")


START = regex(r"(?!Tổ quốc(?!\w))" + _any("starts").pattern)
"""A word with which the name of a body begins; the fatherland is no group (tổ) that issues papers."""
_STOP, _LOWER_CHAIN, _TYPE_WORD = _any("stops"), _any("lower"), _any("papers")
_MOVEMENT = _any("movements")
_STEERING = regex(r"(?:(?:Phó )?Trưởng [Bb]an )?(?:Ban Chỉ đạo|Ban Điều hành|BCĐ|Ban Vận động|Ban Tổ chức|Tiểu ban|Quỹ|Ban Quản lý)(?!\w)")
"""Bodies that are named by what they steer."""
_SCHEME = regex(r"\s+(?:Đề án|Dự án|Chương trình) \d{1,4}(?![\w/.-])")
_SLOGAN = regex(r"\s+[“\"][^”\"\n]{4,140}[”\"]")
_UPPER_START, _GROUPED = _any("upper"), _any("grouped")
_COMMA_PARTS, _AND_LOWER, _CLOSED = _any("after_comma"), _any("after_and"), _any("closed")
_LOWER_START = regex(
    r"(?:phòng|sở|chi cục|trạm|liên (?:[Bb]ộ|[Ss]ở))(?= [A-ZĐÂÔƠƯỦ][^\W\d_])"
    r"|(?:chủ tịch|giám đốc|bộ trưởng|hiệu trưởng|ban (?:thường vụ|chấp hành))(?= (?:UBND|HĐND|(?:Ủy|Uỷ) ban|Hội|Sở|Bộ|Trường|Huyện|Tỉnh"
    r"|Thành|Đảng|Đoàn|Liên đoàn|Công đoàn)(?!\w))"
    r"|(?:chủ tịch )?(?:(?:ủy|uỷ) ban|hội đồng) nhân dân(?= (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?!\w))"
)
"""The same in a small letter where the name follows: `của | phòng Tài nguyên và Môi trường`, `của | chủ tịch UBND huyện`."""
_TOKEN = regex(
    r"(?P<gap>(?<=TP)\.\s?|(?<=Tp)\.\s?|\s?[-–]\s?|,\s?|\s\(|[ \t]+|[ ]?\n(?=[^\W\d_])|)(?P<word>&(?= )|[^\W_]+(?:[&’'.](?=\w)[^\W_]+)*)"
)
_PAIRS = {
    ("Kế", "hoạch"),
    ("Ngoại", "giao"),
    ("Kiểm", "định"),
    ("Giám", "định"),
    ("Thanh", "niên"),
    ("Thư", "ký"),
    ("Cao", "tốc"),
    ("Chuyển", "đổi"),
    ("Khối", "các"),
    ("đua", "số"),
    ("hạn", "một"),
    ("TNHH", "một"),
}
_OFFICE_OF_TWO = regex(
    r"(?:Chánh )?Văn phòng (?:Đoàn (?:ĐBQH|[Đđ]ại biểu Quốc hội)|HĐND|Hội đồng nhân dân)(?: và (?:HĐND|Hội))? và (?:UBND|HĐND|Ủy|Uỷ|Hội)"
)
"""One office for two bodies: `Văn phòng HĐND và UBND huyện`."""
_TERM = regex(
    r"(?:\s*,?\s+(?:nước CHXHCN|(?:nước )?Cộng hòa xã hội chủ nghĩa) Việt Nam|\s+Việt Nam|\s+Trung ương Đảng|"
    r"\s+Đảng)?(?:\s*,?\s+(?:khóa|khoá|Khóa|Khoá)\s+(?:[IVXLl]+|\d+)(?![^\W_])|\s*\((?:khóa|khoá)\s+[IVXLl]+\))"
)
_REPUBLIC = regex(
    r"\s+(?:nước\s+)?(?:(?:Cộng h(?:òa|oà) xã hội chủ nghĩa|CHXHCN) Việt Nam|Việt [Nn]am [Dd]ân chủ [Cc]ộng h(?:òa|oà))(?!\w)"
    r"|\s+\([A-ZĐ]{2,10}\) Việt Nam(?!\w)|\s+\(Việt Nam\)"
)
_UPPER_STOP = regex(r"\s+(?:VỀ|QUY ĐỊNH|SỬA ĐỔI|HƯỚNG DẪN|BAN HÀNH|PHÊ DUYỆT|NGÀY|QUY)(?![^\W_])")


def read_body(text: str, start: int, *, joint: bool = False, bodies: int = 9) -> int | None:
    """The end of the body's name that starts at `start`, or None where none starts there.

    `joint`: the paper is of several bodies, at most `bodies`, so `và` before another body goes on with the name.
    """
    first = START.match(text, start) or _LOWER_START.match(text, start)
    if first is None:
        noisy = _NOISY.match(fold_window(text[start : start + 60]))
        return start + noisy.end() if noisy and text[start].isupper() else None
    if _UPPER_START.match(text, start):
        return _read_upper(text, start)
    closed = _CLOSED.match(text, start) or _MINISTRY.match(text, start)
    if closed:
        return _and_more(text, _with_term(text, closed.end()), joint, bodies)
    end = first.end()
    lower_run = 0
    last = text[start:end].rpartition(" ")[2]
    steers = _STEERING.match(text, start)
    while True:
        if steers and end >= steers.end() and (steered := _steered(text, end)):
            end, last, lower_run = steered, "", 0
        token = _TOKEN.match(text, end)
        if token is None or not token["word"] or (not token["gap"] and token.end() == end):
            break
        gap, word, at = token["gap"], token["word"], token.start("word")
        if "\n" in gap and word[0].isupper() and not _runs_over(text, last, at):
            break
        if gap == "" or (gap.startswith(",") and not _COMMA_PARTS.match(text, at)) or gap == " (":
            break
        if word in ("và", "&") and lower_run < 3:
            after = _TOKEN.match(text, token.end())
            if (
                after is None
                or not (_capital(after["word"]) or _AND_LOWER.match(text, after.start("word")))
                or _TYPE_WORD.match(text, after.start("word"))
                or (START.match(text, after.start("word")) and not _OFFICE_OF_TWO.fullmatch(text, start, after.end()))
            ):
                break
            end, last, lower_run = after.end(), after["word"], 0
            continue
        grouped = _GROUPED.match(text, at) if word == "các" and lower_run < 3 else None
        if grouped:
            end, last, lower_run = grouped.end(), "", 1
            continue
        if _STOP.match(text, at) and (last, word) not in _PAIRS:
            break
        if word[0].isdigit():
            if last.lower() not in ("số", "quận", "phường", "huyện", "khu", "ương", "đạo"):
                break
            lower_run = 0
        elif _capital(word):
            named_after_it = last in ("Bộ", "Sở", "Ban", "Phòng") or (last == "Vụ" and end == first.end())
            if _TYPE_WORD.match(text, at) and not named_after_it and gap.strip() not in ("-", "–"):
                break
            if gap.strip() in ("-", "–") and re.match(r"(?:Căn|Như|Lưu|Các|Sở|UBND|Bộ|Ban)(?!\w)", text[at : at + 6]) and not joint:
                break
            lower_run = 0
        else:
            lower_run += 1
            chain = _LOWER_CHAIN.match(text, at)
            if chain:
                end, last, lower_run = chain.end(), chain.group().rsplit(" ", 1)[-1], 0
                if last in ("khóa", "khoá", "thứ"):
                    number = re.compile(r"\s+([IVXLl]+|\d+|[A-ZĐ]?[^\W_]+)").match(text, end)
                    if number:
                        end = number.end()
                        if last != "thứ":
                            break
                continue
            if lower_run > 1:
                break
        end, last = token.end(), word
    return _and_more(text, _with_term(text, end), joint, bodies)


def _steered(text: str, end: int) -> int | None:
    """The end of what a body steers, where it is named at `end`: a movement by its name, or any one by its slogan in quotation marks."""
    gap = _SPACE.match(text, end)
    if scheme := _SCHEME.match(text, end):
        return scheme.end()
    movement = _MOVEMENT.match(text, gap.end()) if gap else None
    slogan = _SLOGAN.match(text, movement.end() if movement else end)
    if slogan:
        return slogan.end()
    return movement.end() if movement and len(movement.group().split()) > 3 else None


_SPACE = regex(r"\s+")
_OPEN_ENDS = frozenset(
    (
        "tịch",
        "đốc",
        "trưởng",
        "Bộ",
        "Sở",
        "Ban",
        "Phòng",
        "vụ",
        "hành",
        "ủy",
        "uỷ",
        "của",
        "Hội",
        "đoàn",
        "Cục",
        "Vụ",
        "Trường",
        "viện",
        "tâm",
        "HĐND",
        "Tỉnh",
    )
)
"""Last words of a line that cannot end the name of a body, or seldom do: `của Chủ tịch` above `UBND tỉnh`."""
_PLACE_ENDS = frozenset(("tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "ủy", "uỷ", "khu"))
_NEW_SENTENCE = regex(r"(?:Căn|Về|Nơi|Theo|Thực|Xét|Trên|Để|Điều|Chương|Mục|Kính|Ngày|Các|Những|Tại|Trong|Từ)(?![^\W_])")
_PLACE_WORDS = regex(r"[^\W\d_]+(?:[ ][^\W\d_]+)?(?:[ ][^\W\d_]+)?")


def _runs_over(text: str, last: str, at: int) -> bool:
    """Whether a name goes on at `at`, where a line begins with a capital: `UBND tỉnh` above `Khánh Hòa về …`."""
    if _NEW_SENTENCE.match(text, at) or not last:
        return False
    last = last.split()[-1]
    if last in _PLACE_ENDS:
        words = _PLACE_WORDS.match(text, at)
        parts = words.group().split() if words else []
        return any(find_province(name) is not None or district_named(name) is not None for name in (" ".join(parts[:2]), " ".join(parts)))
    return last in _OPEN_ENDS and (START.match(text, at) is not None or last in ("Bộ", "Sở"))


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _with_term(text: str, end: int) -> int:
    term = _TERM.match(text, end) or _REPUBLIC.match(text, end)
    return term.end() if term else end


def _and_more(text: str, end: int, joint: bool, bodies: int) -> int:
    """`Bộ A và Bộ B`, `Sở A - Sở B` of a joint paper."""
    if joint and bodies > 1:
        link = re.compile(r"\s*(?:,|và|[-–])\s+").match(text, end)
        if link and START.match(text, link.end()):
            last = "và" in link.group()  # what follows `và` ends the list: the next body is the sentence's
            further = read_body(text, link.end(), joint=True, bodies=1 if last else bodies - 1)
            if further:
                return further
    return end


def _read_upper(text: str, start: int) -> int:
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    stop = _UPPER_STOP.search(text, start, line_end)
    end = stop.start() if stop else line_end
    punctuation = re.compile(r"[;:.()]").search(text, start, end)
    return punctuation.start() if punctuation else min(end, start + 80)


_KNOWN = {fold_window(name): name for name in (" ".join(word.split()) for word in _WORDS["known"].split("|"))}
_MINISTRIES = sorted((re.escape(name[1:]) for name in _KNOWN.values() if name.startswith("Bộ ")), key=len, reverse=True)
_MINISTRY = regex(rf"(?:Bộ trưởng )?B(?i:{'|'.join(_MINISTRIES)})(?=,? (?:về|quy định|hướng dẫn|ban hành|sửa đổi)(?!\w)|\s*[;.\n])")
"""A ministry in whatever letters, where the title of its paper follows: `Bộ giáo dục và đào tạo | về …`."""
_NOISY = regex(rf"(?:{'|'.join(sorted(map(re.escape, _KNOWN), key=len, reverse=True))})(?![^\W_])")
_UPPER_NAMES = {
    name.upper(): name for name in ("Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Bộ Chính trị", "Ban Bí thư", "Chủ tịch nước")
}
_HEAD_OF = regex(r"(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|THỐNG ĐỐC) (?=\S)")
_MEETING = regex(r"Hội nghị\s+(?:lần thứ\s+[^\W_]+(?:\s+(?:mười|một|hai|ba|tư|năm|sáu|bảy|tám|chín))?\s+)?(?:của\s+)?(?=Ban|BCH|Trung)")


def issuer_name(surface: str) -> str:
    """The body as a value: without the meeting that decided (`Hội nghị lần thứ Sáu Ban Chấp hành …`), spaces made single.

    >>> issuer_name("Hội nghị lần thứ Tư Ban Chấp hành Trung ương Đảng")
    'Ban Chấp hành Trung ương Đảng'
    """
    name = _MEETING.sub("", surface, count=1)
    name = _SPACE.sub(" ", name).strip(" ,:;")
    known = _KNOWN.get(fold_window(name), name)
    if name.isupper() and any(len(word) > 2 and is_syllable(word.lower()) for word in name.split()):
        return known if known != name else _upper_name(name)
    if known == name:
        return name
    same = known.lower().replace("ủy", "uỷ") == name.lower().replace("ủy", "uỷ")  # one word: a name stays as printed
    return name if same else known


def _upper_name(name: str) -> str:
    """A name in capitals as it is written in running text; a minister's keeps his title before his ministry's."""
    head = _HEAD_OF.match(name)
    if head and (body := _KNOWN.get(fold_window(name[head.end() :]))):
        return f"{head[0].strip().capitalize()} {body}"
    return _UPPER_NAMES.get(name) or sentence_case(name)[0]
