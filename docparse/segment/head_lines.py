"""What a line of a header can be, judged by its own words and by the lines that follow. Segments in, yes or no out.

Cells 2 to 9a of NĐ 30/2020, Phụ lục I.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from docparse.document import Block
from docparse.segment import anchors
from docparse.segment.number import parse_number
from docparse.segment.organs import is_place_line, starts_organ
from docparse.segment.segments import Segment, Segments
from docparse.segment.slots import Role, Slot
from docparse.segment.type_line import is_whole_type
from docparse.text.regex import regex

TORN_VV = regex(r"^V\S{0,2}[:.]?\s+(?=[a-zà-ỹđ])(?!ề\s)")
"""`V/v` as scans read it (`VR:`), right below the number line."""
NO_NAME = regex(
    r"^\W{0,2}[/\\]|^[^\d]{0,4}\d+\s*/"
    r"|^\W*(?:ĐT|Đ/T|TEL|FAX|HOTLINE|E[-.]?MAIL|WEBSITE|MST|ĐIỆN THOẠI|ĐỊA CHỈ|MÃ SỐ THUẾ)(?!\w)[^:]{0,12}:",
    re.IGNORECASE,
)
"""What was read of a damaged number line, and how to reach a body, below its name."""
_QUALIFIER = regex(r"^\W*(?:ve|v/v|v\s?e\s+viec|nam|giai\s*doan|dot|quy|thang|tai|cua|cho|va|trong|doi\s*voi|lan\s*thu|nhiem\s*ky)\b")
_UNFINISHED = regex(
    r"(?:\s(?:của|và|số|về|theo|tại|do|cho|với|trong|ngày|tháng|năm|các|những|một|thuộc|bởi|từ|đến|trên|hoặc|để|nghị định|thông tư"
    r"|quyết định|nghị quyết|kế hoạch|chỉ thị|luật)|,)$",
    re.IGNORECASE,
)
"""A line of a title that cannot be its last."""
_OPENS_BODY = regex(
    r"^\W*(?:kinh\s+(?:thua|chao|gui)\b|thua\s+(?:cac|toan|quy)\b|de\s+(?:hoan\s+thanh|dat|lap|huong\s+ung|chao\s+mung|phat\s+huy)\b)"
)
"""How an appeal or a plan opens below its title: `Kính thưa các đồng chí!`, `Để hoàn thành …`."""
_DATA_NOTE = regex(
    r"^\(\s*(?:so\s+lieu|tinh\s+(?:den|tu)|thoi\s+diem|ky\s+bao\s+cao|du\s+thao|luu\s+hanh|danh\s+cho|ap\s+dung|phuc\s+vu|trinh\s|tai\s+lieu|bao\s+cao\s+(?:tai|trinh|phuc)|thuc\s+hien\s+tu|tu\s+ngay)"
)
"""A note below the subject of a report, no part of it (`(Số liệu từ ngày …)`)."""
_ANNIVERSARY = regex(r"^\([\d/.\s–-]+\)$")
"""Days or years in brackets below what they are of: `(14/10/1930 - 14/10/2020)`."""
_JOINED = regex(
    r"(?<=[^\W_”\"])\s+(?=(?:Thực hiện|Căn cứ|Thi hành|Triển khai thực hiện)\s(?!theo)[^.;]{3,60}\bsố\s)"
    r"|(?<=(?:19|20)\d\d)\s+(?=(?:(?:Sáng|Chiều|Tối)\s(?:ngày|nay)|Ngày\s\d|Vừa qua|Thực hiện|Căn cứ|Nhằm|Để)\s)"
)
_NOTE = regex(r"(?<=\w)\s\((?=[^():]{2,40}:)[^()]{10,}\)$")
"""A note behind a subject that tells what its words mean (`(Ba nhanh: …)`)."""


def _loose_date(folded: str) -> re.Match[str] | None:
    return anchors.DATE_DAMAGED.search(folded) or anchors.DATE_DAYLESS.search(folded)


def is_date_line(segment: Segment) -> bool:
    """Whether a line has the form of place and date: nothing but a place before the date, nothing behind it."""
    match = anchors.DATE_AT.search(segment.key) or (len(segment.text) < 60 and _loose_date(segment.key)) or None
    if match and match.start() <= 45 and len(segment.key) - match.end() <= 6:
        before = anchors.HOUR.sub("", segment.text[: match.start()]).strip()
        return not before or before[-1] in ",.;" or (anchors.caps(before) > 0.1 and len(before.split()) <= 6 and not before.endswith(":"))
    if len(segment.text) > 60:
        return False
    short = anchors.SHORT_DATE.search(segment.key)
    if short and short.start() == 0 and short.end() == len(segment.key) and segment.text.startswith("NGÀY"):
        return True
    return bool(
        short
        and short.end() >= len(segment.key) - 2
        and re.match(r"^\w[\w.\s-]{2,25},\s*(?:ngay\s*)?$", segment.key[: short.start()])
        and segment.text[:1].isupper()
    )


def is_prose(segment: Segment) -> bool:
    """Whether a line is of the body: long, a heading, or a basis."""
    return (
        len(segment.text) > 60
        or bool(anchors.HEADING.match(segment.key))
        or bool(anchors.BASIS.match(segment.key) and len(segment.text) > 25)
    )


def is_sentence(segment: Segment) -> bool:
    """Whether a line ends, or begins, as a sentence of the body does and a title does not."""
    return segment.text.endswith((".", ":", ";")) or anchors.BASIS.match(segment.key) is not None


def title_end(text: str, block: Block) -> int | None:
    """Where the subject ends in a block to which the first paragraph of the body was joined: behind bold print, or before a basis."""
    if block.lead and 20 <= block.lead < len(text) - 30:
        return block.lead
    joined = (_JOINED.search(text, 20) if len(text) > 120 else None) or (None if anchors.is_upper(text) else _NOTE.search(text, 20))
    return joined.start() if joined else None


def heads_letterhead(segments: Segments, at: int) -> bool:
    """Whether a line is an unknown name in capitals at the very top, right above another body, the number or Quốc hiệu."""
    text = segments[at].text
    if len(text.split()) < 2 or not segments.reaches(at + 1):
        return False
    if sum(char.isalpha() or char.isspace() for char in text) < 0.85 * len(text):
        return False
    following = segments[at + 1]
    if anchors.RULE.match(following.text) and segments.reaches(at + 2):
        following = segments[at + 2]
    return (
        parse_number(following.text) is not None
        or (anchors.is_upper(following.text) and (starts_organ(following.text) or is_place_line(following.text)))
        or bool(anchors.QUOC_HIEU_AT.search(following.key))
    )


def fuller_number_follows(segments: Segments, at: int) -> bool:
    """Whether a number line with a symbol comes soon after the segment at `at`."""
    numbers = (parse_number(other.text) for other in segments.between(at + 1, at + 16) if anchors.NUMBER_AT.match(other.key))
    return any(number is not None and number.symbol for number in numbers)


def counts_bare(segments: Segments, at: int, has: Callable[..., bool]) -> bool:
    """Whether a number without a symbol counts: only if no fuller number line follows (incoming stamps have none)."""
    return not (has("type") or fuller_number_follows(segments, at)) and has("issuer", "quoc_hieu", "party_title")


def number_follows(segments: Segments, at: int) -> bool:
    """Whether a number line comes soon after the segment at `at`."""
    return any(parse_number(other.text) for other in segments.between(at + 1, at + 8) if anchors.NUMBER_AT.match(other.key))


_DATE_CUT = regex(r"^[^\W\d][^\d,;]{1,40}[,;]\s*ngay(?:\s*[\d.…]{1,6}(?:\s*thang(?:\s*[\d.…]{1,6}(?:\s*nam)?)?)?)?$")
_DATE_REST = regex(r"^(?:[\d.…]{1,6}\s*)?(?:thang\s*)?(?:[\d.…]{1,6}\s*)?(?:nam\s*)?(?:19|20)\d\d\W*$")

_BARE_NUMBER = regex(r"so\s?:?\s?\d{1,5}\W?$")


def torn_line(segments: Segments, at: int) -> Role | None:
    """The role of a line that a narrow column has cut in two: Quốc hiệu, `…, ngày 15` above `tháng 11 năm 2013`, `Số:` above its number,
    `Số: 1136` above `/HDLT-SGDĐT`."""
    if not segments.reaches(at + 1) or len(segments[at].text) > 60:
        return None
    segment, following = segments[at], segments[at + 1]
    if anchors.caps(segment.text) > 0.8:
        head = anchors.squeeze(segment.text)
        whole = head + anchors.squeeze(following.text)
        if (
            3 < len(head) < len(anchors.QUOC_HIEU)
            and anchors.QUOC_HIEU.startswith(head)
            and anchors.similar(whole, anchors.QUOC_HIEU) > 0.9
        ):
            return "quoc_hieu"
    if _DATE_CUT.match(segment.key) and _DATE_REST.match(following.key):
        return "place_date"
    if segment.key.rstrip(" :") == "so" and (number := parse_number(f"Số: {following.text}")):
        return "number" if number.symbol and number.end > len(following.text) else None
    if following.text[:1] in "/-–" and _BARE_NUMBER.match(segment.key) and (number := parse_number(segment.text + following.text)):
        return "number" if number.symbol and number.end > len(segment.text) + len(following.text) - 3 else None
    return None


def header_goes_on(segments: Segments, at: int, has: Callable[..., bool]) -> bool:
    """Whether more of the header is still to come below the prose at `at`; `has`: which slots there are."""
    for other in segments.between(at + 1, at + 14):
        if len(other.text) < 90 and (
            anchors.KINH_GUI.match(other.key)
            or (
                not has("quoc_hieu")
                and anchors.caps(other.text) > 0.6
                and anchors.similar(anchors.squeeze(other.text), anchors.QUOC_HIEU) > 0.7
            )
            or (
                not has("number")
                and (number := parse_number(other.text)) is not None
                and number.symbol
                and number.end >= len(other.text) - 3
            )
            or (not has("type") and has("number") and is_whole_type(other))
        ):
            return True
    return False


def subject_goes_on(segments: Segments, at: int, above: Segment, blocks: Sequence[Block]) -> bool:
    """Whether a line goes on with the subject, whose last line so far is `above`; `blocks`: those of the document."""
    segment, below = segments[at], segments.between(at + 1, at + 2)
    return _goes_on(segment, blocks[segment.block], above, blocks[above.block], below) or _parts_from_basis(segments, at, above.text)


def _goes_on(segment: Segment, block: Block, above: Segment, last: Block, below: Sequence[Segment]) -> bool:
    """Whether the words and the look of a line go on with those of the line above; `below`: the next one, if any."""
    text = segment.text
    previous = above.text
    centred = last.align == "center" and block.align == "center"
    if re.search(r"\S[.:]$", previous.rstrip()) or len(text) > (700 if centred and text[:1].islower() else 230):
        return False
    if block.page != last.page or _OPENS_BODY.match(segment.key):
        return False
    if text.endswith(";") and anchors.is_upper(previous) and not anchors.is_upper(text):
        return False  # a basis that lost its first letters
    if text[:1].islower() and len(text) < 200 and _UNFINISHED.search(previous.rstrip()) and not text.endswith(":"):
        return True
    # digits and brackets have no weight, and a full line that is centred is justified as well
    light = last.bold > 0.5 and block.bold < 0.3 and sum(map(str.isalpha, text)) > 2
    full = block.align == "justify" and block.bold > 0.5 and last.bold > 0.5 and anchors.is_upper(text)
    if (last.align == "center" and block.align not in (None, "center") and not full) or light:
        return False
    if (
        text[:1].islower()
        and len(text) < (700 if centred else 200)
        and not text.endswith(":")
        and (len(text) < 110 or not text.endswith("."))
    ):
        return True
    if anchors.is_upper(previous) and anchors.is_upper(text):
        return True
    if _ANNIVERSARY.match(text):
        return True
    if anchors.is_upper(previous) and not anchors.is_upper(text):
        return bool(_QUALIFIER.match(segment.key)) and len(text) < 90 and not text.endswith((".", ":", ";"))
    if text.startswith("(") and ")" not in text and ":" in text:
        return False  # a note that goes on in the next line
    if text.startswith("(") and text.endswith(")") and len(text) < 200:
        return not _DATA_NOTE.match(segment.key) and len(text) < 80 and ":" not in text
    if _UNFINISHED.search(previous.rstrip()) and len(text) < 200:
        return not text.endswith(":")
    if segment.gap and not (last.align == "center" and block.align == "center"):
        return False
    if (previous.rstrip().endswith((",", " và", "-")) and len(text) < 160) or _opens_name(text, below):
        return True
    if text.endswith(",") and len(text) < 90 and any(len(other.text) < 60 and _QUALIFIER.match(other.key) for other in below):
        return not anchors.BASIS.match(segment.key)  # `… lần thứ XIV,` above `nhiệm kỳ 2012 - 2017`
    return len(text) < 90 and not text.rstrip().endswith((".", ":", ";", ",")) and not anchors.BASIS.match(segment.key)


_ABOUT = regex(r"\W{0,3}(?:v\s*/\s*v|ve\s+viec)\b")


def about_at(segment: Segment) -> int | None:
    """Where the subject begins in a line that says what a paper is about (`V/v …`, `Về việc …`); None for any other."""
    if not _ABOUT.match(segment.key) or len(segment.text) > 200 or segment.text.endswith((".", ":")):
        return None
    match = anchors.VE_VIEC.match(segment.key)
    return match.end() if match else 0


def is_meeting(segments: Segments, at: int) -> bool:
    """Whether a line names the meeting that resolved, or below it whose: `HỘI NGHỊ LẦN THỨ BA` above `BAN CHẤP HÀNH …` above `về …`."""
    segment = segments[at]
    called = segment.key.startswith("hoi nghi lan thu")
    whose = at > 0 and segment.key.startswith("ban chap hanh") and segments[at - 1].key.startswith("hoi nghi lan thu")
    about = any(other.text.upper().startswith("VỀ ") for other in segments.between(at + 1, at + 4))
    return (called or whose) and about and anchors.is_upper(segment.text)


def is_untold_subject(segments: Segments, at: int, block: Block, slots: Sequence[Slot]) -> bool:
    """Whether words right under the number (`slots`: what is above) tell what a letter is about without saying so first (`V/v` was left
    out, or not read): they stand in the left column, do not begin with a capital, and a letter follows.
    """
    text = segments[at].text
    if not slots or slots[-1].role != "number" or block.column != "left" or not text[:1].islower() or len(text.split()) < 3:
        return False
    return any(anchors.KINH_GUI.match(other.key) for other in segments.between(at + 1, at + 12))


def is_bare_title(text: str, below: Segment | None) -> bool:
    """Whether a line under number and date is a title whose type a page has dropped: what a body begins with comes right below it."""
    if below is None or not (20 < len(text) < 160) or not text[:1].isupper() or text.rstrip()[-1] in ".:;,":
        return False
    return anchors.BASIS.match(below.key) is not None or anchors.HEADING.match(below.key) is not None


def _opens_name(text: str, below: Sequence[Segment]) -> bool:
    """Whether a line opens a name in quotes that the next one closes (`“Mỗi nhà một cây xanh,` above `mỗi xóm một vườn rừng”`)."""
    marks = next(((first, last) for first, last in ("“”", "«»") if text.startswith(first) and last not in text), None)
    return marks is not None and len(text) < 130 and any(marks[1] in other.text and marks[0] not in other.text for other in below)


def cut_name(text: str, above: str) -> bool:
    """Whether a short line goes on behind a dash with a name that the end of the line above has cut (`Nhiêu Lộc` above `- Thị Nghè`)."""
    dash = re.match(rf"[-–]\s[{anchors.UPPER}]", text)
    return bool(dash and len(above) > 50 and len(text) < 40 and above.split()[-1][0].isupper() and text[-1] not in ".;:,")


def ends_school(text: str, above: str) -> bool:
    """Whether `SỞ`, which without its marks begins a stamp of arrival, is the end of `TRƯỜNG TRUNG HỌC CƠ`."""
    return text.strip(" .:*_") == "SỞ" and above.rstrip().endswith("HỌC CƠ")


def in_quotation(subject: str, segments: Segments, at: int) -> bool:
    """Whether a line stands inside the quotation that the subject so far has opened, and it or the next closes it (names of campaigns)."""
    marks = next(((first, last) for first, last in ("“”", "«»") if subject.count(first) > subject.count(last)), None)
    if marks is None or anchors.CAN_CU.match(segments[at].key):
        return False
    inside = [other.text for other in segments.between(at, at + 2)]
    first, last = marks
    return any(last in text for text in inside) and all(len(text) < 130 and text.find(last) >= text.find(first) for text in inside[:1])


def awaits_number(line: str) -> bool:
    """Whether a line of the subject breaks off before a number or a date (`… Nghị định số`)."""
    return bool(re.search(r"\s(?:số|ngày|tháng|năm|quý|khoản|điều|điểm|thứ|và)$", line.rstrip(), re.IGNORECASE))


def ends_period(text: str, above: str) -> bool:
    """Whether a line is the last year of a period that the line above began (`… NĂM 2019` above `- 2020`), or the year that it breaks off
    before (`… NĂM` above `2020`)."""
    return bool(len(text) < 14 and _PERIOD_END.search(f"{above.rstrip()}\n{text}"))


_PERIOD_END = regex(
    r"\s(?:19|20)\d\d\s?(?:[-–]\n|\n[-–]\s?)(?:19|20)\d\d$|\s(?:năm(?: học)?|giai đoạn)\n(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?$",
    re.IGNORECASE,
)


def _parts_from_basis(segments: Segments, at: int, above: str) -> bool:
    """Whether a line parts what there is of the subject (`above`: its last line) from Căn cứ: nothing else stands between them, so that it
    is the subject's too, though that ended in a colon or a body's name begins it (`Hội đồng nhân dân; quy trình …`)."""
    for place in range(at, at + 4):
        if not segments.reaches(place):
            return False
        segment = segments[place]
        if place > at and anchors.CAN_CU.match(segment.key):
            return True
        text = segment.text.rstrip()
        if segment.gap or text[-1] in ".:;!" or len(text) > 130 or anchors.is_upper(text) != anchors.is_upper(above):
            return False
        if anchors.BASIS.match(segment.key) or _OPENS_BODY.match(segment.key) or text.startswith(("(", "-", "+")):
            return False
    return False


def letter_follows(segments: Segments, at: int) -> bool:
    """Whether Kính gửi comes next, apart from a line that is whole: then lines stand apart in the whole text, and this one ends V/v."""
    following = segments.between(at + 1, at + 2)
    return segments[at].whole and bool(following) and following[0].gap and bool(anchors.KINH_GUI.match(following[0].key))
