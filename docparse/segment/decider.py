"""The body that decides, in capitals between the subject and what the decision rests on. Segments in, yes or no, or where it begins, out.

Cell 5 of NĐ 30/2020, Phụ lục I, of resolutions and decisions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from docparse.document import Document
from docparse.segment import anchors
from docparse.segment.organs import ends_open
from docparse.segment.segments import Segment, Segments
from docparse.text.regex import regex

_DECIDER = regex(
    r"^\W*(?:chu\s*tich|bo\s*truong|thu\s*tuong|tong\s*giam\s*doc|giam\s*doc|hieu\s*truong|(?:tong\s*|chi\s*)?cuc\s*truong|vien\s*truong"
    r"|chanh\s*an|(?:tong|chanh)\s*thanh\s*tra|thong\s*doc|chanh\s*van\s*phong|truong\s*(?:ban|phong|khoa|tram|khoi|cum|cong\s*an|doan|don|hat)"
    r"|(?:vu|hat|tram|chi\s*huy|khoi|cum|thu)\s*truong|bi\s*thu|tu\s*lenh|chinh\s*uy|tong\s*bien\s*tap|chu\s*nhiem|quoc\s*hoi|chinh\s*phu"
    r"|uy\s*ban|hoi\s*dong|ban\b(?!\s*hanh)|bo\b(?!\s*sung)|so\b|tong\s*kiem\s*toan|thuong\s*truc|doan\s*chu\s*tich"
    r"|(?:tinh|huyen|quan|thi|thanh|dang|chi)\s*uy\b|(?:tong\s*)?lien\s*doan\s*lao)"
)
"""Who decides, in capitals above what the decision rests on."""
_HEAD, _SESSION = 20, 40
"""Letters that the line of the decider has at most before the issuer's name (`CHỦ TỊCH`, `BỘ TRƯỞNG`) and behind it (`KHÓA … KỲ HỌP …`)."""


def is_decider(segments: Segments, at: int, issuer: str, titled: bool) -> bool:
    """Whether the body that decides stands alone above Căn cứ: the issuer (`issuer`: its letters) or its head, or an organ above the basis.

    `titled`: the subject has been met.
    """
    segment = segments[at]
    text = segment.text
    if not anchors.is_upper(text, 0.7) or len(text) > 140 or not _DECIDER.match(segment.key) or not basis_follows(segments, at, 4):
        return False
    squeezed = anchors.squeeze(text)
    if issuer and (issuer.endswith(squeezed) or squeezed.endswith(issuer)):
        return True
    if not titled:
        return bool(
            re.match(r"^\W*(?:chu\s*tich|bo\s*truong|thu\s*tuong|giam\s*doc|hieu\s*truong|cuc\s*truong|tong)", segment.key)
        ) and basis_follows(segments, at, 1)
    if basis_follows(segments, at, 1):
        return True
    following = segments[at + 1]
    return basis_follows(segments, at, 2) and not _DECIDER.match(following.key)


_ACT = regex(r"(?:BAN HÀNH|PHÊ DUYỆT|QUY ĐỊNH|SỬA ĐỔI|BỔ SUNG|BÃI BỎ|THÀNH LẬP|CÔNG BỐ|TẶNG|ĐỔI TÊN|GIAO|KIỆN TOÀN|CÔNG NHẬN) ")


def lacks_type(segments: Segments, at: int) -> bool:
    """Whether a line is the title of a decision whose type a page has dropped: the body that decides comes right below."""
    return bool(_ACT.match(segments[at].text)) and segments.reaches(at + 1) and is_decider(segments, at + 1, "", titled=True)


def decider_within(document: Document, segments: Segments, at: int, issuer: str) -> int | None:
    """Where in a subject in capitals a printed line begins that names the issuer again, right above the basis: a page gives no more
    room between them than between the lines of the subject, which are then joined. `issuer`: its letters."""
    segment = segments[at]
    if not issuer or not anchors.is_upper(segment.text, 0.7) or issuer not in anchors.squeeze(segment.text):
        return None
    if not basis_follows(segments, at, 1):
        return None
    for start in _printed_lines(document, segment):
        line = segment.text[start:]
        head, named, session = anchors.squeeze(line).partition(issuer)
        short = named and len(head) <= _HEAD and not any(map(str.isdigit, head)) and len(session) <= _SESSION
        if short and _DECIDER.match(anchors.key(line)):
            return None if ends_open(segment.text[:start]) else start
    return None


def _printed_lines(document: Document, segment: Segment) -> Iterator[int]:
    """Where the printed lines of a segment but its first begin, from its start: with words further left than those before them."""
    at = bisect_left(document.pieces, segment.start, key=lambda piece: piece.start)
    before: float | None = None
    for piece in document.pieces[at:]:
        if piece.start >= segment.end:
            return
        if piece.box is None:
            continue
        if before is not None and piece.box[0] < before:
            yield piece.start - segment.start
        before = piece.box[0]


_OLD_BASIS = regex(r"(?:Theo|Chiểu) (?:theo )?(?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Hiến pháp)\s")
"""What decisions before 1995 rest on: `Theo Nghị định số …`."""


def basis_follows(segments: Segments, at: int, reach: int) -> bool:
    """Whether Căn cứ or QUYẾT ĐỊNH: comes within the next `reach` segments."""
    for other in segments.between(at + 1, at + 1 + reach):
        if anchors.RULE.match(other.text):
            continue
        if anchors.CAN_CU.match(other.key) or anchors.DECIDES.match(other.key) or _OLD_BASIS.match(other.text):
            return True
        if len(other.text) > 120:
            return False
    return False
