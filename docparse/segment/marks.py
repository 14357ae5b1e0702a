"""Marks of secrecy and urgency. A line of the head in, where its mark stands and which one it is out (`find_marks`).

NĐ 30/2020, Phụ lục I, cells 10a and 10b; FACTS 1.8. A mark is a line of its own, stands in brackets behind a line of the letterhead, or
behind `Độ mật:`. Words of the text (`bí mật nhà nước`, `mất mật khẩu`) never are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from docparse.segment import anchors
from docparse.segment.organs import starts_organ
from docparse.text.regex import regex

SECRECY = {"tuyetmat": "TUYỆT MẬT", "toimat": "TỐI MẬT", "mat": "MẬT"}
URGENCY = {"hoatoc": "HỎA TỐC", "hoatochengio": "HỎA TỐC HẸN GIỜ", "thuongkhan": "THƯỢNG KHẨN", "khan": "KHẨN"}
_LETTERS = {"a": "TUYỆT MẬT", "b": "TỐI MẬT", "c": "MẬT"}
"""The signs of the grades (FACTS 1.8)."""

_SECRET = r"(?:t\s*u\s*y\s*e\s*t\s*|t\s*o\s*i\s*)?m\s*a\s*t"
_URGENT = r"h\s*o\s*a\s*t\s*o\s*c(?:\s*hen\s*gio)?|(?:thuong\s*)?k\s*h\s*a\s*n"
_LONE = regex(
    rf"^\W*(?:(?:{_URGENT})\W+)?(?:(?:tai\s*lieu|van\s*ban|dau)\W+)?(?P<secret>{_SECRET})(?:\W+(?:{_URGENT}))?\W*(?:ban\s*so\W*\d*\W*)?$"
)
_URGENT_BESIDE = regex(rf"\b(?P<urgent>{_URGENT})\b")
_LABEL = regex(
    rf"(?:^|[;,|(\t])\W*(?:(?:muc|cap|dau|dau\s*chi)\s*(?:muc\s*)?)?do\s*(?P<kind>mat|khan)(?:\s*cua\s*(?:van\s*ban|tai\s*lieu))?\s*[:.]+\W*"
    rf"(?P<mark>{_SECRET}|{_URGENT}|[abc])\b(?=[\s.]*(?:$|[;,|)\t]))"
)
_BRACKETED = regex(rf"[(\[]\s*(?P<secret>{_SECRET})\s*[)\]]\W*$")
_BEHIND = regex(r"(?:\s{2,}mat|\s(?:tuyet|toi)\s+mat)\W*$")
_TORN = regex(r"\b(?:bi|bao|do|mat|giu|cac|va|hoac|tai\s+lieu)\W*$")
"""The last word of a line that goes on with `mật` (but a place: `HUYỆN VĨNH BẢO`)."""
_GRADE = regex(r"\b(?:tuyet|toi)\s*mat\b|(?<!tuyet )(?<!toi )(?<!do )\bmat\b")
_MAT = regex(r"mật", re.I)
_MIXED = regex(r"^\W*(?:(?:Tuyệt|Tối)\s+[Mm]ật|Mật)\W*$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `start` to `end` of a line: its kind and its printed standard form."""

    kind: Literal["secrecy", "urgency"]
    value: str
    start: int
    end: int
    behind: bool = False
    """It stands behind other words of the letterhead, which are no part of it."""


def find_marks(text: str, before: str = "", letterhead: bool = True) -> list[Mark]:
    """The marks on a line of the head, the strictest grade of secrecy once; `before`: the line above it.

    `letterhead`: the line stands above the title, where `(Mật)` and a mark far behind the name of an organ are marks, too.
    """
    key = anchors.key(text)
    if "m" not in key and "k" not in key and "toc" not in key:
        return []
    squeezed = anchors.squeeze(text) if len(text) < _LONGEST else ""
    if squeezed in URGENCY and (anchors.is_upper(text, 0.7) or text.startswith("(")):
        return [Mark("urgency", URGENCY[squeezed], 0, len(text))]
    if squeezed and (alone := _alone(text, key, before)):
        return alone
    if labelled := _labelled(text, key):
        return labelled
    if len(text) < 160 and (behind := _behind(text, key, letterhead)):
        return [behind]
    return []


def _alone(text: str, key: str, before: str) -> list[Mark]:
    match = _LONE.match(key)
    if not match or not (anchors.is_upper(text, 0.7) or _MIXED.match(text) or (text.startswith("(") and _MAT.search(text))):
        return []
    value = SECRECY[anchors.squeeze(match["secret"])]
    above = anchors.key(before.rstrip())
    if value == "MẬT" and anchors.squeeze(above) in ("tuyet", "toi"):
        value = SECRECY[anchors.squeeze(above) + "mat"]
    elif _TORN.search(above) and not starts_organ(before) and not text.startswith(("(", "[")):
        return []
    marks = [Mark("secrecy", value, match.start("secret"), match.end("secret"))]
    rest = key[: match.start("secret")] + " " * (match.end("secret") - match.start("secret")) + key[match.end("secret") :]
    if beside := _URGENT_BESIDE.search(rest):
        marks.append(Mark("urgency", URGENCY[anchors.squeeze(beside["urgent"])], beside.start(), beside.end()))
    return marks


def _labelled(text: str, key: str) -> list[Mark]:
    if len(text) > 120 or "do" not in key:
        return []
    out: list[Mark] = []
    for match in _LABEL.finditer(key):
        squeezed = anchors.squeeze(match["mark"])
        if match["kind"] == "mat" and (value := SECRECY.get(squeezed) or _LETTERS.get(squeezed)):
            out.append(Mark("secrecy", value, match.start("mark"), match.end("mark")))
        elif match["kind"] == "khan" and (value := URGENCY.get(squeezed)):
            out.append(Mark("urgency", value, match.start("mark"), match.end("mark")))
    if sum(mark.kind == "secrecy" for mark in out) > 1 or _lists_grades(key):
        return []  # a form that names all grades
    return out


def _lists_grades(key: str) -> bool:
    return len({anchors.squeeze(match[0]) for match in _GRADE.finditer(key)}) > 1


def _behind(text: str, key: str, letterhead: bool) -> Mark | None:
    match = _BRACKETED.search(key)
    if match and match.start():
        words = text[match.start("secret") : match.end("secret")]
        if anchors.is_upper(words) or (letterhead and _MAT.search(words) and words[0].isupper()):
            return Mark("secrecy", SECRECY[anchors.squeeze(match["secret"])], match.start(), len(text), behind=True)
    far = _BEHIND.search(key) if letterhead else None
    if far and anchors.is_upper(text) and _MAT.search(text[far.start() :]) and not _TORN.search(key[: far.start()]):
        return Mark("secrecy", SECRECY[anchors.squeeze(far[0])], far.start(), len(text), behind=True)
    return None
