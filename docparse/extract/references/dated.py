"""Papers that a sentence rests on by kind and day, without a number: the text in, `Biên bản họp Cụm ngày 27/02/2015 của …` out.

Small offices keep no register of them: minutes, the guide of a department, a letter. Only behind `Căn cứ`, `Theo` …, for elsewhere such
words tell what is to be done by a day; and only where no other paper stands before the day, for then the day may be that one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.extract.references import grammar
from docparse.extract.references.issuing_body import issuer_name, read_body
from docparse.text.regex import regex

_KINDS = {
    "biên bản": "BB", "hướng dẫn": "HD", "công văn": "CV", "văn bản": "CV", "kế hoạch": "KH", "thông báo": "TB", "tờ trình": "TTr",
    "quy chế": "QC", "quy định": "QyĐ", "báo cáo": "BC", "chương trình": "CTr", "kết luận": "KL", "quyết định": "QĐ", "chỉ thị": "CT",
    "nghị quyết": "NQ", "công điện": "CĐ", "đề án": "ĐA", "phương án": "PA",
}  # fmt: skip
_RESTS = regex(
    r"(?<!\w)(?:[Cc]ăn cứ|[Tt]heo|[Xx]ét|[Tt]hực hiện)(?:\s+(?:vào|nội dung|tinh thần|kết quả|đề nghị tại))?\s+"
    rf"(?P<paper>(?P<kind>(?i:{'|'.join(_KINDS)}))(?![\w,]))"
)
_DAY = regex(r"ngày\s+\d")
_REACH = 200
"""Letters before its day within which such a paper stands."""
_ANOTHERS = "số|này|trước|từ|đến|tới|hết|vào|sau"
"""Words that make the day behind them another one's."""
_JUST_BEFORE = 24
"""Letters before a day in which what `_NEVER` names is looked for, a symbol with them."""
_NEVER = regex(rf"(?:[.;:“”\"()]|/\S*|(?<!\w)(?:{_ANOTHERS}))\s+$")
"""What stands before most days, and never behind such a paper."""
_OTHER = regex(
    rf"[.;:“”\"()\n]|\d\s?/\s?[A-ZĐ\d]|(?<!\w)(?:{_ANOTHERS}|được|đã|đang|sẽ|phải|Luật|Pháp lệnh|Nghị định|Thông tư|"
    r"Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|Thông báo|Chương trình|Quy chế|Quy định|Kết luận|Đề án)(?!\w)"
)
"""What parts a paper from its day, or makes the day another one's."""
_OF = regex(r"\s*,?\s+(?:của|giữa)\s+")


def dated_papers(text: str) -> Iterator[tuple[int, int, str, str, str | None]]:
    """Start, end, type, day (ISO) and issuer of each such citation, by position.

    >>> [found[2:] for found in dated_papers("Theo Công văn ngày 05/3/2018 của Sở Y tế về việc tiêm phòng")]
    [('CV', '2018-03-05', 'Sở Y tế')]
    """
    last = 0
    for day in _DAY.finditer(text):
        low, last = max(last, day.start() - _REACH), day.end()
        if not _NEVER.search(text, max(low, day.start() - _JUST_BEFORE), day.start()):
            for match in _RESTS.finditer(text, low, day.start()):
                if not _OTHER.search(text, match.end("paper"), day.start()):
                    yield from _cited(text, match, day.start())


def _cited(text: str, match: re.Match[str], day: int) -> Iterator[tuple[int, int, str, str, str | None]]:
    """The citation that begins with a match of `_RESTS` and has its day at `day`, if it is one."""
    date = grammar.DATE.match(text, day)
    parts = [date[f"{name}1"] or date[f"{name}2"] for name in "dmy"] if date else []
    if date is None or not all(part and part.isdigit() for part in parts) or len(parts[2]) != 4:
        return
    end, issuer = date.end(), None
    of = _OF.match(text, end)
    if of and (body := read_body(text, of.end())):
        end, issuer = body, issuer_name(text[of.end() : body])
    if match["kind"][0].islower() and issuer is None and not match.group().startswith(("Căn", "căn", "Xét")):
        return  # `theo kế hoạch lớp mở ngày …` tells a day
    kind = _KINDS[match["kind"].lower()]
    yield match.start("paper"), end, kind, f"{parts[2]}-{int(parts[1]):02d}-{int(parts[0]):02d}", issuer
