"""What the words of a title tell: a line in; unit, verb, predicate, and where it runs into its text, out.

The vocabulary is `headings.toml` (FACTS 4.6; contract, section 4), matched on folded text or, of single syllables, with their marks.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from docparse.segment.labels import leading_label
from docparse.text.choice import choice
from docparse.text.normal import fold
from docparse.text.regex import regex

_RUN_IN = regex(r"\s?:\s+(?=\S)|:(?=[A-ZĐ“])")
_STOPPED = regex(r"\.(?<=[a-zà-ỹđ)”].)\s+(?=[A-ZĐÀ-Ỹ“])")
COUNTS = regex(r"^\d[\d.]*(?:\s*\([^)]*\))?(?:\s+[^\W\d_]+){0,3}(?:\s*[,;]\s*\d[\d.]*(?:\s+[^\W\d_]+){0,3})*\s*[.;]?$")
"""A count behind a title: `04`, `2 tập thể, 3 cá nhân`."""
NEW_SENTENCE = regex(r"[.;](?<=[a-zà-ỹđ0-9)”].)(?<![A-ZĐ]\..)\s+[A-ZĐÀ-Ỹ]")

COUNTED_NAME = regex(
    r"(?:nhóm\s+)?(?:nhiệm vụ|giải pháp|nội dung|hoạt động|mục tiêu|chuyên đề|dự án|tiểu dự án|tiêu chí|mô hình|bước|vấn đề|bài)"
    r"\s+(?:số\s+|thứ\s+)?(?:\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư|năm)",
    re.IGNORECASE,
)
"""`Nhiệm vụ 1: …`: what stands behind the colon is its name."""
WHEN = regex(r"(?:từ|trước|đến|trong|ngày|tháng|quý|năm)\b", re.IGNORECASE)
_PREDICATE = regex(
    r"[^,\s]\s(?:bao gom|gom|gom co)\s*:?$|\bsau(?: day)?\s*:?$|,\s(?:trong do|cu the|cu the nhu sau|bao gom|gom)\s*:?$"
    r"|\bsau day (?!goi|viet)[^:()]{3,160}:$"
    r"|\s(?:co (?:trach nhiem|quyen|nghia vu|nhiem vu|quyen han)(?:,? (?:sau|quyen han))?|thay the|bai bo"
    r"|(?:ap dung|dieu chinh) (?:doi voi|cho)|phai (?:neu ro|co|bao dam|dam bao|dap ung|the hien|thuc hien|duoc)"
    r"|duoc (?:cap|huong|tang|xet|hinh thanh tu|quy dinh nhu sau))\s*:$"
    r"|\s(?:gom|chia (?:thanh|lam)|co(?: it nhat| toi thieu)?) (?:\d{1,3}|hai|ba|bon|nam|mot (?:so|trong))\s[^:()]{2,60}:$"
)
_AT_END, _BEFORE_COLON = 60, 180
"""Letters in which a predicate at the end of a folded title has room; before a colon it may say what the list is for."""
_LEADS_ON = regex(
    r"\S\s(?:đối với|với|của|cho|khi|nếu|như|giữa|rằng|để|về|từ (?:ngày|khi|lúc|thời điểm)|được\s(?:[^\s,;]+\s){1,4}căn cứ|(?P<link>là))$"
)
"""Words that want what stands behind the colon. Matched with their marks: `khi` is no `khí`."""
GLUED = regex(r"(?P<head>[A-ZĐÀ-Ỹ]{2,}(?:,? (?:- )?[A-ZĐÀ-Ỹ]{2,}){2,14}) (?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ (?:\S+ ){5})")
"""Three or more words in capitals, then a sentence, without a mark between: `TỔ CHỨC THỰC HIỆN Các phòng …`."""


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("docparse.segment").joinpath("headings.toml").read_text(encoding="utf-8"))

    def phrases(name: str) -> str:
        return choice({fold(word) for word in data[name] if " " in word})

    def syllables(name: str) -> set[str]:
        return {word for word in data[name] if " " not in word}

    asked = rf"(?:(?:{choice({fold(word) for word in data['requests']})})\s+)?"
    return {
        "verbs": re.compile(rf"(?:{phrases('verbs')})\b"),
        "verb": re.compile(rf"(?:{choice(syllables('verbs'))})\b"),
        "clauses": re.compile(rf"\b(?:{phrases('clauses')})\b|\s(?:chu tri|phoi hop)\b"),
        "clause": re.compile(rf"\s(?:{choice(syllables('clauses'))})\b"),
        "lead": re.compile(rf"\b(?:{choice({fold(word) for word in data['lead_ins']})})$"),
        "units": re.compile(rf"{asked}(?:{phrases('units')})\b"),
        "unit": re.compile(rf"{asked}(?:{choice({fold(word) for word in syllables('units')})})\s"),
        "after_unit": re.compile(rf"(?:{choice({fold(word) for word in data['after_units']})})\b"),
        "not_units": re.compile(rf"{asked}(?:{choice({fold(word) for word in data['not_units']})})\b"),
    }


@lru_cache(maxsize=1)
def _spelt_units() -> frozenset[str]:
    data = tomllib.loads(files("docparse.segment").joinpath("headings.toml").read_text(encoding="utf-8"))
    return frozenset(word for word in data["units"] if " " not in word)


def is_unit(title: str) -> bool:
    """Whether a title begins with the name of a body or of those who act (`Sở Nội vụ`, `Đề nghị Công đoàn ngành`, `Các đơn vị trực thuộc`).

    >>> is_unit("Phòng, chống dịch bệnh"), is_unit("Phòng Tổ chức cán bộ")
    (False, True)
    """
    return _is_unit(title[:80])


@lru_cache(maxsize=4096)
def _is_unit(title: str) -> bool:
    words = _words()
    title = " ".join(title.split()).strip(" -*.:")
    text = fold(title)
    if words["not_units"].match(text):
        return False
    if words["units"].match(text):
        return True
    match = words["unit"].match(text + " ")
    if not match:
        return False
    # one syllable without its marks says little (`Sở`, `Số`): the name behind it begins with a capital, or nothing does
    after = title[match.end() : match.end() + 1]
    if (
        match.end() <= len(title)
        and (person := _PERSON.match(title))
        and person[0].istitle()
        and title[: match.end()].strip().casefold() not in _spelt_units()
    ):
        return False  # `Vừ Mí Sính` is no `Vụ`
    return not after or after.isupper() or bool(words["after_unit"].match(text, match.end()))


_PERSON = regex(r"(?:\w+ ){1,4}\w+(?=,|$)")


def is_no_unit(title: str) -> bool:
    """Whether a title begins with words that look like a body's name and are none (`Tổ chức …`, `Phòng, chống …`)."""
    return bool(_words()["not_units"].match(fold(" ".join(title[:80].split()).strip(" -*.:"))))


def begins_with_verb(text: str) -> bool:
    """Whether a line begins as an instruction (`Tiếp tục …`, `Giao …`)."""
    return _begins_with_verb(text[:40])


@lru_cache(maxsize=4096)
def _begins_with_verb(text: str) -> bool:
    words = _words()
    return bool(words["verbs"].match(fold(text)) or words["verb"].match(text.casefold()))


@lru_cache(maxsize=1024)
def has_clause(text: str) -> bool:
    """Whether a predicate stands in the line (`… có trách nhiệm …`)."""
    words = _words()
    return bool(words["clauses"].search(fold(text)) or words["clause"].search(text.casefold()))


def split_run_in(title: str, follow: str) -> tuple[str, str]:
    """The title and the text it runs into: `Thời gian: từ …` to (`Thời gian`, `từ …`); the second is empty where the line is a title only.

    A colon inside brackets or quotes does not count, and a list of names or a count after the colon belongs to the title of a list that
    follows (`Cờ thi đua: 04`). A full stop ends a short title too (`Kinh phí. Trích từ …`).
    """
    stopped = _STOPPED.search(title, 0, 90)
    if stopped and _is_name_of_section(title[: stopped.start()]):
        return title[: stopped.start()], title[stopped.end() :]
    for match in _RUN_IN.finditer(title):
        head, rest = title[: match.start()], title[match.end() :]
        if head.count("(") > head.count(")") or head.count("“") > head.count("”"):
            continue
        if follow != "none" and (COUNTS.match(rest) or (len(rest) < 200 and _names(rest))):
            return title, ""
        return head, rest
    return title, ""


def _is_name_of_section(head: str) -> bool:
    """Whether the words before a full stop are a title for sure: short, without a predicate, and they carry a label."""
    return (
        len(head.split()) <= 9
        and ": " not in head
        and (not begins_with_verb(head) or len(head.split()) <= 5)
        and not has_clause(head)
        and leading_label(head) is not None
    )


def _names(text: str) -> bool:
    """Whether a text is nothing but a list of names: `Ba Đình, Hoàn Kiếm và UBND xã Bát Tràng`."""
    parts = [part.strip() for part in re.split(r"[,;]", text.rstrip(" .;"))]
    return all(part[:1].isupper() and len(part.split()) <= 9 and not begins_with_verb(part) for part in parts) and len(parts) > 1


def ends_in_predicate(folded: str) -> bool:
    """Whether a folded title says something of what stands before its end: `… bao gom:`, `… cac truong hop sau:`."""
    room = _BEFORE_COLON if folded.endswith(":") else _AT_END
    return _PREDICATE.search(folded, max(0, len(folded) - room)) is not None


def leads_on(words: str, runs_in: bool) -> bool:
    """Whether a line breaks off at its colon, in the middle of its sentence (`Không xét tặng đối với:`); what is, not before a text that it
    runs into (`Chủ đề là: “…”`).

    >>> leads_on("Bằng khen được tặng khi:", False), leads_on("Chế độ khí tài:", False)
    (True, False)
    """
    if not runs_in and words.rstrip()[-1:] != ":":
        return False
    match = _LEADS_ON.search(words.rstrip(" :").casefold(), max(0, len(words) - _AT_END))
    return match is not None and not (runs_in and match["link"])


@lru_cache(maxsize=1024)
def has_lead_in(text: str) -> bool:
    """Whether a line ends with words that a list must follow (`… như sau:`)."""
    folded = fold(text).rstrip(" :;.")
    return _words()["lead"].search(folded, max(0, len(folded) - _AT_END)) is not None
