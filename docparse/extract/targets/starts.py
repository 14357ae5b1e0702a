"""Where the words begin that say what a number behind them measures: a lower-cased sentence and a stretch of it in; an offset out.

A stretch opens with much that is no part of the measure: who strives, what announces the aim, a task that the aim is set for. Each of
these ends at a mark of its own (a colon, a comma, a word of aiming); the measure begins behind the last of them that leaves words over.
"""

from __future__ import annotations

from docparse.extract.targets import grammar
from docparse.extract.targets.parts import is_grade
from docparse.extract.targets.words import any_of
from docparse.text.regex import regex

_TITLE = regex(r": (?=[^\W\d])")
_ITEM_END = regex(r", ?|\(")
_ANNOUNCED = regex(
    r"(?:(?:^|[ ,])(?:các|một số|những|\d+) (?:mục tiêu|ch[iỉ] tiêu)|(?:^|[.;] )(?:mục tiêu|ch[iỉ] tiêu))"
    r"(?: (?:cơ bản|chủ yếu|chính|cụ thể|lớn|chung|quan trọng|kinh tế|xã hội|như|sau|gồm|là|về))*:? (?=[^\W\d])"
)
"""What announces a list of aims without another mark: `với các chỉ tiêu chủ yếu | năng suất lúa đạt …`."""
_EXPECTS = regex(
    r"(?<!\w)(?:dự kiến|quyết tâm|ước|(?:đặt|đề ra|xác định)(?: rõ| ra)? (?:các |những )?(?:mục tiêu|ch[iỉ] tiêu)(?: cụ thể)?(?: là)?)"
    r" (?:sẽ )?(?=[^\W\d])"
)
"""Who expects or sets what follows is no part of it: `Hợp tác xã dự kiến | sản lượng rau đạt …`."""
_REST_OF_LEAD = regex(r" ?(?:(?:cơ bản|chủ yếu|chính|cụ thể|lớn|sau đây|như|gồm|là|sau) ?)+: ")
"""What is left of the words that announce, behind their number: `17 chỉ tiêu | chủ yếu là: …`."""
_DEED_TITLE = regex(rf"(?:{any_of('task_opener')}|phát triển|xây dựng|duy trì)(?!\w)")
"""A title that says what is done: `Phát triển dữ liệu: | Cơ sở dữ liệu đạt 80%`."""
_TASK = regex(rf"(?:[^\W\d][^:;.,]{{0,50}}: )?(?:{any_of('task_opener')})(?!\w)")
_TASK_ENDS = regex(r", (?!(?:và|nhất là|trong đó|đặc biệt)(?!\w))(?=[^\W\d])")


def subject_start(lowered: str, printed: str, begin: int, last: int, *, follows: bool) -> int:
    """Where the measure begins in `begin:last`, of a number at `last`; `follows`: another quantity ends at `begin`."""
    window = lowered[begin:last]
    start = begin
    for match in grammar.NEW_SUBJECT.finditer(window):
        rest = grammar.LEAD.sub("", window[match.end() :]).strip()
        strives = match[0].startswith("ph") and window[: match.start()].strip(" -+*") and grammar.CHANGES.fullmatch(rest)
        start = begin + match.end() if rest and not strives else start
    if titled := _TITLE.search(lowered, start, last):
        behind = titled.end()  # `Hộ tịch: tỷ lệ …`; a capital goes on with the title (`Hạnh kiểm: Tốt`)
        lead = grammar.LEAD.match(lowered[start:behind])
        deed = _DEED_TITLE.match(lowered, start + (lead.end() if lead else 0)) is not None
        graded = is_grade(lowered[behind:last].strip(" :"))
        field = (printed[behind].islower() and not graded) or deed or _heads_own(printed[start:behind], lowered[behind:last])
        if field and not grammar.LAST_VERB.match(lowered, behind):
            start = behind
    if follows and (left := _REST_OF_LEAD.match(lowered, begin, last)):
        start = max(start, left.end())
    if follows and start == begin and (apart := _ITEM_END.search(lowered, start, last)):
        start = apart.end()
    for alone in grammar.APART.finditer(lowered, begin, last):
        start = max(start, alone.end())
    for own in grammar.OWN_CLAUSE.finditer(lowered, start, last):
        if grammar.ACTION.search(lowered, start, own.start()) and not grammar.PEOPLE_END.search(lowered, start, own.start()):
            start = own.end()
            break
    for opener in (_ANNOUNCED, _EXPECTS):
        for match in opener.finditer(lowered, start, last):
            start = match.end() if _says(lowered[match.end() : last]) else start
    return _behind_task(lowered, start, last)


_GRADE = regex(r"(?:xếp|loại|hạng|tốt|khá|giỏi|trung bình|yếu|kém|hoàn thành|xuất sắc|đạt|mức|từ|trên|tối thiểu|ít nhất)(?!\w)")
_REACHES = regex(r"\s(?:đạt|là|còn)\s*$")


def _heads_own(title: str, behind: str) -> bool:
    """Whether a title names but the field of an aim that has a subject of its own, in a capital: `Về kinh tế: Thu ngân sách …`."""
    words = len(_REACHES.sub("", behind).split())
    return words > 2 - title.lstrip(" -+*").startswith("Về ") and not _GRADE.match(behind)


def _behind_task(lowered: str, start: int, last: int) -> int:
    """Behind a task that the aim is set for: `Tăng cường tuần tra, kiểm soát, | kéo giảm va chạm`."""
    lead = grammar.LEAD.match(lowered[start:last])
    head = start + (lead.end() if lead else 0)
    if not _TASK.match(lowered, head, last):
        return start
    for match in _TASK_ENDS.finditer(lowered, head, last):
        start = match.end() if _says(lowered[match.end() : last]) else start
    return start


def _says(rest: str) -> bool:
    """Whether words are left that can name what is measured, and no mere verb."""
    return len(grammar.TRAIL.sub("", grammar.LEAD.sub("", rest)).split()) > 1
