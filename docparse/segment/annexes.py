"""Appendices behind the foot of a paper. A document and a range of blocks in, (first, end, title) ranges with roles out."""

from __future__ import annotations

from docparse.document import Document
from docparse.segment import anchors
from docparse.segment.organs import is_place_line, starts_organ
from docparse.segment.slots import Role
from docparse.text.regex import regex

_NUMBERED = regex(r"^\W{0,3}phu\s*luc\s*(?:so\s*)?(?:[ivx]{1,5}|[0-9]{1,3}|[a-z])?(?:[.\s]*[a-z0-9]{0,2})?\W*$")
_APPENDIX = regex(r"^\W{0,3}phu\s*luc\b")
_FORM = regex(r"^\W{0,3}(?:mau|bieu)(?:\s*so|\s*mau)?\s*[\divxl][\w./-]*\W*$")
_FORM_WITH_BLANKS = regex(r"^\W{0,3}(?:mau|bieu)(?:\s*so|\s*mau)?\s*[\divxl]\w{0,4}\b.*(?:\.{4,}|…)")
_TITLED_FORM = regex(r"^\W{0,3}(?:mau|bieu)(?:\s*so|\s*mau)?\s*\d{1,2}[a-z]?\s?[.:]\s\w")
"""`Mẫu số 01. Báo cáo …`: right below the foot the first of the forms, anywhere else one of a list."""
_FOOTNOTE = regex(rf"^(?:\d{{1,2}}\s|\[\d{{1,2}}\]|[¹²³⁴-⁹*]{{1,2}})\s*(?=[{anchors.UPPER}][{anchors.LOWER}])[^\n]{{20,}}\.\s*$")
"""A footnote of the last page: a number without a stop, a sentence."""
_TABLE_HEAD = regex(r"^\W*(?:s?tt|so\s+tt|so\s+thu\s+tu)\W*$")
"""The first cell of a table whose cells stand on lines of their own."""
_LIST_HEAD = regex(r"^\W{0,3}(?:danh\s*(?:sach|muc)|bieu|bang)\W*$")


def begins_annex(document: Document, index: int) -> bool:
    """Whether block `index` is the head of an appendix: `PHỤ LỤC I`, `DANH SÁCH …` with its link, `Mẫu số 01`."""
    block = document.blocks[index]
    text = block.text.strip()
    if len(text) > 200 or block.is_row:
        return False
    folded = anchors.key(text)
    if _NUMBERED.match(folded):
        return anchors.is_upper(text, 0.6) or len(text) < 16
    if not anchors.ANNEX.match(folded):
        return False
    if _FORM.match(folded) or _FORM_WITH_BLANKS.match(folded):
        return True
    return anchors.is_upper(text, 0.7) and (bool(_APPENDIX.match(folded)) or _linked(document, index))


def _linked(document: Document, index: int) -> bool:
    return any(
        anchors.BRACKET_LINK.match(anchors.key(other.text)) for other in document.blocks[index + 1 : index + 5] if len(other.text) < 260
    )


def find_annexes(document: Document, start: int, roles: list[Role]) -> list[tuple[int, int, str]]:
    """Cut the blocks from `start` to the end into appendices, and write their roles into `roles`."""
    last = len(document.blocks)
    first = next((index for index in range(start, last) if not anchors.RULE.match(document.blocks[index].text)), last)
    while first < last and _FOOTNOTE.match(document.blocks[first].text):
        roles[first] = "other"
        first += 1
    heads: list[int] = []
    in_appendix = False
    for index in range(first, last):
        folded = anchors.key(document.blocks[index].text)
        if not begins_annex(document, index) and not (index == first and _TITLED_FORM.match(folded)):
            continue
        if _FORM.match(folded) and in_appendix:
            continue
        if heads and index - heads[-1] <= 2 and not _NUMBERED.match(folded):
            continue
        in_appendix = in_appendix or bool(_APPENDIX.match(folded))
        heads.append(index)
    if heads and heads[0] - first <= 6 and 0 < first < heads[0] and document.blocks[heads[0]].page > document.blocks[first].page:
        # what is left below the signature on its own page belongs to no appendix
        for index in range(first, heads[0]):
            roles[index] = "other"
        first = heads[0]
    if not heads:
        if last - first < 3 or not _is_titled(document, first):
            for index in range(first, last):
                roles[index] = "other"
            return []
        heads = [first]
    elif heads[0] > first:
        if _is_titled(document, first) and heads[0] - first > 3:
            heads.insert(0, first)
        else:
            heads[0] = first
    out: list[tuple[int, int, str]] = []
    for number, head in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else last
        out.append((head, end, _read_title(document, head, end, roles)))
    return out


def _is_titled(document: Document, index: int) -> bool:
    return any(
        anchors.is_upper(block.text, 0.7) and len(block.text) > 5 for block in document.blocks[index : index + 5] if not block.is_row
    )


def _read_title(document: Document, head: int, end: int, roles: list[Role]) -> str:
    """The title of the appendix that begins at `head`; roles of its blocks are set on the way."""
    for index in range(head, end):
        roles[index] = "row" if document.blocks[index].is_row else "attachment"
    label = document.blocks[head].text.strip()
    folded = anchors.key(label)
    roles[head] = "attachment_head"
    bare = bool(_NUMBERED.match(folded) or _FORM.match(folded) or _LIST_HEAD.match(folded))
    if (not bare and _is_letterhead(label)) or _FORM_WITH_BLANKS.match(folded):
        return _below_letterhead(document, head, end, roles) or label
    parts: list[str] = []
    known = anchors.is_upper(label, 0.7) or bare
    linking = linked = False
    for index in range(head + 1, min(end, head + 9)):
        block = document.blocks[index]
        text, low = block.text.strip(), anchors.key(block.text)
        if len(text) < 260 and (anchors.BRACKET_LINK.match(low) or (linking and len(text) < 160)):
            roles[index] = "attachment_link"
            linking, linked = ")" not in text, bool(parts) or not bare
            continue
        if linked or block.is_row or _TABLE_HEAD.match(low) or len(text) > 320:
            break
        if anchors.RULE.match(text):
            continue
        if _is_letterhead(text) and any(
            anchors.QUOC_HIEU_AT.search(anchors.key(other.text)) for other in document.blocks[index : index + 5]
        ):
            break  # a form has a letterhead of its own
        if not parts and bare and _titles(text, low, label):
            parts.append(text)
            roles[index] = "attachment_title"
            continue
        if parts and _title_goes_on(parts[-1], text, low):
            parts.append(text)
            roles[index] = "attachment_title"
            continue
        if not bare and known and _title_goes_on(label, text, low) and anchors.is_upper(text) == anchors.is_upper(label):
            label = f"{label} {text}"
            roles[index] = "attachment_title"
            continue
        if parts or not bare or anchors.HEADING.match(low):
            break
    title = " ".join(parts)
    if not title:
        return label
    if _FORM.match(folded) or anchors.squeeze(label) == "danhsach":
        return title
    return f"{label.rstrip(' .:-')} - {title}" if _APPENDIX.match(folded) else f"{label} {title}"


def _is_letterhead(text: str) -> bool:
    """Whether a line is of a letterhead (issuer, Quốc hiệu, Tiêu ngữ), so that no title stands in it."""
    squeezed = anchors.squeeze(text)
    folded = anchors.key(text)
    named = anchors.QUOC_HIEU_AT.search(folded)
    if (named and not folded[: named.start()].endswith("nuoc ")) or anchors.similar(squeezed, anchors.TIEU_NGU) > 0.7:
        return True
    return anchors.is_upper(text, 0.7) and (starts_organ(text) or is_place_line(text)) and not anchors.match_type(text)


def _below_letterhead(document: Document, head: int, end: int, roles: list[Role]) -> str:
    parts: list[str] = []
    for index in range(head + 1, min(end, head + 14)):
        text = document.blocks[index].text.strip()
        upper = anchors.is_upper(text, 0.7) and len(text) > 5
        if not parts and (not upper or _is_letterhead(text) or anchors.RULE.match(text)):
            continue
        if not upper or len(" ".join(parts)) > 260:
            break
        parts.append(text)
        roles[index] = "attachment_title"
    return " ".join(parts)


def _titles(text: str, folded: str, label: str) -> bool:
    if (anchors.HEADING.match(folded) and not anchors.is_upper(text)) or _FORM.match(folded):
        return False
    if "…" in text or "...." in text or len(text) < 6:
        return False
    if _FORM.match(anchors.key(label)):
        return anchors.is_upper(text, 0.75)
    return anchors.is_upper(text, 0.7) or not text.endswith((".", ";", ":"))


def _title_goes_on(previous: str, text: str, folded: str) -> bool:
    if anchors.HEADING.match(folded) or text.startswith(("(", "-", "+")) or len(text) > 160:
        return False
    if anchors.is_upper(previous, 0.7):
        return anchors.is_upper(text, 0.7)
    return text[:1].islower() and not previous.endswith((".", ";", ":"))
