"""The frame of a paper: which block is what (header slots, body, recipients, signatures, attachments). Document in, `Frame` out."""

from __future__ import annotations

from docparse.document import Document
from docparse.segment import anchors
from docparse.segment.annexes import begins_annex, find_annexes
from docparse.segment.foot import Foot, read_foot
from docparse.segment.head import read_head
from docparse.segment.number import parse_number
from docparse.segment.organs import starts_organ
from docparse.segment.page_title import read_page_title
from docparse.segment.slots import Frame, Head, Role, Slot

__all__ = ["Frame", "Role", "Slot", "frame"]

_RANK: dict[Role, int] = {"other": 0, "sign_note": 1, "tieu_ngu": 2, "mark": 2, "quoc_hieu": 3}


def frame(document: Document) -> Frame:
    """Give every block its role (NĐ 30/2020, Phụ lục I: the cells of a paper), with finer slots for header and foot."""
    count = len(document.blocks)
    if not count:
        return Frame(roles=[])
    head = _find_head(document)
    roles: list[Role] = ["body"] * count
    foot = _find_foot(document, head)
    for index in range(head.body):
        roles[index] = "other"
    for index in range(foot.body_end, foot.end):
        roles[index] = "other"
    slots = [*head.slots, *foot.slots]
    _write(roles, slots)
    attachments = find_annexes(document, foot.end, roles) if foot.end < count else []
    body_end = _trim(document, head.body, foot.body_end)
    _body_roles(document, head.body, foot.body_end, roles)
    return Frame(roles, (head.body, max(head.body, body_end)), attachments, slots)


def _find_head(document: Document) -> Head:
    """The header at the top, or, under the chrome of a web page, at the first Quốc hiệu."""
    head = read_head(document)
    if head.slots and not _is_page_title(head):
        return head if head.has("number", "place_date", "quoc_hieu", "party_title") else _under_page_title(document) or head
    reach = head.body + _UNDER_TITLE if head.slots else 600
    for index, block in enumerate(document.blocks[:reach]):
        if len(block.text) < 130 and anchors.caps(block.text) > 0.6 and anchors.QUOC_HIEU_AT.search(anchors.key(block.text)):
            first = index
            while first > max(0, index - 4) and _of_letterhead(document.blocks[first - 1].text):
                first -= 1
            found = read_head(document, first)
            return found if found.has("number", "type", "addressee_head") else head
    return head if head.slots else _under_page_title(document) or head


def _under_page_title(document: Document) -> Head | None:
    """The header of a page that shows but a title of it, and what the paper prints of it below (Kính gửi); None for another page."""
    title = read_page_title(document)
    if not title:
        return None
    below = read_head(document, 1)
    return Head([*title, *below.slots], max(below.body, 1))


_UNDER_TITLE = 8
"""Blocks below a page's title within which the letterhead of the paper stands."""


def _is_page_title(head: Head) -> bool:
    """Whether a header is but a type and a subject, as a web page repeats them above the paper that it shows."""
    return {slot.role for slot in head.slots} <= {"type", "subject", "other"}


def _of_letterhead(line: str) -> bool:
    """Whether a line above Quốc hiệu is the issuer's or the number's."""
    return parse_number(line) is not None or (anchors.is_upper(line) and starts_organ(line))


def _find_foot(document: Document, head: Head) -> Foot:
    """The foot, or, where the signature is an image and there is no Nơi nhận, the place where appendices begin."""
    foot = read_foot(document, head.body)
    if foot.found and head.slots:
        return foot
    if foot.found:
        return foot
    count = len(document.blocks)
    if head.slots:
        for index in range(head.body + 1, count):
            if (
                document.blocks[index].text[:1] in "P*"
                and begins_annex(document, index)
                and anchors.is_upper(document.blocks[index].text, 0.6)
            ):
                return Foot(body_end=index, end=index)
    return Foot(body_end=count, end=count)


def _write(roles: list[Role], slots: list[Slot]) -> None:
    """The role of a block is that of its weightiest slot."""
    best: dict[int, Slot] = {}
    for slot in slots:
        held = best.get(slot.block)
        if held is None or _RANK.get(slot.role, 5) > _RANK.get(held.role, 5):
            best[slot.block] = slot
    for index, slot in best.items():
        roles[index] = slot.role


def _trim(document: Document, start: int, end: int) -> int:
    while end > start and anchors.RULE.match(document.blocks[end - 1].text):
        end -= 1
    return end


def _body_roles(document: Document, start: int, end: int, roles: list[Role]) -> None:
    """Căn cứ lines, QUYẾT ĐỊNH: and table rows inside the body."""
    open_basis = True
    for index in range(start, end):
        block = document.blocks[index]
        if block.is_row:
            roles[index] = "row"
            open_basis = False
            continue
        if index - start > 60:
            continue
        folded = anchors.key(block.text[:60])
        if open_basis and anchors.CAN_CU.match(folded):
            roles[index] = "basis"
            continue
        if (
            len(block.text) < 40
            and anchors.DECIDES.match(folded)
            and anchors.is_upper(block.text, 0.7)
            and (index > start or block.text.rstrip().endswith(":"))
        ):
            roles[index] = "decides"
        continued = (
            open_basis and index > start and roles[index - 1] == "basis" and document.blocks[index - 1].text.rstrip()[-1:] not in ".;"
        )
        if continued and block.text[:1].islower():
            roles[index] = "basis"
            continue
        open_basis = False if roles[index] != "decides" else open_basis
