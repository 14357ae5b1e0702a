"""Where the foot of a paper opens: Nơi nhận or a signature, confirmed by what stands around it. Blocks in, an index out."""

from __future__ import annotations

import re

from docparse.document import Block, Document
from docparse.segment import anchors, signers
from docparse.segment.organs import starts_organ
from docparse.text.regex import regex

DASHED = regex(r"^\s*(?:[-–—+•*~]|--)\s*\S|^\s*[_=«]\s+\S")
FILED = regex(r"^\W*l[uưi]{1,2}\s*[:;.]?\s*(?:vt|van|vp|ho\s*so|hs|ban|dang|chi|tc|p\b|tt\b|nv|v\.?t)|^\W*nhu\s+(?:tren|dieu|kinh)", re.I)
AS_ABOVE = regex(r"^\W*nhu\s+(?:tren|(?:d|đ)?.{0,2}[ie][eê]?u\s*\d{1,2}|kinh\s+gui|de\s+gui)\W*$")
_OTHER_NHAN = regex(r"(?:ca|cong|phap|benh|tiep|ghi|xac|chung|thu|ben|nguyen|quan|nu|nguoi)nhan$")
"""Words that end like `Nơi nhận`: `CÁ NHÂN`, `Tiếp nhận`, `Ghi nhận`."""
NAME_AFTER = regex(rf"(?<=[{anchors.UPPER}])(?:\s+|(?<=[{anchors.UPPER}]{{2}}))(?:[{anchors.UPPER}][{anchors.LOWER}.]+\s*){{2,6}}$")


def organ_above(document: Document, index: int, start: int) -> bool:
    """Whether the line above the foot's first one is the body that signs (`SỞ Y TẾ` above `GIÁM ĐỐC`)."""
    if index - 1 <= start:
        return False
    above = document.blocks[index - 1].text
    return anchors.is_upper(above) and len(above) < 70 and starts_organ(above) and not anchors.HEADING.match(anchors.key(above))


def names_above(document: Document, index: int, start: int) -> int:
    """Back over the remains of signatures above the list: short lines with a name among them, on the page of the list."""
    first = index
    for above in range(index - 1, max(start, index - 9), -1):
        block = document.blocks[above]
        prose = len(block.text) > 60 or block.text.rstrip().endswith((".", ";", ":")) or DASHED.match(block.text)
        if block.is_row or prose or block.page != document.blocks[index].page or anchors.HEADING.match(anchors.key(block.text)):
            break
        if signers.is_name(block.text):
            first = above
    return first


def may_open(block: Block) -> bool:
    """A cheap test: short, or with cells, or the whole list on one line."""
    return len(block.text) < 130 or "\t" in block.text[:140] or (len(block.text) < 600 and bool(_LIST_ON_LINE.match(block.text)))


_LIST_ON_LINE = regex(r"\s*Nơi nhận ?: ?[-–] ?\S")


def opens(document: Document, index: int, last: int) -> int | None:
    """The index when a foot begins at this block and its neighbours confirm it, else None."""
    block = document.blocks[index]
    for part in block.text.split("\t"):
        part = part.strip()
        if not part:
            continue
        if as_above(part) or (damaged_head(part) and index + 1 < last and DASHED.match(document.blocks[index + 1].text)):
            return index
        if (
            (match := anchors.NOI_NHAN.match(anchors.key(part)))
            and is_list_head(part, match)
            and _confirm_recipients(document, index, last, part[match.end() :])
        ):
            return index
        part = capitals(part) if len(part) < 130 else part
        signing = len(part) < 90 and anchors.is_upper(part, 0.7) and (signers.authority_prefix(part) or signers.is_title(part))
        if signing and _confirm_signature(document, index, last):
            return _list_above(document, index)
        if signed_name(document, index, last):
            return index
        if _signed_in_small(document, index, last):
            return index - 1 if index and SMALL_AUTHORITY.match(document.blocks[index - 1].text) else index
    return None


_NOTED = regex(r"\W*da\s+ky\W*$")
SMALL_AUTHORITY = regex(r"\s*(?:TM|T/M|KT|TL|TUQ)\.?\s(?=[A-ZĐỦU])[^.;:]{4,80}$")
"""`TM. Ủy ban nhân dân tỉnh`: in whose name, above a title in small letters."""


def _signed_in_small(document: Document, index: int, last: int) -> bool:
    """Whether a title in small letters is one of a signature: `(Đã ký)` and a name stand right below it."""
    if not signers.is_small_title(document.blocks[index].text.strip()):
        return False
    below = [block.text.strip() for block in document.blocks[index + 1 : min(last, index + 4)]]
    return len(below) > 1 and bool(anchors.SIGNED.match(anchors.key(below[0]))) and signers.is_name(below[1])


def signed_name(document: Document, index: int, last: int) -> bool:
    """Whether a name stands alone above `(Đã ký)`, with which the paper ends: old decisions print no title above it."""
    below = [block.text.strip() for block in document.blocks[index + 1 : min(last, index + 2)]]
    return bool(below) and index + 3 >= last and bool(_NOTED.match(anchors.key(below[0]))) and signers.is_name(document.blocks[index].text)


def _list_above(document: Document, index: int) -> int:
    """Back over a list that ends in `- Lưu: …` right above the signature, when its head was not read."""
    above = index - 1
    if (
        above < 0
        or not re.match(r"^\W*l[uưứ]u\b", anchors.key(document.blocks[above].text))
        or not DASHED.match(document.blocks[above].text)
    ):
        return index
    while above > 0 and DASHED.match(document.blocks[above - 1].text) and len(document.blocks[above - 1].text) < 90:
        above -= 1
    return above


def as_above(part: str) -> bool:
    """`- Như trên;`, `- Như Điều 3;`: the first item, where a scan lost the head above it; a title may have been read behind it."""
    closed = part.find(";") + 1
    if closed and anchors.is_upper(part[closed:].strip(), 0.8):
        part = part[:closed]
    return len(part) < 24 and bool(DASHED.match(part)) and bool(AS_ABOVE.match(anchors.key(part)))


def damaged_head(part: str) -> bool:
    """Whether a short line is `Nơi nhận` with letters misread."""
    if len(part) > 40 or not part[:1].isupper():
        return False
    squeezed = anchors.squeeze(part)
    if not (5 <= len(squeezed) <= 10 and squeezed.endswith("nhan") and anchors.similar(squeezed, "noinhan") >= 0.45):
        return False
    titled = signers.is_title(part.upper())  # `CHÁNH ÁN` has as many of its letters
    return not titled and not _OTHER_NHAN.search(squeezed) and not anchors.HEADING.match(anchors.key(part))


def is_list_head(part: str, match: re.Match[str]) -> bool:
    """Whether `Nơi nhận` (`match`) is the head of the list: alone, or before an item or a line of the signature."""
    rest = part[match.end() :].strip(" _-—*|")
    if not rest:
        return True
    if not match["mark"] and len(rest) > 3:
        return bool(signers.authority_prefix(rest) or signers.is_title(rest))
    return bool(DASHED.match(part[match.end() :])) or len(rest) <= 3 or anchors.is_upper(rest, 0.7) or bool(FILED.match(anchors.key(rest)))


def _confirm_recipients(document: Document, index: int, last: int, rest: str) -> bool:
    if DASHED.match(rest):
        return True
    for other in document.blocks[index + 1 : min(last, index + 8)]:
        if DASHED.match(other.text) or FILED.match(anchors.key(other.text)):
            return True
    return any(
        signers.authority_prefix(other.text) or signers.is_title(other.text)
        for other in document.blocks[index + 1 : min(last, index + 30)]
        if len(other.text) < 90
    )


def _rest_of(text: str) -> str:
    match = NAME_AFTER.search(text)
    return match.group() if match else ""


def _confirm_signature(document: Document, index: int, last: int) -> bool:
    """A line in capitals is a signature when a name, `(Đã ký)`, Nơi nhận or the end of the paper comes soon after."""
    if signers.is_name(_rest_of(document.blocks[index].text)):
        return True
    seen = 0
    for other in document.blocks[index + 1 : min(last, index + 14)]:
        text, folded = other.text.strip(), anchors.key(other.text)
        if anchors.SIGNED.match(folded) or anchors.NOI_NHAN.match(folded):
            return True
        if signers.is_name(text):
            return True
        if as_above(text):
            return True
        if len(text) > 110 or anchors.HEADING.match(folded) or anchors.CAN_CU.match(folded) or anchors.DECIDES.match(folded):
            return False
        if anchors.is_upper(text, 0.7) and (signers.is_title(text) or signers.authority_prefix(text) or starts_organ(text)):
            continue
        if signers.is_name(text, loose=True):
            return True
        seen += 1
        if seen > 6:
            return False
    return index + 4 >= len(document.blocks)


def capitals(text: str) -> str:
    """The capitals that a line begins with, without a name behind them."""
    match = NAME_AFTER.search(text)
    return text[: match.start()].strip() if match else text.strip()
