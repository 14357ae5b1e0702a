"""Who issues, by the words of the paper below its head in: how it names itself, who decides, a clause, a link line; the body out."""

from __future__ import annotations

import re

from docparse.authority.naming import sentence_case
from docparse.document import Document
from docparse.extract.header.whole_name import PLACE_TAIL, complete_name
from docparse.schema import FieldValue, Text
from docparse.segment import anchors
from docparse.segment.slots import Frame
from docparse.text.normal import fold
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_OF_LINK = regex(r"\bc[uủ]a\s+(?P<name>[^()]+?)\s*\)?\s*$", re.I)
_SPEAKS = regex(
    r"(?:^|[,;]\s)(?P<who>(?:Ủy ban|UBND|HĐND|Hội đồng|Sở|Phòng|Ban|Chi cục|Cục|Tổng cục|Trung tâm|Bệnh viện|Trường|Khoa|Viện|Học viện|"
    r"Công đoàn|Liên đoàn|Hội|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Công an|Bộ Chỉ huy|Tòa án|Kho bạc|Bảo hiểm|Tổng công ty|Công ty|Đảng ủy|"
    r"Chi bộ|Huyện ủy|Tỉnh ủy|Thành ủy|Đài|Ngân hàng|Đoàn|Cụm|Khối|Trạm|Thanh tra|Văn phòng)\s[^,.;:()\d]{2,90}?)\s+"
    r"(?:xây dựng|ban hành|đề nghị|yêu cầu|báo cáo|hướng dẫn|thông báo|phát động|kính trình|kính đề nghị|triển khai|trân trọng|"
    r"kính mời|thống nhất|xin báo cáo|kính báo cáo|tổ chức)\b"
)
_NO_WHOLE = regex(r"\b(?:các|những|trực thuộc|về|đã|được|sẽ|tiếp tục|và các)\b")


_SMALL_PLACE = regex(rf"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+[{anchors.LOWER}]")
"""A unit without a name, before a verb that was not read."""


def self_name(document: Document, organ: str) -> str | None:
    """How the paper names its issuer in its first paragraphs (`Phòng Nội vụ huyện X báo cáo`), if it agrees with the symbol."""
    for block in document.blocks[:40]:
        if block.is_row:
            continue
        for match in _SPEAKS.finditer(block.text[:900]):
            who = match["who"].strip()
            if not _NO_WHOLE.search(who) and not _SMALL_PLACE.search(who) and agrees(who, organ):
                return who
    return None


def agrees(name: str, organ: str) -> bool:
    """Whether a symbol's organ abbreviates a name: its letters are initials of the name's words, in order, from the first on.

    >>> agrees("Phòng Nội vụ huyện Trà Cú", "PNV"), agrees("Sở Y tế", "PNV")
    (True, False)
    """
    head = PLACE_TAIL.sub("", name) or name
    words = re.findall(r"[^\W_]+", head)
    initials = "".join(word if word.isupper() and len(word) > 1 else word[0] for word in words if word != "và").upper()
    letters = re.sub(r"[^A-ZĐƯ]", "", organ.upper())
    if len(letters) < 2 or not initials.startswith(letters[0]):
        return False
    position = 0
    for letter in letters:
        position = initials.find(letter, position) + 1
        if not position:
            return False
    # what the symbol leaves out are a few words of a long name, never most of it
    return initials.startswith(letters) or len(initials) <= 2 * len(letters)


_HEAD_OF = regex(
    r"^(?:(?:chủ tịch|(?:tổng\s+)?giám đốc|bộ trưởng|hiệu trưởng|viện trưởng|chánh án|thống đốc|chánh văn phòng|chánh thanh tra|bí thư|"
    r"(?:tổng |chi )?cục trưởng|chủ nhiệm|chỉ huy trưởng|tư lệnh|tổng biên tập|giám thị)\s+(?=\S)|"
    r"trưởng\s+(?=(?:ban|phòng|khoa|công an|cục|đoàn)\b))",
    re.I,
)
"""The head who decides in the name of his body: the body behind it issues."""
_CLAUSE = regex(
    r"(?:^|[;,]\s)(?P<who>(?:Bộ trưởng |Chủ tịch |Thống đốc |Giám đốc |Tổng |Viện trưởng )?"
    r"(?:Bộ|Chính phủ|Thủ tướng Chính phủ|Quốc hội|Ủy ban|Hội đồng|Ngân hàng|Sở|Thanh tra|Kiểm toán|Tòa án|Viện)[^,.;:()]{0,80}?)"
    r"\s+ban hành\s+(?:\d+ quy chuẩn|Quy chuẩn|Luật|Bộ luật|Thông tư|Nghị định|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch)"
)


def from_decider(document: Document, frame: Frame, place: str | None, date: str | None) -> Text | None:
    """The body above Căn cứ: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` decides in the name of its Ủy ban."""
    slots = frame.slots_of("authority_line")
    if not slots:
        return None
    raw = re.sub(r"^\W*C(?:ỦA|ủa)\s+", "", " ".join(document.text[slot.start : slot.end] for slot in slots))
    name, sure = sentence_case(_HEAD_OF.sub("", raw.strip()), document.text, anchors.key(document.text))
    name = complete_name(name, None, place, date)
    return FieldValue(value=name, confidence=0.88 * sure, source="inferred", start=slots[0].start, end=slots[-1].end)


def from_clause(document: Document, frame: Frame) -> Text | None:
    """The enacting clause after the basis: `Bộ trưởng Bộ … ban hành Thông tư …`."""
    for block in document.blocks[frame.body[0] : frame.body[0] + 30]:
        match = _CLAUSE.search(block.text)
        if match:
            name = _HEAD_OF.sub("", match["who"])
            return FieldValue(
                value=name[:1].upper() + name[1:],
                confidence=0.85,
                source="inferred",
                start=block.start + match.start("who"),
                end=block.start + match.end("who"),
            )
    return None


def from_link(document: Document, frame: Frame) -> Text | None:
    """The body that a link line names: `(Ban hành kèm theo Quyết định số … của UBND tỉnh …)`."""
    for slot in frame.slots_of("attachment_link"):
        match = _OF_LINK.search(document.text[slot.start : slot.end])
        if match:
            raw = _HEAD_OF.sub("", match["name"].strip())
            if raw.isupper() and " " not in raw:
                return None  # `của Giám đốc TTKSBT`: letters that the paper which issues it spells out
            name, _ = sentence_case(raw)
            return FieldValue(
                value=name, confidence=0.6, source="inferred", start=slot.start + match.start("name"), end=slot.start + match.end("name")
            )
    return None


_ITSELF = frozenset(
    ("nha truong", "truong", "cong ty", "co quan", "don vi", "benh vien", "trung tam", "so", "chi cuc", "cuc", "tong cong ty", "khoa")
)
"""What a paper calls its own body by in a link line (`của Nhà trường`)."""


def _is_short(name: str) -> bool:
    """Whether a link line names the body by its initials alone (`Giám đốc TTKSBT`)."""
    return " " not in name and not is_syllable(name)


def inherit_issuer(issuer: Text, deciding: Text) -> Text:
    """The issuer of an attached paper: that of the paper which issues it, where its own lines name it not, or in part."""
    whole = deciding.value
    if whole is None or (issuer.source == "printed" and issuer.value is not None):
        return issuer
    if issuer.value is None or fold(issuer.value) in _ITSELF or _is_short(issuer.value):
        return FieldValue(value=whole, confidence=round(0.85 * deciding.confidence, 3), source="inferred")
    if whole != issuer.value and fold(whole).startswith(fold(issuer.value)):
        return FieldValue(
            value=whole, confidence=round(0.95 * deciding.confidence, 3), source="inferred", start=issuer.start, end=issuer.end
        )
    return issuer
