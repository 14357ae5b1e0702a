"""Nơi nhận. A document and its frame in, one `Recipient` an item out (NĐ 30/2020, Phụ lục I, cell 9b; FACTS 1.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from docparse.authority.bodies import load_bodies
from docparse.document import Document
from docparse.extract.ink import read_confidence
from docparse.schema import Recipient
from docparse.segment import anchors
from docparse.segment.slots import Frame
from docparse.text.regex import regex

_SPECK = regex(r"^\s*(?:['’`\".,:;·]{1,2}\s*(?=[-–—+•]\s)|[:.·]\s+(?=\w))")
"""A speck before the dash of an item, or read for it (`'+ Ban Giám hiệu`, `: Cổng thông tin`)."""
_HALF_HEAD = regex(r"^\s*Nơi\s+(?=Như\s)")
"""What a seal or a stamp left of `Nơi nhận:` on the line of the first item."""
_SPLIT_NAME, _REST_OF_NAME = regex(r"\b(?:chính trị|kinh tế|văn h[óo][aá])$"), regex(r"[Xx]ã hội\b|[Nn]ghề nghiệp\b")
"""A name that a line's end parts before its dash (`tổ chức chính trị / - xã hội`); an engine gives the x, tall or small, as it likes."""
_LEAD = regex(r"^\s*(?:(?:[-–—+•*~_«=]+|[e¢](?=\s))\s*)+")
_PURPOSE_WORDS = (
    r"(?:[đdäả][ểêềeẻếễ]\s*|(?:th|uh|ph|bc)\s*(?=\))|[a-zđ]{1,2}\s*/\s*[a-zà-ỹđ]{1,8}\s*(?=[,;)])|thay\s+|nh[ậâ]n\s+|[bB]\s*/\s*(?:[cCeáa€©]|(?=\)))|[Uu]h\s*(?=\))|p\s*[/⁄]{1,2}\s*h|ph\s*/\s*h|t\s*/\s*h|th\s*/\s*h|k\s*/\s*t|"
    r"báo\s*cáo|ph[ốổôồ]i?\s*h[ợọ]p|thực\s*hiện|chỉ\s*đạo|theo\s*dõi|đăng\s*|phổ\s*biến|giám\s*sát|kiểm\s*tra|biết\b|đưa\s+tin|phát\s+(?:loa|thanh|sóng)|tuyên\s*truyền|tổng\s*hợp|thẩm\s*định|thi\s*hành|triển\s*khai|công\s*bố|niêm\s*yết|đôn\s*đốc|xin\s+ý\s*kiến|gửi\s+để|t/hiện|[vVuU]hiện\b|b/cáo)"
)
_PURPOSE = regex(
    rf"\s*[;,.]?\s*(?:\(\s*|[“\"]\s*(?=[^()“”\"]{{1,30}}[”\"]))(?P<purpose>(?i:{_PURPOSE_WORDS})[^()“”\"]*)[)”\"]\s*[;.,:]*\s*$"
)
_ANY_PURPOSE = regex(
    r"\s*\(\s*(?P<purpose>(?!(?:đ/c|đồng chí|ông|bà|cũ|qua|gồm|trừ|kèm|kể|nếu|số|bản|mỗi|từ|tại|nơi|và)(?!\w))"
    r"[a-zà-ỹđ]{2,7}(?:\s+[^\s()]+){1,7})\s*\)\s*[;.,:]*\s*$"
)
"""Words in brackets that begin small say what for, whatever they are (`mời phối hợp`); names, offices and copies begin otherwise."""
_BESIDE = regex(rf";\s*\(\s*{_PURPOSE_WORDS}[^()]*\)\s*$")
"""A purpose after the closing mark stands beside a bar that joins the lines above and below to it (`} (để b/c)`)."""
_FILED = regex(r"^l[uư]u\b|^nhu\s")
_FILES = regex(r"^\W*l[uư]u\W*$")
_BARE_PURPOSE = regex(rf"^\W*\(\s*(?P<purpose>{_PURPOSE_WORDS}[^()]*)\)\s*[;.,]?\s*$")
_OPEN_PURPOSE = regex(rf"\s*\(\s*(?P<purpose>đ(?:ể|/\w)?|{_PURPOSE_WORDS})\s*[^()]{{0,30}}$|\s*\(\s*[a-zđ]{{0,3}}\s*$")
"""A purpose whose end a signature or a seal covered: `Sở Nội vụ (để`."""
_FOR = (
    r"(?:b/c|t/h|p/h|k/t|báo cáo|biết|theo dõi|thực hiện|thi hành|chỉ đạo|phối hợp|đăng tải|đưa tin|tổng hợp|kiểm tra|giám sát|phổ biến"
    r"|tuyên truyền|triển khai)"
)
_UNCLOSED_PURPOSE = regex(rf"\s*\(\s*(?P<purpose>để\s+{_FOR}(?:\s*,\s*{_FOR})?)\s*[;.,:]*\s*$")
"""A purpose that is whole but for the bracket behind it, which was read as a stop or not at all."""
_BEHIND_PURPOSE = regex(r"(?<=\))\s*[;.,:]*(?:\s*(?:\S{1,2}|[^\s()A-ZĐÀ-Ỹ]{3})){1,2}\s*$")
"""Specks of a seal or a pen behind a purpose and its closing mark."""
_DASH_PURPOSE = regex(
    r"\s+(?:[-–]\s+(?=đ))?(?P<purpose>(?:đưa|đăng) tin|để\s+(?:b/c|báo cáo|biết|thực hiện|phối hợp|chỉ đạo|t/h|p/h)"
    r"(?:\s*,\s*[\w/ ]{2,20})?)\s*[;.,]?\s*$"
)
_ABBREVIATION = regex(r"(?<!\w)[A-ZĐ&]{4,10}(?!\w)")
_TWICE = regex(r"(?<!\w)(?!bộ|ban)([^\W\d_]{2,}) \1(?!\w)")
"""A word that two readings of a line gave twice; names of bodies repeat none but these (`đảng bộ bộ phận`)."""
_TEAM = regex(r"^Tố(?= (?!cáo|giác|tụng)[a-zà-ỹđ])")
"""A team (tổ) whose hook was read as an acute."""
_SPECK_IN_PURPOSE = regex(r"(?<=^để)[!'`|.,:]+(?=\s)")
_OPENED_TWICE = regex(r"\s*\((?:để|đề|đê|đế)\s+(?=\()|(?<=;)\s*[-–](?=\()")
"""What a bar beside several items makes of the bracket behind it: `(đề (để b/c)`, `; -(để b/c)`."""
_OPENED = regex(r"\((?:đề|đê|đế)(?=\s)")
_TOWN = regex(r"(?<=\s)x$")
"""What a seal or an edge left of `xã`, the last word of many items."""
_END = regex(r"\s*(?:\./\.|[;.,:])+\s*$")
_NOISE_TAIL = regex(r"\s+[^\w\s()]{1,3}\s*$|(?<=\.)\s+\S\s*$")
_SPECKS = regex(r"^[:.,;'`*»«]+\s*(?=[^\W\d_]{2})|(?<=[;.,])\s*[^\w\s()“”\".;,]+$")
_POINT_FOR_SPACE = regex(r"(?<=[à-ỹđ])\.(?=[a-zà-ỹđ]{2})")
"""A speck in a space (`cơ.quan`); addresses of the web have no marks."""
_POINT_FOR_COMMA = regex(r"(?<=[A-ZĐ]{3})\.(?=\s(?:[a-zà-ỹđ]|[A-ZĐ]{3}))")
"""A comma without its tail, behind one short name and before the next: `VNPT. EVN`, `BTCN. các PCN`; `TP.` and `Tr.` are shorter."""
_ITEM_START = regex(
    rf"(?<=[Nn]hư trên),\s+|;\s*(?:(?:[_'`.,|]{{1,2}}|\d\s)(?=[-–]\s))?(?=[-–+•]\s*[^\s(])|(?<=[;.])\s+(?=[-–+•]\s*[^\s(])"
    rf"|;\s+(?=[{anchors.UPPER}]|các\s)|(?<=[,)])\s+(?=[-–]\s*\S)"
)
"""Where an item begins; a speck before its dash has joined it to the one above (`Sở A; _- Sở B`)."""
_OWN_DASH = regex(r"[-–+•]\s*$")


@dataclass(slots=True)
class _Item:
    parts: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""


def extract_recipients(document: Document, frame: Frame) -> list[Recipient]:
    """The items in order. The name stands without dash, closing mark and purpose; drafters' initials stay."""
    out: list[Recipient] = []
    beside: list[int] = []
    for item in _items(document, frame):
        text = _OPENED.sub("(để", _OPENED_TWICE.sub(" ", item.text)) if document.scanned else item.text
        purpose = None
        if len(item.parts) == 1 and document.origin != "text" and _BESIDE.search(text):
            beside.append(len(out))
        match = _PURPOSE.search(text) or _DASH_PURPOSE.search(text) or _ANY_PURPOSE.search(text)
        if match is None and document.scanned and (bare := _BEHIND_PURPOSE.sub("", text)) != text:
            match = _PURPOSE.search(bare) or _ANY_PURPOSE.search(bare)
        if match is None and document.scanned:
            match = _UNCLOSED_PURPOSE.search(text)
        if match and match.start() > 0:
            purpose = " ".join(match["purpose"].split())
            purpose = _misread(mend_purpose(purpose)) if document.scanned else mend_purpose(purpose)
            text = text[: match.start()]
        elif document.scanned and (torn := _OPEN_PURPOSE.search(text)) and torn.start() > 1:
            text = text[: torn.start()]
        name = _clean(text, document.scanned)
        if len(anchors.squeeze(name)) < 2:
            continue
        start, end = item.parts[0][0], item.parts[-1][1]
        confidence = 0.98 if not document.scanned else min(0.95, 0.45 + 0.5 * read_confidence(document, start, end))
        if purpose:
            _share(out, purpose, document.text, start)
        out.append(
            Recipient(
                name=name,
                purpose=purpose,
                start=start,
                end=end,
                confidence=round(confidence, 3),
            )
        )
    for index in beside if document.scanned else []:
        if index - 1 in beside or index + 1 in beside:
            # the reader has already written it on each line of the bar
            continue
        for other in (index - 1, index + 1):
            if (
                0 <= other < len(out)
                and out[other].purpose is None
                and other not in beside
                and not _FILED.match(anchors.key(out[other].name))
            ):
                out[other].purpose = out[index].purpose
                out[other].confidence = min(out[other].confidence, 0.75)
    return out


def _share(before: list[Recipient], purpose: str, text: str, start: int) -> None:
    """Give a purpose to those who stand before it on its printed line behind one dash: `- Thường trực Huyện ủy; UBND huyện (để b/c);`."""
    for one in reversed(before):
        between = text[one.end : start]
        if one.purpose is not None or "\n" in between or _OWN_DASH.search(between) or _FILED.match(anchors.key(one.name)):
            return
        one.purpose, start = purpose, one.start


def _misread(purpose: str | None) -> str | None:
    """A purpose with the letters that scans confuse in abbreviations: a large c, the bar lost between t and h."""
    if purpose is None:
        return None
    purpose = _SPECK_IN_PURPOSE.sub("", purpose.replace("⁄", "/").replace("//", "/"))
    purpose = re.sub(r"^(?P<to>để )?(?:th|[Uu]h|t/n)$", r"\g<to>t/h", purpose)
    purpose = re.sub(r"^[vVuU]hiện$", "t/hiện", purpose)
    return re.sub(r"(?<!\w)([bB])\s*/\s*(?:[C€©]|$)$", r"\1/c", purpose)


def mend_purpose(purpose: str | None) -> str | None:
    """A purpose as meant where its marks were lost (`để biêt`), else as printed."""
    if purpose is None:
        return None
    known = {
        "de biet": "để biết",
        "de bao cao": "để báo cáo",
        "de phoi hop": "để phối hợp",
        "de thuc hien": "để thực hiện",
        "de chi dao": "để chỉ đạo",
        "de b/c": "để b/c",
        "de b/e": "để b/c",
    }
    said = known.get(" ".join(anchors.key(purpose).split()), purpose) if purpose[:1] in "đd" else purpose
    return re.sub(r"ph[ổôồốỗ]i?\s+h[ợọ]p", "phối hợp", re.sub(r"^[đdäả][ểêềeẻếễ](?=\s)", "để", said))


@cache
def _abbreviations() -> frozenset[str]:
    """What bodies are called in capitals (`bodies.tsv`, `short_names.tsv`)."""
    symbols = {symbol for body in load_bodies() for symbol in body.symbols}
    return frozenset(symbol for symbol in symbols | set(_MORE) if symbol and symbol.isupper())


_MORE = ("NN&MT", "NN&PTNT", "GD&ĐT", "KH&ĐT", "KH&CN", "TN&MT", "LĐ-TB&XH", "VH,TT&DL", "TT&TT", "TCCB", "TĐKT", "LĐTBXH", "KHTC", "CVP")


@cache
def mend_abbreviation(read: str) -> str:
    """An abbreviation as it must be printed, where the engine read a stroke twice or one letter for another; else as read.

    >>> mend_abbreviation("NN&MIT"), mend_abbreviation("LĐLP"), mend_abbreviation("KTXH")
    ('NN&MT', 'LĐLĐ', 'KTXH')
    """
    known = _abbreviations()
    if read in known:
        return read
    fewer = {read[:at] + read[at + 1 :] for at in range(1, len(read)) if read[at] in "IT" or read[at - 1 : at + 1] in ("CP", "MN", "NI")}
    other = {read[:at] + "Đ" + read[at + 1 :] for at, letter in enumerate(read) if letter in "DPB"}
    found = (fewer | other) & known
    return found.pop() if len(found) == 1 else read


def _items(document: Document, frame: Frame) -> list[_Item]:
    items: list[_Item] = []
    for slot in frame.slots_of("recipient"):
        whole = document.text[slot.start : slot.end]
        edges = [0, *(match.end() for match in _ITEM_START.finditer(whole) if not _listing(whole, match)), len(whole)]
        for a, b in pairwise(edges):
            text = whole[a:b].strip()
            if not text:
                continue
            start = slot.start + a + whole[a:b].index(text)
            if document.scanned and (speck := _SPECK.match(text) or _HALF_HEAD.match(text)):
                start += speck.end()
                text = text[speck.end() :]
            lead = _LEAD.match(text)
            bare = _BARE_PURPOSE.match(text)
            if items and (bare or (not lead and a == 0 and _open(items[-1].text, text))):
                items[-1].text = f"{items[-1].text} {text}"
                items[-1].parts.append((start, start + len(text)))
                continue
            body = text[lead.end() :] if lead else text
            if items and lead and _SPLIT_NAME.search(items[-1].text) and _REST_OF_NAME.match(body):
                items[-1].text = f"{items[-1].text} - {body[0].lower()}{body[1:]}"
                items[-1].parts.append((start, start + len(text)))
                continue
            items.append(_Item([(start + (lead.end() if lead else 0), start + len(text))], body))
    return items


def _listing(whole: str, match: re.Match[str]) -> bool:
    """Whether a mark stands inside one item: a `;` after a colon (`VP: CVP; NC`), behind `Lưu` or in brackets, a dash in a list without
    dashes."""
    before = whole[: match.start()]
    if _FILES.match(anchors.key(before)):
        return True
    if before[-1:] in (",", ")"):
        return not _LEAD.match(whole) or before.count("(") > before.count(")")
    if re.match(r"[-–+•]", whole[match.end() :]):
        return False
    return ":" in before or before.count("(") > before.count(")")


def _open(said: str, text: str) -> bool:
    """Whether an item goes on: its line has no closing mark, or the next begins with a small letter."""
    if re.match(r"^\W*l[uưứ]u\b", anchors.key(text)):
        return False
    if said.count("(") > said.count(")"):
        return True
    return not re.search(r"[;.]\s*(?:\([^()]*\))?\s*$", said) or text[:1].islower()


def _clean(text: str, scanned: bool) -> str:
    name = _END.sub("", text.strip())
    if scanned:
        # the engine reads a capital Đ twice
        name = re.sub(r",\s*;\s*", ", ", name.replace("ĐĐ", "Đ"))
        name = _TEAM.sub("Tổ", _TWICE.sub(r"\1", name))
        name = _ABBREVIATION.sub(lambda match: mend_abbreviation(match[0]), re.sub(r"^17(?=\s[A-ZĐ])", "TT", name))
        name = re.sub(r"[;,]\s*[a-z]{1,3}$|;\s*[\d_'`|]$", "", name)
        name = re.sub(r"(?<=\(\d\d)Đ(?=\)$)|(?<=\(\d)Đ(?=\)$)", "b", name)  # `(08b)`: so many copies
        name = re.sub(r"^(L[ưu]u)\s?[;.,](?=\s?[A-ZĐ])", r"\1:", _TOWN.sub("xã", name))
        name = re.sub(r"\(O\.(?=\s?[A-ZĐ])", "(Ô.", name)
        name = _SPECKS.sub("", _NOISE_TAIL.sub("", name))
        name = _POINT_FOR_COMMA.sub(",", _POINT_FOR_SPACE.sub(" ", name))
        name = re.sub(r"\s*\(\W*$", "", name)
        if name.count(")") > name.count("("):
            name = re.sub(r"\s+[^\s(]*\)$", "", name)
        name = _END.sub("", name)
    return " ".join(name.split()).strip(" -–_|~")
